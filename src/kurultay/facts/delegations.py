"""Delegations whose members are not named: the states and bodies that take part in an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kurultay.facts.claims import Attendance, NameRef, RefKind
from kurultay.facts.events_draft import GROUP, PAIR, Draft, Member
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.mentions.mention import Mention, MentionKind, PostValue

Cast = Sequence[tuple[Hit, Draft, bool]]

_CHAIN = 7
"""So many words stand at most between a word for people and the state that sent them."""
_FAR = 8
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_ACTS = ("join", "discuss", "invited", "address")
_SECRETARIES = frozenset({"secretary_general", "deputy_secretary_general"})
_MARKS = frozenset("–—-−:")
_STAGES = GROUP | {"ceremony", "exhibition", "other", "official_visit"}


@dataclass(frozen=True, slots=True)
class Envoys:
    """Unnamed people and who sent them: the token range of the phrase, the senders."""

    first: int
    last: int
    senders: tuple[Mention, ...]
    case: str | None


def envoys(scene: Scene, row: int) -> Iterator[Envoys]:
    """Give the phrases of a sentence that mean people by where they come from, nobody named."""
    end = -1
    for first, last, post in sorted(_heads(scene, row)):
        if first < end:
            continue
        found = _after(scene, row, last, post=post) or _before(scene, row, first)
        if found:
            spots = [scene.reach(mention) for mention in found]
            low, high = min(first, *(a for a, _ in spots)), max(last, *(b for _, b in spots))
            if not (_led(scene, row, high) or _named(scene, row, high)):
                yield Envoys(low, high, found, _case(scene, row, first))
            end = high


def _heads(scene: Scene, row: int) -> set[tuple[int, int, bool]]:
    """Give the words for people that no name follows: token range, whether a post."""
    sentence = scene.sentences[row]
    words, posts = scene.grammar["envoys"], scene.grammar["officials"]
    people = [scene.reach(mention) for mention in scene.page.row(row, MentionKind.PERSON)]
    found: set[tuple[int, int, bool]] = set()
    covered: set[int] = set()
    for mention in scene.page.row(row, MentionKind.POST):
        first, last = scene.reach(mention)
        covered.update(range(first, last))
        if scene.held.holder(mention) is None and isinstance(mention.value, PostValue):
            found.add((first, first + 1, not words.at(scene.tokens, first)))
    for index in range(sentence.first, sentence.last):
        if index not in covered:
            size = words.at(scene.tokens, index)
            if size or posts.at(scene.tokens, index):
                found.add((index, index + max(size, 1), not size))
    return {head for head in found if not any(x <= head[0] < y for x, y in people)}


def _after(scene: Scene, row: int, last: int, *, post: bool) -> tuple[Mention, ...]:
    """Give the states or bodies behind a word for people: «министры А и Б», «гости из А»."""
    tokens, end = scene.tokens, scene.sentences[row].last
    spots = {scene.reach(m)[0]: m for m in _senders(scene, row, inner=post)}
    including = scene.grammar["including"]
    index, limit, members = last, min(end, last + _CHAIN), False
    while index < limit:
        token = tokens[index]
        spot = spots.get(index)
        if spot is not None and (spot.kind is MentionKind.STATE or not members):
            return _run(scene, spots, index, end)
        genitive = token.pos in {"ADJ", "NOUN", "X", "NUM"} and scene.case(index) in {None, "gen"}
        via = scene.grammar["from"].at(tokens, index) > 0
        members = members or scene.grammar["members"].at(tokens, index) > 0
        joint = members and (
            token.text in _MARKS or token.text == "," or including.at(tokens, index) > 0
        )
        if spot is None and not (genitive or via or joint):
            return ()
        index = index + 1 if spot is None else scene.reach(spot)[1]
    return ()


def _senders(scene: Scene, row: int, *, inner: bool) -> list[Mention]:
    """Give the states and bodies of a sentence; of those in one another the outer, or the state."""
    found = scene.page.row(row, MentionKind.STATE, MentionKind.BODY)
    if inner:
        states = [m for m in found if m.kind is MentionKind.STATE and not m.adjective]
        return states + _organs(scene, row)
    bodies = [m for m in found if m.kind is MentionKind.BODY]
    return [
        mention
        for mention in found
        if not mention.adjective
        and not any(b is not mention and b.span.covers(mention.span) for b in bodies)
    ]


def _organs(scene: Scene, row: int) -> list[Mention]:
    """Give the international bodies of a sentence: those that a secretary general stands for."""
    heads = {
        mention.value.body
        for mention in scene.page.row(row, MentionKind.POST)
        if isinstance(mention.value, PostValue) and mention.value.level in _SECRETARIES
    }
    starts = [scene.page.mentions[at].span.start for at in heads if at is not None]
    bodies = scene.page.row(row, MentionKind.BODY)
    return [m for m in bodies if m.span.start in starts]


def _named(scene: Scene, row: int, last: int) -> bool:
    """Tell whether the people are named right behind («премьеры А и Б — …», «посол А …»)."""
    tokens, end = scene.tokens, scene.sentences[row].last
    index = last
    while index < min(end, last + 2) and tokens[index].text in {"–", "—", "-", "−", ":", "("}:
        index += 1
    people = [scene.reach(m)[0] for m in scene.page.row(row, MentionKind.PERSON)]
    marked = index > last
    near = range(index, min(end, index + (_CHAIN if marked else 4)))
    for k in near:
        if k in people:
            return True
        if tokens[k].pos in {"VERB", "PUNCT", "ADP"}:
            return False
    return False


def _run(scene: Scene, spots: dict[int, Mention], index: int, end: int) -> tuple[Mention, ...]:
    """Give the senders of a list, from its first on."""
    tokens, found = scene.tokens, [spots[index]]
    at = scene.reach(found[0])[1]
    while at < end:
        if tokens[at].text == "(":
            close = next((k for k in range(at, min(end, at + 8)) if tokens[k].text == ")"), None)
            if close is None:
                break
            at = close + 1
            continue
        step = at
        while step < end and step - at < 3 and _joint(scene, step):
            step += 1
        if step == at or step not in spots or spots[step].kind is not found[0].kind:
            break
        found.append(spots[step])
        at = scene.reach(found[-1])[1]
    return tuple(found)


def _joint(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.text in {",", "также"} or bool(scene.grammar["and"].at((token,), 0))


def _before(scene: Scene, row: int, first: int) -> tuple[Mention, ...]:
    """Give the states that adjectives before a word for people name («казахстанская делегация»)."""
    found: list[Mention] = []
    at = first
    states = {scene.reach(m)[1]: m for m in scene.page.row(row, MentionKind.STATE) if m.adjective}
    while at in states or (at - 1 in states and found and _joint(scene, at - 1)):
        mention = states[at] if at in states else states[at - 1]
        found.insert(0, mention)
        at = scene.reach(mention)[0]
    return tuple(found)


def _led(scene: Scene, row: int, last: int) -> bool:
    """Tell whether it is said who leads the delegation («во главе с …»): the leader takes part."""
    sentence, words = scene.sentences[row], scene.grammar["led"]
    for index in range(last, min(last + 3, sentence.last)):
        if words.at(scene.tokens, index):
            ahead = scene.mentions(row, index, sentence.last, MentionKind.PERSON)
            return bool(ahead) and scene.reach(ahead[0])[0] - index < 2 * _CHAIN
    return False


def _case(scene: Scene, row: int, first: int) -> str | None:
    """Give the case of a word for people; after nothing that governs it, «главы» is nominative."""
    start, end = scene.sentences[row].first, scene.sentences[row].last
    nouns = (k for k in range(first, min(first + 3, end)) if scene.tokens[k].pos != "ADJ")
    case = scene.case(next(nouns, first))
    before = scene.tokens[first - 1] if first > start else None
    free = before is None or before.pos not in {"NOUN", "ADJ", "ADP", "NUM", "X"}
    return "nom" if case in {"gen", None} and free else case


def attend(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    """Add to the events of a sentence, or to the one in focus, who is there without a name."""
    if scene.grammar.after:
        _unnamed(scene, row, cast, focus)
    for draft in _stages(cast, focus):
        for member in _named_states(scene, row, draft, cast):
            draft.join(member)
    for hit, draft, old in cast:
        if not old and draft.type == "official_visit":
            for member in _regions(scene, hit):
                draft.join(member)


def _unnamed(scene: Scene, row: int, cast: Cast, focus: Draft | None) -> None:
    clauses, base = scene.clauses(row), scene.sentences[row].first
    zones = scene.speech(row)
    for group in envoys(scene, row):
        if any(a <= group.first < b for a, b in zones) and not _own(scene, row):
            continue
        clause = clauses[group.first - base]
        if not any(scene.finite(k) for k in scene.clause(row, clause)):
            clause = 0  # «…, а наблюдателем — вице-спикер парламента А»
        draft = _stage(scene, row, group, clause, cast, focus)
        if draft is None:
            continue
        presence = _presence(scene, row, clause)
        for member in _members(scene, group, presence):
            draft.join(member)


def _own(scene: Scene, row: int) -> bool:
    """Tell whether a quotation is a press service's, which tells rather than comments."""
    return scene.grammar["part"].within(
        scene.tokens, scene.sentences[row].first, scene.sentences[row].last
    )


