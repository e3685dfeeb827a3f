"""Marked lines: ⟦…⟧ stands around every mention of the kind under test."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kurultay import lang
from kurultay.graph import register
from kurultay.mentions import find
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.resources import home
from kurultay.text.article import Article, PartialDate

OPEN, CLOSE = "⟦", "⟧"
DAY = PartialDate(2025, 10, 24)


@cache
def lexicon(code: str) -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack(code), entries)


def mentions(code: str, text: str, published: PartialDate | None = DAY) -> tuple[Mention, ...]:
    article = Article("key", "stem", code, text, "0" * 64, published=published)
    return find(lang.pack(code).read(article), lexicon(code))


Found = Callable[..., list[Mention]]


@pytest.fixture
def found() -> Found:
    """Give the mentions of one kind in a text."""

    def of(code: str, text: str, kind: MentionKind, published: PartialDate | None = DAY):
        return [m for m in mentions(code, text, published) if m.kind is kind]

    return of


@pytest.fixture
def marked(found: Found) -> Callable[[str, str, MentionKind], None]:
    """Compare the outermost mentions of one kind with the marks in a line."""

    def check(code: str, line: str, kind: MentionKind) -> None:
        text = line.replace(OPEN, "").replace(CLOSE, "")
        hits = found(code, text, kind)
        outer = [
            m
            for m in hits
            if not any(o is not m and o.span != m.span and o.span.covers(m.span) for o in hits)
        ]
        shown = text
        for mention in sorted(outer, key=lambda m: -m.span.start):
            start, end = mention.span.start, mention.span.end
            shown = f"{shown[:start]}{OPEN}{shown[start:end]}{CLOSE}{shown[end:]}"
        assert shown == line

    return check
