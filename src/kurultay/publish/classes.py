"""
The merged graph as one table a class, with CSVW metadata that leads back to the triples.

Source: CSV on the Web, W3C (tabular metadata).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kurultay.errors import UsageError
from kurultay.graph import terms

ID = "id"
_SEPARATORS = "|¦‖␟"
_XSD = terms.expand("xsd:")
_NAMED = {_XSD + name: name for name in ("date", "integer", "decimal", "boolean", "gYear")}
_NAMED |= {_XSD + "gYearMonth": "gYearMonth", _XSD + "string": "string"}

Key = tuple[str, str]
"""Property and language."""


@dataclass(frozen=True, slots=True)
class Table:
    """
    One class: a row a thing, a column a property and language; several values stand in one cell.

    ``kinds`` gives each column's datatype: a name of XML Schema, or ``anyURI``.
    """

    name: str
    keys: tuple[Key, ...]
    kinds: Mapping[Key, str]
    rows: tuple[tuple[str, Mapping[Key, tuple[str, ...]]], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, the first for the thing's IRI."""
        return (ID, *(_column(key) for key in self.keys))


def _column(key: Key) -> str:
    local = key[0].rpartition("#")[2].rpartition("/")[2]
    return f"{local}_{key[1].replace('-', '_')}" if key[1] else local


def tables(lines: Iterable[str]) -> tuple[Table, ...]:
    """
    Sort N-Triples lines into tables by class; a thing of two classes has a row in both.

    Shape: tables sorted by name, rows by IRI.
    """
    things: dict[str, dict[Key, set[str]]] = {}
    classes: dict[str, set[str]] = {}
    kinds: dict[str, dict[Key, set[str]]] = {}
    for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES):
        subject, name = str(quad.subject)[1:-1], quad.predicate.value
        value = quad.object
        if name == terms.TYPE and isinstance(value, ox.NamedNode):
            classes.setdefault(value.value, set()).add(subject)
            continue
        lang = value.language or "" if isinstance(value, ox.Literal) else ""
        text = value.value if isinstance(value, ox.Literal | ox.NamedNode) else str(value)
        datatype = value.datatype.value if isinstance(value, ox.Literal) else "anyURI"
        things.setdefault(subject, {}).setdefault((name, lang), set()).add(text)
        kinds.setdefault(subject, {}).setdefault((name, lang), set()).add(datatype)
    return tuple(
        _table(local, sorted(members), things, kinds)
        for local, members in sorted((_local(name), found) for name, found in classes.items())
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _table(
    name: str,
    members: list[str],
    things: Mapping[str, Mapping[Key, set[str]]],
    kinds: Mapping[str, Mapping[Key, set[str]]],
) -> Table:
    keys = sorted({key for member in members for key in things.get(member, ())}, key=_column)
    seen: dict[Key, set[str]] = {}
    for member in members:
        for key, found in kinds.get(member, {}).items():
            seen.setdefault(key, set()).update(found)
    typed = {key: _kind(found, key[1]) for key, found in seen.items()}
    rows = tuple(
        (member, {key: tuple(sorted(v)) for key, v in things.get(member, {}).items()})
        for member in members
    )
    return Table(name, tuple(keys), typed, rows)


def _kind(datatypes: set[str], lang: str) -> str:
    """Give one datatype for a column; a column of several is text."""
    if lang or len(datatypes) != 1:
        return "string"
    (only,) = datatypes
    return only if only == "anyURI" else _NAMED.get(only, "string")


def separator(table: Table) -> str:
    """
    Choose what stands between the values of one cell: a sign that no value holds.

    Errors: UsageError if every sign stands in some value.
    """
    used = {sign for _, row in table.rows for cell in row.values() for v in cell for sign in v}
    free = next((sign for sign in _SEPARATORS if sign not in used), None)
    if free is None:
        raise UsageError(f"{table.name}: no sign is left to separate values; use parquet")
    return free


def to_csv(table: Table) -> str:
    """Give a table as CSV (RFC 4180), UTF-8."""
    between = separator(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for iri, row in table.rows:
        writer.writerow([iri, *(between.join(row.get(key, ())) for key in table.keys)])
    return out.getvalue()


def csvw(found: Iterable[Table], suffix: str = ".csv") -> str:
    """Give the CSVW metadata of some tables: which property, language and datatype a column is."""
    described = []
    for table in found:
        between = separator(table)
        columns: list[dict[str, Any]] = [{"name": ID, "titles": ID, "suppressOutput": True}]
        columns += [_described(table, key, between) for key in table.keys]
        schema = {"aboutUrl": f"{{+{ID}}}", "primaryKey": ID, "columns": columns}
        described.append({"url": f"{table.name}{suffix}", "tableSchema": schema})
    value = {"@context": "http://www.w3.org/ns/csvw", "tables": described}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _described(table: Table, key: Key, between: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": _column(key), "titles": _column(key), "propertyUrl": key[0]}
    if key[1]:
        found["lang"] = key[1]
    several = any(len(row.get(key, ())) > 1 for _, row in table.rows)
    if several:
        found["separator"] = between
    if table.kinds[key] == "anyURI" and not several:
        # CSVW makes a resource of a cell only by a template, and a template knows no lists.
        found["valueUrl"] = f"{{+{_column(key)}}}"
    elif table.kinds[key] != "string":
        found["datatype"] = table.kinds[key]
    return found


def to_parquet(table: Table) -> bytes:
    """
    Give a table as Parquet: a column with several values anywhere is a list.

    Errors: UsageError if polars is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra: only who asks for Parquet needs it
    except ImportError as error:
        reason = "polars is not installed; say: pip install kurultay[polars]"
        raise UsageError(reason) from error
    data: dict[str, Any] = {ID: [iri for iri, _ in table.rows]}
    for key in table.keys:
        cells = [list(row.get(key, ())) for _, row in table.rows]
        one = all(len(cell) <= 1 for cell in cells)
        data[_column(key)] = [cell[0] if cell else None for cell in cells] if one else cells
    out = io.BytesIO()
    pl.DataFrame(data).write_parquet(out, compression="zstd", statistics=False)
    return out.getvalue()
