"""Who heads a body as a verb tells it: «heading the Senate, NAME», «NAME heads the Academy»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kurultay.facts.agree import asserted
from kurultay.facts.claims import Office
from kurultay.facts.line import QUOTES
from kurultay.facts.page import Page
from kurultay.facts.people import People
from kurultay.facts.realm import STATE_LEVELS, Realm
from kurultay.lang.reading import Token
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import Span

_SUBJECT = frozenset({None, "nom"})
_RELATIVE = 2
_CLAUSE = 6
"""Words between a name and its verb, at most."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb for heading something, as it stands: its words, and whether it is a participle."""

    first: int
    last: int
    token: Token
    participle: bool
    passive: bool


def read(page: Page, index: int, realm: Realm, people: People) -> Iterator[Office]:
    """
    Give the heads of bodies that the verbs of a sentence tell of.

    Shape: in the order of the verbs; none where the verb is denied, wished or to come.
    """
    words = realm.words.get("heading")
    bodies = page.row(index, MentionKind.BODY)
    if not words or not bodies:
        return
    tokens = page.reading.of(page.reading.sentences[index])
    for verb in _verbs(tokens, words):
        body = _body(page, tokens, verb, bodies, behind=not realm.words["genitive_before"])
        if body is None or not _told(realm, tokens, verb):
            continue
        holder = _holder(page, tokens, verb, body, page.row(index, MentionKind.PERSON))
        office = _office(page, realm, people, (holder, body, verb), words) if holder else None
        if office is not None:
            yield office


def _verbs(tokens: Sequence[Token], words: Mapping[str, Any]) -> Iterator[_Verb]:
    known = {word for token in tokens for word in (token.lemma, token.norm)}
    for phrase in words["verbs"]:
        own = phrase.split()
        if own[0] not in known:
            continue
        for first in range(len(tokens) - len(own) + 1):
            run = tokens[first : first + len(own)]
            if all(word in (token.lemma, token.norm) for word, token in zip(own, run, strict=True)):
                feats = run[-1].feats
                participle = not feats.isdisjoint({"prtf", "part"})
                yield _Verb(first, first + len(own), run[-1], participle, "pssv" in feats)


def _told(realm: Realm, tokens: Sequence[Token], verb: _Verb) -> bool:
    """Tell whether the verb states a fact."""
    near = tokens[max(0, verb.first - 1) : verb.last + 1]
    return asserted(realm.words, [verb.token], near, tokens)


def _body(
    page: Page, tokens: Sequence[Token], verb: _Verb, bodies: Sequence[Mention], *, behind: bool
) -> Mention | None:
    """Give the body right beside the verb: its object, or before it with the name between."""
    end, start = tokens[verb.last - 1].span.end, tokens[verb.first].span.start
    found = [
        body
        for body in bodies
        if (body.span.start >= end and _near(page, end, body.span.start, named=verb.passive))
        or (body.span.end <= start and _near(page, body.span.end, start, named=True))
        or (body.span.end <= start and _told_of(page, body.span.end, start))
    ]
    after = [body for body in found if body.span.start >= end]
    chosen = after if after and behind else [body for body in found if body not in after] or after
    return max(chosen, key=lambda body: body.span.end - body.span.start, default=None)


def _told_of(page: Page, start: int, end: int) -> bool:
    """Tell whether a clause tells of a body before it: «фонд, который возглавляет NAME»."""
    gap = page.tokens(start, end)
    gap = tuple(token for token in gap if token.text not in QUOTES)
    if len(gap) != _RELATIVE or gap[0].text != "," or "apro" not in gap[1].feats:
        return False
    subject = page.lexicon.language.case_of(gap[1]) == "nom"
    return not (subject and "femn" in gap[1].feats)


def _bare(gap: Sequence[Token]) -> bool:
    return all(token.text in QUOTES for token in gap)


def _near(page: Page, start: int, end: int, *, named: bool) -> bool:
    """Tell whether nothing stands between two places, or only a name."""
    people = page.row(page.index(Span(start, start + 1)), MentionKind.PERSON) if named else ()
    return all(
        token.text in QUOTES or any(one.span.covers(token.span) for one in people)
        for token in (page.tokens(start, end) if start < end else ())
    )


def _holder(
    page: Page, tokens: Sequence[Token], verb: _Verb, body: Mention, people: Sequence[Mention]
) -> Mention | None:
    """Give the person who heads the body: beside the verb or the body, or the subject before."""
    end = max(tokens[verb.last - 1].span.end, body.span.end)
    start = min(tokens[verb.first].span.start, body.span.start)
    for person in people:
        inside = start <= person.span.start and person.span.end <= end
        if inside and (verb.passive or person.case in _SUBJECT or person.surface == person.name):
            return person
    after = [p for p in people if p.span.start >= end and _bare(page.tokens(end, p.span.start))]
    if after and (verb.participle or body.span.end <= tokens[verb.first].span.start):
        return None if verb.passive else after[0]
    before = [p for p in people if p.span.end <= start]
    if not before or verb.passive:
        return None
    gap = page.tokens(before[-1].span.end, start)
    if len(gap) > _CLAUSE or any(token.pos == "VERB" for token in gap):
        return None
    marks = [token.text for token in gap if not token.text[0].isalnum()]
    relative = any(token.pos in {"PRON", "ADJ"} and "apro" in token.feats for token in gap)
    apposed = marks == [","] and (verb.participle or relative)
    subject = not marks and not verb.participle and before[-1].surface == before[-1].name
    return before[-1] if apposed or subject else None


def _office(
    page: Page,
    realm: Realm,
    people: People,
    parts: tuple[Mention, Mention, _Verb],
    words: Mapping[str, Any],
) -> Office | None:
    """Give the post of a head, at the level that its body gives it."""
    holder, body, verb = parts
    person, seat = people.who(holder), realm.bodies.what(body)
    title = next((t for t in page.lexicon.world.titles if t.lemma == words["title"]), None)
    kind = realm.seats.kind(seat) if seat else ""
    if person is None or seat is None or title is None or kind in ("", "media", "none"):
        return None
    level = title.of.get(kind, title.level)
    past = not verb.participle and {"past", "impf"} <= verb.token.feats
    span = Span(min(holder.span.start, body.span.start), max(holder.span.end, body.span.end))
    states = level in STATE_LEVELS
    country = seat.country
    if states and country is None:
        return None
    return Office(
        person,
        title.lemma,
        title.en,
        level,
        None if states else seat,
        country,
        acting=False,
        former=past,
        evidence=page.evidence(span, "office.heads", 0.7),
    )
