"""Kazakh events by their kinds: what is still to come, delegations, signings, titles, chains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


@pytest.mark.parametrize(
    "says",
    [
        "⟦person:Иван Дубов|Иван Дубовпен⟧ жолығады деп хабарланды",
        "⟦person:Иван Дубов|Иван Дубовпен⟧ ұшырасады деп күтілуде",
        "⟦person:Иван Дубов|Иван Дубовты⟧ қабылдайды деп жоспарланған",
        "⟦person:Иван Дубов|Иван Дубовпен⟧ дидарласады деген үміт бар",
    ],
)
def test_a_verb_in_the_present_tells_what_is_to_come(read: Read, says: str) -> None:
    (event,) = read(f"{ASAN} {says}.")
    assert (event.type, event.status) == ("bilateral_meeting", "planned")


@pytest.mark.parametrize("verb", ["тілдесті", "сұхбаттасты", "ұшырасты", "дидарласты"])
def test_a_verb_in_the_past_tells_what_was(read: Read, verb: str) -> None:
    (event,) = read(f"{ASAN} ⟦person:Иван Дубов|Иван Дубовпен⟧ {verb} деп хабарланды.")
    assert event.status == "held"


def test_a_meeting_that_is_awaited_is_planned(read: Read) -> None:
    (event,) = read(f"Маусымда {ASAN} мен ⟦person:Иван Дубов|Иван Дубовтың⟧ кездесуі күтіледі.")
    assert event.status == "planned"


def test_who_is_somewhere_on_a_visit_is_still_there(read: Read) -> None:
    (event,) = read(f"{ASAN} ресми сапармен {ANKARA}да жүр.")
    assert (event.type, event.status) == ("official_visit", "ongoing")


def test_a_plan_behind_a_verb_of_receiving_is_not_what_is_received(read: Read) -> None:
    (event,) = read(f"{ASAN} ⟦person:Иван Дубов|Иван Дубовты⟧ қабылдайды деп жоспарланған.")
    assert event.type == "bilateral_meeting"
    assert read(f"Депутаттар {ASAN} ұсынған бағдарламаны қабылдады.") == []


def test_what_somebody_proposed_at_a_meeting_leaves_the_meeting_held(read: Read) -> None:
    (event,) = read(
        f"{ASAN} ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесуінде сауданы кеңейтуді ұсынды."
    )
    assert (event.status, _who(event)) == ("held", {"Асан Серов", "Иван Дубов"})
