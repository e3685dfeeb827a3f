"""
The lines of merged things, written anew where something of them is touched.

A thing that thousands of articles name is written from what they say, each different saying once
with the number of those who say it; only its first few sources are looked at one by one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kurultay.graph import terms, write
from kurultay.merge import events, naming, persons, posts, testimonies, things, voices
from kurultay.merge.conflicts import FEW
from kurultay.merge.events import Happening
from kurultay.merge.observations import Node, World
from kurultay.merge.site import Site
from kurultay.merge.write import Output
from kurultay.store.index import packed, unpacked

_WRITERS: Mapping[str, Callable[[Output, str, Sequence[Node]], None]] = {
    "body": things.body,
    "place": things.place,
    "person": persons.person,
    "document": things.document,
    "figure": things.figure,
    "post": posts.write_post,
}


@dataclass(slots=True)
class Patch:
    """What is added to graphs and taken out of them; the same line twice, both ways, is nothing."""

    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def add(self, lines: Iterable[str]) -> None:
        """Add lines."""
        for line in lines:
            if line in self.removed:
                self.removed.discard(line)
            else:
                self.added.add(line)

    def remove(self, lines: Iterable[str]) -> None:
        """Take lines out."""
        for line in lines:
            if line in self.added:
                self.added.discard(line)
            else:
                self.removed.add(line)


class Unit(Output):
    """The output of one merged thing; names of others are looked up, origins may be left out."""

    def __init__(self, site: Site, *, origins: bool) -> None:
        """Begin with nothing."""
        super().__init__(site.base, site.register)
        self._site = site
        self._origins = origins

    def derive(self, subject: str, nodes: Iterable[Node]) -> None:
        """Say which observations a merged node comes from, unless that is written apart."""
        if self._origins:
            super().derive(subject, nodes)

    def spoken(self, iri: str) -> str:
        """Give a merged node's name in words."""
        row = self._site.index.run("SELECT name FROM unit WHERE iri = ?", iri)
        return str(row[0][0]) if row and row[0][0] else super().spoken(iri)


def write_all(site: Site) -> tuple[Patch, Patch]:
    """
    Write what is touched, after it is settled.

    Shape: what changes in the merged graph, and in that of the redirects; ``site.written`` holds
    the things whose lines have changed.
    """
    patch = Patch()
    dirty = voices.settle(site)
    renamed = {
        kind: {each for each in sorted(dirty.get(kind, ())) if _flat(site, kind, each, patch)}
        for kind in ("body", "place", "person", "document", "figure")
    }
    # Where sources disagree, places are named in words, and the holders of posts.
    told = _arts(site, renamed["place"])
    site.widen(told)
    doubted = _doubted(site, dirty.get("tenure", ()), _arts(site, renamed["person"]))
    for entity in sorted(dirty.get("post", set()) | doubted):
        _flat(site, "post", entity, patch)
    for entity in sorted(dirty.get("tenure", ())):
        _flat(site, "tenure", entity, patch)
    _happenings(site, told, patch)
    _statements(site, patch)
    _origins(site, patch)
    _attested(site, patch)
    came, went = testimonies.settle(site)
    patch.remove(went)
    patch.add(came)
    return patch, _redirects(site)


def _arts(site: Site, entities: Iterable[str]) -> set[int]:
    rows = site.index.among("SELECT art FROM obs WHERE entity IN (??)", sorted(entities))
    return {int(art) for (art,) in rows}


def base(site: Site, entity: str) -> frozenset[str]:
    """Give the lines of a thing that no article names."""
    if entity not in site.register:
        return frozenset()
    out = Output(site.base, site.register)
    out.copy([site.register[entity]])
    return frozenset(out.lines())


def _flat(site: Site, kind: str, entity: str, patch: Patch) -> bool:
    """Write a thing that is more than an event; tell whether it has another name than before."""
    nodes = voices.of(site, entity)
    out = Unit(site, origins=False)
    if nodes and kind == "tenure":
        _tenure(out, entity, nodes)
    elif nodes:
        _WRITERS[kind](out, entity, nodes)
    if kind == "post":
        _doubts(site, out, entity)
    return _put(site, entity, out, patch, there=bool(nodes))


def _put(site: Site, entity: str, out: Output, patch: Patch, *, there: bool) -> bool:
    """Note the lines of a thing in place of those that it had."""
    if entity in site.register:
        out.copy([site.register[entity]])
    row = site.index.run("SELECT name, lines FROM unit WHERE iri = ?", entity)
    before = unpacked(row[0][1]) if row else base(site, entity)
    after = frozenset(out.lines())
    patch.remove(before - after)
    patch.add(after - before)
    changed = _changed(before ^ after, after)
    if changed:
        site.written.setdefault(entity, set()).update(changed)
    name = out.named.get(entity)
    if there:
        shown = json.dumps(out.shown[entity], ensure_ascii=False) if entity in out.shown else None
        now = (entity, name, packed(after), shown)
        site.index.run("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?)", *now)
    else:
        site.index.run("DELETE FROM unit WHERE iri = ?", entity)
    return bool(row) and row[0][0] != name


