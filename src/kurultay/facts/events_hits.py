"""Event words in the sentences: trigger, complement, ordinal, and the verb that tells of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kurultay.facts.clauses import auxiliary
from kurultay.facts.events_last import merged, staged
from kurultay.facts.events_phrase import held, others, own, phrase, taken_up
from kurultay.facts.events_scene import Scene
from kurultay.facts.events_types import type_of
from kurultay.facts.participles import signed
from kurultay.facts.triggers import Trigger
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind

_NUMBER = re.compile(r"(\d{1,3})-\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """
    One event word.

    ``first`` and ``last`` are the trigger's tokens, ``left`` and ``right`` those of its noun
    phrase; ``clause`` its clause. ``happens`` is the verb that tells that it takes place,
    ``adjunct`` says that it only frames another event,
    ``told_before`` that a participle before a Turkic noun tells of it («2013 жылы өткен саммит»).
    """

    trigger: Trigger
    row: int
    first: int
    last: int
    left: int
    right: int
    type: str
    ordinal: int | None
    plural: bool
    bare: bool
    adjunct: bool
    clause: int
    happens: int | None
    after: bool = False
    elliptic: bool = False
    told: int = 0
    told_before: bool = False


def hits(scene: Scene, row: int) -> tuple[Hit, ...]:
    """
    Find the event words of a sentence.

    Shape: in the order of the words; never two on one token.
    """
    sentence = scene.sentences[row]
    clauses = scene.clauses(row)
    found: list[Hit] = []
    index = sentence.first
    covered = _names(scene, row)
    while index < sentence.last:
        hit = None if index in covered else _at(scene, row, index, clauses)
        opened = hit is not None and _opened(scene, hit, found)
        if (
            hit is None
            or (_nested(scene, hit, found) and not opened)
            or _echo(scene, hit, found)
            or _apposed_to(scene, hit, found)
        ):
            index += 1
        else:
            if opened:
                found.pop()
            found.append(hit)
            index = hit.last
    return tuple(found if scene.grammar.after else staged(scene, merged(scene, found)))


def _nested(scene: Scene, hit: Hit, found: list[Hit]) -> bool:
    """Tell whether an event word only completes another («церемония официальной встречи»)."""
    if hit.trigger.frame or hit.ordinal is not None or not found:
        return False
    outer = found[-1]
    generic = {"bilateral_meeting", "council_session", "multilateral_meeting"}
    small = hit.trigger.weak or hit.trigger.type in generic
    shown = outer.type == "ceremony" and not outer.trigger.weak and scene.grammar.after
    small = small or (shown and hit.type == "exhibition")
    part = hit.trigger is outer.trigger or (outer.ordinal is not None and _session(outer, hit))
    small = small or (part and scene.case(hit.first) == "gen")
    return outer.left <= hit.first < outer.right and not outer.trigger.frame and small


def _session(outer: Hit, hit: Hit) -> bool:
    """Tell whether a congress only says whose numbered session it is («III заседание съезда»)."""
    return outer.trigger.type == "council_session" and hit.trigger.type == "conference"


def _opened(scene: Scene, hit: Hit, found: list[Hit]) -> bool:
    """Tell whether the word before only names the opening of this event («открытие форума»)."""
    if not found or not scene.grammar.after or hit.trigger.frame:
        return False
    outer = found[-1]
    kinds = {"forum", "summit", "conference", "exhibition", "council_session", "other", "signing"}
    kinds |= {"multilateral_meeting", "ministerial", "committee_session"}
    named = {"forum", "summit", "conference"}
    if outer.trigger.type == "council_session" and outer.ordinal is None and hit.type in named:
        return outer.last == hit.left and outer.left <= hit.first < outer.right
    inner = outer.left <= hit.first < outer.right and outer.type == "ceremony"
    between = scene.tokens[outer.last : hit.left]
    opening = scene.grammar["opening"]
    told = outer.trigger.weak or bool(between) or hit.type == "signing"
    told = told and not outer.trigger.frame
    bare = all(opening.at(scene.tokens, outer.last + k) for k in range(len(between)))
    return inner and told and bare and hit.type in kinds


def _echo(scene: Scene, hit: Hit, found: list[Hit]) -> bool:
    """Tell whether a verb says once more what one beside it says («позвонил по телефону»)."""
    if not hit.trigger.frame or not found or not scene.grammar.after:
        return False
    last = found[-1]
    same = last.trigger.frame == hit.trigger.frame and last.clause == hit.clause
    return same and hit.first - last.last <= 3


def _apposed_to(scene: Scene, hit: Hit, found: list[Hit]) -> bool:
    """Tell whether an event word behind a dash says what one is («на выставке А – выставке …»)."""
    if hit.trigger.frame or not found or not scene.grammar.after:
        return False
    last = found[-1]
    between = [token.text for token in scene.tokens[last.right : hit.left]]
    same = last.trigger is hit.trigger and scene.case(last.first) == scene.case(hit.first)
    return same and hit.ordinal is None and between in (["–"], ["—"], ["-"])


def _names(scene: Scene, row: int) -> frozenset[int]:
    """Give the tokens inside names of people and cities, which announce nothing."""
    inner: set[int] = set()
    for mention in scene.page.row(row, MentionKind.PERSON):
        inner.update(range(*scene.reach(mention)))
    if not scene.grammar.after:
        for mention in scene.page.row(row, MentionKind.BODY):
            first, last = scene.reach(mention)
            inner.update(range(first, last - 1))
    return frozenset(inner)


def _at(scene: Scene, row: int, index: int, clauses: tuple[int, ...]) -> Hit | None:
    grammar, tokens, sentence = scene.grammar, scene.tokens, scene.sentences[row]
    best: Hit | None = None
    for trigger, words in grammar.announce.begun(tokens[index]):
        length = words.at(tokens, index)
        if not length:
            continue
        low, high = max(sentence.first, index - 5), min(sentence.last, index + length + 5)
        if trigger.frame:
            span = scene.clause(row, clauses[index - sentence.first])
            low, high = span[0], span[-1] + 1
            verbal = tokens[index].pos in {"VERB", "ADJ", "X"} and scene.case(index) is None
            verbal = verbal or (trigger.frame == "sign" and signed(scene, row, index))
            if grammar.after and not verbal and length == 1:
                continue
            if trigger.frame == "visit" and auxiliary(scene, row, index):
                continue
        landed = trigger.lands and _landed(scene, row, index + length)
        if trigger.needs and not landed and not trigger.needs.within(tokens, low, high):
            continue
        if trigger.never and trigger.never.within(tokens, *own(scene, trigger, index, low, high)):
            continue
        if trigger.refers and _in_body(scene, row, index):
            continue
        hit = _hit(scene, row, (index, index + length), trigger, clauses)
        if _of_a_body(scene, hit):
            continue
        if best is None or trigger.needs is not None or length > best.last - best.first:
            best = hit
    return best


def _landed(scene: Scene, row: int, end: int) -> bool:
    """Tell whether a state or place stands right behind («Дни Турции»)."""
    spots = scene.page.row(row, MentionKind.STATE, MentionKind.PLACE)
    return any(scene.reach(m)[0] == end and not m.adjective for m in spots)


def _of_a_body(scene: Scene, hit: Hit) -> bool:
    """Tell whether an assembly is only a body's name («генсек Парламентской ассамблеи …»)."""
    plain = hit.trigger.weak and hit.trigger.needs is None
    if not plain or hit.type != "council_session" or not scene.grammar.after:
        return False
    if hit.ordinal is not None or hit.happens is not None or hit.plural:
        return False
    posts = (scene.reach(m) for m in scene.page.row(hit.row, MentionKind.POST))
    owned = any(first <= hit.first < last for first, last in posts)
    return owned or hit.bare or _in_body(scene, hit.row, hit.first)


