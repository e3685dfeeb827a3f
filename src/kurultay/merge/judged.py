"""
How judgements are applied: to the observations before they are merged, and to what was merged.

Before: what was judged the same is bonded, what was judged different bears marks that forbid one
thing to hold both, and what was suppressed is not there. After: what still bears a suppressed IRI
is taken out, and corrected values stand in place of others. Nothing of it touches an article graph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
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
        return frozenset(known for iri in named if (known := self.again(iri, words.get(iri, ""))))

    def again(self, iri: str, words: str) -> str | None:
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
    gone = {each for one in ordered if one.verdict == "suppress" for each in index.found(one.side)}

    def denoted(iri: str) -> str | None:
        return index.nodes[iri].one(terms.DENOTES)

    ruling = rule(ordered, Found(index.found, denoted, world.register))
    named = rewritten(world.observed, ruling.denoting)
    left = without(named, closed(named, gone))
    there = {node.iri for found in left.values() for node in found}
    return Judged(
        world=replace(world, observed=left, apart=ruling.apart, bonds=ruling.bonds(there)),
        named=replace(world, observed=named),
        suppressed=frozenset(each.side.iri for each in ordered if each.verdict == "suppress"),
        corrections=tuple(
            (each, index.found(each.side)) for each in ordered if each.verdict == "correct"
        ),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What has been found of what was judged: observations, their entries, the register's own."""

    observations: Callable[[Side], frozenset[str]]
    denoted: Callable[[str], str | None]
    register: Container[str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    What judgements on two things say of observations.

    ``denoting`` has the entries of the register that they stand for, ``apart`` the marks of what is
    different; an entry's marks are those of all that stand for it.
    """

    denoting: Mapping[str, str | None]
    apart: Mapping[str, frozenset[Mark]]
    same: tuple[frozenset[str], ...]
    marks: Mapping[str, frozenset[Mark]]
    """Of all that is judged one with something: its own marks and its entry's."""

    def bonds(self, there: Container[str]) -> dict[str, str]:
        """Give the bond of each observation judged one with others there, by its first member."""
        bonded = [sorted(iri for iri in found if iri in there) for found in self.same]
        clusters = Clusters({iri for found in bonded for iri in found})
        marks = dict(self.marks)
        for found in bonded:
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


def rule(ordered: Iterable[Judgement], found: Found) -> Ruling:
    """Say what judgements on two things, in the order of their time, mean for observations."""
    pairs = _pairs([each for each in ordered if each.verdict in ("same", "different")], found)
    denoting = _denoting(pairs, found)
    apart = _marks(pairs)
    same = tuple(p.ones | p.others for p in pairs if p.judgement.verdict == "same")

    def marks(iri: str) -> frozenset[Mark]:
        entry = denoting[iri] if iri in denoting else found.denoted(iri)
        return apart.get(iri, frozenset()) | apart.get(entry or "", frozenset())

    return Ruling(denoting, apart, same, {iri: marks(iri) for some in same for iri in some})


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


def _pairs(judged: list[Judgement], found: Found) -> list[_Pair]:
    """Give the judgements on two things that hold; the later of two contraries does."""
    pairs = []
    for each in judged:
        one, two = each.side, each.against or each.side
        if one.iri in found.register:
            one, two = two, one
        entry = two.iri if two.iri in found.register else None
        others = frozenset[str]() if entry else found.observations(two)
        pairs.append(_Pair(each, found.observations(one), others, entry))
    return [
        pair
        for place, pair in enumerate(pairs)
        if not any(pair.again(later) for later in pairs[place + 1 :])
    ]


def _denoting(pairs: list[_Pair], found: Found) -> dict[str, str | None]:
    """Give the entry of the register that an observation stands for, where that was judged."""
    judged: dict[str, str | None] = {}
    for pair in pairs:
        for iri in pair.ones if pair.entry else ():
            if pair.judgement.verdict == "same":
                judged[iri] = pair.entry
            elif (judged[iri] if iri in judged else found.denoted(iri)) == pair.entry:
                judged[iri] = None
    return judged


def _marks(pairs: list[_Pair]) -> dict[str, frozenset[Mark]]:
    """Give the marks of what was judged different; no thing may bear both of one judgement."""
    marks: dict[str, set[Mark]] = {}
    for pair in pairs:
        if pair.judgement.verdict != "different":
            continue
        others = frozenset([pair.entry]) if pair.entry else pair.others
        for number, side in enumerate((pair.ones - others, others - pair.ones)):
            for iri in side:
                marks.setdefault(iri, set()).add((pair.judgement.iri, number))
    return {iri: frozenset(found) for iri, found in sorted(marks.items())}


Observed = Mapping[str, tuple[Node, ...]]


def rewritten(observed: Observed, denoting: Mapping[str, str | None]) -> Observed:
    """Put what observations were judged to stand for in place of what they say."""
    if not denoting:
        return observed

    def settled(node: Node) -> Node:
        if node.iri not in denoting:
            return node
        props = {name: value for name, value in node.props.items() if name != terms.DENOTES}
        entry = denoting[node.iri]
        return replace(
            node, props=props | ({terms.DENOTES: (Term(entry, "iri"),)} if entry else {})
        )

    return {kind: tuple(map(settled, nodes)) for kind, nodes in observed.items()}


def closed(observed: Observed, gone: Iterable[str]) -> frozenset[str]:
    """Give observations with all that cannot stand without them."""
    lost = set(gone)
    nodes = [node for found in observed.values() for node in found] if lost else []
    grown = bool(lost)
    while grown:
        more = {
            node.iri
            for node in nodes
            if node.iri not in lost and any(lost & set(node.all(each)) for each in REQUIRED)
        }
        lost, grown = lost | more, bool(more)
    return frozenset(lost)


def without(observed: Observed, lost: Container[str], pages: Container[str] = ()) -> Observed:
    """
    Leave observations out, also where others point to them.

    ``pages`` are the articles to which that may matter, if they are known.
    """
    if not lost:
        return observed

    def rest(node: Node) -> Node:
        if pages and node.source not in pages:
            return node
        if not any(term.value in lost for found in node.props.values() for term in found):
            return node
        props = {
            name: left
            for name, found in node.props.items()
            if (left := tuple(term for term in found if term.value not in lost))
        }
        return replace(node, props=props)

    return {
        kind: tuple(rest(node) for node in found if node.iri not in lost)
        for kind, found in observed.items()
    }
