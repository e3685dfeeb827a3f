"""The verbs that look closer: explain, score, stats, doctor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from kurultay import lang, pipeline, queries
from kurultay.cli import streams, trace
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
from kurultay.errors import Exit, InputError, KurultayError
from kurultay.graph import terms
from kurultay.publish import calibration, export, facts, score
from kurultay.publish import explain as reasons
from kurultay.resources import FOLDERS, Home
from kurultay.store import Store, open_ledger, open_store

# fmt: off
_PACKAGES = (
    "pyoxigraph", "rdflib", "pyshacl", "sparqlwrapper", "slovnet", "navec", "pymorphy3",
    "python-crfsuite", "py3langid", "typer", "rich", "jinja2",
)
# fmt: on


@app.command()
def explain(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="IRI", help="An IRI, such as person:…, or a name.")
    ],
    store: StoreOption = DEFAULT_STORE,
    traced: Annotated[
        str | None,
        typer.Option(
            "--trace",
            metavar="SRC",
            help="Read SRC again and tell what each rule said of it; IRI may be words or 120:160.",
        ),
    ] = None,
    form: FormatOption = None,
) -> None:
    """Say why a thing is in the graph: which rule read it from which sentence of which article."""
    if traced is not None:
        told = trace.rows(what, traced, _known(what, store), pipeline.Kit.load(home_of(context)))
        streams.put_rows(trace.COLUMNS, told, streams.row_format(form))
        return
    with reading(store) as opened:
        found = reasons.explain(opened, meant(opened, what))
    if not found.known:
        raise InputError(f"{found.iri}: the store says nothing of it; check the IRI")
    streams.note(f"{found.name} ({', '.join(found.classes) or 'no class'})")
    streams.note(f"  {found.iri}")
    for name, value in found.facts:
        streams.note(f"  {name}: {value}")
    for origin in found.origins:
        if "/id/judgement/" in origin:
            streams.note(f"  corrected by: {export.shorten(origin, known_prefixes())}")
    for rival in found.rivals:
        streams.note(f"  not the same as: {rival}")
    if not found.reasons:
        streams.note(f"  known from: {', '.join(found.origins) or 'nothing that is recorded'}")
    _put_reasons(found.reasons, form)


def _put_reasons(found: tuple[reasons.Reason, ...], form: str | None) -> None:
    chosen = streams.row_format(form)
    rows = [
        (
            one.sentence,
            one.words,
            one.rule,
            one.confidence,
            one.article.rpartition("/")[2] if chosen == "table" else one.article,
            one.says,
        )
        for one in found
    ]
    columns = ("sentence", "words", "rule", "confidence", "article", "supports")
    streams.put_rows(columns, rows, chosen)


def _known(what: str, store: str) -> tuple[reasons.Reason, ...]:
    """Give what speaks for a thing of the store; nothing if there is none of that name."""
    if not Path(store).is_dir():
        return ()
    try:
        with reading(store) as opened:
            return reasons.explain(opened, meant(opened, what)).reasons
    except InputError:
        return ()


def meant(store: Store, what: str) -> str:
    """
    Find the IRI that is meant: itself, a prefixed name, or the one thing of that name.

    Errors: InputError if nothing, or more than one thing, has the name.
    """
    iri = export.expand(what, known_prefixes())
    if iri is not None:
        return iri
    found = queries.by_label(store, what)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"{what}: nothing in the store has this IRI or name; try its full name")
    known = known_prefixes()
    rivals = ", ".join(export.shorten(one, known) for one in found[:8])
    raise InputError(f"{what}: {len(found)} things have this name; choose one of: {rivals}")


@app.command("score")
def score_(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Annotations, one JSON each.")],
    texts: Annotated[Path, typer.Argument(metavar="TEXT_DIR", help="Their texts.")],
    lang_code: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="Only this language.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what is missing or wrong, and which rules err.")
    ] = False,
    by_article: Annotated[bool, typer.Option("--by-article", help="One line an article.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Measure extraction: build the texts, read the facts back from the graph, compare."""
    for folder in (gold, texts):
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; check the path")
    expected = score.load_gold(gold, lang_code)
    if not expected:
        raise InputError(f"{gold}: no annotation to measure against; check the folder and --lang")
    kit = pipeline.Kit.load(home_of(context))
    sources = [path for path in (texts / f"{one}.txt" for one in expected) if path.is_file()]
    with open_store("memory:") as opened:
        for item in pipeline.map_sources(sources, kit):
            if isinstance(item, pipeline.Mapped):
                opened.replace(item.graph)
            else:
                streams.warn(f"{item.where}: {item.reason}")
        found = {one["id"]: one for one in facts.read(opened, sources=True)}
    figures = score.score(expected, found)
    parts = [score.render_json(figures) if as_json else score.render(figures)]
    parts += [score.render_articles(figures)] if by_article else []
    parts += [score.render_errors(figures), calibration.render(figures)] if errors else []
    streams.put_bytes("".join(f"{part.rstrip()}\n" for part in parts).encode(), None)


