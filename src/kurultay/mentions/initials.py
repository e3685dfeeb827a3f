"""Acronyms that spell the initials of a body which the article names in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import SHAPE, Find, Finds, Scan, Taken

_SHORT = 2
_LONG = 6
_FIGURES = frozenset("IVXLCІХ")


def find(scan: Scan, finds: Finds, taken: Taken) -> Iterator[Find]:
    """
    Find the acronyms of bodies named in full: «ММ» for «Милли Меджлис», «ИВР РАН» for an institute.

    Shape: mentions with the key and the name of the body; none where two bodies fit.
    """
    spots = [index for index in range(len(scan.words)) if _candidate(scan, finds, taken, index)]
    if not spots:
        return
    named = [body for body in finds.of(MentionKind.BODY) if body.last - body.first > 1]
    spelled = [(body, _letters(scan, body)) for body in named]
    for index in spots:
        fits: dict[str, tuple[Find, int]] = {}
        for body, letters in spelled:
            last = _reach(scan, index, body, letters)
            if last:
                fits.setdefault(body.mention.key or body.mention.name, (body, last))
        if len(fits) != 1:
            continue
        ((body, last),) = fits.values()
        if not taken.free(index, index + 1):
            continue
        taken.take(index, last)
        mention = scan.mention(
            MentionKind.BODY,
            index,
            last,
            rule="body.initials",
            name=body.mention.name,
            key=body.mention.key,
            confidence=SHAPE,
        )
        yield Find(mention, index, last, kind=body.kind)


def _candidate(scan: Scan, finds: Finds, taken: Taken, index: int) -> bool:
    text = scan.words[index].text
    if not (_SHORT <= len(text) <= _LONG and text.isupper() and text.isalpha()):
        return False
    if set(text) <= _FIGURES or not taken.free(index, index + 1):
        return False
    if scan.words[index].token.norm in scan.lexicon.world.folded("bodies.common"):
        return False
    return not any(finds.at(kind, index) for kind in (MentionKind.STATE, MentionKind.PLACE))


def _letters(scan: Scan, body: Find) -> list[tuple[str, int]]:
    """Give the first letters of a body's longer words, and the index behind each."""
    found: list[tuple[str, int]] = []
    for index in range(body.first, body.last):
        text = scan.words[index].text
        if len(text) > _SHORT and text[0].isalpha():
            parts = (part for part in text.split("-") if len(part) > _SHORT)
            found.append(("".join(part[0] for part in parts).upper(), index + 1))
    return found


def _reach(scan: Scan, index: int, body: Find, letters: list[tuple[str, int]]) -> int:
    """Give the index behind an acronym and what follows it of the body's name, or 0."""
    text, spelled = scan.words[index].text, ""
    for at, (own, behind) in enumerate(letters):
        spelled += own
        if len(spelled) < len(text):
            continue
        if spelled != text or not at:
            return 0
        rest = body.last - behind
        if rest and len(text) == _SHORT:
            return 0
        last = index + 1 + rest
        if last > scan.end_of(index):
            return 0
        same = all(scan.keys[index + 1 + k] & scan.keys[behind + k] for k in range(rest))
        return last if same else 0
    return 0
