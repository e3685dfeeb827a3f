"""The merged events with their participations, and where the reports of them disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kurultay.graph import terms
from kurultay.merge import presumed
from kurultay.merge.clusters import majority
from kurultay.merge.conflicts import conflict, reading
from kurultay.merge.keys import Days, days
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output, Parts, labels, local, mint

_STATUS = ("held", "ongoing", "cancelled", "planned")
"""What is told later wins: who reports an event as held knows more than who announced it."""
_ATTENDANCE = ("attended", "online", "message", "absent", "invited", "expected")
_ROLES = ("chair", "host", "speaker", "attendee")
_PRESENT = frozenset({"attended", "online"})
_AWAY = frozenset({"absent", "message"})
_MANY = (terms.AUSPICES, terms.HOSTED_BY, terms.HAS_TOPIC, terms.HAS_OUTCOME, terms.FRAMEWORK)
_DATED = (
    terms.START_DATE,
    terms.END_DATE,
    terms.EARLIEST_DAY,
    terms.LATEST_DAY,
    terms.DATE_AS_STATED,
    terms.HAS_DATE_PRECISION,
    terms.HAS_DATE_BASIS,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: its merged IRI, its reports, and the register's meeting if it is one."""

    iri: str
    nodes: tuple[Node, ...]
    known: Node | None


def name(
    out: Output, world: World, groups: dict[str, tuple[str, ...]], linked: dict[str, str]
) -> list[Happening]:
    """Give each event its IRI: the register's, or that of its first report."""
    nodes = {node.iri: node for node in world.of(terms.EVENT, terms.MEETING)}
    free = [group for group in groups if group not in linked]
    fresh = out.named_for([nodes[iri] for iri in groups[group]] for group in free)
    made = linked | dict(zip(free, fresh, strict=True))
    return [
        Happening(
            made[group],
            tuple(nodes[iri] for iri in members),
            world.register.get(made[group]),
        )
        for group, members in groups.items()
    ]


def write(out: Output, happenings: Sequence[Happening]) -> None:
    """Write the merged events, after all of them have their IRIs."""
    for each in happenings:
        out.derive(each.iri, each.nodes)
    for each in happenings:
        _one(out, each)
        _when(out, each)
        _where(out, each)


def _one(out: Output, event: Happening) -> None:
    kinds = [kind for node in event.nodes for kind in node.all(terms.HAS_KIND)]
    kind = majority(kinds) or terms.concept("kind", "other")
    out.link(event.iri, terms.TYPE, terms.EVENT)
    if event.known or any(terms.MEETING in node.all(terms.TYPE) for node in event.nodes):
        out.link(event.iri, terms.TYPE, terms.MEETING)
    sources = (*event.nodes, *([event.known] if event.known else []))
    stated = [status for node in sources for status in node.all(terms.HAS_STATUS)]
    statuses = {terms.concept_name(status) for status in stated}
    for status in [each for each in _STATUS if each in statuses][:1]:
        out.link(event.iri, terms.HAS_STATUS, terms.concept("status", status))
        out.replace(event.iri, terms.HAS_STATUS)
    labels(out, event.iri, event.nodes, event.known)
    for predicate in _MANY:
        out.refer(event.iri, predicate, event.nodes)
    parents = {out.resolve(node) for each in event.nodes for node in each.all(terms.PART_OF)}
    out.link(event.iri, terms.PART_OF, *(parents - {event.iri}))
    if event.known is None:
        out.link(event.iri, terms.HAS_KIND, kind)
        ordinals = [ordinal for node in event.nodes for ordinal in node.all(terms.ORDINAL)]
        first = [node for node in event.nodes if majority(ordinals) in node.all(terms.ORDINAL)]
        out.refer(event.iri, terms.ORDINAL, first[:1])


def _days(node: Node) -> Days | None:
    return days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY))


