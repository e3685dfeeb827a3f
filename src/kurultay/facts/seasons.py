"""Seasons and years that are only meant: «осенью», «на весну», «в прошлом году»."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts import doubt
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import DateValue, Mention, MentionKind
from kurultay.text.article import PartialDate

_SEASON = 60
"""The middle of the season that it is now is so many days away at most."""
_NEXT = 2
"""A Turkic verb of putting off stands so many words behind the new day."""
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


def dropped(scene: Scene, hit: Hit, at: int) -> bool:
    """
    Tell whether a day is the old one of an event that was put off («с мая на июнь», «вместо мая»).

    A participle tells of what was before, so that only a verb of its own counts.
    """
    tokens, moves = scene.tokens, scene.found(hit.row, hit.clause, "moves")
    if not scene.grammar.after:
        return _replaced(scene, hit, at, moves)
    if not at:
        return False
    if scene.grammar["instead"].at(tokens, at - 1):
        return True
    told = [k for k in moves if scene.finite(k) or {"prts", "infn"} & tokens[k].feats]
    told = [k for k in told if not doubt.negated(scene, k)]
    if not told and _meant(scene, hit, at):
        return True
    if not told or hit.trigger.frame or scene.case(hit.first) not in {"nom", "acc", None}:
        return False
    days = [scene.reach(day)[0] for day in scene.page.row(hit.row, MentionKind.DATE)]
    newer = [day for day in days if day > told[0] and scene.grammar["on"].at(tokens, day - 1)]
    if at < told[0] and newer:
        return True  # «форум, стоявший в расписании на 24 мая, перенесён на 5 июня»
    fixed = scene.grammar["fixed"].at(tokens, at - 2) > 0 and at - 2 not in told
    return fixed or not scene.grammar["on"].at(tokens, at - 1)


def of_another(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """
    Tell whether a Turkic year is that of another noun («2025 жылғы маусымның қорытындысы»).

    Behind an event it counts only where a verb tells that the event took place.
    """
    value = mention.value
    if scene.grammar.after:
        apart = _prepared(scene, hit, mention) or _of_act(scene, hit, mention)
        return apart or _of_way(scene, hit, mention)
    if _attributed(scene, hit, scene.reach(mention)):
        return True
    if not isinstance(value, DateValue) or value.basis != "stated":
        return False
    if value.start.month is not None:
        return False
    at, end = scene.reach(mention)
    if hit.left <= at < hit.last:
        return False
    if "attr" in scene.tokens[end - 1].feats:
        between = scene.tokens[end : hit.left] if end <= hit.left else None
        return between is None or any(t.pos == "NOUN" for t in between)
    told = hit.happens is not None or hit.trigger.frame or hit.told_before or hit.elliptic
    return not told and at > hit.right


def _of_way(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Tell whether on a day people only set out for an event («8 мая отбыл для участия в …»)."""
    last = scene.reach(mention)[1]
    if hit.trigger.frame or last > hit.left:
        return False
    told = [k for k in scene.clause(hit.row, hit.clause) if last <= k < hit.left]
    goals = list(scene.grammar["goal"].found(scene.tokens, told))
    on_way = any(scene.finite(k) and scene.announces(k) for k in told if goals and k < goals[-1])
    return on_way and not any(scene.finite(k) for k in range(goals[-1], hit.left))


def _of_act(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Tell whether a year is when something else is to be done («…, объявить А столицей 2024»)."""
    value, tokens, at = mention.value, scene.tokens, scene.reach(mention)[0]
    if not isinstance(value, DateValue) or value.start.month is not None or at < hit.right:
        return False
    happen = scene.grammar["happen"]
    between = range(hit.right, at)
    return any("infn" in tokens[k].feats and not happen.at(tokens, k) for k in between)


def _attributed(scene: Scene, hit: Hit, day: tuple[int, int]) -> bool:
    """Tell whether a Turkic day is only the attribute of another noun («бүгінгі мәселелер»)."""
    said = scene.grammar["daily"].at(scene.tokens, day[0]) > 0
    return said and not hit.left <= day[1] <= hit.last


def _prepared(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Tell whether a day is that of talk about what is got ready («5 мая обсудят подготовку к»)."""
    if _asked(scene, hit, scene.reach(mention)[1]):
        return True
    tokens, ahead = scene.tokens, hit.left - 2
    if hit.trigger.frame or ahead < scene.sentences[hit.row].first:
        return False
    bound = tokens[ahead + 1].pos == "ADP" and scene.case(hit.first) == "dat"
    return (
        bound and scene.grammar["stage"].at(tokens, ahead) > 0 and scene.reach(mention)[1] <= ahead
    )


def _asked(scene: Scene, hit: Hit, end: int) -> bool:
    """Tell whether a day is that of an invitation («4 мая А пригласил Б посетить Баку»)."""
    verb = hit.first if hit.trigger.frame else hit.happens
    if verb is None or "infn" not in scene.tokens[verb].feats:
        return False
    lists = [scene.grammar[name] for name in ("invited", "propose", "calls")]
    said = [k for k in range(end, verb) if any(words.at(scene.tokens, k) for words in lists)]
    return any(map(scene.finite, said))


def _replaced(scene: Scene, hit: Hit, at: int, moves: Sequence[int]) -> bool:
    """Tell whether a day is the old one before a Turkic verb of putting off."""
    days = [scene.reach(day) for day in scene.page.row(hit.row, MentionKind.DATE)]
    new = [first for first, last in days for k in moves if 0 <= k - last <= _NEXT]
    new = [first for first in new if first >= hit.right]
    if new or at >= hit.left or hit.trigger.frame:
        return bool(new) and at not in new
    told = [
        k for k in moves if k > hit.last and scene.finite(k)
    ]  # «5 мамырда өтетін форум кейінге …»
    late = any("conv" not in scene.tokens[k - 1].feats for k in told)
    return late and scene.case(hit.first) in {"nom", "acc", None}


def _meant(scene: Scene, hit: Hit, at: int) -> bool:
    """Tell whether a participle says for when something was meant, and its verb another day."""
    tokens = scene.tokens
    meant = "prtf" in tokens[at - 2].feats and scene.grammar["fixed"].at(tokens, at - 2) > 0
    days = scene.page.row(hit.row, MentionKind.DATE)
    return meant and any(scene.reach(day)[0] > at for day in days)


def settled(scene: Scene, at: int) -> bool:
    """Tell whether a verb sets something for a time («намечен на октябрь», «пришлась на июнь»)."""
    fixed, tokens = scene.grammar["fixed"], scene.tokens
    last = at if scene.grammar["aim"].at(tokens, at) else at - 1
    return scene.grammar["aim"].at(tokens, last) > 0 and fixed.within(tokens, last - 3, last)
