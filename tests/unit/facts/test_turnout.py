"""Who came: delegations nobody of whom is named, lists, those sent, awaited, told behind."""

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
FORUM = "В ⟦place:tr-ankara:Анкара|Анкаре⟧ прошёл форум по торговле. "


@pytest.fixture
def read(told: Told) -> Read:
    return lambda text: told("ru", text)


def _came(event: Event) -> list[str]:
    away = {Attendance.ABSENT, Attendance.MESSAGE, Attendance.INVITED}
    return [p.who.key or p.who.name for p in event.participants if p.attendance not in away]


def _roles(event: Event) -> dict[str, str]:
    return {p.who.key or p.who.name: p.role for p in event.participants}


@pytest.mark.parametrize(
    "text",
    [
        f"В нём приняли участие министры {TR} и {UZ}.",
        f"В нём участвовали делегации {TR}, а также {UZ}.",
        f"Вопросы транзита обсудили главы ведомств {TR} и {UZ}.",
        f"Участвовали эксперты из {TR} и {UZ}.",
        f"Форум прошёл с участием представителей {TR} и {UZ}.",
        f"Участвовали послы стран — {TR} и {UZ}.",
        "Участвовали ⟦state~:TR:Турция|турецкая⟧ и ⟦state~:UZ:Узбекистан|узбекская⟧ делегации.",
    ],
)
def test_states_whose_people_are_not_named_take_part(read: Read, text: str) -> None:
    (event,) = read(FORUM + text)
    assert _came(event) == ["TR", "UZ"]


@pytest.mark.parametrize(
    "text",
    [
        f"В нём участвовали министры {TR} и {UZ} — {ASAN} и {IVAN}.",
        f"В нём участвовала делегация {TR} во главе с ⟦person:Асан Серов|Асаном Серовым⟧.",
    ],
)
def test_a_state_whose_people_are_named_is_no_participant_beside_them(
    read: Read, text: str
) -> None:
    (event,) = read(FORUM + text)
    assert "Асан Серов" in _came(event)
    assert not {"TR", "UZ"} & set(_came(event))


def test_members_of_a_body_are_its_states_not_the_body(read: Read) -> None:
    (event,) = read(FORUM + f"Участвовали министры стран ⟦body:ots|ОТГ⟧ — {TR}, {UZ} и {KZ}.")
    assert _came(event) == ["TR", "UZ", "KZ"]


def test_a_body_whose_representatives_come_takes_part(read: Read) -> None:
    (event,) = read(FORUM + "Участвовали представители ⟦body:ots|ОТГ⟧.")
    assert [p.who.key for p in event.participants] == ["ots"]


def test_who_is_only_invited_did_not_come(read: Read) -> None:
    (event,) = read(FORUM + f"Приглашена была и делегация {TR}.")
    assert _came(event) == []


def test_ministers_of_two_states_meet_as_states_where_nobody_is_named(read: Read) -> None:
    (event,) = read(
        f"В ⟦place:tr-ankara:Анкара|Анкаре⟧ состоялась встреча министров обороны {KZ} и {TR}."
    )
    assert _came(event) == ["KZ", "TR"]


def test_what_a_delegation_says_elsewhere_makes_no_participant(read: Read) -> None:
    (event,) = read(FORUM + f"Власти {TR} сообщили о росте цен.")
    assert _came(event) == []


@pytest.mark.parametrize(
    "text",
    [
        "⟦state:UZ|Узбекистан⟧ делегировал ⟦person:Асан Серов|Асана Серова⟧.",
        f"От {UZ} — {ASAN}.",
        f"Среди гостей — {ASAN}.",
        f"За столом расселись {ASAN}, {IVAN} и {OLEG}.",
    ],
)
def test_who_came_is_told_in_many_ways(read: Read, text: str) -> None:
    (event,) = read(FORUM + text)
    assert "Асан Серов" in _came(event)


def test_a_person_whom_a_person_sends_somewhere_is_no_participant(read: Read) -> None:
    (event,) = read(FORUM + f"{IVAN} отправил ⟦person:Асан Серов|Асана Серова⟧ в отпуск.")
    assert "Асан Серов" not in _came(event)


def test_who_is_awaited_at_an_event_is_expected(read: Read) -> None:
    (event,) = read(
        "В мае в ⟦place:tr-ankara:Анкара|Анкаре⟧ состоится форум по торговле. "
        "Ожидается участие ⟦person:Асан Серов|Асана Серова⟧."
    )
    assert [p.attendance for p in event.participants] == [Attendance.EXPECTED]


def test_a_speech_of_somebody_that_nobody_awaits_is_no_coming(read: Read) -> None:
    (event,) = read(FORUM + "Речь ⟦person:Асан Серов|Асана Серова⟧ стала известна вчера.")
    assert _came(event) == []


def test_a_relative_clause_tells_who_was_there(read: Read) -> None:
    (event,) = read(
        "Заседание комиссии прошло в ⟦place:tr-ankara:Анкара|Анкаре⟧, где делегацию "
        f"возглавлял {ASAN}."
    )
    assert _came(event) == ["Асан Серов"]


def test_who_called_the_others_together_is_the_host(read: Read) -> None:
    (event,) = read(FORUM + f"Гостей пригласил {ASAN}.")
    assert _roles(event) == {"Асан Серов": "host"}


def test_the_aims_of_a_journey_are_events_of_who_travels(read: Read) -> None:
    found = read(
        f"{ASAN} прибыл в ⟦place:tr-ankara:Анкара|Анкару⟧ для участия в саммите ОТГ и в заседании "
        "комиссии по торговле."
    )
    told = {event.type for event in found if "Асан Серов" in _came(event)}
    assert {"summit", "committee_session"} <= told


