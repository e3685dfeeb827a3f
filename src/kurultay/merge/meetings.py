"""
Which reports are of one event.

A false merge is worse than a missed one: reports join only if they share days and participants,
or count the same session of the same body; then what leaves its day open joins the only event that
it fits. Within one article no two events are ever one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kurultay.merge.blocks import block_keys, open_keys
from kurultay.merge.clusters import Clusters
from kurultay.merge.reported import SHORT, Report, reports
from kurultay.merge.sameness import TWO_SIDED, beside, fits, only, possible, score

__all__ = ["SHORT", "Report", "cluster", "reports"]


def bonded(known: dict[str, Report]) -> Clusters:
    """Join in ``known`` what was judged one event, whatever else the reports say."""
    bonds = {name: report.bond for name, report in sorted(known.items()) if report.bond}
    clusters = Clusters(known, bonds=bonds)
    for name, bond in bonds.items():
        if bond in known and name != bond:
            known[bond] = known[bond].also(known.pop(name))
    return clusters


def cluster(found: dict[str, Report]) -> dict[str, tuple[str, ...]]:
    """Give the reports of each event, by the name of the first; the best pairs are joined first."""
    known = dict(found)
    clusters = bonded(known)
    rated = []
    for one, two in _pairs(found):
        rank = score(found[one], found[two])
        if rank is not None:
            rated.append((tuple(-part for part in rank), one, two))
    join(clusters, known, ((one, two) for _, one, two in sorted(rated)))
    for pairs, same in ((_open_pairs, fits), (_neighbours, beside)):
        alike = [(one, two) for one, two in pairs(known) if same(known[one], known[two])]
        join(clusters, known, tuple(settled(known, alike)))
    return clusters.groups()


def join(clusters: Clusters, known: dict[str, Report], pairs: Iterable[tuple[str, str]]) -> None:
    """Join pairs in their order, each unless it is forbidden by what is joined already."""
    for one, two in pairs:
        first, second = sorted((clusters.find(one), clusters.find(two)))
        if first != second and possible(known[first], known[second]):
            known[first] = known[first].also(known.pop(second))
            clusters.join(first, second)


def settled(
    known: Mapping[str, Report], alike: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Give the pairs of those alike of which one leaves its day open and can only be the other."""
    met: dict[str, set[str]] = {}
    for one, two in alike:
        met.setdefault(one, set()).add(two)
        met.setdefault(two, set()).add(one)
    for name in sorted(met):
        other = only(met[name])
        if other is None or (known[name].brief and not known[other].brief):
            continue
        rivals = met[other] - {name}
        both = known[name].brief == known[other].brief
        if not any(both or known[name].articles & known[each].articles for each in rivals):
            yield name, other


def _open_pairs(known: Mapping[str, Report]) -> set[tuple[str, str]]:
    """Give the pairs of events that may be one although a day is open, or a day off."""
    blocks: dict[object, list[str]] = {}
    for name in sorted(known):
        for key in set(open_keys(known[name])):
            blocks.setdefault(key, []).append(name)
    return {
        pair
        for block in blocks.values()
        for pair in combinations(block, 2)
        if not all(known[name].brief for name in pair) or known[pair[0]].family in TWO_SIDED
    }


def _neighbours(known: Mapping[str, Report]) -> set[tuple[str, str]]:
    """Give the pairs of one kind from articles that share an event, one of them without its day."""
    pages: dict[str, list[str]] = {}
    for name, report in sorted(known.items()):
        for article in report.articles:
            pages.setdefault(article, []).append(name)
    found: set[tuple[str, str]] = set()
    for name, report in known.items():
        if report.brief:
            continue
        shared = {each for article in report.articles for each in pages[article]} - {name}
        near = {article for each in shared for article in known[each].articles} - report.articles
        for article in near:
            found.update(
                (min(name, other), max(name, other))
                for other in pages[article]
                if known[other].family == report.family and other not in shared
            )
    return found


def _pairs(found: dict[str, Report]) -> set[tuple[str, str]]:
    """Give the pairs worth a look: those that share a key."""
    blocks: dict[object, list[str]] = {}
    for name in sorted(found):
        for key in set(block_keys(found[name])):
            blocks.setdefault(key, []).append(name)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}
