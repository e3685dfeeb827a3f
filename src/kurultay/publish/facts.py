"""What the graph says of each article, read back with SPARQL in the annotation schema."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kurultay.graph import iris, terms
from kurultay.store import Store
from kurultay.store.protocol import Row

Json = dict[str, Any]

ARTICLES = """
  ?article a kur:Article ; dcterms:identifier ?id ; kur:key ?key ; schema:inLanguage ?lang .
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article kur:publisherName ?publisher }
"""
NAMES = """
  ?node ?property ?name . FILTER (?property IN (skos:prefLabel, skos:altLabel, kur:acronym))
"""
WORDS = """
  ?evidence kur:supports ?node ; kur:start ?start ; kur:inSentence/kur:exact ?sentence ;
    kur:rule ?rule ; kur:confidence ?confidence .
"""
CLASSES = "?node a ?class . FILTER (?class IN (kur:Body, kur:Place, kur:Person))"
CODES = "?node a kur:Place ; dcterms:identifier ?code ."
EVENTS = """
  ?node kur:hasKind ?type ; kur:hasStatus ?status .
  OPTIONAL { ?node kur:ordinal ?ordinal }
  OPTIONAL { ?node kur:startDate ?start }
  OPTIONAL { ?node kur:endDate ?end }
  OPTIONAL { ?node kur:tookPlaceIn ?place }
  OPTIONAL { ?node kur:inState ?state }
  OPTIONAL { ?node kur:heldUnderAuspicesOf ?body }
  OPTIONAL { ?node kur:hostedBy ?host }
  OPTIONAL { ?node kur:frameworkAsStated ?within }
  OPTIONAL { ?node kur:partOf ?whole }
"""
TOPICS = "?node kur:hasTopic ?topic ."
PARTICIPATIONS = """
  ?node kur:inEvent ?event ; kur:hasAgent ?agent ; kur:hasRole ?role ;
    kur:hasAttendance ?attendance .
"""
CAPACITIES = "?node kur:inCapacity ?tenure ."
TENURES = """
  ?node kur:hasHolder ?person ; kur:hasPost ?post ; kur:acting ?acting ; kur:former ?former .
  ?post kur:hasRank ?level .
  OPTIONAL { ?node kur:ofState ?state }
  OPTIONAL { ?node kur:ofBody ?body }
"""
DOCUMENTS = "?node kur:hasDocumentType ?type ; kur:hasDocumentStatus ?status ."
PARTIES = "?node kur:hasParty ?party ."
STATEMENTS = """
  ?node kur:quote ?quote ; kur:direct ?direct .
  OPTIONAL { ?node kur:hasSpeaker ?speaker }
  OPTIONAL { ?node kur:speakerAsStated ?words }
"""
FIGURES = """
  ?node kur:measure ?measure ; kur:value ?value ; kur:unit ?unit .
  OPTIONAL { ?node kur:period ?period }
