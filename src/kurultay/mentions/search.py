"""The search for all mentions of a reading, in the order in which one find helps the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kurultay.lang.reading import Reading
from kurultay.mentions import (
    acronyms,
    bodies,
    compounds,
    dates,
    gazetteer,
    governed,
    initials,
    names,
    numbers,
    posts,
)
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind, PostValue
from kurultay.mentions.scan import Find, Finds, Scan, Taken
from kurultay.text.article import Span

_NESTING = frozenset({MentionKind.STATE, MentionKind.PLACE})
_ORDER = {kind: number for number, kind in enumerate(MentionKind)}


def find(reading: Reading, lexicon: Lexicon) -> tuple[Mention, ...]:
    """
    Find the spans that name a person, post, body, state, place, day, ordinal or amount.

    Shape: sorted by start, longest first; mentions of one kind never overlap. Nested may be:
    states and places within a body or post, bodies and ordinals within a post. A person holds
    no other mention.
    Units: offsets in code points of the article's text, half-open.
    Errors: none; what is not recognised gives no mention.
    """
    scan = Scan.of(reading, lexicon)
    finds = Finds.empty()
    known = gazetteer.find(scan)
    finds.add(known)
    finds.add(list(compounds.states(scan)))
    finds.add(list(compounds.pairs(scan)))
    finds.add(list(compounds.places(scan, finds)))
    taken = Taken(len(scan.words))
    for body in finds.of(MentionKind.BODY):
        taken.take(body.first, body.last)
    finds.add(list(bodies.aliases(scan, finds, taken)))
    bodies.find(scan, finds, taken)
    finds.add(list(bodies.aliases(scan, finds, taken)))
    finds.add(list(initials.find(scan, finds, taken)))
    finds.add(list(acronyms.acronyms(scan, finds, taken)))
    finds.add(list(acronyms.firms(scan, taken)))
    finds.add(list(governed.find(scan, finds, taken)))
    inside = _inside(scan, finds.of(MentionKind.BODY))
    finds.add(list(posts.find(scan, finds, inside)))
    finds.add(bodies.proposed(scan, taken))
    people = names.find(scan, finds)
    finds.add(people)
    days = dates.find(
        scan.text,
        tuple((part.kind, part.span) for part in reading.article.parts),
        reading.article.published,
        lexicon.dates,
    )
    counted = list(numbers.amounts(scan, lexicon.numbers, days))
    ordinals = [found.mention for found in numbers.ordinals(scan, lexicon.numbers)]
    ordinals = [o for o in ordinals if not _within_any(o, [*days, *counted])]
    return _assembled(finds, people, [*days, *counted, *ordinals])


def _inside(scan: Scan, found: Iterable[Find]) -> list[bool]:
    inside = [False] * len(scan.words)
    for body in found:
        inside[body.first : body.last] = [True] * (body.last - body.first)
    return inside


def _within_any(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(other.span.overlaps(mention.span) for other in others)


def _assembled(
    finds: Finds, people: Sequence[Find], rest: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Drop what lies within a person's name, sort, and number the bodies inside posts."""
    held = [person.mention.span for person in people]
    kept = [
        found
        for kind in MentionKind
        for found in finds.of(kind)
        if kind not in _NESTING or not any(s.overlaps(found.mention.span) for s in held)
    ]
    rows: list[tuple[Mention, Mention | None]] = [
        (found.mention, found.body.mention if found.body else None) for found in kept
    ]
    rows.extend((mention, None) for mention in rest)
    rows.sort(key=lambda row: (row[0].span.start, -row[0].span.end, _ORDER[row[0].kind]))
    bodies_at = {
        row[0].span: number for number, row in enumerate(rows) if row[0].kind is MentionKind.BODY
    }
    return tuple(_numbered(mention, body, bodies_at) for mention, body in rows)


def _numbered(mention: Mention, body: Mention | None, bodies_at: Mapping[Span, int]) -> Mention:
    value = mention.value
    if body is None or not isinstance(value, PostValue):
        return mention
    return replace(mention, value=replace(value, body=bodies_at.get(body.span)))
