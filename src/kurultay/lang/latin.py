"""Kazakh in Latin letters: read as the Cyrillic text it stands for, with every offset kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kurultay.lang.kazakh import Kazakh
from kurultay.lang.reading import Reading, Source, Token
from kurultay.resources import Home
from kurultay.text.article import Article, Part, Span

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*[\w/]\.(?:[a-z]{2,4})(?![^\W_])\S*|\S*@\S*")
_VOWELS = frozenset("аәеиоөуұүыіэюя")
_ACRONYM = 6
"""Words in capitals up to this long keep a letter that the other alphabet lacks as it is."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing Kazakh in Latin letters: rows of letters and what they stand for."""

    signs: frozenset[str]
    glide: str
    letters: Mapping[str, str]
    after_consonant: Mapping[str, str]
    longest: int

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Spelling:
        """Read one ``[[spelling]]`` of the language's ``latin.toml``."""
        letters = dict(table["letters"])
        return cls(
            frozenset(table["signs"]),
            table["glide"],
            letters,
            table["after_consonant"],
            max(len(row) for row in letters),
        )

    def read(self, word: str) -> Iterator[tuple[str, int]]:
        """Give the letters of a word in lower case, each with the index it begins at."""
        index, before = 0, ""
        while index < len(word):
            size = next(
                (n for n in range(self.longest, 0, -1) if word[index : index + n] in self.letters),
                0,
            )
            if size:
                row = word[index : index + size]
                hard = before != "" and before not in _VOWELS and row in self.after_consonant
                for letter in (self.after_consonant if hard else self.letters)[row]:
                    yield letter, index
                    before = letter
                index += size
                continue
            letter = word[index]
            if letter == self.glide:
                letter = "й" if before in _VOWELS else "и"
            yield letter, index
            before, index = letter, index + 1


@dataclass(frozen=True, slots=True)
class Letters:
    """The spellings of a language in Latin letters, with the words that they do not cover."""

    spellings: tuple[Spelling, ...]
    keep: frozenset[str]
    stems: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Letters:
        """Read them from the language's ``latin.toml``."""
        spellings = tuple(Spelling.of(row) for row in table["spelling"])
        return cls(spellings, frozenset(table["keep"]), table["stems"])

    def cyrillic(self, text: str) -> tuple[str, tuple[int, ...]]:
        """
        Give a text in Cyrillic letters, and where each of its letters stands in the source.

        Shape: as many offsets as letters, and one more for the end.
        """
        low = text.lower()
        count = [sum(low.count(sign) for sign in each.signs) for each in self.spellings]
        spelling = self.spellings[count.index(max(count))]
        out: list[str] = []
        starts: list[int] = []
        kept = [range(*found.span()) for found in _ADDRESS.finditer(text)]
        at = 0
        for found in _WORD.finditer(text):
            out.extend(text[at : found.start()])
            starts.extend(range(at, found.start()))
            whole = any(found.start() in stretch for stretch in kept)
            word = found.group()
            read = (
                [(mark, k) for k, mark in enumerate(word)] if whole else self._word(spelling, word)
            )
            out.extend(mark for mark, _ in read)
            starts.extend(found.start() + index for _, index in read)
            at = found.end()
        out.extend(text[at:])
        starts.extend(range(at, len(text) + 1))
        return "".join(out), tuple(starts)

    def _word(self, spelling: Spelling, word: str) -> list[tuple[str, int]]:
        low = word.replace("İ", "i").lower()
        if (
            low in self.keep
            or not all("A" <= mark <= "ɏ" for mark in word)
            or len(low) != len(word)
        ):
            return [(mark, index) for index, mark in enumerate(word)]
        stem = next((s for s in self.stems if low.startswith(s)), "")
        read = [
            (letter, min(index, len(stem) - 1))
            for index, letter in enumerate(self.stems.get(stem, ""))
        ]
        read += [(letter, len(stem) + k) for letter, k in spelling.read(low[len(stem) :])]
        if word.isupper() and len(word) > 1:
            return [(letter.upper(), index) for letter, index in read]
        if word[:1].isupper() and read:
            head = [(read[0][0].upper(), read[0][1])]
            inner = [
                (letter.upper() if word[index].isupper() else letter, index)
                for letter, index in read[1:]
            ]
            return head + inner
        return read


def _ends(part: Part) -> tuple[int, int]:
    return part.span.start, part.span.end


@dataclass(frozen=True, slots=True)
class KazakhLatin:
    """The language pack of Kazakh in Latin letters: the words and rules are those of Cyrillic."""

    kazakh: Kazakh
    letters: Letters
    code: str = "kk-Latn"

    @classmethod
    def of(cls, home: Home) -> KazakhLatin:
        """Make the pack from the files of Kazakh."""
        return cls(Kazakh.of(home), Letters.of(home.toml("mapping", "kk", "latin.toml")))

    def read(self, article: Article) -> Reading:
        """Read an article by the Cyrillic text it stands for; the source is kept beside."""
        text, starts = self.letters.cyrillic(article.text)
        parts = tuple(
            Part(part.kind, Span(*(bisect_left(starts, at) for at in _ends(part))))
            for part in article.parts
        )
        reading = self.kazakh.read(replace(article, text=text, parts=parts))
        told = tuple(
            Part(part.kind, Span(*(starts[at] for at in _ends(part))))
            for part in reading.article.parts
        )
        return replace(reading, source=Source(replace(article, parts=told), starts))

    def nominative(self, tokens: Sequence[Token], case: str | None = None) -> str:
        """Give a name or phrase with the case taken off its last word."""
        return self.kazakh.nominative(tokens, case)

    def stems(self, word: str) -> tuple[str, ...]:
        """Give the word and what every cut of its suffixes leaves, longest first."""
        return self.kazakh.stems(word)

    def case_of(self, token: Token) -> str | None:
        """Give the case that the word's suffixes tell."""
        return self.kazakh.case_of(token)
