"""Who of those that came to an event is its host, and what kind of event their ranks make it."""

from __future__ import annotations

from collections.abc import Mapping

from kurultay.facts import delegations
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_types import of_ranks


def _unnamed(hit: Hit) -> bool:
    return hit.bare and hit.trigger.frame != "receive"


def _abroad(scene: Scene, who: NameRef) -> bool:
    """Tell whether somebody stands for an international body, at home in no state."""
    held = [office for office in scene.held.of(who) if not office.former]
    if scene.grammar.after:
        return any(office.level.endswith("secretary_general") for office in held)
    return any(office.body is not None for office in held) and not any(o.country for o in held)


def settle(scene: Scene, draft: Draft) -> None:
    """Drop states whose delegates are named, and find the host of a meeting of two sides."""
    if not any(who.kind is RefKind.PERSON for who in draft.members):
        delegations.inner(scene, draft)
    offices: Mapping[NameRef, str | None] = {
        who: next((o.country for o in scene.held.of(who) if o.country and not o.former), None)
        for who in draft.members
        if who.kind is RefKind.PERSON
    }
    named = {country for country in offices.values() if country}
    for who in [w for w in draft.members if w.kind is RefKind.STATE and w.key in named]:
        del draft.members[who]
    bodies = {o.body for who in offices for o in scene.held.of(who) if o.body is not None}
    for who in [w for w in draft.members if w.kind is RefKind.BODY and w in bodies]:
        del draft.members[who]
    if draft.type in PAIR | {"multilateral_meeting"} and draft.country:
        hosts = [m for m in draft.members.values() if m.role == "host"]
        home = [w for w, country in offices.items() if country == draft.country]
        away = [
            w
            for w, country in offices.items()
            if (country and country != draft.country) or (not country and _abroad(scene, w))
        ]
        alone = draft.type == "bilateral_meeting"
        named_host = [w for w in home if draft.members[w].rule == "event.phrase"]
        if not hosts and home and away and (alone or len(named_host) == 1):
            draft.members[(named_host or home)[0]].role = "host"
    if draft.type == "bilateral_meeting" and len(named) > 2:
        draft.type = "multilateral_meeting"
    if draft.type in {"council_session", "multilateral_meeting"} and _unnamed(draft.hit):
        ranks = [o.level for who in offices for o in scene.held.of(who)[:1]]
        draft.type = of_ranks(ranks, len(named)) or draft.type
    if draft.type in PAIR | {"official_visit"}:
        for member in draft.members.values():
            if member.role in {"chair", "speaker"}:
                member.role = "attendee"
