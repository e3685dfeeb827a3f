"""Stores are loaded into real servers and read back equal, also after a server was killed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import servers

from kurultay.errors import StoreError
from kurultay.publish.loading import Journal, StoreGraphs, load
from kurultay.store import open_store
from kurultay.store.profiles import profile
from kurultay.store.target import Patience, Secret, Target

OURS = "https://w3id.org/kurultay/graph/"
MERGED = f"{OURS}merged"
SERVERS = [
    "oxigraph",
    pytest.param(
        "virtuoso",
        marks=pytest.mark.skipif(  # a Debian package; CI installs it where it can
            not servers.virtuoso_is_here(), reason="Virtuoso is not installed: make test-stores"
        ),
    ),
]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("servers")]


@pytest.fixture(autouse=True)
def _no_network(socket_enabled, monkeypatch):
    """Traffic stays on this machine: the servers listen on loopback only."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=SERVERS, scope="module")
def server(request, tmp_path_factory):
    import pytest_socket

    pytest_socket.enable_socket()
    with servers.running(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def target(server):
    def make(password=None, tries=2):
        secret = Secret(server.user, server.password if password is None else password)
        patience = Patience(timeout=60, tries=tries, pause=0.05)
        return Target(server.url, profile(server.profile), secret, patience)

    return make


@pytest.fixture(scope="module")
def everything(server, seeds_store):
    default = None if profile(server.profile).default else MERGED
    with open_store(seeds_store, read_only=True) as opened:
        found = StoreGraphs(opened, default)
        return {name: found[name] for name in found}


@pytest.fixture(scope="module")
def graphs(everything):
    """Give the graphs of one source, so that reading them back page by page takes no minutes."""
    wanted = ("/article/", "/meta", "/register/meetings", "/register/bodies")
    return {
        name: everything[name] for name in everything if name and any(w in name for w in wanted)
    }


def quiet(_number, _of):
    pass


@pytest.fixture
def emptied(target):
    with target() as found:
        for name in found.counts():
            if name is None or name.startswith(OURS):
                found.drop(name)


def test_all_graphs_come_back_as_they_were(target, graphs, tmp_path, emptied):
    journal = tmp_path / "j.json"
    with target() as found:
        first = load(graphs, found, Journal(journal, "s"), OURS, quiet)
        second = load(graphs, found, Journal(journal, "s"), OURS, quiet)
        assert first.sent == len(graphs) == 8
        assert second.sent == 0
        for name in graphs:
            assert found.read(name) == graphs[name], name


def test_killed_in_the_middle_and_resumed_it_is_equal(server, target, graphs, tmp_path, emptied):
    journal = tmp_path / "j.json"
    sent = []

    def kill_after_four(number, _of):
        sent.append(number)
        if number == 4:
            server.kill()

    with target() as found, pytest.raises(StoreError, match="cannot be reached, or broke off"):
        load(graphs, found, Journal(journal, "s"), OURS, kill_after_four)
    server.start()
    with target() as found:
        done = load(graphs, found, Journal(journal, "s"), OURS, quiet)
        assert sent == [1, 2, 3, 4]
        assert 0 < done.sent <= len(graphs)
        for name in graphs:
            assert found.read(name) == graphs[name], name


def test_a_graph_that_is_here_no_more_is_dropped_there(target, graphs, tmp_path, emptied):
    old = f"{OURS}article/retracted-00000000"
    with target() as found:
        found.put(old, ["<https://a.example/s> <https://a.example/p> <https://a.example/o> ."])
        assert found.counts()[old] == 1
        few = {name: graphs[name] for name in list(graphs)[:2]}
        done = load(few, found, Journal(tmp_path / "j", "s"), OURS, quiet, prune=True)
        assert done.dropped == 1
        assert old not in found.counts()


def test_awkward_terms_survive(target, emptied):
    lines = sorted(
        [
            '<https://a.example/s> <https://a.example/p> "Тоқаев\\n\\"x\\" \\\\ \u2028"@kk .',
            '<https://a.example/s> <https://a.example/p> "тәт"@kk-latn .',
            '<https://a.example/s> <https://a.example/p> "" .',
            (
                "<https://a.example/s> <https://a.example/day> "
                '"2025-10-24"^^<http://www.w3.org/2001/XMLSchema#date> .'
            ),
            (
                "<https://a.example/s> <https://a.example/month> "
                '"2025-10"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .'
            ),
            (
                "<https://a.example/s> <https://a.example/n> "
                '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .'
            ),
            (
                "<https://a.example/s> <https://a.example/true> "
                '"true"^^<http://www.w3.org/2001/XMLSchema#boolean> .'
            ),
            "<https://a.example/s> <https://a.example/p> <https://a.example/%D0%B6?a=b&c=d> .",
        ]
    )
    with target() as found:
        found.put(f"{OURS}awkward", lines)
        assert list(found.read(f"{OURS}awkward")) == lines


def test_a_graph_larger_than_one_answer_is_read_whole(target, emptied):
    many = servers.ROWS * 2 + 345
    lines = sorted(
        f"<https://a.example/s{n}> <https://a.example/p> <https://a.example/o> ."
        for n in range(many)
    )
    with target() as found:
        found.put(f"{OURS}large", lines)
        assert found.counts()[f"{OURS}large"] == many
        assert list(found.read(f"{OURS}large")) == lines


def test_a_wrong_password_is_one_clear_line(server, target):
    if not server.user:
        pytest.skip("this server asks nobody who they are")
    with target(password="wrong") as found, pytest.raises(StoreError, match="not permitted"):
        found.put(
            f"{OURS}x", ["<https://a.example/s> <https://a.example/p> <https://a.example/o> ."]
        )
    with (
        Target(
            server.url, profile(server.profile), patience=Patience(timeout=20, tries=1)
        ) as found,
        pytest.raises(StoreError, match="not permitted"),
    ):
        found.put(
            f"{OURS}x", ["<https://a.example/s> <https://a.example/p> <https://a.example/o> ."]
        )


def test_an_answer_that_the_server_cuts_is_no_answer(server, target, emptied):
    if server.profile != "virtuoso":
        pytest.skip("this server cuts nothing")
    lines = [
        f"<https://a.example/s{n}> <https://a.example/p> <https://a.example/o> ."
        for n in range(2500)
    ]
    with target() as found:
        found.put(f"{OURS}large", sorted(lines))
    with open_store(f"sparql+{server.url}/sparql") as remote:
        with pytest.raises(StoreError, match=f"cuts answers at {servers.ROWS} rows"):
            remote.select(f"SELECT * {{ GRAPH <{OURS}large> {{ ?s ?p ?o }} }}")
        assert len(remote.dump(f"{OURS}large")) == 2500


def test_stored_queries_answer_from_the_server(server, target, everything, tmp_path, emptied):
    from kurultay import queries
    from kurultay.resources import home

    with target() as found:
        load(everything, found, Journal(tmp_path / "j.json", "s"), OURS, quiet)
    query = queries.load(home())["ministers-at-ots-meetings"]
    path = "/query" if server.profile == "oxigraph" else "/sparql"
    with open_store(f"sparql+{server.url}{path}") as remote:
        rows = queries.run(query, {}, remote).rows
    assert len(rows) == 3
