"""Growth of events, after their reports are joined: who is one by them, and the register's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import combinations

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
    events = set(touched.groups)
    wholes, changed = _one_by_events(site, persons, known, events)
    rows = site.index.among("SELECT cls FROM cls WHERE grp IN (??)", sorted(changed))
    site.mixed |= {int(cls) for (cls,) in rows}
    moved = stages.name(site, "person", wholes, _entries(site, wholes))
    # Elsewhere nothing depends on how many persons an event has.
    events |= _listed(site, _with(site, changed))
    return moved | _known(site, events)


_MEMBERS = (
    "FROM cls c3 JOIN grp g2 ON g2.up = c3.cls JOIN cls c2 ON c2.grp = g2.grp "
    "JOIN grp g1 ON g1.up = c2.cls JOIN cls c1 ON c1.grp = g1.grp "
)
"""From the groups of the third level to the classes of the first."""


def _members(site: Site, events: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Give number and report of the observations of events that have any, the first ones first."""
    query = f"SELECT c3.grp, c1.cls, c1.words, c1.name {_MEMBERS} WHERE c3.grp IN (??)"
    found: dict[str, list[tuple[int, str]]] = {}
    for event, cls, words, _ in sorted(site.index.among(query, events), key=lambda row: row[3]):
        found.setdefault(event, []).append((int(cls), words))
    return found


def _with(site: Site, persons: Iterable[str]) -> set[str]:
    """Give the events of persons."""
    query = (
        "SELECT DISTINCT c3.grp FROM part JOIN cls c1 ON c1.cls = part.cls "
        "JOIN grp g1 ON g1.grp = c1.grp JOIN cls c2 ON c2.cls = g1.up "
        "JOIN grp g2 ON g2.grp = c2.grp JOIN cls c3 ON c3.cls = g2.up WHERE part.grp IN (??)"
    )
    return {event for (event,) in site.index.among(query, sorted(persons)) if event}


def _listed(site: Site, events: Iterable[str]) -> set[str]:
    """Give those of some events that are meetings of the register."""
    query = "SELECT grp FROM grp WHERE entry IS NOT NULL AND grp IN (??)"
    return {event for (event,) in site.index.among(query, sorted(events))}


def _one_by_events(
    site: Site, persons: set[str], known: set[str], events: set[str]
) -> tuple[set[str], set[str]]:
    """
    Join persons who took part in one event under one name.

    Shape: the touched persons, and the groups that are in another person than before.
    """
    index = site.index
    changed = set(persons)
    some = sorted(events | _common(site, known))
    before = set(index.among("SELECT egrp, one, two FROM pair WHERE egrp IN (??)", some))
    after = _alike(site, some)
    index.many("DELETE FROM pair WHERE egrp = ? AND one = ? AND two = ?", sorted(before - after))
    index.many("INSERT INTO pair VALUES (?, ?, ?)", sorted(after - before))
    changed |= {each for _, *pair in before ^ after for each in pair}
    wholes: set[str] = set()
    moved: set[str] = set()
    left = set(changed)
    while left:
        part = stages.component(lambda some: _paired(site, some), [min(left)])
        left -= part
        _unite(site, part, wholes, moved)
    return wholes, moved


def _common(site: Site, persons: Iterable[str]) -> set[str]:
    """Give the events in which persons of whom more is known now met a namesake."""
    index, found = site.index, set()
    for group in sorted(persons):
        row = index.run("SELECT words FROM grp WHERE grp = ? AND kind = 'person'", group)
        if not row or row[0][0] is None:
            continue
        one = pack.person(row[0][0])
        mine = [cls for (cls,) in index.run("SELECT cls FROM cls WHERE grp = ?", group)]
        others = levels.groups_of(site, stages.neighbours(site, "name", mine)) - {group}
        rows = index.among("SELECT grp, words FROM grp WHERE grp IN (??)", sorted(others))
        alike = [other for other, words in rows if within(one, pack.person(words))]
        if alike:
            found |= _with(site, [group]) & _with(site, alike)
        paired = index.run("SELECT egrp FROM pair WHERE one = ?1 OR two = ?1", group)
        found |= {event for (event,) in paired}
    return found


