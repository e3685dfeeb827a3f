"""The patterns of dates and numbers, compiled from the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"\s?[-–—−‑]\s?"
_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """The date expressions of one language, as compiled patterns."""

    months: tuple[re.Pattern[str], ...]
    day: re.Pattern[str]
    month: re.Pattern[str]
    alone: re.Pattern[str]
    turned: re.Pattern[str]
    worded: re.Pattern[str]
    day_words: Mapping[str, int]
    turned_months: Mapping[str, int]
    year: re.Pattern[str]
    numeric: re.Pattern[str]
    weekday: re.Pattern[str]
    weekdays: tuple[re.Pattern[str], ...]
    relative: re.Pattern[str]
    offsets: Mapping[str, tuple[int, str]]
    year_words: tuple[tuple[re.Pattern[str], int], ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> DateGrammar:
        """Compile a language's ``dates.toml``."""
        words = table["dates"]
        month = _any(words["months"])
        years = [*words["current_year"], *words["last_year"], *words["next_year"]]
        relative_year = rf"(?P<rel>{_any(years)})" if years else r"(?P<rel>(?!))"
        behind = rf"(?:\s?(?:{_any(words['year'])})(?!\w))?"
        suffix = "".join(f"(?:{part})?" for part in words["year_suffix"])
        after = rf"(?:,?\s(?:(?P<ya>{_YEAR})(?!\d){suffix}{behind}|{relative_year}(?!\w)))?"
        before = rf"(?:(?:(?P<yb>{_YEAR}){behind}|{relative_year.replace('rel', 'relb')})\s)?"
        join = rf"(?:{_DASH}|\s(?:{_any([*words['and'], *words['to']])})\s|,\s)"
        start = rf"(?:(?:{_any(words['from'])})\s)?" if words["from"] else ""
        tail = rf"(?:\s(?:{_any(words['day'])})(?!\w))?" if words["day"] else ""
        ends = _any(words.get("day_behind", []))
        nth = rf"(?:-?(?:{_any(words['day_nth'])})(?!\w))?"
        return cls(
            months=tuple(_compiled(rf"(?:{text})") for text in words["months"]),
            day=_compiled(
                rf"(?<![\w.,])(?<!\d:){before}{start}(?P<d>{_DAY}){nth}"
                rf"(?:\s(?P<m0>{month})(?!\w))?"
                rf"(?:{join}(?P<d2>{_DAY}){nth})?(?:{join}(?P<d3>{_DAY}){nth})?"
                rf"\s(?P<m>{month})(?!\w){after}{tail}"
            ),
            month=_compiled(
                rf"(?<![\w-]){before}"
                rf"(?:(?P<prep>{_any(words['month_before'])})\s)?(?P<m>{month})(?!\w)"
                rf"(?:\s(?P<mw>{_any(words['month_word'])})(?!\w))?{after}"
            ),
            alone=_compiled(rf"(?:{_any(words.get('month_alone', []))})"),
            turned=_compiled(
                rf"(?<!\w){before}(?:(?P<m>{month}){_of(words)}"
                rf"|(?P<rel>{_any(list(table.get('months_turned', {})))}))(?<=ң)\s(?P<d>{_DAY})"
                rf"(?:{_DASH}(?P<d2>{_DAY})|-?(?:{ends})?\s(?:{_any(words['and'])})\s(?P<d3>{_DAY}))?"
                rf"{_ended(words, ends, tail)}"
            ),
            worded=_compiled(rf"(?<!\w)(?P<d>{_days(table)})\s(?P<m>{month})(?!\w){after}"),
            day_words=table.get("day_words", {}),
            turned_months=table.get("months_turned", {}),
            year=_compiled(
                rf"(?<![\w.,-])(?P<y>{_YEAR})(?:{_DASH}(?P<y2>{_YEAR}))?{suffix}"
                rf"\s?(?:{_any(words['year'])})(?!\w)"
            ),
            numeric=_numeric(),
            weekday=_weekday(words),
            weekdays=tuple(_compiled(rf"(?:{text})") for text in words["weekdays"]),
            relative=_compiled(rf"(?<!\w)(?:{_phrases(table)})(?!\w)(?!\s{_YEAR})"),
            offsets=dict(_offsets(table)),
            year_words=_year_words(words),
        )


