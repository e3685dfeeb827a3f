"""The store in a folder: who may open it, and what stands on the disk."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from kurultay.errors import InputError, StoreError
from kurultay.store import embedded, open_store

GRAPH = "https://a.example/graph/one"
LINE = f'<https://a.example/s> <https://a.example/p> "o" <{GRAPH}> .'
ONE = SimpleNamespace(name=GRAPH, nquads=(LINE,))


def test_what_was_written_is_there_after_reopening(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.replace(ONE)
    with open_store(f"oxigraph:{tmp_path / 'store'}") as store:
        assert store.dump() == (LINE,)


def test_each_write_is_forced_to_the_disk(tmp_path, monkeypatch):
    synced = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(handle), fsync(handle)))
    with open_store(tmp_path / "store") as store:
        for write in (lambda: store.replace(ONE), lambda: store.drop(GRAPH)):
            synced.clear()
            write()
            assert synced


def test_a_second_writer_gets_one_clear_error(tmp_path):
    with open_store(tmp_path / "store"), pytest.raises(StoreError, match="another kurultay"):
        open_store(tmp_path / "store")


def test_readers_share_and_keep_a_writer_out(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.replace(ONE)
    with (
        open_store(tmp_path / "store", read_only=True) as first,
        open_store(tmp_path / "store", read_only=True) as second,
    ):
        assert first.dump() == second.dump() == (LINE,)
        with pytest.raises(StoreError, match="another kurultay"):
            open_store(tmp_path / "store")
    open_store(tmp_path / "store").close()


def test_a_reader_cannot_write(tmp_path):
    open_store(tmp_path / "store").close()
    with (
        open_store(tmp_path / "store", read_only=True) as store,
        pytest.raises(StoreError, match="reading only"),
    ):
        store.replace(ONE)


def test_reading_where_nothing_is_says_how_to_make_a_store(tmp_path):
    with pytest.raises(StoreError, match="kurultay build"):
        open_store(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError, match="a file"):
        open_store(tmp_path / "file")


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "x"}', ""])
def test_a_damaged_description_is_said_so(tmp_path, text):
    open_store(tmp_path / "store").close()
    (tmp_path / "store" / "store.json").write_text(text, "utf-8")
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path / "store")


def test_a_newer_store_is_refused(tmp_path):
    open_store(tmp_path / "store").close()
    newer = json.dumps({"format": embedded.FORMAT + 1})
    (tmp_path / "store" / "store.json").write_text(newer, "utf-8")
    with pytest.raises(StoreError, match="newer kurultay"):
        open_store(tmp_path / "store")


def test_a_full_disk_is_refused_before_writing(tmp_path, monkeypatch):
    with open_store(tmp_path / "store") as store:
        monkeypatch.setattr(embedded.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
        with pytest.raises(StoreError, match="disk is full"):
            store.replace(ONE)
        assert store.dump() == ()


def test_after_a_failed_write_the_store_takes_no_more(tmp_path, monkeypatch):
    with open_store(tmp_path / "store") as store:

        def failing(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", failing)
        with pytest.raises(StoreError, match="No space left"):
            store.replace(ONE)
        monkeypatch.undo()
        with pytest.raises(StoreError, match="earlier write failed"):
            store.replace(ONE)


FILLING = """
import resource, sys
from types import SimpleNamespace
from kurultay.errors import StoreError
from kurultay.store import open_store

resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
A = "https://a.example/"
with open_store(sys.argv[1]) as store:
    for turn in range(100):
        name = f"{A}graph/{turn}"
        lines = tuple(f'<{A}s{n}> <{A}p> "{"x" * 200}" <{name}> .' for n in range(100))
        try:
            store.replace(SimpleNamespace(name=name, nquads=lines))
        except StoreError as error:
            print(turn, error)
            break
"""


def test_when_the_engine_cannot_grow_its_files_all_that_was_acknowledged_is_there(tmp_path):
    command = [sys.executable, "-c", FILLING, str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    turn, _, message = done.stdout.partition(" ")
    assert "cannot be written (File too large)" in message
    assert int(turn) > 0
    with open_store(tmp_path / "store") as store:
        assert len(store.graphs()) == int(turn)
        assert store.count() == 100 * int(turn)
        store.replace(ONE)


def test_a_closed_store_says_so(tmp_path):
    store = open_store(tmp_path / "store")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.select("SELECT ?s { ?s ?p ?o }")


def test_an_unknown_kind_of_store_is_an_error():
    with pytest.raises(StoreError, match="virtuoso"):
        open_store("virtuoso:localhost")


def test_a_line_of_another_graph_is_refused_and_nothing_written(tmp_path):
    stray = LINE.replace("graph/one", "graph/two")
    with open_store(tmp_path / "store") as store:
        with pytest.raises(InputError, match="nothing was written"):
            store.replace(SimpleNamespace(name=GRAPH, nquads=(LINE, stray)))
        assert store.dump() == ()


def graphs(count, value):
    """Give small graphs of one line each."""
    for number in range(count):
        name = f"https://a.example/graph/{number:03}"
        line = f'<https://a.example/s> <https://a.example/p> "{value}" <{name}> .'
        yield SimpleNamespace(name=name, nquads=(line,))


@pytest.mark.parametrize("count", [2, embedded.MANY + 5])
@pytest.mark.parametrize("there", [0, 1, 2])
def test_many_graphs_take_the_place_of_what_stood_there(count, there, tmp_path):
    with open_store(tmp_path / "store") as store:
        for old in graphs(there, "old"):
            store.replace(old)
        store.replace(ONE)
        store.replace_many(graphs(count, "new"))
    with open_store(tmp_path / "store", read_only=True) as store:
        assert store.dump() == tuple(
            sorted((*(line for new in graphs(count, "new") for line in new.nquads), LINE))
        )


@pytest.mark.parametrize("count", [2, embedded.MANY + 5])
def test_of_many_graphs_a_line_of_another_one_is_refused_and_nothing_written(count, tmp_path):
    some = list(graphs(count, "new"))
    some[-1] = SimpleNamespace(name="https://a.example/graph/x", nquads=some[0].nquads)
    with open_store(tmp_path / "store") as store:
        with pytest.raises(InputError, match="nothing was written"):
            store.replace_many(some)
        assert store.count() == 0


def test_of_two_graphs_of_one_name_the_last_stays(tmp_path):
    with open_store(tmp_path / "store") as store:
        store.replace_many([*graphs(30, "first"), *graphs(30, "last")])
        assert {line.split('"')[1] for line in store.dump()} == {"last"}
        assert store.count() == 30


def test_a_closed_store_leaves_nothing_in_the_log_that_every_reader_would_go_through(tmp_path):
    def tables():
        return sum(1 for _ in tmp_path.rglob("*.sst"))

    with open_store(tmp_path / "store") as store:
        store.replace(ONE)
        before = tables()
    assert tables() > before
    open_store(tmp_path / "store", read_only=True).close()
    after = tables()
    open_store(tmp_path / "store").close()
    assert tables() == after
