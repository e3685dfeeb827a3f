"""The bodies that an article names, each with all its names there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurultay.facts import english
from kurultay.facts.claims import BodyClaim, NameRef, RefKind
from kurultay.facts.page import Page
from kurultay.facts.people import fold
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import PartKind

_MOST = 12  # letters of an acronym


@dataclass(frozen=True, slots=True)
class Bodies:
    """
    Which body each BODY mention names.

    Shape: ``claims`` in the order of first mention; ``spans`` maps the offsets of every BODY
    mention to its body.
    """

    claims: tuple[BodyClaim, ...]
    spans: Mapping[tuple[int, int], NameRef]

    def what(self, mention: Mention) -> NameRef | None:
        """Give the body that a BODY mention names."""
        return self.spans.get((mention.span.start, mention.span.end))


def acronym(name: str) -> bool:
    """Tell whether a name is an acronym: one short word, most of it in capitals."""
    capitals = sum(letter.isupper() for letter in name)
    return " " not in name and len(name) <= _MOST and capitals >= max(2, len(name) // 2)


def read(page: Page) -> Bodies:
    """
    Sort the BODY mentions into bodies: by register key, else by the words of the name.

    Shape: one claim a body, its names in the order of the text.
    """
    groups: dict[str, list[Mention]] = {}
    for index, sentence in enumerate(page.reading.sentences):
        if sentence.part is PartKind.BYLINE:
            continue
        for mention in page.row(index, MentionKind.BODY):
            groups.setdefault(_group(mention), []).append(mention)
    claims: list[BodyClaim] = []
    spans: dict[tuple[int, int], NameRef] = {}
    for mentions in groups.values():
        claim = _claim(page, mentions)
        claims.append(claim)
        spans.update({(m.span.start, m.span.end): claim.ref for m in mentions})
    return Bodies(tuple(claims), spans)


def _group(mention: Mention) -> str:
    if mention.key:
        return mention.key
    return "=" + " ".join(fold(word)[:7] for word in mention.name.split())


def _claim(page: Page, mentions: list[Mention]) -> BodyClaim:
    names = list(dict.fromkeys(mention.name for mention in mentions))
    surfaces = [m.surface for m in mentions if acronym(m.surface)]
    short = [name for name in (*names, *surfaces) if acronym(name)]
    long_ = [name for name in names if not acronym(name)]
    name = max(long_ or short, key=len)
    first = mentions[0]
    key = first.key
    entry = page.lexicon.entry(MentionKind.BODY, key)
    country = entry.country if entry else None
    if country is None:
        country = next((found for m in mentions if (found := _land(page, m))), None)
    spelled = english.body(page, max(mentions, key=lambda mention: len(mention.name)))
    ref = NameRef(RefKind.BODY, name, spelled, key, country)
    others = [other for other in dict.fromkeys((*names, *short)) if other != name]
    evidence = page.evidence(first.span, f"body.{first.rule}", first.confidence)
    return BodyClaim(ref, short[0] if short else None, tuple(others), evidence)


def _land(page: Page, mention: Mention) -> str | None:
    """Give the state that stands in a body's name."""
    states = page.inside(mention.span, MentionKind.STATE)
    return states[0].key if len({state.key for state in states}) == 1 else None
