"""When two facts in the annotation schema count as the same: names, bodies, places, events."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, TypeVar

Json = Mapping[str, Any]
T = TypeVar("T")

FAMILIES = (
    frozenset(
        {"summit", "ministerial", "council_session", "committee_session"}
        | {"multilateral_meeting", "conference", "forum"}
    ),
    frozenset({"bilateral_meeting", "official_visit", "phone_call", "multilateral_meeting"}),
    frozenset({"signing", "ceremony", "bilateral_meeting"}),
    frozenset({"exhibition", "forum", "conference", "ceremony", "other"}),
)
"""Types that a careful reader may take for one another: the same event, not the same type."""

_LETTERS = (
    "аa әa бb вv гg ғg дd еe ёe жzh зz иi йi кk қk лl мm нn ңn оo өo пp рr сs тt уu ұu үu фf хh "
    "һh цts чch шsh щsh ъ ыy іi ь эe юyu яya ıi əa ğg şsh çch ñn ňn žzh ýy ʻ ʼ"
)
_LATIN = {pair[0]: pair[1:] for pair in _LETTERS.split()}
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "i", "po", "v", "na"}) | {
    "men",
    "zhane",
    "ve",
}
_PLACES = {"nur sultan": "astana", "nursultan": "astana", "constantinople": "istanbul"}


@lru_cache(maxsize=65536)
def fold(text: str | None) -> str:
    """Write text in lower case and one script, without marks or punctuation."""
    letters = "".join(_LATIN.get(letter, letter) for letter in (text or "").lower())
    parts = unicodedata.normalize("NFKD", letters)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return re.sub(r"[^a-z0-9%]+", " ", plain).strip()


@lru_cache(maxsize=65536)
def ratio(first: str, second: str) -> float:
    """Give how like two strings are, 0 to 1; nothing is like an empty one."""
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def names(fact: Json) -> list[str]:
    """Give the folded names of a fact."""
    return sorted({fold(fact.get("name")), fold(fact.get("en"))} - {""})


def same_name(first: str, second: str) -> bool:
    """Compare folded names of people: any order, initials, small differences in long words."""
    if first == second:
        return True
    words, others = first.split(), second.split()
    if not words or not others:
        return False
    short, long = (words, others) if len(words) <= len(others) else (others, words)
    if len(short) == 1 and len(long) > 1:
        surname = long[-1]
        if short[0] != surname and ratio(short[0], surname) < 0.78:
            return False  # a given name alone is nobody's name
    return _partners(short, long)


def _partners(short: list[str], long: list[str]) -> bool:
    """Tell whether every word of the shorter name has its partner, one of them a whole word."""
    left, strong = list(long), 0
    for word in sorted(short, key=len, reverse=True):
        hit = next((other for other in left if other == word), None)
        if hit is None and len(word) > 3:
            close = (other for other in left if len(other) > 3 and ratio(other, word) >= 0.78)
            hit = next(close, None)
        if hit is None:
            initials = (
                other
                for other in left
                if (len(word) <= 2 or len(other) <= 2) and other[:1] == word[:1]
            )
            hit = next(initials, None)
            if hit is None:
                return False
        elif len(word) > 2:
            strong += 1
        left.remove(hit)
    return strong >= 1


def same_person(found: Json, gold: Json) -> bool:
    """Compare people by any of their names."""
    return any(same_name(one, other) for one in names(found) for other in names(gold))


def same_words(first: str, second: str) -> bool:
    """Compare names of bodies: each content word of the shorter has its partner in the longer."""
    if first == second:
        return True
    words = [word for word in first.split() if word not in _SMALL]
    others = [word for word in second.split() if word not in _SMALL]
    short, long = (words, others) if len(words) <= len(others) else (others, words)
    if not short or len(long) - len(short) > max(1, len(long) // 3):
        return False
    if len(short) == 1 and len(long) > 1:
        return False
    left = list(long)
    for word in short:
        partners = (
            other
            for other in left
            if other == word or (other[:3] == word[:3] and ratio(other, word) >= 0.75)
        )
        hit = next(partners, None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def body_names(body: Json) -> set[str]:
    """Give all folded names of a body."""
    further = [body.get("acronym"), *body.get("aliases", [])]
    return {*names(body), *(fold(name) for name in further if name)}


def same_body(found: Json, gold: Json) -> bool:
    """Compare bodies by any of their names."""
    return any(same_words(one, other) for one in body_names(found) for other in body_names(gold))


def same_text(first: str | None, second: str | None, at: float = 0.75) -> bool:
    """Compare texts: equal, alike, or one inside the other at word bounds."""
    one, other = fold(first), fold(second)
    if not one or not other:
        return False
    inside = f" {one} " in f" {other} " or f" {other} " in f" {one} "
    return one == other or ratio(one, other) >= at or (min(len(one), len(other)) > 4 and inside)


def same_place(first: str | None, second: str | None) -> bool:
    """Compare cities; an old name is the same city."""
    one, other = (_PLACES.get(fold(name), fold(name)) for name in (first, second))
    return bool(one and other) and (one == other or ratio(one, other) >= 0.85)


def same_date(found: str | None, gold: str | None) -> bool:
    """Compare dates: a day where the text gives a month is an invention."""
    return bool(found and gold) and found == gold


def same_participant(found: Json, gold: Json) -> bool:
    """Compare participants of one kind: people, bodies, or countries by their code."""
    if found.get("kind", "person") != gold.get("kind", "person"):
        return False
    if gold["kind"] == "country":
        return (found.get("code") or "").upper() == (gold.get("code") or "").upper()
    return (same_body if gold["kind"] == "organisation" else same_person)(found, gold)


def same_position(found: Json, gold: Json) -> bool:
    """Compare who, at which level, of which state, else of which body (with all its names)."""
    if not same_person(found, gold) or found.get("level") != gold.get("level"):
        return False
    if found.get("country") and gold.get("country"):
        return bool(found["country"].upper() == gold["country"].upper())
    if found.get("org") or gold.get("org"):
        both = found.get("org") and gold.get("org")
        return bool(both) and same_body(found["_org"], gold["_org"])
    return not found.get("country") and not gold.get("country")


def same_title(found: Json, gold: Json) -> bool:
    """Compare positions with their titles, in the article's language or English."""
    return same_position(found, gold) and (
        same_text(found.get("title"), gold.get("title"))
        or same_text(found.get("title_en"), gold.get("title_en"))
    )


