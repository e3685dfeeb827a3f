"""
Which nodes surely fit a shape, so that the full engine looks only at the others.

Of SHACL this knows what kurultay's shapes use. What it does not know, or does not see at once,
counts as in doubt: doubts cost time, never a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kurultay.check.reference import TYPE
from kurultay.check.values import RDF, SH, TESTS, Facts, Node, Sure, Test, Values, called

__all__ = ["Facts", "Sieve"]

_TYPE = ox.NamedNode(TYPE)

Path: TypeAlias = Callable[[Facts, Node], Values]


class Sieve:
    """Shapes that were read once, to sift the nodes of many small graphs."""

    def __init__(self, ntriples: str) -> None:
        """
        Read the shapes.

        Errors: SyntaxError if they are not N-Triples.
        """
        self._shapes = _Shapes(ntriples)
        self._by_class: dict[Node, list[tuple[Node, Sure]]] = {}
        self.unknown: set[str] = set()
        for node in self._shapes.targeted():
            self._sort(node)

    def _sort(self, node: Node) -> None:
        said = self._shapes.out[node]
        targets = [each for each in said if each.value.startswith(f"{SH}target")]
        sure = self._shapes.node(node)
        classed = any(called(each).endswith("#Class") for each in said.get(_TYPE, ()))
        if sure is None or classed or targets != [_sh("targetClass")]:
            self.unknown.add(called(node))
            return
        for each in said[_sh("targetClass")]:
            self._by_class.setdefault(each, []).append((node, sure))

    def doubts(self, facts: Facts) -> dict[str, list[Node]]:
        """Give the nodes that may fail a shape, by shape; those in ``unknown`` come besides."""
        found: dict[str, list[Node]] = {}
        for node in facts.out:
            seen: set[Node] = set()
            for each in facts.classes(node):
                for shape, sure in self._by_class.get(each, ()):
                    if shape not in seen:
                        seen.add(shape)
                        if not sure(facts, node):
                            found.setdefault(called(shape), []).append(node)
        return found


class _Shapes:
    """The shapes graph, and the tests that its shapes stand for."""

    def __init__(self, ntriples: str) -> None:
        self.out: dict[Node, dict[ox.NamedNode, list[Node]]] = {}
        for each in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES):
            said = self.out.setdefault(each.subject, {})
            said.setdefault(each.predicate, []).append(each.object)

    def targeted(self) -> Iterator[Node]:
        for node, said in self.out.items():
            classes = {called(each) for each in said.get(_TYPE, ())}
            if any(each.value.startswith(f"{SH}target") for each in said) or any(
                name.endswith("#Class") for name in classes
            ):
                yield node

    def node(self, node: Node, above: tuple[Node, ...] = ()) -> Sure | None:
        """Give the test of a shape; None if something in it is not known here."""
        said = self.out.get(node)
        if said is None or node in above:
            return None
        tests: list[Test] = []
        for name, values in said.items():
            if name.value in _SAYS_NOTHING:
                continue
            test = self._test(name, values, (*above, node))
            if test is None:
                return None
            tests.append(test)
        if _sh("path") not in said:
            return lambda facts, focus: all(test(facts, focus, {focus}) for test in tests)
        path = self._path(said[_sh("path")][0])
        if path is None:
            return None
        return lambda facts, focus: _all(tests, facts, focus, path(facts, focus))

    def _test(self, name: ox.NamedNode, values: list[Node], above: tuple[Node, ...]) -> Test | None:
        word = name.value.removeprefix(SH)
        if word in {"property", "node"}:
            return self._every(values, above)
        if len(values) != 1:
            return None
        if word == "or":
            return self._some(values[0], above)
        if word == "in":
            known = set(self._list(values[0]))
            return lambda _facts, _focus, found: found <= known
        make = TESTS.get(word)
        return make(values[0]) if make else None

    def _every(self, shapes: list[Node], above: tuple[Node, ...]) -> Test | None:
        sure = [each for node in shapes if (each := self.node(node, above))]
        if len(sure) < len(shapes):
            return None
        return lambda facts, _, found: all(each(facts, value) for value in found for each in sure)

    def _some(self, head: Node, above: tuple[Node, ...]) -> Test | None:
        sure = [self.node(node, above) for node in self._list(head)]
        known = [each for each in sure if each]
        return lambda facts, _, found: all(any(e(facts, value) for e in known) for value in found)

    def _list(self, head: Node) -> Sequence[Node]:
        found: list[Node] = []
        while head in self.out:
            found += self.out[head][ox.NamedNode(f"{RDF}first")]
            (head,) = self.out[head][ox.NamedNode(f"{RDF}rest")]
        return found

    def _path(self, node: Node) -> Path | None:
        if isinstance(node, ox.NamedNode):
            return lambda facts, focus: facts.out.get(focus, {}).get(node, set())
        said = self.out[node]
        inverse = said.get(_sh("inversePath"), [None])[0]
        if isinstance(inverse, ox.NamedNode):
            return lambda facts, focus: facts.into.get(focus, {}).get(inverse, set())
        if ox.NamedNode(f"{RDF}first") in said:
            return _along([self._path(step) for step in self._list(node)])
        if _sh("alternativePath") in said:
            return _either(
                [self._path(step) for step in self._list(said[_sh("alternativePath")][0])]
            )
        return None


def _all(tests: list[Test], facts: Facts, focus: Node, found: Values) -> bool:
    return all(test(facts, focus, found) for test in tests)


def _along(steps: list[Path | None]) -> Path | None:
    known = [each for each in steps if each]

    def walk(facts: Facts, focus: Node) -> Values:
        found = {focus}
        for step in known:
            found = {value for each in found for value in step(facts, each)}
        return found

    return walk if len(known) == len(steps) else None


def _either(ways: list[Path | None]) -> Path | None:
    known = [each for each in ways if each]
    if len(known) < len(ways):
        return None
    return lambda facts, focus: {value for way in known for value in way(facts, focus)}


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


_SAYS_NOTHING = {
    TYPE,
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2002/07/owl#versionInfo",
    *(f"{SH}{name}" for name in ("message", "severity", "path", "targetClass", "name")),
}
