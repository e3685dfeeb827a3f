"""Which stretch of an article is title, dateline, caption, byline, note or body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kurultay.text.article import Part, PartKind, Span

_TITLE_LENGTH = 250
_SHORT_LENGTH = 90
_CAPTION_LENGTH = 250
_REPORT = 3
"""Captions at least that make a photo report."""
_STOP = re.compile(r"[.!?…:;][»”\"'\)\]]*\s*$")
_CREDIT = re.compile(r"[^\W\d_]\w+ [^\W\d_]\w+ ?/ ?([^\W\d_])[^/.!?]{1,30}$")
"""Who took a picture, and for whom, behind what it shows: «… в Актау Иван Дубов/ТАСС»."""
_COUNTER = re.compile(r"[\W\d_]+")
_NAME_WORD = r"(?:[^\W\d_]\.\s?){1,2}[^\W\d_]{2,}|[^\W\d_]+(?:-[^\W\d_]+)?"
_NAME_LINE = re.compile(rf"(?:{_NAME_WORD})(?:\s+(?:{_NAME_WORD})){{0,3}}[.,]?")

_CAPS = r"[^\W\d_a-zа-яёәіңғүұқөһ]{3,}(?:-[^\W\d_a-zа-яёәіңғүұқөһ]{2,})?"
_TITLED = r"[^\W\d_a-zа-яёәіңғүұқөһ][^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]+(?:-[^\W\d_]+)?"
_DAY = (
    r"(?:\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s+[^\W\d_]{3,}\b(?:\s+\d{4}(?:\s*[^\W\d_]{1,4}\b\.?)?)?"
    r"|\d{4}\s+[^\W\d_]{3,6}\s+\d{1,2}\s+[^\W\d_]{3,}|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?)"
)
_WHOLE_DAY = re.compile(
    r"(?:[^\W\d_]{3,20}\s*\|)?(?:[\s|]*\d{1,2}:\d{2}\s*[/,|])?[\W_]*(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s[^\W\d_]{3,}\s\d{4}"
    r"|\d{4}\s[^\W\d_]{3,6}\s\d{1,2}\s[^\W\d_]{3,})(?:\s?[^\W\d_]{1,4}\.?)?"
    r"(?:[,\s|/–—-]{0,4}\d{1,2}:\d{2})?(?:\s?[,|/\[–—-]\s?[^.!?\n]{1,40}(?:\.[a-z]{2,3}[^.!?\n]{0,30})?)?[.,]?"
)
"""A line that is nothing but a day with its year, the hour, and perhaps the agency's name."""
_HEAD = 4
"""The day of an article stands in one of so many first lines."""
_SLASHED = r"/[^/\n]{2,40}/"
_BRACKETED = r"\([^()\n]{2,40}\)"
_AGENCY = r"[^\W\d_][^.,!?:;«»\"\n—–/()]{1,38}(?:\.[A-Za-z]{2,4})?"
_DASH = r"\s*[-–—]\s+"
_UPPER = r"(?=[«\"“]?[^\W\d_a-zа-яёәіңғүұқөһ])"
_PLACE = rf"(?:{_CAPS}(?:\s{_CAPS})?|{_TITLED}(?:[-\s]{_TITLED})?)"
_QUOTED = r"(?:[^\W\d_]{2,5}\s)?[«\"“][^«»\"“”\n]{2,40}[»\"”]"
_LATIN = r"/?[A-Z][A-Za-z ]{2,30}/?"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # City, day, «Agency». Sentence   City, day — NA «Agency» –
        rf"{_PLACE}[.,]\s+(?:{_DAY}(?:[.,]\s*|{_DASH}))?{_QUOTED}(?:{_DASH}|\.\s+){_UPPER}",
        # City, day. /Reporter - Agency/. Sentence   Country, City / agency Reporter/ Sentence
        (
            rf"{_PLACE}(?:[.,]\s+(?:{_PLACE}|{_DAY}))?[.,]?\s*/[^/\n]{{2,60}}/\s*[.:,]?\s*"
            rf"(?:[-–—]+\s*)?{_UPPER}"
        ),
        rf"{_PLACE},\s+{_PLACE}\s*{_BRACKETED}\s*[-–—]{{1,2}}\s+{_UPPER}",
        # CITY/Agency/ –   CITY /agency/ Sentence
        rf"(?:{_CAPS}(?:\s{_CAPS})?|{_TITLED})[.,]?\s*(?:{_SLASHED}|{_BRACKETED}){_DASH}",
        rf"{_CAPS}(?:\s{_CAPS})?[.,]?\s*{_SLASHED}\s*[.:]?\s*{_UPPER}",
        # City. Day. Agency –   City, day – Agency. Sentence   City, day. Sentence
        rf"{_PLACE}[.,]\s+{_DAY}[.,]?\s*/?{_AGENCY}/?{_DASH}",
        rf"{_PLACE}[.,]\s+{_DAY}{_DASH}{_LATIN}\.\s+{_UPPER}",
        rf"{_PLACE}[.,]\s+{_DAY}(?:[.,:]\s*|{_DASH}){_UPPER}",
        # City, Country – day –
        rf"{_PLACE},\s+{_PLACE}{_DASH}{_DAY}\.?{_DASH}{_UPPER}",
        # City, day (Agency, Reporter) –
        rf"{_PLACE}[.,]\s+(?:{_DAY}|[^\W\d_]{{3,}}\s\d{{1,2}})[.,]?\s*{_BRACKETED}{_DASH}",
        # CITY. agency –   City. agency.kz –
        rf"{_CAPS}(?:\s{_CAPS})?[.,]\s+{_AGENCY}{_DASH}{_UPPER}",
        rf"{_TITLED}[.,]\s+(?:[A-Za-z][\w.]*\.[a-z]{{2,4}}|{_LATIN}|{_CAPS}){_DASH}{_UPPER}",
        # CITY –   CITY. Sentence   agency.kz –
        rf"{_CAPS}(?:\s{_CAPS})?(?:{_DASH}|\.\s+){_UPPER}",
        rf"[A-Za-z][\w]*\.[a-z]{{2,4}}{_DASH}{_UPPER}",
    )
)


