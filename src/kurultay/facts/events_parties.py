"""The bodies that meet or sign; where verbs come last, whether a signing is told of at all."""

from __future__ import annotations

from itertools import pairwise

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import Mention, MentionKind

_COUNT = 4
"""A number before what is signed stands so many words before its verb at most."""


def stated(scene: Scene, hit: Hit) -> bool:
    """
    Tell whether a Turkic sentence says that one document is signed, and not only how many were.

    Whose verb is active has signers, named in the sentence or told of before it.
    """
    tokens, start = scene.tokens, scene.sentences[hit.row].first
    what = hit.first - 1
    if scene.grammar.after or what < start or tokens[what].pos == "PRON":
        return False
    spoken = scene.case(hit.last - 1) not in {None, "nom"}  # «қол қойылғанын айтты»
    if spoken or not active(scene, hit):
        return False
    one = scene.case(what) == "dat" and "plur" not in tokens[what].feats
    ahead = range(max(start, hit.first - _COUNT), hit.first)
    counted = any(tokens[k].pos == "NUM" or tokens[k].text.isdigit() for k in ahead)
    several = scene.grammar["several"].among(tokens, ahead)
    paper = scene.grammar["papers"].at(tokens, what) > 0
    return one and paper and not counted and not several


def active(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic verb of signing is said of who signs, not of what is signed."""
    return not scene.grammar["passive"].at(scene.tokens, hit.last - 1)


def bodies(scene: Scene, hit: Hit) -> tuple[tuple[NameRef, Mention], ...]:
    """Give the bodies whose people somebody meets («с членами комиссии», «ұйым өкілдерімен»)."""
    grammar, tokens, clause = scene.grammar, scene.tokens, set(scene.clause(hit.row, hit.clause))
    found: list[tuple[NameRef, Mention]] = []
    for mention in scene.page.row(hit.row, MentionKind.BODY):
        first, last = scene.reach(mention)
        ref = scene.bodies.what(mention)
        if ref is None or first not in clause:
            continue
        if grammar.after:
            member = first > 1 and grammar["representative"].at(tokens, first - 1) > 0
            fits = member and grammar["with"].at(tokens, first - 2) > 0
        else:
            fits = grammar["representative"].within(tokens, last, min(last + 1, len(tokens)))
        if fits:
            found.append((ref, mention))
    return tuple(found)


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
