"""States that hold an event themselves, or whose people do, where verbs come last."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts import powers
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member
from kurultay.facts.events_guest import cast_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_parties import active
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import Mention, MentionKind, PostValue

_NEAR = 6
"""The noun of those who meet stands so many words behind their states at most."""
_TWO = 2
_CREW = 3
"""A delegation stands so many words behind its state at most."""


def attend(scene: Scene, row: int, cast: Sequence[tuple[Hit, Draft, bool]]) -> None:
    """Add to a new event the states that a list before it names as those who hold it."""
    zones = scene.speech(row)
    for hit, draft, old in cast:
        people = any(who.kind is not RefKind.STATE for who in draft.members)
        if old or people or draft.frame or cast_of(scene, hit):
            continue
        for run in powers.state_runs(scene, row):
            first = scene.reach(run[0])[0]
            spoken = any(a <= first < b for a, b in zones)
            if len(run) >= _TWO and not spoken and _holds(scene, hit, draft, run):
                for mention in run:
                    draft.join(_member(mention))
                break


def sent(scene: Scene, row: int, cast: Sequence[tuple[Hit, Draft, bool]]) -> None:
    """Add to visits and meetings the states whose unnamed delegations came or were met."""
    zones = scene.speech(row)
    for hit, draft, old in cast:
        if draft.type not in PAIR | {"official_visit"} or draft.frame or hit.adjunct or hit.after:
            continue
        if old and any(who.kind is RefKind.PERSON for who in draft.members):
            continue
        for mention, case in crews(scene, hit):
            spoken = any(a <= scene.reach(mention)[0] < b for a, b in zones)
            met = case in {None, "nom"} or draft.type in PAIR
            if met and not spoken and len(draft.members) < _TWO:
                draft.join(_member(mention))


def crews(scene: Scene, hit: Hit) -> list[tuple[Mention, str | None]]:
    """Give the states whose people do something in a clause, nobody named, with their case."""
    clause, tokens = scene.clause(hit.row, hit.clause), scene.tokens
    found: list[tuple[Mention, str | None]] = []
    runs = [run for run in powers.state_runs(scene, hit.row) if len(run) >= _TWO]
    for mention in scene.page.row(hit.row, MentionKind.STATE) if clause else ():
        first, last = scene.reach(mention)
        if any(mention in run for run in runs):
            continue
        head = _crew(scene, last) if first in clause else None
        if head is None or head >= hit.first or _headed(scene, hit.row, first, head):
            continue
        case, behind = scene.case(head), tokens[head + 1]
        owned = behind.pos == "NOUN" and "poss" in behind.feats  # «делегациясы құрамында»
        if case in {None, "nom", "ins", "acc"} and not owned:
            found.append((mention, case))
    return found


def _crew(scene: Scene, last: int) -> int | None:
    """Give the word for people whom a state right before it sent («… парламент делегациясы»)."""
    lists = (scene.grammar["delegation"], scene.grammar["officials"])
    for index in range(last, min(last + _CREW, len(scene.tokens) - 1)):
        if any(words.at(scene.tokens, index) for words in lists):
            return index
        plain = scene.tokens[index].pos in {"NOUN", "ADJ", "X"} and not scene.tokens[index].capital
        if not plain or scene.case(index) not in {None, "nom"}:
            return None
    return None


def _headed(scene: Scene, row: int, first: int, head: int) -> bool:
    """Tell whether somebody named leads a delegation, or stands for it, right before or behind."""
    names = [scene.reach(m) for m in scene.page.row(row, MentionKind.PERSON)]
    if any(head < a <= head + _TWO for a, _ in names):
        return True
    ahead = [b for _, b in names if first - _CREW <= b < first]
    return any("part" in scene.tokens[k].feats for b in ahead for k in range(b, first))


def _member(mention: Mention) -> Member:
    who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
    return Member(who, "attendee", None, mention.span, "event.states", 0.75)


def _holds(scene: Scene, hit: Hit, draft: Draft, run: Sequence[Mention]) -> bool:
    first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
    clause = scene.clause(hit.row, hit.clause)
    if first not in clause or last > hit.first or hit.adjunct or hit.after:
        return False
    if draft.type == "signing":
        return signs(scene, hit, run)
    if draft.type not in GROUP | PAIR:
        return False
    told = hit.trigger.frame in {"meet", "gather"} or hit.happens is not None
    return told and (_between(scene, hit, last) or _sends(scene, hit, last))


def signs(scene: Scene, hit: Hit, run: Sequence[Mention]) -> bool:
    """Tell whether a Turkic list of states is that of those who sign, or whose people do."""
    last = scene.reach(run[-1])[1]
    if len(run) < _TWO or last > hit.first or scene.grammar.after:
        return False
    return _between(scene, hit, last) or _subject(scene, hit, run) or _sends(scene, hit, last)


def _between(scene: Scene, hit: Hit, last: int) -> bool:
    """Tell whether «арасында» stands behind a list, and «арасындағы» right before the event."""
    if not scene.grammar["signed_between"].at(scene.tokens, last):
        return False
    return "attr" not in scene.tokens[last].feats or last + 1 >= hit.left


def _sends(scene: Scene, hit: Hit, last: int) -> bool:
    """Tell whether those who meet are officials of the states («А мен Б министрлері кездесті»)."""
    acts = hit.trigger.frame in {"meet", "gather"}
    acts = acts or (hit.trigger.frame == "sign" and active(scene, hit))
    return acts and any(
        isinstance(mention.value, PostValue)
        and mention.value.plural
        and last < scene.reach(mention)[1] <= min(last + _NEAR, hit.first)
        and scene.case(scene.reach(mention)[1] - 1) == "nom"
        for mention in scene.page.row(hit.row, MentionKind.POST)
    )


def _subject(scene: Scene, hit: Hit, run: Sequence[Mention]) -> bool:
    """Tell whether states are the subject of a verb of signing («А мен Б … қол қойды»)."""
    first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
    kinds = (MentionKind.POST, MentionKind.BODY, MentionKind.PERSON)
    others = scene.mentions(hit.row, last, hit.first, *kinds)
    start = scene.sentences[hit.row].first
    ahead = scene.mentions(hit.row, start, first, MentionKind.PLACE, MentionKind.DATE)
    opens = first == start or any(scene.reach(m)[1] >= first - 1 for m in ahead)
    bare = scene.case(last - 1) == "nom" and not any(
        scene.tokens[k].pos == "VERB" for k in range(last, hit.first)
    )
    heads = scene.grammar["officials"].within(scene.tokens, last, hit.first)
    return opens and bare and active(scene, hit) and not (others or heads)