def _when(out: Output, event: Happening) -> None:
    """Write the days: the closest that most reports allow, the register's only if it fits."""
    dated = [(stretch, node) for node in event.nodes if (stretch := _days(node))]
    register = _days(event.known) if event.known else None
    if not dated:
        return
    allowed = {
        stretch: sum(stretch.meets(other) for other, _ in dated)
        for stretch in {d for d, _ in dated}
    }
    best = min(allowed, key=lambda stretch: (-allowed[stretch], stretch.length, stretch))
    fits = register is not None and register.meets(best)
    if not (fits and register is not None and register.length <= best.length):
        source = next(node for stretch, node in dated if stretch == best)
        for predicate in _DATED:
            out.replace(event.iri, predicate)
            out.refer(event.iri, predicate, [source])
    if all(best.agrees(other) for other, _ in dated) and (fits or register is None):
        return
    readings = [reading(node, terms.START_DATE) for _, node in dated]
    if event.known and register and not fits:
        readings.append(reading(event.known, terms.START_DATE))
    shown = "most articles" if allowed[best] > 1 else "the article" if len(dated) == 1 else "first"
    conflict(out, event.iri, terms.START_DATE, readings, f"shown: {best.first} ({shown})")


def _where(out: Output, event: Happening) -> None:
    """Write the place that most reports name, and the state; keep the others as a conflict."""
    for predicate in (terms.TOOK_PLACE_IN, terms.IN_STATE):
        named = [
            (out.resolve(place), node) for node in event.nodes for place in node.all(predicate)
        ]
        if not named:
            continue
        best = majority([place for place, _ in named]) or ""
        out.replace(event.iri, predicate)
        out.link(event.iri, predicate, best)
        readings = [reading(node, predicate, out.spoken(place)) for place, node in named]
        if event.known:
            known = event.known.all(predicate)
            readings += [reading(event.known, predicate, out.spoken(place)) for place in known]
        if predicate == terms.TOOK_PLACE_IN:
            shown = f"shown: {out.spoken(best)} (most articles, then the first)"
            conflict(out, event.iri, predicate, readings, shown)


def participations(out: Output, world: World, happenings: Sequence[Happening]) -> None:
    """Write one participation for each agent of each event, with all the reports of it."""
    known = {node.iri for event in happenings for node in event.nodes}
    grouped: dict[tuple[str, str], list[Node]] = {}
    for node in world.of(terms.PARTICIPATION):
        event, agent = node.one(terms.IN_EVENT), node.one(terms.HAS_AGENT)
        if event in known and agent:
            key = (out.resolve(event), out.resolve(agent))
            grouped.setdefault(key, []).append(node)
    wanted: list[tuple[str, Parts, str]] = []
    for (event, agent), nodes in sorted(grouped.items()):
        label = local(agent)
        wanted.append((label, (("event", event), ("agent", agent)), nodes[0].iri))
    minted = mint(out.base, "participation", wanted)
    represented: dict[str, set[str]] = {}
    for iri, ((event, agent), nodes) in zip(minted, sorted(grouped.items()), strict=True):
        _participation(out, iri, event, agent, nodes)
        if "/id/person/" in agent:
            stood_for = {end for node in nodes for end in node.all(terms.REPRESENTS)}
            represented.setdefault(event, set()).update(stood_for)
    for each in happenings:
        presumed.write(out, each.iri, each.nodes, represented.get(each.iri, ()))


def _participation(out: Output, iri: str, event: str, agent: str, nodes: Sequence[Node]) -> None:
    out.link(iri, terms.TYPE, terms.PARTICIPATION)
    out.link(iri, terms.IN_EVENT, event)
    out.link(iri, terms.HAS_AGENT, agent)
    out.derive(iri, nodes)
    stated = [(terms.concept_name(v), n) for n in nodes for v in n.all(terms.HAS_ATTENDANCE)]
    given = {value for value, _ in stated}
    attendance = next((each for each in _ATTENDANCE if each in given), "expected")
    out.link(iri, terms.HAS_ATTENDANCE, terms.concept("attendance", attendance))
    if attendance in _PRESENT:
        out.link(iri, terms.HAS_ATTENDEE, agent)
    roles = {terms.concept_name(value) for node in nodes for value in node.all(terms.HAS_ROLE)}
    role = next((each for each in _ROLES if each in roles), "attendee")
    out.link(iri, terms.HAS_ROLE, terms.concept("role", role))
    for predicate in (terms.IN_CAPACITY, terms.REPRESENTS):
        out.refer(iri, predicate, nodes)
    if given & _PRESENT and given & _AWAY:
        sides = [
            reading(node, terms.HAS_ATTENDANCE, value)
            for value, node in stated
            if value in _PRESENT | _AWAY
        ]
        conflict(out, iri, terms.HAS_ATTENDANCE, sides, f"shown: {attendance}")
