"""
What each stored query costs in a store of made-up articles, and how many times more on rdflib.

    python benchmarks/queries.py 10000 [--rdflib 300] [--folder DIR] [--limit 10] [--write]

Each query is asked as people ask it: about the person, the article or the post that the store
knows most of, since a month or within a year. Then about all at once, as it stands in its file.
Seconds are of the processor, once. rdflib keeps all in memory, so it is asked the first kind in a
smaller store, and may take twice the limit. A question ends with its process at the limit. The
section in docs/cost.md is written after each answer: a run that is cut leaves what it has.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import generate
import pyoxigraph
import rdflib

from kurultay import queries
from kurultay.resources import home
from kurultay.store import Store, open_store

PAGE = Path(__file__).parents[1] / "docs" / "cost.md"
SEED = 7
PER_FOLDER = 1_000
BAR = 1.0
"""Units: seconds that a query may take."""
PATIENCE = 2
"""How many times the limit rdflib may take."""
_PREFIXES = """PREFIX kur: <https://w3id.org/kurultay/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
"""
_MOST = "SELECT ?x WHERE {{ {} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT 1"
BUSIEST = {
    "person": "?p kur:hasAttendee ?x . ?x a kur:Person",
    "article": "GRAPH ?g { ?x a kur:Article . ?o prov:wasDerivedFrom ?x }",
    "post": "?t kur:hasPost ?x ; kur:from ?from",
    "state": "?t kur:ofState ?x",
    "fact": "?x a kur:Event ; prov:wasDerivedFrom ?o",
}
DAYS = {"since": 30, "from": 365, "to": 0, "as_of": 0}
"""Units: days before the last article."""
LAST = "SELECT (MAX(STR(?day)) AS ?x) WHERE { GRAPH ?g { ?a schema:datePublished ?day } }"
Spent = tuple[float, int]
"""Seconds and rows."""
Ask = Callable[[str], int]
"""From a query's text to the rows of its answer."""


@dataclass(slots=True)
class Found:
    """What was measured until now, by query; None where the limit was reached."""

    usual: dict[str, Spent | None] = field(default_factory=dict)
    all: dict[str, Spent | None] = field(default_factory=dict)
    few: dict[str, Spent | None] = field(default_factory=dict)
    rdflib: dict[str, Spent | None] = field(default_factory=dict)


def built(count: int, folder: Path) -> Path:
    """Build a store of so many articles, unless there is one, also of benchmarks/scale.py."""
    scale = folder / str(count) / "store"
    store = scale if scale.exists() else folder / f"store-{count}"
    if not (store / "store.json").exists():
        texts = folder / f"articles-{count}"
        generate.write(count, texts, SEED, PER_FOLDER)
        verb = [Path(sys.executable).parent / "kurultay", "build", texts / "text"]
        subprocess.run([*verb, "--store", store], check=True)
    # What lies in the engine's log is read at each opening, and slows what is asked.
    pyoxigraph.Store(str(store / "oxigraph")).flush()
    return store


def usual(store: Store, stored: Mapping[str, queries.Query]) -> dict[str, dict[str, str]]:
    """Give the parameters as people ask: what the store knows most of, and lately."""
    wanted = {name for query in stored.values() for name in query.params}
    last = store.select(_PREFIXES + LAST).rows[0]["x"].value[:10]
    known = {
        name: (date.fromisoformat(last) - timedelta(days=days)).isoformat()
        for name, days in DAYS.items()
    }
    for name, pattern in BUSIEST.items():
        if name in wanted:
            for row in store.select(_PREFIXES + _MOST.format(pattern)):
                known[name] = row["x"].value
    return {
        query.id: {name: known[name] for name in query.params if name in known}
        for query in stored.values()
    }


@contextmanager
def oxigraph(path: Path) -> Iterator[Ask]:
    """Open a store for questions."""
    with open_store(path, read_only=True) as store:
        yield lambda text: len(store.select(text).rows)


@contextmanager
def on_rdflib(file: Path) -> Iterator[Ask]:
    """Read all lines of a store for questions."""
    data = rdflib.Dataset()
    data.parse(file, format="nquads")
    yield lambda text: len(list(data.query(text)))


def answers(
    opening: Callable[[Path], object], path: Path, texts: Mapping[str, str], limit: float
) -> Iterator[tuple[str, Spent | None]]:
    """Ask one after the other, in a process that is replaced where a question takes too long."""
    processes = multiprocessing.get_context("spawn")
    names = list(texts)
    while names:
        here, there = processes.Pipe(duplex=False)
        left = [texts[name] for name in names]
        process = processes.Process(target=_answer, args=(there, opening, path, left, limit))
        process.start()
        there.close()
        with closing(here):
            while names:
                name = names.pop(0)
                try:
                    spent = here.recv()
                except EOFError:
                    spent = None
                yield name, spent
                if spent is None:
                    break
        process.kill()
        process.join()


def _answer(
    pipe: Connection, opening: Callable[[Path], object], path: Path, texts: list[str], limit: float
) -> None:
    with opening(path) as ask:
        for text in texts:
            began = time.process_time()
            # Of the processor, as all here: a busy machine must not cut what is quick.
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(began + limit), -1))
            rows = ask(text)
            pipe.send((time.process_time() - began, rows))


