"""Which event people, days and places belong to: the next, the one before, its parts, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.text.article import PartialDate

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

DAY = PartialDate(2031, 5, 20)
ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
MARK = "⟦person:Марк Белов|Марк Белов⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
OTS = "⟦body:ots:Организация тюркских государств|ОТГ⟧"


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text, DAY)


def _who(event: Event) -> list[tuple[str, str]]:
    return [(p.who.key or p.who.name, p.role) for p in event.participants]


def _day(event: Event) -> str | None:
    return str(event.when.start) if event.when else None


@pytest.mark.parametrize(
    "later",
    [
        "Саммит в ⟦date:2031-11|ноябре⟧ примет ⟦place:hu-pest:Пешт|Пешт⟧.",
        "На саммите в ⟦place:hu-pest:Пешт|Пеште⟧, в ⟦date:2031-11|ноябре⟧, примут план.",
    ],
)
def test_a_bare_noun_with_a_month_to_come_is_the_next_of_its_series(read: Read, later: str) -> None:
    first, second = read(f"В {ANKARA} прошёл саммит {OTS}. Его открыл {ASAN}. {later}")
    assert (_day(first), first.place and first.place.en) == (None, "Ankara")
    assert (second.status, _day(second), second.participants) == ("planned", "2031-11", ())
    assert second.organiser == first.organiser


def test_the_event_of_a_year_is_of_that_year(read: Read) -> None:
    first, second = read(
        f"В {ANKARA} прошёл саммит {OTS}. Саммит ⟦date:2032|2032 года⟧ пройдёт в другом городе."
    )
    assert (first.status, second.status, _day(second)) == ("held", "planned", "2032")


def test_a_plenary_session_is_part_of_the_forum(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошёл форум учителей. На пленарной сессии выступил {ASAN}. "
        "Пленарное заседание началось утром."
    )
    assert (event.type, event.status) == ("forum", "held")
    assert _who(event) == [("Асан Серов", "speaker")]


def test_who_led_the_meeting_led_the_session_told_of(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошло заседание совета министров. Говорили {IVAN} и {ASAN}, он и вёл встречу."
    )
    assert event.type != "bilateral_meeting"


def test_the_lines_of_a_list_name_those_who_came(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошла встреча министров транспорта. В ней приняли участие:\n"
        f"– ⟦post:minister:министр|министр⟧ {ASAN};\n– ⟦post:minister:министр|министр⟧ {IVAN}.\n"
    )
    assert _who(event) == [("Асан Серов", "attendee"), ("Иван Дубов", "attendee")]


def test_a_line_with_a_verb_under_a_colon_is_speech(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошла встреча министров транспорта. Участники сказали:\n"
        f"– Мы давно ждём, что приедет {ASAN}.\n"
    )
    assert event.participants == ()


def test_lines_under_a_heading_name_the_delegates_of_states(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} работает ассамблея университетов {OTS}.\n\nДЕЛЕГАЦИИ\n"
        f"⟦state:KZ:Казахстан|Казахстан⟧: {ASAN}, ректор.\n⟦state:UZ|Узбекистан⟧: {IVAN}, ректор.\n"
    )
    assert [name for name, _ in _who(event)] == ["Асан Серов", "Иван Дубов"]


@pytest.mark.parametrize(
    "told_so",
    [
        "Вечером министров принял ⟦post:head_of_state:президент|президент⟧ ",
        "Участников встречи принял ⟦post:head_of_state:президент|президент⟧ ",
        "В четверг министров пригласил к себе ⟦post:head_of_state:президент|президент⟧ ",
    ],
)
def test_a_reception_of_the_ministers_is_of_those_who_came(read: Read, told_so: str) -> None:
    first, second = read(
        f"В {ANKARA} прошла встреча министров транспорта. В ней участвовали "
        f"⟦post:minister:министр|министр⟧ {ASAN} и ⟦post:minister:министр|министр⟧ {IVAN}. "
        f"{told_so.replace('министров', '⟦post:minister+:министр|министров⟧')}{MARK}."
    )
    assert [name for name, _ in _who(first)] == ["Асан Серов", "Иван Дубов"]
    assert second.type == "multilateral_meeting"
    assert _who(second) == [
        ("Марк Белов", "host"),
        ("Асан Серов", "attendee"),
        ("Иван Дубов", "attendee"),
    ]


def test_several_met_within_a_summit_are_met_one_by_one(read: Read) -> None:
    found = read(
        f"В {ANKARA} прошёл саммит {OTS}. На полях саммита {ASAN} встретился с "
        "⟦person:Иван Дубов|Иваном Дубовым⟧ и ⟦person:Марк Белов|Марком Беловым⟧."
    )
    pairs = [[name for name, _ in _who(event)] for event in found[1:]]
    assert pairs == [["Асан Серов", "Иван Дубов"], ["Асан Серов", "Марк Белов"]]


def test_what_people_are_at_is_no_guest(read: Read) -> None:
    found = read(
        f"В {ANKARA} прошла конференция ООН. Её открыл {IVAN}. "
        f"{ASAN} надеется видеть на ней всех, с кем беседовал в прошлом."
    )
    assert [event.type for event in found] == ["conference"]


@pytest.mark.parametrize(
    "text",
    [
        f"В {ANKARA} ⟦state:UZ|Узбекистан⟧ приняли полноправным членом, рад и {ASAN}.",
        "Первой такой встречей может стать диалог соседей.",
        f"{ASAN} рассказал об этом на встрече с журналистами.",
        "Накануне открытия погода была хорошей.",
    ],
)
def test_what_tells_of_no_meeting_gives_none(read: Read, text: str) -> None:
    assert read(text) == ()


def test_an_agreement_by_telephone_is_one_call(read: Read) -> None:
    (event,) = read(f"{ASAN} и {IVAN} договорились по телефону о встрече весной.")
    assert (event.type, len(event.participants)) == ("phone_call", 2)


def test_a_body_that_gathers_before_a_session_is_another_event(read: Read) -> None:
    first, second = read(
        f"В {ANKARA} прошла сессия ассамблеи {OTS}. "
        "За час до сессии в том же здании заседал ⟦body:-:Совет ассамблеи|Совет ассамблеи⟧."
    )
    assert first.type == second.type == "council_session"
    assert second.organiser is not None
    assert second.organiser.name == "Совет ассамблеи"


def test_a_sentence_without_a_verb_names_two_events_of_its_day(read: Read) -> None:
    first, second = read(
        f"⟦date:2031-05-21|Завтра⟧ в {ANKARA}: первый форум врачей и заседание совета ректоров."
    )
    assert [_day(event) for event in (first, second)] == ["2031-05-21", "2031-05-21"]


def test_a_numeral_is_of_the_event_though_words_part_them(read: Read) -> None:
    first, second = read(
        f"⟦ordinal:9|Девятый⟧ по счёту форум врачей прошёл в {ANKARA}. "
        "⟦ordinal:1|Первый⟧ же саммит врачей состоялся в ⟦date:2024|2024⟧ году."
    )
    assert (first.ordinal, first.name) == (9, "Девятый форум врачей")
    assert (second.ordinal, second.type) == (1, "summit")


def test_who_was_there_came_to_the_event_before(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошёл саммит {OTS}. Там были {ASAN} и {IVAN}. На нём был и {MARK}."
    )
    assert [name for name, _ in _who(event)] == ["Асан Серов", "Иван Дубов", "Марк Белов"]


def test_lists_by_side_and_by_sender_name_those_who_came(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошло заседание комиссии {OTS}. С ⟦state~:TR|турецкой⟧ стороны – {ASAN}. "
        f"От ⟦state:UZ|Узбекистана⟧ был {IVAN}; ⟦state:KZ:Казахстан|Казахстан⟧ прислал "
        "⟦person:Марк Белов|Марка Белова⟧."
    )
    assert [name for name, _ in _who(event)] == ["Асан Серов", "Иван Дубов", "Марк Белов"]


def test_who_met_a_delegation_elsewhere_was_not_at_the_session(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошло заседание совета министров {OTS}. "
        f"{ASAN} в эти часы встречал в отеле делегацию банка."
    )
    assert event.participants == ()


def test_a_session_of_a_programme_takes_the_names_behind_it(read: Read) -> None:
    visit, session = read(
        f"{MARK} прибыл с визитом в {ANKARA.replace('Анкаре', 'Анкару')}. "
        f"⟦ordinal:6|Шестое⟧ заседание совета министров. С ⟦state~:KZ|казахской⟧ стороны – {ASAN}."
    )
    assert [name for name, _ in _who(visit)] == ["Марк Белов"]
    assert [name for name, _ in _who(session)] == ["Асан Серов"]


def test_an_event_to_come_is_not_where_one_of_long_ago_was(read: Read) -> None:
    first, second = read(
        f"⟦date:2031-02-01|1 февраля⟧ в {ANKARA} {ASAN} встретился с "
        f"⟦person:Иван Дубов|Иваном Дубовым⟧. Сегодня {ASAN} принял "
        "⟦person:Марк Белов|Марка Белова⟧."
    )
    assert (first.place and first.place.en, second.place) == ("Ankara", None)


def test_an_adjective_behind_a_comma_tells_where(read: Read) -> None:
    _, second = read(
        f"Прошёл форум врачей {OTS}. Прошлый форум, ⟦place~:tr-ankara:Анкара|анкарский⟧, "
        "состоялся в ⟦date:2029|2029⟧ году."
    )
    assert second.place is not None
    assert second.place.en == "Ankara"


def test_the_title_makes_talks_a_call(read: Read) -> None:
    (event,) = read(
        f"{ASAN} поговорил по телефону с ⟦person:Иван Дубов|Иваном Дубовым⟧\n\n"
        f"{ASAN} и {IVAN} обсудили торговлю. Погода была хорошей."
    )
    assert (event.type, event.place) == ("phone_call", None)


def test_the_title_alone_tells_of_a_visit(read: Read) -> None:
    visit, _ = read(
        f"{ASAN} посетил ⟦place:tr-ankara:Анкара|Анкару⟧\n\n"
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧. Погода была хорошей."
    )
    assert visit.type == "official_visit"
    assert visit.place is not None
    assert visit.place.en == "Ankara"
    assert [name for name, _ in _who(visit)] == ["Асан Серов"]


def test_the_title_tells_where_those_gathered_were(read: Read) -> None:
    (event,) = read(
        "⟦place:tr-ankara:Анкара|Анкара⟧ собрала лидеров\n\n"
        f"Саммит {OTS} прошёл под девизом дружбы. Погода была хорошей."
    )
    assert event.place is not None
    assert event.place.en == "Ankara"


def test_who_came_for_a_session_is_at_it_and_not_whom_they_met(read: Read) -> None:
    talks, session = read(
        f"{ASAN} провёл встречу с ⟦post:secretary_general:генсек|генсеком⟧ "
        "⟦person:Иван Дубов|Иваном Дубовым⟧, прибывшим в ⟦place:tr-ankara:Анкара|Анкару⟧ "
        f"для участия в ⟦ordinal:4|четвёртом⟧ заседании совета {OTS}."
    )
    assert {name for name, _ in _who(talks)} == {"Асан Серов", "Иван Дубов"}
    assert [name for name, _ in _who(session)] == ["Иван Дубов"]


def test_a_clause_of_where_has_the_day_the_place_and_the_guest_of_the_main_one(read: Read) -> None:
    visit, talks = read(
        f"{MARK} уехал. В ⟦date:2031-04|апреле⟧ {ASAN} посетил "
        f"⟦place:tr-ankara:Анкара|Анкару⟧, где его принял {IVAN}."
    )
    assert visit.type == "official_visit"
    assert (_day(talks), talks.place and talks.place.en) == ("2031-04", "Ankara")
    assert _who(talks) == [("Иван Дубов", "host"), ("Асан Серов", "attendee")]


def test_a_signing_of_a_year_ago_is_another(read: Read) -> None:
    first, second = read(
        f"{ASAN} и {IVAN} подписали меморандум. Соглашение о дорогах стороны подписали в {ANKARA} "
        "в ⟦date:2030-04|апреле 2030 года⟧."
    )
    assert (_day(first), first.place) == (None, None)
    assert (_day(second), second.place and second.place.en) == ("2030-04", "Ankara")


def test_who_took_part_did_so_in_no_event_still_to_come(read: Read) -> None:
    first, second = read(
        f"{ASAN} и {IVAN} подписали меморандум в {ANKARA}. Следующее заседание совместной комиссии "
        "пройдёт в ⟦date:2031-11|ноябре⟧. В переговорах участвовали также представители "
        f"⟦state:UZ|Узбекистана⟧ и ⟦state:KZ:Казахстан|Казахстана⟧ и {MARK}."
    )
    assert (second.status, second.participants) == ("planned", ())
    assert first.type == "signing"


def test_a_year_right_before_a_bare_noun_names_another_of_its_series(read: Read) -> None:
    first, second = read(
        f"Сегодня в {ANKARA} прошёл форум врачей. Погода была хорошей. "
        "⟦date:2029|В 2029 году⟧ форум принимал ⟦place:hu-pest:Пешт|Пешт⟧."
    )
    assert first.place is not None
    assert (_day(second), second.place and second.place.en) == ("2029", "Pesht")


def test_who_will_lead_a_session_is_its_chair(read: Read) -> None:
    (event,) = read(
        f"⟦date:2031-06-02|2 июня⟧ в {ANKARA} пройдёт заседание совета {OTS}. "
        f"Председательствовать на заседании будет {ASAN}."
    )
    assert _who(event) == [("Асан Серов", "chair")]


def test_the_head_noun_of_a_body_alone_means_it(read: Read) -> None:
    _, session = read(
        f"{ASAN} принял ⟦person:Иван Дубов|Ивана Дубова⟧ из ⟦body:-:Академия тюркских городов|"
        f"Академии тюркских городов⟧. ⟦ordinal:4|Четвёртое⟧ заседание академии прошло в {ANKARA}."
    )
    assert session.organiser is not None
    assert session.organiser.name == "Академия тюркских городов"


def test_what_the_sides_discussed_is_of_their_talks_not_of_what_is_to_come(read: Read) -> None:
    talks, summit = read(
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧. В ⟦date:2031-10|октябре⟧ "
        f"в {ANKARA} запланирован саммит {OTS}. Стороны обсудили торговлю."
    )
    assert (talks.topics, summit.topics) == (("trade",), ())


def test_talk_of_something_is_no_talk_with_somebody(read: Read) -> None:
    assert read(f"О поездке {ASAN} и {IVAN} говорили с плохо скрытой тревогой.") == ()


def test_a_visit_of_somebody_else_elsewhere_is_another(read: Read) -> None:
    first, second = read(
        f"{ASAN} прибыл с визитом в ⟦place:tr-ankara:Анкара|Анкару⟧. "
        f"В ⟦date:2030-01|январе 2030 года⟧ {IVAN} побывал с визитом в ⟦place:hu-pest:Пешт|Пеште⟧."
    )
    assert [name for name, _ in _who(first)] == ["Асан Серов"]
    assert (_day(second), _who(second)) == ("2030-01", [("Иван Дубов", "attendee")])


def test_what_follows_in_a_sentence_is_of_its_day(read: Read) -> None:
    _, session = read(
        "⟦date:2031-05-21|Завтра⟧ пройдут переговоры ⟦person:Асан Серов|Асана Серова⟧ с "
        "⟦person:Иван Дубов|Иваном Дубовым⟧, затем состоится ⟦ordinal:1|первое⟧ заседание "
        "совместной комиссии."
    )
    assert (session.status, _day(session)) == ("planned", "2031-05-21")


def test_a_conference_of_ministers_is_theirs(read: Read) -> None:
    (event,) = read(
        "⟦post:minister+:министр здравоохранения|Министры здравоохранения⟧ провели видеосовещание."
    )
    assert event.type == "ministerial"


def test_a_participle_behind_a_comma_is_not_in_the_name(read: Read) -> None:
    (event,) = read(
        f"Участники отметили итоги заседания совместной комиссии, прошедшего в {ANKARA} "
        "в ⟦date:2030-07|июле 2030 года⟧."
    )
    assert event.name == "Заседание совместной комиссии"


def test_thanks_for_a_reception_at_a_session_put_nobody_there(read: Read) -> None:
    found = read(
        f"{ASAN} поблагодарил соседей за приём на ⟦ordinal:4|четвёртой⟧ сессии комиссии, "
        "состоявшейся в ⟦date:2030-04|апреле 2030 года⟧."
    )
    assert all(event.participants == () for event in found)


def test_what_comes_later_is_not_of_the_month_of_something_else(read: Read) -> None:
    *_, rite = read(
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧. "
        f"В ⟦date:2031-04|апреле⟧ в {ANKARA} прошёл форум врачей. "
        f"Позже {ASAN} возложил цветы к памятнику."
    )
    assert (rite.type, _day(rite)) == ("ceremony", None)


def test_a_relative_clause_tells_whether_its_day_is_over(told: Told) -> None:
    found = told(
        "ru",
        f"{ASAN} и {IVAN} обсудили итоги ⟦ordinal:4|четвёртого⟧ заседания комиссии, которое "
        f"прошло в {ANKARA} ⟦date:2031-12-03|3 декабря⟧.",
        PartialDate(2031, 5, 20),
    )
    (session,) = [event for event in found if event.type == "committee_session"]
    assert (session.status, _day(session)) == ("held", "2030-12-03")


def test_taking_part_told_the_other_way_round_makes_no_host(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошло заседание совета министров {OTS}. Участие приняли {ASAN} и {IVAN}."
    )
    assert _who(event) == [("Асан Серов", "attendee"), ("Иван Дубов", "attendee")]


def test_last_years_forum_is_another(read: Read) -> None:
    first, second = read(
        f"В {ANKARA} прошёл форум врачей. Погода была хорошей. "
        "⟦date:2030|Прошлогодний⟧ форум собрал сто гостей."
    )
    assert (first.when, _day(second)) == (None, "2030")


def test_an_event_of_years_ago_was_not_where_people_are_now(read: Read) -> None:
    _, second = read(
        f"В {ANKARA} прошла встреча министров транспорта. "
        "⟦ordinal:1|Первая⟧ такая встреча состоялась в ⟦date:2028-08|августе 2028 года⟧."
    )
    assert (_day(second), second.place) == ("2028-08", None)


def test_who_goes_to_another_town_is_not_at_the_session_to_come(read: Read) -> None:
    _, second = read(
        f"В {ANKARA} прошла встреча министров транспорта. Следующую примет "
        f"⟦place:hu-pest:Пешт|Пешт⟧. Скоро {ASAN} посетит ⟦place:kg-osh:Ош|Ош⟧."
    )
    assert (second.status, second.participants) == ("planned", ())


def test_what_ministers_agreed_to_hold_is_still_to_come(read: Read) -> None:
    found = read(
        f"{ASAN} и {IVAN} подписали меморандум. Министры договорились о встрече рабочей группы "
        f"в ⟦date:2031-10|октябре⟧ в {ANKARA}."
    )
    assert [(event.type, event.status) for event in found[1:]] == [("committee_session", "planned")]


def test_those_received_one_by_one_did_not_meet_together(read: Read) -> None:
    found = read(
        f"В {ANKARA} прошла встреча министров транспорта. В ней участвовали "
        f"⟦post:minister:министр|министр⟧ {ASAN} и ⟦post:minister:министр|министр⟧ {IVAN}. "
        f"⟦post:minister+:министр|Министров⟧ поодиночке принял {MARK}."
    )
    assert all(len(event.participants) < 3 for event in found)
