"""A server that graphs are written to: Graph Store Protocol or SPARQL update, through httpx."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import urlencode, urlsplit

import httpx

from kurultay.errors import StoreError
from kurultay.store.closing import Closing
from kurultay.store.profiles import Profile, address
from kurultay.store.protocol import Row
from kurultay.store.remote import graph_lines, pages, term

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_FULL = re.compile(r"no space left|disk (?:is )?full|quota|insufficient storage", re.IGNORECASE)
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Secret:
    """Who asks; ``repr`` never shows what must not be shown."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """Units: ``timeout`` and ``pause`` in seconds; ``tries`` requests before giving up."""

    timeout: float = 300.0
    tries: int = 5
    pause: float = 0.5
    sleep: Callable[[float], None] = time.sleep


class Target(Closing):
    """
    One server, to write graphs to and to read them back from.

    Errors: every method raises StoreError: not permitted, not found, full, cut, no answer.
    """

    def __init__(
        self,
        url: str,
        profile: Profile,
        secret: Secret | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Name the server; nothing is sent yet."""
        self.profile = profile
        self._patience = patience or Patience()
        self._base = address(url)
        self._where = urlsplit(url).netloc
        who = secret or Secret()
        self._client = httpx.Client(
            timeout=httpx.Timeout(self._patience.timeout, connect=10.0),
            **_credentials(profile, who),
        )

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def put(self, graph: str | None, lines: Sequence[str]) -> None:
        """Make a graph hold exactly these N-Triples lines, in as many requests as they need."""
        chunk = self.profile.chunk
        parts = [lines[at : at + chunk] for at in range(0, len(lines), chunk)] or [lines]
        if self.profile.way == "update":
            self.drop(graph)
            for part in parts:
                self.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n" + "\n".join(part) + "\n} }")
            return
        for number, part in enumerate(parts):
            body = "".join(f"{line}\n" for line in part).encode()
            self._send(
                "POST" if number else "PUT",
                f"{self.profile.graphs}?{self.profile.graph(graph)}",
                body,
                {"Content-Type": "application/n-triples"},
            )

    def drop(self, graph: str | None) -> None:
        """Take a graph away; one that is not there is no error."""
        self.update(f"DROP SILENT GRAPH <{graph}>" if graph else "DROP SILENT DEFAULT")

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        kind = {"Content-Type": "application/sparql-update"}
        self._send("POST", self.profile.update, text.encode(), kind)

    def counts(self) -> dict[str | None, int]:
        """Count the triples of each graph; None is the default graph, where the server has one."""
        query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
        found: dict[str | None, int] = {
            row["g"].value: int(row["n"].value) for row in pages(self.select, query)
        }
        if self.profile.default is not None:
            rows = self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
            found[None] = int(rows[0]["n"].value)
        return found

    def read(self, graph: str | None) -> tuple[str, ...]:
        """
        Read a graph back, page by page, as sorted N-Triples lines.

        Errors: StoreError also if fewer triples come than the server counts.
        """
        return graph_lines(self.select, graph, self._where)

    def select(self, text: str) -> list[Row]:
        """Answer a SELECT query."""
        # As a form: Virtuoso never answers a query that is posted as it is.
        kind = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/sparql-results+json",
        }
        body = urlencode({"query": text}).encode()
        answer = self._send("POST", self.profile.query, body, kind)
        try:
            found: Any = json.loads(answer.content)
            bindings = found["results"]["bindings"]
            return [{name: term(value) for name, value in row.items()} for row in bindings]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self._fail("does not answer in SPARQL JSON; check the address and --profile", error)

    def _send(self, verb: str, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """Send a request, again where the server is only busy; all that we send may be repeated."""
        patience = self._patience
        for attempt in range(1, patience.tries + 1):
            last = attempt == patience.tries
            pause = patience.pause * 2 ** (attempt - 1)
            try:
                answer = self._client.request(
                    verb, self._base + path, content=body, headers=headers
                )
            except httpx.TimeoutException as error:
                if last:
                    self._fail(f"no answer within {patience.timeout:g} s; try --timeout", error)
            except httpx.TransportError as error:
                if last:
                    self._fail("cannot be reached, or broke off; check it, then run again", error)
            else:
                if answer.is_success:
                    return answer
                if last or answer.status_code not in _AGAIN or _final(answer):
                    self._refused(answer)
                pause = _asked(answer) or pause
            patience.sleep(min(pause, _LONGEST_WAIT))
        raise AssertionError("the last attempt returns or raises")

    def _refused(self, answer: httpx.Response) -> NoReturn:
        code = answer.status_code
        if code in (401, 403) or _locked(answer):
            self._fail(
                "not permitted; give --user with KURULTAY_PASSWORD or --password-file, "
                "or a token, and see --auth"
            )
        if code == 507 or _FULL.search(answer.text):
            self._fail("its disk is full; make room there, then run again")
        if code == 413:
            self._fail(f"takes no {self.profile.chunk} triples at once; try a smaller --chunk")
        if code in (404, 405, 501) or answer.is_redirect:
            self._fail(f"answers {code}; check the address and --profile")
        said = " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())[:160]
        self._fail(f"answers {code}{f' ({said})' if said else ''}; see its log")

    def _fail(self, what: str, error: Exception | None = None) -> NoReturn:
        raise StoreError(f"{self._where}: {what}") from error


def _credentials(profile: Profile, who: Secret) -> dict[str, Any]:
    if who.token:
        return {"headers": {"Authorization": f"Bearer {who.token}"}}
    if not who.user:
        return {}
    if profile.auth == "digest":
        return {"auth": httpx.DigestAuth(who.user, who.password)}
    return {"auth": httpx.BasicAuth(who.user, who.password)}


def _asked(answer: httpx.Response) -> float | None:
    """Give the seconds that the server asks to wait."""
    stated = answer.headers.get("Retry-After", "")
    return float(stated) if stated.isdecimal() else None


def _final(answer: httpx.Response) -> bool:
    """Tell whether a fault of the server will still be there at the next try."""
    return _locked(answer) or bool(_FULL.search(answer.text))


def _locked(answer: httpx.Response) -> bool:
    """Tell whether Virtuoso refuses an update for want of rights, which it answers with 500."""
    return answer.status_code == 500 and bool(
        re.search(r"(?:SR186|SECURITY|[Nn]o permission|denied)", answer.text)
    )
