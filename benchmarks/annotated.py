"""
Article graphs drawn from the annotations instead of the texts: merging without extraction.

The names are those of the article; English forms are romanised anew, so that the annotation's own
English names, against which merging is measured, are not given away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from kurultay import graph, identity
from kurultay.facts.claims import (
    Attendance,
    BodyClaim,
    Claim,
    Event,
    Evidence,
    NameRef,
    Office,
    Participation,
    PlaceClaim,
    RefKind,
    StateClaim,
    When,
)
from kurultay.graph import ArticleGraph, iris
from kurultay.lang.reading import Reading
from kurultay.mentions.mention import MentionKind
from kurultay.pipeline import Kit
from kurultay.publish.score import Json
from kurultay.text.article import Article, PartialDate, Span

_WORDS = Evidence(Span(0, 1), Span(0, 1), "annotated", 1.0)
_STATE = re.compile(r"[A-Z]{2}|TRNC")


def draw(gold: Json, text: str, kit: Kit) -> ArticleGraph:
    """Draw the graph of one annotated article."""
    published = PartialDate.parse(gold["published"]) if gold.get("published") else None
    article = Article(
        key=gold["id"],
        stem=gold["id"],
        lang=gold["lang"],
        text=text or "-",
        sha256="0" * 64,
        publisher=gold.get("publisher"),
        published=published,
    )
    claims = tuple(_Reader(gold, kit).claims())
    named = identity.resolve(claims, kit.registry, published)
    return graph.build(Reading(article, (), ()), claims, named, kit.fact_map)


def romanise(name: str) -> str:
    """Write a name in plain Latin letters."""
    return iris.romanise(name).title()


class _Reader:
    """Makes claims of one annotation."""

    def __init__(self, gold: Json, kit: Kit) -> None:
        self.gold = gold
        self.kit = kit
        self.bodies = {each["en"]: self._body(each) for each in gold["organisations"]}
        self.numbers = count(1)

    def claims(self) -> Iterable[Claim]:
        for each in self.gold["organisations"]:
            aliases = tuple(each.get("aliases") or ())
            yield BodyClaim(self.bodies[each["en"]], each.get("acronym"), aliases, _WORDS)
        for code in self.gold["states"]:
            if _STATE.fullmatch(code):
                yield StateClaim(NameRef(RefKind.STATE, code, code, code, code), _WORDS)
        for name in self.gold["places"]:
            yield PlaceClaim(self._place(name, None), _WORDS)
        for each in self.gold["positions"]:
            title = {"title": each["title"], "en": each["title_en"]}
            yield self._office(self._person(each), {**each, **title})
        for each in self.gold["events"]:
            yield self._event(each)

    def _body(self, body: Json) -> NameRef:
        return NameRef(RefKind.BODY, body["name"], romanise(body["name"]))

    def _named_body(self, english: str) -> NameRef:
        return self.bodies.get(english) or self._body({"name": english})

    def _place(self, english: str, country: str | None) -> NameRef:
        found = self.kit.registry.called(MentionKind.PLACE, english)
        state = country if country and _STATE.fullmatch(country) else None
        keys = [key for key in found if not state or key.startswith(state.lower())]
        key = keys[0] if len(keys) == 1 else None
        return NameRef(RefKind.PLACE, english, english, key, state)

    def _person(self, person: Json) -> NameRef:
        return NameRef(RefKind.PERSON, person["name"], romanise(person["name"]))

    def _office(self, holder: NameRef, post: Json) -> Office:
        code = post.get("country")
        return Office(
            holder,
            post["title"],
            post["en"],
            post["level"],
            self._named_body(post["org"]) if post.get("org") else None,
            code[:2] if code and code != "TRNC" else code,
            bool(post.get("acting")),
            bool(post.get("former")),
            _WORDS,
        )

    def _event(self, event: Json) -> Event:
        start, end = (PartialDate.parse(event[n]) if event[n] else None for n in ("start", "end"))
        organiser = event.get("organiser")
        country = event.get("country")
        return Event(
            event["id"],
            event["type"],
            event["status"],
            event["name"],
            romanise(event["name"]) if event["name"] else event["en"],
            event["ordinal"],
            When(start, end if end != start else None, str(start), "stated") if start else None,
            self._place(event["place"], country) if event["place"] else None,
            country if country and _STATE.fullmatch(country) else None,
            self._named_body(organiser) if organiser else None,
            event.get("within"),
            None,
            tuple(self._participation(each, event) for each in event["participants"]),
            tuple(event["topics"]),
            _WORDS,
        )

    def _participation(self, part: Json, event: Json) -> Participation:
        kind = part.get("kind", "person")
        if kind == "country":
            code = part["code"]
            plain = NameRef(RefKind.STATE, code, code, code, code[:2])
        elif kind == "organisation":
            plain = self._named_body(part["en"])
        else:
            plain = self._person(part)
        expected = Attendance.EXPECTED if event["status"] == "planned" else Attendance.ATTENDED
        offices = tuple(self._office(plain, each) for each in part.get("positions", ()))
        return Participation(plain, part["role"], expected, offices, _WORDS)
