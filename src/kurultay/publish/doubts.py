"""
Which merges a person should look at first: those on which the sources agree least.

A merged person or event is doubted for every contradiction between its sources, for spellings
of a name that differ in sound, and where nothing but likeness joined it; a pair that was left two
is doubted for bearing one name. What was judged already is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kurultay.graph import terms
from kurultay.graph.judgements import Judgement
from kurultay.merge.keys import fold
from kurultay.publish.curation import names, rows_of
from kurultay.store import Store

_MINTED = re.compile(r"-[0-9a-f]{8}$")
_CLASSES = (terms.PERSON, terms.EVENT, terms.BODY)
_MERGED = """SELECT ?s ?from WHERE {{ ?s a <{0}> ; <{1}> ?from
  FILTER (CONTAINS(STR(?from), "/article/")) }}"""
_CONFLICTS = (
    """SELECT ?s (COUNT(DISTINCT ?c) AS ?n) WHERE {{ ?c a <{0}> ; <{1}> ?s }} GROUP BY ?s"""
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """
    A merge, or two things that stayed two, with what speaks for a look at it.

    ``score`` is larger the more there is to doubt; ``other`` is empty for a merge.
    """

    score: int
    question: str
    iri: str
    name: str
    other: str
    other_name: str
    articles: int
    because: str


def next_ones(store: Store, judged: Iterable[Judgement], most: int) -> tuple[Doubt, ...]:
    """
    Give the most doubtful merges and separations that nobody has judged yet.

    Shape: the most doubtful first, then by IRI.
    Errors: StoreError from the store.
    """
    settled = {
        iri for each in judged for side in each.sides for iri in (side.iri, *side.observations)
    }
    found = [*_joined(store), *_parted(store)]
    asked = [
        (score, iris, articles, because)
        for score, iris, articles, because, observations in found
        if not (settled & {*iris, *observations} and _known(iris, observations, settled))
    ]
    asked.sort(key=lambda each: (-each[0], each[1]))
    called = names(store, (iri for each in asked[:most] for iri in each[1]))
    return tuple(
        Doubt(
            score,
            "two that are one?" if len(iris) > 1 else "one that is two?",
            iris[0],
            called[iris[0]],
            iris[1] if len(iris) > 1 else "",
            called[iris[1]] if len(iris) > 1 else "",
            articles,
            because,
        )
        for score, iris, articles, because in asked[:most]
    )


Found = tuple[int, tuple[str, ...], int, str, frozenset[str]]


def _known(iris: tuple[str, ...], observations: frozenset[str], settled: set[str]) -> bool:
    """Tell whether somebody looked at just this: all of a merge, or both of a pair."""
    if len(iris) > 1:
        return set(iris) <= settled
    return observations <= settled or iris[0] in settled


def _origins(store: Store, kind: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in store.select(_MERGED.format(kind, terms.DERIVED_FROM)):
        found.setdefault(row["s"].value, set()).add(row["from"].value)
    return {iri: frozenset(origins) for iri, origins in sorted(found.items())}


def _articles(origins: Iterable[str]) -> int:
    return len({origin.partition("#")[0] for origin in origins})


def _joined(store: Store) -> Iterator[Found]:
    """Go through the merges of several articles that give a reason for doubt."""
    rows = store.select(_CONFLICTS.format(terms.CONFLICT, terms.ABOUT))
    conflicts = {row["s"].value: int(row["n"].value) for row in rows if "s" in row}
    for kind in _CLASSES:
        merged = _origins(store, kind)
        several = {iri: found for iri, found in merged.items() if _articles(found) > 1}
        spelt = _spellings(store, several) if kind == terms.PERSON else {}
        for iri, found in several.items():
            reasons = []
            if number := conflicts.get(iri, 0):
                reasons.append((3 * number, f"contradictions: {number}"))
            if number := spelt.get(iri, 1) - 1:
                reasons.append((2 * number, f"spellings of the name: {number + 1}"))
            if reasons and kind != terms.EVENT and _MINTED.search(iri):
                reasons.append((1, "not in the register"))
            if reasons:
                score, because = sum(n for n, _ in reasons), ", ".join(w for _, w in reasons)
                yield score, (iri,), _articles(found), because, found


def _spellings(store: Store, merged: Iterable[str]) -> dict[str, int]:
    """Count the names that sound unlike in the language that has the most of them."""
    heard: dict[str, dict[str, set[str]]] = {}
    for row in rows_of(store, merged, f"?s <{terms.PREF_LABEL}>|<{terms.ALT_LABEL}> ?o"):
        lang = row["o"].lang or ""
        heard.setdefault(row["s"].value, {}).setdefault(lang, set()).add(fold(row["o"].value))
    return {iri: max(len(found) for found in by.values()) for iri, by in heard.items()}


def _parted(store: Store) -> Iterator[Found]:
    """Go through the pairs of persons and bodies that bear one name and stayed two."""
    for kind in (terms.PERSON, terms.BODY):
        merged = _origins(store, kind)
        by_name: dict[tuple[str, str], set[str]] = {}
        for row in rows_of(store, merged, f"?s <{terms.PREF_LABEL}> ?o"):
            key = (row["o"].lang or "", fold(row["o"].value))
            by_name.setdefault(key, set()).add(row["s"].value)
        pairs = {
            (one, two) for found in by_name.values() for one in found for two in found if one < two
        }
        for one, two in sorted(pairs):
            both = merged[one] | merged[two]
            if _articles(both) < _articles(merged[one]) + _articles(merged[two]):
                # An article that names both knows that they are two.
                continue
            yield 2, (one, two), _articles(both), "one name", both
