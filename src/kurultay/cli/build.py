"""The verbs that make graphs: build, map, validate, infer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from kurultay import check, pipeline, queries, rules
from kurultay.cli import streams
from kurultay.cli.app import (
    DEFAULT_STORE,
    FormatOption,
    StoreOption,
    app,
    home_of,
    package_version,
    reading,
)
from kurultay.errors import Exit, InputError
from kurultay.graph import iris, terms
from kurultay.publish import charts, export, findings, report, report_data
from kurultay.resources import Home
from kurultay.store import Store, open_ledger, open_store
from kurultay.text.read import SUFFIXES, SetAside

FIRST_QUESTION = "ministers-at-ots-meetings"
_STEPS = {
    "map": "reading articles",
    "register": "loading the register",
    "merge": "merging",
    "infer": "applying the rules",
    "check": "checking the shapes",
}

Sources = Annotated[
    list[str], typer.Argument(metavar="SRC…", help="Files and folders; - is standard input.")
]


@app.command()
def build(
    context: typer.Context,
    sources: Sources,
    store: StoreOption = DEFAULT_STORE,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="Export the merged graph.")
    ] = None,
    html: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="Write an HTML report.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="How many processes map and check: else all cores."),
    ] = None,
) -> None:
    """Do the main job: read, map, merge, infer and check; what is known already is not redone."""
    home = home_of(context)
    suffix = streams.graph_suffix(out, None, "ttl")
    with progress(_total(sources)) as tell:
        kit = pipeline.Kit.load(home)
        with open_store(store) as opened, open_ledger(store) as ledger:
            done = pipeline.build(sources, kit, opened, ledger, tell, jobs=jobs or _cores())
            if out is not None:
                streams.put_graph(opened.dump(None), suffix, out)
            if html is not None:
                streams.put_bytes(_report(home, opened, done).encode(), html)
            counts = report_data.counts(opened)
    _say_set_aside(done.set_aside)
    _summary(done, counts)
    raise typer.Exit(_code(done))


def _cores() -> int:
    """Count the processor's cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _code(done: pipeline.BuildResult) -> int:
    if not done.report.conforms:
        return Exit.NOT_CONFORMING
    return Exit.SET_ASIDE if done.set_aside else Exit.OK


def _total(sources: list[str]) -> int | None:
    """Count the files for the progress bar; None where only reading tells."""
    if any(source == "-" or source.endswith(".jsonl") for source in sources):
        return None
    files = 0
    for source in map(Path, sources):
        inside = source.rglob("*") if source.is_dir() else [source]
        files += sum(path.suffix.lower() in SUFFIXES for path in inside)
    return files or None


class _Rate(ProgressColumn):
    """How many articles a second."""

    def render(self, task: Task) -> Text:
        """Give the rate of the last half minute, once there is one."""
        return Text(f"{task.speed:.0f}/s" if task.speed else "")


