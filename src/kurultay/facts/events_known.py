"""New or told of before: what an event word means in the light of the sentences before it."""

from __future__ import annotations

from kurultay.facts import events_names
from kurultay.facts.claims import NameRef
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot, kin
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.when import when
from kurultay.facts.where import where
from kurultay.mentions.mention import MentionKind

_LEAD = 3
"""The first sentences of the body, which tell what the article is about."""

Told = list[tuple[Hit, Draft, bool]]
"""The event words of a sentence so far, the draft of each, whether it was told of before."""


def _cast_of(scene: Scene, hit: Hit) -> list[Actor]:
    """Give the people in the clause of an event word."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    return [
        actor
        for actor in scene.actors(hit.row)
        if not actor.blocked and clauses[actor.last - 1 - base] == hit.clause
    ]


def words_of(scene: Scene, hit: Hit) -> frozenset[str]:
    """Give the words of an event's noun phrase that tell it from others: no bodies, no states."""
    skip: set[int] = set(range(hit.first, hit.last))
    kinds = (MentionKind.STATE, MentionKind.ORDINAL, MentionKind.DATE, MentionKind.PERSON)
    for mention in scene.mentions(hit.row, hit.left, hit.right, *kinds):
        skip.update(range(*scene.reach(mention)))
    return frozenset(
        scene.tokens[index].lemma
        for index in range(hit.left, hit.right)
        if index not in skip
        and scene.tokens[index].pos in {"NOUN", "ADJ", "X"}
        and not scene.grammar["light"].at(scene.tokens, index)
    )


def known(story: Plot, hit: Hit, focus: Draft | None, cast: Told) -> Draft | None:
    """Give the draft that an event word takes up, if it tells of nothing new."""
    scene = story.scene
    here = {id(draft) for _, draft, _ in cast}
    recent = sorted(
        (d for d in story.drafts if id(d) not in here),
        key=lambda d: (d is focus, story.drafts.index(d)),
        reverse=True,
    )
    if hit.elliptic:
        return None
    if hit.trigger.frame:
        return _known_verb(story, hit, recent)
    if hit.ordinal is not None:
        return next((d for d in recent if d.ordinal == hit.ordinal and kin(d.type, hit.type)), None)
    if hit.trigger.refers and hit.type != "official_visit":
        group = [d for d in recent if d.type in GROUP and not d.frame]
        other = [d for d in recent if d.type in PAIR | {"ceremony", "exhibition"} and not d.frame]
        chosen = (group or other) if hit.bare or not hit.happens else group[:1]
        return chosen[0] if chosen else None
    same = [d for d in recent if d.hit.trigger is hit.trigger] or [
        d for d in recent if kin(d.type, hit.type)
    ]
    if not same:
        return None
    if hit.bare:
        people = {actor.who for actor in _cast_of(scene, hit)}
        fresh = len(people) > 1 and not hit.after and not hit.adjunct
        if fresh and hit.type in PAIR:
            return next((d for d in same if people <= d.people), None)
        return _woken(same[0], hit)
    words = words_of(scene, hit)
    body = events_names.organiser(scene, Draft(hit, hit.type, "held"))
    for draft in same:
        if _same(draft, hit, words, body):
            return _woken(draft, hit)
    return None


def _woken(draft: Draft, hit: Hit) -> Draft:
    """Make a frame an event of its own, once a sentence is about it."""
    if draft.frame and not hit.adjunct and not hit.after:
        draft.frame = False
    return draft


def _same(draft: Draft, hit: Hit, words: frozenset[str], body: NameRef | None) -> bool:
    if hit.type in PAIR | {"official_visit"}:
        return False
    if draft.organiser is not None and body is not None and draft.organiser != body:
        return False
    if not words or not draft.words:
        return draft.type == hit.type and (body is None or draft.organiser == body)
    return len(words & draft.words) / len(words | draft.words) >= 0.5


def _known_verb(story: Plot, hit: Hit, recent: list[Draft]) -> Draft | None:
    scene = story.scene
    people = {actor.who for actor in _cast_of(scene, hit)}
    if hit.trigger.frame == "gather":
        return next((d for d in recent if d.type in GROUP and not d.frame), None)
    if hit.trigger.frame in {"meet", "receive", "phone"} and len(people) > 1:
        return next((d for d in recent if d.type in PAIR and people <= d.people), None)
    return None


def new(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    """Tell whether an event word tells of an event at all."""
    if hit.elliptic:
        return True
    if hit.trigger.frame:
        return _new_verb(story, hit, found, cast)
    people = _cast_of(story.scene, hit)
    if hit.type == "official_visit":
        return bool(people) or not hit.bare
    if hit.ordinal is not None:
        return True
    if hit.trigger.refers:
        return hit.happens is not None and not hit.plural and not story.events()
    if hit.plural and "talks" not in hit.trigger.en:
        return hit.happens is not None and bool(people)
    if hit.trigger.weak or hit.bare:
        return hit.happens is not None and (not hit.adjunct or bool(people))
    if hit.type in PAIR:
        return hit.happens is not None or len(people) > 1
    return True


def _new_verb(story: Plot, hit: Hit, found: tuple[Hit, ...], cast: Told) -> bool:
    scene, frame = story.scene, hit.trigger.frame
    nouns = [
        h
        for h in found
        if not h.trigger.frame and h.clause == hit.clause and not h.adjunct and not h.after
    ]
    people = {actor.who for actor in _cast_of(scene, hit)}
    sides = len(people) + (1 if guest(story, hit) else 0)
    if frame in {"meet", "phone"}:
        return sides > 1 and not nouns
    if frame == "receive":
        return sides > 1 and not nouns
    if frame == "gather":
        return not nouns and not story.events()
    if frame == "sign":
        own = when(scene, hit, found) is not None
        return not nouns and not cast and ((story.read < _LEAD and not story.events()) or own)
    return (
        story.read < _LEAD
        and not story.events()
        and not nouns
        and not cast
        and bool(people)
        and where(scene, hit, found) is not None
    )


def guest(story: Plot, hit: Hit) -> NameRef | None:
    """Give whom "the guest", "him" stands for in the clause: who came, in the event before."""
    scene, sentence = story.scene, story.scene.sentences[hit.row]
    guests = scene.grammar["guest"]
    here = {actor.who for actor in _cast_of(scene, hit)}
    low, high = max(sentence.first, hit.first - 6), min(sentence.last, hit.last + 4)
    if not guests.within(scene.tokens, low, high):
        return None
    for draft in reversed(story.drafts):
        for who, member in draft.members.items():
            if who not in here and member.role != "host":
                return who
    return None
