"""Every stored query, asked of real servers that hold the fixture, against rows written by hand."""

import csv
import sys
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import servers

from kurultay import queries
from kurultay.resources import home
from kurultay.store import open_store
from kurultay.store.profiles import profile
from kurultay.store.target import Patience, Secret, Target

HERE = Path(__file__).resolve().parents[1] / "queries"
BASE = "https://w3id.org/kurultay/"
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
STORED = queries.load(home())
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("servers")]


def expected(name):
    with (HERE / "expected" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def answered(store, text, columns):
    rows = store.select(text).rows
    found = ([row.get(name) for name in columns] for row in rows)
    return [[cell.value.replace(BASE, "") if cell else "" for cell in row] for row in found]


@pytest.fixture
def graphs(server):
    default = None if profile(server.profile).default else f"{BASE}graph/merged"
    found = {}
    for quad in ox.parse(path=HERE / "fixture.trig"):
        plain = isinstance(quad.graph_name, ox.DefaultGraph)
        name = default if plain else quad.graph_name.value
        found.setdefault(name, set()).add(f"{quad.triple} .")
    return found


@pytest.fixture(
    params=[
        "oxigraph",
        pytest.param(
            "virtuoso",
            marks=pytest.mark.skipif(  # a Debian package; CI installs it where it can
                not servers.virtuoso_is_here(), reason="Virtuoso is not installed: make test-stores"
            ),
        ),
    ]
)
def server(request, tmp_path, socket_enabled, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with servers.running(request.param, tmp_path / request.param) as found:
        yield found


def test_every_stored_query_gives_the_expected_rows(server, graphs):
    patience = Patience(timeout=60, tries=2, pause=0.05)
    secret = Secret(server.user, server.password)
    with Target(server.url, profile(server.profile), secret, patience) as target:
        for name, lines in graphs.items():
            target.put(name, sorted(lines))
    path = "/query" if server.profile == "oxigraph" else "/sparql"
    otherwise = []
    with open_store("memory:") as names, open_store(f"sparql+{server.url}{path}") as remote:
        quads = ox.parse(path=HERE / "fixture.trig")
        names.bulk(sorted(f"{str(quad).rstrip(' .')} ." for quad in quads))
        for case in CASES:
            query = STORED[case["query"]]
            text = queries.bind(query, case.get("params", {}), names)
            if answered(remote, text, query.columns) != expected(case["rows"]):
                otherwise.append(case["rows"])
    assert otherwise == []
