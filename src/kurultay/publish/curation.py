"""What a person judges, made ready to be kept: of which things, in which words, to which value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kurultay.errors import InputError, UsageError
from kurultay.graph import iris, judgements, terms, write
from kurultay.graph.judgements import Judgement, Side, Verdict
from kurultay.merge import observations
from kurultay.merge.judged import REQUIRED, Index
from kurultay.merge.judgements import observed
from kurultay.publish import export
from kurultay.resources import Home
from kurultay.store import Row, Store
from kurultay.text.article import PartialDate

BATCH = 400
"""How many IRIs one query names."""
SHOWN = 100
"""Units: characters of a name or a quotation in a table."""
MOST = 20
"""How many observations of one thing a judgement names."""
MERGED = (
    terms.PERSON,
    terms.EVENT,
    terms.MEETING,
    terms.BODY,
    terms.PLACE,
    terms.DOCUMENT,
    terms.POST,
)
"""The classes of which two can be one."""
_FIXED = {terms.TYPE, terms.DERIVED_FROM, *REQUIRED, terms.DENOTES, terms.HAS_ATTENDEE}
"""What makes a node itself; whoever finds it wrong suppresses the node."""
_DATES = {terms.START_DATE, terms.END_DATE, terms.FROM, terms.UNTIL, terms.ATTESTED_ON}
_DERIVED = {terms.EARLIEST_DAY, terms.LATEST_DAY, terms.HAS_DATE_PRECISION}
_LABELS = {terms.PREF_LABEL, terms.ALT_LABEL, terms.ACRONYM}
_ANYWHERE = '{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } FILTER (!STRENDS(STR(?g), "/inferred")) }'
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def side(store: Store, iri: str) -> Side:
    """
    Give a thing of the store as a judgement names it.

    Errors: InputError if the store says nothing of it.
    """
    about = store.select(f"SELECT ?o WHERE {{ <{iri}> <{terms.DERIVED_FROM}> ?o }} ORDER BY ?o")
    own = [row["o"].value for row in about]
    # A conflict rests on readings that are true observations; only it is meant.
    alone = terms.CONFLICT in classes(store, iri)
    listed = alone or _registered(store, iri) or observed(iri)
    made_of = () if listed else tuple(filter(observed, own))[:MOST]
    nodes = _nodes(store, (iri, *made_of))
    if iri not in nodes:
        raise InputError(f"{iri}: the store says nothing of it; see: kurultay explain")
    index = Index(nodes, {})
    words = ((each, index.words(each)) for each in (iri, *made_of))
    return Side(iri, made_of, tuple((each, said) for each, said in words if said))


def current(store: Store, iri: str) -> str:
    """Give the IRI that has replaced another, if one has; else the IRI itself."""
    rows = store.select(
        f"SELECT DISTINCT ?new WHERE {{ GRAPH ?g {{ <{iri}> <{terms.REPLACED_BY}> ?new }} }} "
        "ORDER BY ?new"
    ).rows
    return rows[0]["new"].value if len(rows) == 1 else iri


def _registered(store: Store, iri: str) -> bool:
    start = f"{terms.BASE}graph/register/"
    return store.ask(
        f'ASK {{ GRAPH ?g {{ <{iri}> ?p ?o }} FILTER (STRSTARTS(STR(?g), "{start}")) }}'
    )


def classes(store: Store, iri: str) -> frozenset[str]:
    """Give the classes of a thing, as the merged graph or its own article has them."""
    text = f"SELECT ?c WHERE {{ {{ <{iri}> a ?c }} UNION {{ GRAPH ?g {{ <{iri}> a ?c }} }} }}"
    return frozenset(row["c"].value for row in store.select(text))


def _nodes(store: Store, wanted: Iterable[str]) -> dict[str, observations.Node]:
    """Read nodes, and those whose names they are known by, from whatever graph has them."""
    found: dict[str, observations.Node] = {}
    waiting = set(wanted)
    while waiting:
        fresh = observations.nodes_of(rows_of(store, waiting, _ANYWHERE))
        found |= fresh
        ends = {end for node in fresh.values() for each in REQUIRED for end in node.all(each)}
        waiting = ends - set(found) if fresh else set()
    return found


def two_sides(store: Store, verdict: Verdict, one: str, two: str) -> tuple[Side, Side]:
    """
    Give two things that are judged to be one, or not to be.

    Errors: UsageError if that cannot be judged of them, InputError if the store lacks one.
    """
    if one == two:
        raise UsageError(f"judge {verdict}: {one} is given twice; name two things")
    kinds = [classes(store, each) & set(MERGED) for each in (one, two)]
    sides = side(store, one), side(store, two)
    if not (kinds[0] and kinds[1]):
        each = two if kinds[0] else one
        raise UsageError(
            f"judge {verdict}: {each} is no person, event, body, place, post or document; "
            "what rests on it is judged with: judge suppress"
        )
    happening = {terms.EVENT, terms.MEETING}
    if not kinds[0] & kinds[1] and not (kinds[0] & happening and kinds[1] & happening):
        raise UsageError(f"judge {verdict}: {one} and {two} are of two classes; name two alike")
    if all(_registered(store, each) for each in (one, two)):
        raise UsageError(
            f"judge {verdict}: both are entries of the register; correct seeds/register instead"
        )
    return sides


def value(home: Home, predicate: str, text: str, lang: str | None) -> str:
    """
    Write a new value as its property takes it.

    Shape: an N-Triples term.
    Errors: UsageError for a property that cannot be corrected, InputError for a value unfit for it.
    """
    kind, wanted = _property(home, predicate)
    local = export.shorten(predicate, export.prefixes(terms.BASE))
    if not kind:
        raise UsageError(f"{local}: not a property of the ontology; see ontology/kurultay.ttl")
    if predicate in _FIXED:
        raise UsageError(f"{local}: makes the thing itself; use judge suppress, same or different")
    if predicate in _DERIVED:
        raise UsageError(f"{local}: follows from the dates; correct kur:startDate or kur:endDate")
    try:
        if kind == "ObjectProperty":
            return write.iri(_thing(home, predicate, text))
        return _literal(predicate, wanted, text, lang)
    except ValueError as error:
        raise InputError(f"{local}: {text!r} does not fit ({error})") from error


def _literal(predicate: str, wanted: str, text: str, lang: str | None) -> str:
    if predicate in _DATES:
        return write.date(PartialDate.parse(text))
    if predicate in _LABELS:
        if lang is None or not _LANG.fullmatch(lang):
            raise ValueError("say its language: --lang ru")
        return write.text(_plain(text), lang)
    if wanted == terms.XSD_BOOLEAN:
        if text not in ("true", "false"):
            raise ValueError("true or false is wanted")
        return write.boolean(text == "true")
    if wanted in (terms.XSD_INTEGER, terms.XSD_DECIMAL):
        if not _NUMBER.fullmatch(text):
            raise ValueError("a number is wanted")
        integer = wanted == terms.XSD_INTEGER
        return write.integer(int(text)) if integer else write.decimal(float(text))
    if wanted == terms.XSD_DATE:
        return write.date(PartialDate.parse(text))
    return write.text(_plain(text), lang)


def _plain(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise ValueError("it is empty, or has spaces around it")
    return text


_SCHEMES = {
    terms.HAS_KIND: "kind",
    terms.HAS_STATUS: "status",
    terms.HAS_TOPIC: "topic",
    terms.HAS_ROLE: "role",
    terms.HAS_ATTENDANCE: "attendance",
    terms.HAS_RANK: "rank",
    terms.HAS_PORTFOLIO: "topic",
    terms.HAS_DOCUMENT_TYPE: "document",
    terms.HAS_DOCUMENT_STATUS: "docstatus",
    terms.HAS_DATE_BASIS: "basis",
    terms.HAS_BASIS: "basis",
}


def _thing(home: Home, predicate: str, text: str) -> str:
    """Give the IRI that is meant, or the concept of the property's scheme."""
    found = export.expand(text, export.prefixes(terms.BASE))
    if predicate not in _SCHEMES:
        if found is None:
            raise ValueError("an IRI is wanted, or such as place:az-baku")
        return found
    known = f"{terms.SCHEME}{_SCHEMES[predicate]}/"
    concept = found or terms.concept(_SCHEMES[predicate], text.lower())
    schemes = home.path("ontology", "schemes.ttl")
    there = {
        quad.subject.value
        for quad in ox.parse(path=str(schemes), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(known)
    }
    if concept not in there:
        some = ", ".join(sorted(map(terms.concept_name, there)))
        raise ValueError(f"one of: {some}")
    return concept


def _property(home: Home, predicate: str) -> tuple[str, str]:
    """Give what kind of property it is, and what its values are; both empty if it is none."""
    path = home.path("ontology", "kurultay.ttl")
    kind = wanted = ""
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if not (isinstance(quad.subject, ox.NamedNode) and quad.subject.value == predicate):
            continue
        if quad.predicate.value == terms.TYPE and isinstance(quad.object, ox.NamedNode):
            found = quad.object.value.rpartition("#")[2]
            kind = found if found.endswith("Property") and kind != "ObjectProperty" else kind
        elif quad.predicate.value.endswith("#range") and isinstance(quad.object, ox.NamedNode):
            wanted = quad.object.value
    return kind, wanted


def keep(store: Store, found: Iterable[Judgement]) -> int:
    """
    Add judgements to the store and give how many are new; those that are there stay.

    Errors: StoreError from the store.
    """
    graph = iris.judgement_graph()
    before = store.dump(graph)
    after = {*before, *judgements.lines(found)}
    store.set_graph(graph, sorted(after))
    kind = f"<{terms.TYPE}> <{terms.JUDGEMENT}>"
    return sum(kind in line for line in after) - sum(kind in line for line in before)


def of_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the lines of the graph of judgements among those of an export."""
    ending = f" <{iris.judgement_graph()}> ."
    return tuple(line for line in lines if line.endswith(ending))


def rows_of(store: Store, wanted: Iterable[str], pattern: str) -> Iterator[Row]:
    """Give the rows of a pattern in which ``?s`` is one of the wanted, however many they are."""
    ordered = sorted(set(wanted))
    for start in range(0, len(ordered), BATCH):
        values = " ".join(f"<{iri}>" for iri in ordered[start : start + BATCH])
        yield from store.select(f"SELECT * WHERE {{ VALUES ?s {{ {values} }} {pattern} }}")


def names(store: Store, wanted: Iterable[str]) -> Mapping[str, str]:
    """Give words for each thing: a name, English or Russian first, a quotation, or its IRI."""
    order = {"en": 0, "ru": 1, "kk": 2}
    ordered = sorted(set(wanted))
    best: dict[str, tuple[int, str]] = {}
    named = f"<{terms.PREF_LABEL}>|<{terms.QUOTE}>|<{terms.MEASURE}>"
    for row in rows_of(store, ordered, f"?s {named} ?o"):
        rank = (order.get(row["o"].lang or "", 3), row["o"].value[:SHOWN])
        best[row["s"].value] = min(best.get(row["s"].value, rank), rank)
    return {iri: best[iri][1] if iri in best else iri.rpartition("/")[2] for iri in ordered}
