"""
Whether two reports are of one event: the decision about a pair, which needs nothing but the two.

``score`` joins what shares days and participants, or counts the same session of the same body;
``fits`` what one report leaves open: its day, which the time of writing bounds, or a day off by a
slip; ``beside`` what two articles tell that share another event.
"""

from __future__ import annotations

from collections.abc import Iterable

from kurultay.merge.clusters import parted
from kurultay.merge.reported import Report

Score = tuple[int, ...]

_NEAR = 2
"""Units: days by which a session's day may be told wrongly."""
MONTH = 31
"""Units: days by which reports may differ that count the same session."""
TWO_SIDED = frozenset({"bilateral-meeting", "phone-call"})
"""Families of events that two sides have among themselves."""
_FEW = 2
"""Participants that a meeting of two sides has."""


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether both are known and share nothing."""
    return bool(one and two and not one & two)


def _other_bodies(one: Report, two: Report) -> bool:
    """Tell whether their bodies are two: bodies named in two languages only may be one."""
    return _apart(one.bodies, two.bodies) and (
        "*" in one.tongues | two.tongues or bool(one.tongues & two.tongues)
    )


def counted(one: Report, two: Report) -> bool:
    """Tell whether the two count the same session of the same body."""
    if not (one.ordinals & two.ordinals and one.own & two.own and one.kinds & two.kinds):
        return False
    if one.days and two.days and one.days.gap(two.days) > MONTH:
        return False
    if "summit" in one.kinds & two.kinds:
        return True
    # A body may hold several series of ministers' meetings, each with its own second one.
    meet = not one.days or not two.days or one.days.meets(two.days)
    if not meet and _apart(one.persons, two.persons):
        return False
    return bool(
        one.titles & two.titles
        or (meet and len(one.persons & two.persons) >= 2)
        or (meet and one.days and two.days and one.places & two.places)
    )


def _led_apart(one: Report, two: Report) -> bool:
    """Tell whether each has its own chairs or hosts, of whom the other does not know."""
    if not _apart(one.leads, two.leads):
        return False
    return not (one.leads <= two.persons and two.leads <= one.persons)


def possible(one: Report, two: Report) -> bool:
    """Tell whether nothing forbids that the two are one event."""
    if parted(one.apart, two.apart):
        return False
    if one.family != two.family or one.articles & two.articles:
        return False
    if _apart(one.ordinals, two.ordinals) or _other_bodies(one, two):
        return False
    if counted(one, two):
        return True
    if _apart(one.places, two.places) or _apart(one.states, two.states) or _led_apart(one, two):
        return False
    if one.days and two.days and not one.days.meets(two.days):
        return _a_day_off(one, two) or _slipped(one, two)
    return True


def score(one: Report, two: Report) -> Score | None:
    """Give how strongly two reports speak for one event; None if they do not."""
    if not possible(one, two):
        return None
    shared = len(one.persons & two.persons)
    if counted(one, two):
        return (3, *rank(one, two))
    if not (one.brief and two.brief):
        return None
    if one.days and two.days and not one.days.meets(two.days):
        return (1, *rank(one, two)) if _a_day_off(one, two) else None
    two_sided = one.family in TWO_SIDED
    joined = _two_sided(one, two) if two_sided else _gathered(one, two, shared)
    return (2, *rank(one, two)) if joined else None


def rank(one: Report, two: Report) -> Score:
    """Give how much two reports have in common, to join the likest first."""
    return (
        len(one.kinds & two.kinds),
        len(one.bodies & two.bodies),
        len(one.persons & two.persons),
        len(one.sides & two.sides),
        -len(one.persons ^ two.persons),
    )


def _two_sided(one: Report, two: Report) -> bool:
    """Ask for both sides: two persons, or one and the other's state, with nobody else named."""
    shared = one.persons & two.persons
    if len(shared) >= _FEW:
        return True
    return bool(len(shared) == 1 and _nested(one, two) and len(one.sides & two.sides) >= _FEW)


def _nested(one: Report, two: Report) -> bool:
    return one.persons <= two.persons or two.persons <= one.persons


