"""What an article carries in the merged graph, and what of it stands when the article is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurultay.graph import terms
from kurultay.publish.curation import names, rows_of
from kurultay.store import Store

_KINDS = (
    terms.MEETING,
    terms.EVENT,
    terms.PARTICIPATION,
    terms.TENURE,
    terms.PERSON,
    terms.BODY,
    terms.PLACE,
    terms.POST,
    terms.DOCUMENT,
    terms.STATEMENT,
    terms.FIGURE,
)
"""In the order of the table; what is a meeting too is called a meeting."""
_CARRIED = """SELECT ?thing ?obs WHERE {{ GRAPH <{graph}> {{ ?own a ?any }}
  ?thing <{derived}> ?own ; <{derived}> ?obs .
  FILTER (?any != <{article}> && !STRSTARTS(STR(?thing), "{conflict}")) }}"""


@dataclass(frozen=True, slots=True)
class Carried:
    """A merged thing that an article speaks of, with the observations that other articles have."""

    iri: str
    kind: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What became of a merged thing: it fell, or stands, and on how many other articles."""

    fell: bool
    place: int
    kind: str
    name: str
    iri: str
    now: str
    articles: int
    register: bool


def carried(store: Store, graph: str) -> tuple[Carried, ...]:
    """
    Give what an article's graph speaks of in the merged graph.

    Shape: sorted by IRI; conflicts are left out, as they are about such things.
    """
    text = _CARRIED.format(
        graph=graph,
        derived=terms.DERIVED_FROM,
        article=terms.ARTICLE,
        conflict=f"{terms.BASE}id/conflict/",
    )
    own = graph.replace("/graph/article/", "/article/") + "#"
    found: dict[str, set[str]] = {}
    for row in store.select(text):
        others = found.setdefault(row["thing"].value, set())
        if not row["obs"].value.startswith(own):
            others.add(row["obs"].value)
    kinds, called = _kinds(store, found), _named(store, found)
    return tuple(
        Carried(iri, kinds.get(iri, ""), called[iri], tuple(sorted(others)))
        for iri, others in sorted(found.items())
    )


def _kinds(store: Store, wanted: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in rows_of(store, wanted, "?s a ?c"):
        found.setdefault(row["s"].value, set()).add(row["c"].value)
    return {
        iri: next((kind for kind in _KINDS if kind in classes), min(classes))
        for iri, classes in found.items()
    }


def _named(store: Store, wanted: Mapping[str, object]) -> dict[str, str]:
    """Name things in words; what joins two things by both their names."""
    ends = (terms.HAS_AGENT, terms.IN_EVENT, terms.HAS_HOLDER, terms.HAS_POST)
    path = " ".join(f"<{each}>" for each in ends)
    joined: dict[str, list[tuple[int, str]]] = {}
    for row in rows_of(store, wanted, f"VALUES ?p {{ {path} }} ?s ?p ?o"):
        end = (ends.index(row["p"].value), row["o"].value)
        joined.setdefault(row["s"].value, []).append(end)
    called = names(store, {*wanted, *(iri for found in joined.values() for _, iri in found)})
    return {
        iri: ", ".join(called[end] for _, end in sorted(joined.get(iri, ()))) or called[iri]
        for iri in wanted
    }


def outcomes(store: Store, before: tuple[Carried, ...]) -> tuple[Outcome, ...]:
    """
    Tell what became of what an article carried, in the store as it is now.

    Shape: what stands first, then what fell; by kind, name and IRI.
    """
    sought = {iri for one in before for iri in (*one.others[:1], one.iri)}
    holds: dict[str, str] = {}
    origins: dict[str, set[str]] = {}
    pattern = (
        f"{{ ?thing <{terms.DERIVED_FROM}> ?s }} UNION {{ ?s a ?class BIND (?s AS ?thing) }} "
        f"?thing <{terms.DERIVED_FROM}> ?from "
        f'FILTER (!STRSTARTS(STR(?thing), "{terms.BASE}id/conflict/"))'
    )
    for row in rows_of(store, sought, pattern):
        thing = row["thing"].value
        holds[row["s"].value] = thing
        origins.setdefault(thing, set()).add(row["from"].value)
    return tuple(sorted(_outcome(one, holds, origins) for one in before))


def _outcome(one: Carried, holds: Mapping[str, str], origins: Mapping[str, set[str]]) -> Outcome:
    now = next((holds[iri] for iri in (one.iri, *one.others) if iri in holds), "")
    found = origins.get(now, set())
    articles = {iri.partition("#")[0] for iri in found if "/article/" in iri}
    known = any("/graph/register/" in iri for iri in found)
    place = _KINDS.index(one.kind) if one.kind in _KINDS else len(_KINDS)
    kind = one.kind.rpartition("#")[2]
    return Outcome(not now, place, kind, one.name, one.iri, now, len(articles), known)