def _in_body(scene: Scene, row: int, index: int) -> bool:
    """Tell whether a word stands in the name of a body («Великое национальное собрание»)."""
    names = (scene.reach(mention) for mention in scene.page.row(row, MentionKind.BODY))
    return any(first <= index < last for first, last in names)


def _hit(
    scene: Scene, row: int, place: tuple[int, int], trigger: Trigger, clauses: tuple[int, ...]
) -> Hit:
    grammar, tokens, sentence = scene.grammar, scene.tokens, scene.sentences[row]
    first, last = place
    clause = clauses[first - sentence.first]
    left, right = (first, last) if trigger.frame else phrase(scene, row, first, last)
    low, high = min(left, first), max(right, last)
    if grammar.after:
        complement = range(last, right)
        modifiers = [
            t for t in tokens[left:first] if t.pos in {"ADJ", "X"} and not _light(scene, t)
        ]
    else:
        complement, modifiers = range(left, first), []
    content = [k for k in complement if tokens[k].pos not in {"PUNCT", "ADP", "CONJ"}]
    if content and scene.grammar["light"].at(tokens, content[0]) and grammar.after:
        linked = grammar["with"].at(tokens, last) > 0  # «встреча со своим коллегой» has a side
        content = [k for k in content if linked and tokens[k].pos in {"NOUN", "X"}]
    ordinal = _ordinal(scene, row, low, last, high)
    happens = None
    if not trigger.frame and not _owned(scene, row, low, first):
        happens = _verb(scene, row, place, trigger.type, clauses)
    adjunct, after = _frame(scene, row, low, high)
    if trigger.frame and grammar.after:
        adjunct = after = False
    return Hit(
        trigger,
        row,
        first,
        last,
        low,
        high,
        type_of(
            scene, row, trigger, *((sentence.first, high + 8) if trigger.frame else (low, high))
        ),
        ordinal,
        not trigger.frame and _plural(scene, (first, last), happens),
        not content and not modifiers,
        adjunct,
        clause,
        happens,
        after,
        told=_told(scene, row, (last, high), clause, clauses),
        told_before=not trigger.frame and _attributed(scene, sentence.first, low),
    )


