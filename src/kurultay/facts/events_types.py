"""Of which type an event is: its word, and what stands in its phrase."""

from __future__ import annotations

from collections.abc import Iterable

from kurultay.facts.events_scene import Scene
from kurultay.facts.triggers import Refine, Trigger
from kurultay.mentions.mention import MentionKind

_TWO = 2
_MINISTERS = frozenset({"minister", "deputy_minister"})
_COLLECTIVE = frozenset({"summit", "ministerial", "multilateral_meeting"})
_CROWD = 3
"""So many states at talks make them more than talks of two."""


def _two(scene: Scene, row: int, low: int, high: int, *, many: bool) -> bool:
    """Tell whether a meeting is one of two states («встреча министров А и Б»)."""
    posts = [scene.reach(m) for m in scene.mentions(row, low, high, MentionKind.POST)]
    inner = [scene.reach(m)[0] for m in scene.mentions(row, low, high, MentionKind.BODY)]
    if any(not any(a < k < b for a, b in posts) for k in inner):
        return False
    states = {m.key for m in scene.mentions(row, low, high, MentionKind.STATE)}
    if many and not scene.grammar.after:  # «мемлекет басшылары келіссөз жүргізді»
        return len(states) < _CROWD
    return len(states) == 2 or scene.grammar["two"].within(scene.tokens, low, high)


def with_each(scene: Scene, row: int, low: int, high: int) -> bool:
    """Tell whether somebody has meetings with several («провёл встречи с министрами А и Б»)."""
    starts = [scene.reach(m)[0] for m in scene.mentions(row, low, high, MentionKind.POST)]
    if not scene.grammar.after:
        return False
    several = any("plur" in scene.tokens[k].feats and scene.announces(k) for k in range(low, high))
    several = several or (low > 0 and scene.finite(low - 1) and scene.case(low) == "gen")
    return several and any(scene.grammar["with"].at(scene.tokens, k - 1) for k in starts if k)


def _of_body(scene: Scene, row: int, low: int, high: int) -> bool:
    """Tell whether a Turkic meeting is that of one body's members («академияның кездесуі»)."""
    bodies = scene.mentions(row, low, high, MentionKind.BODY)
    others = (MentionKind.PERSON, MentionKind.POST)
    if scene.grammar.after or len(bodies) != 1 or scene.mentions(row, low, high, *others):
        return False
    return scene.case(scene.reach(bodies[0])[1] - 1) == "gen"


def _by_committee(scene: Scene, row: int, low: int) -> bool:
    """Tell whether a committee is the subject before a session («комитет провёл заседание»)."""
    words = dict(scene.grammar.gather).get("committee_session")
    first, tokens = scene.sentences[row].first, scene.tokens
    return (
        scene.grammar.after
        and words is not None
        and any(words.at(tokens, k) and "nomn" in tokens[k].feats for k in range(first, low))
    )


def _by_place(scene: Scene, row: int, verb: int) -> bool:
    """Tell whether a town or a state receives somebody («Ташкент принимал …»)."""
    if not scene.grammar.after:
        return False
    clause = scene.clause(row, scene.clauses(row)[verb - 1 - scene.sentences[row].first])
    spots = scene.page.row(row, MentionKind.PLACE, MentionKind.STATE)
    near = [scene.reach(mention) for mention in spots if not mention.adjective]
    town = scene.grammar["town"]
    near = [(a, b) for a, b in near if not town.at(scene.tokens, a - 1)]  # «в городе Баку принял»
    beside = [(a, b) for a, b in near if b == verb - 1 or a == verb]
    people = scene.page.row(row, MentionKind.PERSON, MentionKind.POST)
    named = [scene.reach(m)[0] for m in people if scene.reach(m)[0] in clause]
    return any(scene.case(a) in {"nom", None} for a, _ in beside) and bool(named)


def of_ranks(levels: Iterable[str], lands: int) -> str | None:
    """Give the type of a gathering that only its people name: ministers of many states."""
    held = list(levels)
    ministers = sum(level in _MINISTERS for level in held)
    many = lands > _TWO and ministers > _TWO and ministers * _TWO > len(held)
    return "ministerial" if many else None


def type_of(scene: Scene, row: int, trigger: Trigger, low: int, high: int) -> str:
    """Give the type of an event by its word and the words of its phrase, or of its sentence."""
    tokens = scene.tokens
    if trigger.frame == "gather":
        return next(
            (kind for kind, words in scene.grammar.gather if words.within(tokens, low, high)),
            trigger.type,
        )
    if trigger.frame:
        host = trigger.type == "bilateral_meeting" and trigger.frame == "receive"
        return "official_visit" if host and _by_place(scene, row, high - 8) else trigger.type
    if trigger.type == "council_session" and _by_committee(scene, row, low):
        return "committee_session"
    two = trigger.type == "bilateral_meeting" and _two(scene, row, low, high, many=trigger.many)
    two = two or (trigger.type == "bilateral_meeting" and with_each(scene, row, low, high))
    if trigger.type == "bilateral_meeting" and not two and _of_body(scene, row, low, high):
        return "council_session"
    fitting: list[tuple[int, str]] = []
    for refine in scene.grammar.refine:
        if trigger.type not in refine.only or (two and refine.type in _COLLECTIVE):
            continue
        at = refine.of.first(tokens, low, high)
        if at is None or (refine.unless and refine.unless.within(tokens, low, high)):
            continue
        if not scene.grammar.after:
            at = _closeness(scene, refine, low, high)
        fitting.append((at, refine.type))
    if fitting:  # the nearest says whose it is («заседание министров стран Совета …»)
        return min(fitting, key=lambda pair: pair[0])[1]
    return _gathering(scene, row, trigger, low)


def _closeness(scene: Scene, refine: Refine, low: int, high: int) -> int:
    """Rank a word before a Turkic noun: what ends nearest tells most, heads of state before all."""
    ends = [
        k + refine.of.at(scene.tokens, k) for k in refine.of.found(scene.tokens, range(low, high))
    ]
    return -1 if refine.type == "summit" else high - max(ends)


def _gathering(scene: Scene, row: int, trigger: Trigger, low: int) -> str:
    """Give the type of a session by those who come to it («министры собрались на заседание»)."""
    if trigger.type != "council_session" or not scene.grammar.after:
        return trigger.type
    first = scene.sentences[row].first
    clause = scene.clauses(row)[low - first]
    if not scene.found(row, clause, "flock") or scene.case(low) != "acc":
        return trigger.type
    kinds = (kind for kind, of in scene.grammar.gather if of.within(scene.tokens, first, low))
    return next(kinds, trigger.type)
