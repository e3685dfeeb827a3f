"""Talks that are told of only as where something was said: «На встрече с А обсуждены …»."""

from __future__ import annotations

from kurultay.facts import powers
from kurultay.facts.events_draft import PAIR, Plot
from kurultay.facts.events_guest import before
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene

_TWO = 2
_OPENING = 4
"""The preposition of such talks is one of so many first words of its sentence."""


def framed(story: Plot, hit: Hit) -> bool:
    """Tell whether a sentence opens with talks with somebody named, whose other side is known."""
    scene = story.scene
    if not scene.grammar.after or hit.type not in PAIR or hit.trigger.frame:
        return False
    start = scene.sentences[hit.row].first
    if hit.plural and not hit.trigger.many:
        return False
    if hit.left - start > _OPENING or not _inside(scene, hit, start) or not _over(scene, hit):
        return False
    if len({mention.key for mention in powers.sides(scene, hit)}) == _TWO:
        return True  # «по итогам переговоров министров А и Б подписан …»
    with_ = scene.grammar["with"].at(scene.tokens, hit.last) > 0
    people = [a for a in scene.actors(hit.row) if hit.last < a.first + 1 and a.case == "ins"]
    lone = [actor for actor in people if actor.first == hit.last + 1 and not actor.blocked]
    return with_ and len(lone) == 1 and _known(story, hit)


def _inside(scene: Scene, hit: Hit, start: int) -> bool:
    """Tell whether a preposition stands before the talks («на», «в ходе», «во время»)."""
    return any(scene.tokens[k].pos == "ADP" for k in range(start, hit.left))


def _over(scene: Scene, hit: Hit) -> bool:
    """Tell whether all that is told of the talks is past, and told in their own clause."""
    told = [scene.tokens[k].feats for k in scene.clause(hit.row, hit.clause) if _tells(scene, k)]
    return bool(told) and all("past" in feats for feats in told)


def _tells(scene: Scene, index: int) -> bool:
    return scene.finite(index) or "prts" in scene.tokens[index].feats


def _known(story: Plot, hit: Hit) -> bool:
    """Tell whether the article has said who may have talked: a guest, or the subject before."""
    visits = [d for d in story.drafts if d.type == "official_visit" and not d.aside and d.members]
    return bool(visits) or before(story.scene, hit) is not None
