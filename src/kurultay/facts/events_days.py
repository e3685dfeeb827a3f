"""The day of an event that another gives it: the next day, an hour of a programme, a new day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from kurultay.facts.claims import NameRef, When
from kurultay.facts.events_draft import Draft, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.places import place_ref
from kurultay.facts.when import published
from kurultay.mentions.mention import DateValue, MentionKind
from kurultay.text.article import PartialDate

_FIGURES = re.compile(r"(\d{1,2})\.(\d{2})\.(?!\d)")
_MONTHS = 12
_YEAR = re.compile(r"\d{4}|\.\d\d$")
_HOUR = re.compile(r"([01]?\d|2[0-4])[:.][0-5]\d")
_BULLET = 3
"""A line's mark and hour take so many words at most."""
_HEADER = 7
"""The line of a protocol with its place and day has so many words at most."""
_LINES = 14
"""The day of a programme stands at most so many sentences above its hours."""
_COUNTS = range(2, 6)
"""Days that an event may be told to have, by a word list each."""
_STEPS = (("next_day", 1), ("day_before", -1))


def beside(story: Plot, hit: Hit) -> When | None:
    """Give the day next to that of the event before («На следующий день …», «днём ранее»)."""
    scene = story.scene
    if hit.adjunct or hit.after or not scene.grammar.after:
        return None
    for name, step in _STEPS:
        if scene.found(hit.row, hit.clause, name) and (day := _last(story, step)) is not None:
            return When(_moved(day, step), None, "", "relative")
    return None


def of_clause(scene: Scene, row: int, told: Sequence[int], days: When | None) -> When | None:
    """Give the day in a clause that goes on from an event of these days («…, а накануне с Б»)."""
    own = scene.mentions(row, told[0], told[-1] + 1, MentionKind.DATE) if told else ()
    value = own[0].value if own else None
    stated = None
    if isinstance(value, DateValue):
        stated = When(value.start, value.end, own[0].surface, value.basis)
        if not pointed(scene, stated):
            return stated
    elif not scene.grammar["day_before"].among(scene.tokens, told):
        return days
    first = days.start if days is not None else None
    if first is None or first.day is None:
        return None
    return When(_moved(first.first_day, -1), None, "", "relative")


def apart(scene: Scene, row: int, met: Sequence[NameRef], days: When | None) -> list[When | None]:
    """Give the day of each of the meetings with those who were met («13 мая с А, а 14-го с Б»)."""
    actors = {actor.who: actor for actor in scene.actors(row)}
    spots = [actors.get(who) for who in met]
    found: list[When | None] = [days]
    for before, actor in pairwise(spots):
        gap = range(before.last, actor.first) if before and actor else ()
        found.append(of_clause(scene, row, gap, days))
    late = spots[0] and spots[0].last
    own = [m for m in scene.page.row(row, MentionKind.DATE) if days and m.surface == days.text]
    if late and own and scene.grammar.after and all(scene.reach(m)[0] >= late for m in own):
        behind = scene.tokens[late : scene.reach(own[0])[0]]
        found[0] = None if any(t.text == "," for t in behind) else days
    return found


def _last(story: Plot, step: int) -> date | None:
    """Give the last, or the first, day of the event told of last, where it is known to the day."""
    for draft in reversed(story.drafts):
        if draft.when is None or draft.aside:
            continue
        start, end = draft.when.start, draft.when.end or draft.when.start
        if start.day is None or end.day is None:
            return None
        return end.last_day if step > 0 else start.first_day
    return None


def _moved(day: date, step: int) -> PartialDate:
    moved = day + timedelta(days=step)
    return PartialDate(moved.year, moved.month, moved.day)


def scheduled(story: Plot, hit: Hit) -> When | None:
    """Give the day of a programme to an event that a line of it tells the hour of («10:00. …»)."""
    scene = story.scene
    if not scene.grammar.after:
        return None
    if (day := _numbered(scene, hit.row)) is not None:
        return When(day, None, "", "stated")
    if not hourly(scene, hit.row):
        return None
    for row in range(hit.row - 1, max(-1, hit.row - _LINES), -1):
        told = next((d for d in reversed(story.drafts) if d.hit.row == row and d.when), None)
        if told is not None and told.when is not None:
            start = told.when.start
            same = start.day is not None and told.when.end in {None, start}
            return replace(told.when, end=None) if same else None
        sentence = scene.sentences[row]
        if any("futr" in t.feats for t in scene.tokens[sentence.first : sentence.last]):
            continue  # «… и закончится завтра»
        days = [m for m in scene.page.row(row, MentionKind.DATE) if _single(m.value)]
        if len(days) == 1:
            value = days[0].value
            assert isinstance(value, DateValue)
            return When(value.start, None, days[0].surface, value.basis)
    return None


def _numbered(scene: Scene, row: int) -> PartialDate | None:
    """Give the day in figures at the head of a paragraph, in the year of the article («12.02.»)."""
    today, head = published(scene), _head(scene, row)
    told = _FIGURES.match(scene.page.text, scene.tokens[scene.sentences[head].first].span.start)
    if told is None or today is None or not 0 < int(told[2]) <= _MONTHS:
        return None
    try:
        day = date(today.year, int(told[2]), int(told[1]))
    except ValueError:
        return None
    return PartialDate(day.year, day.month, day.day) if day <= today.last_day else None


