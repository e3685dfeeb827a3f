"""An event told of just before, taken up by its noun with an adjective that adds little."""

from __future__ import annotations

from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_refer import another_time, redated
from kurultay.facts.events_scene import Scene
from kurultay.facts.places import place_ref
from kurultay.facts.when import published, status, when
from kurultay.mentions.mention import MentionKind, PostValue

_SIDES = 2
_NEAR = 3
"""An event is taken up so many sentences later at most."""


def echoed(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the event that «внеочередное заседание», «беседа глав правительств» takes up."""
    if (talks := _of_rank(scene, hit, recent)) is not None:
        return talks
    plain = scene.grammar.after and hit.right == hit.last and hit.left < hit.first
    if not plain or hit.ordinal is not None or hit.plural or hit.type not in GROUP | {"exhibition"}:
        return None
    words = (scene.grammar["extra"], scene.grammar["light"])
    told = [k for k in range(hit.left, hit.first) if scene.tokens[k].pos != "PUNCT"]
    if not all(any(w.at(scene.tokens, k) for w in words) for k in told):
        return None
    planned = status(scene, hit, when(scene, hit, (hit,))) == "planned"
    for draft in recent:
        near = (
            draft.hit.trigger is hit.trigger and draft.hit.row < hit.row <= draft.rows[-1] + _NEAR
        )
        alike = not (draft.frame or draft.aside) and (draft.status == "planned") == planned
        if near and alike and not another_time(scene, hit, draft):
            return None if redated(scene, hit, draft) else draft
    return None


def _of_rank(scene: Scene, hit: Hit, recent: list[Draft]) -> Draft | None:
    """Give the talks of two whose rank alone a noun tells («беседа глав правительств»)."""
    if not scene.grammar.after or hit.trigger.type not in PAIR or hit.ordinal is not None:
        return None
    kinds = (MentionKind.STATE, MentionKind.PERSON, MentionKind.BODY, MentionKind.PLACE)
    posts = scene.mentions(hit.row, hit.left, hit.right, MentionKind.POST)
    if len(posts) != 1 or scene.mentions(hit.row, hit.left, hit.right, *kinds):
        return None
    rank, near = posts[0].value, (d for d in recent if d.type in PAIR and not d.frame)
    last = next(near, None)
    if not isinstance(rank, PostValue) or not rank.plural or last is None:
        return None
    if len(last.members) != _SIDES or hit.row - last.rows[-1] > _NEAR:
        return None
    levels = [{o.level for o in scene.held.of(who)} for who in last.members]
    fits = all(rank.level in held for held in levels)
    planned = status(scene, hit, when(scene, hit, (hit,))) == "planned"
    fits = fits and planned == (last.status == "planned")
    return last if fits and not redated(scene, hit, last) else None


def ranked(scene: Scene, hit: Hit) -> str | None:
    """Give the type of a meeting by the rank of the many who meet («главы правительств …»)."""
    ahead = [k for k in scene.clause(hit.row, hit.clause) if k < hit.first]
    kinds = [
        (min(found), kind)
        for kind, words in scene.grammar.gather
        if (found := list(words.found(scene.tokens, ahead)))
    ]
    return min(kinds)[1] if kinds else None


def those(story: Plot, hit: Hit, draft: Draft) -> tuple[NameRef, ...]:
    """Give the two of the event before, whom a sentence begins with («Стороны проведут …»)."""
    scene = story.scene
    if not scene.grammar.after or draft.members or draft.type not in GROUP | PAIR | {"signing"}:
        return ()
    told = scene.clause(hit.row, hit.clause)
    verb = hit.first if hit.trigger.frame else hit.happens
    if not scene.grammar["talkers"].at(scene.tokens, told[0]) or verb is None or verb < told[0]:
        return ()
    if "prtf" in scene.tokens[verb].feats:
        return ()  # «Стороны отметили решения, принятые на саммите, прошедшем в …»
    kinds = PAIR | {"official_visit"}
    before = (d for d in reversed(story.drafts) if d is not draft and d.type in kinds)
    last = next((d for d in before if not d.aside and d.members), None)
    people = [who for who in last.members if who.kind is RefKind.PERSON] if last else []
    return tuple(people) if len(people) == _SIDES else ()


def goers(story: Plot, hit: Hit, draft: Draft) -> tuple[NameRef, ...]:
    """Give the guest whose visit is for an event («Цель поездки – участие в заседании»)."""
    scene = story.scene
    first = scene.sentences[hit.row].first
    aimed = scene.grammar["errand"].within(scene.tokens, first, first + _SIDES)
    if not aimed or draft.members or draft.type not in GROUP or hit.after or hit.adjunct:
        return ()
    joins = scene.grammar["part"].within(scene.tokens, hit.left - _NEAR, hit.left)
    named = any(actor.case == "nom" for actor in scene.actors(hit.row))
    if named or not (joins or scene.case(hit.first) in {"nom", "ins"}):
        return ()  # «Цель визита – подготовка к заседанию»
    visits = [d for d in story.drafts if d.type == "official_visit" and not d.aside]
    near = [d for d in visits if 0 <= hit.row - d.hit.row <= 1]
    members = near[-1].members if near else {}
    return tuple(who for who, member in members.items() if member.role != "host")


def standing(scene: Scene, draft: Draft, now: str) -> str:
    """Give how an event stands that a later sentence tells of: what has its day is not to come."""
    today, days = published(scene), draft.when
    if draft.status != "held" or now != "planned" or days is None or today is None:
        return now
    over = days.start.day is not None and days.start.first_day <= today.last_day
    return draft.status if over else now


def apart(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether «на заседании комитета, которое прошло …» is no part of the event before."""
    own = hit.told != hit.clause and bool(scene.found(hit.row, hit.told, "happen"))
    return own or (hit.type == "committee_session" and draft.type != hit.type)


def adjective(scene: Scene, hit: Hit, same: list[Draft]) -> Draft | None:
    """Give the event in the town whose adjective stands before a noun («бакинский саммит»)."""
    if not scene.grammar.after or hit.right > hit.last or hit.first - hit.left != 1:
        return None
    spots = scene.mentions(hit.row, hit.left, hit.first, MentionKind.PLACE)
    keys = {place_ref(scene.page, m) for m in spots if m.adjective}
    alike = [d for d in same if d.place is not None and d.place in keys]
    return alike[0] if len(alike) == 1 and not redated(scene, hit, alike[0]) else None


__all__ = ["adjective", "apart", "echoed", "goers", "ranked", "standing", "those"]
