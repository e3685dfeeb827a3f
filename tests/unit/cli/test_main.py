"""Exit codes, streams, and the one line of a failure; run as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kurultay import cli
from kurultay.errors import InputError, KurultayError, ResourceError, StoreError, UsageError
from kurultay.publish import export
from kurultay.store import open_store


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the fixture of the stored queries."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    with open_store(folder) as opened:
        opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
    return folder


def call(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *args: object) -> Any:
    """Run a verb in this process and give its code and streams."""
    with pytest.raises(SystemExit) as ended:
        cli.main([str(arg) for arg in args])
    out, err = capfd.readouterr()
    return ended.value.code, out, err


@pytest.fixture
def kurultay(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    return lambda *args: call(monkeypatch, capfd, *args)


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError, 2), (InputError, 3), (StoreError, 6), (ResourceError, 7), (KurultayError, 3)],
)
def test_a_failure_on_purpose_is_one_line_and_its_code(
    error: type[KurultayError], code: int, kurultay: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error("x.txt: it is\nbroken; mend it")

    monkeypatch.setattr(cli, "app", fail)
    assert kurultay("stats") == (code, "", "kurultay: x.txt: it is broken; mend it\n")


def test_a_crash_keeps_its_trace_and_python_s_own_code(
    kurultay: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(ZeroDivisionError):
        cli.main([])


def test_ctrl_c_is_130(kurultay: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", fail)
    code, _, err = kurultay("stats")
    assert code == 130
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ["fly"],
        ["query"],
        ["query", "-e", "ASK {}", "meetings-of-body"],
        ["query", "--no-such-option"],
        ["export", "graph.doc"],
        ["queries", "show", "nothing"],
        ["--home", "nowhere", "stats"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_one_line(args: list[str], kurultay: Any, store: Path) -> None:
    code, out, err = kurultay(*args)
    assert code == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("kurultay: ")


def test_a_store_that_is_not_there_is_6_and_is_not_made(kurultay: Any, tmp_path: Path) -> None:
    code, _, err = kurultay("stats", "--store", tmp_path / "none")
    assert code == 6
    assert "kurultay build" in err
    assert not (tmp_path / "none").exists()


def test_a_broken_query_is_an_input_error(kurultay: Any, store: Path) -> None:
    code, out, err = kurultay("query", "-e", "SELECT ?x WHERE { ?x", "--store", store)
    assert code == 3
    assert out == ""
    assert len(err.splitlines()) == 1


def test_the_version_goes_to_stdout(kurultay: Any) -> None:
    code, out, err = kurultay("--version")
    assert code == 0
    assert out.startswith("kurultay ")
    assert err == ""


class TestQuery:
    def test_a_stored_query_gives_csv_in_a_pipe(self, kurultay: Any, store: Path) -> None:
        code, out, _ = kurultay("query", "ministers-at-ots-meetings", "--store", store)
        assert code == 0
        names = [row["name"] for row in csv.DictReader(io.StringIO(out, newline=""))]
        assert names[:2] == ["Расим Гулиев", "Алия Сеитова"]

    def test_parameters_are_bound(self, kurultay: Any, store: Path) -> None:
        args = ("-p", "from=2025-06-01", "-p", "to=2025-12-31", "--store", store)
        _, out, _ = kurultay("query", "ministers-at-ots-meetings", *args)
        names = {row["name"] for row in csv.DictReader(io.StringIO(out, newline=""))}
        assert names == {"Ерлан Нуров"}

    def test_a_query_with_a_view_is_drawn_in_the_reader_s_language(
        self, kurultay: Any, store: Path
    ) -> None:
        args = ("--format", "svg", "-p", "lang=kk", "--store", store)
        code, out, err = kurultay("query", "most-connected-bodies", *args)
        assert (code, err) == (0, "")
        chart = ET.fromstring(out)
        assert chart.attrib["lang"] == "kk"
        assert (chart[0].text or "").startswith("Жылдар бойынша қай мекемелер")

    @pytest.mark.parametrize(
        ("what", "said"),
        [
            (("contradictions",), "contradictions has no view to draw; these have one: "),
            (("-e", "SELECT (1 AS ?a) {}"), "draws stored queries only"),
        ],
    )
    def test_what_has_no_view_is_usage(
        self, what: tuple[str, ...], said: str, kurultay: Any, store: Path
    ) -> None:
        code, out, err = kurultay("query", *what, "--format", "svg", "--store", store)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert said in err

    @pytest.mark.parametrize("param", ["from", "=x", "of=x"])
    def test_a_parameter_that_is_none_is_usage(
        self, param: str, kurultay: Any, store: Path
    ) -> None:
        code, _, err = kurultay("query", "ministers-at-ots-meetings", "-p", param, "--store", store)
        assert code == 2
        assert len(err.splitlines()) == 1

    def test_our_prefixes_need_not_be_declared(self, kurultay: Any, store: Path) -> None:
        text = 'SELECT ?p WHERE { ?p a kur:Person ; skos:prefLabel "Алия Сеитова"@ru }'
        code, out, _ = kurultay("query", "-e", text, "--store", store, "--format", "tsv")
        assert (code, out) == (0, "?p\n<https://w3id.org/kurultay/id/person/seitova>\n")

    def test_a_prefix_of_the_user_s_own_wins(self, kurultay: Any, store: Path) -> None:
        text = "PREFIX person: <https://example.org/> SELECT (person:x AS ?p) WHERE {}"
        _, out, _ = kurultay("query", "-e", text, "--store", store)
        assert out == "p\r\nhttps://example.org/x\r\n"

    def test_a_query_can_come_from_a_file(self, kurultay: Any, store: Path, tmp_path: Path) -> None:
        file = tmp_path / "q.rq"
        file.write_text("# SELECT is only a word here\nASK { ?s a kur:Meeting }", "utf-8")
        code, out, _ = kurultay("query", "-f", file, "--store", store)
        assert (code, out) == (0, "answer\r\ntrue\r\n")

    def test_a_negative_answer_is_4(self, kurultay: Any, store: Path) -> None:
        code, out, _ = kurultay("query", "-e", "ASK { ?s a kur:Ship }", "--store", store)
        assert (code, out) == (4, "answer\r\nfalse\r\n")

    def test_construct_gives_turtle(self, kurultay: Any, store: Path) -> None:
        text = "CONSTRUCT { ?p a kur:Person } WHERE { ?p a kur:Person }"
        _, out, _ = kurultay("query", "-e", text, "--store", store)
        assert len(export.read(out.encode(), "ttl")) == 11

    def test_rows_cannot_be_turtle(self, kurultay: Any, store: Path) -> None:
        text = "SELECT ?p WHERE { ?p a kur:Person }"
        code, _, err = kurultay("query", "-e", text, "--store", store, "--format", "ttl")
        assert code == 2
        assert "CONSTRUCT" in err

    def test_service_and_load_are_refused(self, kurultay: Any, store: Path) -> None:
        text = "SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }"
        code, _, err = kurultay("query", "-e", text, "--store", store)
        assert code in (2, 3)
        assert "SERVICE" in err


class TestQueries:
    def test_the_list_has_the_questions(self, kurultay: Any) -> None:
        code, out, _ = kurultay("queries", "list")
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        assert code == 0
        assert len(rows) >= 14
        assert all(row["question"].endswith("?") for row in rows)
        views = {row["query"]: row["view"] for row in rows}
        assert views["meetings-of-body"] == "timeline"
        assert views["contradictions"] == ""

    def test_a_query_is_shown_as_it_stands(self, kurultay: Any, root: Path) -> None:
        _, out, _ = kurultay("queries", "show", "contradictions")
        assert out == (root / "queries/contradictions.rq").read_text("utf-8")

    def test_the_check_runs_all(self, kurultay: Any, store: Path) -> None:
        code, out, _ = kurultay("queries", "check", "--store", store)
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        faults = [row for row in rows if row["verdict"] == "fault"]
        assert code == (4 if faults else 0)
        assert {row["query"] for row in faults} <= {
            r["query"] for r in rows if "violation" in r["query"]
        }


class TestExport:
    def test_the_merged_graph_is_the_default(self, kurultay: Any, store: Path) -> None:
        _, out, _ = kurultay("export", "-", "--store", store)
        with open_store(store, read_only=True) as opened:
            assert export.read(out.encode(), "ttl") == opened.dump(None)

    def test_one_article(self, kurultay: Any, store: Path, tmp_path: Path) -> None:
        code, _, _ = kurultay(
            "export", tmp_path / "one.nt.gz", "--article", "one", "--store", store
        )
        assert code == 0
        lines = export.read(export.unpack((tmp_path / "one.nt.gz").read_bytes()), "nt")
        assert any("Evidence" in line for line in lines)

    def test_an_article_that_is_not_there(self, kurultay: Any, store: Path) -> None:
        code, _, err = kurultay("export", "-", "--article", "nowhere", "--store", store)
        assert code == 3
        assert "nowhere" in err

    def test_everything_needs_a_format_with_graphs(
        self, kurultay: Any, store: Path, tmp_path: Path
    ) -> None:
        code, _, _ = kurultay("export", tmp_path / "all.ttl", "--all", "--store", store)
        assert code == 2
        assert not (tmp_path / "all.ttl").exists()
        assert kurultay("export", tmp_path / "all.trig", "--all", "--store", store)[0] == 0


class TestExplain:
    def test_by_name(self, kurultay: Any, store: Path) -> None:
        code, out, err = kurultay("explain", "айгуль бекова", "--store", store)
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        assert code == 0
        assert {row["sentence"] for row in rows} == {"Во встрече участвует Айгуль Бекова."}
        assert {row["rule"] for row in rows} == {"event.list"}
        assert "Person" in err

    @pytest.mark.parametrize(
        "what", ["person:bekova", "<https://w3id.org/kurultay/id/person/bekova>"]
    )
    def test_by_iri(self, what: str, kurultay: Any, store: Path) -> None:
        code, out, _ = kurultay("explain", what, "--store", store)
        assert code == 0
        assert "Айгуль Бекова" in out

    def test_an_observation_of_one_article(self, kurultay: Any, store: Path) -> None:
        code, out, _ = kurultay("explain", "article:one#talks-bekova", "--store", store)
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        assert code == 0
        assert [row["supports"] for row in rows] == ["talks-bekova"]

    @pytest.mark.parametrize("what", ["Nobody At All", "person:nobody"])
    def test_what_is_not_there(self, what: str, kurultay: Any, store: Path) -> None:
        code, out, err = kurultay("explain", what, "--store", store)
        assert (code, out) == (3, "")
        assert len(err.splitlines()) == 1


def test_stats_counts_the_classes(kurultay: Any, store: Path) -> None:
    code, out, _ = kurultay("stats", "--store", store)
    rows = {row["what"]: int(row["count"]) for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert code == 0
    assert rows["merged kur:Person"] == 11
    assert rows["article graphs"] == 5


def test_the_doctor_is_content_here(kurultay: Any, store: Path) -> None:
    code, out, _ = kurultay("doctor", "--store", store, "--format", "json")
    found = json.loads(out)["results"]["bindings"]
    states = {row["part"]["value"]: row["state"]["value"] for row in found}
    assert code == 0, out
    assert set(states.values()) == {"ok"}
    assert {"language ru", "language kk", "pyoxigraph", "queries", "folder shapes"} <= set(states)


def test_the_doctor_says_what_is_missing(kurultay: Any, tmp_path: Path, root: Path) -> None:
    for name in ("seeds", "ontology", "mapping", "shapes"):
        (tmp_path / name).symlink_to(root / name)
    code, out, _ = kurultay("--home", tmp_path, "doctor", "--store", tmp_path / "none")
    states = {row["part"]: row["state"] for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert code == 4
    assert states["folder queries"] == "broken"
    assert states["folder seeds"] == "ok"


@pytest.mark.parametrize(
    "verb", ['export - --all --format nq --store "{store}"', 'map "{root}/seeds/articles"']
)
def test_a_reader_that_stops_early_is_no_failure(verb: str, root: Path, store: Path) -> None:
    script = (
        f'"{sys.executable}" -c "from kurultay.cli import main; main()" '
        + verb.format(store=store, root=root)
        + ' | head -1; echo "${PIPESTATUS[0]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


def test_an_interrupt_from_outside_is_130(root: Path, tmp_path: Path) -> None:
    # A test run in the background may have been given an ignored Ctrl-C, which a child inherits.
    begun = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from kurultay.cli import main; print('begun', flush=True); main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", begun, "map", "-"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err.decode()
    assert err.decode().startswith("kurultay: interrupted")


SERVER = """
import http.server, sys, urllib.parse
import pyoxigraph

store = pyoxigraph.Store()
store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TRIG)

class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, text):
        found = store.query(text)
        body = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer(urllib.parse.parse_qs(form)["query"][0])

server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def test_a_remote_endpoint_gives_the_same_rows(root: Path, store: Path, run: Any) -> None:
    """The server and the client are processes of their own: the test opens no socket."""
    fixture = root / "tests/queries/fixture.trig"
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, fixture],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        args = ("query", "ministers-at-ots-meetings", "--format", "tsv")
        there = run(*args, "--endpoint", f"http://127.0.0.1:{port}/sparql", cwd=store.parent)
        here = run(*args, "--store", store, cwd=store.parent)
    finally:
        server.kill()
        server.communicate()
    assert there.returncode == 0, there.stderr.decode()
    assert there.stdout == here.stdout
    assert len(here.stdout.splitlines()) > 2


def test_an_endpoint_that_is_not_there_is_6(store: Path, run: Any) -> None:
    done = run("query", "-e", "ASK {}", "--endpoint", "http://127.0.0.1:1/", cwd=store.parent)
    assert done.returncode == 6
    assert len(done.stderr.decode().splitlines()) == 1
