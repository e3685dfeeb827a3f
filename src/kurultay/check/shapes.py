"""The shapes that data must fit, read once and handed to workers as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kurultay.errors import ResourceError
from kurultay.resources import Home

STYLE = "style.ttl"
"""The shapes for the ontology itself; they do not look at data."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """A set of SHACL shapes, as N-Triples text."""

    ntriples: str

    @classmethod
    def load(cls, home: Home) -> Shapes:
        """
        Read the shapes for data, all files but the ontology's own style.

        Errors: ResourceError, with file and line, if one is missing or is not Turtle.
        """
        folder = home.path("shapes")
        return cls.read(path for path in sorted(folder.glob("*.ttl")) if path.name != STYLE)

    @classmethod
    def style(cls, home: Home) -> Shapes:
        """
        Read the shapes for the ontology and its schemes.

        Errors: ResourceError if the file is missing or is not Turtle.
        """
        return cls.read([home.path("shapes", STYLE)])

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Shapes:
        """
        Read shapes from Turtle files.

        Errors: ResourceError, with file and line, if one is not Turtle.
        """
        found = [triple for path in paths for triple in turtle(path)]
        written = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
        return cls(written.decode("utf-8"))


def turtle(path: Path) -> tuple[ox.Triple, ...]:
    """
    Read one of our own Turtle files.

    Errors: ResourceError, with file and line, if it is missing or is not Turtle.
    """
    try:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        return tuple(quad.triple for quad in quads)
    except SyntaxError as error:
        place = f"{path.parent.name}/{path.name}:{error.lineno}"
        raise ResourceError(f"{place}: not Turtle: {error.msg}") from error
    except OSError as error:
        place = f"{path.parent.name}/{path.name}"
        raise ResourceError(f"{place}: cannot be read; reinstall the package") from error
