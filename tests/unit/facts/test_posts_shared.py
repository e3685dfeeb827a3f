"""Posts told together or by another's: lists of fields and states, brackets, who came before."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, offices, people
from kurultay.facts.claims import Office
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2025, 5, 20)


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _offices(text: str) -> tuple[Office, ...]:
    article = Article("a", "a", "ru", text, "0" * 64, published=DAY)
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    page = Page.of(reading, mentions.find(reading, lexicon), lexicon)
    return offices.read(page, people.read(page.mentions, lexicon), bodies.read(page)).claims


def _told(text: str) -> set[tuple[str, str, str | None, bool]]:
    return {(o.holder.name, o.level, o.country, o.former) for o in _offices(text)}


SHARED = [
    (
        "Министры торговли Японии и Индии, Пётр Сорокин и Иван Рябов, провели встречу.",
        {("Пётр Сорокин", "minister", "JP"), ("Иван Рябов", "minister", "IN")},
    ),
    (
        "Договор подписали главы МИД Японии, Индии и Турции: Пётр Сорокин, Иван Рябов и Олег Сомов.",
        {
            ("Пётр Сорокин", "minister", "JP"),
            ("Иван Рябов", "minister", "IN"),
            ("Олег Сомов", "minister", "TR"),
        },
    ),
    (
        "Посол Японии в Индии и Непале Пётр Сорокин и учёный Иван Рябов говорили о торговле.",
        {("Пётр Сорокин", "ambassador", "JP")},
    ),
    (
        "Министры торговли стран-участниц ОТГ: Пётр Сорокин (Япония), Иван Рябов (Индия).",
        {("Пётр Сорокин", "minister", "JP"), ("Иван Рябов", "minister", "IN")},
    ),
    (
        "Прибыли министр торговли Японии Пётр Сорокин, Индии Иван Рябов и Турции Олег Сомов.",
        {
            ("Пётр Сорокин", "minister", "JP"),
            ("Иван Рябов", "minister", "IN"),
            ("Олег Сомов", "minister", "TR"),
        },
    ),
    (
        "Министр торговли Японии Пётр Сорокин, певец Иван Рябов и гость из Турции Олег Сомов тут.",
        {("Пётр Сорокин", "minister", "JP")},
    ),
    (
        "Министры торговли государств-членов ОТГ Пётр Сорокин и Иван Рябов прибыли.",
        {("Пётр Сорокин", "minister", None), ("Иван Рябов", "minister", None)},
    ),
    (
        "Спикеры парламентов Японии и Индии Пётр Сорокин и Иван Рябов прибыли.",
        {
            ("Пётр Сорокин", "parliament_speaker", "JP"),
            ("Иван Рябов", "parliament_speaker", "IN"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_post_of_several_is_of_their_states_one_each(text, expected):
    assert {(who, level, land) for who, level, land, _ in _told(text)} == expected
    assert {office.body for office in _offices(text)} == {None}


def test_the_body_of_one_of_several_states_is_not_that_of_the_others():
    text = "Председатели Верховных судов Японии и Индии Пётр Сорокин и Иван Рябов прибыли."
    (one,) = [office for office in _offices(text) if office.holder.name == "Иван Рябов"]
    assert (one.country, one.body) == ("IN", None)


def test_a_woman_of_a_list_keeps_her_name_whatever_states_stand_before_it():
    text = "Спикеры парламентов Японии и Индии Сахиба Гафарова и Пётр Сорокин прибыли."
    assert {office.holder.name for office in _offices(text)} == {"Сахиба Гафарова", "Пётр Сорокин"}


FIELDS = [
    (
        "Прибыли министры Казахстана: транспорта — Пётр Сорокин, энергетики — Иван Рябов.",
        {("Пётр Сорокин", "minister", "KZ"), ("Иван Рябов", "minister", "KZ")},
    ),
    (
        "Были министры его свиты — торговли Пётр Сорокин, обороны Иван Рябов.",
        {("Пётр Сорокин", "minister", None), ("Иван Рябов", "minister", None)},
    ),
    (
        "На связь вышли главы минздравов Казахстана Пётр Сорокин, Турции — Иван Рябов.",
        {("Пётр Сорокин", "minister", "KZ"), ("Иван Рябов", "minister", "TR")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_ministers_told_at_once_have_each_their_own_post(text, expected):
    assert {row[:3] for row in _told(text)} == expected


def test_the_field_before_a_name_is_in_its_title():
    text = "Были министры Турции: торговли — Пётр Сорокин, обороны — Иван Рябов."
    assert [office.title.lower() for office in _offices(text)] == [
        "министр торговли",
        "министр обороны",
    ]


def test_the_deputies_of_several_ministers_are_each_of_one():
    text = "Были заместители министров иностранных дел Казахстана и Турции Пётр Сорокин и Ли Вэй."
    assert {office.title for office in _offices(text)} == {"заместитель министра иностранных дел"}


BRACKETS = [
    ("Прибыл Пётр Сорокин (и.о. министра транспорта, Казахстан).", "KZ", None),
    ("Прибыл Пётр Сорокин (Казахстан, министр транспорта).", "KZ", None),
    ("Прибыл Пётр Сорокин (Тюркская академия, президент).", None, "Тюркская академия"),
]


@pytest.mark.parametrize(("text", "country", "body"), BRACKETS)
def test_a_bracket_holds_a_post_with_its_state_or_body(text, country, body):
    (office,) = _offices(text)
    assert office.country == country
    assert (office.body.name if office.body else None) == body


def test_where_somebody_is_from_is_no_post():
    assert _told("В Анкаре говорили Пётр Сорокин (Казахстан) и Иван Рябов (Венгрия).") == set()


KIN = [
    (
        "Министром обороны Венгрии назначен Иван Рябов. Его предшественник, Пётр Сорокин, уехал.",
        ("Пётр Сорокин", "minister", "HU", True),
    ),
    (
        "Министра обороны Венгрии Ивана Рябова заменял его заместитель, Пётр Сорокин.",
        ("Пётр Сорокин", "deputy_minister", "HU", False),
    ),
    (
        "Прибыл министр обороны Венгрии Иван Рябов. Предшественник Рябова, Пётр Сорокин, уехал.",
        ("Пётр Сорокин", "minister", "HU", True),
    ),
    (
        "Прибыл Иван Рябов: на посту министра обороны Венгрии он сменил Марата Сорокина.",
        ("Марат Сорокин", "minister", "HU", True),
    ),
    (
        "Прибыл Иван Рябов: на посту министра обороны Венгрии он сменил Петра Сорокина.",
        ("Иван Рябов", "minister", "HU", False),
    ),
]


@pytest.mark.parametrize(("text", "expected"), KIN)
def test_a_post_is_told_by_who_held_it_before_or_serves_under_it(text, expected):
    assert expected in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Прибыл министр обороны Венгрии Иван Рябов. Его предшественник не назван, сказал Пётр Ким.",
        "На посту министра обороны Венгрии Иван Рябов не сменил Петра Сорокина.",
    ],
)
def test_a_successor_who_is_not_named_or_is_denied_has_no_post(text):
    assert all(row[0] not in {"Пётр Ким", "Пётр Сорокин"} for row in _told(text))


SENT = [
    ("Выступил профессор Пётр Сорокин из Тюркской академии.", "Тюркская академия"),
    ("Выступил Пётр Сорокин из Тюркской академии.", "Тюркская академия"),
    ("Прибыла Тюркская академия, директором которой является Пётр Сорокин.", "Тюркская академия"),
    ("Прибыла Тюркская академия, которую возглавляет Пётр Сорокин.", "Тюркская академия"),
]


@pytest.mark.parametrize(("text", "body"), SENT)
def test_the_body_of_a_post_stands_behind_the_name_or_before_a_clause(text, body):
    assert [office.body.name for office in _offices(text) if office.body] == [body]


def test_only_the_subject_of_several_means_those_who_are_told_of():
    named = "Касым-Жомарт Токаев и Шавкат Мирзиёев посетили Казахстан и Узбекистан."
    assert {row[:2] for row in _told(f"{named} Президенты говорили о воде.")} == {
        ("Касым-Жомарт Токаев", "head_of_state"),
        ("Шавкат Мирзиёев", "head_of_state"),
    }
    assert _told(f"{named} Гость сидел рядом с президентами.") == set()


def test_initials_lead_to_the_one_of_that_name_in_the_register():
    text = "Визит Президента РК начался. К.К. Токаев прибыл в Анкару."
    assert ("К.К. Токаев", "head_of_state", "KZ", False) in _told(text)


NOT_HELD = [
    "Прибыл кандидат в президенты Венгрии Пётр Сорокин.",
    "Прибыл претендент на пост президента Венгрии Пётр Сорокин.",
]


@pytest.mark.parametrize("text", NOT_HELD)
def test_who_runs_for_a_post_does_not_hold_it(text):
    assert _told(text) == set()


TWO = [
    "Прибыли посол Монголии, директор института Пётр Сорокин и его жена.",
    "Прибыли посол Монголии и директор института Пётр Сорокин.",
]


@pytest.mark.parametrize("text", TWO)
def test_an_envoy_beside_another_post_is_another_person(text):
    assert all(row[1] != "ambassador" for row in _told(text))


LANDS = [
    ("Посол Италии в Казахстане и Киргизии Пётр Сорокин прибыл.", "ambassador", "IT"),
    ("Сенатор Пётр Сорокин из Самары выступил.", "member_of_parliament", "RU"),
    (
        "Гости из Андижана благодарили в Актау акима области. Им был аким Пётр Сорокин.",
        "governor",
        "KZ",
    ),
    ("Китайскую часть вёл замминистра транспорта Пётр Сорокин.", "deputy_minister", "CN"),
    ("Омбудсмен в Казахстане Пётр Сорокин выступил.", "head_of_agency", "KZ"),
    ("Прибыл норвежский министр Пётр Сорокин.", "minister", "NO"),
]


@pytest.mark.parametrize(("text", "level", "country"), LANDS)
def test_the_state_of_a_post_is_told_by_words_around_it(text, level, country):
    assert ("Пётр Сорокин", level, country, False) in _told(text)


def test_a_second_name_alone_with_the_surname_is_the_same_person():
    text = "Прибыл Реджеп Тайип Эрдоган. Вечером Тайип Эрдоган открыл форум в Турции."
    article = Article("a", "a", "ru", text, "0" * 64, published=DAY)
    reading = lang.pack("ru").read(article)
    found = mentions.find(reading, _lexicon())
    assert [ref.name for ref in people.read(found, _lexicon()).persons] == ["Реджеп Тайип Эрдоган"]


def test_a_bare_post_of_a_state_means_its_holder_who_is_named_elsewhere():
    text = "Хакан Фидан прибыл в Баку. Министр иностранных дел Турции говорил о торговле."
    assert ("Хакан Фидан", "minister", "TR", False) in _told(text)
