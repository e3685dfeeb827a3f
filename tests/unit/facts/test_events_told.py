"""With whose part and on which of its days an event is told of: from plain Russian text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.claims import Event

Read = Callable[..., list[Event]]


def _who(event: Event) -> set[str]:
    return {part.who.key or part.who.name for part in event.participants}


def _day(event: Event) -> int | None:
    return event.when.start.day if event.when else None


def test_those_with_whose_part_an_event_was_held_are_there(read: Read) -> None:
    (event,) = read(
        "В Бухаре прошло заседание Совета по туризму ОТГ с участием представителей Казахстана, "
        "Турции, а также Венгрии в статусе наблюдателя."
    )
    assert _who(event) == {"KZ", "TR", "HU"}
    assert event.name == "Заседание Совета по туризму ОТГ"


def test_those_without_whom_an_event_was_held_are_not_there(read: Read) -> None:
    (event,) = read("В Бухаре прошёл форум водников без участия делегации Турции.")
    assert _who(event) == set()


@pytest.mark.parametrize(
    ("next_", "day"),
    [
        ("Вечером он встретился с премьер-министром Иваном Дубовым.", 12),
        ("Вечером 13 мая он встретился с премьер-министром Иваном Дубовым.", 13),
        ("Он любит гулять вечером. Потом он встретился с премьер-министром Иваном Дубовым.", None),
    ],
)
def test_what_was_in_the_evening_was_on_the_day_just_told(
    read: Read, next_: str, day: int | None
) -> None:
    first, second = read(
        "12 мая министр Асан Серов провёл в Баку переговоры с министром Павлом Лужиным. " + next_
    )
    assert (_day(first), _day(second)) == (12, day)


def _sides(found: list[Event], type_: str) -> list[set[str]]:
    return [_who(event) for event in found if event.type == type_]


def test_a_paper_signed_after_talks_of_two_states_tells_of_both(read: Read) -> None:
    found = read("По итогам встречи министров труда Турции и Венгрии в Баку подписан меморандум.")
    assert _sides(found, "bilateral_meeting") == [{"TR", "HU"}]
    assert _sides(found, "signing") == [{"TR", "HU"}]
    assert {event.place.en for event in found if event.place} == {"Baku"}


@pytest.mark.parametrize(
    "text",
    [
        "По итогам встречи министров труда Турции и Венгрии будет подписан меморандум.",
        "На встрече министров труда Турции и Венгрии, возможно, обсудят меморандум.",
        "По итогам встречи экспертов по вопросам Турции и Венгрии меморандум не подписан.",
    ],
)
def test_what_talks_may_end_with_is_not_held(read: Read, text: str) -> None:
    assert not [event for event in read(text) if event.status == "held"]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Турция и Венгрия подписали протокол", {"TR", "HU"}),
        ("ТюркПА и ТЮРКСОЙ подписали протокол", {"ТюркПА", "ТЮРКСОЙ"}),
        ("Турция и Венгрия подпишут протокол", set()),
        ("Турция подписала протокол, которого ждала Венгрия", set()),
    ],
)
def test_who_the_title_says_has_signed_signed_what_the_lead_tells(
    read: Read, title: str, who: set[str]
) -> None:
    found = read("Протокол подписан 12 мая в Баку.", title)
    assert [_day(event) for event in found] == [12]
    signed = {p.who.name if p.who.kind.name == "BODY" else p.who.key for p in found[0].participants}
    assert signed == who


def test_what_he_proposes_is_not_when_the_summit_was(read: Read) -> None:
    speech = "Президент Турции Асан Серов выступил на саммите ОТГ в Баку. "
    (event,) = read(speech + "Он предложил провести в 2027 году форум.")
    assert event.when is None
    (event,) = read(speech + "Он прошёл 12 мая.")
    assert _day(event) == 12


def test_observers_behind_a_list_of_members_are_of_the_list(read: Read) -> None:
    came = "В Баку прошёл форум водников. В форуме участвовали представители стран-участниц: "
    (event,) = read(came + "Турции, Казахстана, а также наблюдателей – Венгрии и Туркменистана.")
    assert _who(event) == {"TR", "KZ", "HU", "TM"}
    (event,) = read(came + "Турции, Казахстана, а также наблюдателей от музеев.")
    assert _who(event) == {"TR", "KZ"}


@pytest.mark.parametrize(
    ("rite", "who"),
    [
        ("церемония официальной встречи", {"Асан Серов"}),
        ("церемония открытия школы", set()),
    ],
)
def test_a_ceremony_of_welcome_is_for_the_guest(read: Read, rite: str, who: set[str]) -> None:
    found = read(
        "Президент Турции Асан Серов прибыл в Баку с государственным визитом. Во дворце "
        f"состоялась {rite}."
    )
    assert _sides(found, "ceremony") == [who]


@pytest.mark.parametrize(
    ("said", "town", "day"),
    [
        ("На встрече отмечалось, что 5 мая в Ташкенте строят мост.", None, 12),
        ("На встрече в Ташкенте отмечалось, что в Баку строят мост.", "Tashkent", 12),
        ("Стороны отметили, что встреча прошла в Ташкенте.", "Tashkent", 12),
    ],
)
def test_what_is_said_at_talks_is_not_where_they_were(
    read: Read, said: str, town: str | None, day: int
) -> None:
    (event,) = read(f"12 мая министр Асан Серов встретился с министром Иваном Дубовым. {said}")
    assert (event.place and event.place.en, _day(event)) == (town, day)


def test_talks_of_two_states_long_ago_were_those_of_others(read: Read) -> None:
    found = read(
        "12 мая министр труда Турции Асан Серов встретился с министром труда Венгрии Иваном "
        "Дубовым. Было отмечено, что состоявшаяся 5 марта 2016 года в Баку турецко-венгерская "
        "встреча помогла торговле."
    )
    assert _sides(found, "bilateral_meeting") == [{"Асан Серов", "Иван Дубов"}, {"TR", "HU"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("В преддверии саммита лесников министр Асан Серов посетил школу.", "planned"),
        ("Перед саммитом лесников министр Асан Серов посетил школу.", "planned"),
        ("Перед саммитом лесников А. Серов посетил Баку. Саммит прошёл в Баку 12 мая.", "held"),
    ],
)
def test_what_people_do_something_before_is_to_come(read: Read, text: str, status: str) -> None:
    assert [event.status for event in read(text) if event.type == "summit"] == [status]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Асан Серов поблагодарил гостей за участие в саммите лесников в Баку.", set()),
        ("Асан Серов принял участие в саммите лесников в Баку.", {"Асан Серов"}),
    ],
)
def test_who_thanks_others_for_taking_part_did_not(read: Read, text: str, who: set[str]) -> None:
    assert [_who(event) for event in read(text) if event.type == "summit"] in ([who], [])


@pytest.mark.parametrize("again", ["Также он встретился", "Позже он провёл переговоры"])
def test_he_who_is_on_a_visit_meets_the_next(read: Read, again: str) -> None:
    found = read(
        "Президент Турции Асан Серов прибыл в Будапешт с официальным визитом. Он встретился с "
        f"президентом Венгрии Иваном Дубовым. {again} с министром Розой Садовой."
    )
    met = [{"Асан Серов", "Иван Дубов"}, {"Асан Серов", "Роза Садова"}]
    assert _sides(found, "bilateral_meeting") == met


def test_the_host_meets_the_next_if_he_is_named(read: Read) -> None:
    found = read(
        "Президент Турции Асан Серов прибыл в Будапешт с официальным визитом. Он встретился с "
        "президентом Венгрии Иваном Дубовым. Иван Дубов встретился также с Розой Садовой."
    )
    assert _sides(found, "bilateral_meeting")[-1] == {"Иван Дубов", "Роза Садова"}


@pytest.mark.parametrize(
    ("post", "town"),
    [
        ("президентом России Иваном Дубовым", None),
        ("президентом Узбекистана И. Дубовым", "Tashkent"),
    ],
)
def test_whom_one_will_meet_of_a_third_state_is_not_met_on_the_visit(
    read: Read, post: str, town: str | None
) -> None:
    found = read(
        "Готовится официальный визит президента Турции Асана Серова в Ташкент. Ожидается, что он "
        f"встретится с {post}."
    )
    talks = [event for event in found if event.type == "bilateral_meeting"]
    assert [event.place and event.place.en for event in talks] == [town]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (
            "Решено отменить проведение форума 12 мая. В 2023 году форум прошел в Баку 8 июня.",
            ["cancelled", "held"],
        ),
        ("Форум пройдет в Баку 20 мая. Форум пройдет 20-21 мая в центре города.", ["planned"]),
        (
            "Эти дни будут насыщены встречами, результатом которых станет подписание договора.",
            ["planned"],
        ),
        ("Результатом встреч стало подписание договора.", ["held"]),
    ],
)
def test_what_was_held_on_another_day_is_another_event(
    read: Read, text: str, stands: list[str]
) -> None:
    assert [e.status for e in read(text) if e.type in {"forum", "signing"}] == stands


@pytest.mark.parametrize(
    ("title", "text", "days"),
    [
        ("{} посетит Баку 20 мая", "{} совершит официальный визит в Азербайджан.", [20]),
        ("Новость", "{} совершит визит в Азербайджан. Он посетит Баку 20 мая.", [20]),
        ("{} посетит Анкару 20 мая", "{} совершит официальный визит в Азербайджан.", [None]),
        ("Новость", "{0} совершит визит в Баку. 20 мая {0} посетит Анкару.", [None, 20]),
    ],
)
def test_a_visit_told_twice_is_one(
    read: Read, title: str, text: str, days: list[int | None]
) -> None:
    who = "Президент Венгрии Иван Дубов"
    found = read(text.format(who), title.format("Иван Дубов"))
    assert [_day(event) for event in found if event.type == "official_visit"] == days


def test_those_who_came_together_are_both_on_a_visit(read: Read) -> None:
    found = read("Президент Турции Асан Серов и Анна Серова прибыли с визитом в Баку.")
    assert [len(event.participants) for event in found] == [2]


def test_the_year_of_something_else_is_not_that_of_a_signing(read: Read) -> None:
    found = read("Планируется подписание договора, а также объявить Баку столицей в 2027 году.")
    assert [event.when for event in found if event.type == "signing"] == [None]


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("Документ в ходе форума в Баку подписали министр {} и министр {}.", 2),
        ("В ходе форума в Баку министр {} и министр {} подписали ряд документов.", 2),
        ("В Баку прошел форум министров. Министр {} и министр {} на нём выступили.", None),
    ],
)
def test_two_who_sign_in_the_course_of_an_event_sign(
    read: Read, text: str, signers: int | None
) -> None:
    found = read(text.format("Асан Серов", "Иван Дубов"))
    signings = [len(event.participants) for event in found if event.type == "signing"]
    assert signings == ([signers] if signers else [])


@pytest.mark.parametrize(
    ("title", "met"),
    [
        ("Асан Серов встретился с Иваном Дубовым", 2),
        ("Асан Серов не встретился с Иваном Дубовым", None),
        ("Асан Серов рассказал об Иване Дубове", None),
    ],
)
def test_talks_that_only_the_title_tells_of_are_held(
    read: Read, title: str, met: int | None
) -> None:
    found = read("Министр отметил итоги саммита тюркских государств, прошедшего в Баку.", title)
    talks = [len(event.participants) for event in found if event.type == "bilateral_meeting"]
    assert talks == ([met] if met else [])


@pytest.mark.parametrize(
    ("text", "stands", "who"),
    [
        ("Обсудив вопросы проведения 12 июня в Баку форума, министры {} ушли.", "planned", 0),
        ("Стороны обсудили вопросы организации форума лесников 12 июня в Баку.", "planned", 0),
        ("После заседания комиссии в Баку будет подписан протокол.", "planned", 0),
        ("После заседания комиссии в Баку был подписан протокол.", "held", 0),
        ("Министры {} приняли участие в форуме в Баку.", "held", 2),
    ],
)
def test_what_is_only_prepared_is_to_come_and_nobody_is_there(
    read: Read, text: str, stands: str, who: int
) -> None:
    found = read(text.format("Асан Серов и Иван Дубов"))
    kinds = {"forum", "committee_session"}
    assert [(e.status, len(e.participants)) for e in found if e.type in kinds] == [(stands, who)]


@pytest.mark.parametrize(
    ("again", "kinds"),
    [
        ("Встреча министров состоялась в Баку.", ["bilateral_meeting"]),
        ("Встреча министров Турции и Венгрии состоялась в Баку.", ["bilateral_meeting"]),
        ("Беседа собеседников длилась час.", ["bilateral_meeting"]),
        ("Встреча президентов состоялась в Баку.", ["bilateral_meeting", "summit"]),
        ("Встреча министров Ирана и Китая состоялась в Баку.", ["bilateral_meeting"] * 2),
        ("Следующая встреча министров состоится в Баку.", ["bilateral_meeting", "ministerial"]),
    ],
)
def test_the_meeting_of_the_ministers_is_that_of_the_two_just_told_of(
    read: Read, again: str, kinds: list[str]
) -> None:
    found = read(f"Министр Турции Асан Серов и министр Венгрии Иван Дубов обсудили дела. {again}")
    assert [event.type for event in found] == kinds
    assert len(found[0].participants) == len({"TR", "HU"})


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Министр Асан Серов принял Ивана Дубова. Стороны отметили решения, принятые на ", 0),
        ("Министр Асан Серов и Иван Дубов выступили на ", 2),
    ],
)
def test_who_notes_what_was_decided_at_a_summit_was_not_there(
    read: Read, text: str, there: int
) -> None:
    found = read(f"{text}саммите тюркских государств, прошедшем в Баку в этом году.")
    assert [len(event.participants) for event in found if event.type == "summit"] == [there]


def test_who_says_when_a_summit_is_will_not_be_at_it(read: Read) -> None:
    found = read("Саммит пройдет в Баку. Дату саммита назвали на приеме министром Асаном Серовым.")
    assert [len(event.participants) for event in found if event.type == "summit"] == [0]