def _numeric() -> re.Pattern[str]:
    """Give days in figures: «14.05.2024», «2024-05-14», and «14.05.» before a word."""
    return _compiled(
        rf"(?<![\d.])(?:(?P<d>{_DAY})\.(?P<m>0[1-9]|1[0-2])\.(?P<y>{_YEAR})"
        rf"|(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>\d\d))(?![\d.]\d)"
        rf"|(?<![\d.,№])(?<![п№]\s)(?<!п\.\s)(?P<dd>{_DAY})\.(?P<dm>0[1-9]|1[0-2])\.(?=\s[^\W\d_])"
    )


def _days(table: Mapping[str, Any]) -> str:
    """Join the words for days of a month, the longest first."""
    return _any(sorted(table.get("day_words", {}), key=len, reverse=True))


def _year_words(words: Mapping[str, Any]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Give the words for a year beside a date, each with the years that it is away."""
    return tuple(
        (_compiled(rf"(?:{text})"), years_off)
        for name, years_off in (("current_year", 0), ("last_year", -1), ("next_year", 1))
        for text in words[name]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)  # dates are looked for in lower case: half the time


def _any(texts: list[str]) -> str:
    """Join alternatives; none of them is a pattern that never matches."""
    return "|".join(texts) if texts else r"(?!)"


def _of(words: Mapping[str, Any]) -> str:
    """Give what may stand between a month and a day behind it («мамыр айының 20-сында»)."""
    return rf"(?:\s(?:{_any(words.get('month_of', []))}))?"


def _ended(words: Mapping[str, Any], ends: str, tail: str) -> str:
    """Give what closes a day behind its month: its ending, or a word («25-26 күндері»)."""
    return rf"(?:-?(?:{ends})(?!\w){tail}|\s(?:{_any(words['day'])})(?!\w))"


def _weekday(words: Mapping[str, Any]) -> re.Pattern[str]:
    day = rf"(?P<w>{_any(words['weekdays'])})(?!\w)"
    before, after = words.get("weekday_before", []), words.get("weekday_after", [])
    if before:
        day = rf"(?:{_any(before)})\s{day}"
    if after:
        ends = "".join(rf"|(?<={end})" for end in words.get("weekday_alone", []))
        day = rf"{day}(?:\s(?:{_any(after)})(?!\w){ends})"
    return _compiled(rf"(?<!\w){day}")


def _offsets(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Give each relative phrase with the days, months or years that it counts, or its month."""
    units = {"months_relative": "month", "years_relative": "year", "relative": "day"}
    for name, unit in {**units, "seasons": "season"}.items():
        for phrase, offset in table.get(name, {}).items():
            yield phrase, (offset, unit)


def _phrases(table: Mapping[str, Any]) -> str:
    phrases = sorted((phrase for phrase, _ in _offsets(table)), key=len, reverse=True)
    return "|".join(map(re.escape, phrases)) or r"(?!)"


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """The number expressions of one language."""

    ordinals: Mapping[str, int]
    tens: Mapping[str, int]
    ordinal: re.Pattern[str]
    amount: re.Pattern[str]
    scale: tuple[tuple[re.Pattern[str], int], ...]
    money: tuple[tuple[re.Pattern[str], str], ...]
    percent: re.Pattern[str]
    units: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> NumberGrammar:
        """Compile a language's ``numbers.toml``."""
        words = table["numbers"]
        joined = r"|(?=[^\W\d_]{4,})" if words["joined"] else ""
        scale = "|".join(words["scale"])
        money = "|".join(table["money"])
        percent = "|".join(words["percent"])
        return cls(
            {
                **{word.replace("ё", "е"): at for at, word in enumerate(words["ordinals"], 1)},
                **words.get("rounds", {}),
            },
            words.get("tens", {}),
            re.compile(rf"(?<![\w.,-])(\d{{1,3}})-(?:{words['ordinal_suffix']}(?!\w){joined})"),
            re.compile(
                rf"(?<![\w.,-])(?P<sign>[$€])?\s?(?P<n>{_NUMBER})(?:-[^\W\d_]+)?"
                rf"(?:\s(?P<s>{scale})(?!\w))?"
                rf"(?:\s?(?P<p>{percent})(?!\w)|\s(?P<m>{money})(?!\w))?",
                re.IGNORECASE,
            ),
            tuple(
                (re.compile(word, re.IGNORECASE), power) for word, power in words["scale"].items()
            ),
            tuple((re.compile(word, re.IGNORECASE), code) for word, code in table["money"].items()),
            re.compile(percent, re.IGNORECASE),
            {word.replace("ё", "е"): en for word, en in table["unit"].items()},
        )
