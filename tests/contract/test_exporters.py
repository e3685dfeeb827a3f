"""One suite for every export format: it reads back whole, on both engines, and stays the same."""

from __future__ import annotations

import gzip
import io
import random
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import rdflib

from kurultay.errors import InputError, UsageError
from kurultay.publish import export

BASE = "https://w3id.org/kurultay/"
PREFIXES = export.prefixes(BASE)
GRAPH = f"{BASE}graph/article/a-1"
# Every kind of term that the graph holds: quotes, breaks, look-alikes of markup, tags, datatypes.
TRIPLES = tuple(
    sorted(
        f"<{BASE}id/person/p-{number}> <{BASE}ontology#{prop}> {value} ."
        for number, (prop, value) in enumerate(
            [
                ("quote", '"Он сказал: \\"да\\"\\nи ушёл\\t"@ru'),
                ("quote", '"Қазақ тілі <b> & co"@kk'),
                ("quote", '"a \\\\ backslash"'),
                ("earliestDay", '"2025-10-24"^^<http://www.w3.org/2001/XMLSchema#date>'),
                ("startDate", '"2025-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
                ("value", '"11.4"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
                ("start", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
                ("acting", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
                ("hasKind", f"<{BASE}scheme/kind/bilateral-meeting>"),
                ("denotes", f"<{BASE}article/a-1#person-1>"),
                ("quote", '"\u2028 a line separator \U0001f600"'),
            ]
        )
    )
)
QUADS = tuple(sorted([*TRIPLES, *(f"{line[:-1]}<{GRAPH}> ." for line in TRIPLES[:5])]))
RDFLIB = {
    "ttl": "turtle",
    "trig": "trig",
    "nt": "nt",
    "nq": "nquads",
    "jsonld": "json-ld",
    "rdf": "xml",
}
WITH_GRAPHS = ("trig", "nq", "jsonld")


def written(lines: tuple[str, ...], suffix: str) -> bytes:
    out = io.BytesIO()
    export.write(lines, suffix, out, PREFIXES)
    return out.getvalue()


def test_all_formats_of_the_design_are_there() -> None:
    assert set(export.EXPORTERS) == {"ttl", "trig", "nt", "nq", "jsonld", "rdf"}


@pytest.mark.parametrize("suffix", export.EXPORTERS)
def test_oxigraph_reads_back_the_same_triples(suffix: str) -> None:
    assert export.read(written(TRIPLES, suffix), suffix) == TRIPLES


@pytest.mark.parametrize("suffix", export.EXPORTERS)
def test_rdflib_reads_back_as_many_triples(suffix: str) -> None:
    found = rdflib.Dataset()
    found.parse(data=written(TRIPLES, suffix), format=RDFLIB[suffix])
    assert len(list(found.quads())) == len(TRIPLES)


@pytest.mark.parametrize("suffix", WITH_GRAPHS)
def test_both_engines_read_back_named_graphs(suffix: str) -> None:
    data = written(QUADS, suffix)
    assert export.read(data, suffix) == QUADS
    found = rdflib.Dataset()
    found.parse(data=data, format=RDFLIB[suffix])
    assert len(list(found.quads())) == len(QUADS)


@pytest.mark.parametrize("suffix", sorted(set(export.EXPORTERS) - set(WITH_GRAPHS)))
def test_a_format_without_graphs_refuses_them(suffix: str) -> None:
    with pytest.raises(UsageError, match="no place for graph names"):
        written(QUADS, suffix)


@pytest.mark.parametrize("suffix", export.EXPORTERS)
def test_the_order_of_the_writer_s_hash_maps_does_not_show(suffix: str) -> None:
    """pyoxigraph keeps prefixes in a hash map with a seed of its own in every writer."""
    assert len({written(TRIPLES, suffix) for _ in range(20)}) == 1


@pytest.mark.parametrize("suffix", export.EXPORTERS)
def test_nothing_at_all_can_be_written_and_read(suffix: str) -> None:
    assert export.read(written((), suffix), suffix) == ()


def test_turtle_opens_with_the_prefixes_in_use_in_order_of_name() -> None:
    head = [line for line in written(TRIPLES, "ttl").decode().splitlines() if "@prefix" in line]
    assert [line.split()[1] for line in head] == ["kind:", "kur:", "person:", "xsd:"]


def test_a_packed_file_holds_neither_name_nor_time() -> None:
    outs = []
    for _ in range(2):
        out = io.BytesIO()
        with export.pack(out) as stream:
            export.write(TRIPLES, "nt", stream, PREFIXES)
        outs.append(out.getvalue())
    assert outs[0] == outs[1]
    assert outs[0][4:8] == b"\0\0\0\0"
    assert gzip.decompress(outs[0]) == export.unpack(outs[0]) == written(TRIPLES, "nt")


def test_a_cut_gzip_file_is_refused_in_one_line() -> None:
    out = io.BytesIO()
    with export.pack(out) as stream:
        export.write(TRIPLES, "nt", stream, PREFIXES)
    with pytest.raises(InputError, match="cut off"):
        export.unpack(out.getvalue()[:-9])


@pytest.mark.parametrize("mark", ["\\u0001", "\x01", "\ufffe"])
def test_rdf_xml_refuses_characters_that_xml_cannot_hold(mark: str) -> None:
    line = f'<{BASE}id/person/p> <{BASE}ontology#quote> "{mark}" .'
    with pytest.raises(UsageError, match="control character"):
        written((line,), "rdf")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.ttl", ("ttl", False)), ("b/c.nq.gz", ("nq", True)), ("x.y.jsonld", ("jsonld", False))],
)
def test_the_suffix_decides(name: str, expected: tuple[str, bool]) -> None:
    assert export.suffix_of(name) == expected


@pytest.mark.parametrize("name", ["graph", "graph.doc", "graph.gz", ""])
def test_an_unknown_suffix_names_those_that_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"ttl, trig, nt, nq, jsonld, rdf"):
        export.suffix_of(name)


def test_a_broken_file_is_refused_in_one_line() -> None:
    with pytest.raises(InputError) as caught:
        export.read(b"<a> <b> ", "nt")
    assert "\n" not in str(caught.value)


def test_an_exporter_can_come_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("count", "tests_plugin:write", "kurultay.exporters")

    def points(**wanted: str) -> tuple[EntryPoint, ...]:
        return (point,) if wanted.get("name", "count") == "count" else ()

    def load(_: EntryPoint) -> object:
        return lambda lines, out, _known: out.write(str(len(lines)).encode())

    monkeypatch.setattr(export, "entry_points", points)
    monkeypatch.setattr(EntryPoint, "load", load)
    assert export.suffix_of("a.count") == ("count", False)
    assert written(TRIPLES, "count") == str(len(TRIPLES)).encode()


@pytest.mark.parametrize("suffix", export.EXPORTERS)
def test_a_whole_fixture_reads_back(root: Path, suffix: str) -> None:
    lines = export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig")
    if suffix not in WITH_GRAPHS:
        lines = tuple(line for line in lines if line.count("> <") < 3 and "/graph/" not in line)
    random.Random(7).shuffle(shuffled := list(lines))
    data = written(tuple(sorted(shuffled)), suffix)
    assert data == written(lines, suffix)
    assert export.read(data, suffix) == lines
    found = rdflib.Dataset()
    found.parse(data=data, format=RDFLIB[suffix])
    assert len(list(found.quads())) == len(lines) > 100
