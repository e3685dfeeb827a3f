"""The days of what a visit is made of: its own day, an hour of it, a clause with another day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

DAY = PartialDate(2031, 5, 20)
ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иваном Дубовым⟧"
MARK = "⟦person:Марк Белов|Марком Беловым⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкару⟧"
TODAY = "⟦date:2031-05-20|сегодня⟧"
BEFORE = "⟦date:2031-05-18|18 мая⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, DAY)


def _days(events: tuple[Event, ...]) -> list[tuple[str, str | None]]:
    return [(e.type, str(e.when.start) if e.when else None) for e in events]


def test_what_is_over_of_a_visit_that_has_begun_today_is_of_today(read: Read) -> None:
    found = read(f"{ASAN} {TODAY} прибыл в {ANKARA} с визитом. Он встретился с {IVAN}.")
    assert _days(found) == [("official_visit", "2031-05-20"), ("bilateral_meeting", "2031-05-20")]


def test_what_is_over_of_a_visit_that_began_another_day_has_no_day(read: Read) -> None:
    found = read(f"{ASAN} {BEFORE} прибыл в {ANKARA} с визитом. Он встретился с {IVAN}.")
    assert _days(found) == [("official_visit", "2031-05-18"), ("bilateral_meeting", None)]


def test_what_is_told_of_a_visit_of_one_day_is_of_that_day(read: Read) -> None:
    found = read(f"{BEFORE} {ASAN} посетил {ANKARA} с визитом. Он встретился с {IVAN}.")
    assert _days(found) == [("official_visit", "2031-05-18"), ("bilateral_meeting", "2031-05-18")]


@pytest.mark.parametrize(("hour", "day"), [("Вечером", "2031-05-20"), ("В Анкаре", None)])
def test_what_is_still_to_come_of_it_is_of_today_by_its_hour(
    read: Read, hour: str, day: str | None
) -> None:
    found = read(f"{ASAN} {TODAY} прибыл в {ANKARA} с визитом. {hour} он встретится с {IVAN}.")
    assert _days(found)[1] == ("bilateral_meeting", day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{BEFORE} {ASAN} встретился с {IVAN}, а днём ранее — с {MARK}.", ("18", "17")),
        (f"{ASAN} встретился с {IVAN}, а {BEFORE} — с {MARK}.", (None, "18")),
        (f"{BEFORE} {ASAN} встретился с {IVAN}, а также с {MARK}.", ("18", "18")),
    ],
)
def test_each_of_several_talks_has_the_day_of_its_clause(
    read: Read, text: str, days: tuple[str | None, ...]
) -> None:
    assert [day and day[-2:] for _, day in _days(read(text))] == list(days)


def test_talks_of_two_presidents_are_of_two_and_named_by_nobody_else(read: Read) -> None:
    first, second = read(f"{ASAN} провёл встречи с {IVAN} и {MARK}.")
    assert (first.name, second.name) == ("Встреча с Иваном Дубовым", None)
    (talks,) = read("В городе прошли переговоры двух президентов.")
    assert talks.type == "bilateral_meeting"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Во ⟦ordinal:2|второй⟧ день визита", "2031-05-19"),
        ("В ⟦ordinal:3|третий⟧ день", None),
        ("Во ⟦ordinal:2|второй⟧ раз", None),
    ],
)
def test_what_is_of_one_day_of_a_visit_is_of_that_day(
    read: Read, opening: str, day: str | None
) -> None:
    stay = "⟦date:2031-05-18/2031-05-19|18–19 мая⟧"
    found = read(f"{stay} {ASAN} посетил {ANKARA} с визитом. {opening} он встретился с {IVAN}.")
    assert _days(found) == [("official_visit", "2031-05-18"), ("bilateral_meeting", day)]
