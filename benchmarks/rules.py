"""
The rules against owlrl: time of both, whether they agree, at some sizes of made-up news.

    python benchmarks/rules.py 100 1000 [--folder DIR] [--limit 300] [--write]

Both get the merged graph of a store, owlrl with the ontology beside it, and neither owl:sameAs: the
rules do not copy what is known of a thing to the names that others have for it. owlrl runs in a
process of its own, which ends at the limit of processor time. Compared is what each adds in our own
vocabulary, about things of the merged graph. With --write the section of docs/cost.md is written
after each size.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import owlrl
import rdflib

import queries as costs
from kurultay import rules
from kurultay.graph import terms
from kurultay.resources import home
from kurultay.store import open_store

Found = tuple[float, frozenset[str]]
"""Seconds of the processor, and the triples that were added."""
_SAME = f" <{terms.SAME_AS}> "


def ours(lines: tuple[str, ...]) -> Found:
    """Run the rules over a graph."""
    with open_store("memory:") as store:
        store.bulk(lines)
        began = time.process_time()
        rules.closure(store, home())
        spent = time.process_time() - began
        suffix = f" <{rules.INFERRED}> ."
        added = {line.removesuffix(suffix) + " ." for line in store.dump(rules.INFERRED)}
    return spent, frozenset(added)


def _owlrl(lines: tuple[str, ...], answer: Connection, limit: float) -> None:
    graph = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    given = set(graph)
    about = {subject for subject, _, _ in given} | {value for _, _, value in given}
    graph.parse(home().path("ontology", "kurultay.ttl"), format="turtle")
    began = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(began + limit), -1))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    spent = time.process_time() - began
    named = (terms.BASE, terms.expand("org:"))
    added = rdflib.Graph()
    for subject, predicate, value in graph:
        told = value if str(predicate) == terms.TYPE else predicate
        new = (subject, predicate, value) not in given
        if new and subject in about and str(told).startswith(named):
            added.add((subject, predicate, value))
    answer.send((spent, frozenset(added.serialize(format="nt").strip().split("\n"))))


def theirs(lines: tuple[str, ...], limit: float) -> Found | None:
    """Run owlrl over a graph; None if it took longer than the limit."""
    processes = multiprocessing.get_context("fork")
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=_owlrl, args=(lines, there, limit))
    process.start()
    there.close()
    with closing(here):
        try:
            done = here.recv()
        except EOFError:
            done = None
    process.join()
    if done is None and process.exitcode != -signal.SIGXCPU:
        raise SystemExit("owlrl: the process died; is there memory enough?")
    return done


def row(size: int, folder: Path, limit: float) -> str:
    """Measure one size, and give its row."""
    with open_store(costs.built(size, folder), read_only=True) as store:
        lines = tuple(line for line in store.dump(None) if _SAME not in line)
    spent, added = ours(lines)
    other = theirs(lines, limit)
    head = f"| {size:,} | {len(lines):,} | {len(added):,} | {spent:.2f} "
    if other is None:
        return f"{head}| > {limit:g} | > {limit / spent:,.0f} | unknown: owlrl was cut |"
    missing, more = other[1] - added, added - other[1]
    for line in sorted(missing)[:5]:
        print("owlrl alone:", line, file=sys.stderr)
    for line in sorted(more)[:5]:
        print("rules alone:", line, file=sys.stderr)
    same = f"no: {len(missing)} missing, {len(more)} more" if missing or more else "yes"
    return f"{head}| {other[0]:.1f} | {other[0] / spent:,.0f} | {same} |"


def main() -> int:
    """Print the table; end with 1 if the two do not agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--folder", type=Path, help="where stores are kept, or found")
    parser.add_argument("--limit", type=float, default=300, help="owlrl's seconds of processor")
    parser.add_argument("--write", action="store_true", help="write docs/cost.md")
    given = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    head = [
        "# What the rules cost",
        "",
        f"Written by `benchmarks/rules.py {' '.join(map(str, given.sizes))}`: seconds of the",
        "processor for the closure of the merged graph of so many made-up articles, by our rules",
        "and by owlrl, and whether both add the same triples in our vocabulary. Without",
        "`owl:sameAs`: the rules do not copy facts to the names that others have for a thing.",
        "",
        "| articles | triples | inferred | rules | owlrl | times | the same |",
        "|---:|---:|---:|---:|---:|---:|---|",
    ]
    rows: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        for size in given.sizes:
            rows.append(row(size, given.folder or Path(made), given.limit))
            print(rows[-1], flush=True)
            if given.write:
                costs.written("rules", "\n".join([*head, *rows]))
    return int(any("| no:" in line for line in rows))


if __name__ == "__main__":
    sys.exit(main())