def _stage(
    scene: Scene, row: int, group: Envoys, clause: int, cast: Cast, focus: Draft | None
) -> Draft | None:
    """Give the event that some envoys take part in, by their case and the verb of the clause."""
    live = [
        (hit, draft)
        for hit, draft, _ in cast
        if hit.clause == clause and not draft.frame and not (hit.adjunct or hit.after)
        if not hit.left <= group.first < hit.right
    ]
    joins = any(scene.found(row, clause, name) for name in _ACTS)
    joins = joins or (
        bool(scene.found(row, clause, "speak")) and not scene.found(row, clause, "report")
    )
    ahead = max(0, group.first - 1)
    before = any(scene.grammar[name].at(scene.tokens, ahead) > 0 for name in ("of", "led"))
    shared = group.case == "gen" and _shared(scene, row, group)
    if group.case == "nom" or before or shared:
        stages = [draft for hit, draft in live if draft.type in _STAGES or _signs(hit)]
        acts = joins or any(hit.trigger.frame for hit, _ in live)
        if stages:
            return stages[0] if acts or before or shared else None
        stage = next((d for h, d, _ in cast if not h.adjunct and not d.frame), focus)
        sent = scene.grammar["delegation"].within(scene.tokens, group.first, group.last)
        there = (joins or (sent and stage is not None and stage.type in GROUP)) and not (
            cast and clause
        )
        return stage if there and stage is not None and stage.type in _STAGES else None
    met = [draft for hit, draft in live if draft.type in PAIR]
    return met[0] if met and group.case in {"ins", "acc"} and _object(scene, group) else None


