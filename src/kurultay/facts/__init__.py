"""Facts: from mentions to claims, by grammar over spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurultay.facts.claims import Claim
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
    from kurultay.facts import whole  # noqa: PLC0415 - who needs the claims alone starts faster

    return whole.extract(reading, mentions, lexicon)
