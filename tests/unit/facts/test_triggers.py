"""The word lists of a language; topics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.events_labels import nth
from kurultay.facts.topics import topics
from kurultay.facts.triggers import grammar
from kurultay.lang.reading import Token
from kurultay.mentions.lexicon import Lexicon
from kurultay.text.article import Span

Lexicons = Callable[[str], Lexicon]


def _token(norm: str, lemma: str = "", pos: str = "NOUN") -> Token:
    return Token(Span(0, len(norm)), norm, norm, lemma or norm, pos)


def _tokens(*words: str) -> list[Token]:
    return [_token(word) for word in words]


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_every_language_has_the_lists_that_the_rules_ask_for(lexicon: Lexicons, code: str) -> None:
    other = {"ru": "kk", "kk": "ru"}[code]
    assert set(grammar(lexicon(code)).lists) == set(grammar(lexicon(other)).lists)


def test_topics_come_in_the_order_of_the_words_and_once(lexicon: Lexicons) -> None:
    tokens = _tokens("туризм", "и", "торговля", "туристы")
    assert topics(lexicon("ru"), tokens) == ("tourism", "trade")
    assert topics(lexicon("ru"), _tokens("погода")) == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (13, "13th"), (42, "42nd")],
)
def test_english_ordinals(number: int, words: str) -> None:
    assert nth(number) == words
