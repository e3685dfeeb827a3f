"""The register's people and bodies by their names, indexed once a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind


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


@lru_cache(maxsize=16)
def of(lexicon: Lexicon) -> Known:
    """Give the index of a lexicon's register."""
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
            organs.setdefault(entry.part_of, []).append(
                (key, tuple(map(lexicon.spelling.stem, names)))
            )
    single = {
        kind: {name: entries[0] for name, entries in table.items() if len(entries) == 1}
        for kind, table in tables.items()
    }
    return Known(
        single[MentionKind.PERSON],
        single[MentionKind.BODY],
        {key: tuple(rows) for key, rows in organs.items()},
    )