def _shared(scene: Scene, row: int, group: Envoys) -> bool:
    """Tell whether a noun of taking part governs a list that envoys stand in («участие А и Б»)."""
    nouns = scene.grammar["coming"]
    low = max(scene.sentences[row].first, group.first - 2 * _CHAIN)
    start = next((k for k in range(group.first, low, -1) if nouns.at(scene.tokens, k)), None)
    return start is not None and not any(scene.finite(k) for k in range(start, group.first))


def _object(scene: Scene, group: Envoys) -> bool:
    """Tell whether envoys are met: after «с», or the object of a verb."""
    before = scene.tokens[group.first - 1] if group.first else None
    if group.case == "ins":
        return before is not None and scene.grammar["with"].at((before,), 0) > 0
    return before is not None and before.pos in {"VERB", "NOUN", "ADJ", "PROPN"}


def _signs(hit: Hit) -> bool:
    return hit.trigger.frame == "sign"


def _presence(scene: Scene, row: int, clause: int) -> Attendance | None:
    if scene.found(row, clause, "absent"):
        return Attendance.ABSENT
    if scene.found(row, clause, "invited") and not scene.found(row, clause, "part"):
        return Attendance.INVITED
    return Attendance.ONLINE if scene.found(row, clause, "online") else None


def _members(scene: Scene, group: Envoys, presence: Attendance | None) -> Iterator[Member]:
    for mention in group.senders:
        if mention.kind is MentionKind.STATE:
            who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
            yield Member(who, "attendee", presence, mention.span, "event.delegation", 0.8)
        else:
            ref = scene.bodies.what(mention)
            if ref is not None:
                yield Member(ref, "attendee", presence, mention.span, "event.delegation", 0.75)


