"""One suite for every store: the memory store and the store in a folder do the same."""

import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from kurultay.errors import InputError
from kurultay.store import PackedGraph, Term, open_store

A = "https://a.example/"
ONE, TWO = f"{A}graph/one", f"{A}graph/two"
XSD = "http://www.w3.org/2001/XMLSchema#"


def graph(name, *triples):
    return SimpleNamespace(name=name, nquads=tuple(sorted(f"{t} <{name}> ." for t in triples)))


FIRST = graph(
    ONE,
    f'<{A}s> <{A}p> "Тоқаев"@kk',
    f'<{A}s> <{A}p> "line\\nbreak \u2028 \\"quoted\\" <{ONE}>"',
    f'<{A}s> <{A}day> "2025-10-24"^^<{XSD}date>',
    f"<{A}s> <{A}q> <{ONE}>",
)
SECOND = graph(TWO, f"<{A}s> <{A}q> <{A}o>")


@pytest.fixture(params=["memory", "folder"])
def store(request, tmp_path):
    address = "memory:" if request.param == "memory" else tmp_path / "store"
    with open_store(address) as opened:
        yield opened


def test_a_graph_comes_back_as_it_was_written(store):
    store.replace(FIRST)
    store.replace(SECOND)
    assert store.dump(ONE) == FIRST.nquads
    assert store.dump() == tuple(sorted(FIRST.nquads + SECOND.nquads))
    assert store.graphs() == (ONE, TWO)
    assert store.count() == 5


def test_a_graph_comes_back_subject_by_subject(store):
    lines = [f'<{A}{s}> <{A}p> "{n}"' for n in range(3) for s in "bca"]
    store.replace(graph(ONE, *lines))
    store.set_graph(None, [f"{line} ." for line in lines])
    for name in (ONE, None):
        found = list(store.nodes(name))
        assert [{line.split()[0] for line in some} for some in sorted(found)] == [
            {f"<{A}{s}>"} for s in "abc"
        ]
        assert tuple(sorted(line for some in found for line in some)) == store.dump(name)


def test_replacing_leaves_nothing_of_the_old(store):
    store.replace(FIRST)
    newer = graph(ONE, f'<{A}s> <{A}p> "new"')
    store.replace(newer)
    assert store.dump() == newer.nquads
    store.replace(newer)
    assert store.dump() == newer.nquads


def test_dropping_takes_one_graph(store):
    store.replace(FIRST)
    store.replace(SECOND)
    store.drop(ONE)
    store.drop(f"{A}graph/none")
    assert store.dump() == SECOND.nquads


def test_an_empty_graph_is_no_graph(store):
    store.replace(FIRST)
    store.replace(graph(ONE))
    assert store.dump() == ()
    assert store.graphs() == ()


def test_the_default_graph_is_set_whole_and_apart(store):
    store.replace(SECOND)
    old = (f"<{A}a> <{A}p> <{A}b> .", f'<{A}a> <{A}p> "x" .')
    new = (f'<{A}a> <{A}p> "x" .', f'<{A}a> <{A}p> "y"@ru .')
    store.set_graph(None, old)
    assert store.dump(None) == tuple(sorted(old))
    store.set_graph(None, new)
    assert store.dump(None) == tuple(sorted(new))
    assert store.dump(TWO) == SECOND.nquads
    store.set_graph(None, ())
    assert store.dump(None) == ()


def test_a_named_graph_is_set_from_triples_or_quads(store):
    store.set_graph(ONE, (f"<{A}s> <{A}q> <{ONE}> .",))
    assert store.dump(ONE) == (f"<{A}s> <{A}q> <{ONE}> <{ONE}> .",)
    store.set_graph(ONE, FIRST.nquads)
    assert store.dump(ONE) == FIRST.nquads


