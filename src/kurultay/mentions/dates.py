"""Dates: days, ranges, months and years in words, resolved against the article's own day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kurultay.mentions.grammar import DateGrammar
from kurultay.mentions.mention import DateValue, Mention, MentionKind
from kurultay.mentions.scan import SHAPE
from kurultay.text.article import PartialDate, PartKind, Span

_FAR = 183
"""Days: a month without a year is the nearest one to the article."""

Stated = tuple[PartialDate, PartialDate | None, str]
Found = tuple[int, int, Stated]


def find(
    text: str,
    parts: tuple[tuple[PartKind, Span], ...],
    published: PartialDate | None,
    grammar: DateGrammar,
) -> list[Mention]:
    """
    Find the dates of a text.

    Shape: sorted, none overlapping. A day and month whose year cannot be known gives none.
    """
    low = _low(text)
    base = _base(low, parts, published, grammar)
    reader = _Reader(low, base, grammar)
    covered: list[tuple[int, int]] = []
    found: list[Found] = []
    for finder in (
        reader.numeric,
        reader.days,
        reader.turned,
        reader.worded,
        reader.months,
        reader.relative,
        reader.years,
    ):
        for start, end, stated in finder():
            if all(end <= low or high <= start for low, high in covered):
                covered.append((start, end))
                if stated is not None:
                    found.append((start, end, stated))
    found.extend(reader.week(covered, found))
    return [_mention(text, one) for one in sorted(found)]


def _low(text: str) -> str:
    """Give a text in lower case, every letter in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _mention(text: str, found: Found) -> Mention:
    start, end, (first, last, basis) = found
    span = Span(start, end)
    surface = span.of(text)
    value = DateValue(first, last, "relative" if basis == "weekday" else basis)
    return Mention(
        MentionKind.DATE, span, surface, surface, f"date.{basis}", value=value, confidence=SHAPE
    )


