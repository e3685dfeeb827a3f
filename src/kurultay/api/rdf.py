"""rdflib on both sides: our graphs as a Dataset, a Dataset into a store, articles as a format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rdflib
from rdflib.parser import InputSource, Parser

from kurultay.api.work import article, map_article
from kurultay.errors import InputError
from kurultay.pipeline import Mapped
from kurultay.store import Store

_DEFAULT = " <urn:x-rdflib:default> ."


class ArticleParser(Parser):
    """
    Reads a news article as triples: ``Graph().parse("article.txt", format="kurultay")``.

    The article is called after the file that it is read from; its triples go into the graph that
    is asked to read them.
    """

    def parse(self, source: InputSource, sink: rdflib.Graph, **_: Any) -> None:
        """
        Map one article into a graph.

        Errors: InputError if it is empty, or in a language that is not read.
        """
        stream = source.getByteStream() or source.getCharacterStream()
        content: bytes | str = stream.read() if stream is not None else ""
        text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        place = source.getPublicId() or source.getSystemId() or "article"
        mapped = map_article(article(text, Path(str(place)).stem or "article"))
        read = to_rdflib(mapped)
        for triple in read.graph(rdflib.URIRef(mapped.graph.name)):
            sink.add(triple)


def to_rdflib(source: Store | Mapped, graph_name: str | None = None) -> rdflib.Dataset:
    """
    Give a store, or a mapped article, as an rdflib Dataset; with a name only that graph.

    The merged graph is the dataset's default graph.
    """
    if isinstance(source, Mapped):
        lines: Iterable[str] = source.graph.nquads
    else:
        lines = source.dump(graph_name or "all")
    found = rdflib.Dataset()
    found.parse(data="".join(f"{line}\n" for line in lines), format="nquads")
    return found


def from_rdflib(found: rdflib.Graph, store: Store, graph_name: str | None = None) -> int:
    """
    Add an rdflib Graph, or all graphs of a Dataset, to a store; give how many quads it holds then.

    Errors: InputError for a blank node: our graphs have none.
    """
    dataset = found
    if not isinstance(found, rdflib.Dataset):
        dataset = rdflib.Dataset()
        into = dataset.graph(rdflib.URIRef(graph_name)) if graph_name else dataset.default_graph
        for triple in found:
            into.add(triple)
    lines = dataset.serialize(format="nquads").splitlines()
    named = [line.replace(_DEFAULT, " .") for line in lines if line.strip()]
    blank = next((line for line in named if line.startswith("_:") or " _:" in line), None)
    if blank is not None:
        raise InputError(f"a blank node: {blank[:80]}; give it an IRI first (skolemize())")
    return store.bulk(named)
