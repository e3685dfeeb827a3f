"""The article as kurultay reads it, with spans and partial dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points of ``Article.text``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Refuse a span that is empty or runs backwards; every word has one, so make it fast."""
        if not 0 <= start < end:
            raise ValueError(f"a span must run forwards: {start}, {end}")
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: str) -> str:
        """Give the words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


_set_start = vars(Span)["start"].__set__
_set_end = vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar, as precise as it was stated."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that the calendar does not have."""
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """
        Read ``2025``, ``2025-10`` or ``2025-10-24``.

        Errors: ValueError for anything else.
        """
        match = _ISO.fullmatch(iso.strip())
        if match is None:
            raise ValueError(f"not a date: {iso!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year or 0, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        """Give ISO 8601, as short as the precision."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text


class PartKind(StrEnum):
    """What a stretch of an article is for; facts are looked for in title and body only."""

    TITLE = "title"
    DATELINE = "dateline"  # "БАКУ/Trend/ -", "Астана. 28 ноября. KAZAKHSTAN TODAY –"
    BODY = "body"
    CAPTION = "caption"  # "Фото: пресс-служба"
    BYLINE = "byline"  # "Д.АЙДАР.", "Нұрлан ҚОЖАБЕК", "Соб. корр."
    NOTE = "note"  # "Новость обновляется", counters, rubrics


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the article and what it is for."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    r"""
    One news article, decoded and normalised.

    ``key`` is what makes it one and the same article: its address, or its file name. ``stem`` is
    the file's stem, by which facts are scored. ``text`` is NFC with ``\n`` line ends, without the
    date header; every offset counts its code points. ``sha256`` is of the bytes as they were read.
    """

    key: str
    stem: str
    lang: str
    text: str
    sha256: str
    url: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    title: str | None = None
    parts: tuple[Part, ...] = field(default=())