def _changed(lines: Iterable[str], after: frozenset[str]) -> set[str]:
    """Give the nodes that have changed, but for those that have only one more, or fewer, origin."""
    derived = f" {write.iri(terms.DERIVED_FROM)} "
    some = {line.partition(" ")[0][1:-1] for line in lines if derived not in line}
    there = {line.partition(" ")[0] for line in after}
    gone = {line.partition(" ")[0] for line in lines} - there
    return some | {node[1:-1] for node in gone}


def _tenure(out: Output, entity: str, nodes: Sequence[Node]) -> None:
    first = nodes[0]
    former = "true" in first.all(terms.FORMER)
    key = (first.one(terms.HAS_HOLDER) or "", first.one(terms.HAS_POST) or "", former)
    if posts.tenure_iri(key, out.base) == entity:
        posts.write_tenure(out, key, nodes)


def _doubted(site: Site, tenures: Iterable[str], arts: Iterable[int]) -> set[str]:
    """
    Give the posts of which the register knows another holder than some articles.

    ``tenures`` are those of which something else is said, ``arts`` name their holders otherwise.
    """
    index = site.index
    moved = [iri for iri, was in site.was.items() if was.kind == "tenure"]
    held = {*tenures, *(site.was[iri].entity for iri in moved)}
    # Of a tenure that is doubted the first to tell are named, also those whose day nobody doubts.
    for query, some in (
        ("SELECT entity FROM obs WHERE iri IN (??)", moved),
        ("SELECT entity FROM obs WHERE kind = 'tenure' AND art IN (??)", sorted(arts)),
    ):
        held |= {entity for (entity,) in index.among(query, some)}
    free = sorted(entity for entity in held if entity and entity not in site.register)
    # All that is said of a tenure is of one post, from which its IRI is made.
    query = (
        "SELECT words FROM said WHERE said IN "
        "(SELECT MIN(said) FROM voice WHERE entity IN (??) GROUP BY entity)"
    )
    told = (voices.props(words) for (words,) in index.among(query, free))
    found = {term.value for props in told for term in props.get(terms.HAS_POST, ())}
    query = f"SELECT 1 {_DOUBTS} LIMIT 1"
    doubted = {post for post in sorted(found) if index.run(query, post)}
    return doubted | {was.doubt.partition(" ")[0] for was in site.was.values() if was.doubt}


_DOUBTS = "FROM obs WHERE doubt > ?1 || ' ' AND doubt < ?1 || '!' AND doubt <> ''"
"""Which observations say of a post that another held it than the register has."""


def _doubts(site: Site, out: Output, post: str) -> None:
    rows = site.index.run(f"SELECT entity, iri, doubt {_DOUBTS} ORDER BY entity, iri", post)
    firsts: dict[str, str] = {}
    for entity, _, doubt in rows:
        firsts.setdefault(entity, doubt.partition(" ")[2])
    for entity, tenure in firsts.items():
        found = site.index.run(
            "SELECT obs.iri, source.iri, words FROM obs JOIN source ON source.art = obs.art "
            "JOIN said ON said.said = obs.said WHERE entity = ? AND days <> '' "
            "ORDER BY obs.iri LIMIT ?", entity, FEW,
        )  # fmt: skip
        nodes = [Node(iri, source, voices.props(words)) for iri, source, words in found]
        posts.doubt(out, post, nodes, site.register[tenure])


def _stirred(site: Site, told: Iterable[int]) -> set[str]:
    """Give the events of which something else is said than before, and those of some articles."""
    index, world = site.index, site.world()
    moved = [iri for iri, was in site.was.items() if was.kind == "event"]
    stirred = {node.iri for node in world.of(terms.EVENT, terms.MEETING) if site.stirred(node)}
    parts = (node for node in world.of(terms.PARTICIPATION) if site.stirred(node))
    stirred |= {node.one(terms.IN_EVENT) or "" for node in parts}
    query = "SELECT entity FROM obs WHERE iri IN (??)"
    found = {entity for (entity,) in index.among(query, {*moved, *stirred})}
    query = "SELECT entity FROM obs WHERE kind = 'event' AND art IN (??)"
    found |= {entity for (entity,) in index.among(query, told)}
    return {entity for entity in found | {site.was[iri].entity for iri in moved} if entity}


