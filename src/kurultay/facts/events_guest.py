"""Whom a clause means without a name: the guest, him, the subject of the sentence before."""

from __future__ import annotations

from itertools import pairwise

from kurultay.facts import tellers
from kurultay.facts.claims import NameRef, RefKind
from kurultay.facts.clauses import setting
from kurultay.facts.events_draft import PAIR, Draft, Plot
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Actor, Scene

_TWO = 2
_NEAR = 6
"""A word for a guest stands so close to the event."""


def cast_of(scene: Scene, hit: Hit) -> list[Actor]:
    """Give the people in the clause of an event word, and who tells of it what he did himself."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    tells = [actor for actor, clause in tellers.own(scene, hit.row) if clause == hit.clause]
    return tells + [
        actor
        for actor in scene.actors(hit.row)
        if not actor.blocked and clauses[actor.last - 1 - base] == hit.clause
    ]


def facing(scene: Scene, hit: Hit) -> bool:
    """Tell whether two stand by a meeting, be it beside one whom they only speak of («Z-тің …»)."""
    cases = [actor.case for actor in cast_of(scene, hit)]
    cases = [case for case in cases if case != "gen"] if len(cases) > 2 else cases
    return len(cases) == 2 and "ins" in cases


def abreast(scene: Scene, hit: Hit) -> bool:
    """Tell whether people in a list are the subject of one verb («обсудили А, Б и В»)."""
    listed = [a for a in cast_of(scene, hit) if a.case == "nom"]
    sides = {one.last <= hit.first for one in listed}
    plural = scene.grammar.after and "plur" in scene.tokens[hit.first].feats
    if len(listed) < _TWO or len(sides) != 1 or not plural:
        return False
    gaps = [scene.tokens[one.last : other.first] for one, other in pairwise(listed)]
    commas = all([token.text for token in gap] == [","] for gap in gaps[:-1])
    return commas and len(gaps[-1]) == 1 and scene.grammar["and"].at(gaps[-1], 0) > 0


def clause_of(scene: Scene, hit: Hit) -> list[int]:
    """Give the tokens of the clause of an event word."""
    base = scene.sentences[hit.row].first
    return [k + base for k, number in enumerate(scene.clauses(hit.row)) if number == hit.clause]


def guest(story: Plot, hit: Hit, *, subject: bool = False) -> NameRef | None:
    """Give whom "the guest", "him" stands for in the clause: who came, in the event before."""
    scene = story.scene
    words = scene.grammar["guest"]
    here = {actor.who for actor in cast_of(scene, hit)}
    near = [k for k in clause_of(scene, hit) if hit.left - _NEAR <= k < hit.right + _NEAR]
    idioms = scene.grammar["not_guest"]
    said = [k for k in near if words.at(scene.tokens, k) and not idioms.at(scene.tokens, k)]
    if scene.grammar.after:
        said = [k for k in said if not _at_it(scene, k)]
    else:  # «құрметті қонақ ретінде»: what somebody is there
        said = [k for k in said if not scene.grammar["as"].at(scene.tokens, k + 1)]
    if subject:
        said = [k for k in said if scene.case(k) in {None, "nom"} and _alone(scene, hit, k)]
    if not said:
        ahead = [k for k in clause_of(scene, hit) if k < hit.left - _NEAR]
        return before(scene, hit) if any(_subject(scene, k) for k in ahead) else None
    if scene.grammar.after and setting(scene, hit.row, hit.clause) != hit.clause:
        came = leading(scene, hit)
        if came is not None:
            return came
    if scene.grammar.after and any(scene.grammar["delegation"].at(scene.tokens, k) for k in said):
        came = _visitor(story)
        if came is not None and came not in here:
            return came
    lands = {land for who in here if (land := land_of(scene, who))}
    told = [d for d in story.drafts if not d.aside]
    if scene.grammar.after and _came_before(scene, hit, said):
        return before(scene, hit)
    meant = (_first(scene, hit) or before(scene, hit)) if _pronoun(scene, said) else None
    if meant is not None and not any(_receives(d, meant) for d in told):
        return meant
    came = _visitor(story) if scene.grammar.after else None
    earlier = [d for d in told if d.hit.row != hit.row] or told
    if came is not None and came not in here and any(came in d.members for d in earlier[-1:]):
        return came  # «Он встретился с А. Также он встретился с Б»: who came, not А
    for draft in reversed(earlier):
        for who, member in draft.members.items():
            home = scene.grammar.after and land_of(scene, who) in lands
            home = home or (scene.grammar.after and who.kind is RefKind.STATE)
            if who not in here and member.role != "host" and not home:
                return who
    return leading(scene, hit) or before(scene, hit)


def _visitor(story: Plot) -> NameRef | None:
    """Give the one guest of the visit told of, who leads the delegation."""
    visits = [d for d in story.drafts if d.type == "official_visit" and not d.aside]
    came = [w for d in visits[:1] for w, member in d.members.items() if member.role != "host"]
    return came[0] if len(came) == 1 else None


def _subject(scene: Scene, index: int) -> bool:
    """Tell whether a Russian pronoun is the subject of all verbs behind it («Он прибыл и …»)."""
    token = scene.tokens[index]
    return scene.grammar.after and token.pos == "PRON" and "nomn" in token.feats


def _came_before(scene: Scene, hit: Hit, said: list[int]) -> bool:
    """Tell whether "him" is who the sentence before says has come («Прибыл А. С ним …»)."""
    if not hit.row or not any(scene.tokens[k].pos == "PRON" for k in said):
        return False
    ahead = scene.sentences[hit.row - 1]
    near = range(ahead.first, ahead.last)
    came = scene.grammar["arrived"].found(scene.tokens, near)
    named = [a for a in scene.actors(hit.row - 1) if a.case == "nom" and not a.blocked]
    return len(named) == 1 and any(scene.finite(k) for k in came)


def _at_it(scene: Scene, index: int) -> bool:
    """Tell whether a pronoun means a thing: what people are at, or speak of («на ней», «о нём»)."""
    if not index or scene.tokens[index].pos != "PRON":
        return False
    lists = (scene.grammar["inside"], scene.grammar["about"])
    return any(words.at(scene.tokens, index - 1) for words in lists)


def _pronoun(scene: Scene, said: list[int]) -> bool:
    """Tell whether a Turkic pronoun takes up the subject of the sentence before («онымен»)."""
    return not scene.grammar.after and any(scene.tokens[k].pos == "PRON" for k in said)


def _first(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the first subject where a second one receives him («A … өткізіп, B оны қабылдады»)."""
    actors = scene.actors(hit.row)
    ahead = [a for a in actors if a.last <= hit.first and a.case in {None, "nom"} and not a.blocked]
    return ahead[0].who if len({actor.who for actor in ahead}) > 1 else None


