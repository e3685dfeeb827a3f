"""
Charts of answers, as SVG: a timeline, a network, bars or a map, as the stored query's header says.

No scripts, nothing from the network, every word escaped; the same answer gives the same bytes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

from kurultay.errors import UsageError
from kurultay.publish import atlas, drawing, tables
from kurultay.publish.drawing import COLOURS, FONT
from kurultay.queries import Query, Table, parts
from kurultay.resources import Home
from kurultay.store import Term

MOST_ROWS = 40
"""The most bars or days of a chart; what is left out is counted below it."""
MOST_NODES = 30
WIDTH = 960
_LABELS = 380
_KINDS = ("person", "body", "state", "event")
# Turned or hidden writing could show something else than what is said.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)
_STYLE = f"""
.kurultay-chart text {{ font: 13px {FONT}; fill: {COLOURS["ink"]}; }}
.kurultay-chart .head {{ font-size: 17px; font-weight: 600; }}
.kurultay-chart .sub {{ font-size: 11px; fill: {COLOURS["soft"]}; }}
.kurultay-chart .paper {{ fill: {COLOURS["paper"]}; }}
.kurultay-chart .tick {{ stroke: {COLOURS["line"]}; }}
.kurultay-chart .edge {{ stroke: {COLOURS["soft"]}; stroke-opacity: .35; }}
.kurultay-chart .node text {{ font-size: 12px; paint-order: stroke;
  stroke: {COLOURS["paper"]}; stroke-width: 3px; }}
""" + "".join(
    f".kurultay-chart .{kind} {{ fill: {COLOURS[kind]}; }}\n"
    for kind in ("person", "event", "body")
)
_STYLE += f".kurultay-chart .state {{ fill: {COLOURS['state']}; }}\n"

Row = Mapping[str, Term | None]
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart's elements, how high they stand, what they say in words, and what is left out."""

    elements: tuple[ET.Element, ...]
    height: float
    said: tuple[str, ...]
    notes: tuple[str, ...]


def words(home: Home, lang: str) -> Mapping[str, str]:
    """
    Give the words that a chart says by itself, in the reader's language.

    Errors: ResourceError if the file of words is broken.
    """
    found: Mapping[str, str] = home.toml("mapping", "charts.toml")[lang]
    return found


def svg(
    query: Query,
    table: Table,
    lang: str,
    said: Mapping[str, str],
    *,
    most: int = MOST_ROWS,
    alone: bool = True,
) -> str:
    """
    Draw the answer of a query that has a view; ``said`` are the ``words`` of the language.

    Shape: with ``alone`` a file of its own, with the question above and with its own colours; else
    a part of a page that has both.
    Errors: UsageError if the query has no view.
    """
    if query.view is None:
        raise UsageError(f"{query.id}: has no view to draw; ask for its rows, such as --format csv")
    columns = parts(query)
    rows = [dict(zip(table.columns, row, strict=True)) for row in dict.fromkeys(table.rows)]
    draw = {"timeline": _timeline, "network": _network, "bar": _bars, "map": _map}[query.view]
    drawn = draw(rows, columns, said, most)
    if not drawn.elements:
        nothing = (said["empty"], *drawn.notes)
        line = _text(20, 24, " · ".join(nothing))
        drawn = _Drawn((line,), 40, nothing, ())
    root = _root(query, lang, drawn, alone=alone)
    return ET.tostring(root, encoding="unicode") + "\n"


def _root(query: Query, lang: str, drawn: _Drawn, *, alone: bool) -> ET.Element:
    question = query.answers[lang]
    heads = drawing.wrapped(question, WIDTH - 60, 17, 3) if alone else ()
    top = 24 * len(heads) + 20 if heads else 0
    foot = top + drawn.height
    size = {"width": str(WIDTH), "height": _n(foot + 24 * bool(drawn.notes))}
    name = f"chart-{query.id}"
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {size['width']} {size['height']}",
            **(size if alone else {}),
            "class": "kurultay-chart",
            "role": "img",
            "lang": lang,
            "aria-labelledby": f"{name}-title {name}-desc",
        },
    )
    ET.SubElement(root, "title", {"id": f"{name}-title"}).text = question
    told = "; ".join((*drawn.said, *drawn.notes))
    ET.SubElement(root, "desc", {"id": f"{name}-desc"}).text = told
    if alone:
        ET.SubElement(root, "style").text = _STYLE
        ET.SubElement(root, "rect", {"class": "paper", **size})
    root.extend(_text(20, 28 + 24 * i, line, cls="head") for i, line in enumerate(heads))
    body = ET.SubElement(root, "g", {"transform": f"translate(0 {top})"} if top else {})
    body.extend(drawn.elements)
    if drawn.notes:
        root.append(_text(20, foot + 12, " · ".join(drawn.notes), cls="sub"))
    return root


