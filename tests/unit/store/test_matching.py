"""The triples of a graph that fit a pattern, asked for without a query."""

from types import SimpleNamespace

import pytest

from kurultay.errors import StoreError
from kurultay.store import open_store

A = "https://a.example/"
S, P, Q, R = (f"<{A}{letter}>" for letter in "spqr")
GRAPH = f"{A}graph/one"
SAYING = '"а \\"б\\"\\n"@ru'
NUMBER = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.fixture(params=["memory:", "folder"])
def store(request, tmp_path):
    """Give a store with the same words in a named graph and, some of them, in the default one."""
    with open_store(tmp_path / "store" if request.param == "folder" else "memory:") as made:
        lines = [f"{S} {P} {each} <{GRAPH}> ." for each in (R, SAYING, NUMBER, '"plain"')]
        made.replace(SimpleNamespace(name=GRAPH, nquads=lines))
        made.set_graph(None, [f"{S} {P} {R} .", f"{R} {Q} {S} ."])
        yield made


def test_variables_stand_for_any_term_and_terms_come_as_they_are_written(store):
    found = store.match((S, "?p", "?o"), GRAPH)
    assert sorted(found) == sorted((S, P, each) for each in (R, SAYING, NUMBER, '"plain"'))


def test_each_graph_is_asked_alone(store):
    assert store.match(("?s", "?p", "?o")) in (
        ((S, P, R), (R, Q, S)),
        ((R, Q, S), (S, P, R)),
    )
    assert store.match((R, "?p", "?o"), GRAPH) == ()
    assert store.match((S, P, R), f"{A}graph/none") == ()


@pytest.mark.parametrize("value", [R, SAYING, NUMBER, '"plain"'])
def test_a_triple_without_variables_is_there_or_not(store, value):
    assert store.match((S, P, value), GRAPH) == ((S, P, value),)
    assert store.match((S, Q, value), GRAPH) == ()


def test_no_more_than_the_limit_are_given(store):
    assert len(store.match((S, P, "?o"), GRAPH, 2)) == 2
    assert store.match((S, P, "?o"), GRAPH, 0) == ()


def test_what_is_no_term_is_refused(store):
    with pytest.raises(StoreError, match="not a term"):
        store.match((S, P, "o"), GRAPH)
