"""Seasons and years that are only meant: «осенью», «на весну», «в прошлом году»."""

from __future__ import annotations

from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import DateValue, Mention
from kurultay.text.article import PartialDate

_SEASON = 60
"""The middle of the season that it is now is so many days away at most."""
_VAGUE = 12
"""A year that is only meant yields to a day that stands at most so many words farther."""


def vague(scene: Scene, value: DateValue) -> int:
    """Weigh a year that is only meant, which yields to a day or month farther away."""
    vague = scene.grammar.after and value.start.month is None and value.basis == "relative"
    return _VAGUE if vague else 0


def cut(scene: Scene, hit: Hit, at: int, end: int) -> bool:
    """Tell whether a comma parts a season from an event («…, отложенная весной, …»)."""
    low, high = (end, hit.left) if end <= hit.left else (hit.right, at)
    return any(token.text in {",", ":", ";"} for token in scene.tokens[low:high])


def of(scene: Scene, mention: Mention) -> int | None:
    """Give the middle month of a season («осенью», «на весну»)."""
    seasons = scene.page.lexicon.table("dates.toml").get("seasons", {})
    middle: int | None = seasons.get(mention.surface.lower())
    return middle


def turned(middle: int, tense: str | None, start: PartialDate, today: PartialDate) -> PartialDate:
    """Give the year of a season: the next one where it is still to come, else the last."""
    away = (PartialDate(start.year, middle, 15).first_day - today.first_day).days
    if (tense == "planned" and away < -_SEASON) or (tense == "next" and away < _SEASON):
        return PartialDate(start.year + 1)
    if tense == "held" and away > _SEASON:
        return PartialDate(start.year - 1)
    return start
