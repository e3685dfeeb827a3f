"""
RDF terms as N-Quads text, in the one form that Oxigraph gives back byte for byte.

Terms are handed about already written (``<iri>``, ``"text"@ru``), so sorting lines sorts the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kurultay.graph import terms
from kurultay.text.article import PartialDate

_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    0x08: "\\b",
    0x09: "\\t",
    0x0A: "\\n",
    0x0C: "\\f",
    0x0D: "\\r",
    0x22: '\\"',
    0x5C: "\\\\",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_TO_ESCAPE = re.compile(f"[{re.escape(''.join(map(chr, _ESCAPES)))}]")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]|[^\x00-\x7f]')
_DATE_TYPES = {
    "day": terms.XSD_DATE,
    "month": terms.XSD_YEAR_MONTH,
    "year": terms.XSD_YEAR,
}


def escape(text: str) -> str:
    """
    Escape a string for N-Quads, canonical form (RDF 1.2 N-Quads, section 5).

    Shape: lone surrogates, which no file can hold, become U+FFFD.
    """
    return text.translate(_ESCAPES) if _TO_ESCAPE.search(text) else text


@lru_cache(maxsize=8192)
def iri(address: str) -> str:
    """
    Write an IRI.

    Errors: ValueError for characters that our IRIs never have: ASCII only, nothing to escape.
    """
    found = _NOT_IN_IRI.search(address)
    if found is not None or ":" not in address:
        raise ValueError(f"not an IRI of ours: {address!r}")
    return f"<{address}>"


def text(value: str, lang: str | None = None) -> str:
    """Write a string, with its language tag if it has one (in lower case, as stores keep it)."""
    tag = f"@{lang.lower()}" if lang else ""
    return f'"{escape(value)}"{tag}'


def typed(value: str, datatype: str) -> str:
    """Write a literal of a datatype; the caller gives the canonical lexical form."""
    return f'"{escape(value)}"^^<{datatype}>'


def integer(value: int) -> str:
    """Write an xsd:integer."""
    return f'"{value:d}"^^<{terms.XSD_INTEGER}>'


@lru_cache(maxsize=8192)
def decimal(value: Decimal | float) -> str:
    """
    Write an xsd:decimal without exponent, trailing zeros or a plus sign.

    Errors: ValueError for what is no number.
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return typed("0" if plain in ("-0", "") else plain, terms.XSD_DECIMAL)


def boolean(value: bool) -> str:
    """Write an xsd:boolean."""
    return typed("true" if value else "false", terms.XSD_BOOLEAN)


def date(value: PartialDate) -> str:
    """Write a date in the datatype of its precision."""
    return typed(str(value), _DATE_TYPES[value.precision])


def lines(graph: str, triples: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """
    Write triples of written terms into a named graph.

    Shape: N-Quads lines without line ends, sorted by code point, each once.
    """
    name = iri(graph)
    return tuple(sorted({f"{s} {p} {o} {name} ." for s, p, o in triples}))
