"""States, places and bodies by the names that the register gives them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from kurultay.mentions.known import Known
from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import GAZETTEER, Find, Scan, Taken

_OFFICIAL = 3
"""An official name has so many words behind the short one at most."""
_POST = 8
"""A post stands at most so many words before the acronym of its state."""
_RANK = {"city": 0, "region": 1, "resort": 2, "site": 3}


def find(scan: Scan) -> list[Find]:
    """
    Find every name of the register, in any inflected form, the longest first.

    Shape: finds of one kind do not overlap; a state or place may lie within a body.
    """
    hits = sorted(_unbroken(_told(list(_hits(scan)))), key=lambda hit: (hit[0] - hit[1], hit[0]))
    chosen = _settle(scan, hits)
    states = {last: known.key for _, last, known, _ in chosen if known.kind is MentionKind.STATE}
    chosen = [hit for hit in chosen if not _foreign(scan, hit[2], states.get(hit[0]))]
    certain = {known.key for _, _, known, _ in chosen if not known.context}
    begun = {first for first, _, known, _ in chosen if known.kind is MentionKind.STATE}
    return [
        _find(scan, first, _whole(scan, known, last, begun), known, rivals)
        for first, last, known, rivals in chosen
        if not known.context
        or known.key in certain
        or _parent(scan, known) in certain
        or _served(scan, first, known)
    ]


def _served(scan: Scan, index: int, known: Known) -> bool:
    """Tell whether an acronym of a state that may be another's is whose post it ends."""
    words = scan.lexicon.world
    if known.kind is not MentionKind.STATE or known.exact not in words.words("places.served"):
        return False
    heads = words.folded("places.served_heads")
    for at in range(index - 1, max(-1, index - _POST), -1):
        word = scan.words[at]
        if word.sentence != scan.words[index].sentence or not (word.lettered or word.dash):
            return False
        if word.token.lemma in heads:
            return True
    return False


def _whole(scan: Scan, known: Known, last: int, begun: Container[int]) -> int:
    """Give the end of a state's official name that no list holds: «Ауғанстан Исламдық Әмірлігі»."""
    realms = scan.lexicon.world.words("places.realms")
    bare = scan.lexicon.language.case_of(scan.words[last - 1].token) in {None, "nom"}
    if not realms or known.kind is not MentionKind.STATE or known.adjective or not bare:
        return last
    for end in range(last + 1, min(last + _OFFICIAL, scan.end_of(last - 1)) + 1):
        word = scan.words[end - 1]
        if not (word.capital and word.lettered) or end - 1 in begun:
            return last  # «ҚР Түркия Республикасындағы елшісі»: another state's name begins
        if word.token.norm.startswith(realms):
            return end
    return last


def _foreign(scan: Scan, known: Known, before: str | None) -> bool:
    """Tell whether an acronym stands behind another state than its own: «Түркия СІМ»."""
    if known.kind is not MentionKind.BODY or known.exact is None or before is None:
        return False
    entry = scan.lexicon.entry(known.kind, known.key)
    return entry is not None and entry.country not in (None, before)


def _parent(scan: Scan, known: Known) -> str | None:
    entry = scan.lexicon.entry(known.kind, known.key)
    return entry.part_of if entry else None


_Hit = tuple[int, int, Known]


def _hits(scan: Scan) -> Iterator[_Hit]:
    for first, word in enumerate(scan.words):
        if not word.opens.names:
            continue
        for last, known in scan.lexicon.names.matches(scan.keys, first):
            if last <= scan.end_of(first) and _allowed(scan, first, last, known):
                yield first, last, known


def _told(hits: list[_Hit]) -> list[_Hit]:
    """Leave out what else an acronym of a region may mean, where the article names it nowhere."""
    shared = {
        first for first, _, known in hits if known.context and known.kind is MentionKind.PLACE
    }
    if not shared:
        return hits
    certain = {known.key for _, _, known in hits if not known.context}
    return [
        (first, last, known)
        for first, last, known in hits
        if first not in shared or not known.context or known.key in certain
    ]


