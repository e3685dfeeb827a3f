"""Events of a story: background, series, frames, places named before, what goes on in a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
OLEGOM = "⟦person:Олег Липов|Олегом Липовым⟧"
ANKARE = "⟦place:tr-ankara:Анкара|Анкаре⟧"
ANKARU = "⟦place:tr-ankara:Анкара|Анкару⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text)


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _day(event: Event) -> str | None:
    return str(event.when.start) if event.when else None


def test_people_who_come_together_somewhere_hold_it_there(read: Read) -> None:
    (event,) = read(f"Министры транспорта съехались в {ANKARU} на третье заседание комиссии.")
    assert (event.type, event.place and event.place.en) == ("committee_session", "Ankara")


def test_there_is_the_place_named_before(read: Read) -> None:
    (event,) = read(f"Мастеров ждёт {ANKARU}: там откроется выставка ковров.")
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_it_takes_place_gives_the_place_of_the_event_before(read: Read) -> None:
    (event,) = read(f"Началось заседание комиссии по воде. Оно проходит в {ANKARE}.")
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_one_verb_gives_its_day_and_place_to_both_its_subjects(read: Read) -> None:
    first, second = read(
        f"⟦date:2031-06-05|5 июня 2031 года⟧ в {ANKARE} прошли выставка ковров и форум ткачей."
    )
    assert {first.type, second.type} == {"exhibition", "forum"}
    assert _day(first) == _day(second) == "2031-06-05"
    assert all(event.place and event.place.en == "Ankara" for event in (first, second))


def test_another_of_the_series_needs_no_noun(read: Read) -> None:
    found = read(
        "Завершился съезд ткачей. "
        "Прошлый съезд принимала ⟦place:tr-ankara:Анкара|Анкара⟧, "
        "будущий намечен на ⟦date:2032-05|май 2032 года⟧."
    )
    assert [event.status for event in found] == ["held", "held", "planned"]
    assert _day(found[2]) == "2032-05"


def test_what_is_set_for_a_month_is_then(read: Read) -> None:
    (event,) = read("Саммит ткачей назначен на ⟦date:2031-10|октябрь 2031 года⟧.")
    assert (event.status, _day(event)) == ("planned", "2031-10")


def test_a_signing_beside_a_summit_is_one_of_its_own(read: Read) -> None:
    found = read(f"На полях саммита ткачей {ASAN} и {IVAN} подписали соглашение.")
    signing = next(event for event in found if event.type == "signing")
    assert _who(signing) == {"Асан Серов", "Иван Дубов"}


def test_the_guest_of_a_clause_is_the_subject_before_it(read: Read) -> None:
    found = read(f"{ASAN} побывал в {ANKARE}, где его принял {IVAN}.")
    meeting = next(event for event in found if event.type == "bilateral_meeting")
    assert _who(meeting) == {"Асан Серов", "Иван Дубов"}


def test_talks_with_each_apart_are_two(read: Read) -> None:
    found = read(f"{ASAN} по отдельности переговорил с {IVANOM} и {OLEGOM}.")
    assert [_who(event) for event in found] == [
        {"Асан Серов", "Иван Дубов"},
        {"Асан Серов", "Олег Липов"},
    ]


def test_a_story_goes_on_within_its_day(read: Read) -> None:
    found = read(
        f"⟦date:2031-06-05|5 июня 2031 года⟧ прошло заседание комиссии по воде. "
        f"В тот же день {ASAN} встретился с {IVANOM}."
    )
    assert [_day(event) for event in found] == ["2031-06-05", "2031-06-05"]


def test_who_came_with_a_visit_in_a_participle_only_frames_the_meeting(read: Read) -> None:
    (event,) = read(f"{ASAN} встретился с {IVANOM}, прибывшим в {ANKARU} с рабочим визитом.")
    assert event.type == "bilateral_meeting"


def test_a_town_that_receives_somebody_tells_of_a_visit(read: Read) -> None:
    (event,) = read(
        "В ⟦date:2030-11|ноябре 2030 года⟧ ⟦place:tr-ankara:Анкара|Анкара⟧ принимала "
        "⟦person:Иван Дубов|Ивана Дубова⟧."
    )
    assert (event.type, event.place and event.place.en) == ("official_visit", "Ankara")


def test_a_number_may_stand_behind_the_noun(read: Read) -> None:
    (event,) = read("Прошло заседание комиссии по воде, ⟦ordinal:11|одиннадцатое⟧ по счёту.")
    assert event.ordinal == 11


def test_who_only_leads_an_event_tells_of_none(read: Read) -> None:
    assert read(f"{ASAN} назвал ⟦person:Иван Дубов|Ивана Дубова⟧ хозяином встречи.") == ()


def test_a_visit_somebody_gave_up_is_none(read: Read) -> None:
    assert read(f"{ASAN} от поездки отказался.") == ()


def test_credentials_told_of_from_both_sides_are_one_ceremony(read: Read) -> None:
    (event,) = read(
        f"{ASAN} вручил верительные грамоты ⟦person:Иван Дубов|Ивану Дубову⟧. "
        f"{IVAN} принял верительные грамоты от ⟦person:Асан Серов|Асана Серова⟧."
    )
    assert event.type == "ceremony"


def test_the_plenary_session_of_a_forum_is_the_forum(read: Read) -> None:
    (event,) = read(
        f"В {ANKARE} открылся форум ткачей. На пленарном заседании форума выступил {ASAN}."
    )
    assert event.type == "forum"


def test_the_ceremony_of_opening_is_what_is_opened(read: Read) -> None:
    (event,) = read(f"В {ANKARE} состоялась церемония открытия фестиваля ткачей.")
    assert event.type == "other"


def test_talks_agreed_on_are_still_to_come(read: Read) -> None:
    (event,) = read(f"{ASAN} договорился с {IVANOM} о встрече в ⟦date:2031-11|ноябре 2031 года⟧.")
    assert (event.type, event.status) == ("bilateral_meeting", "planned")


def test_leaders_who_take_a_report_receive_nobody(read: Read) -> None:
    assert read("Лидеры стран приняли рапорт командира роты.") == ()
