"""The press: internet addresses, known names, and runs of Latin words in Cyrillic text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kurultay.mentions.mention import MentionKind
from kurultay.mentions.scan import CLOSING, MODEL, SHAPE, Find, Scan, Taken, Word
from kurultay.text.article import PartKind

_CYRILLIC = 0x400
_LATIN_RUN = 3
_ACRONYM = 3
_WORDS = 3
_QUOTED = 4
"""Words in the quoted name of a medium, at most."""


def find(scan: Scan, taken: Taken) -> Iterator[Find]:
    """Find the media that no head announces, and other names of three and more Latin words.

    Shape: of two where the second says what it is: «Koc Holding».
    """
    names = _names(scan.lexicon.world.words("bodies.media"))
    firms = scan.lexicon.world.words("bodies.firms")
    for index, word in enumerate(scan.words):
        address = "." in word.text and len(word.text) > 1
        if not (word.capital or address) or not taken.free(index, index + 1):
            continue
        run = _latin_run(scan, index) if ord(word.text[0]) < _CYRILLIC else index
        last = _bare(scan.words[run - 1].text) if run > index else ""
        business = run - index > 1 and last in firms
        if (business or run - index >= _LATIN_RUN) and taken.free(index, run):
            taken.take(index, run)
            span = scan.span(index, run)
            name = span.of(scan.text)[: len(last) - len(scan.words[run - 1].text) or None]
            latin = scan.mention(
                MentionKind.BODY, index, run, rule="body.latin", name=name, confidence=MODEL
            )
            yield Find(latin, index, run)
            continue
        hit = _named(scan, index, names) or _telling(scan, index)
        if hit is None and address and _address(word.text):
            hit = (index + 1, _bare(word.text))
        if hit is not None and taken.free(index, hit[0]):
            taken.take(index, hit[0])
            medium = scan.mention(
                MentionKind.BODY, index, hit[0], rule="body.media", name=hit[1], confidence=SHAPE
            )
            yield Find(medium, index, hit[0], kind="media")


@lru_cache(maxsize=16)
def _names(words: tuple[str, ...]) -> dict[str, str]:
    return {name.lower(): name for name in words}


def _named(scan: Scan, index: int, names: dict[str, str]) -> tuple[int, str] | None:
    """Give the end and the name of a known medium, of several words or of one in any form."""
    word = scan.words[index]
    for end in range(min(index + _WORDS, scan.end_of(index)), index + 1, -1):
        run = " ".join(one.text for one in scan.words[index:end])
        if run.lower() in names:
            return end, run if run.isascii() else names[run.lower()]
    known = names.keys() & word.keys
    if not known:
        return None
    return index + 1, _bare(word.text) if word.text.isascii() else names[min(known)]


def _telling(scan: Scan, index: int) -> tuple[int, str] | None:
    """Give the name of who tells the news: «сообщает НИАТ „Ховар“», «„Азия-Плюс“» in a dateline."""
    word = scan.words[index]
    dated = word.part is PartKind.DATELINE
    before = scan.words[index - 1].token.norm if index > scan.start_of(index) else ""
    if not dated and before not in scan.lexicon.world.words("bodies.telling"):
        return None
    if word.quoted:
        end = _closing(scan, index)
        return None if end is None else (end, _text(scan, index, end))
    short = word.text.isupper() and word.lettered and len(word.text) >= _ACRONYM
    end = index + 1
    if short and end < scan.end_of(index) and scan.words[end].quoted:
        last = _closing(scan, end)
        return None if last is None else (last, _text(scan, index, last))
    if dated:
        return _slashed(scan, index)
    site = scan.words[index : index + 3]
    joined = "".join(part.text for part in site)
    if len(site) > 2 and joined.isascii() and site[1].text == "." and site[2].capital:
        written = scan.span(index, index + 3).of(scan.text)
        return (index + 3, joined) if written == joined else None
    return (end, word.text) if short and word.text.isascii() else None


def _slashed(scan: Scan, index: int) -> tuple[int, str] | None:
    """Give an agency's name between slashes: «БАКУ /TurkicWorld/ –»."""
    words = scan.words
    if index < 1 or words[index - 1].text != "/" or not words[index].lettered:
        return None
    closed = index + 1 < len(words) and words[index + 1].text == "/"
    return (index + 1, words[index].text) if closed else None


def _closing(scan: Scan, index: int) -> int | None:
    """Give the index behind a short quotation that a word opens."""
    for at in range(index, min(index + _QUOTED, scan.end_of(index))):
        end = scan.words[at].token.span.end
        if scan.text[end : end + 1] in CLOSING:
            return at + 1
    return None


def _text(scan: Scan, first: int, last: int) -> str:
    """Give a name with its quotation marks, unless they are all around it."""
    text = scan.span(first, last).of(scan.text)
    inner = not scan.words[first].quoted and last - first > 1
    return text + "»" if inner and "«" in text and "»" not in text else text


def _latin_run(scan: Scan, index: int) -> int:
    """Give the end of a run of capitalised Latin words in a text of another script."""
    if scan.text.isascii():
        return index
    named = scan.lexicon.world.low.get("places.names_after", frozenset())
    if index > scan.start_of(index) and not scan.keys[index - 1].isdisjoint(named):
        return index
    end = index
    while end < scan.end_of(index) and _latin(scan.words[end]):
        end += 1
    declined = index < end < scan.end_of(index) and scan.words[end].text
    if declined and _bare(declined) != declined and _bare(declined).isascii():
        return end + 1  # «Nazarbayev University-де»
    return end


def _latin(word: Word) -> bool:
    return word.capital and word.lettered and all(ord(mark) < _CYRILLIC for mark in word.text)


def _address(text: str) -> bool:
    """Tell whether a word is an internet address of a site, not of a person or page."""
    stem, dot, ending = text.partition(".")
    plain = "/" not in text and "@" not in text
    return bool(dot and stem.isascii() and ending[:3].isalpha() and plain)


def _bare(text: str) -> str:
    """Give an internet address without a case ending joined by a hyphen."""
    before, hyphen, after = text.rpartition("-")
    return before if hyphen and not after.isascii() else text