def _unbroken(hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """Leave out «Council … of the Organization» where that word opens another body's name."""
    bodies = {first for first, last, known in hits if known.kind is MentionKind.BODY}
    for first, last, known in hits:
        if not (known.context and known.kind is MentionKind.BODY and last - 1 in bodies):
            yield first, last, known


def _allowed(scan: Scan, first: int, last: int, known: Known) -> bool:
    """Tell whether the words are written as the name demands."""
    words = scan.words[first:last]
    word = words[0]
    if not words[-1].token.norm.startswith(known.ending):
        return False
    if known.exact is not None:
        rest = word.text[len(known.exact) :]
        suffixed = not rest or rest[0] in "-’'" or rest.islower()
        return word.text.startswith(known.exact) and suffixed
    if known.capital and not any(w.capital for w in words):
        return False
    if known.capital and last == first + 1:
        if not word.capital:
            return False
        common = scan.lexicon.world.folded("places.common")
        if word.token.norm in common and word.first:
            return False
        if known.kind is MentionKind.PLACE and (
            _alone_in_quotes(scan, first) or _serves_as_name(scan, first)
        ):
            return False
    if known.adjective:
        return len(word.text) > 3 and _is_adjective(scan, word.text, known)
    return True


def _is_adjective(scan: Scan, text: str, known: Known) -> bool:
    """Refuse an adverb or a longer word that only shares its stem."""
    return abs(len(text) - len(known.name)) <= 6 and not scan.lexicon.world.folded(
        "places.not_adjective"
    ) & {text.lower()}


def _serves_as_name(scan: Scan, index: int) -> bool:
    """Tell whether a place only calls something else: «форума Астана», «дворец Аксарай»."""
    if index <= scan.start_of(index):
        return False
    named = scan.lexicon.world.low.get("places.names_after", frozenset())
    return not scan.keys[index - 1].isdisjoint(named) and (
        scan.lexicon.language.case_of(scan.words[index].token) in {None, "nom"}
    )


def _alone_in_quotes(scan: Scan, index: int) -> bool:
    token = scan.words[index].token
    text = scan.text
    before, after = text[token.span.start - 1 : token.span.start], text[token.span.end :][:1]
    return before in {"«", "“", "„"} and after in {"»", "”", "“"}


def _settle(scan: Scan, hits: Iterable[_Hit]) -> list[tuple[int, int, Known, tuple[str, ...]]]:
    """Keep the longest hits of each kind; of several names for one range the likeliest."""
    taken = {kind: Taken(len(scan.words)) for kind in MentionKind}
    ranges: dict[tuple[MentionKind, int, int], list[Known]] = {}
    for first, last, known in hits:
        ranges.setdefault((known.kind, first, last), []).append(known)
    chosen = []
    for (kind, first, last), found in ranges.items():
        if not taken[kind].free(first, last):
            continue
        if kind is MentionKind.PLACE and not taken[MentionKind.STATE].free(first, last):
            continue
        taken[kind].take(first, last)
        best = sorted(found, key=lambda known: _likelihood(scan, known))
        rivals = tuple(dict.fromkeys(k.key for k in best[1:] if k.key != best[0].key))
        chosen.append((first, last, best[0], rivals))
    return chosen


def _likelihood(scan: Scan, known: Known) -> tuple[bool, int, bool, int]:
    entry = scan.lexicon.entry(known.kind, known.key)
    rank = _RANK.get(entry.subtype or "", 4) if entry else 4
    main = bool(entry and known.name in entry.names_in(scan.lexicon.code)[:1])
    order = scan.lexicon.order.get((known.kind, known.key), 0)
    return known.adjective, rank, not main, order


def _declined(scan: Scan, first: int, last: int) -> str:
    """Give a name in the nominative, its head by the dictionary: «Милли Меджлис Турции»."""
    if scan.lexicon.world.words("bodies.order") == ("head-first",):
        hits = [hit for hit in scan.lexicon.heads.matches(scan.keys, first) if hit[0] <= last]
        end, head = max(hits, key=lambda hit: hit[0], default=(first, None))
        if head is not None and end - first > 1:
            behind = scan.words[end - 1].token.span.end
            return scan.cased(head.lemma, first) + scan.text[behind : scan.span(first, last).end]
    return scan.nominative(first, last)


def _find(scan: Scan, first: int, last: int, known: Known, rivals: tuple[str, ...]) -> Find:
    entry = scan.lexicon.entry(known.kind, known.key)
    names = entry.names_in(scan.lexicon.code) if entry else ()
    name = known.name
    if known.kind is MentionKind.STATE and names:
        name = names[0]
    if not name:
        name = _declined(scan, first, last)
    mention = scan.mention(
        known.kind,
        first,
        last,
        rule=f"{known.kind.value}.register",
        name=name,
        key=known.key,
        rivals=rivals,
        adjective=known.adjective,
        confidence=GAZETTEER,
    )
    kind = scan.lexicon.body_kind(known.key) if known.kind is MentionKind.BODY else ""
    return Find(mention, first, last, kind=kind)
