"""
Which reports are of one event.

A false merge is worse than a missed one: reports join only if they share days and participants,
or count the same session of the same body. Within one article no two events are ever one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kurultay.graph import terms
from kurultay.merge.clusters import Clusters, Mark, parted
from kurultay.merge.keys import Days, days, fold
from kurultay.merge.observations import Node, World
from kurultay.merge.people import People
from kurultay.merge.write import Output

SHORT = 10
"""Units: days that an event may take, as stated, to be matched by its days."""
_NEAR = 2
_WINDOW = 40
"""With how many neighbours of its block, in sorted order, an event is compared."""
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

Score = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """
    An event, as one article or several tell of it.

    ``own`` are the bodies in whose name it is held, ``bodies`` also those that these are part of;
    ``leads`` are its chairs and hosts, ``sides`` the states and bodies that take part; ``entry`` is
    the register's meeting that it was judged to be.
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
    apart: frozenset[Mark] = frozenset()
    entry: str | None = None

    def also(self, other: Report) -> Report:
        """Give the two as one, under the first's name; of the days the shorter stretch."""
        both = [each for each in (self.days, other.days) if each]
        return Report(
            self.name,
            self.articles | other.articles,
            self.kinds | other.kinds,
            self.family,
            min(both, key=lambda stretch: (stretch.length, stretch)) if both else None,
            self.own | other.own,
            self.bodies | other.bodies,
            self.places | other.places,
            self.states | other.states,
            self.ordinals | other.ordinals,
            self.persons | other.persons,
            self.leads | other.leads,
            self.sides | other.sides,
            self.titles | other.titles,
            self.apart | other.apart,
            self.entry or other.entry,
        )

    @property
    def brief(self) -> bool:
        """Whether its days are stated closely enough to tell it from others."""
        return self.days is not None and self.days.length <= SHORT


def reports(out: Output, world: World, people: People) -> dict[str, Report]:
    """Give each observed event with all that it can be compared by."""
    above = Above(world)
    parts: dict[str, list[Node]] = {}
    for part in world.of(terms.PARTICIPATION):
        if not _AWAY & set(part.all(terms.HAS_ATTENDANCE)):
            parts.setdefault(part.one(terms.IN_EVENT) or "", []).append(part)
    found = {
        node.iri: _report(out, node, _agents(out, people, parts.get(node.iri, [])), above)
        for node in world.of(terms.EVENT, terms.MEETING)
    }
    for iri in set(world.apart) & set(found):
        found[iri] = replace(found[iri], apart=world.apart[iri])
    return found


@dataclass(frozen=True, slots=True)
class _Agents:
    persons: frozenset[str]
    leads: frozenset[str]
    sides: frozenset[str]


def _agents(out: Output, people: People, parts: list[Node]) -> _Agents:
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


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether both are known and share nothing."""
    return bool(one and two and not one & two)


def counted(one: Report, two: Report) -> bool:
    """Tell whether the two count the same session of the same body."""
    if not (one.ordinals & two.ordinals and one.own & two.own and one.kinds & two.kinds):
        return False
    if one.days and two.days and one.days.gap(two.days) > 31:
        return False
    if "summit" in one.kinds & two.kinds:
        return True
    # A body may hold several series of ministers' meetings, each with its own second one.
    meet = not one.days or not two.days or one.days.meets(two.days)
    return bool(
        one.titles & two.titles
        or (meet and len(one.persons & two.persons) >= 2)
        or (meet and one.days and two.days and one.places & two.places)
    )


def _led_apart(one: Report, two: Report) -> bool:
    """Tell whether each has its own chairs or hosts, of whom the other does not know."""
    if not _apart(one.leads, two.leads):
        return False
    return not (one.leads <= two.persons and two.leads <= one.persons)


def possible(one: Report, two: Report) -> bool:
    """Tell whether nothing forbids that the two are one event."""
    if parted(one.apart, two.apart):
        return False
    if one.family != two.family or one.articles & two.articles:
        return False
    if _apart(one.ordinals, two.ordinals) or _apart(one.bodies, two.bodies):
        return False
    if counted(one, two):
        return True
    if _apart(one.places, two.places) or _apart(one.states, two.states) or _led_apart(one, two):
        return False
    if one.days and two.days and not one.days.meets(two.days):
        return _a_day_off(one, two)
    return True


def score(one: Report, two: Report) -> Score | None:
    """Give how strongly two reports speak for one event; None if they do not."""
    if not possible(one, two):
        return None
    shared = len(one.persons & two.persons)
    rank = (
        len(one.kinds & two.kinds),
        len(one.bodies & two.bodies),
        shared,
        len(one.sides & two.sides),
        -len(one.persons ^ two.persons),
    )
    if counted(one, two):
        return (3, *rank)
    if not (one.brief and two.brief):
        return None
    if one.days and two.days and not one.days.meets(two.days):
        return (1, *rank)
    joined = _two_sided(one, two) if _bilateral(one) else _gathered(one, two, shared)
    return (2, *rank) if joined else None


def _bilateral(report: Report) -> bool:
    return report.family in ("bilateral-meeting", "phone-call")


def _two_sided(one: Report, two: Report) -> bool:
    """Ask for both sides: two persons, or one and the other's state, with nobody else named."""
    shared = one.persons & two.persons
    if len(shared) >= 2:
        return True
    nested = one.persons <= two.persons or two.persons <= one.persons
    return bool(len(shared) == 1 and nested and len(one.sides & two.sides) >= 2)


