"""How names are spelled."""

from __future__ import annotations

import pytest

from kurultay.mentions.spelling import Spelling
from kurultay.resources import home

SPELLING = Spelling.of(home())


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Жомарт", "Zhomart"),
        ("Ерлан", "Yerlan"),
        ("Алматы", "Almaty"),
        ("Шавкат Мирзиёев", "Shavkat Mirziyoyev"),
        ("Түркістан", "Turkistan"),
        ("Bursa", "Bursa"),
    ],
)
def test_cyrillic_is_romanised_as_english_spells_it(name: str, latin: str) -> None:
    assert SPELLING.romanise(name) == latin


def test_what_spelling_varies_in_is_folded() -> None:
    assert SPELLING.fold("Фёдоров") == SPELLING.fold("Федоров")
    assert SPELLING.fold("Тоқаев") == SPELLING.fold("Токаев")
    assert SPELLING.fold("Ким") != SPELLING.fold("Лим")


def test_a_stem_is_the_beginnings_of_the_words() -> None:
    assert SPELLING.stem("Министерство энергетики") == "министе енергет"


def test_letters_are_those_of_the_tables() -> None:
    tables = {"letters": {"ж": "j"}, "start": {}, "ends": {}, "vowels": {"after": ""}, "alike": {}}
    assert Spelling(tables).romanise("жж") == "jj"
