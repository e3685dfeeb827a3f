"""Names with initials, before the surname or behind it: «М. Бакиров», «Бакиров М.А.»."""

from __future__ import annotations

from kurultay.mentions.declined import Named
from kurultay.mentions.scan import SHAPE, Scan
from kurultay.text.article import PartKind

NAMED = frozenset({PartKind.TITLE, PartKind.BODY})
"""The parts that name people of the news: those of a dateline report it."""
_INITIAL = 2
"""An initial may have two letters: «Дж.»."""
_MOST = 3
_SURNAME = 3
"""The least letters of a surname."""


def is_initial(scan: Scan, index: int) -> bool:
    """Tell whether a word is an initial with its stop."""
    if index + 1 >= scan.end_of(index):
        return False
    word, stop = scan.words[index], scan.words[index + 1]
    return (
        word.capital
        and len(word.text) <= _INITIAL
        and word.text.isalpha()
        and stop.text == "."
        and stop.token.span.start == word.token.span.end
    )


def _surname(scan: Scan, index: int) -> bool:
    """Tell whether a word may be a surname by its letters."""
    word = scan.words[index]
    spelt = word.capital and word.lettered and len(word.text) >= _SURNAME
    return spelt and word.part in NAMED and "." not in word.text


def _past(scan: Scan, index: int) -> int:
    """Give the index behind the initials that begin with a word."""
    at = index
    end = scan.end_of(index)
    while at < end and is_initial(scan, at):
        at += 2
        if at + 1 < end and scan.words[at].text == "-" and is_initial(scan, at + 1):
            at += 1  # «К.-Ж. Токаев»
    return at


def ahead(scan: Scan, index: int) -> Named | None:
    """Read «М. Бакиров», «Р.Т.Ердоған», «К.-Ж. Токаев»."""
    at, end = _past(scan, index), scan.end_of(index)
    count = sum(word.lettered for word in scan.words[index:at])
    if not 0 < count <= _MOST or at >= end or not _surname(scan, at):
        return None
    particles = scan.lexicon.world.folded("names.particles")
    last = at + 1
    while last < end and scan.words[last].token.norm in particles and last + 1 < end:
        last += 1
    return Named(index, last, count, "person.initials", SHAPE)


def surname_first(scan: Scan, index: int) -> Named | None:
    """
    Read «Бакиров М.А.»: two initials behind a surname.

    «Эни С.П.А. компаниясы» is a firm, and initials before a second surname are that one's.
    """
    if index + 1 >= scan.end_of(index) or not _surname(scan, index):
        return None
    last = index + 1
    end = _past(scan, last)
    if end - last != 2 * _INITIAL:
        return None
    firm = end < scan.end_of(index) and any(scan.lexicon.heads.matches(scan.keys, end))
    if firm or (end < scan.end_of(index) and _surname(scan, end)):
        return None
    return Named(index, last, 0, "person.initials", SHAPE, end - last)
