"""English names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


MINISTRY = "⟦body:-:Министерство транспорта|Министерство транспорта ⟦state:KZ|Казахстана⟧⟧"


@pytest.mark.parametrize(
    ("short", "count"),
    [
        ("⟦body:-:Минтранс РК|Минтранс ⟦state:KZ|РК⟧⟧", 1),
        ("⟦body:-:Минтранс|Минтранс⟧", 1),
        ("⟦body:-:Минтранс Турции|Минтранс ⟦state:TR|Турции⟧⟧", 2),
        ("⟦body:-:Минфин|Минфин⟧", 2),
    ],
)
def test_the_short_name_of_a_ministry_is_the_ministry(
    marked: Marked, short: str, count: int
) -> None:
    page = marked("ru", f"Ответ дало {MINISTRY}. Затем ответил {short}.")
    assert len(bodies.read(page).claims) == count


def test_a_name_and_the_same_with_its_legal_form_are_one(marked: Marked) -> None:
    page = marked("ru", "Договор заключило ⟦body:-|АО «НК «⟦body:kmg:КазМунайГаз|КазМунайГаз⟧»⟧.")
    (claim,) = bodies.read(page).claims
    assert claim.aliases[0] == "КазМунайГаз"
