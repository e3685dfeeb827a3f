"""States that hold an event themselves, or whose people its name says to meet, nobody named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kurultay.facts.claims import RefKind
from kurultay.facts.envoys import CHAIN, Envoys, envoys
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Plot
from kurultay.facts.events_guest import land_of
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.facts.once import once
from kurultay.facts.where import where
from kurultay.facts.wordlists import Words
from kurultay.mentions.mention import Mention, MentionKind

_OPENERS = frozenset({"PUNCT", "ADV", "PRCL"})
_TALKS = frozenset({"meet", "talk", "phone"})
_JOINT = frozenset({"committee_session", "bilateral_meeting"})
_TWO = 2


def convene(scene: Scene, hit: Hit, run: Sequence[Mention]) -> bool:
    """Tell whether states are the subject of who holds an event («А и Б провели переговоры»)."""
    if hit.trigger.frame or hit.type not in GROUP | PAIR or len(run) < _TWO:
        return False
    verb, clause = hit.happens, scene.clause(hit.row, hit.clause)
    first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
    if verb is None or first not in clause or not last <= verb < last + CHAIN:
        return False
    if not (verb < hit.first and "plur" in scene.tokens[verb].feats):
        return False
    if any(mention.case not in {"nom", "acc", None} for mention in run):
        return False
    free = first == clause[0] or scene.tokens[first - 1].pos in _OPENERS
    return free or _placed(scene, hit, first)


def _placed(scene: Scene, hit: Hit, first: int) -> bool:
    """Tell whether a day or a place stands between the head of a sentence and its subject."""
    start = scene.sentences[hit.row].first
    spots = scene.mentions(hit.row, start, first, MentionKind.PLACE, MentionKind.DATE)
    return any(scene.reach(spot)[1] == first for spot in spots)


def met(scene: Scene, hit: Hit) -> bool:
    """Tell whether the people of two states or more are said to meet («главы МИД А и Б …»)."""
    return any(_subject(scene, hit, group) for group in _groups(scene, hit))


def again(story: Plot, hit: Hit) -> bool:
    """Tell whether people of several states may be those of an event told of before."""
    scene = story.scene
    told = met(scene, hit) and not where(scene, hit, (hit,))
    return told and any(not foreign(scene, hit, draft) for draft in story.events())


def _groups(scene: Scene, hit: Hit) -> Iterator[Envoys]:
    """Give the unnamed people of several states in the sentence of an event word."""
    if scene.grammar.after:
        for group in envoys(scene, hit.row):
            if len([m for m in group.senders if m.kind is MentionKind.STATE]) > 1:
                yield group


def _subject(scene: Scene, hit: Hit, group: Envoys) -> bool:
    """Tell whether unnamed people are the subject of a verb of meeting right behind them."""
    if hit.trigger.frame not in _TALKS or group.case != "nom" or not scene.finite(hit.first):
        return False
    clause, near = scene.clause(hit.row, hit.clause), range(group.last, hit.first)
    plain = group.first in clause and group.last <= hit.first < group.last + CHAIN
    with_ = any(scene.grammar["with"].at(scene.tokens, k) for k in clause)
    plain = plain and not with_ and not any(map(scene.finite, near))
    return plain and {"plur", "past"} <= scene.tokens[hit.first].feats


@once
def sides(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Give the states whose people the words around an event say to hold it, two or more."""
    for group in _groups(scene, hit):
        states = tuple(m for m in group.senders if m.kind is MentionKind.STATE)
        if hit.last <= group.first < hit.right or between(scene, hit, group.first):
            return states
        if _subject(scene, hit, group):
            return states
    runs = state_runs(scene, hit.row) if scene.grammar.after else ()
    held = (run for run in runs if convene(scene, hit, run) or owners(scene, hit, run))
    return tuple(next(held, ()))


def between(scene: Scene, hit: Hit, first: int) -> bool:
    """Tell whether «между» stands between an event word and those who hold it."""
    near = scene.grammar["between"].at(scene.tokens, first - 1) > 0
    return near and hit.last <= first - 1 < hit.last + CHAIN


