"""Copies and presumed participants found step by step are those of the whole store."""

import sqlite3

import pytest

from kurultay.merge import growing, merge
from kurultay.store.index import Index
from kurultay.text import sketch

WORDS = [f"w{number}" for number in range(300)]
OTHER = [f"v{number}" for number in range(300)]
BASE = "https://w3id.org/kurultay/graph/article/"


def article(words, day=""):
    drawn = sketch.draw(" ".join(words))
    dated = f'; schema:datePublished "{day}"^^xsd:date ' if day else ""
    return f'<> kur:sketch "{drawn}" {dated}.\n'


@pytest.fixture
def grown(merged):
    """Give a store that articles come to one by one, each step compared with the whole merge."""
    graph = merged()
    index = Index(sqlite3.connect(":memory:", isolation_level=None))
    register = growing.Register.of(graph.store)
    lines = set(growing.begin(graph.store, index, register))

    def step(key, turtle=None):
        if turtle is None:
            graph.store.drop(BASE + key)
        else:
            graph.put(key, turtle)
        with index.step():
            change = growing.step(graph.store, index, register, [BASE + key]).merged
        lines.difference_update(change.removed)
        lines.update(change.added)
        assert tuple(sorted(lines)) == merge(graph.store)
        return sorted(
            tuple(part.rsplit("/", 1)[-1].rstrip("> .") for part in line.split(" ")[::2][:2])
            for line in lines
            if "ontology#repeats" in line
        )

    return step


def test_copies_follow_what_comes_changes_and_goes(grown):
    assert grown("b", article(WORDS, "2025-05-12")) == []
    assert grown("c", article(OTHER)) == []
    assert grown("d", article([*WORDS, "and", "so"], "2025-05-13")) == [("d", "b")]
    assert grown("a", article(WORDS, "2025-05-11")) == [("b", "a"), ("d", "a")]
    assert grown("a", article(OTHER, "2025-05-11")) == [("c", "a"), ("d", "b")]
    assert grown("b") == [("c", "a")]
    assert grown("c", article(WORDS)) == [("c", "d")]


def test_a_text_between_two_joins_them_and_parts_them_again(grown):
    grown("a", article(WORDS[:200] + [f"x{n}" for n in range(140)], "2025-05-10"))
    grown("b", article(WORDS[:200] + [f"y{n}" for n in range(160)], "2025-05-11"))
    before = grown("c", article(OTHER))
    joined = grown("m", article(WORDS[:200], "2025-05-12"))
    assert joined == [("b", "a"), ("m", "a")]
    assert grown("m") == before


def test_who_is_presumed_goes_when_somebody_is_named(grown, event, person):
    """The steps themselves compare each with the whole merge."""
    met = "; kur:attendedByHolderOf office:kz-pm "
    talks = event("e", "bilateral-meeting", day="2025-03-04", place="az-baku", more=met)
    guest = person("q", "Расим Гулиев", event="e", rank="minister", title="глава", of="state:az")
    host = person("p", "Ерлан Нуров", event="e", rank="minister", title="глава", of="state:kz")
    named = host.replace("kur:hasRole", "kur:represents state:kz ; kur:hasRole")
    sides = guest.replace("kur:hasRole", "kur:represents state:az, state:kz ; kur:hasRole")
    for step in (("a", talks + sides), ("b", talks + sides + named), ("b", None), ("a", talks)):
        assert grown(*step) == []
