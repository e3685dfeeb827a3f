"""Article graphs and a register, written as Turtle, merged in a store in memory."""

from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kurultay.merge import merge
from kurultay.store import open_store

BASE = "https://w3id.org/kurultay/"
PREFIXES = f"""
@prefix kur: <{BASE}ontology#> .
@prefix kind: <{BASE}scheme/kind/> .
@prefix status: <{BASE}scheme/status/> .
@prefix rank: <{BASE}scheme/rank/> .
@prefix role: <{BASE}scheme/role/> .
@prefix attendance: <{BASE}scheme/attendance/> .
@prefix precision: <{BASE}scheme/precision/> .
@prefix basis: <{BASE}scheme/basis/> .
@prefix doctype: <{BASE}scheme/document/> .
@prefix state: <{BASE}id/state/> .
@prefix body: <{BASE}id/body/> .
@prefix place: <{BASE}id/place/> .
@prefix person: <{BASE}id/person/> .
@prefix office: <{BASE}id/office/> .
@prefix tenure: <{BASE}id/tenure/> .
@prefix meeting: <{BASE}id/meeting/> .
@prefix document: <{BASE}id/document/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
REGISTER = """
state:kz a kur:State ; skos:prefLabel "Казахстан"@ru . state:az a kur:State . state:tr a kur:State .
body:ots a kur:Body ; skos:prefLabel "Организация тюркских государств"@ru .
body:ots-industry a kur:Body ; kur:partOf body:ots .
place:az-baku a kur:Place ; skos:prefLabel "Баку"@ru ; kur:inState state:az .
place:az-gabala a kur:Place ; skos:prefLabel "Габала"@ru ; kur:inState state:az .
place:kz-15 a kur:Place ; dcterms:identifier "KZ-15" ; skos:prefLabel "Актюбинская область"@ru .
office:kz-pm a org:Post ; skos:prefLabel "Премьер-министр"@ru ; org:postIn state:kz ;
  kur:hasRank rank:head-of-government .
office:ots-sg a org:Post ; skos:prefLabel "Генеральный секретарь"@ru ; org:postIn body:ots ;
  kur:hasRank rank:secretary-general .
person:old a kur:Person ; skos:prefLabel "Алихан Смаилов"@ru .
person:new a kur:Person ; skos:prefLabel "Олжас Бектенов"@ru, "Olzhas Bektenov"@en .
person:sg a kur:Person ; skos:prefLabel "Кубанычбек Омуралиев"@ru .
tenure:old-pm a kur:Tenure ; kur:hasHolder person:old ; kur:hasPost office:kz-pm ;
  kur:ofState state:kz ; kur:from "2022-01-05"^^xsd:date ; kur:until "2024-02-05"^^xsd:date ;
  kur:former true .
tenure:new-pm a kur:Tenure ; kur:hasHolder person:new ; kur:hasPost office:kz-pm ;
  kur:ofState state:kz ; kur:from "2024-02-06"^^xsd:date ; kur:former false .
tenure:sg a kur:Tenure ; kur:hasHolder person:sg ; kur:hasPost office:ots-sg ;
  kur:ofBody body:ots ; kur:from "2022-11-11"^^xsd:date .
meeting:summit-12 a kur:Meeting ; skos:prefLabel "XII саммит"@ru ; kur:ordinal 12 ;
  kur:hasKind kind:summit ; kur:hasStatus status:planned ; kur:heldUnderAuspicesOf body:ots ;
  kur:tookPlaceIn place:az-gabala ; kur:inState state:az ; kur:startDate "2025-10-06"^^xsd:date ;
  kur:endDate "2025-10-07"^^xsd:date ; kur:earliestDay "2025-10-06"^^xsd:date ;
  kur:latestDay "2025-10-07"^^xsd:date ; kur:hasDateBasis basis:register ;
  kur:hasDatePrecision precision:day .
meeting:industry-2 a kur:Meeting ; skos:prefLabel "II встреча министров"@ru ; kur:ordinal 2 ;
  kur:hasKind kind:ministerial ; kur:hasStatus status:held ;
  kur:heldUnderAuspicesOf body:ots-industry ; kur:tookPlaceIn place:az-baku ;
  kur:earliestDay "2025-10-24"^^xsd:date ; kur:latestDay "2025-10-24"^^xsd:date .
document:gabala a kur:Document ; skos:prefLabel "Габалинская декларация"@ru ;
  kur:hasDocumentType doctype:declaration .
"""


def graph(key, turtle):
    """Make an article's graph; in the Turtle ``:x`` is a local node, ``<>`` the article."""
    name, address = f"{BASE}graph/article/{key}", f"{BASE}article/{key}"
    text = f"{PREFIXES}@prefix : <{address}#> .\n<> a kur:Article .\n{turtle}"
    lines = set()
    for quad in ox.parse(text.encode(), ox.RdfFormat.TURTLE, base_iri=address):
        lines.add(f"{quad.subject} {quad.predicate} {quad.object} <{name}> .")
        if "#" in quad.subject.value:
            origin = f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{address}>"
            lines.add(f"{quad.subject} {origin} <{name}> .")
    return SimpleNamespace(name=name, nquads=tuple(sorted(lines)))