def owners(scene: Scene, hit: Hit, run: Sequence[Mention]) -> bool:
    """Tell whether a list of states right behind an event says whose it is («саммит А, Б и В»)."""
    if hit.trigger.frame or hit.type not in GROUP | PAIR or len(run) < _TWO:
        return False
    return scene.reach(run[0])[0] == hit.last and scene.tokens[hit.last - 1].pos == "NOUN"


def named(scene: Scene, draft: Draft) -> tuple[Mention, ...]:
    """Give the states whose people the name of an event of many says to meet («встреча глав …»)."""
    if draft.type not in GROUP or not scene.grammar.after or draft.hit.trigger.frame:
        return ()
    return sides(scene, draft.hit)


@once
def joint(scene: Scene, hit: Hit) -> tuple[Mention, ...]:
    """Give the states whose commission or talks an event is («заседание А-Б-ской комиссии»)."""
    if not scene.grammar.after or hit.trigger.frame or hit.type not in _JOINT:
        return ()
    lands, tokens = scene.page.row(hit.row, MentionKind.STATE), scene.tokens
    if len(lands) < _TWO or scene.grammar["private"].within(tokens, hit.left, hit.right):
        return ()
    sits = hit.type == "committee_session"
    near = range(hit.left, hit.right if sits else hit.first)
    words = [m for m in lands if m.adjective and scene.reach(m)[0] in near]
    for one, other in pairwise(words):
        if scene.reach(one)[0] == scene.reach(other)[0] and one.key != other.key:
            return (one, other)
    organ = dict(scene.grammar.gather).get("committee_session")
    if organ is None or not sits:
        return ()
    for run in state_runs(scene, hit.row):
        first = scene.reach(run[0])[0]
        said = organ.among(tokens, range(hit.left, first))
        own = said and hit.last <= first <= hit.right + 1
        if len(run) >= _TWO and own and _whose(scene, organ, first):
            return tuple(run)
    return ()


def _whose(scene: Scene, organ: Words, first: int) -> bool:
    """Tell whether a list of states says whose a commission is: behind it, or «между А и Б»."""
    behind = any(organ.at(scene.tokens, k) for k in range(max(0, first - _TWO), first))
    return behind or scene.grammar["between"].at(scene.tokens, first - 1) > 0


def foreign(scene: Scene, hit: Hit, draft: Draft) -> bool:
    """Tell whether talks are of other states than those of an event told of before."""
    if hit.type not in PAIR or not scene.grammar.after:
        return False
    mine = {mention.key for mention in sides(scene, hit)}
    theirs = {mention.key for mention in sides(scene, draft.hit)}
    theirs |= {land_of(scene, who) or who.key for who in draft.members}
    theirs -= {None}
    if len(mine) < _TWO or len(theirs) < _TWO:
        return False
    if draft.type in PAIR:
        return not (mine <= theirs or theirs <= mine)
    return draft.type in GROUP and len(mine) == _TWO < len(theirs)


def retold(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether talks between states are those of two of their people, told once more."""
    lands = {who.key for who in draft.members if who.kind is RefKind.STATE}
    if draft.type not in PAIR or len(lands) != len(draft.members) or len(lands) != _TWO:
        return False
    return any(_one(scene, draft, other, lands) for other in drafts if other is not draft)


def _one(scene: Scene, draft: Draft, other: Draft, lands: set[str | None]) -> bool:
    """Tell whether talks of people of the same two states differ in nothing that is told."""
    people = [who for who in other.members if who.kind is RefKind.PERSON]
    same = len(people) >= _TWO and {land_of(scene, who) for who in people} == lands
    same = same and other.type == draft.type and other.status == draft.status
    days = not (draft.when and other.when) or draft.when.start == other.when.start
    return same and days and (draft.place is None or draft.place == other.place)


def state_runs(scene: Scene, row: int) -> list[list[Mention]]:
    """Give the lists of states in a sentence: nouns with commas and "and" between."""
    runs: list[list[Mention]] = []
    end = -1
    for mention in scene.page.row(row, MentionKind.STATE):
        if mention.adjective:
            continue
        first, last = scene.reach(mention)
        between = scene.tokens[end:first] if 0 <= end <= first else ()
        linked = bool(between) and all(
            token.text == "," or scene.grammar["and"].at((token,), 0) for token in between
        )
        if linked:
            runs[-1].append(mention)
        else:
            runs.append([mention])
        end = last
    return runs
