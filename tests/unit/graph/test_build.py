"""The graph of an article says what its claims say, in local nodes with evidence."""

from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path

import pyoxigraph as ox
import pytest

from kurultay import graph
from kurultay.facts.claims import BodyClaim, NameRef, PlaceClaim, RefKind
from kurultay.graph import iris, terms
from kurultay.identity import Resolution
from kurultay.resources import home

spec = importlib.util.spec_from_file_location("sample", Path(__file__).parent / "sample.py")
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)

FACT_MAP = graph.FactMap.load(home())
BASE = iris.article(sample.ARTICLE.key)


def drawn(claims=sample.CLAIMS, resolutions=()):
    return graph.build(sample.READING, claims, resolutions, FACT_MAP)


@pytest.fixture(scope="module")
def store():
    found = ox.Store()
    text = "\n".join(drawn().nquads) + "\n"
    found.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS)
    return found


def values(store, subject, predicate, base=BASE):
    node = ox.NamedNode(f"{base}#{subject}" if subject else base)
    found = store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)
    return sorted(str(quad.object) for quad in found)


def local(*names):
    return sorted(f"<{BASE}#{name}>" for name in names)


def test_the_lines_are_those_that_the_store_keeps(store):
    kept = store.dump(format=ox.RdfFormat.N_QUADS).decode().splitlines()
    assert sorted(kept) == list(drawn().nquads)


def test_all_lines_stand_in_the_graph_of_the_article():
    built = drawn()
    assert built.name == iris.article_graph(sample.ARTICLE.key)
    assert all(line.endswith(f" <{built.name}> .") for line in built.nquads)
    assert list(built.nquads) == sorted(set(built.nquads))
    assert not any("_:" in line.split('"')[0] for line in built.nquads)


