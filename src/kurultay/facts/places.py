"""The states and places that an article names."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.claims import Evidence, NameRef, Office, PlaceClaim, RefKind, StateClaim
from kurultay.facts.page import Page
from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import PartKind

_UNREAD = frozenset({PartKind.BYLINE})


def states(page: Page, offices: Sequence[Office]) -> tuple[StateClaim, ...]:
    """
    Give the states that the article names, and those its posts plainly belong to.

    Shape: one claim a state, in the order of first mention, the meant ones last.
    """
    found: dict[str, StateClaim] = {}
    for mention in _mentions(page, MentionKind.STATE):
        if mention.key and mention.key not in found:
            evidence = page.evidence(mention.span, mention.rule, mention.confidence)
            found[mention.key] = StateClaim(state_ref(page, mention.key, mention.name), evidence)
    for office in offices:
        if office.country and office.country not in found:
            evidence = Evidence(
                office.evidence.span, office.evidence.sentence, "state.of-office", 0.6
            )
            found[office.country] = StateClaim(state_ref(page, office.country), evidence)
    return tuple(found.values())


def state_ref(page: Page, key: str, name: str = "") -> NameRef:
    """Give the reference to a state by its code, named as the register does."""
    entry = page.lexicon.entry(MentionKind.STATE, key)
    if entry is not None:
        own = entry.names_in(page.lexicon.code)
        return NameRef(RefKind.STATE, own[0] if own else name or entry.en, entry.en, key, key)
    return NameRef(RefKind.STATE, name or key, key, key, key)


def places(page: Page) -> tuple[PlaceClaim, ...]:
    """
    Give the cities, regions and sites that the article names, none inside the name of a body.

    Shape: one claim a place, in the order of first mention.
    """
    found: dict[str, PlaceClaim] = {}
    for mention in _mentions(page, MentionKind.PLACE):
        if _within_body(page, mention):
            continue
        ref = place_ref(page, mention)
        if (ref.key or ref.name) not in found:
            evidence = page.evidence(mention.span, mention.rule, mention.confidence)
            found[ref.key or ref.name] = PlaceClaim(ref, evidence)
    return tuple(found.values())


def place_ref(page: Page, mention: Mention) -> NameRef:
    """Give the reference to the place that a PLACE mention names."""
    entry = page.lexicon.entry(MentionKind.PLACE, mention.key)
    if entry is not None:
        return NameRef(RefKind.PLACE, mention.name, entry.en, mention.key, entry.country)
    return NameRef(
        RefKind.PLACE, mention.name, page.lexicon.spelling.romanise(mention.name), mention.key
    )


def _within_body(page: Page, mention: Mention) -> bool:
    row = page.row(page.index(mention.span), MentionKind.BODY)
    return any(body.span.covers(mention.span) and body.span != mention.span for body in row)


def _mentions(page: Page, kind: MentionKind) -> list[Mention]:
    return [
        mention
        for index, sentence in enumerate(page.reading.sentences)
        if sentence.part not in _UNREAD
        for mention in page.row(index, kind)
    ]


def capital(iso: str, lexicon: Lexicon) -> NameRef | None:
    """Give the capital of a state."""
    state = lexicon.entry(MentionKind.STATE, iso)
    if state is None or not state.seat:
        return None
    seat = lexicon.entry(MentionKind.PLACE, state.seat) or _city(state.seat, iso, lexicon)
    if seat is None:
        return None
    name = next(iter(seat.names_in(lexicon.code)), seat.en)
    return NameRef(RefKind.PLACE, name, seat.en, seat.key, iso)


def _city(en: str, iso: str, lexicon: Lexicon) -> Entry | None:
    return next(
        (
            entry
            for (kind, _), entry in lexicon.entries.items()
            if kind is MentionKind.PLACE and entry.country == iso and entry.en == en
        ),
        None,
    )
