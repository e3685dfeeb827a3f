"""Who of those that came to an event is its host, and what kind of event their ranks make it."""

from __future__ import annotations

from collections.abc import Mapping

from kurultay.facts import delegations
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_types import of_ranks

_SIDES = 2


def _unnamed(hit: Hit) -> bool:
    return hit.bare and hit.trigger.frame != "receive"


def _abroad(scene: Scene, who: NameRef) -> bool:
    """Tell whether somebody stands for an international body, at home in no state."""
    held = [office for office in scene.held.of(who) if not office.former]
    if scene.grammar.after:
        return any(office.level.endswith("secretary_general") for office in held)
    return any(office.body is not None for office in held) and not any(o.country for o in held)


def unseat(scene: Scene, draft: Draft) -> None:
    """Drop the states somebody of which is named."""
    people = [who for who in draft.members if who.kind is RefKind.PERSON]
    held = (
        next((o.country for o in scene.held.of(p) if o.country and not o.former), None)
        for p in people
    )
    named = {country for country in held if country}
    for who in [w for w in draft.members if w.kind is RefKind.STATE and w.key in named]:
        del draft.members[who]


def settle(scene: Scene, draft: Draft) -> None:
    """Drop states whose delegates are named, and find the host of a meeting of two sides."""
    if not any(who.kind is RefKind.PERSON for who in draft.members):
        delegations.inner(scene, draft)
    else:
        delegations.beside(scene, draft)
    offices: Mapping[NameRef, str | None] = {
        who: next((o.country for o in scene.held.of(who) if o.country and not o.former), None)
        for who in draft.members
        if who.kind is RefKind.PERSON
    }
    named = {country for country in offices.values() if country}
    unseat(scene, draft)
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
    if draft.type == "bilateral_meeting" and draft.country is None and scene.grammar.after:
        draft.country = _receiving(draft, offices) or _accredited(scene, draft, offices)
    if draft.type == "summit" and draft.hit.trigger.type in PAIR and len(draft.members) == _SIDES:
        draft.type = draft.hit.trigger.type if len(named) == _SIDES else draft.type
    many = len([who for who in draft.members if who.kind is RefKind.STATE]) > _SIDES
    if draft.type == "bilateral_meeting" and (len(named) > _SIDES or many):
        draft.type = "multilateral_meeting"
    if draft.type in {"council_session", "multilateral_meeting"} and _unnamed(draft.hit):
        ranks = [o.level for who in offices for o in scene.held.of(who)[:1]]
        draft.type = of_ranks(ranks, len(named)) or draft.type
    if draft.type == "official_visit":
        _own_envoys(scene, draft, offices)
        lone = [m for m in draft.members.values() if "infn" in scene.tokens[draft.hit.first].feats]
        if len(lone) == len(draft.members) == 1:
            lone[0].role = "attendee"  # «принял приглашение посетить Баку»
    if draft.type in PAIR | {"official_visit"}:
        for member in draft.members.values():
            spoke = member.role == "speaker" and draft.type == "bilateral_meeting"
            if member.role in {"chair", "speaker"} and not (spoke and scene.grammar.after):
                member.role = "attendee"


def _own_envoys(scene: Scene, draft: Draft, lands: Mapping[NameRef, str | None]) -> None:
    """Leave the guest's own ambassador, who is at the airport too, no host."""
    came = {lands.get(who) for who, member in draft.members.items() if member.role != "host"}
    for who, member in draft.members.items():
        held = [office for office in scene.held.of(who) if not office.former]
        envoy = any(o.level == "ambassador" and o.country in came - {None} for o in held)
        if envoy and member.role == "host":
            member.role = "attendee"


def _receiving(draft: Draft, lands: Mapping[NameRef, str | None]) -> str | None:
    """Give the state in which somebody receives a guest of another, where no place is told."""
    if draft.hit.trigger.frame != "receive" or draft.online or draft.parent is not None:
        return None
    hosts = [who for who, member in draft.members.items() if member.role == "host"]
    rest = {lands.get(who) for who in draft.members if who not in hosts}
    home = lands.get(hosts[0]) if len(hosts) == 1 else None
    return home if home is not None and rest - {home, None} else None


def _accredited(scene: Scene, draft: Draft, lands: Mapping[NameRef, str | None]) -> str | None:
    """Give the state of who meets a foreign ambassador, and make him the host."""
    envoys = [
        who
        for who in lands
        if any(o.level == "ambassador" and not o.former for o in scene.held.of(who))
    ]
    rest = [who for who in lands if who not in envoys]
    if len(envoys) != 1 or len(rest) != 1 or draft.parent is not None or draft.online:
        return None
    home = lands[rest[0]]
    if home is None or home == lands[envoys[0]]:
        return None
    draft.members[rest[0]].role = "host"
    return home