def same_document(found: Json, gold: Json) -> bool:
    """Compare documents of one type by their names."""
    return found.get("type") == gold.get("type") and (
        same_body(found, gold)
        or same_text(found.get("name"), gold.get("name"), 0.85)
        or same_text(found.get("en"), gold.get("en"), 0.85)
    )


def same_statement(found: Json, gold: Json) -> bool:
    """Compare statements by speaker and first words."""
    return same_name(fold(found.get("speaker")), fold(gold.get("speaker"))) and same_text(
        found.get("quote_start"), gold.get("quote_start"), 0.6
    )


def same_figure(found: Json, gold: Json) -> bool:
    """Compare figures by value and unit."""
    return found.get("value") == gold.get("value") and _unit(found) == _unit(gold)


def _unit(figure: Json) -> str:
    """Give ``%``, a currency, or COUNT: 'companies' and 'holdings' are the same count."""
    unit = (figure.get("unit") or "").upper()
    return unit if unit == "%" or re.fullmatch("[A-Z]{3}", unit) else "COUNT"


def pair(
    found: Sequence[T], gold: Sequence[T], same: Callable[[T, T], bool]
) -> list[tuple[int, int]]:
    """Match two short lists as fully as can be (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(index: int, seen: set[int]) -> bool:
        for other, fact in enumerate(gold):
            if other not in seen and same(found[index], fact):
                seen.add(other)
                if other not in owner or place(owner[other], seen):
                    owner[other] = index
                    return True
        return False

    for index in range(len(found)):
        place(index, set())
    return [(index, other) for other, index in owner.items()]


def _agree(first: Any, second: Any, same: Callable[[Any, Any], bool]) -> float:
    if not first and not second:
        return 0.5
    if same(first, second):
        return 1.0
    return 0.25 if not first or not second else 0.0


def _kin(first: str, second: str) -> bool:
    return first == second or any(first in family and second in family for family in FAMILIES)


def event_likeness(found: Json, gold: Json) -> float:
    """Weigh how like two events are: participants, kind, place, day, name."""
    theirs, ours = found.get("participants", []), gold.get("participants", [])
    shared = len(pair(theirs, ours, same_participant))
    dice = 2 * shared / (len(theirs) + len(ours)) if theirs or ours else 0.5
    same_type = found.get("type") == gold.get("type")
    kind = 1.0 if same_type else 0.7 if _kin(found.get("type", ""), gold.get("type", "")) else 0.0
    where = _agree(
        found.get("place") or found.get("country"),
        gold.get("place") or gold.get("country"),
        lambda one, other: same_place(one, other) or one == other,
    )
    when = _agree(found.get("start"), gold.get("start"), same_date)
    title = max([ratio(one, other) for one in names(found) for other in names(gold)] or [0.0])
    both = found.get("ordinal") and gold.get("ordinal")
    other = 0.6 if both and found["ordinal"] != gold["ordinal"] else 1.0
    return other * (0.35 * dice + 0.20 * kind + 0.15 * where + 0.15 * when + 0.15 * title)


def pair_events(
    found: Sequence[Json], gold: Sequence[Json], at: float = 0.5
) -> list[tuple[int, int]]:
    """Match events, the likest first; what is less like than ``at`` is another event."""
    ranked = sorted(
        (
            (event_likeness(one, other), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(gold)
        ),
        reverse=True,
    )
    used: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for likeness, i, j in ranked:
        if likeness >= at and i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((i, j))
    return pairs
