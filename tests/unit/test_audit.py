"""The merged graph is checked in parts, each with all that its shapes look at."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from kurultay import audit, queries
from kurultay.check import Shapes
from kurultay.graph import terms
from kurultay.resources import home
from kurultay.store import open_store

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KUR = "https://w3id.org/kurultay/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ID = "https://w3id.org/kurultay/id"


def told(subject: str, **said: str) -> list[str]:
    names = {"a": terms.TYPE, "derived": terms.DERIVED_FROM}
    return [
        f"<{ID}/{subject}> <{names.get(name, KUR + name)}> <{value}> ."
        for name, value in said.items()
    ]


TOLD = (
    *told("person/p", a=f"{KUR}Person", derived="https://w3id.org/kurultay/article/a#person-1"),
    *told("tenure/t", a=f"{KUR}Tenure", hasHolder=f"{ID}/person/p"),
    *told("meeting/m", a=f"{KUR}Meeting"),
    *told("meeting/empty", a=f"{KUR}Meeting"),
    *told(
        "participation/x",
        a=f"{KUR}Participation",
        inEvent=f"{ID}/meeting/m",
        hasAgent=f"{ID}/person/p",
        inCapacity=f"{ID}/tenure/t",
    ),
    *told(
        "participation/y",
        a=f"{KUR}Participation",
        inEvent=f"{ID}/person/p",
        hasAgent=f"{ID}/person/q",
        inCapacity=f"{ID}/tenure/t",
    ),
)


def test_parts_of_the_merged_graph_give_the_findings_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_store("memory:") as store:
        store.set_graph(None, TOLD)
        whole = audit.validate(home(), store, lambda *_: None)
        monkeypatch.setattr(audit, "LINES", 1)
        assert audit.validate(home(), store, lambda *_: None) == whole
    found = {(each.shape, each.focus.removeprefix(f"{ID}/")) for each in whole.findings}
    seen = ("Meeting-participants", "Participation-holder", "Participation-event", "Tenure-holder")
    assert {each for each in found if each[0] in seen} == {
        ("Meeting-participants", "meeting/empty"),
        ("Participation-holder", "participation/y"),
        ("Participation-event", "participation/y"),
    }


def test_a_graph_that_is_known_to_fit_is_not_read() -> None:
    name = "https://w3id.org/kurultay/graph/article/a"
    with open_store("memory:") as store:
        store.set_graph(name, told("place/p", a=f"{KUR}Place"))
        assert audit.validate(home(), store, lambda *_: None).findings
        assert not audit.validate(home(), store, lambda *_: None, sound={name}).findings


def test_what_is_asked_of_an_article_is_asked_of_each_that_is_not_known_to_fit() -> None:
    names = [f"https://w3id.org/kurultay/graph/article/{letter}" for letter in "ab"]
    with open_store("memory:") as store:
        for name in names:
            article = name.replace("/graph/article/", "/article/")
            lines = [f"<{article}#e> <{KUR}inSentence> <{article}#s> <{name}> ."]
            for node, words in (("s", "Ол келді."), ("e", "Біз")):
                lines += [
                    f'<{article}#{node}> <{KUR}{part}> "{value}"^^<{XSD}integer> <{name}> .'
                    for part, value in (("start", 0), ("end", len(words)))
                ]
                lines.append(f'<{article}#{node}> <{KUR}exact> "{words}" <{name}> .')
            store.bulk(lines)
        shape = "evidence-outside-sentence-violation"
        for sound, left in (((), names), (names[:1], names[1:]), (names, [])):
            report = audit.validate(home(), store, lambda *_: None, sound=sound)
            found = [audit.scope(each) for each in report.findings if each.shape == shape]
            assert found == left


def test_what_is_asked_of_all_looks_in_articles_at_nothing_but_what_supports_something() -> None:
    asked = [each for each in queries.load(home(), "checks").values() if each.scope == "all"]
    looks = [found for each in asked for found in re.findall(r"GRAPH [^{]*\{([^}]*)\}", each.text)]

    # One article more is checked with no other lines of its graph.
    assert [look.split() for look in looks] == [["?evidence", "kur:supports", "?observation"]]


def test_no_shape_looks_further_than_a_part_reaches() -> None:
    said: dict[str, dict[str, list[str]]] = {}
    for each in ox.parse(Shapes.load(home()).ntriples, format=ox.RdfFormat.N_TRIPLES):
        row = said.setdefault(str(each.subject), {})
        row.setdefault(each.predicate.value, []).append(str(each.object))
    rows = said.values()
    inverse = {value for row in rows for value in row.get(f"{SH}inversePath", ())}
    assert inverse == {f"<{terms.IN_EVENT}>"}
    lists = [
        path
        for row in rows
        for path in row.get(f"{SH}path", ())
        if RDF + "rest" in said.get(path, {})
    ]
    second = [said[path][f"{RDF}rest"][0] for path in lists]
    assert [said[path][f"{RDF}first"] for path in second] == [[f"<{terms.HAS_HOLDER}>"]]
    assert not any(f"{SH}node" in row for row in rows)
    assert not any(f"{SH}path" in row and f"{SH}property" in row for row in rows)
