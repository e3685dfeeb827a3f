"""Posts where the head of a phrase comes last: what parts a post from a name, whose a region is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kurultay.facts.page import Page
from kurultay.facts.people import known
from kurultay.lang.reading import Token
from kurultay.mentions.mention import MentionKind
from kurultay.text.article import Span


def strays(token: Token, words: Mapping[str, Any]) -> bool:
    """Tell whether a noun in a case of its own parts a post from a name: «басшы күзде X-тің …»."""
    cases = words["other_cases"] if words["genitive_before"] else ()
    plain = token.pos == "NOUN" and "attr" not in token.feats
    return plain and any(case in token.feats for case in cases)


def housed(page: Page, words: Mapping[str, Any], post: Span) -> bool:
    """Tell whether the noun of a body stands right before a post: «қор президенті»."""
    if not words["genitive_before"]:
        return False
    ahead = page.tokens(max(0, post.start - 24), post.start)
    return bool(ahead) and ahead[-1].lemma in words["kinds"]


def apart(page: Page, words: Mapping[str, Any], span: Span) -> bool:
    """Tell whether a name between a post and a person is where something was: «… Ақордада X»."""
    cases = frozenset(words["other_cases"]) if words["genitive_before"] else frozenset()
    feats = page.feats(span)
    return bool(cases & feats) and "attr" not in feats


def capital(page: Page, words: Mapping[str, Any], post: Span) -> str | None:
    """Give the state at home where a word for its capital stands before a post: «елорда әкімі»."""
    if not words["genitive_before"]:
        return None
    ahead = page.tokens(max(0, post.start - 16), post.end)
    return words["home"] if any(token.lemma in words["capital"] for token in ahead) else None


def beside(page: Page, words: Mapping[str, Any], post: Span) -> str | None:
    """Give the state of whom only «and» parts from a bare post: «Виктор Орбан мен министр X»."""
    if not words["genitive_before"]:
        return None
    ahead = page.tokens(max(0, post.start - 12), post.start)
    if not ahead or ahead[-1].norm not in words["join"]:
        return None
    row = page.row(page.index(post), MentionKind.PERSON)
    before = [m for m in row if page.tokens(m.span.end, post.start) == ahead[-1:]]
    entry = known(before[-1].name, page.lexicon) if before else None
    return entry.country if entry is not None else None


def district(page: Page, words: Mapping[str, Any], span: Span, level: str) -> str | None:
    """Give the state at home for the head of a region unknown, where no other state is near."""
    others = page.row(page.index(span), MentionKind.STATE)
    local = level == "governor" and not others and words["genitive_before"]
    return (words["home"] or None) if local else None
