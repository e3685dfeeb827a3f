"""Read, map, build, ask: the verbs of the command line as functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kurultay import check, pipeline, queries
from kurultay.errors import InputError, UsageError
from kurultay.pipeline import Kit, Mapped
from kurultay.publish import charts, pictures, tables
from kurultay.publish import facts as told
from kurultay.resources import Home, home
from kurultay.store import Store, Term, open_ledger, open_store
from kurultay.store.closing import Closing
from kurultay.text.article import Article
from kurultay.text.read import SetAside, article_from, articles

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


@cache
def _kit(files: Home) -> Kit:
    return Kit.load(files)


@dataclass(frozen=True, slots=True)
class Answer:
    """
    The answer to a query: columns, and rows of terms; a cell without a value is None.

    In a notebook it shows itself as a table, below its chart where the stored query has a view.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    question: queries.Query | None = field(default=None, repr=False, compare=False)
    lang: str = field(default="en", repr=False, compare=False)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Go through the rows as column → number, truth value, day or text."""
        for row in self.rows:
            cells = zip(self.columns, row, strict=True)
            yield {name: tables.value(cell) for name, cell in cells}

    def to_pandas(self) -> pd.DataFrame:
        """
        Give a pandas DataFrame.

        Errors: UsageError if pandas is not installed (``kurultay[pandas]``).
        """
        return tables.pandas_frame(self.columns, self.rows)

    def to_polars(self) -> pl.DataFrame:
        """
        Give a polars DataFrame.

        Errors: UsageError if polars is not installed (``kurultay[polars]``).
        """
        return tables.polars_frame(self.columns, self.rows)

    def to_markdown(self) -> str:
        """Give a Markdown table."""
        return tables.markdown(self.columns, self.rows)

    def to_svg(self) -> str:
        """
        Draw the answer, as its stored query says.

        Errors: UsageError if the query is not a stored one, or has no view.
        """
        if self.question is None:
            raise UsageError("to_svg: only answers of stored queries can be drawn")
        table = queries.Table(self.columns, self.rows)
        return charts.svg(self.question, table, self.lang, charts.words(home(), self.lang))

    def to_png(self, font: str | Path | None = None) -> bytes:
        """
        Draw the answer as ``to_svg`` does, as PNG: its words in a font file, else in one found.

        Errors: UsageError as ``to_svg``, or if resvg-py (``kurultay[png]``) or a font is missing;
        InputError if the font file is none, or lacks a letter of the answer.
        """
        return pictures.png(self.to_svg(), None if font is None else Path(font))

    def _repr_svg_(self) -> str | None:
        return self.to_svg() if self.question and self.question.view else None

    def _repr_html_(self) -> str:
        # A notebook prefers HTML to SVG, so the chart stands in both.
        return (self._repr_svg_() or "") + tables.page(self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Built(Closing):
    """What ``build`` made: the open store, what was mapped and set aside, what the checks say."""

    store: Store
    mapped: int
    unchanged: int
    set_aside: tuple[SetAside, ...]
    report: check.Report

    def query(self, question: str, **params: object) -> Answer:
        """Ask the store; see ``kurultay.query``."""
        return ask(self.store, question, params)

    def close(self) -> None:
        """Let the store go; a second time is no error."""
        self.store.close()


def read(*sources: str | Path) -> Iterator[Article | SetAside]:
    """
    Read articles from files and folders; one that cannot be read comes as a ``SetAside``.

    Errors: InputError if the sources hold no article.
    """
    yield from articles(sources)


def article(text: str, key: str = "article", **fields: str) -> Article:
    """
    Give a text as an article; fields may be url, title, published, publisher and lang.

    Errors: InputError if it is empty, or its language is not recognised.
    """
    found = article_from(text, key, key=key, fields=fields)
    if isinstance(found, SetAside):
        raise InputError(f"{found.where}: {found.reason}")
    return found


def map_article(item: Article, *, files: Home | None = None) -> Mapped:
    """
    Map one article to claims and to its graph; models and word lists are read once.

    Errors: KurultayError if no language pack reads its language.
    """
    kit = _kit(files or home())
    if item.lang not in kit.languages:
        known = ", ".join(kit.languages)
        raise InputError(f"{item.key}: language {item.lang!r} cannot be read yet; there is {known}")
    return pipeline.map_article(item, kit)


def build(*sources: str | Path, store: str | Path = "memory:", files: Home | None = None) -> Built:
    """
    Do the main job: map articles into a store, merge, infer and check; give the open store.

    Errors: InputError if the sources hold no article, StoreError if the store refuses.
    """
    kit = _kit(files or home())
    opened = open_store(store)
    try:
        with open_ledger(store) as ledger:
            done = pipeline.build(list(sources), kit, opened, ledger, lambda *_: None)
    except BaseException:
        opened.close()
        raise
    return Built(opened, done.mapped, done.unchanged, done.set_aside, done.report)


def query(store: Store, question: str, /, **params: object) -> Answer:
    """
    Ask a stored query by its name, with its parameters, or a SELECT query of your own.

    A parameter whose name is a word of Python takes a line below it: ``from_="2025-01-01"``.
    Errors: UsageError for an unknown name or parameter, InputError for a value that does not fit.
    """
    return ask(store, question, params)


def ask(store: Store, question: str, params: Mapping[str, object]) -> Answer:
    """Answer ``query``, with the parameters as one mapping."""
    if " " in question.strip() or "{" in question:
        if params:
            raise UsageError("query: parameters go with a stored query, not with SPARQL")
        found = store.select(question)
        rows = tuple(tuple(row.get(name) for name in found.variables) for row in found)
        return Answer(found.variables, rows)
    stored = queries.load(home())
    if question not in stored:
        raise UsageError(f"query: no query {question!r}; see kurultay queries list")
    values = {name.rstrip("_"): _value(given) for name, given in params.items()}
    asked = stored[question]
    table = queries.run(asked, values, store)
    return Answer(table.columns, table.rows, asked, asked.language(values))


def _value(given: object) -> str:
    return str(given).lower() if isinstance(given, bool) else str(given)


def facts(store: Store) -> Iterator[told.Json]:
    """Give what the graph says of each article, in the schema of the annotated articles."""
    yield from told.read(store)
