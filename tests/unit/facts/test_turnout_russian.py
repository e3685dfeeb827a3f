"""Who came, in Russian: events within events, portfolios of two parts, sides, who presides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
KZ, TR, UZ = "⟦state:KZ|Казахстана⟧", "⟦state:TR|Турции⟧", "⟦state:UZ|Узбекистана⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
FORUM = f"В {ANKARA} прошёл форум по торговле. "


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text)


def _came(event: Event) -> list[str]:
    away = {Attendance.ABSENT, Attendance.MESSAGE, Attendance.INVITED}
    return [p.who.key or p.who.name for p in event.participants if p.attendance not in away]


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


def test_what_somebody_named_presides_over_is_no_event_of_its_own(read: Read) -> None:
    (forum,) = read(
        FORUM + "В форуме участвовали ⟦post:other:председатель|председатель⟧ "
        f"⟦ordinal:40|40-й⟧ сессии Генеральной конференции {ASAN} и {IVAN}."
    )
    assert _came(forum) == ["Асан Серов", "Иван Дубов"]


def test_who_moderates_a_session_still_tells_of_it(read: Read) -> None:
    (event,) = read(f"Открыл встречу модератор ⟦ordinal:2|второй⟧ сессии форума {ASAN}.")
    assert _roles(event) == {"Асан Серов": "chair"}
