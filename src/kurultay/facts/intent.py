"""What somebody only means to do: an infinitive behind a word of intending, events far between."""

from __future__ import annotations

from kurultay.facts.events_draft import PAIR
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind

_FAR = 18
"""A word for preparing stands so many words before what is prepared at most."""


def intended(scene: Scene, hit: Hit, verb: int | None) -> bool:
    """Tell whether an event's infinitive hangs on a word of what is to come («намерены … и …»)."""
    if verb is None or not scene.grammar.after or "infn" not in scene.tokens[verb].feats:
        return False
    planned = dict(scene.grammar.cues)["planned"]
    told = scene.clause(hit.row, hit.clause)
    ahead = [k for k in told if k < verb]
    said = [k for k in planned.found(scene.tokens, ahead) if scene.case(k) is None]
    if not said:
        return False
    between = range(said[-1] + 1, verb)
    return not any(scene.finite(k) and "infn" not in scene.tokens[k].feats for k in between)


def prepared(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only what others prepare («проинформировал о подготовке к …»)."""
    if hit.trigger.frame:
        return False
    kinds = (MentionKind.PLACE, MentionKind.STATE, MentionKind.DATE)
    apart = {b: a for a, b in map(scene.reach, scene.page.row(hit.row, *kinds))}
    at, inside = hit.left, scene.grammar["inside"]
    while at in apart:  # «вопросы проведения 5 мая в Астане саммита»
        at = apart[at] - inside.at(scene.tokens, apart[at] - 1)
    return scene.grammar["readies"].ends(scene.tokens, at) or _arranged(scene, hit)


def _arranged(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is what is prepared to be held, wherever («подготовка к … форума»)."""
    if not scene.grammar.after or scene.case(hit.first) != "gen":
        return False
    low = max(scene.sentences[hit.row].first, hit.left - _FAR)
    near = range(low, hit.left)
    said = [k for k in near if scene.grammar["readies"].at(scene.tokens, k)]
    start = said[-1] + scene.grammar["readies"].at(scene.tokens, said[-1]) if said else hit.left
    if start >= hit.left or not scene.grammar["matters"].at(scene.tokens, start):
        return False
    between = range(start, hit.left)
    return not any(scene.finite(k) or scene.tokens[k].text in {",", ";"} for k in between)


def upcoming(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is yet to be («в преддверии саммита», «результатом станет встреча»)."""
    words, tokens = scene.grammar, scene.tokens
    if not words.after or hit.trigger.frame:
        return False
    ahead = (k for k in scene.clause(hit.row, hit.clause) if k < hit.left)
    verb = next((k for k in reversed([*ahead]) if scene.finite(k)), None)
    becomes = (
        verb is not None and "futr" in tokens[verb].feats and words["becomes"].at(tokens, verb)
    )
    if becomes and scene.case(hit.first) == "nom":
        return True
    told = [k for k in scene.clause(hit.row, hit.clause) if scene.finite(k)]
    if hit.after and told and all("futr" in tokens[k].feats for k in told):
        return not hit.told_before  # «после заседания будет подписан …»
    if _invited(scene, hit):
        return True
    return prepared(scene, hit) or (hit.adjunct and words["ahead"].ends(tokens, hit.left))


def _invited(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody is asked to an event («принимаю приглашение участвовать в саммите»)."""
    ahead = [k for k in scene.clause(hit.row, hit.clause) if k < hit.left]
    asked = list(scene.grammar["asks"].found(scene.tokens, ahead))
    return bool(asked) and any("infn" in scene.tokens[k].feats for k in ahead if k > asked[-1])


def founding(scene: Scene, hit: Hit) -> bool:
    """Tell whether an event is only where a body was once founded («создан в 1969 году на …»)."""
    before, tokens = hit.left - 1, scene.tokens
    if not scene.grammar.after or hit.trigger.frame or before < 0 or hit.happens is not None:
        return False
    if scene.case(hit.first) != "loc" or tokens[before].pos != "ADP":
        return False
    return bool(scene.found(hit.row, hit.clause, "founded"))


def suggested(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody only proposes to do something («предложил открыть консульство»)."""
    if not scene.grammar.after or "infn" not in scene.tokens[hit.first].feats:
        return False
    told = [k for k in scene.clause(hit.row, hit.clause) if k < hit.first and scene.finite(k)]
    return bool(told) and scene.grammar["propose"].at(scene.tokens, told[-1]) > 0


def asked_to(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody is only asked to come to a ceremony («пригласил на открытие …»)."""
    tokens, before = scene.tokens, hit.left - 1
    if not scene.grammar.after or hit.type != "ceremony" or hit.trigger.frame:
        return False
    asked = scene.found(hit.row, hit.clause, "invited")
    goal = before >= 0 and tokens[before].pos == "ADP" and scene.case(hit.first) == "acc"
    return goal and any(k < hit.left and scene.finite(k) for k in asked)


def telling(scene: Scene, hit: Hit, window: list[int]) -> list[int]:
    """Leave out of the words around talks what was discussed («обсуждена подготовка к …»)."""
    tokens = scene.tokens
    if not scene.grammar.after or hit.type not in PAIR or hit.trigger.frame:
        return window
    said = (k for k in scene.grammar["discussed"].found(tokens, window) if k >= hit.last)
    over = next((k for k in said if {"past", "prts"} & tokens[k].feats), None)
    return window if over is None else [k for k in window if k <= over]


__all__ = ["intended", "prepared", "telling", "upcoming"]
