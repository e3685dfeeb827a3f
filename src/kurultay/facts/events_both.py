"""The two who met, named only behind their talks, or meant by a plural of what comes next."""

from __future__ import annotations

from kurultay.facts import powers
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.events_draft import PAIR, Draft, Plot
from kurultay.facts.events_guest import cast_of, land_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_ranks import leaders
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import MentionKind, PostValue

_TYPES = frozenset({"ceremony", "forum", "conference", "exhibition", "other"})
_TOP = ("head_of_state", "head_of_government")
"""Levels of those who are called leaders, two of one."""
_TWO = 2


def both(story: Plot, hit: Hit, draft: Draft) -> tuple[NameRef, ...]:
    """
    Give the two people whom a plural subject means, as the event told of last has them.

    Shape: none, or two; a plural post means them only if each holds a post of its rank. Of a
    ceremony of welcome the guest.
    """
    scene = story.scene
    if not scene.grammar.after or draft.type not in _TYPES or draft.members or hit.after:
        return ()
    came = _welcomed(story, hit, draft)
    if came:
        return came
    level = _subject(scene, hit)
    if level is None:
        return ()
    before = [d for d in story.drafts if d is not draft and not (d.aside or d.frame)]
    pairs = [d for d in before if d.type in PAIR | {"official_visit"} and len(d.members) == _TWO]
    if not pairs or pairs[-1].hit.row >= hit.row:
        return ()
    people = tuple(who for who in pairs[-1].members if who.kind is RefKind.PERSON)
    told = scene.clause(hit.row, hit.clause)
    if not level and scene.grammar["leaders"].among(scene.tokens, told):
        fits = any(all(_holds(scene, who, top) for who in people) for top in _TOP)
    else:
        fits = all(not level or _holds(scene, who, level) for who in people)
    return people if len(people) == _TWO and fits else ()


def hosted(story: Plot, hit: Hit) -> bool:
    """Tell whether «президенттер» are the guest and the host of a Turkic visit told of."""
    two = set() if story.scene.grammar.after else set(leaders(story.scene, hit))
    return bool(two) and any(d.type == "official_visit" and two == d.people for d in story.drafts)


def single(scene: Scene, hit: Hit) -> bool:
    """Tell whether a Turkic clause counts two by a post in the singular («екі министр …»)."""
    two, clause = scene.found(hit.row, hit.clause, "two"), scene.clause(hit.row, hit.clause)
    posts = [m for m in scene.page.row(hit.row, MentionKind.POST) if scene.reach(m)[0] in clause]
    plural = any(isinstance(m.value, PostValue) and m.value.plural for m in posts)
    return bool(two) and not plural


def _welcomed(story: Plot, hit: Hit, draft: Draft) -> tuple[NameRef, ...]:
    """Give the one guest of the visit for whom a ceremony of welcome is held."""
    words, tokens = story.scene.grammar["greeting"], story.scene.tokens
    if draft.type != "ceremony" or not words.within(tokens, hit.left, hit.right):
        return ()
    visits = [d for d in story.drafts if d.type == "official_visit" and not (d.aside or d.frame)]
    came = [w for d in visits[-1:] for w, member in d.members.items() if member.role != "host"]
    return (came[0],) if len(came) == 1 and len(visits) == 1 else ()


def _holds(scene: Scene, who: NameRef, level: str) -> bool:
    return any(office.level == level and not office.former for office in scene.held.of(who))


def _subject(scene: Scene, hit: Hit) -> str | None:
    """Give the rank that a plural subject tells, "" for a pronoun or «главы государств»."""
    clause = scene.clause(hit.row, hit.clause)
    verbs = [k for k in clause if scene.finite(k) and "plur" in scene.tokens[k].feats]
    if not verbs or any(scene.case(a.first) in {None, "nom"} for a in scene.actors(hit.row)):
        return None
    states = {
        scene.reach(m)[0]
        for m in scene.page.row(hit.row, MentionKind.STATE, MentionKind.BODY)
        if not m.adjective
    }
    for mention in scene.page.row(hit.row, MentionKind.POST):
        value, (first, last) = mention.value, scene.reach(mention)
        plain = first in clause and last not in states and not states & set(range(first, last))
        if isinstance(value, PostValue) and value.plural and plain and mention.case == "nom":
            return value.level
    words = scene.grammar["leaders"].among(scene.tokens, clause)
    said = any({"npro", "3per", "nomn", "plur"} <= scene.tokens[k].feats for k in clause)
    return "" if said or words else None


def named_next(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """
    Tell whether a verb of talking names the two whose talks were just told of by their posts.

    «Прошла встреча министров А и Б. X и Y обсудили …»: no other states may be theirs.
    """
    if not scene.grammar.after or hit.trigger.frame != "talk" or hit.row - draft.hit.row != 1:
        return False
    cast = cast_of(scene, hit)
    fits = len(cast) == _TWO and all(actor.case in {None, "nom"} for actor in cast)
    if not fits or draft.members or draft.frame or draft.aside:
        return False
    sides = {mention.key for mention in powers.sides(scene, draft.hit)}
    lands = {land_of(scene, actor.who) for actor in cast} - {None}
    return len(sides) == _TWO and lands <= sides
