"""
Growth of events: reports joined level by level.

Each level joins what the one before has joined, by its own keys and its own decision: what shares
days and participants, what leaves its day open, what stands beside a shared event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kurultay.graph import terms
from kurultay.merge import blocks, leaves, meetings, pack, stages
from kurultay.merge.blocks import Lookup
from kurultay.merge.observations import Node, World
from kurultay.merge.people import People
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
    lookup: Lookup
    rating: Rating
    alone: bool
    """Whether an event joins another only if no other fits."""


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
    if one.bond and one.bond == two.bond:
        return ()
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


LEVELS = (
    Level("e1", blocks.BRIEF, _scored, alone=False),
    Level("e2", blocks.OPEN, _open, alone=True),
    Level("e3", blocks.NONE, _beside, alone=True),
)


def reported(site: Site) -> Touched:
    """Take the reports of the touched articles."""
    out = site.output()
    world = site.restless(terms.EVENT, terms.MEETING, terms.PARTICIPATION, anew=site.anew)
    query = "SELECT obs.iri, cls.grp FROM obs JOIN cls ON cls.cls = obs.cls WHERE obs.iri IN (??)"
    persons = [node.iri for node in world.of(terms.PERSON)]
    people = Grouped(dict(site.index.among(query, persons)))
    found = reports(out, _named(site, world, out), people)
    words = {iri: pack.pack(report) for iri, report in found.items()}
    touched = stages.classify(site, "e1", words, _keys(LEVELS[0]), stages.linked)
    classes: dict[str, int] = dict(
        site.index.pairs("SELECT iri, cls FROM obs WHERE iri IN (??)", sorted(found))
    )
    rows = [(classes[iri], who) for iri, report in found.items() for who in report.persons]
    site.index.many("INSERT OR IGNORE INTO part VALUES (?, ?)", rows)
    return touched


def _named(site: Site, world: World, out: Output) -> World:
    """Add what other articles call the bodies."""
    extra = []
    bodies = {out.resolve(node.iri) for node in world.of(terms.BODY)}
    spoken = site.index.notes(f"tongues {entity}" for entity in bodies)
    for name, tongues in sorted(spoken.items()):
        entity = name.removeprefix("tongues ")
        for place, langs in enumerate(filter(None, tongues.split("|"))):
            iri = f"{entity}#{place}"
            labels = tuple(Term("-", "literal", lang) for lang in langs.split(" "))
            extra.append(Node(iri, entity, {terms.PREF_LABEL: labels}))
            out.same[iri] = entity
    known = (*world.of(terms.BODY), *extra)
    return replace(world, observed={**world.observed, terms.BODY: known})


def _keys(level: Level) -> dict[str, stages.Keys]:
    def of(keys: Callable[[Report], Iterable[object]]) -> stages.Keys:
        return lambda words: keys(pack.report(words))

    return {sort: of(keys) for sort, keys in level.lookup.keys.items()}


def rate(site: Site, level: Level, touched: Touched) -> None:
    """Find the pairs of what is touched that belong together."""
    index = site.index
    query = "SELECT cls, name, words FROM cls WHERE cls IN (??)"
    fresh = sorted(index.among(query, sorted(touched.fresh)))
    index.many("DELETE FROM edge WHERE one = ?1 OR two = ?1", [(cls,) for cls, _, _ in fresh])
    for cls, name, words in fresh:
        one = pack.report(words)
        reach = one.reach if level.alone else None
        for other, second, said in index.among(
            "SELECT cls, name, words FROM cls WHERE cls IN (??)",
            sorted(_near(site, level, cls, one)),
        ):
            if reach and _far(reach, said):
                continue
            two = pack.report(said)
            first, last = (one, two) if name < second else (two, one)
            rank = level.rating(first, last)
            if rank is None:
                continue
            ends = (cls, other) if name < second else (other, cls)
            index.run("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", *ends, pack.pack(rank))
            touched.classes.add(other)


def _far(reach: tuple[str, str], words: str) -> bool:
    """Tell whether a report that is not read yet is of another time."""
    days = pack.days(words)
    return bool(days) and (max(days) < reach[0] or min(days) > reach[1])


def _near(site: Site, level: Level, cls: int, report: Report) -> set[int]:
    if level.name == "e3":
        return _beside_shared(site, cls, report)
    met = stages.meeting(site, stages.marks(site, [cls]), level.lookup.meets)
    return {other for _, other in met} - {cls}


def _beside_shared(site: Site, cls: int, report: Report) -> set[int]:
    """Give what stands in the articles that share some other event with an event's own."""
    events = "SELECT DISTINCT cls FROM page WHERE article IN (??)"
    shared = {int(other) for (other,) in site.index.among(events, report.articles)} - {cls}
    rows = site.index.among("SELECT DISTINCT article FROM page WHERE cls IN (??)", shared)
    near = {article for (article,) in rows} - report.articles
    return {int(other) for (other,) in site.index.among(events, near)} - shared - {cls}


