"""Event words where verbs come last: two nouns that are one event, and the setting of a speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kurultay.facts.events_scene import Actor, Scene
from kurultay.lang.reading import Token
from kurultay.mentions.mention import MentionKind, PostValue

if TYPE_CHECKING:
    from kurultay.facts.claims import NameRef
    from kurultay.facts.events_draft import Draft
    from kurultay.facts.events_hits import Hit

_OUTER = frozenset({"summit", "forum", "conference", "exhibition", "other", "ministerial"})
"""Types of events that have sessions and an opening."""
_FEW = frozenset({"bilateral_meeting", "phone_call"})
_INNER = frozenset({"council_session", "multilateral_meeting", "ceremony"})
"""Types of nouns that only name a part of one, right behind it in the genitive."""
_AGAIN = 4
"""A reception tells of the meeting before once more so many sentences later at most."""
_STEP = 2
"""A verb of meeting stands at most so many words behind the event that people meet at."""


def merged(scene: Scene, found: Sequence[Hit]) -> list[Hit]:
    """Make one event of a noun and the part of it behind («саммитінің отырысы», «форумның …»)."""
    out: list[Hit] = []
    for hit in found:
        if out and _part(scene, out[-1], hit):
            whole = out[-1]
            out[-1] = replace(
                whole,
                last=hit.last,
                left=min(whole.left, hit.left),
                right=hit.right,
                ordinal=whole.ordinal or hit.ordinal,
                adjunct=hit.adjunct,
                after=hit.after,
                happens=hit.happens,
                told=hit.told,
            )
        else:
            out.append(hit)
    return out


def staged(scene: Scene, found: Sequence[Hit]) -> list[Hit]:
    """Let an event that two people meet at only frame a Turkic sentence («форумда жүздесті»)."""
    meets = [hit for hit in found if hit.trigger.frame == "meet"]
    return [
        replace(hit, adjunct=True)
        if not hit.trigger.frame
        and scene.case(hit.last - 1) == "loc"
        and any(0 <= verb.first - hit.last <= _STEP for verb in meets)
        else hit
        for hit in found
    ]


def _part(scene: Scene, whole: Hit, part: Hit) -> bool:
    """Tell whether a noun only names the session, or the opening, of the event before it."""
    if whole.trigger.frame or part.trigger.frame or whole.clause != part.clause:
        return False
    if whole.type not in _OUTER or part.type not in _INNER or whole.plural:
        return False
    between = scene.tokens[whole.last : part.first]
    owned = scene.case(whole.last - 1) == "gen" and all(t.pos == "ADJ" for t in between)
    joined = not between and scene.case(whole.last - 1) == "nom" and part.type == "ceremony"
    lists = (scene.grammar["light"], scene.grammar["sitting"])
    light = all(t.pos == "ADJ" or any(words.at((t,), 0) for words in lists) for t in between)
    return owned or joined or (scene.case(whole.last - 1) == "gen" and light)


def spoken_at(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """
    Tell whether a Turkic event is where its clause's subject spoke («форумда X … деді»).

    A participle between the two makes it the setting of something else.
    """
    if scene.grammar.after or hit.trigger.frame or actor.first < hit.right:
        return False
    if not (scene.case(hit.last - 1) == "loc" or hit.adjunct or hit.after):
        return False
    if "attr" in scene.tokens[hit.last - 1].feats or actor.case not in {None, "nom"}:
        return False
    return not any(scene.tokens[k].pos == "VERB" for k in range(hit.last, actor.first))


def like(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether two Turkic names of a body's events say the same of them, bodies apart."""
    if scene.grammar.after or hit.type != draft.type or hit.type in _FEW:
        return False
    own, told = (
        {t.norm for t in scene.tokens[one.left : one.first] if not _bodily(scene, one, t)}
        for one in (hit, draft.hit)
    )
    return bool(own) and own == told


def blank(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a Turkic verb of talking says who had the talks just told of without names."""
    if scene.grammar.after or hit.trigger.frame != "talk":
        return False
    bare = not (draft.members or draft.frame or draft.aside)
    return bare and hit.row - draft.hit.row == 1


def taken_in(scene: Scene, hit: Hit, recent: Sequence[Draft], people: set[NameRef]) -> Draft | None:
    """Give the meeting told of whose guest a Turkic host receives by post («министрді … X …»)."""
    if scene.grammar.after or hit.trigger.frame != "receive" or len(people) != 1:
        return None
    clause = scene.clause(hit.row, hit.clause)
    levels = {
        mention.value.level
        for mention in scene.page.row(hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue) and not mention.value.plural
        if scene.reach(mention)[0] in clause and scene.case(scene.reach(mention)[1] - 1) == "acc"
    }
    for draft in recent:
        rest = draft.people - people
        met = draft.type in _FEW and len(rest) == 1 and people <= draft.people
        if not met or draft.frame or draft.aside or hit.row - draft.hit.row > _AGAIN:
            continue
        if any(o.level in levels and not o.former for w in rest for o in scene.held.of(w)):
            return draft
    return None


def _bodily(scene: Scene, hit: Hit, token: Token) -> bool:
    """Tell whether a token stands in the name of a body of an event's phrase."""
    bodies = scene.mentions(hit.row, hit.left, hit.first, MentionKind.BODY)
    return any(mention.span.covers(token.span) for mention in bodies)


def short(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a Turkic noun in a case, with one word before it, is short for a long name."""
    oblique = scene.case(hit.last - 1) in {"loc", "dat", "acc", "gen"}
    if scene.grammar.after or not oblique or hit.left == hit.first or hit.type in _FEW:
        return False
    one, other = (scene.tokens[one.first - 1] for one in (hit, draft.hit))
    return one.norm == other.norm and draft.hit.left < draft.hit.first
