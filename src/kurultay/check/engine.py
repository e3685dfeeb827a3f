"""pySHACL behind one class: lines of N-Quads in, findings out."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeAlias

import pyoxigraph as ox
import rdflib
from pyshacl.errors import ReportableRuntimeError
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH

from kurultay.check import lines
from kurultay.check.reference import Reference
from kurultay.check.report import Finding, Severity
from kurultay.check.shapes import Shapes
from kurultay.check.sift import Sieve
from kurultay.errors import InputError, ResourceError

_SEVERITY = {str(SH.Warning): Severity.WARNING, str(SH.Info): Severity.INFO}
"""Any other severity is a violation."""
_LOG = logging.getLogger("pyshacl.validate")

Doubts: TypeAlias = dict[str, list[rdflib.IdentifiedNode] | None]
"""The nodes that may fail a shape, by shape; None for all that the shape is for."""
Result: TypeAlias = tuple[str, rdflib.term.Node, list[tuple[Any, Any, Any]]]
"""One result of pySHACL: its text, its node, its triples."""


class Engine:
    """The shapes and the reference, ready to check batch after batch."""

    def __init__(self, shapes: Shapes, reference: Reference) -> None:
        """
        Read the shapes.

        Errors: ResourceError if they are not N-Triples.
        """
        self._reference = reference
        try:
            triples = ox.parse(shapes.ntriples, format=ox.RdfFormat.N_TRIPLES)
            self._shapes, _ = _graph(triples)
            self._sieve = Sieve(shapes.ntriples, reference)
        except SyntaxError as error:
            raise ResourceError(f"shapes: not N-Triples: {error.msg}") from error
        # pySHACL reads the shapes anew for each graph unless it is handed what it has made of them.
        self._ready = ShapesGraph(self._shapes, debug=False, logger=_LOG)

    def check(self, nquads: Sequence[str], beside: Sequence[str] = ()) -> tuple[Finding, ...]:
        """
        Check the lines of some graphs as one graph.

        ``beside`` are lines about other nodes, which the shapes may look at but do not judge.

        Errors: InputError if a line is not N-Quads, ResourceError if a shape is broken.
        """
        others = {line.partition(" ")[0] for line in beside}
        with _quiet():
            try:
                found, looked_at, known = self._sifted((*nquads, *beside), others)
                if not found and not self._sieve.unknown:
                    return known
                text = "\n".join(looked_at)
                data, sources = _graph(ox.parse(text, format=ox.RdfFormat.N_QUADS))
            except SyntaxError as error:
                raise InputError(f"line {error.lineno}: not N-Quads: {error.msg}") from error
            self._refer(data)
            results = rdflib.Graph(bind_namespaces="none")
            for _, _, triples in self._results(data, self._doubts(found)):
                for subject, predicate, value in triples:
                    # A node of the data comes with the graph that it is from.
                    node = value[1] if isinstance(value, tuple) else value
                    results.add((subject, predicate, node))
        shown = _findings(results, self._shapes, sources)
        return (*known, *(each for each in shown if f"<{each.focus}>" not in others))

    def _sifted(
        self, nquads: Sequence[str], others: AbstractSet[str]
    ) -> tuple[Mapping[str, Iterable[str]], Iterable[str], tuple[Finding, ...]]:
        """Give the nodes in doubt, the lines that their shapes may look at, and what is sure."""
        self._usable()
        facts = self._sieve.facts(nquads)
        found = self._sieve.doubts(facts, others)
        if self._sieve.unknown or facts.classed:
            return found, nquads, ()
        lacking = self._sieve.lacking(facts, found)
        known = tuple(self._lacking(lacking, nquads))
        rest = {
            shape: left
            for shape, nodes in found.items()
            if (left := [node for node in nodes if node not in lacking.get(shape, ())])
        }
        # A graph of rdflib costs far more than the look at the few nodes in doubt.
        return rest, lines.about(nquads, self._sieve.around(facts, rest)), known

    def _lacking(
        self, lacking: Mapping[str, Iterable[str]], nquads: Iterable[str]
    ) -> Iterator[Finding]:
        """Word the findings on nodes that want a value, as pySHACL would."""
        nodes = {node for some in lacking.values() for node in some}
        sources = lines.sources(nquads, nodes) if nodes else {}
        for name, some in lacking.items():
            shape = rdflib.URIRef(name)
            worst = self._shapes.value(shape, SH.severity)
            path = _path(self._shapes, self._shapes.value(shape, SH.path))
            for node in some:
                yield Finding(
                    shape=name.rpartition("#")[2],
                    focus=lines.called(node),
                    path=path,
                    severity=_SEVERITY.get(str(worst), Severity.VIOLATION),
                    message=_message(self._shapes, shape),
                    value="",
                    source=sources[node],
                )

    def _doubts(self, found: Mapping[str, Iterable[str]]) -> Doubts:
        doubts: Doubts = dict.fromkeys(self._sieve.unknown)
        for shape, nodes in found.items():
            doubts[shape] = [_node(node) for node in nodes]
        return doubts

    def _usable(self) -> dict[str, Shape]:
        """
        Give the shapes by their names.

        Errors: ResourceError if a shape is broken.
        """
        try:
            return {_shown(shape.node): shape for shape in self._ready.shapes}
        except ReportableRuntimeError as error:
            raise ResourceError(f"shapes: cannot be used: {error}") from error

    def results(self, data: rdflib.Graph) -> rdflib.Graph:
        """
        Check all of a graph and give the validation report as SHACL has it.

        Errors: ResourceError if a shape is broken.
        """
        found = self._results(data, dict.fromkeys(self._usable()))
        results, _ = Validator.create_validation_report(self._ready, not found, found)
        if not isinstance(results, rdflib.Graph):
            raise ResourceError(f"shapes: cannot be used: {results}")
        return results

    def _results(self, data: rdflib.Graph, doubts: Doubts) -> list[Result]:
        """
        Let pySHACL look at what is in doubt.

        Errors: ResourceError if a shape is broken.
        """
        shapes, graph, executor = self._usable(), DataGraph.from_rdflib(data), SHACLExecutor()
        found: list[Result] = []
        try:
            # A class that is no shape is none that anybody may fail.
            for name in sorted(doubts.keys() & shapes.keys()):
                found += shapes[name].validate(executor, graph, focus=doubts[name])[1]
        except ReportableRuntimeError as error:
            raise ResourceError(f"shapes: cannot be used: {error}") from error
        return found

    def _refer(self, data: rdflib.Graph) -> None:
        """Add the classes of the known things that the data points to but does not describe."""
        for node in set(data.objects()):
            if isinstance(node, rdflib.URIRef) and (node, RDF.type, None) not in data:
                for known in self._reference.types.get(str(node), ()):
                    data.add((node, RDF.type, rdflib.URIRef(known)))
        for child, parent in self._reference.parents:
            data.add((rdflib.URIRef(child), RDFS.subClassOf, rdflib.URIRef(parent)))


def _node(term: str) -> rdflib.IdentifiedNode:
    """Give a subject of the sieve as rdflib has it."""
    return rdflib.BNode(term[2:]) if lines.blank(term) else rdflib.URIRef(lines.called(term))


def _graph(
    statements: Iterable[ox.Quad] | ox.QuadParser,
) -> tuple[rdflib.Graph, dict[str, str]]:
    """Give statements as one rdflib graph, and the named graph that describes each subject."""
    graph = rdflib.Graph(bind_namespaces="none")
    sources: dict[str, str] = {}
    for quad in statements:
        subject = _term(quad.subject)
        graph.add((subject, _term(quad.predicate), _term(quad.object)))
        name = quad.graph_name
        source = name.value if isinstance(name, ox.NamedNode) else ""
        known = sources.setdefault(_shown(subject), source)
        if source < known:
            sources[_shown(subject)] = source
    return graph, sources


@lru_cache(maxsize=20_000)
def _term(term: object) -> rdflib.term.Identifier:
    """Give a term of Oxigraph as rdflib has it, with its lexical form untouched."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise InputError("quoted triples are not part of kurultay's graphs; leave them out")


