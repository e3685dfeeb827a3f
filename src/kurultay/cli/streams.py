"""How results are written: tables of rows, graphs, and the notes that go to stderr."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kurultay.cli.app import known_prefixes
from kurultay.errors import InputError, UsageError
from kurultay.publish import export, tables
from kurultay.store import Term

ROW_FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "html")
PIPE_WIDTH = 160
"""Units: columns of a table that is asked for where there is no terminal."""
LONGEST_LOCAL = 10
"""Units: characters of an address's last part that a table still shows without ``--wide``."""

LONG = 80
"""Units: characters from which on a cell needs room of its own."""
NARROW = 100
"""Units: columns of a terminal below which long cells are shown as cards."""

Cell = Term | str | int | None
Rows = Sequence[Sequence[Cell]]


def note(message: str) -> None:
    """Say something that is not the result."""
    typer.echo(message, err=True)


def warn(message: str) -> None:
    """Say one clear line about something that went wrong without stopping the rest."""
    typer.echo(f"kurultay: {' '.join(message.split())}", err=True)


def err_console() -> Console:
    """Give the console for progress and summaries: stderr."""
    return Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else PIPE_WIDTH)


def row_format(asked: str | None, to: str | None = None) -> str:
    """
    Give the form of a table: as asked, else a table on a terminal, CSV in a pipe and in a file.

    Errors: UsageError for a form that there is not.
    """
    if asked is None:
        return "table" if sys.stdout.isatty() and to in (None, "-") else "csv"
    if asked not in ROW_FORMATS:
        raise UsageError(f"--format {asked}: no such form; use one of: {', '.join(ROW_FORMATS)}")
    return asked


def put_rows(
    columns: Sequence[str], rows: Rows, form: str, *, wide: bool = False, to: str | None = None
) -> None:
    """
    Write rows in a form of ``row_format``, to a file or to stdout (``-`` or None).

    Errors: InputError if the file cannot be written.
    """
    if form == "table":
        _put_table(columns, rows, wide=wide, to=to)
    elif form == "json":
        _put_text(results_json(columns, rows), to)
    elif form in _WRITERS:
        terms = [[None if c is None else _term(c) for c in row] for row in rows]
        _put_text(_WRITERS[form](columns, terms), to)
    elif form == "tsv":
        lines = ["\t".join(f"?{name}" for name in columns)]
        lines += ["\t".join(map(_n3, row)) for row in rows]
        _put_text("".join(f"{line}\n" for line in lines), to)
    else:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([["" if c is None else str(c) for c in row] for row in rows])
        _put_text(buffer.getvalue(), to)


_WRITERS = {"xml": tables.xml, "md": tables.markdown, "html": tables.page}


def _term(cell: Cell) -> Term:
    return cell if isinstance(cell, Term) else Term(str(cell))


def _put_text(text: str, to: str | None) -> None:
    put_bytes(text.encode("utf-8", "replace"), to)


def _n3(cell: Cell) -> str:
    if cell is None:
        return ""
    return _term(cell).n3()


