"""How an event stands, what only names or prepares one, and whose words it is told in."""

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
PAVEL = "⟦person:Павел Лужин|Павел Лужин⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
TO_ANKARA = "⟦place:tr-ankara:Анкара|Анкару⟧"
TODAY = PartialDate(2025, 5, 20)


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, TODAY)


def _who(event: Event) -> list[tuple[str, str]]:
    return [(p.who.key or p.who.name, p.role) for p in event.participants]


def test_an_event_that_people_take_part_in_now_is_under_way(read: Read) -> None:
    (event,) = read(f"Форум водников проходил долго. В форуме участвуют {ASAN} и {IVAN}.")
    assert event.status == "held"
    (event,) = read(f"Это произошло на форуме водников в {ANKARA}. В форуме участвуют {ASAN}.")
    assert event.status == "ongoing"


def test_an_event_that_has_begun_began_on_the_day_of_the_article(read: Read) -> None:
    (event,) = read(f"В {ANKARA} стартовал форум водников. Его ждали год.")
    assert (event.status, event.when and event.when.start) == ("ongoing", TODAY)


def test_who_comes_to_take_part_has_come_and_the_event_is_to_be(read: Read) -> None:
    found = read(f"{ASAN} прибыл в {TO_ANKARA} для участия в форуме водников и в саммите лесников.")
    assert {(e.type, e.status) for e in found} >= {("forum", "planned"), ("summit", "planned")}
    assert not any(e.type == "official_visit" and e.status == "planned" for e in found)


def test_an_event_whose_plans_are_discussed_is_not_held(read: Read) -> None:
    found = read(
        f"{ASAN} встретился с {IVANOM}. Стороны обсудили планы по организации визита "
        "⟦person:Павел Лужин|Павла Лужина⟧ в ⟦state:KZ|Казахстан⟧."
    )
    visits = [event for event in found if event.type == "official_visit"]
    assert [event.status for event in visits] == ["planned"]


@pytest.mark.parametrize(
    "words",
    [
        "По решению ⟦ordinal:10|десятого⟧ саммита лесников создан фонд.",
        "Фонд проводит работу, такую как конференции, выставки и концерты.",
        (
            "⟦person:Асан Серов|Асан Серов⟧ подписал «Меморандум об организации "
            "⟦ordinal:3|третьей⟧ сессии Совета лесников»."
        ),
        "Праздник посвящён 30-летию ассамблеи лесников.",
    ],
)
def test_what_is_cited_listed_or_named_in_a_paper_is_no_session(read: Read, words: str) -> None:
    kinds = {"summit", "conference", "exhibition", "council_session", "other"}
    assert not [event for event in read(words) if event.type in kinds]


def test_a_name_that_begins_like_a_month_gives_no_day(read: Read) -> None:
    (event,) = read(
        f"В форуме водников в {ANKARA} участвовала "
        "⟦person:Марта Лужина|⟦date:2025-03|Марта⟧ Лужина⟧."
    )
    assert event.when is None


def test_the_nearest_words_say_whose_session_it_is(read: Read) -> None:
    (one,) = read(f"В {ANKARA} прошло заседание министров туризма Совета лесников.")
    (other,) = read(f"В {ANKARA} прошло заседание Совета министров туризма.")
    (third,) = read(f"В {ANKARA} прошла встреча глав транспортных ведомств.")
    assert (one.type, other.type, third.type) == ("ministerial", "council_session", "ministerial")


def test_a_side_without_a_verb_takes_the_verb_of_the_one_before(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошли консультации ведомств. Казахскую делегацию возглавил {ASAN}, "
        f"а турецкую – {IVAN}."
    )
    assert [name for name, _ in _who(event)] == ["Асан Серов", "Иван Дубов"]


def test_who_came_is_not_who_the_source_speaks_of(read: Read) -> None:
    found = read(f"В ⟦state:KZ|Казахстане⟧ с визитом находился {ASAN}, сообщила пресс-служба.")
    assert [(e.type, e.status, _who(e)) for e in found] == [
        ("official_visit", "held", [("Асан Серов", "attendee")])
    ]


def test_a_relative_clause_tells_of_the_one_before_it(read: Read) -> None:
    found = read(
        f"В {ANKARA} прошёл форум водников. На форум прилетел {ASAN} вместе с {IVANOM}, "
        "который выступит на саммите лесников ⟦date:2025-06-01|1 июня⟧."
    )
    (summit,) = [event for event in found if event.type == "summit"]
    assert [name for name, _ in _who(summit)] == ["Иван Дубов"]


def test_who_met_a_guest_at_the_airport_was_not_at_the_summit(read: Read) -> None:
    found = read(
        f"{ASAN} прилетал на саммит лесников в {TO_ANKARA} ⟦date:2024-10|в октябре 2024 года⟧, "
        f"в аэропорту его встретил {IVAN}."
    )
    (summit,) = [event for event in found if event.type == "summit"]
    assert "Иван Дубов" not in [name for name, _ in _who(summit)]


