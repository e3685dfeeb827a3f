"""
Which nodes surely fit a shape, so that the full engine looks only at the others.

Of SHACL this knows what kurultay's shapes use. What it does not know, or does not see at once,
counts as in doubt: doubts cost time, never a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from kurultay.check import lines
from kurultay.check.lines import called
from kurultay.check.reference import TYPE, Reference
from kurultay.check.values import (
    NEEDLESS,
    NONE,
    RDF,
    SH,
    TESTS,
    Facts,
    Known,
    Sure,
    Test,
    Values,
)

__all__ = ["Facts", "Sieve"]

_TYPE = f"<{TYPE}>"
_FIRST, _REST = f"<{RDF}first>", f"<{RDF}rest>"

Path: TypeAlias = Callable[[Facts, str], Values]


class Sieve:
    """Shapes that were read once, to sift the nodes of many small graphs."""

    def __init__(self, ntriples: str, reference: Reference) -> None:
        """
        Read the shapes.

        Errors: SyntaxError if they are not N-Triples.
        """
        self._shapes = _Shapes(ntriples)
        self._known = Known(reference)
        self._by_class: dict[str, list[tuple[str, Sure]]] = {}
        self._by_classes: dict[frozenset[str], tuple[tuple[str, Sure], ...]] = {}
        self._lacks: dict[str, Sure] = {}
        self.unknown: set[str] = set()
        for node in self._shapes.targeted():
            self._sort(node)
        self._steps = max(map(self._shapes.steps, self._shapes.out), default=0)
        self._back = sorted(self._shapes.inverse())

    def _sort(self, node: str) -> None:
        said = self._shapes.out[node]
        targets = [each for each in said if each.startswith(f"<{SH}target")]
        sure = self._shapes.node(node)
        classed = any(called(each).endswith("#Class") for each in said.get(_TYPE, ()))
        if sure is None or classed or targets != [_sh("targetClass")]:
            self.unknown.add(called(node))
            return
        for each in said[_sh("targetClass")]:
            self._by_class.setdefault(each, []).append((called(node), sure))
        lacks = self._shapes.lacks(node)
        if lacks is not None and lines.iri(node):
            self._lacks[called(node)] = lacks

    def lacking(self, facts: Facts, doubts: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
        """Give the nodes in doubt that surely fail, once, for want of a value; by shape."""
        if self.unknown or facts.classed:
            return {}
        found = {
            shape: [node for node in nodes if lines.iri(node) and self._lacks[shape](facts, node)]
            for shape, nodes in doubts.items()
            if shape in self._lacks
        }
        return {shape: nodes for shape, nodes in found.items() if nodes}

    def facts(self, nquads: Iterable[str]) -> Facts:
        """
        Read lines.

        Errors: SyntaxError, with the number of the line, if one is not N-Quads.
        """
        return Facts.of(nquads, self._known)

    def around(self, facts: Facts, doubts: Mapping[str, Iterable[str]]) -> set[str]:
        """Give the nodes whose statements the shapes may look at from nodes in doubt."""
        found = {node for nodes in doubts.values() for node in nodes}
        new = found
        for _ in range(self._steps):
            ends = {
                value for node in new for said in facts.out.get(node, {}).values() for value in said
            }
            ends.update(
                each for node in new for name in self._back for each in facts.into(node, name)
            )
            new = {node for node in ends if node in facts.out} - found
            found = found | new
        return found

    def doubts(self, facts: Facts, beside: AbstractSet[str] = NONE) -> dict[str, list[str]]:
        """Give the nodes that may fail a shape, by shape; those in ``unknown`` come besides."""
        found: dict[str, list[str]] = {}
        for node in facts.out.keys() - beside if beside else facts.out:
            for shape, sure in self._looked_at(frozenset(facts.classes(node))):
                if not sure(facts, node):
                    found.setdefault(shape, []).append(node)
        return found

    def _looked_at(self, classes: frozenset[str]) -> tuple[tuple[str, Sure], ...]:
        """Give the shapes for a node of these classes, each once."""
        if classes not in self._by_classes:
            each = (one for name in sorted(classes) for one in self._by_class.get(name, ()))
            self._by_classes[classes] = tuple(dict(each).items())
        return self._by_classes[classes]


class _Shapes:
    """The shapes graph, and the tests that its shapes stand for."""

    def __init__(self, ntriples: str) -> None:
        self.out: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, value in lines.statements(ntriples.split("\n")):
            self.out.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def targeted(self) -> Iterator[str]:
        for node, said in self.out.items():
            classes = {called(each) for each in said.get(_TYPE, ())}
            if any(each.startswith(f"<{SH}target") for each in said) or any(
                name.endswith("#Class") for name in classes
            ):
                yield node

    def inverse(self) -> set[str]:
        """Give the properties that are followed backwards."""
        found = (value for said in self.out.values() for value in said.get(_sh("inversePath"), ()))
        return set(found)

    def steps(self, node: str, above: tuple[str, ...] = ()) -> int:
        """Give how many steps the paths of a shape and of those within it lead away."""
        said = self.out.get(node)
        if said is None or node in above:
            return 0
        inner = [*said.get(_sh("property"), ()), *said.get(_sh("node"), ())]
        inner += [each for head in said.get(_sh("or"), ()) for each in self._list(head)]
        own = sum(map(self._length, said.get(_sh("path"), ())))
        return own + max((self.steps(each, (*above, node)) for each in inner), default=0)

    def _length(self, path: str) -> int:
        said = self.out.get(path, {})
        if _FIRST in said:
            return sum(map(self._length, self._list(path)))
        ways = [each for head in said.get(_sh("alternativePath"), ()) for each in self._list(head)]
        return max(map(self._length, ways), default=1)

    def node(self, node: str, above: tuple[str, ...] = ()) -> Sure | None:
        """Give the test of a shape; None if something in it is not known here."""
        said = self.out.get(node)
        if said is None or node in above:
            return None
        tests: list[Test] = []
        words: set[str] = set()
        for name, values in said.items():
            if called(name) in _SAYS_NOTHING:
                continue
            test = self._test(_word(name), values, (*above, node))
            if test is None:
                return None
            words.add(_word(name))
            tests.append(test)
        if _sh("path") not in said:
            return lambda facts, focus: all(test(facts, focus, {focus}) for test in tests)
        path = self._path(said[_sh("path")][0])
        if path is None:
            return None
        return _all(tests, path, needless=words <= NEEDLESS)

    def _test(self, word: str, values: list[str], above: tuple[str, ...]) -> Test | None:
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

    def _every(self, shapes: list[str], above: tuple[str, ...]) -> Test | None:
        sure = [each for node in shapes if (each := self.node(node, above))]
        if len(sure) < len(shapes):
            return None
        return lambda facts, _, found: all(each(facts, value) for value in found for each in sure)

    def _some(self, head: str, above: tuple[str, ...]) -> Test | None:
        sure = [self.node(node, above) for node in self._list(head)]
        known = [each for each in sure if each]
        return lambda facts, _, found: all(any(e(facts, value) for e in known) for value in found)

    def lacks(self, node: str) -> Sure | None:
        """Give the test by which a node surely fails a shape that asks for nothing but a value."""
        said = {
            _word(name): values
            for name, values in self.out[node].items()
            if called(name) not in _SAYS_NOTHING or name == _sh("path")
        }
        if said.keys() == {"path", "minCount"}:
            return self._wanting(said["path"][0], TESTS["minCount"](said["minCount"][0]))
        if said.keys() != {"or"}:
            return None
        ways = [self._way(each) for each in self._list(said["or"][0])]
        sure = [each for each in ways if each]
        if len(sure) < len(ways):
            return None
        return lambda facts, focus: all(each(facts, focus) for each in sure)

    def _way(self, node: str) -> Sure | None:
        """Give the test by which a node surely fails one of several ways to fit."""
        said = self.out[node]
        if said.keys() - {_TYPE} != {_sh("property")} or len(said[_sh("property")]) != 1:
            return None
        inner = self.out[said[_sh("property")][0]]
        words = {_word(name) for name in inner if name != _TYPE}
        if words not in ({"path", "minCount"}, {"path", "hasValue"}):
            return None
        (word,) = words - {"path"}
        return self._wanting(inner[_sh("path")][0], TESTS[word](inner[_sh(word)][0]))

    def _wanting(self, path: str, test: Test) -> Sure | None:
        walk = self._path(path)
        if walk is None:
            return None
        return lambda facts, focus: not test(facts, focus, walk(facts, focus))

    def _list(self, head: str) -> Sequence[str]:
        found: list[str] = []
        while head in self.out:
            found += self.out[head][_FIRST]
            (head,) = self.out[head][_REST]
        return found

    def _path(self, node: str) -> Path | None:
        if lines.iri(node):
            return lambda facts, focus: facts.out.get(focus, {}).get(node, NONE)
        said = self.out[node]
        if len(said.keys() - {_TYPE, _REST}) != 1:
            return None
        inverse = said.get(_sh("inversePath"), [""])[0]
        if lines.iri(inverse):
            return lambda facts, focus: facts.into(focus, inverse)
        if _FIRST in said:
            return _along([self._path(step) for step in self._list(node)])
        if _sh("alternativePath") in said:
            return _either(
                [self._path(step) for step in self._list(said[_sh("alternativePath")][0])]
            )
        return None


def _all(tests: list[Test], path: Path, *, needless: bool) -> Sure:
    def sure(facts: Facts, focus: str) -> bool:
        found = path(facts, focus)
        if not found and needless:
            return True
        # This is asked of every value.
        for test in tests:  # noqa: SIM110 - all() of a generator takes twice as long
            if not test(facts, focus, found):
                return False
        return True

    return sure


def _along(steps: list[Path | None]) -> Path | None:
    known = [each for each in steps if each]

    def walk(facts: Facts, focus: str) -> Values:
        found: Values = {focus}
        for step in known:
            found = {value for each in found for value in step(facts, each)}
        return found

    return walk if len(known) == len(steps) else None


def _either(ways: list[Path | None]) -> Path | None:
    known = [each for each in ways if each]
    if len(known) < len(ways):
        return None
    return lambda facts, focus: {value for way in known for value in way(facts, focus)}


def _sh(name: str) -> str:
    return f"<{SH}{name}>"


def _word(name: str) -> str:
    return called(name).removeprefix(SH)


_SAYS_NOTHING = {
    TYPE,
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2002/07/owl#versionInfo",
    *(f"{SH}{name}" for name in ("message", "severity", "path", "targetClass", "name")),
}
