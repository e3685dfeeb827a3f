"""
Loading graphs into a server: each by itself, only what changed, counted afterwards.

A journal beside the user's other state says which graph was sent with which content. A graph is
passed over only if the journal knows its content and the server still counts as many triples, so
a load that broke off goes on where it stopped, and a server that was emptied is filled again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import pyoxigraph

from kurultay.errors import InputError, StoreError
from kurultay.store import Store

Graphs = Mapping[str | None, Sequence[str]]
"""N-Triples lines by graph; None is the default graph."""

Tell = Callable[[int, int], None]
"""Hears of progress: how many graphs are sent, of how many."""

_BLANK = re.compile(r" _:\w+ \.$")


class Receiver(Protocol):
    """What graphs are loaded into; ``kurultay.store.target.Target`` is one."""

    def put(self, graph: str | None, lines: Sequence[str]) -> None:
        """Make a graph hold exactly these lines."""

    def drop(self, graph: str | None) -> None:
        """Take a graph away."""

    def counts(self) -> dict[str | None, int]:
        """Count the triples of each graph."""


@dataclass(frozen=True, slots=True)
class Step:
    """One graph, and what is to be done: "new", "changed", "unchanged", "stale" or "drop"."""

    graph: str | None
    action: str
    triples: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: its steps, and how many graphs it sent and dropped."""

    steps: tuple[Step, ...]
    sent: int
    dropped: int


class Journal:
    """Which graphs have been sent where, in a file that is replaced as a whole."""

    def __init__(self, path: Path, server: str) -> None:
        """
        Read what is known of a server.

        Errors: InputError if the file is none of ours.
        """
        self._path = path
        self._server = server
        self._all: dict[str, dict[str, str]] = {}
        if path.is_file():
            try:
                self._all = json.loads(path.read_text("utf-8"))
                self._own = dict(self._all.get(server, {}))
            except (OSError, ValueError, AttributeError, TypeError) as error:
                reason = f"{path}: no journal of loads; name another with --journal, or delete it"
                raise InputError(reason) from error
        else:
            self._own = {}

    def knows(self, graph: str | None, digest: str) -> bool:
        """Tell whether a graph was sent with this content."""
        return self._own.get(graph or "") == digest

    def note(self, graph: str | None, digest: str | None) -> None:
        """Note a graph as sent, or with None as not to be relied on."""
        if digest is None:
            self._own.pop(graph or "", None)
        else:
            self._own[graph or ""] = digest

    def save(self) -> None:
        """
        Write the file.

        Errors: InputError if it cannot be written.
        """
        self._all[self._server] = dict(sorted(self._own.items()))
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(self._all, indent=1, sort_keys=True) + "\n", "utf-8")
            draft.replace(self._path)
        except OSError as error:
            reason = f"{self._path}: cannot be written: {error.strerror}; name another --journal"
            raise InputError(reason) from error


class StoreGraphs(Mapping[str | None, Sequence[str]]):
    """The graphs of a store, read one at a time; ``default`` names its default graph."""

    def __init__(self, store: Store, default: str | None) -> None:
        """Take a store that stays open."""
        self._store = store
        self._default = default
        self._names: dict[str | None, str | None] = {default: None}
        self._names |= {name: name for name in store.graphs()}

    def __getitem__(self, graph: str | None) -> tuple[str, ...]:
        """Give a graph's N-Triples lines, sorted."""
        return triples(self._store.dump(self._names[graph]))

    def __iter__(self) -> Iterator[str | None]:
        """Go through the names, the default graph first."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the graphs."""
        return len(self._names)


def by_graph(lines: Iterable[str], default: str | None) -> dict[str | None, tuple[str, ...]]:
    """
    Sort N-Quads lines into graphs of N-Triples lines.

    ``default`` is the name that the default graph goes under, None where it has none.
    Errors: InputError for a blank node: what is sent twice must not grow.
    """
    found: dict[str | None, set[str]] = {}
    for quad in pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS):
        assert isinstance(quad, pyoxigraph.Quad), "N-Quads hold quads"
        name = quad.graph_name
        graph = name.value if isinstance(name, pyoxigraph.NamedNode) else default
        found.setdefault(graph, set()).add(f"{quad.triple} .")
    return {name: _named(found[name]) for name in sorted(found, key=lambda one: one or "")}


def triples(lines: Iterable[str]) -> tuple[str, ...]:
    """
    Give the triples of N-Quads lines, whatever graph they are of.

    Errors: InputError for a blank node.
    """
    return next(iter(by_graph(lines, None).values()), ())


def _named(lines: Iterable[str]) -> tuple[str, ...]:
    for line in lines:
        if line.startswith("_:") or _BLANK.search(line):
            raise InputError(
                f"a blank node cannot be loaded twice without growing: {line[:80]}; "
                "give it an IRI first"
            )
    return tuple(sorted(lines))


def digest(lines: Sequence[str]) -> str:
    """Give the hash of a graph's content."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode() + b"\n")
    return found.hexdigest()


def plan(
    graphs: Graphs, there: Mapping[str | None, int], journal: Journal, ours: str
) -> list[Step]:
    """Say what is to be done; "stale" graphs begin with ``ours`` and are not in the source."""
    steps = []
    for graph, lines in graphs.items():
        content = digest(lines)
        same = there.get(graph, 0) == len(lines) and journal.knows(graph, content)
        action = "unchanged" if same else "changed" if there.get(graph) else "new"
        steps.append(Step(graph, action, len(lines), content))
    stale = (name for name in there if name and name not in graphs and name.startswith(ours))
    return [*steps, *(Step(name, "stale", there[name]) for name in sorted(stale))]


def load(
    graphs: Graphs,
    to: Receiver,
    journal: Journal,
    ours: str,
    tell: Tell,
    *,
    prune: bool = False,
) -> Loaded:
    """
    Send what changed, drop what is stale if asked to, and count all of it.

    Errors: StoreError if the server fails, or counts otherwise than what was sent.
    """
    steps = plan(graphs, to.counts(), journal, ours)
    todo = [step for step in steps if step.action in ("new", "changed")]
    drops = [step for step in steps if prune and step.action == "stale"]
    try:
        for number, step in enumerate(todo, 1):
            journal.note(step.graph, None)
            to.put(step.graph, graphs[step.graph])
            journal.note(step.graph, step.digest)
            tell(number, len(todo))
        for step in drops:
            to.drop(step.graph)
            journal.note(step.graph, None)
        _verify(steps, to.counts(), journal)
    finally:
        journal.save()
    gone = {step.graph for step in drops}
    told = (replace(step, action="drop") if step.graph in gone else step for step in steps)
    return Loaded(tuple(told), len(todo), len(drops))


def _verify(steps: Iterable[Step], there: Mapping[str | None, int], journal: Journal) -> None:
    """Compare what the server counts with what was sent."""
    kept = [step for step in steps if step.action != "stale"]
    wrong = [step for step in kept if there.get(step.graph, 0) != step.triples]
    for step in wrong:
        journal.note(step.graph, None)
    if wrong:
        one = wrong[0]
        raise StoreError(
            f"{len(wrong)} graphs did not arrive whole, as {one.graph or 'the default graph'}: "
            f"{there.get(one.graph, 0)} of {one.triples} triples; run the load again"
        )
