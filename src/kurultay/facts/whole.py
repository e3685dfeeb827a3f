"""All facts of an article, room by room in the order in which one needs the other."""

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
    unnamed,
)
from kurultay.facts.claims import BodyClaim, Claim, Event, NameRef, Office, Statement
from kurultay.facts.page import Page
from kurultay.facts.wordlists import shelf
from kurultay.lang.reading import Reading
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention


def _trusted(named: bodies.Bodies, claims: Sequence[Claim]) -> tuple[BodyClaim, ...]:
    """Give the bodies; those that a model alone proposed only where another claim needs them."""
    used: set[NameRef | None] = set()
    for claim in claims:
        if isinstance(claim, Office):
            used.add(claim.body)
        elif isinstance(claim, Statement):
            used.add(claim.speaker)
        elif isinstance(claim, Event):
            used.update((claim.organiser, *(one.who for one in claim.participants)))
    return tuple(
        claim
        for claim in named.claims
        if not claim.evidence.rule.endswith(".model") or claim.ref in used
    )


def extract(reading: Reading, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Claim, ...]:
    """
    Read the facts of an article.

    Shape: events, offices, bodies, states, places, documents, statements, figures, each in the
    order of the text.
    Errors: none; an article without sentences gives an empty tuple.
    """
    shelf(lexicon).open(reading.tokens)
    page = Page.of(reading, mentions, lexicon)
    who = people.read(mentions, lexicon)
    named = bodies.read(page)
    held = offices.read(page, who, named)
    told = events.extract(page, who, held, named)
    said = statements.read(page, who, held, named)
    return (
        *told,
        *unnamed.read(page, held, told),
        *held.claims,
        *_trusted(named, (*told, *held.claims, *said)),
        *held.bodies,
        *places.states(page, held.claims),
        *places.places(page),
        *documents.read(page),
        *said,
        *figures.read(page, named),
    )