@app.command()
def stats(store: StoreOption = DEFAULT_STORE, form: FormatOption = None) -> None:
    """Count what the store holds; --format ttl gives the description in VoID."""
    with reading(store) as opened:
        if form in ("ttl", "turtle", "nt", "jsonld", "rdf"):
            name = f"{terms.BASE}graph/meta"
            lines = export.without_graph(opened.dump(name), name)
            streams.put_graph(lines, streams.graph_suffix(None, form, "ttl"), None)
            return
        rows = _counts(opened)
    streams.put_rows(("what", "count"), rows, streams.row_format(form))


def _counts(store: Store) -> list[tuple[str, int]]:
    graphs = store.graphs()
    rows = [
        ("triples of all graphs", store.count()),
        ("article graphs", sum("/graph/article/" in name for name in graphs)),
        ("register graphs", sum("/graph/register/" in name for name in graphs)),
    ]
    counted = store.select(
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c ORDER BY ?c"
    )
    known = known_prefixes()
    for row in counted.rows:
        rows.append((f"merged {export.shorten(row['c'].value, known)}", int(row["n"].value)))
    return rows


@app.command()
def doctor(
    context: typer.Context, store: StoreOption = DEFAULT_STORE, form: FormatOption = None
) -> None:
    """Say what is installed, found and openable; exit 4 if something is wrong."""
    home = home_of(context)
    rows = [("kurultay", "ok", package_version()), ("python", "ok", sys.version.split()[0])]
    rows += [_package(name) for name in _PACKAGES]
    rows += [_try(f"folder {name}", _folder_check(home, name)) for name in FOLDERS]
    rows += [_try(f"language {code}", _language_check(home, code)) for code in lang.codes()]
    rows.append(_try("queries", lambda: f"{len(queries.load(home))} stored"))
    if Path(store).is_dir():
        rows.append(_try(f"store {store}", lambda: _store_check(store)))
    else:
        rows.append((f"store {store}", "none", "make one with: kurultay build"))
    streams.put_rows(("part", "state", "detail"), rows, streams.row_format(form))
    if any(state == "broken" for _, state, _ in rows):
        raise typer.Exit(Exit.NOT_CONFORMING)


def _package(name: str) -> tuple[str, str, str]:
    try:
        return name, "ok", version(name)
    except PackageNotFoundError:
        return name, "broken", "not installed; run: pip install kurultay"


def _try(part: str, check: Callable[[], str]) -> tuple[str, str, str]:
    try:
        return part, "ok", check()
    except KurultayError as error:
        return part, "broken", str(error)


def _folder_check(home: Home, name: str) -> Callable[[], str]:
    def count() -> str:
        files = sum(path.is_file() for path in home.path(name).rglob("*"))
        return f"{files} files"

    return count


def _language_check(home: Home, code: str) -> Callable[[], str]:
    def load() -> str:
        lang.pack(code, home)
        folder = home.path("mapping", lang.words(code))
        models = sorted(path.name for path in folder.glob("models/*"))
        return "models: " + (", ".join(models) or "none needed")

    return load


def _store_check(store: str) -> str:
    with reading(store) as opened, open_ledger(store) as ledger:
        return f"{opened.count()} triples, {len(ledger.entries())} articles in the ledger"
