"""Lists of words and rows of words; what a token may begin is looked up once for all lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from kurultay.lang.reading import Token
from kurultay.mentions.lexicon import Lexicon

Item = TypeVar("Item")
Row = tuple[str, ...]

_NUMBERED = re.compile(r"\d+-(?=\D)")
_ENOUGH = 16_000
"""So many word forms are remembered at most, so that memory stays flat."""


def fits(word: str, token: Token) -> bool:
    """Tell whether a token is a form of a word; ``word*`` stands for all that begins so."""
    norm, lemma = _plain(token)
    if word.endswith("*"):
        return norm.startswith(word[:-1]) or lemma.startswith(word[:-1])
    return word in (norm, lemma)


def _plain(token: Token) -> tuple[str, str]:
    """Give form and lemma as the lists have them: ё as е, without a number joined in front."""
    norm, lemma = token.norm, token.lemma.replace("ё", "е")
    if norm[:1].isdigit():
        return _NUMBERED.sub("", norm), _NUMBERED.sub("", lemma)
    return norm, lemma


class Shelf:
    """
    Word lists that are looked into together, by the word that a row of words begins with.

    The article that is ``opened`` is looked through once, for all lists; other rows of tokens are
    looked through as they come, with the same answers.
    """

    __slots__ = ("_begun", "_known", "_sizes", "opened")

    def __init__(self) -> None:
        """Begin with no list."""
        self._begun: dict[str, list[tuple[Words, Row]]] = {}
        self._sizes: tuple[int, ...] = ()
        self._known: dict[tuple[str, str], Mapping[Words, tuple[Row, ...]]] = {}
        self.opened: tuple[Sequence[Token], Mapping[Words, Mapping[int, int]]] = ((), {})

    def add(self, words: Words, rows: Iterable[Row]) -> None:
        """Take in a list."""
        for row in rows:
            self._begun.setdefault(row[0], []).append((words, row))
        stems = (first for first in self._begun if first.endswith("*"))
        self._sizes = tuple(sorted({len(stem) - 1 for stem in stems}))
        self._known.clear()
        self.opened = ((), {})

    def open(self, tokens: tuple[Token, ...]) -> None:
        """Look through an article, so that every list knows where its words are."""
        places: dict[Words, dict[int, int]] = {}
        for index, token in enumerate(tokens):
            for words, rows in self.begun(token).items():
                length = _length(rows, tokens, index)
                if length:
                    places.setdefault(words, {})[index] = length
        self.opened = tokens, places

    def begun(self, token: Token) -> Mapping[Words, tuple[Row, ...]]:
        """Give the rows that a token may begin, by list, long ones first, and remember them."""
        key = token.norm, token.lemma
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _ENOUGH:
                self._known.clear()
            found = self._known[key] = self._sought(token)
        return found

    def _sought(self, token: Token) -> Mapping[Words, tuple[Row, ...]]:
        found: dict[Words, set[Row]] = {}
        for word in {*_plain(token)}:
            stems = (f"{word[:size]}*" for size in self._sizes if size <= len(word))
            for first in (word, *stems):
                for words, row in self._begun.get(first, ()):
                    found.setdefault(words, set()).add(row)
        return {
            words: tuple(sorted(rows, key=lambda row: (-len(row), row)))
            for words, rows in found.items()
        }


@lru_cache(maxsize=16)
def shelf(lexicon: Lexicon) -> Shelf:
    """Give the shelf on which all lists of a language stand."""
    del lexicon  # one shelf for each
    return Shelf()


class Words:
    """A list of words and rows of words."""

    __slots__ = ("_filled", "_shelf")

    def __init__(self, phrases: Iterable[str], place: Shelf | None = None) -> None:
        """Split the phrases; without a shelf they are looked up alone."""
        rows = [tuple(phrase.split()) for phrase in phrases]
        self._filled = bool(rows)
        self._shelf = place or Shelf()
        self._shelf.add(self, rows)

    def at(self, tokens: Sequence[Token], index: int) -> int:
        """Give how many tokens from ``index`` on are one of the phrases; 0 for none."""
        opened, places = self._shelf.opened
        if opened is tokens:
            lengths = places.get(self)
            return lengths.get(index, 0) if lengths else 0
        rows = self._shelf.begun(tokens[index]).get(self)
        return _length(rows, tokens, index) if rows else 0

    def begin(self, token: Token) -> bool:
        """Tell whether one of the phrases may begin with a token."""
        return self in self._shelf.begun(token)

    def found(self, tokens: Sequence[Token], indexes: Iterable[int]) -> Iterator[int]:
        """Give those of some indexes at which a phrase begins."""
        opened, places = self._shelf.opened
        if opened is tokens:
            lengths = places.get(self)
            return filter(lengths.__contains__, indexes) if lengths else iter(())
        return (index for index in indexes if self.at(tokens, index))

    def among(self, tokens: Sequence[Token], indexes: Iterable[int]) -> bool:
        """Tell whether a phrase begins at one of some indexes."""
        return next(self.found(tokens, indexes), None) is not None

    def first(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """Give the index of the first phrase that begins in a range of tokens."""
        return next(self.found(tokens, range(max(0, start), min(end, len(tokens)))), None)

    def within(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Tell whether one of the phrases begins in a range of tokens."""
        return self.first(tokens, start, end) is not None

    def ends(self, tokens: Sequence[Token], end: int) -> bool:
        """Tell whether one of the phrases ends right before ``end``."""
        near = range(max(0, end - 4), end)
        return any(self.at(tokens, index) == end - index for index in self.found(tokens, near))

    def __bool__(self) -> bool:
        """Tell whether there is any phrase at all."""
        return self._filled


def _length(rows: Iterable[Row], tokens: Sequence[Token], index: int) -> int:
    """Give how many tokens from ``index`` on are one of the rows that the first may begin."""
    for row in rows:
        if len(row) == 1:
            return 1
        if index + len(row) <= len(tokens) and all(
            fits(row[step], tokens[index + step]) for step in range(1, len(row))
        ):
            return len(row)
    return 0


class Index(Generic[Item]):
    """Things with the words that announce them, all of one shelf."""

    __slots__ = ("_items", "_known", "_shelf")

    def __init__(self, items: Iterable[tuple[Item, Words]], place: Shelf) -> None:
        """Keep the things in their order."""
        self._items = tuple(items)
        self._shelf = place
        self._known: dict[tuple[str, str], tuple[tuple[Item, Words], ...]] = {}

    def begun(self, token: Token) -> tuple[tuple[Item, Words], ...]:
        """Give the things, each with its words, that a token may begin to announce."""
        lists = self._shelf.begun(token)
        if not lists:
            return ()
        key = token.norm, token.lemma
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _ENOUGH:
                self._known.clear()
            found = self._known[key] = tuple(item for item in self._items if item[1] in lists)
        return found
