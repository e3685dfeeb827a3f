"""
What judgements say of observations, kept up with the articles.

Which observation a judgement means is told by its article alone, so it is looked up again only
when that article changes. What follows from all judgements together is compared with what followed
before; where it is something else, the articles are taken anew. What this costs grows with the
judgements, not with the articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.graph.judgements import Judgement, Side
from kurultay.merge import judged, observations
from kurultay.merge.clusters import Mark
from kurultay.merge.judged import Observed, Ruling
from kurultay.merge.observations import Node, World
from kurultay.store import Store
from kurultay.store.index import Index

_Key = tuple[str, str]
"""The IRI by which a judgement names an observation, and the words that it had then."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """
    What is judged of observations.

    Those ``lost`` are not there, the suppressed and what cannot stand without these; the rest is as
    in ``judged.Ruling``.
    """

    lost: frozenset[str] = frozenset()
    denoting: Mapping[str, str | None] = field(default_factory=dict)
    apart: Mapping[str, frozenset[Mark]] = field(default_factory=dict)
    bonds: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> frozenset[str]:
        """The articles of which something is lost."""
        return frozenset(iri.partition("#")[0] for iri in self.lost)

    def left(self, observed: Observed) -> Observed:
        """Give observations as they were judged, without those that are lost."""
        return judged.without(judged.rewritten(observed, self.denoting), self.lost, self.pages)

    def of(self, iri: str) -> str:
        """Write what is judged of an observation or entry that stays; empty if nothing is."""
        denotes = [self.denoting[iri] or ""] if iri in self.denoting else []
        marks = sorted(self.apart.get(iri, ()))
        said = [denotes, marks, self.bonds.get(iri, "")]
        return json.dumps(said, ensure_ascii=False) if any(said) else ""


@dataclass(frozen=True, slots=True)
class Change:
    """What is judged now; the article graphs and the register's entries of which it is new."""

    verdicts: Verdicts = field(default_factory=Verdicts)
    graphs: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()


def graph_of(iri: str) -> str:
    """Give the graph of the article that an observation is of."""
    return iri.partition("#")[0].replace("/article/", "/graph/article/", 1)


def settle(
    store: Store, index: Index, register: Mapping[str, Node], held: Sequence[Judgement],
    graphs: Iterable[str],
) -> Change:  # fmt: skip
    """
    Find what the judgements in force mean, after some article graphs are new, changed or gone.

    Errors: StoreError from the store or the index.
    """
    wanted = _wanted(held)
    if not held and not index.run("SELECT 1 FROM sight UNION ALL SELECT 1 FROM ruled LIMIT 1"):
        return Change()
    desk = _Desk(store, index, register, set(graphs))
    sights = _sights(desk, wanted)
    moved, lost = _lost(desk, held, sights)
    verdicts = _verdicts(held, register, sights, lost)
    changed = _ruled(index, verdicts)
    entries = frozenset(iri for iri in changed if iri in register)
    # An event that stands for a meeting of the register bears the marks of that.
    query = (
        "SELECT DISTINCT source.graph FROM obs JOIN source USING (art) "
        "WHERE kind = 'event' AND entity IN (??)"
    )
    moved |= {graph for (graph,) in index.among(query, sorted(entries))}
    moved |= {graph_of(iri) for iri in changed - entries}
    return Change(verdicts, frozenset(moved & desk.there(moved)), entries)


def _wanted(held: Iterable[Judgement]) -> set[_Key]:
    """Give the observations that judgements name."""
    return {key for each in held for side in each.sides for key in _keys(side)}


def _keys(side: Side) -> set[_Key]:
    words = dict(side.words)
    named = side.observations or (side.iri,)
    return {(iri, words.get(iri, "")) for iri in named if "/article/" in iri}


@dataclass(frozen=True, slots=True)
class Sight:
    """An observation that a judgement means now, if any, and what it stands for in its article."""

    found: str
    denotes: str
    made: str


@dataclass(slots=True)
class _Desk:
    """Reads articles that judgements are on, each once."""

    store: Store
    index: Index
    register: Mapping[str, Node]
    graphs: set[str]
    _read: dict[str, dict[str, tuple[Node, ...]]] = field(default_factory=dict)

    def there(self, graphs: Iterable[str]) -> set[str]:
        """Give those of some article graphs that are merged, or about to be."""
        some = set(graphs)
        merged = self.index.among("SELECT graph FROM source WHERE graph IN (??)", sorted(some))
        return {graph for (graph,) in merged} | (some & self.graphs)

    def read(self, graph: str) -> dict[str, tuple[Node, ...]]:
        """Give the observations of an article as it has them."""
        if graph not in self._read:
            kept = self.index.drawn([graph])
            self._read[graph] = observations.of_graphs(self.store, [graph], kept)
        return self._read[graph]


