"""
Steps of growth that are the same for persons, posts, events: classes, components, groups, names.

Observations that say the same are one class. Classes that share a key may be one thing, and what
may be one thing is decided together: so only the components of what is touched are decided again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kurultay.merge import naming
from kurultay.merge.site import Site
from kurultay.store.index import token

_T = TypeVar("_T")

Keys = Callable[[str], Iterable[object]]
"""The keys of a class, from its words."""


@dataclass(slots=True)
class Touched:
    """What of one kind is touched: classes to decide anew, groups that were or are."""

    classes: set[int] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    """Groups whose members, or whose members' observations, have changed."""
    fresh: set[int] = field(default_factory=set)
    """Classes that are new."""
    regrouped: set[int] = field(default_factory=set)
    """Classes that are in another group than before."""
    moved: set[str] = field(default_factory=set)
    """Observations that are in another class than before."""
    lost: set[int] = field(default_factory=set)
    """Classes of which an edge was taken away."""
    named: set[str] = field(default_factory=set)
    """Groups that have kept or got their names: of the parts of one that fell apart, the first."""


Near = Callable[[Site, Iterable[int]], set[int]]
"""The classes that may be one thing with some classes."""


def classify(
    site: Site, kind: str, words: Mapping[str, str], keys: Mapping[str, Keys], near: Near
) -> Touched:
    """
    Put observations into classes by their words; ``keys`` gives a class's keys by their sort.

    Shape: classes that are new, gone, or named by another observation; those gone have their
    former neighbours among them instead.
    """
    index = site.index
    bare: set[int] = set()
    fresh: set[int] = set()
    known = _known(site, kind, words.values())
    query = "SELECT iri, cls FROM obs WHERE iri IN (??)"
    was: dict[str, int | None] = dict(index.pairs(query, words))
    moved = []
    for iri, said in sorted(words.items()):
        if said not in known:
            known[said] = made(site, kind, said, keys)
            fresh.add(known[said])
        cls, before = known[said], was[iri]
        if before != cls:
            moved.append((cls, iri))
            bare |= {cls} if before is None else {cls, before}
    index.many("UPDATE obs SET cls = ? WHERE iri = ?", moved)
    site.mixed |= {cls for cls, _ in moved}
    mine = index.among("SELECT cls, kind FROM cls WHERE cls IN (??)", site.bare)
    bare |= {int(cls) for cls, sort in mine if sort == kind}
    touched = _rename(site, bare, near)
    touched.fresh = fresh
    touched.moved = {iri for _, iri in moved}
    return touched


def _known(site: Site, kind: str, words: Iterable[str]) -> dict[str, int]:
    """Give the classes that there are of some words."""
    wanted = {token((kind, said)): said for said in words}
    query = "SELECT same, kind, words, cls FROM cls WHERE same IN (??)"
    rows = site.index.among(query, wanted)
    return {said: cls for same, sort, said, cls in rows if (sort, said) == (kind, wanted[same])}


def made(site: Site, kind: str, words: str, keys: Mapping[str, Keys]) -> int:
    """Make a class."""
    query = "INSERT INTO cls (same, kind, words) VALUES (?, ?, ?)"
    cls = site.index.add(query, token((kind, words)), kind, words)
    for sort, of in keys.items():
        marks = {token(key) for key in of(words)}
        site.index.many("INSERT INTO token VALUES (?, ?, ?)", [(mark, sort, cls) for mark in marks])
    return cls


def by_keys(sort: str) -> Near:
    """Give how classes are near that share a key."""
    return lambda site, classes: neighbours(site, sort, classes)


def _rename(site: Site, bare: set[int], near: Near) -> Touched:
    """Name classes by their first observations, and take those without any away."""
    index, touched = site.index, Touched()
    query = (
        "SELECT cls, name, grp, (SELECT MIN(iri) FROM obs WHERE obs.cls = cls.cls) "
        "FROM cls WHERE cls IN (??)"
    )
    for cls, before, group, name in sorted(index.among(query, bare), key=lambda row: row[0]):
        if group is not None:
            touched.groups.add(group)
        if name is None:
            touched.classes |= near(site, [cls])
            drop(site, cls)
            touched.classes.discard(cls)
        elif name != before:
            index.run("UPDATE cls SET name = ? WHERE cls = ?", name, cls)
            touched.classes.add(cls)
    alive = site.index.among("SELECT cls FROM cls WHERE cls IN (??)", touched.classes)
    touched.classes = {int(cls) for (cls,) in alive}
    return touched