@dataclass(frozen=True, slots=True)
class PartWords:
    """
    The words of a language that mark captions, bylines and notes.

    ``caption`` and ``byline`` open (or, for a byline, make up) a short line, ``caption_inside``
    opens its last sentence; ``note`` opens a line that says nothing about the event; ``day``
    stands before the day of the article in a line of its own.
    """

    caption: tuple[str, ...] = ()
    caption_inside: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    day: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> PartWords:
        """Read them from a language's ``parts.toml``."""
        return cls(
            *(
                tuple(str(word).lower() for word in table.get(key, ()))
                for key in ("caption", "caption_inside", "byline", "note", "day")
            )
        )


def divide(text: str, words: PartWords) -> tuple[Part, ...]:
    """
    Divide an article's text into its parts.

    Shape: in text order, without overlaps, each within one line and without outer white space;
    what they leave out is white space only.
    """
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    stops = [index for index, line in enumerate(lines) if _is_sentence(line.of(text))]
    first, last = (stops[0], stops[-1]) if stops else (len(lines), -1)
    parts: list[Part] = []
    title_due, dateline_due = True, True
    for index, line in enumerate(lines):
        if index < _HEAD and _is_day(line.of(text).lower(), words):
            parts.append(Part(PartKind.DATELINE, line))
            continue
        margin = index < first or index > last
        kind = _kind(line.of(text), words, margin=margin, title=title_due and len(lines) > 1)
        if kind in {PartKind.TITLE, PartKind.BODY}:
            title_due = False
        cut = 0
        if dateline_due and kind in {PartKind.TITLE, PartKind.BODY}:
            cut = _dateline(line.of(text))
            dateline_due = not cut and kind is not PartKind.BODY
        if cut:
            parts.append(Part(PartKind.DATELINE, _trimmed(text, line.start, line.start + cut)))
            parts.append(Part(PartKind.BODY, replace(line, start=line.start + cut)))
        else:
            parts.append(Part(kind, line))
    return _told_by_pictures(parts)


def _told_by_pictures(parts: list[Part]) -> tuple[Part, ...]:
    """Read the captions as the text of an article that consists of them: a photo report."""
    size = {PartKind.CAPTION: 0, PartKind.BODY: 0}
    for part in parts:
        if part.kind in size:
            size[part.kind] += part.span.end - part.span.start
    several = sum(part.kind is PartKind.CAPTION for part in parts) >= _REPORT
    if not several or size[PartKind.CAPTION] <= size[PartKind.BODY]:
        return tuple(parts)
    return tuple(
        replace(part, kind=PartKind.BODY) if part.kind is PartKind.CAPTION else part
        for part in parts
    )


def _is_sentence(line: str) -> bool:
    return bool(_STOP.search(line)) and len(line) > _SHORT_LENGTH // 2


def _kind(line: str, words: PartWords, *, margin: bool, title: bool) -> PartKind:
    if _COUNTER.fullmatch(line):
        return PartKind.NOTE
    low = line.lower()
    if len(line) <= _CAPTION_LENGTH and (_is_caption(low, words) or _is_credited(line)):
        return PartKind.CAPTION
    if len(line) <= _SHORT_LENGTH and _opens(low, words.byline):
        return PartKind.BYLINE
    if len(line) <= _CAPTION_LENGTH and _opens(low, words.note):
        return PartKind.NOTE
    if title and len(line) <= _TITLE_LENGTH and not line.endswith((".", ":", ";")):
        return PartKind.TITLE
    if margin and len(line) <= _SHORT_LENGTH // 2:
        if _is_name(line):
            return PartKind.BYLINE
        if len(line.split()) <= 3 and not _STOP.search(line):
            return PartKind.NOTE
    return PartKind.BODY


def _opens(low: str, words: tuple[str, ...]) -> bool:
    for word in words:
        at = low.find(word)
        if at < 0 or at > 2:
            continue
        rest = low[at + len(word) : at + len(word) + 1]
        if not low[:at].strip("[(*—–- ") and not rest.isalpha():
            return True
    return False


def _is_day(low: str, words: PartWords) -> bool:
    """Tell whether a line is nothing but the day of the article («Дата: 14.05.2024»)."""
    label = max((word for word in words.day if low.startswith(word)), key=len, default="")
    return _WHOLE_DAY.fullmatch(low[len(label) :]) is not None


def _is_caption(low: str, words: PartWords) -> bool:
    if _opens(low, words.caption):
        return True
    last = max(low.rfind(mark) for mark in (". ", "! ", "? ", "/ ", "| "))
    return last > 0 and _opens(low[last + 1 :].strip(), words.caption_inside)


def _is_credited(line: str) -> bool:
    found = _CREDIT.search(line)
    return found is not None and found[1].isupper()


def _is_name(line: str) -> bool:
    """Tell a line that is nothing but a name: two to four capitalised words, or initials."""
    if not _NAME_LINE.fullmatch(line):
        return False
    pieces = [piece for piece in re.split(r"[\s.,]+", line) if piece]
    return 2 <= len(pieces) <= 4 and all(piece[0].isupper() for piece in pieces)


def _dateline(line: str) -> int:
    """Give the length of the dateline that opens a line, or 0."""
    for pattern in _DATELINES:
        found = pattern.match(line[:_TITLE_LENGTH])
        if found and found.end() < len(line):
            return found.end()
    return 0


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
