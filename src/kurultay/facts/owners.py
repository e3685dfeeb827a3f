"""Whose something is: names that only own what stands beside them, jubilees and memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kurultay.mentions.mention import MentionKind, PostValue

if TYPE_CHECKING:
    from kurultay.facts.events_scene import Actor, Scene
    from kurultay.mentions.mention import Mention

_OWNED = 8
"""What a genitive owns stands so many words behind it at most, those met in between aside."""
_TITLED = 4
"""So many words at most stand between a jubilee and the name of whose it is, and before."""
_NOMINAL = frozenset({"NOUN", "ADJ"})


def owns(scene: Scene, row: int, last: int) -> bool:
    """
    Tell whether what a Turkic genitive owns is an event, or the part somebody takes in it.

    Those met may stand between: «X-тің A-мен, B-мен және C-мен кездесулері».
    """
    names = ("part", "under", "delegation")
    lists = [scene.grammar[name] for name in names]
    start, end = last, scene.sentences[row].last
    if _owned_apart(scene, last):
        return False
    for mention in scene.page.row(row, MentionKind.PERSON, MentionKind.STATE, MentionKind.PLACE):
        first, behind = scene.reach(mention)
        gap = scene.tokens[start:first]
        if first < start or any(token.pos == "VERB" for token in gap):
            continue
        spot = all(t.text == "," or scene.grammar["and"].at((t,), 0) for t in gap)
        if spot if mention.kind is not MentionKind.PERSON else mention.case == "ins":
            start = behind
    near = (*range(last, min(last + _OWNED, end)), *range(start, min(start + 2, end)))
    return _listed(scene, last, end) or any(
        scene.announces(index, verbs=not scene.finite(index))
        or any(words.at(scene.tokens, index) for words in lists)
        for index in near
    )


def _owned_apart(scene: Scene, index: int) -> bool:
    """Tell whether a Turkic noun is what an event is about, or lent to it («X-тің қолдауымен»)."""
    token = scene.tokens[index]
    object_ = (
        scene.case(index) == "acc" and "poss" in token.feats
    )  # «X-тің кандидатурасын … қолдады»
    if token.pos != "NOUN" or token.capital or not (scene.case(index) == "ins" or object_):
        return False
    lists = ("part", "under", "delegation", "with")
    return not (scene.announces(index) or any(scene.grammar[n].at((token,), 0) for n in lists))


def _listed(scene: Scene, last: int, end: int) -> bool:
    """Tell whether a genitive opens a list of those with whose part something is held."""
    if scene.tokens[last].text != ",":
        return False
    stop = (k for k in range(last, end) if scene.tokens[k].pos == "VERB" or _owned_apart(scene, k))
    verb = next(stop, end)
    return any(scene.grammar[name].within(scene.tokens, last, verb) for name in ("part", "under"))


def owner(scene: Scene, row: int, mention: Mention) -> bool:
    """Tell whether a name is only whose post or jubilee is named: «пресс-секретарь А»."""
    first, who = scene.reach(mention)[0], scene.who.who(mention)
    bent = mention.surface != mention.name
    if scene.grammar.after and _honoured(scene, row, first, _TITLED if bent else 1):
        return True
    if not scene.grammar.after or not bent:
        return False
    return any(
        post.case == "nom" and scene.reach(post)[1] == first and scene.held.holder(post) != who
        for post in scene.page.row(row, MentionKind.POST)
        if isinstance(post.value, PostValue) and not post.value.plural
    )


def _honoured(scene: Scene, row: int, first: int, most: int) -> bool:
    """Tell whether a name is that of whose jubilee or memory is kept: «к 150-летию А и Б»."""
    tokens, low = scene.tokens, scene.sentences[row].first
    names = {b: a for a, b in map(scene.reach, scene.page.row(row, MentionKind.PERSON))}
    join = scene.grammar["and"]
    while first - 1 > low and (tokens[first - 1].text == "," or join.at(tokens, first - 1)):
        if first - 1 not in names:
            return False
        first = names[first - 1]
    at, years = first - 1, tuple(scene.grammar.ends["years"])
    for index in range(at, max(low - 1, at - most), -1):
        token = tokens[index]
        counted = any(part in token.norm for part in years)
        lists = (scene.grammar["honours"], scene.grammar["memorial"])
        kept = counted or any(words.at(tokens, index) for words in lists)
        if token.pos == "NOUN" and kept:
            return True
        if token.text[0].isupper() or scene.case(index) not in {"gen", "dat"}:
            return False  # «…-летию великого поэта А»
    return False


def unshown(scene: Scene, actors: Sequence[Actor], one: Actor) -> Actor:
    """
    Give a Turkic name that shows no case the one it stands in, where it is no subject.

    «A B еңбегін таныстырды» is of B, «A мен Күлтегінге …» shows the case of both behind.
    """
    tokens, last = scene.tokens, one.last
    if one.case == "dat" and _speaks(scene, one):
        return replace(one, case="nom", blocked=False)
    if one.case not in {None, "nom"} or last + 1 >= len(tokens):
        return one
    if scene.grammar["courtesy"].at(tokens, last):
        return replace(one, case=scene.case(last), last=last + 1)
    behind = tokens[last]
    if behind.pos == "NOUN" and "poss" in behind.feats and not behind.capital:
        return replace(one, case="gen", blocked=True) if _owned(scene, actors, one) else one
    if scene.grammar["and"].at(tokens, last) != 1 or not tokens[last + 1].capital:
        return one
    span = tokens[last + 1].span
    named = any(m.span.overlaps(span) for m in scene.page.row(scene.page.index(span)))
    case = scene.case(last + 1)
    return replace(one, case=case) if case in {"acc", "dat"} and not named else one


def _speaks(scene: Scene, one: Actor) -> bool:
    """Tell whether the floor is given to a Turkic name («алғашқы сөз X-ке берілді»)."""
    given = scene.grammar["floor"].at(scene.tokens, one.last) > 0
    return given and any(
        scene.tokens[k].lemma == "сөз" for k in range(max(0, one.first - 2), one.first)
    )


def _owned(scene: Scene, actors: Sequence[Actor], one: Actor) -> bool:
    """Tell whether what stands behind a name is only something of its bearer."""
    tokens, last = scene.tokens, one.last
    span = tokens[last].span
    held = any(m.span.overlaps(span) for m in scene.page.row(scene.page.index(span)))
    if held or scene.announces(last) or scene.grammar["part"].at(tokens, last):
        return False  # «A қатысуы күтілуде»
    if scene.case(last) in {None, "nom"}:
        return not scene.grammar["as"].at(tokens, last + 1)
    before = [k.last for k in actors if k.last <= one.first and k.case in {None, "nom"}]
    second = bool(before) and all(t.pos in _NOMINAL for t in tokens[before[-1] : one.first])
    return second and scene.case(last) in {"acc", "dat"}
