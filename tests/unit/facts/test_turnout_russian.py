"""Who came, in Russian: events within events, portfolios of two parts, sides, who presides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Attendance, Event

Told = Callable[..., tuple[Event, ...]]
Read = Callable[[str], tuple[Event, ...]]

ASAN = "⟦person:Асан Серов|Асан Серов⟧"
IVAN = "⟦person:Иван Дубов|Иван Дубов⟧"
OLEG = "⟦person:Олег Липов|Олег Липов⟧"
KZ, TR, UZ = "⟦state:KZ|Казахстана⟧", "⟦state:TR|Турции⟧", "⟦state:UZ|Узбекистана⟧"
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
FORUM = f"В {ANKARA} прошёл форум по торговле. "


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text)


def _came(event: Event) -> list[str]:
    away = {Attendance.ABSENT, Attendance.MESSAGE, Attendance.INVITED}
    return [p.who.key or p.who.name for p in event.participants if p.attendance not in away]


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


def test_what_somebody_named_presides_over_is_no_event_of_its_own(read: Read) -> None:
    (forum,) = read(
        FORUM + "В форуме участвовали ⟦post:other:председатель|председатель⟧ "
        f"⟦ordinal:40|40-й⟧ сессии Генеральной конференции {ASAN} и {IVAN}."
    )
    assert _came(forum) == ["Асан Серов", "Иван Дубов"]


def test_who_moderates_a_session_still_tells_of_it(read: Read) -> None:
    (event,) = read(f"Открыл встречу модератор ⟦ordinal:2|второй⟧ сессии форума {ASAN}.")
    assert _roles(event) == {"Асан Серов": "chair"}


@pytest.mark.parametrize(
    "text",
    [
        f"В нём приняли участие ⟦post:minister+:министры|министры⟧ культуры и спорта {TR} и {UZ}.",
        f"Участвовали ⟦post:minister+:министры|министры⟧ иностранных дел и транспорта {TR}, {UZ}.",
    ],
)
def test_ministers_of_two_things_stand_for_their_states(read: Read, text: str) -> None:
    (event,) = read(FORUM + text)
    assert _came(event) == ["TR", "UZ"]


def test_ministers_and_others_are_of_their_own(read: Read) -> None:
    (event,) = read(
        FORUM + f"В нём приняли участие ⟦post:minister+:министры|министры⟧ и артисты театра {TR}."
    )
    assert _came(event) == []


def test_who_stood_for_a_side_at_the_meeting_was_at_the_one_told_of(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошла ⟦ordinal:1|первая⟧ встреча министров транспорта. "
        f"Нашу сторону на встрече представили {ASAN} и {IVAN}."
    )
    assert _came(event) == ["Асан Серов", "Иван Дубов"]


def test_who_presented_something_at_a_meeting_had_one_of_their_own(read: Read) -> None:
    _, event = read(
        f"В {ANKARA} прошла ⟦ordinal:1|первая⟧ встреча министров транспорта. "
        f"Свои проекты на встрече представили {ASAN} и {IVAN}."
    )
    assert _came(event) == ["Асан Серов", "Иван Дубов"]


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("В нём приняла участие ⟦state~:TR:Турция|турецкая⟧ сторона.", ["TR"]),
        ("⟦state~:TR:Турция|Турецкая⟧ сторона также участвовала.", ["TR"]),
        ("⟦state~:TR:Турция|Турецкая⟧ сторона в нём не участвовала.", []),
        ("В нём отметили участие ⟦state~:TR:Турция|турецкой⟧ стороны.", []),
        ("⟦state~:TR:Турция|Турецкая⟧ сторона отметила важность торговли.", []),
    ],
)
def test_the_side_of_a_state_takes_part(read: Read, text: str, came: list[str]) -> None:
    (event,) = read(FORUM + text)
    assert _came(event) == came


def test_a_new_paragraph_goes_on_about_what_was_held_on_the_margins(read: Read) -> None:
    forum, event = read(
        f"В {ANKARA} на полях ⟦ordinal:5|5-го⟧ форума прошла встреча министров транспорта.\n\n"
        f"С докладами выступили {ASAN} и {IVAN}."
    )
    assert (forum.type, _came(forum)) == ("forum", [])
    assert _roles(event) == {"Асан Серов": "speaker", "Иван Дубов": "speaker"}


def test_a_new_paragraph_goes_on_about_the_event_that_people_are_at(read: Read) -> None:
    forum, _ = read(
        f"{OLEG} участвует в форуме по торговле в {ANKARA}. На полях форума прошла встреча "
        f"министров транспорта.\n\nС докладами выступили {ASAN} и {IVAN}."
    )
    assert _came(forum) == ["Олег Липов", "Асан Серов", "Иван Дубов"]


def test_who_leads_a_delegation_takes_part_in_what_it_does(read: Read) -> None:
    (event,) = read(
        "Делегация, которую возглавляет ⟦post:minister:министр|министр⟧ "
        f"{ASAN}, участвует в форуме по торговле в {ANKARA}."
    )
    assert _came(event) == ["Асан Серов"]


def test_who_leads_something_else_does_not_take_part_by_that(read: Read) -> None:
    (event,) = read(
        f"Академия, которую возглавляет {ASAN}, участвует в форуме по торговле в {ANKARA}."
    )
    assert _came(event) == []


def test_what_somebody_speaks_with_is_not_in_the_name_of_an_event(read: Read) -> None:
    (event,) = read(
        FORUM + f"{ASAN} обратился к участникам форума с приветственным словом о дружбе."
    )
    assert _roles(event) == {"Асан Серов": "speaker"}


def test_who_is_only_asked_to_join_a_body_is_not_there(read: Read) -> None:
    (event,) = read(FORUM + f"К участию в его работе приглашены новые члены: {ASAN} и {IVAN}.")
    assert _came(event) == []
    assert {p.attendance for p in event.participants} == {Attendance.INVITED}


def test_who_was_asked_to_come_and_took_part_was_there(read: Read) -> None:
    (event,) = read(FORUM + f"Приглашены были многие, в форуме участвовал {ASAN}.")
    assert _came(event) == ["Асан Серов"]


def test_who_tells_of_preparing_an_event_is_not_at_it_wherever_it_is_held(read: Read) -> None:
    meeting, forum = read(
        f"{ASAN} принял {IVAN.replace('|Иван Дубов⟧', '|Ивана Дубова⟧')}. Он сообщил о ходе "
        f"подготовки к проведению ⟦date:2026:в этом году⟧ в {ANKARA} Всемирного форума."
    )
    assert _came(meeting) == ["Асан Серов", "Иван Дубов"]
    assert _came(forum) == []


def test_an_event_may_be_under_somebody_s_chairing(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} форум по торговле прошёл под председательствованием "
        "⟦person:Асан Серов|Асана Серова⟧."
    )
    assert _roles(event) == {"Асан Серов": "chair"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Выступивший затем ⟦post:minister:министр|министр⟧ {} представил на форуме план.",
            "speaker",
        ),
        ("Приехавший затем ⟦post:minister:министр|министр⟧ {} открыл на форуме стенд.", "attendee"),
    ],
)
def test_a_participle_may_say_that_somebody_spoke(read: Read, text: str, role: str) -> None:
    (event,) = read(FORUM + text.format(ASAN))
    assert _roles(event) == {"Асан Серов": role}


def test_a_list_of_states_goes_on_behind_their_rank(read: Read) -> None:
    (event,) = read(
        FORUM + f"В нём участвовали министры {TR}, а также стран-наблюдателей – {UZ} и {KZ}."
    )
    assert _came(event) == ["TR", "UZ", "KZ"]


def test_one_more_state_beside_those_whose_ministers_meet(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} состоится ⟦ordinal:5|пятая⟧ встреча министров {TR}, {UZ} и {KZ}. "
        "Примет участие и ⟦state~:HU:Венгрия|венгерская⟧ сторона."
    )
    assert sorted(_came(event)) == ["HU", "KZ", "TR", "UZ"]


def test_the_name_of_a_meeting_adds_nobody_to_those_told_to_have_come(read: Read) -> None:
    (event,) = read(
        f"В {ANKARA} прошла ⟦ordinal:5|пятая⟧ встреча министров {TR}, {UZ} и {KZ}. "
        f"В ней приняли участие делегации {TR} и {UZ}."
    )
    assert sorted(_came(event)) == ["TR", "UZ"]
