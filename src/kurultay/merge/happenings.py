"""Growth of events, after their reports are joined: who is one by them, and the register's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kurultay.merge import levels, pack, stages
from kurultay.merge.people import People, within
from kurultay.merge.reported import Report
from kurultay.merge.site import Site


def settle(site: Site, persons: set[str], known: set[str]) -> set[str]:
    """
    Settle the events of the touched articles.

    ``persons`` are the touched groups of persons, ``known`` those of whom something else is known.

    Shape: the persons' and events' observations that have another merged node than before.
    """
    touched = levels.reported(site)
    level = levels.LEVELS[0]
    levels.rate(site, level, touched)
    for above in levels.LEVELS[1:]:
        made = levels.join(site, level, touched)
        touched = levels.lift(site, above, made, touched)
        levels.rate(site, above, touched)
        level = above
    levels.join(site, level, touched)
    events = touched.groups | levels.groups_of(site, touched.classes)
    wholes, changed = _one_by_events(site, persons, known, events)
    moved = stages.name(
        site, "person", wholes, _entries(site, wholes), stages.classes_of(site, wholes)
    )
    events |= _with(site, changed)
    return moved | _known(site, events)


_MEMBERS = (
    "FROM cls c3 JOIN grp g2 ON g2.up = c3.cls JOIN cls c2 ON c2.grp = g2.grp "
    "JOIN grp g1 ON g1.up = c2.cls JOIN cls c1 ON c1.grp = g1.grp "
)
"""From the groups of the third level to the classes of the first."""


def _members(site: Site, event: str) -> list[tuple[int, str, str]]:
    """Give number, name and report of the observations of an event."""
    query = f"SELECT c1.cls, c1.name, c1.words {_MEMBERS} WHERE c3.grp = ? ORDER BY c1.name"
    return [(int(cls), name, words) for cls, name, words in site.index.run(query, event)]


def _with(site: Site, persons: Iterable[str]) -> set[str]:
    """Give the events of persons."""
    query = (
        "SELECT DISTINCT c3.grp FROM part JOIN cls c1 ON c1.cls = part.cls "
        "JOIN grp g1 ON g1.grp = c1.grp JOIN cls c2 ON c2.cls = g1.up "
        "JOIN grp g2 ON g2.grp = c2.grp JOIN cls c3 ON c3.cls = g2.up WHERE part.grp IN (??)"
    )
    return {event for (event,) in site.index.among(query, sorted(persons)) if event}


def _one_by_events(
    site: Site, persons: set[str], known: set[str], events: set[str]
) -> tuple[set[str], set[str]]:
    """
    Join persons who took part in one event under one name.

    Shape: the touched persons, and the groups that are in another person than before.
    """
    index = site.index
    changed = set(persons)
    for event in sorted(events | _common(site, known)):
        rows = index.run("SELECT one, two FROM pair WHERE egrp = ?", event)
        before = {(one, two) for one, two in rows}
        after = _alike(site, event)
        if before != after:
            index.run("DELETE FROM pair WHERE egrp = ?", event)
            index.many("INSERT INTO pair VALUES (?, ?, ?)", [(event, *pair) for pair in after])
            changed |= {each for pair in before ^ after for each in pair}
    wholes: set[str] = set()
    moved: set[str] = set()
    left = set(changed)
    while left:
        part = stages.component(lambda some: _paired(site, some), [min(left)])
        left -= part
        _unite(site, part, wholes, moved)
    return wholes, moved


def _common(site: Site, persons: Iterable[str]) -> set[str]:
    """Give the events of persons of whom more is known now that have a namesake there."""
    index, found = site.index, set()
    for group in sorted(persons):
        row = index.run("SELECT words FROM grp WHERE grp = ? AND kind = 'person'", group)
        if not row or row[0][0] is None:
            continue
        one = pack.person(row[0][0])
        mine = [cls for (cls,) in index.run("SELECT cls FROM cls WHERE grp = ?", group)]
        others = levels.groups_of(site, stages.neighbours(site, "name", mine)) - {group}
        rows = index.among("SELECT grp, words FROM grp WHERE grp IN (??)", sorted(others))
        for other, words in rows:
            if within(one, pack.person(words)):
                found |= _with(site, [other])
        paired = index.run("SELECT egrp FROM pair WHERE one = ?1 OR two = ?1", group)
        found |= {event for (event,) in paired}
    return found


def _alike(site: Site, event: str) -> set[tuple[str, str]]:
    members = [cls for cls, _, _ in _members(site, event)]
    if len(members) < 2:
        return set()
    query = "SELECT DISTINCT grp FROM part WHERE cls IN (??)"
    groups = sorted({group for (group,) in site.index.among(query, members)})
    rows = site.index.among("SELECT grp, words FROM grp WHERE grp IN (??)", groups)
    known = {group: pack.person(words) for group, words in rows}
    return {
        (one, two)
        for place, one in enumerate(groups)
        for two in groups[place + 1 :]
        if within(known[one], known[two])
    }


def _paired(site: Site, groups: Iterable[str]) -> set[str]:
    some = sorted(groups)
    there = site.index.among("SELECT two FROM pair WHERE one IN (??)", some)
    back = site.index.among("SELECT one FROM pair WHERE two IN (??)", some)
    return {group for (group,) in (*there, *back)}


def _unite(site: Site, groups: set[str], wholes: set[str], moved: set[str]) -> None:
    index = site.index
    rows = list(index.among("SELECT grp, whole, words FROM grp WHERE grp IN (??)", sorted(groups)))
    wholes |= groups - {group for group, _, _ in rows}
    known = {group: pack.person(words) for group, _, words in rows}
    names = {view.name: group for group, view in known.items()}
    people = People({view.name: view for view in known.values()})
    pairs = index.among("SELECT one, two FROM pair WHERE one IN (??)", sorted(known))
    called = {tuple(sorted((known[a].name, known[b].name))) for a, b in pairs}
    people.unite((one, two) for one, two in called)
    before = {group: whole for group, whole, _ in rows}
    for members in people.groups().values():
        whole = min(names[each] for each in members)
        for group in (names[each] for each in members):
            wholes |= {whole, before[group]}
            if before[group] != whole:
                index.run("UPDATE grp SET whole = ? WHERE grp = ?", whole, group)
                moved.add(group)


def _entries(site: Site, wholes: Iterable[str]) -> dict[str, str]:
    """Give the register's persons."""
    query = "SELECT whole, words FROM grp WHERE kind = 'person' AND whole IN (??)"
    found = {}
    for whole, words in site.index.among(query, sorted(wholes)):
        entry = pack.person(words).register
        if entry:
            found[whole] = entry
    return found