def _gathered(one: Report, two: Report, shared: int) -> bool:
    """Ask for shared participants, and more of them the less else agrees."""
    kind, body = bool(one.kinds & two.kinds), bool(one.bodies & two.bodies)
    place = bool(one.places & two.places)
    if shared >= _FEW and kind:
        return body or place
    if shared >= _FEW:
        # A summit and a council on one day share a host and a secretary, and little more.
        smaller = min(len(one.persons), len(two.persons))
        return place and not _apart(one.own, two.own) and 2 * shared >= smaller + 1
    if shared == 1:
        return place and kind and (body or one.family == "official-visit")
    agents = len(one.sides & two.sides)
    return place and kind and agents >= 1 and (body or one.family == "official-visit")


def _a_day_off(one: Report, two: Report) -> bool:
    """Tell whether two reports differ in little but the day, so that one of them slipped."""
    if one.days is None or two.days is None or one.days.gap(two.days) > _NEAR:
        return False
    shared = len(one.persons & two.persons)
    # No body holds two summits on two days that follow each other.
    if one.days.gap(two.days) == 1 and "summit" in one.kinds & two.kinds:
        return bool(one.own & two.own)
    many = shared >= 3 and 2 * shared >= len(one.persons | two.persons)
    # A date that was announced may be moved, and more easily than one that is reported.
    moved = one.planned != two.planned and shared >= _FEW
    return bool(
        one.family == "session"
        and one.kinds & two.kinds
        and one.bodies & two.bodies
        and one.places & two.places
        and (many or moved)
    )


def _slipped(one: Report, two: Report) -> bool:
    """
    Tell whether two sides met once, and one of two articles has the day before or after.

    Both articles must be of the same days, and the wrong day must stand in one of them alone.
    """
    if one.days is None or two.days is None or one.days.gap(two.days) > 1:
        return False
    if one.told is None or two.told is None or one.told.gap(two.told) > _NEAR:
        return False
    alone = min(len(one.articles), len(two.articles)) == 1
    same = one.persons == two.persons and len(one.persons) == _FEW
    return alone and same and one.family in TWO_SIDED and one.days.length == two.days.length == 1


def fits(one: Report, two: Report) -> bool:
    """
    Tell whether the second may be the event whose day the first leaves open, or has wrong.

    It is joined only if no other event fits, for two people may meet twice in a week.
    """
    if not possible(one, two) or not one.kinds & two.kinds:
        return False
    if one.brief and two.brief:
        return _slipped(one, two)
    first, second = one.window, two.window
    if first is not None and second is not None:
        # What was announced came later, and what is reported was before.
        return first.meets(second) and _in_order(one, two) and _alike(one, two)
    return _alike(one, two) and _whole(one, two)


def _in_order(one: Report, two: Report) -> bool:
    """Tell whether an announcement was not written after the event was."""
    for plan, event in ((one, two), (two, one)):
        if plan.planned and not event.planned and plan.told and event.days:
            return plan.told.first <= event.days.last
    return True


def _alike(one: Report, two: Report) -> bool:
    """Ask for what tells an event from others where the day does not."""
    shared = len(one.persons & two.persons)
    place, own = bool(one.places & two.places), bool(one.own & two.own)
    if one.family in (*TWO_SIDED, "official-visit"):
        return shared >= _FEW and _nested(one, two) and (place or not (one.places and two.places))
    smaller = min(len(one.persons), len(two.persons))
    if shared >= _FEW and 2 * shared >= smaller + 1:
        return place or own
    return shared >= 1 and place and own and 2 * shared >= smaller


def _whole(one: Report, two: Report) -> bool:
    """Ask of a report without any time that it agrees in all: participants, sides and place."""
    return bool(
        one.persons == two.persons
        and len(one.persons) >= _FEW
        and one.sides == two.sides
        and one.places & two.places
    )


def beside(one: Report, two: Report) -> bool:
    """
    Tell whether two articles that share an event mean one by these, which agree in what they tell.

    One of the two leaves the day open; they are joined only if neither article has another such.
    """
    if not possible(one, two) or not one.kinds & two.kinds or (one.brief and two.brief):
        return False
    first, second = one.window, two.window
    if first is not None and second is not None and not first.meets(second):
        return False
    where = bool(one.places & two.places or one.own & two.own)
    who = bool(one.persons & two.persons or one.sides & two.sides)
    return where and who


def only(found: Iterable[str]) -> str | None:
    """Give the one that there is, None if there are several or none."""
    several = set(found)
    return several.pop() if len(several) == 1 else None
