"""The state that the adjective of a town or region tells: «самарский», «Якутская гордума»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind

_BENT = 2
"""Letters that gender and case put behind the stem of an adjective of a town."""

_Lands = Mapping[str, set[str | None]]
"""States by the first words of their places, or by what is left of these before a suffix."""


def state(lexicon: Lexicon, words: Mapping[str, Any], lemma: str) -> tuple[str | None] | None:
    """
    Give the state of the town or region that an adjective is of.

    Shape: a state, or none where nobody knows the town; None where the word is no such adjective.
    """
    told: Mapping[str, Any] = words.get("towns", {"endings": ()})
    if not lemma.endswith(tuple(told["endings"])) or lemma in told["never"]:
        return None
    stem = lexicon.spelling.fold(lemma)[:-_BENT]
    stems, bares = _heads(lexicon)
    lands = {*stems.get(stem, ()), *bares.get(stem.removesuffix(told["link"]), ())}
    return (lands.pop() if len(lands) == 1 else None,)


@lru_cache(maxsize=16)
def _heads(lexicon: Lexicon) -> tuple[_Lands, _Lands]:
    """Give the states of places as adjectives begin, and as those do that a link prolongs."""
    stems: dict[str, set[str | None]] = {}
    bares: dict[str, set[str | None]] = {}
    for (kind, _), entry in lexicon.entries.items():
        for name in entry.names_in(lexicon.code) if kind is MentionKind.PLACE else ():
            head = lexicon.spelling.fold(name.split()[0])
            for cut in (head, head[:-_BENT]):
                stems.setdefault(cut, set()).add(entry.country)
            for cut in (head, head[:-1]):
                bares.setdefault(cut, set()).add(entry.country)
    return stems, bares
