"""
Which articles repeat others, so that the copies of a wire report are counted as one testimony.

A copy leads to the earliest article of its text. Nothing else depends on it: a copy's facts are
merged as all are, and its evidence is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from kurultay.graph import terms
from kurultay.merge.clusters import Clusters
from kurultay.merge.naming import UNDATED
from kurultay.merge.observations import Node
from kurultay.merge.write import Output
from kurultay.text import sketch

Drawn = tuple[str, str]
"""The day of an article and the sketch of its text."""

_SAME = 0.5
"""Share of runs of words in common from which two texts are copies; retold news share a tenth."""
_ORDERS = tuple(
    int.from_bytes(hashlib.blake2b(b"%d" % number, digest_size=4).digest()) | 1
    for number in range(24)
)
"""Odd factors: each puts the marks of a sketch into an order of its own."""
_FIRST = 4
_BITS = 0xFFFFFFFF


def drawn(article: Node) -> Drawn:
    """Give what is compared of an article."""
    return article.one(terms.DATE_PUBLISHED) or UNDATED, article.one(terms.SKETCH) or ""


@lru_cache(maxsize=16384)
def keys(text: str) -> frozenset[int]:
    """Give the keys of a sketch, of which those of two copies share one: its first marks."""
    # In several orders and some at once: thousands of articles may share a line or a paragraph.
    marks = sketch.marks(text)
    found = set()
    for number, factor in enumerate(_ORDERS if marks else ()):
        first = sorted([(mark * factor) & _BITS for mark in marks])[:_FIRST]
        words = f"{number} {first}".encode()
        found.add(int.from_bytes(hashlib.blake2b(words, digest_size=8).digest()) >> 1)
    return frozenset(found)


def same(one: str, two: str) -> bool:
    """Tell whether two sketches are of copies of one text."""
    return sketch.alike(one, two, _SAME)


def find(articles: Mapping[str, Drawn]) -> dict[str, str]:
    """Give for each copy the article that it repeats: the earliest, of several the first by IRI."""
    blocks: dict[int, list[str]] = {}
    for iri, (_, text) in sorted(articles.items()):
        for key in keys(text):
            blocks.setdefault(key, []).append(iri)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    clusters = Clusters(articles)
    for one, two in sorted(pairs):
        if clusters.find(one) != clusters.find(two) and same(articles[one][1], articles[two][1]):
            clusters.join(one, two)
    found = {}
    for members in clusters.groups().values():
        first = min(members, key=lambda iri: (articles[iri][0], iri))
        found.update({iri: first for iri in members if iri != first})
    return found


def write(out: Output, articles: Iterable[Node]) -> None:
    """Write which articles repeat others."""
    for copy, first in find({node.iri: drawn(node) for node in articles}).items():
        out.link(copy, terms.REPEATS, first)
