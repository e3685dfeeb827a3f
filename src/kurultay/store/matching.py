"""Triples of an embedded store that fit a pattern, without a query that would have to be parsed."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

import pyoxigraph as ox

from kurultay.store.protocol import LANG_STRING, XSD_STRING, Term, Triple
from kurultay.store.written import term as read


def term(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """Give the engine's term as a plain value."""
    if isinstance(found, ox.NamedNode):
        return Term(found.value, "iri")
    if isinstance(found, ox.Literal):
        datatype = found.datatype.value
        plain = datatype in (XSD_STRING, LANG_STRING)
        return Term(found.value, "literal", found.language, None if plain else datatype)
    return Term(found.value if isinstance(found, ox.BlankNode) else str(found), "bnode")


def matching(
    engine: ox.Store, pattern: Triple, graph: str | None, limit: int | None
) -> tuple[Triple, ...]:
    """
    Give triples of one graph; three known terms are one look.

    Errors: StoreError for what is no term; what the engine raises.
    """
    source = ox.DefaultGraph() if graph is None else _iri(f"<{graph}>")
    first, middle, last = pattern
    subject = None if first.startswith("?") else _node(first)
    predicate = None if middle.startswith("?") else _iri(middle)
    value = None if last.startswith("?") else _term(last)
    if subject and predicate and value:
        there = ox.Quad(subject, predicate, value, source) in engine
        return (pattern,) if there else ()
    found = engine.quads_for_pattern(subject, predicate, value, source)
    return tuple(
        (
            first if subject else term(quad.subject).n3(),
            middle if predicate else term(quad.predicate).n3(),
            last if value else term(quad.object).n3(),
        )
        for quad in islice(found, limit)
    )


@lru_cache(maxsize=4096)
def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(read(text).value)


def _node(text: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else _iri(text)


def _term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Give a term of N-Triples as the engine has it."""
    if text.startswith(("<", "_:")):
        return _node(text)
    found = read(text)
    if found.lang:
        return ox.Literal(found.value, language=found.lang)
    datatype = ox.NamedNode(found.datatype) if found.datatype else None
    return ox.Literal(found.value, datatype=datatype)
