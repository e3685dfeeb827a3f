"""Kazakh sentences of kinds that unseen news showed: who is in which event, told how."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкарада⟧"
TR, UZ, KZ = "⟦state:TR|Түркия⟧", "⟦state:UZ|Өзбекстан⟧", "⟦state:KZ|Қазақстан⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def test_two_names_joined_share_the_case_of_the_last(read: Read) -> None:
    (event,) = read(f"{ASAN} ⟦person:Олег Липов|Олег Липов⟧ пен {IVAN}пен кездесті.")
    assert _who(event) == {"Асан Серов", "Олег Липов", "Иван Дубов"}


def test_two_names_joined_by_and_talked_to_one_another(read: Read) -> None:
    (event,) = read(f"{ASAN} пен {IVAN} сауда мәселелерін талқылады.")
    assert event.type == "bilateral_meeting"
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_a_subject_that_is_left_out_is_that_of_the_sentence_before(read: Read) -> None:
    found = read(f"{ASAN} ескерткішке гүл қойды. Содан кейін {IVAN}пен кездесті.")
    (event,) = [event for event in found if event.type == "bilateral_meeting"]
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_a_subject_of_its_own_is_not_taken_from_before(read: Read) -> None:
    found = read(f"{ASAN} ескерткішке гүл қойды. Делегация мүшелері {IVAN}пен кездесті.")
    assert not any("Асан Серов" in _who(e) and "Иван Дубов" in _who(e) for e in found)


def test_coming_that_only_carries_on_another_verb_is_no_visit(read: Read) -> None:
    assert read(f"{TR} жобаларды жүзеге асырып келеді.") == []


def test_states_of_ministers_in_the_name_of_a_meeting_take_part(read: Read) -> None:
    (event,) = read(
        f"{ANKARA} {KZ}, {TR} және ⟦state:UZ:Өзбекстан|Өзбекстанның⟧ "
        "⟦post:minister+:министр|министрлерінің⟧ кездесуі өтті.",
    )
    assert _who(event) == {"KZ", "TR", "UZ"}


@pytest.mark.parametrize("people", ["ғалымдары", "кәсіпкерлері", "өнерпаздары"])
def test_who_comes_for_themselves_is_no_delegation(read: Read, people: str) -> None:
    (event,) = read(f"{ANKARA} форум өтті. Оған {TR}, {UZ} елдерінің {people} қатысты.")
    assert _who(event) == set()


def test_somebody_welcomed_on_a_visit_is_the_visitor(read: Read) -> None:
    (event,) = read(
        f"{ASAN} {TR}дан ресми сапармен келген ⟦person:Иван Дубов|Иван Дубовты⟧ қарсы алды.",
    )
    assert event.type == "official_visit"
    assert {p.who.name: p.role for p in event.participants} == {
        "Асан Серов": "host",
        "Иван Дубов": "attendee",
    }


def test_states_that_sign_with_one_another_are_the_parties(read: Read) -> None:
    (event,) = read(f"{ANKARA} {KZ} мен {TR} арасында келісімге қол қойылды.")
    assert event.type == "signing"
    assert _who(event) == {"KZ", "TR"}


def test_what_a_chain_of_verbs_tells_has_one_subject(read: Read) -> None:
    found = read(f"{ASAN} пен {IVAN} кездесіп, меморандумға қол қойды.")
    assert {event.type for event in found} == {"bilateral_meeting", "signing"}
    assert all(_who(event) == {"Асан Серов", "Иван Дубов"} for event in found)


def test_who_met_is_not_who_reports_it(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен кездесті деп хабарлайды Ақорда.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_an_event_that_is_only_a_topic_is_none(read: Read) -> None:
    found = read(f"{ASAN} {IVAN}пен телефон арқылы сөйлесті. Олар саммит жөнінде айтты.")
    assert [event.type for event in found] == ["phone_call"]


def test_guests_of_an_event_who_are_addressed_bring_nobody_into_it(read: Read) -> None:
    (event,) = read(f"{ANKARA} форум өтті. {ASAN} форум қатысушыларына хат жолдады.")
    assert _who(event) == set()
