"""What all pictures share: the width of words, colours, a scale of days, springs for networks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_STEPS = 250
_NARROW = frozenset("iljtfrI.,:;'|!()[]· \u0131\u0456")
# Of Cyrillic: zhe, em, sha, shcha, yu, ef, yery; de, o and the Kazakh letters among the capitals.
_BROAD = frozenset(
    "mwMW@%—…\u0436\u043c\u0448\u0449\u044e\u0444\u044b"
    "\u0416\u041c\u0428\u0429\u042e\u0424\u042b\u0414\u041e\u04e8\u04b0"
)

COLOURS = {
    "paper": "#ffffff",
    "ink": "#1d2430",
    "soft": "#5c6675",
    "line": "#e3e0d8",
    "person": "#0b6e75",
    "event": "#b4541a",
    "body": "#6a5acd",
    "state": "#8a7a2e",
}
"""The colours of pictures on white; the report has others for dark screens."""
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that has a day: what is said of it, and in small print."""

    first: str
    last: str
    label: str
    sub: str
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One moment on the timeline; lengths in SVG units."""

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
    """A timeline ready to be written."""

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
    """A line between two nodes."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Network:
    """A network ready to be written."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def length(text: str, size: float) -> float:
    """
    Tell about how wide words are in a plain font, rather too wide than too narrow.

    Units: SVG units; ``size`` is the font's.
    """
    return size * sum(
        0.4 if c in _NARROW else 1 if c in _BROAD else 0.76 if c.isupper() else 0.64 for c in text
    )


def fitted(text: str, room: float, size: float) -> str:
    """Cut words so that they fit into a room, with «…» where something is missing."""
    if length(text, size) <= room:
        return text
    kept = text
    while kept and length(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Break words into lines that fit into a room, ``most`` of them."""
    lines: list[str] = [""]
    words = text.split()
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if length(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = " ".join([lines[-1], *words[number:]])
            break
        else:
            lines.append(word)
    return tuple(fitted(line, room, size) for line in lines)


def timeline(moments: Sequence[Moment], most: int, width: int) -> Timeline:
    """
    Draw moments that are in order of day, the latest ``most`` of them, one row each.

    Shape: a label stands left of its mark where the right side has no room.
    """
    shown = moments[-most:]
    if not shown:
        return Timeline(width, 0, (), (), 0)
    days = [date.fromisoformat(day) for one in shown for day in (one.first, one.last)]
    low, high = min(days).toordinal() - 12, max(days).toordinal() + 12
    scale = (width - 40) / max(high - low, 60)

    def place(day: str) -> float:
        return round(20 + (date.fromisoformat(day).toordinal() - low) * scale, 1)

    bars = []
    for row, one in enumerate(shown):
        start, end = place(one.first), place(one.last)
        left = start > width * 0.55
        # A bar that fills the picture leaves no room beside it: its label stands above it.
        long = not left and end > width * 0.55
        text_x = start - 12 if left else start if long else end + 12
        room = text_x - 8 if left else width - text_x - 8
        bars.append(
            Bar(
                x=start,
                y=46 + row * 34,
                width=round(end - start, 1),
                label=fitted(one.label, room, 13),
                sub=fitted(one.sub, room, 11),
                kind=one.kind,
                anchor="end" if left else "start",
                text_x=round(text_x, 1),
                long=long,
            )
        )
    left_out = len(moments) - len(shown)
    return Timeline(width, 62 + 34 * len(bars), tuple(bars), _ticks(low, high, place), left_out)


def _ticks(low: int, high: int, place: Callable[[str], float]) -> tuple[Tick, ...]:
    """Give month lines, thinned to a dozen at most."""
    months = []
    day = date.fromordinal(low).replace(day=1)
    while day.toordinal() <= high:
        if day.toordinal() >= low:
            months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    step = max(1, math.ceil(len(months) / 12))
    return tuple(Tick(place(m.isoformat()), f"{m:%Y-%m}") for m in months[::step])


def cut(text: str, most: int) -> str:
    """Cut words to a number of characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def network(
    names: Mapping[str, tuple[str, str, str]], links: Sequence[Link], width: int, left_out: int
) -> Network:
    """
    Draw named nodes (kind, label, full name) and their links, by springs from a fixed start.

    Shape: what hangs together stands together, the largest group first; edges as sorted links.
    """
    links = sorted(set(links))
    at, height = _placed(sorted(names), links, width)
    degree = {name: sum(name in link for link in links) for name in names}
    nodes = tuple(
        _node(names[name], at[name], degree[name], width)
        for name in sorted(names, key=lambda name: (names[name][0] == "event", name))
    )
    edges = tuple(Edge(*at[a], *at[b]) for a, b in links)
    return Network(width, height if nodes else 0, nodes, edges, left_out)


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