def _base(
    text: str,
    parts: tuple[tuple[PartKind, Span], ...],
    published: PartialDate | None,
    grammar: DateGrammar,
) -> PartialDate | None:
    """Give the article's own day: as published, else as its dateline states it in full."""
    if published is not None:
        return published
    reader = _Reader(text, None, grammar)
    for kind, span in parts:
        if kind is PartKind.DATELINE:
            for start, end, stated in (*reader.days(), *reader.numeric()):
                if stated is not None and span.start <= start and end <= span.end:
                    return stated[0]
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the expressions of one text, in lower case, against one day."""

    text: str
    base: PartialDate | None
    grammar: DateGrammar

    def numeric(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read «31.10.2025», «2025-10-31», and «12.02.» in the year nearest to the article."""
        for found in self.grammar.numeric.finditer(self.text):
            if found["dd"]:
                if self.base is not None:
                    yield found.start(), found.end(), self._near(int(found["dm"]), int(found["dd"]))
                continue
            year = found["y"] or found["iy"]
            month, day = found["m"] or found["im"], found["d"] or found["id"]
            when = _made(int(year), int(month), int(day))
            yield found.start(), found.end(), (when, None, "stated") if when else None

    def _near(self, month: int, day: int) -> Stated | None:
        """Give a day and month in the year nearest to the article."""
        when = _made(_nearest(self.base, month, day), month, day) if self.base else None
        return (when, None, "stated") if when else None

    def days(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read a day or days and a month, with a year before or behind or none."""
        for found in self.grammar.day.finditer(self.text):
            yield found.start(), found.end(), self._days(found)

    def turned(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read a day behind its month in the genitive («мамырдың 20-сында»)."""
        for found in self.grammar.turned.finditer(self.text):
            day = int(found["d"])
            year, month = self._turned(found, day)
            when = _made(year, month, day) if year else None
            end = found["d2"] or found["d3"]
            last = _made(year, month, int(end)) if year and end else None
            yield found.start(), found.end(), (when, last, "stated") if when else None

    def _turned(self, found: re.Match[str], day: int) -> tuple[int | None, int]:
        """Give the year and the month before a day, by its name or counted from the article's."""
        if found["m"]:
            month = self._month(found["m"])
            if found["yb"]:
                return int(found["yb"]), month
            return self._year_beside(found["relb"], month, day), month
        offset = self.grammar.turned_months[found["rel"]]
        when = _shifted(self.base, offset, "month") if self.base is not None else None
        return (when.year, when.month) if when is not None and when.month else (None, 1)

    def worded(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read a day in words before its month («третьего октября 2009 года»)."""
        for found in self.grammar.worded.finditer(self.text):
            month, day = self._month(found["m"]), self.grammar.day_words[found["d"]]
            year = int(found["ya"]) if found["ya"] else None
            if year is None and self.base is not None:
                year = _nearest(self.base, month, day)
            when = _made(year, month, day) if year else None
            yield found.start(), found.end(), (when, None, "stated") if when else None

    def _days(self, found: re.Match[str]) -> Stated | None:
        month = self._month(found["m"])
        first_month = self._month(found["m0"]) if found["m0"] else month
        days = [int(day) for day in (found["d"], found["d2"], found["d3"]) if day]
        year, basis = self._year_of(found, month, days[-1])
        if year is None:
            return None
        start_year = year - 1 if first_month > month else year
        start, end = _made(start_year, first_month, days[0]), _made(year, month, days[-1])
        if start is None or end is None:
            return None
        return start, end if len(days) > 1 and end > start else None, basis

    def months(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read a month with its year, or alone behind a preposition or in a case of place."""
        for found in self.grammar.month.finditer(self.text):
            stated = found["ya"] or found["yb"] or found["rel"] or found["relb"]
            alone = self.grammar.alone.fullmatch(found["m"]) is not None
            if not (stated or found["prep"] or found["mw"] or alone or _placed(found["m"])):
                continue
            month = self._month(found["m"])
            year, basis = self._year_of(found, month, 15)
            when = _made(year, month, None) if year else None
            start = found.start("m") if found["prep"] and not found["yb"] else found.start()
            yield start, found.end(), (when, None, basis) if when else None

    def years(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read a year or two with the word for it."""
        for found in self.grammar.year.finditer(self.text):
            last = PartialDate(int(found["y2"])) if found["y2"] else None
            yield found.start(), found.end(), (PartialDate(int(found["y"])), last, "stated")

    def relative(self) -> Iterator[tuple[int, int, Stated | None]]:
        """Read words that count from the article's day."""
        if self.base is None:
            return
        for found in self.grammar.relative.finditer(self.text):
            when = _shifted(self.base, *self.grammar.offsets[found.group()])
            if when is not None:
                yield found.start(), found.end(), (when, None, "relative")

    def week(self, covered: list[tuple[int, int]], found: list[Found]) -> Iterator[Found]:
        """Read a weekday as the latest one up to the article's day, unless a date explains it."""
        if self.base is None or self.base.day is None:
            return
        starts = sorted(start for start, _, _ in found)
        for hit in self.grammar.weekday.finditer(self.text):
            if any(low < hit.end() and hit.start() < high for low, high in covered):
                continue
            if any(0 <= start - hit.end() <= 3 for start in starts):
                continue
            if any(0 <= hit.start() - high <= 3 for _, high in covered):
                continue
            number = next(
                index
                for index, pattern in enumerate(self.grammar.weekdays)
                if pattern.fullmatch(hit["w"])
            )
            back = (self.base.first_day.weekday() - number) % 7
            day = self.base.first_day - timedelta(days=back)
            when = PartialDate(day.year, day.month, day.day)
            yield hit.start(), hit.end(), (when, None, "weekday")

    def _month(self, text: str) -> int:
        return next(
            index for index, pattern in enumerate(self.grammar.months, 1) if pattern.fullmatch(text)
        )

    def _year_of(self, found: re.Match[str], month: int, day: int) -> tuple[int | None, str]:
        """Give the year that an expression states or, by the article's day, means."""
        stated = found["ya"] or found["yb"]
        if stated:
            return int(stated), "stated"
        if self.base is None:
            return None, "relative"
        word = found["rel"] or found["relb"]
        known = self._year_beside(word, month, day)
        return known, "relative" if word else "stated"

    def _year_beside(self, word: str | None, month: int, day: int) -> int | None:
        """Give the year that a word beside a day tells, else the one nearest to the article."""
        if self.base is None:
            return None
        offsets = (years for shape, years in self.grammar.year_words if shape.fullmatch(word or ""))
        offset = next(offsets, None)
        return _nearest(self.base, month, day) if offset is None else self.base.year + offset


def _placed(word: str) -> bool:
    """Tell whether a month stands in a case that needs no preposition (Turkic languages)."""
    return word.endswith(("да", "де", "та", "те", "ға", "ге", "қа", "ке", "ғы", "гі"))


def _made(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """Give a date, or None where the calendar has no such day."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _nearest(base: PartialDate, month: int, day: int) -> int:
    """Give the year in which a day lies nearest to the article's."""

    def distance(year: int) -> int:
        return abs((_safe(year, month, day) - base.first_day).days)

    year = min((base.year, base.year - 1, base.year + 1), key=distance)
    return year if distance(year) <= _FAR else base.year


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, 28))


def _shifted(base: PartialDate, offset: int, unit: str) -> PartialDate | None:
    """Give the day, month or year so many units from the article's."""
    if unit == "year":
        return PartialDate(base.year + offset)
    if unit == "season":
        return PartialDate(_nearest(base, offset, 15))
    if unit == "month":
        if base.month is None:
            return None
        months = base.year * 12 + base.month - 1 + offset
        return PartialDate(months // 12, months % 12 + 1)
    if base.day is None:
        return None
    day = base.first_day + timedelta(days=offset)
    return PartialDate(day.year, day.month, day.day)
