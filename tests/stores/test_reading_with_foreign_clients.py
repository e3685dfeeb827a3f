"""What kurultay loaded is read by clients that know nothing of it."""

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import servers

from kurultay.store.profiles import profile
from kurultay.store.target import Target

COMUNICA = Path(__file__).parent / "node_modules" / ".bin" / "comunica-sparql"
LINES = [
    '<https://a.example/s> <https://a.example/name> "Тоқаев"@kk .',
    (
        "<https://a.example/s> <https://a.example/day> "
        '"2025-10-24"^^<http://www.w3.org/2001/XMLSchema#date> .'
    ),
]
QUERY = "SELECT ?name ?day { ?s <https://a.example/name> ?name ; <https://a.example/day> ?day }"
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _no_network(socket_enabled, monkeypatch):
    """Traffic stays on this machine: the server listens on loopback only."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def url(tmp_path):
    with servers.running("oxigraph", tmp_path) as server:
        with Target(server.url, profile("oxigraph")) as target:
            target.put(None, LINES)
        yield f"{server.url}/query"


def test_sparqlwrapper_reads_it(url):
    from SPARQLWrapper import JSON, SPARQLWrapper

    client = SPARQLWrapper(url)
    client.setReturnFormat(JSON)
    client.setQuery(QUERY)
    (row,) = client.query().convert()["results"]["bindings"]
    assert (row["name"]["value"], row["name"]["xml:lang"]) == ("Тоқаев", "kk")
    assert row["day"]["value"] == "2025-10-24"


@pytest.mark.skipif(  # needs node, which not everybody has
    not COMUNICA.exists() or shutil.which("node") is None,
    reason="Comunica is not installed: make test-stores",
)
def test_comunica_reads_it(url):
    done = subprocess.run(
        [COMUNICA, url, QUERY, "-t", "text/csv"],
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert rows == [{"name": "Тоқаев", "day": "2025-10-24"}]
