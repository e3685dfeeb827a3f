"""The register's people and bodies by their names, indexed once a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind

_ALIKE = 0.85
_ENOUGH = 5
"""Given names of fewer letters are spelt alike by chance («Әли», «Али» and «Ален»)."""


@dataclass(frozen=True, slots=True)
class Known:
    """
    What the register calls people and bodies in one language.

    ``people`` (folded) and ``bodies`` hold names that one entry bears, ``surnames`` (folded) those
    of all who held a post; ``organs`` the bodies within a body, each with the stems of its names.
    """

    people: Mapping[str, Entry]
    surnames: Mapping[str, tuple[Entry, ...]]
    bodies: Mapping[str, Entry]
    organs: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


def folded(name: str, lexicon: Lexicon) -> str:
    """Give the words of a name without what spelling varies in."""
    return " ".join(map(lexicon.spelling.fold, name.split()))


def bearer(name: str, lexicon: Lexicon) -> Entry | None:
    """Give the one person of the register with a name, given names spelt nearly so at most."""
    table, words = of(lexicon), folded(name, lexicon)
    exact = table.people.get(words)
    given, _, surname = words.rpartition(" ")
    if exact is not None or not given:
        return exact
    near = [
        entry
        for entry in table.surnames.get(surname, ())
        if any(_near(given, folded(own, lexicon)) for own in entry.names_in(lexicon.code))
    ]
    return near[0] if len(near) == 1 else None


def bearers(name: str, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Give the people of the register that a name may mean: in full, by initials, by surname."""
    entry = bearer(name, lexicon)
    if entry is not None:
        return (entry,)
    given, _, surname = folded(name, lexicon).rpartition(" ")
    found = of(lexicon).surnames.get(surname, ())
    if not given:
        return found
    if not name.split(maxsplit=1)[0].endswith("."):
        return ()
    mark = given[:1]
    return tuple(
        entry
        for entry in found
        if any(folded(own, lexicon)[:1] == mark for own in entry.names_in(lexicon.code))
    )


def serves(name: str, level: str, lexicon: Lexicon) -> str | None:
    """Give the one state in which the register knows somebody at a level."""
    found = bearers(name, lexicon)
    entry = found[0] if len(found) == 1 else None
    held = entry is not None and any(tenure.level == level for tenure in entry.tenures)
    return entry.country if entry is not None and held else None


def _near(given: str, name: str) -> bool:
    """Tell whether given names are spelt as those of a full name, but for a letter or two."""
    known = name.rpartition(" ")[0]
    if min(len(given), len(known)) < _ENOUGH or given[0] != known[0]:
        return False
    alike = SequenceMatcher(None, given, known, autojunk=False).ratio()
    return len(given.split()) == len(known.split()) and alike >= _ALIKE


@lru_cache(maxsize=16)
def of(lexicon: Lexicon) -> Known:
    """Give the index of a lexicon's register."""
    tables: dict[MentionKind, dict[str, list[Entry]]] = {
        MentionKind.PERSON: {},
        MentionKind.BODY: {},
    }
    organs: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    surnames: dict[str, list[Entry]] = {}
    for (kind, key), entry in lexicon.entries.items():
        if kind not in tables:
            continue
        names = entry.names_in(lexicon.code)
        if kind is MentionKind.PERSON:
            names = tuple(folded(name, lexicon) for name in names)
            for surname in {name.split()[-1] for name in names if entry.tenures}:
                surnames.setdefault(surname, []).append(entry)
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
        {surname: tuple(entries) for surname, entries in surnames.items()},
        single[MentionKind.BODY],
        {key: tuple(rows) for key, rows in organs.items()},
    )
