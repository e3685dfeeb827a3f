"""What a verb of meeting or signing has for its object: the noun of the event, or a person."""

from __future__ import annotations

from kurultay.facts.events_draft import PAIR
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_signed import of_paper
from kurultay.mentions.mention import MentionKind

_BESIDE = 4
"""With whom somebody talks stands so many words behind the preposition at most."""


def tells(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """Tell whether a noun tells of the event that a verb tells of («провели встречу»)."""
    apart = noun.clause != hit.clause or of_paper(scene, hit, noun)
    if noun.trigger.frame or apart or noun.adjunct or noun.after:
        return False
    if scene.grammar.after and noun.type in PAIR and _of_another(scene, hit, noun):
        return False
    if scene.grammar.after and noun.happens not in {None, hit.first} and _parted(scene, hit, noun):
        return False  # «встретился с А и провёл переговоры с Б»
    if noun.type == "official_visit":
        return hit.type == noun.type
    if hit.trigger.frame == "visit" and scene.grammar.after:
        return scene.case(noun.first) == "acc" and noun.left - hit.last <= 2
    if not scene.grammar.after:
        if hit.trigger.frame == "sign" and scene.case(noun.last - 1) == "loc":
            return False  # where it is signed
        between = scene.tokens[noun.last : hit.first] if noun.last <= hit.first else None
        parted = any(noun.last <= actor.first < hit.first for actor in scene.actors(hit.row))
        return (
            between is not None
            and all(token.pos != "VERB" for token in between)
            and not (parted and hit.trigger.frame in {"meet", "phone", "receive"})
        )
    both = hit.trigger.frame in {"meet", "talk", "phone", "receive"}
    return noun.type in PAIR if both else True


def _parted(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """Tell whether a noun has a verb of its own behind another verb."""
    return hit.first < (noun.happens or 0) < noun.first and scene.finite(noun.happens or 0)


def with_whom(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb of talking says with whom («говорил с А», not «говорили с тревогой»)."""
    told, words, needs = scene.clause(hit.row, hit.clause), scene.grammar["with"], hit.trigger.needs
    asked = needs is not None and any(
        needs.at(scene.tokens, k) for k in told if words.at(scene.tokens, k)
    )
    if not scene.grammar.after or not asked:
        return True
    kinds = (MentionKind.PERSON, MentionKind.POST, MentionKind.STATE)
    people = scene.mentions(hit.row, told[0], told[-1] + 1, *kinds)
    starts = [scene.reach(mention)[0] for mention in people]
    lists = [scene.grammar[name] for name in ("guest", "envoys", "officials", "delegation")]
    return any(
        any(k < at <= k + _BESIDE for at in starts)
        or any(
            w.at(scene.tokens, at) for w in lists for at in range(k + 1, min(k + 4, told[-1] + 1))
        )
        for k in told
        if words.at(scene.tokens, k)
    )


def _of_another(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """Tell whether a noun only says whom or what one means («участников встречи», «о встрече»)."""
    before = scene.tokens[noun.left - 1] if noun.left else None
    if before is None:
        return False
    owned = scene.case(noun.first) == "gen" and scene.grammar["received"].at((before,), 0) > 0
    return owned or (hit.trigger.frame == "phone" and scene.grammar["about"].at((before,), 0) > 0)
