"""How names are spelled: what varies from one writing to the next, and in Latin letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kurultay.resources import Home

_KEPT = 20_000
_BEGINNING = 7


class Spelling:
    """The letters of ``romanise.toml``; the commonest words are remembered."""

    __slots__ = ("_alike", "_tables", "_word", "fold")

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables: letters, start, ends, vowels, alike."""
        self._tables = tables
        self._alike = str.maketrans(dict(tables["alike"]))
        self.fold = lru_cache(maxsize=_KEPT)(self._fold)
        """Gives a word without what spelling varies in: case, marks, soft signs, hyphens."""
        self._word = lru_cache(maxsize=_KEPT)(self._romanised)

    @classmethod
    def of(cls, home: Home) -> Spelling:
        """
        Read the tables.

        Errors: ResourceError if the file is missing or broken.
        """
        return cls(home.toml("mapping", "romanise.toml"))

    def stem(self, name: str) -> str:
        """Give the beginnings of a name's words, by which two forms of it are the same."""
        return " ".join(folded[:_BEGINNING] for word in name.split() if (folded := self.fold(word)))

    def romanise(self, text: str) -> str:
        """
        Write a Cyrillic text in Latin letters, as English usually does.

        Errors: none; letters that no table has stay as they are.
        """
        return " ".join(self._word(word) for word in text.split())

    def _fold(self, word: str) -> str:
        return "".join(filter(str.isalpha, word.casefold().translate(self._alike)))

    def _romanised(self, word: str) -> str:
        tables = self._tables
        letters, start, ends = tables["letters"], tables["start"], tables["ends"]
        vowels = tables["vowels"]
        low = [letter.lower() for letter in word]
        tail = next(
            (end for end in ends if word.lower().endswith(end) and len(low) > len(end) + 1), ""
        )
        out: list[str] = []
        for at, letter in enumerate(low):
            if tail and at == len(low) - len(tail):
                out.append(ends[tail])
                break
            before = low[at - 1] if at else "-"
            new = letters.get(letter, word[at])
            if not before.isalpha():
                new = start.get(letter, new)
            elif before in vowels["after"]:
                new = vowels.get(letter, new)
            out.append(new[:1].upper() + new[1:] if word[at].isupper() else new)
        return "".join(out)
