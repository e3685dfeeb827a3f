"""
What each stored query costs in a store of made-up articles, and how many times more on rdflib.

    python benchmarks/queries.py 10000 [--rdflib 500] [--folder DIR] [--limit 60] [--write]

Each query is asked as people ask it: about the person, the article or the post that the store
knows most of, since a month or within a year. Then about all at once, as it stands in its file.
Seconds are of the processor, the better of two. rdflib keeps all in memory, so it is asked the
first kind in a smaller store. Each question has a process of its own, which ends at the limit.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import generate
import rdflib

from kurultay import queries
from kurultay.resources import home
from kurultay.store import Store, open_store

PAGE = Path(__file__).parents[1] / "docs" / "cost.md"
SEED = 7
PER_FOLDER = 1_000
RUNS = 2
BAR = 1.0
"""Units: seconds that a query may take."""
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What one query costs; None where the limit was reached."""

    asked: Mapping[str, str]
    usual: Spent | None
    all: Spent | None


def built(count: int, folder: Path) -> Path:
    """Build a store of so many articles, unless there is one, also of benchmarks/scale.py."""
    scale = folder / str(count) / "store"
    store = scale if scale.exists() else folder / f"store-{count}"
    if not (store / "store.json").exists():
        texts = folder / f"articles-{count}"
        generate.write(count, texts, SEED, PER_FOLDER)
        verb = [Path(sys.executable).parent / "kurultay", "build", texts / "text"]
        subprocess.run([*verb, "--store", store], check=True)
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


def seconds(ask: Callable[[], int], runs: int = RUNS) -> Spent:
    """Give the least time of the processor over some runs, and the rows."""
    times, rows = [], 0
    for _ in range(runs):
        began = time.process_time()
        rows = ask()
        times.append(time.process_time() - began)
    return min(times), rows


def limited(
    kind: str, work: Callable[..., Spent], arguments: tuple[object, ...], limit: float
) -> Spent | None:
    """Do work in a process of its own, forked or spawned; None if it took longer than the limit."""
    processes = multiprocessing.get_context(kind)
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=_answer, args=(there, work, arguments, limit))
    process.start()
    there.close()
    with closing(here):
        try:
            done = here.recv()
        except EOFError:
            done = None
    process.kill()
    process.join()
    return done


def _answer(
    pipe: Connection, work: Callable[..., Spent], arguments: tuple[object, ...], limit: float
) -> None:
    # Of the processor, as all here: a busy machine must not cut what is quick.
    spent = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(spent + limit),) * 2)
    pipe.send(work(*arguments))


def _on_oxigraph(path: Path, name: str, values: dict[str, str]) -> Spent:
    query = queries.load(home())[name]
    with open_store(path, read_only=True) as store:
        return seconds(lambda: len(queries.run(query, values, store).rows))


def ours(path: Path, stored: Mapping[str, queries.Query], limit: float) -> dict[str, Cost]:
    """Give what each query costs in a store."""
    found = {}
    with open_store(path, read_only=True) as store:
        asked = usual(store, stored)
    for name, values in asked.items():
        # Spawned, not forked: the threads of the store that was open above are not in a fork.
        once = limited("spawn", _on_oxigraph, (path, name, values), limit)
        wide = limited("spawn", _on_oxigraph, (path, name, {}), limit) if values else once
        found[name] = Cost(values, once, wide)
        print(name, once, wide, file=sys.stderr, flush=True)
    return found


def _on_rdflib(data: rdflib.Dataset, text: str) -> Spent:
    return seconds(lambda: len(list(data.query(text))), 1)


def _all_on_rdflib(pipe: Connection, file: Path, texts: Mapping[str, str], limit: float) -> None:
    data = rdflib.Dataset()
    data.parse(file, format="nquads")
    for name, text in texts.items():
        pipe.send((name, limited("fork", _on_rdflib, (data, text), limit)))


def theirs(
    path: Path,
    stored: Mapping[str, queries.Query],
    costs: Mapping[str, Cost],
    limit: float,
) -> dict[str, Spent | None]:
    """Give what each query costs on rdflib with all that a store holds."""
    texts = {name: queries.bind(query, costs[name].asked) for name, query in stored.items()}
    processes = multiprocessing.get_context("spawn")
    here, there = processes.Pipe(duplex=False)
    found: dict[str, Spent | None] = {}
    with tempfile.TemporaryDirectory() as made, closing(here):
        file = Path(made) / "all.nq"
        with open_store(path, read_only=True) as store:
            file.write_text("\n".join(store.dump("all")) + "\n", "utf-8")
        process = processes.Process(target=_all_on_rdflib, args=(there, file, texts, limit))
        process.start()
        there.close()
        while len(found) < len(texts):
            name, spent = here.recv()
            found[name] = spent
            print("rdflib", name, spent, file=sys.stderr, flush=True)
        process.join()
    return found


def table(large: int, small: int, folder: Path, limit: float) -> str:
    """Measure, and give the page."""
    stored = queries.load(home())
    path, less = built(large, folder), built(small, folder)
    with open_store(path, read_only=True) as store:
        quads = store.count()
    cost = ours(path, stored, limit)
    few = ours(less, stored, limit)
    slow = theirs(less, stored, few, limit)
    lines = [
        "# What the stored queries cost",
        "",
        f"Written by `benchmarks/queries.py {large} --rdflib {small}`: seconds of the processor in",
        f"a store of {large:,} made-up articles ({quads:,} quads) with Oxigraph, worst first.",
        "Asked as people ask: about the person, article, post or state that the store knows most",
        "of, since a month or within a year; where nothing can be asked for, all. Then about all",
        f"at once. Then what people ask in a store of {small:,} articles on rdflib, and how many",
        f"times Oxigraph's time there that is. `>` is where {limit:g} seconds had passed.",
        "",
        "| query | asked with | rows | seconds | of all: rows | seconds | rdflib | times |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name in sorted(cost, key=lambda name: (-(cost[name].usual or (limit, 0))[0], name)):
        one, other, base = cost[name], slow[name], few[name].usual or (limit, 0)
        ratio = (other[0] if other else limit) / max(base[0], 1e-4)
        lines.append(
            f"| {name} | {', '.join(one.asked) or 'nothing'} | {_said(one.usual, limit)} "
            f"| {_said(one.all, limit)} | {f'{other[0]:.2f}' if other else f'> {limit:g}'} "
            f"| {'' if other else '> '}{ratio:,.0f} |"
        )
    over = [name for name, one in cost.items() if one.usual is None or one.usual[0] >= BAR]
    wide = [name for name, one in cost.items() if one.all is None or one.all[0] >= BAR]
    lines += ["", f"A second or more as people ask: {', '.join(over) or 'none'}."]
    lines += ["", f"A second or more of all at once: {', '.join(wide) or 'none'}."]
    return "\n".join(lines) + "\n"


def _said(spent: Spent | None, limit: float) -> str:
    return f"{spent[1]:,} | {spent[0]:.3f}" if spent else f"? | > {limit:g}"


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rdflib", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where stores are kept, or found")
    parser.add_argument(
        "--limit", type=float, default=60, help="seconds of the processor for one question"
    )
    parser.add_argument("--write", action="store_true", help="write docs/cost.md")
    given = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as made:
        page = table(given.count, given.rdflib, given.folder or Path(made), given.limit)
    if given.write:
        PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
