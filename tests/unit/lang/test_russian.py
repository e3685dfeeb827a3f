"""Russian words, names and phrases in their normal form."""

from __future__ import annotations

import pytest

from kurultay import lang
from kurultay.text.article import Article, PartKind

RU = lang.pack("ru")


def read(text):
    return RU.read(Article("k", "k", "ru", text, ""))


def nominative(text):
    return RU.nominative(read(text).tokens)


@pytest.mark.parametrize(
    "form, name",
    [
        ("Аиды Балаевой", "Аида Балаева"),
        ("Аида Балаева", "Аида Балаева"),
        ("Кубанычбеком Омуралиевым", "Кубанычбек Омуралиев"),
        ("Садыра Жапарова", "Садыр Жапаров"),
        ("Акылбека Жапарова", "Акылбек Жапаров"),
        ("Джевдетом Йылмазом", "Джевдет Йылмаз"),
        ("Бинали Йылдырымом", "Бинали Йылдырым"),
        ("Касым-Жомарта Токаева", "Касым-Жомарт Токаев"),
        ("Реджепа Тайипа Эрдогана", "Реджеп Тайип Эрдоган"),
        ("Шавкатом Мирзиёевым", "Шавкат Мирзиёев"),
        ("Дариги Назарбаевой", "Дарига Назарбаева"),
        ("Гульжан Бодыковой", "Гульжан Бодыкова"),
        ("Мехрибан Алиевой", "Мехрибан Алиева"),
        ("Мевлюта Чавушоглу", "Мевлют Чавушоглу"),
        ("Мухтара Тлеуберди", "Мухтар Тлеуберди"),
        ("Петера Сийярто", "Петер Сийярто"),
        ("Гурбангулы Бердымухамедова", "Гурбангулы Бердымухамедов"),
        ("Леонида Слуцкого", "Леонид Слуцкий"),
        ("Фуатом Октаем", "Фуат Октай"),
        ("Али Идаят оглы Асадов", "Али Идаят оглы Асадов"),
        ("Роман Васильевич Скляр", "Роман Васильевич Скляр"),
        ("М.Джаббарова", "М.Джаббаров"),
        ("Дж. Байрамовым", "Дж. Байрамов"),
        ("Эрдоганом", "Эрдоган"),
        ("Токаеву", "Токаев"),
        ("Токаев", "Токаев"),
        ("Али Рызой Акынджы", "Али Рыза Акынджы"),
        ("Хилола Умарова", "Хилола Умарова"),
        ("Си Цзиньпина", "Си Цзиньпин"),
        ("Куманычбек Омуралиев", "Куманычбек Омуралиев"),
    ],
)
def test_a_personal_name_is_brought_to_the_nominative(form, name):
    assert nominative(form) == name


@pytest.mark.parametrize(
    "form, phrase",
    [
        ("Тюркского инвестиционного фонда", "Тюркский инвестиционный фонд"),
        ("Союза тюркских торгово-промышленных палат", "Союз тюркских торгово-промышленных палат"),
        ("Организацией тюркских государств", "Организация тюркских государств"),
        ("министром иностранных дел", "министр иностранных дел"),
        ("Премьер-министра", "Премьер-министр"),
        ("министров промышленности", "министры промышленности"),
        ("Совету глав государств", "Совет глав государств"),
        ("12-го саммита", "12-й саммит"),
        ("34-ом заседании", "34-е заседание"),
        ("третьей Генеральной Ассамблеи", "третья Генеральная Ассамблея"),
        ("Габалинской декларации", "Габалинская декларация"),
        ("Астане", "Астана"),
        ("рабочего визита", "рабочий визит"),
        ("Среднего коридора", "Средний коридор"),
        ("чрезвычайного и полномочного посла", "чрезвычайный и полномочный посол"),
        ("ТЮРКСОЙ", "ТЮРКСОЙ"),
        ("Баку", "Баку"),
        ("ОТГ", "ОТГ"),
    ],
)
def test_a_phrase_has_its_head_and_adjectives_in_the_nominative(form, phrase):
    assert nominative(form) == phrase


