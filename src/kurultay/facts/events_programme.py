"""What follows from the day of a visit for what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from kurultay.facts.claims import When
from kurultay.facts.events_draft import Draft
from kurultay.facts.events_scene import Scene
from kurultay.facts.when import published
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate

_ELSEWHERE = frozenset({"official_visit", "phone_call"})
_OPENING = 3
"""The hour of what is still to come is among so many words that open its sentence."""


def date(scene: Scene, drafts: Sequence[Draft]) -> None:
    """
    Give the day of a visit to what is told of it without one.

    That is sure of what is over where the visit took one day, or has only begun on the article's.
    It holds too for what is still to come today where only its hour is told («Вечером …»).
    """
    today = published(scene)
    for visit in drafts:
        days = visit.when if visit.type == "official_visit" and not visit.aside else None
        if days is None or days.start.day is None:
            continue
        if days.end not in {None, days.start}:
            _count(scene, visit, days, drafts)
            continue
        if days.start != today and not _stayed(scene, visit):
            continue
        for draft in drafts[drafts.index(visit) + 1 :]:
            coming = draft.status == "planned" and days.start == today and _hour(scene, draft)
            if draft.when is None and (coming or draft.status == "held") and _within(draft, visit):
                draft.when = When(days.start, None, days.text, "relative")


def _count(scene: Scene, visit: Draft, days: When, drafts: Sequence[Draft]) -> None:
    """Give what is of «the second day» of a visit of several that day."""
    for draft in drafts[drafts.index(visit) + 1 :]:
        nth = _nth(scene, draft) if draft.when is None and _within(draft, visit) else 0
        day = days.start.first_day + timedelta(days=nth - 1)
        if nth and days.end is not None and day <= days.end.last_day:
            start = PartialDate(day.year, day.month, day.day)
            draft.when = When(start, None, days.text, "relative")


def _nth(scene: Scene, draft: Draft) -> int:
    """Give which day of a stay the sentence of an event opens with («Во второй день …»), or 0."""
    low = scene.sentences[draft.hit.row].first
    for mention in scene.page.row(draft.hit.row, MentionKind.ORDINAL):
        first, last = scene.reach(mention)
        told = scene.grammar["stay_day"].at(scene.tokens, last)
        if first <= low + _OPENING and told and isinstance(mention.value, int):
            return mention.value
    return 0


def _stayed(scene: Scene, visit: Draft) -> bool:
    """Tell whether a day is that of a whole visit («12 мая А посетил …»), not of its beginning."""
    verb = visit.hit.first if visit.hit.trigger.frame else visit.hit.happens
    if visit.status != "held" or verb is None:
        return False
    stays = scene.grammar["stays"].at(scene.tokens, verb) > 0
    return stays or not scene.grammar["begin"].at(scene.tokens, verb)


def _hour(scene: Scene, draft: Draft) -> bool:
    """Tell whether the sentence of an event opens with an hour of the day."""
    low = scene.sentences[draft.hit.row].first
    return scene.grammar["hours"].within(scene.tokens, low, low + _OPENING)


def _within(draft: Draft, visit: Draft) -> bool:
    """Tell whether an event told behind a visit is one of it."""
    if draft.type in _ELSEWHERE or draft.aside or draft.online:
        return False
    there = draft.country in {None, visit.country}
    welcome = there and draft.type in {"ceremony", "council_session"}
    return draft.parent is visit or welcome or bool(draft.people & visit.people)
