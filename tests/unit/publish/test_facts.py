"""What was claimed comes back from the graph, in the annotation schema."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
from pathlib import Path

import pytest

from kurultay import graph
from kurultay.publish import facts
from kurultay.resources import home
from kurultay.store import open_store

path = Path(__file__).parents[1] / "graph" / "sample.py"
spec = importlib.util.spec_from_file_location("sample", path)
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)

FACT_MAP = graph.FactMap.load(home())
MINISTER = {
    "title": "министр экономики",
    "en": "Minister of Economy",
    "level": "minister",
    "org": None,
    "country": "AZ",
}
EXPECTED = {
    "id": "ru-x01",
    "lang": "ru",
    "url": "https://news.example/%D0%B0",
    "publisher": "Example",
    "published": "2025-10-25",
    "events": [
        {
            "id": "e1",
            "type": "council_session",
            "status": "held",
            "name": "заседание ОТГ",
            "en": "Session of the OTS",
            "ordinal": 2,
            "start": "2025-10-24",
            "end": "2025-10-24",
            "place": "Baku",
            "country": "AZ",
            "organiser": "Organization of Turkic States",
            "within": "Climate week",
            "participants": [
                {
                    "kind": "person",
                    "name": "Микаил Джаббаров",
                    "en": "Mikayil Jabbarov",
                    "role": "speaker",
                    "positions": [MINISTER],
                },
                {"kind": "country", "code": "KZ-10", "role": "attendee", "attendance": "online"},
                {
                    "kind": "organisation",
                    "name": "ОТГ",
                    "en": "Organization of Turkic States",
                    "role": "host",
                    "attendance": "invited",
                },
            ],
            "topics": ["artificial intelligence", "trade"],
            "evidence": "Министр экономики Азербайджана Микаил Джаббаров",
        },
        {
            "id": "e2",
            "type": "official_visit",
            "status": "planned",
            "name": None,
            "en": "Visit",
            "ordinal": None,
            "start": "2025-11",
            "end": "2025-12",
            "place": None,
            "country": None,
            "organiser": None,
            "within": None,
            "participants": [],
            "topics": [],
            "evidence": "Министр экономики Азербайджана Микаил Джаббаров",
        },
    ],
    "positions": [
        {
            "name": "Микаил Джаббаров",
            "en": "Mikayil Jabbarov",
            "title": "министр экономики",
            "title_en": "Minister of Economy",
            "level": "minister",
            "org": None,
            "country": "AZ",
        },
        {
            "name": "Токаев",
            "en": "Tokayev",
            "title": "председатель",
            "title_en": "Chairman",
            "level": "head_of_agency",
            "org": "Organization of Turkic States",
            "country": None,
            "acting": True,
            "former": True,
        },
    ],
    "organisations": [
        {
            "name": "ОТГ",
            "en": "Organization of Turkic States",
            "acronym": "ОТГ",
            "aliases": ["Организация тюркских государств"],
        }
    ],
    "states": ["AZ"],
    "places": ["Baku"],
    "documents": [
        {
            "name": "Декларация",
            "en": "Declaration",
            "type": "declaration",
            "status": "in_force",
            "parties": ["AZ", "OTS"],
        }
    ],
    "statements": [
        {"speaker": "Токаев", "quote_start": "«Альфа» лучшая из всех", "direct": True},
        {"speaker": "стороны", "quote_start": "договорились", "direct": False},
    ],
    "figures": [
        {
            "measure": "trade turnover",
            "value": 1500000000,
            "unit": "USD",
            "period": "2024",
            "between": ["AZ"],
        },
        {"measure": "growth", "value": 2.5, "unit": "%", "period": None, "between": []},
    ],
}


def renamed(number, lang="ru"):
    article = dataclasses.replace(sample.ARTICLE, key=f"k{number}", stem=f"s{number}", lang=lang)
    return dataclasses.replace(sample.READING, article=article)


@pytest.fixture
def store():
    with open_store("memory:") as opened:
        opened.replace(graph.build(sample.READING, sample.CLAIMS, (), FACT_MAP))
        yield opened


def test_everything_that_was_claimed_comes_back(store):
    (found,) = facts.read(store)
    for event in found["events"]:
        event["evidence"] = " ".join(event["evidence"].split()[:5])
    for expected in EXPECTED["events"]:
        expected["evidence"] = " ".join(sample.FIRST.split()[:5])
    assert found == EXPECTED


def test_the_facts_are_json_and_the_same_each_time(store):
    first = json.dumps(list(facts.read(store)), ensure_ascii=False)
    assert first == json.dumps(list(facts.read(store)), ensure_ascii=False)


def test_many_articles_come_sorted_and_one_can_be_asked_for(store):
    for number in (12, 3):
        store.replace(graph.build(renamed(number), sample.CLAIMS, (), FACT_MAP))
    assert [one["id"] for one in facts.read(store)] == ["ru-x01", "s12", "s3"]
    assert [one["id"] for one in facts.read(store, "s3")] == ["s3"]
    assert [one["id"] for one in facts.read(store, "k12")] == ["s12"]
    assert list(facts.read(store, "nothing")) == []


def test_ten_of_a_kind_keep_their_order(store):
    reading = renamed(1)
    figures = [
        dataclasses.replace(sample.CLAIMS[-1], measure=f"m{number}") for number in range(1, 13)
    ]
    store.replace(graph.build(reading, figures, (), FACT_MAP))
    (found,) = facts.read(store, "s1")
    assert [one["measure"] for one in found["figures"]] == [f"m{n}" for n in range(1, 13)]


def test_an_english_article_has_one_name_for_both(store):
    store.replace(graph.build(renamed(2, "en"), sample.CLAIMS[:1], (), FACT_MAP))
    (found,) = facts.read(store, "s2")
    (event,) = found["events"]
    assert event["name"] == event["en"]


def test_a_latin_kazakh_article_finds_its_names(store):
    store.replace(graph.build(renamed(4, "kk-Latn"), sample.CLAIMS[:1], (), FACT_MAP))
    (found,) = facts.read(store, "s4")
    assert found["lang"] == "kk-Latn"
    assert found["events"][0]["name"] == "заседание ОТГ"


def test_an_article_without_claims_has_empty_lists(store):
    store.replace(graph.build(renamed(5), (), (), FACT_MAP))
    (found,) = facts.read(store, "s5")
    assert [found[key] for key in ("events", "positions", "states", "figures")] == [[], [], [], []]
