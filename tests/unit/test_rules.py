"""The closure: what the ontology's axioms add to a small graph, by hand and by owlrl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from kurultay import rules
from kurultay.errors import ResourceError, StoreError
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.store.protocol import Store

ROOT = Path(__file__).resolve().parents[2]
KUR = "https://w3id.org/kurultay/ontology#"
BASE = "https://w3id.org/kurultay/"
PREFIXES = f"""
@prefix kur: <{KUR}> .
@prefix id: <{BASE}id/> .
@prefix body: <{BASE}id/body/> .
@prefix rank: <{BASE}scheme/rank/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DATA = """
id:m1 a kur:Meeting ; kur:heldUnderAuspicesOf body:ots-ministers .
id:m2 a kur:Meeting ; kur:heldUnderAuspicesOf body:turkic-chambers .
body:ots-ministers a kur:Body ; kur:partOf body:ots-council .
body:ots-council a kur:Body ; kur:partOf body:ots .
body:ots a kur:Body .
body:turkic-chambers a kur:Body .
id:p1 a kur:Participation ; kur:inEvent id:m1 ; kur:hasAgent id:jabbarov ;
    kur:hasAttendee id:jabbarov ; kur:inCapacity id:t1 .
id:p2 a kur:Participation ; kur:inEvent id:m1 ; kur:hasAgent id:absent .
id:t1 a kur:Tenure ; kur:hasHolder id:jabbarov ; kur:hasPost id:economy .
id:economy a org:Post ; kur:hasRank rank:minister .
id:jabbarov a kur:Person .
id:absent a kur:Person .
"""
FOLLOWS = """
id:m1 a kur:Event , kur:OTSMeeting ; kur:heldUnderAuspicesOf body:ots-council , body:ots .
id:m2 a kur:Event .
body:ots-ministers kur:partOf body:ots .
id:jabbarov a kur:Minister ; kur:attendeeIn id:p1 ; kur:attended id:m1 ; kur:holdsTenure id:t1 ;
    kur:holdsPost id:economy ; kur:holdsRank rank:minister .
"""


def triples(turtle: str) -> list[ox.Triple]:
    quads = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return [quad.triple for quad in quads]


def lines(found: Iterable[ox.Triple]) -> list[str]:
    return sorted(ox.serialize(found, format=ox.RdfFormat.N_TRIPLES).decode().splitlines())


def store_of(turtle: str) -> Store:
    store = open_store("memory:")
    store.set_graph(None, lines(triples(turtle)))
    return store


def inferred(store: Store) -> list[str]:
    suffix = f" <{rules.INFERRED}> ."
    return sorted(line.removesuffix(suffix) + " ." for line in store.dump(rules.INFERRED))


def test_the_closure_is_what_follows_and_nothing_that_was_there() -> None:
    store = store_of(DATA)
    count = rules.closure(store, home())
    assert inferred(store) == lines(triples(FOLLOWS))
    assert count == 12


def test_a_meeting_of_the_chambers_is_no_meeting_of_the_ots() -> None:
    store = store_of(DATA)
    rules.closure(store, home())
    assert not [line for line in inferred(store) if "/m2>" in line and "OTSMeeting" in line]


def test_who_did_not_come_has_attended_nothing() -> None:
    store = store_of(DATA)
    rules.closure(store, home())
    assert not [line for line in inferred(store) if "/absent>" in line]


def test_a_second_closure_changes_nothing() -> None:
    store = store_of(DATA)
    rules.closure(store, home())
    once = inferred(store)
    assert rules.closure(store, home()) == 12
    assert inferred(store) == once


def test_the_inferred_graph_is_made_anew_when_facts_fall() -> None:
    store = store_of(DATA)
    rules.closure(store, home())
    store.set_graph(None, lines(triples("id:m2 a kur:Meeting .")))
    assert rules.closure(store, home()) == 1
    assert inferred(store) == lines(triples("id:m2 a kur:Event ."))


def test_article_graphs_are_neither_read_nor_changed() -> None:
    store = open_store("memory:")
    name = f"{BASE}graph/article/a-00000000"
    quad = (
        f"<{BASE}id/m> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{KUR}Meeting> <{name}> ."
    )
    store.bulk([quad])
    assert rules.closure(store, home()) == 0
    assert store.dump() == (quad,)


def test_the_order_of_the_rules_does_not_matter() -> None:
    given = rules.load(home())
    forward, backward = store_of(DATA), store_of(DATA)
    rules.close(forward, given)
    rules.close(backward, tuple(reversed(given)))
    assert inferred(forward) == inferred(backward)


# Every construct that the rules know, on a made-up vocabulary.
AXIOMS = """
kur:Cat a owl:Class ; rdfs:subClassOf kur:Animal .
kur:Pet a owl:Class ; owl:equivalentClass kur:Companion .
kur:Star owl:equivalentClass [ owl:intersectionOf ( kur:Cat
    [ a owl:Restriction ; owl:onProperty kur:fame ; owl:hasValue kur:World ] ) ] .
[ a owl:Restriction ; owl:onProperty kur:lives ; owl:hasValue kur:House ] rdfs:subClassOf kur:Pet .
kur:mother a owl:ObjectProperty ; rdfs:subPropertyOf kur:parent ; rdfs:range kur:Cat .
kur:parent a owl:ObjectProperty ; owl:inverseOf kur:child ; rdfs:domain kur:Animal .
kur:ancestor a owl:ObjectProperty , owl:TransitiveProperty .
kur:friend a owl:ObjectProperty , owl:SymmetricProperty .
kur:greatgrandmother a owl:ObjectProperty ;
    owl:propertyChainAxiom ( kur:parent kur:parent kur:mother ) .
"""
CATS = """
id:a kur:mother id:b ; kur:friend id:f ; kur:lives kur:House .
id:b kur:parent id:c ; kur:ancestor id:d .
id:d kur:ancestor id:e . id:e kur:ancestor id:g .
id:h kur:child id:c . id:c kur:mother id:h .
id:s a kur:Cat ; kur:fame kur:World .
id:t a kur:Star . id:u a kur:Companion .
"""