def _gathered(one: Report, two: Report, shared: int) -> bool:
    """Ask for shared participants, and more of them the less else agrees."""
    kind, body = bool(one.kinds & two.kinds), bool(one.bodies & two.bodies)
    place = bool(one.places & two.places)
    if shared >= 2 and kind:
        return body or place
    if shared >= 2:
        # A summit and a council on one day share a host and a secretary, and little more.
        smaller = min(len(one.persons), len(two.persons))
        return place and not _apart(one.own, two.own) and 2 * shared >= smaller + 1
    if shared == 1:
        return place and kind and (body or one.family == "official-visit")
    agents = len(one.sides & two.sides)
    return place and kind and agents >= 1 and (body or one.family == "official-visit")


def _a_day_off(one: Report, two: Report) -> bool:
    """Tell whether two reports differ in little but the day, so that one of them slipped."""
    if one.days is None or two.days is None or one.days.gap(two.days) > _NEAR:
        return False
    shared = len(one.persons & two.persons)
    return bool(
        one.family == "session"
        and one.kinds & two.kinds
        and one.bodies & two.bodies
        and one.places & two.places
        and shared >= 3
        and 2 * shared >= len(one.persons | two.persons)
    )


def cluster(
    found: dict[str, Report], bonds: Mapping[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """
    Give the reports of each event, by the name of the first; the best pairs are joined first.

    ``bonds`` holds what was judged one event, whatever else the reports say.
    """
    clusters = Clusters(found, bonds=bonds)
    known = dict(found)
    for name, bond in sorted((bonds or {}).items()):
        if name in known and bond in known and name != bond:
            known[bond] = known[bond].also(known.pop(name))
    rated = []
    for one, two in _pairs(found):
        rank = score(found[one], found[two])
        if rank is not None:
            rated.append((tuple(-part for part in rank), one, two))
    for _, one, two in sorted(rated):
        first, second = sorted((clusters.find(one), clusters.find(two)))
        if first != second and possible(known[first], known[second]):
            known[first] = known[first].also(known.pop(second))
            clusters.join(first, second)
    return clusters.groups()


def _pairs(found: dict[str, Report]) -> set[tuple[str, str]]:
    """Give the pairs worth a look; in a crowded block only neighbours are compared."""
    blocks: dict[object, list[str]] = {}
    for name in sorted(found):
        for key in set(_block_keys(found[name])):
            blocks.setdefault(key, []).append(name)
    pairs = set()
    for block in blocks.values():
        block.sort(key=lambda name: (*_likeness(found[name]), name))
        for place, one in enumerate(block):
            for two in block[place + 1 : place + _WINDOW]:
                pairs.add((min(one, two), max(one, two)))
    return pairs


def _likeness(report: Report) -> tuple[list[str], list[str], list[str]]:
    return sorted(report.kinds), sorted(report.places), sorted(report.persons)


def _block_keys(report: Report) -> Iterator[tuple[str, ...]]:
    for ordinal in report.ordinals:
        for body in report.bodies:
            yield report.family, "ordinal", ordinal, body
    if not report.brief:
        return
    for day in _each_day(report.days):
        for agent in report.persons:
            yield report.family, "person", day.isoformat(), agent
        for place in report.places:
            yield report.family, "place", day.isoformat(), place
        if report.family == "session":
            for body in report.bodies:
                for near in (day + timedelta(step) for step in range(_NEAR + 1)):
                    yield report.family, "body", near.isoformat(), body


def _each_day(stretch: Days | None) -> Iterable[date]:
    if stretch is None:
        return ()
    return (stretch.first + timedelta(step) for step in range(stretch.length))
