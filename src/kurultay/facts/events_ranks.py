"""The sides of a meeting told by their posts alone: the leaders, a rank in the plural."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_types import of_ranks
from kurultay.facts.when import status, when
from kurultay.facts.where import where
from kurultay.mentions.mention import Mention, MentionKind, PostValue

_HEAD = "head_of_state"
_PAIR = 2
_TALKS = PAIR | {"multilateral_meeting"}
_RANKED = 3
"""So many of one rank make a session theirs."""
_TOP = frozenset({"head_of_government", "parliament_speaker", "minister"})


def leaders(scene: Scene, hit: Hit) -> tuple[NameRef, ...]:
    """Give the two heads of state of the article, where the clause speaks of "the presidents"."""
    if not any(
        scene.grammar["leaders"].at(scene.tokens, k) for k in scene.clause(hit.row, hit.clause)
    ):
        return _equals(scene, hit)
    heads = dict.fromkeys(
        office.holder for office in scene.held.claims if office.level == _HEAD and not office.former
    )
    return tuple(heads) if len(heads) == 2 else ()


def _equals(scene: Scene, hit: Hit) -> tuple[NameRef, ...]:
    """Give the only two of the article whose rank a plural post as the subject names."""
    clause = set(scene.clause(hit.row, hit.clause))
    if not scene.grammar.after:
        return _of_states(scene, hit)
    for mention in scene.page.row(hit.row, MentionKind.POST):
        value, first = mention.value, scene.reach(mention)[0]
        if not isinstance(value, PostValue) or not value.plural or first not in clause:
            continue
        held = (o.holder for o in scene.held.claims if o.level == value.level and not o.former)
        holders = tuple(dict.fromkeys(held))
        if mention.case == "nom" and value.level in _TOP and len(holders) == 2:
            return holders
    return ()


def _of_states(scene: Scene, hit: Hit) -> tuple[NameRef, ...]:
    """Give those of a rank whom a Turkic plural post means («A мен B басшыларының кездесуі»)."""
    clause = set(scene.clause(hit.row, hit.clause))
    lands = {
        mention.key
        for mention in scene.page.row(hit.row, MentionKind.STATE)
        if not mention.adjective and scene.reach(mention)[0] in clause
    }
    heads = {
        office.country: office.holder
        for office in scene.held.claims
        if office.level == _HEAD and not office.former
    }
    words = scene.grammar["state_heads"]
    told = any(words.at(scene.tokens, k) for k in clause)
    known = tuple(heads[land] for land in sorted(filter(None, lands)) if land in heads)
    return known if told and len(lands) == len(known) == 2 else ()


def groups(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Give the posts in the plural that stand for a side («с министрами …»)."""
    clause = set(scene.clause(hit.row, hit.clause))
    return tuple(
        mention
        for mention in scene.page.row(hit.row, MentionKind.POST)
        if isinstance(mention.value, PostValue)
        and mention.value.plural
        and scene.reach(mention)[0] in clause
        and scene.case(_inflected(scene, mention)) in {"ins", "acc", "gen"}
    )


def _inflected(scene: Scene, mention: Mention) -> int:
    """Give the word of a post that shows its case: the head, which Turkic posts end with."""
    return scene.reach(mention)[0] if scene.grammar.after else scene.reach(mention)[1] - 1


def ministers(scene: Scene, hit: Hit) -> str | None:
    """Give the type of a meeting that holders of a post hold («министры провели совещание»)."""
    verb = hit.happens
    kinds = {"multilateral_meeting", "council_session"}
    if not scene.grammar.after or hit.type not in kinds or verb is None:
        return None
    if "plur" not in scene.tokens[verb].feats or not scene.finite(verb):
        return None
    clause = scene.clause(hit.row, hit.clause)
    for mention in scene.page.row(hit.row, MentionKind.POST):
        value, (first, last) = mention.value, scene.reach(mention)
        plural = isinstance(value, PostValue) and value.plural
        subject = "nom" in {mention.case, scene.case(first)} and first in clause
        subject = subject and (last <= verb or hit.last <= verb)
        if plural and subject:
            assert isinstance(value, PostValue)
            return of_ranks([value.level] * _RANKED, _RANKED)
    return None


def met_again(scene: Scene, hit: Hit, recent: Sequence[Draft]) -> Draft | None:
    """Give the talks told of that «встреча министров» means: their people hold such posts."""
    talks = hit.trigger.type in PAIR and not hit.trigger.frame and hit.left == hit.first
    if not scene.grammar.after or not talks or hit.ordinal is not None or hit.right == hit.last:
        return None
    inner = (hit.row, hit.last, hit.right)
    posts = scene.mentions(*inner, MentionKind.POST)
    named = scene.mentions(*inner, MentionKind.PERSON, MentionKind.BODY)
    if any(not any(post.span.covers(m.span) for post in posts) for m in named):
        return None
    ranks = {p.value.level for p in posts if isinstance(p.value, PostValue) and p.value.plural}
    alone = scene.grammar["signers"].at(scene.tokens, hit.last) == hit.right - hit.last
    lands = {state.key for state in scene.mentions(*inner, MentionKind.STATE)}
    days, spot = when(scene, hit, (hit,)), where(scene, hit, (hit,))
    planned = status(scene, hit, days) == "planned"
    for draft in recent if ranks or alone else ():
        people = [who for who in draft.members if who.kind is RefKind.PERSON]
        held = [{o.level for o in scene.held.of(who) if not o.former} for who in people]
        fits = all(levels & ranks for levels in held) if ranks else True
        fits = fits and (not lands or lands == {land_of(scene, who) for who in people})
        if draft.type not in _TALKS or draft.frame or draft.aside or len(people) < _PAIR:
            continue
        moved = spot is not None and draft.place is not None and spot.place != draft.place
        if fits and planned == (draft.status == "planned") and not moved:
            later = days is not None and draft.when is not None and days.start != draft.when.start
            return None if later else draft
    return None
