"""Personal names: shapes, normal forms, surnames alone."""

from __future__ import annotations

import pytest

from kurultay.mentions.mention import MentionKind, NameValue

NAMES = [
    ("ru", "Слово взял ⟦М. Бакиров⟧, за ним ⟦М.Джаббаров⟧."),
    ("ru", "Прибыл премьер-министр ⟦Али Идаят оглы Асадов⟧."),
    ("ru", "Президент ⟦Касым-Жомарт Токаев⟧ принял ⟦Мехмета Фатиха Каджыра⟧."),
    ("ru", "Министр ⟦Олжас Бектенов⟧ уехал. Позже ⟦Бектенов⟧ сообщил о планах."),
    ("ru", "Дворец на улице Абая Кунанбаева открыт."),
    ("kk", "Оны ⟦Қасым-Жомарт Тоқаев⟧ қабылдады. ⟦Қ.Тоқаев⟧ алғыс айтты."),
    ("ru", "Под председательством ⟦К.-Ж.Токаева⟧ и ⟦Ж.-Б. Каримова⟧ прошёл саммит."),
    ("ru", "Слово взял ⟦М. Бакиров⟧ - ⟦Ж. Каримова⟧ не было."),
    ("kk", "Оны ⟦Қ.-Ж.Тоқаев⟧ қабылдады."),
    ("kk", "Министр ⟦Мұрат Нұртілеумен⟧ кездесті."),
    ("kk", "Кеше ⟦Ерлан Қошановты⟧ ⟦Мұрат Нұртілеу⟧ қарсы алды."),
    ("kk", "Кеше ⟦Аида Балаеваның⟧ ⟦Мұрат Нұртілеумен⟧ кездесуі өтті."),
    ("kk", "Кеше ⟦Режеп Тайып Серовты⟧ ⟦Ерлан Жолаев⟧ қабылдады."),
    ("kk", "Кеше ⟦Хакан Атан⟧ ⟦Мұрат Жолбарыспен⟧ кездесті."),
    ("kk", "Кеше министр ⟦Мұрат Нұртай⟧ Бакуге келді."),
    ("kk", "Кеше министр ⟦Мұрат Нұртай⟧ Талдысай уәлаятына келді."),
    ("kk", "Көрме Абай атындағы театрда өтті."),
    ("ru", "Прокурор вернулся в Анатолию, идет процесс Баку-Ереван."),
    ("ru", "Начал работу VI Глобальный Бакинский форум, его открыл ⟦Асан Дубов⟧."),
    ("ru", "Об этом заявил председатель Госсовета РТ ⟦Фарид Дубов⟧."),
    ("ru", "К нам приехал ⟦Жексенбек Тарынов⟧ из села."),
    ("kk", "Кеше ауылға ⟦Жексенбек Тарын⟧ келді."),
]


@pytest.mark.parametrize("code, line", NAMES)
def test_a_name_is_found_whole(marked, code, line):
    marked(code, line, MentionKind.PERSON)


VALUES = [
    ("ru", "Это сказано Кубанычбеком Омуралиевым.", NameValue("Кубанычбек", None, "Омуралиев")),
    ("ru", "Встреча Аиды Балаевой с гостями прошла.", NameValue("Аида", None, "Балаева")),
    (
        "ru",
        "Это встреча Сейтека Жумакадыр уулу с гостями.",
        NameValue("Сейтек", None, "Жумакадыр уулу"),
    ),
    (
        "ru",
        "Выразив признательность президенту Асану Дубову, председатель совета выступил.",
        NameValue("Асан", None, "Дубов"),
    ),
    ("ru", "Встреча К.-Ж. Токаева с гостями прошла.", NameValue("К.-Ж.", None, "Токаев")),
    ("ru", "Спикер Сахиба Гафарова открыла форум.", NameValue("Сахиба", None, "Гафарова")),
    ("kk", "Ол Ерлан Қошановпен кездесті.", NameValue("Ерлан", None, "Қошанов")),
    ("kk", "Олар Режеп Тайып Ердоғанды күтті.", NameValue("Режеп", "Тайып", "Ердоған")),
]


@pytest.mark.parametrize("code, text, value", VALUES)
def test_a_name_comes_in_the_nominative(found, code, text, value):
    (name,) = found(code, text, MentionKind.PERSON)
    assert name.value == value


def test_a_form_that_was_seen_in_the_nominative_wins(found):
    text = "Прибыл министр Адиль Керимли. Гости Адиля Керимли ждали."
    assert {m.name for m in found("ru", text, MentionKind.PERSON)} == {"Адиль Керимли"}


def test_a_surname_alone_is_no_witness_for_a_form_that_is_oblique_in_the_whole_name(found):
    text = "Говорили о болезни Макея. Приезд главы МИД Романа Макея отложен."
    names = [m.name for m in found("ru", text, MentionKind.PERSON)]
    assert names == ["Макей", "Роман Макей"]


def test_a_list_in_the_nominative_decides_a_doubtful_surname(found):
    text = "Участвовали М. Каримсаков, Б. Амреев, А. Кула и А. Шайхов."
    names = [m.name for m in found("ru", text, MentionKind.PERSON)]
    assert names == ["М. Каримсаков", "Б. Амреев", "А. Кула", "А. Шайхов"]


def test_a_state_or_place_within_a_name_is_none(found):
    assert not found("ru", "Прибыл министр Мехмет Муш.", MentionKind.PLACE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "На встрече с Алексеем Дубовым Сердар Мередов сказал о торговле.",
            ["Алексей Дубов", "Сердар Мередов"],
        ),
        (
            "Вместе с Айгуль Серовой Бакыт Торобаев открыл школу.",
            ["Айгуль Серова", "Бакыт Торобаев"],
        ),
        ("Вчера прибыл Нурсултан Абишевич Дубов.", ["Нурсултан Абишевич Дубов"]),
    ],
)
def test_names_in_two_cases_side_by_side_are_two(found, text, names):
    assert [m.name for m in found("ru", text, MentionKind.PERSON)] == names


def test_a_plateau_is_nobody(found):
    text = (
        "Состоялось подписание меморандума в области сохранения животного мира Плато Устюрт между "
        "министром экологии Азизом Дубовым и его заместителем Нуркеном Шариповым."
    )
    names = [m.name for m in found("ru", text, MentionKind.PERSON)]
    assert names == ["Азиз Дубов", "Нуркен Шарипов"]