def _findings(
    results: rdflib.Graph, shapes: rdflib.Graph, sources: dict[str, str]
) -> Iterator[Finding]:
    """Give the results on nodes that the data itself describes."""
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = _shown(results.value(result, SH.focusNode))
        if focus not in sources:
            continue
        shape = results.value(result, SH.sourceShape)
        value = results.value(result, SH.value)
        severity = results.value(result, SH.resultSeverity)
        yield Finding(
            shape=str(shape).rpartition("#")[2],
            focus=focus,
            path=_path(shapes, shapes.value(shape, SH.path)),
            severity=_SEVERITY.get(str(severity), Severity.VIOLATION),
            message=_message(shapes, shape),
            value="" if value is None or _shown(value) == focus else _shown(value),
            source=sources[focus],
        )


def _shown(node: rdflib.term.Node | None) -> str:
    """Give a node as text: an IRI or literal as it is, a blank node with ``_:`` before it."""
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _message(shapes: rdflib.Graph, shape: rdflib.term.Node | None) -> str:
    """Give the message of a shape in English, else the first one."""
    found = sorted(
        (getattr(text, "language", None) != "en", str(text))
        for text in shapes.objects(shape, SH.message)
    )
    return found[0][1] if found else "It does not fit the shape."


def _path(shapes: rdflib.Graph, path: rdflib.term.Node | None) -> str:
    """Give a path as text: an IRI, ``^IRI`` for an inverse, IRIs joined by ``/`` for a sequence."""
    if path is None:
        return ""
    if isinstance(path, rdflib.URIRef):
        return str(path)
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{inverse}"
    return "/".join(str(step) for step in Collection(shapes, path))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib quiet about ill-typed and incomparable literals: the shapes report them."""
    logger = logging.getLogger("rdflib.term")

    def keep(record: logging.LogRecord) -> bool:
        return "Failed to convert Literal" not in record.getMessage()

    logger.addFilter(keep)
    try:
        with warnings.catch_warnings():
            message = "NotImplemented should not be used in a boolean context"
            warnings.filterwarnings("ignore", message, DeprecationWarning)  # pySHACL's own
            yield
    finally:
        logger.removeFilter(keep)
