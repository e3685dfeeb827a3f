"""The verbs that ask: query, queries, export, facts."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kurultay import queries
from kurultay.cli import streams
from kurultay.cli.app import (
    DEFAULT_STORE,
    FormatOption,
    StoreOption,
    app,
    home_of,
    known_prefixes,
    package_version,
    reading,
)
from kurultay.cli.inspect import meant
from kurultay.errors import Exit, InputError, UsageError
from kurultay.graph import iris, terms
from kurultay.publish import around, charts, export, facts, network, pictures
from kurultay.publish import catalogue as listing
from kurultay.store import Store, Term, open_store

_NOISE = re.compile(r"""<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*""")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_GRAPH_FORMATS = ("ttl", "turtle", "nt", "nq", "trig", "jsonld", "rdf")
_PICTURES = ("svg", "png")
_OutOption = Annotated[
    str | None,
    typer.Option("-o", "--out", "--output", metavar="FILE", help="A file instead of stdout."),
]
_FontOption = Annotated[
    Path | None, typer.Option("--font", metavar="FILE", help="What draws the words of a PNG.")
]


@app.command()
def query(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A stored query: kurultay queries list.")
    ] = None,
    params: Annotated[
        list[str] | None,
        typer.Option("-p", "--param", metavar="K=V", help="A parameter of the stored query."),
    ] = None,
    text: Annotated[
        str | None, typer.Option("-e", "--text", metavar="SPARQL", help="A query of your own.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("-f", "--file", metavar="FILE", help="One from a file, or -.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="Ask a remote store instead.")
    ] = None,
    form: FormatOption = None,
    wide: Annotated[bool, typer.Option("--wide", help="Show long addresses in tables.")] = False,
    out: _OutOption = None,
    font: _FontOption = None,
) -> None:
    """Answer a stored query, or SPARQL of your own; CSV in a pipe, a table on a terminal."""
    given = [one for one in (name, text, file) if one is not None]
    if len(given) != 1:
        raise UsageError("query: give one of NAME, -e TEXT and -f FILE; see: kurultay queries list")
    values = _params(params or [])
    asked = _stored(context, name, values)
    form = _form(form, out)
    if font is not None and form != "png":
        raise UsageError("--font: goes with --format png alone")
    if form in _PICTURES:
        _can_be_drawn(context, asked, form, out)
    with open_store(endpoint) if endpoint else reading(store) as opened:
        if asked is None:
            _free(text if text is not None else _read(str(file)), opened, form, out, wide=wide)
            return
        table = queries.run(asked, values, opened)
        if form in _PICTURES:
            lang = asked.language(values)
            chart = charts.svg(asked, table, lang, charts.words(home_of(context), lang))
            made = pictures.png(chart, font) if form == "png" else chart.encode()
            streams.put_bytes(made, out)
        else:
            chosen = streams.row_format(form, out)
            streams.put_rows(table.columns, table.rows, chosen, wide=wide, to=out)


def _stored(
    context: typer.Context, name: str | None, values: Mapping[str, str]
) -> queries.Query | None:
    """Give the stored query of that name, if one is named."""
    if name is None:
        if values:
            raise UsageError("query: -p goes with a stored query, not with -e or -f")
        return None
    stored = queries.load(home_of(context))
    if name not in stored:
        close = ", ".join(one for one in stored if set(name.split("-")) & set(one.split("-")))
        raise UsageError(f"query: no query {name!r}; there are: {close or ', '.join(stored)}")
    return stored[name]


def _form(asked: str | None, out: str | None) -> str | None:
    """
    Give the form that is asked for, else the one that the file is named by.

    Errors: UsageError if its name tells none.
    """
    if asked is not None or out in (None, "-"):
        return asked
    named = str(out).removesuffix(".gz").rpartition(".")[2]
    rows = str(out).endswith(f".{named}") and named in (*streams.ROW_FORMATS, *_PICTURES)
    if not rows and named not in export.suffixes():
        raise UsageError(f"{out}: its name tells no format; say it, such as --format csv")
    return named


def _can_be_drawn(
    context: typer.Context, asked: queries.Query | None, form: str, out: str | None
) -> None:
    """Refuse to draw what has no view, and where it cannot be seen, before the store is asked."""
    if asked is None:
        raise UsageError(f"--format {form}: draws stored queries only; see: kurultay queries list")
    if asked.view is None:
        stored = queries.load(home_of(context)).values()
        drawn = ", ".join(one.id for one in stored if one.view)
        why = f"{asked.id} has no view to draw; these have one: {drawn}"
        raise UsageError(f"--format {form}: {why}")
    if form == "png" and out in (None, "-") and sys.stdout.isatty():
        raise UsageError("--format png: a terminal cannot show it; name a file: --output FILE")


def _params(items: list[str]) -> dict[str, str]:
    pairs = [item.partition("=") for item in items]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"-p {name}: say it as name=value, such as -p from=2025-01-01")
    return {name: value for name, _, value in pairs}


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text; check the path") from error


def _free(text: str, store: Store, form: str | None, out: str | None, *, wide: bool) -> None:
    """Answer a query that the user wrote."""
    bare = _NOISE.sub(" ", text)
    found = _FORM.search(bare)
    kind = found[1].upper() if found else ""
    text = _with_prefixes(text, bare)
    if kind in ("CONSTRUCT", "DESCRIBE"):
        if form == "table":
            form = "ttl"
        streams.put_graph(store.construct(text), streams.graph_suffix(None, form, "ttl"), out)
    elif kind == "ASK":
        answer = store.ask(text)
        truth = Term(str(answer).lower(), "literal", None, terms.XSD_BOOLEAN)
        streams.put_rows(("answer",), [[truth]], streams.row_format(form, out), to=out)
        raise typer.Exit(Exit.OK if answer else Exit.NOT_CONFORMING)
    else:
        if form in _GRAPH_FORMATS:
            raise UsageError(f"--format {form}: is for CONSTRUCT and DESCRIBE; a SELECT gives rows")
        answered = store.select(text)
        rows = [[row.get(name) for name in answered.variables] for row in answered.rows]
        chosen = streams.row_format(form, out)
        streams.put_rows(answered.variables, rows, chosen, wide=wide, to=out)


def _with_prefixes(text: str, bare: str) -> str:
    """Put our own prefixes before a query that uses them without declaring them."""
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w-]*):", bare))
    used = set(re.findall(r"(?<![\w:-])([A-Za-z][\w-]*):", bare)) - declared
    lines = [f"PREFIX {name}: <{iri}>" for name, iri in known_prefixes().items() if name in used]
    return "\n".join([*lines, text])


catalogue = typer.Typer(help="The stored queries: list, show, check, docs.", no_args_is_help=True)
app.add_typer(catalogue, name="queries")


@catalogue.command("list")
def list_(context: typer.Context, form: FormatOption = None) -> None:
    """List the stored queries with the question that each answers, and how it can be drawn."""
    rows = [
        (one.id, one.answers["en"], ", ".join(f"{k}: {v}" for k, v in one.params.items()), one.view)
        for one in queries.load(home_of(context)).values()
    ]
    streams.put_rows(("query", "question", "parameters", "view"), rows, streams.row_format(form))


@catalogue.command()
def show(
    context: typer.Context, name: Annotated[str, typer.Argument(help="A stored query.")]
) -> None:
    """Print the text of one stored query; any SPARQL engine runs it as it stands."""
    home = home_of(context)
    found = {**queries.load(home), **queries.load(home, "checks")}.get(name)
    if found is None:
        raise UsageError(f"queries show: no query {name!r}; see: kurultay queries list")
    streams.put_bytes(found.text.encode(), None)


@catalogue.command()
def docs(
    context: typer.Context,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    form: FormatOption = "md",
) -> None:
    """Write the catalogue: md, ttl (SHACL executables), or openapi."""
    if form not in listing.FORMATS:
        raise UsageError(f"--format {form}: use one of: {', '.join(listing.FORMATS)}")
    stored = queries.load(home_of(context)).values()
    if form == "ttl":
        streams.put_graph(listing.lines(stored), "ttl", out)
    else:
        md = form == "md"
        text = listing.markdown(stored) if md else listing.openapi(stored, package_version())
        streams.put_bytes(text.encode(), out)


@catalogue.command()
def check(
    context: typer.Context, store: StoreOption = DEFAULT_STORE, form: FormatOption = None
) -> None:
    """Run every stored and every check query on the store; a row of a check query is a fault."""
    home = home_of(context)
    rows: list[tuple[str, int, str]] = []
    with reading(store) as opened:
        for folder in ("", "checks"):
            for one in queries.load(home, folder).values():
                count = len(queries.run(one, {}, opened).rows)
                rows.append((one.id, count, "fault" if folder and count else "ok"))
    streams.put_rows(("query", "rows", "verdict"), rows, streams.row_format(form))
    if any(verdict == "fault" for _, _, verdict in rows):
        raise typer.Exit(Exit.NOT_CONFORMING)


@app.command("export")
def export_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="ttl trig nt nq jsonld rdf, .gz; graphml; - is stdout."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="What one article says.")
    ] = None,
    entity: Annotated[
        str | None,
        typer.Option("--entity", metavar="NAME", help="One thing with its surroundings."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All graphs: articles, register, merged, inferred.")
    ] = False,
    inferred: Annotated[
        bool, typer.Option("--inferred", help="The merged graph with what the rules add.")
    ] = False,
    form: FormatOption = None,
) -> None:
    """Export the merged graph, a part of it, or everything; the same bytes every time."""
    if sum((everything, article is not None, entity is not None)) > 1:
        raise UsageError("export: say only one of --all, --article and --entity")
    if form == "graphml" or (form is None and file.endswith(".graphml")):
        with reading(store) as opened:
            streams.put_bytes(network.graphml(opened), file)
        return
    suffix = streams.graph_suffix(file, form, "ttl")
    with reading(store) as opened:
        if entity is not None:
            lines = around.around(opened, meant(opened, entity))
        elif everything:
            lines = opened.dump("all")
        elif article is not None:
            name = graph_of(opened, article)
            lines = opened.dump(name)
            if suffix not in ("nq", "trig", "jsonld"):
                lines = export.without_graph(lines, name)
        else:
            lines = opened.dump(None)
            if inferred:
                name = iris.inferred_graph(terms.BASE)
                more = export.without_graph(opened.dump(name), name)
                lines = tuple(sorted({*lines, *more}))
    streams.put_graph(lines, suffix, file)


def graph_of(store: Store, article: str) -> str:
    """
    Give the graph of an article by its stem, key, address or the last part of its IRI.

    Errors: InputError if there is none, or more than one.
    """
    value = Term(article).n3()
    text = (
        f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?a a <{terms.ARTICLE}> ; ?p ?known }} "
        f"FILTER (?p IN (<{terms.IDENTIFIER}>, <{terms.KEY}>, <{terms.URL}>) "
        f"&& STR(?known) = {value}) }} ORDER BY ?g"
    )
    found = {row["g"].value for row in store.select(text).rows}
    found |= {
        name
        for name in store.graphs()
        if name == article or (name.endswith(f"/{article}") and "/graph/article/" in name)
    }
    if len(found) == 1:
        return found.pop()
    if not found:
        raise InputError(f"{article}: no such article in the store; see: kurultay facts")
    raise InputError(f"{article}: {len(found)} articles are called so; give the key or the address")


@app.command("facts")
def facts_(
    store: StoreOption = DEFAULT_STORE,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="Only this article.")
    ] = None,
) -> None:
    """Print what the graph says of each article, read back with SPARQL: JSON Lines."""
    with reading(store) as opened:
        name = graph_of(opened, article) if article is not None else None
        for one in facts.read(opened, name):
            line = json.dumps(one, ensure_ascii=False)
            streams.put_bytes(f"{line}\n".encode("utf-8", "replace"), None)