def register(turtle=REGISTER):
    """Make the register's lines, in one register graph."""
    name = f"{BASE}graph/register/all"
    quads = ox.parse((PREFIXES + turtle).encode(), ox.RdfFormat.TURTLE)
    return name, [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads]


class Merged:
    """The merged graph, asked with prefixed names."""

    def __init__(self, articles, known=REGISTER):
        self.store = open_store("memory:")
        self.store.set_graph(*register(known))
        for key, turtle in articles.items():
            self.store.replace(graph(key, turtle))
        self.lines = merge(self.store)
        self.store.set_graph(None, self.lines)
        self.head = "".join(f"{line[1:-2]}\n" for line in PREFIXES.splitlines() if line)

    def put(self, key, turtle):
        """Store an article, or another version of it; what is merged is as before."""
        self.store.replace(graph(key, turtle))

    def rows(self, text):
        """Give the sorted rows of a SELECT, IRIs without the base."""
        found = self.store.select(self.head + text)
        return sorted(
            tuple(row[v].value.replace(BASE, "") if v in row else None for v in found.variables)
            for row in found
        )

    def of(self, *local):
        """Give the merged nodes of observation nodes, each once."""
        found = set()
        for each in local:
            rows = self.rows(f"SELECT ?m {{ ?m prov:wasDerivedFrom <{BASE}article/{each}> }}")
            found |= {row[0] for row in rows if "/conflict/" not in f"/{row[0]}"}
        return sorted(found)

    def values(self, node, predicate):
        """Give the sorted values of a property of a merged node."""
        return [row[0] for row in self.rows(f"SELECT ?o {{ <{BASE}{node}> {predicate} ?o }}")]

    def conflicts(self):
        """Give the conflicts as (about, property, values)."""
        rows = self.rows(
            "SELECT ?c ?about ?property ?value "
            "{ ?c a kur:Conflict ; kur:about ?about ; kur:onProperty ?property ;"
            " kur:valueAsStated ?value }"
        )
        found = {}
        for name, about, prop, value in rows:
            found.setdefault((name, about, prop.split("#")[-1]), []).append(value)
        return [(about, prop, values) for (_, about, prop), values in sorted(found.items())]


@pytest.fixture
def merged():
    """Give the function that merges articles, each a key with its Turtle."""
    made = []

    def run(known=REGISTER, **articles):
        made.append(Merged(articles, known))
        return made[-1]

    yield run
    for each in made:
        each.store.close()


def _person(local, name, *, lang="ru", en="", rank="", title="", of="", event="", extra=""):
    """Write a person, with a post if there is a title, in an event if there is one."""
    english = f', "{en}"@en' if en else ""
    text = f':{local} a kur:Person ; skos:prefLabel "{name}"@{lang}{english} {extra}.\n'
    if title:
        office = "kur:ofBody" if of.startswith((":", "body:")) else "kur:ofState"
        text += (
            f':post-{local} a org:Post ; skos:prefLabel "{title}"@{lang} ;'
            f" kur:hasRank rank:{rank} ; org:postIn {of} .\n"
            f":tenure-{local} a kur:Tenure ; kur:hasHolder :{local} ; kur:hasPost :post-{local} ;"
            f" {office} {of} ; kur:acting false ; kur:former false .\n"
        )
    if event:
        capacity = f" ; kur:inCapacity :tenure-{local}" if title else ""
        text += (
            f":part-{event}-{local} a kur:Participation ; kur:inEvent :{event} ;"
            f" kur:hasAgent :{local} ; kur:hasAttendee :{local} ; kur:hasRole role:attendee ;"
            f" kur:hasAttendance attendance:attended{capacity} .\n"
        )
    return text


def _event(local, kind, *, day="", last="", place="", body="", ordinal="", more=""):
    """Write an event."""
    text = f":{local} a kur:Meeting ; kur:hasKind kind:{kind} ; kur:hasStatus status:held"
    if day:
        text += (
            f' ; kur:startDate "{day}"^^xsd:date ; kur:earliestDay "{day}"^^xsd:date'
            f' ; kur:latestDay "{last or day}"^^xsd:date ; kur:hasDateBasis basis:stated'
            " ; kur:hasDatePrecision precision:day"
        )
    text += f" ; kur:tookPlaceIn :place-{place}" if place else ""
    text += f" ; kur:heldUnderAuspicesOf :body-{body}" if body else ""
    text += f" ; kur:ordinal {ordinal}" if ordinal else ""
    text += f" {more}.\n"
    text += f":place-{place} a kur:Place ; kur:denotes place:{place} .\n" if place else ""
    text += f":body-{body} a kur:Body ; kur:denotes body:{body} .\n" if body else ""
    return text


@pytest.fixture
def person():
    """Give the writer of a person's Turtle."""
    return _person


@pytest.fixture
def event():
    """Give the writer of an event's Turtle."""
    return _event
