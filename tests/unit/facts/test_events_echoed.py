"""Russian events told once more, devoted to others, or only meant: one event, none, one to come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
ANKARE = "⟦place:tr-ankara:Анкара|Анкаре⟧"
OTS = "⟦body:ots:Организация тюркских государств|ОТГ⟧"
TURKEY = "⟦state:TR|Турции⟧"
JUNE = "⟦date:2031-06-12|12 июня⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def test_an_adjective_of_length_makes_no_second_congress(read: Read) -> None:
    found = read(f"В {ANKARE} прошёл конгресс садоводов. В ходе трёхдневного конгресса сажали лук.")
    assert [event.type for event in found] == ["conference"]


def test_an_extraordinary_session_is_the_one_just_told_of(read: Read) -> None:
    found = read(
        f"{JUNE} пройдёт заседание министров садоводства {OTS}. "
        f"Внеочередное заседание состоится по приглашению {TURKEY}."
    )
    assert [event.type for event in found] == ["ministerial"]


def test_an_extraordinary_session_of_another_day_is_another(read: Read) -> None:
    found = read(
        f"{JUNE} пройдёт заседание министров садоводства {OTS}. "
        "Внеочередное заседание состоится ⟦date:2031-08-01|1 августа⟧."
    )
    assert len(found) == 2


def test_what_a_forum_is_devoted_to_is_no_event(read: Read) -> None:
    found = read(f"В {ANKARE} прошёл форум, посвящённый юбилею и предстоящему заседанию садоводов.")
    assert [event.type for event in found] == ["forum"]


def test_what_is_remembered_after_years_is_no_event(read: Read) -> None:
    found = read(f"В {ANKARE} прошёл форум к 100-летию ⟦ordinal:1|первого⟧ съезда садоводов.")
    assert [event.type for event in found] == ["forum"]


def test_a_session_of_a_committee_with_its_own_clause_is_no_part_of_a_forum(read: Read) -> None:
    found = read(
        "В форуме приняли участие сорок садоводов. На заседании садового комитета, "
        f"которое прошло в {ANKARE}, {ASAN} отметил пользу лука."
    )
    session = next(event for event in found if event.type == "committee_session")
    assert _who(session) == {"Асан Серов"}


def test_a_congress_in_the_name_of_another_is_not_a_second(read: Read) -> None:
    found = read(f"⟦ordinal:6|VI⟧ съезд Всемирного курултая садоводов прошёл в {ANKARE}.")
    assert [event.ordinal for event in found] == [6]


def test_heads_of_government_who_will_meet_hold_a_meeting(read: Read) -> None:
    found = read(f"Напомним, что главы правительств стран {OTS} встретятся {JUNE} в {ANKARE}.")
    assert [(event.type, event.status) for event in found] == [("multilateral_meeting", "planned")]


def test_the_sides_mean_to_go_to_a_session_too(read: Read) -> None:
    found = read(
        f"{ASAN} встретился с {IVANOM}. Стороны намерены {JUNE} посадить лук и в тот же день "
        "принять участие в ⟦ordinal:4|четвёртом⟧ заседании Совета садов."
    )
    session = next(event for event in found if event.ordinal == 4)
    assert (session.status, _who(session)) == ("planned", {"Асан Серов", "Иван Дубов"})


def test_a_clause_behind_a_state_may_tell_of_the_event(read: Read) -> None:
    found = read(
        f"Цель поездки – международная конференция о {TURKEY}, которая пройдёт {JUNE} в {ANKARE}."
    )
    assert [(event.type, str(event.when and event.when.start)) for event in found] == [
        ("conference", "2031-06-12")
    ]


def test_what_was_held_is_not_to_come(read: Read) -> None:
    found = read("Заседание Совета садоводов было проведено посредством видеосвязи.")
    assert [event.status for event in found] == ["held"]


def test_the_guest_goes_to_what_the_journey_is_for(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл с визитом в {ANKARE}. Цель поездки – участие в заседании Совета садов, "
        f"которое пройдёт {JUNE}."
    )
    session = next(event for event in found if event.type == "council_session")
    assert _who(session) == {"Асан Серов"}


def test_the_guest_only_prepares_a_session(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл с визитом в {ANKARE}. Цель визита – подготовка к заседанию Совета садов, "
        f"которое пройдёт {JUNE}."
    )
    session = next(event for event in found if event.type == "council_session")
    assert _who(session) == set()


def test_a_visit_recalled_with_its_days_is_an_event(read: Read) -> None:
    found = read(
        f"{ASAN} позвонил {IVANOM}. Напомним, что ⟦date:2031-05-05|5 мая⟧ {IVAN} совершил "
        f"официальный визит в ⟦place:tr-ankara:Анкара|Анкару⟧ и встретился с "
        "⟦person:Олег Лугов|Олегом Луговым⟧."
    )
    visit = next(event for event in found if event.type == "official_visit")
    assert str(visit.when and visit.when.start) == "2031-05-05"


def test_a_later_sentence_leaves_what_is_to_come_planned(read: Read) -> None:
    found = read(
        f"Совещание садоводов состоится {JUNE} в {ANKARE}. Такое совещание садоводов "
        "проводится впервые."
    )
    assert {event.status for event in found} == {"planned"}


def test_a_numbered_session_of_a_congress_is_one_event(read: Read) -> None:
    found = read(f"В {ANKARE} прошло ⟦ordinal:3|III⟧ заседание Садового курултая.")
    assert [event.type for event in found] == ["council_session"]


def test_what_a_press_service_says_in_quotes_is_told(read: Read) -> None:
    found = read(
        f"«{ASAN} {JUNE} примет участие в форуме садоводов в {ANKARE}», – сообщили в пресс-службе."
    )
    assert [_who(event) for event in found if event.type == "forum"] == [{"Асан Серов"}]


def test_who_heads_an_organ_of_a_congress_is_not_at_it(read: Read) -> None:
    found = read(
        f"⟦ordinal:6|VI⟧ съезд садоводов пройдёт {JUNE} в {ANKARE}. Комитет возглавил {ASAN}, "
        f"его заместителем назначен председатель исполкома Всемирного конгресса садоводов {IVAN}."
    )
    assert [_who(event) for event in found] == [set()]


def test_what_was_held_is_not_made_planned_by_the_next_meeting(read: Read) -> None:
    found = read(
        f"⟦date:2031-06-10|10 июня⟧ прошло заседание Совета садов в {ANKARE}. Город, в котором "
        "состоится заседание, не указан."
    )
    assert [event.status for event in found] == ["held"]


def test_who_has_come_for_a_forum_and_a_congress_is_at_all_three(read: Read) -> None:
    found = read(
        f"В ⟦place:tr-ankara:Анкара|Анкару⟧ с визитом для участия в форуме садоводов и "
        f"международной конференции о луке прибыл {ASAN}."
    )
    assert {event.type: _who(event) for event in found} == {
        "official_visit": {"Асан Серов"},
        "forum": {"Асан Серов"},
        "conference": {"Асан Серов"},
    }


def test_a_ministerial_is_one_by_its_name(read: Read) -> None:
    found = read(f"Второе заседание министериала состоялось {JUNE} в {ANKARE}.")
    assert [event.type for event in found] == ["ministerial"]