def drop(site: Site, cls: int) -> None:
    """Take a class away."""
    for text in (
        "DELETE FROM cls WHERE cls = ?",
        "DELETE FROM token WHERE cls = ?",
        "DELETE FROM part WHERE cls = ?",
        "DELETE FROM page WHERE cls = ?",
        "DELETE FROM edge WHERE one = ?1 OR two = ?1",
    ):
        site.index.run(text, cls)


def neighbours(site: Site, sort: str, classes: Iterable[int]) -> set[int]:
    """Give the classes that share a key of a sort with some classes."""
    index = site.index
    own = marks(site, classes).get(sort, ())
    found = index.among("SELECT kind, cls FROM token WHERE token IN (??)", own)
    return {int(cls) for kind, cls in found if kind == sort}


def marks(site: Site, classes: Iterable[int]) -> dict[str, set[int]]:
    """Give the keys of some classes by their sorts."""
    found: dict[str, set[int]] = {}
    query = "SELECT kind, token FROM token WHERE cls IN (??)"
    for sort, mark in site.index.among(query, classes):
        found.setdefault(sort, set()).add(mark)
    return found


def meeting(
    site: Site, marks: Mapping[str, Iterable[int]], meets: Mapping[str, Iterable[str]]
) -> set[tuple[str, int]]:
    """
    Give the classes that have keys which meet some keys, each with the sort of its key.

    ``meets`` has for each sort of keys those of others that meet it.
    """
    wanted = {
        (other, mark) for sort, others in meets.items() for other in others
        for mark in marks.get(sort, ())
    }  # fmt: skip
    rows = site.index.run(
        "SELECT token.kind, token.cls FROM json_each(?) j CROSS JOIN token "
        "ON token.token = json_extract(j.value, '$[1]') "
        "AND token.kind = json_extract(j.value, '$[0]')",
        json.dumps(sorted(wanted)),
    )
    return {(sort, int(cls)) for sort, cls in rows}


def linked(site: Site, classes: Iterable[int]) -> set[int]:
    """Give the classes that an edge leads to from some classes."""
    some = list(classes)
    there = site.index.among("SELECT two FROM edge WHERE one IN (??)", some)
    back = site.index.among("SELECT one FROM edge WHERE two IN (??)", some)
    return {int(cls) for (cls,) in (*there, *back)}


def component(step: Callable[[set[_T]], set[_T]], start: Iterable[_T]) -> set[_T]:
    """Give all that can be reached."""
    found, fresh = set(start), set(start)
    while fresh:
        fresh = step(fresh) - found
        found |= fresh
    return found


def regroup(
    site: Site, kind: str, classes: set[int], groups: Sequence[Sequence[int]], touched: Touched
) -> list[str]:
    """
    Note the groups of classes; a group keeps the name of one that it comes from.

    Shape: the names, in the order of the groups.
    """
    index = site.index
    before: dict[int, str | None] = dict(
        index.pairs("SELECT cls, grp FROM cls WHERE cls IN (??)", classes)
    )
    taken = touched.named
    names, changed = [], []
    for group in groups:
        old = sorted({name for cls in group if (name := before[cls]) is not None} - taken)
        name = old[0] if old else f"{kind}{index.number()}"
        taken.add(name)
        names.append(name)
        moved = [cls for cls in group if before[cls] != name]
        changed += [(name, cls) for cls in moved]
        touched.regrouped |= set(moved)
        site.mixed |= set(moved)
        if moved:
            touched.groups |= {name} | {was for cls in moved if (was := before[cls]) is not None}
    index.many("UPDATE cls SET grp = ? WHERE cls = ?", changed)
    index.many(
        "INSERT OR IGNORE INTO grp (grp, kind, whole) VALUES (?1, ?2, ?1)",
        [(name, kind) for name in names],
    )
    for name in sorted(set(filter(None, before.values())) - taken):
        touched.groups.add(name)
    return names


