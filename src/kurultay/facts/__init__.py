"""Facts: from mentions to claims, by grammar over spans."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts import (
    bodies,
    documents,
    events,
    figures,
    offices,
    people,
    places,
    statements,
)
from kurultay.facts.claims import Claim
from kurultay.facts.page import Page
from kurultay.lang.reading import Reading
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention

__all__ = ["extract"]


def extract(reading: Reading, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Claim, ...]:
    """
    Read the facts of an article.

    Shape: events, offices, bodies, states, places, documents, statements, figures, each in the
    order of the text.
    Errors: none; an article without sentences gives an empty tuple.
    """
    page = Page.of(reading, mentions, lexicon)
    who = people.read(mentions, lexicon)
    named = bodies.read(page)
    held = offices.read(page, who, named)
    return (
        *events.extract(page, who, held, named),
        *held.claims,
        *named.claims,
        *held.bodies,
        *places.states(page, held.claims),
        *places.places(page),
        *documents.read(page),
        *statements.read(page, who, held, named),
        *figures.read(page, named),
    )
