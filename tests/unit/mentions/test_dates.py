"""Dates, resolved against the article's day: Friday, 24 October 2025."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate

DATES = [
    ("ru", "Это было 31 октября.", "31 октября", "2025-10-31", None, "stated"),
    (
        "ru",
        "Это было 12-го и 13-го мая.",
        "12-го и 13-го мая",
        "2025-05-12",
        "2025-05-13",
        "stated",
    ),
    ("ru", "Он был там в начале мая.", "мая", "2025-05", None, "stated"),
    ("ru", "Он был там два дня назад.", "два дня назад", "2025-10-22", None, "relative"),
    ("kk", "Ол 15-ші мамырда болды.", "15-ші мамырда", "2025-05-15", None, "stated"),
    ("kk", "Ол қазанның 31-інде келеді.", "қазанның 31-інде", "2025-10-31", None, "stated"),
    (
        "kk",
        "Ол осы айдың 6-сы және 7-сі күндері болады.",
        "осы айдың 6-сы және 7-сі күндері",
        "2025-10-06",
        "2025-10-07",
        "stated",
    ),
    ("kk", "Биыл наурыз айында келді.", "Биыл наурыз айында", "2025-03", None, "relative"),
    ("ru", "Это было 6–7 октября.", "6–7 октября", "2025-10-06", "2025-10-07", "stated"),
    ("ru", "С утра с 5 по 7 мая.", "с 5 по 7 мая", "2025-05-05", "2025-05-07", "stated"),
    (
        "ru",
        "С 30 сентября по 2 октября шли бои.",
        "С 30 сентября по 2 октября",
        "2025-09-30",
        "2025-10-02",
        "stated",
    ),
    (
        "ru",
        "Срок 12-13 октября т.г. истёк.",
        "12-13 октября т.г.",
        "2025-10-12",
        "2025-10-13",
        "relative",
    ),
    (
        "ru",
        "Третьего мая 2009 года они ушли.",
        "Третьего мая 2009 года",
        "2009-05-03",
        None,
        "stated",
    ),
    (
        "ru",
        "Двадцать первого октября они ушли.",
        "Двадцать первого октября",
        "2025-10-21",
        None,
        "stated",
    ),
    ("ru", "Летом прошлого года они ушли.", "Летом прошлого года", "2024", None, "relative"),
    ("ru", "Осенью они придут.", "Осенью", "2025", None, "relative"),
    ("ru", "Весной 2023 года они ушли.", "2023 года", "2023", None, "stated"),
    ("ru", "На прошлогоднем форуме было тихо.", "прошлогоднем", "2024", None, "relative"),
    ("ru", "Он умер в декабре 2022-го.", "декабре 2022-го", "2022-12", None, "stated"),
    ("ru", "Он прибыл в пятницу.", "в пятницу", "2025-10-24", None, "relative"),
    ("ru", "Он прибыл во вторник.", "во вторник", "2025-10-21", None, "relative"),
    ("ru", "Он прибыл вчера.", "вчера", "2025-10-23", None, "relative"),
    (
        "ru",
        "Он прибыл в начале этого месяца.",
        "в начале этого месяца",
        "2025-10",
        None,
        "relative",
    ),
    ("ru", "В январе 2026 года съезд.", "январе 2026 года", "2026-01", None, "stated"),
    ("ru", "Оплата 31.10.2025 прошла.", "31.10.2025", "2025-10-31", None, "stated"),
    ("ru", "Июльские консультации удались.", "Июльские", "2025-07", None, "stated"),
    ("ru", "Он был на вчерашней встрече.", "вчерашней", "2025-10-23", None, "relative"),
    (
        "ru",
        "Он прибыл в минувшую субботу.",
        "в минувшую субботу",
        "2025-10-18",
        None,
        "relative",
    ),
    ("kk", "Ол 17-19 ақпанда болды.", "17-19 ақпанда", "2026-02-17", "2026-02-19", "stated"),
    (
        "kk",
        "Ол 2026 жылғы 17 ақпанда болды.",
        "2026 жылғы 17 ақпанда",
        "2026-02-17",
        None,
        "stated",
    ),
    ("kk", "Ол бүгін келді.", "бүгін", "2025-10-24", None, "relative"),
    ("kk", "Ұйым 2009 жылғы қазанда құрылды.", "2009 жылғы қазанда", "2009-10", None, "stated"),
    ("kk", "Ол жұма күні келді.", "жұма күні", "2025-10-24", None, "relative"),
    ("kk", "Ол сейсенбіде келді.", "сейсенбіде", "2025-10-21", None, "relative"),
    ("kk", "Осы аптаның дүйсенбісінде келді.", "дүйсенбісінде", "2025-10-20", None, "relative"),
    ("kk", "Ол 2022 жылдың қазанында келді.", "2022 жылдың қазанында", "2022-10", None, "stated"),
    (
        "kk",
        "Жиын осы айдың 29-30-ы күндері өтеді.",
        "осы айдың 29-30-ы күндері",
        "2025-10-29",
        "2025-10-30",
        "stated",
    ),
]


@pytest.mark.parametrize("code, text, surface, start, end, basis", DATES)
def test_a_date_is_as_precise_as_its_words(found, code, text, surface, start, end, basis):
    (day,) = found(code, text, MentionKind.DATE)
    assert day.surface == surface
    assert str(day.value.start) == start
    assert (str(day.value.end) if day.value.end else None) == end
    assert day.value.basis == basis


def test_capitals_and_letters_that_grow_in_lower_case_leave_a_date_in_its_place(found):
    (day,) = found("ru", "İLHAM И İSMET БЫЛИ 21 ОКТЯБРЯ 2025 ГОДА в Баку.", MentionKind.DATE)
    assert (day.surface, str(day.value.start)) == ("21 ОКТЯБРЯ 2025 ГОДА", "2025-10-21")


def test_a_weekday_beside_its_date_is_no_date_of_its_own(found):
    (day,) = found("ru", "Во вторник, 21 октября, он прибыл.", MentionKind.DATE)
    assert day.surface == "21 октября"


@pytest.mark.parametrize("text", ["Это было 31 октября.", "Он прибыл вчера.", "В ноябре съезд."])
def test_without_the_article_s_day_a_year_is_not_guessed(found, text):
    assert found("ru", text, MentionKind.DATE, None) == []


def test_a_dateline_in_full_gives_the_article_s_day(found):
    text = "САМАРКАНД, 22 октября 2024 года. Встреча прошла 20 октября."
    days = found("ru", text, MentionKind.DATE, None)
    assert [str(day.value.start) for day in days] == ["2024-10-22", "2024-10-20"]


def test_around_new_year_the_nearest_year_is_meant(found):
    (day,) = found("ru", "Это было 28 декабря.", MentionKind.DATE, PartialDate(2026, 1, 5))
    assert str(day.value.start) == "2025-12-28"


def test_a_day_that_the_calendar_lacks_is_none(found):
    assert found("ru", "Это было 31 февраля.", MentionKind.DATE) == []


def test_a_word_that_only_begins_like_a_month_is_no_date(found):
    assert found("kk", "Ректор қарашаңырақта сөйледі.", MentionKind.DATE) == []
