"""Posts in towns, regions and their assemblies, and what their words tell of the state."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.facts import bodies, offices, people
from kurultay.facts.page import Page
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

DAY = PartialDate(2031, 5, 20)

Row = tuple[str, str, str | None]


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _page(text: str) -> Page:
    article = Article("a", "a", "ru", text, "0" * 64, published=DAY)
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    return Page.of(reading, mentions.find(reading, lexicon), lexicon)


def _rows(text: str) -> list[Row]:
    page = _page(text)
    found = offices.read(page, people.read(page.mentions, page.lexicon), bodies.read(page)).claims
    return [(row.holder.name, row.level, row.country) for row in found]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Глава Астрахани Иван Липов прибыл.", [("Иван Липов", "governor", "RU")]),
        ("Руководитель Татарстана Иван Липов прибыл.", [("Иван Липов", "governor", "RU")]),
        (
            "Договор подписали руководители двух городов Иван Липов и Асан Тюрин.",
            [("Иван Липов", "governor", None), ("Асан Тюрин", "governor", None)],
        ),
        ("Гостя принял хоким области Асан Тюрин.", [("Асан Тюрин", "governor", "UZ")]),
        ("Глава Счётной палаты Иван Липов прибыл.", [("Иван Липов", "head_of_agency", None)]),
        (
            "Договор подписали руководители двух банков Иван Липов и Асан Тюрин.",
            [("Иван Липов", "head_of_agency", None), ("Асан Тюрин", "head_of_agency", None)],
        ),
        ("Гостя принял аким области Асан Тюрин.", [("Асан Тюрин", "governor", None)]),
    ],
)
def test_who_heads_a_town_or_region_governs_it(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Состоялась встреча мэров Анкары и Казани Асана Тюрина и Ивана Липова.",
            [("Асан Тюрин", "governor", "TR"), ("Иван Липов", "governor", "RU")],
        ),
        (
            (
                "Между Астаной и Казанью есть договор, подписанный руководителями двух городов "
                "Асаном Тюриным и Иваном Липовым."
            ),
            [("Асан Тюрин", "governor", "KZ"), ("Иван Липов", "governor", "RU")],
        ),
        (
            "В Баку договор подписали мэры двух городов Асан Тюрин и Иван Липов.",
            [("Асан Тюрин", "governor", None), ("Иван Липов", "governor", None)],
        ),
    ],
)
def test_of_several_mayors_each_has_a_town(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Прибыл председатель Государственного Совета Татарстана Иван Липов.",
            [("Иван Липов", "parliament_speaker", "RU")],
        ),
        (
            "Прибыл председатель областного маслихата Асан Тюрин.",
            [("Асан Тюрин", "parliament_speaker", "KZ")],
        ),
        (
            "Прибыл председатель Якутской гордумы Иван Липов.",
            [("Иван Липов", "other", "RU")],
        ),
        (
            "Прибыл председатель городского маслихата Асан Тюрин.",
            [("Асан Тюрин", "other", "KZ")],
        ),
        ("Прибыл депутат Госдумы Иван Липов.", [("Иван Липов", "member_of_parliament", "RU")]),
        (
            "Прибыл председатель Народного курултая Асан Тюрин.",
            [("Асан Тюрин", "other", None)],
        ),
    ],
)
def test_the_assembly_of_a_region_is_a_parliament(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Официальный представитель турецкого внешнеполитического ведомства Асан Тюрин прибыл.",
            [("Асан Тюрин", "other", "TR")],
        ),
        (
            "Он выступил от имени Генерального секретаря Содружества Ивана Липова.",
            [("Иван Липов", "secretary_general", None)],
        ),
        ("Он передал Генеральному секретарю Послание Ивана Липова.", []),
    ],
)
def test_what_a_post_is_of_may_be_taken_up_by_a_noun(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows
