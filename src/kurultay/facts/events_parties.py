"""The two bodies or states that sign something, where verbs come last."""

from __future__ import annotations

from itertools import pairwise

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import Mention, MentionKind


def parties(scene: Scene, hit: Hit) -> list[tuple[NameRef, Mention]]:
    """Give the two bodies or states that sign where verbs come last («A мен B … қол қойды»)."""
    if scene.grammar.after:
        return []
    sentence, tokens, low = scene.sentences[hit.row], scene.tokens, hit.left
    spots = scene.mentions(hit.row, sentence.first, low, MentionKind.BODY, MentionKind.STATE)
    outer = [m for m in spots if not any(o is not m and o.span.covers(m.span) for o in spots)]
    for one, other in pairwise(outer):
        end, start, last = scene.reach(one)[1], *scene.reach(other)
        gap = tokens[end:start]
        tied = len(gap) == 1 and scene.grammar["and"].at(gap, 0) > 0 and one.kind is other.kind
        between = scene.grammar["signed_between"].within(tokens, last, last + 2)
        subject = scene.case(last - 1) == "nom" and tokens[last].pos == "NOUN"
        if tied and not one.adjective and (between or (subject and one.kind is MentionKind.BODY)):
            return [(ref, m) for m in (one, other) if (ref := _party(scene, m)) is not None]
    return []


def _party(scene: Scene, mention: Mention) -> NameRef | None:
    if mention.kind is MentionKind.BODY:
        return scene.bodies.what(mention)
    return NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
