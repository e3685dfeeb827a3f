"""
Which articles repeat others, so that the copies of a wire report are counted as one testimony.

A copy leads to the earliest article of its text. Nothing else depends on it: a copy's facts are
merged as all are, and its evidence is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from kurultay.graph import terms
from kurultay.merge.clusters import Clusters
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output
from kurultay.text import sketch

_SAME = 0.5
"""Share of runs of words in common from which two texts are copies; retold news share a tenth."""
_FIRST = 6
_UNDATED = "9999"


def keys(node: Node) -> Iterator[tuple[str, str]]:
    """Give the keys of an article, of which two copies share one: each two of its first marks."""
    drawn = node.one(terms.SKETCH) or ""
    # Two marks and not one: thousands of articles may share a line at their end.
    yield from combinations(sketch.marks(drawn)[:_FIRST], 2)


def same(one: Node, two: Node) -> bool:
    """Tell whether two articles are copies of one text."""
    first, second = one.one(terms.SKETCH) or "", two.one(terms.SKETCH) or ""
    return sketch.likeness(first, second) >= _SAME


def rank(node: Node) -> tuple[str, str]:
    """Give by what the article that the others repeat comes first: its day, its IRI."""
    return node.one(terms.DATE_PUBLISHED) or _UNDATED, node.iri


def find(articles: Mapping[str, Node]) -> dict[str, str]:
    """Give for each copy the article that it repeats."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for iri, node in sorted(articles.items()):
        for key in keys(node):
            blocks.setdefault(key, []).append(iri)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    clusters = Clusters(articles)
    for one, two in sorted(pairs):
        if clusters.find(one) != clusters.find(two) and same(articles[one], articles[two]):
            clusters.join(one, two)
    found = {}
    for members in clusters.groups().values():
        first = min(members, key=lambda iri: rank(articles[iri]))
        found.update({iri: first for iri in members if iri != first})
    return found


def write(out: Output, world: World) -> None:
    """Write which articles repeat others."""
    for copy, first in find({node.iri: node for node in world.of(terms.ARTICLE)}).items():
        out.link(copy, terms.REPEATS, first)
