"""How results are written."""

from __future__ import annotations

import json

import pytest

from kurultay.cli import streams
from kurultay.errors import UsageError
from kurultay.store import Term

XSD = "http://www.w3.org/2001/XMLSchema#"
COLUMNS = ("who", "name", "date")
ROWS = [
    (
        Term("https://w3id.org/kurultay/id/person/olzhas-bektenov", "iri"),
        Term("Олжас «Б», Бектенов", "literal", "ru"),
        Term("2025-09-18", "literal", None, f"{XSD}date"),
    ),
    (Term("https://w3id.org/kurultay/id/person/x", "iri"), None, None),
]


def put(capfd: pytest.CaptureFixture[str], form: str, **options: bool) -> str:
    streams.put_rows(COLUMNS, ROWS, form, **options)
    return capfd.readouterr().out


def test_csv_is_that_of_sparql(capfd: pytest.CaptureFixture[str]) -> None:
    assert put(capfd, "csv") == (
        "who,name,date\r\n"
        'https://w3id.org/kurultay/id/person/olzhas-bektenov,"Олжас «Б», Бектенов",2025-09-18\r\n'
        "https://w3id.org/kurultay/id/person/x,,\r\n"
    )


def test_tsv_writes_terms(capfd: pytest.CaptureFixture[str]) -> None:
    assert put(capfd, "tsv") == (
        "?who\t?name\t?date\n"
        "<https://w3id.org/kurultay/id/person/olzhas-bektenov>\t"
        f'"Олжас «Б», Бектенов"@ru\t"2025-09-18"^^<{XSD}date>\n'
        "<https://w3id.org/kurultay/id/person/x>\t\t\n"
    )


def test_json_is_that_of_sparql(capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(put(capfd, "json"))
    assert found["head"] == {"vars": ["who", "name", "date"]}
    assert found["results"]["bindings"] == [
        {
            "who": {"type": "uri", "value": "https://w3id.org/kurultay/id/person/olzhas-bektenov"},
            "name": {"type": "literal", "value": "Олжас «Б», Бектенов", "xml:lang": "ru"},
            "date": {"type": "literal", "value": "2025-09-18", "datatype": f"{XSD}date"},
        },
        {"who": {"type": "uri", "value": "https://w3id.org/kurultay/id/person/x"}},
    ]


def test_a_table_shows_the_last_part_of_an_address(capfd: pytest.CaptureFixture[str]) -> None:
    state = Term("https://w3id.org/kurultay/id/state/kz", "iri")
    streams.put_rows(("state",), [(state,)], "table")
    out = capfd.readouterr().out
    assert "│ kz" in out
    assert "https:" not in out


def test_a_wide_table_shows_prefixes(capfd: pytest.CaptureFixture[str]) -> None:
    assert "person:olzhas-bektenov" in put(capfd, "table", wide=True)


def test_a_table_leaves_long_addresses_out_and_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    long = Term("https://w3id.org/kurultay/id/meeting/2025-10-24-baku-ministerial-12345678", "iri")
    streams.put_rows(("meeting", "n"), [(long, Term("1"))], "table")
    captured = capfd.readouterr()
    assert "meeting" not in captured.out
    assert "meeting" in captured.err


def test_a_terminal_too_narrow_for_columns_gets_cards(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PIPE_WIDTH", 60)
    streams.put_rows(("name", "sentence"), [(Term("А. Б."), Term("слово " * 40))], "table")
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].split() == ["name", "А.", "Б."]
    assert lines[1].split()[:2] == ["sentence", "слово"]
    assert max(map(len, lines)) <= 60


def test_words_of_an_article_are_no_markup(capfd: pytest.CaptureFixture[str]) -> None:
    streams.put_rows(("sentence",), [(Term("[red]он[/red] [bold"),)], "table")
    assert "[red]он[/red] [bold" in capfd.readouterr().out


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_every_form_takes_no_rows(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    streams.put_rows(COLUMNS, [], form)
    assert "who" in capfd.readouterr().out


def test_a_form_that_there_is_not_names_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="table, csv, tsv, json"):
        streams.row_format("xlsx")


def test_in_a_pipe_rows_are_csv_and_graphs_turtle(capfd: pytest.CaptureFixture[str]) -> None:
    assert streams.row_format(None) == "csv"
    assert streams.graph_suffix(None, None, "ttl") == "ttl"


@pytest.mark.parametrize(
    ("to", "asked", "expected"),
    [
        ("a.nq", None, "nq"),
        ("a.nq.gz", None, "nq"),
        ("a.nq", "turtle", "ttl"),
        ("-", None, "ttl"),
        (None, "json-ld", "jsonld"),
    ],
)
def test_the_format_of_a_graph(to: str | None, asked: str | None, expected: str) -> None:
    assert streams.graph_suffix(to, asked, "ttl") == expected
