"""What is sent to a server and what is passed over, on a server that is a dictionary."""

import pytest

from kurultay.errors import InputError, StoreError
from kurultay.publish.loading import Journal, StoreGraphs, by_graph, load, plan
from kurultay.store import open_store

A = "https://a.example/"
OURS = f"{A}graph/"
ONE, TWO, OLD = f"{OURS}one", f"{OURS}two", f"{OURS}old"
T1, T2, T3 = (f"<{A}s{n}> <{A}p> <{A}o> ." for n in (1, 2, 3))
GRAPHS = {None: (T1,), ONE: (T1, T2), TWO: (T3,)}


class Server:
    def __init__(self, breaks_at=None, loses=0):
        self.graphs = {}
        self.puts = []
        self.breaks_at = breaks_at
        self.loses = loses

    def put(self, graph, lines):
        if len(self.puts) == self.breaks_at:
            raise StoreError("gone")
        self.puts.append(graph)
        self.graphs[graph] = tuple(lines)[self.loses :]

    def drop(self, graph):
        self.graphs.pop(graph, None)

    def counts(self):
        return {name: len(lines) for name, lines in self.graphs.items() if lines}


@pytest.fixture
def journal(tmp_path):
    return lambda server="http://a": Journal(tmp_path / "state" / "loads.json", server)


def quiet(_number, _of):
    pass


def test_everything_is_sent_once_and_passed_over_the_second_time(journal):
    server = Server()
    first = load(GRAPHS, server, journal(), OURS, quiet)
    second = load(GRAPHS, server, journal(), OURS, quiet)
    assert (first.sent, second.sent) == (3, 0)
    assert {step.action for step in second.steps} == {"unchanged"}
    assert server.graphs == GRAPHS


def test_only_what_changed_is_sent_again(journal):
    server = Server()
    load(GRAPHS, server, journal(), OURS, quiet)
    server.puts.clear()
    load({**GRAPHS, ONE: (T1, T3)}, server, journal(), OURS, quiet)
    assert server.puts == [ONE]
    assert server.graphs[ONE] == (T1, T3)


def test_a_load_that_broke_off_goes_on_where_it_stopped(journal):
    server = Server(breaks_at=2)
    with pytest.raises(StoreError, match="gone"):
        load(GRAPHS, server, journal(), OURS, quiet)
    server.breaks_at = None
    server.puts.clear()
    load(GRAPHS, server, journal(), OURS, quiet)
    assert server.puts == [TWO]
    assert server.graphs == GRAPHS


def test_a_server_that_was_emptied_is_filled_again(journal):
    server = Server()
    load(GRAPHS, server, journal(), OURS, quiet)
    server.graphs.clear()
    assert load(GRAPHS, server, journal(), OURS, quiet).sent == 3


def test_another_server_has_its_own_pages_in_the_journal(journal):
    load(GRAPHS, Server(), journal(), OURS, quiet)
    assert load(GRAPHS, Server(), journal("http://b"), OURS, quiet).sent == 3
    assert journal().knows(ONE, "x") is False


def test_triples_that_did_not_arrive_are_told_and_sent_again(journal):
    server = Server(loses=1)
    with pytest.raises(
        StoreError, match="3 graphs did not arrive whole, as the default graph: 0 of 1"
    ):
        load(GRAPHS, server, journal(), OURS, quiet)
    server.loses = 0
    assert load(GRAPHS, server, journal(), OURS, quiet).sent == 3


def test_graphs_of_ours_that_are_here_no_more_are_told_and_dropped_on_demand(journal):
    server = Server()
    server.graphs = {OLD: (T1,), f"{A}other": (T1,)}
    done = load(GRAPHS, server, journal(), OURS, quiet)
    assert [step.graph for step in done.steps if step.action == "stale"] == [OLD]
    assert OLD in server.graphs
    done = load(GRAPHS, server, journal(), OURS, quiet, prune=True)
    assert done.dropped == 1
    assert sorted(name or "" for name in server.graphs) == ["", ONE, TWO, f"{A}other"]


def test_a_plan_writes_nothing(journal):
    steps = plan(GRAPHS, {ONE: 5}, journal(), OURS)
    assert [(step.graph, step.action, step.triples) for step in steps] == [
        (None, "new", 1),
        (ONE, "changed", 2),
        (TWO, "new", 1),
    ]


def test_lines_are_sorted_into_graphs_and_the_default_graph_can_have_a_name():
    text = f'<{A}s> <{A}p> "a <{A}x> ." .'
    lines = (text, f"{T1[:-1]}<{ONE}> .", T2)
    assert by_graph(lines, None) == {None: tuple(sorted((text, T2))), ONE: (T1,)}
    assert set(by_graph(lines, TWO)) == {ONE, TWO}


def test_a_store_gives_its_graphs_one_at_a_time():
    with open_store("memory:") as store:
        store.bulk([T1, f"{T2[:-1]}<{ONE}> ."])
        graphs = StoreGraphs(store, TWO)
        assert {name: graphs[name] for name in graphs} == {TWO: (T1,), ONE: (T2,)}


@pytest.mark.parametrize("line", [f"_:b <{A}p> <{A}o> .", f"<{A}s> <{A}p> _:b ."])
def test_a_blank_node_is_refused_since_it_would_grow(line):
    with pytest.raises(InputError, match="blank node"):
        by_graph([line], None)


def test_a_journal_that_is_none_is_left_as_it_is(tmp_path):
    file = tmp_path / "loads.json"
    file.write_text("[]")
    with pytest.raises(InputError, match="no journal of loads"):
        Journal(file, "http://a")
    assert file.read_text() == "[]"
