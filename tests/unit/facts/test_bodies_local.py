"""Bodies of towns, regions and pairs of states, and how one of them is told in several ways."""

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


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("ru"), entries)


def _page(text: str) -> Page:
    article = Article("a", "a", "ru", text, "0" * 64, published=DAY)
    reading, lexicon = lang.pack("ru").read(article), _lexicon()
    return Page.of(reading, mentions.find(reading, lexicon), lexicon)


def _names(text: str) -> list[str]:
    return [claim.ref.name for claim in bodies.read(_page(text)).claims]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Встреча прошла в областном хокимияте.", ["областной хокимият"]),
        ("Гостей приняли в хокимияте и в акиматах.", []),
        (
            "Прибыл глава государственного комитета водных ресурсов.",
            ["государственный комитет водных ресурсов"],
        ),
        ("Об этом заявили в государственном комитете.", []),
        (
            "Обсудили работу Совета сотрудничества на высшем уровне.",
            ["Совет сотрудничества на высшем уровне"],
        ),
        ("Обсудили работу Совета сотрудничества на высоте.", ["Совет сотрудничества"]),
        ("Собрался Деловой совет Узбекистана и Турции.", ["Деловой совет Узбекистана и Турции"]),
        ("Министры торговли и комиссии Узбекистана и Турции собрались.", []),
        ("Прошло заседание Совета для обсуждения программ.", []),
        ("Развитие «Среднего коридора» обсудили в порту.", []),
        ("Об этом сообщает пресс-служба Кремля.", ["пресс-служба Кремля"]),
        ("Об этом сообщает пресс-служба завода.", []),
        (
            (
                "Собрался Совет генеральных прокуроров государств – участников Содружества "
                "Независимых Государств."
            ),
            [
                (
                    "Совет генеральных прокуроров государств – участников Содружества "
                    "Независимых Государств"
                ),
                "Содружество Независимых Государств",
            ],
        ),
        (
            "Собрался Совет генеральных прокуроров государств – участники встретились.",
            ["Совет генеральных прокуроров государств"],
        ),
    ],
)
def test_a_body_is_named_by_its_own_words(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Госсовет Татарстана собрался. Пресс-центр Госсовета РТ рад.", 2),
        ("Госсовет Татарстана собрался. Пресс-центр Госсовета Дагестана рад.", 3),
        ("Государственный Совет Татарстана собрался. Госсовет РТ рад.", 1),
        ("Национальный банк Казахстана рад. Нацбанк Узбекистана рад.", 2),
        ("Прибыл глава Сената парламента Казахстана. Парламент Казахстана рад.", 2),
    ],
)
def test_a_body_and_its_owner_are_two_and_a_region_has_two_names(text: str, count: int) -> None:
    assert len(_names(text)) == count


def test_the_post_in_a_body_of_two_states_is_of_neither() -> None:
    page = _page("Прибыл сопредседатель Делового совета Узбекистана и Турции Иван Липов.")
    rows = offices.read(page, people.read(page.mentions, page.lexicon), bodies.read(page)).claims
    assert [row.country for row in rows] == [None]
