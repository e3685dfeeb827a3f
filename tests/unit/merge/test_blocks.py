"""Whatever may be one event is found by its keys, whichever sort of key that is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurultay.merge import blocks
from kurultay.merge.blocks import Lookup
from kurultay.merge.keys import Days
from kurultay.merge.reported import Report
from kurultay.merge.sameness import TWO_SIDED, fits, score

FAMILIES = {
    "session": ("council-session", "summit"),
    "bilateral-meeting": ("bilateral-meeting",),
    "official-visit": ("official-visit",),
}


def some(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=len(names))


@st.composite
def days(draw: st.DrawFn) -> Days | None:
    length = draw(st.sampled_from([0, 1, 1, 2, 31, 280, 366]))
    first = date(2025, 1, 28) + timedelta(draw(st.integers(0, 40)))
    return Days(first, first + timedelta(length - 1)) if length else None


@st.composite
def report(draw: st.DrawFn, name: str) -> Report:
    family = draw(st.sampled_from(sorted(FAMILIES)))
    persons = draw(some("a", "b", "c"))
    told = draw(days())
    return Report(
        name=name,
        articles=frozenset([name]),
        kinds=draw(some(*FAMILIES[family])) or frozenset(FAMILIES[family][:1]),
        family=family,
        days=draw(days()),
        own=frozenset(["ots"]),
        bodies=frozenset(["ots"]),
        places=draw(some("baku", "osh")),
        states=frozenset(),
        ordinals=draw(some("3", "4")),
        persons=persons,
        leads=frozenset(),
        sides=persons | draw(some("kz", "az")),
        titles=frozenset(),
        told=told,
    )


def meet(lookup: Lookup, one: Report, two: Report) -> bool:
    keys = {sort: set(of(two)) for sort, of in lookup.keys.items()}
    return any(
        set(of(one)) & keys[other]
        for sort, of in lookup.keys.items()
        for other in lookup.meets[sort]
    )


@settings(max_examples=500)
@given(report("one"), report("two"))
def test_reports_that_speak_for_one_event_are_found(one, two):
    shared = set(blocks.block_keys(one)) & set(blocks.block_keys(two))
    if shared and score(one, two) is not None:
        assert meet(blocks.BRIEF, one, two)


@settings(max_examples=500)
@given(report("one"), report("two"))
def test_reports_of_which_one_leaves_its_day_open_are_found(one, two):
    shared = set(blocks.open_keys(one)) & set(blocks.open_keys(two))
    closed = one.brief and two.brief and one.family not in TWO_SIDED
    if shared and not closed and fits(one, two):
        assert meet(blocks.OPEN, one, two)


@pytest.mark.parametrize(
    ("later", "found"),
    [(0, True), (31, True), (100, False)],
)
def test_a_session_is_found_by_its_number_within_a_month(later, found):
    first = date(2025, 1, 31)
    one, two = (
        Report(
            name, frozenset([name]), frozenset(["summit"]), "session", Days(day, day),
            frozenset(["ots"]), frozenset(["ots"]), frozenset(), frozenset(), frozenset(["3"]),
            frozenset(), frozenset(), frozenset(), frozenset(),
        )
        for name, day in (("one", first), ("two", first + timedelta(later)))
    )  # fmt: skip
    assert meet(blocks.BRIEF, one, two) is found
    assert (score(one, two) is not None) is found
