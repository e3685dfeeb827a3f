"""Checking graphs: what is found, where it is said to be, and in how many processes."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kurultay import check
from kurultay.check import batch, engine
from kurultay.check.reference import Reference
from kurultay.check.report import Finding, Report, Severity
from kurultay.check.shapes import Shapes
from kurultay.errors import InputError, KurultayError, ResourceError
from kurultay.resources import home

BASE = "https://w3id.org/kurultay/"
KUR = f"{BASE}ontology#"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"


def article(name: str, *facts: str) -> tuple[str, ...]:
    """Give a graph with one place in a state; the facts are predicates and objects besides."""
    graph = f"<{BASE}graph/article/{name}>"
    node = f"<{BASE}article/{name}#place-1>"
    told = (
        f"{A} <{KUR}Place>",
        f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{BASE}article/{name}>",
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "Баку"@ru',
        *facts,
    )
    return tuple(f"{node} {fact} {graph} ." for fact in told)


IN_BAKU = f"<{KUR}inState> <{BASE}id/state/az>"
IN_NOTHING = f'<{KUR}inState> "Азербайджан"@ru'
FOUND = Finding(
    shape="Place-state",
    focus=f"{BASE}article/b#place-1",
    path=f"{KUR}inState",
    severity=Severity.VIOLATION,
    message="A place lies in at most one state of the register.",
    value="Азербайджан",
    source=f"{BASE}graph/article/b",
)


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(home())


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference.parse([f"<{BASE}id/state/az> {A} <{KUR}State> ."])


def test_graphs_that_fit_conform(shapes: Shapes, reference: Reference) -> None:
    report = check.check([article("a", IN_BAKU), article("b")], shapes, reference)
    assert report == Report(())
    assert report.conforms


def test_a_finding_names_shape_node_property_value_and_graph(
    shapes: Shapes, reference: Reference
) -> None:
    report = check.check([article("a", IN_BAKU), article("b", IN_NOTHING)], shapes, reference)
    assert FOUND in report.findings
    assert not report.conforms
    assert {found.focus for found in report.findings} == {FOUND.focus}


def test_the_order_of_graphs_does_not_change_the_report(
    shapes: Shapes, reference: Reference
) -> None:
    graphs = [article("c", IN_NOTHING), article("a", IN_BAKU), article("b", IN_NOTHING)]
    one = check.check(graphs, shapes, reference)
    assert one == check.check(graphs[::-1], shapes, reference)
    assert [found.source[-1] for found in one.findings] == sorted(
        found.source[-1] for found in one.findings
    )


def test_what_the_data_only_points_to_is_not_checked_itself(shapes: Shapes) -> None:
    nameless = Reference.parse([f"<{BASE}id/state/az> {A} <{KUR}State> ."])
    assert check.check([article("a", IN_BAKU)], shapes, nameless).findings == ()


def test_a_state_that_the_reference_does_not_know_is_found(shapes: Shapes) -> None:
    report = check.check([article("a", IN_BAKU)], shapes, Reference({}, ()))
    assert [found.shape for found in report.findings] == ["Place-state"]


def test_the_subclasses_of_the_ontology_count(shapes: Shapes) -> None:
    reference = Reference.parse(
        [
            f"<{BASE}id/state/az> {A} <{KUR}OldState> .",
            f"<{KUR}OldState> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <{KUR}State> .",
        ]
    )
    assert check.check([article("a", IN_BAKU)], shapes, reference).conforms


def test_the_whole_reference_knows_register_and_classes() -> None:
    reference = Reference.load(home())
    assert reference.types[f"{BASE}id/state/kz"] == (f"{KUR}State",)
    assert f"{KUR}Person" in reference.types[f"{BASE}id/person/mikayil-jabbarov"]
    assert (f"{KUR}Meeting", f"{KUR}Event") in reference.parents


def test_lines_without_a_graph_have_no_source(shapes: Shapes, reference: Reference) -> None:
    lines = [line.rpartition(" <")[0] + " ." for line in article("b", IN_NOTHING)]
    report = check.check([lines], shapes, reference)
    assert {found.source for found in report.findings} == {""}


def test_an_impossible_day_is_found_and_nothing_is_logged(
    reference: Reference, shapes: Shapes, caplog: pytest.LogCaptureFixture
) -> None:
    bad = f'<{KUR}checked> "12x"^^<{XSD}integer>'
    with caplog.at_level(logging.DEBUG):
        report = check.check([article("a", bad)], shapes, reference)
    assert {found.shape for found in report.findings} == {"Place-checked"}
    assert [record for record in caplog.records if record.name == "rdflib.term"] == []


@pytest.mark.parametrize("name", ["x\\u0000y", "x\\u202Ey", " x", "x\\ny", "\\u200Fx"])
def test_a_name_with_control_or_direction_characters_is_found(
    name: str, shapes: Shapes, reference: Reference
) -> None:
    fact = f'<http://www.w3.org/2004/02/skos/core#altLabel> "{name}"@ru'
    report = check.check([article("a", fact)], shapes, reference)
    assert [found.shape for found in report.findings] == ["Place-other-name"]


def test_lines_that_are_no_quads_are_refused(shapes: Shapes, reference: Reference) -> None:
    with pytest.raises(InputError, match="line 2: not N-Quads"):
        check.check([[article("a")[0], "<a> <b> ."]], shapes, reference)
    with pytest.raises(InputError, match="line 1: not N-Quads"):
        Reference.parse(["nothing"])


def test_a_broken_shape_is_told_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "shapes" / "x.ttl"
    path.parent.mkdir()
    path.write_text("@prefix a: <urn:a> .\na:b a:c", "utf-8")
    with pytest.raises(ResourceError, match=r"shapes/x\.ttl:\d+: not Turtle"):
        Shapes.read([path])
    with pytest.raises(ResourceError, match=r"shapes/y\.ttl: cannot be read"):
        Shapes.read([path.parent / "y.ttl"])


def test_a_shape_that_means_nothing_is_refused(reference: Reference) -> None:
    text = (
        f"<urn:s> {A} <http://www.w3.org/ns/shacl#NodeShape> .\n"
        f"<urn:s> <http://www.w3.org/ns/shacl#targetClass> <{KUR}Place> .\n"
        '<urn:s> <http://www.w3.org/ns/shacl#property> "nothing" .\n'
    )
    with pytest.raises(ResourceError, match="shapes: cannot be used"):
        check.check([article("a")], Shapes(text), reference)


def test_batches_hold_whole_graphs() -> None:
    graphs: list[Sequence[str]] = [["a"] * 3, ["b"] * 3, ["c"] * 9, ["d"], []]
    found = list(batch.batches(graphs, size=6))
    assert found == [("a",) * 3 + ("b",) * 3, ("c",) * 9, ("d",)]


def test_two_workers_find_what_one_does(
    shapes: Shapes, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    graphs = [article(f"a{n}", IN_NOTHING if n % 3 else IN_BAKU) for n in range(7)]
    alone = check.check(graphs, shapes, reference)
    whole = batch.batches
    monkeypatch.setattr(batch, "batches", lambda given: whole(given, size=4))
    assert check.check(graphs, shapes, reference, jobs=2) == alone
    assert len(alone.findings) >= 4


def die_once(lines: Sequence[str]) -> tuple[Finding, ...]:
    """Stand in for a check: kill the worker the first time; the mark lies in the line."""
    mark = Path(lines[0])
    if not mark.exists():
        mark.write_text("dead", "utf-8")
        os._exit(9)
    return (FOUND,)


def die_always(lines: Sequence[str]) -> tuple[Finding, ...]:
    """Stand in for a check that kills every worker."""
    os._exit(len(lines))


def idle(shapes: Shapes, reference: Reference) -> None:
    """Stand in for the start of a worker."""


class Workers:
    """Give the functions above to real worker processes, by fork so that they are found."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, work: object) -> None:
        context = batch.multiprocessing.get_context("fork")
        monkeypatch.setattr(batch.multiprocessing, "get_context", lambda _: context)
        monkeypatch.setattr(batch, "_start", idle)
        monkeypatch.setattr(batch, "_check", work)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # of forking
