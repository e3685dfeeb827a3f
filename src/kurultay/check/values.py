"""Statements by subject and object, and whether values surely fit a constraint of SHACL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kurultay.check.reference import SUBCLASS, TYPE, Reference, Statement

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
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


def called(node: Node) -> str:
    """Give a node as text."""
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _each(good: Callable[[Node], bool]) -> Test:
    return lambda _facts, _focus, found: all(map(good, found))


def _datatype(wanted: Node) -> Test:
    lexical = _LEXICAL.get(called(wanted))

    def good(value: Node) -> bool:
        return (
            isinstance(value, ox.Literal)
            and value.datatype == wanted
            and lexical is not None
            and lexical(value.value)
        )

    return _each(good)


def _kind(wanted: Node) -> Test:
    kinds = _KINDS.get(called(wanted).removeprefix(SH), ())
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
    f"{RDF}langString": lambda _: True,
    f"{_XSD}boolean": {"true", "false"}.__contains__,
    f"{_XSD}integer": _integer,
    f"{_XSD}nonNegativeInteger": lambda text: _integer(text) and text[0] != "-",
    f"{_XSD}decimal": _decimal,
    f"{_XSD}date": _day,
}
TESTS: Mapping[str, Callable[[Node], Test]] = {
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
