"""What every language pack promises, on texts of its own and of other languages."""

from __future__ import annotations

import dataclasses

import pytest

from kurultay import lang
from kurultay.errors import InputError
from kurultay.lang import CASES
from kurultay.text.article import Article

TEXTS = {
    "ru": "Встреча в Баку\n\nБАКУ/Trend/ - Министр М.Джаббаров принял гостей.  Они обсудили торговлю.",
    "kk": "Саммит өтті\nАСТАНА. ҚазАқпарат – Қ.Тоқаев Ердоғанмен кездесті. Тараптар 17-19 ақпанда жиналды.",
    "none": "123 ... \n — «»\n٣ 中文 é́ 🙂 a.b.c",
    "empty": "",
}
POS = {"NOUN", "ADJ", "VERB", "PRON", "NUM", "ADP", "CONJ", "ADV", "PART", "PUNCT", "X"}

pytestmark = pytest.mark.parametrize("code", lang.codes())


def read(code, name):
    return lang.pack(code).read(Article("k", "k", code, TEXTS[name], ""))


@pytest.mark.parametrize("name", TEXTS)
def test_tokens_and_gaps_give_the_text_again(code, name):
    reading = read(code, name)
    text, at = reading.article.text, 0
    for token in reading.tokens:
        assert not text[at : token.span.start].strip()
        assert token.span.of(text) == token.text
        at = token.span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("name", TEXTS)
def test_sentences_follow_one_another_over_all_tokens(code, name):
    reading = read(code, name)
    text, at = reading.article.text, 0
    for sentence in reading.sentences:
        assert sentence.first == at
        at = sentence.last
        tokens = reading.of(sentence)
        assert tokens
        assert (sentence.span.start, sentence.span.end) == (
            tokens[0].span.start,
            tokens[-1].span.end,
        )
        assert "\n" not in sentence.span.of(text)
    assert at == len(reading.tokens)


@pytest.mark.parametrize("name", TEXTS)
def test_paragraphs_rise_and_parts_are_kept(code, name):
    reading = read(code, name)
    paragraphs = [sentence.paragraph for sentence in reading.sentences]
    assert paragraphs == sorted(paragraphs)
    assert {sentence.part for sentence in reading.sentences} == {
        part.kind for part in reading.article.parts
    }


@pytest.mark.parametrize("name", TEXTS)
def test_tokens_have_a_class_a_lemma_and_a_known_case(code, name):
    pack = lang.pack(code)
    for token in read(code, name).tokens:
        assert token.pos in POS
        assert token.lemma
        assert token.norm == token.text.lower().replace("ё", "е")
        assert pack.case_of(token) in CASES | {None}
        stems = pack.stems(token.text)
        assert token.norm in stems
        assert [len(stem) for stem in stems] == sorted(map(len, stems), reverse=True)


@pytest.mark.parametrize("name", TEXTS)
def test_names_lie_on_the_borders_of_tokens(code, name):
    reading = read(code, name)
    starts = {token.span.start for token in reading.tokens}
    ends = {token.span.end for token in reading.tokens}
    for found in reading.names:
        assert found.kind in {"PER", "ORG", "LOC"}
        assert found.span.start in starts
        assert found.span.end in ends


def test_reading_twice_gives_the_same(code):
    for name in TEXTS:
        assert read(code, name) == read(code, name)


def test_parts_that_the_article_has_are_not_sought_again(code):
    once = read(code, "ru").article
    again = lang.pack(code).read(dataclasses.replace(once, parts=once.parts[:1]))
    assert again.article.parts == once.parts[:1]


def test_the_nominative_of_nothing_is_nothing(code):
    assert lang.pack(code).nominative(()) == ""


def test_the_pack_knows_its_code_and_is_made_once(code):
    assert lang.pack(code).code == code
    assert lang.pack(code) is lang.pack(code)


def test_a_language_without_a_pack_is_named_in_the_error(code):
    with pytest.raises(InputError, match=f"written in xx, .*{code}"):
        lang.pack("xx")