def _head(scene: Scene, row: int) -> int:
    """Give the first sentence of a paragraph."""
    while row and scene.sentences[row - 1].paragraph == scene.sentences[row].paragraph:
        row -= 1
    return row


def _single(value: object) -> bool:
    return isinstance(value, DateValue) and value.start.day is not None and value.end is None


def hourly(scene: Scene, row: int) -> bool:
    """Tell whether a line begins with an hour, as those of a programme do («• 10:00. …»)."""
    low = scene.tokens[scene.sentences[_head(scene, row)].first].span.start
    head = scene.page.text[low : low + 12].lstrip("•▪*·◆●■–—- ")
    return _HOUR.match(head) is not None


def covers(outer: Draft, inner: Draft) -> bool:
    """Tell whether an event lies within the days of another that takes several."""
    if outer.when is None or inner.when is None or outer.when.end is None:
        return False
    first, last = outer.when.start.first_day, outer.when.end.last_day
    start, end = inner.when.start, inner.when.end or inner.when.start
    return start.day is not None and first <= start.first_day and end.last_day <= last


def pointed(scene: Scene, days: When) -> bool:
    """Tell whether a day is only "the day before" of the article, not of what it tells of."""
    eve = scene.grammar.ends["eve"]
    return scene.grammar.after and days.basis == "relative" and days.text.lower() in eve


def programmed(scene: Scene, hit: Hit) -> bool:
    """Tell whether a line of a programme only names an event («10:00. Аудиенция у А»)."""
    sentence = scene.sentences[hit.row]
    opens = hit.left - sentence.first <= _BULLET and scene.case(hit.first) == "nom"
    if not scene.grammar.after or hit.trigger.frame or not opens or hit.trigger.refers:
        return False
    told = any(scene.finite(k) for k in range(sentence.first, sentence.last))
    return not told and hourly(scene, hit.row)


def lasting(scene: Scene, hit: Hit, days: When | None) -> When | None:
    """Give all the days of an event told to have so many («двухдневная встреча завершилась …»)."""
    if days is None or _unsure(scene, hit, days):
        return None
    if days.start.day is None or days.end is not None or not scene.grammar.after:
        return days
    before = range(hit.left, hit.first)
    lists = ((n, scene.grammar[f"days_{n}"]) for n in _COUNTS)
    count = next((n for n, words in lists if any(words.at(scene.tokens, at) for at in before)), 0)
    verb = hit.happens
    if not count or verb is None:
        return days
    day = days.start.first_day
    if scene.grammar["finish"].at(scene.tokens, verb):
        first = _moved(day, 1 - count)
        return replace(days, start=first, end=days.start)
    if scene.grammar["begun"].at(scene.tokens, verb):
        return replace(days, end=_moved(day, count - 1))
    return days


def _unsure(scene: Scene, hit: Hit, days: When) -> bool:
    """Tell whether nobody knows the year of a day long ago («Для сравнения: 26 октября …»)."""
    sentence, today = scene.sentences[hit.row], published(scene)
    back = scene.grammar["aside"].within(scene.tokens, sentence.first, sentence.last)
    if (
        not (scene.grammar.after and back and days.basis == "stated" and days.start.day)
        or not today
    ):
        return False
    return days.start.year < today.year and _YEAR.search(days.text) is None


def protocol(scene: Scene, hit: Hit) -> int | None:
    """
    Give the line of a protocol that tells the place and day of the event in the line above it.

    «Круглый стол о письме / Баку, 5 мая / Присутствовали: …».
    """
    sentence, below = scene.sentences[hit.row], hit.row + 1
    opens = hit.left == sentence.first and scene.case(hit.first) == "nom"
    plain = scene.grammar.after and opens and not hit.trigger.frame
    if not plain or below >= len(scene.sentences) or _told(scene, hit.row):
        return None
    line = scene.sentences[below]
    spots = scene.page.row(below, MentionKind.PLACE)
    days = scene.page.row(below, MentionKind.DATE)
    short = line.last - line.first <= _HEADER and not _told(scene, below)
    return below if short and len(spots) == len(days) == 1 else None


def _told(scene: Scene, row: int) -> bool:
    """Tell whether a line has a verb."""
    sentence = scene.sentences[row]
    return any(scene.finite(k) for k in range(sentence.first, sentence.last))


def headed(scene: Scene, draft: Draft) -> None:
    """Give an event the day and town of the line below it, in a protocol."""
    below = protocol(scene, draft.hit)
    if below is None or draft.when is not None or draft.place is not None:
        return
    value = scene.page.row(below, MentionKind.DATE)[0].value
    if isinstance(value, DateValue):
        draft.when = When(value.start, value.end, "", value.basis)
    place = place_ref(scene.page, scene.page.row(below, MentionKind.PLACE)[0])
    draft.place, draft.country = place, place.country
