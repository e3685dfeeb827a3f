"""What others take over: one thing with its surroundings, tables, networks, releases."""

import csv
import hashlib
import io
import json
from xml.etree import ElementTree as ET

import polars as pl
import pyoxigraph as ox
import pytest

from kurultay.check import Report
from kurultay.errors import UsageError
from kurultay.publish import around, classes, export, network, release
from kurultay.store import open_store

FIXTURE = "tests/queries/fixture.trig"
KUR = "https://w3id.org/kurultay/ontology#"
ID = "https://w3id.org/kurultay/id/"
A = "https://a.example/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LINES = tuple(
    sorted(
        [
            f"<{A}s> {TYPE} <{KUR}Person> .",
            f'<{A}s> <{A}name> "Тоқаев, Қ."@kk .',
            f'<{A}s> <{A}name> "a|b"@en .',
            f'<{A}s> <{A}name> "c"@en .',
            f'<{A}s> <{A}day> "2025-10-24"^^<{XSD}date> .',
            f"<{A}s> <{A}knows> <{A}t> .",
            f"<{A}t> {TYPE} <{KUR}Person> .",
            f'<{A}t> <{A}mixed> "1"^^<{XSD}integer> .',
            f'<{A}t> <{A}mixed> "one" .',
        ]
    )
)


@pytest.fixture(scope="module")
def store(root):
    with open_store("memory:") as opened:
        opened.bulk(export.read((root / FIXTURE).read_bytes(), "trig"))
        yield opened


def test_a_thing_comes_with_what_joins_it_to_others(store):
    person = next(
        iter(
            store.select(
                f"SELECT ?p WHERE {{ ?x <{KUR}hasAttendee> ?p . ?p a <{KUR}Person> }} ORDER BY ?p LIMIT 1"
            )
        )
    )["p"].value
    lines = around.around(store, person)
    text = "\n".join(lines)
    assert list(lines) == sorted(set(lines))
    assert f"<{KUR}inEvent>" in text
    assert f"<{KUR}hasPost>" in text
    assert set(lines) <= set(store.dump(None))
    assert around.around(store, f"{ID}person/nobody") == ()


def test_each_class_is_a_table_with_all_that_is_said():
    (table,) = classes.tables(LINES)
    assert table.name == "Person"
    assert table.columns == ("id", "day", "knows", "mixed", "name_en", "name_kk")
    rows = list(csv.reader(io.StringIO(classes.to_csv(table))))
    assert rows[1] == [f"{A}s", "2025-10-24", f"{A}t", "", "a|b¦c", "Тоқаев, Қ."]
    assert rows[2] == [f"{A}t", "", "", "1¦one", "", ""]


def test_the_metadata_say_what_each_column_is():
    described = json.loads(classes.csvw(classes.tables(LINES)))["tables"][0]
    assert described["url"] == "Person.csv"
    assert described["tableSchema"]["aboutUrl"] == "{+id}"
    columns = {one["name"]: one for one in described["tableSchema"]["columns"]}
    assert columns["day"]["datatype"] == "date"
    assert columns["knows"]["valueUrl"] == "{+knows}"
    assert (columns["name_en"]["lang"], columns["name_en"]["separator"]) == ("en", "¦")
    assert columns["name_kk"]["propertyUrl"] == f"{A}name"
    assert "datatype" not in columns["mixed"]


def test_tables_and_metadata_lead_back_to_the_triples(store):
    merged = store.dump(None)
    found = classes.tables(merged)
    described = {one["url"]: one for one in json.loads(classes.csvw(found))["tables"]}
    back = set()
    for table in found:
        schema = described[f"{table.name}.csv"]["tableSchema"]["columns"]
        for row in csv.DictReader(io.StringIO(classes.to_csv(table))):
            for column in schema[1:]:
                cell = row[column["name"]]
                values = cell.split(column["separator"]) if "separator" in column else [cell]
                back |= {
                    (row["id"], column["propertyUrl"], v, column.get("lang", ""))
                    for v in values
                    if v
                }
    wanted = set()
    for quad in ox.parse("\n".join(merged), format=ox.RdfFormat.N_TRIPLES):
        if f"<{quad.predicate.value}>" != TYPE:
            lang = getattr(quad.object, "language", None) or ""
            wanted.add((quad.subject.value, quad.predicate.value, quad.object.value, lang))
    typed = {
        quad.subject.value
        for quad in ox.parse("\n".join(merged), format=ox.RdfFormat.N_TRIPLES)
        if f"<{quad.predicate.value}>" == TYPE
    }
    assert back == {one for one in wanted if one[0] in typed}


def test_signs_that_all_stand_in_values_cannot_separate():
    full = (f"<{A}s> {TYPE} <{KUR}Person> .", f'<{A}s> <{A}p> "|¦‖␟" .')
    (table,) = classes.tables(full)
    with pytest.raises(UsageError, match="use parquet"):
        classes.to_csv(table)


def test_parquet_holds_lists_where_there_are_several():
    (table,) = classes.tables(LINES)
    data = classes.to_parquet(table)
    assert data == classes.to_parquet(table)
    frame = pl.read_parquet(io.BytesIO(data))
    assert frame["name_en"].to_list() == [["a|b", "c"], []]
    assert frame["day"].to_list() == ["2025-10-24", None]


def test_the_network_joins_who_attended_together(store):
    data = network.graphml(store)
    assert data == network.graphml(store)
    root = ET.fromstring(data)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {one.get("id") for one in root.iterfind(".//g:node", space)}
    edges = {(one.get("source"), one.get("target")) for one in root.iterfind(".//g:edge", space)}
    asked = store.select(
        f"SELECT DISTINCT ?a ?b WHERE {{ ?p <{KUR}inEvent> ?e ; <{KUR}hasAttendee> ?a . "
        f"?q <{KUR}inEvent> ?e ; <{KUR}hasAttendee> ?b FILTER (STR(?a) < STR(?b)) }}"
    )
    assert edges == {(row["a"].value, row["b"].value) for row in asked}
    assert {one for edge in edges for one in edge} <= nodes
    assert edges


def test_a_release_is_whole_and_the_same_every_time(store):
    known = export.prefixes("https://w3id.org/kurultay/")
    first = dict(release.files(store, Report(()), "1", known))
    assert first == dict(release.files(store, Report(()), "1", known))
    assert {"graph.ttl", "everything.nq.gz", "void.ttl", "dcat.ttl", "LICENSE.txt"} <= set(first)
    sums = dict(reversed(line.split("  ")) for line in first["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(first) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(first[name]).hexdigest() == digest
    for name, data in first.items():
        if name.endswith(".ttl"):
            list(ox.parse(data, format=ox.RdfFormat.TURTLE))
    assert export.read(export.unpack(first["everything.nq.gz"]), "nq") == store.dump("all")
