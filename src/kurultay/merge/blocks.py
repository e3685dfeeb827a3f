"""
By what reports of one event are found among all: keys of which two of them share one.

Each key costs little and leads to few, also among all that is told in years: a body has its third
session many times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from kurultay.merge.keys import Days
from kurultay.merge.reported import Report
from kurultay.merge.sameness import MONTH, TWO_SIDED

_NEAR = 2
_FEW = 4
"""Participants up to which an event is looked up by each two of them."""
_LONG = 300
"""Units: days."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Sorts of keys, each with how a report's are found and those that meet it."""

    keys: Mapping[str, Callable[[Report], Iterable[object]]]
    meets: Mapping[str, Sequence[str]]


def block_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the keys of which two reports of one event share one."""
    yield from counted_keys(report)
    yield from day_keys(report)


def counted_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the keys of which two reports share one that count the same session."""
    for ordinal, body in product(report.ordinals, report.bodies):
        yield report.family, "ordinal", ordinal, body


def _season(report: Report) -> Days | None:
    """Give the days on which others that count the same session may begin, if that tells much."""
    if report.days is None or report.days.length + MONTH >= _LONG:
        return None
    return Days(report.days.first, report.days.last + timedelta(MONTH))


def _timeless(report: Report) -> Iterable[object]:
    return () if _season(report) else counted_keys(report)


def _timed(report: Report) -> Iterable[object]:
    return counted_keys(report) if _season(report) else ()


def _timely(report: Report) -> Iterator[object]:
    season = _season(report)
    for month, key in product(_months(season) if season else (), counted_keys(report)):
        yield month, *key


def day_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the keys of which two reports share one that know their day, but for the session."""
    if not report.brief:
        return
    for day in _each_day(report.days):
        for agent in report.persons:
            yield report.family, "person", day.isoformat(), agent
        for place, shared in product(report.places, _without_persons(report)):
            yield report.family, "place", day.isoformat(), place, shared
        if report.family == "session":
            for body in report.bodies:
                for near in (day + timedelta(step) for step in range(_NEAR + 1)):
                    yield report.family, "body", near.isoformat(), body


def _without_persons(report: Report) -> frozenset[str]:
    """Give what two reports of a day and place must share, besides them, if they share nobody."""
    if report.family in TWO_SIDED:
        return frozenset()
    return report.sides if report.family == "official-visit" else report.bodies


def _each_day(stretch: Days | None) -> Iterable[date]:
    if stretch is None:
        return ()
    return (stretch.first + timedelta(step) for step in range(stretch.length))


def open_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the keys of which two reports of one event share one, if a day is open or slipped."""
    if 1 < len(report.persons) <= _FEW:
        for one, two in combinations(sorted(report.persons), 2):
            yield report.family, "two", one, two
    if report.window is not None:
        for month in _months(report.window):
            for agent in report.persons:
                yield report.family, "month", month, agent


def slip_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the keys of which two meetings of two share one if one has the day before the other."""
    if report.family in TWO_SIDED and len(report.persons) == 2 and report.days:
        for number in range(2):
            day = report.days.first + timedelta(number)
            yield report.family, "slip", *sorted(report.persons), day.isoformat()


def _opens(report: Report) -> Iterable[object]:
    return () if report.brief else open_keys(report)


def _shuts(report: Report) -> Iterable[object]:
    return open_keys(report) if report.brief else ()


def _months(stretch: Days) -> Iterator[str]:
    """Give the months of a stretch of days; of one as long as a year none, for it tells nothing."""
    if stretch.length < _LONG:
        month = stretch.first.replace(day=1)
        while month <= stretch.last:
            yield month.isoformat()[:7]
            month = (month + timedelta(31)).replace(day=1)


def _bond(report: Report) -> Iterable[object]:
    return (("bond", report.bond),) if report.bond else ()


BRIEF = Lookup(
    {"day": day_keys, "timely": _timely, "timed": _timed, "timeless": _timeless, "bond": _bond},
    {
        "bond": ["bond"],
        "day": ["day"],
        "timely": ["timely"],
        "timed": ["timeless"],
        "timeless": ["timed", "timeless"],
    },
)
"""Finds those that know their day, or count the same session within a month or at no known time."""
OPEN = Lookup(
    {"open": _opens, "shut": _shuts, "slip": slip_keys},
    {"open": ["open", "shut"], "shut": ["open"], "slip": ["slip"]},
)
"""Finds those of which one leaves its day open, or has it wrong."""
NONE = Lookup({}, {})
