"""A SPARQL endpoint somewhere else, to read from; SPARQLWrapper speaks to it."""

# ruff: noqa: ARG002 - the writing methods refuse whatever they are given

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kurultay.errors import InputError, StoreError
from kurultay.graph.terms import XSD_BOOLEAN
from kurultay.store import guard
from kurultay.store.closing import Closing
from kurultay.store.protocol import (
    LANG_STRING,
    XSD_STRING,
    NamedLines,
    Row,
    Solutions,
    Term,
    Triple,
    by_subject,
)
from kurultay.store.waiting import PackedGraph

TIMEOUT = 30
"""Units: seconds that an endpoint may take to answer."""
MAX_ANSWER = 256 * 1024 * 1024
"""Units: bytes of one answer."""
PAGE = 10_000
"""Units: rows of one page when a graph is read; servers may give fewer."""
_CUT = "X-SPARQL-MaxRows"
"""The header of an answer that was cut."""
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8"


Ask = Callable[[str], Sequence[Row]]
"""Answers a SELECT query."""


class Remote(Closing):
    """An endpoint, read-only; see :class:`kurultay.store.protocol.Store` for its methods."""

    def __init__(self, url: str, *, timeout: int = TIMEOUT) -> None:
        """
        Name the endpoint; nothing is sent yet.

        Errors: StoreError if the address is no http address.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(f"{url}: not an http or https address; check it")
        self._url = url
        self._where = parts.hostname
        self._timeout = timeout

    def _fetch(self, text: str, accept: str, *, whole: bool = True) -> tuple[bytes, str]:
        """Ask; ``whole`` refuses an answer that the server says it cut."""
        guard.inspect(text)
        client = SPARQLWrapper(self._url)
        client.setTimeout(self._timeout)
        client.setMethod(POST)
        # As a form: Virtuoso never answers a query that is posted as it is.
        client.setRequestMethod(URLENCODED)
        client.setReturnFormat(JSON if accept == _JSON else N3)
        client.setOnlyConneg(onlyConneg=True)
        client.addCustomHttpHeader("Accept", accept)
        client.setQuery(text)
        try:
            with client.query().response as response:
                data: bytes = response.read(MAX_ANSWER + 1)
                media = str(response.headers.get_content_type())
                cut = response.headers.get(_CUT) if whole else None
        except HTTPError as error:
            self._fail(f"answers {error.code}", error)
        except TimeoutError as error:
            self._fail(f"no answer within {self._timeout} s", error)
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                self._fail(f"no answer within {self._timeout} s", error)
            self._fail("cannot be reached", error)
        except SPARQLWrapperException as error:
            self._fail("refuses the query", error)
        except OSError as error:
            self._fail("breaks off", error)
        if len(data) > MAX_ANSWER:
            raise StoreError(f"{self._where}: the answer is too large; ask for less")
        if cut:
            raise StoreError(
                f"{self._where}: cuts answers at {cut} rows; ask for less with LIMIT, in parts"
            )
        return data, media

    def _fail(self, what: str, error: Exception) -> NoReturn:
        raise StoreError(f"{self._where}: {what}; check the address, try later") from error

    def _answer(self, text: str, *, whole: bool = True) -> dict[str, Any]:
        data, _ = self._fetch(text, _JSON, whole=whole)
        try:
            found = json.loads(data)
        except ValueError as error:
            self._fail("does not answer in SPARQL JSON", error)
        if not isinstance(found, dict):
            raise StoreError(f"{self._where}: does not answer in SPARQL JSON; check the address")
        return found

    def select(self, text: str) -> Solutions:
        """Answer a SELECT query."""
        return self._select(text, whole=True)

    def _select(self, text: str, *, whole: bool) -> Solutions:
        found = self._answer(text, whole=whole)
        try:
            variables = tuple(str(name) for name in found["head"]["vars"])
            rows = tuple(
                {name: term(value) for name, value in binding.items()}
                for binding in found["results"]["bindings"]
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError("query: not a SELECT; a table was asked for") from error
        return Solutions(variables, rows)

    def _part(self, text: str) -> Sequence[Row]:
        return self._select(text, whole=False).rows

    def match(
        self, pattern: Triple, graph: str | None = None, limit: int | None = None
    ) -> tuple[Triple, ...]:
        """Give the triples of a graph that fit a pattern."""
        text = " ".join(pattern)
        where = f"GRAPH <{graph}> {{ {text} }}" if graph else text
        most = f" LIMIT {limit}" if limit is not None else ""
        if not any(each.startswith("?") for each in pattern):
            return (pattern,) if self.ask(f"ASK {{ {where} }}") else ()
        rows = self.select(f"SELECT * WHERE {{ {where} }}{most}")
        return tuple(
            (_bound(pattern[0], row), _bound(pattern[1], row), _bound(pattern[2], row))
            for row in rows
        )

    def ask(self, text: str) -> bool:
        """Answer an ASK query."""
        found = self._answer(text)
        if not isinstance(found.get("boolean"), bool):
            raise InputError("query: not an ASK; a yes or no was asked for")
        return bool(found["boolean"])

    def construct(self, text: str) -> tuple[str, ...]:
        """Answer a CONSTRUCT or DESCRIBE query with sorted N-Triples lines."""
        data, media = self._fetch(text, _TRIPLES)
        syntax = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.N_TRIPLES
        try:
            quads = list(ox.parse(data, syntax))
        except (SyntaxError, ValueError) as error:
            self._fail("does not answer in triples", error)
        lines = tuple(sorted({f"{quad.triple} ." for quad in quads}))
        if len(lines) == PAGE:
            # Virtuoso says nothing where it cuts a graph, only where it cuts rows.
            raise StoreError(
                f"{self._where}: gives just {PAGE} triples, so it cut the answer; ask in parts"
            )
        return lines

    def graphs(self) -> tuple[str, ...]:
        """Give the IRIs of the named graphs."""
        query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
        return tuple(sorted(row["g"].value for row in pages(self._part, query)))

    def dump(self, graph: str | None = "all") -> tuple[str, ...]:
        """Give sorted N-Quads lines of one graph, the default graph (None) or "all"."""
        if graph == "all":
            named = (line for name in self.graphs() for line in self.dump(name))
            return tuple(sorted((*self.dump(None), *named)))
        lines = graph_lines(self._part, graph, self._where)
        return tuple(sorted(f"{line[:-1]}<{graph}> ." for line in lines)) if graph else lines

    def nodes(self, graph: str | None = None) -> Iterator[tuple[str, ...]]:
        """Give the lines of one graph, those of one subject at a time."""
        yield from by_subject(self.dump(graph))

    def count(self) -> int:
        """Count the quads of all graphs."""
        query = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        return int(self.select(query).rows[0]["n"].value)

    def _refuse(self) -> NoReturn:
        raise StoreError(f"{self._where}: read only from here; export the graph and load it there")

    def replace(self, graph: NamedLines) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def replace_many(self, graphs: Iterable[NamedLines]) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def defer(self, graphs: Iterable[PackedGraph]) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def take_in(self, most: int | None = None) -> int:
        """Refuse: a remote store is read only."""
        self._refuse()

    def compact(self) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def drop(self, graph: str) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def set_graph(self, graph: str | None, lines: Iterable[str]) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def patch(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def bulk(self, lines: Iterable[str]) -> int:
        """Refuse: a remote store is read only."""
        self._refuse()

    def update(self, text: str) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def close(self) -> None:
        """Do nothing: each question has its own connection."""


def _bound(term: str, row: Row) -> str:
    return row[term[1:]].n3() if term.startswith("?") else term


def pages(ask: Ask, query: str) -> Iterator[Row]:
    """
    Go through all rows of an ordered query, page by page, however early the server cuts.

    The order stands in a query of its own: Virtuoso sorts no further than 10,000 rows where the
    limit stands beside the order.
    """
    at = 0
    while True:
        rows = ask(f"SELECT * WHERE {{ {{ {query} }} }} LIMIT {PAGE} OFFSET {at}")
        yield from rows
        at += len(rows)
        if not rows:
            return


def graph_lines(ask: Ask, graph: str | None, where: str) -> tuple[str, ...]:
    """
    Read a whole graph, page by page, as sorted N-Triples lines.

    Errors: StoreError if other triples come than the server counts.
    """
    inner = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    counted = ask(f"SELECT (COUNT(*) AS ?n) WHERE {{ {inner} }}")
    wanted = int(counted[0]["n"].value)
    rows = list(pages(ask, f"SELECT ?s ?p ?o WHERE {{ {inner} }} ORDER BY ?s ?p ?o"))
    if len(rows) != wanted:
        name = graph or "its default graph"
        raise StoreError(f"{where}: gives {len(rows)} of the {wanted} triples of {name}; try again")
    return tuple(sorted(" ".join(row[name].n3() for name in "spo") + " ." for row in rows))


def term(value: dict[str, str]) -> Term:
    """Read one binding of the SPARQL 1.1 JSON results format."""
    kind = value["type"]
    if kind == "uri":
        return Term(value["value"], "iri")
    if kind == "bnode":
        return Term(value["value"], "bnode")
    datatype = value.get("datatype")
    text = value["value"]
    if datatype == XSD_BOOLEAN:
        # Virtuoso gives numbers for truth values.
        text = {"1": "true", "0": "false"}.get(text, text)
    plain = datatype in (XSD_STRING, LANG_STRING)
    return Term(text, "literal", value.get("xml:lang"), None if plain else datatype)
