"""States whose people are not named take part: sent, represented, on a line of a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], list[tuple[str | None, Attendance]]]

HELD = (
    "Сегодня в ⟦place:kg-bishkek:Бишкек|Бишкеке⟧ прошло заседание Совета министров. "
    "Председательствовал ⟦person:Бакыт Бекболотов|Бакыт Бекболотов⟧. "
)
UZ = "⟦state:UZ:Узбекистан|{}⟧"


@pytest.fixture
def read(told: Told) -> Read:
    def states(text: str) -> list[tuple[str | None, Attendance]]:
        (event,) = told("ru", HELD + text)
        return [(p.who.key, p.attendance) for p in event.participants if p.who.key]

    return states


@pytest.mark.parametrize(
    "text",
    [
        UZ.format("Узбекистан") + " прислал делегацию из пяти человек.",
        "От " + UZ.format("Узбекистана") + " в заседании участвовал заместитель министра.",
        "От " + UZ.format("Узбекистана") + " — делегация из трёх лиц.",
        UZ.format("Узбекистан") + " был представлен послом.",
        UZ.format("Узбекистан") + " представлял посол.",
        UZ.format("Узбекистан") + " на заседании представлял заместитель министра.",
        UZ.format("Узбекистан") + " участвовал в нём впервые.",
    ],
)
def test_a_state_takes_part_by_somebody_unnamed(read: Read, text: str) -> None:
    assert read(text) == [("UZ", Attendance.ATTENDED)]


def test_a_state_that_joins_by_video_is_there_online(read: Read) -> None:
    text = UZ.format("Узбекистан") + " участвовал по видеосвязи."
    assert read(text) == [("UZ", Attendance.ONLINE)]


@pytest.mark.parametrize(
    "text",
    [
        UZ.format("Узбекистан") + " участвует в проекте железной дороги.",
        UZ.format("Узбекистан") + " направил делегацию специалистов на стройку.",
        UZ.format("Узбекистан") + " направил министру письмо.",
        UZ.format("Узбекистан") + " не был представлен послом.",
        UZ.format("Узбекистан") + " представлен в реестре тремя компаниями.",
        "Он сообщил, что " + UZ.format("Узбекистан") + " участвует в торгах.",
        "От " + UZ.format("Узбекистана") + " ждут ответа министра.",
    ],
)
def test_a_state_that_only_does_something_else_does_not(read: Read, text: str) -> None:
    assert read(text) == []


def test_lines_of_a_list_give_states_whose_people_are_not_named(read: Read) -> None:
    text = (
        "В нём участвовали:\n"
        "– министр культуры ⟦state:KG:Киргизия|Киргизии⟧ ⟦person:Ч. Ниязов|Ч. Ниязов⟧;\n"
        "– посол " + UZ.format("Узбекистана") + ";\n"
        "– ⟦state:HU:Венгрия|Венгрия⟧: делегация."
    )
    assert [key for key, _ in read(text)] == ["UZ", "HU"]


def test_heads_of_ministries_by_their_short_name_stand_for_their_states(told: Told) -> None:
    (event,) = told(
        "ru",
        "В ⟦place:kg-bishkek:Бишкек|Бишкеке⟧ прошла встреча министров. На ней присутствовали "
        "⟦post:minister:главы МИД|главы МИД⟧ "
        "⟦state:KZ:Казахстан|Казахстана⟧, ⟦state:KG:Киргизия|Киргизии⟧ и "
        + UZ.format("Узбекистана")
        + ".",
    )
    assert [p.who.key for p in event.participants] == ["KZ", "KG", "UZ"]


def test_ministers_of_three_states_hold_their_own_meeting(told: Told) -> None:
    (event,) = told(
        "ru",
        "Министры транспорта ⟦state:KZ:Казахстан|Казахстана⟧, ⟦state:CN:Китай|Китая⟧ и "
        "⟦state:KG:Киргизия|Киргизии⟧ провели встречу в ⟦place:kg-bishkek:Бишкек|Бишкеке⟧.",
    )
    assert [p.who.key for p in event.participants] == ["KZ", "CN", "KG"]


def test_who_speaks_at_a_meeting_with_somebody_is_its_other_side(told: Told) -> None:
    (event,) = told(
        "ru",
        "⟦person:Асан Серов|Асан Серов⟧ на встрече с ⟦person:Иван Дубов|Иваном Дубовым⟧ заявил, "
        "что торговля растёт.",
    )
    assert {p.who.name for p in event.participants} == {"Асан Серов", "Иван Дубов"}
    mouth = told(
        "ru",
        "⟦person:Асан Серов|Асан Серов⟧ заявил о встрече с ⟦person:Иван Дубов|Иваном Дубовым⟧.",
    )
    assert all(p.who.name != "Асан Серов" for event in mouth for p in event.participants)
