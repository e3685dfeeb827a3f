"""Named documents and figures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kurultay.facts import bodies, documents, figures
from kurultay.facts.page import Page

Marked = Callable[[str, str], Page]


def _found(page: Page) -> list[tuple[str, str, str]]:
    return [(row.name, row.type, row.status) for row in documents.read(page)]


def test_a_head_with_what_it_is_about_is_a_document(marked: Marked) -> None:
    page = marked("ru", "Стороны подписали меморандум о сотрудничестве в энергетике.")
    assert _found(page) == [("меморандум о сотрудничестве в энергетике", "memorandum", "signed")]


def test_a_proper_adjective_names_a_declaration(marked: Marked) -> None:
    page = marked("ru", "На саммите принята Анкарская декларация.")
    assert _found(page) == [("Анкарская декларация", "declaration", "adopted")]


def test_a_bare_head_names_no_document(marked: Marked) -> None:
    assert _found(marked("ru", "Стороны подписали ряд соглашений.")) == []


def test_a_kazakh_name_stands_before_its_head(marked: Marked) -> None:
    page = marked("kk", "Тараптар ынтымақтастық туралы меморандумға қол қойды.")
    assert [row[1:] for row in _found(page)] == [("memorandum", "signed")]


def test_a_sum_has_its_measure_and_code(marked: Marked) -> None:
    page = marked(
        "ru",
        "Товарооборот ⟦state:KZ|Казахстана⟧ и ⟦state:TR|Турции⟧ достиг "
        "⟦amount:5400000000:USD|5,4 млрд долларов⟧.",
    )
    (figure,) = figures.read(page, bodies.read(page))
    assert (figure.measure, figure.value, figure.unit, figure.between) == (
        "trade turnover",
        Decimal(5400000000),
        "USD",
        ("KZ", "TR"),
    )


def test_years_and_days_are_no_figures(marked: Marked) -> None:
    page = marked("ru", "Работа длилась ⟦amount:3:год|три года⟧.")
    assert figures.read(page, bodies.read(page)) == ()


def test_two_documents_of_a_list_are_two(marked: Marked) -> None:
    page = marked("ru", "Приняты коммюнике и соглашение о торговле.")
    assert [row[:2] for row in _found(page)] == [
        ("коммюнике", "other"),
        ("соглашение о торговле", "agreement"),
    ]


def test_a_document_named_within_another_is_one_too(marked: Marked) -> None:
    page = marked("ru", "Подписаны дополнения к Конвенции о транзите.")
    assert [row[1] for row in _found(page)] == ["agreement"]


def test_a_count_is_measured_by_its_noun(marked: Marked) -> None:
    page = marked("ru", "Построено ⟦amount:120:школа|120 школ⟧, инвестиции растут.")
    (figure,) = figures.read(page, bodies.read(page))
    assert (figure.measure, figure.unit) == ("школа", "школа")
