"""What is only meant to be, whose place it is, and which states sign or send whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
ASANA = "⟦person:Асан Серов|Асана Серова⟧"
IVANA = "⟦person:Иван Дубов|Ивана Дубова⟧"
IVANOM = "⟦person:Иван Дубов|Иваном Дубовым⟧"
TURKEY = "⟦state:TR|Турцию⟧"
HUNGARY = "⟦state:HU|Венгрию⟧"
ANKARA = "⟦place:tr-ankara|Анкаре⟧"
TODAY = PartialDate(2031, 6, 10)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _states(event: Event) -> set[str | None]:
    return {p.who.key for p in event.participants}


def test_each_of_two_visits_has_the_place_behind_it(read: Read) -> None:
    found = read(f"Состоялись визит {ASANA} в {TURKEY} и визит {IVANA} в {HUNGARY}.")
    assert [event.country for event in found] == ["TR", "HU"]


def test_states_that_sign_are_its_parties(read: Read) -> None:
    found = read("⟦state:TR|Турция⟧ и ⟦state:HU|Венгрия⟧ подписали меморандум о торговле.")
    assert [_states(event) for event in found] == [{"TR", "HU"}]


def test_states_of_a_signing_that_others_do_are_none(read: Read) -> None:
    text = f"{ASAN} подписал меморандум о торговле между ⟦state:TR|Турцией⟧ и другими."
    assert all("TR" not in _states(event) for event in read(text))


@pytest.mark.parametrize("word", ["необходимость организации", "важность проведения"])
def test_visits_that_only_matter_are_none(read: Read, word: str) -> None:
    assert read(f"Стороны отметили {word} визитов и встреч.") == ()


def test_what_somebody_proposes_to_open_is_not_opened(read: Read) -> None:
    assert read(f"{ASAN} предложил открыть консульство в {ANKARA}.") == ()


def test_what_somebody_opens_is(read: Read) -> None:
    found = read(f"{ASAN} приехал открыть консульство в {ANKARA}.")
    assert "ceremony" in [event.type for event in found]


def test_a_ceremony_somebody_is_asked_to_is_none(read: Read) -> None:
    assert read(f"{ASAN} пригласил коллегу на церемонию открытия игр.") == ()


def test_a_ceremony_on_a_day_somebody_is_asked_to_is(read: Read) -> None:
    day = "⟦date:2031-06-12|12 июня⟧"
    found = read(f"{ASAN} пригласил коллегу на церемонию открытия моста {day}.")
    assert [event.type for event in found] == ["ceremony"]


def test_where_somebody_wants_something_done_no_visit_is(read: Read) -> None:
    text = (
        f"Состоялся визит {ASANA} в {TURKEY}. В ходе визита он предложил создать дома в {ANKARA}."
    )
    assert [event.place for event in read(text)] == [None]


def test_where_somebody_did_something_on_a_visit_it_is(read: Read) -> None:
    text = f"Состоялся визит {ASANA} в {TURKEY}. В ходе визита он был в {ANKARA}."
    assert [event.place and event.place.key for event in read(text)] == ["tr-ankara"]


def test_who_reached_something_at_a_session_may_not_have_been_there(read: Read) -> None:
    presidents = (
        f"Состоялась встреча ⟦post:head_of_state:президент|президента⟧ ⟦state:TR|Турции⟧ {ASANA} с "
        f"⟦post:head_of_state:президент|президентом⟧ ⟦state:HU|Венгрии⟧ {IVANOM}. "
    )
    reached = (
        "Лидеры обсудили договоренности, достигнутые на ⟦ordinal:2|втором⟧ заседании совета"
        " ⟦date:2030-03|в марте 2030 года⟧."
    )
    session = [event for event in read(presidents + reached) if event.type == "council_session"]
    assert [event.participants for event in session] == [()]


@pytest.mark.parametrize(
    "word", ["выразил надежду на", "отметил заинтересованность в", "подтвердил готовность к"]
)
def test_what_somebody_hopes_for_is_no_event(read: Read, word: str) -> None:
    assert read(f"{ASAN} {word} открытию консульства в {ANKARA}.") == ()


def test_regular_visits_of_anybody_are_no_event(read: Read) -> None:
    assert read("Регулярные взаимные визиты важны для двух стран.") == ()


def test_visits_that_took_place_are(read: Read) -> None:
    found = read(f"Состоялись визиты {ASANA} в {TURKEY} и {HUNGARY}.")
    assert {event.type for event in found} == {"official_visit"}


def test_days_between_a_verb_of_coming_and_its_state_are_those_of_the_visit(read: Read) -> None:
    day = "⟦date:2031-06-12|12 июня⟧"
    found = read(f"{ASAN} посетит {day} {TURKEY}, где встретится с {IVANOM}.")
    assert [event.type for event in found] == ["official_visit", "bilateral_meeting"]
    assert found[0].when is not None


def test_the_name_of_an_event_ends_before_what_its_body_is(read: Read) -> None:
    ots = "⟦body:ots:Организация тюркских государств|Организации тюркских государств⟧"
    found = read(f"В {ANKARA} прошла сессия ассамблеи {ots} — главного органа стран.")
    assert [event.name for event in found] == ["Сессия ассамблеи Организации тюркских государств"]
    other = read(f"В {ANKARA} прошла сессия ассамблеи стран — членов {ots}.")
    assert "членов" in (other[0].name or "")


def test_meetings_with_the_ministers_of_several_states_are_one_with_each(read: Read) -> None:
    post = "⟦post:minister+:министр|министрами⟧"
    with_ = f"с {post} ⟦state:TR|Турции⟧, ⟦state:HU|Венгрии⟧ и ⟦state:AZ|Азербайджана⟧"
    found = read(f"{ASAN} провел встречи {with_}.")
    assert [event.type for event in found] == ["bilateral_meeting"] * 3
    assert {key for event in found for key in _states(event) if key} == {"TR", "HU", "AZ"}
    one = read(f"{ASAN} провел встречу {with_}.")
    assert [event.type for event in one] == ["ministerial"]


def test_a_body_that_signs_a_paper_makes_a_signing(read: Read) -> None:
    fund = "⟦body:-:Садовый фонд|Садовый фонд⟧"
    found = read(f"{fund} подписал на форуме «Сад» в {ANKARA} документ о торговле.")
    assert "signing" in [event.type for event in found]
    told = read(f"{fund} провел форум «Сад» в {ANKARA}. Документ о торговле готов.")
    assert [event.type for event in told] == ["forum"]


def test_where_a_body_was_once_founded_is_no_event(read: Read) -> None:
    fund = "⟦body:-:Садовый фонд|Садовый фонд⟧"
    assert read(f"{fund} создан ⟦date:2009|в 2009 году⟧ на конференции глав стран.") == ()


def test_what_somebody_is_invited_to_take_part_in_is_to_come(read: Read) -> None:
    found = read(f"{ASAN} принял приглашение принять участие в саммите «Сад».")
    assert [event.status for event in found] == ["planned"]


def test_who_hosts_an_event_gives_it_no_name(read: Read) -> None:
    text = f"В {ANKARA} прошел форум «Сад». {ASAN}, принимавший форум, отметил рост."
    assert [event.name for event in read(text)] == ["Форум «Сад»"]


def test_a_conference_in_which_people_took_part_is_the_forum_told_of(read: Read) -> None:
    forum = f"В {ANKARA} прошел форум «Сад»."
    found = read(f"{forum} В конференции приняли участие {ASAN} и {IVAN}.")
    assert [(event.type, len(event.participants)) for event in found] == [("forum", 2)]
    other = read(f"{forum} Прошла конференция «Лук». В конференции принял участие {ASAN}.")
    assert [len(event.participants) for event in other] == [0, 1]


def test_a_session_gets_its_name_where_who_took_part_is_told(read: Read) -> None:
    ots = "⟦body:ots:Организация тюркских государств|Организации тюркских государств⟧"
    text = (
        f"Заседание идет под председательством {ASANA}. В заседании совета {ots} участвует {IVAN}."
    )
    found = read(text)
    assert [len(event.participants) for event in found] == [2]


def test_the_day_of_a_paper_is_not_that_of_the_event(read: Read) -> None:
    paper = "созданной по соглашению от ⟦date:1992-05-14|14 мая 1992 года⟧"
    found = read(f"В {ANKARA} прошло заседание комиссии, {paper}.")
    assert [event.when for event in found] == [None]


def test_where_an_envoy_is_posted_no_session_is(read: Read) -> None:
    envoy = "⟦post:ambassador:посол|посол Турции в ⟦state:HU|Венгрии⟧⟧"
    found = read(f"В заседании совета принял участие {envoy} {ASAN}.")
    assert [event.country for event in found] == [None]


def test_who_discusses_a_meeting_of_others_is_not_at_it(read: Read) -> None:
    found = read(f"Обсуждая следующую встречу премьеров в {ANKARA}, {ASAN} назвал её важной.")
    assert all(not event.participants for event in found)


def test_an_event_to_which_a_trip_is_timed_is_told_of(read: Read) -> None:
    text = f"{ASAN} прибыл с визитом в {TURKEY}. Поездка приурочена к саммиту «Сад» в {ANKARA}."
    assert {event.type for event in read(text)} == {"official_visit", "summit"}


def test_an_event_to_which_a_concert_is_devoted_is_none(read: Read) -> None:
    assert read("Концерт приурочен к саммиту «Сад».") == ()


def test_whose_letter_another_reads_out_sent_a_message(read: Read) -> None:
    conference = f"В {ANKARA} открылась конференция «Сад»."
    greeting = f"С приветствием обратился {ASAN}, его послание зачитал {IVAN}."
    there = {p.who.name: p.attendance for p in read(f"{conference} {greeting}")[0].participants}
    assert (there["Асан Серов"], there["Иван Дубов"]) == (Attendance.MESSAGE, Attendance.ATTENDED)


def test_leaders_are_two_of_one_rank(read: Read) -> None:
    president, premier = "⟦post:head_of_state:президент|{}⟧", "⟦post:head_of_government:премьер|{}⟧"
    came = f"{president.format('Президент')} {ASAN} прибыл с визитом в {TURKEY}. "
    met = f"В аэропорту его встретил {premier.format('премьер')} {IVAN}. "
    found = read(f"{came}{met}Лидеры двух стран примут участие в открытии школы в {ANKARA}.")
    opening = [event for event in found if event.type == "ceremony"]
    assert all(p.who.name != "Иван Дубов" for event in opening for p in event.participants)


def test_where_a_consul_is_posted_no_meeting_is(read: Read) -> None:
    consul = f"⟦post:other:генконсул|генконсулом Турции в {ANKARA}⟧"
    assert [event.place for event in read(f"{ASAN} встретился с {consul} {IVANOM}.")] == [None]
    there = read(f"{ASAN} встретился в {ANKARA} с {IVANOM}.")
    assert [event.place and event.place.key for event in there] == ["tr-ankara"]


def test_what_might_be_held_is_no_event(read: Read) -> None:
    assert read(f"По его словам, саммит «Сад» мог бы пройти в {ANKARA}.") == ()
