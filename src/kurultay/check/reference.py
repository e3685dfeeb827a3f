"""What the checked data points to but does not hold: the classes of known things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kurultay.check.shapes import turtle
from kurultay.errors import InputError
from kurultay.resources import Home

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"

Statement: TypeAlias = ox.Triple | ox.Quad


@dataclass(frozen=True, slots=True)
class Reference:
    """
    The classes of register entries, and the class tree of the ontology.

    An article says ``id/state/kz`` and no more; the reference says that this is a state. Known
    things are not checked themselves unless the data describes them.
    """

    types: Mapping[str, tuple[str, ...]]
    parents: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, home: Home) -> Reference:
        """
        Read the ontology and the register.

        Errors: ResourceError if one of our files is missing or is not Turtle.
        """
        paths = [home.path("ontology", "kurultay.ttl")]
        paths += sorted(home.path("seeds", "register").glob("*.ttl"))
        return cls.of(triple for path in paths for triple in turtle(path))

    @classmethod
    def parse(cls, nquads: Iterable[str]) -> Reference:
        """
        Read a reference from lines of N-Quads, of which only classes are kept.

        Errors: InputError if a line is not N-Quads.
        """
        try:
            return cls.of(ox.parse("\n".join(nquads), format=ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            raise InputError(f"line {error.lineno}: not N-Quads: {error.msg}") from error

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Reference:
        """Keep the classes among some statements."""
        types: dict[str, set[str]] = {}
        parents: set[tuple[str, str]] = set()
        for statement in statements:
            subject, value = statement.subject, statement.object
            if not (isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode)):
                continue
            if statement.predicate.value == TYPE:
                types.setdefault(subject.value, set()).add(value.value)
            elif statement.predicate.value == SUBCLASS:
                parents.add((subject.value, value.value))
        frozen = {node: tuple(sorted(classes)) for node, classes in types.items()}
        return cls(frozen, tuple(sorted(parents)))
