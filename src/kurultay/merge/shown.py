"""
Growth with judgements in force: what of the merged graph is shown.

The things are merged as the observations say. Then lines of what is suppressed are held back, with
those of all that cannot stand without it, and corrected values stand in place of others. What is
held back and replaced is kept here, so that it comes again when a judgement is undone. It is found
by the lines that point to it in the store, whose default graph must be what was shown last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kurultay.graph import iris, terms, write
from kurultay.graph.judgements import Judgement
from kurultay.merge import naming, settled, verdicts
from kurultay.merge.site import Site
from kurultay.merge.units import Patch
from kurultay.store import Store
from kurultay.store.index import Index

_ON = tuple(write.iri(predicate) for predicate in settled.ON)
_ABOUT = write.iri(terms.ABOUT)
_SAID = {write.iri(each) for each in (terms.ABOUT, terms.ON_PROPERTY, terms.RESOLUTION)}
"""What conflicts say that corrections look at."""

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples writes them."""


def settle(site: Site, patch: Patch, held: Sequence[Judgement]) -> Patch:
    """
    Give what changes in what is shown, from what changes in what is merged.

    Things with nodes that are shown otherwise are added to ``site.written``.
    """
    index = site.index
    suppressed = {f"<{each.side.iri}>" for each in held if each.verdict == "suppress"}
    corrections = _corrections(site, held)
    if not (suppressed or corrections or index.noted("amended")) and not index.run(
        "SELECT 1 FROM gone LIMIT 1"
    ):
        return patch
    before = _Before.of(site.store, index)
    left = _Suppressing(index, before, patch).settle(suppressed)
    shown = _amend(index, before, left, corrections)
    lines = (shown.added ^ patch.added) | (shown.removed ^ patch.removed)
    _tell(site, before, patch, {_triple(line)[0] for line in lines})
    return shown


def lines(index: Index, merged: list[str]) -> list[str]:
    """Give of the lines of merged things those that are shown, as they are shown."""
    if not index.run("SELECT 1 FROM hidden UNION ALL SELECT 1 FROM amended LIMIT 1"):
        return merged
    subjects = {line.partition(" ")[0] for line in merged}
    rows = index.among("SELECT line FROM hidden WHERE subject IN (??)", sorted(subjects))
    away = {line for (line,) in rows}
    amended: dict[str, int] = dict(index.pairs("SELECT line, added FROM amended"))
    come = [line for line, added in amended.items() if added and line.split(" ", 1)[0] in subjects]
    return [line for line in merged if line not in away and amended.get(line) != 0] + come


def _triple(line: str) -> Triple:
    subject, predicate, value = line[:-2].split(" ", 2)
    return subject, predicate, value


def _line(triple: Triple) -> str:
    return " ".join(triple) + " ."


@dataclass(frozen=True, slots=True)
class _Before:
    """What was shown before, less what corrections changed in it."""

    store: Store
    added: frozenset[str]
    removed: frozenset[str]

    @classmethod
    def of(cls, store: Store, index: Index) -> _Before:
        rows = index.run("SELECT line, added FROM amended")
        return cls(
            store,
            frozenset(line for line, added in rows if added),
            frozenset(line for line, added in rows if not added),
        )

    def lines(self, subject: str = "?s", predicate: str = "?p", value: str = "?o") -> set[str]:
        """Give the lines that fit."""
        pattern = (subject, predicate, value)
        found = {_line(triple) for triple in self.store.match(pattern)} - self.added
        return found | {line for line in self.removed if _fits(_triple(line), pattern)}


def _fits(triple: Triple, pattern: Triple) -> bool:
    return all(
        wanted.startswith("?") or wanted == each
        for each, wanted in zip(triple, pattern, strict=True)
    )


