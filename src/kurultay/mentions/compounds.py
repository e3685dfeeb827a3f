"""States and places that no entry names as such: «казахско-турецкий», «Саран қаласы»."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.mentions.mention import Mention, MentionKind
from kurultay.mentions.scan import GAZETTEER, SHAPE, Find, Finds, Scan
from kurultay.text.article import Span

COMPOUND = "state.compound"
"""The rule of a state that an adjective of two names: «казахско-турецкий»."""
PAIR = "state.pair"
"""The rule of a state that stands in one word with another one."""


def states(scan: Scan) -> Iterator[Find]:
    """Find the states in adjectives of two parts, each part with its own span."""
    roots = scan.lexicon.world.compounds
    for index, word in enumerate(scan.words):
        before, hyphen, behind = word.token.norm.partition("-")
        if not hyphen or word.capital:
            continue
        start = word.token.span.start
        first, second = roots.get(before), _second(scan, behind)
        if first is None or (second is None and behind not in roots):
            continue
        second = second or roots.get(behind)
        cut = start + len(before)
        yield _state(scan, index, first, Span(start, cut))
        if second is not None:
            yield _state(scan, index, second, Span(cut + 1, word.token.span.end))


def pairs(scan: Scan) -> Iterator[Find]:
    """Find two states in one word: «группа дружбы Новая Зеландия-Азербайджан»."""
    for index, word in enumerate(scan.words):
        before, hyphen, behind = word.text.partition("-")
        if not hyphen or not (before[:1].isupper() and behind[:1].isupper()):
            continue
        second, first, at = _named(scan, (behind,)), _named(scan, (before,)), index
        if first is None and second is not None and index > scan.start_of(index):
            at = index - 1
            first = _named(scan, (scan.words[at].text, before))
        if first is None or second is None or first == second:
            continue
        start = word.token.span.start
        cut = start + len(before)
        yield _state(
            scan, index, first, Span(scan.words[at].token.span.start, cut), (at, index + 1)
        )
        yield _state(scan, index, second, Span(cut + 1, word.token.span.end))


def _named(scan: Scan, words: tuple[str, ...]) -> str | None:
    """Give the state that some words name."""
    keys = tuple(scan.lexicon.keys(word) for word in words)
    for end, known in scan.lexicon.names.matches(keys, 0):
        if end == len(words) and known.kind is MentionKind.STATE and not known.adjective:
            return known.key
    return None


def _second(scan: Scan, word: str) -> str | None:
    """Give the state whose adjective the second half is a form of."""
    for _, known in scan.lexicon.names.matches((scan.lexicon.keys(word),), 0):
        if known.kind is MentionKind.STATE and known.adjective:
            return known.key
    return None


def _state(
    scan: Scan, index: int, key: str, span: Span, words: tuple[int, int] | None = None
) -> Find:
    entry = scan.lexicon.entry(MentionKind.STATE, key)
    names = entry.names_in(scan.lexicon.code) if entry else ()
    capital = scan.words[index].capital
    mention = Mention(
        MentionKind.STATE,
        span,
        span.of(scan.text),
        names[0] if names else key,
        PAIR if capital else COMPOUND,
        key=key,
        adjective=not capital,
        confidence=GAZETTEER,
    )
    first, last = words or (index, index + 1)
    return Find(mention, first, last)


def places(scan: Scan, finds: Finds) -> Iterator[Find]:
    """Find towns and regions that the register lacks, beside the word for town or region."""
    yield from _coordinate(scan, finds)
    yield from _regions(scan, finds)
    heads = scan.lexicon.world.folded("places.city_heads")
    counts = scan.lexicon.world.words("titles.counts")
    head_first = scan.lexicon.world.words("bodies.order") == ("head-first",)
    for index, word in enumerate(scan.words):
        if word.keys.isdisjoint(heads) or (index and scan.words[index - 1].token.norm in counts):
            continue  # «двух городов NAME»
        at = index + 1 if head_first else index - 1
        if not 0 <= at < len(scan.words) or scan.words[at].sentence != word.sentence:
            continue
        name = scan.words[at]
        plain = name.capital and name.text.isalpha() and not name.text.isupper()
        plain = plain and not (head_first and _full_name(scan, at))
        if not plain or (at in scan.named and (head_first or not _namesake(scan, index))):
            continue
        if name.first and not (head_first or _possessed(scan, index)):
            continue
        if any(finds.at(kind, at) or finds.ending(kind, at + 1) for kind in _KNOWN):
            continue
        yield Find(
            scan.mention(MentionKind.PLACE, at, at + 1, rule="place.shape", confidence=SHAPE),
            at,
            at + 1,
        )


def _full_name(scan: Scan, index: int) -> bool:
    """Tell whether just two capitalised words stand here: «мэр города Имя Фамилия»."""
    run = scan.words[index : index + 3]
    capital = [word.capital and word.lettered and len(word.text) > 1 for word in run]
    undeclined = scan.lexicon.language.case_of(run[0].token) in {None, "nom"}
    return capital[:2] == [True, True] and capital[2:] != [True] and undeclined


def _possessed(scan: Scan, index: int) -> bool:
    """Tell whether a word for a town or region is tied to the name before it: «… ауданы»."""
    tied = "poss" in scan.words[index].token.feats
    opens = scan.words[index - 1].token.norm in scan.lexicon.world.folded("names.never")
    return tied and not opens


def _namesake(scan: Scan, index: int) -> bool:
    """Tell whether a given name alone is what a district bears: «Абай ауданы»."""
    before = scan.words[index - 2 : index - 1] if index > scan.start_of(index) + 1 else ()
    alone = not any(word.capital and not word.first for word in before)
    return alone and _possessed(scan, index)


def _regions(scan: Scan, finds: Finds) -> Iterator[Find]:
    """Find regions called by an adjective that the register lacks: «Свердловская область»."""
    heads = scan.lexicon.world.folded("places.region_heads")
    for index, word in enumerate(scan.words):
        if word.keys.isdisjoint(heads) or index == scan.start_of(index):
            continue
        before = scan.words[index - 1]
        case = scan.lexicon.language.case_of
        plain = before.capital and before.token.pos == "ADJ" and not before.text.isupper()
        if not plain or case(before.token) != case(word.token) or before.quoted:
            continue
        if any(finds.ending(kind, end) for kind in _KNOWN for end in (index, index + 1)):
            continue
        mention = scan.mention(
            MentionKind.PLACE, index - 1, index + 1, rule="place.region", confidence=SHAPE
        )
        yield Find(mention, index - 1, index + 1, kind="region")


def _coordinate(scan: Scan, finds: Finds) -> Iterator[Find]:
    """Find the first region in «Мангистауской и Атырауской областях»."""
    joints = scan.lexicon.world.words("bodies.joint")
    for region in finds.of(MentionKind.PLACE):
        at = region.first - 2
        if region.last - region.first != 2 or at < scan.start_of(region.first):
            continue
        if scan.words[at + 1].token.norm not in joints or not scan.words[at].capital:
            continue
        words = (scan.keys[at], scan.keys[region.last - 1])
        for end, known in scan.lexicon.names.matches(words, 0):
            if end == len(words) and known.kind is MentionKind.PLACE:
                mention = scan.mention(
                    MentionKind.PLACE,
                    at,
                    at + 1,
                    rule="place.coordinate",
                    name=known.name,
                    key=known.key,
                    confidence=SHAPE,
                )
                yield Find(mention, at, at + 1)
                break


_KNOWN = (MentionKind.PLACE, MentionKind.STATE, MentionKind.BODY)
