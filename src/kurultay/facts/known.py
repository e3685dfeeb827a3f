"""The register's people and bodies by their names, indexed once a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kurultay.facts.words import table
from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind


@cache
def _alike() -> dict[int, str]:
    """Give the letters that spelling varies in, each with the one that stands for it."""
    alike: dict[str, str] = table("romanise.toml")["alike"]
    return str.maketrans(alike)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Give a word without what spelling varies in: case, marks, soft signs, hyphens."""
    return "".join(filter(str.isalpha, word.casefold().translate(_alike())))


def stem(name: str) -> str:
    """Give the beginnings of a name's words, by which two forms of it are the same."""
    return " ".join(folded[:7] for word in name.split() if (folded := fold(word)))


@dataclass(frozen=True, slots=True)
class Known:
    """
    What the register calls people and bodies in one language.

    ``people`` and ``bodies`` hold names that one entry bears; ``organs`` the bodies within a
    body, each with the stems of its names.
    """

    people: Mapping[str, Entry]
    bodies: Mapping[str, Entry]
    organs: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


class _Same:
    """A lexicon that is equal to itself only, so that it can be remembered."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.lexicon is self.lexicon


def of(lexicon: Lexicon) -> Known:
    """Give the index of a lexicon's register."""
    return _index(_Same(lexicon))


@lru_cache(maxsize=16)
def _index(same: _Same) -> Known:
    lexicon = same.lexicon
    tables: dict[MentionKind, dict[str, list[Entry]]] = {
        MentionKind.PERSON: {},
        MentionKind.BODY: {},
    }
    organs: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for (kind, key), entry in lexicon.entries.items():
        if kind not in tables:
            continue
        names = entry.names_in(lexicon.code)
        for name in dict.fromkeys(names):
            tables[kind].setdefault(name, []).append(entry)
        if kind is MentionKind.BODY and entry.part_of:
            organs.setdefault(entry.part_of, []).append((key, tuple(map(stem, names))))
    single = {
        kind: {name: entries[0] for name, entries in table.items() if len(entries) == 1}
        for kind, table in tables.items()
    }
    return Known(
        single[MentionKind.PERSON],
        single[MentionKind.BODY],
        {key: tuple(rows) for key, rows in organs.items()},
    )
