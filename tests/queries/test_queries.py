"""Every stored query, over the fixture, on Oxigraph and on rdflib, against rows written by hand."""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kurultay import queries
from kurultay.errors import InputError, KurultayError, ResourceError, UsageError
from kurultay.resources import home
from kurultay.store import open_store

HERE = Path(__file__).parent
BASE = "https://w3id.org/kurultay/"
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
STORED = queries.load(home())
CHECKS = queries.load(home(), "checks")
HOSTILE = [
    '") } DROP ALL #',
    "> } DELETE WHERE { ?s ?p ?o } #",
    "'''\"\"\"\\",
    "?_from",
    "UNDEF",
    '1900-01-01" } #',
    "https://example.org/> } #",
    "body:ots } UNION { ?s ?p ?o",
    "\u202e\u0000\n",
    "} " * 500,
    "",
    " ",
    "'",
    '"',
    "\\",
    "\\u0022",
    '\\" } #',
    "<script>alert(1)</script>",
    "https://a.example/x y",
    "https://a.example/\u0000",
    "https://a.example/{x}|\\^`",
    "urn:x> . ?s ?p ?o . <urn:y",
    "urn:",
    "_:b0",
    "person:x) } SELECT * { ?s ?p ?o",
    "person:..%2F..",
    "$(touch x)",
    "; DROP GRAPH <urn:x>",
    "LOAD <https://a.example/>",
    "SERVICE <https://a.example/> { ?s ?p ?o }",
    "2025-10-24T00:00:00Z",
    "2025-13-45",
    "-99999999999999999999999",
    "1e999",
    "А" * 20_000,
]


def _expected(name: str) -> list[list[str]]:
    with (HERE / "expected" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def store():
    quads = ox.parse(path=HERE / "fixture.trig", format=ox.RdfFormat.TRIG)
    lines = sorted(f"{str(quad).rstrip(' .')} ." for quad in quads)
    with open_store("memory:") as memory:
        memory.bulk(lines)
        yield memory


@pytest.fixture(scope="module")
def dataset():
    data = rdflib.Dataset()
    data.parse(data=(HERE / "fixture.trig").read_text("utf-8"), format="trig")
    return data


def _id(case: dict) -> str:
    return case["rows"]


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_query_gives_the_expected_rows_on_oxigraph(case, store):
    query = STORED[case["query"]]
    table = queries.run(query, case.get("params", {}), store)
    rows = [[cell.value.replace(BASE, "") if cell else "" for cell in row] for row in table.rows]
    assert [list(table.columns), *rows] == _expected(case["rows"])


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_query_gives_the_expected_rows_on_rdflib(case, store, dataset):
    text = queries.bind(STORED[case["query"]], case.get("params", {}), store)
    rows = [
        ["" if cell is None else str(cell).replace(BASE, "") for cell in row]
        for row in dataset.query(text)
    ]
    assert rows == _expected(case["rows"])[1:]


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_the_declared_order_leaves_no_ties_and_is_the_one_asked_for(case, store):
    query = STORED[case["query"]]
    places = [list(query.columns).index(name) for name in query.order]
    rows = queries.run(query, case.get("params", {}), store).rows
    assert len({tuple(row[place] for place in places) for row in rows}) == len(rows)
    asked = re.findall(r"\?(\w+)", query.text.rsplit("ORDER BY", 1)[1])
    assert asked == list(query.order)


def test_every_stored_query_has_a_case():
    assert set(STORED) == {case["query"] for case in CASES}
    assert len(STORED) >= 25


@pytest.mark.parametrize("query", [*STORED.values(), *CHECKS.values()], ids=lambda q: q.id)
def test_a_query_file_keeps_the_house_rules(query):
    parsed = prepareQuery(query.text)
    assert [str(v) for v in parsed.algebra["PV"]] == list(query.columns)
    assert "SELECT *" not in query.text
    assert "ORDER BY" in query.text
    body = query.text.split("SELECT", 1)[1]
    for prefix in query.prefixes:
        assert f"{prefix}:" in body, f"{prefix} is declared and not used"
    for answer in query.answers.values():
        assert answer.endswith("?")
    # Virtuoso sees a parameter within OPTIONAL only if it is used outside of one too.
    assert "lang" not in query.params or query.text.count('FILTER (?_lang != "")') == 1


@pytest.mark.parametrize("query", CHECKS.values(), ids=lambda q: q.id)
def test_a_check_finds_nothing_in_a_sound_graph_and_its_fault_in_a_broken_one(query, store):
    assert query.id.endswith("-violation")
    assert queries.run(query, {}, store).rows == ()
    broken = ox.Store()
    broken.load(path=HERE / "broken" / f"{query.id}.trig", format=ox.RdfFormat.TRIG)
    assert len(list(broken.query(query.text))) == 1


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("query", STORED.values(), ids=lambda q: q.id)
def test_a_hostile_value_stays_a_value(query, value, store):
    """Outside the one row nothing changes, and in the row there is just one term a parameter."""
    before, _, after = _around_row(query.text)
    for name in query.params:
        try:
            bound = queries.bind(query, {name: value}, store)
        except KurultayError as error:
            said = str(error)
            assert "\n" not in said.strip() or value in said
            continue
        assert bound.startswith(before)
        assert bound.endswith(after)
        _, row, _ = _around_row(bound)
        assert len(_terms(row, query)) == len(query.params)


def _around_row(text: str) -> tuple[str, str, str]:
    start = text.index("VALUES (?_")
    opened = text.index("{", start)
    end = text.rindex("}", opened, _row_end(text, opened)) + 1
    return text[:start], text[opened:end], text[end:]


def _row_end(text: str, opened: int) -> int:
    """Find the end of the row as a SPARQL lexer does: brackets within strings and IRIs are none."""
    lexed = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|[{}]')
    depth = 0
    for found in lexed.finditer(text, opened):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise AssertionError("the row does not end")


def _terms(row: str, query) -> list[str]:
    """Read the row as Turtle reads objects; UNDEF stands for no term."""
    inner = row.strip("{} \n").removeprefix("(").removesuffix(")").strip()
    inner = re.sub(r'("(?:[^"\\\n]|\\.)*"(?:\^\^\S+|@[\w-]+)?|<[^<>\s]*>|[^\s"<]+)', r"\1 ,", inner)
    inner = inner.rstrip(" ,").replace("UNDEF", "<urn:undef>")
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in query.prefixes.items())
    numbered = inner.split(" ,")
    text = prefixes + "".join(f"<urn:s> <urn:p{n}> {term} .\n" for n, term in enumerate(numbered))
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_leaves_the_algebra_as_it_is(value, store):
    query = STORED["discussions-of-topic"]
    for name in query.params:
        try:
            bound = queries.bind(query, {name: value}, store)
        except KurultayError:
            continue
        assert _shape(bound) == _shape(query.text)


