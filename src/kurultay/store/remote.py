"""A SPARQL endpoint somewhere else, to read from; SPARQLWrapper speaks to it."""

# ruff: noqa: ARG002 - the writing methods refuse whatever they are given

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox
from SPARQLWrapper import JSON, N3, POST, POSTDIRECTLY, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kurultay.errors import InputError, StoreError
from kurultay.store import guard
from kurultay.store.closing import Closing
from kurultay.store.protocol import LANG_STRING, XSD_STRING, NamedLines, Solutions, Term

TIMEOUT = 30
"""Units: seconds that an endpoint may take to answer."""
MAX_ANSWER = 256 * 1024 * 1024
"""Units: bytes of one answer."""
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8"


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

    def _fetch(self, text: str, accept: str) -> tuple[bytes, str]:
        guard.inspect(text)
        client = SPARQLWrapper(self._url)
        client.setTimeout(self._timeout)
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY)
        client.setReturnFormat(JSON if accept == _JSON else N3)
        client.setOnlyConneg(onlyConneg=True)
        client.addCustomHttpHeader("Accept", accept)
        client.setQuery(text)
        try:
            with client.query().response as response:
                data: bytes = response.read(MAX_ANSWER + 1)
                media = str(response.headers.get_content_type())
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
        return data, media

    def _fail(self, what: str, error: Exception) -> NoReturn:
        raise StoreError(f"{self._where}: {what}; check the address, try later") from error

    def _answer(self, text: str) -> dict[str, Any]:
        data, _ = self._fetch(text, _JSON)
        try:
            found = json.loads(data)
        except ValueError as error:
            self._fail("does not answer in SPARQL JSON", error)
        if not isinstance(found, dict):
            raise StoreError(f"{self._where}: does not answer in SPARQL JSON; check the address")
        return found

    def select(self, text: str) -> Solutions:
        """Answer a SELECT query."""
        found = self._answer(text)
        try:
            variables = tuple(str(name) for name in found["head"]["vars"])
            rows = tuple(
                {name: term(value) for name, value in binding.items()}
                for binding in found["results"]["bindings"]
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError("query: not a SELECT; a table was asked for") from error
        return Solutions(variables, rows)

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
        return tuple(sorted({f"{quad.triple} ." for quad in quads}))

    def graphs(self) -> tuple[str, ...]:
        """Give the IRIs of the named graphs."""
        found = self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return tuple(sorted(row["g"].value for row in found))

    def dump(self, graph: str | None = "all") -> tuple[str, ...]:
        """Give sorted N-Quads lines of one graph, the default graph (None) or "all"."""
        if graph == "all":
            named = (line for name in self.graphs() for line in self.dump(name))
            return tuple(sorted((*self.dump(None), *named)))
        inner = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        lines = self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inner} }}")
        return tuple(sorted(f"{line[:-1]}<{graph}> ." for line in lines)) if graph else lines

    def count(self) -> int:
        """Count the quads of all graphs."""
        query = "SELECT (COUNT(*) AS ?n) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        return int(self.select(query).rows[0]["n"].value)

    def _refuse(self) -> NoReturn:
        raise StoreError(f"{self._where}: read only from here; export the graph and load it there")

    def replace(self, graph: NamedLines) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def drop(self, graph: str) -> None:
        """Refuse: a remote store is read only."""
        self._refuse()

    def set_graph(self, graph: str | None, lines: Iterable[str]) -> None:
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


def term(value: dict[str, str]) -> Term:
    """Read one binding of the SPARQL 1.1 JSON results format."""
    kind = value["type"]
    if kind == "uri":
        return Term(value["value"], "iri")
    if kind == "bnode":
        return Term(value["value"], "bnode")
    datatype = value.get("datatype")
    plain = datatype in (XSD_STRING, LANG_STRING)
    return Term(value["value"], "literal", value.get("xml:lang"), None if plain else datatype)
