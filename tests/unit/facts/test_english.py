"""English names."""

from __future__ import annotations

from collections.abc import Callable

from kurultay.facts import bodies
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]


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
