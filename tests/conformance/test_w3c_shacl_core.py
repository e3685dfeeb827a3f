"""
The W3C's SHACL core suite, run through the engine that checks our graphs.

``make test-conformance`` brings the suite (W3C test suite licence, or BSD) into ``w3c/``.
"""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from kurultay.check.engine import Engine, _findings, _graph
from kurultay.check.reference import Reference
from kurultay.check.shapes import Shapes
from kurultay.check.sift import Sieve

SUITE = Path(__file__).parent / "w3c" / "core"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
EXCEPTIONS = {
    "uniqueLang-002": (
        'sh:uniqueLang "1"^^xsd:boolean says nothing, as the suite has it: only the form "true" '
        "counts. pySHACL compares values, and takes 1 for true. Our shapes write true."
    ),
}
"""Tests that do not pass, with the reason; the suite may have one such."""


def _read(iri):
    """Read a file of the suite as the engine reads our own: lexical forms stay as they are."""
    path = Path(iri.removeprefix("file://"))
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    return list(quads)


def _graph_of(iri):
    return _graph(iter(_read(iri)))[0]


def _shapes_of(iri):
    quads = [quad.triple for quad in _read(iri)]
    return Shapes(ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES).decode())


def _tests():
    found = []
    for file in sorted(SUITE.rglob("*.ttl")):
        graph = _graph_of(file.as_uri())
        found += [(file, test) for test in graph.subjects(RDF.type, SHT.Validate)]
    return found


def _path(graph, node):
    if node is None or isinstance(node, rdflib.URIRef):
        return str(node)
    if graph.value(node, RDF.first) is not None:
        return "(" + " ".join(_path(graph, step) for step in Collection(graph, node)) + ")"
    ((verb, inner),) = graph.predicate_objects(node)
    return f"{verb}[{_path(graph, inner)}]"


def _results(graph, report):
    """Give each result by what the suite says decides it; a blank node has no name to compare."""

    def shown(node):
        return "blank" if isinstance(node, rdflib.BNode) else None if node is None else node.n3()

    return Counter(
        (
            shown(graph.value(one, SH.focusNode)),
            _path(graph, graph.value(one, SH.resultPath)),
            shown(graph.value(one, SH.value)),
            shown(graph.value(one, SH.resultSeverity)),
            shown(graph.value(one, SH.sourceConstraintComponent)),
        )
        for one in graph.objects(report, SH.result)
    )


TESTS = _tests()
pytestmark = pytest.mark.skipif(  # the suite is not ours and not in this tree
    not TESTS, reason="the W3C's suite is not here: make test-conformance"
)


@pytest.mark.filterwarnings("ignore")  # the suite holds ill-typed literals on purpose
@pytest.mark.parametrize(
    ("file", "test"),
    TESTS,
    ids=[str(test).rpartition("/")[2] for _, test in TESTS],
)
def test_the_report_is_the_one_that_the_suite_expects(file, test):
    name = str(test).rpartition("/")[2]
    if name in EXCEPTIONS:
        pytest.xfail(EXCEPTIONS[name])  # the reason stands in that table
    manifest = _graph_of(file.as_uri())
    action = manifest.value(test, MF.action)
    expected = manifest.value(test, MF.result)
    shapes = _shapes_of(manifest.value(action, SHT.shapesGraph))
    data = _graph_of(manifest.value(action, SHT.dataGraph))
    engine = Engine(shapes, Reference({}, ()))
    found = engine.results(data)
    (report,) = found.subjects(RDF.type, SH.ValidationReport)
    assert found.value(report, SH.conforms) == manifest.value(expected, SH.conforms)
    quads = [each.triple for each in _read(manifest.value(action, SHT.dataGraph))]
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b"").decode().split("\n")
    sieve = Sieve(shapes.ntriples, Reference({}, ()))
    sifted = sieve.doubts(sieve.facts(lines))
    assert sieve.unknown or sifted or found.value(report, SH.result) is None
    data, sources = _graph(ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES))
    alone = set(_findings(engine.results(data), engine._shapes, sources))
    assert set(engine.check(lines)) == alone
    assert _results(found, report) == _results(manifest, expected)


def test_at_most_one_test_of_the_suite_is_an_exception():
    assert len(TESTS) == 98
    assert len(EXCEPTIONS) <= 1
