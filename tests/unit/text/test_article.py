"""Spans and partial dates keep their promises."""

from __future__ import annotations

from datetime import date

import pytest

from kurultay.text.article import PartialDate, Span


@pytest.mark.parametrize("start, end", [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_backward_span_is_refused(start, end):
    with pytest.raises(ValueError, match="forwards"):
        Span(start, end)


def test_a_span_gives_its_words_and_knows_its_neighbours():
    assert Span(2, 5).of("в Баку") == "Бак"
    assert Span(0, 9).covers(Span(2, 9))
    assert not Span(2, 9).covers(Span(0, 9))
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))


@pytest.mark.parametrize(
    "iso, first, last, precision",
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-10-24", date(2025, 10, 24), date(2025, 10, 24), "day"),
    ],
)
def test_a_partial_date_knows_its_days_and_is_written_as_it_was_read(iso, first, last, precision):
    day = PartialDate.parse(iso)
    assert (day.first_day, day.last_day, day.precision) == (first, last, precision)
    assert str(day) == iso


@pytest.mark.parametrize(
    "iso", ["", "25", "2025-1", "2025-13", "2025-02-30", "2025-10-24T10", "0000"]
)
def test_what_is_no_date_is_refused(iso):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(iso)


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="month"):
        PartialDate(2025, None, 3)
