"""Terms read from N-Triples text are those that the store answers with."""

import pytest

from kurultay.errors import StoreError
from kurultay.store import open_store
from kurultay.store.protocol import Term
from kurultay.store.written import term, triples

DATE = "http://www.w3.org/2001/XMLSchema#date"
TERMS = [
    ("<https://example.org/a>", Term("https://example.org/a", "iri")),
    ('"Астана"@ru', Term("Астана", "literal", "ru")),
    ('"plain"', Term("plain", "literal")),
    (f'"2025-05-10"^^<{DATE}>', Term("2025-05-10", "literal", None, DATE)),
    (r'"a \"b\" \\ c\nd\u0007"', Term('a "b" \\ c\nd\x07', "literal")),
    (r'"<https://example.org/a> ."@en', Term("<https://example.org/a> .", "literal", "en")),
    ("_:b1", Term("b1", "bnode")),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_a_term_is_read_as_it_was_meant(text, expected):
    assert term(text) == expected


@pytest.mark.parametrize("text", ["word", '"open', '"a"@', '"a"^^word'])
def test_what_is_no_term_is_refused(text):
    with pytest.raises(StoreError, match="not a term of N-Triples"):
        term(text)


def test_the_lines_of_a_graph_give_what_its_query_gives():
    graph = "https://example.org/g"
    lines = [f"<https://example.org/s> <https://example.org/p> {t} <{graph}> ." for t, _ in TERMS]
    with open_store("memory:") as store:
        store.bulk(line for line in lines if "_:" not in line)
        asked = store.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        expected = {(row["s"].value, row["p"].value, row["o"]) for row in asked}
        assert set(triples(store.dump(graph), graph)) == expected
        assert len(expected) == 6
