"""The graphs that follow from the articles are kept up, also after a run that was cut off."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kurultay import audit, upkeep
from kurultay.errors import StoreError
from kurultay.graph import judgements
from kurultay.graph.judgements import Side
from kurultay.merge import growing
from kurultay.publish.curation import keep, side
from kurultay.resources import home
from kurultay.store import Entry, open_ledger, open_store

BASE = "https://w3id.org/kurultay/"
KUR = f"{BASE}ontology#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def article(name, person, state="kz"):
    """Give the graph of an article on a minister."""
    address, graph = f"{BASE}article/{name}", f"{BASE}graph/article/{name}"
    derived = f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{address}>"
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    triples = [
        f"<{address}> {TYPE} <{KUR}Article>",
        f"<{address}#p> {TYPE} <{KUR}Person>",
        f"<{address}#p> {derived}",
        f'<{address}#p> {label} "{person}"@ru',
        f"<{address}#o> {TYPE} <http://www.w3.org/ns/org#Post>",
        f"<{address}#o> {derived}",
        f'<{address}#o> {label} "министр связи"@ru',
        f"<{address}#o> <{KUR}hasRank> <{BASE}scheme/rank/minister>",
        f"<{address}#t> {TYPE} <{KUR}Tenure>",
        f"<{address}#t> {derived}",
        f"<{address}#t> <{KUR}hasHolder> <{address}#p>",
        f"<{address}#t> <{KUR}hasPost> <{address}#o>",
        f"<{address}#t> <{KUR}ofState> <{BASE}id/state/{state}>",
    ]
    return SimpleNamespace(name=graph, nquads=tuple(sorted(f"{t} <{graph}> ." for t in triples)))


def put(store, ledger, *graphs):
    for each in graphs:
        ledger.touch(each.name)
        store.replace(each)


def refresh(store, ledger, fingerprint="v1"):
    return upkeep.refresh(home(), fingerprint, store, ledger, lambda *_: None)


ONE, TWO = article("one", "Алан Беков"), article("two", "Берик Саидов")
CHANGED = article("one", "Дана Ли", "az")


@pytest.fixture(scope="module")
def expected():
    """Give the store of both articles, the first as changed, built at once."""
    with open_store("memory:") as store, open_ledger("memory:") as ledger:
        put(store, ledger, CHANGED, TWO)
        merged, inferred, report = refresh(store, ledger)
        assert merged == len(store.dump(None))
        assert inferred == len(store.dump(f"{BASE}graph/inferred"))
        yield store.dump(), report


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give the folder of a store of the first article."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with open_store(folder) as store, open_ledger(folder) as ledger:
        put(store, ledger, ONE)
        refresh(store, ledger)
    return folder


@pytest.fixture
def kept(made, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(made, folder)
    with open_store(folder) as store, open_ledger(folder) as ledger:
        yield store, ledger


def test_an_article_that_changes_and_one_that_comes_give_what_building_at_once_does(kept, expected):
    store, ledger = kept
    put(store, ledger, CHANGED)
    refresh(store, ledger)
    put(store, ledger, TWO)
    found = refresh(store, ledger)
    assert (store.dump(), found[2]) == expected


def judge(store, number, verdict, *things, change=("", "")):
    """Keep a judgement on things of a store."""
    sides = tuple(Side(each) if "/judgement/" in each else side(store, each) for each in things)
    made = judgements.made(verdict, sides, ("ab", "", f"2026-11-22T09:00:0{number}Z"), change)
    keep(store, [made])
    return made


def test_a_judgement_is_applied_to_what_is_merged_already_as_if_all_were_made_at_once(kept):
    store, ledger = kept
    put(store, ledger, TWO, article("three", "Алан Беков"))
    refresh(store, ledger)
    before, bare = store.dump(), refresh(store, ledger)
    (person, *_), (tenure, *_) = (
        [row["s"].value for row in store.select(f"SELECT ?s {{ ?s a <{KUR}{kind}> }} ORDER BY ?s")]
        for kind in ("Person", "Tenure")
    )
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    made = [
        judge(store, 1, "different", f"{BASE}article/one#p", f"{BASE}article/three#p"),
        judge(store, 2, "suppress", tenure),
        judge(store, 3, "correct", person, change=(label, '"Алан Бекаев"@ru')),
    ]
    found = refresh(store, ledger)
    with open_store("memory:") as other, open_ledger("memory:") as fresh:
        put(other, fresh, ONE, TWO, article("three", "Алан Беков"))
        keep(other, made)
        assert refresh(other, fresh) == found
        assert other.dump() == store.dump() != before
        assert found[:2] == (len(store.dump(None)), len(store.dump(f"{BASE}graph/inferred")))
    for number, each in enumerate(made, 4):
        judge(store, number, "undo", each.iri)
    assert refresh(store, ledger) == bare
    judged = f" <{BASE}graph/judgements> ."
    assert [each for each in store.dump() if not each.endswith(judged)] == list(before)


def test_what_nobody_judged_anew_is_not_merged_again(kept, monkeypatch):
    store, ledger = kept
    judge(store, 1, "suppress", f"{BASE}article/one#p")
    refresh(store, ledger)
    monkeypatch.setattr(growing, "step", None)
    refresh(store, ledger)


def test_of_many_articles_the_earlier_are_merged_first(monkeypatch):
    taken = []
    step = growing.step

    def noted(store, index, register, graphs):
        taken.extend(graphs)
        return step(store, index, register, graphs)

    def dated(graph, day):
        address = graph.name.replace("/graph/", "/")
        line = f'<{address}> <https://schema.org/datePublished> "{day}" <{graph.name}> .'
        return SimpleNamespace(name=graph.name, nquads=(*graph.nquads, line))

    later, earlier = dated(ONE, "2026-03-02"), dated(TWO, "2026-03-01")
    monkeypatch.setattr(growing, "step", noted)
    monkeypatch.setattr(upkeep, "FEW", 1)
    monkeypatch.setattr(upkeep, "BATCH", 1)
    with open_store("memory:") as store, open_ledger("memory:") as ledger:
        for each in (later, earlier):
            put(store, ledger, each)
            ledger.record(Entry(each.name, "", each.name, "v1"))
            upkeep.drawn(ledger, each)
        refresh(store, ledger)
    assert taken == [earlier.name, later.name]


@pytest.mark.parametrize("late", [False, True])
def test_a_run_that_is_cut_off_at_writing_is_completed_by_the_next(
    kept, expected, late, monkeypatch
):
    store, ledger = kept
    write = store.patch

    def cut(removed, added):
        if late:
            write(removed, added)
        raise StoreError("cut off")

    put(store, ledger, CHANGED, TWO)
    with monkeypatch.context() as patched:
        patched.setattr(store, "patch", cut)
        with pytest.raises(StoreError, match="cut off"):
            refresh(store, ledger)
    found = refresh(store, ledger)
    assert (store.dump(), found[2]) == expected


def test_a_run_that_is_cut_off_at_checking_is_checked_by_the_next(kept, expected, monkeypatch):
    store, ledger = kept

    def cut(*_):
        raise StoreError("cut off")

    put(store, ledger, CHANGED, TWO)
    with monkeypatch.context() as patched:
        patched.setattr(audit, "recheck", cut)
        with pytest.raises(StoreError, match="cut off"):
            refresh(store, ledger)
    found = refresh(store, ledger)
    assert (store.dump(), found[2]) == expected


def test_an_article_that_goes_takes_its_facts_with_it(kept):
    store, ledger = kept
    before = store.dump()
    put(store, ledger, TWO)
    refresh(store, ledger)
    assert store.dump() != before
    ledger.touch(TWO.name)
    store.drop(TWO.name)
    refresh(store, ledger)
    assert store.dump() == before


def test_with_another_mapping_everything_is_made_anew(kept):
    store, ledger = kept
    before = store.dump()
    store.set_graph(None, ())
    refresh(store, ledger)
    assert store.dump(None) == ()
    refresh(store, ledger, "v2")
    assert store.dump() == before


CHILD = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import test_upkeep as t

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

with t.open_store(sys.argv[2]) as store, t.open_ledger(sys.argv[2]) as ledger:
    t.put(store, ledger, t.CHANGED, t.TWO)
    if sys.argv[3] == "noting":
        t.audit.note = die
    elif sys.argv[3] == "checking":
        t.audit.recheck = die
    else:
        write = store.patch
        store.patch = lambda *lines: (sys.argv[3] == "written" and write(*lines), die())
    t.refresh(store, ledger)
"""


@pytest.mark.parametrize("point", ["noting", "unwritten", "written", "checking"])
def test_a_growing_store_whose_process_is_killed_is_completed_by_the_next(
    made, expected, point, tmp_path
):
    folder = tmp_path / "store"
    shutil.copytree(made, folder)
    here = str(Path(__file__).parent)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, here, folder, point], check=False, capture_output=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    with open_store(folder) as store, open_ledger(folder) as ledger:
        found = refresh(store, ledger)
        assert (store.dump(), found[2]) == expected