def test_the_article_is_described(store):
    assert values(store, "", terms.IDENTIFIER) == ['"ru-x01"']
    assert values(store, "", terms.KEY) == ['"https://news.example/а"']
    assert values(store, "", terms.URL) == ["<https://news.example/%D0%B0>"]
    assert values(store, "", terms.HEADLINE) == ['"Заседание"@ru']
    assert values(store, "", terms.SHA256) == [f'"{"ab" * 32}"']
    assert values(store, "", terms.DATE_PUBLISHED) == [
        '"2025-10-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]


def test_a_session_is_a_meeting_and_a_visit_is_not(store):
    assert values(store, "event-1", terms.TYPE) == [f"<{terms.MEETING}>"]
    assert values(store, "event-2", terms.TYPE) == [f"<{terms.EVENT}>"]


def test_an_event_has_its_slots(store):
    assert values(store, "event-1", terms.HAS_KIND) == [f"<{terms.SCHEME}kind/council-session>"]
    assert values(store, "event-1", terms.PREF_LABEL) == [
        '"Session of the OTS"@en',
        '"заседание ОТГ"@ru',
    ]
    assert values(store, "event-1", terms.AUSPICES) == local("body-1")
    assert values(store, "event-1", terms.TOOK_PLACE_IN) == local("place-1")
    assert values(store, "event-1", terms.PART_OF) == local("event-2")
    assert values(store, "event-1", terms.FRAMEWORK) == ['"Climate week"']
    assert values(store, "event-1", terms.HAS_TOPIC) == [
        f"<{terms.SCHEME}topic/artificial-intelligence>",
        f"<{terms.SCHEME}topic/trade>",
    ]
    assert values(store, "event-2", terms.HOSTED_BY) == ["<https://w3id.org/kurultay/id/state/az>"]


def test_a_day_is_both_as_stated_and_as_a_range(store):
    date = "^^<http://www.w3.org/2001/XMLSchema#date>"
    assert values(store, "event-1", terms.START_DATE) == [f'"2025-10-24"{date}']
    assert values(store, "event-1", terms.END_DATE) == []
    assert values(store, "event-1", terms.EARLIEST_DAY) == [f'"2025-10-24"{date}']
    assert values(store, "event-1", terms.LATEST_DAY) == [f'"2025-10-24"{date}']
    assert values(store, "event-1", terms.DATE_AS_STATED) == ['"24 октября"']
    month = "^^<http://www.w3.org/2001/XMLSchema#gYearMonth>"
    assert values(store, "event-2", terms.START_DATE) == [f'"2025-11"{month}']
    assert values(store, "event-2", terms.END_DATE) == [f'"2025-12"{month}']
    assert values(store, "event-2", terms.EARLIEST_DAY) == [f'"2025-11-01"{date}']
    assert values(store, "event-2", terms.LATEST_DAY) == [f'"2025-12-31"{date}']
    assert values(store, "event-2", terms.HAS_DATE_BASIS) == [f"<{terms.SCHEME}basis/relative>"]
    assert values(store, "event-2", terms.HAS_DATE_PRECISION) == [
        f"<{terms.SCHEME}precision/month>"
    ]


def test_who_attended_or_was_online_is_an_attendee_and_the_invited_are_not(store):
    assert values(store, "participation-1-1", terms.HAS_ATTENDEE) == local("person-1")
    assert values(store, "participation-1-2", terms.HAS_ATTENDEE) == local("place-2")
    assert values(store, "participation-1-3", terms.HAS_ATTENDEE) == []
    assert values(store, "participation-1-3", terms.HAS_AGENT) == local("body-1")
    assert values(store, "participation-1-3", terms.HAS_ATTENDANCE) == [
        f"<{terms.SCHEME}attendance/invited>"
    ]


def test_an_office_stated_twice_is_one_tenure_attested_on_the_day_of_the_event(store):
    assert values(store, "participation-1-1", terms.IN_CAPACITY) == local("tenure-1")
    assert values(store, "participation-1-1", terms.REPRESENTS) == [
        "<https://w3id.org/kurultay/id/state/az>"
    ]
    assert values(store, "tenure-1", terms.HAS_HOLDER) == local("person-1")
    assert values(store, "tenure-1", terms.ATTESTED_ON) == [
        '"2025-10-24"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]
    assert values(store, "tenure-3", terms.TYPE) == []


def test_a_former_post_is_attested_on_no_day(store):
    assert values(store, "tenure-2", terms.FORMER) == [
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    ]
    assert values(store, "tenure-2", terms.ATTESTED_ON) == []
    assert values(store, "tenure-2", terms.OF_BODY) == local("body-1")


def test_a_post_has_title_rank_and_place(store):
    assert values(store, "post-1", terms.PREF_LABEL) == [
        '"Minister of Economy"@en',
        '"министр экономики"@ru',
    ]
    assert values(store, "post-1", terms.HAS_RANK) == [f"<{terms.SCHEME}rank/minister>"]
    assert values(store, "post-1", terms.POST_IN) == ["<https://w3id.org/kurultay/id/state/az>"]
    assert values(store, "post-2", terms.POST_IN) == local("body-1")


def test_a_region_is_a_place_with_its_code(store):
    assert values(store, "place-2", terms.IDENTIFIER) == ['"KZ-10"']
    assert values(store, "place-2", terms.IN_STATE) == ["<https://w3id.org/kurultay/id/state/kz>"]


def test_documents_statements_and_figures_are_written(store):
    assert values(store, "document-1", terms.HAS_PARTY) == [
        "<https://w3id.org/kurultay/id/body/ots>",
        "<https://w3id.org/kurultay/id/state/az>",
    ]
    assert values(store, "document-1", terms.HAS_DOCUMENT_STATUS) == [
        f"<{terms.SCHEME}docstatus/in-force>"
    ]
    assert values(store, "statement-1", terms.HAS_SPEAKER) == local("person-2")
    assert values(store, "statement-2", terms.SPEAKER_AS_STATED) == ['"стороны"']
    assert values(store, "figure-1", terms.VALUE) == [
        '"1500000000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    ]


def test_evidence_gives_the_words_and_their_sentence(store):
    found = store.query(
        f"""PREFIX kur: <{terms.KUR}> SELECT ?start ?end ?exact ?sentence WHERE {{ GRAPH ?g {{
            ?evidence kur:supports <{BASE}#tenure-1> ; kur:start ?start ; kur:end ?end ;
              kur:exact ?exact ; kur:inSentence/kur:exact ?sentence }} }}"""
    )
    rows = [tuple(term.value for term in row) for row in found]
    words = "Министр экономики Азербайджана Микаил Джаббаров"
    assert rows == [("0", str(len(words)), words, sample.FIRST)]


def test_every_observation_is_supported_and_derived(store):
    derived = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(terms.DERIVED_FROM), None, None)
    }
    typed = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(terms.TYPE), None, None)
    }
    assert typed - derived == {BASE}
    supported = {
        quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(terms.SUPPORTS), None, None)
    }
    for name in ("event-2", "participation-1-2", "tenure-2", "person-2", "place-1", "figure-2"):
        assert f"{BASE}#{name}" in supported
    assert "https://w3id.org/kurultay/id/state/az" in supported


