"""What proves a Kazakh personal name that a model proposes: a list, an ending, a post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kurultay.lang.language import fold
from kurultay.lang.reading import Token
from kurultay.lang.suffixes import Suffixes


@dataclass(frozen=True, slots=True)
class NameProof:
    """The lists of ``mapping/kk/names.toml`` that a proposal is held against."""

    suffixes: Suffixes
    given: frozenset[str]
    endings: tuple[str, ...]
    particles: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any], suffixes: Suffixes) -> NameProof:
        """Read them from the language's ``names.toml``."""
        lists = table["names"]
        return cls(
            suffixes,
            frozenset(map(fold, lists["given"])),
            tuple(map(fold, lists["surname_endings"])),
            frozenset(map(fold, lists["particles"])),
        )

    def kept(self, words: Sequence[Token], *, post: bool = False) -> int:
        """
        Give how many words of a proposed person stand, from the first; 0 if nothing proves one.

        The proof is a word that ends as surnames do, or a listed given name or a post before what
        are two words at least. What the model adds behind a surname belongs to the next phrase.
        """
        for index, word in enumerate(words):
            if self._is_surname(word) and (index or not self._is_given(word)):
                return self._with_particles(words, index + 1)
        proven = len(words) > 1 and (post or self._is_given(words[0]))
        return len(words) if proven else 0

    def _with_particles(self, words: Sequence[Token], last: int) -> int:
        """Go on behind a surname over what may follow it: a patronymic, «оғлы», «қажы»."""
        while last < len(words) and words[last].norm.endswith(tuple(self.particles)):
            last += 1
        return last

    def _is_given(self, word: Token) -> bool:
        return not self.given.isdisjoint(self.suffixes.stems(word.norm))

    def _is_surname(self, word: Token) -> bool:
        return word.capital and fold(self.suffixes.without_case(word.text)).endswith(self.endings)
