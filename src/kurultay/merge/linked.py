"""Which merged events the register of meetings has."""

from __future__ import annotations

from kurultay.graph import terms
from kurultay.merge.keys import days
from kurultay.merge.meetings import SHORT, Report
from kurultay.merge.observations import Node, World

_SESSIONS = frozenset({"session", "gathering"})


def link(world: World, events: dict[str, Report]) -> dict[str, str]:
    """
    Give for merged events the register's meeting that they are, one each at most.

    Of two events that fit one meeting neither is joined: the register is counted by hand, and
    what it does not settle stays apart.
    """
    meetings = world.known(terms.MEETING)
    by_body: dict[str, list[Node]] = {}
    for node in meetings:
        for body in node.all(terms.AUSPICES):
            by_body.setdefault(body, []).append(node)
            parent = world.register.get(body)
            for above in parent.all(terms.PART_OF) if parent else ():
                by_body.setdefault(above, []).append(node)
    chosen: dict[str, list[str]] = {}
    for name, report in events.items():
        if report.family not in _SESSIONS:
            continue
        near = {node.iri: node for body in report.bodies for node in by_body.get(body, ())}
        fitting = [node for node in near.values() if _fits(report, node)]
        exact = [node for node in fitting if set(node.all(terms.AUSPICES)) & report.bodies]
        kind = [node for node in exact or fitting if _kind(node) in report.kinds]
        best = kind or exact or fitting
        if len(best) == 1:
            chosen.setdefault(best[0].iri, []).append(name)
    return {names[0]: iri for iri, names in chosen.items() if len(names) == 1}


def _kind(node: Node) -> str:
    return terms.concept_name(node.one(terms.HAS_KIND) or "")


def _fits(report: Report, node: Node) -> bool:
    """Tell whether a meeting of the register may be the event: by its number, or by its day."""
    ordinals, places = set(node.all(terms.ORDINAL)), set(node.all(terms.TOOK_PLACE_IN))
    if ordinals and report.ordinals and not ordinals & report.ordinals:
        return False
    stretch = days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY))
    dated = stretch is not None and report.days is not None
    meets = stretch is not None and report.days is not None and stretch.meets(report.days)
    here = not places or not report.places or bool(places & report.places)
    if ordinals & report.ordinals:
        same_kind = _kind(node) in report.kinds
        if dated and not meets:
            # A number and a place together are surer than a day, which then is in conflict.
            near = stretch is not None and report.days is not None and stretch.gap(report.days) < 32
            return near and same_kind and bool(places & report.places)
        return here and (same_kind or meets)
    both_here = bool(places & report.places)
    brief = report.brief and stretch is not None and stretch.length <= SHORT
    return meets and brief and both_here and _kind(node) in report.kinds