def _sights(desk: _Desk, wanted: set[_Key]) -> dict[_Key, Sight]:
    """Look up what judgements name in the articles that are touched, or have not been looked at."""
    index = desk.index
    known = sights(index)
    gone = sorted(known.keys() - wanted)
    index.many("DELETE FROM sight WHERE named = ? AND words = ?", gone)
    stale = [key for key in wanted if key not in known or graph_of(key[0]) in desk.graphs]
    there = desk.there({graph_of(named) for named, _ in stale})
    found = {}
    for named, words in sorted(stale):
        graph = graph_of(named)
        observed = desk.read(graph) if graph in there else {}
        found[named, words] = _sight(desk, observed, named, words)
    index.many(
        "INSERT OR REPLACE INTO sight VALUES (?, ?, ?, ?, ?)",
        [(*key, each.found, each.denotes, each.made) for key, each in found.items()],
    )
    return {key: each for key, each in (known | found).items() if key in wanted}


def _sight(desk: _Desk, observed: Observed, named: str, words: str) -> Sight:
    known = judged.Index.of(World(observed, desk.register))
    iri = known.again(named, words)
    if iri is None:
        return Sight("", "", "")
    node = known.nodes[iri]
    made = ""
    if terms.PARTICIPATION in node.all(terms.TYPE):
        made = json.dumps([node.one(terms.IN_EVENT) or "", node.one(terms.HAS_AGENT) or ""])
    elif terms.STATEMENT in node.all(terms.TYPE):
        made = json.dumps([node.one(terms.QUOTE) or "statement"], ensure_ascii=False)
    return Sight(iri, node.one(terms.DENOTES) or "", made)


def found(side: Side, sights: Mapping[_Key, Sight]) -> frozenset[str]:
    """Give the observations that a side means now."""
    return frozenset(iri for key in _keys(side) if (iri := sights[key].found))


def sights(index: Index) -> dict[_Key, Sight]:
    """Give what was found of all that judgements name."""
    rows = index.run("SELECT named, words, found, denotes, made FROM sight")
    return {(named, words): Sight(*rest) for named, words, *rest in rows}


def _lost(
    desk: _Desk, held: Iterable[Judgement], sights: Mapping[_Key, Sight]
) -> tuple[set[str], frozenset[str]]:
    """Give the graphs in which others are lost than before, and all that is lost."""
    index = desk.index
    suppressed = (each.side for each in held if each.verdict == "suppress")
    roots = {iri for side in suppressed for iri in found(side, sights)}
    rows = index.run("SELECT iri, root FROM lost")
    before = {iri for iri, _ in rows}
    changed = {graph_of(iri) for iri in roots ^ {iri for iri, root in rows if root}}
    changed |= {graph for iri in before | roots if (graph := graph_of(iri)) in desk.graphs}
    now = {iri for iri in before if graph_of(iri) not in changed}
    for graph in sorted(changed):
        own = {iri for iri in roots if graph_of(iri) == graph}
        now |= judged.closed(desk.read(graph), own) if own else set()
    if changed:
        index.run("DELETE FROM lost")
        index.many("INSERT INTO lost VALUES (?, ?)", [(iri, iri in roots) for iri in sorted(now)])
    return {graph_of(iri) for iri in before ^ now}, frozenset(now)


def _verdicts(
    held: Iterable[Judgement], register: Mapping[str, Node], sights: Mapping[_Key, Sight],
    lost: frozenset[str],
) -> Verdicts:  # fmt: skip
    denotes = {each.found: each.denotes or None for each in sights.values() if each.found}
    means = judged.Found(lambda side: found(side, sights), denotes.__getitem__, register)
    ruling: Ruling = judged.rule(sorted(held), means)
    bonds = ruling.bonds(denotes.keys() - lost)
    return Verdicts(lost, ruling.denoting, ruling.apart, bonds)


def _ruled(index: Index, verdicts: Verdicts) -> set[str]:
    """Note what is judged of observations and entries; give those of which it is another."""
    before: dict[str, str] = dict(index.pairs("SELECT iri, words FROM ruled"))
    some = {*verdicts.denoting, *verdicts.apart, *verdicts.bonds}
    now = {iri: verdicts.of(iri) for iri in some}
    changed = {iri for iri in before.keys() | now.keys() if before.get(iri) != now.get(iri)}
    index.many("DELETE FROM ruled WHERE iri = ?", [(iri,) for iri in sorted(changed)])
    rows = [(iri, now[iri]) for iri in sorted(changed & now.keys())]
    index.many("INSERT INTO ruled VALUES (?, ?)", rows)
    return changed
