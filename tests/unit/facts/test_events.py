"""Events, their participants, days and places, from sentences with marked mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]
Read = Callable[[str, str], tuple[Event, ...]]


@pytest.fixture
def read(told: Read) -> Read:
    return told


def _who(event: Event) -> list[tuple[str, str]]:
    return [(p.who.key or p.who.name, p.role) for p in event.participants]


def test_a_meeting_of_two_has_its_host_and_its_guest(read: Read) -> None:
    (event,) = read(
        "ru",
        "Вчера ⟦post:minister:министр|министр⟧ ⟦person:Асан Серов|Асан Серов⟧ принял в "
        "⟦place:tr-ankara:Анкара|Анкаре⟧ ⟦post:ambassador:посол|посла⟧ ⟦person:Иван Дубов|Ивана Дубова⟧.",
    )
    assert (event.type, event.status) == ("bilateral_meeting", "held")
    assert _who(event) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]
    assert event.place is not None
    assert (event.place.en, event.country) == ("Ankara", "TR")
    assert event.when is None


def test_a_session_takes_those_who_came_from_the_sentence_after_it(read: Read) -> None:
    (event,) = read(
        "ru",
        "⟦date:2031-06-05|5 июня⟧ в ⟦place:tr-ankara:Анкара|Анкаре⟧ прошло ⟦ordinal:4|четвёртое⟧ "
        "заседание министров транспорта. В нём приняли участие ⟦person:Асан Серов|Асан Серов⟧ и "
        "⟦person:Иван Дубов|Иван Дубов⟧.",
    )
    assert (event.type, event.ordinal, event.status) == ("ministerial", 4, "held")
    assert _who(event) == [("Асан Серов", "attendee"), ("Иван Дубов", "attendee")]
    assert event.when is not None
    assert (str(event.when.start), str(event.when.end)) == ("2031-06-05", "2031-06-05")


def test_who_is_only_quoted_or_invites_is_no_participant(read: Read) -> None:
    (event,) = read(
        "ru",
        "По инициативе ⟦person:Асан Серов|Асана Серова⟧ в ⟦place:tr-ankara:Анкара|Анкаре⟧ прошёл "
        "форум. По словам ⟦person:Иван Дубов|Ивана Дубова⟧, гостей было много.",
    )
    assert event.type == "forum"
    assert _who(event) == []


def test_a_planned_event_has_expected_participants_and_the_future_says_so(read: Read) -> None:
    (event,) = read(
        "ru",
        "⟦date:2031-06-05|5 июня⟧ ⟦person:Асан Серов|Асан Серов⟧ встретится с "
        "⟦person:Иван Дубов|Иваном Дубовым⟧.",
    )
    assert event.status == "planned"
    assert {p.attendance for p in event.participants} == {Attendance.EXPECTED}


def test_what_is_online_has_no_place_and_its_participants_are_online(read: Read) -> None:
    (event,) = read(
        "ru",
        "В режиме онлайн состоялось заседание рабочей группы, в нём участвовал "
        "⟦person:Асан Серов|Асан Серов⟧.",
    )
    assert event.type == "committee_session"
    assert event.place is None
    assert [p.attendance for p in event.participants] == [Attendance.ONLINE]


def test_the_meeting_told_again_is_one_event(read: Read) -> None:
    found = read(
        "ru",
        "⟦person:Асан Серов|Асан Серов⟧ встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧. "
        "В ходе встречи стороны обсудили туризм и торговлю.",
    )
    assert [event.type for event in found] == ["bilateral_meeting"]
    assert set(found[0].topics) == {"tourism", "trade"}


def test_meetings_in_turn_are_one_event_each(read: Read) -> None:
    found = read(
        "ru",
        "⟦person:Асан Серов|Асан Серов⟧ провёл двусторонние встречи с ⟦person:Иван Дубов|Иваном Дубовым⟧ и "
        "⟦person:Олег Липов|Олегом Липовым⟧.",
    )
    assert [sorted(name for name, _ in _who(event)) for event in found] == [
        ["Асан Серов", "Иван Дубов"],
        ["Асан Серов", "Олег Липов"],
    ]


def test_a_year_that_a_document_is_for_is_not_the_day_of_its_signing(read: Read) -> None:
    (event,) = read(
        "ru",
        "⟦person:Асан Серов|Асан Серов⟧ и ⟦person:Иван Дубов|Иван Дубов⟧ подписали план на "
        "⟦date:2032|2032 год⟧.",
    )
    assert (event.type, event.when) == ("signing", None)


def test_states_in_a_row_that_sent_delegations_take_part(read: Read) -> None:
    (event,) = read(
        "ru",
        "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошла конференция. Участвовали делегации "
        "⟦state:KZ|Казахстана⟧, ⟦state:UZ|Узбекистана⟧ и ⟦state:HU|Венгрии⟧.",
    )
    assert _who(event) == [("KZ", "attendee"), ("UZ", "attendee"), ("HU", "attendee")]


@pytest.mark.parametrize(
    "text",
    [
        "⟦person:Асан Серов|Асана Серова⟧ назначили министром.",
        "⟦person:Асан Серов|Асан Серов⟧ провёл пресс-конференцию.",
        "Президент принял решение о проведении реформы.",
        "Такие вопросы рассматриваются на встречах.",
    ],
)
def test_what_is_no_event_gives_none(read: Read, text: str) -> None:
    assert read("ru", text) == ()


def test_kazakh_verbs_of_meeting_take_the_instrumental_as_the_other_side(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦post:minister:министр|Министр⟧ ⟦person:Асан Серов|Асан Серов⟧ кеше "
        "⟦place:tr-ankara:Анкара|Анкарада⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесті.",
    )
    assert (event.type, event.status) == ("bilateral_meeting", "held")
    assert {name for name, _ in _who(event)} == {"Асан Серов", "Иван Дубов"}
    assert event.country == "TR"


def test_kazakh_nouns_take_what_stands_before_them(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦place:tr-ankara:Анкара|Анкарада⟧ денсаулық сақтау министрлерінің ⟦ordinal:3|үшінші⟧ "
        "отырысы өтті. Жиынға ⟦person:Асан Серов|Асан Серов⟧ қатысты.",
    )
    assert (event.type, event.ordinal) == ("ministerial", 3)
    assert _who(event) == [("Асан Серов", "attendee")]


def test_evidence_is_the_words_themselves(read: Read, marked: Marked) -> None:
    text = "В ⟦place:tr-ankara:Анкара|Анкаре⟧ открылась выставка «Север и юг»."
    (event,) = read("ru", text)
    plain = marked("ru", text).text
    assert event.evidence.span.of(plain) == "выставка «Север и юг»"
    assert event.evidence.sentence.covers(event.evidence.span)
    assert event.evidence.rule.startswith("event.")


def test_a_kazakh_chain_of_verbs_has_one_subject_who_met_and_said(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ "
        "телефон арқылы сөйлесіп, көңіл айтты.",
    )
    assert event.type == "phone_call"
    assert {name for name, _ in _who(event)} == {"Асан Серов", "Иван Дубов"}


def test_a_kazakh_genitive_takes_part_only_where_it_owns_the_event(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦place:tr-ankara:Анкара|Анкарада⟧ ⟦person:Асан Серов|Асан Серовтың⟧ төрағалығымен "
        "форум өтті. Форумда ⟦person:Иван Дубов|Иван Дубов⟧ "
        "⟦person:Ораз Қыдыр|Ораз Қыдырдың⟧ кітабын таныстырды.",
    )
    assert _who(event)[0] == ("Асан Серов", "chair")
    assert "Ораз Қыдыр" not in dict(_who(event))


def test_a_kazakh_place_before_a_participle_is_that_of_the_noun_behind_it(read: Read) -> None:
    meeting, summit = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ кездесті. "
        "Кездесуде ⟦place:tr-ankara:Анкара|Анкарада⟧ өтетін ⟦ordinal:3|үшінші⟧ саммитке "
        "дайындық талқыланды.",
    )
    assert (meeting.type, meeting.place) == ("bilateral_meeting", None)
    assert (summit.type, summit.status, summit.country) == ("summit", "planned", "TR")


def test_who_invites_to_a_kazakh_session_is_not_said_to_attend_it(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦person:Иван Дубов|Иван Дубовты⟧ "
        "⟦place:tr-ankara:Анкара|Анкарада⟧ өтетін ⟦ordinal:3|үшінші⟧ форумға шақырды.",
    )
    assert event.type == "forum"
    assert "Асан Серов" not in dict(_who(event))


def test_who_comes_to_take_part_in_a_kazakh_session_is_in_the_visit_and_the_session(
    read: Read,
) -> None:
    found = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦ordinal:3|үшінші⟧ саммитке қатысу үшін жұмыс сапарымен "
        "⟦place:tr-ankara:Анкара|Анкараға⟧ барады.",
    )
    assert {event.type for event in found} == {"summit", "official_visit"}
    assert all(dict(_who(event)).keys() == {"Асан Серов"} for event in found)


def test_the_state_in_an_envoys_post_is_not_where_the_envoy_meets(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦post:ambassador:елші|⟦state:TR|Түркиядағы⟧ елшісі⟧ ⟦person:Асан Серов|Асан Серов⟧ "
        "⟦person:Иван Дубов|Иван Дубовпен⟧ кездесті.",
    )
    assert (event.place, event.country) == (None, None)


def test_two_people_named_before_after_the_meeting_met(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦person:Иван Дубов|Иван Дубовпен⟧ "
        "кездесуден кейін журналистерге сұхбат берді.",
    )
    assert event.type == "bilateral_meeting"
    assert {name for name, _ in _who(event)} == {"Асан Серов", "Иван Дубов"}


def test_the_leader_of_a_kazakh_delegation_that_is_received_is_no_host(read: Read) -> None:
    (event,) = read(
        "kk",
        "⟦person:Асан Серов|Асан Серов⟧ ⟦person:Иван Дубов|Иван Дубов⟧ бастаған "
        "делегацияны қабылдады.",
    )
    assert _who(event) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]
