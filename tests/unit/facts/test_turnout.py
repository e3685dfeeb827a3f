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
ANKARA = "⟦place:tr-ankara:Анкара|Анкаре⟧"
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
