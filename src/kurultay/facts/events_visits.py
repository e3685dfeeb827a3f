"""Which visit a word for a visit means: the one told of, or that of somebody else."""

from __future__ import annotations

from kurultay.facts.claims import RefKind
from kurultay.facts.events_draft import Draft
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_refer import redated, woken
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import when
from kurultay.facts.where import where


def visited(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the visit told of before: of the same people, or of nobody and to nowhere else."""
    people = {actor.who for actor in cast_of(scene, hit)}
    told = [d for d in recent if d.type == hit.type]
    if told and hit.bare and hit.adjunct and not scene.grammar.after:
        return told[0]  # «сапар аясында»: of the visit told of, whoever it is that is met
    visits = [d for d in told if people & d.people]
    spot = where(scene, hit, (hit,))
    if people and visits and not redated(scene, hit, visits[0]):
        towns = {spot.place if spot else None, visits[0].place} - {None}
        lands = {spot.country if spot else None, visits[0].country} - {None}
        if scene.grammar.after and len(lands) > 1 and not hit.adjunct:
            return None
        return None if len(towns) > 1 and not hit.adjunct else woken(visits[0], hit)
    near = (
        spot is None or (scene.grammar.after and spot.country == told[0].country) if told else False
    )
    if told and not people and near:
        return told[0] if invited(scene, hit) else woken(told[0], hit)
    return None


def invited(scene: Scene, hit: Hit) -> bool:
    """Tell whether a bare Turkic "visit" is the one that the sentence before invites to."""
    if scene.grammar.after or not hit.row or not hit.bare or hit.happens is not None:
        return False
    before = scene.sentences[hit.row - 1]
    return scene.grammar["invited"].within(scene.tokens, before.first, before.last)


def owned(scene: Scene, hit: Hit, recent: list[Draft]) -> bool:
    """Tell whether a visit is said to be that of somebody who has none yet («X-тің сапары»)."""
    cast = cast_of(scene, hit)
    told = [d for d in recent if d.type == hit.type]
    if not told or hit.adjunct or hit.after or any(a.who in d.people for a in cast for d in told):
        return False
    return any(a.case == "gen" and a.last <= hit.first for a in cast)


def of_others(scene: Scene, hit: Hit, recent: list[Draft]) -> bool:
    """Tell whether somebody else goes elsewhere or on another day («А побывал с визитом в …»)."""
    came = {a.who for a in cast_of(scene, hit) if a.case == "nom"} if scene.grammar.after else set()
    told = [d for d in recent if d.type == hit.type]
    if not scene.found(hit.row, hit.clause, "arrived"):
        return False
    named = all(any(who.kind is RefKind.PERSON for who in d.members) for d in told)
    if not named or not came or hit.adjunct or hit.after or any(came & d.people for d in told):
        return False
    spot = where(scene, hit, (hit,))
    lands = {d.country for d in told}
    return when(scene, hit, (hit,)) is not None or (spot is not None and spot.country not in lands)