def test_a_batch_of_a_dead_worker_is_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workers(monkeypatch, die_once)
    graphs = [[str(tmp_path / "mark")]]
    assert check.check(graphs, Shapes(""), Reference({}, ()), jobs=2) == Report((FOUND,))


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # of forking
def test_workers_that_keep_dying_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    Workers(monkeypatch, die_always)
    with pytest.raises(KurultayError, match="3 workers died on the batch that begins with 'x'"):
        check.check([["x"]], Shapes(""), Reference({}, ()), jobs=2)


def test_our_own_shapes_and_register_are_the_default() -> None:
    assert check.validate([article("a", IN_BAKU)], home()).conforms


def findings() -> Report:
    info = Finding("Meeting-day", f"{BASE}id/meeting/m", "", Severity.INFO, "no day", "", "")
    return Report((info, FOUND, FOUND))


def test_a_report_is_sorted_the_worst_first_without_repetitions() -> None:
    assert [found.shape for found in findings().findings] == ["Place-state", "Meeting-day"]
    assert (findings().count(Severity.VIOLATION), findings().count(Severity.INFO)) == (1, 1)
    assert findings() + findings() == findings()


def test_warnings_do_not_stop_publishing() -> None:
    kept = Report(tuple(f for f in findings().findings if f.severity is not Severity.VIOLATION))
    assert kept.conforms
    assert not findings().conforms