@cache
def _shape(text: str) -> str:
    """The algebra without the values of the parameters."""
    algebra = prepareQuery(text).algebra

    def names(node: object) -> object:
        if isinstance(node, list | tuple):
            return [names(item) for item in node]
        if hasattr(node, "items"):
            if getattr(node, "name", "") == "values":
                return "values"
            return {key: names(value) for key, value in node.items() if key != "_vars"}
        return str(node)

    return str(names(algebra))


def test_an_unknown_parameter_is_named_with_those_that_exist():
    with pytest.raises(UsageError, match="no parameter 'when'; it takes: from, to, heads, lang"):
        queries.bind(STORED["ministers-at-ots-meetings"], {"when": "2025"})


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("from", "yesterday", "a day, as 2025-10-24"),
        ("from", "2025-02-31", "a day, as 2025-10-24"),
        ("heads", "perhaps", "yes or no"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_one_line(name, value, wanted):
    with pytest.raises(InputError, match=wanted):
        queries.bind(STORED["ministers-at-ots-meetings"], {name: value})


def test_a_label_that_nothing_has_is_refused(store):
    with pytest.raises(InputError, match="nothing here has this name"):
        queries.bind(STORED["posts-held-at-meetings"], {"person": "Никто Нигдеев"}, store)


def test_a_label_that_two_things_have_is_refused():
    twice = [
        f'<{BASE}id/person/{name}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Али Али"@ru .'
        for name in ("one", "two")
    ]
    with open_store("memory:") as memory:
        memory.bulk(twice)
        with pytest.raises(InputError, match=r"2 things have this name: .*one, .*two"):
            queries.bind(STORED["posts-held-at-meetings"], {"person": "али али"}, memory)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("#+ version: 1", "#+ version: x"), "header cannot be read"),
        (("#+ id: chairs-and-hosts", "#+ id: other"), "the id must be the file's name"),
        (("?_lang) {", "?_lang ?_more) {"), "header cannot be read"),
        (("lang: text}", "lang: word}"), "a parameter type is none of"),
        (("#+   kk:", "#+   tr:"), "the question is missing"),
        (("#+ order: [date", "#+ order: [day"), "order names a column"),
    ],
)
def test_a_broken_header_is_a_resource_error(change, fault):
    text = STORED["chairs-and-hosts"].text
    assert change[0] in text
    with pytest.raises(ResourceError, match=r"^chairs-and-hosts\.rq:1: .*" + fault):
        queries.parse("chairs-and-hosts.rq", text.replace(*change))
