"""Posts whose holder met somebody and is named nowhere: the register knows who it was that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kurultay.facts.claims import Event, Holder, RefKind
from kurultay.facts.offices import Offices
from kurultay.facts.page import Page
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind, PostValue

_PAIR = frozenset({"bilateral_meeting", "phone_call"})
_LEVELS = frozenset({"head_of_state", "head_of_government"})
"""Levels at which a state has one post, so that the words for it mean one person."""
_CASES = frozenset({"nom", "ins", "acc", "dat"})
"""Cases of who takes part; in the genitive a post belongs to something else."""


def read(page: Page, held: Offices, events: Sequence[Event]) -> Iterator[Holder]:
    """
    Give the register's office of the other side of each meeting of two, where only its post stands.

    Shape: at most one an event; none of a state whose holder of that rank the article names.
    """
    named = {(office.level, office.country) for office in held.claims if not office.former}
    for event in events:
        sides = [part.who for part in event.participants]
        people = [who for who in sides if who.kind is RefKind.PERSON]
        lands = {who.key for who in sides if who.kind is RefKind.STATE}
        if event.type not in _PAIR or len(people) != 1 or len(people) + len(lands) < len(sides):
            continue
        found: dict[str, Mention] = {}
        for mention in page.row(page.index(event.evidence.sentence), MentionKind.POST):
            office = _office(page, held, mention)
            if office and office[1:] not in named and lands <= {office[2]}:
                found.setdefault(office[0], mention)
        if len(found) == 1:
            office_key, mention = next(iter(found.items()))
            yield Holder(event.id, office_key, page.evidence(mention.span, "event.post", 0.6))


def _office(page: Page, held: Offices, mention: Mention) -> tuple[str, str, str] | None:
    """Give key, level and state of the register's one office that a post without a name means."""
    value = mention.value
    if not isinstance(value, PostValue) or value.plural or value.former or value.acting:
        return None
    if held.holder(mention) is not None or value.level not in _LEVELS or value.country is None:
        return None
    if mention.case not in _CASES or page.inside(mention.span, MentionKind.BODY):
        return None
    if any(
        m.span.covers(mention.span) for m in page.row(page.index(mention.span), MentionKind.BODY)
    ):
        return None
    keys = _offices(page.lexicon, value.level, value.country)
    return (keys[0], value.level, value.country) if len(keys) == 1 else None


def _offices(lexicon: Lexicon, level: str, country: str) -> list[str]:
    return [
        key
        for (kind, key), entry in lexicon.entries.items()
        if kind is MentionKind.POST and entry.level == level and entry.country == country
    ]