def _attributed(scene: Scene, floor: int, low: int) -> bool:
    """Tell whether a participle of taking place stands right before a Turkic noun phrase."""
    if scene.grammar.after:
        return False
    lists = [scene.grammar[name] for name in ("happen", "came", "befalls")]
    ahead = range(max(floor, low - 3), low)
    near = [k for words in lists for k in words.found(scene.tokens, ahead)]
    return any("part" in token.feats for index in near for token in scene.tokens[index : index + 2])


def _plural(scene: Scene, place: tuple[int, int], happens: int | None) -> bool:
    """Tell whether an event word means several, by its form or by the verb it is the subject of."""
    first, last = place
    if "plur" in scene.tokens[last - 1].feats and not _single(scene, last - 1):
        return True
    if happens is None or not scene.grammar.after or scene.case(first) != "gen":
        return False
    if held(scene, first, happens):
        return True
    governed = first and scene.tokens[first - 1].pos in {"ADP", "NOUN", "NUM"}
    return not governed and "plur" in scene.tokens[happens].feats


def _single(scene: Scene, index: int) -> bool:
    """Tell whether a form that may be plural is governed in the singular («в ходе конференции»)."""
    both = scene.grammar.ends["both"]
    if not index or not scene.tokens[index].norm.endswith(both):
        return False
    before = scene.tokens[index - 1]
    return before.pos in {"ADP", "NOUN"} and not scene.grammar["between"].at((before,), 0)


def _told(
    scene: Scene, row: int, ends: tuple[int, int], clause: int, clauses: tuple[int, ...]
) -> int:
    """Give the clause right behind the event («поездки, которая началась …»)."""
    high = ends[1]
    base = scene.sentences[row].first
    if not scene.grammar.after:  # the day and the place before «and» are those of both
        start = scene.clause(row, clause)[0]
        joined = start > base and scene.grammar["and"].at(scene.tokens, start)
        return clauses[start - 1 - base] if joined else clause
    behind = high + 1 - base
    if behind >= len(clauses):
        return clause
    if clauses[behind] == clause:
        return taken_up(scene, row, ends, clauses) or clause
    lists = (scene.grammar["split"], scene.grammar["that"])
    split = any(words.at(scene.tokens, high + 1) for words in lists)
    return clause if split else clauses[behind]


