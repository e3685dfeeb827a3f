"""The report's two pictures: a timeline, and a network of who met at what."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.publish import drawing
from kurultay.publish.drawing import Moment, Network, Timeline
from kurultay.publish.report_data import EventCard

MOST_BARS = 40
MOST_NODES = 90
_PRESENT = ("attended", "online", "expected")


def timeline(events: Sequence[EventCard], width: int = 960) -> Timeline:
    """Draw the dated events, the latest ``MOST_BARS`` of them, one row each."""
    moments = [
        Moment(
            first=event.first,
            last=event.last or event.first,
            label=drawing.cut(event.name.text, 72),
            sub=" · ".join(filter(None, [_span(event), *(p.text for p in event.places)])),
            kind="meeting" if event.is_meeting else "event",
        )
        for event in events
        if event.first
    ]
    return drawing.timeline(moments, MOST_BARS, width)


def _span(event: EventCard) -> str:
    if event.last and event.last != event.first:
        return f"{event.first} to {event.last}"
    return event.first or ""


def network(events: Sequence[EventCard], width: int = 960) -> Network:
    """
    Draw events and those who took part in them, laid out by springs from a fixed start.

    Shape: at most ``MOST_NODES`` nodes, events with most participants first; what hangs together
    stands together, the largest group first.
    """
    present = [
        (event, [p for p in event.participants if p.attendance in _PRESENT]) for event in events
    ]
    rated = sorted(
        ((event, people) for event, people in present if len(people) > 1),
        key=lambda pair: (-len(pair[1]), pair[0].iri),
    )
    names: dict[str, tuple[str, str, str]] = {}
    links: list[tuple[str, str]] = []
    taken = 0
    for event, people in rated:
        new = {event.iri, *(p.iri for p in people)} - names.keys()
        if len(names) + len(new) > MOST_NODES:
            continue
        taken += 1
        names[event.iri] = ("event", drawing.cut(event.name.text, 34), event.name.text)
        for person in people:
            full = person.name.text
            names[person.iri] = (person.kind, _short(full, person.kind), full)
            links.append((event.iri, person.iri))
    return drawing.network(names, links, width, len(rated) - taken)


def _short(name: str, kind: str) -> str:
    if kind == "person" and name.split():
        return name.rsplit(maxsplit=1)[-1]
    return drawing.cut(name, 30)
