"""The report's two pictures, drawn as SVG: a timeline, and a network of who met at what."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kurultay.publish.report_data import EventCard

MOST_BARS = 40
MOST_NODES = 90
_STEPS = 250
_PRESENT = ("attended", "online", "expected")


@dataclass(frozen=True, slots=True)
class Bar:
    """One event on the timeline; lengths in SVG units."""

    x: float
    y: float
    width: float
    label: str
    sub: str
    kind: str
    anchor: str
    text_x: float
    long: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year line of the timeline."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline ready for the template."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Node:
    """A person, a body, a state or an event of the network."""

    x: float
    y: float
    radius: float
    label: str
    title: str
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from an event to somebody who took part."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready for the template."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def timeline(events: Sequence[EventCard], width: int = 960) -> Timeline:
    """
    Draw the dated events, the latest ``MOST_BARS`` of them, one row each.

    Shape: rows by day; a label stands left of its mark where the right side has no room.
    """
    dated = [event for event in events if event.first]
    shown = dated[-MOST_BARS:]
    if not shown:
        return Timeline(width, 0, (), (), 0)
    days = [date.fromisoformat(d) for e in shown for d in (e.first, e.last or e.first) if d]
    low, high = min(days).toordinal() - 12, max(days).toordinal() + 12
    scale = (width - 40) / max(high - low, 60)

    def place(day: str) -> float:
        return round(20 + (date.fromisoformat(day).toordinal() - low) * scale, 1)

    bars = []
    for row, event in enumerate(shown):
        start = place(event.first or "")
        end = place(event.last or event.first or "")
        left = start > width * 0.55
        # A bar that fills the picture leaves no room beside it: its label stands above it.
        long = not left and end > width * 0.55
        text_x = start - 12 if left else start if long else end + 12
        bars.append(
            Bar(
                x=start,
                y=46 + row * 34,
                width=round(end - start, 1),
                label=_cut(event.name.text, 72),
                sub=" · ".join(filter(None, [_span(event), *(p.text for p in event.places)])),
                kind="meeting" if event.is_meeting else "event",
                anchor="end" if left else "start",
                text_x=round(text_x, 1),
                long=long,
            )
        )
    return Timeline(
        width, 62 + 34 * len(bars), tuple(bars), _ticks(low, high, place), len(dated) - len(shown)
    )


def _span(event: EventCard) -> str:
    if event.last and event.last != event.first:
        return f"{event.first} to {event.last}"
    return event.first or ""


def _ticks(low: int, high: int, place: object) -> tuple[Tick, ...]:
    """Give month lines, thinned to a dozen at most."""
    assert callable(place)
    months = []
    day = date.fromordinal(low).replace(day=1)
    while day.toordinal() <= high:
        if day.toordinal() >= low:
            months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    step = max(1, math.ceil(len(months) / 12))
    return tuple(Tick(place(m.isoformat()), f"{m:%Y-%m}") for m in months[::step])


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


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
        names[event.iri] = ("event", _cut(event.name.text, 34), event.name.text)
        for person in people:
            full = person.name.text
            names[person.iri] = (person.kind, _short(full, person.kind), full)
            links.append((event.iri, person.iri))
    at, height = _placed(sorted(names), sorted(set(links)), width)
    degree = {iri: sum(iri in link for link in set(links)) for iri in names}
    nodes = tuple(
        _node(names[iri], at[iri], degree[iri], width)
        for iri in sorted(names, key=lambda iri: (names[iri][0] == "event", iri))
    )
    edges = tuple(Edge(*at[a], *at[b]) for a, b in sorted(set(links)))
    return Network(width, height if nodes else 0, nodes, edges, len(rated) - taken)


def _short(name: str, kind: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if kind == "person" and name.split() else _cut(name, 30)


def _node(name: tuple[str, str, str], at: tuple[float, float], degree: int, width: int) -> Node:
    kind, label, title = name
    radius = round(6 + 2 * math.sqrt(degree), 1)
    anchor = "start" if at[0] < width - 100 else "end"
    if kind == "event":
        anchor = "middle" if 130 < at[0] < width - 130 else anchor
    return Node(*at, radius, label, title, kind, anchor)


def _placed(
    names: Sequence[str], links: Sequence[tuple[str, str]], width: int
) -> tuple[dict[str, tuple[float, float]], int]:
    """Lay out each connected group by itself, and set the groups in rows like words."""
    rows: list[list[tuple[list[str], int, int]]] = []
    room = 0
    for group in _groups(names, links):
        side = math.sqrt(len(group))
        wide, high = min(int(140 + 118 * side), width), int(40 + 72 * side)
        if wide > room:
            rows.append([])
            room = width
        rows[-1].append((group, wide, high))
        room -= wide
    at: dict[str, tuple[float, float]] = {}
    top = 0
    for row in rows:
        left = 0.0
        stretch = min(width / sum(wide for _, wide, _ in row), 1.8)
        for group, wide, high in row:
            inside = [link for link in links if link[0] in group]
            for name, (x, y) in _fit(_springs(group, inside), int(wide * stretch), high).items():
                at[name] = (round(left + x, 1), round(top + y, 1))
            left += wide * stretch
        top += max(high for _, _, high in row)
    return at, top


def _groups(names: Sequence[str], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Give the connected groups, the largest first."""
    near: dict[str, set[str]] = {name: set() for name in names}
    for one, two in links:
        near[one].add(two)
        near[two].add(one)
    found: list[list[str]] = []
    seen: set[str] = set()
    for name in names:
        if name in seen:
            continue
        group, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                waiting.extend(near[one])
        seen |= group
        found.append(sorted(group))
    return sorted(found, key=lambda group: (-len(group), group))


