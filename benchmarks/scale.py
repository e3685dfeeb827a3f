"""
A build of made-up news from start to end: speed, memory, disk, and what was recovered.

    python benchmarks/scale.py 2000 10000 [--jobs 2] [--folder DIR] [--validate] [--write]

Each size is generated, built by a process of its own, and read back; --validate then checks all of
the store anew, as `kurultay validate` does. The rows of docs/scale.md between its marks are
replaced with --write; other sizes stay as they are there. Processor seconds are those of the
building process and its workers: on a machine that others use, only they can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

import generate

from kurultay.publish import facts, score
from kurultay.store import open_store

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
MARKS = "<!-- rows -->", "<!-- end of rows -->"
KINDS = ("event", "event_type", "event_date", "event_place", "participation", "position")
STEPS = ("map", "merge", "infer", "check")
BUILD = {*STEPS, "register"}
READ = 10_000
"""Up to how many articles are read back, evenly spread among all."""
EVERY = 0.5
"""Units: seconds between two looks at the memory."""

_CHILD = """
import json, resource, sys, time
from kurultay import pipeline
from kurultay.resources import home
from kurultay.store import open_ledger, open_store

def used():
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return sum(each.ru_utime + each.ru_stime for each in map(resource.getrusage, kinds))

def main():
    marks = []
    def mark(step):
        if not marks or marks[-1][0] != step:
            marks.append((step, time.monotonic(), used()))
    def tell(step, *_):
        mark(step)
    mark("map")
    kit = pipeline.Kit.load(home())
    with open_store(sys.argv[2]) as store, open_ledger(sys.argv[2]) as ledger:
        done = pipeline.build([sys.argv[1]], kit, store, ledger, tell, jobs=int(sys.argv[3]))
        mark("end")
        triples = store.count()
        if sys.argv[4] == "validate":
            mark("validate")
            pipeline.validate(home(), store, lambda *_: None, jobs=int(sys.argv[3]))
            mark("validated")
    findings = len(done.report.findings)
    print(json.dumps({"marks": marks, "mapped": done.mapped, "triples": triples,
                      "aside": len(done.set_aside), "findings": findings}))

if __name__ == "__main__":
    main()
"""


@dataclass
class Run:
    """What one build took. Units: seconds, MiB."""

    size: int
    steps: dict[str, float] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)
    memory: float = 0.0
    disk: float = 0.0
    triples: int = 0
    aside: int = 0
    findings: int = 0
    recall: dict[str, float] = field(default_factory=dict)

    def row(self) -> str:
        """Give the row of the table."""
        steps, used = (
            " + ".join(f"{told.get(step, 0):.0f}" for step in STEPS)
            for told in (self.steps, self.used)
        )
        seconds = sum(self.steps[step] for step in self.steps if step in BUILD)
        again = f"{self.used['validate']:.0f}" if "validate" in self.used else ""
        worst = min(self.recall, key=lambda kind: self.recall[kind])
        return (
            f"| {self.size:,} | {seconds:.0f} | {self.size / seconds:.0f} | {steps} | {used} "
            f"| {again} | {self.memory:,.0f} | {self.disk:,.0f} | {self.triples:,} | {self.aside} "
            f"| {self.findings} | {self.recall[worst]:.3f} ({worst}) |"
        )


def resident(process: int) -> float:
    """Give the memory of a process and all that it has started, in MiB."""
    total, left = 0.0, [process]
    while left:
        one = left.pop()
        try:
            status = Path(f"/proc/{one}/smaps_rollup").read_text()
            children = Path(f"/proc/{one}/task/{one}/children").read_text()
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+)", status, re.MULTILINE)
        total += int(found[1]) / 1024 if found else 0
        left += map(int, children.split())
    return total


def measure(size: int, jobs: int, folder: Path, *, validate: bool = False) -> Run:
    """Generate, build and read back one size."""
    place = folder / str(size)
    shutil.rmtree(place, ignore_errors=True)
    generate.write(size, place, 1, 1000)
    run = Run(size)
    script = place / "build.py"
    script.write_text(_CHILD, "utf-8")
    command = [sys.executable, str(script), str(place / "text"), str(place / "store"), str(jobs)]
    command.append("validate" if validate else "")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
        ended = threading.Event()

        def look() -> None:
            while not ended.wait(EVERY):
                run.memory = max(run.memory, resident(child.pid))

        watcher = threading.Thread(target=look)
        watcher.start()
        said, _ = child.communicate()
        ended.set()
        watcher.join()
    if child.returncode:
        raise SystemExit(f"{size}: the build ended with {child.returncode}")
    told = json.loads(said)
    for (step, *start), (_, *end) in pairwise(told["marks"]):
        run.steps[step] = run.steps.get(step, 0) + end[0] - start[0]
        run.used[step] = run.used.get(step, 0) + end[1] - start[1]
    run.triples, run.aside, run.findings = told["triples"], told["aside"], told["findings"]
    files = [path for path in (place / "store").rglob("*") if path.is_file()]
    run.disk = sum(path.stat().st_size for path in files) / 2**20
    run.recall = recovered(place, size)
    return run


def recovered(place: Path, size: int) -> dict[str, float]:
    """Give the share of the generator's facts that the store holds, by kind."""
    with (place / "facts.jsonl").open(encoding="utf-8") as lines:
        some = islice(lines, 0, None, -(-size // READ))
        gold = {one["id"]: one for one in map(json.loads, some)}
    with open_store(place / "store", read_only=True) as store:
        found = {one["id"]: one for one in facts.read(store, gold)}
    counts = score.score(gold, found).rows
    return {kind: counts[kind].r for kind in KINDS}


def write(runs: list[Run], jobs: int) -> None:
    """Put the rows into the page, sizes that were not measured now as they were."""
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(MARKS[0])
    old, _, tail = rest.partition(MARKS[1])
    rows = {
        int(found[1].replace(",", "")): line
        for line in old.splitlines()
        if (found := re.match(r"\| ([\d,]+) \|", line))
    }
    where = f"{jobs} jobs, Python {platform.python_version()}"
    rows |= {run.size: f"{run.row()} {where} |" for run in runs}
    top = (
        "| articles | seconds | articles/s | map + merge + infer + check, s "
        "| the same, processor s | all checked anew, processor s | peak memory, MiB "
        "| disk, MiB | quads | set aside | findings | lowest recall | run with |\n"
        "|---:|---:|---:|---|---|---:|---:|---:|---:|---:|---:|---|---|"
    )
    table = "\n".join((top, *(rows[size] for size in sorted(rows))))
    PAGE.write_text(f"{head}{MARKS[0]}\n{table}\n{MARKS[1]}{tail}", "utf-8")


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        for size in asked.sizes:
            place = asked.folder or Path(spare)
            run = measure(size, asked.jobs, place, validate=asked.validate)
            print(run.row(), {kind: round(value, 4) for kind, value in run.recall.items()})
            sys.stdout.flush()
            if asked.write:
                write([run], asked.jobs)


if __name__ == "__main__":
    main()
