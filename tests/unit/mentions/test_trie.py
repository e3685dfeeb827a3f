"""Phrases by the stems of their words."""

from __future__ import annotations

from kurultay.mentions.trie import Trie


def keys(*words: str) -> list[frozenset[str]]:
    return [frozenset(word.split("/")) for word in words]


def test_a_phrase_is_found_by_any_stem_its_words_share():
    trie: Trie[str] = Trie()
    trie.add([("совет", frozenset({"совет"})), ("глав", frozenset({"глава"}))], "council")
    assert list(trie.matches(keys("советом/совет", "главы/глава"), 0)) == [(2, "council")]


def test_two_phrases_with_one_stem_are_both_found():
    trie: Trie[str] = Trie()
    general = frozenset({"генеральный"})
    trie.add([("генеральный", general), ("секретарь", frozenset({"секретарь"}))], "secretary")
    trie.add([("генеральная", general), ("ассамблея", frozenset({"ассамблея"}))], "assembly")
    found = list(trie.matches(keys("генеральной/генеральный", "ассамблеи/ассамблея"), 0))
    assert found == [(2, "assembly")]


def test_shorter_phrases_come_first_and_none_runs_past_the_end():
    trie: Trie[str] = Trie()
    trie.add([("баку", frozenset())], "city")
    trie.add([("баку", frozenset()), ("экспо", frozenset())], "fair")
    assert list(trie.matches(keys("баку", "экспо"), 0)) == [(1, "city"), (2, "fair")]
    assert list(trie.matches(keys("баку"), 0)) == [(1, "city")]
