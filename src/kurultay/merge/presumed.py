"""
Participants whom no article names: who held the post by the register on the day of the event.

Only where the day is one and the register knows that the tenure ran on it; marked by its basis,
it comes from the words that say the holder took part.
Whoever is named takes part as named, and nothing is presumed beside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kurultay.graph import iris, terms
from kurultay.merge.keys import days
from kurultay.merge.naming import local
from kurultay.merge.observations import Node
from kurultay.merge.write import Output
from kurultay.text.article import PartialDate

_HELD = terms.concept("status", "held")


def write(out: Output, event: str, nodes: Sequence[Node], represented: Collection[str]) -> None:
    """
    Write the presumed participations of an event, from what its reports say.

    ``represented`` are the states that somebody named stands for: nobody is presumed beside.
    """
    told = [node for node in nodes if _HELD in node.all(terms.HAS_STATUS)]
    offices = sorted({each for node in told for each in node.all(terms.ATTENDED_BY_HOLDER)})
    day = _day(nodes) if offices else None
    if day is None:
        return
    for office in offices:
        tenure = _running(out, office, day)
        holder = tenure.one(terms.HAS_HOLDER) if tenure else None
        if tenure is None or holder is None or set(tenure.all(terms.OF_STATE)) & {*represented}:
            continue
        parts = (("event", event), ("agent", holder))
        node = iris.minted("participation", local(holder), parts, out.base)
        out.link(node, terms.TYPE, terms.PARTICIPATION)
        out.link(node, terms.IN_EVENT, event)
        out.link(node, terms.HAS_AGENT, holder)
        out.link(node, terms.HAS_ATTENDEE, holder)
        out.link(node, terms.HAS_ROLE, terms.concept("role", "attendee"))
        out.link(node, terms.HAS_ATTENDANCE, terms.concept("attendance", "attended"))
        out.link(node, terms.IN_CAPACITY, tenure.iri)
        out.link(node, terms.REPRESENTS, *tenure.all(terms.OF_STATE))
        out.link(node, terms.HAS_BASIS, terms.concept("basis", "register"))
        said = [each.iri for each in told if office in each.all(terms.ATTENDED_BY_HOLDER)]
        out.link(node, terms.DERIVED_FROM, *said)


def _day(nodes: Sequence[Node]) -> PartialDate | None:
    """Give the day of an event, if its reports agree on one."""
    found = {days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY)) for node in nodes}
    stretches = found - {None}
    if len(stretches) != 1:
        return None
    stretch = next(each for each in stretches if each is not None)
    day = stretch.first
    return PartialDate(day.year, day.month, day.day) if stretch.length == 1 else None


def _running(out: Output, office: str, day: PartialDate) -> Node | None:
    """Give the one tenure of an office that is known to have run on a day."""
    found = [
        node
        for node in out.register.values()
        if office in node.all(terms.HAS_POST) and _ran(node, day)
    ]
    return found[0] if len(found) == 1 else None


def _ran(tenure: Node, day: PartialDate) -> bool:
    """Tell whether a tenure is known to have run on a day, and not only may have."""
    first, last, seen = (
        PartialDate.parse(found) if (found := tenure.one(predicate)) else None
        for predicate in (terms.FROM, terms.UNTIL, terms.ATTESTED_ON)
    )
    if first is None or day.first_day <= first.last_day:
        return False
    if last is not None:
        return day.last_day < last.first_day
    known = seen is not None and day.last_day <= seen.first_day
    return known or "false" in tenure.all(terms.FORMER)
