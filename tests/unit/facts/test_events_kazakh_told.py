"""Kazakh events told in running text: subjects left out, frames, chains of verbs, who presides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[Event]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
VERA = "⟦person:Вера Соснова|Вера Соснова⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкара"
OTS = "⟦body:ots:Түркі мемлекеттері ұйымы|Түркі мемлекеттері ұйымының⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: list(told("kk", text))


def _who(event: Event) -> set[str]:
    return {p.who.key or p.who.name for p in event.participants}


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


def test_who_says_something_while_talking_to_another_met_him(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен сұхбаттасқанда сауда көлемі өскенін айтты.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_a_host_who_talks_to_guests_in_turn_does_so_at_the_ceremony(read: Read) -> None:
    (event,) = read(
        f"{ASAN}ге {IVAN} сенім грамотасын тапсырды. {ASAN} {IVAN}пен сөйлескенде алғыс айтты."
    )
    assert (event.type, _who(event)) == ("ceremony", {"Асан Серов", "Иван Дубов"})


def test_who_hands_over_credentials_reports_nothing(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}қа сенім грамотасын тапсырды.")
    assert "Асан Серов" in _who(event)


def test_a_participle_before_another_name_makes_nobody_chair(read: Read) -> None:
    (event,) = read(
        f"{OTS} отырысы өтті. Отырысқа {ASAN} және биыл төрағалық етіп отырған {IVAN} қатысты."
    )
    assert _roles(event) == {"Асан Серов": "attendee", "Иван Дубов": "attendee"}


@pytest.mark.parametrize("verb", ["жүргізді", "тізгіндеді", "төрағалық етті"])
def test_who_runs_a_session_presides_over_it(read: Read, verb: str) -> None:
    (event,) = read(f"{OTS} отырысы өтті. Отырысты {ASAN} {verb}.")
    assert _roles(event) == {"Асан Серов": "chair"}


def test_a_participle_does_not_part_a_session_from_its_body(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ {OTS} кеңейтілген құрамдағы отырысы өтті.")
    assert event.organiser is not None
    assert event.organiser.key == "ots"


def test_who_wrote_the_report_was_not_there(read: Read) -> None:
    (event,) = read(f"ҚазАқпарат /{ASAN}/ – {OTS} отырысы кеше өтті.")
    assert _who(event) == set()


def test_a_round_table_that_people_sit_down_at_is_none(read: Read) -> None:
    found = read(f"{OTS} отырысы өтті. Дөңгелек үстелге {ASAN} жайғасты.")
    assert [event.type for event in found] == ["council_session"]
    assert _who(found[0]) == {"Асан Серов"}


def test_who_takes_a_call_was_phoned(read: Read) -> None:
    (event,) = read(f"Бүгін {ASAN} {IVAN}тың қоңырауын қабылдады.")
    assert (event.type, _who(event)) == ("phone_call", {"Асан Серов", "Иван Дубов"})


def test_who_gives_an_audience_is_host(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}тың қабылдауында болды.")
    assert _roles(event) == {"Асан Серов": "attendee", "Иван Дубов": "host"}


def test_two_clauses_share_their_subject(read: Read) -> None:
    first, second = read(
        f"{ASAN} {IVAN}пен келіссөз жүргізді, сондай-ақ {OLEG}тың қабылдауында болды."
    )
    assert _who(first) == {"Асан Серов", "Иван Дубов"}
    assert _who(second) == {"Асан Серов", "Олег Липов"}


def test_a_pronoun_takes_up_the_one_person_of_the_sentence_before(read: Read) -> None:
    (event,) = read(f"Соңғы күндері {ASAN}тің жұмысы көбейді. Кеше ол {IVAN}пен сөйлесті.")
    assert _who(event) == {"Асан Серов", "Иван Дубов"}


def test_whom_a_pronoun_means_is_the_last_subject(read: Read) -> None:
    found = read(
        f"{ASAN} {IVAN}пен кездесті. Кейін қалаға {OLEG} барып қайтты. Оны {VERA} қабылдады."
    )
    assert [_who(event) for event in found if "Вера Соснова" in _who(event)] == [
        {"Вера Соснова", "Олег Липов"}
    ]


def test_talks_with_somebody_else_are_another_meeting(read: Read) -> None:
    first, second = read(f"{ASAN} {IVAN}пен кездесті. Одан кейін ол {OLEG}пен келіссөз өткізді.")
    assert _who(first) == {"Асан Серов", "Иван Дубов"}
    assert _who(second) == {"Асан Серов", "Олег Липов"}


def test_the_day_of_a_session_is_no_object_of_a_meeting(read: Read) -> None:
    (event,) = read(f"Отырыс күні {ASAN} {IVAN}пен жүздеседі.")
    assert (event.type, _who(event)) == ("bilateral_meeting", {"Асан Серов", "Иван Дубов"})


def test_meeting_and_talk_in_one_chain_are_one_event_held(read: Read) -> None:
    (event,) = read(f"{ASAN} {IVAN}пен жүздесіп, келесі жылғы жоспарды талқылады.")
    assert (event.status, _who(event)) == ("held", {"Асан Серов", "Иван Дубов"})


def test_a_session_that_only_frames_a_meeting_is_none_of_its_own(read: Read) -> None:
    (event,) = read(f"{OTS} сессиясы аясында {ASAN} {IVAN}пен кездесті.")
    assert event.type == "bilateral_meeting"


def test_the_first_day_of_a_visit_is_its_frame(read: Read) -> None:
    visit, talks = read(
        f"{ASAN} екі күндік сапармен {ANKARA}ға⟧ келді. "
        f"Сапардың алғашқы күнінде {ASAN} {IVAN}пен келіссөз жүргізді."
    )
    assert _who(visit) == {"Асан Серов"}
    assert _who(talks) == {"Асан Серов", "Иван Дубов"}


def test_the_two_who_met_are_the_two_who_sign(read: Read) -> None:
    talks, signing = read(
        f"{ASAN} {IVAN}пен келіссөз өткізді. Келіссөз соңында екі министр жоспарға қол қойды."
    )
    assert (talks.type, signing.type) == ("bilateral_meeting", "signing")
    assert _who(signing) == {"Асан Серов", "Иван Дубов"}


def test_an_idea_to_hold_a_conference_is_none(read: Read) -> None:
    found = read(f"{ASAN} {IVAN}пен кездесті. Кездесуде конференция өткізу сөз болды.")
    assert [event.type for event in found] == ["bilateral_meeting"]


def test_a_meeting_of_three_sides_is_not_one_of_two(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ алғашқы үшжақты кездесу өтті.")
    assert event.type == "multilateral_meeting"


def test_the_place_where_a_guest_came_is_that_of_the_meeting(read: Read) -> None:
    (event,) = read(f"{ANKARA}ға⟧ сапармен келген {ASAN}ты {IVAN} қабылдады.")
    assert event.place is not None
    assert event.place.key == "tr-ankara"


def test_who_is_met_at_the_airport_came_to_no_session_yet(read: Read) -> None:
    (event,) = read(f"{OTS} отырысы өтті. Қонақтарды әуежайда {ASAN} қарсы алды.")
    assert _who(event) == set()


def test_a_meeting_with_reporters_is_no_event(read: Read) -> None:
    assert read(f"{ASAN} журналистермен дәстүрлі кездесуінде сауда туралы айтты.") == []


def test_the_guests_of_a_session_are_those_received(read: Read) -> None:
    session, reception = read(
        f"{OTS} отырысы өтті. Отырысқа {ASAN}, {IVAN} және {OLEG} қатысты. "
        f"Кешке делегация басшылары {VERA}ның қабылдауында болды."
    )
    assert _who(session) == {"Асан Серов", "Иван Дубов", "Олег Липов"}
    assert reception.type == "multilateral_meeting"
    assert _roles(reception) == {
        "Вера Соснова": "host",
        "Асан Серов": "attendee",
        "Иван Дубов": "attendee",
        "Олег Липов": "attendee",
    }


def test_two_firms_sign_whose_state_stands_before(read: Read) -> None:
    (event,) = read(
        "⟦body:-:Алма банк|«Алма банк»⟧ мен ⟦state:TR|Түркияның⟧ ⟦body:-:Гүл банк|«Гүл»⟧ банкі "
        "меморандумға қол қойды."
    )
    assert (event.type, _who(event)) == ("signing", {"Алма банк", "Гүл банк"})


def test_papers_signed_again_by_name_are_one_signing(read: Read) -> None:
    (event,) = read(
        "⟦body:-:Алма банк|Алма банк⟧ мен ⟦body:-:Гүл банк|Гүл банк⟧ арасында меморандум жасалды. "
        f"Құжатқа {ASAN} мен {IVAN} қол қойды."
    )
    assert {"Асан Серов", "Иван Дубов"} <= _who(event)


def test_a_town_that_receives_a_session_is_its_place(read: Read) -> None:
    (event,) = read(f"{ANKARA}⟧ {OTS} екінші отырысын қабылдайды.")
    assert event.place is not None
    assert (event.place.key, event.status) == ("tr-ankara", "planned")


def test_what_stands_nearest_says_what_a_session_is(read: Read) -> None:
    (event,) = read(f"{ANKARA}да⟧ {OTS} комиссиясы төрағаларының кеңесінің отырысы өтті.")
    assert event.type == "council_session"


def test_who_opened_a_meeting_stands_before_the_verb(read: Read) -> None:
    (event,) = read(
        f"Түстен кейінгі бизнес-кездесуді ⟦post:governor:әкім|облыс әкімі⟧ {ASAN} ашты. "
        f"Кездесуге {IVAN} қатысты."
    )
    assert event.type == "bilateral_meeting"
    assert "Асан Серов" in _who(event)


def test_a_session_that_people_came_to_is_over(read: Read) -> None:
    (event,) = read(f"Кеше {OTS} отырысы өтті, оған {ASAN} келді.")
    assert event.status == "held"
