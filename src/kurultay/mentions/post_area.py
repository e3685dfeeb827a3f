"""The field of work behind a post and its body, and whom a deputy or servant is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.post_draft import Draft
from kurultay.mentions.scan import Finds, Scan

Read = Callable[[Scan, Finds, int], Draft | None]
"""Reads the post whose title begins at a word."""

_LONGEST = 9


def read(scan: Scan, finds: Finds, draft: Draft) -> Draft:
    """Read «по внешней политике» behind a post and its body."""
    areas = scan.lexicon.world.words("titles.area")
    at, stop = draft.last, min(scan.end_of(draft.first), draft.last + _LONGEST)
    if at >= stop or scan.words[at].token.norm not in areas:
        return draft
    end, case = at + 1, scan.lexicon.language.case_of
    last = at
    while end < stop:
        word = scan.words[end]
        joint = word.token.norm in scan.lexicon.world.words("bodies.joint")
        joint = joint or (last > at and word.text == "," and _goes_on(scan, end, stop))
        joint = joint or (last > at and _inner(scan, end, stop))
        if not joint and (word.token.pos not in {"NOUN", "ADJ", "X"} or case(word.token) == "nom"):
            break
        state = finds.at(MentionKind.STATE, end) if last > at else None
        if state is not None and not state.mention.adjective:
            break
        if last > at and finds.at(MentionKind.BODY, end) is not None:
            break
        named = end in scan.named or case(word.token) not in {"gen", "loc"}
        if not joint and last > at and ((word.capital and named) or _business(scan, end)):
            break
        end += 1
        if not joint and word.token.pos in {"NOUN", "X"}:
            last = end
    if last == at:
        return draft
    unit = draft.body is None and draft.country is None and not draft.extra
    unit = unit and not scan.words[draft.last - 1].text.isupper()
    start = max(draft.title[1], draft.first + 1) if unit else at
    extra = scan.span(start, last).of(scan.text)
    return replace(draft, last=last, extra=f"{draft.extra} {extra}".strip())


def _inner(scan: Scan, index: int, stop: int) -> bool:
    """Tell whether a preposition goes on a field of work: «по связям с тюркскими странами»."""
    links = scan.lexicon.world.words("bodies.inner_links")
    if scan.words[index].token.norm not in links or index + 1 >= stop:
        return False
    return not scan.words[index + 1].capital and scan.words[index + 1].token.pos in {"NOUN", "ADJ"}


def _goes_on(scan: Scan, index: int, stop: int) -> bool:
    """Tell whether a comma lists further fields: «по вопросам науки, энергетики и экологии»."""
    joints = scan.lexicon.world.words("bodies.joint")
    for at in range(index + 1, min(index + 6, stop)):
        word = scan.words[at]
        if at > index + 1 and word.token.norm in joints:
            return True
        case = scan.lexicon.language.case_of(word.token)
        if word.capital or word.token.pos not in {"NOUN", "ADJ"} or case in {None, "nom", "ins"}:
            return False
        if any(True for _ in scan.lexicon.titles.matches(scan.keys, at)):
            return False
    return False


def _business(scan: Scan, index: int) -> bool:
    """Tell whether a word only says what the name behind it is: «компании», «газеты»."""
    return any(head.takes == "name" for _, head in scan.lexicon.heads.matches(scan.keys, index))


def served(scan: Scan, finds: Finds, index: int, read: Read) -> Draft | None:
    """Read the post that a deputy or servant is of: «помощник российского президента»."""
    state = finds.at(MentionKind.STATE, index)
    if state is None or not state.mention.adjective or state.last >= scan.end_of(index):
        return read(scan, finds, index)
    inner = read(scan, finds, state.last)
    if inner is None or inner.country is not None or inner.body is not None:
        return inner
    words = scan.span(state.first, state.last).of(scan.text)
    return replace(inner, country=state.mention.key, owned=True, land=words)