def _springs(
    names: Sequence[str], links: Sequence[tuple[str, str]]
) -> Mapping[str, tuple[float, float]]:
    """Lay the graph out by repulsion and springs (Fruchterman and Reingold 1991)."""
    count = len(names)
    golden = math.pi * (3 - math.sqrt(5))
    at = {
        name: [math.sqrt(i + 1) * math.cos(i * golden), math.sqrt(i + 1) * math.sin(i * golden)]
        for i, name in enumerate(names)
    }
    ideal = 1.6
    for step in range(_STEPS if count > 1 else 0):
        heat = 0.9 * (1 - step / _STEPS) + 0.02
        push = {name: [-0.08 * at[name][0], -0.08 * at[name][1]] for name in names}
        for i, one in enumerate(names):
            for two in names[i + 1 :]:
                _force(at, push, (one, two), ideal * ideal, -2)
        for link in links:
            _force(at, push, link, -1 / ideal, 1)
        for name in names:
            dx, dy = push[name]
            size = math.hypot(dx, dy) or 1
            at[name][0] += dx / size * min(size, heat)
            at[name][1] += dy / size * min(size, heat)
    return {name: (x, y) for name, (x, y) in at.items()}


def _force(
    at: Mapping[str, list[float]],
    push: Mapping[str, list[float]],
    pair: tuple[str, str],
    strength: float,
    power: int,
) -> None:
    """Push two nodes apart (strength > 0) or together, by a power of their distance."""
    one, two = pair
    dx, dy = at[one][0] - at[two][0], at[one][1] - at[two][1]
    far = max(math.hypot(dx, dy), 0.05)
    force = strength * far**power
    push[one][0] += dx * force
    push[one][1] += dy * force
    push[two][0] -= dx * force
    push[two][1] -= dy * force


def _fit(
    at: Mapping[str, tuple[float, float]], width: int, height: int
) -> dict[str, tuple[float, float]]:
    """Stretch the layout over the picture, with room for labels."""
    if not at:
        return {}
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    wide, high = (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
    return {
        name: (
            round(50 + (x - min(xs)) / wide * (width - 150), 1),
            round(26 + (y - min(ys)) / high * (height - 66), 1),
        )
        for name, (x, y) in at.items()
    }
