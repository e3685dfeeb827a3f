"""A check's findings lead to article and sentence, in every form."""

import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from kurultay.check import Finding, Report, Severity
from kurultay.errors import UsageError
from kurultay.publish import findings
from kurultay.store import open_store

K = "https://w3id.org/kurultay/"
A = f"{K}article/a-1"
GRAPH = f"{K}graph/article/a-1"
TEXT = "Министр X принял «Y» & Z."
DATA = f"""
GRAPH <{GRAPH}> {{
  <{A}> <https://schema.org/url> <https://news.example/1> .
  <{A}#participation-1-1> a <{K}ontology#Participation> .
  <{A}#evidence-1> <{K}ontology#supports> <{A}#participation-1-1> ;
     <{K}ontology#inSentence> <{A}#sentence-1> .
  <{A}#sentence-1> a <{K}ontology#Sentence> ; <{K}ontology#inArticle> <{A}> ;
     <{K}ontology#start> 10 ; <{K}ontology#end> 35 ; <{K}ontology#exact> "{TEXT}" .
}}
<{K}id/participation/p-1> <http://www.w3.org/ns/prov#wasDerivedFrom> <{A}#participation-1-1> .
"""
MERGED = f"{K}id/participation/p-1"


def finding(focus, severity=Severity.VIOLATION):
    return Finding(
        "Participation-agent", focus, f"{K}ontology#hasAgent", severity, "no agent", "", ""
    )


REPORT = Report(
    (
        finding(MERGED),
        finding(f"{A}#participation-1-1", Severity.WARNING),
        finding(f"{K}id/person/nobody", Severity.INFO),
    )
)


@pytest.fixture(scope="module")
def spots():
    with open_store("memory:") as store:
        store.update(f"INSERT DATA {{ {DATA} }}")
        return findings.locate(store, REPORT)


def test_merged_nodes_and_observations_lead_to_their_sentence(spots):
    spot = findings.Spot("https://news.example/1", A, 10, 35, TEXT)
    assert spots == {MERGED: spot, f"{A}#participation-1-1": spot}


def test_the_table_ends_with_article_and_sentence(spots):
    columns, rows = findings.table(REPORT, spots)
    assert columns[-2:] == ("article", "sentence")
    assert [row[-2:] for row in rows] == [
        ("https://news.example/1", TEXT),
        ("https://news.example/1", TEXT),
        ("", ""),
    ]


def test_json_says_where(spots):
    read = json.loads(findings.write(REPORT, spots, "json", "1"))
    assert read["conforms"] is False
    assert [one["where"] and one["where"]["sentence"] for one in read["findings"]] == [
        TEXT,
        TEXT,
        None,
    ]


def test_turtle_is_a_validation_report_that_names_the_article(spots):
    triples = set(ox.parse(findings.write(REPORT, spots, "ttl", "1"), format=ox.RdfFormat.TURTLE))
    where = ox.NamedNode(f"{K}ontology#inArticle")
    said = {(q.subject.value, q.object.value) for q in triples if q.predicate == where}
    assert said == {(MERGED, A), (f"{A}#participation-1-1", A)}


def test_sarif_points_to_the_sentence(spots):
    log = json.loads(findings.write(REPORT, spots, "sarif", "9.9"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"]["version"] == "9.9"
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["Participation-agent"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    first, _, last = (one["locations"][0] for one in run["results"])
    assert first["physicalLocation"] == {
        "artifactLocation": {"uri": "https://news.example/1"},
        "region": {"charOffset": 10, "charLength": 25, "snippet": {"text": TEXT}},
    }
    assert "physicalLocation" not in last
    assert last["logicalLocations"][0]["fullyQualifiedName"] == f"{K}id/person/nobody"


def test_junit_fails_for_violations_only(spots):
    root = ET.fromstring(findings.write(REPORT, spots, "junit", "1"))
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    cases = root.findall("testsuite/testcase")
    assert [len(case.findall("failure")) for case in cases] == [1, 0, 0]
    assert TEXT in cases[0].find("failure").text


def test_nothing_found_is_one_case_that_passes():
    root = ET.fromstring(findings.write(Report(()), {}, "junit", "1"))
    assert [case.get("name") for case in root.iter("testcase")] == ["conforms"]


def test_control_characters_do_not_break_xml():
    bad = Report((Finding("S", "urn:x", "", Severity.VIOLATION, "m", "a\x00b\x1fc", ""),))
    root = ET.fromstring(findings.write(bad, {}, "junit", "1"))
    assert root.find(".//failure").text == "m (abc)"


def test_the_form_is_asked_for_or_fits_the_place():
    assert findings.form(None, terminal=True) == "table"
    assert findings.form(None, terminal=False) == "csv"
    assert findings.form("turtle", terminal=False) == "ttl"
    with pytest.raises(UsageError, match="sarif, junit"):
        findings.form("pdf", terminal=False)
