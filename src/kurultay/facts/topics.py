"""The subjects of an event: concepts of the topic scheme, by how the words for them begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kurultay.facts.wordlists import Index, Words, shelf
from kurultay.lang.reading import Token
from kurultay.mentions.lexicon import Lexicon


@lru_cache(maxsize=16)
def _lists(lexicon: Lexicon) -> Index[str]:
    place = shelf(lexicon)
    lists = lexicon.table("topics.toml").items()
    return Index(((topic, Words(words, place)) for topic, words in lists), place)


def topics(lexicon: Lexicon, tokens: Sequence[Token]) -> tuple[str, ...]:
    """
    Give the topics that the tokens name.

    Shape: in the order of the words, each once.
    """
    found: dict[str, None] = {}
    lists = _lists(lexicon)
    for index, token in enumerate(tokens):
        for topic, words in lists.begun(token):
            if topic not in found and words.at(tokens, index):
                found[topic] = None
    return tuple(found)
