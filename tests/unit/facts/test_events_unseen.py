"""Events and participants in wordings that articles vary: order, voice, follow-ups, series."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text)


def _who(event: Event) -> list[tuple[str, str]]:
    return [(p.who.key or p.who.name, p.role) for p in event.participants]


def test_a_place_between_verb_and_object_does_not_take_the_object_away(read: Read) -> None:
    (event,) = read(
        f"{ASAN} принял в ⟦place:tr-ankara:Анкара|Анкаре⟧ "
        "⟦post:minister:министр|министра⟧ ⟦person:Иван Дубов|Ивана Дубова⟧."
    )
    assert _who(event) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]


def test_ministers_of_two_states_meet_as_two_sides_and_those_of_many_as_ministers(
    read: Read,
) -> None:
    (two,) = read(
        "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошла встреча министров транспорта "
        "⟦state:KZ:Казахстан|Казахстана⟧ и ⟦state:TR:Турция|Турции⟧."
    )
    (many,) = read("В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошла встреча министров транспорта.")
    assert (two.type, many.type) == ("bilateral_meeting", "ministerial")


def test_a_meeting_with_the_head_of_a_ministry_is_no_meeting_of_ministers(read: Read) -> None:
    (event,) = read(f"{ASAN} провёл встречу с главой МИД ⟦person:Иван Дубов|Иваном Дубовым⟧.")
    assert event.type == "bilateral_meeting"


def test_the_next_session_is_an_event_of_the_same_kind_still_to_come(read: Read) -> None:
    first, second = read(
        "⟦ordinal:4|Четвёртое⟧ заседание министров транспорта прошло в "
        "⟦place:tr-ankara:Анкара|Анкаре⟧. Следующая встреча пройдёт в "
        "⟦place:kz-astana:Астана|Астане⟧."
    )
    assert (first.type, first.status) == ("ministerial", "held")
    assert (second.type, second.status) == ("ministerial", "planned")
    assert second.place is not None
    assert second.place.en == "Astana"
    assert second.participants == ()


def test_the_signatures_of_the_sentence_after_belong_to_the_signing_told_of(read: Read) -> None:
    (event,) = read(
        "Сегодня академия и университет подписали меморандум. "
        f"Подписи под документом поставили {ASAN} и {IVAN}."
    )
    assert event.type == "signing"
    assert _who(event) == [("Асан Серов", "attendee"), ("Иван Дубов", "attendee")]


def test_nouns_beside_names_give_the_role(read: Read) -> None:
    (event,) = read(
        "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошло заседание министров транспорта. "
        f"Сопредседателями выступили {ASAN} и {IVAN}."
    )
    assert _who(event) == [("Асан Серов", "chair"), ("Иван Дубов", "chair")]


def test_who_sent_a_letter_was_not_there(read: Read) -> None:
    (event,) = read(
        "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошёл форум учителей. "
        f"Приветствие участникам направил {ASAN}."
    )
    assert [p.attendance for p in event.participants] == [Attendance.MESSAGE]


def test_members_of_delegations_take_part_in_talks_told_of_before(read: Read) -> None:
    (event,) = read(
        "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошли переговоры министерств двух стран. "
        f"Делегации возглавляли {ASAN} и {IVAN}."
    )
    assert _who(event) == [("Асан Серов", "attendee"), ("Иван Дубов", "attendee")]


def test_a_visit_that_is_only_remembered_is_no_event(read: Read) -> None:
    (event,) = read(
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧. "
        f"{ASAN} вспомнил свой визит в ⟦state:KZ:Казахстан|Казахстан⟧."
    )
    assert event.type == "bilateral_meeting"


def test_meetings_only_counted_are_no_event(read: Read) -> None:
    assert read(f"{ASAN} провёл ряд встреч.") == ()


def test_with_a_preposition_each_the_meetings_are_two(read: Read) -> None:
    found = read(
        f"{ASAN} побеседовал с ⟦person:Иван Дубов|Иваном Дубовым⟧, а также с "
        "⟦person:Олег Белов|Олегом Беловым⟧."
    )
    assert [_who(event)[1][0] for event in found] == ["Иван Дубов", "Олег Белов"]


def test_the_day_of_the_report_is_not_the_day_of_the_event(read: Read) -> None:
    (event,) = read(
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧, сообщает "
        "⟦date:2031-06-05|5 июня⟧ пресс-служба."
    )
    assert event.when is None


def test_ministers_told_by_their_post_alone_meet(read: Read) -> None:
    (event,) = read(
        "⟦post:minister+:министры|Министры⟧ юстиции встретились в ⟦place:tr-ankara:Анкара|Анкаре⟧."
    )
    assert (event.type, event.participants) == ("ministerial", ())


def test_a_committee_in_session_is_one_as_the_subject_too(read: Read) -> None:
    (event,) = read(
        "Комитет по миграции провёл первое заседание в ⟦place:tr-ankara:Анкара|Анкаре⟧."
    )
    assert event.type == "committee_session"


def test_a_first_at_the_session_tells_of_one_by_its_place(read: Read) -> None:
    (event,) = read("Бюджет утвердили на заседании в ⟦place:tr-ankara:Анкара|Анкаре⟧.")
    assert event.type == "council_session"


def test_the_opening_of_a_forum_is_the_forum(read: Read) -> None:
    (event,) = read("В ⟦place:tr-ankara:Анкара|Анкаре⟧ состоялось открытие форума учителей.")
    assert event.type == "forum"


def test_days_of_culture_that_somebody_only_proposes_are_no_event(read: Read) -> None:
    assert read("Академия предложила проводить Дни тюркской культуры.") == ()
