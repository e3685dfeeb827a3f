"""
Growth of the levels at which an event joins another only if no other fits.

There a pair counts only if one end of it is a leaf, which no other edge leads to. So what is told
of an event without a day may fit hundreds of others, and none of these is decided again for it:
only leaves, what they hang on, and what was one with these before.
"""

from __future__ import annotations

from collections.abc import Iterable

from kurultay.merge import meetings, pack, stages
from kurultay.merge.clusters import Clusters
from kurultay.merge.reported import Report
from kurultay.merge.site import Site
from kurultay.merge.stages import Touched

_LEAVES = (
    "SELECT cls FROM cls WHERE cls IN (??) AND 1 = "
    "(SELECT COUNT(*) FROM (SELECT 1 FROM edge WHERE one = cls.cls LIMIT 2))"
    " + (SELECT COUNT(*) FROM (SELECT 1 FROM edge WHERE two = cls.cls LIMIT 2))"
)
"""Those of some classes that only one edge leads to; of many edges two are counted."""
_SHARED = (
    "SELECT cls FROM cls WHERE cls IN (??) AND EXISTS "
    "(SELECT 1 FROM cls other WHERE other.grp = cls.grp AND other.cls <> cls.cls)"
)
"""Those of some classes that are one with others."""


def join(site: Site, level: str, touched: Touched) -> dict[str, Report]:
    """Join what is to be decided again; give the groups of it, each as one report."""
    whole = stages.component(lambda some: _bound(site, some), _begun(site, touched))
    index = site.index
    hanging = _leaves(site, whole)
    hubs = stages.linked(site, hanging)
    edges = _edges(site, hubs | hanging)
    some = sorted(whole.union(*edges))
    rows = list(index.among("SELECT cls, name, words FROM cls WHERE cls IN (??)", some))
    called = {cls: name for cls, name, _ in rows}
    known = {name: pack.report(words) for _, name, words in rows}
    numbers = {name: cls for cls, name in called.items() if cls in whole}
    pairs = meetings.settled(known, [(called[one], called[two]) for one, two in edges])
    # Of what is there as a rival only, not all edges are.
    ends = {called[cls] for cls in hanging}
    kept = tuple(pair for pair in pairs if pair[0] in ends)
    clusters = Clusters(numbers)
    meetings.join(clusters, known, kept)
    groups = clusters.groups()
    names = stages.regroup(
        site, level, whole, [[numbers[n] for n in g] for g in groups.values()], touched
    )
    return {name: known[group] for group, name in zip(groups, names, strict=True)}


def _begun(site: Site, touched: Touched) -> set[int]:
    """
    Give what is new, and what else has gained or lost an edge and may be decided otherwise now.

    One more rival only takes from an event what it was one with; one rival less may free a leaf.
    """
    rest = touched.classes - touched.fresh
    begun = touched.classes & touched.fresh
    begun |= _leaves(site, rest | stages.linked(site, touched.lost))
    for query, some in (
        (_SHARED, sorted(rest)),
        ("SELECT cls FROM cls WHERE grp IN (??)", sorted(touched.groups)),
    ):
        begun |= {int(cls) for (cls,) in site.index.among(query, some)}
    return begun


def _bound(site: Site, classes: Iterable[int]) -> set[int]:
    """Give what is decided together with some classes: their leaves, their hubs, their groups."""
    some = set(classes)
    edges = _edges(site, some)
    ends = _leaves(site, {end for edge in edges for end in edge})
    found = {end for edge in edges if not ends.isdisjoint(edge) for end in edge}
    return found | _mates(site, some)


def _edges(site: Site, classes: Iterable[int]) -> set[tuple[int, int]]:
    some = sorted(classes)
    there = site.index.among("SELECT one, two FROM edge WHERE one IN (??)", some)
    back = site.index.among("SELECT one, two FROM edge WHERE two IN (??)", some)
    return {(int(one), int(two)) for one, two in (*there, *back)}


def _leaves(site: Site, classes: Iterable[int]) -> set[int]:
    """Give those of some classes that only one edge leads to."""
    return {int(cls) for (cls,) in site.index.among(_LEAVES, sorted(classes))}


def _mates(site: Site, classes: Iterable[int]) -> set[int]:
    """Give the classes of the groups of some classes."""
    query = "SELECT two.cls FROM cls one JOIN cls two ON two.grp = one.grp WHERE one.cls IN (??)"
    return {int(cls) for (cls,) in site.index.among(query, sorted(classes))}
