"""The token scan that stands before the SPARQL engine."""

import pytest

from kurultay.errors import InputError
from kurultay.store.guard import inspect

FETCHING = [
    "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { service?e { ?s ?p ?o } }",
    "SELECT * { # a comment\n SERVICE SILENT <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<http://a.example/>{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
    "LOAD <http://a.example/x.ttl>",
    "INSERT DATA { <a:b> <a:c> 1 } ; load silent <http://a.example/x.ttl>",
]
HARMLESS = [
    "SELECT ?service { ?service <http://a.example/LOAD> 'SERVICE' }",
    'PREFIX load: <http://a.example/> SELECT * { ?s load:SERVICE "LOAD <x>" }',
    "SELECT * { ?s ?p '''it's \"LOAD''' } # SERVICE <http://a.example/>",
    "SELECT * { ?s ?p 'a\\'SERVICE' ; <http://a.example/#SERVICE> ?load }",
    'SELECT * { ?s ?p "x"@service }',
]


@pytest.mark.parametrize("text", FETCHING)
def test_what_would_fetch_is_refused(text):
    with pytest.raises(InputError, match=r"SERVICE|LOAD"):
        inspect(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_letters_elsewhere_are_let_through(text):
    inspect(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { FILTER " + "(" * 100 + "1" + ")" * 100 + " }",
        "SELECT * " + "{" * 100 + "}" * 100,
        "SELECT * { FILTER(" + "!" * 2000 + "true) }",
        "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * 200 + "}",
        "SELECT * { {} " + "UNION {} " * 200 + "}",
        "SELECT * { FILTER(true" + " || true" * 2000 + ") }",
        "SELECT * { ?s " + "<a:b>/" * 2000 + "<a:b> ?o }",
        "SELECT * {" + " " * 200_001 + "}",
    ],
)
def test_what_would_crash_the_parser_is_refused(text):
    with pytest.raises(InputError):
        inspect(text)


def test_a_long_but_flat_question_is_let_through():
    values = " ".join(f'(<a:b{number}> "x" -{number})' for number in range(900))
    inspect(f"SELECT * {{ VALUES (?a ?b ?c) {{ {values} }} ?a ?p ?o }}")


def test_an_escape_that_is_no_character_is_an_input_error():
    with pytest.raises(InputError, match="no character"):
        inspect("SELECT * { ?s ?p '\\uD800' }")