def join(site: Site, level: Level, touched: Touched) -> dict[str, Report]:
    """Join what is touched and what bears on it; give the groups of it, each as one report."""
    if level.alone:
        return leaves.join(site, level.name, touched)
    left, made = set(touched.classes), {}
    while left:
        whole = stages.component(lambda some: stages.linked(site, some), [min(left)])
        left -= whole
        rows = list(
            site.index.among("SELECT cls, name, words FROM cls WHERE cls IN (??)", sorted(whole))
        )
        numbers = {name: cls for cls, name, _ in rows}
        known = {name: pack.report(words) for _, name, words in rows}
        clusters = meetings.bonded(known)
        meetings.join(clusters, known, _pairs(site, rows))
        groups = clusters.groups()
        names = stages.regroup(
            site, level.name, whole, [[numbers[n] for n in g] for g in groups.values()], touched
        )
        made.update({name: known[group] for group, name in zip(groups, names, strict=True)})
    return made


def _pairs(site: Site, rows: Sequence[tuple[int, str, str]]) -> list[tuple[str, str]]:
    """Give the pairs of a component, the best first."""
    called = {cls: name for cls, name, _ in rows}
    edges = site.index.among("SELECT one, two, rank FROM edge WHERE one IN (??)", sorted(called))
    rated = sorted((pack.rank(rank), called[one], called[two]) for one, two, rank in edges)
    return [(one, two) for _, one, two in rated]


def lift(site: Site, level: Level, made: Mapping[str, Report], below: Touched) -> Touched:
    """Make the groups of one level the classes of the next."""
    index, touched = site.index, Touched()
    for group in sorted(set(made) | below.groups):
        row = index.run("SELECT up FROM grp WHERE grp = ?", group)
        before = int(row[0][0] or 0) if row else 0
        empty = not index.run("SELECT 1 FROM cls WHERE grp = ? LIMIT 1", group)
        if not empty and group not in made:
            touched.groups |= groups_of(site, [before])
            continue
        words = "" if empty else pack.pack(made[group])
        old = index.run("SELECT words, grp FROM cls WHERE cls = ?", before)
        if old and old[0][0] == words:
            # Who tells of an event may change although nothing of it does.
            touched.groups |= {old[0][1]} - {None} if group in below.groups else set()
            continue
        if old:
            touched.lost |= stages.linked(site, [before])
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
        _touch_pages(site, site.taken, touched)
    touched.classes |= touched.fresh | touched.lost
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
    touched.lost |= stages.linked(site, there)
    touched.fresh |= there


def groups_of(site: Site, classes: Iterable[int]) -> set[str]:
    """Give the groups of classes."""
    rows = site.index.among("SELECT DISTINCT grp FROM cls WHERE cls IN (??)", sorted(classes))
    return {group for (group,) in rows if group}
