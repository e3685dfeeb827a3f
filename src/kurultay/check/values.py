"""Statements by subject, and whether values surely fit a constraint of SHACL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from kurultay.check import lines
from kurultay.check.reference import SUBCLASS, TYPE, Reference

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE, _SUBCLASS = f"<{TYPE}>", f"<{SUBCLASS}>"
_DATE = f"<{_XSD}date>"
_NUMBERS = {f"<{_XSD}{name}>" for name in ("integer", "nonNegativeInteger", "decimal")}
NONE: AbstractSet[str] = frozenset()

Values: TypeAlias = AbstractSet[str]
"""Terms as Oxigraph writes them."""
Sure: TypeAlias = Callable[["Facts", str], bool]
"""Says whether a node surely fits."""
Test: TypeAlias = Callable[["Facts", str, Values], bool]
"""Says whether the values that a focus node has on a path surely fit."""


class Known:
    """A reference in the spelling of the facts."""

    def __init__(self, reference: Reference) -> None:
        """Take over a reference."""
        self.types = {
            f"<{node}>": frozenset(f"<{each}>" for each in classes)
            for node, classes in reference.types.items()
        }
        self.parents: dict[str, Values] = {}
        for child, parent in reference.parents:
            self.parents[f"<{child}>"] = self.parents.get(f"<{child}>", NONE) | {f"<{parent}>"}
        self.above = lru_cache(maxsize=1000)(self._above)

    def _above(self, classes: frozenset[str]) -> Values:
        return above(classes, self.parents)


def above(classes: Iterable[str], parents: Mapping[str, Values]) -> Values:
    """Give some classes with all that stand above them."""
    found = set(classes)
    new = list(found)
    while new:
        for parent in parents.get(new.pop(), ()):
            if parent not in found:
                found.add(parent)
                new.append(parent)
    return found


@dataclass(slots=True)
class Facts:
    """Statements by subject, with the classes that the reference knows."""

    known: Known
    out: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _into: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _objects: set[str] | None = None
    _parents: Mapping[str, Values] | None = None
    """The class tree, if the statements themselves add to it."""

    @classmethod
    def of(cls, nquads: Iterable[str], known: Known) -> Facts:
        """
        Sort the statements of some lines.

        Errors: SyntaxError, with the number of the line, if one is not N-Quads.
        """
        facts = cls(known)
        out = facts.out
        for subject, predicate, value in lines.statements(nquads):
            out.setdefault(subject, {}).setdefault(predicate, set()).add(value)
        own = {node: said[_SUBCLASS] for node, said in out.items() if _SUBCLASS in said}
        if own:
            both = own.keys() | known.parents.keys()
            facts._parents = {
                node: own.get(node, NONE) | known.parents.get(node, NONE) for node in both
            }
        return facts

    @property
    def classed(self) -> bool:
        """Whether the statements themselves add to the class tree."""
        return self._parents is not None

    def into(self, node: str, predicate: str) -> Values:
        """Give the subjects that say this of a node."""
        if predicate not in self._into:
            rows = self._into[predicate] = {}
            for subject, said in self.out.items():
                for value in said.get(predicate, ()):
                    rows.setdefault(value, set()).add(subject)
        return self._into[predicate].get(node, NONE)

    def classes(self, node: str) -> Values:
        """Give the classes of a node with all that stand above them."""
        own = self.out.get(node, {}).get(_TYPE)
        if not own:
            # What is known counts where the statements point to it, and only there.
            own = set(self.known.types.get(node, ()))
            if not own or node not in self._pointed():
                return NONE
        if self._parents is not None:
            return above(own, self._parents)
        return self.known.above(frozenset(own))

    def _pointed(self) -> set[str]:
        if self._objects is None:
            self._objects = {
                value for said in self.out.values() for found in said.values() for value in found
            }
        return self._objects


def _each(good: Callable[[str], bool]) -> Test:
    return lambda _facts, _focus, found: all(map(good, found))


def _datatype(wanted: str) -> Test:
    right = _LEXICAL.get(wanted)

    def good(value: str) -> bool:
        return right is not None and lines.datatype(value) == wanted and right(lines.lexical(value))

    return _each(good)


def _kind(wanted: str) -> Test:
    kinds = _KINDS.get(lines.called(wanted).removeprefix(SH), ())
    return _each(lambda value: any(kind(value) for kind in kinds))


def _class(wanted: str) -> Test:
    return lambda facts, _, found: all(wanted in facts.classes(value) for value in found)


def _pattern(wanted: str) -> Test:
    pattern = re.compile(_text(wanted) or "")
    return _each(lambda value: (text := _text(value)) is not None and bool(pattern.search(text)))


def _length(wanted: str) -> Test:
    least = _number(wanted)
    return _each(
        lambda value: (
            least is not None and (text := _text(value)) is not None and len(text) >= least
        )
    )


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[str], Test]:
    def make(wanted: str) -> Test:
        bound = _number(wanted)
        return _each(
            lambda value: (
                bound is not None
                and (number := _number(value)) is not None
                and holds(number, bound)
            )
        )

    return make


def _count(holds: Callable[[int, Decimal], bool]) -> Callable[[str], Test]:
    def make(wanted: str) -> Test:
        bound = _number(wanted)
        return lambda _facts, _focus, found: bound is not None and holds(len(found), bound)

    return make


def _has(wanted: str) -> Test:
    return lambda _facts, _focus, found: wanted in found


def _one_a_language(wanted: str) -> Test:
    del wanted

    def test(_facts: Facts, _focus: str, found: Values) -> bool:
        tags = [tag for tag in map(lines.language, found) if tag]
        return len(tags) == len(set(tags))

    return test


def _compared(holds: Callable[[Values, Values], bool]) -> Callable[[str], Test]:
    def make(wanted: str) -> Test:
        return lambda facts, focus, found: holds(found, facts.out.get(focus, {}).get(wanted, NONE))

    return make


def _before(found: Values, others: Values) -> bool:
    return all(_less(one, two) for one in found for two in others)


def _not_after(found: Values, others: Values) -> bool:
    return all(one == two or _less(one, two) for one in found for two in others)


def _less(one: str, two: str) -> bool:
    numbers = _number(one), _number(two)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] < numbers[1]
    days = [lines.lexical(each) for each in (one, two) if lines.datatype(each) == _DATE]
    return len(days) == 2 and all(map(_day, days)) and days[0] < days[1]


def _text(value: str) -> str | None:
    if lines.literal(value):
        return lines.lexical(value)
    return lines.called(value) if lines.iri(value) else None


@lru_cache(maxsize=10_000)
def _number(value: str) -> Decimal | None:
    """Give a number of a plain form; None for any other."""
    if lines.datatype(value) in _NUMBERS and _decimal(lines.lexical(value)):
        return Decimal(lines.lexical(value))
    return None


def _decimal(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text))


def _integer(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,15}", text))


@lru_cache(maxsize=10_000)
def _day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_KINDS: Mapping[str, tuple[Callable[[str], bool], ...]] = {
    "IRI": (lines.iri,),
    "Literal": (lines.literal,),
    "BlankNode": (lines.blank,),
    "IRIOrLiteral": (lines.iri, lines.literal),
    "BlankNodeOrIRI": (lines.blank, lines.iri),
    "BlankNodeOrLiteral": (lines.blank, lines.literal),
}
_LEXICAL: Mapping[str, Callable[[str], bool]] = {
    lines.STRING: lambda _: True,
    lines.LANG_STRING: lambda _: True,
    f"<{_XSD}boolean>": {"true", "false"}.__contains__,
    f"<{_XSD}integer>": _integer,
    f"<{_XSD}nonNegativeInteger>": lambda text: _integer(text) and text[0] != "-",
    f"<{_XSD}decimal>": _decimal,
    _DATE: _day,
    f"<{_XSD}gYear>": lambda text: bool(re.fullmatch("[1-9][0-9]{3}", text)),
    f"<{_XSD}gYearMonth>": lambda text: bool(re.fullmatch("[1-9][0-9]{3}-(0[1-9]|1[0-2])", text)),
}
TESTS: Mapping[str, Callable[[str], Test]] = {
    "datatype": _datatype,
    "nodeKind": _kind,
    "class": _class,
    "pattern": _pattern,
    "minLength": _length,
    "minInclusive": _bound(Decimal.__ge__),
    "minExclusive": _bound(Decimal.__gt__),
    "maxInclusive": _bound(Decimal.__le__),
    "minCount": _count(lambda count, bound: count >= bound),
    "maxCount": _count(lambda count, bound: count <= bound),
    "hasValue": _has,
    "uniqueLang": _one_a_language,
    "equals": _compared(lambda found, others: found == others),
    "disjoint": _compared(lambda found, others: found.isdisjoint(others)),
    "lessThan": _compared(_before),
    "lessThanOrEquals": _compared(_not_after),
}
NEEDLESS = frozenset(TESTS) - {"minCount", "hasValue", "equals"} | {"in", "or", "property", "node"}
"""What holds where there is no value, whatever it asks of one."""