def results_json(columns: Sequence[str], rows: Rows) -> str:
    """Give rows as SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _binding(cell) for name, cell in zip(columns, row, strict=True) if cell is not None}
        for row in rows
    ]
    found = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _binding(cell: Cell) -> dict[str, str]:
    term = _term(cell)
    kind = {"iri": "uri", "bnode": "bnode"}.get(term.kind, "literal")
    extra = {"xml:lang": term.lang, "datatype": term.datatype}
    return {"type": kind, "value": term.value, **{k: v for k, v in extra.items() if v}}


def _put_table(columns: Sequence[str], rows: Rows, *, wide: bool, to: str | None) -> None:
    """Write a table for people: addresses are shortened, and left out where they are long."""
    file = None if to in (None, "-") else io.StringIO()
    screen = file is None and sys.stdout.isatty()
    console = Console(file=file, highlight=False, width=None if screen else PIPE_WIDTH)
    keep = [i for i in range(len(columns)) if wide or _fits([row[i] for row in rows])]
    long = [i for i in keep if any(len(str(row[i] or "")) > LONG for row in rows)]
    if long and console.width < NARROW:
        _put_cards(console, columns, rows, keep)
    else:
        table = RichTable(show_lines=bool(long), header_style="bold")
        for index in keep:
            # Short columns are bounded where a long one needs the room.
            bound = 26 if long and index not in long else None
            table.add_column(_head(columns[index]), overflow="fold", max_width=bound)
        for row in rows:
            table.add_row(*(_shown(row[index], wide=wide) for index in keep))
        console.print(table)
    if file is not None:
        _put_text(file.getvalue(), to)
    left_out = [columns[i] for i in range(len(columns)) if i not in keep]
    if left_out:
        note(f"Not shown: the addresses {', '.join(left_out)}; --wide or --format csv has them.")


def _put_cards(console: Console, columns: Sequence[str], rows: Rows, keep: Sequence[int]) -> None:
    """Write each row as lines of name and value, for a terminal too narrow for columns."""
    for row in rows:
        table = RichTable(box=None, show_header=False, padding=(0, 1))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for index in keep:
            table.add_row(_head(columns[index]), _shown(row[index], wide=False))
        console.print(table)
        console.print()


def _head(column: str) -> Text:
    return Text(column.replace("_", " "))


def _fits(cells: Sequence[Cell]) -> bool:
    """Tell whether a column reads well in a table: words do, addresses if they are short."""
    iris = [cell.value for cell in cells if isinstance(cell, Term) and cell.kind == "iri"]
    return all(len(_local(iri)) <= LONGEST_LOCAL for iri in iris)


def _local(iri: str) -> str:
    return iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]


def _shown(cell: Cell, *, wide: bool) -> Text:
    if isinstance(cell, Term) and cell.kind == "iri":
        return Text(export.shorten(cell.value, known_prefixes()) if wide else _local(cell.value))
    # Text, not str: words of an article must never be read as rich's markup.
    return Text("" if cell is None else str(cell))


def put_pairs(title: str, pairs: Mapping[str, Cell]) -> None:
    """Write a two-column summary to stderr."""
    table = RichTable(title=title, show_header=False, title_justify="left", title_style="bold")
    table.add_column()
    table.add_column(justify="right")
    for name, value in pairs.items():
        table.add_row(Text(name), Text("" if value is None else str(value)))
    err_console().print(table)


def put_graph(lines: Sequence[str], suffix: str, to: str | None) -> None:
    """
    Write a graph in the format of a suffix, to a file or to stdout (``-`` or None).

    Errors: UsageError for a format that there is not, InputError if the file cannot be written.
    """
    buffer = io.BytesIO()
    packed = to not in (None, "-") and export.suffix_of(str(to))[1]
    if packed:
        with export.pack(buffer) as stream:
            export.write(lines, suffix, stream, known_prefixes())
    else:
        export.write(lines, suffix, buffer, known_prefixes())
    put_bytes(buffer.getvalue(), to)


def put_bytes(data: bytes, to: str | None) -> None:
    """
    Write bytes to a file, or to stdout (``-`` or None).

    Errors: InputError if the file cannot be written.
    """
    if to is None or to == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(to).write_bytes(data)
    except OSError as error:
        reason = f"{to}: cannot be written: {error.strerror}; name another place"
        raise InputError(reason) from error


def graph_suffix(to: str | None, asked: str | None, default: str) -> str:
    """
    Give the format of a graph: as asked, else as the file is named, else a default.

    Errors: UsageError for a format that there is not.
    """
    if asked is not None:
        names = {"turtle": "ttl", "json-ld": "jsonld", "rdfxml": "rdf", "xml": "rdf"}
        suffix = names.get(asked, asked)
        if suffix not in export.suffixes():
            raise UsageError(f"--format {asked}: use one of: {', '.join(export.suffixes())}")
        return suffix
    return export.suffix_of(to)[0] if to not in (None, "-") and to else default
