"""The words that announce an event: read from ``mapping``, found in the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kurultay.facts.words import table
from kurultay.lang.reading import Token

_NUMBERED = re.compile(r"\d+-(?=\D)")


def fits(word: str, token: Token) -> bool:
    """Tell whether a token is a form of a word; ``word*`` stands for all that begins so."""
    norm, lemma = token.norm, token.lemma.replace("ё", "е")
    if norm[:1].isdigit():
        norm = _NUMBERED.sub("", norm)
        lemma = _NUMBERED.sub("", lemma)
    if word.endswith("*"):
        return norm.startswith(word[:-1]) or lemma.startswith(word[:-1])
    return word in (norm, lemma)


class Words:
    """A list of words and rows of words, looked up by how their first word begins."""

    __slots__ = ("_rows",)

    def __init__(self, phrases: Iterable[str]) -> None:
        """Split the phrases and sort them by their first letter, long ones first."""
        rows: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(phrase.split())
            rows.setdefault(parts[0][:1], []).append(parts)
        self._rows = {
            letter: tuple(sorted(found, key=len, reverse=True)) for letter, found in rows.items()
        }

    def at(self, tokens: Sequence[Token], index: int) -> int:
        """Give how many tokens from ``index`` on are one of the phrases; 0 for none."""
        token = tokens[index]
        letters = {token.norm[:1], token.lemma[:1]}
        if token.norm[:1].isdigit():
            letters.add(_NUMBERED.sub("", token.norm)[:1])
        for letter in letters:
            for row in self._rows.get(letter, ()):
                if index + len(row) <= len(tokens) and all(
                    fits(word, tokens[index + step]) for step, word in enumerate(row)
                ):
                    return len(row)
        return 0

    def first(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """Give the index of the first phrase that begins in a range of tokens."""
        for index in range(max(0, start), min(end, len(tokens))):
            if self.at(tokens, index):
                return index
        return None

    def within(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Tell whether one of the phrases begins in a range of tokens."""
        return self.first(tokens, start, end) is not None

    def ends(self, tokens: Sequence[Token], end: int) -> bool:
        """Tell whether one of the phrases ends right before ``end``."""
        return any(
            index >= 0 and self.at(tokens, index) == end - index for index in range(end - 4, end)
        )

    def __bool__(self) -> bool:
        """Tell whether there is any phrase at all."""
        return bool(self._rows)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word for a type of event; ``frame`` is empty for nouns."""

    words: Words
    type: str
    en: str
    frame: str = ""
    weak: bool = False
    refers: bool = False
    many: bool = False
    needs: Words | None = None
    never: Words | None = None


@dataclass(frozen=True, slots=True)
class Refine:
    """Words in the complement of an event noun that make it one of another type."""

    of: Words
    type: str
    only: frozenset[str]
    unless: Words | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language says of events: triggers, refinements, and the word lists around them."""

    nouns: tuple[Trigger, ...]
    verbs: tuple[Trigger, ...]
    refine: tuple[Refine, ...]
    gather: tuple[tuple[str, Words], ...]
    after: bool
    capital: Words
    lists: Mapping[str, Words]
    cues: tuple[tuple[str, Words], ...]
    tenses: tuple[tuple[str, str], ...]
    home: str
    stiff: tuple[str, ...]

    def __getitem__(self, name: str) -> Words:
        """Give one word list of ``verbs.toml``."""
        return self.lists[name]


def _trigger(row: Mapping[str, Any]) -> Trigger:
    return Trigger(
        Words(row["words"]),
        row["type"],
        row["en"],
        row.get("frame", ""),
        row.get("weak", False),
        row.get("refers", False),
        row.get("many", False),
        Words(row["needs"]) if row.get("needs") else None,
        Words(row["never"]) if row.get("never") else None,
    )


@cache
def grammar(code: str) -> Grammar:
    """
    Read what a language says of events.

    Errors: ResourceError if a file of ``mapping`` is missing or broken.
    """
    data = table(code, "triggers.toml")
    around = table(code, "verbs.toml")
    return Grammar(
        tuple(map(_trigger, data["noun"])),
        tuple(map(_trigger, data["verb"])),
        tuple(
            Refine(
                Words(row["of"]),
                row["type"],
                frozenset(row["only"]),
                Words(row["unless"]) if row.get("unless") else None,
            )
            for row in data["refine"]
        ),
        tuple((row["type"], Words(row["of"])) for row in data["gather"]),
        data["side"] == "after",
        Words(data["capital"]),
        {
            name: Words(words)
            for name, words in around.items()
            if isinstance(words, list) and name != "stiff"
        },
        tuple((status, Words(words)) for status, words in around["cue"].items()),
        tuple(around["tense"].items()),
        around["home"],
        tuple(around["stiff"]),
    )
