"""Who takes part, where verbs come last: what the forms of verbs and their order tell."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.events_sides import cast_of


def pairs(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether two people meet before what is told («Y-мен кездесуден кейін»)."""
    if scene.grammar.after or draft.type not in PAIR:
        return False
    cases = [actor.case for actor in cast_of(scene, hit)]
    return len(cases) == 2 and "ins" in cases


def shares(scene: Scene, actor: Actor, hit: Hit, draft: Draft) -> bool:
    """Tell whether a verb of speech has the subject of a verb of meeting («сөйлесіп, … айтты»)."""
    if hit.after:
        return pairs(scene, hit, draft)
    verb = scene.tokens[hit.last - 1]
    return bool(hit.trigger.frame) and actor.last <= hit.first and "conv" in verb.feats


def met(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> bool:
    """Tell whether who says something also takes part: told before, or by a chain of verbs."""
    mine = any(shares(scene, actor, hit, draft) for hit, draft, _ in live)
    return mine or all(old for _, _, old in live)


def asks(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether the subject only invites others to an event."""
    found = scene.grammar["invited"].found(scene.tokens, scene.clause(row, clause))
    return not scene.grammar.after and any("finite" in scene.tokens[k].feats for k in found)


def aimed(scene: Scene, actor: Actor, live: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """
    Give the events of a subject who came to take part in one of them («X-ке қатысу үшін …»).

    Somebody named behind the aim is who came for it.
    """
    aim, row = scene.grammar["aim"], live[0][0].row
    goals = [item for item in live if aim.within(scene.tokens, item[0].right, item[0].right + 3)]
    rest = [item for item in live if item not in goals]
    if not goals or not rest:
        return []
    low, high = goals[0][0].right, rest[-1][0].left
    other = any(low <= one.first < high for one in scene.actors(row) if one is not actor)
    return [draft for _, draft, _ in (rest if other else live)]


def leads(scene: Scene, actor: Actor) -> bool:
    """Tell whether a name is only the subject of a participle («X бастаған делегацияны …»)."""
    if scene.grammar.after or actor.last >= len(scene.tokens):
        return False
    verb = scene.tokens[actor.last]
    joins = scene.grammar["join"].at(scene.tokens, actor.last) == 1
    return verb.pos == "VERB" and "part" in verb.feats and joins