def _timeline(
    rows: Sequence[Row], columns: Mapping[str, tuple[str, ...]], said: Mapping[str, str], most: int
) -> _Drawn:
    moments: set[drawing.Moment] = set()
    undated = 0
    for row in rows:
        days = [day for name in columns["day"] if isinstance(day := tables.value(row[name]), date)]
        if not days or not isinstance(tables.value(row[columns["day"][0]]), date):
            undated += 1
            continue
        first, last = days[0].isoformat(), max(days).isoformat()
        label = _label(row, columns["label"])
        more = [_plain(row[name]) for name in columns["more"]]
        span = first if first == last else f"{first} – {last}"
        sub = " · ".join(dict.fromkeys(filter(None, [span, *more])))
        moments.add(drawing.Moment(first, last, label, sub, "event"))
    ordered = sorted(moments, key=lambda one: (one.first, one.last, one.label, one.sub))
    drawn = drawing.timeline(ordered, most, WIDTH)
    elements = [
        element
        for tick in drawn.ticks
        for element in (
            _made("line", "tick", x1=tick.x, x2=tick.x, y1=22, y2=drawn.height),
            _text(tick.x, 14, tick.label, cls="sub", anchor="middle"),
        )
    ]
    elements += [element for bar in drawn.bars for element in _moment(bar)]
    notes = [said["earlier"].format(n=drawn.left_out)] if drawn.left_out else []
    notes += [said["undated"].format(n=undated)] if undated else []
    told = tuple(f"{one.sub}: {one.label}" for one in ordered[-most:])
    return _Drawn(tuple(elements), drawn.height, told, tuple(notes))


def _moment(bar: drawing.Bar) -> tuple[ET.Element, ...]:
    """Give the mark of a moment with its two lines of words."""
    if bar.long:
        mark = _made("rect", bar.kind, x=bar.x, y=bar.y + 10, width=bar.width, height=6, rx=3)
        line = _text(bar.text_x, bar.y + 4, f"{bar.label} ")
        ET.SubElement(line, "tspan", {"class": "sub"}).text = bar.sub
        return mark, line
    if bar.width > 12:
        mark = _made("rect", bar.kind, x=bar.x, y=bar.y - 5, width=bar.width, height=10, rx=5)
    else:
        mark = _made("circle", bar.kind, cx=bar.x, cy=bar.y, r=6)
    return (
        mark,
        _text(bar.text_x, bar.y, bar.label, anchor=bar.anchor),
        _text(bar.text_x, bar.y + 14, bar.sub, cls="sub", anchor=bar.anchor),
    )


def _network(
    rows: Sequence[Row], columns: Mapping[str, tuple[str, ...]], said: Mapping[str, str], most: int
) -> _Drawn:
    weights: dict[drawing.Link, float] = {}
    labels: dict[str, str] = {}
    for row in rows:
        one, two = (_key(row, columns[part]) for part in ("one", "two"))
        if not one or not two or one == two:
            continue
        labels |= {one: _label(row, columns["one"]), two: _label(row, columns["two"])}
        number = _number(row[columns["weight"][0]]) if columns["weight"] else 1
        link = (min(one, two), max(one, two))
        weights[link] = weights.get(link, 0) + (number or 0)
    names: dict[str, tuple[str, str, str]] = {}
    links: list[drawing.Link] = []
    for link in sorted(weights, key=lambda link: (-weights[link], link)):
        if len({*names, *link}) <= MOST_NODES and len(links) < most:
            links.append(link)
            names |= {key: (_kind(key), drawing.cut(labels[key], 32), labels[key]) for key in link}
    drawn = drawing.network(names, links, WIDTH, len(weights) - len(links))
    links.sort()
    elements: list[ET.Element] = []
    for link, edge in zip(links, drawn.edges, strict=True):
        elements += _edge(edge, weights[link], weighed=bool(columns["weight"]))
    taken = [_around(node) for node in drawn.nodes]
    elements += [_node(node, taken) for node in drawn.nodes]
    told = tuple(
        f"{labels[a]} – {labels[b]}" + (f": {_n(weights[a, b])}" if columns["weight"] else "")
        for a, b in links
    )
    notes = (said["more"].format(n=drawn.left_out),) if drawn.left_out else ()
    return _Drawn(tuple(elements), drawn.height, told, notes)


