"""Names that only a post before them makes bodies and places: «глава Роскосмоса», «мэр Химок»."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.mentions.chains import is_joint
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.post_draft import title_at
from kurultay.mentions.scan import MODEL, Find, Finds, Scan, Taken
from kurultay.mentions.words import Title

_FAR = 6
"""How many words may stand between a title and the name it governs: «лидер фракции КПРФ»."""


def find(scan: Scan, finds: Finds, taken: Taken) -> Iterator[Find]:
    """
    Take the bodies and places that a model proposes right behind a title that governs them.

    Shape: mentions without a key; a place only behind the title of who heads a place.
    """
    if scan.lexicon.world.words("titles.order") != ("head-first",):
        return
    for name in scan.reading.names:
        if name.kind not in ("ORG", "LOC"):
            continue
        first, last = scan.within(name.span)
        last = next((at for at in range(first, last) if _over(scan, first, at)), last)
        if first >= last or not taken.free(first, last) or _known(scan, finds, first, last):
            continue
        if len(scan.words[first].text) == 1 == last - first:
            continue  # a text cut off within a name
        title = _governor(scan, first)
        if title is None:
            continue
        place = title.takes == "place" or "region" in title.of
        body = title.takes not in ("place", "none", "residence") or title.needs == "body"
        if name.kind == "ORG" and body:
            for kind in (MentionKind.STATE, MentionKind.BODY):
                over = finds.at(kind, last) if last < scan.end_of(first) else None
                if over is not None and not over.mention.adjective:
                    last = over.last  # «Госдепартамента США», «Погранслужбы ГКНБ»
                    break
            taken.take(first, last)
            yield _found(scan, MentionKind.BODY, first, last)
        elif name.kind == "LOC" and place and not _land(scan, first, last):
            yield _found(scan, MentionKind.PLACE, first, last)


def _land(scan: Scan, first: int, last: int) -> bool:
    """Tell whether a name is only a noun for the state: «Президент Республики NAME»."""
    lands = scan.lexicon.world.folded("titles.lands")
    return last == first + 1 and not scan.keys[first].isdisjoint(lands)


def _over(scan: Scan, first: int, index: int) -> bool:
    """Tell whether a name ends before a word: a bracket, or a name of somebody in another case."""
    word = scan.words[index]
    if word.text == "(":
        return True
    if index == first or not word.capital or word.text.isupper():
        return False
    case = scan.lexicon.language.case_of
    declined = case(scan.words[first].token) == "gen" and case(word.token) == "nom"
    behind = scan.words[index + 1] if index + 1 < scan.end_of(index) else None
    if behind is None or not behind.capital:
        return False
    closing = scan.lexicon.world.words("names.closing") or ("\0",)
    return declined or scan.lexicon.is_given(word.keys) or behind.token.norm.endswith(closing)


def _known(scan: Scan, finds: Finds, first: int, last: int) -> bool:
    """Tell whether a list has a word for the name: a state, a place, a ministry of its own."""
    if last == first + 1 and scan.words[first].text in scan.lexicon.world.words("bodies.common"):
        return True  # «представители СМИ»
    heads = [head for _, head in scan.lexicon.heads.matches(scan.keys, first)]
    if heads and (last == first + 1 or all(head.kind == "none" for head in heads)):
        return True
    kinds = (MentionKind.STATE, MentionKind.PLACE)
    return any(
        first < found.last and found.first < last for kind in kinds for found in finds.of(kind)
    )


def _found(scan: Scan, kind: MentionKind, first: int, last: int) -> Find:
    rule = f"{kind.value}.governed"
    mention = scan.mention(kind, first, last, rule=rule, confidence=MODEL)
    if kind is MentionKind.PLACE:
        return Find(mention, first, last, kind="region")
    heads = [head for _, head in scan.lexicon.heads.matches(scan.keys, first)]
    return Find(mention, first, last, kind=heads[-1].kind if heads else "")


def _governor(scan: Scan, index: int) -> Title | None:
    """Give the title that governs a name: right before it, or with genitives between."""
    case = scan.lexicon.language.case_of
    low = scan.start_of(index)
    for at in range(index, max(low, index - _FAR), -1):
        for first in range(max(low, at - 4), at):
            hit = title_at(scan, first)
            if hit is not None and hit[0] == at:
                return hit[1]
        word = scan.words[at - 1]
        joint = is_joint(scan, at - 1) and word.text != ","
        area = word.token.norm in scan.lexicon.world.words("titles.area")
        fits = word.token.pos in {"NOUN", "ADJ"} and case(word.token) in {"gen", "dat"}
        if not (joint or area or fits):
            return None
        if word.capital:
            return None
    return None