@dataclass(slots=True)
class _Suppressing:
    """Keeps up which nodes are gone, and which lines are held back for that."""

    index: Index
    before: _Before
    patch: Patch
    _gone: dict[str, bool] = field(default_factory=dict)
    """Of the nodes that were asked for, whether they are gone."""
    _added: list[Triple] = field(default_factory=list)
    _on: dict[str, list[Triple]] = field(default_factory=dict)
    """Lines that came, by both the subject and what it cannot stand without."""

    def settle(self, suppressed: set[str]) -> Patch:
        """Give what changes in what is not suppressed."""
        index, out = self.index, Patch()
        rows = index.among("SELECT line FROM hidden WHERE line IN (??)", sorted(self.patch.removed))
        hidden = {line for (line,) in rows}
        index.many("DELETE FROM hidden WHERE line = ?", [(line,) for line in sorted(hidden)])
        out.remove(self.patch.removed - hidden)
        self._added = [_triple(line) for line in sorted(self.patch.added)]
        for triple in self._added:
            if triple[1] in _ON:
                self._on.setdefault(triple[0], []).append(triple)
                self._on.setdefault(triple[2], []).append(triple)
        self._look({end for subject, _, value in self._added for end in (subject, value)})
        before = {node for (node,) in index.run("SELECT node FROM gone WHERE root")}
        waiting = before ^ suppressed
        waiting |= {s for s, p, _ in map(_triple, hidden) if p in _ON}
        waiting |= {s for s, p, o in self._added if p in _ON and self._gone.get(o)}
        come, gone = self._flip(waiting, suppressed)
        self._note(before, suppressed, come, gone)
        self._hold(come, out)
        self._release(gone, out)
        for triple in self._added:
            if self._is(triple[0]) or self._is(triple[2]):
                self._hide([_line(triple)])
            else:
                out.add([_line(triple)])
        return out

    def _look(self, nodes: Iterable[str]) -> None:
        """Ask which of some nodes were gone."""
        some = sorted(node for node in nodes if node[0] == "<" and node not in self._gone)
        rows = self.index.among("SELECT node FROM gone WHERE node IN (??)", some)
        there = {node for (node,) in rows}
        self._gone.update((node, node in there) for node in some)

    def _is(self, node: str) -> bool:
        if node not in self._gone:
            self._look([node])
        return self._gone.get(node, False)

    def _flip(self, waiting: set[str], suppressed: set[str]) -> tuple[set[str], set[str]]:
        """Give the nodes that are gone now, and those that are there again."""
        was: dict[str, bool] = {}
        while waiting:
            node = waiting.pop()
            now = node in suppressed or any(self._is(o) for _, _, o in self._rests(node))
            if now != self._is(node):
                was.setdefault(node, not now)
                self._gone[node] = now
                waiting |= {s for s, _, _ in self._resting(node)}
        come = {node for node, before in was.items() if self._gone[node] and not before}
        return come, {node for node, before in was.items() if before and not self._gone[node]}

    def _rests(self, node: str) -> list[Triple]:
        """Give the lines of what a node cannot stand without."""
        found = {line for each in _ON for line in self.before.lines(node, each)}
        rows = self.index.run("SELECT line FROM hidden WHERE subject = ?", node)
        own = [_triple(line) for line in found - self.patch.removed]
        own += [_triple(line) for (line,) in rows]
        own += self._on.get(node, [])
        return [each for each in own if each[0] == node and each[1] in _ON]

    def _resting(self, node: str) -> list[Triple]:
        """Give the lines of what cannot stand without a node."""
        found = {line for each in _ON for line in self.before.lines("?s", each, node)}
        rows = self.index.run("SELECT line FROM hidden WHERE object = ?", node)
        own = [_triple(line) for line in found - self.patch.removed]
        own += [_triple(line) for (line,) in rows]
        own += self._on.get(node, [])
        return [each for each in own if each[2] == node and each[1] in _ON]

    def _note(self, before: set[str], suppressed: set[str], come: set[str], gone: set[str]) -> None:
        """Note which nodes are gone, and which of them people named."""
        stale = gone | (before ^ suppressed)
        self.index.many("DELETE FROM gone WHERE node = ?", [(node,) for node in sorted(stale)])
        fresh = come | {node for node in stale if self._is(node)}
        rows = [(node, int(node in suppressed)) for node in sorted(fresh)]
        self.index.many("INSERT OR REPLACE INTO gone VALUES (?, ?)", rows)

    def _hold(self, nodes: set[str], out: Patch) -> None:
        """Hold back the lines of nodes and those that point to them."""
        for node in sorted(nodes):
            some = self.before.lines(node) | self.before.lines("?s", "?p", node)
            some -= self.patch.removed | out.removed
            out.remove(some)
            self._hide(some)

    def _hide(self, some: Iterable[str]) -> None:
        triples = [(line, *_triple(line)) for line in sorted(some)]
        rows = [(line, subject, value) for line, subject, _, value in triples]
        self.index.many("INSERT OR IGNORE INTO hidden VALUES (?, ?, ?)", rows)

    def _release(self, nodes: set[str], out: Patch) -> None:
        """Let go what is held back for nodes alone that are there again."""
        query = "SELECT line, subject, object FROM hidden WHERE subject = ?1 OR object = ?1"
        free = {
            line
            for node in sorted(nodes)
            for line, subject, value in self.index.run(query, node)
            if not (self._is(subject) or self._is(value))
        }
        self.index.many("DELETE FROM hidden WHERE line = ?", [(line,) for line in sorted(free)])
        out.add(free)


_Corrections = list[tuple[Judgement, frozenset[str]]]
"""What is corrected, with the merged nodes that it is corrected of."""


def _corrections(site: Site, held: Iterable[Judgement]) -> _Corrections:
    """Find of which merged nodes something is corrected."""
    correct = [each for each in held if each.verdict == "correct"]
    if not correct:
        return []
    seen = verdicts.sights(site.index)
    sights = {each.found: each for each in seen.values() if each.found}
    known = {each: verdicts.found(each.side, seen) for each in correct}
    ends = {end for iri in sights for end in (iri, *_ends(sights[iri]))}
    query = "SELECT iri, entity FROM obs WHERE entity IS NOT NULL AND iri IN (??)"
    same: dict[str, str] = dict(site.index.pairs(query, sorted(ends)))
    found = []
    for each in correct:
        made = (_merged(site, sights[iri], same) for iri in known[each])
        nodes = frozenset(node for node in made if node)
        # An observation gives its judgement to what is made of it, not to its own article.
        found.append((each, nodes or frozenset([each.side.iri])))
    return found


