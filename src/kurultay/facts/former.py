"""Other editions of an event, where verbs come last: what was on another day or elsewhere."""

from __future__ import annotations

from kurultay.facts import powers
from kurultay.facts.events_draft import GROUP, Draft
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_refer import clash
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import when
from kurultay.facts.where import where


def foreign(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a noun cannot mean an event told of: of other powers, or another edition."""
    return powers.foreign(scene, hit, draft) or _another(scene, hit, draft)


def _another(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether a Turkic noun names another edition («Былтыр мұндай форум Бакуде өтті»)."""
    if scene.grammar.after or hit.trigger.frame or hit.type not in GROUP or hit.ordinal:
        return False
    if hit.happens is None or hit.adjunct or hit.after or draft.when is None:
        return False
    if scene.grammar["this"].within(scene.tokens, hit.left - 1, hit.first):
        return False
    days = when(scene, hit, (hit,))
    if days is not None and clash(days, draft.when):
        return True
    spot = where(scene, hit, (hit,))
    alike = scene.grammar["alike"].within(scene.tokens, hit.left, hit.first)
    moved = spot is not None and spot.place is not None and draft.place is not None
    return alike and moved and spot is not None and spot.place != draft.place