def gone(site: Site, groups: Iterable[str]) -> set[str]:
    """Take away groups that have no class any more, and give them."""
    some = set(groups)
    query = (
        "SELECT grp FROM grp WHERE EXISTS (SELECT 1 FROM cls WHERE cls.grp = grp.grp) "
        "AND grp IN (??)"
    )
    empty = some - {name for (name,) in site.index.among(query, some)}
    site.index.many("DELETE FROM grp WHERE grp = ?", [(name,) for name in sorted(empty)])
    return empty


def classes_of(site: Site, wholes: Iterable[str]) -> dict[str, list[int]]:
    """Give the classes of some things."""
    query = (
        "SELECT grp.whole, cls.cls FROM grp JOIN cls ON cls.grp = grp.grp WHERE grp.whole IN (??)"
    )
    found: dict[str, list[int]] = {}
    for whole, cls in site.index.among(query, wholes):
        found.setdefault(whole, []).append(cls)
    return found


def name(
    site: Site, kind: str, wholes: Iterable[str], entries: Mapping[str, str],
    members: Mapping[str, list[int]] | None = None,
) -> set[str]:  # fmt: skip
    """
    Give touched things their IRIs, and their observations.

    ``entries`` leads to the register's IRIs, ``members`` to the classes of things; without these
    only such observations are looked at as have come to a thing, as far as that is enough.
    Shape: the observations that have another IRI than before.
    """
    index, some = site.index, set(wholes)
    query = "SELECT whole, kind, alone, day, first, iri FROM whole WHERE whole IN (??)"
    was = {row[0]: row for row in index.among(query, some)}
    now: dict[str, tuple[str, ...]] = {}
    firsts = _kept(site, some, was) if members is None else _firsts(site, some, members)
    for whole, (day, first, alone) in firsts.items():
        entry = entries.get(whole)
        iri = entry or (was[whole][5] if whole in was else "")
        now[whole] = (whole, kind, "" if entry else alone, day, first, iri)
    gone_ = sorted(was.keys() - now.keys())
    index.many("DELETE FROM whole WHERE whole = ?", [(whole,) for whole in gone_])
    changed = sorted(row for whole, row in now.items() if row != was.get(whole))
    index.many("INSERT OR REPLACE INTO whole VALUES (?, ?, ?, ?, ?, ?)", changed)
    # Who stands as before among those that want an IRI takes it from nobody.
    moved = {whole for whole in some if was.get(whole, ())[:5] != now.get(whole, ())[:5]}
    rows = [row for row in (*was.values(), *now.values()) if row[0] in moved and row[2]]
    _settle_names(site, {row[2] for row in rows}, moved, some)
    query = "SELECT whole, iri FROM whole WHERE whole IN (??)"
    named: dict[str, str] = dict(index.pairs(query, sorted(some)))
    known = dict(members) if members is not None else _mixed(site, some)
    renewed = {whole for whole, iri in named.items() if whole not in was or was[whole][5] != iri}
    known |= classes_of(site, renewed if members is None else some - members.keys())
    return _assign(site, {cls: iri for whole, iri in named.items() for cls in known.get(whole, ())})


_First = tuple[str, str, str]
"""Day, IRI and own name of an observation, by the first two of which it is the first."""


def _firsts(
    site: Site, wholes: Iterable[str], members: Mapping[str, list[int]]
) -> dict[str, _First]:
    """Give the first observation of things that have any."""
    query = (
        "SELECT obs.cls, obs.day, obs.iri, obs.alone FROM cls JOIN obs ON obs.iri = "
        "(SELECT iri FROM obs WHERE obs.cls = cls.cls ORDER BY day, iri LIMIT 1) "
        "WHERE cls.cls IN (??)"
    )
    own = {whole: members.get(whole, ()) for whole in wholes}
    rows = site.index.among(query, (cls for some in own.values() for cls in some))
    first = {cls: (day, iri, alone) for cls, day, iri, alone in rows}
    found = {whole: [first[c] for c in some if c in first] for whole, some in own.items()}
    return {whole: min(some) for whole, some in found.items() if some}


