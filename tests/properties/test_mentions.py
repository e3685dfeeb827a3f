"""What holds of the mentions of any text."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurultay import lang
from kurultay.graph import register
from kurultay.mentions import find
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

WORDS = [
    "Министр", "министра", "иностранных", "дел", "Казахстана", "Турция", "Баку", "заместитель", "и", ",", "–",
    "Совет", "Организации", "тюркских", "государств", "(", ")", "ОТГ", "«", "»", "Олжас", "Бектенов", "М.", "5",
    "мая", "2025", "года", "в", "имени", "по", "делам", "второе", "300", "компаний", "%", "посол", "России",
    "Қазақстанның", "Сыртқы", "істер", "министрі", "орынбасары", "Түркиядағы", "елшісі", "кеңесінің", "және",
    "Мәжіліс", "Төрағасы", "қаласының", "әкімі", "атындағы", "университеті", "17-19", "ақпанда", ".", "\n",
]  # fmt: skip


@cache
def lexicon(code: str) -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack(code), entries)


def mentions(code: str, text: str) -> tuple[Mention, ...]:
    article = Article("k", "s", code, text, "0" * 64, published=PartialDate(2025, 10, 24))
    # The name model adds nothing to shape and is slow on noise.
    return find(lang.pack(code).read(article), lexicon(code))


def _holds(text: str, found: tuple[Mention, ...]) -> None:
    order = [(m.span.start, -m.span.end) for m in found]
    assert order == sorted(order)
    for mention in found:
        assert mention.span.of(text) == mention.surface
        assert 0 < mention.confidence <= 1
        assert mention.rule
    for kind in MentionKind:
        spans = [m.span for m in found if m.kind is kind]
        for one, span in enumerate(spans):
            for other in spans[one + 1 :]:
                nested = kind is MentionKind.BODY and span.covers(other)
                assert nested or not span.overlaps(other), (kind, span, other)


@pytest.mark.parametrize("code", ["ru", "kk"])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_mentions_are_sorted_exact_and_apart(code, words):
    text = " ".join(words).strip() or "х"
    _holds(text, mentions(code, text))


@pytest.mark.parametrize("code", ["ru", "kk"])
@given(text=st.text(min_size=1, max_size=80).filter(str.strip))
def test_no_text_raises(code, text):
    _holds(text, mentions(code, text))


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_the_same_text_gives_the_same_mentions(code):
    text = "Президент Турции прибыл в Баку 5 мая. Түркия Президенті Бакуге келді."
    assert mentions(code, text) == mentions(code, text)
