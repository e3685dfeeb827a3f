"""The sieve before pySHACL loses no finding: what it takes for sound, pySHACL has nothing about."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kurultay.check import Reference, Shapes
from kurultay.check.engine import Engine, _findings, _graph, _quiet
from kurultay.check.sift import Sieve
from kurultay.resources import home

EXAMPLES = sorted((Path(__file__).parents[2] / "ontology" / "examples").glob("*.ttl"))
SH = "http://www.w3.org/ns/shacl#"
HEAD = (
    f"@prefix sh: <{SH}> . @prefix : <urn:x:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
)
DATA = '@prefix : <urn:x:> . :a a :C ; :p "x" , 3 ; :q :b . :b a :D .'


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shapes.load(home()), Reference.load(home()))


def whole(engine: Engine, lines: list[str]) -> set[object]:
    """Give what pySHACL finds if nothing is sifted out."""
    with _quiet():
        data, sources = _graph(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
        engine._refer(data)
        return set(_findings(engine.results(data), engine._shapes, sources))


def sieve(shape: str) -> Sieve:
    triples = ox.parse(f"{HEAD} :S a sh:NodeShape ; {shape} .", format=ox.RdfFormat.TURTLE)
    written = ox.serialize([each.triple for each in triples], format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return Sieve(written.decode(), Reference({}, ()))


def doubted(shape: str) -> bool:
    quads = ox.parse(DATA, format=ox.RdfFormat.TURTLE)
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
    known = sieve(shape)
    return "<urn:x:a>" in known.doubts(known.facts(lines)).get("urn:x:S", [])


def test_sifting_changes_no_finding_of_any_example(engine: Engine) -> None:
    found = 0
    for path in EXAMPLES[::4]:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
        assert set(engine.check(lines)) == whole(engine, lines)
        found += len(engine.check(lines))
    assert found > 20


def test_all_of_our_shapes_are_known_to_the_sieve() -> None:
    assert Sieve(Shapes.load(home()).ntriples, Reference({}, ())).unknown == set()


@pytest.mark.parametrize(
    ("constraint", "doubt"),
    [
        ("sh:minCount 2", False),
        ("sh:minCount 3", True),
        ("sh:maxCount 1", True),
        ("sh:nodeKind sh:Literal", False),
        ("sh:nodeKind sh:IRI", True),
        ("sh:datatype xsd:string", True),
        ("sh:or ([ sh:datatype xsd:string ] [ sh:datatype xsd:integer ])", False),
        ("sh:or ([ sh:datatype xsd:string ] [ sh:minInclusive 4 ])", True),
        ('sh:in ("x" 3)', False),
        ('sh:in ("x" 4)', True),
        ('sh:hasValue "x"', False),
        ('sh:hasValue "y"', True),
        ('sh:pattern "^[x3]$"', False),
        ('sh:pattern "^x$"', True),
        ("sh:minLength 1", False),
        ("sh:minLength 2", True),
        ("sh:disjoint :q", False),
        ("sh:equals :q", True),
        ("sh:lessThan :q", True),
    ],
)
def test_a_node_is_in_doubt_where_a_value_does_not_fit(constraint: str, doubt: bool) -> None:
    shape = f"sh:targetClass :C ; sh:property [ sh:path :p ; {constraint} ]"
    assert doubted(shape) is doubt


@pytest.mark.parametrize(
    ("path", "doubt"),
    [(":q", False), ("[ sh:inversePath :q ]", True), ("[ sh:alternativePath (:q :q) ]", False)],
)
def test_a_class_is_looked_for_along_a_path(path: str, doubt: bool) -> None:
    shape = f"sh:targetClass :C ; sh:property [ sh:path {path} ; sh:minCount 1 ; sh:class :D ]"
    assert doubted(shape) is doubt


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass :C ; sh:not [ sh:class :D ]",
        "sh:targetSubjectsOf :p ; sh:class :C",
        "sh:targetClass :C ; sh:deactivated true",
        "sh:targetClass :C ; sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:maxCount 9 ]",
    ],
)
def test_a_shape_that_the_sieve_does_not_know_goes_to_pyshacl_as_a_whole(shape: str) -> None:
    assert sieve(shape).unknown == {"urn:x:S"}
