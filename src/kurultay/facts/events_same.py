"""One event of many told of twice under two names: the same day or town, and the same body."""

from __future__ import annotations

from kurultay.facts.events_draft import Draft
from kurultay.facts.events_refer import akin, clash
from kurultay.facts.events_scene import Scene

_WHOLE = frozenset({"summit", "council_session"})
"""Types of events of which a body has no two on one day."""
_KINDS = _WHOLE | {"ministerial", "forum", "conference"}


def same(scene: Scene, one: Draft, other: Draft) -> bool:
    """Tell whether two events of many are one («юбилейный саммит А», then «X саммит А»)."""
    if not scene.grammar.after or one.type != other.type or one.type not in _KINDS:
        return False
    if one.status != other.status or one.hit.plural or other.hit.plural:
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if one.when and other.when and clash(one.when, other.when):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if None not in {one.country, other.country} and one.country != other.country:
        return False
    numbered = one.ordinal is not None and one.ordinal == other.ordinal
    if not (numbered or _fixed(scene, one, other)):
        return False
    if one.organiser is None or other.organiser is None:
        return _within(one, other)
    if (numbered or one.type in _WHOLE) and akin(one.organiser, other.organiser):
        return True
    return _within(one, other)


def _fixed(scene: Scene, one: Draft, other: Draft) -> bool:
    """Tell whether a day or a town says that two events are one."""
    if one.when and other.when and one.when.start == other.when.start:
        return one.when.start.day is not None
    if one.status != "planned":
        return False
    bare = min((one, other), key=lambda d: bool(d.when) + bool(d.place) + len(d.members))
    blank = not (bare.when or bare.place or bare.country or bare.members or bare.ordinal)
    return one.place == other.place if one.place and other.place else blank and _plain(scene, bare)


def _plain(scene: Scene, draft: Draft) -> bool:
    """Tell whether no word says that an event is another of its series («следующий саммит»)."""
    hit, another = draft.hit, scene.grammar["another"]
    return draft.type in _WHOLE and not another.within(scene.tokens, hit.left, hit.first)


def _within(one: Draft, other: Draft) -> bool:
    """Tell whether the one is told of by words of the other alone."""
    small, large = sorted((one.words, other.words), key=len)
    return bool(small) and small <= large


def absorb(twin: Draft, draft: Draft, drafts: list[Draft]) -> None:
    """Let an event have the number of its other telling, and what is told of within that."""
    if twin.ordinal is None and draft.ordinal is not None:
        twin.hit = draft.hit
    for inner in drafts:
        if inner.parent is draft:
            inner.parent = twin if inner is not twin else None


__all__ = ["absorb", "same"]
