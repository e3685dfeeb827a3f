"""
Tables of an answer in other people's forms: SPARQL XML, Markdown, HTML, pandas, polars.

Source: SPARQL Query Results XML Format (Second Edition), W3C.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from kurultay.errors import UsageError
from kurultay.graph import terms
from kurultay.store import Term

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Rows = Sequence[Sequence[Term | None]]

_RESULTS = "http://www.w3.org/2005/sparql-results#"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XSD = terms.expand("xsd:")
_READ: dict[str, Callable[[str], object]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
    f"{_XSD}date": date.fromisoformat,
}


def value(term: Term | None) -> object:
    """Give a term as Python has it: a number, a truth value, a day, else its text."""
    if term is None:
        return None
    read = _READ.get(term.datatype or "")
    try:
        return read(term.value) if read else term.value
    except (ValueError, ArithmeticError):
        return term.value


def xml(columns: Sequence[str], rows: Rows) -> str:
    """Give SPARQL Query Results XML."""
    root = ET.Element("sparql", {"xmlns": _RESULTS})
    head = ET.SubElement(root, "head")
    for name in columns:
        ET.SubElement(head, "variable", {"name": name})
    results = ET.SubElement(root, "results")
    for row in rows:
        result = ET.SubElement(results, "result")
        for name, cell in zip(columns, row, strict=True):
            if cell is not None:
                _binding(ET.SubElement(result, "binding", {"name": name}), cell)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _binding(parent: ET.Element, cell: Term) -> None:
    kind = {"iri": "uri", "bnode": "bnode"}.get(cell.kind, "literal")
    known = {_XML_LANG: cell.lang, "datatype": None if cell.lang else cell.datatype}
    made = ET.SubElement(parent, kind, {name: said for name, said in known.items() if said})
    made.text = "".join(c for c in cell.value if c in "\t\n\r" or c >= " ")


def markdown(columns: Sequence[str], rows: Rows) -> str:
    """Give a Markdown table; addresses are links."""
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    for row in rows:
        lines.append(f"| {' | '.join(_marked(cell) for cell in row)} |")
    return "\n".join(lines) + "\n"


def _marked(cell: Term | None) -> str:
    if cell is None:
        return ""
    text = " ".join(cell.value.split()).replace("\\", "\\\\").replace("|", "\\|")
    return f"<{text}>" if cell.kind == "iri" else text.replace("<", "\\<").replace("*", "\\*")


def page(columns: Sequence[str], rows: Rows) -> str:
    """Give an HTML table, every word escaped; addresses of the web are links."""
    head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td{_lang(cell)}>{_cell(cell)}</td>' for cell in row)}</tr>\n"
        for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _lang(cell: Term | None) -> str:
    return f' lang="{html.escape(cell.lang)}"' if cell is not None and cell.lang else ""


def _cell(cell: Term | None) -> str:
    if cell is None:
        return ""
    text = html.escape(cell.value)
    if cell.kind == "iri" and cell.value.startswith(("http://", "https://")):
        shown = html.escape(cell.value.rstrip("/").rpartition("/")[2])
        return f'<a href="{text}">{shown}</a>'
    return text


def pandas_frame(columns: Sequence[str], rows: Rows) -> pd.DataFrame:
    """
    Give a pandas DataFrame with Python values.

    Errors: UsageError if pandas is not installed.
    """
    made: pd.DataFrame = _library("pandas").DataFrame(_columns(columns, rows))
    return made


def polars_frame(columns: Sequence[str], rows: Rows) -> pl.DataFrame:
    """
    Give a polars DataFrame with Python values; a column of mixed kinds becomes text.

    Errors: UsageError if polars is not installed.
    """
    library = _library("polars")
    found = _columns(columns, rows)
    for name, cells in found.items():
        if len({type(cell) for cell in cells if cell is not None}) > 1:
            found[name] = [None if cell is None else str(cell) for cell in cells]
    made: pl.DataFrame = library.DataFrame(found)
    return made


def _columns(columns: Sequence[str], rows: Rows) -> dict[str, list[object]]:
    return {name: [value(row[at]) for row in rows] for at, name in enumerate(columns)}


def _library(name: str) -> Any:
    try:
        return __import__(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed; say: pip install kurultay[{name}]") from error
