"""Kazakh words taken apart by the suffix table."""

from __future__ import annotations

import pytest

from kurultay import lang
from kurultay.text.article import Article

KK = lang.pack("kk")


def read(text):
    return KK.read(Article("k", "k", "kk", text, "")).tokens


def token(text, word):
    (found,) = [token for token in read(text) if token.text == word]
    return found


@pytest.mark.parametrize(
    "word, lemma",
    [
        ("Түркиядағы", "түркия"),
        ("министрінің", "министр"),
        ("Бектеновпен", "бектенов"),
        ("Қазақстанның", "қазақстан"),
        ("облысының", "облыс"),
        ("төрағасы", "төраға"),
        ("Алматыда", "алматы"),
        ("ұйымына", "ұйым"),
        ("мемлекеттерінің", "мемлекет"),
        ("аймағына", "аймақ"),
        ("министрлігінің", "министрлік"),
        ("ассамблеясының", "ассамблея"),
        ("кездесулер", "кездесу"),
        ("ТүркПА-ның", "түркпа"),
        ("Twitter-дегі", "twitter"),
        ("Бакуде", "баку"),
        ("Тоқаевтың", "тоқаев"),
        ("елшісі", "елші"),
        ("Астана", "астана"),
        ("Қарағанды", "қарағанды"),
        ("Түркістан", "түркістан"),
        ("Тілеуберді", "тілеуберді"),
        ("Еркін", "еркін"),
        ("Мұхтар", "мұхтар"),
        ("жылғы", "жыл"),
        ("37-отырысы", "37-отырыс"),
        ("көршінің", "көрші"),
        ("бизнесі", "бизнес"),
    ],
)
def test_the_lemma_is_the_stem_without_its_suffixes(word, lemma):
    assert token(f"Кеше {word} туралы айтты.", word).lemma == lemma


@pytest.mark.parametrize(
    "name, plain",
    [
        ("Әбілхайыр Тамабекпен", "Әбілхайыр Тамабек"),
        ("Кубанычбек Омуралиевтің", "Кубанычбек Омуралиев"),
        ("Режеп Тайып Ердоғанмен", "Режеп Тайып Ердоған"),
        ("Түркі мемлекеттері ұйымына", "Түркі мемлекеттері ұйымы"),
        ("Түркі мемлекеттері ұйымының", "Түркі мемлекеттері ұйымы"),
        ("Сыртқы істер министрлігінде", "Сыртқы істер министрлігі"),
        ("Ш.Хамраевпен", "Ш.Хамраев"),
        ("ТМҰ-ға", "ТМҰ"),
        ("Қазақстанның", "Қазақстан"),
        ("Нұрлан Нығматулин", "Нұрлан Нығматулин"),
        ("Мұхтар Тілеуберді", "Мұхтар Тілеуберді"),
    ],
)
def test_a_name_loses_the_case_of_its_last_word_only(name, plain):
    assert KK.nominative(read(name)) == plain


@pytest.mark.parametrize(
    "word, case",
    [
        ("Астанада", "loc"),
        ("Астанаға", "dat"),
        ("Астананың", "gen"),
        ("Астананы", "acc"),
        ("Астанадан", "abl"),
        ("Омуралиевпен", "ins"),
        ("саммитінде", "loc"),
        ("ұйымына", "dat"),
        ("Түркиядағы", "loc"),
        ("Астана", "nom"),
        ("Ошта", "loc"),
    ],
)
def test_the_case_is_told_by_the_suffix(word, case):
    assert KK.case_of(token(f"Бүгін {word} туралы", word)) == case


@pytest.mark.parametrize(
    "text, word, lemma, feats",
    [
        ("Саммит Түркістанда өтті.", "өтті", "өт", {"past", "finite"}),
        ("Министр жиынға қатысады.", "қатысады", "қатыс", {"pres", "finite"}),
        ("Делегация Бурсада болды.", "болды", "бол", {"past", "finite"}),
        ("Ұйым мүшелері жиынға қатысты.", "қатысты", "қатыс", {"past", "finite"}),
        ("Астанада өткен жиын", "өткен", "өт", {"past", "part"}),
        ("Ол жиынға қатыспады.", "қатыспады", "қатыс", {"past", "finite", "neg"}),
        ("Ол жоба туралы баяндады.", "баяндады", "баянда", {"past", "finite"}),
        ("Саммит Бакуде өткізіледі.", "өткізіледі", "өткізіл", {"pres", "finite"}),
        ("Тараптар келісіп отыр.", "отыр", "отыр", {"pres", "finite"}),
        ("Ол Астанада еді.", "еді", "еді", {"past", "finite"}),
        ("Жоба жүзеге асырылмақ, деді ол.", "асырылмақ", "асырыл", {"futr", "finite"}),
    ],
)
def test_verbs_are_told_by_their_endings(text, word, lemma, feats):
    found = token(text, word)
    assert (found.pos, found.lemma, set(found.feats)) == ("VERB", lemma, feats)


def test_a_noun_in_the_accusative_is_no_verb():
    found = token("Тараптар ынтымақтастықты нығайтты.", "ынтымақтастықты")
    assert (found.pos, found.feats) == ("NOUN", frozenset({"acc"}))


def test_function_words_keep_their_class():
    assert token("Қазақстан мен Түркия", "мен").pos == "CONJ"
    assert token("Бұл туралы айтты", "туралы").pos == "ADP"


@pytest.mark.parametrize(
    "word, stem",
    [
        ("Түркиядағы", "түркия"),
        ("облысының", "облыс"),
        ("аймағында", "аймақ"),
        ("халқының", "халық"),
        ("орнында", "орын"),
        ("мемлекеттерінің", "мемлекеттері"),
    ],
)
def test_the_stems_hold_every_cut(word, stem):
    assert stem in KK.stems(word)


def test_a_suffix_of_the_wrong_harmony_is_not_cut():
    assert KK.stems("Лондонге") == ("лондонге",)