@contextmanager
def progress(total: int | None) -> Iterator[pipeline.Tell]:
    """Show on stderr, if somebody looks at it, how far a step is, how fast, and how long yet."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(elapsed_when_finished=False),
        console=streams.err_console(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    under_way = ""
    with bar:
        task = bar.add_task("loading models and word lists", total=total)

        def tell(step: str, number: int, of: int | None) -> None:
            nonlocal under_way
            whole = of or (total if step == "map" else None)
            if step != under_way:
                under_way = step
                bar.reset(task, total=whole, description=_STEPS.get(step, step))
            bar.update(task, completed=number, total=whole)

        yield tell


def _say_set_aside(items: tuple[SetAside, ...]) -> None:
    for item in items:
        streams.warn(f"{item.where}: {item.reason}")


def _summary(done: pipeline.BuildResult, counts: Mapping[str, int]) -> None:
    grave = done.report.count(check.Severity.VIOLATION)
    streams.put_pairs(
        "kurultay build",
        {
            "articles in the store": counts["articles"],
            "  new or changed": done.mapped,
            "  unchanged": done.unchanged,
            "  set aside": len(done.set_aside),
            **({"  retracted, so left out": done.retracted} if done.retracted else {}),
            "people": counts["people"],
            "meetings": counts["meetings"],
            "other events": counts["other events"],
            "participations": counts["participations"],
            "merged triples": done.merged,
            "inferred triples": done.inferred,
            "violations": grave,
            "other findings": len(done.report.findings) - grave,
        },
    )


def _report(home: Home, store: Store, done: pipeline.BuildResult) -> str:
    stored = queries.load(home)
    query = stored[FIRST_QUESTION]
    answer = report.Answer(query.id, query.answers["en"], queries.run(query, {}, store))
    run = report.Run(
        counts={"set aside": len(done.set_aside), "findings": len(done.report.findings)},
        findings=done.report.findings,
        set_aside=[(item.where, item.reason) for item in done.set_aside],
        version=package_version(),
    )
    pictures = report.drawn(stored, store, charts.words(home, "en"))
    return report.render(run, report_data.overview(store), [answer], pictures)


@app.command("map")
def map_(
    context: typer.Context,
    sources: Sources,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    form: FormatOption = None,
) -> None:
    """Map articles to one named graph each, without a store; N-Quads on stdout."""
    suffix = streams.graph_suffix(out, form, "nq")
    kit = pipeline.Kit.load(home_of(context))
    aside: list[SetAside] = []
    kept: list[str] = []
    for item in pipeline.map_sources(sources, kit):
        if isinstance(item, SetAside):
            aside.append(item)
        elif suffix == "nq" and out in (None, "-"):
            # A stream: each article goes out as soon as it is mapped.
            streams.put_graph(item.graph.nquads, suffix, None)
        else:
            kept.extend(item.graph.nquads)
    if not (suffix == "nq" and out in (None, "-")):
        streams.put_graph(sorted(kept), suffix, out)
    _say_set_aside(tuple(aside))
    raise typer.Exit(Exit.SET_ASIDE if aside else Exit.OK)


@app.command()
def validate(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="An RDF file; else the store.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
) -> None:
    """Check a store or a file by the shapes and the check queries; exit 4 if it does not hold."""
    home = home_of(context)
    form = findings.form(form, terminal=sys.stdout.isatty())
    with _opened(file, store) as opened:
        found = pipeline.validate(home, opened, lambda *_: None)
        spots = findings.locate(opened, found)
    if form in streams.ROW_FORMATS and form != "json":
        streams.put_rows(*findings.table(found, spots), form, wide=True)
    else:
        written = findings.write(found, spots, form, package_version())
        streams.put_bytes(f"{written.rstrip()}\n".encode(), None)
    word = "conforms" if found.conforms else "does not conform"
    streams.note(f"{file or store}: {word}; {len(found.findings)} findings")
    raise typer.Exit(Exit.OK if found.conforms else Exit.NOT_CONFORMING)


def _opened(file: str | None, store: str) -> Store:
    """Open the store, or load a file into one in memory."""
    if file is None:
        return reading(store)
    memory = open_store("memory:")
    memory.bulk(read_file(file))
    return memory


def read_file(file: str) -> tuple[str, ...]:
    """
    Read an RDF file as N-Quads lines; ``-`` is N-Quads on standard input.

    Errors: InputError if it cannot be read, UsageError for a suffix that is not ours.
    """
    if file == "-":
        return export.read(sys.stdin.buffer.read(), "nq")
    suffix, packed = export.suffix_of(file)
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}; check the path") from error
    return export.read(export.unpack(data) if packed else data, suffix)


@app.command()
def infer(
    context: typer.Context,
    store: StoreOption = DEFAULT_STORE,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    form: FormatOption = None,
) -> None:
    """Make the rules' closure anew, into its own graph, and write that graph."""
    home = home_of(context)
    reading(store).close()
    with open_store(store) as opened:
        rules.closure(opened, home)
        name = iris.inferred_graph(terms.BASE)
        lines = opened.dump(name)
    if out is None and (form == "table" or (form is None and sys.stdout.isatty())):
        counted: dict[str, int] = {}
        for line in lines:
            what = line.split(" ")[2 if f"<{terms.TYPE}>" in line else 1].strip("<>")
            counted[what] = counted.get(what, 0) + 1
        rows = [(what.rpartition("#")[2], number) for what, number in sorted(counted.items())]
        streams.put_rows(("term", "triples"), rows, "table")
        return
    suffix = streams.graph_suffix(out, form, "ttl")
    triples = export.without_graph(lines, name)
    streams.put_graph(lines if suffix in ("nq", "trig") else triples, suffix, out)