def _stages(cast: Cast, focus: Draft | None) -> list[Draft]:
    drafts = list({id(d): d for h, d, _ in cast if not h.adjunct and not d.frame}.values())
    if not drafts and focus is not None:
        drafts = [focus]
    return [draft for draft in drafts[:1] if draft.type in GROUP | {"exhibition"}]


def _named_states(scene: Scene, row: int, draft: Draft, cast: Cast) -> list[Member]:
    """Give the states whose unnamed delegations take part."""
    tokens, grammar = scene.tokens, scene.grammar
    zones = scene.speech(row)
    found: list[Member] = []
    clauses = scene.clauses(row)
    base = scene.sentences[row].first
    gathers = any(hit.trigger.frame == "gather" for hit, _, _ in cast)
    for run in state_runs(scene, row):
        if grammar.after and run[0].case == "gen":
            continue  # read by the words that govern it
        first, last = scene.reach(run[0])[0], scene.reach(run[-1])[1]
        clause = clauses[first - base]
        if any(h.left <= first < h.right and not h.trigger.frame for h, _, _ in cast):
            continue
        if any(a <= first < b for a, b in zones) or _listed(scene, last):
            continue
        low, high = max(base, first - _FAR), min(scene.sentences[row].last, last + _FAR)
        named = grammar["delegates"].within(tokens, low, high)
        joins = bool(scene.found(row, clause, "join")) or gathers
        asked = draft.status == "planned" and bool(scene.found(row, clause, "invited"))
        if not (named and (joins or asked)):
            continue
        if len(run) < 2 and not grammar["delegation_of"].within(tokens, last, last + 1):
            continue
        for mention in run:
            who = NameRef(RefKind.STATE, mention.name, mention.name, mention.key, mention.key)
            found.append(Member(who, "attendee", None, mention.span, "event.delegation", 0.8))
    return found


def _regions(scene: Scene, hit: Hit) -> list[Member]:
    """Give the regions whose delegation is the subject of a visit."""
    tokens, words = scene.tokens, scene.grammar["delegation"]
    found: list[Member] = []
    for mention in scene.page.row(hit.row, MentionKind.PLACE):
        first, last = scene.reach(mention)
        beside = first - 1 if scene.grammar.after else last
        code = (mention.key or "").upper()
        if 0 <= beside < len(tokens) and words.at(tokens, beside) and _REGION.fullmatch(code):
            who = NameRef(RefKind.PLACE, mention.name, mention.name, code, code[:2])
            found.append(Member(who, "attendee", None, mention.span, "event.region", 0.85))
    return found


def _listed(scene: Scene, last: int) -> bool:
    """Tell whether the states are only said to be members of something."""
    tokens = scene.tokens
    return last < len(tokens) and scene.grammar["belongs"].within(tokens, last, last + 2)


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