def test_sentences_and_evidence_are_numbered_in_the_order_of_the_text(store):
    assert values(store, "sentence-1", terms.EXACT) == [f'"{sample.FIRST}"']
    assert values(store, "sentence-2", terms.EXACT) == [f'"{sample.SECOND}"']
    starts = [
        int(values(store, f"evidence-{number}", terms.START)[0].split('"')[1])
        for number in range(1, 12)
    ]
    assert starts == sorted(starts)


def test_what_a_name_means_is_denoted():
    resolutions = [
        Resolution(sample.JABBAROV, "mikayil-jabbarov", "", "name and post agree"),
        Resolution(sample.OTS, "ots", "", "the gazetteer knows the name"),
        Resolution(sample.TOKAYEV, None, "", "the register does not tell which"),
    ]
    found = "\n".join(drawn(resolutions=resolutions).nquads)
    denoted = [line for line in found.splitlines() if terms.DENOTES in line]
    assert len(denoted) == 2
    assert f"<{BASE}#person-1> <{terms.DENOTES}> <{terms.BASE}id/person/mikayil-jabbarov>" in found
    assert f"<{BASE}#body-1> <{terms.DENOTES}> <{terms.BASE}id/body/ots>" in found


def test_a_region_named_as_a_place_gets_its_code_from_the_register():
    region = NameRef(RefKind.PLACE, "Абайская область", "Abai Region", key="kz-abai")
    resolution = Resolution(region, "kz-abai", "", "the gazetteer knows the name", code="KZ-10")
    claim = PlaceClaim(region, sample.evidence("Баку"))
    found = "\n".join(drawn([claim], [resolution]).nquads)
    assert f'<{BASE}#place-1> <{terms.IDENTIFIER}> "KZ-10"' in found
    assert f"<{BASE}#place-1> <{terms.DENOTES}> <{terms.BASE}id/place/kz-abai>" in found


def test_two_letters_that_iso_keeps_for_a_body_are_no_state():
    figure = dataclasses.replace(sample.CLAIMS[-1], between=("EU", "UN", "KZ"))
    found = "\n".join(drawn([figure]).nquads)
    for kind, key in (("body", "eu"), ("body", "un"), ("state", "kz")):
        assert f"<{terms.CONCERNS}> <{terms.BASE}id/{kind}/{key}>" in found


def test_two_names_with_one_key_are_one_node_with_one_preferred_name():
    full = NameRef(RefKind.BODY, "Организация тюркских государств", "OTS", key="ots")
    claims = [
        BodyClaim(sample.OTS, None, (), sample.evidence("ОТГ")),
        BodyClaim(full, None, (), sample.evidence("заседании")),
    ]
    found = "\n".join(drawn(claims).nquads)
    assert "#body-2" not in found
    assert f'<{BASE}#body-1> <{terms.PREF_LABEL}> "ОТГ"@ru' in found
    assert f'<{BASE}#body-1> <{terms.ALT_LABEL}> "Организация тюркских государств"@ru' in found


def test_another_base_moves_the_article_and_leaves_the_vocabulary():
    built = graph.build(sample.READING, sample.CLAIMS, (), FACT_MAP, "https://e.example/")
    assert built.name.startswith("https://e.example/graph/article/")
    assert any("<https://e.example/article/" in line for line in built.nquads)
    assert any(f"<{terms.MEETING}>" in line for line in built.nquads)


def test_no_claims_give_the_article_alone():
    built = drawn(())
    assert {line.split(" ", 1)[0] for line in built.nquads} == {f"<{BASE}>"}