def test_who_speaks_to_the_guest_is_the_host(read: Read) -> None:
    (event,) = read(f"{ASAN} встретился с {IVANOM}. {ASAN} пожелал гостю доброго пути.")
    assert _who(event) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]


def test_in_it_took_part_speaks_of_the_event_before(read: Read) -> None:
    found = read(
        f"В {ANKARA} состоялась церемония открытия памятника. В ней приняли участие прибывшие "
        f"на заседание Совета лесников {ASAN} и {IVAN}."
    )
    assert [name for name, _ in _who(found[0])] == ["Асан Серов", "Иван Дубов"]


def test_a_gathering_that_many_took_part_in_is_the_signing_before(read: Read) -> None:
    (event,) = read(f"Подписан договор о дружбе. В мероприятии приняли участие {ASAN} и {IVAN}.")
    assert (event.type, len(event.participants)) == ("signing", 2)


def test_events_told_in_the_plural_share_their_days(read: Read) -> None:
    found = read(
        f"{ASAN} примет участие в саммите водников, заседании Совета лесников и саммите рыбаков. "
        "Мероприятия пройдут ⟦date:2025-06-02|2 июня⟧."
    )
    days = [event.when and str(event.when.start) for event in found]
    assert days == ["2025-06-02"] * 3
    assert all(_who(event) == [("Асан Серов", "attendee")] for event in found)


def test_the_author_of_a_quoted_work_takes_no_part(read: Read) -> None:
    (event,) = read(
        "⟦date:2025-06-02|2 июня⟧ пройдёт конференция, посвящённая 100-летию «Книги песен» "
        "⟦person:Павел Лужин|Павла Лужина⟧."
    )
    assert not event.participants


def test_taking_part_is_no_hosting(read: Read) -> None:
    (event,) = read(
        "Прошла встреча лесников. В переговорах приняли участие ⟦post:head_of_state:президент|"
        "президент⟧ ⟦state:KZ|Казахстана⟧ ⟦person:Асан Серов|Асан Серов⟧ и "
        "⟦person:Иван Дубов|Иван Дубов⟧."
    )
    assert event.country is None


def test_the_title_says_who_received_the_others(read: Read) -> None:
    (event,) = read(
        f"{ASAN} принял Ивана Дубова\n\n{ASAN} провёл встречу с {IVANOM}, и она была долгой."
    )
    assert _who(event) == [("Асан Серов", "host"), ("Иван Дубов", "attendee")]


def test_a_clause_of_place_has_the_subject_of_the_main_clause(read: Read) -> None:
    found = read(f"{ASAN} прибыл в {TO_ANKARA}, где встретился с {IVANOM}.")
    (talks,) = [event for event in found if event.type == "bilateral_meeting"]
    assert sorted(name for name, _ in _who(talks)) == ["Асан Серов", "Иван Дубов"]


def test_whom_somebody_receives_may_be_told_where_they_are(read: Read) -> None:
    found = read(
        f"{ASAN} принял в {ANKARA} находящегося с визитом в стране "
        "⟦post:minister:министр|министра⟧ ⟦person:Иван Дубов|Ивана Дубова⟧."
    )
    talks = [event for event in found if event.type == "bilateral_meeting"]
    assert [(e.status, len(e.participants)) for e in talks] == [("held", 2)]


def test_an_assembly_that_only_names_a_body_is_no_session(read: Read) -> None:
    (event,) = read(
        f"{ASAN} встретился с {IVANOM}, генсеком Парламентской ассамблеи лесников. "
        "Делегация ассамблеи вручила гостю медаль."
    )
    assert event.type == "bilateral_meeting"


def test_events_in_general_change_no_meeting(read: Read) -> None:
    (event,) = read(
        f"{ASAN} встретился с {IVANOM}. Стороны обсудили организацию мероприятий в "
        "⟦state:TR|Турции⟧."
    )
    assert (event.type, event.country) == ("bilateral_meeting", None)


def test_a_place_before_the_frame_is_where_the_meeting_was(read: Read) -> None:
    found = read(
        f"{ASAN} принял {IVAN}а. Встреча состоялась ⟦date:2025-05-19|19 мая⟧ в {ANKARA} в рамках "
        "официального визита гостя."
    )
    talks = [event for event in found if event.type == "bilateral_meeting"]
    assert all(event.place and event.place.key == "tr-ankara" for event in talks)


@pytest.mark.parametrize("words", ["в Анкаре", "в г. Анкара"])
def test_the_form_of_a_name_tells_that_something_is_there(read: Read, words: str) -> None:
    town = words.rpartition(" ")[2]
    text = words.replace(town, f"⟦place:tr-ankara:Анкара|{town}⟧")
    (event,) = read(f"Прошёл форум водников, открытый {text}.")
    assert event.place is not None


