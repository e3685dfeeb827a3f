"""The words that announce an event: read from ``mapping``, found in the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from kurultay.lang.reading import Token
from kurultay.mentions.lexicon import Lexicon

Item = TypeVar("Item")

_NUMBERED = re.compile(r"\d+-(?=\D)")
_ENOUGH = 3_000
"""So many word forms are remembered at most, so that memory stays flat."""


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
    """A list of words and rows of words; what a token may begin is looked up once a word form."""

    __slots__ = ("_known", "_rows")

    def __init__(self, phrases: Iterable[str]) -> None:
        """Split the phrases and sort them by their first letter, long ones first."""
        rows: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(phrase.split())
            rows.setdefault(parts[0][:1], []).append(parts)
        self._rows = {
            letter: tuple(sorted(found, key=len, reverse=True)) for letter, found in rows.items()
        }
        self._known: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}

    def at(self, tokens: Sequence[Token], index: int) -> int:
        """Give how many tokens from ``index`` on are one of the phrases; 0 for none."""
        token = tokens[index]
        rows = self._known.get((token.norm, token.lemma))
        if rows is None:
            rows = self._begun(token)
        return _length(rows, tokens, index) if rows else 0

    @property
    def letters(self) -> Iterable[str]:
        """Give the letters that the phrases begin with."""
        return self._rows.keys()

    def begin(self, token: Token) -> bool:
        """Tell whether one of the phrases may begin with a token."""
        return bool(self._begun(token))

    def found(self, tokens: Sequence[Token], indexes: Iterable[int]) -> Iterator[int]:
        """Give those of some indexes at which a phrase begins."""
        known = self._known
        for index in indexes:
            token = tokens[index]
            rows = known.get((token.norm, token.lemma))
            if rows is None:
                rows = self._begun(token)
            if rows and _length(rows, tokens, index):
                yield index

    def among(self, tokens: Sequence[Token], indexes: Iterable[int]) -> bool:
        """Tell whether a phrase begins at one of some indexes."""
        return next(self.found(tokens, indexes), None) is not None

    def _begun(self, token: Token) -> tuple[tuple[str, ...], ...]:
        """Give the phrases that a token may begin, long ones first, and remember them."""
        letters = {token.norm[:1], token.lemma[:1], _NUMBERED.sub("", token.norm)[:1]}
        rows = [
            row
            for letter in sorted(letters)
            for row in self._rows.get(letter, ())
            if fits(row[0], token)
        ]
        if len(self._known) >= _ENOUGH:
            self._known.clear()
        found = tuple(sorted(rows, key=len, reverse=True))
        self._known[token.norm, token.lemma] = found
        return found

    def first(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """Give the index of the first phrase that begins in a range of tokens."""
        return next(self.found(tokens, range(max(0, start), min(end, len(tokens)))), None)

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


def _length(rows: Iterable[tuple[str, ...]], tokens: Sequence[Token], index: int) -> int:
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
    """Things with the words that announce them; what a token may begin is looked up once a form."""

    __slots__ = ("_items", "_known")

    def __init__(self, items: Iterable[tuple[Item, Words]]) -> None:
        """Keep the things in their order."""
        self._items = tuple(items)
        self._known: dict[tuple[str, str], tuple[tuple[Item, Words], ...]] = {}

    def begun(self, token: Token) -> tuple[tuple[Item, Words], ...]:
        """Give the things, each with its words, that a token may begin to announce."""
        key = token.norm, token.lemma
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _ENOUGH:
                self._known.clear()
            letters = {token.norm[:1], token.lemma[:1], _NUMBERED.sub("", token.norm)[:1]}
            found = tuple(
                item
                for item in self._items
                if not letters.isdisjoint(item[1].letters) and item[1].begin(token)
            )
            self._known[key] = found
        return found


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
    lands: bool = False
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
    announce: Index[Trigger]

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
        row.get("lands", False),
        Words(row["needs"]) if row.get("needs") else None,
        Words(row["never"]) if row.get("never") else None,
    )


@lru_cache(maxsize=16)
def grammar(lexicon: Lexicon) -> Grammar:
    """
    Read what a language says of events.

    Errors: ResourceError if a file of ``mapping`` is missing or broken.
    """
    data = lexicon.table("triggers.toml")
    around = lexicon.table("verbs.toml")
    nouns, verbs = tuple(map(_trigger, data["noun"])), tuple(map(_trigger, data["verb"]))
    return Grammar(
        nouns,
        verbs,
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
        Index((trigger, trigger.words) for trigger in (*nouns, *verbs)),
    )
