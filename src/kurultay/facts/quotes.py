"""Where an article lets somebody speak: quotations by marks or dash, and reported speech."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kurultay.facts.page import Page
from kurultay.lang.reading import Sentence, Token
from kurultay.text.article import PartKind, Span

DASHES = frozenset("-–—−")
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_FEW = 4  # words of the shortest quotation


@dataclass(frozen=True, slots=True)
class Quote:
    """
    A stretch of speech: what is said, and the stretches in which its speaker may be named.

    ``after`` and ``before`` are searched in this order; ``verb`` is the offset of the verb of
    speech, if there is one.
    """

    said: Span
    direct: bool
    places: tuple[Span, ...]
    rule: str
    verb: int | None = None
    nobody: bool = False
    gist: bool = False


def paragraphs(page: Page) -> Iterator[tuple[int, int]]:
    """Give the first and last sentence (exclusive) of every paragraph that is read."""
    sentences = page.reading.sentences
    first = 0
    for index in range(1, len(sentences) + 1):
        if index == len(sentences) or sentences[index].paragraph != sentences[first].paragraph:
            yield first, index
            first = index


def spoken(page: Page, words: Mapping[str, Any]) -> list[Quote]:
    """
    Find what is said in quotation marks or after a dash.

    Shape: in the order of the text, never overlapping; each within one paragraph.
    """
    found: list[Quote] = []
    for first, last in paragraphs(page):
        sentences = page.reading.sentences[first:last]
        if sentences[0].part is not PartKind.BODY:
            continue
        tokens = page.tokens(sentences[0].span.start, sentences[-1].span.end)
        if tokens and tokens[0].text in DASHES:
            quote = _dashed(words, tokens)
            if quote is not None:
                found.append(quote)
                continue
        found.extend(_marked(words, tokens))
    return found


def _says(token: Token, words: Mapping[str, Any]) -> bool:
    if token.feats >= {"1per", "plur"}:
        return False  # «Отметим, что …»: the paper itself
    return token.lemma in words["say"] or token.norm in words["say"]


def _dashed(words: Mapping[str, Any], tokens: Sequence[Token]) -> Quote | None:
    """Read «– What is said, – said NAME. – And more.»."""
    for at in range(2, len(tokens)):
        if tokens[at].text not in DASHES or tokens[at - 1].text not in (",", "!", "?", "…", "."):
            continue
        tail = tokens[at + 1 :]
        end = next((i for i in range(len(tail)) if _stops(tail, i)), len(tail))
        verb = next((t for t in tail[: min(end, 8)] if _says(t, words)), None)
        if verb is None:
            continue
        said = Span(tokens[1].span.start, tokens[at - 1].span.end)
        close = tail[min(end, len(tail)) - 1].span.end
        place = Span(tail[0].span.start, max(close, tail[0].span.end))
        return Quote(said, True, (place,), "statement.dash", verb.span.start)
    return None


def _marked(words: Mapping[str, Any], tokens: Sequence[Token]) -> Iterator[Quote]:
    """Read «…» and "…" in one paragraph, each with what stands around it in its sentence."""
    at = 0
    while at < len(tokens):
        close = _PAIRS.get(tokens[at].text)
        end = _closing(tokens, at, close) if close else None
        if end is None:
            at += 1
            continue
        quote = _quotation(words, tokens, at, end)
        if quote is not None:
            yield quote
        at = end + 1


def _closing(tokens: Sequence[Token], at: int, close: str) -> int | None:
    depth = 0
    opening = tokens[at].text
    for index in range(at + 1, len(tokens)):
        text = tokens[index].text
        if text == opening and opening != close:
            depth += 1
        elif text == close:
            if depth == 0:
                return index
            depth -= 1
    return None


def _quotation(
    words: Mapping[str, Any], tokens: Sequence[Token], at: int, end: int
) -> Quote | None:
    inside = tokens[at + 1 : end]
    plain = [token for token in inside if token.pos != "PUNCT"]
    if len(plain) < 2:
        return None
    tail = _until_stop(tokens, end + 1)
    head = _since_stop(tokens, at)
    said_after = next((t for t in tail[:8] if _says(t, words)), None)
    said_before = next((t for t in reversed(head) if _says(t, words)), None)
    lone = not [token for token in tail if token.text[0].isalpha()] and not head
    introduced = bool(head) and head[-1].text == ":"
    follows = bool(tail) and (tail[0].text in ",?!" or tail[0].text in DASHES)
    speech = (said_after is not None and follows) or (
        said_before is not None and (introduced or _clause(plain))
    )
    if not speech and not (lone and len(plain) >= _FEW) and not (introduced and _clause(plain)):
        return None
    opens = said_after is not None and follows and not head
    if len(plain) < _FEW and not opens and not _clause(plain):
        return None  # a name or a label in quotation marks
    said = Span(inside[0].span.start, inside[-1].span.end)
    places = []
    verb = said_after or said_before
    if said_after is not None and tail:
        places.append(Span(tail[0].span.start, tail[-1].span.end))
    if head:
        places.append(Span(head[0].span.start, head[-1].span.end))
    return Quote(said, True, tuple(places), "statement.quoted", verb.span.start if verb else None)


def _clause(tokens: Sequence[Token]) -> bool:
    return any(token.pos == "VERB" for token in tokens) and len(tokens) >= 3


def _until_stop(tokens: Sequence[Token], start: int) -> list[Token]:
    out: list[Token] = []
    for at in range(start, len(tokens)):
        if _stops(tokens, at) and out:
            break
        out.append(tokens[at])
    return out[1:] if out and out[0].text in (".", "…") else out


def _stops(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a mark ends a sentence; the point of an initial does not."""
    if tokens[at].text not in (".", "!", "?", "…"):
        return False
    initial = at > 0 and len(tokens[at - 1].text) <= 2 and tokens[at - 1].capital
    return not (initial and at + 1 < len(tokens) and tokens[at + 1].capital)