def by_owlrl(axioms: str, data: str) -> list[str]:
    """Give what owlrl adds in our vocabulary, about the things of the data."""
    graph = rdflib.Graph().parse(data=PREFIXES + axioms + data, format="turtle")
    given = rdflib.Graph().parse(data=PREFIXES + data, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    found = rdflib.Graph()
    for triple in graph:
        subject, predicate, value = map(str, triple)
        told = value if predicate.endswith("ns#type") else predicate
        if subject.startswith(f"{BASE}id/") and told.startswith((KUR, "http://www.w3.org/ns/org#")):
            found.add(triple)
    found -= given
    return sorted(found.serialize(format="nt").strip().splitlines())


@pytest.fixture
def _rdflib_as_it_was() -> Iterator[None]:
    """Undo what owlrl does to the tables of rdflib, for the sake of the other tests."""
    tables = (rdflib.term._toPythonMapping, rdflib.term.XSDToPython)
    saved = [dict(table) for table in tables]
    yield
    for table, before in zip(tables, saved, strict=True):
        table.clear()
        table.update(before)


def told(*files: Path) -> str:
    """Give what files say outside of named graphs, without the names that others have for a thing."""
    given = [quad for file in files for quad in ox.parse(path=file)]
    plain = [q.triple for q in given if isinstance(q.graph_name, ox.DefaultGraph)]
    return "\n".join(line for line in lines(plain) if "owl#sameAs" not in line)


ONTOLOGY = ROOT / "ontology" / "kurultay.ttl"
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*-good*.ttl"))


@pytest.mark.usefixtures("_rdflib_as_it_was")
@pytest.mark.parametrize(
    "axioms, data, least",
    [
        (AXIOMS, CATS, 12),
        (ONTOLOGY.read_text("utf-8"), DATA, 12),
        (ONTOLOGY.read_text("utf-8"), told(ROOT / "tests" / "queries" / "fixture.trig"), 60),
        (ONTOLOGY.read_text("utf-8"), told(*EXAMPLES), 7),
    ],
    ids=["every construct", "the ontology", "the fixture of the queries", "the good examples"],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # owlrl's own, of rdflib
def test_the_closure_equals_that_of_owlrl(axioms: str, data: str, least: int) -> None:
    store = store_of(data)
    rules.close(store, rules.rules(triples(axioms)))
    expected = by_owlrl(axioms, data)
    assert len(expected) >= least
    assert inferred(store) == expected


def test_a_class_expression_that_is_no_rule_is_refused() -> None:
    axiom = "kur:A owl:equivalentClass [ a owl:Restriction ; owl:someValuesFrom kur:B ] ."
    with pytest.raises(ResourceError, match="class expression that is no rule"):
        rules.rules(triples(axiom))


def test_datatypes_are_no_classes_to_be_inferred() -> None:
    axiom = "kur:n rdfs:range <http://www.w3.org/2001/XMLSchema#integer> ."
    assert rules.rules(triples(axiom)) == ()


def test_no_rules_give_an_empty_graph() -> None:
    store = store_of(DATA)
    rules.closure(store, home())
    assert rules.close(store, ()) == 0
    assert inferred(store) == []


def test_an_inferred_triple_is_explained_by_axiom_and_premises() -> None:
    store = store_of(DATA)
    given = rules.load(home())
    rules.close(store, given)
    triple = (f"<{BASE}id/jabbarov>", f"<{KUR}attended>", f"<{BASE}id/m1>")
    (reason,) = rules.why(store, given, triple)
    assert reason.axiom == "attendeeIn ∘ inEvent ⊑ attended"
    assert reason.premises == (
        f"<{BASE}id/jabbarov> <{KUR}attendeeIn> <{BASE}id/p1>",
        f"<{BASE}id/p1> <{KUR}inEvent> <{BASE}id/m1>",
    )


def test_a_class_is_explained_by_its_definition() -> None:
    store = store_of(DATA)
    given = rules.load(home())
    rules.close(store, given)
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    (reason,) = rules.why(store, given, (f"<{BASE}id/m1>", kind, f"<{KUR}OTSMeeting>"))
    assert reason.axiom == "OTSMeeting ≡ Meeting ⊓ heldUnderAuspicesOf value ots"
    assert len(reason.premises) == 2


def test_what_no_rule_gives_is_not_explained() -> None:
    store = store_of(DATA)
    given = rules.load(home())
    rules.close(store, given)
    triple = (f"<{BASE}id/absent>", f"<{KUR}attended>", f"<{BASE}id/m1>")
    assert rules.why(store, given, triple) == ()


class Restless:
    """A store in which every count is higher than the last."""

    def __init__(self) -> None:
        self.asked = 0

    def update(self, text: str) -> None:
        assert text

    def select(self, text: str) -> object:
        self.asked += 1
        store = open_store("memory:")
        return store.select(f"SELECT ({self.asked} AS ?n) WHERE {{}}")


def test_rules_that_never_end_are_stopped() -> None:
    with pytest.raises(StoreError, match="no end after"):
        rules.closure(Restless(), home())
