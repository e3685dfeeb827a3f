"""
How the triple stores of this world differ, as data.

Source: measured on Oxigraph 0.5 and Virtuoso 7.2; the others as their documentation has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from kurultay.errors import UsageError

Auth = Literal["none", "basic", "digest", "bearer"]
Way = Literal["graph-store", "update"]


@dataclass(frozen=True, slots=True)
class Profile:
    """
    One kind of server.

    ``query``, ``update`` and ``graphs`` are paths below the address that is given; ``default`` is
    what names the default graph in the Graph Store Protocol, None where the server has none of its
    own (it is the union of all graphs, or there is none), so that it must go under a name.
    Units: ``chunk`` triples of one request.
    """

    name: str
    query: str
    update: str
    graphs: str
    way: Way = "graph-store"
    auth: Auth = "basic"
    default: str | None = "default"
    chunk: int = 50_000
    measured: bool = False

    def graph(self, iri: str | None) -> str:
        """Give the query part that names a graph in the Graph Store Protocol."""
        if iri is None:
            return self.default or ""
        return f"graph={quote(iri, safe='')}"


PROFILES = {
    each.name: each
    for each in (
        Profile("oxigraph", "/query", "/update", "/store", auth="none", measured=True),
        Profile(
            "virtuoso",
            "/sparql",
            "/sparql-auth",
            "/sparql-graph-crud-auth",
            auth="digest",
            default=None,
            measured=True,
        ),
        Profile("fuseki", "/query", "/update", "/data"),
        # Asked without a graph, these three answer from all graphs together.
        Profile("rdf4j", "", "/statements", "/rdf-graphs/service", default=None),
        Profile("graphdb", "", "/statements", "/rdf-graphs/service", default=None),
        Profile("qlever", "", "", "", auth="bearer", default=None),
        Profile("stardog", "/query", "/update", ""),
        # These two speak no Graph Store Protocol; an update must stay small.
        Profile("blazegraph", "/sparql", "/sparql", "", way="update", default=None, chunk=1_000),
        Profile(
            "neptune",
            "/sparql",
            "/sparql",
            "",
            way="update",
            auth="none",
            default=None,
            chunk=1_000,
        ),
    )
}
"""The kinds of server by name."""


def profile(name: str) -> Profile:
    """
    Give the profile of a name.

    Errors: UsageError if there is none.
    """
    if name not in PROFILES:
        raise UsageError(f"--profile {name}: no such profile; use one of: {', '.join(PROFILES)}")
    return PROFILES[name]


def address(url: str) -> str:
    """
    Check a server's address and give it without its last slash.

    Errors: UsageError if it is no http address, or holds a password.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"{_bare(url)}: not the http or https address of a server; check it")
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"{_bare(url)}: no names or passwords in an address; use --user and the environment "
            "variable KURULTAY_PASSWORD, or --password-file"
        )
    return url.rstrip("/")


def _bare(url: str) -> str:
    """Give an address without what stands before its host, which may be a secret."""
    before, at, after = url.rpartition("@")
    return before.partition("//")[0] + "//…@" + after if at else url
