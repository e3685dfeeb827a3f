"""The days and the standing of an event: which date belongs to it, held or still to come."""

from __future__ import annotations

from kurultay.facts.claims import When
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import DateValue, Mention, MentionKind
from kurultay.text.article import PartialDate, PartKind

_BACK, _AHEAD = 9, 9
"""How many words around an event are looked through for how it stands."""


def when(scene: Scene, hit: Hit, hits: tuple[Hit, ...]) -> When | None:
    """Give the days of an event as its sentence states them."""
    sentence = scene.sentences[hit.row]
    clauses = scene.clauses(hit.row)
    best: tuple[int, Mention] | None = None
    for mention in scene.page.row(hit.row, MentionKind.DATE):
        if not isinstance(mention.value, DateValue):
            continue
        at, end = scene.reach(mention)
        if clauses[at - sentence.first] != hit.clause and not _opens(scene, hit, at):
            continue
        mine = _distance(scene, hit, at, end)
        if hit.adjunct and mine > 8:
            continue
        others = [
            _distance(scene, other, at, end)
            for other in hits
            if other is not hit
            and not other.adjunct
            and clauses[at - sentence.first] == other.clause
        ]
        if others and min(others) < mine:
            continue
        if best is None or mine < best[0]:
            best = mine, mention
    if best is None:
        return _today(scene, hit)
    value = best[1].value
    assert isinstance(value, DateValue)
    return When(value.start, value.end, best[1].surface, value.basis)


def _opens(scene: Scene, hit: Hit, at: int) -> bool:
    """Tell whether the date opens the sentence and the event stands in the only other clause."""
    return at - scene.sentences[hit.row].first <= 3 and scene.grammar.after is False


def _distance(scene: Scene, hit: Hit, at: int, end: int) -> int:
    """Count the words between; where complements come first, a date after the event is far."""
    if end <= hit.left:
        return hit.left - end
    if at >= hit.right:
        return at - hit.right + (0 if scene.grammar.after else 6)
    return 0


def _today(scene: Scene, hit: Hit) -> When | None:
    """Give the day of the dateline, if the sentence says "today" and the article has no date."""
    if scene.page.reading.article.published is not None:
        return None
    sentence = scene.sentences[hit.row]
    said = scene.grammar["today"].first(scene.tokens, sentence.first, sentence.last)
    if said is None:
        return None
    for row in scene.rows(PartKind.DATELINE):
        for mention in scene.page.row(row, MentionKind.DATE):
            value = mention.value
            if isinstance(value, DateValue) and value.start.day:
                return When(value.start, None, scene.tokens[said].text, "relative")
    return None


def published(scene: Scene) -> PartialDate | None:
    """Give the article's own day: of its header, else of its dateline."""
    stated = scene.page.reading.article.published
    if stated is not None:
        return stated
    for row in scene.rows(PartKind.DATELINE):
        for mention in scene.page.row(row, MentionKind.DATE):
            value = mention.value
            if isinstance(value, DateValue) and value.start.day:
                return value.start
    return None


def status(scene: Scene, hit: Hit, days: When | None) -> str:
    """Tell whether an event is held, ongoing, planned or cancelled, as its sentence says it."""
    found = _stated(scene, hit)
    today = published(scene)
    if days is None or today is None or found == "cancelled":
        return found
    if days.start.first_day > today.last_day:
        return "planned"
    last = days.end or days.start
    if last.last_day < today.first_day and found == "planned":
        return "held"
    if last.last_day < today.first_day and found == "ongoing" and days.end is not None:
        return "held"
    return found


def _stated(scene: Scene, hit: Hit) -> str:
    grammar, tokens = scene.grammar, scene.tokens
    sentence = scene.sentences[hit.row]
    clauses = scene.clauses(hit.row)
    window = [
        index
        for index in range(
            max(sentence.first, hit.left - _BACK), min(sentence.last, hit.right + _AHEAD)
        )
        if clauses[index - sentence.first] == hit.clause
    ]
    verb = hit.first if hit.trigger.frame else hit.happens
    for name, words in grammar.cues:
        near = [index for index in window if words.at(tokens, index)]
        if near and (name in {"cancelled", "planned"} or grammar.after is False or verb in near):
            if name == "held" and grammar["begin"].within(tokens, window[0], window[-1] + 1):
                return "ongoing"
            return name
    if verb is None:
        return "held"
    for tense, name in grammar.tenses:
        if tense in tokens[verb].feats:
            begun = name == "held" and grammar["begin"].at(tokens, verb)
            return "ongoing" if begun and not hit.trigger.frame else name
    return "held"


def close(days: When | None, standing: str) -> When | None:
    """Give the last day too where the event is over or has one day: what is under way has none."""
    if days is None:
        return None
    if days.end is not None or standing == "ongoing":
        return days
    return When(days.start, days.start, days.text, days.basis)
