"""
What each stored query costs in a store of made-up articles, and how many times more on rdflib.

    python benchmarks/queries.py 10000 [--rdflib 100] [--store DIR] [-o docs/cost.md]

Every query is asked with what stands in its file, which is the widest question it takes: the best
of three, in seconds of the processor, so that other work on the machine does not count. rdflib is
asked in a smaller store, as it keeps all in memory; what takes it longer than a minute is cut.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import generate
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kurultay import queries
from kurultay.resources import home
from kurultay.store import Store, open_store

SEED = 7
PER_FOLDER = 1_000
RUNS = 3
BAR = 1.0
"""Units: seconds that a query may take."""
LIMIT = 60
"""Units: seconds after which rdflib is cut."""


class TooLongError(Exception):
    """A query took longer than LIMIT."""


def built(count: int, folder: Path) -> Path:
    """Build a store of so many articles, unless it is there."""
    store = folder / f"store-{count}"
    if not (store / "store.json").exists():
        texts = folder / f"articles-{count}"
        generate.write(count, texts, SEED, PER_FOLDER)
        verb = [Path(sys.executable).parent / "kurultay", "build", texts / "text"]
        subprocess.run([*verb, "--store", store], check=True)
    return store


def seconds(ask: Callable[[], object], runs: int = RUNS) -> float:
    """Give the least time of the processor over some runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        ask()
        times.append(time.process_time() - began)
    return min(times)


@contextmanager
def limited() -> Iterator[None]:
    """Cut what takes too long."""

    def cut(_number: int, _frame: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, cut)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def ours(store: Store, stored: Mapping[str, queries.Query]) -> dict[str, tuple[float, int]]:
    """Give each query's seconds and rows in a store."""
    found = {}
    for name, query in stored.items():
        rows = len(queries.run(query, {}, store).rows)
        found[name] = (seconds(lambda query=query: queries.run(query, {}, store)), rows)
    return found


def theirs(store: Store, stored: Mapping[str, queries.Query]) -> dict[str, float | None]:
    """Give each query's seconds on rdflib with all that a store holds; None if it was cut."""
    data = rdflib.Dataset()
    data.parse(data="\n".join(store.dump("all")), format="nquads")
    found: dict[str, float | None] = {}
    for name, query in stored.items():
        prepared = prepareQuery(query.text)
        try:
            with limited():
                found[name] = seconds(lambda prepared=prepared: list(data.query(prepared)), 1)
        except TooLongError:
            found[name] = None
    return found


def table(large: int, small: int, folder: Path) -> str:
    """Measure, and give the page."""
    stored = queries.load(home())
    with open_store(built(large, folder), read_only=True) as store:
        quads = store.count()
        cost = ours(store, stored)
    with open_store(built(small, folder), read_only=True) as store:
        few, slow = ours(store, stored), theirs(store, stored)
    lines = [
        "# What the stored queries cost",
        "",
        f"Written by `benchmarks/queries.py {large} --rdflib {small}`: seconds of the processor in",
        f"a store of {large:,} made-up articles ({quads:,} triples), worst first; then the same",
        f"query in a store of {small:,} articles on rdflib, and how many times Oxigraph's time",
        "that is. Each query is asked with what stands in its file: about everybody, at any time.",
        "",
        "| query | rows | seconds | rdflib, seconds | times |",
        "|---|---|---|---|---|",
    ]
    for name, (spent, rows) in sorted(cost.items(), key=lambda item: (-item[1][0], item[0])):
        other = slow[name]
        said = f"over {LIMIT}" if other is None else f"{other:.2f}"
        ratio = (LIMIT if other is None else other) / max(few[name][0], 1e-6)
        more = "over " if other is None else ""
        lines.append(f"| {name} | {rows} | {spent:.3f} | {said} | {more}{ratio:,.0f} |")
    over = [name for name, (spent, _) in cost.items() if spent >= BAR]
    lines += ["", f"A second or more: {', '.join(over) or 'none'}."]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rdflib", type=int, default=100)
    parser.add_argument("--store", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        page = table(given.count, given.rdflib, given.store or Path(made))
    if given.output:
        given.output.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