@contextmanager
def dumped(path: Path) -> Iterator[Path]:
    """Write all that a store holds into a file."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "all.nq"
        with open_store(path, read_only=True) as store:
            file.write_text("\n".join(store.dump("all")) + "\n", "utf-8")
        yield file


def measured(path: Path, less: Path, limit: float) -> Iterator[tuple[Found, Mapping[str, str]]]:
    """Measure, giving all that is known after each answer, and what each query was asked with."""
    stored, found = queries.load(home()), Found()
    with open_store(path, read_only=True) as store:
        values = usual(store, stored)
    with open_store(less, read_only=True) as store:
        fewer = usual(store, stored)
    asked = {name: ", ".join(given) or "nothing" for name, given in values.items()}
    often = {name: queries.bind(query, values[name]) for name, query in stored.items()}
    rare = {name: queries.bind(query, fewer[name]) for name, query in stored.items()}
    whole = {name: query.text for name, query in stored.items() if values[name]}
    with dumped(less) as file:
        steps = (
            (found.usual, oxigraph, path, often, limit),
            (found.few, oxigraph, less, rare, limit),
            (found.rdflib, on_rdflib, file, rare, PATIENCE * limit),
            (found.all, oxigraph, path, whole, limit),
        )
        for into, *step in steps:
            for name, spent in answers(*step):
                into[name] = spent
                print(step[0].__name__, name, spent, file=sys.stderr, flush=True)
                yield found, asked


def table(found: Found, asked: Mapping[str, str], limit: float) -> list[str]:
    """Give the rows of what was measured, worst first."""
    lines = [
        "| query | asked with | rows | seconds | of all: rows | seconds | rdflib | times |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]

    def worst(name: str) -> tuple[float, str]:
        spent = found.usual.get(name, (0.0, 0))
        return (-(spent[0] if spent else limit), name)

    for name in sorted({*found.usual, *found.all}, key=worst):
        wide = found.usual if asked[name] == "nothing" else found.all
        lines.append(
            f"| {name} | {asked[name]} | {_said(found.usual, name, limit)} "
            f"| {_said(wide, name, limit)} | {_ratio(found, name, limit)} |"
        )
    return lines


def _said(spent: Mapping[str, Spent | None], name: str, limit: float) -> str:
    if name not in spent:
        return "– | –"
    one = spent[name]
    return f"{one[1]:,} | {one[0]:.3f}" if one else f"? | > {limit:g}"


def _ratio(found: Found, name: str, limit: float) -> str:
    base = found.few.get(name)
    if name not in found.rdflib or base is None:
        return "– | –"
    other = found.rdflib[name]
    times = (other[0] if other else PATIENCE * limit) / max(base[0], 1e-4)
    if other is None:
        return f"> {PATIENCE * limit:g} | > {times:,.0f}"
    return f"{other[0]:.2f} | {times:,.0f}"


def text(found: Found, asked: Mapping[str, str], given: argparse.Namespace, quads: int) -> str:
    """Give the section of the page."""
    lines = [
        "# What the stored queries cost",
        "",
        f"Written by `benchmarks/queries.py {given.count} --rdflib {given.rdflib}`: seconds of the",
        f"processor in a store of {given.count:,} made-up articles ({quads:,} quads) on Oxigraph,",
        "worst first. Asked as people ask: about the person, article, post or state that the store",
        "knows most of, since a month or within a year; where nothing can be asked for, all. Then",
        f"about all at once. Then what people ask in a store of {given.rdflib:,} articles on",
        f"rdflib, and how many times Oxigraph's time there that is. `>` is where {given.limit:g}",
        f"seconds ({PATIENCE * given.limit:g} on rdflib) had passed, `–` what was not measured.",
        "",
        *table(found, asked, given.limit),
    ]
    over, wide = (
        sorted(name for name, spent in part.items() if spent is None or spent[0] >= BAR)
        for part in (found.usual, found.all)
    )
    lines += ["", f"A second or more as people ask: {', '.join(over) or 'none'}."]
    lines += ["", f"A second or more of all at once besides: {', '.join(wide) or 'none'}."]
    return "\n".join(lines)


def written(name: str, section: str) -> None:
    """Put a section between its marks in docs/cost.md, which others have sections in too."""
    page = PAGE.read_text("utf-8") if PAGE.exists() else ""
    head, tail = f"<!-- {name} -->", f"<!-- end of {name} -->"
    whole = f"{head}\n{section}\n{tail}\n"
    marked = re.compile(f"{head}\n.*?{tail}\n", re.DOTALL)
    page = marked.sub(lambda _: whole, page) if marked.search(page) else page + whole
    PAGE.write_text(page, encoding="utf-8")


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rdflib", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where stores are kept, or found")
    parser.add_argument(
        "--limit", type=float, default=10, help="seconds of the processor for one question"
    )
    parser.add_argument("--write", action="store_true", help="write docs/cost.md")
    given = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    section = ""
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        path, less = built(given.count, folder), built(given.rdflib, folder)
        with open_store(path, read_only=True) as store:
            quads = store.count()
        for found, asked in measured(path, less, given.limit):
            section = text(found, asked, given, quads)
            if given.write:
                written("queries", section)
    print(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