def _since_stop(tokens: Sequence[Token], end: int) -> list[Token]:
    out: list[Token] = []
    for at in range(end - 1, -1, -1):
        if _stops(tokens, at) or tokens[at].text == "»":
            break
        out.append(tokens[at])
    return out[::-1]


def reported(page: Page, index: int, words: Mapping[str, Any]) -> list[Quote]:
    """
    Find the reported speech of a sentence: with «that», «according to», or in between.

    Shape: at most one, the most explicit.
    """
    sentence = page.reading.sentences[index]
    tokens = page.reading.of(sentence)
    for reader in (_according, _after, _as, _that, _closing_verb, _between):
        quote = reader(sentence, tokens, words)
        if quote is not None:
            return [quote]
    return []


def _said(sentence: Sentence, tokens: Sequence[Token], at: int) -> Span | None:
    rest = [token for token in tokens[at:] if token.pos != "PUNCT"]
    return Span(rest[0].span.start, sentence.span.end) if len(rest) >= 2 else None


def _next(tokens: Sequence[Token], start: int, stop: int, marks: str) -> int | None:
    stop = min(stop, len(tokens))
    return next((i for i in range(start, stop) if tokens[i].text in marks), None)


def _that(sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]) -> Quote | None:
    """Read «NAME said …, that …»."""
    for at, token in enumerate(tokens):
        if token.norm not in words["that"] or at < 2 or tokens[at - 1].text != ",":
            continue
        verb = None
        for back in range(at - 2, max(-1, at - 14), -1):
            if tokens[back].text in (";", ":", "»"):
                break
            if _says(tokens[back], words) or tokens[back].norm in words["nobody"]:
                verb = tokens[back]
                break
        said = _said(sentence, tokens, at + 1)
        if verb is None or said is None:
            continue
        place = Span(sentence.span.start, tokens[at - 1].span.start)
        nobody = verb.norm in words["nobody"]
        # «he quoted the words of NAME that …»: they are NAME's
        quoted = next((t for t in tokens[:at] if t.lemma in words["words_of"]), None)
        if quoted is not None and quoted.span.start > verb.span.start:
            place = Span(quoted.span.start, tokens[at - 1].span.start)
            return Quote(said, False, (place,), "statement.according", quoted.span.start)
        return Quote(said, False, (place,), "statement.that", verb.span.start, nobody)
    return None


