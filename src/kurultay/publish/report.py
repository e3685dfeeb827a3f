"""The report of a build: one HTML file that needs no network and no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2

from kurultay.check import Finding, Severity
from kurultay.publish import charts
from kurultay.publish.drawing import COLOURS
from kurultay.publish.report_data import Name, Overview
from kurultay.publish.report_picture import network, timeline
from kurultay.queries import Query, Table
from kurultay.queries import run as run_query
from kurultay.store import Store

MOST_ROWS = 400
"""The longest table of the report; what is cut off is said, and can be had by a query."""

MOST_CHARTS = 6
MOST_DRAWN = 12
"""Charts of the report, and what is drawn in each; ``--format svg`` draws more."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a build did, as far as the report tells it."""

    counts: Mapping[str, int]
    findings: Sequence[Finding]
    set_aside: Sequence[tuple[str, str]]
    version: str

    @property
    def conforms(self) -> bool:
        """Tell whether nothing stands against publishing."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored query's question and its answer."""

    id: str
    question: str
    table: Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A stored query's question and its answer as a picture, as ``charts.svg`` draws it."""

    id: str
    question: str
    picture: str


def drawn(stored: Mapping[str, Query], store: Store, words: Mapping[str, str]) -> list[Chart]:
    """
    Draw the stored queries that have a view and, without parameters, rows.

    Shape: English questions, ``MOST_CHARTS`` at most, by the queries' names.
    Errors: StoreError from the store.
    """
    found: list[Chart] = []
    for query in stored.values():
        table = run_query(query, {}, store) if query.view and len(found) < MOST_CHARTS else None
        if table and table.rows:
            picture = charts.svg(query, table, "en", words, most=MOST_DRAWN, alone=False)
            found.append(Chart(query.id, query.answers["en"], picture))
    return found


def render(
    run: Run, overview: Overview, answers: Sequence[Answer], pictures: Sequence[Chart] = ()
) -> str:
    """
    Give the report as one HTML page: the same input, the same bytes.

    Shape: everything inline; text from articles is escaped and isolated against bidi tricks.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("kurultay.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["named"] = _cell
    environment.filters["safe_link"] = _link
    return environment.get_template("report.html.jinja").render(
        run=run,
        overview=overview,
        answers=[_rows(answer) for answer in answers],
        colours=COLOURS,
        pictures=pictures,
        timeline=timeline(overview.events),
        network=network(overview.events),
        articles={row.iri: row for row in overview.articles},
        most=MOST_ROWS,
    )


def _rows(answer: Answer) -> dict[str, object]:
    """
    Give an answer as the template shows it, each row once.

    Shape: columns that hold only addresses are left out; the sentence stands below its row.
    """
    table = answer.table
    apart = [name for name in ("sentence", "article") if name in table.columns]
    keep = [
        index
        for index, column in enumerate(table.columns)
        if column not in apart
        and (column == "state" or any(r[index] and not _is_iri(r[index]) for r in table.rows))
    ]
    rows: list[dict[str, object]] = []
    for row in dict.fromkeys(table.rows):
        below: dict[str, object] = {name: row[table.columns.index(name)] for name in apart}
        rows.append({"cells": [row[index] for index in keep], "sentence": None, **below})
    columns = [table.columns[index].replace("_", " ") for index in keep]
    return {"id": answer.id, "question": answer.question, "columns": columns, "rows": rows}


def _is_iri(cell: object) -> bool:
    return getattr(cell, "kind", "") == "iri"


def _cell(cell: object) -> Name:
    """Give what a cell shows: its text, or the last part of its address."""
    if cell is None:
        return Name("", "")
    text = str(getattr(cell, "value", cell))
    if _is_iri(cell):
        return Name(text.rpartition("/")[2].rpartition("#")[2], "")
    return Name(text, getattr(cell, "lang", None) or "")


def _link(url: str | None) -> str | None:
    """Give the address if it may be linked to: articles can carry any text there."""
    return url if url and url.startswith(("http://", "https://")) else None
