"""What the annotation can say, the graph can hold: claims made of it come back as it was."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from kurultay import graph
from kurultay.facts import claims
from kurultay.facts.claims import Attendance, Evidence, NameRef, RefKind
from kurultay.lang.reading import Reading
from kurultay.publish import facts, score
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.text.article import Article, PartialDate, Span

GOLD = Path(__file__).parent / "gold"
FACT_MAP = graph.FactMap.load(home())
STATE = re.compile(r"[A-Z]{2}(-[A-Z0-9]+)?|TRNC")
EVIDENCE = Evidence(Span(0, 4), Span(0, 9), "annotation", 1.0)


def body(name, gold):
    """Give the body that is called so, as its own row of the annotation names it."""
    for row in gold["organisations"]:
        if name in (row["name"], row["en"], row.get("acronym"), *row.get("aliases", [])):
            return NameRef(RefKind.BODY, row["name"], row["en"] or row["name"])
    return NameRef(RefKind.BODY, name, name)


def office(row, who, gold):
    org = body(row["org"], gold) if row.get("org") else None
    title_en = row.get("title_en", row.get("en")) or ""
    return claims.Office(
        who, row["title"], title_en, row["level"], org, row.get("country"),
        bool(row.get("acting")), bool(row.get("former")), EVIDENCE,
    )  # fmt: skip


def participant(row, gold):
    if row["kind"] == "country":
        who = NameRef(RefKind.STATE, row["code"], row["code"], key=row["code"])
    elif row["kind"] == "organisation":
        who = body(row["name"], gold)
    else:
        who = NameRef(RefKind.PERSON, row["name"], row["en"])
    return claims.Participation(who, row["role"], Attendance.ATTENDED, (), EVIDENCE)


def event(row, gold):
    date, place, organiser = row.get("start"), row.get("place"), row.get("organiser")
    when = None
    if date:
        end = row.get("end")
        when = claims.When(
            PartialDate.parse(date), PartialDate.parse(end) if end else None, date, "stated"
        )
    return claims.Event(
        row["id"], row["type"], row["status"], row["name"], row["en"], row.get("ordinal"), when,
        NameRef(RefKind.PLACE, place, place) if place else None, row.get("country"),
        body(organiser, gold) if organiser else None, row.get("within"), None,
        tuple(participant(one, gold) for one in row["participants"]), tuple(row["topics"]),
        EVIDENCE,
    )  # fmt: skip


def claimed(gold):
    yield from (event(row, gold) for row in gold["events"])
    for row in gold["positions"]:
        yield office(row, NameRef(RefKind.PERSON, row["name"], row["en"]), gold)
    for row in gold["organisations"]:
        aliases = tuple(row.get("aliases", []))
        yield claims.BodyClaim(body(row["name"], gold), row.get("acronym"), aliases, EVIDENCE)
    for code in gold["states"]:
        yield claims.StateClaim(NameRef(RefKind.STATE, code, code, key=code), EVIDENCE)
    for place in gold["places"]:
        yield claims.PlaceClaim(NameRef(RefKind.PLACE, place, place), EVIDENCE)
    for row in gold["documents"]:
        parties = tuple(one for one in row.get("parties") or () if STATE.fullmatch(one))
        yield claims.Document(row["name"], row["en"], row["type"], row["status"], parties, EVIDENCE)
    for row in gold["statements"]:
        yield claims.Statement(None, row["speaker"], row["quote_start"], row["direct"], EVIDENCE)
    for row in gold["figures"]:
        between = tuple(one for one in row.get("between") or () if STATE.fullmatch(one))
        yield claims.Figure(
            row["measure"], Decimal(repr(row["value"])), row["unit"] or "", row.get("period"),
            between, EVIDENCE,
        )  # fmt: skip


@pytest.fixture(scope="module")
def gold():
    return score.load_gold(GOLD)


@pytest.fixture(scope="module")
def found(gold):
    with open_store("memory:") as store:
        for name, row in gold.items():
            article = Article(name, name, row["lang"], "Some text", "00")
            reading = Reading(article, (), ())
            store.replace(graph.build(reading, tuple(claimed(row)), (), FACT_MAP))
        return {one["id"]: one for one in facts.read(store)}


def test_every_article_comes_back(gold, found):
    assert list(found) == sorted(gold)


def test_every_scored_fact_comes_back(gold, found):
    figures = score.score(gold, found)
    lost = [note for note in figures.notes if note.key != "event_end"]
    assert lost == []
    assert figures.core == 1.0
    assert set(figures.rows) == {*score.CORE, *score.EXTRA}
    # An event whose end is not stated is read back as one of a single day.
    open_ends = [note for note in figures.notes if note.key == "event_end"]
    assert all(note.words.endswith("gold None") for note in open_ends)


def test_the_order_of_events_comes_back(gold, found):
    """In English articles the name as stated is the English name."""
    for name, row in gold.items():
        key = "name" if row["lang"] == "en" else "en"
        expected = [one[key] or one["en"] for one in row["events"]]
        assert [one["en"] for one in found[name]["events"]] == expected
