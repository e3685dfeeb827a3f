"""A server that is written to, answered here by a small server on loopback."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kurultay.errors import StoreError, UsageError
from kurultay.store.profiles import PROFILES, address, profile
from kurultay.store.target import Patience, Secret, Target

A = "https://a.example/"
LINES = [f"<{A}s{n}> <{A}p> <{A}o> ." for n in range(5)]


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        self.server.seen.append((self.command, self.path, body, self.headers.get("Authorization")))
        code, text, headers = self.server.script.pop(0) if self.server.script else (200, "", {})
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    do_POST = do_PUT = answer  # noqa: N815 - http.server asks for these names

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(socket_enabled, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.seen, server.script = [], []
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def target(server):
    """Give a way to name the server: a profile, changes to it, who asks."""
    pauses = []
    server.pauses = pauses

    def make(name="oxigraph", secret=None, **changes):
        from dataclasses import replace

        return Target(
            f"http://127.0.0.1:{server.server_port}/",
            replace(profile(name), **changes),
            secret,
            Patience(timeout=5, tries=3, pause=0.5, sleep=pauses.append),
        )

    return make


def test_a_graph_is_put_in_chunks_the_first_of_which_replaces(target, server):
    target(chunk=2).put(f"{A}g", LINES)
    assert [(verb, path) for verb, path, _, _ in server.seen] == [
        ("PUT", "/store?graph=https%3A%2F%2Fa.example%2Fg"),
        ("POST", "/store?graph=https%3A%2F%2Fa.example%2Fg"),
        ("POST", "/store?graph=https%3A%2F%2Fa.example%2Fg"),
    ]
    assert "".join(body for _, _, body, _ in server.seen) == "".join(f"{x}\n" for x in LINES)


def test_an_empty_graph_is_emptied_there(target, server):
    target().put(None, [])
    assert server.seen == [("PUT", "/store?default", "", None)]


def test_servers_without_the_graph_store_protocol_get_small_updates(target, server):
    target("blazegraph", chunk=3).put(f"{A}g", LINES)
    texts = [body for _, _, body, _ in server.seen]
    assert texts[0] == f"DROP SILENT GRAPH <{A}g>"
    assert [text.count("<https://a.example/p>") for text in texts] == [0, 3, 2]
    assert {path for _, path, _, _ in server.seen} == {"/sparql"}


def test_a_busy_server_is_asked_again_after_a_pause_that_it_may_name(target, server):
    server.script = [(503, "", {}), (429, "", {"Retry-After": "7"})]
    target().drop(f"{A}g")
    assert len(server.seen) == 3
    assert server.pauses == [0.5, 7.0]


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        (401, "", "not permitted; give --user"),
        (403, "<html>no</html>", "not permitted"),
        (500, "Virtuoso 42000 Error SR186: No permission to execute", "not permitted"),
        (507, "", "its disk is full"),
        (500, "IO error: No space left on device", "its disk is full"),
        (413, "", "smaller --chunk"),
        (404, "", "check the address and --profile"),
        (400, "<b>parse</b> error at 7", "answers 400 (parse error at 7)"),
    ],
)
def test_a_refusal_is_one_clear_line_at_once(target, server, code, text, says):
    server.script = [(code, text, {})] * 3
    with pytest.raises(StoreError) as caught:
        target().put(None, LINES)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(server.seen) == 1


def test_a_server_that_stays_busy_is_given_up(target, server):
    server.script = [(503, "later", {})] * 3
    with pytest.raises(StoreError, match="answers 503"):
        target().put(None, LINES)
    assert len(server.seen) == 3


def test_no_server_is_one_clear_line(target, server):
    found = target()
    server.shutdown()
    server.server_close()
    with pytest.raises(StoreError, match="cannot be reached, or broke off"):
        found.put(None, LINES)


def test_what_proves_who_we_are_is_sent_and_never_shown(target, server):
    target(secret=Secret(token="t0k")).drop("g")
    target("fuseki", Secret("u", "p4ss")).drop("g")
    assert [auth for *_, auth in server.seen] == ["Bearer t0k", "Basic dTpwNHNz"]
    assert "t0k" not in repr(Secret(token="t0k"))
    assert "p4ss" not in repr(Secret("u", "p4ss"))


def test_counts_come_by_graph_with_the_default_graph_where_there_is_one(target, server):
    def table(*rows):
        found = {"head": {"vars": []}, "results": {"bindings": list(rows)}}
        return 200, json.dumps(found), {}

    graph = {"g": {"type": "uri", "value": f"{A}g"}, "n": {"type": "literal", "value": "3"}}
    server.script = [table(graph), table(), table({"n": {"type": "literal", "value": "8"}})]
    assert target().counts() == {f"{A}g": 3, None: 8}
    server.script = [table()]
    assert target("virtuoso").counts() == {}


def test_a_page_that_is_no_table_is_told(target, server):
    server.script = [(200, "<html>", {})]
    with pytest.raises(StoreError, match="does not answer in SPARQL JSON"):
        target().counts()


def test_every_profile_is_complete():
    for name, each in PROFILES.items():
        assert each.name == name
        assert each.chunk > 0
        assert each.way == "update" or each.graph("https://a.example/g").startswith("graph=")
    with pytest.raises(UsageError, match="no such profile"):
        profile("access")


@pytest.mark.parametrize("url", ["ftp://a", "http://", "here", "http://a/?x=1"])
def test_an_address_is_a_server(url):
    with pytest.raises(UsageError, match="not the http or https address"):
        address(url)


def test_an_address_holds_no_password_and_it_is_not_repeated():
    with pytest.raises(UsageError, match="KURULTAY_PASSWORD") as caught:
        address("http://me:s3cret@a.example/")
    assert "s3cret" not in str(caught.value)
