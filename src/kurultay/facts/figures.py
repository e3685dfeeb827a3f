"""The figures of an article: a number with its measure, period and the sides it is between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kurultay.facts.bodies import Bodies
from kurultay.facts.claims import Figure
from kurultay.facts.page import Page
from kurultay.lang.reading import Token
from kurultay.mentions.mention import AmountValue, DateValue, Mention, MentionKind

UNNAMED = "amount"
"""The measure of a number of which the text says only its unit."""
_NEAR = 90  # characters in which a measure stands by its number


def read(page: Page, bodies: Bodies) -> tuple[Figure, ...]:
    """
    Read the figures.

    Shape: in the order of the text; the same number of the same thing once.
    """
    words = page.lexicon.table("measures.toml")
    found: list[Figure] = []
    seen: set[tuple[Decimal, str]] = set()
    for index, sentence in enumerate(page.reading.sentences):
        if not page.read(sentence):
            continue
        for mention in page.row(index, MentionKind.AMOUNT):
            figure = _figure(page, bodies, words, index, mention)
            if figure is None or (figure.value, figure.unit) in seen:
                continue
            seen.add((figure.value, figure.unit))
            found.append(figure)
    return tuple(found)


def _figure(
    page: Page, bodies: Bodies, words: Mapping[str, Any], index: int, mention: Mention
) -> Figure | None:
    value = mention.value
    if not isinstance(value, AmountValue):
        return None
    counted = not is_code(value.unit)
    if counted and (value.unit in words["skip"] or not value.unit):
        return None
    measure = value.unit_en or value.unit if counted else _measure(page, words, mention)
    number = (
        Decimal(int(value.value)) if value.value == int(value.value) else Decimal(repr(value.value))
    )
    return Figure(
        measure or UNNAMED,
        number,
        value.unit_en if counted and value.unit_en else value.unit,
        _period(page, index, mention),
        _between(page, bodies, index),
        page.evidence(mention.span, "figure.amount", min(mention.confidence, 0.8)),
    )


def is_code(unit: str) -> bool:
    """Tell whether a unit is per cent or a currency, and not what is counted."""
    return unit == "%" or (len(unit) == 3 and unit.isascii() and unit.isupper())


def _measure(page: Page, words: Mapping[str, Any], mention: Mention) -> str | None:
    """Give the measure whose noun stands nearest to the number, before it if equally near."""
    sentence = page.sentence(mention.span)
    tokens = page.reading.of(sentence)
    best: tuple[int, str] | None = None
    for token in tokens:
        start = token.span.start
        if start < mention.span.start:
            far = mention.span.start - token.span.end
        elif start >= mention.span.end:
            far = start - mention.span.end + 15
        else:
            continue
        name = _noun(words["measure"], token)
        if name and far <= _NEAR and (best is None or far < best[0]):
            best = (far, name)
    if best is None:
        return None
    value = mention.value
    if isinstance(value, AmountValue) and value.unit == "%":
        for sign in ("growth", "fall"):
            if any(_opens(words[sign], token) for token in tokens):
                return f"{best[1]} {sign}"
    return best[1]


def _noun(measures: Mapping[str, str], token: Token) -> str | None:
    return next((en for stem, en in measures.items() if token.norm.startswith(stem)), None)


def _opens(stems: Iterable[str], token: Token) -> bool:
    return token.norm.startswith(tuple(stems))


def _period(page: Page, index: int, mention: Mention) -> str | None:
    """Give the period nearest to the number that its sentence states."""
    dates = [
        date
        for date in page.row(index, MentionKind.DATE)
        if isinstance(date.value, DateValue) and date.span.end <= mention.span.start
    ]
    if not dates:
        return None
    value = dates[-1].value
    assert isinstance(value, DateValue)
    if value.start.precision == "day":
        return None
    return str(value.start) if value.end is None else f"{value.start}/{value.end}"


def _between(page: Page, bodies: Bodies, index: int) -> tuple[str, ...]:
    """Give the states of the sentence, two at least, or a state and a body."""
    found: list[str] = []
    for mention in page.row(index, MentionKind.STATE, MentionKind.BODY):
        if mention.kind is MentionKind.STATE:
            key = mention.key
        else:
            body = bodies.what(mention)
            key = body.key if body else None
        if key and key not in found:
            found.append(key)
    return tuple(found[:2]) if len(found) >= 2 else ()
