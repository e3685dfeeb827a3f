"""
Which nodes surely fit a shape, so that the full engine looks only at the others.

Of SHACL this knows what kurultay's shapes use. What it does not know, or does not see at once,
counts as in doubt: doubts cost time, never a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kurultay.check.reference import SUBCLASS, TYPE, Reference, Statement

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE, _SUBCLASS = ox.NamedNode(TYPE), ox.NamedNode(SUBCLASS)
_DATE = ox.NamedNode(f"{_XSD}date")
_NUMBERS = {ox.NamedNode(f"{_XSD}{name}") for name in ("integer", "nonNegativeInteger", "decimal")}

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values: TypeAlias = set[Node]
Sure: TypeAlias = Callable[["Facts", Node], bool]
"""Says whether a node surely fits."""
Test: TypeAlias = Callable[["Facts", Node, Values], bool]
"""Says whether the values that a focus node has on a path surely fit."""
Path: TypeAlias = Callable[["Facts", Node], Values]


@dataclass(slots=True)
class Facts:
    """Statements by subject and by object, with the classes that the reference knows."""

    reference: Reference
    out: dict[Node, dict[Node, Values]] = field(default_factory=dict)
    into: dict[Node, dict[Node, Values]] = field(default_factory=dict)
    supers: dict[Node, Values] = field(default_factory=dict)

    @classmethod
    def of(cls, statements: Iterable[Statement], reference: Reference) -> Facts:
        """Sort statements."""
        facts = cls(reference)
        out, into = facts.out, facts.into
        for each in statements:
            subject, predicate, value = each.subject, each.predicate, each.object
            out.setdefault(subject, {}).setdefault(predicate, set()).add(value)
            into.setdefault(value, {}).setdefault(predicate, set()).add(subject)
        for child, parent in reference.parents:
            facts.supers.setdefault(ox.NamedNode(child), set()).add(ox.NamedNode(parent))
        for node, said in out.items():
            if _SUBCLASS in said:
                facts.supers.setdefault(node, set()).update(said[_SUBCLASS])
        return facts

    def classes(self, node: Node) -> Values:
        """Give the classes of a node with all that stand above them."""
        found = set(self.out.get(node, {}).get(_TYPE, ()))
        if not found and node in self.into and isinstance(node, ox.NamedNode):
            found.update(map(ox.NamedNode, self.reference.types.get(node.value, ())))
        new = list(found)
        while new:
            for parent in self.supers.get(new.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    new.append(parent)
        return found


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
        classed = any(_name(each).endswith("#Class") for each in said.get(_TYPE, ()))
        if sure is None or classed or targets != [_sh("targetClass")]:
            self.unknown.add(_name(node))
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
                            found.setdefault(_name(shape), []).append(node)
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
            classes = {_name(each) for each in said.get(_TYPE, ())}
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
        make = _TESTS.get(word)
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
            found += self.out[head][ox.NamedNode(f"{_RDF}first")]
            (head,) = self.out[head][ox.NamedNode(f"{_RDF}rest")]
        return found

    def _path(self, node: Node) -> Path | None:
        if isinstance(node, ox.NamedNode):
            return lambda facts, focus: facts.out.get(focus, {}).get(node, set())
        said = self.out[node]
        inverse = said.get(_sh("inversePath"), [None])[0]
        if isinstance(inverse, ox.NamedNode):
            return lambda facts, focus: facts.into.get(focus, {}).get(inverse, set())
        if ox.NamedNode(f"{_RDF}first") in said:
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


def _name(node: Node) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _each(good: Callable[[Node], bool]) -> Test:
    return lambda _facts, _focus, found: all(map(good, found))


def _datatype(wanted: Node) -> Test:
    lexical = _LEXICAL.get(_name(wanted))

    def good(value: Node) -> bool:
        return (
            isinstance(value, ox.Literal)
            and value.datatype == wanted
            and lexical is not None
            and lexical(value.value)
        )

    return _each(good)


def _kind(wanted: Node) -> Test:
    kinds = _KINDS.get(_name(wanted).removeprefix(SH), ())
    return _each(lambda value: isinstance(value, kinds))


def _class(wanted: Node) -> Test:
    return lambda facts, _, found: all(wanted in facts.classes(value) for value in found)


def _pattern(wanted: Node) -> Test:
    pattern = re.compile(_text(wanted) or "")
    return _each(lambda value: (text := _text(value)) is not None and bool(pattern.search(text)))


def _length(wanted: Node) -> Test:
    least = _number(wanted)
    return _each(
        lambda value: (
            least is not None and (text := _text(value)) is not None and len(text) >= least
        )
    )


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[Node], Test]:
    def make(wanted: Node) -> Test:
        bound = _number(wanted)
        return _each(
            lambda value: (
                bound is not None
                and (number := _number(value)) is not None
                and holds(number, bound)
            )
        )

    return make


def _count(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[Node], Test]:
    def make(wanted: Node) -> Test:
        bound = _number(wanted)
        return lambda _facts, _focus, found: bound is not None and holds(Decimal(len(found)), bound)

    return make


def _has(wanted: Node) -> Test:
    return lambda _facts, _focus, found: wanted in found


def _one_a_language(wanted: Node) -> Test:
    del wanted

    def test(_facts: Facts, _focus: Node, found: Values) -> bool:
        tags = [e.language.lower() for e in found if isinstance(e, ox.Literal) and e.language]
        return len(tags) == len(set(tags))

    return test


def _compared(holds: Callable[[Values, Values], bool]) -> Callable[[Node], Test]:
    def make(wanted: Node) -> Test:
        return lambda facts, focus, found: holds(found, facts.out.get(focus, {}).get(wanted, set()))

    return make


def _before(found: Values, others: Values) -> bool:
    return all(_less(one, two) for one in found for two in others)


def _not_after(found: Values, others: Values) -> bool:
    return all(one == two or _less(one, two) for one in found for two in others)


def _less(one: Node, two: Node) -> bool:
    numbers = _number(one), _number(two)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] < numbers[1]
    days = [
        each.value
        for each in (one, two)
        if isinstance(each, ox.Literal) and each.datatype == _DATE and _day(each.value)
    ]
    return len(days) == 2 and days[0] < days[1]


def _text(value: Node) -> str | None:
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else None


def _number(value: Node) -> Decimal | None:
    """Give a number of a plain form; None for any other."""
    if isinstance(value, ox.Literal) and value.datatype in _NUMBERS and _decimal(value.value):
        return Decimal(value.value)
    return None


def _decimal(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text))


def _integer(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,15}", text))


def _day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_KINDS: Mapping[str, tuple[type, ...]] = {
    "IRI": (ox.NamedNode,),
    "Literal": (ox.Literal,),
    "BlankNode": (ox.BlankNode,),
    "IRIOrLiteral": (ox.NamedNode, ox.Literal),
    "BlankNodeOrIRI": (ox.BlankNode, ox.NamedNode),
    "BlankNodeOrLiteral": (ox.BlankNode, ox.Literal),
}
_LEXICAL: Mapping[str, Callable[[str], bool]] = {
    f"{_XSD}string": lambda _: True,
    f"{_RDF}langString": lambda _: True,
    f"{_XSD}boolean": {"true", "false"}.__contains__,
    f"{_XSD}integer": _integer,
    f"{_XSD}nonNegativeInteger": lambda text: _integer(text) and text[0] != "-",
    f"{_XSD}decimal": _decimal,
    f"{_XSD}date": _day,
}
_TESTS: Mapping[str, Callable[[Node], Test]] = {
    "datatype": _datatype,
    "nodeKind": _kind,
    "class": _class,
    "pattern": _pattern,
    "minLength": _length,
    "minInclusive": _bound(Decimal.__ge__),
    "minExclusive": _bound(Decimal.__gt__),
    "maxInclusive": _bound(Decimal.__le__),
    "minCount": _count(Decimal.__ge__),
    "maxCount": _count(Decimal.__le__),
    "hasValue": _has,
    "uniqueLang": _one_a_language,
    "equals": _compared(set.__eq__),
    "disjoint": _compared(set.isdisjoint),
    "lessThan": _compared(_before),
    "lessThanOrEquals": _compared(_not_after),
}
_SAYS_NOTHING = {
    TYPE,
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2002/07/owl#versionInfo",
    *(f"{SH}{name}" for name in ("message", "severity", "path", "targetClass", "name")),
}