def _according(
    sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]
) -> Quote | None:
    """Read «According to NAME, …» and «…, in his words, …»."""
    pairs = [tuple(pair) for pair in words["according"]]
    firsts = {first for first, _ in pairs}
    for at, token in enumerate(tokens):
        if token.norm not in firsts:
            continue
        for forward in (1, 2):
            if at + forward >= len(tokens):
                continue
            noun = tokens[at + forward]
            if (token.norm, noun.lemma) not in pairs and (token.norm, noun.norm) not in pairs:
                continue
            if forward == 2 and tokens[at + 1].norm not in words["possessive"]:
                continue
            comma = _next(tokens, at + forward, len(tokens), ",")
            close = tokens[comma].span.start if comma else sentence.span.end
            said = _said(sentence, tokens, comma + 1 if comma and at < 1 else 0)
            if said is None:
                return None
            return Quote(said, False, (Span(token.span.start, close),), "statement.according")
    return None


def _as(sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]) -> Quote | None:
    """Read «As NAME noted, …»."""
    if len(tokens) < 4 or tokens[0].norm not in words["as"]:
        return None
    comma = _next(tokens, 1, 16, ",")
    verb = next((t for t in tokens[1:4] if _says(t, words)), None)
    if comma is None or verb is None or verb.lemma in words["report"]:
        return None
    said = _said(sentence, tokens, comma + 1)
    place = Span(tokens[1].span.start, tokens[comma].span.start)
    return Quote(said, False, (place,), "statement.as", verb.span.start) if said else None


def _after(sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]) -> Quote | None:
    """Read «NAME-GEN in-the-words, …»."""
    for at, token in enumerate(tokens):
        if token.norm not in words["after"]:
            continue
        comma = next((i for i in range(at, min(at + 3, len(tokens))) if tokens[i].text == ","), at)
        said = _said(sentence, tokens, comma + 1)
        if said is None:
            return None
        place = Span(sentence.span.start, token.span.end)
        return Quote(said, False, (place,), "statement.according", token.span.start)
    return None


def _closing_verb(
    sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]
) -> Quote | None:
    """Read «NAME … what is said … said», where the verb closes the sentence."""
    if words["order"] != "head-last":
        return None
    for at in range(len(tokens) - 1, max(0, len(tokens) - 14), -1):
        token = tokens[at]
        if not _says(token, words) or token.norm in words["report"]:
            continue
        before = tokens[max(0, at - 7) : at]
        closed = any(t.norm in words["close"] for t in before[-2:])
        told = any(t.norm.endswith(tuple(words["participle"])) for t in before)
        if not (closed or told):
            continue
        said = _said(sentence, tokens, 0)
        if said is None:
            return None
        nobody = token.norm in words["nobody"]
        place = Span(sentence.span.start, token.span.start)
        return Quote(said, False, (place,), "statement.that", token.span.start, nobody, True)
    return None


def _between(sentence: Sentence, tokens: Sequence[Token], words: Mapping[str, Any]) -> Quote | None:
    """Read «…, NAME is sure, …»."""
    if words["order"] == "head-last":
        return None
    for at in range(1, len(tokens)):
        token = tokens[at]
        if tokens[at - 1].text != "," or not _says(token, words) or token.norm in words["nobody"]:
            continue
        if token.lemma in words["report"] or token.pos == "NOUN":
            continue
        close = _next(tokens, at + 1, at + 9, ",") or _next(
            tokens, len(tokens) - 1, len(tokens), "."
        )
        if close is None or not at + 1 < close < at + 9:
            continue
        place = Span(token.span.start, tokens[close].span.start)
        weak = not any(other.pos == "NOUN" for other in tokens[: at - 1])
        said = _said(sentence, tokens, close if weak else 0)
        if said is not None:
            return Quote(said, False, (place,), "statement.between", token.span.start)
    return None
