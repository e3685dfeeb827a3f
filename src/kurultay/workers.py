"""
Work for several processes: answers in the order of the questions, whoever is quicker.

A worker that dies takes all the others of its pool with it. Whatever was under way is then done
again, one piece at a time: what kills a worker once more is the cause, and is named.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Any, Generic, TypeVar

from kurultay.errors import KurultayError

CHUNK = 8
"""How many pieces a worker is given at once: handing over must cost nothing beside the work."""
IN_A_ROW = 5
"""How many pieces may kill their worker one after the other; then it is not for the pieces."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Killer(Generic[T]):
    """A piece of work that killed two workers, the second time alone."""

    item: T


@dataclass(frozen=True, slots=True)
class Crew(Generic[T, R]):
    """
    How many workers there are, how each starts, and what it does with a piece.

    Shape: ``start`` and ``work`` are functions of a module, so that a new process finds them.
    """

    jobs: int
    work: Callable[[T], R]
    start: Callable[..., None]
    given: tuple[Any, ...] = ()


def ordered(crew: Crew[T, R], items: Iterable[T]) -> Iterator[R | Killer[T]]:
    """
    Give what the workers make of each item, in the order of the items.

    Few items are read ahead of the answers, so that any number of them fits into memory.

    Errors: KurultayError if workers die whatever they are given; whatever the work raises.
    """
    rest = iter(items)
    under_way: deque[tuple[Sequence[T], Future[list[R]]]] = deque()
    while True:
        with _pool(crew, crew.jobs) as pool:
            try:
                while _fill(crew, pool, under_way, rest) or under_way:
                    answers = under_way[0][1].result()
                    under_way.popleft()
                    yield from answers
            except BrokenProcessPool:
                suspects = [item for chunk, _ in under_way for item in chunk]
                under_way.clear()
            else:
                return
        yield from _alone(crew, suspects)


def _fill(
    crew: Crew[T, R],
    pool: ProcessPoolExecutor,
    under_way: deque[tuple[Sequence[T], Future[list[R]]]],
    rest: Iterator[T],
) -> bool:
    """Hand out work until each worker has some and some more waits; say whether there was any."""
    given = False
    while len(under_way) < 3 * crew.jobs and (chunk := tuple(islice(rest, CHUNK))):
        # Put down before it is handed out: a pool that breaks here must not lose it.
        under_way.append((chunk, Future()))
        under_way[-1] = (chunk, _submit(crew, pool, chunk))
        given = True
    return given


def _alone(crew: Crew[T, R], suspects: Sequence[T]) -> Iterator[R | Killer[T]]:
    """Do pieces one by one, each by the only worker, so that a death has its cause."""
    left = deque(suspects)
    deaths = 0
    while left:
        with _pool(crew, 1) as pool:
            try:
                while left:
                    answers = _submit(crew, pool, (left[0],)).result()
                    left.popleft()
                    deaths = 0
                    yield from answers
            except BrokenProcessPool as error:
                deaths += 1
                if deaths == IN_A_ROW:
                    raise KurultayError(
                        f"{IN_A_ROW} workers died one after the other; free memory, or use fewer"
                    ) from error
                yield Killer(left.popleft())


@contextmanager
def _pool(crew: Crew[T, R], jobs: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(
        max_workers=jobs,
        # Never fork: the store of this process has threads of its own.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(crew.start, crew.given),
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(crew: Crew[T, R], pool: ProcessPoolExecutor, chunk: Sequence[T]) -> Future[list[R]]:
    with _undisturbed():
        return pool.submit(_each, crew.work, chunk)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """
    Hear of Ctrl-C only afterwards, so that a process is started wholly or not at all.

    A process that is started meanwhile inherits what is blocked here and never hears of it: the
    one who asked ends the pool in good order.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    handler = signal.signal(signal.SIGINT, lambda *what: heard.append(what))
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        signal.signal(signal.SIGINT, handler)
        if heard and callable(handler):
            handler(*heard[0])


def _begin(start: Callable[..., None], given: tuple[Any, ...]) -> None:
    """Begin a worker, and end it when the process that started it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()
    start(*given)


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _each(work: Callable[[T], R], chunk: Sequence[T]) -> list[R]:
    return [work(item) for item in chunk]
