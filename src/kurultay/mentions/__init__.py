"""Mentions: the spans that name a person, post, body, state, place, day, ordinal or amount."""

from kurultay.mentions.search import find

__all__ = ["find"]
