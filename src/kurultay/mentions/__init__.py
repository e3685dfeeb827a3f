"""Mentions: the spans that name a person, post, body, state, place, day, ordinal or amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurultay.lang.reading import Reading
    from kurultay.mentions.lexicon import Lexicon
    from kurultay.mentions.mention import Mention

__all__ = ["find"]


def find(reading: Reading, lexicon: Lexicon) -> tuple[Mention, ...]:
    """
    Find the spans that name something; see ``mentions.search``.

    Shape: sorted by start, longest first; mentions of one kind never overlap.
    Errors: none; what is not recognised gives no mention.
    """
    from kurultay.mentions import search  # noqa: PLC0415 - the entries alone load faster

    return search.find(reading, lexicon)
