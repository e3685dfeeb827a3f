"""The layout of a map: where points lie on the paper, and the lines of the globe between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MARGIN = 60
"""Units: SVG units around the outermost points."""
LEAST = 4.0
"""Units: degrees of latitude that a map shows at least."""
HIGHEST = 620
STEPS = (1, 2, 5, 10, 15, 30)
"""Units: degrees between two lines."""
MOST_LINES = 10
POLE = 90
ROUND = 360

Point = tuple[float, float]
"""Latitude and longitude, or x and y."""


@dataclass(frozen=True, slots=True)
class Line:
    """A parallel, which lies flat, or a meridian, with its degrees."""

    at: float
    label: str
    flat: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Points laid on paper, in their order, and the lines behind them."""

    width: int
    height: int
    points: tuple[Point, ...]
    lines: tuple[Line, ...]


def point(latitude: float | None, longitude: float | None) -> Point | None:
    """Give a point of the globe, or None for numbers that are none."""
    if latitude is None or longitude is None or abs(latitude) > POLE or abs(longitude) > ROUND / 2:
        return None
    return latitude, longitude


def sheet(places: Sequence[Point], width: int) -> Sheet:
    """
    Lay places on paper, north above, as wide as they lie apart.

    Shape: degrees of longitude are as long as they are in the middle of the map.
    """
    if not places:
        return Sheet(width, 0, (), ())
    west = _west(longitude for _, longitude in places)
    east = [(longitude - west) % ROUND for _, longitude in places]
    north = [latitude for latitude, _ in places]
    middle = (min(north) + max(north)) / 2
    shrunk = max(math.cos(math.radians(middle)), 0.2)
    tall, wide = max(max(north) - min(north), LEAST), max(max(east) * shrunk, LEAST)
    scale = min((width - 2 * MARGIN) / wide, (HIGHEST - 2 * MARGIN) / tall)
    left = (width - max(east) * shrunk * scale) / 2
    height = round(tall * scale + 2 * MARGIN)
    centre = height / 2

    def x(longitude: float) -> float:
        return round(left + (longitude - west) * shrunk * scale, 1)

    def y(latitude: float) -> float:
        return round(centre - (latitude - middle) * scale, 1)

    high, span = height / scale, width / scale / shrunk
    step = next((one for one in STEPS if max(high, span) / one <= MOST_LINES), STEPS[-1])
    parallels = [one for one in _marks(middle - high / 2, high, step) if abs(one) <= POLE]
    meridians = _marks(west - left / scale / shrunk, span, step)
    lines = [Line(y(one), f"{one}°", flat=True) for one in parallels]
    lines += [
        Line(x(one), f"{(one + ROUND // 2) % ROUND - ROUND // 2}°", flat=False) for one in meridians
    ]
    points = tuple((x(west + far), y(latitude)) for far, latitude in zip(east, north, strict=True))
    return Sheet(width, height, points, tuple(lines))


def _west(longitudes: Iterable[float]) -> float:
    """Give the meridian east of the widest gap, so that nothing is torn apart at 180 degrees."""
    found = sorted(set(longitudes))
    gaps = [(two - one, two) for one, two in pairwise([found[-1] - ROUND, *found])]
    return max(gaps)[1]


def _marks(first: float, span: float, step: int) -> range:
    """Give the whole degrees that lines stand on."""
    last = math.floor((first + span) / step) * step
    return range(math.ceil(first / step) * step, last + 1, step)
