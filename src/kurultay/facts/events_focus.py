"""Which event a new paragraph goes on about, and whether only the title tells of it."""

from __future__ import annotations

from kurultay.facts.events_draft import GROUP, Draft, Plot
from kurultay.facts.events_scene import Scene
from kurultay.text.article import PartKind

_OWN = GROUP - {"multilateral_meeting"}
"""Types of events that a new paragraph may go on about, beside the one of many."""
_FAR = 20
"""An event so many days before the main one is its background."""


def ahead(story: Plot, focus: Draft) -> bool:
    """Tell whether an event still to come is told beside one that was held."""
    main = story.main()
    return focus.status == "planned" and not (main is not None and main.status == "planned")


def side(story: Plot, focus: Draft) -> bool:
    """Tell whether an event of few is only told beside the one of many that is the main one."""
    return story.gathering() and focus.type not in _OWN


def past(story: Plot, focus: Draft) -> bool:
    """Tell whether the event told of last lies long before the one the article is about."""
    main = story.main()
    if main is None or main is focus:
        return False
    series = story.scene.grammar.after or focus.organiser in {None, main.organiser}
    before = focus.ordinal and main.ordinal and focus.ordinal < main.ordinal
    if focus.hit.elliptic or (series and before):
        return True
    if main.when is None or focus.when is None:
        return False
    return (main.when.start.first_day - focus.when.start.first_day).days > _FAR


def untold(story: Plot) -> bool:
    """Tell whether a Turkic text by itself tells of no event of many («Жиынға X қатысты»)."""
    scene = story.scene
    told = [d for d in story.events() if d.type in GROUP and d.hit.row not in titles(scene)]
    return not scene.grammar.after and all(d.hit.trigger.refers and d.hit.bare for d in told)


def titles(scene: Scene) -> tuple[int, ...]:
    """Give the sentences of the title."""
    return tuple(scene.rows(PartKind.TITLE))
