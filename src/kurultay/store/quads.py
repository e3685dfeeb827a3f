"""N-Quads lines of graphs: whose they are, and what they are as triples and as updates."""

from __future__ import annotations

from collections.abc import Iterator

from kurultay.errors import InputError
from kurultay.store.protocol import NamedLines


def replacement(graph: NamedLines) -> str:
    """Give the SPARQL update that puts a graph in place of whatever stood under its name."""
    triples = "\n".join(triple(line, graph.name) for line in graph.nquads)
    update = f"DROP SILENT GRAPH <{graph.name}>"
    if triples:
        update += f"; INSERT DATA {{ GRAPH <{graph.name}> {{\n{triples}\n}} }}"
    return update


def own(graph: NamedLines) -> Iterator[str]:
    """
    Give the lines of a graph.

    Errors: InputError if one of them belongs to another graph.
    """
    end = f" <{graph.name}> ."
    for line in graph.nquads:
        if not line.endswith(end):
            raise InputError(f"{graph.name}: a line of another graph; nothing was written")
        yield line


def graph_of(line: str) -> str:
    """
    Give the graph of an N-Quads line; empty for a triple.

    Errors: none; what is no N-Quads is left to the engine.
    """
    head, _, last = line.rstrip().removesuffix(".").rstrip().rpartition(" <")
    name = last.removesuffix(">")
    whole = last.endswith(">") and not set(name) & set('"<> ')
    return name if whole and len(head.split(" ", 2)) == 3 else ""


def triple(line: str, graph: str | None) -> str:
    """
    Give an N-Quads line of the named graph as a triple; a bare triple is taken as it is.

    Errors: none; a line of another graph keeps its four terms, which the engine then refuses.
    """
    body = line.rstrip().removesuffix(".").rstrip()
    if graph is not None and body.endswith(f" <{graph}>"):
        shorter = body[: -len(graph) - 2].rstrip()
        # Without its last term a triple is only two terms long: then that term was the object.
        if shorter.count(" ") >= 2:
            body = shorter
    return f"{body} ."
