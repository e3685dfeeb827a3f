"""States that hold an event themselves, and two people who go on to the next: from plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event
from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

Read = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def read() -> Read:
    kit = Kit.load(home())

    def events(text: str) -> list[Event]:
        day = PartialDate(2024, 5, 6)
        article = Article("a", "a", "ru", text, "0" * 64, published=day)
        return [claim for claim in map_article(article, kit).claims if isinstance(claim, Event)]

    return events


def _who(event: Event) -> set[str]:
    return {part.who.key or part.who.name for part in event.participants}


def _town(event: Event) -> str | None:
    return event.place.en if event.place else None


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Турция и Узбекистан провели консультации по воде.", "bilateral_meeting"),
        ("4 мая Турция и Узбекистан провели в Бухаре переговоры.", "bilateral_meeting"),
        ("Главы МИД Турции и Узбекистана встретились в Бухаре.", "bilateral_meeting"),
        ("Делегации Турции и Узбекистана обсудили в Бухаре торговлю.", "bilateral_meeting"),
        ("Прошли переговоры между представителями Турции и Узбекистана.", "bilateral_meeting"),
        ("Президенты Турции и Узбекистана поговорили по телефону.", "phone_call"),
        ("Саммит Турции и Узбекистана пройдёт в Бухаре 8 мая.", "summit"),
    ],
)
def test_states_whose_people_nobody_names_hold_an_event(read: Read, text: str, type_: str) -> None:
    (event,) = read(text)
    assert event.type == type_
    assert _who(event) == {"TR", "UZ"}


def test_a_meeting_of_three_states_is_one_of_many(read: Read) -> None:
    (event,) = read("5 мая в Бухаре состоялась встреча Турции, Казахстана и Узбекистана.")
    assert event.type == "multilateral_meeting"
    assert _who(event) == {"TR", "KZ", "UZ"}


def test_talks_of_other_states_are_another_event(read: Read) -> None:
    first, second = read(
        "Представители Турции и Азербайджана провели в Баку переговоры. "
        "4 мая Узбекистан и Кыргызстан провели в Оше консультации по воде."
    )
    assert (_who(first), _town(first)) == ({"TR", "AZ"}, "Baku")
    assert (_who(second), _town(second)) == ({"UZ", "KG"}, "Osh")


@pytest.mark.parametrize(
    "text",
    [
        "Турция и Узбекистан обсуждают торговлю.",
        "Лидеры Турции и Узбекистана обсудят торговлю.",
        "Турция и Узбекистан входят в совет.",
        "Главы МИД Турции и Узбекистана высоко оценили торговлю.",
    ],
)
def test_states_that_only_act_hold_nothing(read: Read, text: str) -> None:
    assert read(text) == []


def test_states_of_a_meeting_of_ministers_join_the_one_minister_who_is_named(read: Read) -> None:
    (event,) = read(
        "Министр транспорта Узбекистана Илхом Дубов выступил в Бухаре на встрече министров "
        "Узбекистана, Азербайджана и Турции."
    )
    assert _who(event) == {"Илхом Дубов", "AZ", "TR"}


TALKS = (
    "17 апреля в Бухаре министр культуры Турции Али Серов провёл переговоры с министром культуры "
    "Узбекистана Асаном Дубовым. "
)


@pytest.mark.parametrize(
    "rest",
    [
        "Затем министры возложили цветы к памятнику в Ургенче.",
        "Затем они приняли участие в церемонии открытия школы.",
        "Затем министры приняли онлайн-участие в церемонии открытия школы.",
    ],
)
def test_a_plural_subject_means_the_two_who_met_before(read: Read, rest: str) -> None:
    _, event = read(TALKS + rest)
    assert event.type == "ceremony"
    assert _who(event) == {"Али Серов", "Асан Дубов"}


@pytest.mark.parametrize(
    "rest",
    [
        "Затем президенты приняли участие в церемонии открытия школы.",
        "Затем министры Казахстана и Кыргызстана приняли участие в церемонии открытия школы.",
    ],
)
def test_a_plural_subject_of_another_rank_or_land_does_not(read: Read, rest: str) -> None:
    assert not {"Али Серов", "Асан Дубов"} & _who(read(TALKS + rest)[-1])


def test_what_is_discussed_at_a_meeting_with_somebody_tells_of_the_meeting(read: Read) -> None:
    visit, talks = read(
        "Министр обороны Турции Али Серов прибыл в Баку. В ходе встречи с министром обороны "
        "Азербайджана Закиром Дубовым обсуждены учения."
    )
    assert (visit.type, talks.type) == ("official_visit", "bilateral_meeting")
    assert _who(talks) == {"Али Серов", "Закир Дубов"}


@pytest.mark.parametrize(
    "text",
    [
        "Встреча министров прошла в Бакинском конгресс-центре.",
        "3 мая завершился Бакинский энергетический форум.",
    ],
)
def test_a_city_told_by_an_adjective_is_where_an_event_is(read: Read, text: str) -> None:
    (event,) = read(text)
    assert _town(event) == "Baku"


def test_the_adjective_of_another_thing_is_not(read: Read) -> None:
    (event,) = read("4 мая прошла конференция, в Бакинской декларации отмечен её вклад.")
    assert event.place is None


def test_a_participle_tells_the_place_of_the_noun_that_it_agrees_with(read: Read) -> None:
    (event,) = read(
        "Министр энергетики Али Серов принял участие в церемонии запуска проектов в "
        "энергетическом секторе, состоявшейся в Бухаре."
    )
    assert _town(event) == "Bukhara"


def test_nobody_is_at_a_session_that_he_only_says_something_of(read: Read) -> None:
    _, then = read(
        "В Астане прошло торжественное мероприятие. На мероприятии выступил президент академии "
        "Али Серов. Серов в своём выступлении отметил, что решение об этом было принято в 2009 "
        "году на Саммите тюркских государств в Нахчыване."
    )
    assert then.participants == ()


def test_who_is_thanked_or_gave_a_school_its_name_takes_no_part(read: Read) -> None:
    (event,) = read(
        "4 мая прошёл саммит ОТГ. Выступая перед участниками саммита, президент Азербайджана "
        "Ильхам Алиев выразил признательность Асану Дубову за школу им Ивана Серова."
    )
    assert _who(event) == {"Ильхам Алиев"}


def test_a_format_of_meetings_is_no_meeting(read: Read) -> None:
    assert read("Страна присоединилась к формату Консультативной встречи глав государств.") == []


def test_talks_that_a_lead_tells_by_the_states_are_those_of_their_people(read: Read) -> None:
    (event,) = read(
        "Представители Турции и Узбекистана обсудили в Бухаре торговлю. Министр торговли Турции "
        "Али Серов встретился в Бухаре с министром торговли Узбекистана Асаном Дубовым."
    )
    assert _who(event) == {"Али Серов", "Асан Дубов"}


def test_two_who_share_the_chair_are_both_in_it(read: Read) -> None:
    (event,) = read(
        "4 мая в Бухаре прошло заседание Совместной группы под сопредседательством министра "
        "торговли Турции Али Серова и министра торговли Узбекистана Асана Дубова."
    )
    assert [part.role for part in event.participants] == ["chair", "chair"]


@pytest.mark.parametrize(
    "text",
    [
        "В Бухаре прошло заседание межправительственной комиссии Турции и Узбекистана.",
        "В Бухаре прошло заседание турецко-узбекской рабочей группы по воде.",
        "В Бухаре прошло заседание межправительственной комиссии между Турцией и Узбекистаном.",
        "В Бухаре прошли турецко-узбекские переговоры.",
    ],
)
def test_a_joint_commission_is_of_its_states(read: Read, text: str) -> None:
    (event,) = read(text)
    assert _who(event) == {"TR", "UZ"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("В Бухаре прошло заседание турецко-узбекского делового комитета.", set()),
        ("В Бухаре прошло заседание комиссии по спорам. Речь шла о Турции и Узбекистане.", set()),
        (
            (
                "Шло заседание турецко-узбекской комиссии. Участвовали посол Турции Айдын Кайя и "
                "посол Узбекистана Асан Серов."
            ),
            {"Айдын Кайя", "Асан Серов"},
        ),
        (
            "В Бухаре прошло заседание турецко-узбекской комиссии. Участвовали Айдын Кайя, Асан Серов.",
            {"Айдын Кайя", "Асан Серов"},
        ),
    ],
)
def test_a_commission_of_firms_or_of_named_people_is_of_no_states(
    read: Read, text: str, who: set[str]
) -> None:
    (event,) = read(text)
    assert _who(event) == who
