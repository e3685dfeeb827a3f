"""Words, numbers, marks and the ends of sentences."""

from __future__ import annotations

import pytest

from kurultay.lang.tokens import Cutter, Shorts
from kurultay.resources import home

RU = Cutter.of(Shorts.of(home().toml("mapping", "ru", "abbreviations.toml")))
KK = Cutter.of(Shorts.of(home().toml("mapping", "kk", "abbreviations.toml")))


def words(text, cutter=RU):
    return [piece.text for piece in cutter.pieces(text)]


def sentences(text, cutter=RU):
    pieces = list(cutter.pieces(text))
    return [
        text[pieces[first].start : pieces[last - 1].end] for first, last in cutter.sentences(pieces)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Премьер-министр РК", ["Премьер-министр", "РК"]),
        ("М.Джаббаров", ["М", ".", "Джаббаров"]),
        ("А. Б. Иванов", ["А", ".", "Б", ".", "Иванов"]),
        ("12-13 октября т.г.", ["12", "-", "13", "октября", "т.г."]),
        ("17–19 ақпанда", ["17", "–", "19", "ақпанда"]),
        ("12-й саммит", ["12-й", "саммит"]),
        ("рост на 11,4 млрд.", ["рост", "на", "11,4", "млрд", "."]),
        ("25,2%", ["25,2", "%"]),
        ("11 400 000 долларов", ["11 400 000", "долларов"]),
        ("в 2025 200 человек", ["в", "2025", "200", "человек"]),
        ("сообщает Kazpravda.kz.", ["сообщает", "Kazpravda.kz", "."]),
        ("t.me/KZgovernment", ["t.me/KZgovernment"]),
        ("Twitter-дегі", ["Twitter-дегі"]),
        ("1960-жылдары", ["1960-жылдары"]),
        ("правительств/вице-президента", ["правительств", "/", "вице-президента"]),
        ("«Атамекен», ОТГ", ["«", "Атамекен", "»", ",", "ОТГ"]),
        ("G20 и COVID-19", ["G20", "и", "COVID-19"]),
        ("24.10.2025", ["24.10.2025"]),
        ("O‘zbekiston", ["O‘zbekiston"]),
        ("конец...", ["конец", "..."]),
    ],
)
def test_text_is_cut_into_words_numbers_and_marks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Далее М.Джаббаров подчеркнул значение встречи.",
        "Во встрече участвовали Р. Баталов и А. Б. Иванов из Казахстана.",
        "Дж. Байрамов прибыл в Ташкент.",
        "Встреча прошла в г. Астана на ул. Абая.",
        "Театр им. Абая открыл сезон.",
        "Товарооборот вырос до 10 млрд. долларов.",
        "Об этом говорили 12-13 октября т.г. в Габале.",
        "Он сказал: «Да!» — и вышел.",
        "«Мы готовы!» — подчеркнул Бектенов.",
        "Сообщает Kazpravda.kz со ссылкой на пресс-службу.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "first, second",
    [
        ("Встреча прошла в Баку.", "Стороны обсудили торговлю."),
        ("Это было в 2025 г.", "Министр прибыл в Бишкек."),
        ("Приедут министры и др.", "Саммит пройдёт в Габале."),
        ("Он сказал: «Да».", "Потом он ушёл."),
        ("«Организация стала авторитетной.", "Убеждён в этом», — сказал он."),
        ("Кто приедет?", "Пока неизвестно."),
        ("Итоги подвели…", "Следующая встреча в Баку."),
        ("Вырос на 25,2%.", "2026 год объявлен годом туризма."),
    ],
)
def test_a_sentence_ends_before_the_next_one(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_a_missing_space_does_not_hide_the_end_of_a_sentence():
    assert sentences("Встреча прошла в столице.Стороны обсудили торговлю.") == [
        "Встреча прошла в столице.",
        "Стороны обсудили торговлю.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ш.Хамраевпен бірге қол қойды.",
        "Бұл 2024 ж. болған оқиға.",
        "Қ. Тоқаев саммитке қатысты.",
    ],
)
def test_kazakh_abbreviations_do_not_end_a_sentence(text):
    assert sentences(text, KK) == [text]


def test_kazakh_speech_behind_a_dash_is_cut_at_its_stops():
    text = "– Бұл құжаттың мәні зор. Ең бастысы, айқындық болады, – деді министр."
    assert sentences(text, KK) == [
        "– Бұл құжаттың мәні зор.",
        "Ең бастысы, айқындық болады, – деді министр.",
    ]


def test_a_long_run_of_marks_takes_no_longer_than_its_length():
    assert len(sentences("а" + "!" * 100_000 + "б")) == 1