def test_an_event_that_somebody_praises_is_not_one_of_theirs(read: Read) -> None:
    (event,) = read(FORUM + f"{ASAN} отметил важность форума для региона.")
    assert _came(event) == []


def test_the_author_of_an_idea_takes_no_part_by_it(read: Read) -> None:
    (event,) = read(FORUM + f"Идею создать фонд выдвинул на форуме {ASAN}.")
    assert _came(event) == []


def test_who_meets_guests_at_the_airport_is_not_at_the_session(read: Read) -> None:
    (event,) = read(FORUM + f"В аэропорту участников встречал {ASAN}.")
    assert _came(event) == []


def test_a_namesake_of_a_hall_takes_no_part(read: Read) -> None:
    (event,) = read(
        FORUM + f"{IVAN} выступил на форуме в театре им. ⟦person:Асан Серов|А. Серова⟧."
    )
    assert "Асан Серов" not in _came(event)


def test_a_chair_named_in_the_genitive_is_one_though_the_given_name_does_not_bend(
    read: Read,
) -> None:
    (event,) = read(
        "Заседание комиссии прошло под председательством ⟦person:Гурбангулы Серов|Гурбангулы Серова⟧."
    )
    assert _roles(event) == {"Гурбангулы Серов": "chair"}


def test_a_new_paragraph_goes_on_about_the_event_of_many(read: Read) -> None:
    found = read(
        f"{FORUM}\n\nПеред ним {ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧.\n\n"
        f"Делегацию {TR} возглавлял {OLEG}."
    )
    (forum,) = [event for event in found if event.type == "forum"]
    assert "Олег Липов" in _came(forum)


def test_two_who_met_are_those_who_sign_as_the_two_sides(read: Read) -> None:
    found = read(
        f"{ASAN} встретился с ⟦person:Иван Дубов|Иваном Дубовым⟧ в "
        "⟦place:tr-ankara:Анкара|Анкаре⟧. Соглашение стороны подписали в "
        "⟦place:tr-ankara:Анкара|Анкаре⟧."
    )
    (signing,) = [event for event in found if event.type == "signing"]
    assert sorted(_came(signing)) == ["Асан Серов", "Иван Дубов"]


def test_a_head_of_state_named_elsewhere_stands_for_the_state(read: Read) -> None:
    (event,) = read(
        f"{FORUM}Президент ⟦state:TR|Турции⟧ в нём участвовал, как и президенты {KZ} и {UZ}."
    )
    assert set(_came(event)) <= {"TR", "KZ", "UZ"}
    assert {"KZ", "UZ"} <= set(_came(event))


def test_those_whom_a_noun_calls_speakers_take_part(read: Read) -> None:
    (event,) = read(FORUM + f"Модератор – {ASAN}, спикеры – {IVAN}, {OLEG}.")
    assert _roles(event) == {
        "Асан Серов": "chair",
        "Иван Дубов": "speaker",
        "Олег Липов": "speaker",
    }


def test_a_noun_in_brackets_is_that_of_the_name_before(read: Read) -> None:
    (event,) = read(FORUM + f"Участники: {ASAN} (модератор), {IVAN}, {OLEG}.")
    assert _roles(event) == {
        "Асан Серов": "chair",
        "Иван Дубов": "attendee",
        "Олег Липов": "attendee",
    }


def test_who_came_to_several_who_received_is_at_the_meeting(read: Read) -> None:
    (event,) = read(
        f"{ASAN} и {IVAN} приняли в Анкаре гостей. {KZ[:-1]} представлял {OLEG}, а также "
        "⟦person:Пётр Клёнов|Пётр Клёнов⟧."
    )
    assert _came(event) == ["Асан Серов", "Иван Дубов", "Олег Липов", "Пётр Клёнов"]


@pytest.mark.parametrize(
    ("words", "wrote"),
    [
        ("Было зачитано приветствие {}.", True),
        ("Участникам зачитали обращение {}.", True),
        ("В адрес форума поступило приветствие от {}.", True),
        ("Участники зачитали стихи {}.", False),
        ("Участники обсудили обращение {}.", False),
    ],
)
def test_whose_greeting_is_read_out_sent_it(told: Told, words: str, wrote: bool) -> None:
    ivan = "⟦person:Иван Дубов|Ивана Дубова⟧"
    (event,) = told("ru", f"{FORUM}{words.format(ivan)}")
    assert [p.attendance for p in event.participants] == [Attendance.MESSAGE] * wrote


@pytest.mark.parametrize(
    "words",
    [
        "встречу посвятили 150-летию {} и 130-летию ⟦person:Олег Липов|Олега Липова⟧",
        "гости почтили память {}",
        "встреча прошла к юбилею великого поэта {}",
        "прошла встреча к 80-летию ⟦person:Олег Липов|Олега Липова⟧ и {}",
    ],
)
def test_whose_jubilee_or_memory_is_kept_is_not_there(read: Read, words: str) -> None:
    ivan = "⟦person:Иван Дубов|Ивана Дубова⟧"
    found = read(f"{FORUM}В форуме участвовал {ASAN}, {words.format(ivan)}.")
    assert {name for event in found for name in _came(event)} <= {"Асан Серов"}


def test_who_comes_to_a_jubilee_is_there(read: Read) -> None:
    ivan = "⟦person:Иван Дубов|Иваном Дубовым⟧"
    found = read(f"На юбилее театра {ASAN} встретился с {ivan}.")
    assert {"Асан Серов", "Иван Дубов"} in [set(_came(event)) for event in found]
