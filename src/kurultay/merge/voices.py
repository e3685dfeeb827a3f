"""
What observations say of a thing: each different saying, how many say it, and the first of them.

A head of state is told of by thousands; one more who says what others said changes nothing but the
count, and the count matters only where it decides which of several names is shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.merge.conflicts import FEW
from kurultay.merge.observations import Node
from kurultay.merge.site import KINDS, Site
from kurultay.store import Term

_APART = frozenset({terms.DERIVED_FROM, terms.ATTESTED_ON, terms.DENOTES})
"""What is not part of what an observation says: it differs from article to article."""
_VOTED = frozenset({"figure"})
"""Kinds of which more than a name is decided by how many say it."""

Pair = tuple[str, int]
"""A thing and the number of a saying."""
Voice = tuple[int, str]
"""How many say something of a thing, and the first of them with their sources, as JSON."""


@dataclass(slots=True)
class _Moves:
    """Which observations have come to what is said of things, and how many have left it."""

    kinds: dict[str, str] = field(default_factory=dict)
    come: dict[Pair, list[str]] = field(default_factory=dict)
    left: dict[Pair, int] = field(default_factory=dict)

    def move(self, iri: str, kind: str, before: Pair | None, after: Pair | None) -> None:
        """Note where an observation has gone."""
        if before == after:
            return
        if before is not None:
            self.kinds[before[0]] = kind
            self.left[before] = self.left.get(before, 0) + 1
        if after is not None:
            self.kinds[after[0]] = kind
            self.come.setdefault(after, []).append(iri)


def settle(site: Site) -> dict[str, set[str]]:
    """
    Note what touched observations say.

    Shape: by kind, the things whose lines may be others now.
    """
    changed = _said(site)
    moves = _Moves()
    query = "SELECT iri, entity, said FROM obs WHERE iri IN (??)"
    present = {iri: _pair(*rest) for iri, *rest in site.index.among(query, site.was)}
    for iri, was in site.was.items():
        if was.kind != "event":
            moves.move(iri, was.kind, _pair(was.entity, was.said), present.get(iri))
    for iri, (kind, entity, before, after) in changed.items():
        if iri not in site.was:
            moves.move(iri, kind, _pair(entity, before), _pair(entity, after))
    stirred, grown = _count(site, moves)
    stirred |= {
        each for each, some in grown.items() if _outvoted(site, moves.kinds[each], each, some)
    }
    dirty: dict[str, set[str]] = {}
    for entity in stirred:
        dirty.setdefault(moves.kinds[entity], set()).add(entity)
    return dirty


def _pair(entity: str | None, said: int | None) -> Pair | None:
    return (entity, said) if entity and said is not None else None


def _said(site: Site) -> dict[str, tuple[str, str | None, int | None, int]]:
    """Give kind, thing, former and present saying of the observations that say something else."""
    index, out, world = site.index, site.output(), site.world()
    stirred = [
        (node, kind)
        for class_, kind in KINDS.items()
        for node in world.of(class_)
        if kind != "event" and site.stirred(node)
    ]
    query = "SELECT iri, said, entity, kind FROM obs WHERE iri IN (??)"
    before = {row[0]: row for row in index.among(query, [node.iri for node, _ in stirred])}
    contents = {
        node.iri: _content(node, out.same)
        for node, kind in stirred
        if node.iri in before and before[node.iri][3] == kind
    }
    numbers = index.said(contents.values())
    changed = {}
    for iri, content in contents.items():
        _, said, entity, kind = before[iri]
        if said != numbers[content]:
            changed[iri] = (kind, entity, said, numbers[content])
    index.many(
        "UPDATE obs SET said = ? WHERE iri = ?", [(new[3], iri) for iri, new in changed.items()]
    )
    return changed


def _content(node: Node, same: Mapping[str, str]) -> str:
    """Write what an observation says, with merged nodes for those of its article."""
    said = {
        predicate: [
            [same.get(term.value, term.value), term.kind, term.lang, term.datatype]
            for term in node.props[predicate]
        ]
        for predicate in sorted(set(node.props) - _APART)
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def props(words: str) -> dict[str, tuple[Term, ...]]:
    """Give what an observation says."""
    return {
        predicate: tuple(Term(*term) for term in found)
        for predicate, found in json.loads(words).items()
    }


_KNOWN = (
    "SELECT voice.entity, voice.said, count, few FROM json_each(?) j CROSS JOIN voice "
    "ON voice.entity = json_extract(j.value, '$[0]') "
    "AND voice.said = json_extract(j.value, '$[1]')"
)
_TELLERS = (
    "SELECT obs.iri, source.iri FROM obs JOIN source USING (art) "
    "WHERE entity = ? AND said = ? ORDER BY obs.iri LIMIT ?"
)


def _count(site: Site, moves: _Moves) -> tuple[set[str], dict[str, list[int]]]:
    """
    Keep up who says what.

    Shape: the things of which something else is said, or by others first; for the rest of them the
    sayings that more observations have than before.
    """
    index, pairs = site.index, sorted({*moves.come, *moves.left})
    known: dict[Pair, Voice] = {
        (entity, said): (count, few)
        for entity, said, count, few in index.run(_KNOWN, json.dumps(pairs))
    }
    stirred: set[str] = set()
    grown: dict[str, list[int]] = {}
    now: list[tuple[str, int, int, str]] = []
    for pair in pairs:
        before, first = known.get(pair, (0, "[]"))
        come, lost = moves.come.get(pair, []), pair in moves.left
        few = first
        if lost or before < FEW or min(come) < json.loads(first)[-1][0]:
            few = json.dumps(index.run(_TELLERS, *pair, FEW), separators=(",", ":"))
        count = before + len(come) - moves.left.get(pair, 0)
        if count:
            now.append((*pair, count, few))
        if lost or few != first:
            stirred.add(pair[0])
        else:
            grown.setdefault(pair[0], []).append(pair[1])
    silent = moves.left.keys() - {row[:2] for row in now}
    index.many("DELETE FROM voice WHERE entity = ? AND said = ?", silent)
    index.many("INSERT OR REPLACE INTO voice VALUES (?, ?, ?, ?)", now)
    return stirred, {entity: some for entity, some in grown.items() if entity not in stirred}


def _outvoted(site: Site, kind: str, entity: str, grown: Iterable[int]) -> bool:
    """Tell whether sayings that have grown may change which names of a thing are shown."""
    if kind in _VOTED:
        return True
    if kind == "tenure":
        return False
    row = site.index.run("SELECT shown FROM unit WHERE iri = ?", entity)
    shown: dict[str, str | None] = json.loads(row[0][0]) if row and row[0][0] else {}
    rows = site.index.among("SELECT words FROM said WHERE said IN (??)", grown)
    labels = (term for (words,) in rows for term in props(words).get(terms.PREF_LABEL, ()))
    return any(shown.get(term.lang or "", "") not in (None, term.value) for term in labels)


def of(site: Site, entity: str) -> list[Node]:
    """Give what is said of a thing: the first few of each saying, the last of them for the rest."""
    index, found = site.index, []
    rows = index.run("SELECT said, count, few FROM voice WHERE entity = ?", entity)
    query = "SELECT said, words FROM said WHERE said IN (??)"
    words: dict[int, str] = dict(index.pairs(query, [said for said, _, _ in rows]))
    for said, count, few in rows:
        told = props(words[said])
        for place, (iri, source) in enumerate(json.loads(few), 1):
            rest = count - FEW + 1 if place == FEW else 1
            found.append(Node(iri, source, told, rest))
    return sorted(found, key=lambda node: node.iri)
