"""The ledger of what has been stored."""

import pytest

from kurultay.errors import StoreError
from kurultay.store import Entry, Ledger, Tombstone, open_ledger, open_store
from kurultay.store.index import packed

ONE = Entry(key="a/one", sha256="11", aid="one-1", fingerprint="v1", findings=2)
TWO = Entry(key="a/two", sha256="22", aid="two-2", fingerprint="v1")


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def test_an_article_is_known_by_its_bytes_and_the_mapping(ledger):
    ledger.record(ONE)
    assert ledger.known("a/one", "11", "v1")
    assert not ledger.known("a/one", "12", "v1")
    assert not ledger.known("a/one", "11", "v2")
    assert not ledger.known("a/two", "11", "v1")


def test_rows_survive_closing(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as first:
        first.record(TWO)
        first.record(ONE)
        first.note("merged", "x")
    with Ledger(tmp_path / "ledger.sqlite") as second:
        assert second.entries() == (ONE, TWO)
        assert second.noted("merged") == "x"


def test_recording_again_replaces(ledger):
    ledger.record(ONE)
    changed = Entry(key="a/one", sha256="13", aid="one-1", fingerprint="v1")
    ledger.record(changed)
    assert ledger.entries() == (changed,)


def test_forgetting_leaves_the_others(ledger):
    ledger.record(ONE)
    ledger.record(TWO)
    ledger.forget("a/one")
    assert ledger.entry("a/one") is None
    assert ledger.entries() == (TWO,)


def test_the_digest_depends_on_rows_and_not_on_their_order(tmp_path):
    digests = []
    for name, rows in (("x", (ONE, TWO)), ("y", (TWO, ONE)), ("z", (ONE,))):
        with Ledger(tmp_path / name) as ledger:
            for row in rows:
                ledger.record(row)
            digests.append(ledger.digest())
    assert digests[0] == digests[1]
    assert digests[0] != digests[2]


def test_what_was_set_aside_is_kept_until_accepted(ledger):
    ledger.set_aside("b.txt", "empty")
    ledger.set_aside("a.txt", "binary")
    ledger.set_aside("a.txt", "no date")
    assert ledger.reasons() == (("a.txt", "no date"), ("b.txt", "empty"))
    ledger.accept("a.txt")
    assert ledger.reasons() == (("b.txt", "empty"),)


def test_a_tombstone_takes_the_place_of_the_row_until_it_is_taken_away(tmp_path):
    stone = Tombstone("a", "urn:g:a", "a", "A. B.", "withdrawn", "2026-11-22T09:00:00Z")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(Entry("a", "1", "urn:g:a", "f"))
        ledger.record(Entry("b", "2", "urn:g:b", "f"))
        ledger.retract(stone)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert [entry.key for entry in ledger.entries()] == ["b"]
        assert ledger.tombstones() == (stone,)
        assert ledger.retracted("a")
        assert not ledger.retracted("b")
        ledger.readmit("a")
        assert not ledger.retracted("a")
        assert ledger.entry("a") is None


def test_every_commit_reaches_the_disk(ledger):
    assert ledger._base.execute("PRAGMA synchronous").fetchone() == (2,)
    assert ledger._base.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_is_no_ledger_is_one_clear_error(tmp_path):
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="not a usable ledger"):
        Ledger(tmp_path / "ledger.sqlite")


def test_the_ledger_lies_beside_the_store(tmp_path):
    with open_store(tmp_path / "store"), open_ledger(tmp_path / "store") as ledger:
        ledger.record(ONE)
    assert (tmp_path / "store" / "ledger.sqlite").is_file()
    with open_ledger("memory:") as ledger:
        assert ledger.entries() == ()


def test_a_remote_store_has_no_ledger():
    with pytest.raises(StoreError, match="name a folder"):
        open_ledger("sparql+https://a.example/sparql")


def test_whatever_happens_to_a_row_its_graph_is_touched_until_it_is_settled(ledger):
    ledger.record(ONE)
    ledger.touch("other")
    assert ledger.touched() == ("one-1", "other")
    ledger.settled(["one-1", "other"])
    assert ledger.touched() == ()
    ledger.record(ONE)
    assert ledger.touched() == ("one-1",)
    ledger.settled(["one-1"])
    ledger.forget("a/one")
    assert ledger.touched() == ("one-1",)
    ledger.record(TWO)
    ledger.settled(["one-1", "two-2"])
    ledger.retract(Tombstone("a/two", "two-2", "two", "me", "why", "2025-01-01"))
    assert ledger.touched() == ("two-2",)


def test_a_step_of_the_index_is_whole_or_nothing(ledger):
    index = ledger.index

    def cut_off():
        with index.step():
            index.note("made", "x")
            index.run("no such statement")

    with pytest.raises(StoreError):
        cut_off()
    assert index.noted("made") == ""
    with index.step():
        index.note("made", "y")
    assert ledger.index.noted("made") == "y"


def test_lines_that_are_kept_of_a_graph_go_when_it_is_touched_or_its_row_is_taken_away(ledger):
    def kept():
        return sorted(ledger.index.drawn(["one-1", "two-2"]))

    for entry in (ONE, TWO):
        ledger.touch(entry.aid)
        ledger.record(entry)
        ledger.index.draw(entry.aid, packed(["<s> <p> <o> ."]))
    assert kept() == ["one-1", "two-2"]
    ledger.touch("one-1")
    assert kept() == ["two-2"]
    ledger.settled(["one-1", "two-2"])
    ledger.forget("a/two")
    assert kept() == []


def test_graphs_that_stay_as_they_are_keep_their_lines_when_they_are_merged_anew(ledger):
    ledger.touch("one-1")
    ledger.index.draw("one-1", packed(["<s> <p> <o> ."]))
    ledger.again(["one-1"])
    assert ledger.touched() == ("one-1",)
    assert ledger.index.drawn(["one-1"]) == {"one-1": {"<s> <p> <o> ."}}
