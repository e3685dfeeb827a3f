"""The register as identity asks it: who bears a name, who held a post on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kurultay.identity import names
from kurultay.identity.bodies import Owned
from kurultay.mentions.entries import Entry, TenureEntry
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate

SLACK = timedelta(days=14)
"""Sources differ by some days at a change of office (seeds/register/README.md)."""
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Held:
    """A post as an article states it: rank, and the state or body it belongs to."""

    level: str
    country: str | None
    body: str | None
    former: bool


class Registry:
    """Register entries and tenures, indexed once and never changed."""

    def __init__(self, entries: Iterable[Entry], tenures: Iterable[TenureEntry]) -> None:
        """Index entries by kind, key and name, and tenures by person."""
        entries = tuple(entries)
        self._owned = Owned(entries)
        self._entries: dict[tuple[MentionKind, str], Entry] = {}
        self._named: dict[tuple[MentionKind, str], set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._tenures: dict[str, list[TenureEntry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.kind, entry.key] = entry
            for _, words in (*entry.names, *entry.acronyms):
                if entry.kind is MentionKind.PERSON:
                    self._surnames[names.surname_key(words)].add(entry.key)
                elif entry.kind in (MentionKind.BODY, MentionKind.PLACE):
                    self._named[entry.kind, names.fold(words)].add(entry.key)
        for tenure in tenures:
            self._tenures[tenure.person].append(tenure)
        self._bearers = lru_cache(maxsize=_KEPT)(self._bearing)
        self._called = lru_cache(maxsize=_KEPT)(self._owned.called)

    def entry(self, kind: MentionKind, key: str) -> Entry | None:
        """Give an entry by its key."""
        return self._entries.get((kind, key))

    def called(self, kind: MentionKind, name: str) -> tuple[str, ...]:
        """Give the keys of the bodies or places that bear a name."""
        return tuple(sorted(self._named.get((kind, names.fold(name)), ())))

    def owned(self, name: str, country: str | None) -> tuple[str, ...]:
        """Give the keys of the bodies that a name with its owner means."""
        return self._called(name, country)

    def bearers(self, name: str) -> tuple[tuple[str, names.Match], ...]:
        """
        Give the people whose surname agrees, each with how well the whole name does.

        Shape: sorted by key; given names that differ are left out.
        """
        return self._bearers(name)

    def _bearing(self, name: str) -> tuple[tuple[str, names.Match], ...]:
        parsed = names.PersonName.parse(name)
        keys: set[str] = set()
        for each in {parsed.surname, parsed.turned().surname}:
            for bones in {
                part for half in (each, *each.split("-")) for part in names.skeletons(half)
            }:
                keys |= self._surnames.get(bones, set())
        found = []
        for key in sorted(keys):
            entry = self._entries[MentionKind.PERSON, key]
            best = max(names.match(name, words) for _, words in entry.names)
            if best is not names.Match.NONE:
                found.append((key, best))
        return tuple(found)

    def tenures(self, person: str) -> tuple[TenureEntry, ...]:
        """Give what somebody held, in the register's order."""
        return tuple(self._tenures.get(person, ()))

    def agrees(self, person: str, held: Held, day: PartialDate | None) -> bool:
        """Tell whether somebody held such a post, by what is known of the day."""
        return any(self._same(tenure, held, day) for tenure in self._tenures.get(person, ()))

    def belongs(self, person: str, held: Held, day: PartialDate | None) -> bool:
        """Tell whether somebody held any post in the body of a stated one, on the day."""
        return any(
            held.body and tenure.body and self._within(held.body, tenure.body)
            for tenure in self._tenures.get(person, ())
            if _then(tenure, held.former, day)
        )

    def countries(self, person: str) -> frozenset[str]:
        """Give the states that somebody held posts in."""
        tenures = self._tenures.get(person, ())
        return frozenset(tenure.country for tenure in tenures if tenure.country)

    def _same(self, tenure: TenureEntry, held: Held, day: PartialDate | None) -> bool:
        if tenure.level != held.level:
            return False
        if held.body and tenure.body:
            place = self._within(held.body, tenure.body)
        else:
            place = bool(held.country) and held.country == tenure.country
        return place and _then(tenure, held.former, day)

    def _within(self, body: str, other: str) -> bool:
        """Tell whether two bodies are one, or one is an organ of the other."""
        for first, second in ((body, other), (other, body)):
            entry = self.entry(MentionKind.BODY, first)
            if first == second or (entry is not None and entry.part_of == second):
                return True
        return False


def _then(tenure: TenureEntry, former: bool, day: PartialDate | None) -> bool:
    """Tell whether a tenure may have run on a day; unknown bounds are no objection."""
    if day is None:
        return True
    first = tenure.start.first_day if tenure.start else date.min
    if day.last_day < max(first, date.min + SLACK) - SLACK:
        return False
    last = tenure.until.last_day if tenure.until else date.max
    return former or day.first_day <= min(last, date.max - SLACK) + SLACK
