"""What the article graphs and the register say, read from the store as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.merge.clusters import Mark
from kurultay.store import Row, Store, Term, written

CLASSES = (
    terms.ARTICLE,
    terms.PERSON,
    terms.BODY,
    terms.PLACE,
    terms.POST,
    terms.TENURE,
    terms.EVENT,
    terms.MEETING,
    terms.PARTICIPATION,
    terms.DOCUMENT,
    terms.STATEMENT,
    terms.FIGURE,
)

_MANY = 100
"""How many graphs are read at once."""

NOTES = (terms.SOURCE, f"{terms.KUR}checked")
"""What the register notes about itself; it stays in the register's graphs."""


@dataclass(frozen=True, slots=True)
class Node:
    """
    One node of one graph; ``source`` is its article, or the register graph it stands in.

    It may stand for ``count`` observations that say the same.
    """

    iri: str
    source: str
    props: Mapping[str, tuple[Term, ...]]
    count: int = 1

    def all(self, predicate: str) -> tuple[str, ...]:
        """Give the values of a property, sorted."""
        return tuple(term.value for term in self.props.get(predicate, ()))

    def one(self, predicate: str) -> str | None:
        """Give the first value of a property, if it has one."""
        found = self.props.get(predicate)
        return found[0].value if found else None

    def labels(self, *predicates: str) -> Iterator[tuple[str, str]]:
        """Go through the language and text of its labels."""
        for predicate in predicates:
            for term in self.props.get(predicate, ()):
                yield term.lang or "", term.value


@dataclass(frozen=True, slots=True)
class World:
    """
    All observations by class, sorted by IRI, and the register's nodes by IRI.

    ``apart`` and ``bonds`` are what people judged of observations: the marks of what is different,
    and the name of the bond of what is one.
    """

    observed: Mapping[str, tuple[Node, ...]]
    register: Mapping[str, Node]
    apart: Mapping[str, frozenset[Mark]] = field(default_factory=dict)
    bonds: Mapping[str, str] = field(default_factory=dict)
    _kinds: dict[str, tuple[Node, ...]] = field(default_factory=dict)

    def of(self, *classes: str) -> tuple[Node, ...]:
        """Give the observations of some classes."""
        return tuple(node for each in classes for node in self.observed.get(each, ()))

    def known(self, kind: str) -> tuple[Node, ...]:
        """Give the register's nodes of a class, sorted by IRI."""
        if kind not in self._kinds:
            self._kinds[kind] = tuple(
                node for node in self.register.values() if kind in node.all(terms.TYPE)
            )
        return self._kinds[kind]


_DATED = f' <{terms.DATE_PUBLISHED}> "'

Props = dict[str, tuple[Term, ...]]


def _nodes(found: Iterable[Row]) -> Iterator[tuple[str, str, Props]]:
    """Gather rows (graph, subject, predicate, object) into nodes, sorted by subject."""
    gathered: dict[tuple[str, str], dict[str, list[Term]]] = {}
    for row in found:
        props = gathered.setdefault((row["s"].value, row["g"].value), {})
        props.setdefault(row["p"].value, []).append(row["o"])
    for (subject, graph), props in sorted(gathered.items()):
        yield subject, graph, {name: _sorted(found) for name, found in props.items()}


def _drawn(lines: Iterable[str], graph: str) -> Iterator[tuple[str, Props]]:
    """Give the nodes of a graph, from its lines."""
    gathered: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, value in written.triples(lines, graph):
        gathered.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for subject, props in gathered.items():
        yield subject, {name: _sorted(found) for name, found in props.items()}


def nodes_of(rows: Iterable[Row]) -> dict[str, Node]:
    """Gather rows (s, p, o) of whatever graphs into nodes by IRI; each is its own source."""
    gathered: dict[str, dict[str, list[Term]]] = {}
    for row in rows:
        gathered.setdefault(row["s"].value, {}).setdefault(row["p"].value, []).append(row["o"])
    return {
        iri: Node(iri, iri, {name: _sorted(found) for name, found in props.items()})
        for iri, props in sorted(gathered.items())
    }


def _sorted(found: list[Term]) -> tuple[Term, ...]:
    return tuple(sorted(set(found), key=_order)) if len(found) > 1 else tuple(found)


def _order(term: Term) -> tuple[str, str, str]:
    return term.value, term.lang or "", term.datatype or ""


def _observed(store: Store, base: str, kind: str) -> tuple[Node, ...]:
    found = store.select(
        f"SELECT ?g ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s a <{kind}> ; ?p ?o }} "
        f'FILTER(STRSTARTS(STR(?g), "{base}graph/article/")) }}'
    )
    nodes = (
        (subject, props, props.get(terms.DERIVED_FROM, ())) for subject, _, props in _nodes(found)
    )
    return tuple(
        Node(subject, origin[0].value if origin else subject, props)
        for subject, props, origin in nodes
        if terms.DOUBTFUL not in props
    )