def _happenings(site: Site, told: Iterable[int], patch: Patch) -> None:
    """Write the events of which touched articles tell something else."""
    index = site.index
    for entity in sorted(_stirred(site, told)):
        members = index.run(
            "SELECT obs.iri, obs.art, source.graph FROM obs JOIN source USING (art) "
            "WHERE entity = ? ORDER BY obs.iri", entity,
        )  # fmt: skip
        out = Unit(site, origins=True)
        query = "SELECT iri, entity FROM obs WHERE entity IS NOT NULL AND art IN (??)"
        out.same.update(index.among(query, [art for _, art, _ in members]))
        if members:
            world = site.told([(art, graph, iri) for iri, art, graph in members])
            nodes = world.of(terms.EVENT, terms.MEETING)
            nodes = tuple(sorted(nodes, key=lambda node: node.iri))
            happening = Happening(entity, nodes, site.register.get(entity))
            events.write(out, [happening])
            events.participations(out, world, [happening])
        _put(site, entity, out, patch, there=bool(members))


def _statements(site: Site, patch: Patch) -> None:
    """Write the statements of articles that say something else."""
    world, same = site.world(), site.output().same
    own: dict[str, list[Node]] = {article: [] for article in site.taken}
    for node in world.of(terms.STATEMENT):
        if site.stirred(node):
            own[node.source] = []
    for node in world.of(terms.STATEMENT):
        if node.source in own:
            own[node.source].append(node)
    for article, found in sorted(own.items()):
        out = Unit(site, origins=True)
        # Not a copy: of thousands of articles it is large.
        out.same = same
        things.statements(out, World({terms.STATEMENT: tuple(found)}, site.register))
        _put(site, f"{article} says", out, patch, there=bool(found))


def _origins(site: Site, patch: Patch) -> None:
    """Write which observations things come from, one by one."""
    derived = write.iri(terms.DERIVED_FROM)
    query = "SELECT iri, entity FROM obs WHERE iri IN (??)"
    present: dict[str, str | None] = dict(site.index.pairs(query, site.was))
    for iri, was in sorted(site.was.items()):
        if was.kind == "event":
            continue
        now = present.get(iri)
        if was.entity != now:
            old, new = (
                [f"{write.iri(entity)} {derived} {write.iri(iri)} ."] if entity else []
                for entity in (was.entity, now)
            )
            patch.remove(old)
            patch.add(new)


def _attested(site: Site, patch: Patch) -> None:
    """Write of which days articles say that a post was held, each day once."""
    index = site.index
    change: dict[tuple[str, str], int] = {}
    tenures = [iri for iri, was in site.was.items() if was.kind == "tenure"]
    query = "SELECT iri, entity, days FROM obs WHERE iri IN (??)"
    present = {iri: (entity or "", days) for iri, entity, days in index.among(query, tenures)}
    for iri in tenures:
        was, now = site.was[iri], present.get(iri, ("", ""))
        for (entity, days), step in (((was.entity or "", was.days), -1), (now, 1)):
            for day in filter(None, days.split("\n")) if entity else ():
                change[entity, day] = change.get((entity, day), 0) + step
    for (entity, day), step in sorted(change.items()):
        row = index.run("SELECT count FROM attested WHERE entity = ? AND day = ?", entity, day)
        before = int(row[0][0]) if row else 0
        line = f"{write.iri(entity)} {write.iri(terms.ATTESTED_ON)} {day} ."
        if before + step:
            index.run(
                "INSERT OR REPLACE INTO attested VALUES (?, ?, ?)", entity, day, before + step
            )
        else:
            index.run("DELETE FROM attested WHERE entity = ? AND day = ?", entity, day)
        if line in base(site, entity):
            continue
        if before and not before + step:
            patch.remove([line])
        elif step and not before:
            patch.add([line])


def _redirects(site: Site) -> Patch:
    """Write what stands in the place of the IRIs that touched observations would have alone."""
    index, patch = site.index, Patch()
    touched = {each for was in site.was.values() for each in (was.alone, was.entity)}
    rows = index.among("SELECT alone, entity FROM obs WHERE iri IN (??)", sorted(site.was))
    touched = touched.union(*rows) - {"", None}
    borne = {iri for (iri,) in index.among("SELECT iri FROM whole WHERE iri IN (??)", touched)}
    rows = index.among("SELECT old, new FROM redirect WHERE old IN (??)", touched)
    before = {(old, new) for old, new in rows}
    query = "SELECT DISTINCT alone, entity FROM obs WHERE alone IN (??)"
    rows = index.among(query, touched - borne)
    after = {(old, new) for old, new in rows if new}
    gone, come = before - after, after - before
    index.many("DELETE FROM redirect WHERE old = ? AND new = ?", sorted(gone))
    index.many("INSERT INTO redirect VALUES (?, ?)", sorted(come))
    patch.remove(naming.redirect(old, new, site.base) for old, new in gone)
    patch.add(naming.redirect(old, new, site.base) for old, new in come)
    return patch