def _ends(sight: verdicts.Sight) -> list[str]:
    return list(json.loads(sight.made)) if sight.made else []


def _merged(site: Site, sight: verdicts.Sight, same: Mapping[str, str]) -> str | None:
    """Give the merged node of an observation."""
    if sight.found in site.verdicts.lost or not sight.made:
        return same.get(sight.found)
    ends = _ends(sight)
    if len(ends) == 1:
        parts = (("observation", sight.found),)
        return iris.minted("statement", ends[0], parts, site.base)
    event, agent = same.get(ends[0]), same.get(ends[1], ends[1])
    if not event or not agent:
        return None
    pair = (("event", event), ("agent", agent))
    return iris.minted("participation", naming.local(agent), pair, site.base)


def _amend(index: Index, before: _Before, left: Patch, corrections: _Corrections) -> Patch:
    """Put corrected values in place of others."""
    nodes = {node for _, found in corrections for node in found}
    words = json.dumps([[repr(each), sorted(found)] for each, found in corrections])
    state = words if corrections else ""
    changed = map(_triple, left.added | left.removed)
    if index.noted("amended") == state and not any(
        s[1:-1] in nodes or p in _SAID for s, p, _ in changed
    ):
        return left
    own = _region(before, left, corrections)
    after = settled.amended(own, corrections)
    come = frozenset(_written(each) for each in after - own)
    gone = frozenset(_written(each) for each in own - after)
    index.note("amended", state)
    index.run("DELETE FROM amended")
    rows = [(line, 1) for line in sorted(come)] + [(line, 0) for line in sorted(gone)]
    index.many("INSERT INTO amended VALUES (?, ?)", rows)
    out = Patch()
    for line in left.added | left.removed | before.added | before.removed | come | gone:
        merged = line in left.removed or (
            line not in left.added and (line in before.removed or line in gone)
        )
        was = (merged and line not in before.removed) or line in before.added
        still = line in left.added or (merged and line not in left.removed)
        now = (still and line not in gone) or line in come
        out.remove([line] if was and not now else [])
        out.add([line] if now and not was else [])
    return out


def _written(triple: settled.Triple) -> str:
    return f"{write.iri(triple[0])} {write.iri(triple[1])} {triple[2]} ."


def _region(before: _Before, left: Patch, corrections: _Corrections) -> set[settled.Triple]:
    """Give all that corrections may look at or change."""
    added: dict[str, set[str]] = {}
    for line in left.added:
        subject, predicate, value = _triple(line)
        added.setdefault(subject, set()).add(line)
        added.setdefault(value, set()).update([line] if predicate == _ABOUT else ())

    def there(subject: str, predicate: str, value: str = "?o") -> set[str]:
        known = added.get(value if subject.startswith("?") else subject, set())
        found = before.lines(subject, predicate, value) - left.removed
        pattern = (subject, predicate, value)
        return found | {line for line in known if _fits(_triple(line), pattern)}

    found: set[str] = set()
    for judgement, nodes in corrections:
        for node in (f"<{each}>" for each in sorted(nodes)):
            for predicate in (terms.TYPE, *settled.touching(judgement.predicate)):
                found |= there(node, write.iri(predicate))
            for about in there("?s", _ABOUT, node):
                conflict = _triple(about)[0]
                found |= {about, *there(conflict, write.iri(terms.ON_PROPERTY))}
                found |= there(conflict, write.iri(terms.RESOLUTION))
    return {(s[1:-1], p[1:-1], o) for s, p, o in map(_triple, found)}


def _tell(site: Site, before: _Before, patch: Patch, subjects: set[str]) -> None:
    """Note the things whose nodes are shown otherwise, so that they are checked again."""
    index = site.index
    own = {each[1:-1] for each in subjects}
    query = "SELECT iri FROM unit WHERE iri IN (??)"
    units = {iri for (iri,) in index.among(query, sorted(own))}
    added: dict[str, list[str]] = {}
    for line in patch.added:
        added.setdefault(line.partition(" ")[0], []).append(line)
    for node in sorted(own):
        thing, above = node, None if node in units else _above(index, before, added, node)
        while above:
            thing, above = above, _above(index, before, added, above)
        site.written.setdefault(thing, set()).add(node)


def _above(
    index: Index, before: _Before, added: Mapping[str, Sequence[str]], node: str
) -> str | None:
    """Give what a node is written with: the event of a participation, what a conflict is about."""
    name = f"<{node}>"
    rows = index.run("SELECT line FROM hidden WHERE subject = ?", name)
    known = {line for (line,) in rows}.union(added.get(name, ()))
    for predicate in (write.iri(terms.IN_EVENT), _ABOUT):
        ends = [_triple(line)[2] for line in known | before.lines(name, predicate)
                if _triple(line)[1] == predicate]  # fmt: skip
        if ends:
            return min(ends)[1:-1]
    return None