def test_a_report_goes_to_json_and_back() -> None:
    text = check.to_json(findings())
    assert json.loads(text)["conforms"] is False
    assert Report.from_json(text) == findings()
    for broken in ("", "[]", '{"findings": [{"shape": 1}]}', '{"findings": 3}'):
        with pytest.raises(InputError, match="not the JSON of a check report"):
            Report.from_json(broken)


def test_a_report_is_a_table_with_short_properties() -> None:
    columns, rows = check.to_table(findings())
    assert columns == ("severity", "shape", "focus", "path", "value", "message", "source")
    assert rows[0][:4] == ("violation", "Place-state", FOUND.focus, "kur:inState")
    assert len(rows) == 2


def test_a_report_in_turtle_is_one_of_shacl_without_blank_nodes() -> None:
    text = check.to_turtle(findings())
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) == 16
    graph = rdflib.Graph().parse(data=text, format="turtle")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    assert len(list(graph.objects(None, sh.result))) == 2
    assert next(graph.objects(None, sh.conforms)).toPython() is False
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_a_blank_node_of_a_foreign_file_can_be_found_and_told(
    shapes: Shapes, reference: Reference
) -> None:
    lines = [line.replace(f"<{BASE}article/b#place-1>", "_:x") for line in article("b", IN_NOTHING)]
    report = check.check([lines], shapes, reference)
    assert {found.focus for found in report.findings} == {"_:x"}
    assert len(list(ox.parse(check.to_turtle(report), format=ox.RdfFormat.TURTLE))) > 7


def test_a_row_of_a_check_query_is_a_finding() -> None:
    row = {"fact": f"{BASE}id/meeting/m", "message": "it stands alone", "source": None}
    found = Finding.of_query("merged-without-observation-violation", row)
    assert found == Finding(
        "merged-without-observation-violation",
        f"{BASE}id/meeting/m",
        "",
        Severity.VIOLATION,
        "it stands alone",
        "",
        "",
    )
    assert Finding.of_query("day-missing-warning", row).severity is Severity.WARNING
    assert Finding.of_query("nothing", {}).focus == ""


def test_the_register_conforms(root: Path) -> None:
    graphs = []
    for path in sorted((root / "seeds" / "register").glob("*.ttl")):
        triples = (quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        name = ox.NamedNode(f"{BASE}graph/register/{path.stem}")
        quads = [ox.Quad(*triple, name) for triple in triples]
        graphs.append(ox.serialize(quads, format=ox.RdfFormat.N_QUADS).decode().splitlines())
    assert len(graphs) == 6
    assert check.validate(graphs, home()).findings == ()


def test_one_engine_checks_many_batches(shapes: Shapes, reference: Reference) -> None:
    busy = engine.Engine(shapes, reference)
    assert busy.check(article("a", IN_BAKU)) == ()
    assert FOUND in busy.check(article("b", IN_NOTHING))
    assert busy.check(article("a", IN_BAKU)) == ()
