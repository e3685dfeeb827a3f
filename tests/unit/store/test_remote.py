"""A remote endpoint, answered here by a small server on loopback."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from kurultay.errors import InputError, StoreError
from kurultay.store import Term, open_store
from kurultay.store.remote import Remote

A = "https://a.example/"
TABLE = {
    "head": {"vars": ["s", "name"]},
    "results": {
        "bindings": [
            {
                "s": {"type": "uri", "value": f"{A}s"},
                "name": {"type": "literal", "value": "Бакыт", "xml:lang": "ru"},
            },
            {"s": {"type": "bnode", "value": "b0"}},
        ]
    },
}


def uri(value):
    return {"type": "uri", "value": value}


TRUE = "http://www.w3.org/2001/XMLSchema#boolean"
TRIPLES = [
    {"s": uri(f"{A}s"), "p": uri(f"{A}p"), "o": {"type": "literal", "value": "a"}},
    {"s": uri(f"{A}s"), "p": uri(f"{A}p"), "o": uri(f"{A}z")},
    {
        "s": uri(f"{A}t"),
        "p": uri(f"{A}is"),
        "o": {"type": "typed-literal", "value": "1", "datatype": TRUE},
    },
]


def paged(text):
    """Answer as a server that gives two rows at most, whatever is asked for."""
    if "COUNT" in text:
        count = 4 if "short" in text else len(TRIPLES)
        rows = [{"n": {"type": "literal", "value": str(count)}}]
    else:
        at = int(text.rsplit("OFFSET", 1)[1])
        rows = TRIPLES[at : at + 2]
    return {"head": {"vars": ["s", "p", "o", "n"]}, "results": {"bindings": rows}}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = form["query"][0]
        self.server.seen.append((text, self.headers["Accept"], self.headers["Content-Type"]))
        if "fail" in text:
            self.send_error(503)
            return
        if "slow" in text:
            time.sleep(2)
        if text.startswith("CONSTRUCT"):
            kind, body = "application/n-triples", f"<{A}s> <{A}p> <{A}z> .\n<{A}s> <{A}p> 'a' .\n"
            body = body.replace("'", '"')
        elif "page" in text:
            kind, body = "text/html", "<html>"
        else:
            answer = {"head": {}, "boolean": True} if text.startswith("ASK") else TABLE
            if "COUNT" in text or "ORDER BY" in text:
                answer = paged(text)
            kind, body = "application/sparql-results+json", json.dumps(answer)
        self.send_response(200)
        if "cut" in text:
            self.send_header("X-SPARQL-MaxRows", "2")
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(socket_enabled, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.seen = []
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(server):
    with open_store(f"sparql+http://127.0.0.1:{server.server_port}/sparql") as opened:
        yield opened


def test_a_table_is_read_with_its_terms(store, server):
    found = store.select("SELECT ?s ?name { ?s ?p ?name }")
    assert found.variables == ("s", "name")
    assert found.rows == (
        {"s": Term(f"{A}s", "iri"), "name": Term("Бакыт", "literal", "ru")},
        {"s": Term("b0", "bnode")},
    )
    text, accept, kind = server.seen[0]
    assert text == "SELECT ?s ?name { ?s ?p ?name }"
    assert accept == "application/sparql-results+json"
    assert kind.startswith("application/x-www-form-urlencoded")


def test_yes_or_no_and_triples(store):
    assert store.ask("ASK {}") is True
    made = store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert made == (f'<{A}s> <{A}p> "a" .', f"<{A}s> <{A}p> <{A}z> .")


def test_a_graph_is_read_whole_from_a_server_that_cuts_its_answers(store):
    assert store.dump(f"{A}g") == (
        f'<{A}s> <{A}p> "a" <{A}g> .',
        f"<{A}s> <{A}p> <{A}z> <{A}g> .",
        f'<{A}t> <{A}is> "true"^^<{TRUE}> <{A}g> .',
    )
    with pytest.raises(StoreError, match="3 of the 4 triples"):
        store.dump(f"{A}short")


def test_an_answer_that_was_cut_is_refused(store):
    with pytest.raises(StoreError, match="cuts answers at 2 rows"):
        store.select("SELECT ?cut { ?s ?p ?cut }")


def test_faults_of_the_server_are_one_line_of_ours(store):
    with pytest.raises(StoreError, match="503"):
        store.select("SELECT ?fail { ?s ?p ?fail }")
    with pytest.raises(StoreError, match="JSON"):
        store.select("SELECT ?page { ?s ?p ?page }")
    with pytest.raises(InputError, match="not a SELECT"):
        store.select("ASK {}")


def test_a_slow_answer_is_given_up(server):
    store = Remote(f"http://127.0.0.1:{server.server_port}/", timeout=1)
    with pytest.raises(StoreError, match="within 1 s"):
        store.select("SELECT ?slow { ?s ?p ?slow }")


def test_an_endpoint_that_is_not_there(server):
    server.shutdown()
    server.server_close()
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store(f"http://127.0.0.1:{server.server_port}/").ask("ASK {}")


def test_nothing_is_written_and_nothing_fetched_for_others(store, server):
    for write in (
        lambda: store.update("INSERT DATA { <a:b> <a:c> 1 }"),
        lambda: store.drop(f"{A}g"),
        lambda: store.set_graph(None, ()),
        lambda: store.bulk(()),
        lambda: store.replace(None),
        lambda: store.defer(()),
        store.take_in,
        store.compact,
    ):
        with pytest.raises(StoreError, match="read only"):
            write()
    with pytest.raises(InputError, match="SERVICE"):
        store.select("SELECT ?s { SERVICE <http://b.example/> { ?s ?p ?o } }")
    assert server.seen == []


def test_an_address_without_a_host_is_refused():
    with pytest.raises(StoreError, match="not an http"):
        open_store("http:/nowhere")
