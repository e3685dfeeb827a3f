"""The catalogue says of each stored query what its header says, in three forms."""

import json

import pyoxigraph as ox
import pytest

from kurultay import queries
from kurultay.publish import catalogue
from kurultay.resources import home

SH = "http://www.w3.org/ns/shacl#"


@pytest.fixture(scope="module")
def stored():
    return list(queries.load(home()).values())


def test_the_page_in_docs_is_the_one_that_the_headers_give(stored, root):
    page = (root / "docs" / "queries.md").read_text("utf-8")
    assert page == catalogue.markdown(stored), "say: kurultay queries docs -o docs/queries.md"
    for one in stored:
        assert f"\n## {one.id}\n" in page


def test_each_query_is_an_executable_that_an_engine_can_run(stored):
    triples = list(ox.parse("\n".join(catalogue.lines(stored)), format=ox.RdfFormat.N_TRIPLES))
    texts = {q.subject.value: q.object.value for q in triples if q.predicate.value == f"{SH}select"}
    assert len(texts) == len(stored)
    for text in texts.values():
        ox.Store().query(text)
    parameters = [q for q in triples if q.predicate.value == f"{SH}parameter"]
    assert len(parameters) == sum(len(one.params) for one in stored)


def test_openapi_types_each_parameter(stored):
    read = json.loads(catalogue.openapi(stored, "9"))
    assert (read["openapi"], read["info"]["version"]) == ("3.1.0", "9")
    assert set(read["paths"]) == {f"/queries/{one.id}" for one in stored}
    taken = read["paths"]["/queries/ministers-at-ots-meetings"]["get"]["parameters"]
    kinds = {one["name"]: one["schema"] for one in taken}
    assert kinds["from"] == {"type": "string", "format": "date"}
    assert kinds["heads"] == {"type": "boolean"}


def test_a_view_travels_along(stored):
    views = {one.id: one.view for one in stored if one.view}
    assert views["bilateral-encounters"] == "network"
    triples = ox.parse("\n".join(catalogue.lines(stored)), format=ox.RdfFormat.N_TRIPLES)
    kind = "http://purl.org/dc/terms/type"
    said = {
        q.subject.value.rpartition("/")[2]: q.object.value
        for q in triples
        if q.predicate.value == kind
    }
    assert said == views
    read = json.loads(catalogue.openapi(stored, "9"))["paths"]
    given = {path.rpartition("/")[2]: one["get"].get("x-view") for path, one in read.items()}
    assert {name: view for name, view in given.items() if view} == views
    assert catalogue.markdown(stored).count("Drawn as: ") == len(views)