def test_a_graph_with_loaded_blank_nodes_can_be_set(store):
    store.bulk((f'_:x <{A}p> "blank" .',))
    store.set_graph(None, (f'<{A}a> <{A}p> "x" .',))
    assert store.dump() == (f'<{A}a> <{A}p> "x" .',)


def test_a_patch_changes_lines_of_several_graphs_in_one_step(store):
    store.replace(SECOND)
    tricky = f'<{A}a> <{A}p> "a <{ONE}> b ." <{ONE}> .'
    plain = f'<{A}a> <{A}p> "a <b"^^<{A}type> .'
    store.patch((), (tricky, plain, f"<{A}a> <{A}p> <{ONE}> ."))
    assert store.dump(ONE) == (tricky,)
    assert store.dump(None) == (plain, f"<{A}a> <{A}p> <{ONE}> .")
    store.patch((plain, SECOND.nquads[0], f"<{A}not> <{A}p> <{A}there> ."), (tricky,))
    assert store.dump(None) == (f"<{A}a> <{A}p> <{ONE}> .",)
    assert store.dump(TWO) == SECOND.nquads[1:]
    with pytest.raises(InputError):
        store.patch((), (tricky.replace(ONE, TWO), "nonsense"))
    assert store.dump(TWO) == SECOND.nquads[1:]


def test_bulk_adds_and_counts(store):
    store.replace(SECOND)
    assert store.bulk(FIRST.nquads) == 5
    assert store.dump() == tuple(sorted(FIRST.nquads + SECOND.nquads))


def test_a_bad_line_in_bulk_writes_nothing(store):
    with pytest.raises(InputError, match="N-Quads"):
        store.bulk((*FIRST.nquads, "nonsense"))
    assert store.count() == 0


def test_a_select_gives_typed_terms(store):
    store.replace(FIRST)
    found = store.select(
        f"SELECT ?day ?name ?iri ?none WHERE {{ GRAPH <{ONE}> {{"
        f" ?s <{A}day> ?day ; <{A}p> ?name ; <{A}q> ?iri }} FILTER(lang(?name) = 'kk') }}"
    )
    assert found.variables == ("day", "name", "iri", "none")
    assert found.rows == (
        {
            "day": Term("2025-10-24", "literal", None, f"{XSD}date"),
            "name": Term("Тоқаев", "literal", "kk"),
            "iri": Term(ONE, "iri"),
        },
    )
    assert [str(row["name"]) for row in found] == ["Тоқаев"]


def test_terms_are_written_back_as_they_stood(store):
    store.replace(FIRST)
    found = store.select(f"SELECT ?p ?o {{ GRAPH <{ONE}> {{ <{A}s> ?p ?o }} }}")
    lines = {f"<{A}s> {row['p'].n3()} {row['o'].n3()} <{ONE}> ." for row in found}
    assert lines == set(FIRST.nquads)


def test_ask_and_construct(store):
    store.set_graph(None, (f"<{A}s> <{A}q> <{A}o> .", f"<{A}s> <{A}q> <{A}n> ."))
    assert store.ask(f"ASK {{ <{A}s> ?p <{A}o> }}") is True
    assert store.ask(f"ASK {{ <{A}s> ?p <{A}x> }}") is False
    made = store.construct(f"CONSTRUCT {{ ?o <{A}of> ?s . ?s <{A}is> 1 }} WHERE {{ ?s ?p ?o }}")
    assert made == (
        f"<{A}n> <{A}of> <{A}s> .",
        f"<{A}o> <{A}of> <{A}s> .",
        f'<{A}s> <{A}is> "1"^^<{XSD}integer> .',
    )


def test_an_update_is_all_or_nothing(store):
    store.update(f"INSERT DATA {{ <{A}s> <{A}p> 1 }}")
    with pytest.raises(InputError, match="update"):
        store.update(f"INSERT DATA {{ <{A}s> <{A}p> 2 }} ; INSERT DATA {{ nonsense }}")
    assert store.dump() == (f'<{A}s> <{A}p> "1"^^<{XSD}integer> .',)