def _light(scene: Scene, token: Token) -> bool:
    """Tell whether an adjective says nothing of its own («этот», «данный», «прошедший»)."""
    return scene.grammar["light"].at((token,), 0) > 0


def _owned(scene: Scene, row: int, low: int, first: int) -> bool:
    """Tell whether an event noun completes another noun («председатель встречи»)."""
    before = low - 1
    if not scene.grammar.after or before < scene.sentences[row].first:
        return False
    if scene.case(first) != "gen" or scene.tokens[before].pos != "NOUN":
        return False
    framed = any(scene.grammar[name].ends(scene.tokens, low) for name in ("adjunct", "after"))
    return not framed and not scene.grammar["stage"].at(scene.tokens, before)


def _apposed(scene: Scene, row: int, high: int) -> tuple[Mention, ...]:
    """Give a numeral behind the noun, between commas («заседание, одиннадцатое по счёту»)."""
    tokens, end = scene.tokens, scene.sentences[row].last
    if not scene.grammar.after:
        return ()
    high = next((k for k in range(high, min(high + 3, end)) if tokens[k].text == ","), end)
    return tuple(
        mention
        for mention in scene.mentions(row, high + 1, high + 2, MentionKind.ORDINAL)
        if (last := scene.reach(mention)[1]) < end and (tokens[last].pos in {"PUNCT", "ADP"})
    )


def _ordinal(scene: Scene, row: int, low: int, last: int, high: int) -> int | None:
    """Give the number of an event: a numeral before its noun, or written together with it."""
    near = scene.mentions(row, max(scene.sentences[row].first, low - 1), last, MentionKind.ORDINAL)
    for mention in (*near, *_apposed(scene, row, high)):
        if isinstance(mention.value, int):
            return mention.value
    if not scene.grammar.after:
        for mention in scene.page.row(row, MentionKind.ORDINAL):
            times = scene.reach(mention)[1]
            if isinstance(mention.value, int) and scene.grammar["times"].at(scene.tokens, times):
                return mention.value
    for token in scene.tokens[low:last]:
        years = any(part in token.norm for part in scene.grammar.ends["years"])
        found = None if years else _NUMBER.fullmatch(token.text)
        if found:
            return int(found[1])
    return None


def _verb(
    scene: Scene, row: int, place: tuple[int, int], kind: str, clauses: tuple[int, ...]
) -> int | None:
    """Give the verb nearest to the noun, in its clause, that tells that something takes place."""
    sentence = scene.sentences[row]
    first, last = place
    clause, visit = clauses[first - sentence.first], kind == "official_visit"
    happen, came = scene.grammar["happen"], scene.grammar["arrived"]
    told = scene.clause(row, clause)
    near = list(happen.found(scene.tokens, told))
    if visit:
        near = sorted({*near, *came.found(scene.tokens, told)})
    if not scene.grammar.after:
        doers = {a.last for a in scene.actors(row) if a.first == last}  # «отырысты X ашты»
        near = [index for index in near if 0 <= index - last <= 4 or index in doers]
        near = [k for k in near if not scene.grammar["learnt"].at(scene.tokens, k - 1)]
    subject = scene.grammar.after and scene.case(first) == "nom"
    near = [k for k in near if not (subject and others(scene, first, k))]
    loose = {index for index in near if subject and not scene.finite(index)}
    return min(near, key=lambda index: (index in loose, abs(index - first)), default=None)


def _frame(scene: Scene, row: int, low: int, high: int) -> tuple[bool, bool]:
    """Tell whether the words around make the event the frame, or the past, of another."""
    grammar, tokens = scene.grammar, scene.tokens
    if grammar.after:
        return grammar["adjunct"].ends(tokens, low), grammar["after"].ends(tokens, low)
    end = scene.sentences[row].last
    return (
        high < end and grammar["adjunct"].at(tokens, high) > 0,
        high < end and grammar["after"].at(tokens, high) > 0,
    )
