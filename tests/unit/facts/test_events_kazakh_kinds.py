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


def test_a_delegation_of_a_state_is_its_state_on_a_visit(read: Read) -> None:
    (event,) = read(f"⟦state:UZ|Өзбекстан⟧ делегациясы {ANKARA}ға келді.")
    assert (event.type, _who(event)) == ("official_visit", {"UZ"})


def test_a_delegation_met_is_the_other_side(read: Read) -> None:
    (event,) = read(f"{ASAN} ⟦state:UZ|Өзбекстан⟧ делегациясымен кездесті.")
    assert _who(event) == {"Асан Серов", "UZ"}


def test_whom_somebody_named_leads_is_not_a_side_of_its_own(read: Read) -> None:
    (event,) = read(f"{ASAN} бастаған ⟦state:UZ|Өзбекстан⟧ делегациясы {ANKARA}ға келді.")
    assert _who(event) == {"Асан Серов"}


def test_a_delegation_in_which_somebody_comes_is_no_side(read: Read) -> None:
    (event,) = read(f"{ASAN} ⟦state:UZ|Өзбекстан⟧ делегациясы құрамында {ANKARA}ға келді.")
    assert _who(event) == {"Асан Серов"}


def test_ministers_of_states_sign_for_them(read: Read) -> None:
    (event,) = read(
        "Келісімге ⟦state:KZ|Қазақстан⟧, ⟦state:UZ|Өзбекстан⟧ және ⟦state:TR|Түркия⟧ "
        "⟦post:minister+:министр|энергетика министрлері⟧ қол қойды."
    )
    assert (event.type, _who(event)) == ("signing", {"KZ", "UZ", "TR"})


def test_a_paper_between_two_that_nobody_knows_is_signed(read: Read) -> None:
    (event,) = read("Жаңа зауыт пен сауда үйі арасында меморандум жасалды.")
    assert (event.type, _who(event)) == ("signing", set())
    assert read("Форумда зауыттар арасында 15 меморандумға қол қойылды.")[1:] == []


def test_a_paper_signed_long_ago_is_no_signing(read: Read) -> None:
    assert read(f"{ASAN} қол қойылған келісімді іске асыруды талқылады.") == []
    (event,) = read(
        f"{ASAN} ⟦date:2024-11-06|2024 жылғы 6 қарашада⟧ қол қойылған келісімді еске салды."
    )
    assert (event.type, _who(event)) == ("signing", set())


def test_who_met_somebody_and_signed_signed_with_him(read: Read) -> None:
    _, signing = read(f"{ASAN} ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесіп, меморандумға қол қойды.")
    assert (signing.type, _who(signing)) == ("signing", {"Асан Серов", "Иван Дубов"})


def test_papers_that_end_talks_of_two_states_are_signed_by_them(told: Told) -> None:
    _, signing = told(
        "kk",
        "⟦state:KZ|Қазақстан⟧ ⟦post:minister:министр|министрі⟧ ⟦person:Асан Серов|Асан Серов⟧ "
        "⟦state:TR|Түркия⟧ ⟦post:minister:министр|министрі⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ "
        "келіссөз жүргізді. Кездесу соңында бірқатар құжатқа қол қойылды.",
    )
    assert signing.type == "signing"


def test_what_ends_a_session_is_not_signed_by_two_who_met_before_it(read: Read) -> None:
    events = read(
        f"{ASAN} ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесті. {ANKARA}да саммит өтті. "
        "Саммит соңында тараптар декларацияға қол қойды."
    )
    assert "signing" not in [event.type for event in events]


def test_talks_that_only_the_title_tells_of_are_an_event(read: Read) -> None:
    told = f"{ASAN} {IVAN}ға алғыс айтты. {ANKARA}да саммит өтті."
    kinds = [e.type for e in read(f"{ASAN} {IVAN}пен келіссөз жүргізді\n\n{told}")]
    assert kinds == ["summit", "bilateral_meeting"]


@pytest.mark.parametrize("says", ["кездескен жоқ", "кездесе ме?", "кездескісі келеді"])
def test_talks_that_a_title_denies_or_asks_for_are_none(read: Read, says: str) -> None:
    told = f"{ASAN} {IVAN}ға алғыс айтты. {ANKARA}да саммит өтті."
    kinds = [e.type for e in read(f"{ASAN} {IVAN}пен {says}\n\n{told}")]
    assert kinds == ["summit"]
