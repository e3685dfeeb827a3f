"""Events become events or meetings with their participations."""

from __future__ import annotations

from kurultay.facts.claims import Attendance, Event, Holder, Participation, RefKind, When
from kurultay.graph import iris, terms, write
from kurultay.graph.draft import Draft
from kurultay.graph.offices import Offices
from kurultay.text.article import PartialDate

PRESENT = frozenset({Attendance.ATTENDED, Attendance.ONLINE})


def draw(
    draft: Draft, offices: Offices, events: tuple[Event, ...], holders: tuple[Holder, ...] = ()
) -> None:
    """Write the events of an article, in the order in which they are claimed."""
    mapped = draft.fact_map.named("Event")
    nodes: dict[str, str] = {}
    for number, event in enumerate(events, 1):
        meets = event.type in draft.fact_map.meeting_types
        class_ = mapped.extra["meeting"] if meets else mapped.term
        nodes[event.id] = draft.node("event", class_, str(number))
    for number, event in enumerate(events, 1):
        node = nodes[event.id]
        draft.fields(node, event, mapped)
        draft.support(event.evidence, node)
        draft.fact(node)
        _organiser(draft, node, event)
        if event.when:
            _when(draft, node, event.when)
        if event.part_of in nodes and event.part_of != event.id:
            draft.add(node, terms.PART_OF, nodes[event.part_of])
        for place, participation in enumerate(event.participants, 1):
            _participation(draft, offices, node, participation, f"{number}-{place}")
    for holder in holders:
        office = write.iri(iris.registered("office", holder.office))
        draft.add(nodes[holder.event], terms.ATTENDED_BY_HOLDER, office)
        draft.support(holder.evidence, nodes[holder.event])


def _when(draft: Draft, node: str, when: When) -> None:
    last = when.end or when.start
    draft.add(node, terms.DATE_AS_STATED, write.text(when.text))
    draft.add(node, terms.START_DATE, write.date(when.start))
    if when.end:
        draft.add(node, terms.END_DATE, write.date(when.end))
    for term, day in (
        (terms.EARLIEST_DAY, when.start.first_day),
        (terms.LATEST_DAY, max(last.last_day, when.start.first_day)),
    ):
        draft.add(node, term, write.date(PartialDate(day.year, day.month, day.day)))
    precision = terms.concept("precision", when.start.precision)
    draft.add(node, terms.HAS_DATE_PRECISION, write.iri(precision))
    draft.add(node, terms.HAS_DATE_BASIS, write.iri(terms.concept("basis", when.basis)))


def _organiser(draft: Draft, node: str, event: Event) -> None:
    organiser = event.organiser
    if organiser:
        body = organiser.kind is RefKind.BODY
        draft.add(node, terms.AUSPICES if body else terms.HOSTED_BY, draft.ref(organiser))


def _participation(
    draft: Draft, offices: Offices, event: str, participation: Participation, number: str
) -> None:
    mapped = draft.fact_map.of(participation)
    node = draft.node("participation", mapped.term, number)
    agent = draft.ref(participation.who)
    draft.add(node, terms.IN_EVENT, event)
    draft.add(node, terms.HAS_AGENT, agent)
    if participation.attendance in PRESENT:
        draft.add(node, terms.HAS_ATTENDEE, agent)
    draft.fields(node, participation, mapped)
    for office in participation.offices:
        draft.add(node, terms.IN_CAPACITY, offices.tenure(office))
    draft.add(node, terms.REPRESENTS, *_represented(draft, participation))
    person = participation.who.kind is RefKind.PERSON
    draft.fact(node, event)
    draft.support(participation.evidence, node, *((agent,) if person else ()))


def _represented(draft: Draft, participation: Participation) -> list[str]:
    """Give the states and bodies that somebody stands for by office, else by where they belong."""
    who = participation.who
    found = [draft.code(each.country) for each in participation.offices if each.country]
    found += [
        draft.ref(each.body)
        for each in participation.offices
        if each.body and not each.country and not each.former
    ]
    if not found and who.country and who.kind in (RefKind.PERSON, RefKind.BODY):
        found = [draft.code(who.country)]
    return found
