"""
How judgements are applied: to the observations before they are merged, and to what was merged.

Before: what was judged the same is bonded, what was judged different bears marks that forbid one
thing to hold both, and what was suppressed is not there. After: what still bears a suppressed IRI
is taken out, and corrected values stand in place of others. Nothing of it touches an article graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kurultay.graph import terms
from kurultay.graph.judgements import Judgement, Side
from kurultay.merge.clusters import Clusters, Mark, parted
from kurultay.merge.observations import Node, World
from kurultay.store import Term

REQUIRED = (terms.IN_EVENT, terms.HAS_AGENT, terms.HAS_HOLDER, terms.HAS_POST)
"""Who points to what is gone with one of these has nothing left to say."""

_FRAGMENT = re.compile(r"#([a-z]+)")
_WORDS = 120
"""Units: characters of a quotation by which it is known again."""


@dataclass(frozen=True, slots=True)
class Judged:
    """
    The world as judged; what is suppressed by IRI; corrections with what they are on.

    ``named`` has the suppressed observations too: IRIs are made from it, so that an event is called
    as before when somebody is no longer in it.
    """

    world: World
    named: World
    suppressed: frozenset[str] = frozenset()
    corrections: tuple[tuple[Judgement, frozenset[str]], ...] = ()


@dataclass(slots=True)
class Index:
    """The observations by IRI, and by what they say; lives only while judgements are applied."""

    nodes: Mapping[str, Node]
    register: Mapping[str, Node]
    _said: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> Index:
        """Index all observations of a world."""
        nodes = {node.iri: node for found in world.observed.values() for node in found}
        return cls(nodes, world.register)

    def words(self, iri: str) -> str:
        """Give the words by which a thing is known: its names, or those that it joins."""
        node = self.nodes.get(iri) or self.register.get(iri)
        if node is None:
            return ""
        labels = sorted((lang == "en", text) for lang, text in node.labels(terms.PREF_LABEL))
        stated = [text for english, text in labels if english == labels[0][0]]
        if stated:
            return " / ".join(stated)
        joined = [self.words(end) for predicate in REQUIRED for end in node.all(predicate)]
        if joined:
            return " @ ".join(joined)
        plain = (terms.QUOTE, terms.MEASURE, terms.VALUE, terms.HAS_KIND, terms.DATE_AS_STATED)
        said = " ".join(value for predicate in plain for value in node.all(predicate))
        return said[:_WORDS]

    def found(self, side: Side) -> frozenset[str]:
        """Give the observations that a side means now: with the words that they had then."""
        words = dict(side.words)
        named = side.observations or (side.iri,)
        return frozenset(known for iri in named if (known := self._again(iri, words.get(iri, ""))))

    def _again(self, iri: str, words: str) -> str | None:
        """Give an observation, or the one of its article and kind that has its words now."""
        if iri in self.nodes and (not words or self.words(iri) == words):
            return iri
        match = _FRAGMENT.search(iri)
        if match is None or not words:
            return None
        same = self._saying(iri.partition("#")[0], match[1]).get(words, [])
        return same[0] if len(same) == 1 else None

    def _saying(self, article: str, kind: str) -> dict[str, list[str]]:
        if not self._said:
            self._said[("", "")] = {}
            for iri in self.nodes:
                match = _FRAGMENT.search(iri)
                if match:
                    place = self._said.setdefault((iri.partition("#")[0], match[1]), {})
                    place.setdefault(self.words(iri), []).append(iri)
        return self._said.get((article, kind), {})


def apply(world: World, held: Iterable[Judgement]) -> Judged:
    """
    Apply judgements that are in force to what is to be merged.

    Shape: the same world if there is none; nothing depends on the order of the judgements.
    """
    ordered = tuple(sorted(held))
    if not ordered:
        return Judged(world, world)
    index = Index.of(world)
    suppressed = [each for each in ordered if each.verdict == "suppress"]
    gone = {iri for each in suppressed for iri in index.found(each.side)}
    pairs = _pairs([each for each in ordered if each.verdict in ("same", "different")], index)
    rewritten = _denoting(pairs, index)
    named = _rewritten(world, rewritten)
    left = _without(named, gone)
    apart = _marks(pairs, left)
    return Judged(
        world=replace(left, apart=apart, bonds=_bonds(pairs, left, apart)),
        named=named,
        suppressed=frozenset(each.side.iri for each in suppressed),
        corrections=tuple(
            (each, index.found(each.side)) for each in ordered if each.verdict == "correct"
        ),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """A judgement on two things: their observations, and the entry of the register, if any."""

    judgement: Judgement
    ones: frozenset[str]
    others: frozenset[str]
    entry: str | None

    def again(self, later: _Pair) -> bool:
        """Tell whether a later judgement says the contrary of the same two things."""
        if later.judgement.verdict == self.judgement.verdict:
            return False
        mine, theirs = self._ends(), later._ends()
        straight = mine[0] & theirs[0] and mine[1] & theirs[1]
        return bool(straight or (mine[0] & theirs[1] and mine[1] & theirs[0]))

    def _ends(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.ones, self.others or frozenset([self.entry or ""])


def _pairs(found: list[Judgement], index: Index) -> list[_Pair]:
    """Give the judgements on two things that hold; the later of two contraries does."""
    pairs = []
    for each in found:
        one, two = each.side, each.against or each.side
        if one.iri in index.register:
            one, two = two, one
        entry = two.iri if two.iri in index.register else None
        others = frozenset() if entry else index.found(two)
        pairs.append(_Pair(each, index.found(one), others, entry))
    return [
        pair
        for place, pair in enumerate(pairs)
        if not any(pair.again(later) for later in pairs[place + 1 :])
    ]


def _denoting(pairs: list[_Pair], index: Index) -> dict[str, str | None]:
    """Give the entry of the register that an observation stands for, where that was judged."""
    judged: dict[str, str | None] = {}
    for pair in pairs:
        for iri in pair.ones if pair.entry else ():
            if pair.judgement.verdict == "same":
                judged[iri] = pair.entry
            elif judged.get(iri, index.nodes[iri].one(terms.DENOTES)) == pair.entry:
                judged[iri] = None
    return judged


def _rewritten(world: World, denoting: Mapping[str, str | None]) -> World:
    if not denoting:
        return world

    def settled(node: Node) -> Node:
        if node.iri not in denoting:
            return node
        props = {name: value for name, value in node.props.items() if name != terms.DENOTES}
        entry = denoting[node.iri]
        return replace(
            node, props=props | ({terms.DENOTES: (Term(entry, "iri"),)} if entry else {})
        )

    observed = {kind: tuple(map(settled, nodes)) for kind, nodes in world.observed.items()}
    return replace(world, observed=observed)


def _without(world: World, gone: set[str]) -> World:
    """Leave observations out, with all that cannot stand without them."""
    if not gone:
        return world
    nodes = [node for found in world.observed.values() for node in found]
    grown = True
    while grown:
        more = {
            node.iri
            for node in nodes
            if node.iri not in gone and any(gone & set(node.all(each)) for each in REQUIRED)
        }
        gone, grown = gone | more, bool(more)

    def rest(node: Node) -> Node:
        if not any(term.value in gone for found in node.props.values() for term in found):
            return node
        props = {
            name: left
            for name, found in node.props.items()
            if (left := tuple(term for term in found if term.value not in gone))
        }
        return replace(node, props=props)

    observed = {
        kind: tuple(rest(node) for node in found if node.iri not in gone)
        for kind, found in world.observed.items()
    }
    return replace(world, observed=observed)


def _marks(pairs: list[_Pair], world: World) -> dict[str, frozenset[Mark]]:
    """Give the marks of what was judged different; no thing may bear both of one judgement."""
    marks: dict[str, set[Mark]] = {}
    for pair in pairs:
        if pair.judgement.verdict != "different":
            continue
        others = pair.others
        if pair.entry:
            others = frozenset(
                node.iri
                for found in world.observed.values()
                for node in found
                if pair.entry in node.all(terms.DENOTES)
            )
            # The entry itself is marked too: events are joined to it without denoting it.
            others |= {pair.entry}
        for number, side in enumerate((pair.ones - others, others - pair.ones)):
            for iri in side:
                marks.setdefault(iri, set()).add((pair.judgement.iri, number))
    return {iri: frozenset(found) for iri, found in sorted(marks.items())}


def _bonds(
    pairs: list[_Pair], world: World, apart: Mapping[str, frozenset[Mark]]
) -> dict[str, str]:
    """Give the bond of each observation that was judged one with others, by its first member."""
    there = {node.iri for found in world.observed.values() for node in found}
    same = [
        sorted((pair.ones | pair.others) & there)
        for pair in pairs
        if pair.judgement.verdict == "same"
    ]
    clusters = Clusters({iri for found in same for iri in found})
    marks = dict(apart)
    for found in same:
        for one, two in ((found[0], each) for each in found[1:]):
            first, second = sorted((clusters.find(one), clusters.find(two)))
            mine, theirs = marks.get(first, frozenset()), marks.get(second, frozenset())
            # A chain of sames never joins what was judged different.
            if first != second and not parted(mine, theirs):
                clusters.join(first, second)
                marks[first] = mine | theirs
    return {
        iri: name
        for name, members in clusters.groups().items()
        if len(members) > 1
        for iri in members
    }
