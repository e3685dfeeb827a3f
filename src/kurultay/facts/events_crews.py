"""Delegations that somebody meets, nobody in them being named («встретился с делегацией А»)."""

from __future__ import annotations

from kurultay.facts.envoys import Envoys, envoys
from kurultay.facts.events_draft import PAIR
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.once import once

_OBJECTS = frozenset({"acc", "gen"})
_NEAR = 20
"""A delegation stands so many words behind the talks that it is a side of at most."""


@once
def met(scene: Scene, hit: Hit) -> Envoys | None:
    """Give the delegation that a sentence says somebody meets, receives or talks with."""
    words = scene.grammar["delegation"]
    if not scene.grammar.after or hit.type not in PAIR or hit.adjunct or hit.after:
        return None
    told = scene.clause(hit.row, hit.clause)
    if not words.among(scene.tokens, told):
        return None
    for group in envoys(scene, hit.row):
        if group.first not in told or not words.within(scene.tokens, group.first, group.last):
            continue
        if _object(scene, hit, group):
            return group
    return None


def _object(scene: Scene, hit: Hit, group: Envoys) -> bool:
    """Tell whether a delegation is met, or received by who is named as the subject."""
    if group.first < hit.last and hit.trigger.frame != "receive":
        return False
    if group.first - hit.last > _NEAR:
        return False
    if hit.trigger.frame == "receive" and scene.finite(hit.first):
        subject = any(actor.case == "nom" for actor in cast_of(scene, hit))
        return subject and group.case in _OBJECTS
    return group.case == "ins" and scene.grammar["with"].at(scene.tokens, group.first - 1) > 0


__all__ = ["met"]


def received(scene: Scene, hit: Hit) -> bool:
    """Tell whether several are received who are only called guests («участников … принял А»)."""
    if hit.trigger.frame != "receive" or not scene.grammar.after:
        return False
    told = scene.found(hit.row, hit.clause, "received")
    return any("plur" in scene.tokens[k].feats and scene.case(k) in {"acc", "gen"} for k in told)
