"""Several processes answer as one would, and a process that dies costs only what killed it."""

import os
import time
from pathlib import Path

import pytest

from kurultay import workers
from kurultay.errors import KurultayError
from kurultay.workers import Crew, Killer, ordered

FACTOR: list[int] = []


def start(factor: int) -> None:
    FACTOR[:] = [factor]


def times(number: int) -> int:
    return number * FACTOR[0]


def slow_at_first(number: int) -> int:
    time.sleep(0.2 if number < workers.CHUNK else 0)
    return number


def deadly(number: int) -> int:
    if number == 11:
        os._exit(9)
    return number


def deadly_once(given: tuple[int, str]) -> int:
    number, mark = given
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os._exit(9)
    return number


def always_deadly(number: int) -> int:
    os._exit(number)


def wrong(number: int) -> int:
    raise ValueError(number)


def nothing() -> None:
    """Start without anything to read."""


def test_every_worker_starts_with_what_it_is_given():
    assert list(ordered(Crew(2, times, start, (3,)), range(50))) == [3 * n for n in range(50)]


def test_answers_come_in_the_order_of_the_questions():
    assert list(ordered(Crew(2, slow_at_first, nothing), range(40))) == list(range(40))


def test_what_kills_its_worker_twice_is_named_and_all_else_is_answered():
    found = list(ordered(Crew(2, deadly, nothing), range(60)))
    assert found == [*range(11), Killer(11), *range(12, 60)]


def test_what_killed_a_worker_once_is_answered_the_second_time(tmp_path):
    items = [(number, str(tmp_path / "mark")) for number in range(20)]
    assert list(ordered(Crew(2, deadly_once, nothing), items)) == list(range(20))


def test_workers_that_always_die_end_the_work():
    with pytest.raises(KurultayError, match="5 workers died one after the other"):
        list(ordered(Crew(1, always_deadly, nothing), range(1, 20)))


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(ValueError, match=r"^0$"):
        list(ordered(Crew(1, wrong, nothing), range(3)))


def test_only_little_is_read_ahead():
    read = []

    def items():
        for number in range(10_000):
            read.append(number)
            yield number

    answers = ordered(Crew(1, same, nothing), items())
    assert next(answers) == 0
    answers.close()
    assert len(read) <= 4 * workers.CHUNK


def same(number: int) -> int:
    return number
