"""Words and rows of words, found in tokens one by one or in a whole article at once."""

from __future__ import annotations

from kurultay.facts.wordlists import Index, Shelf, Words, fits
from kurultay.lang.reading import Token
from kurultay.text.article import Span


def _token(norm: str, lemma: str = "", pos: str = "NOUN") -> Token:
    return Token(Span(0, len(norm)), norm, norm, lemma or norm, pos)


def _tokens(*words: str) -> tuple[Token, ...]:
    return tuple(_token(word) for word in words)


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


def test_a_row_goes_on_by_form_lemma_or_beginning() -> None:
    shelf = Shelf()
    words = Words(["в ход* визит"], shelf)
    tokens = (_token("в"), _token("ходе"), _token("визита", "визит"), _token("в"), _token("ходе"))
    assert [words.at(tokens, index) for index in range(5)] == [3, 0, 0, 0, 0]
    shelf.open(tokens)
    assert [words.at(tokens, index) for index in range(5)] == [3, 0, 0, 0, 0]


def test_lists_of_one_shelf_keep_their_words_apart() -> None:
    shelf = Shelf()
    meet, visit = Words(["встреча", "встреча в верхах"], shelf), Words(["визит", "в"], shelf)
    tokens = _tokens("визит", "и", "встреча", "в", "верхах")
    shelf.open(tokens)
    assert list(meet.found(tokens, range(5))) == [2]
    assert meet.at(tokens, 2) == 3
    assert list(visit.found(tokens, range(5))) == [0, 3]
    assert visit.first(tokens, 1, 5) == 3
    assert meet.ends(tokens, 5)
    assert not visit.within(tokens, 1, 3)


def test_other_tokens_than_the_opened_are_looked_through_as_they_come() -> None:
    shelf = Shelf()
    words = Words(["форум"], shelf)
    shelf.open(_tokens("форум", "форум"))
    other = _tokens("в", "форум")
    assert [words.at(other, index) for index in range(2)] == [0, 1]


def test_a_list_that_comes_after_the_article_was_opened_is_found_in_it() -> None:
    shelf = Shelf()
    tokens = _tokens("в", "форум")
    shelf.open(tokens)
    assert Words(["форум"], shelf).among(tokens, range(2))


def test_what_a_token_may_announce_comes_in_the_order_of_the_things() -> None:
    shelf = Shelf()
    first, second = Words(["саммит*"], shelf), Words(["саммит лидеров"], shelf)
    Words(["саммит"], shelf)
    things = Index([("a", first), ("b", second)], shelf)
    assert [name for name, _ in things.begun(_token("саммит"))] == ["a", "b"]
    assert things.begun(_token("форум")) == ()
