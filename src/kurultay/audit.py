"""
Is what the store holds sound: all of it, or only what has been touched.

Findings are kept by scope: the article graph, or the merged thing, that they are about. A touched
scope is checked with all that its shapes look at, which is little: the classes of what it points
to, the holders of its tenures, the evidence behind its participations.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import chain

from kurultay import check, queries
from kurultay.graph import terms
from kurultay.merge import shown
from kurultay.resources import Home
from kurultay.store import Store, open_store
from kurultay.store.index import Index

Tell = Callable[[str, int, int | None], None]
"""Hears of progress: the step, how many are done, how many there are (None if unknown)."""

_DERIVED = (
    "/graph/register/",
    "/graph/inferred",
    "/graph/meta",
    "/graph/redirects",
    "/graph/judgements",
)
LINES = 4000
"""How many lines of the merged graph are checked together."""
MANY_GRAPHS = 200
"""From how many graphs on other processes check as well."""
_FEW = 3
_MANY = 200
_HELD = 100_000
"""Of how many things, at most, it is held in memory what shapes look at."""


def validate(
    home: Home,
    store: Store,
    tell: Tell,
    *,
    jobs: int = 1,
    sound: Container[str] = (),
    index: Index | None = None,
) -> check.Report:
    """
    Check every article graph and the merged graph by the shapes, and all by the check queries.

    ``sound`` are article graphs of which it is known that they fit the shapes, and that no check
    query of an article finds anything; an ``index`` has what was just written of merged things,
    which then need not be read again.

    Errors: ResourceError if a shape or a check query is broken.
    """
    tell("check", 0, None)
    jobs = jobs if len(store.graphs()) > MANY_GRAPHS else 1
    merged = _merged(store) if index is None else _made(store, index)
    parts = chain(_articles(store, sound), merged)
    findings = list(check.validate(parts, home, jobs=jobs).findings)
    asked = (*_queried(home, store, {"all"}), *_queried_each(home, store, sound))
    return check.Report((*findings, *asked))


def _queried(home: Home, store: Store, scopes: Container[str]) -> Iterable[check.Finding]:
    for query in _queries(home).values():
        if query.scope in scopes:
            for row in queries.run(query, {}, store).dicts():
                yield check.Finding.of_query(query.id, row)


def _queried_each(home: Home, store: Store, sound: Container[str]) -> Iterable[check.Finding]:
    """Ask what depends on one article each, some at a time: a join over all costs more than all."""
    names = [name for name in store.graphs() if name not in sound and _of_article(name)]
    for some in _some(names):
        with open_store("memory:") as memory:
            memory.bulk([line for name in some for line in store.dump(name)])
            yield from _queried(home, memory, {"article"})


def _articles(store: Store, sound: Container[str]) -> Iterator[check.Graph]:
    for name in store.graphs():
        if name not in sound and _of_article(name):
            yield store.dump(name)


def _of_article(name: str) -> bool:
    return not any(part in name for part in _DERIVED)


def _made(store: Store, index: Index) -> Iterator[check.Cut]:
    """Give what was written of merged things, some things at a time, with what shapes look at."""
    around: _Around = {}
    lines: list[str] = []
    for some in index.units():
        own = [line for _, written in some for line in written]
        own += _origins(index, [iri for iri, _ in some if " " not in iri])
        lines += shown.lines(index, own)
        if len(lines) >= LINES:
            yield _beside(store, lines, around)
            lines = []
        if len(around) > _HELD:
            around.clear()
    yield _beside(store, lines, around)


def _beside(store: Store, lines: Sequence[str], around: _Around) -> check.Cut:
    part = _Part({}, tuple(lines), frozenset(map(_subject, lines)))
    return check.Cut(part.lines, _around(store, part, around))


def _merged(store: Store) -> Iterator[check.Cut]:
    """
    Give the default graph some nodes at a time, with what their shapes look at.

    What a register graph of the store describes and no article touches is left out: it is checked
    when the register is made, not on every build.
    """
    known = _in_register(store)
    # Who took part by the register alone did so in a tenure that no article touches.
    known -= _capacities(store, known)
    lines: list[str] = []
    for node in store.nodes():
        of_article = any(terms.DERIVED_FROM in line and "/article/" in line for line in node)
        if of_article or node[0].partition(" ")[0] not in known:
            lines += node
        if len(lines) >= LINES:
            yield _cut(store, lines)
            lines = []
    yield _cut(store, lines)


def _cut(store: Store, lines: Sequence[str]) -> check.Cut:
    part = _Part({}, tuple(lines), frozenset(map(_subject, lines)))
    return check.Cut(part.lines, _around(store, part, {}) + _present(store, part.nodes))


def _capacities(store: Store, names: Iterable[str]) -> set[str]:
    """Give those of some nodes in which somebody took part."""
    found: set[str] = set()
    for some in _some(sorted(names)):
        rows = store.select(
            f"SELECT DISTINCT ?t WHERE {{ VALUES ?t {{ {' '.join(some)} }} "
            f"?p <{terms.IN_CAPACITY}> ?t }}"
        )
        found.update(row["t"].n3() for row in rows)
    return found


def _present(store: Store, nodes: frozenset[str]) -> tuple[str, ...]:
    """Say who took part in some events, as far as it is not said among them."""
    found: list[str] = []
    for some in _some([f"<{node}>" for node in sorted(nodes)]):
        found += store.construct(
            f"CONSTRUCT {{ ?p <{terms.IN_EVENT}> ?e }} WHERE {{ "
            f"VALUES ?e {{ {' '.join(some)} }} ?p <{terms.IN_EVENT}> ?e }}"
        )
    return tuple(line for line in found if _subject(line) not in nodes)


def _some(rest: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(rest), _MANY):
        yield rest[start : start + _MANY]


def _in_register(store: Store) -> set[str]:
    """Give the nodes that the register graphs of a store describe, as N-Triples writes them."""
    names = [name for name in store.graphs() if "/graph/register/" in name]
    return {line.partition(" ")[0] for name in names for line in store.dump(name)}


def keep(home: Home, index: Index, report: check.Report) -> None:
    """Keep the findings of a check of everything in place of all others."""
    index.run("DELETE FROM finding")
    index.run("DELETE FROM unchecked")
    asked = set(_queries(home))
    _keep(index, [each for each in report.findings if each.shape in asked], asked=True)
    _keep(index, [each for each in report.findings if each.shape not in asked], asked=False)


def note(index: Index, graphs: Iterable[str], things: Mapping[str, Iterable[str]]) -> None:
    """Note article graphs, and things with their nodes, that are to be checked again."""
    rows = [(graph, "") for graph in graphs]
    rows += [(thing, node) for thing, nodes in things.items() for node in nodes]
    index.many("INSERT OR IGNORE INTO unchecked VALUES (?, ?)", rows)


def kept(index: Index) -> check.Report:
    """Give the findings that are kept."""
    rows = index.run("SELECT finding FROM finding")
    return check.Report(tuple(_finding(text) for (text,) in rows))


def scope(found: check.Finding) -> str:
    """Give what a finding is about: the graph of an article, or a merged node."""
    if "/graph/article/" in found.source:
        return found.source
    article, hash_, _ = found.focus.partition("#")
    if hash_ and "/article/" in article:
        return article.replace("/article/", "/graph/article/", 1)
    return found.focus


def _keep(index: Index, findings: Iterable[check.Finding], *, asked: bool) -> None:
    rows = [
        (scope(each), int(asked), json.dumps(asdict(each), ensure_ascii=False)) for each in findings
    ]
    index.many("INSERT INTO finding VALUES (?, ?, ?)", rows)


def _finding(text: str) -> check.Finding:
    found = json.loads(text)
    return check.Finding(**{**found, "severity": check.Severity(found["severity"])})


@dataclass(frozen=True, slots=True)
class _Part:
    """What is checked: article graphs, and lines of merged things with nodes that they describe."""

    graphs: Mapping[str, Sequence[str]]
    lines: tuple[str, ...]
    nodes: frozenset[str]

    @property
    def told(self) -> list[str]:
        """The lines of the article graphs."""
        return [line for lines in self.graphs.values() for line in lines]

    def of(self, nodes: frozenset[str]) -> _Part:
        """Give the lines of some nodes, and those that say who took part in them."""
        part = f" <{terms.IN_EVENT}> "
        return _Part(
            self.graphs,
            tuple(line for line in self.lines if _subject(line) in nodes or part in line),
            nodes,
        )


def _subject(line: str) -> str:
    return line.partition(" ")[0][1:-1]


def recheck(home: Home, fingerprint: str, store: Store, index: Index) -> None:
    """
    Check what was touched since the last check, and keep what is found.

    The shapes look at the nodes that have changed, the check queries at all of their things.
    Errors: ResourceError if a shape or a check query is broken.
    """
    rows = index.run("SELECT scope, node FROM unchecked ORDER BY scope, node")
    if not rows:
        return
    graphs = {scope: index.hand.get(scope) or store.dump(scope) for scope, node in rows if not node}
    things = sorted({scope for scope, node in rows if node})
    changed = frozenset(node for _, node in rows if node)
    lines = [line for thing in things for line in index.lines(thing)]
    lines = shown.lines(index, [*lines, *_origins(index, things)])
    own = frozenset(map(_subject, lines))
    whole = _Part(graphs, tuple(lines), own)
    around: _Around = {}
    shaped = list(_shaped(home, fingerprint, store, whole.of(changed & own), around))
    asked = list(_asked(home, store, whole, around))
    index.run("DELETE FROM unchecked")
    index.many("DELETE FROM finding WHERE scope = ?", [(graph,) for graph in graphs])
    index.many("DELETE FROM finding WHERE scope = ?", [(node,) for node in changed - own])
    index.many("DELETE FROM finding WHERE scope = ? AND NOT asked", [(n,) for n in changed])
    index.many("DELETE FROM finding WHERE scope = ? AND asked", [(node,) for node in own])
    _keep(index, shaped, asked=False)
    _keep(index, asked, asked=True)


def _origins(index: Index, things: Sequence[str]) -> tuple[str, ...]:
    """Give some origins of things whose origins are written apart."""
    query = "SELECT iri FROM obs WHERE entity = ? AND kind <> 'event' LIMIT ?"
    return tuple(
        f"<{thing}> <{terms.DERIVED_FROM}> <{iri}> ."
        for thing in things
        for (iri,) in index.run(query, thing, _FEW)
    )


@lru_cache(maxsize=2)
def _checker(home: Home, fingerprint: str) -> check.Checker:
    """Read the shapes once; the fingerprint changes with them."""
    del fingerprint
    checker = check.Checker(home)
    # By now all is there that is read once: looking through it for garbage takes a third of a
    # second each time.
    gc.freeze()
    return checker


@lru_cache(maxsize=2)
def _queries(home: Home) -> Mapping[str, queries.Query]:
    return queries.load(home, "checks")


_Around = dict[str, tuple[str, ...]]
"""What is asked for around what is checked, by node: once for the shapes and for the queries."""


def _shaped(
    home: Home, fingerprint: str, store: Store, part: _Part, around: _Around
) -> Iterable[check.Finding]:
    own = [line for line in part.lines if _subject(line) in part.nodes]
    beside = [line for line in part.lines if _subject(line) not in part.nodes]
    beside += _around(store, part, around)
    yield from _checker(home, fingerprint).check((*part.told, *own), beside)


def _around(store: Store, part: _Part, known: _Around) -> tuple[str, ...]:
    """Give the classes of what is pointed to, and who holds the tenures."""
    ends = {line.split(" ", 2)[2][1:-3] for line in part.lines if line.endswith("> .")}
    rest = sorted(end for end in ends - part.nodes if "/id/" in end)
    for end in rest:
        if end not in known:
            asked = (terms.TYPE, terms.HAS_HOLDER) if "/tenure/" in end else (terms.TYPE,)
            known[end] = tuple(
                " ".join(triple) + " ."
                for predicate in asked
                for triple in store.match((f"<{end}>", f"<{predicate}>", "?o"))
            )
    return tuple(line for end in rest for line in known[end])


def _asked(home: Home, store: Store, part: _Part, around: _Around) -> Iterable[check.Finding]:
    """Ask the check queries of what is touched alone."""
    # Of articles what is asked of all looks at nothing but what supports something.
    told = [line for line in part.told if f" <{terms.SUPPORTS}> " in line]
    some = (*told, *part.lines, *_around(store, part, around), *_evidence(store, part))
    for lines, scope_ in ((some, "all"), (() if check.surely(part.told) else part.told, "article")):
        if lines:
            with open_store("memory:") as memory:
                memory.bulk(lines)
                for found in _queried(home, memory, {scope_}):
                    if found.focus in part.nodes or scope(found) in part.graphs:
                        yield found


def _evidence(store: Store, part: _Part) -> tuple[str, ...]:
    """Give what supports, in other articles, the participations that are touched."""
    derived = f"<{terms.DERIVED_FROM}>"
    told = {
        line.split(" ", 2)[2][1:-3]
        for line in part.lines
        if f" {derived} " in line and "/id/participation/" in line.partition(" ")[0]
    }
    found: list[str] = []
    for iri in sorted(told):
        graph = iri.partition("#")[0].replace("/article/", "/graph/article/", 1)
        if graph not in part.graphs:
            said = store.match(("?e", f"<{terms.SUPPORTS}>", f"<{iri}>"), graph)
            found += [f"{' '.join(triple)} <{graph}> ." for triple in said]
    return tuple(found)