@pytest.mark.parametrize(
    "word, stem",
    [
        ("тюркских", "тюркский"),
        ("Казахстаном", "казахстан"),
        ("заседании", "заседание"),
        ("Самарканде", "самарканд"),
        ("Габале", "габала"),
        ("министров", "министр"),
        ("трёхстороннего", "трехсторонний"),
    ],
)
def test_the_stems_of_a_word_hold_its_lemma(word, stem):
    assert stem in RU.stems(word)


def test_stems_come_longest_first_and_hold_the_word():
    stems = RU.stems("Габале")
    assert list(stems) == sorted(stems, key=len, reverse=True)
    assert "габале" in stems


@pytest.mark.parametrize(
    "text, word, case",
    [
        ("Встреча прошла в Астане.", "Астане", "loc"),
        ("Он поехал из Астаны в Баку.", "Астаны", "gen"),
        ("Министр встретился с премьером.", "премьером", "ins"),
        ("Министр встретился с премьером.", "Министр", "nom"),
        ("Письмо передали президенту.", "президенту", "dat"),
        ("Они обсудили между собой торговлю.", "торговлю", "acc"),
    ],
)
def test_the_case_of_a_word_is_told_in_its_sentence(text, word, case):
    (token,) = [token for token in read(text).tokens if token.text == word]
    assert RU.case_of(token) == case


def test_a_verb_agrees_with_the_woman_it_tells_of():
    tokens = read("Затем Балаева подчеркнула значение союза.").tokens
    assert RU.nominative(tokens[1:2]) == "Балаева"


def test_classes_and_features_of_words_are_told():
    tokens = {token.text: token for token in read("Министры обсудили торговлю в Баку.").tokens}
    assert tokens["Министры"].pos == "NOUN"
    assert "plur" in tokens["Министры"].feats
    assert tokens["обсудили"].pos == "VERB"
    assert "past" in tokens["обсудили"].feats
    assert tokens["обсудили"].lemma == "обсудить"
    assert tokens["в"].pos == "ADP"
    assert tokens["."].pos == "PUNCT"


def test_the_model_proposes_names_with_their_spans():
    text = "Президент Касым-Жомарт Токаев прибыл в Баку на саммит Организации тюркских государств."
    names = {(name.kind, name.span.of(text)) for name in read(text).names}
    assert ("PER", "Касым-Жомарт Токаев") in names
    assert ("LOC", "Баку") in names
    assert ("ORG", "Организации тюркских государств") in names


def test_no_names_are_sought_in_bylines_and_captions():
    text = (
        "В Баку прошло второе заседание министров промышленности государств.\n"
        "Фото: Иван Петров\nДана Аменова"
    )
    reading = read(text)
    assert [part.kind for part in reading.article.parts] == [
        PartKind.BODY,
        PartKind.CAPTION,
        PartKind.BYLINE,
    ]
    assert all(name.kind != "PER" for name in reading.names)


def test_a_word_of_absurd_length_is_read():
    assert read("слово " + "ж" * 5000 + " конец").tokens[1].pos == "X"


@pytest.mark.parametrize(
    "text, word, pos",
    [
        ("В Анкару прибыли министры.", "прибыли", "VERB"),
        ("Министры прибыли в Анкару.", "прибыли", "VERB"),
        ("Серов и Ерланов прибыли на саммит.", "прибыли", "VERB"),
        ("Главы государств прибыли в Анкару, где пройдёт саммит.", "прибыли", "VERB"),
        ("Министр и его супруга прибыли сегодня с визитом.", "прибыли", "VERB"),
        ("Рост прибыли в этом году.", "прибыли", "NOUN"),
        ("Компании ждут прибыли в мае.", "прибыли", "NOUN"),
        ("Распределение прибыли в банках.", "прибыли", "NOUN"),
        ("Компания получила 5 млн прибыли в мае.", "прибыли", "NOUN"),
        ("Стороны вели переговоры.", "вели", "VERB"),
        ("Гости пошли на площадь.", "пошли", "VERB"),
    ],
)
def test_a_past_tense_is_told_from_the_noun_it_looks_like(text, word, pos):
    (token,) = [token for token in read(text).tokens if token.text == word]
    assert token.pos == pos
    assert ("past" in token.feats) == (pos == "VERB")