def _edge(edge: drawing.Edge, weight: float, *, weighed: bool) -> tuple[ET.Element, ...]:
    thick = round(min(1 + 0.8 * (float(weight) - 1), 8), 1) if weight > 1 else 1
    line = _made("line", "edge", x1=edge.x1, y1=edge.y1, x2=edge.x2, y2=edge.y2)
    line.set("stroke-width", _n(thick))
    middle = (edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2
    return (line, _text(*middle, _n(weight), cls="sub")) if weighed and weight > 1 else (line,)


def _around(node: drawing.Node) -> _Box:
    far = node.radius
    return (node.x - far, node.y - far, node.x + far, node.y + far)


def _node(node: drawing.Node, taken: list[_Box]) -> ET.Element:
    """Give a dot with its name on the side where it covers least of what is ``taken``."""
    made = ET.Element("g", {"class": "node"})
    ET.SubElement(made, "title").text = node.title
    made.append(_made("circle", node.kind, cx=node.x, cy=node.y, r=node.radius))
    wide, far = drawing.length(node.label, 12), node.radius + 4
    middle = node.x - wide / 2
    places = (
        (node.x + far, node.y + 4),
        (node.x - far - wide, node.y + 4),
        (middle, node.y + far + 10),
        (middle, node.y - far),
    )
    boxes = [(x, y - 11, x + wide, y + 3) for x, y in places]
    costs = [
        sum(_shared(box, one) for one in taken) + 40 * (max(-box[0], 0) + max(box[2] - WIDTH, 0))
        for box in boxes
    ]
    best = costs.index(min(costs))
    taken.append(boxes[best])
    made.append(_text(*places[best], node.label))
    return made


def _shared(one: _Box, two: _Box) -> float:
    """Units: the area that both boxes cover."""
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    return max(wide, 0) * max(high, 0)


def _bars(
    rows: Sequence[Row], columns: Mapping[str, tuple[str, ...]], said: Mapping[str, str], most: int
) -> _Drawn:
    (number,) = columns["number"]
    shown = rows[:most]
    sizes = [_number(row[number]) for row in shown]
    full = max([*filter(None, sizes), 0])
    caption = _text(_LABELS + 14, 12, number.replace("_", " "), cls="sub")
    elements = [caption] if shown else []
    told = []
    y = 24.0
    for row, size in zip(shown, sizes, strict=True):
        before = [_plain(row[name]) for name in columns["before"]]
        label = " · ".join(filter(None, [*before, _label(row, columns["label"])]))
        rest = [f"{name.replace('_', ' ')} {_plain(row[name]) or '–'}" for name in columns["more"]]
        value = _plain(row[number]) or "–"
        lines = drawing.wrapped(label, _LABELS - 20, 13, 2)
        for i, line in enumerate(lines):
            elements.append(_text(_LABELS, y + 12 + 16 * i, line, anchor="end"))
        if rest:
            small = drawing.fitted(" · ".join(rest), _LABELS - 20, 11)
            line_y = y + 12 + 16 * len(lines) - 1
            elements.append(_text(_LABELS, line_y, small, cls="sub", anchor="end"))
        wide = max(size or 0, 0) / full * (WIDTH - _LABELS - 100) if full else 0
        kind = _kind(_key(row, columns["label"]))
        elements.append(_made("rect", kind, x=_LABELS + 14, y=y, width=wide, height=16, rx=3))
        elements.append(_text(_LABELS + 22 + wide, y + 13, value))
        told.append(f"{label}: {', '.join([f'{number} {value}', *rest])}")
        y += 16 * len(lines) + 14 * bool(rest) + 12
    left_out = len(rows) - len(shown)
    notes = (said["more"].format(n=left_out),) if left_out else ()
    return _Drawn(tuple(elements), y + 8, tuple(told), notes)


def _map(
    rows: Sequence[Row], columns: Mapping[str, tuple[str, ...]], said: Mapping[str, str], most: int
) -> _Drawn:
    weights: dict[str, float] = {}
    places: dict[str, tuple[str, atlas.Point]] = {}
    unplaced = 0
    for row in rows:
        at = atlas.point(*(_number(row[name]) for name in columns["at"]))
        if at is None:
            unplaced += 1
            continue
        key = _key(row, columns["label"])
        number = _number(row[columns["weight"][0]]) if columns["weight"] else 1
        weights[key] = weights.get(key, 0) + (number or 0)
        places.setdefault(key, (_label(row, columns["label"]), at))
    shown = sorted(weights, key=lambda key: (-weights[key], key))[:most]
    drawn = atlas.sheet([places[key][1] for key in shown], WIDTH)
    elements = [element for line in drawn.lines for element in _degrees(line, drawn)]
    full = max([*(weights[key] for key in shown), 1])
    nodes, told = [], []
    for key, (x, y) in zip(shown, drawn.points, strict=True):
        name = places[key][0]
        told.append(f"{name}: {_n(weights[key])}" if columns["weight"] else name)
        radius = round(4 + 14 * math.sqrt(max(weights[key], 0) / full), 1)
        nodes.append(drawing.Node(x, y, radius, drawing.cut(name, 32), told[-1], "event", "start"))
    taken = [_around(node) for node in nodes]
    elements += [_node(node, taken) for node in nodes]
    left_out = len(weights) - len(shown)
    notes = [said["more"].format(n=left_out)] if left_out else []
    notes += [said["unplaced"].format(n=unplaced)] if unplaced else []
    return _Drawn(tuple(elements), drawn.height, tuple(told), tuple(notes))


def _degrees(line: atlas.Line, on: atlas.Sheet) -> tuple[ET.Element, ET.Element]:
    """Give a parallel or a meridian with its number."""
    if line.flat:
        drawn = _made("line", "tick", x1=0, x2=on.width, y1=line.at, y2=line.at)
        return drawn, _text(4, line.at - 3, line.label, cls="sub")
    drawn = _made("line", "tick", x1=line.at, x2=line.at, y1=0, y2=on.height)
    return drawn, _text(line.at + 3, 11, line.label, cls="sub")


def _label(row: Row, thing: Sequence[str]) -> str:
    """Give the name of a thing, or the last part of its address where it has none."""
    named = _plain(row[thing[-1]])
    address = _plain(row[thing[0]])
    return named or address.rstrip("/#").rpartition("/")[2].rpartition("#")[2]


def _key(row: Row, thing: Sequence[str]) -> str:
    cell = row[thing[0]] or row[thing[-1]]
    return cell.value if cell else ""


def _kind(address: str) -> str:
    """Give the kind of a thing of ours by its address, for its colour."""
    return next((kind for kind in _KINDS if f"/id/{kind}/" in address), "person")


def _number(cell: Term | None) -> float | None:
    found = tables.value(cell)
    try:
        number = float(found) if isinstance(found, int | Decimal) else math.nan
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _plain(cell: Term | None) -> str:
    return " ".join(_UNSEEN.sub(" ", cell.value).split()) if cell else ""


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _made(tag: str, cls: str, **lengths: float) -> ET.Element:
    return ET.Element(tag, {"class": cls, **{name: _n(one) for name, one in lengths.items()}})


def _text(x: float, y: float, said: str, *, cls: str = "", anchor: str = "start") -> ET.Element:
    kind = {"class": cls} if cls else {}
    place = {"text-anchor": anchor} if anchor != "start" else {}
    made = ET.Element("text", {**kind, "x": _n(x), "y": _n(y), **place})
    made.text = said
    return made
