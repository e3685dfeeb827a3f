"""
One article a language, every stage of the way, so that a change shows where it began.

Each folder holds an invented article, its mentions (kind, words, normal form, register id) and its
facts, both written by hand from the text.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kurultay import check, lang, mentions
from kurultay.pipeline import Kit, map_article
from kurultay.publish import facts
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.text.read import article_from

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/article.txt"))


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(home())


def _article(case: str):
    return article_from((HERE / case / "article.txt").read_bytes(), case)


def test_there_is_a_case_for_every_language(kit):
    assert {case.split("-")[0] for case in CASES} == {lang.words(code) for code in kit.languages}


@pytest.mark.parametrize("case", CASES)
def test_the_mentions_are_those_of_the_text(case, kit):
    article = _article(case)
    reading = kit.languages[article.lang].read(article)
    found = mentions.find(reading, kit.lexicons[article.lang])
    lines = [f"{m.kind.value}\t{m.surface}\t{m.name}\t{m.key or ''}" for m in found]
    assert lines == (HERE / case / "mentions.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", CASES)
def test_the_facts_read_back_are_those_of_the_text(case, kit):
    mapped = map_article(_article(case), kit)
    with open_store("memory:") as store:
        store.replace(mapped.graph)
        (found,) = facts.read(store)
    expected = json.loads((HERE / case / "facts.json").read_text("utf-8"))
    keys = ("type", "status", "ordinal", "start", "place", "country", "organiser")
    events = [
        {key: event[key] for key in keys}
        | {"participants": [[who["name"], who["role"]] for who in event["participants"]]}
        for event in found["events"]
    ]
    assert events == expected["events"]
    rows = ("name", "title", "level", "org", "country")
    positions = [[row[key] for key in rows] for row in found["positions"]]
    assert sorted(positions) == sorted(expected["positions"])
    assert [body["name"] for body in found["organisations"]] == expected["organisations"]
    assert found["states"] == expected["states"]
    assert found["places"] == expected["places"]
    said = [[row["speaker"], row["quote_start"], row["direct"]] for row in found["statements"]]
    assert said == expected["statements"]


@pytest.mark.parametrize("case", CASES)
def test_the_graph_conforms(case, kit):
    report = check.validate([map_article(_article(case), kit).graph.nquads], kit.home)
    assert report.conforms
