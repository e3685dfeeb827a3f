"""Bodies and places that a model proposes and only a title before them makes certain."""

from __future__ import annotations

import pytest

from kurultay.lang import pack
from kurultay.lang.language import Language
from kurultay.mentions import find
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.read import article_from


@pytest.fixture(scope="module")
def russian() -> Language:
    return pack("ru", home())


@pytest.fixture(scope="module")
def lexicon(russian: Language) -> Lexicon:
    return Lexicon.load(home(), russian, ())


def found(russian: Language, lexicon: Lexicon, text: str) -> tuple[Mention, ...]:
    article = article_from(text, "a")
    assert isinstance(article, Article)
    return find(russian.read(article), lexicon)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Об этом вчера сообщил глава Роскосмоса Анатолий Перминов.", "Роскосмос"),
        ("Об этом вчера сообщил лидер фракции зелёных НДПГ Анатолий Перминов.", "НДПГ"),
        ("Вчера на поле вышел вратарь «Челси» Анатолий Перминов.", "«Челси»"),
    ],
)
def test_a_title_makes_a_body_of_what_it_governs(
    russian: Language, lexicon: Lexicon, text: str, body: str
) -> None:
    mentions = found(russian, lexicon, text)
    assert [m.name for m in mentions if m.kind is MentionKind.BODY] == [body]
    assert [m.name for m in mentions if m.kind is MentionKind.PERSON] == ["Анатолий Перминов"]


def test_the_head_of_a_place_makes_a_place(russian: Language, lexicon: Lexicon) -> None:
    mentions = found(russian, lexicon, "Вчера к ним приехал мэр Химок Владимир Стрельченко.")
    (place,) = (m for m in mentions if m.kind is MentionKind.PLACE)
    assert (place.name, place.rule) == ("Химки", "place.governed")


def test_what_no_title_governs_is_no_body(russian: Language, lexicon: Lexicon) -> None:
    mentions = found(russian, lexicon, "Вчера в музее Роскосмоса выступил Анатолий Перминов.")
    assert not [m for m in mentions if m.rule.endswith(".governed")]


def test_a_place_before_a_name_is_no_part_of_it(russian: Language, lexicon: Lexicon) -> None:
    mentions = found(russian, lexicon, "Об этом сообщил губернатор Приморья Сергей Дарькин.")
    assert [m.name for m in mentions if m.kind is MentionKind.PERSON] == ["Сергей Дарькин"]
