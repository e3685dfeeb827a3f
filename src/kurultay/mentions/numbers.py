"""Ordinals and amounts: «второе», «XII», «12-й», «11,4 млрд долларов», «300-ден астам компания»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurultay.mentions.grammar import NumberGrammar
from kurultay.mentions.mention import AmountValue, Mention, MentionKind
from kurultay.mentions.scan import GAZETTEER, SHAPE, Find, Scan
from kurultay.text.article import Span

_ROMAN = re.compile(r"[IVXІХ]{1,6}")
_LATIN = str.maketrans("ІХ", "IX")
_NUMERALS = {"I": 1, "V": 5, "X": 10}
_AGAIN = 200
"""Within so many characters behind a sum, a bare «млн» counts the same money."""
_MOST = 100
"""The highest ordinal of a meeting that is believed."""


def ordinals(scan: Scan, grammar: NumberGrammar) -> Iterator[Find]:
    """Find ordinal numbers in words, in Roman figures, and in figures with an ending."""
    for index, word in enumerate(scan.words):
        value = _ordinal(scan, index, grammar)
        if value is not None:
            tens = _tens(scan, index, value, grammar)
            first = index - 1 if tens else index
            mention = scan.mention(
                MentionKind.ORDINAL,
                first,
                index + 1,
                rule="ordinal",
                name=word.text,
                value=value + tens,
                confidence=GAZETTEER,
            )
            yield Find(mention, first, index + 1)


def _tens(scan: Scan, index: int, value: int, grammar: NumberGrammar) -> int:
    """Give the tens that a word before an ordinal adds («двадцать первое»)."""
    if not 0 < value < 10 or index == 0 or scan.words[index].text[0].isdigit():
        return 0
    before = scan.words[index - 1]
    if before.sentence != scan.words[index].sentence:
        return 0
    return next((grammar.tens[key] for key in sorted(before.keys) if key in grammar.tens), 0)


def _ordinal(scan: Scan, index: int, grammar: NumberGrammar) -> int | None:
    word = scan.words[index]
    text = word.text
    if text[0].isdigit():
        found = grammar.ordinal.match(text)
        return int(found[1]) if found and 0 < int(found[1]) <= _MOST else None
    plain, hyphen, ending = text.partition("-")
    if hyphen and word.capital and _ROMAN.fullmatch(plain) and grammar.ordinal.match(f"1-{ending}"):
        return roman(plain)  # «VIII-ші конгресс»
    if word.capital and _ROMAN.fullmatch(text):
        behind = scan.words[index + 1] if index + 1 < scan.end_of(index) else None
        initial = len(text) == 1 and behind is not None and behind.text == "."
        return None if initial or behind is None or not behind.lettered else roman(text)
    if grammar.ordinals.keys().isdisjoint(word.keys):
        return None
    return next(grammar.ordinals[key] for key in word.keys if key in grammar.ordinals)


def roman(text: str) -> int | None:
    """Give the value of Roman figures, Cyrillic look-alikes included; None if they are none."""
    total, highest = 0, 0
    for letter in reversed(text.translate(_LATIN)):
        number = _NUMERALS[letter]
        total += number if number >= highest else -number
        highest = max(highest, number)
    return total if 0 < total <= _MOST else None


def amounts(scan: Scan, grammar: NumberGrammar, dates: list[Mention]) -> Iterator[Mention]:
    """Find numbers with a unit: money, percentages, and counted things."""
    taken = [mention.span for mention in dates]
    money: tuple[str, int] | None = None
    for found in grammar.amount.finditer(scan.text):
        span = Span(found.start("sign") if found["sign"] else found.start("n"), found.end())
        if any(span.overlaps(other) for other in taken):
            continue
        if grammar.ordinal.match(scan.text, span.start):
            continue
        value = _value(found, grammar)
        unit, unit_en, end = _unit(scan, found, span, grammar)
        if unit is None and found["s"] and money and span.start - money[1] <= _AGAIN:
            unit = unit_en = money[0]  # «экспорт — 253 млн долларов, импорт — 169 млн»
        if unit is None:
            continue
        if found["m"] or found["sign"]:
            money = unit, end
        whole = Span(span.start, end)
        surface = whole.of(scan.text)
        amount = AmountValue(value, unit, unit_en)
        yield Mention(
            MentionKind.AMOUNT, whole, surface, surface, "amount", value=amount, confidence=SHAPE
        )


def _value(found: re.Match[str], grammar: NumberGrammar) -> float:
    number = float(found["n"].replace(" ", "").replace(" ", "").replace(",", "."))
    if found["s"]:
        for pattern, power in grammar.scale:
            if pattern.fullmatch(found["s"]):
                return round(number * 10.0**power, 4)
    return number


def _unit(
    scan: Scan, found: re.Match[str], span: Span, grammar: NumberGrammar
) -> tuple[str | None, str, int]:
    """Give the unit of a number, its English, and where it ends; None if nothing is counted."""
    if found["p"]:
        return "%", "%", span.end
    if found["m"] or found["sign"]:
        sign = found["m"] or found["sign"]
        for pattern, code in grammar.money:
            if pattern.fullmatch(sign):
                return code, code, span.end
    first, _ = scan.within(Span(span.end - 1, span.end))
    for index in range(first + 1, min(first + 5, len(scan.words))):
        word = scan.words[index]
        if word.sentence != scan.words[first].sentence or not word.lettered or word.capital:
            break
        for key in sorted(word.keys, key=lambda key: (-len(key), key)):
            if key in grammar.units:
                return key, grammar.units[key], word.token.span.end
        if word.token.pos in {"VERB", "ADP", "CONJ"}:
            break
    return None, "", span.end
