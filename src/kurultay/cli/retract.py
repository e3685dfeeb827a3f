"""The verb that takes an article out: retract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from kurultay import pipeline
from kurultay.cli import streams
from kurultay.cli.app import (
    DEFAULT_STORE,
    FormatOption,
    StoreOption,
    app,
    home_of,
    known_prefixes,
    reading,
)
from kurultay.cli.ask import graph_of
from kurultay.cli.curate import WhenOption, WhoOption, WhyOption, leave, refresh, signed
from kurultay.errors import InputError, UsageError
from kurultay.graph import iris, terms
from kurultay.publish import export, fallen
from kurultay.store import Ledger, Store, Tombstone, open_ledger, open_store


@app.command()
def retract(
    context: typer.Context,
    article: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An article's file stem, key, address or IRI."),
    ] = None,
    who: WhoOption = "",
    why: WhyOption = "",
    when: WhenOption = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let it in again: the next build may bring it back.")
    ] = False,
    all_: Annotated[bool, typer.Option("--list", help="List what was taken out.")] = False,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
) -> None:
    """Take an article out for good; says what falls with it, and what stands on other sources."""
    if all_ == (article is not None) or (undo and all_):
        raise UsageError("retract: give an article's ID, or --list")
    reading(store).close()
    if all_ or article is None:
        with open_ledger(store) as ledger:
            rows = [(one.key, one.stem, one.who, one.at, one.why) for one in ledger.tombstones()]
        streams.put_rows(("article", "stem", "who", "when", "why"), rows, streams.row_format(form))
        return
    if undo:
        _readmit(store, article)
        return
    sign = signed(who, why, when)
    with open_store(store) as opened, open_ledger(store) as ledger:
        graph = _graph(opened, ledger, article)
        before = fallen.carried(opened, graph)
        ledger.retract(_tombstone(opened, graph, sign))
        pipeline.bury(opened, ledger)
        report = refresh(home_of(context), opened, ledger)
        found = fallen.outcomes(opened, before)
    _put_outcomes(found, form)
    leave(report)


def _graph(store: Store, ledger: Ledger, article: str) -> str:
    if any(article in (one.key, one.stem) for one in ledger.tombstones()):
        raise InputError(f"{article}: is taken out already; see: kurultay retract --list")
    address = iris.article("").rpartition("/")[0]
    if article.startswith(f"{address}/"):
        article = article.partition("#")[0].removeprefix(f"{address}/")
    return graph_of(store, article)


def _tombstone(store: Store, graph: str, sign: tuple[str, str, str]) -> Tombstone:
    rows = store.select(
        f"SELECT ?key ?stem WHERE {{ GRAPH <{graph}> {{ ?a a <{terms.ARTICLE}> "
        f"OPTIONAL {{ ?a <{terms.KEY}> ?key }} OPTIONAL {{ ?a <{terms.IDENTIFIER}> ?stem }} }} }}"
    ).rows
    found = rows[0] if rows else {}
    key, stem = (found[name].value if name in found else graph for name in ("key", "stem"))
    return Tombstone(key, graph, stem, *sign)


def _readmit(store: str, article: str) -> None:
    with open_ledger(store) as ledger:
        meant_ones = [
            one
            for one in ledger.tombstones()
            if article in (one.key, one.stem, one.aid) or one.aid.endswith(f"/{article}")
        ]
        if len(meant_ones) != 1:
            raise InputError(
                f"{article}: {len(meant_ones)} such articles were taken out; "
                "see: kurultay retract --list"
            )
        ledger.readmit(meant_ones[0].key)
    streams.note(f"{meant_ones[0].key}: may come back; build it again: kurultay build SRC…")


def _put_outcomes(found: Sequence[fallen.Outcome], form: str | None) -> None:
    """Write what fell and what stands; facts that stand elsewhere say on how many articles."""
    known = known_prefixes()
    rows = [
        (
            "fell" if one.fell else "stands",
            one.kind,
            one.name,
            one.articles,
            "register" if one.register else "",
            export.shorten(one.now or one.iri, known),
        )
        for one in found
    ]
    columns = ("outcome", "kind", "what", "other_articles", "also_in", "iri")
    streams.put_rows(columns, rows, streams.row_format(form), wide=True)
    fell = sum(one.fell for one in found)
    streams.note(f"{fell} fell, {len(found) - fell} stand")
