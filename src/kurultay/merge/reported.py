"""Events as one article or several report them: all that they can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kurultay.graph import terms
from kurultay.merge.clusters import Mark
from kurultay.merge.keys import Days, days, fold
from kurultay.merge.observations import Node, World
from kurultay.merge.people import People
from kurultay.merge.write import Output
from kurultay.text.article import PartialDate

SHORT = 10
"""Units: days that an event may take, as stated, to be matched by its days."""
_LATELY = 10
"""Units: days before an article within which lies what it reports without a day."""
_SOON = 92
"""Units: days after an article within which lies what it announces without a day."""
_FAMILIES = {
    "summit": "session",
    "ministerial": "session",
    "council-session": "session",
    "committee-session": "session",
    "multilateral-meeting": "session",
    "forum": "gathering",
    "conference": "gathering",
    "exhibition": "gathering",
}
"""Kinds that reports of one event take for one another; any other kind stands for itself."""
_LEADING = frozenset(terms.concept("role", name) for name in ("chair", "host"))
_AWAY = frozenset(terms.concept("attendance", name) for name in ("absent", "message"))
_PLANNED = terms.concept("status", "planned")


@dataclass(frozen=True, slots=True)
class Report:
    """
    An event, as one article or several tell of it.

    ``own`` are the bodies in whose name it is held, ``bodies`` also those that these are part of,
    ``tongues`` the languages in which its bodies are named (``*`` for those of the register);
    ``leads`` are its chairs and hosts, ``sides`` the states and bodies that take part; ``told`` is
    when the article was written, ``entry`` the register's meeting that it was judged to be,
    ``bond`` the name of those that it was judged to be one with.
    """

    name: str
    articles: frozenset[str]
    kinds: frozenset[str]
    family: str
    days: Days | None
    own: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    states: frozenset[str]
    ordinals: frozenset[str]
    persons: frozenset[str]
    leads: frozenset[str]
    sides: frozenset[str]
    titles: frozenset[str]
    tongues: frozenset[str] = frozenset()
    told: Days | None = None
    planned: bool = False
    apart: frozenset[Mark] = frozenset()
    entry: str | None = None
    bond: str | None = None

    def also(self, other: Report) -> Report:
        """Give the two as one, under the first's name; of the days the shorter stretch."""
        return Report(
            self.name,
            self.articles | other.articles,
            self.kinds | other.kinds,
            self.family,
            _shorter(self.days, other.days),
            self.own | other.own,
            self.bodies | other.bodies,
            self.places | other.places,
            self.states | other.states,
            self.ordinals | other.ordinals,
            self.persons | other.persons,
            self.leads | other.leads,
            self.sides | other.sides,
            self.titles | other.titles,
            self.tongues | other.tongues,
            _earlier(self.told, other.told),
            self.planned and other.planned,
            self.apart | other.apart,
            self.entry or other.entry,
            self.bond or other.bond,
        )

    @property
    def brief(self) -> bool:
        """Whether its days are stated closely enough to tell it from others."""
        return self.days is not None and self.days.length <= SHORT

    @property
    def window(self) -> Days | None:
        """When it may have been: its days, else shortly before it was told, or after if planned."""
        if self.days is not None or self.told is None:
            return self.days
        if self.planned:
            return Days(self.told.first, self.told.last + timedelta(_SOON))
        return Days(self.told.first - timedelta(_LATELY), self.told.last)

    @property
    def reach(self) -> tuple[str, str] | None:
        """The first and last day that one of a report's days may be whose window meets this one."""
        window = self.window
        if window is None:
            return None
        first, last = window.first - timedelta(_SOON), window.last + timedelta(_LATELY)
        return first.isoformat(), last.isoformat()


def _shorter(one: Days | None, two: Days | None) -> Days | None:
    both = [each for each in (one, two) if each]
    return min(both, key=lambda stretch: (stretch.length, stretch)) if both else None


def _earlier(one: Days | None, two: Days | None) -> Days | None:
    return min((each for each in (one, two) if each), default=None)


def reports(out: Output, world: World, people: People) -> dict[str, Report]:
    """Give each observed event with all that it can be compared by."""
    above, tongues, told = Above(world), _tongues(out, world), _told(world)
    parts: dict[str, list[Node]] = {}
    for part in world.of(terms.PARTICIPATION):
        if not _AWAY & set(part.all(terms.HAS_ATTENDANCE)):
            parts.setdefault(part.one(terms.IN_EVENT) or "", []).append(part)
    found = {}
    for node in world.of(terms.EVENT, terms.MEETING):
        agents = _agents(out, people, parts.get(node.iri, []))
        report = _report(out, node, agents, above)
        known = (tongues.get(body, frozenset()) for body in report.own)
        found[node.iri] = replace(
            report,
            tongues=frozenset(lang for langs in known for lang in langs),
            told=told.get(node.source),
            apart=_apart(world, node),
            bond=world.bonds.get(node.iri),
        )
    return found


