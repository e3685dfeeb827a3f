"""Words of the mapping, matched to tokens; topics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kurultay.facts.events_names import nth
from kurultay.facts.topics import topics
from kurultay.facts.triggers import grammar
from kurultay.facts.wordlists import Words, fits
from kurultay.lang.reading import Token
from kurultay.mentions.lexicon import Lexicon
from kurultay.text.article import Span

Lexicons = Callable[[str], Lexicon]


def _token(norm: str, lemma: str = "", pos: str = "NOUN") -> Token:
    return Token(Span(0, len(norm)), norm, norm, lemma or norm, pos)


def _tokens(*words: str) -> list[Token]:
    return [_token(word) for word in words]


def test_a_word_fits_its_dictionary_form_or_itself() -> None:
    assert fits("форум", _token("форуме", "форум"))
    assert not fits("форум", _token("форумчанин"))


def test_a_star_stands_for_whatever_begins_so() -> None:
    assert fits("саммит*", _token("саммитінде"))
    assert not fits("саммит*", _token("сам"))


def test_a_number_written_with_the_word_is_skipped() -> None:
    assert fits("отырысы", _token("37-отырысы"))


def test_the_longest_row_of_words_counts() -> None:
    words = Words(["на", "на поле"])
    assert words.at(_tokens("на", "поле"), 0) == 2
    assert words.at(_tokens("на", "дне"), 0) == 1
    assert words.at(_tokens("под", "поле"), 0) == 0


def test_words_are_found_where_they_end() -> None:
    words = Words(["по слово"])
    assert words.ends(_tokens("и", "по", "слово", "х"), 3)
    assert not words.ends(_tokens("и", "по", "слово", "х"), 4)


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
