"""English names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts import bodies, english
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]


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
    assert english.romanise(name) == latin


def test_a_ministry_is_composed_from_head_field_and_state(marked: Marked) -> None:
    page = marked("ru", "Об этом сообщило ⟦body:-|Министерство энергетики ⟦state:KZ|Казахстана⟧⟧.")
    (claim,) = bodies.read(page).claims
    assert claim.ref.en == "Ministry of Energy of Kazakhstan"
    assert claim.ref.country == "KZ"


def test_all_names_of_a_body_are_one_claim(marked: Marked) -> None:
    page = marked(
        "ru",
        "⟦body:ots:Организация тюркских государств|Организация тюркских государств⟧ "
        "(⟦body:ots:ОТГ|ОТГ⟧) растёт. Саммит ⟦body:ots:ОТГ|ОТГ⟧ прошёл.",
    )
    (claim,) = bodies.read(page).claims
    assert (claim.ref.name, claim.acronym) == ("Организация тюркских государств", "ОТГ")
