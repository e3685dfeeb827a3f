"""Which merged events the register of meetings has."""

from __future__ import annotations

from collections.abc import Mapping

from kurultay.graph import terms
from kurultay.merge.clusters import parted
from kurultay.merge.keys import days
from kurultay.merge.meetings import SHORT, Report
from kurultay.merge.observations import Node, World

_MONTH = 31
"""Units: days."""
_SESSIONS = frozenset({"session", "gathering"})


def series(world: World) -> dict[str, list[Node]]:
    """Give the register's meetings by the bodies that hold them, and those above these."""
    found: dict[str, list[Node]] = {}
    for node in world.known(terms.MEETING):
        for body in node.all(terms.AUSPICES):
            found.setdefault(body, []).append(node)
            parent = world.register.get(body)
            for above in parent.all(terms.PART_OF) if parent else ():
                found.setdefault(above, []).append(node)
    return found


def link(
    world: World, events: dict[str, Report], known: Mapping[str, list[Node]] | None = None
) -> dict[str, tuple[str, ...]]:
    """
    Give for the register's meetings the merged events that they are.

    An event is linked only where one meeting fits it. Events that the same meeting fits are one,
    unless they come from one article: then the one with the most participants is taken. ``known``
    is what ``series`` gives, where that was asked before.
    """
    by_body = series(world) if known is None else known
    chosen: dict[str, list[str]] = {}
    for name in sorted(events, key=lambda name: (-len(events[name].persons), name)):
        judged = world.register.get(events[name].entry or "")
        found = judged or _only(events[name], by_body)
        if found is None or parted(events[name].apart, world.apart.get(found.iri, frozenset())):
            continue
        before = chosen.setdefault(found.iri, [])
        if judged or not any(_once(events[name], events[other]) for other in before):
            before.append(name)
    return {iri: tuple(sorted(names)) for iri, names in sorted(chosen.items())}


def _once(one: Report, two: Report) -> bool:
    """Tell whether one article has both, or a person judged that the two are not one."""
    return bool(one.articles & two.articles) or parted(one.apart, two.apart)


def _only(report: Report, by_body: Mapping[str, list[Node]]) -> Node | None:
    """Give the one meeting that fits best; None if there is none, or more than one."""
    if report.family not in _SESSIONS:
        return None
    near = {node.iri: node for body in report.bodies for node in by_body.get(body, ())}
    fitting = [node for node in near.values() if _fits(report, node)]
    exact = [node for node in fitting if set(node.all(terms.AUSPICES)) & report.own]
    kind = [node for node in exact or fitting if _kind(node) in report.kinds]
    best = kind or exact or fitting
    return best[0] if len(best) == 1 else None


def _kind(node: Node) -> str:
    return terms.concept_name(node.one(terms.HAS_KIND) or "")


def _fits(report: Report, node: Node) -> bool:
    """
    Tell whether a meeting of the register may be the event: by its number, or by its day.

    An organisation holds many series of ministers' meetings, each with its own second one. So
    where the article names but the organisation above, the day and the place must both agree.
    """
    ordinals, places = set(node.all(terms.ORDINAL)), set(node.all(terms.TOOK_PLACE_IN))
    if ordinals and report.ordinals and not ordinals & report.ordinals:
        return False
    stretch = days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY))
    same_kind, there = _kind(node) in report.kinds, bool(places & report.places)
    meets = stretch is not None and report.days is not None and stretch.meets(report.days)
    if not set(node.all(terms.AUSPICES)) & report.own:
        return meets and report.brief and there and same_kind
    here = there or not places or not report.places
    if stretch is None or report.days is None:
        return bool(ordinals & report.ordinals) and same_kind and here
    if ordinals & report.ordinals:
        # Of number, day and place two must agree; the third is then in conflict.
        near = stretch.gap(report.days) <= _MONTH
        return (meets and (same_kind or there)) or (near and same_kind and there)
    if report.brief and stretch.length <= SHORT:
        return meets and same_kind and here
    return meets and same_kind and there and report.days.length <= _MONTH
