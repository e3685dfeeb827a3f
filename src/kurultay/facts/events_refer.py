"""How an event word refers back: by its place, its day, its body, a word that points."""

from __future__ import annotations

from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import GROUP
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind

GENERIC = frozenset({"bilateral_meeting", "council_session", "multilateral_meeting"})
"""Types whose nouns may take up any meeting («встреча», «заседание»)."""


def inside(scene: Scene, hit: Hit) -> bool:
    """Tell whether a sentence goes on at an event: «На встрече глав ведомств …», no more said."""
    before = hit.left - 1
    if not scene.grammar.after or before != scene.sentences[hit.row].first:
        return False
    if scene.case(hit.first) != "loc" or not scene.grammar["inside"].at(scene.tokens, before):
        return False
    states = scene.mentions(hit.row, hit.left, hit.right, MentionKind.STATE)
    plain = hit.type in GROUP and hit.trigger.type in GENERIC and not states
    return plain and when(scene, hit, (hit,)) is None and where(scene, hit, (hit,)) is None


def named_day(scene: Scene, hit: Hit) -> bool:
    """Tell whether a day stands right at an event noun («по итогам заседания 9 октября»)."""
    days = scene.page.row(hit.row, MentionKind.DATE)
    return any(hit.first <= scene.reach(day)[0] <= hit.right for day in days)


def akin(one: NameRef, other: NameRef) -> bool:
    """Tell whether two names may be of one body: all words of one stand in the other."""
    first, second = (frozenset(name.name.lower().split()) for name in (one, other))
    return one == other or (
        min(len(first), len(second)) > 1 and (first <= second or second <= first)
    )


def pointed(scene: Scene, hit: Hit) -> bool:
    """Tell whether a word that points back stands before an event word («ту сессию»)."""
    return scene.grammar.after and scene.grammar["this"].within(scene.tokens, hit.left, hit.first)
