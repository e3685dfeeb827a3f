"""Delegations whose members nobody names, met or received by somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
ASANA = "⟦person:Асан Серов|Асана Серова⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
TURKEY = "⟦state:TR|Турции⟧"
UZBEK = "⟦state:UZ|Узбекистана⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, PartialDate(2025, 5, 20))


def _sides(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (f"{ASAN} встретился в {ANKARA} с делегацией {TURKEY}.", {"Асан Серов", "TR"}),
        (f"{ASAN} принял делегацию {TURKEY}.", {"Асан Серов", "TR"}),
        (f"Состоялась встреча {ASANA} с делегацией {TURKEY}.", {"Асан Серов", "TR"}),
        (f"Делегация {UZBEK} встретилась с делегацией {TURKEY}.", {"UZ", "TR"}),
    ],
)
def test_a_delegation_that_somebody_meets_is_the_other_side(
    read: Read, text: str, sides: set[str]
) -> None:
    (event,) = read(text)
    assert (event.type, _sides(event)) == ("bilateral_meeting", sides)


@pytest.mark.parametrize(
    "text",
    [
        f"{ASAN} не встречался с делегацией {TURKEY}.",
        f"{ASAN} прибыл вместе с делегацией {TURKEY} на завод.",
        f"{ASAN} отметил вклад делегации {TURKEY}.",
    ],
)
def test_a_delegation_that_nobody_met_makes_no_meeting(read: Read, text: str) -> None:
    assert not [event for event in read(text) if event.type == "bilateral_meeting"]


def test_a_delegation_whose_head_is_named_is_not_the_side_itself(read: Read) -> None:
    (event,) = read(f"{ASAN} встретился с делегацией {TURKEY} во главе с {IVANOM}.")
    assert _sides(event) == {"Асан Серов", "Иван Дубов"}
