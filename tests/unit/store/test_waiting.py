"""Graphs that wait on the disk: none is lost, none comes twice, whatever ends the program."""

import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kurultay.errors import StoreError
from kurultay.store import PackedGraph, embedded, open_store, waiting

A = "https://a.example/"


def graph(number, value="1"):
    name = f"{A}graph/{number}"
    return SimpleNamespace(name=name, nquads=(f'<{A}s{number}> <{A}p> "{value}" <{name}> .',))


def packed(*graphs):
    return [PackedGraph.of(each) for each in graphs]


def lines(*graphs):
    return tuple(sorted(line for each in graphs for line in each.nquads))


def test_what_waits_outlives_the_program_and_is_plain_n_quads(tmp_path):
    with open_store(tmp_path) as store:
        store.defer(packed(graph(1), graph(2)))
        store.defer(packed(graph(3)))
        assert store.dump() == ()
    files = sorted((tmp_path / "waiting").iterdir())
    assert gzip.decompress(files[0].read_bytes()).decode() == (
        f"# {A}graph/1\n{graph(1).nquads[0]}\n# {A}graph/2\n{graph(2).nquads[0]}\n"
    )
    with open_store(tmp_path) as store:
        assert store.take_in(0) == 2
        assert store.take_in(1) == 1
        assert store.dump() == lines(graph(1), graph(2))
        assert store.take_in() == 0
        assert store.dump() == lines(graph(1), graph(2), graph(3))
    assert not (tmp_path / "waiting").exists()


def test_a_reader_does_not_see_what_waits_and_leaves_it_there(tmp_path):
    with open_store(tmp_path) as store:
        store.replace(graph(1))
        store.defer(packed(graph(2)))
    with open_store(tmp_path, read_only=True) as store:
        assert store.dump() == lines(graph(1))
        with pytest.raises(StoreError, match="reading only"):
            store.take_in()
    with open_store(tmp_path) as store:
        assert store.take_in(0) == 1


def test_a_file_that_was_not_finished_is_none(tmp_path):
    files = waiting.Waiting(tmp_path / "waiting")
    files.put(packed(graph(1)))
    (tmp_path / "waiting" / "00000002.nq.part").write_bytes(b"half")
    assert [file.name for file in files.files()] == ["00000001.nq.gz"]
    files.put(packed(graph(2)))
    assert waiting.names(waiting.read(files.files())) == [f"{A}graph/1", f"{A}graph/2"]


def test_many_files_are_taken_in_some_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(embedded, "FILES", 2)
    some = [graph(number) for number in range(12)]
    with open_store(tmp_path) as store:
        for each in some:
            store.defer(packed(each))
        assert store.take_in(11) == 1
        assert store.dump() == lines(*some[:11])


def test_a_full_disk_is_said_so(tmp_path, monkeypatch):
    def failing(_):
        raise OSError(28, "No space left on device")

    with open_store(tmp_path) as store:
        monkeypatch.setattr(os, "fsync", failing)
        with pytest.raises(StoreError, match="No space left"):
            store.defer(packed(graph(1)))
        monkeypatch.undo()
    with open_store(tmp_path) as store:
        assert store.take_in() == 0


CHILD = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import test_waiting as t

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

with t.open_store(sys.argv[2]) as store:
    store.replace(t.graph(1, "older"))
    store.defer(t.packed(t.graph(1), t.graph(2)))
    store.defer(t.packed(t.graph(3)))
    if sys.argv[3] == "loaded":
        t.waiting.Waiting.strike = die
        store.take_in(1)
    die()
"""


@pytest.mark.parametrize("point", ["waiting", "loaded"])
def test_a_killed_program_has_lost_nothing_and_written_nothing_twice(point, tmp_path):
    child = subprocess.run(
        [sys.executable, "-c", CHILD, Path(__file__).parent, tmp_path / "store", point],
        check=False, capture_output=True,
    )  # fmt: skip
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    with open_store(tmp_path / "store") as store:
        assert store.take_in(0) == 2
        assert store.take_in() == 0
        assert store.dump() == lines(graph(1), graph(2), graph(3))
