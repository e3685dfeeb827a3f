"""Lines of N-Quads as terms in one spelling each, so that equal terms are equal strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

import pyoxigraph as ox

_SIGNS = r"[A-Za-z0-9._~:@!$&'()*+,;=/-]"
_IRI = rf"<https?://[A-Za-z0-9.-]+(?:/{_SIGNS}*)?(?:\#(?:{_SIGNS}|\?)*)?>"
_STRING = r"\^\^<http://www\.w3\.org/2001/XMLSchema\#string>"
_LITERAL = rf'"[^"\\\x00-\x1f\x7f]*"(?:@[a-z]{{2,8}}(?:-[a-z0-9]{{1,8}})*|(?!{_STRING})\^\^{_IRI})?'
_LINE = re.compile(rf"({_IRI}) ({_IRI}) ({_IRI}|{_LITERAL})(?: ({_IRI}))? \.")
"""A line that can be written in no other way; every other one is left to the parser."""
_USUAL = re.compile(r"<[^<>\\\s]*>|_:[^<\s]*")
"""A subject that ends where a space follows, and is written as it is called."""


def statements(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """
    Give subject, predicate and object of each line, as Oxigraph writes them.

    Errors: SyntaxError, with the number of the line, if one is not N-Quads.
    """
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if found is not None:
            yield found[1], found[2], found[3]
            continue
        try:
            for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
                yield str(quad.subject), str(quad.predicate), str(quad.object)
        except SyntaxError as error:
            error.lineno = number
            raise


def about(lines: Iterable[str], subjects: AbstractSet[str]) -> Iterator[str]:
    """Give the lines about some subjects, and those that spell theirs in an unusual way."""
    for line in lines:
        head = line.partition(" ")[0]
        if head in subjects or not _USUAL.fullmatch(head):
            yield line


def sources(lines: Iterable[str], subjects: AbstractSet[str]) -> dict[str, str]:
    """
    Give the graph that describes each of some subjects, the first by name; empty for none.

    Errors: SyntaxError if a line is not N-Quads.
    """
    found: dict[str, str] = {}
    for line in about(lines, subjects):
        usual = _LINE.fullmatch(line)
        if usual is not None:
            rows = [(usual[1], called(usual[4] or ""))]
        else:
            quads = ox.parse(line, format=ox.RdfFormat.N_QUADS)
            rows = [(str(quad.subject), _graph(quad)) for quad in quads]
        for subject, graph in rows:
            found[subject] = min(found.get(subject, graph), graph)
    return found


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def iri(term: str) -> bool:
    """Tell whether a term is an IRI."""
    return term.startswith("<") and not term.startswith("<<")


def blank(term: str) -> bool:
    """Tell whether a term is a blank node."""
    return term.startswith("_:")


def literal(term: str) -> bool:
    """Tell whether a term is a literal."""
    return term.startswith('"')


def called(term: str) -> str:
    """Give a term as text: an IRI without its brackets, anything else as it is."""
    return term[1:-1] if iri(term) else term


def datatype(term: str) -> str:
    """Give the datatype of a literal in brackets; empty for anything else."""
    if not literal(term):
        return ""
    end = term[term.rindex('"') + 1 :]
    if end.startswith("@"):
        return LANG_STRING
    return end[2:] or STRING


def language(term: str) -> str:
    """Give the language tag of a literal in lower case; empty for anything else."""
    end = term[term.rindex('"') + 1 :] if literal(term) else ""
    return end[1:].lower() if end.startswith("@") else ""


def lexical(term: str) -> str:
    """Give what stands between the quotes of a literal."""
    words = term[1 : term.rindex('"')]
    return _read(words) if "\\" in words else words


@lru_cache(maxsize=1000)
def _read(words: str) -> str:
    quad = next(iter(ox.parse(f'<x:x> <x:x> "{words}" .', format=ox.RdfFormat.N_TRIPLES)))
    return str(quad.object.value)


STRING = "<http://www.w3.org/2001/XMLSchema#string>"
LANG_STRING = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"
