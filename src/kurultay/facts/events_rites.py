"""Letters of credence, and receptions told from the guest's side: who takes part, who is host."""

from __future__ import annotations

from kurultay.facts.events_draft import PAIR, Draft, Member, Plot
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind

_ENVOY = "ambassador"


def complete(story: Plot) -> None:
    """Add to a handing over of credentials the envoys of the states that its sentence names."""
    for draft in story.drafts:
        if draft.type == "ceremony" and draft.hit.trigger.frame in {"receive", "meet"}:
            _envoys(story.scene, draft)
            _hosts(story.scene, draft, "dat")
        passive = draft.hit.trigger.frame == "receive" and not story.scene.finite(draft.hit.first)
        if draft.type in PAIR and passive:
            _hosts(story.scene, draft, "ins")


def _envoys(scene: Scene, draft: Draft) -> None:
    """Add the ambassadors whom the article names later («Послом Турции стал А»)."""
    states = {m.key for m in scene.page.row(draft.hit.row, MentionKind.STATE)}
    held = [o for o in scene.held.claims if o.holder in draft.members and not o.former]
    states -= {o.country for o in held if o.level == _ENVOY}  # named in the sentence itself
    for office in scene.held.claims:
        sent = office.level == _ENVOY and office.country in states and not office.former
        if sent and office.holder not in draft.members:
            span = scene.span(draft.hit.first, draft.hit.last)
            draft.join(Member(office.holder, "attendee", None, span, "event.credentials", 0.75))


def _hosts(scene: Scene, draft: Draft, case: str) -> None:
    """Make host whom a case tells («вручил грамоты президенту А», «был принят президентом А»)."""
    for actor in scene.actors(draft.hit.row):
        member = draft.members.get(actor.who)
        if member is not None and actor.case == case:
            member.role = "host"
