"""Nothing raises on any Unicode, and spans hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kurultay import lang
from kurultay.lang.tokens import Cutter, Shorts
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.decode import Undecodable, clean, decode
from kurultay.text.parts import PartWords, divide
from kurultay.text.read import SetAside, article_from

ANY = st.text(max_size=200)
NEWS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Астана", "БАКУ", "/Trend/", " - ", ". ", "! ", "\n", "«", "»", "М.", "т.г.", "12-й",
                "17-19", "11,4", "Жапарова", "министрінің", "Түркиядағы", "Фото:", "kz", ".kz", "—", " ",
                "date 2025-10-24", "ё", "\u0301", "-", "Соб. корр.", "1 000", "…", "(", ")", "г.",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)  # fmt: skip
CUTTER = Cutter.of(Shorts.of(home().toml("mapping", "ru", "abbreviations.toml")))
WORDS = PartWords.of(home().toml("mapping", "ru", "parts.toml"))


@given(ANY | NEWS)
def test_clean_is_idempotent(text):
    assert clean(clean(text)) == clean(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text = decode(data)
    except Undecodable:
        return
    assert clean(text) == text


@given(ANY | NEWS)
def test_any_text_is_an_article_or_set_aside(text):
    found = article_from(text, "x")
    assert isinstance(found, SetAside) or (found.text and found.text == found.text.strip())


@given(ANY | NEWS)
def test_parts_leave_white_space_only(text):
    at, rest = 0, ""
    for part in divide(text, WORDS):
        assert part.span.start >= at
        rest += text[at : part.span.start]
        at = part.span.end
    assert not (rest + text[at:]).strip()


@given(ANY | NEWS)
def test_pieces_leave_white_space_only_and_sentences_take_all(text):
    at, rest = 0, ""
    pieces = list(CUTTER.pieces(text))
    for piece in pieces:
        assert piece.start >= at
        assert text[piece.start : piece.end] == piece.text
        rest += text[at : piece.start]
        at = piece.end
    assert not (rest + text[at:]).strip()
    borders = [0, *(last for _, last in CUTTER.sentences(pieces))]
    assert borders[-1] == len(pieces)
    assert borders == sorted(set(borders))


@settings(deadline=None, max_examples=60)
@given(NEWS)
def test_every_pack_reads_any_text_and_its_spans_hold(text):
    text = clean(text)
    for code in lang.codes():
        pack = lang.pack(code)
        reading = pack.read(Article("k", "k", code, text, ""))
        for token in reading.tokens:
            assert token.span.of(reading.article.text) == token.text
        for name in reading.names:
            assert name.span.of(reading.article.text).strip()
        for sentence in reading.sentences:
            assert isinstance(pack.nominative(reading.of(sentence)), str)
