"""The name model tags an article in one pass as slovnet tags its sentences."""

from __future__ import annotations

from navec import Navec
from slovnet import NER

from kurultay.lang.names import NameModel
from kurultay.resources import home

MODELS = home().path("mapping", "ru", "models")
TAGGER = MODELS / "slovnet_ner_news_v1.tar"
VECTORS = MODELS / "navec_news_v1_1B_250K_300d_100q.tar"
SENTENCES = [
    ["Премьер-министр", "РК", "Олжас", "Бектенов", "прибыл", "в", "Бишкек", "."],
    [],
    ["Да", "."],
    [
        "Генеральный",
        "секретарь",
        "Организации",
        "тюркских",
        "государств",
        "Кубанычбек",
        "Омуралиев",
        ".",
    ],
    ["Баку"],
    [
        "Встреча",
        "прошла",
        "в",
        "штаб-квартире",
        "ТЮРКСОЙ",
        "в",
        "Анкаре",
        ",",
        "сообщает",
        "Trend",
        ".",
    ],
]


def test_names_are_given_sentence_by_sentence():
    first, empty, plain, *_ = NameModel(TAGGER, VECTORS).spans(SENTENCES)
    assert first == [("LOC", 1, 2), ("PER", 2, 4), ("LOC", 6, 7)]
    assert empty == plain == []


def test_one_pass_gives_what_slovnet_gives():
    model = NER.load(str(TAGGER))
    model.navec(Navec.load(str(VECTORS)))
    infer = model.infer
    full = [words for words in SENTENCES if words]
    expected = [
        [tag != "O" for tag in tags] for tags in infer.decoder(infer.process(infer.encoder(full)))
    ]
    found = []
    for words, spans in zip(SENTENCES, NameModel(TAGGER, VECTORS).spans(SENTENCES), strict=True):
        tagged = {index for _, first, last in spans for index in range(first, last)}
        if words:
            found.append([index in tagged for index in range(len(words))])
    assert found == expected


def test_no_sentences_need_no_model(tmp_path):
    assert NameModel(tmp_path / "none", tmp_path / "none").spans([[], []]) == [[], []]
