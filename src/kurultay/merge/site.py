"""Where growth happens: the articles that are touched, as they were and as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.merge import judged, linked, naming, observations
from kurultay.merge.observations import Node, World
from kurultay.merge.posts import Offices
from kurultay.merge.reported import Report
from kurultay.merge.verdicts import Change, Verdicts
from kurultay.merge.write import Output
from kurultay.store import Store
from kurultay.store.index import Index

KINDS = {
    terms.BODY: "body",
    terms.PLACE: "place",
    terms.PERSON: "person",
    terms.POST: "post",
    terms.TENURE: "tenure",
    terms.DOCUMENT: "document",
    terms.FIGURE: "figure",
    terms.EVENT: "event",
    terms.MEETING: "event",
}
"""What is merged across articles; participations and statements go with what they belong to."""


@dataclass(frozen=True, slots=True)
class Was:
    """What the index knew of an observation before."""

    kind: str
    entity: str | None
    said: int | None
    alone: str
    days: str
    doubt: str


@dataclass(slots=True)
class Lore:
    """What was found in the register once, and stays."""

    kinds: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    """What ``World.known`` has found."""
    offices: Offices | None = None
    series: Mapping[str, list[Node]] | None = None
    """The meetings by the bodies that hold them."""


@dataclass(slots=True)
class Site:
    """The store, the index and the register, with what is touched so far."""

    store: Store
    index: Index
    register: Mapping[str, Node]
    base: str
    known: Lore = field(default_factory=Lore)
    judged: Change = field(default_factory=Change)
    arts: set[int] = field(default_factory=set)
    was: dict[str, Was] = field(default_factory=dict)
    """Of each observation that has moved, or gone, what it was."""
    taken: set[str] = field(default_factory=set)
    """The articles that are new, changed or gone."""
    anew: set[str] = field(default_factory=set)
    """The articles of which something may be told otherwise although nothing in them is stirred."""
    bare: set[int] = field(default_factory=set)
    """Classes whose observations have changed."""
    mixed: set[int] = field(default_factory=set)
    """Classes that have got observations, or have come to another thing."""
    _parted: tuple[int, Mapping[str, list[Node]]] = field(default_factory=lambda: (0, {}))
    _sorted: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    _same: dict[str, str] = field(default_factory=dict)
    """What ``output`` knows, and of which articles."""
    _resolved: set[int] = field(default_factory=set)
    written: dict[str, set[str]] = field(default_factory=dict)
    """The things whose lines have changed, with those of their nodes that have."""
    observed: dict[str, dict[str, Node]] = field(
        default_factory=lambda: {kind: {} for kind in observations.CLASSES}
    )

    def take(self, graphs: Iterable[str]) -> None:
        """Put the present observations of some article graphs in place of the former ones."""
        names = sorted(set(graphs))
        query = "SELECT art, iri FROM source WHERE graph IN (??)"
        former = list(self.index.among(query, names))
        for art, article in former:
            self.taken.add(article)
            self._leave(int(art))
        for some in _parts(names):
            self._enter(some)
        count = int(self.index.noted("articles") or 0) + len(self.arts) - len(former)
        self.index.note("articles", str(count))

    def _leave(self, art: int) -> None:
        rows = self.index.run(
            "SELECT iri, cls, kind, entity, said, alone, days, doubt FROM obs WHERE art = ?", art
        )
        for iri, cls, *rest in rows:
            self.was[iri] = Was(*rest)
            if cls is not None:
                self.bare.add(cls)
        self.index.run("DELETE FROM obs WHERE art = ?", art)
        self.index.run("DELETE FROM source WHERE art = ?", art)

    def _enter(self, graphs: list[str]) -> None:
        read = observations.of_graphs(self.store, graphs, self.index.drawn(graphs))
        found = self.verdicts.left(read)
        # What is suppressed still has its part in the names of the others.
        named = judged.rewritten(read, self.verdicts.denoting)
        days = naming.ranks(World(found, self.register))
        alone = naming.alone(World(named, self.register, _kinds=self.known.kinds), self.base)
        arts: dict[str, int] = {}
        for node in named[terms.ARTICLE]:
            graph = f"{self.base}graph/article/{node.iri.rsplit('/', 1)[-1]}"
            arts[node.iri] = self.index.add(
                "INSERT INTO source (graph, iri, day) VALUES (?, ?, ?)",
                graph, node.iri, days.get(node.iri, naming.UNDATED),
            )  # fmt: skip
        rows = {
            node.iri: (
                node.iri,
                arts[node.source],
                kind,
                days.get(node.source, naming.UNDATED),
                alone.get(node.iri, ""),
            )
            for class_, kind in KINDS.items()
            for node in found[class_]
            if node.source in arts
        }
        self.index.many(
            "INSERT INTO obs (iri, art, kind, day, alone) VALUES (?, ?, ?, ?, ?)", rows.values()
        )
        for class_, nodes in found.items():
            self.observed[class_].update((node.iri, node) for node in nodes)
        self.arts |= set(arts.values())
        self.taken |= set(arts)

    def widen(self, arts: Iterable[int]) -> None:
        """Touch further articles, whatever is in them."""
        query = "SELECT graph, art FROM source WHERE art IN (??)"
        found: dict[str, int] = dict(self.index.pairs(query, sorted(set(arts) - self.arts)))
        for some in _parts(found):
            self._read({graph: found[graph] for graph in some}, self.index.texts(some))

    def follow(self, observed: Iterable[str], *, anew: bool = False) -> None:
        """
        Touch further articles, those in which something points to some observations.

        ``anew`` says that what does is told otherwise although the observations have not moved.
        """
        query = (
            "SELECT graph, art, source.iri, obs.iri FROM obs JOIN source USING (art) "
            "WHERE obs.iri IN (??)"
        )
        ends: dict[str, list[str]] = {}
        found: dict[str, int] = {}
        for graph, art, article, iri in self.index.among(query, observed):
            self.anew |= {article} if anew else set()
            if art not in self.arts:
                found[graph] = int(art)
                ends.setdefault(graph, []).append(f" <{iri}> ")
        for some in _parts(found):
            texts = self.index.texts(some)
            self._read(
                {
                    graph: found[graph]
                    for graph in some
                    if graph not in texts or any(end in texts[graph] for end in ends[graph])
                },
                texts,
            )

    def _read(self, arts: Mapping[str, int], texts: Mapping[str, str]) -> None:
        """Read the observations of the articles of some graphs."""
        self.arts |= set(arts.values())
        known = {graph: filter(None, texts[graph].split("\n")) for graph in arts.keys() & texts}
        read = observations.of_graphs(self.store, sorted(arts), known)
        for class_, nodes in self.verdicts.left(read).items():
            self.observed[class_].update((node.iri, node) for node in nodes)

    def world(self) -> World:
        """Give the observations of all touched articles."""
        for class_, nodes in self.observed.items():
            if len(self._sorted.get(class_, ())) != len(nodes):
                self._sorted[class_] = tuple(nodes[iri] for iri in sorted(nodes))
        return self._world(dict(self._sorted))

    def _world(self, observed: Mapping[str, tuple[Node, ...]]) -> World:
        said = self.verdicts
        return World(observed, self.register, said.apart, said.bonds, self.known.kinds)

    @property
    def verdicts(self) -> Verdicts:
        """What people judged of observations."""
        return self.judged.verdicts

    def stirred(self, node: Node) -> bool:
        """Tell whether a node says something else than before, or of things with other IRIs."""
        return node.source in self.taken or any(
            term.value in self.was for found in node.props.values() for term in found
        )

    def restless(self, *classes: str, anew: Iterable[str] = ()) -> World:
        """Give what those articles observe of which some of these classes are stirred, and some."""
        nodes = (node for each in classes for node in self.observed[each].values())
        pages = self.taken.union(anew, (node.source for node in nodes if self.stirred(node)))
        found = {
            class_: tuple(node for node in some if node.source in pages)
            for class_, some in self.world().observed.items()
        }
        return self._world(found)

    def lore(self) -> World:
        """Give the register alone."""
        return self._world({})

    def offices(self) -> Offices:
        """Give the register's offices."""
        if self.known.offices is None:
            self.known.offices = Offices(self.lore())
        return self.known.offices

    def link(self, events: dict[str, Report]) -> dict[str, tuple[str, ...]]:
        """Give the events that are meetings of the register."""
        if self.known.series is None:
            self.known.series = linked.series(self.lore())
        return linked.link(self.lore(), events, self.known.series)

    def told(self, events: Iterable[tuple[int, str, str]]) -> World:
        """Give events, by article, graph and IRI, with those who took part in them."""
        wanted = list(events)
        far = [(graph, iri) for art, graph, iri in wanted if art not in self.arts]
        found = dict(self.verdicts.left(observations.of_events(self.store, far)))
        parts = self._parts()
        for art, _, iri in wanted:
            if art not in self.arts:
                continue
            found[terms.PARTICIPATION] += tuple(parts.get(iri, ()))
            for class_ in (terms.EVENT, terms.MEETING):
                found[class_] += tuple(filter(None, [self.observed[class_].get(iri)]))
        return World(
            {kind: tuple(sorted(nodes, key=observations.by_iri)) for kind, nodes in found.items()},
            self.register,
        )

    def _parts(self) -> Mapping[str, list[Node]]:
        """Give the touched participations by their events."""
        nodes = self.observed[terms.PARTICIPATION]
        if self._parted[0] != len(nodes):
            by_event: dict[str, list[Node]] = {}
            for node in nodes.values():
                by_event.setdefault(node.one(terms.IN_EVENT) or "", []).append(node)
            self._parted = (len(nodes), by_event)
        return self._parted[1]

    def output(self) -> Output:
        """Give an output that knows which merged node each observation of the world is about."""
        query = "SELECT iri, entity FROM obs WHERE entity IS NOT NULL AND art IN (??)"
        self._same.update(self.index.pairs(query, self.arts - self._resolved))
        self._resolved |= self.arts
        out = Output(self.base, self.register)
        out.same.update(self._same)
        return out

    def move(self, observed: Mapping[str, tuple[str, str | None, str]]) -> None:
        """Note that observations, with kind and merged node, have another one from now on."""
        fresh = sorted(observed.keys() - self.was.keys())
        query = "SELECT iri, said, alone, days, doubt FROM obs WHERE iri IN (??)"
        for iri, *rest in self.index.among(query, fresh):
            kind, entity, _ = observed[iri]
            self.was[iri] = Was(kind, entity, *rest)
        self._same.update((iri, entity) for iri, (_, _, entity) in observed.items())


def _parts(names: Iterable[str]) -> Iterator[list[str]]:
    """Give names in order, some at a time."""
    rest = sorted(names)
    for start in range(0, len(rest), _CHUNK):
        yield rest[start : start + _CHUNK]


_CHUNK = 500
