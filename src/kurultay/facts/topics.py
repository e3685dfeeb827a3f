"""The subjects of an event: concepts of the topic scheme, by how the words for them begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kurultay.facts.triggers import Index, Words
from kurultay.facts.words import table
from kurultay.lang.reading import Token


@cache
def _lists(code: str) -> Index[str]:
    return Index((topic, Words(words)) for topic, words in table(code, "topics.toml").items())


def topics(code: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """
    Give the topics that the tokens name.

    Shape: in the order of the words, each once.
    """
    found: dict[str, None] = {}
    lists = _lists(code)
    for index, token in enumerate(tokens):
        for topic, words in lists.begun(token):
            if topic not in found and words.at(tokens, index):
                found[topic] = None
    return tuple(found)
