"""Kazakh clauses side by side: pairs of talks, what is only said, chains of verbs, other editions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
PAVEL = "⟦person:Павел Вязов|Павел Вязов⟧"
MINISTER = "⟦post:minister:министр|Көлік министрі⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара"
OTS = "⟦body:ots:Түркі мемлекеттері ұйымы|Түркі мемлекеттері ұйымының⟧"
MARCH = "⟦date:2024-03-11|2024 жылғы 11 наурызда⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def test_one_verb_of_two_pairs_tells_of_two_talks(read: Read) -> None:
    found = read(f"{ASAN} {IVAN}пен, ал {OLEG} {PAVEL}пен кездесті.")
    assert [_who(event) for event in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Олег Липов", "Павел Вязов"},
    ]


def test_who_says_that_others_will_be_somewhere_is_not_there(read: Read) -> None:
    found = read(
        f"{ASAN} {IVAN}пен кездесті. {MINISTER} {ASAN} {ANKARA}да⟧ өтетін {OTS} саммитіне"
        " ⟦state:TR|Түркия⟧, ⟦state:UZ|Өзбекстан⟧ ⟦post:minister+:министр|министрлері⟧ қатысатынын айтты."
    )
    assert [_who(event) for event in found] == [{"Асан Серов", "Иван Дубов"}, {"TR", "UZ"}]


def test_a_day_before_a_chain_of_verbs_is_that_of_all_its_events(read: Read) -> None:
    found = read(f"{MARCH} {ASAN} {ANKARA}ға⟧ сапармен барып, {IVAN}пен кездескен болатын.")
    assert {event.type for event in found} == {"official_visit", "bilateral_meeting"}
    assert all(event.when and str(event.when.start) == "2024-03-11" for event in found)


def test_an_edition_on_another_day_is_another_event(read: Read) -> None:
    found = read(
        f"⟦date:2025-03-20|20 наурызда⟧ {ANKARA}да⟧ форум өтті. {ASAN} форумға қатысты."
        f" {MARCH} мұндай форум ұйымдастырылып, оған {IVAN} қатысқан."
    )
    assert [_who(event) for event in found] == [{"Асан Серов"}, {"Иван Дубов"}]


def test_what_something_begins_with_is_over(read: Read) -> None:
    (_, talks) = read(f"{ASAN} {ANKARA}ға⟧ барды. Сапар {IVAN}пен өткен келіссөзден басталды.")
    assert talks.status == "held"


def test_an_event_that_people_agree_to_hold_is_planned(read: Read) -> None:
    (event,) = read(f"{ASAN} мен {IVAN} {OTS} отырысын {ANKARA}да⟧ өткізуге уағдаласты.")
    assert event.status == "planned"


def test_a_visit_that_somebody_is_thanked_for_is_not_told(read: Read) -> None:
    assert read(f"{ASAN} {IVAN}қа сапары үшін ризашылығын білдірді.") == []


def test_an_idea_of_holding_something_is_no_event(read: Read) -> None:
    assert read(f"{ASAN} {ANKARA}да⟧ форум өткізу жөніндегі бастаманы қолдады.") == []


def test_the_day_of_another_noun_is_not_that_of_a_visit(read: Read) -> None:
    (event,) = read(
        f"{ASAN} {ANKARA}ға⟧ сапармен барып, ⟦date:2024-03-12|бүгінгі⟧ мәселелерді қарады."
    )
    assert event.when is None


def test_talks_during_a_visit_are_those_of_the_visit_told_of_right_before(read: Read) -> None:
    found = read(
        f"{ASAN} {ANKARA}ға⟧ ресми сапармен барады. {OLEG} ⟦state:UZ|Өзбекстанға⟧ ресми сапармен"
        f" барады. Сапар барысында {IVAN}пен кездесу өтеді."
    )
    assert _who(found[-1]) == {"Олег Липов", "Иван Дубов"}


def test_a_visit_is_that_of_who_stands_before_it_in_the_genitive(read: Read) -> None:
    (visit,) = read(
        f"Тараптар ⟦person:Асан Серов|Асан Серовтың⟧ күзге жоспарланған {ANKARA}ға⟧ сапарының аясында атқарылатын"
        " жұмысты қарады."
    )
    assert _who(visit) == {"Асан Серов"}


def test_who_heads_a_body_speaks_at_its_session(read: Read) -> None:
    (session,) = read(
        f"{ANKARA}да⟧ {OTS} отырысы өтті. {OTS} ⟦post:secretary_general:бас хатшы|бас хатшысы⟧ {ASAN}"
        " әріптестеріне алғысын жеткізді."
    )
    assert _who(session) == {"Асан Серов"}


def test_who_meets_people_whom_nobody_names_meets_nobody_else(read: Read) -> None:
    found = read(f"{OTS} отырысын {OLEG} ашты. {ASAN} келді. Ол тұрғындармен кездесіп, қайтты.")
    assert _who(found[-1]) == {"Асан Серов"}


def test_a_chain_of_verbs_of_meeting_tells_of_one_meeting(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен жүздесіп, ортақ жобалар туралы сөйлесті.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}
