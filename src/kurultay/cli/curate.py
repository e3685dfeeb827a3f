"""The verb by which people correct the graph: judge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from kurultay import check, pipeline, upkeep
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
from kurultay.cli.build import progress, read_file
from kurultay.cli.inspect import meant
from kurultay.errors import Exit, InputError, UsageError
from kurultay.graph import judgements as drawn
from kurultay.graph import terms, write
from kurultay.graph.judgements import Judgement, Side, Verdict
from kurultay.merge import judgements
from kurultay.publish import curation, doubts, export
from kurultay.resources import Home
from kurultay.store import Ledger, Store, open_ledger, open_store

_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

WhoOption = Annotated[
    str,
    typer.Option(
        "--who", metavar="NAME", envvar="KURULTAY_WHO", help="Who says so: a name, or initials."
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="For what reason.")]
WhenOption = Annotated[
    str | None,
    typer.Option("--when", metavar="TIME", help="A day or a moment in UTC, if it is not now."),
]
OneArgument = Annotated[str, typer.Argument(metavar="A", help="An IRI, person:…, or a name.")]
TwoArgument = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
IriArgument = Annotated[
    str, typer.Argument(metavar="IRI", help="An IRI, participation:…, or a name.")
]


def signed(who: str, why: str, when: str | None) -> tuple[str, str, str]:
    """
    Give who, why and when, checked.

    Errors: UsageError for a time that is none, or a name that is empty.
    """
    if not who.strip():
        raise UsageError("--who: say who judges; a name or initials")
    now = datetime.now(UTC).strftime(_WRITTEN)
    return " ".join(who.split()), " ".join(why.split()), now if when is None else _moment(when)


def _moment(when: str) -> str:
    try:
        if _MOMENT.fullmatch(when):
            return datetime.fromisoformat(when).strftime(_WRITTEN)
        return f"{date.fromisoformat(when).isoformat()}T00:00:00Z"
    except ValueError as error:
        known = "2026-11-22 or 2026-11-22T09:00:00Z"
        raise UsageError(f"--when {when}: not a time; write it as {known}") from error


def _iri(store: Store, what: str) -> str:
    """
    Give the IRI that is meant.

    Errors: InputError if nothing, or more than one thing, is meant, or it is no IRI of ours.
    """
    found = meant(store, what)
    try:
        write.iri(found)
    except ValueError as error:
        raise InputError(f"{what}: not an IRI of this graph; see: kurultay explain") from error
    return curation.current(store, found)


def refresh(home: Home, store: Store, ledger: Ledger) -> check.Report:
    """Make the merged graph anew, and say how it stands."""
    with progress(None) as tell:
        mark = pipeline.fingerprint(home)
        merged, inferred, report = upkeep.refresh(home, mark, store, ledger, tell)
    grave = report.count(check.Severity.VIOLATION)
    streams.note(f"merged triples: {merged}, inferred: {inferred}, violations: {grave}")
    return report


def leave(report: check.Report) -> None:
    """Leave with the code of a report."""
    raise typer.Exit(Exit.OK if report.conforms else Exit.NOT_CONFORMING)


judge = typer.Typer(
    help="Say what is the same, different, wrong or otherwise; kept as data and re-applied.",
    invoke_without_command=True,
)
app.add_typer(judge, name="judge")


@judge.callback()
def look(
    context: typer.Context,
    next_: Annotated[
        bool, typer.Option("--next", help="The most doubtful merges that nobody judged yet.")
    ] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many of them.")] = 20,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = None,
) -> None:
    """Say what is the same, different, wrong or otherwise; kept as data and re-applied."""
    if context.invoked_subcommand is not None:
        return
    if not next_:
        raise UsageError(
            "judge: say what: same, different, suppress, correct, undo, list, load; or --next"
        )
    with reading(store) as opened:
        held = judgements.in_force(judgements.read(opened))
        found = doubts.next_ones(opened, held, most)
    known = known_prefixes()
    rows = [
        (
            one.score,
            one.question,
            one.name,
            one.because,
            one.articles,
            export.shorten(one.iri, known),
            one.other_name,
            export.shorten(one.other, known) if one.other else None,
        )
        for one in found
    ]
    columns = ("doubt", "question", "name", "because", "articles", "iri", "other_name", "other")
    streams.put_rows(columns, rows, streams.row_format(form), wide=True)


def _free(store: Store, now: str) -> str:
    """Give the first moment from now on that no judgement has: of two the later holds."""
    taken = {each.when for each in judgements.read(store)}
    moment = datetime.fromisoformat(now)
    while (written := moment.strftime(_WRITTEN)) in taken:
        moment += timedelta(seconds=1)
    return written


def _judge(
    context: typer.Context,
    store: str,
    verdict: Verdict,
    things: Sequence[str],
    sign: tuple[str, str, str],
    change: tuple[str, str] = ("", ""),
) -> None:
    """Keep a judgement and apply it; its IRI is the result."""
    reading(store).close()
    with open_store(store) as opened, open_ledger(store) as ledger:
        found = [_iri(opened, each) for each in things]
        thing = change[1][1:-1] if change[1].startswith(f"<{terms.BASE}id/") else ""
        if thing and not curation.classes(opened, thing):
            raise InputError(f"{thing}: the store says nothing of it; see: kurultay explain")
        if len(found) > 1:
            sides: tuple[Side, ...] = curation.two_sides(opened, verdict, *found[:2])
        elif verdict == "undo":
            sides = (Side(found[0]),)
        else:
            sides = (curation.side(opened, found[0]),)
        who, why, when = sign
        if context.params.get("when") is None:
            when = _free(opened, when)
        made = drawn.made(verdict, sides, (who, why, when), change)
        curation.keep(opened, [made])
        report = refresh(home_of(context), opened, ledger)
    streams.put_bytes(f"{made.iri}\n".encode(), None)
    if not report.conforms:
        streams.warn(f"{made.iri}: kept, but the graph does not conform; see: kurultay validate")
    leave(report)


@judge.command()
def same(
    context: typer.Context,
    one: OneArgument,
    two: TwoArgument,
    who: WhoOption,
    why: WhyOption = "",
    when: WhenOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Judge that two people, events, bodies, places, posts or documents are one."""
    _judge(context, store, "same", (one, two), signed(who, why, when))


