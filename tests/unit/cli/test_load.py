"""The verb ``load``: what it asks for, what it tells, and that it keeps secrets."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from kurultay import cli
from kurultay.store import open_store

A = "https://w3id.org/kurultay/graph/"
LINES = ["<https://a.example/s> <https://a.example/p> <https://a.example/o>"]


@pytest.fixture
def call(monkeypatch, capfd, tmp_path):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "KURULTAY_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def run(*args):
        with pytest.raises(SystemExit) as ended:
            cli.main(["load", *map(str, args)])
        out, err = capfd.readouterr()
        return ended.value.code, out, err

    return run


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store") as opened:
        opened.bulk([f"{LINES[0]} .", f"{LINES[0]} <{A}one> ."])
    return tmp_path / "store"


class Handler(BaseHTTPRequestHandler):
    """A server that keeps the number of lines of each graph."""

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.auth.append(self.headers.get("Authorization"))
        self.server.graphs[
            parse_qs(self.path.partition("?")[2], keep_blank_values=True)["graph"][0]
        ] = body.count(b"\n")
        self.send_response(204)
        self.end_headers()

    def do_POST(self):
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        rows = [
            {"g": {"type": "uri", "value": g}, "n": {"type": "literal", "value": str(n)}}
            for g, n in sorted(self.server.graphs.items())
        ]
        body = json.dumps(
            {"head": {"vars": []}, "results": {"bindings": rows if "OFFSET 0" in query else []}}
        ).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(socket_enabled):
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.graphs, server.auth = {}, []
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_store_is_loaded_told_and_not_loaded_twice(call, store, server, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("p4ss\nsecond line\n")
    url = f"http://127.0.0.1:{server.server_port}"
    args = ("--store", store, "--to", url, "--profile", "rdf4j")
    args += ("--user", "me", "--password-file", secret)
    code, out, err = call(*args)
    assert (code, out) == (0, "")
    assert server.graphs == {f"{A}merged": 1, f"{A}one": 1}
    assert set(server.auth) == {"Basic bWU6cDRzcw=="}
    assert "p4ss" not in err
    server.auth.clear()
    assert call(*args)[0] == 0
    assert server.auth == []


def test_a_dry_run_tells_and_writes_nothing(call, store, server):
    server.graphs = {f"{A}gone": 9}
    url = f"http://127.0.0.1:{server.server_port}"
    code, out, _ = call("--store", store, "--to", url, "--profile", "rdf4j", "--dry-run")
    assert code == 0
    assert out.splitlines() == [
        "graph,action,triples",
        f"{A}merged,new,1",
        f"{A}one,new,1",
        f"{A}gone,stale,9",
    ]
    assert server.graphs == {f"{A}gone": 9}


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        ((), 2, "say where to with --to URL"),
        (("--to", "here"), 2, "not the http or https address"),
        (("--to", "http://a", "--profile", "access"), 2, "no such profile; use one of: oxigraph"),
        (("--to", "http://a", "--auth", "magic"), 2, "no such kind; use one of: none"),
        (("--to", "http://a", "--password-file", "x"), 3, "x: cannot be read"),
        (("missing.nq", "--to", "http://a"), 3, "missing.nq: cannot be read"),
        (("--to", "http://a", "--store", "nowhere"), 6, "no store there"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(call, args, code, says):
    found, out, err = call(*args)
    assert (found, out) == (code, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_server_that_is_not_there_is_exit_6(call, store, server):
    url = f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    code, _, err = call("--store", store, "--to", url, "--tries", "1")
    assert code == 6
    assert "cannot be reached" in err
