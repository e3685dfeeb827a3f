"""Posts of whom a pronoun means: «Somebody was born …. He has been rector of … since …»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kurultay.facts.agree import asserted
from kurultay.facts.line import Link
from kurultay.facts.page import Page
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind, NameValue
from kurultay.text.article import Span

_OPENING = 8
"""Words of a sentence before its pronoun, at most."""
_VERB = 4
"""Words between a verb and the post that it gives, at most."""
_CHAIN = 4
"""Sentences of a pronoun alone before another one, at most."""
_FEMALE = ("а", "я")


def read(page: Page, index: int, words: Mapping[str, Any]) -> Iterator[Link]:
    """
    Bind posts to the one person of the sentence before, whom a pronoun takes up as the subject.

    Shape: in the order of the posts; none where another name stands between.
    """
    pronouns = words.get("subjects", ())
    posts = page.row(index, MentionKind.POST)
    if not posts or not pronouns or not index:
        return
    tokens = page.reading.of(page.reading.sentences[index])
    at = next((i for i, t in enumerate(tokens[:_OPENING]) if t.norm in pronouns), None)
    if at is None:
        return
    person = _meant(page, index - 1, tokens[at].norm, words)
    last = min((m.span.start for m in page.row(index, MentionKind.PERSON)), default=None)
    if person is None:
        return
    for post in posts:
        if last is not None and last < post.span.end:
            return
        told = _told(tokens, at, post, words)
        if told is not None:
            span = Span(tokens[at].span.start, post.span.end)
            yield Link(person, post, (), span, "office.took", 0.6, former=told)


def _meant(page: Page, index: int, pronoun: str, words: Mapping[str, Any]) -> Mention | None:
    """Give the only person of a sentence, its subject, if the pronoun fits the name."""
    low = max(0, index - _CHAIN)
    while index > low and not page.row(index, MentionKind.PERSON):
        opening = page.reading.of(page.reading.sentences[index])[:_OPENING]
        if all(token.norm != pronoun for token in opening):
            return None
        index -= 1
    row = page.row(index, MentionKind.PERSON)
    names = {mention.name for mention in row}
    if len(names) != 1 or not page.read(page.reading.sentences[index]):
        return None
    person = row[0]
    value = person.value
    if person.surface != person.name or not isinstance(value, NameValue) or not value.given:
        return None
    if not value.surname.endswith(tuple(words["declined"])):
        return person
    female = value.surname.endswith((*_FEMALE, "ая"))
    return person if female == pronoun.endswith(_FEMALE) else None


def _told(tokens: Sequence[Token], at: int, post: Mention, words: Mapping[str, Any]) -> bool | None:
    """Tell whether a verb gives the post, as one held no more; None where none does."""
    if post.case not in words["become_case"]:
        return None
    before = [token for token in tokens[at:] if token.span.end <= post.span.start]
    near = before[-_VERB:]
    verbs = [token for token in near if token.lemma in words["become"]]
    if not verbs or not asserted(words, verbs, near, tokens):
        return None
    behind = near[near.index(verbs[-1]) + 1 :]
    if any(token.text in ",;:" or token.pos in {"VERB", "CONJ"} for token in behind):
        return None
    return {"past", "impf"} <= verbs[-1].feats
