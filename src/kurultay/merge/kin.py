"""
Which persons bear on one another, so that touching one decides the others again.

Two groups do if in the end they could be one, or stand in each other's way: by all that is known
of each. Whatever happens on the way to a group knows less than the group, so groups that do not
bear on one another now have never done so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kurultay.merge import pack, stages
from kurultay.merge.keys import Form
from kurultay.merge.people import Person, plainly, slip_keys
from kurultay.merge.site import Site
from kurultay.store.index import token

Group = tuple[Person, tuple[int, ...]]
"""What is known of a person, and the classes of which the group consists."""

_MEETS = {
    "sure": ("sure",),
    "full": ("full",),
    "slip": ("slip", "union"),
    "want": ("have",),
    "have": ("want",),
}
"""For each sort of keys those of others that meet it."""


def sure(view: Person, alone: str) -> Iterator[object]:
    """
    Give the keys of those who are decided together in any case.

    ``alone`` is an observation that is a class of its own, with its bond if it was judged one.
    """
    if view.register:
        yield "register", view.register
    elif plainly(view) is not None:
        yield "plain", pack.pack(replace(view, name="", posts=frozenset()))
    own, _, bond = alone.partition("\n")
    if bond:
        yield "bond", bond
    if own:
        page = own.partition("#")[0]
        yield from (("page", page, block) for each in view.forms for block in each.blocks)


def full(view: Person) -> Iterator[object]:
    """Give the keys of which two whole names that agree share one."""
    for each in view.forms:
        if each.full:
            yield each.lang, each.surname, each.given
            yield from ((block, each.bones) for block in each.blocks)


def wants(view: Person) -> Iterator[object]:
    """Give what a shortened name asks of the whole name that it may mean."""
    for each in view.forms:
        if not each.full:
            yield from _short(each, each.given[:1])


def haves(view: Person) -> Iterator[object]:
    """Give what a name has for shortened ones that may mean it."""
    for each in view.forms:
        for letter in {"", each.given[:1]}:
            yield from _short(each, letter)


def _short(each: Form, letter: str) -> Iterator[object]:
    yield each.lang, each.surname, letter
    yield from ((block, letter) for block in each.blocks)


def _may(one: Person, two: Person) -> bool:
    """Tell whether two persons could be one, or rivals for a third, by name, place and post."""
    if one.beside(two) and (one.like(two, "full") or one.like(two, "initial")):
        return True
    if one.titled.isdisjoint(two.titled):
        return False
    return one.like(two, "slip") or one.like(two, "surname")


def groups(site: Site, classes: Iterable[int]) -> list[Group]:
    """Give the groups of some classes, whole; a class without a group is its own."""
    rows = list(site.index.among("SELECT cls, grp, words FROM cls WHERE cls IN (??)", classes))
    found: list[Group] = [
        (pack.person(words.partition("\n")[0]), (cls,)) for cls, group, words in rows if not group
    ]
    names = sorted({group for _, group, _ in rows if group})
    members: dict[str, list[int]] = {}
    for group, cls in site.index.among("SELECT grp, cls FROM cls WHERE grp IN (??)", names):
        members.setdefault(group, []).append(cls)
    for group, words in site.index.among("SELECT grp, words FROM grp WHERE grp IN (??)", names):
        found.append((pack.person(words), tuple(members[group])))
    return found


def beside(site: Site, group: Group) -> set[int]:
    """Give the classes of other groups that bear on a group."""
    view, own = group
    marks = stages.marks(site, own)
    if len(own) > 1:
        marks.setdefault("slip", set()).update(map(token, slip_keys(view)))
    met = stages.meeting(site, marks, _MEETS)
    found = {cls for sort, cls in met if sort == "sure"}
    perhaps = {cls for _, cls in met} - found - set(own)
    for other, classes in groups(site, sorted(perhaps)):
        if _may(view, other):
            found.update(classes)
    return found - set(own)


def registered(site: Site, entries: Iterable[str]) -> set[int]:
    """Give the classes of those who stand for some entries of the register."""
    query = "SELECT cls FROM token WHERE token IN (??) AND kind = 'sure'"
    marks = [token(("register", entry)) for entry in sorted(entries)]
    return {int(cls) for (cls,) in site.index.among(query, marks)}


def near(site: Site, classes: Iterable[int]) -> set[int]:
    """Give the classes of the groups of some classes, and of those that bear on these."""
    found: set[int] = set()
    for group in groups(site, classes):
        found |= set(group[1]) | beside(site, group)
    return found


def closed(site: Site, classes: Iterable[int]) -> dict[int, Person]:
    """Give all that is decided together with some classes, each with what its group knows."""
    done: dict[int, Person] = {}
    fresh = set(classes)
    while fresh:
        now = groups(site, sorted(fresh))
        done.update({cls: view for view, own in now for cls in own})
        fresh = {cls for group in now for cls in beside(site, group)} - set(done)
    return done


def mix(site: Site, group: Group) -> None:
    """Keep the keys by which slips are found that a group has and none of its classes."""
    view, own = group
    site.index.many("DELETE FROM token WHERE cls = ? AND kind = 'union'", [(cls,) for cls in own])
    if len(own) > 1:
        rows = site.index.among("SELECT token, kind FROM token WHERE cls IN (??)", own)
        have = {mark for mark, sort in rows if sort == "slip"}
        rest = {token(key) for key in slip_keys(view)} - have
        site.index.many(
            "INSERT INTO token VALUES (?, 'union', ?)", [(mark, min(own)) for mark in sorted(rest)]
        )
