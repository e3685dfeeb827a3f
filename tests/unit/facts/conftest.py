"""Marked text for the tests of facts: mentions are written into the sentence by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from kurultay import lang
from kurultay.facts import bodies, events, offices, people
from kurultay.facts.claims import Event
from kurultay.facts.page import Page
from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import (
    AmountValue,
    DateValue,
    Mention,
    MentionKind,
    NameValue,
    PostValue,
    Value,
)
from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.text.article import Article, Part, PartialDate, PartKind, Span

ENTRIES = (
    Entry(MentionKind.STATE, "KZ", (("ru", "Казахстан"), ("kk", "Қазақстан")), en="Kazakhstan"),
    Entry(MentionKind.STATE, "TR", (("ru", "Турция"), ("kk", "Түркия")), en="Türkiye"),
    Entry(MentionKind.STATE, "UZ", (("ru", "Узбекистан"), ("kk", "Өзбекстан")), en="Uzbekistan"),
    Entry(MentionKind.STATE, "AZ", (("ru", "Азербайджан"),), en="Azerbaijan"),
    Entry(MentionKind.STATE, "HU", (("ru", "Венгрия"),), en="Hungary"),
    Entry(
        MentionKind.PLACE,
        "tr-ankara",
        (("ru", "Анкара"), ("kk", "Анкара")),
        en="Ankara",
        country="TR",
        subtype="city",
    ),
    Entry(
        MentionKind.BODY,
        "ots",
        (("ru", "Организация тюркских государств"),),
        (("ru", "ОТГ"),),
        en="Organization of Turkic States",
        subtype="organisation",
    ),
)

OPEN, CLOSE = "⟦", "⟧"


@cache
def lexicon_of(code: str) -> Lexicon:
    """Give the lexicon of a language with the few entries above."""
    return Lexicon.load(home(), lang.pack(code), ENTRIES)


def _value(kind: MentionKind, words: list[str], surface: str) -> tuple[str, str | None, Value]:
    """Give name, key and value of a mark: ``person:Name``, ``post:level:title``, ``state:KZ``."""
    if kind is MentionKind.PERSON:
        name = words[0] if words else surface
        *given, surname = name.split()
        return name, None, NameValue(" ".join(given) or None, None, surname)
    if kind is MentionKind.POST:
        level = words[0].rstrip("+")
        title = words[1] if len(words) > 1 else surface
        return title, None, PostValue(title, "", level, plural=words[0].endswith("+"))
    if kind is MentionKind.AMOUNT:
        return surface, None, AmountValue(float(words[0]), words[1], words[1])
    key = words[0] if words and words[0] != "-" else None
    return words[1] if len(words) > 1 else surface, key, None


def read_marks(text: str) -> tuple[str, list[Mention]]:
    """Cut the marks out of a text and give it with the mentions they stand for."""
    plain: list[str] = []
    stack: list[tuple[int, str]] = []
    found: list[Mention] = []
    at = 0
    while at < len(text):
        if text[at] == OPEN:
            bar = text.index("|", at)
            stack.append((len(plain), text[at + 1 : bar]))
            at = bar + 1
            continue
        if text[at] == CLOSE:
            start, head = stack.pop()
            kind_word, *words = head.split(":")
            kind = MentionKind(kind_word.strip("~"))
            surface = "".join(plain[start:])
            name, key, value = _value(kind, words, surface)
            span = Span(start, len(plain))
            adjective = kind_word.endswith("~")
            found.append(
                Mention(kind, span, surface, name, "mark", key, value=value, adjective=adjective)
            )
        else:
            plain.append(text[at])
        at += 1
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return "".join(plain), found


@pytest.fixture
def lexicon() -> Callable[[str], Lexicon]:
    """Give the maker of lexicons: a language code."""
    return lexicon_of


@pytest.fixture
def marked() -> Callable[[str, str], Page]:
    """Give the maker of pages: a language and a text with ⟦kind:…|words⟧ in it."""

    def make(code: str, text: str) -> Page:
        plain, mentions = read_marks(text)
        digest = hashlib.sha256(plain.encode()).hexdigest()
        reading = lang.pack(code).read(Article("a", "a", code, plain, digest))
        return Page.of(reading, mentions, lexicon_of(code))

    return make


def valued(mention: Mention) -> Mention:
    """Give a marked day or number its value: ``date:2031-06-05/2031-06-07``, ``ordinal:4``."""
    if mention.kind is MentionKind.ORDINAL:
        return replace(mention, value=int(mention.key or "0"), key=None)
    if mention.kind is MentionKind.DATE:
        start, _, end = (mention.key or "").partition("/")
        last = PartialDate.parse(end) if end else None
        return replace(mention, value=DateValue(PartialDate.parse(start), last, "stated"), key=None)
    return mention


def events_of(page: Page) -> tuple[Event, ...]:
    """Read the events of a page, with its days and ordinals."""
    page = Page.of(page.reading, tuple(map(valued, page.mentions)), page.lexicon)
    named = bodies.read(page)
    who = people.read(page.mentions, page.lexicon)
    return events.extract(page, who, offices.read(page, who, named), named)


@pytest.fixture
def told(marked: Callable[[str, str], Page]) -> Callable[..., tuple[Event, ...]]:
    """Give the reader of events: a language, a marked text, the day of its article."""

    def read(code: str, text: str, published: PartialDate | None = None) -> tuple[Event, ...]:
        page = marked(code, text)
        article = replace(page.reading.article, published=published)
        return events_of(replace(page, reading=replace(page.reading, article=article)))

    return read


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Event]]:
    """Read the events of plain Russian text, under a title if there is one, of 16 May 2024."""
    kit = Kit.load(home())

    def told_of(body: str, title: str = "") -> list[Event]:
        text = f"{title}\n\n{body}" if title else body
        parts = (Part(PartKind.BODY, Span(len(text) - len(body), len(text))),)
        if title:
            parts = (Part(PartKind.TITLE, Span(0, len(title))), *parts)
        day = PartialDate(2024, 5, 16)
        article = Article("a", "a", "ru", text, "0" * 64, published=day, parts=parts)
        return [claim for claim in map_article(article, kit).claims if isinstance(claim, Event)]

    return told_of
