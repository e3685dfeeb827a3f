"""Why a thing is in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurultay.publish import explain, export
from kurultay.store import Store, open_store

BASE = "https://w3id.org/kurultay/"


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    opened = open_store("memory:")
    opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
    return opened


def test_a_merged_participation_leads_to_the_sentences_of_both_articles(store: Store) -> None:
    found = explain.explain(store, f"{BASE}id/participation/talks-bekova")
    assert [reason.article.rpartition("/")[2] for reason in found.reasons] == ["one", "two"]
    assert {reason.sentence for reason in found.reasons} == {"Во встрече участвует Айгуль Бекова."}
    assert found.classes == ("Participation",)


def test_an_observation_leads_to_its_own_sentence_only(store: Store) -> None:
    found = explain.explain(store, f"{BASE}article/two#talks-bekova")
    (reason,) = found.reasons
    assert reason.article == f"{BASE}article/two"
    assert (reason.words, reason.rule, reason.confidence) == ("Айгуль Бекова", "event.list", "0.9")


def test_a_person_without_evidence_of_their_own_is_explained_by_what_they_did(
    store: Store,
) -> None:
    found = explain.explain(store, f"{BASE}id/person/bekova")
    assert {reason.says for reason in found.reasons} == {"talks-bekova"}
    assert found.name == "Айгуль Бекова"


def test_what_only_the_register_knows_has_no_sentence_but_a_name(store: Store) -> None:
    found = explain.explain(store, f"{BASE}id/state/kz")
    assert found.name == "Kazakhstan"
    assert found.classes == ("State",)


def test_two_things_of_one_name_and_class_are_shown_as_kept_apart() -> None:
    opened = open_store("memory:")
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    opened.bulk(
        f"<{BASE}id/person/{one}> <{prop}> {value} ."
        for one in ("a", "b")
        for prop, value in ((kind, f"<{BASE}ontology#Person>"), (label, '"Асанов"@ru'))
    )
    assert explain.explain(opened, f"{BASE}id/person/a").rivals == (f"{BASE}id/person/b",)


def test_an_iri_that_is_not_there_is_not_known(store: Store) -> None:
    assert not explain.explain(store, f"{BASE}id/person/nobody").known


def test_an_iri_that_another_has_replaced_is_explained_as_that_one(root: Path) -> None:
    with open_store("memory:") as opened:
        opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
        old, new = f"{BASE}id/meeting/old-00000000", f"{BASE}id/participation/talks-bekova"
        replaced = "<http://purl.org/dc/terms/isReplacedBy>"
        opened.bulk([f"<{old}> {replaced} <{new}> <{BASE}graph/redirects> ."])
        assert explain.explain(opened, old) == explain.explain(opened, new)
