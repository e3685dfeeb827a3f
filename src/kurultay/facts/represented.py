"""States that somebody unnamed represents: «от А участвовал замминистра», «А представлял посол»."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.claims import Attendance, NameRef, RefKind
from kurultay.facts.envoys import envoys, heads
from kurultay.facts.events_draft import GROUP, Draft, Member
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import Mention, MentionKind

Cast = Sequence[tuple[Hit, Draft, bool]]

_NEAR = 3
_FAR = 6
_STAGES = GROUP | {"ceremony", "exhibition"}


def attend(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    """Add to the event of a sentence, or to the one in focus, the states that sent somebody."""
    zones = scene.speech(row)
    base = scene.sentences[row].first
    for mention in scene.page.row(row, MentionKind.STATE):
        first = scene.reach(mention)[0]
        clause = scene.clauses(row)[first - base]
        side = mention.adjective and _side(scene, row, clause, mention)
        if (mention.adjective and not side) or any(a <= first < b for a, b in zones):
            continue
        own = scene.clause(row, clause)
        if any(actor.named and actor.first in own for actor in scene.actors(row)):
            continue  # who is named takes part himself
        draft = _stage(cast, clause, focus)
        if draft is None or not (side or _told(scene, row, clause, mention)):
            continue
        if not any(hit.clause == clause for hit, _, _ in cast) and _elsewhere(scene, row, clause):
            continue
        who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
        presence = _presence(scene, row, clause)
        draft.join(Member(who, "attendee", presence, mention.span, "event.represented", 0.8))


def _side(scene: Scene, row: int, clause: int, mention: Mention) -> bool:
    """Tell whether the side of a state takes part («в ней примет участие турецкая сторона»)."""
    noun, tokens = scene.reach(mention)[1], scene.tokens
    if noun >= len(tokens) or not scene.grammar["side"].at(tokens, noun):
        return False
    own = scene.clause(row, clause)
    away = scene.found(row, clause, "absent") or any(tokens[k].norm == "не" for k in own)
    verbs = [k for k in own if scene.finite(k) and abs(k - noun) <= _FAR]
    joins = {*scene.found(row, clause, "part"), *(k - 1 for k in scene.found(row, clause, "part"))}
    return scene.case(noun) == "nom" and not away and not joins.isdisjoint(verbs)


def listed(scene: Scene, row: int) -> tuple[Mention, ...]:
    """
    Give the states of a line of a list that names nobody.

    Either somebody from there opens the line («посол А»), or the state does («А: делегация»).
    """
    sentence, tokens = scene.sentences[row], scene.tokens
    if not scene.grammar.after or any(actor.named for actor in scene.actors(row)):
        return ()
    if any(map(scene.finite, range(sentence.first, sentence.last))):
        return ()
    people = {head[0] for head in heads(scene, row)}
    for mention in scene.page.row(row, MentionKind.STATE):
        first, last = scene.reach(mention)
        colon = last < sentence.last and tokens[last].text == ":"
        if (
            colon
            and first - sentence.first <= _NEAR
            and any(last < k <= last + _NEAR for k in people)
        ):
            return () if mention.adjective else (mention,)
    opening = (g for g in envoys(scene, row) if g.first - sentence.first < _NEAR)
    return next(
        (
            tuple(m for m in group.senders if m.kind is MentionKind.STATE)
            for group in opening
            if group.case in {"nom", None}
        ),
        (),
    )


def _stage(cast: Cast, clause: int, focus: Draft | None) -> Draft | None:
    live = [draft for hit, draft, _ in cast if hit.clause == clause and not draft.frame]
    near = [draft for hit, draft, _ in cast if not (hit.adjunct or draft.frame)]
    draft = next(iter((*live, *near)), None if cast else focus)
    return draft if draft is not None and draft.type in _STAGES else None


def _elsewhere(scene: Scene, row: int, clause: int) -> bool:
    """Tell whether a clause without an event says in what else («участвует в проекте»)."""
    inside, tokens = scene.grammar["inside"], scene.tokens
    own = scene.clause(row, clause)
    whole = scene.mentions(row, own[0], own[-1] + 1, MentionKind.PLACE, MentionKind.DATE)
    known = {k for mention in whole for k in range(*scene.reach(mention))}
    return clause > 0 or any(
        inside.at(tokens, k)
        and k + 1 in own
        and k + 1 not in known
        and k not in known
        and tokens[k + 1].feats.isdisjoint({"npro", "abbr"})  # «нём» is read as «нем.» as well
        for k in own
    )


def _presence(scene: Scene, row: int, clause: int) -> Attendance | None:
    return Attendance.ONLINE if scene.found(row, clause, "online") else None


def _told(scene: Scene, row: int, clause: int, mention: Mention) -> bool:
    first, last = scene.reach(mention)
    own = scene.clause(row, clause)
    people = sorted(head[0] for head in heads(scene, row) if head[0] in own)
    behind = [k for k in people if last <= k]
    if scene.found(row, clause, "absent") or any(scene.tokens[k].norm == "не" for k in own):
        return False
    return (
        _sends(scene, row, clause, mention, behind)
        or _from(scene, row, clause, first, behind)
        or _represented(scene, row, clause, mention, behind)
        or _joins(scene, row, clause, mention)
    )


def _sends(scene: Scene, row: int, clause: int, mention: Mention, behind: list[int]) -> bool:
    """Tell whether a state sends a delegation or an official («А прислал делегацию»)."""
    last = scene.reach(mention)[1]
    verbs = [k for k in scene.found(row, clause, "sends") if last <= k < last + 2]
    sent = [k for k in behind if scene.case(k) != "dat"]  # «направил министру письмо»
    return bool(verbs) and mention.case in {"nom", None} and _near(sent, verbs[0])


def _near(people: list[int], verb: int) -> bool:
    return any(verb < k <= verb + _NEAR for k in people)


def _from(scene: Scene, row: int, clause: int, first: int, behind: list[int]) -> bool:
    """Tell whether somebody from a state is there («от А в заседании участвовал замминистра»)."""
    words, tokens = scene.grammar["from"], scene.tokens
    starts = [first - n for n in (1, 2) if first >= n and words.at(tokens, first - n) == n]
    start = starts[0] if starts else None
    if start is None or not behind or not _opens(scene, row, clause, start):
        return False
    verbs = [k for k in scene.clause(row, clause) if scene.finite(k)]
    if not verbs:
        return behind[0] - first <= _NEAR
    there = {k for name in ("join", "part", "speak") for k in scene.found(row, clause, name)}
    return not there.isdisjoint(verbs) and scene.case(behind[0]) in {"nom", "gen", None}


def _opens(scene: Scene, row: int, clause: int, at: int) -> bool:
    """Tell whether a phrase opens its clause, or stands behind a mark or a conjunction."""
    own = scene.clause(row, clause)
    before = scene.tokens[at - 1] if at else None
    return at == own[0] or before is None or before.pos in {"PUNCT", "CONJ", "PRCL"}


def _represented(scene: Scene, row: int, clause: int, mention: Mention, behind: list[int]) -> bool:
    """Tell whether an unnamed official stands for a state, in either voice."""
    first, last = scene.reach(mention)
    for verb in scene.found(row, clause, "represents"):
        passive = "prts" in scene.tokens[verb].feats
        ahead = last <= verb < last + _FAR and _opens(scene, row, clause, first)
        if passive:
            level = scene.grammar["ranked"].at(scene.tokens, verb + 1) > 0
            by = [k for k in behind if scene.case(k) == "ins"]
            if ahead and mention.case in {"nom", None} and (level or _near(by, verb)):
                return True
        elif scene.finite(verb) and (ahead or first == verb + 1):
            doing = [k for k in behind if scene.case(k) in {"nom", None}]
            if mention.case in {"acc", "nom", None} and _near(doing, max(verb, last - 1)):
                return True
    return False


def _joins(scene: Scene, row: int, clause: int, mention: Mention) -> bool:
    """Tell whether a state itself is said to take part («А участвует по видеосвязи»)."""
    first, last = scene.reach(mention)
    if mention.case not in {"nom", None} or not _opens(scene, row, clause, first):
        return False
    verbs = [k for k in scene.found(row, clause, "part") if last <= k < last + _NEAR]
    return any(scene.finite(k) for verb in verbs for k in range(last, verb + 1))
