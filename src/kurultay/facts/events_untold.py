"""Events that a text tells of only beside others: in its title, or within a coming visit."""

from __future__ import annotations

from kurultay.facts.attendance_last import side_by_side
from kurultay.facts.claims import RefKind
from kurultay.facts.doubt import void
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member, Plot
from kurultay.facts.events_focus import titles
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit, hits
from kurultay.facts.events_parties import active
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import status, when
from kurultay.facts.where import where

_TWO = 2
_CLOSE = frozenset('»”"')


def signed(story: Plot, found: tuple[Hit, ...]) -> None:
    """Add the signing by somebody named that the title alone tells of («X … қол қойды»)."""
    scene = story.scene
    if scene.grammar.after or any(draft.type == "signing" for draft in story.drafts):
        return
    for hit in found:
        own = hit.trigger.frame == "sign" and hit.type == "signing"
        if not own or not scene.finite(hit.last - 1) or not active(scene, hit):
            continue
        cast = [a for a in cast_of(scene, hit) if a.last <= hit.first and _signs(a.case)]
        if not any(actor.case in {None, "nom"} for actor in cast):
            return
        days = when(scene, hit, found)
        draft = Draft(hit, hit.type, status(scene, hit, days), days)
        for actor in cast:
            span = scene.span(actor.first, actor.last)
            draft.join(Member(actor.who, "attendee", None, span, "event.title", 0.8))
        story.drafts.append(draft)
        return


def met(story: Plot, found: tuple[Hit, ...]) -> None:
    """Add the talks of two that the title alone tells of («А встретился с Б»)."""
    scene = story.scene
    kinds = PAIR | ({"multilateral_meeting"} if scene.grammar.after else set())
    if any(d.type in kinds and not d.aside for d in story.drafts):
        return
    for hit in found:
        if scene.grammar.after and hit.trigger.frame not in {"meet", "receive", "phone"}:
            continue
        verb = hit.last - 1 if hit.trigger.frame else hit.happens
        talks = hit.type in PAIR and hit.trigger.frame not in {"talk", "welcome"}
        if not talks or hit.plural or hit.adjunct or verb is None or not scene.finite(verb):
            continue
        cast = {actor.who: actor for actor in cast_of(scene, hit)}
        cases = [actor.case in {None, "nom"} for actor in cast.values()]
        both = side_by_side(scene, list(cast.values()))
        if len(cast) != _TWO or not (both or cases.count(True) == 1) or void(scene, hit, ""):
            continue
        days, spot = when(scene, hit, found), where(scene, hit, found)
        draft = Draft(hit, hit.type, status(scene, hit, days), days)
        if spot is not None:
            draft.place, draft.country = spot.place, spot.country
        for actor in cast.values():
            span = scene.span(actor.first, actor.last)
            draft.join(Member(actor.who, "attendee", None, span, "event.title", 0.8))
        story.drafts.append(draft)
        return


def _signs(case: str | None) -> bool:
    """Tell whether a case is that of who signs, or with whom."""
    return case in {None, "nom", "ins"}


def talks(story: Plot, hit: Hit) -> bool:
    """Tell whether talks at which something will be discussed are those of a coming visit."""
    scene = story.scene
    if scene.grammar.after or not (hit.trigger.many and hit.adjunct and hit.type in PAIR):
        return False
    told = [d for d in story.drafts if d.type == "official_visit" and not d.aside]
    visits = [d for d in told if not d.frame] or told
    if not visits or visits[0].status != "planned" or len(visits[0].members) != _TWO:
        return False
    if any(draft.type in PAIR for draft in story.drafts) or not _coming(scene, hit):
        return False
    return all(who.kind is RefKind.PERSON for who in visits[0].members)


def attended(story: Plot, hit: Hit) -> bool:
    """Tell whether several come to what a Turkic text calls only a session («Отырысқа A, B …»)."""
    scene = story.scene
    if scene.grammar.after or not hit.bare or scene.case(hit.last - 1) != "dat":
        return False
    titled = any(found.type in GROUP for row in titles(scene) for found in hits(scene, row))
    if titled or any(draft.type in GROUP for draft in story.drafts):
        return False
    came = [k for k in scene.found(hit.row, hit.clause, "part") if k > hit.last and scene.ends(k)]
    named = [a for a in cast_of(scene, hit) if a.case in {None, "nom"} and a.named]
    return bool(came) and len(named) >= _TWO


def _coming(scene: Scene, hit: Hit) -> bool:
    """Tell whether what is told of talks is still to come («… барысында … талқыланады»)."""
    last = scene.sentences[hit.row].last
    end = next((k for k in range(hit.last, last) if scene.tokens[k].text in _CLOSE), last)
    verbs = [k for k in scene.clause(hit.row, hit.clause) if hit.last <= k < end]
    verbs = [k for k in verbs if scene.finite(k)]
    return bool(verbs) and all("pres" in scene.tokens[k].feats for k in verbs)