def _alike(site: Site, events: Iterable[str]) -> set[tuple[str, str, str]]:
    """Give the pairs of persons that events show to be one, each with the event."""
    there = _members(site, events)
    own = {event: [cls for cls, _ in some] for event, some in there.items() if len(some) > 1}
    took: dict[int, set[str]] = {}
    query = "SELECT cls, grp FROM part WHERE cls IN (??)"
    for cls, group in site.index.among(query, (cls for some in own.values() for cls in some)):
        took.setdefault(cls, set()).add(group)
    everybody = sorted({group for some in took.values() for group in some})
    rows = site.index.among("SELECT grp, words FROM grp WHERE grp IN (??)", everybody)
    known = {group: pack.person(words) for group, words in rows}
    return {
        (event, one, two)
        for event, classes in own.items()
        for one, two in combinations(sorted({g for cls in classes for g in took.get(cls, ())}), 2)
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
    rows = index.among("SELECT grp, entry, whole FROM grp WHERE grp IN (??)", sorted(events))
    was = {event: (entry, whole) for event, entry, whole in rows}
    joined = _joined(site, events)
    now = []
    for event in sorted(events):
        before, whole = was.get(event, (None, event))
        affected |= {before} if before else set()
        if event not in joined:
            wholes.add(whole)
            continue
        report = joined[event]
        entry = next(iter(site.link({report.name: report})), None)
        now.append((entry, pack.pack(report), event))
        affected |= {entry} if entry else set()
    index.many("UPDATE grp SET entry = ?, words = ? WHERE grp = ?", now)
    lost = [(event,) for event in sorted(events - joined.keys())]
    index.many("DELETE FROM grp WHERE grp = ?", lost)
    index.many("DELETE FROM pair WHERE egrp = ?", lost)
    for entry in sorted(affected):
        events |= {event for (event,) in index.run("SELECT grp FROM grp WHERE entry = ?", entry)}
    return _name(site, events, affected, wholes)


def _joined(site: Site, events: Iterable[str]) -> dict[str, Report]:
    """Give the reports of each event as one."""
    found = {
        event: reduce(Report.also, (pack.report(words) for _, words in some))
        for event, some in _members(site, events).items()
    }
    query = "SELECT grp, whole FROM grp WHERE grp IN (??)"
    persons = sorted({each for report in found.values() for each in report.persons})
    wholes: dict[str, str] = dict(site.index.pairs(query, persons))
    return {
        event: replace(report, persons=frozenset(wholes.get(each, each) for each in report.persons))
        for event, report in found.items()
    }


def _name(site: Site, events: set[str], affected: set[str], wholes: set[str]) -> set[str]:
    index = site.index
    chosen: dict[str, str] = {}
    for entry in sorted(affected):
        rows = index.run("SELECT grp, words FROM grp WHERE entry = ?", entry)
        known = {report.name: (group, report) for group, report in _read(rows)}
        found = site.link({name: report for name, (_, report) in known.items()})
        chosen.update({known[name][0]: entry for name in found.get(entry, ())})
    members: dict[str, list[int]] = {}
    own = sorted(_members(site, events).items())
    query = "SELECT whole FROM grp WHERE grp IN (??)"
    wholes |= {before for (before,) in index.among(query, [event for event, _ in own])}
    moves: list[tuple[str, str]] = []
    below: list[tuple[str, int]] = []
    for event, some in own:
        whole = chosen.get(event, event)
        wholes.add(whole)
        moves.append((whole, event))
        below += [(whole, cls) for cls, _ in some]
        members.setdefault(whole, []).extend(cls for cls, _ in some)
    index.many("UPDATE grp SET whole = ? WHERE grp = ?", moves)
    index.many("UPDATE grp SET whole = ? WHERE grp = (SELECT grp FROM cls WHERE cls = ?)", below)
    entries = {whole: whole for whole in wholes if whole in site.register}
    query = "SELECT grp, whole FROM grp WHERE whole IN (??)"
    others: dict[str, str] = dict(index.pairs(query, sorted(wholes - set(members))))
    for event, some in sorted(_members(site, others).items()):
        members.setdefault(others[event], []).extend(cls for cls, _ in some)
    return stages.name(site, "event", wholes, entries, members)


def _read(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Report]]:
    for group, words in rows:
        yield group, pack.report(words)
