"""SHACL by batches of graphs, in this process or in workers."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kurultay.check import spans
from kurultay.check.reference import Reference
from kurultay.check.report import Finding, Report
from kurultay.check.shapes import Shapes
from kurultay.check.sift import Sieve
from kurultay.errors import KurultayError
from kurultay.resources import Home

if TYPE_CHECKING:
    from kurultay.check.engine import Engine

BATCH = 4000
"""
Lines a batch: some twenty articles.

A batch pays for reading the shapes; a larger one gains nothing and holds more memory.
"""

ATTEMPTS = 3
"""How many workers may die on one batch."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a graph: what is checked, and what its shapes look at beside it."""

    lines: Sequence[str]
    beside: Sequence[str]


Graph: TypeAlias = Sequence[str] | Cut
"""The lines of a whole graph, or a part."""


class Sifter:
    """What tells of graphs that they surely fit, read once; pySHACL and SPARQL are not needed."""

    def __init__(self, home: Home) -> None:
        """
        Read the shapes and the reference.

        Errors: ResourceError if one of our files is broken.
        """
        self._sieve = Sieve(Shapes.load(home).ntriples, Reference.load(home))

    def fits(self, lines: Sequence[str]) -> bool:
        """
        Tell whether the graph of an article surely fits all shapes and what is asked of an article.

        If not, the check has to look.
        """
        sieve = self._sieve
        try:
            facts = sieve.facts(lines)
        except SyntaxError:
            return False
        return not sieve.unknown and not sieve.doubts(facts) and spans.within(facts.out)


def validate(graphs: Iterable[Graph], home: Home, *, jobs: int = 1) -> Report:
    """
    Check graphs, each given as lines of N-Quads, against kurultay's own shapes.

    Shape: the same report for any order of graphs and any number of jobs.
    Errors: InputError if a line is not N-Quads, ResourceError if one of our files is broken,
    KurultayError if workers keep dying.
    """
    return check(graphs, Shapes.load(home), Reference.load(home), jobs=jobs)


def check(
    graphs: Iterable[Graph], shapes: Shapes, reference: Reference, *, jobs: int = 1
) -> Report:
    """
    Check graphs, each given as lines of N-Quads, against some shapes.

    Several graphs are checked as one: nodes of different articles have different names, and no
    article describes a node that is not its own.

    Errors: as ``validate``.
    """
    work = batches(graphs)
    if jobs > 1:
        return Report(tuple(_in_workers(work, shapes, reference, jobs)))
    engine = _engine(shapes, reference)
    return Report(tuple(found for batch in work for found in _checked(engine, batch)))


class Checker:
    """The shapes, read once for many checks of a few lines each."""

    def __init__(self, home: Home) -> None:
        """
        Read the shapes and the reference.

        Errors: ResourceError if one of our files is broken.
        """
        self._engine = _engine(Shapes.load(home), Reference.load(home))

    def check(self, lines: Sequence[str], beside: Sequence[str] = ()) -> tuple[Finding, ...]:
        """
        Check lines of N-Quads as one graph; the shapes may look at what is said beside it.

        Errors: InputError if a line is not N-Quads.
        """
        return self._engine.check(lines, beside)


def batches(graphs: Iterable[Graph], size: int = BATCH) -> Iterator[Graph]:
    """
    Join whole graphs into batches of about ``size`` lines.

    A graph of that size or more is a batch of its own, and so is each part of one.
    """
    batch: list[str] = []
    for graph in graphs:
        if isinstance(graph, Cut):
            yield graph
            continue
        if batch and len(batch) + len(graph) > size:
            yield tuple(batch)
            batch = []
        batch.extend(graph)
    if batch:
        yield tuple(batch)


@dataclass(slots=True)
class _Task:
    """A batch under way, with the number of workers that died on it."""

    batch: Graph
    deaths: int = 0


_Answer = Future[tuple[Finding, ...]]
_ENGINES: list[Engine] = []


def _start(shapes: Shapes, reference: Reference) -> None:
    """Read the shapes once in a new worker."""
    _ENGINES[:] = [_engine(shapes, reference)]


def _engine(shapes: Shapes, reference: Reference) -> Engine:
    from kurultay.check.engine import Engine  # noqa: PLC0415 - pySHACL takes half a second

    return Engine(shapes, reference)


def _check(batch: Graph) -> tuple[Finding, ...]:
    """Check one batch in a worker."""
    return _checked(_ENGINES[0], batch)


def _checked(engine: Engine, batch: Graph) -> tuple[Finding, ...]:
    return (
        engine.check(batch.lines, batch.beside) if isinstance(batch, Cut) else engine.check(batch)
    )


def _in_workers(
    work: Iterator[Graph], shapes: Shapes, reference: Reference, jobs: int
) -> Iterator[Finding]:
    """Check batches in worker processes; what a dead worker left goes to new ones."""
    tasks = (_Task(batch) for batch in work)
    left: deque[_Task] = deque()
    more = True
    while more or left:
        pool = ProcessPoolExecutor(
            max_workers=jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(shapes, reference),
        )
        under_way: deque[tuple[_Task, _Answer]] = deque()
        try:
            while (more := _fill(pool, under_way, left, tasks, 2 * jobs)) or under_way:
                yield from under_way[0][1].result()
                under_way.popleft()
        except BrokenProcessPool as error:
            left.extendleft(task for task, _ in reversed(under_way))
            _blame(left, error)
        finally:
            pool.shutdown(cancel_futures=True)


def _fill(
    pool: ProcessPoolExecutor,
    under_way: deque[tuple[_Task, _Answer]],
    left: deque[_Task],
    tasks: Iterator[_Task],
    limit: int,
) -> bool:
    """Hand out batches up to a limit, first those of dead workers; say whether there were any."""
    while len(under_way) < limit:
        task = left[0] if left else next(tasks, None)
        if task is None:
            return False
        under_way.append((task, pool.submit(_check, task.batch)))
        if left:
            left.popleft()
    return True


def _blame(left: deque[_Task], error: BrokenProcessPool) -> None:
    """
    Count a dead worker against the first batch that has no answer.

    Errors: KurultayError if too many died on it.
    """
    if not left:
        return
    left[0].deaths += 1
    if left[0].deaths >= ATTEMPTS:
        batch = left[0].batch
        line = (batch.lines if isinstance(batch, Cut) else batch)[0]
        raise KurultayError(
            f"check: {ATTEMPTS} workers died on the batch that begins with {line[:100]!r}; "
            "free memory or use fewer jobs"
        ) from error
