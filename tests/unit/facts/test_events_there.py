"""What is said at an event told of, how it is held and where: from plain Russian text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Read = Callable[[str], list[Event]]


def test_who_speaks_at_the_meeting_is_at_the_session_told_of(read: Read) -> None:
    """«На встрече выступили А и Б» behind a session of many is no meeting of the two."""
    body = (
        "Завершилось заседание Совета министров иностранных дел ОТГ. На встрече под "
        "председательством министра иностранных дел Турции Хакана Фидана выступили министр "
        "иностранных дел Азербайджана Джейхун Байрамов и министр иностранных дел Казахстана "
        "Мурат Нуртлеу."
    )
    told = read(body)
    assert [event.type for event in told] == ["council_session"]
    assert len(told[0].participants) == 3


@pytest.mark.parametrize(
    "behind",
    [
        "Затем состоялась встреча министра Хакана Фидана и министра Джейхуна Байрамова.",
        "Министр Хакан Фидан встретился с министром Джейхуном Байрамовым.",
        "Хакан Фидан провёл встречу с Джейхуном Байрамовым.",
        "На встрече с Джейхуном Байрамовым Хакан Фидан отметил роль торговли.",
    ],
)
def test_talks_beside_a_session_stay_talks(read: Read, behind: str) -> None:
    """Two who met each other are not only speakers of the session before."""
    body = f"В Баку завершилось заседание Совета министров иностранных дел ОТГ. {behind}"
    assert [event.type for event in read(body)] == ["council_session", "bilateral_meeting"]


def test_the_leaders_behind_a_videoconference_are_no_part_of_its_name(read: Read) -> None:
    """«Во время видеоконференции главы МИДов обсудили …» goes on about the session."""
    body = (
        "Мухтар Тлеуберди принял сегодня участие в видеоконференции Совета министров иностранных "
        "дел стран ОДКБ. Во время видеоконференции главы МИДов государств-членов ОДКБ обсудили "
        "вопросы безопасности."
    )
    assert [event.type for event in read(body)] == ["council_session"]


def test_the_means_of_a_summit_is_no_event(read: Read) -> None:
    """«посредством видеоконференции» only says how people meet."""
    body = "20 мая посредством видеоконференции будет проведен чрезвычайный саммит ОТГ."
    assert [event.type for event in read(body)] == ["summit"]


@pytest.mark.parametrize("verb", ["предусматривается", "предполагается"])
def test_a_signing_that_is_foreseen_is_to_come(read: Read, verb: str) -> None:
    """What «предусматривается» was not signed yet."""
    told = read(f"По итогам переговоров {verb} подписание соглашения о торговле.")
    assert [event.status for event in told] == ["planned"]


def test_the_town_where_somebody_receives_is_not_the_host(read: Read) -> None:
    """«в городе Самарканд принял А» is a meeting there, not a visit the town took in."""
    told = read(
        "Президент Узбекистана Шавкат Мирзиёев сегодня в городе Самарканд принял министра "
        "иностранных дел России Сергея Лаврова."
    )
    assert [event.type for event in told] == ["bilateral_meeting"]
    assert told[0].when is not None
    assert told[0].place is not None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Министр Мурат Нуртлеу объявил на саммите 10 мая, что Баку будет принят в клуб.", "held"),
        ("Мурат Нуртлеу прибыл в Баку для участия в саммите ОТГ.", "planned"),
        ("Мурат Нуртлеу завершил визит в Турцию для участия в саммите ОТГ.", "held"),
        ("Мурат Нуртлеу рассказал о саммите ОТГ, который пройдёт в Баку в июне.", "planned"),
    ],
)
def test_what_is_said_at_a_summit_does_not_tell_how_it_stands(
    read: Read, body: str, status: str
) -> None:
    """A clause with «что» tells of something else, one with «который» of the event."""
    assert [event.status for event in read(body) if event.type == "summit"] == [status]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Четвёртое заседание провели в Бишкеке министры энергетики стран ОТГ.", "ministerial"),
        ("Министры культуры стран ТЮРКСОЙ провели в Баку своё 5-е заседание.", "ministerial"),
        ("Пятое заседание провёл в Бишкеке министр энергетики Киргизии.", "council_session"),
    ],
)
def test_a_session_that_ministers_hold_is_theirs(read: Read, body: str, kind: str) -> None:
    """A session that says no body of its own is of those who hold it."""
    assert [event.type for event in read(body)] == [kind]


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        ("который прибыл в Казахстан с официальным визитом", ["bilateral_meeting"]),
        ("а 10 мая прибыл в Казахстан с визитом", ["bilateral_meeting", "official_visit"]),
    ],
)
def test_a_visit_of_a_clause_on_somebody_is_no_event(
    read: Read, clause: str, kinds: list[str]
) -> None:
    """A trip that only says who somebody is, without a day, is none."""
    body = (
        "Президент Казахстана Касым-Жомарт Токаев встретился с президентом Азербайджана Ильхамом "
        f"Алиевым, {clause}."
    )
    assert [event.type for event in read(body)] == kinds


def test_the_day_of_the_report_between_commas_is_not_that_of_the_event(read: Read) -> None:
    """«Об этом в среду, 15 мая, сообщила газета …» dates the report."""
    body = "О форуме ОТГ в Баку в среду, 15 мая, сообщила газета «Заря»."
    assert all(event.when is None for event in read(body))


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Министры подписали заявление о мире в Сирии и стабильности в Ираке.", None),
        ("Завершилось заседание Совета ОТГ, посвящённое ситуации в Казахстане.", None),
        ("Завершилось заседание Совета ОТГ в Казахстане.", "KZ"),
        ("В Казахстане завершилось заседание Совета ОТГ о ситуации в Сирии.", "KZ"),
    ],
)
def test_where_the_situation_is_the_event_is_not(
    read: Read, body: str, country: str | None
) -> None:
    """What goes on somewhere is talked about elsewhere."""
    assert {event.country for event in read(body)} <= {country}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Визит завершится подписанием соглашения о торговле.", "planned"),
        ("Переговоры завершились подписанием соглашения о торговле.", "held"),
    ],
)
def test_what_will_end_with_a_signing_has_none_yet(read: Read, body: str, status: str) -> None:
    """The tense of «завершится» is that of the signing too."""
    assert [event.status for event in read(body) if event.type == "signing"] == [status]


def test_whose_monument_flowers_are_laid_to_is_not_there(read: Read) -> None:
    """«цветы к памятнику лидеру А» are laid by others."""
    told = read(
        "В Астрахани вице-премьер Алексей Оверчук возложил цветы к памятнику общенациональному "
        "лидеру Гейдару Алиеву."
    )
    names = {part.who.name for event in told for part in event.participants}
    assert names == {"Алексей Оверчук"}


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Стороны обсудили возможное проведение совместного бизнес-форума.", []),
        ("Стороны обсудили участие ТЮРКПА в 151-й Ассамблее Межпарламентского союза.", []),
        ("Министры обсудили проведение форума ОТГ, который пройдёт в Баку в июне.", ["forum"]),
        ("Стороны обсудили проведение форума в Баку 5 июня.", ["forum"]),
        ("Президенты обсудили итоги саммита ОТГ в Баку.", ["summit"]),
        ("Обсудив торговлю, министры приняли участие в открытии форума в Баку.", ["forum"]),
    ],
)
def test_what_people_only_talk_about_holding_is_no_event(
    read: Read, body: str, kinds: list[str]
) -> None:
    """«обсудили проведение форума» tells of none, unless its day or a clause of its own does."""
    named = {"forum", "summit", "council_session"}
    assert [event.type for event in read(body) if event.type in named] == kinds