def _apart(world: World, node: Node) -> frozenset[Mark]:
    """Give the marks of an event, and of the register's meeting that it was judged to be."""
    if not world.apart:
        return frozenset()
    entry = node.one(terms.DENOTES) or ""
    return world.apart.get(node.iri, frozenset()) | world.apart.get(entry, frozenset())


def _tongues(out: Output, world: World) -> Mapping[str, frozenset[str]]:
    """Give in which languages each merged body is named: two never named in one may be one."""
    found: dict[str, set[str]] = {}
    for node in world.of(terms.BODY):
        body = out.resolve(node.iri)
        langs = {lang for lang, _ in node.labels(terms.PREF_LABEL)}
        # An English label beside another is our own romanisation.
        own = {"*"} if body in world.register else (langs - {"en"} or langs)
        found.setdefault(body, set()).update(own)
    known = {node.iri: frozenset("*") for node in world.known(terms.BODY)}
    return known | {body: frozenset(langs) for body, langs in found.items()}


def _told(world: World) -> dict[str, Days]:
    """Give when each article was written: as it says, else by the last of what it reports."""
    found: dict[str, Days] = {}
    for node in world.of(terms.ARTICLE):
        published = node.one(terms.DATE_PUBLISHED)
        if published:
            try:
                day = PartialDate.parse(published)
            except ValueError:
                continue
            found[node.iri] = Days(day.first_day, day.last_day)
    dated: dict[str, date] = {}
    for node in world.of(terms.EVENT, terms.MEETING):
        stretch = days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY))
        if stretch and stretch.length <= SHORT and _PLANNED not in node.all(terms.HAS_STATUS):
            dated[node.source] = max(stretch.last, dated.get(node.source, stretch.last))
    for article, last in dated.items():
        found.setdefault(article, Days(last, last))
    return found


@dataclass(frozen=True, slots=True)
class _Agents:
    persons: frozenset[str]
    leads: frozenset[str]
    sides: frozenset[str]


def _agents(out: Output, people: People, parts: Iterable[Node]) -> _Agents:
    persons, leads, sides = set(), set(), set()
    for part in parts:
        leading = bool(_LEADING & set(part.all(terms.HAS_ROLE)))
        for agent in part.all(terms.HAS_AGENT):
            if people.has(agent):
                persons.add(people.find(agent))
                leads |= {people.find(agent)} if leading else set()
            else:
                sides.add(out.resolve(agent))
        sides |= {out.resolve(side) for side in part.all(terms.REPRESENTS)}
    return _Agents(frozenset(persons), frozenset(leads), frozenset(sides))


def _report(out: Output, node: Node, agents: _Agents, above: Above) -> Report:
    kind = terms.concept_name(node.one(terms.HAS_KIND) or "other")
    own = frozenset(out.resolve(body) for body in node.all(terms.AUSPICES))
    return Report(
        name=node.iri,
        articles=frozenset({node.source}),
        kinds=frozenset({kind}),
        family=_FAMILIES.get(kind, kind),
        days=days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY)),
        own=own,
        bodies=frozenset(each for body in own for each in above(body)),
        places=frozenset(out.resolve(place) for place in node.all(terms.TOOK_PLACE_IN)),
        states=frozenset(node.all(terms.IN_STATE)),
        ordinals=frozenset(node.all(terms.ORDINAL)),
        persons=agents.persons,
        leads=agents.leads,
        sides=agents.sides,
        titles=frozenset(fold(words) for _, words in node.labels(terms.PREF_LABEL)),
        planned=_PLANNED in node.all(terms.HAS_STATUS),
        entry=node.one(terms.DENOTES),
    )


class Above:
    """Gives a body and the bodies that it is part of, as the register has them."""

    def __init__(self, world: World) -> None:
        """Read the register's bodies."""
        self._parents = {node.iri: node.all(terms.PART_OF) for node in world.known(terms.BODY)}

    def __call__(self, body: str) -> frozenset[str]:
        """Give the body and all above it."""
        found, waiting = {body}, [body]
        while waiting:
            fresh = set(self._parents.get(waiting.pop(), ())) - found
            found |= fresh
            waiting.extend(fresh)
        return frozenset(found)
