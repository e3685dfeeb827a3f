"""The sieve before pySHACL loses no finding: what it takes for sound, pySHACL has nothing about."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kurultay.check import Reference, Shapes
from kurultay.check.engine import Engine, _findings, _graph, _quiet
from kurultay.check.lines import about, statements
from kurultay.check.sift import Sieve
from kurultay.resources import home

EXAMPLES = sorted((Path(__file__).parents[2] / "ontology" / "examples").glob("*.ttl"))
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
HEAD = (
    f"@prefix sh: <{SH}> . @prefix : <urn:x:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
)
DATA = '@prefix : <urn:x:> . :a a :C ; :p "x" , 3 ; :q :b . :b a :D .'


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shapes.load(home()), Reference.load(home()))


def whole(engine: Engine, lines: list[str]) -> set[object]:
    """Give what pySHACL finds if nothing is sifted out."""
    with _quiet():
        data, sources = _graph(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
        engine._refer(data)
        return set(_findings(engine.results(data), engine._shapes, sources))


def sieve(shape: str) -> Sieve:
    triples = ox.parse(f"{HEAD} :S a sh:NodeShape ; {shape} .", format=ox.RdfFormat.TURTLE)
    written = ox.serialize([each.triple for each in triples], format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return Sieve(written.decode(), Reference({}, ()))


def doubted(shape: str) -> bool:
    quads = ox.parse(DATA, format=ox.RdfFormat.TURTLE)
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
    known = sieve(shape)
    return "<urn:x:a>" in known.doubts(known.facts(lines)).get("urn:x:S", [])


def test_sifting_changes_no_finding_of_any_example(engine: Engine) -> None:
    found = 0
    for path in EXAMPLES[::4]:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
        assert set(engine.check(lines)) == whole(engine, lines)
        found += len(engine.check(lines))
    assert found > 20


def test_all_of_our_shapes_are_known_to_the_sieve() -> None:
    assert Sieve(Shapes.load(home()).ntriples, Reference({}, ())).unknown == set()


@pytest.mark.parametrize(
    ("constraint", "doubt"),
    [
        ("sh:minCount 2", False),
        ("sh:minCount 3", True),
        ("sh:maxCount 1", True),
        ("sh:nodeKind sh:Literal", False),
        ("sh:nodeKind sh:IRI", True),
        ("sh:datatype xsd:string", True),
        ("sh:or ([ sh:datatype xsd:string ] [ sh:datatype xsd:integer ])", False),
        ("sh:or ([ sh:datatype xsd:string ] [ sh:minInclusive 4 ])", True),
        ('sh:in ("x" 3)', False),
        ('sh:in ("x" 4)', True),
        ('sh:hasValue "x"', False),
        ('sh:hasValue "y"', True),
        ('sh:pattern "^[x3]$"', False),
        ('sh:pattern "^x$"', True),
        ("sh:minLength 1", False),
        ("sh:minLength 2", True),
        ("sh:disjoint :q", False),
        ("sh:equals :q", True),
        ("sh:lessThan :q", True),
    ],
)
def test_a_node_is_in_doubt_where_a_value_does_not_fit(constraint: str, doubt: bool) -> None:
    shape = f"sh:targetClass :C ; sh:property [ sh:path :p ; {constraint} ]"
    assert doubted(shape) is doubt


@pytest.mark.parametrize(
    ("path", "doubt"),
    [(":q", False), ("[ sh:inversePath :q ]", True), ("[ sh:alternativePath (:q :q) ]", False)],
)
def test_a_class_is_looked_for_along_a_path(path: str, doubt: bool) -> None:
    shape = f"sh:targetClass :C ; sh:property [ sh:path {path} ; sh:minCount 1 ; sh:class :D ]"
    assert doubted(shape) is doubt


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass :C ; sh:not [ sh:class :D ]",
        "sh:targetSubjectsOf :p ; sh:class :C",
        "sh:targetClass :C ; sh:deactivated true",
        "sh:targetClass :C ; sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:maxCount 9 ]",
    ],
)
def test_a_shape_that_the_sieve_does_not_know_goes_to_pyshacl_as_a_whole(shape: str) -> None:
    assert sieve(shape).unknown == {"urn:x:S"}


CLASS = (
    "sh:targetClass <http://x.example/C> ; "
    "sh:property [ sh:path [ sh:inversePath <http://x.example/p> ] ; sh:minCount 1 ] ; "
    "sh:property [ sh:path (<http://x.example/p> <http://x.example/q>) ; sh:minCount 1 ]"
)


def test_what_is_beside_is_looked_at_and_not_judged() -> None:
    triples = ox.parse(f"{HEAD} :S a sh:NodeShape ; {CLASS} .", format=ox.RdfFormat.TURTLE)
    written = ox.serialize([each.triple for each in triples], format=ox.RdfFormat.N_TRIPLES) or b""
    engine = Engine(Shapes(written.decode()), Reference({}, ()))
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x.example/C> ."
    own = (
        f"<http://x.example/s> {kind}",
        "<http://x.example/s> <http://x.example/p> <http://x.example/n> .",
    )
    beside = (
        f"<http://x.example/n> {kind}",
        '<http://x.example/n> <http://x.example/q> "1" .',
        "<http://x.example/t> <http://x.example/p> <http://x.example/s> .",
    )
    assert engine.check(own, beside) == ()
    assert [found.focus for found in engine.check(own, beside[:2])] == ["http://x.example/s"]
    assert {found.focus for found in engine.check((*own, *beside[:2]))} == {
        "http://x.example/s",
        "http://x.example/n",
    }


def test_what_only_wants_a_value_is_worded_without_pyshacl(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = "<https://a.example/graph>"
    typed = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    kind = "<https://w3id.org/kurultay/ontology#Meeting>"
    lines = [f"<https://a.example/m> {typed} {kind} {graph} ."]
    expected = whole(engine, lines)
    with monkeypatch.context() as patched:
        patched.setattr(engine, "_results", lambda *_: [])
        found = {each for each in engine.check(lines) if each.severity == "info"}
    assert found == {each for each in expected if each.severity == "info"}
    assert {each.shape for each in found} >= {"Meeting-day", "Meeting-participants"}
    assert {each.source for each in found} == {"https://a.example/graph"}


def test_shapes_lead_as_far_as_their_paths() -> None:
    known = sieve("sh:targetClass :C ; sh:property [ sh:path (:p :q) ; sh:class :D ]")
    lines = [f"<urn:x:n{n}> <urn:x:p> <urn:x:n{n + 1}> ." for n in range(5)]
    facts = known.facts(lines)
    assert known.around(facts, {"urn:x:S": ["<urn:x:n1>"]}) == {
        "<urn:x:n1>",
        "<urn:x:n2>",
        "<urn:x:n3>",
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('<http://x.example/s> <http://x.example/p> "x" .', '"x"'),
        ('<http://x.example/s>\t<http://x.example/p> "\\u0078"@RU .', '"x"@ru'),
        (f'<http://x.example/s> <http://x.example/p> "x"^^<{XSD}string> .', '"x"'),
        ('<http://x.example/s> <http://x.example/p> "\\"" .', '"\\""'),
        ("<http://x.example/s> <http://x.example/p> <http://x.example/%D0?b=1> .", None),
        ("  <http://x.example/s> <http://x.example/p> _:b <http://x.example/g>.", "_:b"),
    ],
)
def test_a_term_has_one_spelling_however_its_line_is_written(line: str, value: str | None) -> None:
    found = list(statements([line]))
    wanted = value or "<http://x.example/%D0?b=1>"
    assert found == [("<http://x.example/s>", "<http://x.example/p>", wanted)]


@pytest.mark.parametrize(
    "line",
    [
        "<s> <http://x.example/p> <http://x.example/o> .",
        "<http://x.example/s> <http://x.example:p/> <http://x.example/o> .",
        "<http://x.example/s#a#b> <http://x.example/p> <http://x.example/o> .",
        '<http://x.example/s> <http://x.example/p> "x"@abcdefghij .',
    ],
)
def test_a_line_that_the_parser_refuses_is_refused(line: str) -> None:
    with pytest.raises(SyntaxError) as told:
        list(statements(["", line]))
    assert told.value.lineno == 2


def test_of_lines_in_an_unusual_spelling_none_is_lost() -> None:
    lines = [
        "<http://x.example/a> <http://x.example/p> _:b .",
        "<http://x.example/\\u0061> <http://x.example/p> _:b .",
        "<http://x.example/a>\t<http://x.example/p> _:b .",
        "<http://x.example/c> <http://x.example/p> _:b .",
    ]
    assert list(about(lines, {"<http://x.example/a>"})) == lines[:3]
