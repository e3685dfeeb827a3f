"""Written terms are those that N-Quads defines and Oxigraph gives back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kurultay.graph import write
from kurultay.text.article import PartialDate

XSD = "http://www.w3.org/2001/XMLSchema#"


def test_quotes_backslashes_and_line_ends_are_escaped():
    assert write.text('«Он» said: "a\\b"\n') == '"«Он» said: \\"a\\\\b\\"\\n"'


def test_control_characters_are_escaped_by_number():
    assert write.text("a\x00b\x1f\x7f") == '"a\\u0000b\\u001F\\u007F"'


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert write.text("a\ud800b") == '"a\ufffdb"'


def test_a_language_tag_is_written_in_lower_case():
    assert write.text("Astana", "kk-Latn") == '"Astana"@kk-latn'


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal(11400000000), "11400000000"),
        (Decimal("1.14E10"), "11400000000"),
        (Decimal("0.50"), "0.5"),
        (Decimal("1.0"), "1"),
        (Decimal("-0.0"), "0"),
        (Decimal(100), "100"),
        (0.9, "0.9"),
        (1e-7, "0.0000001"),
    ],
)
def test_a_decimal_has_no_exponent_and_no_idle_zeros(number, written):
    assert write.decimal(number) == f'"{written}"^^<{XSD}decimal>'


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="not a finite number"):
        write.decimal(float("nan"))


@pytest.mark.parametrize(
    ("iso", "datatype"), [("2025-10-24", "date"), ("2025-10", "gYearMonth"), ("2025", "gYear")]
)
def test_a_date_has_the_datatype_of_its_precision(iso, datatype):
    assert write.date(PartialDate.parse(iso)) == f'"{iso}"^^<{XSD}{datatype}>'


def test_booleans_and_integers_are_canonical():
    assert write.boolean(True) == f'"true"^^<{XSD}boolean>'
    assert write.integer(-7) == f'"-7"^^<{XSD}integer>'


@pytest.mark.parametrize(
    "bad", ["http://a/ b", "http://a/ж", "http://a/<", "nothing", "http://a/\n"]
)
def test_an_iri_that_would_need_escaping_is_refused(bad):
    with pytest.raises(ValueError, match="not an IRI of ours"):
        write.iri(bad)


def test_lines_are_sorted_and_each_stands_once():
    triples = [("<u:b>", "<u:p>", '"1"'), ("<u:a>", "<u:p>", '"1"'), ("<u:b>", "<u:p>", '"1"')]
    assert write.lines("u:g", triples) == (
        '<u:a> <u:p> "1" <u:g> .',
        '<u:b> <u:p> "1" <u:g> .',
    )
