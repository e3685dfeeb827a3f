"""The ontology: readable by both libraries, in its own style, complete, sorted, sound."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kurultay.check import Reference, Shapes
from kurultay.check.engine import Engine
from kurultay.graph import terms as written
from kurultay.resources import home

ROOT = Path(__file__).resolve().parents[2]
KUR = "https://w3id.org/kurultay/ontology#"
SCHEME = "https://w3id.org/kurultay/scheme/"
PARTS = ("kurultay", "schemes", "alignments")
FILES = [ROOT / "ontology" / f"{part}.ttl" for part in PARTS]
ALL = [*FILES, *sorted((ROOT / "shapes").glob("*.ttl")), *sorted(ROOT.glob("ontology/examples/*"))]


def graph(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path)


def statements(text: str) -> list[str]:
    """Give the subjects of a file in their order: what stands at the start of a line."""
    body = re.sub(r"^(@prefix|#).*$", "", text, flags=re.MULTILINE)
    return re.findall(r"^(\S+) ", body, flags=re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=PARTS)
def test_what_oxigraph_writes_of_it_rdflib_reads_as_the_same_graph(path: Path) -> None:
    triples = [q.triple for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    again = ox.serialize(triples, format=ox.RdfFormat.TURTLE).decode("utf-8")
    assert isomorphic(graph(path), rdflib.Graph().parse(data=again, format="turtle"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_file_opens_with_one_sorted_block_of_prefixes_and_uses_each(path: Path) -> None:
    text = path.read_text("utf-8")
    declared = re.findall(r"^@prefix (\S*): <", text, flags=re.MULTILINE)
    block = re.search(r"(?:^@prefix .*\n)+", text, flags=re.MULTILINE)
    assert block is not None
    assert block[0].count("@prefix") == len(declared)
    assert declared == sorted(set(declared))
    body = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text[block.end() :])
    assert [p for p in declared if not re.search(rf"(?<![\w:<]){re.escape(p)}:", body)] == []


@pytest.mark.parametrize("path", FILES[1:], ids=PARTS[1:])
def test_schemes_and_alignments_are_sorted(path: Path) -> None:
    named = [subject for subject in statements(path.read_text("utf-8")) if subject[0] != "<"]
    order = [subject.replace("scheme:", "").replace(":", " ") for subject in named]
    assert order == sorted(order)


def test_classes_stand_before_properties_and_each_part_is_sorted() -> None:
    subjects = [s for s in statements(FILES[0].read_text("utf-8")) if s.startswith("kur:")]
    classes = [s for s in subjects if s[4].isupper()]
    assert subjects[: len(classes)] == classes
    assert classes == sorted(classes)
    assert subjects[len(classes) :] == sorted(subjects[len(classes) :])
    assert len(subjects) == len(set(subjects))


def test_terms_and_concepts_have_labels_in_three_languages_and_definitions() -> None:
    lines: list[str] = []
    for path in FILES[:2]:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        lines += ox.serialize(quads, format=ox.RdfFormat.N_QUADS).decode("utf-8").splitlines()
    engine = Engine(Shapes.style(home()), Reference({}, ()))
    assert engine.check(lines) == ()
    without = [line for line in lines if not ("ontology#Event>" in line and line.endswith("@kk ."))]
    shapes = {found.shape for found in engine.check(without)}
    assert shapes == {"Term-label-kk", "Term-definition-kk"}


def test_every_label_is_told_once() -> None:
    ontology = graph(FILES[0])
    for language in ("en", "ru", "kk"):
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
            labels = [
                str(label)
                for term in ontology.subjects(RDF.type, kind)
                if str(term).startswith(KUR)
                for label in ontology.objects(term, RDFS.label)
                if label.language == language
            ]
            assert len(labels) == len(set(labels)), (language, kind)


def test_everything_that_the_builder_writes_is_declared() -> None:
    declared = {str(term) for term in graph(FILES[0]).subjects()}
    known = {
        value
        for name, value in vars(written).items()
        if name.isupper() and isinstance(value, str) and value.startswith(KUR) and value != KUR
    }
    assert len(known) > 70
    assert known - declared == set()


KINDS = (
    "body",
    "conflict",
    "judgement",
    "meeting",
    "office",
    "participation",
    "person",
    "place",
    "state",
    "tenure",
)

SCHEMA = {
    "kind": "summit ministerial council_session committee_session bilateral_meeting "
    "multilateral_meeting official_visit forum conference phone_call signing ceremony exhibition "
    "other",
    "status": "held ongoing planned cancelled",
    "role": "chair host speaker attendee",
    "attendance": "attended online invited expected absent message",
    "rank": "head_of_state vice_president head_of_government deputy_head_of_government minister "
    "deputy_minister secretary_general deputy_secretary_general ambassador head_of_agency governor "
    "parliament_speaker member_of_parliament business other",
    "topic": "trade investment industry transport logistics energy agriculture digitalisation "
    "artificial+intelligence science education culture tourism environment health security defence "
    "customs finance youth sport media humanitarian space justice migration emergency other",
    "document": "declaration agreement memorandum strategy protocol roadmap programme resolution "
    "other",
    "docstatus": "adopted signed in_force planned mentioned",
    "precision": "day month year",
    "basis": "stated relative publication register",
    "verdict": "same different suppress correct undo",
}


@pytest.mark.parametrize("scheme", SCHEMA)
def test_a_scheme_holds_the_values_of_the_annotation_schema(scheme: str) -> None:
    schemes = graph(FILES[1])
    expected = {value.replace("+", " ") for value in SCHEMA[scheme].split()}
    concepts = set(schemes.subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + scheme)))
    found = {str(schemes.value(concept, SKOS.notation)): str(concept) for concept in concepts}
    assert set(found) == expected
    assert len(concepts) == len(expected)
    for value, iri in found.items():
        assert iri == f"{SCHEME}{scheme}/{value.replace('_', '-').replace(' ', '-')}"


def test_there_are_no_other_schemes() -> None:
    schemes = set(graph(FILES[1]).subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {rdflib.URIRef(SCHEME + name) for name in SCHEMA}


def test_the_main_classes_exclude_one_another() -> None:
    ontology = graph(FILES[0])
    pairs = {frozenset(pair) for pair in ontology.subject_objects(OWL.disjointWith)}
    main = ("Person", "Body", "State", "Place", "Event", "Document", "Participation", "Tenure")
    for one in main:
        for other in main:
            if one != other:
                assert frozenset({rdflib.URIRef(KUR + one), rdflib.URIRef(KUR + other)}) in pairs


def test_alignments_begin_with_terms_of_ours() -> None:
    ours = set(graph(FILES[0]).subjects()) | set(graph(FILES[1]).subjects())
    alignments = graph(FILES[2])
    subjects = {s for s in alignments.subjects() if (s, RDF.type, OWL.Ontology) not in alignments}
    assert subjects - ours == set()
    vocabularies = {str(o).rstrip("0123456789PQ") for o in alignments.objects()}
    for needed in ("schema.org", "/ns/org#", "/sem/", "/ns/prov#", "/ns/oa#", "2006/time#"):
        assert any(needed in iri for iri in vocabularies), needed
    assert any("wikidata.org/entity/" in str(o) for o in alignments.objects())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_iri_holds_anything_but_ascii(path: Path) -> None:
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(term, ox.NamedNode) or term.value.isascii()


def test_ontology_schemes_and_shapes_have_one_version() -> None:
    versions = {
        str(version)
        for path in [*FILES, *(ROOT / "shapes").glob("*.ttl")]
        for version in graph(path).objects(None, OWL.versionInfo)
    }
    assert versions == {"0.1.0"}


def test_every_term_has_an_example_that_is_turtle() -> None:
    ontology = graph(FILES[0])
    prefixes = "".join(f"@prefix {name}: <{SCHEME}{name}/> .\n" for name in SCHEMA)
    for name in KINDS:
        prefixes += f"@prefix {name}: <https://w3id.org/kurultay/id/{name}/> .\n"
    prefixes += f"@prefix kur: <{KUR}> .\n@prefix schema: <https://schema.org/> .\n"
    prefixes += "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    prefixes += "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@base <urn:x> .\n"
    examples = list(ontology.subject_objects(SKOS.example))
    assert len(examples) > 90
    for term, example in examples:
        found = rdflib.Graph().parse(data=prefixes + example, format="turtle")
        used = {*found.predicates(), *found.objects(None, RDF.type)}
        assert term in used, example


def test_neighbours_in_a_chain_of_properties_are_declared() -> None:
    ontology = graph(FILES[0])
    chains = list(ontology.subject_objects(OWL.propertyChainAxiom))
    assert len(chains) == 4
    for _, head in chains:
        steps = list(rdflib.collection.Collection(ontology, head))
        assert len(list(pairwise(steps))) == 1
        assert all((step, RDF.type, OWL.ObjectProperty) in ontology for step in steps)
