"""
Steps of growth that are the same for persons, posts, events: classes, components, groups, names.

Observations that say the same are one class. Classes that share a key may be one thing, and what
may be one thing is decided together: so only the components of what is touched are decided again.
"""

from __future__ import annotations

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
    for iri, said in sorted(words.items()):
        row = index.run("SELECT cls FROM cls WHERE kind = ? AND words = ?", kind, said)
        cls = int(row[0][0]) if row else made(site, kind, said, keys)
        if not row:
            fresh.add(cls)
        before = index.run("SELECT cls FROM obs WHERE iri = ?", iri)[0][0]
        if before != cls:
            index.run("UPDATE obs SET cls = ? WHERE iri = ?", cls, iri)
            bare |= {cls} if before is None else {cls, before}
    mine = index.among("SELECT cls, kind FROM cls WHERE cls IN (??)", site.bare)
    bare |= {int(cls) for cls, sort in mine if sort == kind}
    touched = _rename(site, bare, near)
    touched.fresh = fresh
    return touched


def made(site: Site, kind: str, words: str, keys: Mapping[str, Keys]) -> int:
    """Make a class."""
    cls = site.index.add("INSERT INTO cls (kind, words) VALUES (?, ?)", kind, words)
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
    for cls in sorted(bare):
        (name,) = index.run("SELECT MIN(iri) FROM obs WHERE cls = ?", cls)[0]
        ((before, group),) = index.run("SELECT name, grp FROM cls WHERE cls = ?", cls)
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
    return sharing(site, sort, classes, sort)


def sharing(site: Site, sort: str, classes: Iterable[int], other: str) -> set[int]:
    """Give the classes that have as a key of one sort what some classes have of another."""
    index = site.index
    rows = index.among("SELECT kind, token FROM token WHERE cls IN (??)", classes)
    marks = {mark for kind, mark in rows if kind == sort}
    found = index.among("SELECT kind, cls FROM token WHERE token IN (??)", marks)
    return {int(cls) for kind, cls in found if kind == other}


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
    taken: set[str] = set()
    names = []
    for group in groups:
        old = sorted({name for cls in group if (name := before[cls]) is not None} - taken)
        name = old[0] if old else f"{kind}{index.number()}"
        taken.add(name)
        names.append(name)
        moved = [cls for cls in group if before[cls] != name]
        index.many("UPDATE cls SET grp = ? WHERE cls = ?", [(name, cls) for cls in moved])
        touched.regrouped |= set(moved)
        if moved:
            touched.groups |= {name} | {was for cls in moved if (was := before[cls]) is not None}
        index.run("INSERT OR IGNORE INTO grp (grp, kind, whole) VALUES (?1, ?2, ?1)", name, kind)
    for name in sorted(set(filter(None, before.values())) - taken):
        touched.groups.add(name)
    return names


def gone(site: Site, groups: Iterable[str]) -> set[str]:
    """Take away groups that have no class any more, and give them."""
    empty = set()
    for name in sorted(groups):
        if not site.index.run("SELECT 1 FROM cls WHERE grp = ? LIMIT 1", name):
            site.index.run("DELETE FROM grp WHERE grp = ?", name)
            empty.add(name)
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
    members: Mapping[str, list[int]],
) -> set[str]:  # fmt: skip
    """
    Give touched things their IRIs, and their observations.

    ``entries`` leads to the register's IRIs, ``members`` to the classes of things.
    Shape: the observations that have another IRI than before.
    """
    index = site.index
    wanted: set[str] = set()
    for whole in sorted(set(wholes)):
        row = index.run("SELECT alone FROM whole WHERE whole = ?", whole)
        wanted |= {row[0][0]} if row else set()
        firsts = [
            first
            for cls in members.get(whole, ())
            for first in index.run(
                "SELECT day, iri, alone FROM obs WHERE cls = ? ORDER BY day, iri LIMIT 1", cls
            )
        ]
        if not firsts:
            index.run("DELETE FROM whole WHERE whole = ?", whole)
            continue
        day, first, alone = min(firsts)
        entry = entries.get(whole)
        alone = "" if entry else alone
        old = index.run("SELECT iri FROM whole WHERE whole = ?", whole)
        iri = entry or (old[0][0] if old else "")
        index.run(
            "INSERT OR REPLACE INTO whole VALUES (?, ?, ?, ?, ?, ?)",
            whole, kind, alone, day, first, iri,
        )  # fmt: skip
        wanted.add(alone)
    return _settle_names(site, wanted - {""}, set(wholes), members)


def _settle_names(
    site: Site, wanted: set[str], wholes: set[str], members: Mapping[str, list[int]]
) -> set[str]:
    """Give each wanted IRI to the first thing that wants it, and others to the rest."""
    index = site.index
    for alone in sorted(wanted):
        rows = index.run("SELECT whole, day, first, iri FROM whole WHERE alone = ?", alone)
        made = naming.assign((alone, (day, first)) for _, day, first, _ in rows)
        for whole, day, first, iri in rows:
            if made[day, first] != iri:
                index.run("UPDATE whole SET iri = ? WHERE whole = ?", made[day, first], whole)
                wholes.add(whole)
    others = [whole for whole in wholes if whole not in members]
    known = dict(members) | classes_of(site, others)
    moved: set[str] = set()
    for whole, iri in list(
        index.among("SELECT whole, iri FROM whole WHERE whole IN (??)", sorted(wholes))
    ):
        for cls in known.get(whole, ()):
            moved |= _assign(site, cls, iri)
    return moved


def _assign(site: Site, cls: int, entity: str) -> set[str]:
    """Give the observations of a class their merged node."""
    index = site.index
    moved = set()
    select = "SELECT iri, kind, entity FROM obs WHERE cls = ?1 AND "
    for condition in ("entity IS NULL AND ?2 = ?2", "entity < ?2", "entity > ?2"):
        rows = index.run(select + condition, cls, entity)
        for iri, kind, before in rows:
            site.moves(iri, kind, before)
            moved.add(iri)
    index.many("UPDATE obs SET entity = ? WHERE iri = ?", [(entity, iri) for iri in moved])
    return moved


def arts_of(site: Site, observed: Iterable[str]) -> set[int]:
    """Give the articles of observations."""
    return {
        int(art) for (art,) in site.index.among("SELECT art FROM obs WHERE iri IN (??)", observed)
    }
