"""The Kazakh name model proposes persons, and only those that a list, a surname or a post proves."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pytest

from kurultay import lang
from kurultay.errors import ResourceError
from kurultay.lang.kazakh_names import KazakhNames, features
from kurultay.lang.reading import NameSpan
from kurultay.resources import home
from kurultay.text.article import Article, Part, PartKind, Span

KK = lang.pack("kk")
MODELS = home().path("mapping", "kk", "models")


def read(text, language=KK, kind=PartKind.BODY):
    parts = (Part(kind, Span(0, len(text))),)
    return language.read(Article("k", "k", "kk", text, "", parts=parts))


def people(text):
    return [name.span.of(text) for name in read(text).names]


def kept(text):
    tokens = read(text).tokens
    return " ".join(token.text for token in tokens[: KK.proof.kept(tokens)])


def test_features_tell_a_word_and_its_neighbours():
    before, name, stop = features(read("Елші Ерғалиевпен.").tokens)
    assert {b"first", b"w=\xd0\xb5\xd0\xbb\xd1\x88\xd1\x96", b"s=Xx"} <= set(before)
    assert "+1l=ерғалиев".encode() in before
    assert {"l=ерғалиев".encode(), b"c=ins", b"s-|XxXx", b"s+|Xx.", b"second"} <= set(name)
    assert {"-1l=ерғалиев".encode(), b"-2s=Xx", b"last", b"s=."} <= set(stop)
    assert b"last" not in name


@pytest.mark.parametrize(
    "word, shape",
    [
        ("Ерғали", "Xx"),
        ("Ер-Ғали", "Xx-Xx"),
        ("ТМҰ", "XX"),
        ("ҚазАқпарат", "XxXx"),
        ("кеше", "x"),
        ("2024", "9"),
        ("XIV", "R"),
        ("ХІ", "R"),
        ("Trend", "Xx~"),
        ("«", "«"),
    ],
)
def test_a_shape_is_the_pattern_of_capitals(word, shape):
    (item,) = features(read(word).tokens)
    assert f"s={shape}".encode() in item


def test_a_person_is_found_with_the_case_on_the_last_word():
    text = "Кеше Ерлан Жақсыбаев Ташкентте Марат Сұлтанғалиевпен кездесті."
    assert people(text) == ["Ерлан Жақсыбаев", "Марат Сұлтанғалиевпен"]


def test_places_and_bodies_are_left_to_the_lists():
    assert {name.kind for name in read("Бішкекте Түркі академиясы ашылды.").names} == set()


def test_only_titles_and_bodies_are_asked():
    text = "Ерлан Жақсыбаев Ташкентке келді."
    assert read(text, kind=PartKind.TITLE).names == (NameSpan("PER", Span(0, 15)),)
    assert read(text, kind=PartKind.CAPTION).names == ()


def test_without_a_model_nothing_is_proposed():
    assert read("Ерлан Жақсыбаев Ташкентке келді.", replace(KK, names=None)).names == ()


@pytest.mark.parametrize(
    "proposed, stands",
    [
        ("Ерлан Жақсыбаев", "Ерлан Жақсыбаев"),
        ("Ерлан Тоқтар", "Ерлан Тоқтар"),
        ("Жамбылхан Өтегеновтің", "Жамбылхан Өтегеновтің"),
        ("Өтегеновпен", "Өтегеновпен"),
        ("Ерлан Өтегенов Бас", "Ерлан Өтегенов"),
        ("Ерлан Өтегенов Серікұлы", "Ерлан Өтегенов Серікұлы"),
        ("Айдын Серікбай", "Айдын Серікбай"),
        ("Ерлан", ""),
        ("Милли Меджлисінің", ""),
        ("Жамбылхан Өтеген", ""),
    ],
)
def test_a_proposal_stands_as_far_as_something_proves_it(proposed, stands):
    assert kept(proposed) == stands


def test_a_post_before_two_words_proves_them_a_person():
    words = read("Жамбылхан Өтеген").tokens
    assert KK.proof.kept(words, post=True) == 2
    assert KK.proof.kept(words[:1], post=True) == 0


def test_a_post_that_the_model_sees_before_a_name_is_a_proof():
    text = "Қазақстан Президенті Жамбылхан Өтеген Ташкентке келді."
    assert people(text) == ["Жамбылхан Өтеген"]
    assert people("Кеше Жамбылхан Өтеген Ташкентке келді.") == []


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_a_missing_or_broken_model_is_our_own_file_s_fault(tmp_path, content):
    file = tmp_path / "names.crfsuite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ResourceError, match=r"names\.crfsuite: no model of names"):
        KazakhNames(file).spans([])


def test_the_model_is_small_and_the_one_its_page_describes():
    data = (MODELS / "names.crfsuite").read_bytes()
    page = (MODELS / "README.md").read_text("utf-8")
    assert re.findall(r"`([0-9a-f]{64})`", page)[0] == hashlib.sha256(data).hexdigest()
    assert len(data) <= 3_000_000
