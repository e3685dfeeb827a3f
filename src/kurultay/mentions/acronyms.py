"""Bodies told by an acronym or a Latin name alone, beside a title: «президент НАН РК»."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.mentions.chains import called_after
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import MODEL, Find, Finds, Scan, Taken

_LETTERS = 8
_EPONYM, _INITIAL = 3, 2
_CHARGE = 7
"""Words at most up to the one behind what somebody is in charge of."""
_FIGURES = frozenset("IVXLІХ")
_CLOSING = frozenset("»”")


def acronyms(scan: Scan, finds: Finds, taken: Taken) -> Iterator[Find]:
    """Take an acronym that nothing explains beside a title of its head: «президент НАН РК»."""
    head_first = scan.lexicon.world.words("titles.order") == ("head-first",)
    for index, word in enumerate(scan.words):
        stem = word.text if head_first else word.text.partition("-")[0]
        if not _short(stem) or not taken.free(index, index + 1):
            continue
        if index + 1 < len(scan.words) and scan.words[index + 1].quoted:
            continue  # «РКК „Энергия“»: the acronym only says what it is
        if any(finds.at(kind, index) for kind in (MentionKind.STATE, MentionKind.PLACE)):
            continue
        known = any(True for _ in scan.lexicon.heads.matches(scan.keys, index))
        common = word.token.norm in scan.lexicon.world.folded("bodies.common")
        common = common or word.token.norm in scan.lexicon.world.folded("places.ambiguous")
        if known or common or _shouted(scan, index):
            continue
        first = index if head_first else _eponym_before(scan, index)
        told = _heads_before if head_first else _heads_behind
        charged = not head_first and _charged(scan, index)
        if first == index and not (charged or told(scan, index)):
            continue
        first = first if head_first else _quoted_before(scan, finds, taken, first)
        state = finds.at(MentionKind.STATE, index + 1) if head_first else None
        last = state.last if state is not None and not state.mention.adjective else index + 1
        last = _called(scan, last) if head_first else last
        taken.take(first, last)
        end = word.token.span.start + len(stem)
        name = scan.text[scan.span(first, last).start : end] if stem != word.text else None
        mention = scan.mention(
            MentionKind.BODY, first, last, rule="body.acronym", name=name, confidence=MODEL
        )
        yield Find(mention, first, last, kind="business" if scan.words[first].quoted else "agency")


def firms(scan: Scan, taken: Taken) -> Iterator[Find]:
    """Take the Latin words that a post ends whose they are: «Air Orda президенті»."""
    if scan.lexicon.world.words("titles.order") == ("head-first",):
        return
    for index, word in enumerate(scan.words):
        before = scan.words[index - 1]
        if word.first or not (before.capital and before.text.isascii() and before.lettered):
            continue
        hits = scan.lexicon.titles.matches(scan.keys, index)
        behind = [end for end, title in hits if title.takes == "body"]
        if not behind or "poss" not in scan.words[max(behind) - 1].token.feats:
            continue
        first = index - 1
        while first > scan.start_of(index) and _latin(scan, first - 1):
            first -= 1
        if not taken.free(first, index) or set(before.text) <= _FIGURES:
            continue
        taken.take(first, index)
        mention = scan.mention(MentionKind.BODY, first, index, rule="body.latin", confidence=MODEL)
        yield Find(mention, first, index, kind="business")


def _latin(scan: Scan, index: int) -> bool:
    """Tell whether a word is a Latin name, with no comma behind it."""
    word = scan.words[index]
    return word.capital and word.lettered and word.text.isascii()


def _quoted_before(scan: Scan, finds: Finds, taken: Taken, index: int) -> int:
    """Give where the quotation before an acronym begins: «„Атом“ ҰАК», «„Орда“ ҚР ҰКП»."""
    state = finds.ending(MentionKind.STATE, index)
    at = state.first if state is not None and state.last - state.first == 1 else index
    low = scan.start_of(index)
    close = scan.words[at - 1].token.span.end if at > low else 0
    if at <= low or scan.text[close : close + 1] not in _CLOSING:
        return index
    for first in range(at - 1, max(low, at - _LETTERS) - 1, -1):
        if scan.words[first].quoted:
            return first if taken.free(first, index) else index
    return index


def _eponym_before(scan: Scan, index: int) -> int:
    """Give where «Абай атындағы» before an acronym begins, or the same place."""
    low, first = scan.start_of(index), index - 1
    if first <= low or scan.words[first].token.norm not in scan.lexicon.world.words(
        "bodies.named_after"
    ):
        return index
    while first > low and index - first <= _EPONYM + 2:
        word = scan.words[first - 1]
        opening = word.first and first < index - 1 and first - 1 not in scan.named
        opening = opening and len(word.text) > _INITIAL
        if opening or not (word.text == "." or any(letter.isupper() for letter in word.text)):
            break
        first -= 1
    return first if first < index - 1 else index


def _called(scan: Scan, last: int) -> int:
    """Give where «им. Ясави» behind an acronym ends, or the same place: «ректор МКТУ им. …»."""
    stop = scan.end_of(last - 1)
    first = end = called_after(scan, last)
    while end and end < stop and end - first < _EPONYM:
        word = scan.words[end]
        stopped = word.text == "." and len(scan.words[end - 1].text) <= _INITIAL
        before = scan.words[end - 1].text
        whole = before[:1].islower() and "-" in before  # «аль-Фараби»
        if end > first and before != "." and (whole or scan.lexicon.is_given(word.keys)):
            break
        if not (word.capital or stopped or (word.text[:1].islower() and "-" in word.text)):
            break
        end += 1
    return end if end > first else last


def _short(text: str) -> bool:
    """Tell whether a word is an acronym by its look: «НАН», «ҚазҰУ»."""
    if not (2 <= len(text) <= _LETTERS and text[-1].isupper() and text.isalpha()):
        return False
    capitals = sum(letter.isupper() for letter in text)
    return 2 * capitals >= len(text) and not set(text) <= _FIGURES


def _shouted(scan: Scan, index: int) -> bool:
    """Tell whether the words around an acronym are in capitals too, as in a headline."""
    around = scan.words[max(index - 1, 0) : index + 2]
    return sum(one.text.isupper() and len(one.text) > _LETTERS - 2 for one in around) > 1


def _heads_before(scan: Scan, index: int) -> bool:
    """Tell whether a title that a body may follow ends right before a word."""
    return any(
        end == index and title.takes == "body"
        for start in range(max(scan.start_of(index), index - 3), index)
        for end, title in scan.lexicon.titles.matches(scan.keys, start)
    )


def _heads_behind(scan: Scan, index: int) -> bool:
    """Tell whether a title that a body may precede begins right behind a word."""
    if index + 1 >= scan.end_of(index):
        return False
    hits = scan.lexicon.titles.matches(scan.keys, index + 1)
    return any(title.takes == "body" for _, title in hits)


def _charged(scan: Scan, index: int) -> bool:
    """Tell whether what somebody is in charge of follows: «ҚӨУ-дің оқу жөніндегі проректоры»."""
    if scan.lexicon.language.case_of(scan.words[index].token) != "gen":
        return False
    links = scan.lexicon.world.words("bodies.links")
    near = range(index + 1, min(index + _CHARGE, scan.end_of(index)))
    at = next((k for k in near if scan.words[k].token.norm in links), None)
    return at is not None and _heads_behind(scan, at)