def _known(site: Site, events: set[str]) -> set[str]:
    """Find the register's meetings among events, and give the observations that have moved."""
    index = site.index
    affected: set[str] = set()
    wholes: set[str] = set()
    for event in sorted(events):
        row = index.run("SELECT entry, whole FROM grp WHERE grp = ?", event)
        before = row[0][0] if row else None
        joined = _joined(site, event)
        affected |= {before} if before else set()
        if joined is None:
            wholes |= {row[0][1]} if row else {event}
            index.run("DELETE FROM grp WHERE grp = ?", event)
            index.run("DELETE FROM pair WHERE egrp = ?", event)
            continue
        entry = next(iter(site.link({joined.name: joined})), None)
        index.run(
            "UPDATE grp SET entry = ?, words = ? WHERE grp = ?", entry, pack.pack(joined), event
        )
        affected |= {entry} if entry else set()
    for entry in sorted(affected):
        rows = index.run("SELECT grp, words FROM grp WHERE entry = ?", entry)
        events |= {event for event, _ in rows}
    return _name(site, events, affected, wholes)


def _joined(site: Site, event: str) -> Report | None:
    """Give the reports of an event as one."""
    found: Report | None = None
    for _, _, words in _members(site, event):
        report = pack.report(words)
        found = found.also(report) if found else report
    if found is None:
        return None
    query = "SELECT grp, whole FROM grp WHERE grp IN (??)"
    wholes: dict[str, str] = dict(site.index.pairs(query, sorted(found.persons)))
    return replace(found, persons=frozenset(wholes.get(each, each) for each in found.persons))


def _name(site: Site, events: set[str], affected: set[str], wholes: set[str]) -> set[str]:
    index = site.index
    chosen: dict[str, str] = {}
    for entry in sorted(affected):
        rows = index.run("SELECT grp, words FROM grp WHERE entry = ?", entry)
        known = {pack.report(words).name: (group, pack.report(words)) for group, words in rows}
        found = site.link({name: each for name, (_, each) in known.items()})
        chosen.update({known[name][0]: entry for name in found.get(entry, ())})
    members: dict[str, list[int]] = {}
    for event in sorted(events):
        classes = [cls for cls, _, _ in _members(site, event)]
        if not classes:
            continue
        whole = chosen.get(event, event)
        wholes |= {whole} | {
            before for (before,) in index.run("SELECT whole FROM grp WHERE grp = ?", event)
        }
        index.run("UPDATE grp SET whole = ? WHERE grp = ?", whole, event)
        index.many(
            "UPDATE grp SET whole = ? WHERE grp = (SELECT grp FROM cls WHERE cls = ?)",
            [(whole, cls) for cls in classes],
        )
        members.setdefault(whole, []).extend(classes)
    entries = {whole: whole for whole in wholes if whole in site.register}
    for whole in wholes - set(members):
        for (event,) in index.run("SELECT grp FROM grp WHERE whole = ?", whole):
            classes = [cls for cls, _, _ in _members(site, event)]
            members.setdefault(whole, []).extend(classes)
    return stages.name(site, "event", wholes, entries, members)
