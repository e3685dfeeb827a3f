"""What an article spoke of last before a post that does not say where it is held."""

from __future__ import annotations

from kurultay.facts.page import Page
from kurultay.facts.seats import Seats
from kurultay.mentions.mention import Mention, MentionKind

_NEAR = 3
"""Sentences in which a parliament is still meant: the post's own, and two before."""


def house(page: Page, seats: Seats, post: Mention) -> str | None:
    """Give the state of the parliament spoken of a little before a post, or of the only one."""
    row = page.index(post.span)
    for at in range(row, max(row - _NEAR, -1), -1):
        for mention in reversed(page.row(at, MentionKind.BODY)):
            body = seats.bodies.what(mention) if mention.span.start < post.span.start else None
            if body is not None and seats.kind(body) == "parliament":
                return body.country
    named = (claim.ref for claim in seats.bodies.claims)
    lands = {body.country for body in named if seats.kind(body) == "parliament"}
    return lands.pop() if len(lands) == 1 else None


def place(page: Page, post: Mention) -> Mention | None:
    """Give the region or city spoken of last before a post; «the city» is no region."""
    heads = page.lexicon.world.folded("places.city_heads")
    words = page.tokens(post.span.start, post.span.end + 12)
    town = any(page.lexicon.keys(token.text) & heads for token in words)
    before = [
        mention
        for mention in page.mentions
        if mention.kind is MentionKind.PLACE and mention.span.end <= post.span.start
        if not mention.adjective and not (town and _wide(page, mention))
    ]
    return before[-1] if before else None


def _wide(page: Page, mention: Mention) -> bool:
    """Tell whether a place is a region, which has no mayor."""
    entry = page.lexicon.entry(MentionKind.PLACE, mention.key)
    return entry is not None and entry.subtype == "region"