"""
CONCERNS = "?node kur:concerns ?about ."

PLAIN_ATTENDANCE = frozenset({"attended", "expected"})


@dataclass(slots=True)
class _Names:
    """The names of a node: one a language preferred, others, an acronym."""

    preferred: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)


def read(
    store: Store, article: str | Collection[str] | None = None, *, sources: bool = False
) -> Iterator[Json]:
    """
    Give what the store's article graphs say, one object an article, sorted by ``id``.

    ``article`` asks for one or some: by file's stem, key or IRI. With ``sources`` each fact tells
    by which ``rule`` it was found, the surest of several, and with what ``confidence``.
    Shape: tests/quality/SCHEMA.md; ``attendance``, ``acting`` and ``former`` where they matter.
    """
    wanted = {article} if isinstance(article, str) else set(article or ())
    found = _select(store, f"GRAPH ?graph {{ {ARTICLES} }}")
    for row in sorted(found, key=lambda row: (row["id"].value, row["graph"].value)):
        known = {row[name].value for name in ("id", "key", "article", "graph")}
        if article is None or not known.isdisjoint(wanted):
            yield _Page(store, row, sources=sources).facts()


def _select(store: Store, pattern: str) -> Iterator[Row]:
    return iter(store.select(f"{terms.SPARQL_PREFIXES}SELECT * WHERE {{ {pattern} }}"))


def _number(address: str) -> tuple[int, ...]:
    """Give the numbers of a local node, by which nodes of a kind are in order."""
    return tuple(int(digits) for digits in re.findall(r"\d+", address.rsplit("#", 1)[-1]))


def _concept(row: Row, name: str, space: str = "_") -> str:
    return terms.concept_name(row[name].value).replace("-", space)


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


class _Page:
    """One article's graph while it is read."""

    def __init__(self, store: Store, article: Row, *, sources: bool) -> None:
        self._store = store
        self._graph = article["graph"].value
        self._article = article
        self._lang = article["lang"].value.lower()
        self._names: dict[str, _Names] = defaultdict(_Names)
        for row in self._rows(NAMES):
            self._take(row)
        self._classes = {row["node"].value: row["class"].value for row in self._rows(CLASSES)}
        self._codes = {row["node"].value: row["code"].value for row in self._rows(CODES)}
        self._words: dict[str, tuple[int, str]] = {}
        self._rules: dict[str, tuple[float, int, str]] = {}
        for row in self._rows(WORDS):
            place = (int(row["start"].value), row["sentence"].value)
            self._words[row["node"].value] = min(place, self._words.get(row["node"].value, place))
            if sources:
                rule = -float(row["confidence"].value), place[0], row["rule"].value
                self._rules[row["node"].value] = min(rule, self._rules.get(row["node"].value, rule))
        self._tenures = {row["node"].value: row for row in self._rows(TENURES)}

    def _rows(self, pattern: str) -> list[Row]:
        found = _select(self._store, f"GRAPH <{self._graph}> {{ {pattern} }}")
        return sorted(found, key=lambda row: (_number(row["node"].value), str(row)))

    def _grouped(self, pattern: str, name: str) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(pattern):
            groups[row["node"].value].append(row[name].value)
        return groups

    def _take(self, row: Row) -> None:
        names, name = self._names[row["node"].value], row["name"]
        lang = (name.lang or "").lower()
        if row["property"].value == terms.PREF_LABEL:
            names.preferred[lang] = name.value
        elif row["property"].value == terms.ACRONYM:
            names.acronyms.append(name.value)
        else:
            names.others.append((lang, name.value))

    def _name(self, node: str) -> str | None:
        return self._names[node].preferred.get(self._lang)

    def _english(self, node: str) -> str | None:
        return self._names[node].preferred.get("en")

    def _code(self, address: str) -> str:
        """Give the ISO code of a state or region, the register id of a body in capitals."""
        return self._codes.get(address) or iris.register_key(address).upper()

    def facts(self) -> Json:
        """Put it together."""
        article = self._article
        return {
            "id": article["id"].value,
            "lang": article["lang"].value,
            "url": _text(article, "url"),
            "publisher": _text(article, "publisher"),
            "published": _text(article, "published"),
            "events": self._events(),
            "positions": [self._position(node) for node in self._tenures],
            "organisations": [self._body(node) for node in self._named(terms.BODY)],
            "states": [
                self._code(node)
                for node in sorted(self._words, key=lambda node: (self._words[node][0], node))
                if "/id/state/" in node
            ],
            "places": list(filter(None, map(self._english, self._named(terms.PLACE)))),
            "documents": self._documents(),
            "statements": [self._statement(row) for row in self._rows(STATEMENTS)],
            "figures": self._figures(),
        }

    def _source(self, node: str) -> Json:
        """Give the rule and the confidence of a fact, where they are asked for."""
        known = self._rules.get(node)
        return {"rule": known[2], "confidence": -known[0]} if known else {}

    def _named(self, class_: str) -> list[str]:
        """Give the nodes of a class that words of the text support."""
        nodes = (node for node, each in self._classes.items() if each == class_)
        return sorted((node for node in nodes if node in self._words), key=_number)

    def _body(self, node: str) -> Json:
        names = self._names[node]
        others = {name for lang, name in names.others if lang == self._lang}
        return {
            "name": self._name(node),
            "en": self._english(node),
            "acronym": min(names.acronyms, default=None),
            "aliases": sorted(others),
        } | self._source(node)

    def _office(self, node: str) -> Json:
        row = self._tenures[node]
        body = _text(row, "body")
        found: Json = {
            "title": self._name(row["post"].value),
            "en": self._english(row["post"].value),
            "level": _concept(row, "level"),
            "org": self._english(body) if body else None,
            "country": self._code(row["state"].value) if "state" in row else None,
        }
        return found | {name: True for name in ("acting", "former") if row[name].value == "true"}

    def _position(self, node: str) -> Json:
        person = self._tenures[node]["person"].value
        office = self._office(node)
        office["title_en"] = office.pop("en")
        named = {"name": self._name(person), "en": self._english(person)}
        return named | office | self._source(node)

    def _events(self) -> list[Json]:
        participants: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows(PARTICIPATIONS):
            participants[row["event"].value].append(row)
        capacities = self._grouped(CAPACITIES, "tenure")
        topics = self._grouped(TOPICS, "topic")
        found = []
        for row in self._rows(EVENTS):
            node = row["node"].value
            event = self._event(row)
            event["participants"] = [
                self._participant(part, sorted(capacities[part["node"].value], key=_number))
                for part in participants[node]
            ]
            event["topics"] = sorted(
                terms.concept_name(topic).replace("-", " ") for topic in topics[node]
            )
            event["evidence"] = " ".join(self._words[node][1].split()[:5])
            event |= self._source(node)
            found.append(event)
        return found

    def _event(self, row: Row) -> Json:
        node, start = row["node"].value, _text(row, "start")
        organiser = _text(row, "body") or _text(row, "host")
        whole = _text(row, "whole")
        return {
            "id": f"e{_number(node)[0]}",
            "type": _concept(row, "type"),
            "status": _concept(row, "status"),
            "name": self._name(node),
            "en": self._english(node),
            "ordinal": int(row["ordinal"].value) if "ordinal" in row else None,
            "start": start,
            "end": _text(row, "end") or start,
            "place": self._english(row["place"].value) if "place" in row else None,
            "country": self._code(row["state"].value) if "state" in row else None,
            "organiser": self._english(organiser) if organiser else None,
            "within": _text(row, "within") or (self._english(whole) if whole else None),
        }

    def _participant(self, row: Row, tenures: list[str]) -> Json:
        agent, role = row["agent"].value, _concept(row, "role")
        class_ = self._classes.get(agent)
        found: Json
        if class_ == terms.PERSON:
            found = {"kind": "person", "name": self._name(agent), "en": self._english(agent)}
            found |= {"role": role, "positions": [self._office(node) for node in tenures]}
        elif class_ == terms.BODY:
            found = {"kind": "organisation", "name": self._name(agent)}
            found |= {"en": self._english(agent), "role": role}
        else:
            found = {"kind": "country", "code": self._code(agent), "role": role}
        found |= self._source(row["node"].value)
        attendance = _concept(row, "attendance")
        return found if attendance in PLAIN_ATTENDANCE else found | {"attendance": attendance}

    def _documents(self) -> list[Json]:
        parties = self._grouped(PARTIES, "party")
        return [
            {
                "name": self._name(row["node"].value),
                "en": self._english(row["node"].value),
                "type": _concept(row, "type"),
                "status": _concept(row, "status"),
                "parties": sorted(self._code(party) for party in parties[row["node"].value]),
            }
            | self._source(row["node"].value)
            for row in self._rows(DOCUMENTS)
        ]

    def _statement(self, row: Row) -> Json:
        speaker = _text(row, "speaker")
        return {
            "speaker": (self._name(speaker) if speaker else None) or _text(row, "words"),
            "quote_start": " ".join(row["quote"].value.split()[:4]),
            "direct": row["direct"].value == "true",
        } | self._source(row["node"].value)

    def _figures(self) -> list[Json]:
        about = self._grouped(CONCERNS, "about")
        found = []
        for row in self._rows(FIGURES):
            value = Decimal(row["value"].value)
            whole = value == value.to_integral_value()
            found.append(
                {
                    "measure": row["measure"].value,
                    "value": int(value) if whole else float(value),
                    "unit": row["unit"].value,
                    "period": _text(row, "period"),
                    "between": sorted(self._code(node) for node in about[row["node"].value]),
                }
                | self._source(row["node"].value)
            )
        return found
