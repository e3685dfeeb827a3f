"""Unnamed people in a sentence, and the states or bodies that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kurultay.facts.events_scene import Scene
from kurultay.facts.once import once
from kurultay.mentions.mention import Mention, MentionKind, PostValue

CHAIN = 7
"""So many words stand at most between a word for people and the state that sent them."""
_MARKS = frozenset("–—-−:")
_SECRETARIES = frozenset({"secretary_general", "deputy_secretary_general"})


@dataclass(frozen=True, slots=True)
class Envoys:
    """
    Unnamed people and who sent them: the token range of the phrase, the senders.

    ``top`` tells that they are heads of state.
    """

    first: int
    last: int
    senders: tuple[Mention, ...]
    case: str | None
    top: bool = False


@once
def envoys(scene: Scene, row: int) -> tuple[Envoys, ...]:
    """Give the phrases of a sentence that mean people by where they come from, nobody named."""
    return tuple(_envoys(scene, row))


def _envoys(scene: Scene, row: int) -> Iterator[Envoys]:
    end = -1
    for first, last, post in sorted(heads(scene, row)):
        if first < end:
            continue
        found = _after(scene, row, last, post=post) or _before(scene, row, first)
        if found:
            spots = [scene.reach(mention) for mention in found]
            low, high = min(first, *(a for a, _ in spots)), max(last, *(b for _, b in spots))
            if not (_led(scene, row, high) or _named(scene, row, high)):
                yield Envoys(
                    low, high, found, _case(scene, row, first, low), _top(scene, row, first)
                )
            end = high


def _top(scene: Scene, row: int, first: int) -> bool:
    """Tell whether a word for people means heads of state."""
    posts = scene.mentions(row, first, first + 1, MentionKind.POST)
    values = [post.value for post in posts if isinstance(post.value, PostValue)]
    if values:
        return any(value.level == "head_of_state" for value in values)
    return scene.grammar["heads"].at(scene.tokens, first) > 0


@once
def heads(scene: Scene, row: int) -> frozenset[tuple[int, int, bool]]:
    """Give the words for people that no name follows: token range, whether a post."""
    sentence = scene.sentences[row]
    words, posts = scene.grammar["envoys"], scene.grammar["officials"]
    people = [scene.reach(mention) for mention in scene.page.row(row, MentionKind.PERSON)]
    found: set[tuple[int, int, bool]] = set()
    covered: set[int] = set()
    for mention in scene.page.row(row, MentionKind.POST):
        first, last = scene.reach(mention)
        covered.update(range(first, last))
        free = scene.held.holder(mention) is None or _several(scene, row, first, last)
        if free and isinstance(mention.value, PostValue):
            found.add((first, first + 1, not words.at(scene.tokens, first)))
    near = range(sentence.first, sentence.last)
    for index in {*words.found(scene.tokens, near), *posts.found(scene.tokens, near)} - covered:
        size = words.at(scene.tokens, index)
        found.add((index, index + max(size, 1), not size))
    return frozenset(head for head in found if not any(x <= head[0] < y for x, y in people))


def _several(scene: Scene, row: int, first: int, last: int) -> bool:
    """Tell whether a list of states makes a post that of several («главы А, Б и В»)."""
    if not scene.grammar.after:
        return False
    states = [scene.reach(m) for m in scene.page.row(row, MentionKind.STATE) if not m.adjective]
    ends = [b for a, b in states if first < a <= last]
    return bool(ends) and any(a == ends[0] + 1 and _joint(scene, ends[0]) for a, _ in states)


def _after(scene: Scene, row: int, last: int, *, post: bool) -> tuple[Mention, ...]:
    """Give the states or bodies behind a word for people: «министры А и Б», «гости из А»."""
    tokens, end = scene.tokens, scene.sentences[row].last
    spots = {scene.reach(m)[0]: m for m in _senders(scene, row, inner=post)}
    including = scene.grammar["including"]
    index, limit, members = last, min(end, last + CHAIN), False
    event = sent = False
    while index < limit:
        token = tokens[index]
        spot = spots.get(index)
        if spot is not None and (spot.kind is MentionKind.STATE or not members):
            return _run(scene, spots, index, end) if sent or not event else ()
        genitive = token.pos in {"ADJ", "NOUN", "X", "NUM"} and scene.case(index) in {None, "gen"}
        genitive = genitive or _short(token.text)  # «главы МИД А и Б»: it has no cases
        genitive = genitive or (post and _goes_on(scene, index, spots))
        via = scene.grammar["from"].at(tokens, index) > 0
        event = event or (scene.grammar.after and scene.announces(index, verbs=False))
        sent = sent or via  # «участники сессии Совета»: nobody's envoys
        members = members or scene.grammar["members"].at(tokens, index) > 0
        joint = members and (
            token.text in _MARKS or token.text == "," or including.at(tokens, index) > 0
        )
        if spot is None and not (genitive or via or joint):
            behind = _described(scene, index, end)
            if behind is None:
                return ()
            limit = min(end, behind + CHAIN)
            index = behind
            continue
        step = 1 if spot is None else scene.reach(spot)[1] - index
        limit = min(end, limit + step - 1)
        index += step
    return ()


def _goes_on(scene: Scene, index: int, spots: Mapping[int, Mention]) -> bool:
    """Tell whether «и» joins two parts of a portfolio («министры культуры и спорта А и Б»)."""
    behind = index + 1
    if behind in spots or behind >= len(scene.tokens) or not scene.grammar.after:
        return False
    word = scene.tokens[behind]
    noun = word.pos in {"NOUN", "ADJ"} and not word.capital and scene.case(behind) == "gen"
    people = any(scene.grammar[name].at(scene.tokens, behind) for name in ("envoys", "officials"))
    return noun and not people and scene.grammar["and"].at(scene.tokens, index) == 1


def _short(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _described(scene: Scene, index: int, end: int) -> int | None:
    """Give where «из» stands behind a participle clause («представители органов, … , из А и Б»)."""
    tokens = scene.tokens
    if not scene.grammar.after or tokens[index].text != "," or index + 1 >= end:
        return None
    if "prtf" not in tokens[index + 1].feats:
        return None
    for at in range(index + 2, min(end, index + 2 * CHAIN)):
        if scene.finite(at) or tokens[at].text in {".", ";"}:
            return None
        if scene.grammar["from"].at(tokens, at):
            return at
    return None


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
    near = range(index, min(end, index + (CHAIN if marked else 4)))
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
        step = _beside(scene, step, end) if step > at else step
        if step == at or step not in spots or spots[step].kind is not found[0].kind:
            break
        found.append(spots[step])
        at = scene.reach(found[-1])[1]
    return tuple(found)


def _beside(scene: Scene, index: int, end: int) -> int:
    """Give where a list goes on behind a rank («…, а также наблюдателей – А и Б»)."""
    behind = index + 1
    words = (scene.grammar["member"], scene.grammar["members"])
    if index >= end or not any(each.at(scene.tokens, index) for each in words):
        return index
    return behind + 1 if behind < end and scene.tokens[behind].text in _MARKS else behind


def _joint(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    linked = any(scene.grammar[name].at((token,), 0) for name in ("and", "also"))
    return token.text == "," or linked


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
            return bool(ahead) and scene.reach(ahead[0])[0] - index < 2 * CHAIN
    return False


def _case(scene: Scene, row: int, first: int, low: int) -> str | None:
    """Give the case of a word for people; after nothing that governs it, «главы» is nominative."""
    start, end = scene.sentences[row].first, scene.sentences[row].last
    nouns = (k for k in range(first, min(first + 3, end)) if scene.tokens[k].pos != "ADJ")
    case = scene.case(next(nouns, first))
    before = scene.tokens[low - 1] if low > start else None
    free = before is None or before.pos not in {"NOUN", "ADJ", "ADP", "NUM", "X"}
    return "nom" if case in {"gen", None} and free else case