@judge.command()
def different(
    context: typer.Context,
    one: OneArgument,
    two: TwoArgument,
    who: WhoOption,
    why: WhyOption = "",
    when: WhenOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Judge that two are not one; to part what was merged, name observations (article:…#…)."""
    _judge(context, store, "different", (one, two), signed(who, why, when))


@judge.command()
def suppress(
    context: typer.Context,
    what: IriArgument,
    who: WhoOption,
    why: WhyOption = "",
    when: WhenOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Judge that a fact or a thing is wrong: it leaves the merged graph, with what rests on it."""
    _judge(context, store, "suppress", (what,), signed(who, why, when))


@judge.command()
def correct(
    context: typer.Context,
    what: IriArgument,
    prop: Annotated[str, typer.Argument(metavar="PROPERTY", help="Such as kur:startDate.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right value, or an IRI.")],
    who: WhoOption,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="The language of a name.")
    ] = None,
    why: WhyOption = "",
    when: WhenOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Judge that a property of a thing has another value than the sources say."""
    predicate = export.expand(prop, known_prefixes())
    if predicate is None:
        raise UsageError(f"{prop}: not a property; write it as kur:startDate or skos:prefLabel")
    term = curation.value(home_of(context), predicate, value, lang)
    _judge(context, store, "correct", (what,), signed(who, why, when), (predicate, term))


@judge.command()
def undo(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its IRI, or judgement:….")],
    who: WhoOption,
    why: WhyOption = "",
    when: WhenOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take a judgement back, by another one; both stay on record."""
    with reading(store) as opened:
        iri = _iri(opened, what)
        if iri not in {one.iri for one in judgements.read(opened)}:
            raise InputError(f"{what}: no such judgement; see: kurultay judge list")
    _judge(context, store, "undo", (iri,), signed(who, why, when))


@judge.command("list")
def list_(store: StoreOption = DEFAULT_STORE, form: FormatOption = None) -> None:
    """List all judgements: what, of what, who, when and why, and whether they are in force."""
    with reading(store) as opened:
        found = judgements.read(opened)
        held = {one.iri for one in judgements.in_force(found)}
    known = known_prefixes()
    rows = [_row(one, held, known) for one in found]
    columns = ("when", "verdict", "of", "and", "value", "who", "why", "in_force", "judgement")
    streams.put_rows(columns, rows, streams.row_format(form), wide=True)


def _row(one: Judgement, held: set[str], known: dict[str, str]) -> tuple[str | None, ...]:
    called = [
        dict(side.words).get(side.iri) or export.shorten(side.iri, known) for side in one.sides
    ]
    value = f"{export.shorten(one.predicate, known)} {one.value}" if one.predicate else None
    standing = "yes" if one.iri in held else "done" if one.verdict == "undo" else "no"
    return (
        one.when,
        one.verdict,
        called[0],
        called[1] if len(called) > 1 else None,
        value,
        one.who,
        one.why or None,
        standing,
        export.shorten(one.iri, known),
    )


@judge.command()
def load(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An export --all; - is N-Quads.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take over the judgements of another store, from what it exported."""
    lines = curation.of_lines(read_file(file))
    with open_store("memory:") as memory:
        memory.bulk(lines)
        found = judgements.read(memory)
    report = check.validate([lines], home_of(context))
    if not found or not report.conforms:
        why = report.findings[0].message if found else "it holds none"
        raise InputError(f"{file}: not the judgements of a store: {why} (export --all has them)")
    reading(store).close()
    with open_store(store) as opened, open_ledger(store) as ledger:
        fresh = curation.keep(opened, found)
        after = refresh(home_of(context), opened, ledger)
    streams.note(f"{file}: {fresh} new judgements of {len(found)}")
    leave(after)
