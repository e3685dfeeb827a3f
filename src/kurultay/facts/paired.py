"""Which verb tells of whom and when, where verbs come last: chains, gaps, what is only said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kurultay.facts import doubt
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.mentions.mention import MentionKind, PostValue

_SUBJECT = (None, "nom")
_MARKS = frozenset('«»“”„"')


def gapped(scene: Scene, row: int, draft: Draft) -> list[Draft]:
    """
    Give the meetings of others that one Turkic verb tells of («A B-мен, ал C D-мен кездесті»).

    Shape: the draft keeps the last two, whom its verb stands behind; the others get their own.
    """
    if scene.grammar.after or draft.type not in PAIR:
        return []
    cast = [one for one in scene.actors(row) if one.who in draft.members]
    if len(cast) < 4 or len(cast) % 2 or len({one.who for one in cast}) != len(cast):
        return []
    twos = [(cast[k], cast[k + 1]) for k in range(0, len(cast), 2)]
    if any(a.case not in _SUBJECT or b.case != "ins" for a, b in twos):
        return []
    cuts = [scene.tokens[b.last : a.first] for (_, b), (a, _) in pairwise(twos)]
    if not all(any(t.text == "," for t in cut) for cut in cuts):
        return []
    everybody = draft.members
    parts = [{one.who: everybody[one.who] for one in two} for two in twos]
    draft.members = parts[0]
    return [replace(draft, members=part, rows=[*draft.rows]) for part in parts[1:]]


def chained(scene: Scene, hit: Hit, other: Hit) -> bool:
    """Tell whether a converb leads from one Turkic event to the next («барып, … өткізді»)."""
    if scene.grammar.after or hit.row != other.row or hit.clause != other.clause:
        return False
    if any(one.adjunct or one.after for one in (hit, other)):
        return False
    first, second = sorted((hit, other), key=lambda one: one.first)
    commas = [k for k in range(first.last, second.left + 1) if scene.tokens[k].text == ","]
    return any("conv" in scene.tokens[k - 1].feats for k in commas)


def owned(scene: Scene, actor: Actor, cast: Sequence[tuple[Hit, Draft, bool]]) -> list[Draft]:
    """Give the visits of who stands before them in the genitive («X-тің жоспарланған сапары»)."""
    if scene.grammar.after or actor.case != "gen" or actor.blocked:
        return []
    return [
        draft
        for hit, draft, old in cast
        if not old and draft.type == "official_visit" and not draft.members
        if not hit.trigger.frame and actor.last <= hit.left
        if _bare(scene, actor.last, hit.left)
    ]


def _bare(scene: Scene, first: int, last: int) -> bool:
    """Tell whether only days, places and participles stand between an owner and a visit."""
    kinds = (MentionKind.DATE, MentionKind.PLACE, MentionKind.STATE)
    row = scene.page.index(scene.tokens[first].span)
    told = {k for m in scene.mentions(row, first, last, *kinds) for k in range(*scene.reach(m))}
    rest = [scene.tokens[k] for k in range(first, last) if k not in told]
    return all(t.pos == "ADJ" or {"part", "dat", "attr"} & t.feats for t in rest)


def crowd(scene: Scene, hit: Hit) -> bool:
    """Tell whether several whom nobody names are met («тұрғындармен кездесті»)."""
    before = hit.first - 1
    if (
        scene.grammar.after
        or hit.trigger.frame != "meet"
        or before < scene.sentences[hit.row].first
    ):
        return False
    token = scene.tokens[before]
    taken = any(one.first <= before < one.last for one in scene.actors(hit.row))
    return token.pos == "NOUN" and {"plur", "ins"} <= token.feats and not (taken or token.capital)


def counted(scene: Scene, hit: Hit) -> bool:
    """Tell whether Turkic meetings are only counted («бірнеше екіжақты кездесулер өткізді»)."""
    if scene.grammar.after or hit.trigger.frame or not hit.plural:
        return False
    return scene.grammar["several"].within(scene.tokens, hit.left - 1, hit.first)


def same_quote(scene: Scene, actor: Actor, hit: Hit) -> bool:
    """Tell whether no quotation mark stands between somebody and an event."""
    low, high = sorted((actor.first, hit.first))
    return not any(token.text in _MARKS for token in scene.tokens[low:high])


def recounted(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic sentence ends in a past participle: what it tells is long over."""
    last = scene.sentences[hit.row].last - 1
    verbs = [k for k in range(hit.last, last + 1) if scene.tokens[k].pos == "VERB"]
    ends = bool(verbs) and all(t.pos == "PUNCT" for t in scene.tokens[verbs[-1] + 1 : last + 1])
    return ends and {"part", "past"} <= scene.tokens[verbs[-1]].feats


def reached(scene: Scene, hit: Hit, other: Hit) -> bool:
    """Tell whether another event is only what a Turkic visit is for («саммитке … үшін барды»)."""
    if scene.grammar.after or hit.type != "official_visit" or other.type == hit.type:
        return False
    aimed = scene.grammar["aim"].within(scene.tokens, other.right, other.right + 3)
    return aimed and scene.case(other.last - 1) == "dat"


def opener(scene: Scene, hit: Hit, verb: int) -> bool:
    """Tell whether something only begins with a Turkic event («келіссөзден басталды»)."""
    opens = scene.grammar["begin"].at(scene.tokens, verb) > 0
    return opens and not scene.grammar.after and scene.case(hit.last - 1) == "abl"


def telling(scene: Scene, hit: Hit) -> int | None:
    """Give the verb that tells of an event: behind a Turkic converb, the finite one."""
    own = hit.first if scene.grammar.after else hit.last - 1
    if hit.trigger.frame and not scene.grammar.after and "conv" in scene.tokens[own].feats:
        behind = (k for k in scene.clause(hit.row, hit.clause) if k > own)
        return next((k for k in behind if scene.finite(k)), own)
    return own if hit.trigger.frame else hit.happens


def reported(scene: Scene, row: int, actor: Actor, hit: Hit) -> bool:
    """Tell whether a subject only says who is at an event («A-ға B қатысатынын айтты»)."""
    if scene.grammar.after or actor.case not in _SUBJECT or hit.trigger.frame:
        return False
    end = scene.sentences[row].last
    told = (k for k in range(hit.right, end) if scene.finite(k) or doubt.complement(scene, k))
    verb = next(told, None)
    if verb is None or not doubt.complement(scene, verb) or actor.last > hit.left:
        return False
    others = (one for one in scene.actors(row) if one.who != actor.who and not one.blocked)
    if any(actor.last <= one.first < verb and one.case in _SUBJECT for one in others):
        return True
    posts = scene.mentions(row, actor.last, verb, MentionKind.POST)
    return any(
        isinstance(post.value, PostValue) and post.value.plural and post.case in _SUBJECT
        for post in posts
    )
