"""What every store offers, and the plain values that come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self

from kurultay.graph.write import escape

if TYPE_CHECKING:
    from kurultay.store.waiting import PackedGraph

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

TermKind = Literal["iri", "literal", "bnode"]


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An RDF term of an answer; ``str`` of it is the bare value."""

    value: str
    kind: TermKind = "literal"
    lang: str | None = None
    datatype: str | None = None

    def n3(self) -> str:
        """Give the term as N-Triples writes it."""
        if self.kind == "iri":
            return f"<{self.value}>"
        if self.kind == "bnode":
            return f"_:{self.value}"
        text = f'"{escape(self.value)}"'
        if self.lang:
            return f"{text}@{self.lang}"
        if self.datatype and self.datatype != XSD_STRING:
            return f"{text}^^<{self.datatype}>"
        return text

    def __str__(self) -> str:
        """Give the value without quotes, brackets, language or datatype."""
        return self.value


Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples writes them; in a pattern also variables, ``?x``."""

Row = dict[str, Term]
"""One solution: variable name → term; an unbound variable has no entry."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: its variables in order, and its rows in the store's order."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Give lines in runs of one subject."""
    for _, some in groupby(lines, key=lambda line: line.partition(" ")[0]):
        yield tuple(some)


class NamedLines(Protocol):
    """A named graph as text: an ``ArticleGraph``, or anything of its shape."""

    @property
    def name(self) -> str:
        """The graph's IRI."""

    @property
    def nquads(self) -> Sequence[str]:
        """Its quads as N-Quads lines, without line ends."""


class Store(Protocol):
    """
    A set of named graphs and a default graph.

    Each writing method is all or nothing, and has reached the disk when it returns.
    """

    def replace(self, graph: NamedLines) -> None:
        """
        Put an article's graph in place of whatever stood under its name.

        Errors: StoreError if the store refuses, InputError if a line belongs to another graph.
        """

    def replace_many(self, graphs: Iterable[NamedLines]) -> None:
        """
        Put graphs in place of what stood under their names.

        Each is whole or as before if this is cut off; all are on the disk when it returns.

        Errors: as ``replace``.
        """

    def defer(self, graphs: Iterable[PackedGraph]) -> None:
        """
        Put graphs on the disk, where they wait until they are taken in.

        Then they stand in place of what stood under their names. All other methods that write to
        graphs of articles take in first what waits; those that read do not see it.

        Errors: StoreError if the store refuses.
        """

    def take_in(self, most: int | None = None) -> int:
        """
        Take in graphs that wait, the eldest first.

        Shape: up to ``most`` lots of ``defer``, all if there is no number; how many are left.
        Errors: StoreError if the store refuses.
        """

    def compact(self) -> None:
        """Put the files in order after much was written: questions then look into fewer."""

    def drop(self, graph: str) -> None:
        """Take a named graph away; a graph that is not there is no error."""

    def set_graph(self, graph: str | None, lines: Iterable[str]) -> None:
        """Make a named graph, or the default graph (None), hold exactly these lines."""

    def patch(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Take N-Quads lines out, whichever graphs they are of, and put others in, in one step."""

    def bulk(self, lines: Iterable[str]) -> int:
        """Add many N-Quads lines at once and give how many quads the store holds then."""

    def select(self, text: str) -> Solutions:
        """
        Answer a SELECT query.

        Errors: InputError if the query is broken or refused, StoreError if the store fails.
        """

    def match(
        self, pattern: Triple, graph: str | None = None, limit: int | None = None
    ) -> tuple[Triple, ...]:
        """
        Give the triples of a named graph, or the default graph (None), that fit a pattern.

        Shape: up to ``limit`` of them, in any order; no two variables may have one name.
        Errors: as ``select``.
        """

    def ask(self, text: str) -> bool:
        """Answer an ASK query."""

    def construct(self, text: str) -> tuple[str, ...]:
        """Answer a CONSTRUCT or DESCRIBE query with sorted N-Triples lines."""

    def update(self, text: str) -> None:
        """Run a SPARQL update, LOAD and SERVICE excepted."""

    def graphs(self) -> tuple[str, ...]:
        """Give the IRIs of the named graphs, sorted."""

    def dump(self, graph: str | None = "all") -> tuple[str, ...]:
        """
        Give N-Quads lines, sorted: of one named graph, the default graph (None) or "all".

        Shape: lines of the default graph have no fourth term, so they are N-Triples.
        """

    def nodes(self, graph: str | None = None) -> Iterator[tuple[str, ...]]:
        """
        Give the lines of a named graph or the default graph, those of one subject at a time.

        Shape: each subject once, in any order; of a large graph few are in memory.
        """

    def count(self) -> int:
        """Count the quads of all graphs."""

    def close(self) -> None:
        """Let the store go; a second time is no error."""

    def __enter__(self) -> Self:
        """Enter a with block."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
