"""
Growth of events: reports joined level by level, then who is one by them, then the register.

Each level joins what the one before has joined, by its own keys and its own decision: what shares
days and participants, what leaves its day open, what stands beside a shared event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kurultay.graph import terms
from kurultay.merge import linked, meetings, pack, stages
from kurultay.merge.clusters import Clusters
from kurultay.merge.observations import Node, World
from kurultay.merge.people import People, within
from kurultay.merge.reported import Report, reports
from kurultay.merge.sameness import TWO_SIDED, beside, fits, score
from kurultay.merge.site import Site
from kurultay.merge.stages import Touched
from kurultay.merge.write import Output
from kurultay.store import Term

Rating = Callable[[Report, Report], tuple[int, ...] | None]
"""How strongly a pair belongs together, the lowest first; None if it does not."""


@dataclass(frozen=True, slots=True)
class Level:
    """One of the three levels: its name, its keys, its decision on a pair."""

    name: str
    keys: Mapping[str, Callable[[Report], Iterable[object]]]
    rating: Rating
    same: Callable[[Report, Report], bool] | None


class Grouped(People):
    """Persons as they are grouped already."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        """Take the group of each observation."""
        super().__init__({})
        self._group = groups

    def has(self, iri: str) -> bool:
        """Tell whether a node is an observed person."""
        return iri in self._group

    def find(self, observation: str) -> str:
        """Give the group that an observation is in."""
        return self._group[observation]


def _scored(one: Report, two: Report) -> tuple[int, ...] | None:
    rank = score(one, two)
    return None if rank is None else tuple(-part for part in rank)


def _open(one: Report, two: Report) -> tuple[int, ...] | None:
    if one.brief and two.brief and one.family not in TWO_SIDED:
        return None
    return () if fits(one, two) else None


def _beside(one: Report, two: Report) -> tuple[int, ...] | None:
    if one.family != two.family or one.articles & two.articles:
        return None
    return () if beside(one, two) else None


def _where_and_who(report: Report) -> Iterator[object]:
    for where in report.places | report.own:
        for who in report.persons | report.sides:
            yield report.family, where, who


def _where_and_who_openly(report: Report) -> Iterator[object]:
    return iter(()) if report.brief else _where_and_who(report)


LEVELS = (
    Level("e1", {"e1": meetings.block_keys}, _scored, None),
    Level("e2", {"e2": meetings.open_keys}, _open, fits),
    Level("e3", {"e3": _where_and_who, "e3o": _where_and_who_openly}, _beside, beside),
)


def settle(site: Site, persons: set[str], known: set[str]) -> set[str]:
    """
    Settle the events of the touched articles.

    ``persons`` are the touched groups of persons, ``known`` those of whom something else is known.

    Shape: the persons' and events' observations that have another merged node than before.
    """
    touched = _reported(site)
    level = LEVELS[0]
    _rate(site, level, touched)
    for above in LEVELS[1:]:
        made = _join(site, level, touched)
        touched = _lift(site, above, made, touched)
        _rate(site, above, touched)
        level = above
    _join(site, level, touched)
    events = touched.groups | _groups_of(site, touched.classes)
    wholes, changed = _one_by_events(site, persons, known, events)
    moved = stages.name(
        site, "person", wholes, _entries(site, wholes), stages.classes_of(site, wholes)
    )
    events |= _with(site, changed)
    return moved | _known(site, events)


def _reported(site: Site) -> Touched:
    world, out = site.world(), site.output()
    query = (
        "SELECT obs.iri, cls.grp FROM obs JOIN cls ON cls.cls = obs.cls "
        "WHERE obs.kind = 'person' AND obs.art IN (??)"
    )
    people = Grouped(dict(site.index.among(query, sorted(site.arts))))
    found = reports(out, _named(site, world, out), people)
    words = {iri: pack.pack(report) for iri, report in found.items()}
    touched = stages.classify(site, "e1", words, _keys(LEVELS[0]), stages.linked)
    classes = dict(site.index.among("SELECT iri, cls FROM obs WHERE iri IN (??)", sorted(found)))
    rows = [(classes[iri], who) for iri, report in found.items() for who in report.persons]
    site.index.many("INSERT OR IGNORE INTO part VALUES (?, ?)", rows)
    return touched


def _named(site: Site, world: World, out: Output) -> World:
    """Add what other articles call the bodies."""
    extra = []
    for entity in sorted({*out.same.values()}):
        for place, langs in enumerate(
            filter(None, site.index.noted(f"tongues {entity}").split("|"))
        ):
            iri = f"{entity}#{place}"
            labels = tuple(Term("-", "literal", lang) for lang in langs.split(" "))
            extra.append(Node(iri, entity, {terms.PREF_LABEL: labels}))
            out.same[iri] = entity
    bodies = (*world.of(terms.BODY), *extra)
    return replace(world, observed={**world.observed, terms.BODY: bodies})


def _keys(level: Level) -> dict[str, stages.Keys]:
    def of(keys: Callable[[Report], Iterable[object]]) -> stages.Keys:
        return lambda words: keys(pack.report(words))

    return {sort: of(keys) for sort, keys in level.keys.items()}


def _rate(site: Site, level: Level, touched: Touched) -> None:
    """Find the pairs of what is touched that belong together."""
    index = site.index
    query = "SELECT cls, name, words FROM cls WHERE cls IN (??)"
    fresh = sorted(index.among(query, sorted(touched.fresh)))
    index.many("DELETE FROM edge WHERE one = ?1 OR two = ?1", [(cls,) for cls, _, _ in fresh])
    for cls, name, words in fresh:
        one = pack.report(words)
        for other, second, said in index.among(
            "SELECT cls, name, words FROM cls WHERE cls IN (??)",
            sorted(_near(site, level, cls, one)),
        ):
            two = pack.report(said)
            first, last = (one, two) if name < second else (two, one)
            rank = level.rating(first, last)
            if rank is None or (level.name == "e3" and not _adjacent(site, one, two, cls, other)):
                continue
            ends = (cls, other) if name < second else (other, cls)
            index.run("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", *ends, pack.pack(rank))
            touched.classes.add(other)


def _near(site: Site, level: Level, cls: int, report: Report) -> set[int]:
    if level.name != "e3":
        return stages.neighbours(site, level.name, [cls]) - {cls}
    sort = "e3o" if report.brief else "e3"
    marks = site.index.run("SELECT token FROM token WHERE kind = 'e3' AND cls = ?", cls)
    query = f"SELECT cls FROM token WHERE kind = '{sort}' AND token IN (??)"
    return {int(n) for (n,) in site.index.among(query, [mark for (mark,) in marks])} - {cls}


def _adjacent(site: Site, one: Report, two: Report, *ends: int) -> bool:
    """Tell whether some other event is in an article of the one and in one of the other."""
    query = "SELECT DISTINCT cls FROM page WHERE article IN (??)"
    mine, theirs = (set(site.index.among(query, each.articles)) for each in (one, two))
    return bool((mine & theirs) - {(end,) for end in ends})


def _join(site: Site, level: Level, touched: Touched) -> dict[str, Report]:
    """Join the components of what is touched; give their groups, each as one report."""
    left, made = set(touched.classes), {}
    while left:
        whole = stages.component(lambda some: stages.linked(site, some), [min(left)])
        left -= whole
        rows = list(
            site.index.among("SELECT cls, name, words FROM cls WHERE cls IN (??)", sorted(whole))
        )
        numbers = {name: cls for cls, name, _ in rows}
        known = {name: pack.report(words) for _, name, words in rows}
        clusters = Clusters(known)
        meetings.join(clusters, known, tuple(_pairs(site, level, known, rows)))
        groups = clusters.groups()
        names = stages.regroup(
            site, level.name, whole, [[numbers[n] for n in g] for g in groups.values()], touched
        )
        made.update({name: known[group] for group, name in zip(groups, names, strict=True)})
    return made


def _pairs(
    site: Site, level: Level, known: Mapping[str, Report], rows: list[tuple[int, str, str]]
) -> Iterable[tuple[str, str]]:
    called = {cls: name for cls, name, _ in rows}
    edges = site.index.among("SELECT one, two, rank FROM edge WHERE one IN (??)", sorted(called))
    rated = sorted((pack.unpack(rank), called[one], called[two]) for one, two, rank in edges)
    pairs = [(one, two) for _, one, two in rated]
    return pairs if level.same is None else meetings.settled(known, pairs, level.same)


def _lift(site: Site, level: Level, made: Mapping[str, Report], below: Touched) -> Touched:
    """Make the groups of one level the classes of the next."""
    index, touched = site.index, Touched()
    for group in sorted(set(made) | below.groups):
        row = index.run("SELECT up FROM grp WHERE grp = ?", group)
        before = row[0][0] if row else None
        empty = not index.run("SELECT 1 FROM cls WHERE grp = ? LIMIT 1", group)
        if not empty and group not in made:
            touched.groups |= _groups_of(site, [before])
            continue
        words = "" if empty else pack.pack(made[group])
        old = index.run("SELECT words, grp FROM cls WHERE cls = ?", before)
        if old and old[0][0] == words:
            # Beside whom an event stands may change although nothing of it does.
            touched.groups |= {old[0][1]} - {None}
            continue
        if old:
            touched.classes |= stages.linked(site, [before])
            touched.groups |= {old[0][1]} - {None}
            _aside(site, level, before, made.get(group), touched)
            stages.drop(site, before)
        if empty:
            index.run("DELETE FROM grp WHERE grp = ?", group)
            continue
        cls = stages.made(site, level.name, words, _keys(level))
        index.run(
            "UPDATE cls SET name = ?, grp = ? WHERE cls = ?",
            made[group].name, old[0][1] if old else None, cls,
        )  # fmt: skip
        index.run("UPDATE grp SET up = ? WHERE grp = ?", cls, group)
        touched.fresh.add(cls)
        if level.name == "e3":
            pages = [(article, cls) for article in made[group].articles]
            index.many("INSERT INTO page VALUES (?, ?)", pages)
            if not old:
                _touch_pages(site, made[group].articles, touched)
    if level.name == "e3":
        _touch_pages(site, site.pages, touched)
    touched.classes |= touched.fresh
    alive = index.among("SELECT cls FROM cls WHERE cls IN (??)", sorted(touched.classes))
    touched.classes = {int(cls) for (cls,) in alive}
    return touched


def _aside(site: Site, level: Level, cls: int, after: Report | None, touched: Touched) -> None:
    """Touch what stands in articles that an event has gained or lost."""
    if level.name != "e3":
        return
    words = site.index.run("SELECT words FROM cls WHERE cls = ?", cls)[0][0]
    before = pack.report(words).articles
    _touch_pages(site, before ^ (after.articles if after else frozenset()), touched)


def _touch_pages(site: Site, articles: Iterable[str], touched: Touched) -> None:
    rows = site.index.among("SELECT DISTINCT cls FROM page WHERE article IN (??)", sorted(articles))
    there = {int(cls) for (cls,) in rows}
    touched.classes |= there | stages.linked(site, there)
    touched.fresh |= there


def _groups_of(site: Site, classes: Iterable[int]) -> set[str]:
    rows = site.index.among("SELECT DISTINCT grp FROM cls WHERE cls IN (??)", sorted(classes))
    return {group for (group,) in rows if group}


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
        others = _groups_of(site, stages.neighbours(site, "name", mine)) - {group}
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
        entry = next(iter(linked.link(site.lore(), {joined.name: joined})), None)
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
    wholes = dict(site.index.among(query, sorted(found.persons)))
    return replace(found, persons=frozenset(wholes.get(each, each) for each in found.persons))


def _name(site: Site, events: set[str], affected: set[str], wholes: set[str]) -> set[str]:
    index = site.index
    chosen: dict[str, str] = {}
    for entry in sorted(affected):
        rows = index.run("SELECT grp, words FROM grp WHERE entry = ?", entry)
        known = {pack.report(words).name: (group, pack.report(words)) for group, words in rows}
        found = linked.link(site.lore(), {name: each for name, (_, each) in known.items()})
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
