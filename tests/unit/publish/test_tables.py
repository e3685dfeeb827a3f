"""Answers as SPARQL XML, Markdown and HTML; rdflib reads the XML back."""

import io
from datetime import date
from decimal import Decimal

import pytest
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from kurultay.publish import tables
from kurultay.store import Term

XSD = "http://www.w3.org/2001/XMLSchema#"
COLUMNS = ("who", "n")
ROWS = (
    (Term("А <b> & «c»", "literal", "kk"), Term("3", "literal", None, f"{XSD}integer")),
    (Term("https://a.example/x", "iri"), None),
    (Term("b0", "bnode"), Term("line\none")),
)


def test_rdflib_reads_the_xml_back():
    found = XMLResultParser().parse(io.BytesIO(tables.xml(COLUMNS, ROWS).encode()))
    rows = [{str(k): v for k, v in row.items()} for row in found.bindings]
    assert [str(one) for one in found.vars] == ["who", "n"]
    assert (str(rows[0]["who"]), rows[0]["who"].language) == ("А <b> & «c»", "kk")
    assert rows[0]["n"].toPython() == 3
    assert str(rows[1]["who"]) == "https://a.example/x"
    assert "n" not in rows[1]
    assert str(rows[2]["n"]) == "line\none"


def test_a_control_character_does_not_break_the_xml():
    text = tables.xml(("a",), ((Term("x\x00y"),),))
    assert "xy" in text


def test_markdown_keeps_its_columns_whatever_the_words():
    lines = tables.markdown(COLUMNS, ((Term("a|b\nc *d*"), Term("<i>")),)).splitlines()
    assert lines == ["| who | n |", "|---|---|", "| a\\|b c \\*d\\* | \\<i> |"]


def test_html_escapes_and_links():
    page = tables.page(("who is",), ((Term("<script>"),), (Term("https://a.example/x&y", "iri"),)))
    assert "<th>who is</th>" in page
    assert "<td>&lt;script&gt;</td>" in page
    assert '<a href="https://a.example/x&amp;y">x&amp;y</a>' in page
    assert "<a" not in tables.page(("x",), ((Term("javascript:alert(1)", "iri"),),))


@pytest.mark.parametrize(
    ("datatype", "text", "value"),
    [
        ("integer", "12", 12),
        ("decimal", "0.50", Decimal("0.50")),
        ("boolean", "true", True),
        ("date", "2025-10-24", date(2025, 10, 24)),
        ("date", "2025-99-24", "2025-99-24"),
        ("gYearMonth", "2025-10", "2025-10"),
    ],
)
def test_values_are_python_s_where_they_can_be(datatype, text, value):
    found = tables.value(Term(text, "literal", None, f"{XSD}{datatype}"))
    assert (found, type(found)) == (value, type(value))