def told(lines: Iterable[str]) -> Iterator[str]:
    """Give those lines of an article's graph that its observations are read from."""
    kept = list(lines)
    ends = tuple(f" <{kind}>" for kind in CLASSES)
    typed = f" <{terms.TYPE}> <"
    there = {
        line.partition(" ")[0]
        for line in kept
        if typed in line and line.rpartition(" <")[0].endswith(ends)
    }
    return (line for line in kept if line.partition(" ")[0] in there)


def day(lines: Iterable[str]) -> str:
    """Give the day of an article's graph as its lines have it; empty if they have none."""
    dated = (line.partition(_DATED) for line in lines if _DATED in line)
    return min((rest.partition('"')[0] for _, _, rest in dated), default="")


def of_graphs(
    store: Store, graphs: Sequence[str], kept: Mapping[str, Iterable[str]] | None = None
) -> dict[str, tuple[Node, ...]]:
    """
    Read the observations of some article graphs, by class, sorted by IRI.

    ``kept`` holds the lines of graphs that are known without asking the store.
    """
    found: dict[str, list[Node]] = {kind: [] for kind in CLASSES}
    known = kept or {}
    for name in graphs:
        if name in known:
            _sort(_drawn(known[name], name), found)
    rest = [name for name in graphs if name not in known]
    kinds = " ".join(f"<{kind}>" for kind in CLASSES)
    for start in range(0, len(rest), _MANY):
        names = " ".join(f"<{name}>" for name in rest[start : start + _MANY])
        rows = store.select(
            f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {names} }} "
            f"GRAPH ?g {{ ?s a ?k ; ?p ?o }} VALUES ?k {{ {kinds} }} }}"
        )
        _sort(((subject, props) for subject, _, props in _nodes(rows)), found)
    return {kind: tuple(sorted(nodes, key=by_iri)) for kind, nodes in found.items()}


def of_events(store: Store, events: Sequence[tuple[str, str]]) -> dict[str, tuple[Node, ...]]:
    """Read events, each given by its graph and IRI, and the participations in them."""
    found: dict[str, list[Node]] = {kind: [] for kind in CLASSES}
    for graph, event in events:
        parts = store.match(("?s", f"<{terms.IN_EVENT}>", f"<{event}>"), graph)
        nodes = [f"<{event}>", *(part for part, _, _ in parts)]
        lines = (
            " ".join(triple) + f" <{graph}> ."
            for node in nodes
            for triple in store.match((node, "?p", "?o"), graph)
        )
        _sort(_drawn(lines, graph), found)
    return {kind: tuple(sorted(nodes, key=by_iri)) for kind, nodes in found.items()}


def _sort(nodes: Iterable[tuple[str, Props]], found: dict[str, list[Node]]) -> None:
    for subject, props in nodes:
        if terms.DOUBTFUL in props:
            continue
        origin = props.get(terms.DERIVED_FROM, ())
        node = Node(subject, origin[0].value if origin else subject, props)
        for kind in node.all(terms.TYPE):
            if kind in found:
                found[kind].append(node)


def by_iri(node: Node) -> str:
    """Give what observations are sorted by."""
    return node.iri


def registered(store: Store, kept: Mapping[str, Iterable[str]] | None = None) -> dict[str, Node]:
    """Read the nodes of the register graphs; ``kept`` as in ``of_graphs``."""
    known = kept or {}
    found = sorted(
        (subject, graph, {name: terms_ for name, terms_ in props.items() if name not in NOTES})
        for graph in store.graphs()
        if graph.startswith(f"{terms.BASE}graph/register/")
        for subject, props in _drawn(known.get(graph) or store.dump(graph), graph)
    )
    register: dict[str, Node] = {}
    for subject, graph, props in found:
        if not props:
            continue
        before = register.get(subject)
        if before is None:
            register[subject] = Node(subject, graph, props)
        else:
            register[subject] = Node(subject, before.source, _union(before.props, props))
    return register


def _union(
    one: Mapping[str, tuple[Term, ...]], two: Mapping[str, tuple[Term, ...]]
) -> dict[str, tuple[Term, ...]]:
    names = sorted({*one, *two})
    return {
        name: tuple(sorted({*one.get(name, ()), *two.get(name, ())}, key=_order)) for name in names
    }


def read(store: Store, base: str = terms.BASE) -> World:
    """
    Read all that is to be merged.

    Shape: nothing depends on the order in which the articles were stored.
    """
    observed = {kind: _observed(store, base, kind) for kind in CLASSES}
    return World(observed, registered(store))


def sources(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Give where nodes come from, sorted, each once."""
    return tuple(sorted({node.source for node in nodes}))
