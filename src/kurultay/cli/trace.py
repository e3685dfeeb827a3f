"""The rows of ``explain --trace``: what some words were taken for, by which rule, what lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kurultay.errors import InputError
from kurultay.facts import extract
from kurultay.facts.claims import Claim, Event, Evidence, Office
from kurultay.graph import iris
from kurultay.lang.reading import Reading
from kurultay.mentions import find
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.pipeline import Kit
from kurultay.publish.explain import Reason
from kurultay.publish.trace import Trace
from kurultay.text.article import Article, Span
from kurultay.text.read import articles

COLUMNS = ("article", "step", "words", "finding", "by")
_STRETCH = re.compile(r"(\d+):(\d+)")
_ACTING = frozenset({MentionKind.PERSON, MentionKind.BODY, MentionKind.STATE})

Row = tuple[str, str, str, str, str]


def rows(what: str, source: str, reasons: Sequence[Reason], kit: Kit) -> list[Row]:
    """
    Read the articles again that hold some words, or speak for a fact, and tell what is decided.

    ``what`` is a stretch (``120:160``), words of a text, or what ``reasons`` explain.
    Errors: InputError if no article of the source holds it.
    """
    found: list[Row] = []
    for item in articles([source], kit.home):
        if isinstance(item, Article) and item.lang in kit.languages:
            for span in _spans(what, item, reasons):
                found += _rows(item, span, kit)
    if not found:
        raise InputError(f"{what}: no article of {source} says this; give its words or START:END")
    return found


def _spans(what: str, article: Article, reasons: Sequence[Reason]) -> Iterator[Span]:
    text, stretch = article.text, _STRETCH.fullmatch(what)
    if stretch:
        start, end = int(stretch[1]), min(int(stretch[2]), len(text))
        if start < end:
            yield Span(start, end)
        return
    address = iris.article(article.key)
    told = [each for each in reasons if each.article == address]
    for reason in told:
        sentence = text.find(reason.sentence)
        at = text.find(reason.words, max(0, sentence))
        if at >= 0:
            yield Span(at, at + len(reason.words))
    if not told and not reasons and (at := text.find(what)) >= 0:
        yield Span(at, at + len(what))


def _rows(article: Article, span: Span, kit: Kit) -> Iterator[Row]:
    reading = kit.languages[article.lang].read(article)
    lexicon = kit.lexicons[article.lang]
    touched = [n for n, each in enumerate(reading.sentences) if each.span.overlaps(span)]
    trace = Trace(article.text, span, frozenset(touched))
    with trace.listening():
        seen = find(reading, lexicon)
        claims = extract(reading, seen, lexicon)
    stem = article.stem
    for mention in seen:
        if mention.span.overlaps(span):
            yield stem, "mention", mention.surface, _named(mention), _by(mention)
            for rival in mention.rivals:
                yield stem, "lost", mention.surface, rival, f"less likely than {mention.key}"
    supported: list[Span] = []
    for label, evidence in _told(claims):
        if evidence.span.overlaps(span):
            supported.append(evidence.span)
            words = evidence.span.of(article.text)
            yield stem, "fact", words, label, f"{evidence.rule} {evidence.confidence:g}"
    yield from _unused(stem, seen, span, supported, reading)
    for asked in trace.asked:
        yield stem, "asked", asked.words, f"{asked.answer}: {asked.question}", asked.by


def _unused(
    stem: str, seen: Iterable[Mention], span: Span, supported: Sequence[Span], reading: Reading
) -> Iterator[Row]:
    """Give the people, bodies and states of a stretch that no fact stands on."""
    parts = {sentence.span: sentence.part.value for sentence in reading.sentences}
    for mention in seen:
        inside = mention.span.overlaps(span) and mention.kind in _ACTING
        if inside and not any(each.overlaps(mention.span) for each in supported):
            part = next((v for s, v in parts.items() if s.overlaps(mention.span)), "")
            yield stem, "lost", mention.surface, f"no fact of it, in the {part}", "see the answers"


def _named(mention: Mention) -> str:
    key = f" [{mention.key}]" if mention.key else ""
    return f"{mention.kind.value} {mention.name}{key}"


def _by(mention: Mention) -> str:
    return f"{mention.rule} {mention.confidence:g}"


def _told(claims: Iterable[Claim]) -> Iterator[tuple[str, Evidence]]:
    """Give what each claim says in short, with its evidence; participations one by one."""
    for claim in claims:
        kind = type(claim).__name__
        if isinstance(claim, Event):
            yield f"{kind} {claim.type}, {claim.status}: {claim.en}", claim.evidence
            for one in claim.participants:
                there = one.attendance.value
                yield f"{one.who.name}: {one.role}, {there} at {claim.en}", one.evidence
        elif isinstance(claim, Office):
            yield f"{kind} {claim.holder.name}: {claim.title} ({claim.level})", claim.evidence
        else:
            ref = getattr(claim, "ref", None)
            name = ref.name if ref else getattr(claim, "name", None) or getattr(claim, "quote", "")
            yield f"{kind} {name}".strip(), claim.evidence