def test_a_pronoun_that_agrees_tells_of_the_session(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл в {TO_ANKARA} для участия в заседании Совета лесников в качестве гостя, "
        "которое пройдёт ⟦date:2025-05-22|22 мая⟧."
    )
    (session,) = [event for event in found if event.type == "council_session"]
    assert session.when
    assert str(session.when.start) == "2025-05-22"


def test_the_heads_of_many_states_are_their_states(read: Read) -> None:
    (event,) = read(
        f"⟦date:2025-06-02|2 июня⟧ в {ANKARA} пройдёт саммит лесников, в котором примут участие "
        "⟦post:head_of_state:глава|главы⟧ ⟦state:KZ|Казахстана⟧, ⟦state:UZ|Узбекистана⟧ и "
        "⟦state:HU|Венгрии⟧."
    )
    assert {part.who.key for part in event.participants} == {"KZ", "UZ", "HU"}


def test_who_had_come_before_is_on_no_visit_of_others(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл в {TO_ANKARA} с визитом. Ранее в {TO_ANKARA} прибыли {IVAN} и {PAVEL}."
    )
    assert _who(found[0]) == [("Асан Серов", "attendee")]


def test_a_session_told_with_its_own_day_is_another(read: Read) -> None:
    found = read(
        "Следующее заседание Совета лесников пройдёт ⟦date:2025-06-17|17 июня⟧. Об этом сказал "
        f"{ASAN} по итогам заседания ⟦date:2025-05-09|9 мая⟧ в {ANKARA}."
    )
    assert sorted(str(e.when.start) for e in found if e.when) == ["2025-05-09", "2025-06-17"]


def test_what_is_signed_within_a_session_is_signed_that_day(read: Read) -> None:
    found = read(
        "Совет лесников провёл ⟦date:2025-05-19|19 мая⟧ второе заседание. "
        f"На полях заседания {ASAN} подписал с {IVANOM} меморандум."
    )
    (signing,) = [event for event in found if event.type == "signing"]
    assert signing.when
    assert str(signing.when.start) == "2025-05-19"


def test_the_title_may_say_where_the_event_is(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} на полчаса\n\nСовет лесников провёл второе заседание, и оно удалось."
    )
    assert event.place
    assert event.place.key == "tr-ankara"


def test_a_colon_parts_two_main_clauses_that_share_day_and_place(read: Read) -> None:
    found = read(
        f"⟦date:2025-05-19|19 мая⟧ в {ANKARA} форум открыли {PAVEL} и {IVAN}: {ASAN} провёл "
        "переговоры с ⟦person:Пётр Синицын|Петром Синицыным⟧."
    )
    (talks,) = [event for event in found if event.type == "bilateral_meeting"]
    assert [name for name, _ in _who(talks)] == ["Асан Серов", "Пётр Синицын"]
    assert talks.when
    assert str(talks.when.start) == "2025-05-19"


def test_a_number_told_later_is_that_of_the_session_pointed_to(read: Read) -> None:
    (event,) = read(
        f"Прошла сессия Совета лесников в {ANKARA}. Ту сессию, ⟦ordinal:11|одиннадцатую⟧, "
        f"вёл {ASAN}."
    )
    assert (event.ordinal, _who(event)) == (11, [("Асан Серов", "chair")])


def test_who_stands_behind_a_semicolon_may_have_come_too(read: Read) -> None:
    (event,) = read(
        f"На встречу пришли послы {ASAN} и {IVAN}; посольство соседей представлял {PAVEL}."
    )
    assert [name for name, _ in _who(event)] == ["Асан Серов", "Иван Дубов", "Павел Лужин"]


@pytest.mark.parametrize(
    ("frame", "place"),
    [("На полях", "Анкара"), ("В ходе", "Анкара"), ("В преддверии", None), ("После", None)],
)
def test_what_happens_at_an_event_is_where_that_is(read: Read, frame: str, place: str) -> None:
    found = read(f"{frame} форума в {ANKARA} {ASAN} встретился с {IVANOM}.")
    talks = next(event for event in found if event.type == "bilateral_meeting")
    assert (talks.place.name if talks.place else None) == place


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (f"встретился в {ANKARA} с {IVANOM}", ["Асан Серов", "Иван Дубов"]),
        (f"не встречался с {IVANOM}", None),
        (f"⟦person:Павел Лужин|Павел Лужин⟧ встретился с {IVANOM}", ["Иван Дубов", "Павел Лужин"]),
        (f"готов встретиться с {IVANOM}", None),
    ],
)
def test_who_tells_of_what_he_did_himself_did_it(
    read: Read, words: str, who: list[str] | None
) -> None:
    found = read(f"{ASAN} сообщил, что {words}.")
    met = [sorted(name for name, _ in _who(e)) for e in found if e.status == "held"]
    assert met == ([who] if who else [])