def _kept(site: Site, wholes: set[str], was: Mapping[str, tuple[str, ...]]) -> dict[str, _First]:
    """Give the first observation of things: the former one, or one of those that have come."""
    query = (
        "SELECT grp.whole, obs.day, obs.iri, obs.alone FROM obs JOIN cls ON cls.cls = obs.cls "
        "JOIN grp ON grp.grp = cls.grp WHERE obs.iri IN (??)"
    )
    rows = site.index.among(query, sorted(row[4] for row in was.values()))
    kept: dict[str, _First] = {
        whole: (day, iri, alone)
        for whole, day, iri, alone in rows
        if whole in was and (day, iri) == was[whole][3:5]
    }
    come = _firsts(site, kept, _mixed(site, set(kept)))
    rest = wholes - kept.keys()
    found = {whole: min(first, come.get(whole, first)) for whole, first in kept.items()}
    return found | _firsts(site, rest, classes_of(site, rest))


def _mixed(site: Site, wholes: set[str]) -> dict[str, list[int]]:
    """Give those classes of some things that have got observations, or have come to the thing."""
    query = "SELECT whole, cls FROM cls JOIN grp ON grp.grp = cls.grp WHERE cls IN (??)"
    found: dict[str, list[int]] = {}
    for whole, cls in site.index.among(query, sorted(site.mixed)):
        if whole in wholes:
            found.setdefault(whole, []).append(cls)
    return found


_WANTING = "SELECT whole, day, first, iri FROM whole WHERE alone = ? ORDER BY day, first LIMIT 1"
_BEARING = "SELECT whole, day, first, iri FROM whole WHERE iri = ?1 AND +alone = ?1"
"""Hundreds may want an IRI, one bears it: with the plus sign it is looked up by what it bears."""


def _settle_names(site: Site, wanted: set[str], moved: set[str], wholes: set[str]) -> None:
    """Give each wanted IRI to the first thing that wants it, and others to those that moved."""
    index = site.index
    own: dict[str, list[tuple[str, ...]]] = {alone: [] for alone in wanted}
    query = "SELECT alone, whole, day, first, iri FROM whole WHERE whole IN (??)"
    for row in index.among(query, sorted(moved)):
        if row[0]:
            own[row[0]].append(row[1:])
    for alone, some in sorted(own.items()):
        first = index.run(_WANTING, alone)
        bearing = index.run(_BEARING, alone)
        for each in sorted({*first, *bearing, *some}):
            whole, _, observed, before = each
            iri = alone if each in first else naming.other(alone, observed)
            if iri != before:
                index.run("UPDATE whole SET iri = ? WHERE whole = ?", iri, whole)
                wholes.add(whole)


_ENTITY = "json_extract(j.value, '$[1]')"
_MOVED = (
    "SELECT obs.iri, obs.kind, obs.entity, json_extract(j.value, '$[1]') FROM json_each(?) j "
    "CROSS JOIN obs ON obs.cls = json_extract(j.value, '$[0]') WHERE obs.entity "
)


def _assign(site: Site, entities: Mapping[int, str]) -> set[str]:
    """Give the observations of classes their merged nodes."""
    index, moved = site.index, {}
    wanted = json.dumps(sorted(entities.items()))
    # Each part finds by an index the few that differ among thousands that do not.
    for condition in ("IS NULL", f"< {_ENTITY}", f"> {_ENTITY}"):
        rows = index.run(_MOVED + condition, wanted)
        moved.update({iri: (kind, before, entity) for iri, kind, before, entity in rows})
    site.move(moved)
    index.many(
        "UPDATE obs SET entity = ? WHERE iri = ?",
        [(entity, iri) for iri, (_, _, entity) in moved.items()],
    )
    return set(moved)
