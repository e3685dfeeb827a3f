"""
Each class, property and shape has a good and a bad example, and the bad ones fail as meant.

``# expects:`` names the shape that a bad example is for, ``# also:`` those that it cannot but fail
besides; together they are all that may be found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kurultay import pipeline
from kurultay.check import Reference, Shapes
from kurultay.check.engine import Engine
from kurultay.resources import home
from kurultay.store import open_store

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "examples"
FILES = sorted(FOLDER.glob("*.ttl"))
GOOD = [path for path in FILES if path.stem.endswith("-good")]
BAD = [path for path in FILES if "-bad-" in path.stem]
KUR = "https://w3id.org/kurultay/ontology#"
KURSH = "https://w3id.org/kurultay/shapes#"
SH = "http://www.w3.org/ns/shacl#"


def header(path: Path, word: str) -> list[str]:
    found = re.search(rf"^# {word}: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return found[1].split() if found else []


def lines(path: Path) -> list[str]:
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS).decode("utf-8").splitlines()


def terms(path: Path) -> set[str]:
    """Give the properties and classes that a file of data uses."""
    found = set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        found.add(quad.predicate.value)
        if quad.predicate.value.endswith("#type"):
            found.add(quad.object.value)
    return found


def own_terms(*kinds: str) -> set[str]:
    path = FOLDER.parent / "kurultay.ttl"
    return {
        quad.subject.value
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#type")
        and quad.object.value.rpartition("#")[2] in kinds
        and isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(KUR)
    }


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shapes.load(home()), Reference.load(home()))


@pytest.fixture(scope="module")
def shapes() -> ox.Store:
    store = ox.Store()
    store.load(input=Shapes.load(home()).ntriples, format=ox.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_has_no_finding_at_all(path: Path, engine: Engine) -> None:
    assert engine.check(lines(path)) == ()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_has_the_findings_it_is_meant_for(path: Path, engine: Engine) -> None:
    meant = header(path, "expects")
    assert len(meant) == 1
    assert {found.shape for found in engine.check(lines(path))} == {*meant, *header(path, "also")}


FIRST = {path.stem.partition("-")[0]: path for path in reversed(BAD)}


@pytest.mark.parametrize("path", FIRST.values(), ids=FIRST)
def test_a_bad_file_is_found_by_whoever_checks_it_alone(path: Path) -> None:
    store = open_store("memory:")
    store.bulk(lines(path))
    report = pipeline.validate(home(), store, lambda *_: None)
    assert header(path, "expects")[0] in {found.shape for found in report.findings}


def test_there_are_as_many_examples_as_there_were() -> None:
    assert len(GOOD) == 21
    assert len(BAD) >= 170
    assert len(GOOD) + len(BAD) == len(FILES)


def test_every_own_class_has_a_good_and_a_bad_example() -> None:
    classes = {iri.removeprefix(KUR) for iri in own_terms("Class")}
    assert classes - {path.stem.partition("-")[0] for path in GOOD} == set()
    assert classes - {path.stem.partition("-")[0] for path in BAD} == set()


def test_every_own_property_is_used_in_a_good_example() -> None:
    properties = own_terms("ObjectProperty", "DatatypeProperty")
    assert len(properties) > 70
    assert properties - set().union(*map(terms, GOOD)) == set()


def test_every_own_property_is_misused_in_a_bad_example(shapes: ox.Store) -> None:
    meant = " ".join(f"<{KURSH}{shape}>" for path in BAD for shape in header(path, "expects"))
    rows = shapes.query(
        f"SELECT DISTINCT ?p WHERE {{ VALUES ?shape {{ {meant} }} ?shape (<urn:x>|!<urn:x>)* ?p "
        f'FILTER (isIRI(?p) && STRSTARTS(STR(?p), "{KUR}")) }}'
    )
    assert (
        own_terms("ObjectProperty", "DatatypeProperty") - {row["p"].value for row in rows} == set()
    )


def test_every_shape_that_can_be_found_has_a_bad_example(shapes: ox.Store) -> None:
    rows = shapes.query(
        f"SELECT ?shape WHERE {{ ?shape <{SH}message> ?text FILTER (isIRI(?shape)) }}"
    )
    named = {row["shape"].value.removeprefix(KURSH) for row in rows}
    assert named == {shape for path in BAD for shape in header(path, "expects")}


def test_examples_use_declared_terms_only() -> None:
    declared = own_terms("Class", "ObjectProperty", "DatatypeProperty")
    used = {iri for path in FILES for iri in terms(path) if iri.startswith(KUR)}
    assert used - declared == set()
