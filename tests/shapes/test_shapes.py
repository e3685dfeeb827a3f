"""The shapes themselves: well formed, named, told in three languages, and SHACL Core only."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH, SKOS

from kurultay.check import Shapes
from kurultay.resources import home

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "shapes").glob("*.ttl"))
DATA = [path for path in FILES if path.name != "style.ttl"]
KUR = "https://w3id.org/kurultay/ontology#"
KURSH = "https://w3id.org/kurultay/shapes#"
SCHEME = "https://w3id.org/kurultay/scheme/"


def graph(*paths: Path) -> rdflib.Graph:
    found = rdflib.Graph()
    for path in paths:
        found.parse(path)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_shapes_is_well_formed_by_the_shapes_of_shacl(path: Path) -> None:
    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=graph(path), meta_shacl=True, inplace=True
    )
    assert conforms, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rdflib_and_oxigraph_read_the_same_number_of_triples(path: Path) -> None:
    assert len(graph(path)) == len(list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_shape_that_tells_something_does_so_in_three_languages(path: Path) -> None:
    shapes = graph(path)
    told = {shape for shape in shapes.subjects(SH.severity) if isinstance(shape, rdflib.URIRef)}
    named = {
        shape
        for kind in (SH.PropertyShape, SH.NodeShape)
        for shape in shapes.subjects(RDF.type, kind)
    }
    assert told
    assert all(isinstance(shape, rdflib.URIRef) for shape in named)
    for shape in named - told:
        assert set(shapes.predicates(shape)) == {RDF.type, SH.property}
        assert set(shapes.objects(shape, SH.property)) <= told
    for shape in told:
        assert re.fullmatch(rf"{KURSH}[A-Za-z]+-[a-z0-9-]+", shape)
        assert len(list(shapes.objects(shape, SH.severity))) == 1
        languages = sorted(text.language for text in shapes.objects(shape, SH.message))
        assert languages == ["en", "kk", "ru"], shape


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_shapes_aim_at_classes_and_stay_within_the_core(path: Path) -> None:
    shapes = graph(path)
    used = {str(p).removeprefix(str(SH)) for p in shapes.predicates()}
    assert "targetClass" in used
    assert not used & {"sparql", "js", "rule", "target", "condition", "values"}
    assert not used & {"targetNode", "targetSubjectsOf", "targetObjectsOf"}


def test_the_lists_of_concepts_are_those_of_the_schemes() -> None:
    schemes = graph(ROOT / "ontology" / "schemes.ttl")
    known = set(schemes.subjects(RDF.type, SKOS.Concept))
    shapes = graph(*DATA)
    listed: set[rdflib.term.Node] = set()
    for _, head in shapes.subject_objects(SH["in"]):
        members = set(rdflib.collection.Collection(shapes, head))
        concepts = {node for node in members if str(node).startswith(SCHEME)}
        assert concepts <= known
        listed |= concepts
    assert listed == known


@pytest.mark.parametrize(
    "shape, scheme",
    [
        ("Event-kind", "kind"),
        ("Event-status", "status"),
        ("Event-topic", "topic"),
        ("Event-precision", "precision"),
        ("Event-basis", "basis"),
        ("Participation-role", "role"),
        ("Participation-attendance", "attendance"),
        ("Post-rank", "rank"),
        ("Post-portfolio", "topic"),
        ("Tenure-basis", "basis"),
        ("Person-rank", "rank"),
        ("Document-type", "document"),
        ("Document-status", "docstatus"),
        ("Judgement-verdict", "verdict"),
    ],
)
def test_a_shape_takes_every_concept_of_its_scheme(shape: str, scheme: str) -> None:
    schemes = graph(ROOT / "ontology" / "schemes.ttl")
    shapes = graph(*DATA)
    head = shapes.value(rdflib.URIRef(KURSH + shape), SH["in"])
    members = set(rdflib.collection.Collection(shapes, head))
    assert members == set(schemes.subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + scheme)))


def test_shapes_speak_of_declared_terms_only() -> None:
    ontology = set(graph(ROOT / "ontology" / "kurultay.ttl").subjects())
    used = {
        term
        for triple in graph(*FILES)
        for term in triple
        if isinstance(term, rdflib.URIRef) and str(term).startswith(KUR)
    }
    assert used - ontology == set()
    assert len(used) > 80


def test_the_style_of_the_ontology_is_no_shape_for_data() -> None:
    assert f"<{KURSH}Term-label-en>" in Shapes.style(home()).ntriples
    assert f"<{KURSH}Term-label-en>" not in Shapes.load(home()).ntriples
