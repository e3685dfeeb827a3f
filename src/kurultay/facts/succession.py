"""Posts told by who came before, after or under somebody: «его предшественник, NAME»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kurultay.facts.agree import asserted
from kurultay.facts.claims import NameRef, Office
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import Span

_DEPUTY = {
    "minister": "deputy_minister",
    "deputy_minister": "deputy_minister",
    "head_of_government": "deputy_head_of_government",
    "secretary_general": "deputy_secretary_general",
}
_RULE = "office.succession"
_KINDS = ("predecessors", "successors", "deputies")
_NEAR = 8
"""Characters between a word and the name right behind it, at most: a comma, a dash."""


def read(
    page: Page, index: int, people: People, rows: Sequence[Office], words: Mapping[str, Any]
) -> Iterator[Office]:
    """
    Give the posts that a sentence tells by the post of another, whom the article named before.

    Shape: in the order of the words; none where the other's post is not known.
    """
    kin = words.get("kin")
    row = page.row(index, MentionKind.PERSON)
    if not kin or not row:
        return
    posts = page.row(index, MentionKind.POST)
    for token in page.reading.of(page.reading.sentences[index]):
        kind = next((name for name in _KINDS if token.lemma in kin[name]), None)
        if kind is None or any(post.span.covers(token.span) for post in posts):
            continue
        found = _named(page, people, row, token, kin)
        if found is None:
            continue
        model, person, end = found
        held = [one for one in rows if one.holder == model and not one.former]
        if held and person != model and not any(one.holder == person for one in rows):
            evidence = page.evidence(Span(token.span.start, end), _RULE, 0.65)
            yield _office(held[-1], person, kind, evidence, token)


def replaced(
    page: Page, index: int, words: Mapping[str, Any]
) -> tuple[Mention, Mention | None, Mention] | None:
    """
    Read «in the seat of POST he replaced NAME», «NAME replaced NAME in the seat of POST».

    Shape: the post, who took it (None: whom the sentence before named last), and who had it.
    """
    kin = words.get("kin")
    row = page.row(index, MentionKind.PERSON)
    tokens = page.reading.of(page.reading.sentences[index]) if kin and row else ()
    verbs = [token for token in tokens if kin and token.lemma in kin["replace"]]
    if kin is None or len(verbs) != 1 or not asserted(words, verbs, tokens, tokens):
        return None
    verb = verbs[0]
    seats = words.get("left", {}).get("seats", ())
    posts = [
        post
        for post in page.row(index, MentionKind.POST)
        if (ahead := [token for token in tokens if token.span.end <= post.span.start])
        and ahead[-1].lemma in seats
    ]
    after = [one for one in row if one.span.start >= verb.span.end]
    if len(posts) != 1 or not after or after[0].case not in {"gen", "acc"}:
        return None
    if any(token.pos != "NOUN" for token in page.tokens(verb.span.end, after[0].span.start)):
        return None  # «сменил казахстанца NAME», nothing else
    before = [one for one in row if one.span.end <= verb.span.start]
    told = [token for token in tokens if token.span.end <= verb.span.start][-2:]
    if any(token.pos == "PRON" and "nomn" in token.feats for token in told):
        return posts[0], None, after[0]
    return (posts[0], before[-1], after[0]) if before else None


def _named(
    page: Page,
    people: People,
    row: Sequence[Mention],
    token: Token,
    kin: Mapping[str, Sequence[str]],
) -> tuple[NameRef, NameRef, int] | None:
    """Give whose predecessor or deputy is spoken of, who it is, and where his name ends."""
    after = [mention for mention in row if mention.span.start > token.span.end]
    if not after:
        return None
    owner = after[0]
    if not page.tokens(token.span.end, owner.span.start) and len(after) > 1:
        marks = [one.text for one in page.tokens(owner.span.end, after[1].span.start)]
        if marks == [","] and owner.case in {"gen", "acc"}:
            return _pair(people, owner, after[1])
    marks = [one.text for one in page.tokens(token.span.end, owner.span.start)]
    if marks not in ([], [","]) or owner.span.start - token.span.end > _NEAR:
        return None
    pronoun = page.tokens(max(0, token.span.start - 12), token.span.start)[-1:]
    whose = bool(pronoun) and pronoun[0].norm in kin["whose"]
    before = [one for one in page.mentions if one.kind is MentionKind.PERSON]
    before = [one for one in before if one.span.end <= token.span.start]
    here = page.index(token.span)
    later = before[-1].span.end if before else 0
    posts = (post for post in page.row(here, MentionKind.POST) if post.span.start >= later)
    if any(post.span.end <= token.span.start for post in posts):
        return None  # «акима замещал его заместитель NAME»: whose is the post, not the name
    if not whose or not before or page.index(before[-1].span) < here - 1:
        return None
    return _pair(people, before[-1], owner)


def _pair(people: People, model: Mention, person: Mention) -> tuple[NameRef, NameRef, int] | None:
    one, other = people.who(model), people.who(person)
    return (one, other, person.span.end) if one is not None and other is not None else None


def _office(model: Office, person: NameRef, kind: str, evidence: Any, token: Token) -> Office:
    """Make the post of who came before, after or under the holder of a post."""
    if kind == "deputies":
        level = _DEPUTY.get(model.level, "other")
        return replace(
            model,
            holder=person,
            title=token.lemma,
            title_en="Deputy",
            level=level,
            acting=False,
            evidence=evidence,
        )
    former = kind == "predecessors"
    return replace(model, holder=person, former=former, acting=False, evidence=evidence)