def test_graphs_that_were_put_off_are_there_once_they_are_taken_in(store):
    store.replace(FIRST)
    newer = graph(ONE, f'<{A}s> <{A}p> "# {A}no-name"')
    store.defer([PackedGraph.of(newer), PackedGraph.of(SECOND)])
    store.defer([PackedGraph.of(graph(TWO, f'<{A}s> <{A}p> "latest"'))])
    assert store.take_in() == 0
    assert store.dump(ONE) == newer.nquads
    assert store.dump(TWO) == (f'<{A}s> <{A}p> "latest" <{TWO}> .',)


def test_putting_the_files_in_order_changes_nothing(store):
    store.replace(FIRST)
    before = store.dump()
    store.compact()
    assert store.dump() == before


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.replace(SECOND),
        lambda store: store.replace_many([SECOND]),
        lambda store: store.update(f"INSERT DATA {{ GRAPH <{TWO}> {{ <{A}s> <{A}q> <{A}o> }} }}"),
        lambda store: store.bulk(SECOND.nquads),
    ],
)
def test_whoever_writes_writes_after_what_was_put_off(store, write):
    store.defer([PackedGraph.of(FIRST), PackedGraph.of(graph(TWO))])
    write(store)
    assert store.dump() == tuple(sorted(FIRST.nquads + SECOND.nquads))


def test_a_graph_that_was_put_off_can_be_taken_away(store):
    store.defer([PackedGraph.of(FIRST)])
    store.drop(ONE)
    assert store.dump() == ()


def test_a_packed_graph_is_the_graph():
    packed = PackedGraph.of(FIRST)
    assert (packed.name, tuple(packed.nquads)) == (ONE, FIRST.nquads)
    with pytest.raises(InputError, match="another graph"):
        PackedGraph.of(SimpleNamespace(name=ONE, nquads=SECOND.nquads))


@pytest.mark.parametrize("method", ["select", "ask", "construct", "update"])
def test_a_broken_or_fetching_text_is_an_input_error(store, method):
    for text in ("nonsense", "SELECT ?s { SERVICE <http://a.example/> { ?s ?p ?o } }"):
        with pytest.raises(InputError):
            getattr(store, method)(text)


def test_the_wrong_kind_of_query_is_said_so(store):
    with pytest.raises(InputError, match="SELECT"):
        store.select("ASK {}")
    with pytest.raises(InputError, match="ASK"):
        store.ask("SELECT ?s { ?s ?p ?o }")
    with pytest.raises(InputError, match="CONSTRUCT"):
        store.construct("ASK {}")


WRITER = """
import sys
from types import SimpleNamespace
from kurultay.store import open_store

A = "https://a.example/"
with open_store(sys.argv[1]) as store:
    for turn in range(100_000):
        name = f"{A}graph/{turn % 5}"
        lines = tuple(f'<{A}s{n}> <{A}turn> "{turn}" <{name}> .' for n in range(60))
        store.replace(SimpleNamespace(name=name, nquads=lines))
        print(turn, flush=True)
"""


def test_killing_the_writer_leaves_whole_graphs_and_all_that_was_acknowledged(tmp_path):
    folder = tmp_path / "store"
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for line in writer.stdout:
            if int(line) >= 30:
                break
        time.sleep(0.007)
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = [int(line), *(int(more) for more in writer.stdout)]
    with open_store(folder) as store:
        turns = {}
        for name in store.graphs():
            found = store.select(f"SELECT ?s ?turn {{ GRAPH <{name}> {{ ?s ?p ?turn }} }}")
            turns[name] = {row["turn"].value for row in found}
            assert len(found) == 60
    assert len(turns) == 5
    assert all(len(values) == 1 for values in turns.values())
    assert max(int(value) for values in turns.values() for value in values) >= acknowledged[-1]
