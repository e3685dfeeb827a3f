"""Lists of words and rows of words; what a token may begin is looked up once for all lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

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


class _Node:
    """What follows the same words at the beginning of rows, and which lists have them as a row."""

    __slots__ = ("lists", "next", "sizes", "whole")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.sizes: tuple[int, ...] = ()
        self.whole: dict[Words, None] = {}
        self.lists: dict[Words, None] = {}

    def add(self, words: Words, row: Sequence[str]) -> None:
        self.lists[words] = None
        if not row:
            self.whole[words] = None
            return
        if row[0] not in self.next:
            self.next[row[0]] = _Node()
            stems = (word for word in self.next if word.endswith("*"))
            self.sizes = tuple(sorted({len(stem) - 1 for stem in stems}))
        self.next[row[0]].add(words, row[1:])

    def step(self, token: Token) -> list[_Node]:
        """Give the nodes that a token leads to."""
        norm, lemma = _plain(token)
        found: list[_Node] = []
        for word in (norm,) if norm == lemma else (norm, lemma):
            if word in self.next:
                found.append(self.next[word])
            for size in self.sizes:
                if size <= len(word) and (stem := f"{word[:size]}*") in self.next:
                    found.append(self.next[stem])
        return found


class _Begun(NamedTuple):
    """What a word form may begin: lists, those that have it alone, and what goes on behind it."""

    lists: frozenset[Words]
    whole: tuple[Words, ...]
    nodes: tuple[_Node, ...]


_NONE = _Begun(frozenset(), (), ())


class Shelf:
    """
    Word lists that are looked into together.

    The article that is ``opened`` is looked through once, for all lists; other rows of tokens are
    looked through as they come, with the same answers.
    """

    __slots__ = ("_known", "_root", "opened")

    def __init__(self) -> None:
        """Begin with no list."""
        self._root = _Node()
        self._known: dict[tuple[str, str], _Begun] = {}
        self.opened: tuple[Sequence[Token], Mapping[Words, Mapping[int, int]]] = ((), {})

    def add(self, words: Words, rows: Iterable[Row]) -> None:
        """Take in a list."""
        for row in rows:
            self._root.add(words, row)
        self._known.clear()
        self.opened = ((), {})

    def open(self, tokens: tuple[Token, ...]) -> None:
        """Look through an article, so that every list knows where its words are."""
        places: dict[Words, dict[int, int]] = {}
        for index, token in enumerate(tokens):
            begun = self.begun(token)
            if begun is not _NONE:
                for words, length in _lengths(begun, tokens, index).items():
                    places.setdefault(words, {})[index] = length
        self.opened = tokens, places

    def lengths(self, tokens: Sequence[Token], index: int) -> Mapping[Words, int]:
        """Give the lists that have a row at an index, with how many tokens the longest has."""
        return _lengths(self.begun(tokens[index]), tokens, index)

    def begun(self, token: Token) -> _Begun:
        """Give what a token may begin, and remember it."""
        key = token.norm, token.lemma
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _ENOUGH:
                self._known.clear()
            nodes = self._root.step(token)
            found = self._known[key] = _begun(nodes) if nodes else _NONE
        return found


def _begun(nodes: Sequence[_Node]) -> _Begun:
    return _Begun(
        frozenset(words for node in nodes for words in node.lists),
        tuple(dict.fromkeys(words for node in nodes for words in node.whole)),
        tuple(node for node in nodes if node.next),
    )


def _lengths(begun: _Begun, tokens: Sequence[Token], index: int) -> dict[Words, int]:
    """Give the lists that have a row from ``index`` on, with the length of their longest."""
    found = dict.fromkeys(begun.whole, 1)
    nodes, length = begun.nodes, 1
    while nodes and index + length < len(tokens):
        token = tokens[index + length]
        nodes = tuple(after for node in nodes for after in node.step(token))
        length += 1
        for node in nodes:
            found.update(dict.fromkeys(node.whole, length))
    return found


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
        return self._shelf.lengths(tokens, index).get(self, 0)

    def begin(self, token: Token) -> bool:
        """Tell whether one of the phrases may begin with a token."""
        return self in self._shelf.begun(token).lists

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
        lists = self._shelf.begun(token).lists
        if not lists:
            return ()
        key = token.norm, token.lemma
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _ENOUGH:
                self._known.clear()
            found = self._known[key] = tuple(item for item in self._items if item[1] in lists)
        return found