def _receives(draft: Draft, who: NameRef) -> bool:
    """Tell whether somebody is the host of an event."""
    member = draft.members.get(who)
    return member is not None and member.role == "host"


def leading(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject of the main clause before («X побывал в Баку, где его принял …»)."""
    clauses, base = scene.clauses(hit.row), scene.sentences[hit.row].first
    here = {actor.who for actor in cast_of(scene, hit)}
    subjects = (
        actor.who
        for actor in scene.actors(hit.row)
        if actor.last <= hit.first
        and actor.case in {None, "nom"}
        and clauses[actor.last - 1 - base] != hit.clause
        and not actor.blocked
        and actor.who not in here
    )
    return next(subjects, None) if scene.grammar.after else None


def _alone(scene: Scene, hit: Hit, index: int) -> bool:
    """Tell whether a word for a guest means one: several at an event of many are its own."""
    return not scene.grammar.after or hit.type in PAIR or "plur" not in scene.tokens[index].feats


def before(scene: Scene, hit: Hit) -> NameRef | None:
    """Give the subject of the sentence before, whom this one goes on about without a name."""
    here = {actor.who for actor in scene.actors(hit.row)}
    ahead = scene.sentences[hit.row - 1] if hit.row else None
    words = scene.tokens[ahead.first : ahead.last] if ahead else ()
    told = not scene.grammar.after or any(token.pos in {"VERB", "ADJ"} for token in words)
    if ahead is None or not told:
        return None  # a byline, a dateline
    subjects = [
        actor.who
        for actor in scene.actors(hit.row - 1)
        if actor.case in {None, "nom"} and not actor.blocked and actor.who not in here
    ]
    return subjects[0] if subjects else _him(scene, hit, here)


def _him(scene: Scene, hit: Hit, here: set[NameRef]) -> NameRef | None:
    """Give the one person of the sentence before whom a Turkic «ол» takes up."""
    words = scene.grammar["him"]
    told = not scene.grammar.after and any(words.at(scene.tokens, k) for k in clause_of(scene, hit))
    named = {actor.who for actor in scene.actors(hit.row - 1)} - here if told else set()
    return named.pop() if len(named) == 1 else None


def land_of(scene: Scene, who: NameRef) -> str | None:
    """Give the state that somebody stands for."""
    return who.country or next((o.country for o in scene.held.of(who) if o.country), None)
