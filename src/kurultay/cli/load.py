"""The verb that loads graphs into a server."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kurultay.cli import streams
from kurultay.cli.app import DEFAULT_STORE, FormatOption, StoreOption, app, reading
from kurultay.cli.build import read_file
from kurultay.errors import InputError, UsageError
from kurultay.graph import terms
from kurultay.publish import loading
from kurultay.store.profiles import PROFILES, Auth, Profile, address, profile
from kurultay.store.target import Patience, Secret, Target

SECRET_IN = "KURULTAY_PASSWORD"  # noqa: S105 - the name of a variable, not a secret
"""The environment variable that holds the password for ``load``."""
BEARER_IN = "KURULTAY_TOKEN"
"""The environment variable that holds a bearer token for ``load``."""
PATIENCE = Patience()
_AUTHS = ("none", "basic", "digest", "bearer")

FileOption = Annotated[
    str | None, typer.Argument(metavar="[FILE]", help="An RDF file; else the store.")
]
ToOption = Annotated[str, typer.Option("--to", metavar="URL", help="The server's address.")]
KindOption = Annotated[
    str, typer.Option("--profile", metavar="NAME", help=f"One of: {', '.join(PROFILES)}.")
]
NameOption = Annotated[
    str | None,
    typer.Option("--default-as", metavar="IRI", help="The name that the merged graph goes under."),
]
UserOption = Annotated[str, typer.Option("--user", metavar="NAME", help="Who writes there.")]
PasswordOption = Annotated[
    str | None, typer.Option("--password-file", metavar="FILE", help=f"Or set {SECRET_IN}.")
]
TokenOption = Annotated[
    str | None, typer.Option("--token-file", metavar="FILE", help=f"Or set {BEARER_IN}.")
]
AuthOption = Annotated[
    str | None, typer.Option("--auth", metavar="KIND", help=f"One of: {', '.join(_AUTHS)}.")
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Drop our graphs there that are here no more.")
]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Only say what would be done; write nothing.")
]
ChunkOption = Annotated[
    int | None, typer.Option("--chunk", min=1, metavar="N", help="Triples of one request.")
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.1, metavar="S", help="Seconds for one request.")
]
TriesOption = Annotated[
    int, typer.Option("--tries", min=1, metavar="N", help="Requests before giving up.")
]
JournalOption = Annotated[
    str | None, typer.Option("--journal", metavar="FILE", help="What has been sent where.")
]


@app.command()
def load(
    file: FileOption = None,
    to: ToOption = "",
    kind: KindOption = "oxigraph",
    store: StoreOption = DEFAULT_STORE,
    default_as: NameOption = None,
    user: UserOption = "",
    password_file: PasswordOption = None,
    token_file: TokenOption = None,
    auth: AuthOption = None,
    prune: PruneOption = False,
    dry_run: DryOption = False,
    chunk: ChunkOption = None,
    timeout: TimeoutOption = PATIENCE.timeout,
    tries: TriesOption = PATIENCE.tries,
    journal: JournalOption = None,
    form: FormatOption = None,
) -> None:
    """Load a store, or an RDF file, into a server: what changed, graph by graph, and count it."""
    if not to:
        raise UsageError("load: say where to with --to URL; see docs/loading.md")
    server = address(to)
    chosen = _profile(kind, auth, chunk)
    secret = _secret(user, password_file, token_file)
    default = default_as or (None if chosen.default else f"{terms.BASE}graph/merged")
    known = loading.Journal(_journal(journal), server)
    patience = Patience(timeout=timeout, tries=tries)
    with _graphs(file, store, default) as graphs, Target(to, chosen, secret, patience) as target:
        if dry_run:
            steps = loading.plan(graphs, target.counts(), known, f"{terms.BASE}graph/")
            rows = [(step.graph or "default graph", step.action, step.triples) for step in steps]
            streams.put_rows(
                ("graph", "action", "triples"), rows, streams.row_format(form), wide=True
            )
            return
        with _progress() as tell:
            done = loading.load(graphs, target, known, f"{terms.BASE}graph/", tell, prune=prune)
    _say(done, server)


def _say(done: loading.Loaded, server: str) -> None:
    stale = sum(step.action == "stale" for step in done.steps)
    sent = [step for step in done.steps if step.action in ("new", "changed")]
    streams.put_pairs(
        f"kurultay load → {server}",
        {
            "graphs sent": done.sent,
            "  triples in them": sum(step.triples for step in sent),
            "graphs unchanged": sum(step.action == "unchanged" for step in done.steps),
            "graphs dropped": done.dropped,
            "triples counted there": sum(
                step.triples for step in done.steps if step.action not in ("stale", "drop")
            ),
        },
    )
    if stale:
        streams.warn(f"{stale} graphs of ours are there but not here; --prune drops them")


def _profile(kind: str, auth: str | None, chunk: int | None) -> Profile:
    chosen = profile(kind)
    if auth is not None and auth not in _AUTHS:
        raise UsageError(f"--auth {auth}: no such kind; use one of: {', '.join(_AUTHS)}")
    wanted: Auth = next(
        (one for one in ("none", "basic", "digest", "bearer") if one == auth), chosen.auth
    )
    return replace(chosen, auth=wanted, chunk=chunk or chosen.chunk)


def _secret(user: str, password_file: str | None, token_file: str | None) -> Secret:
    """Take what proves who we are from files or the environment, never from the command line."""
    password = _first_line(password_file) or os.environ.get(SECRET_IN, "")
    token = _first_line(token_file) or os.environ.get(BEARER_IN, "")
    if password_file and not user:
        raise UsageError("load: --password-file goes with --user NAME")
    return Secret(user, password, "" if user else token)


def _first_line(file: str | None) -> str:
    if file is None:
        return ""
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read; check the path") from error
    if not lines or not lines[0].strip():
        raise InputError(f"{file}: empty; its first line is the secret")
    return lines[0].strip()


def _journal(asked: str | None) -> Path:
    if asked is not None:
        return Path(asked)
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / "kurultay" / "loads.json"


@contextmanager
def _graphs(file: str | None, store: str, default: str | None) -> Iterator[loading.Graphs]:
    """Give the graphs of a file, or of a store that stays open meanwhile."""
    if file is not None:
        yield loading.by_graph(read_file(file), default)
        return
    with reading(store) as opened:
        yield loading.StoreGraphs(opened, default)


@contextmanager
def _progress() -> Iterator[loading.Tell]:
    bar = Progress(
        TextColumn("loading graphs"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=streams.err_console(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("load", total=None)
        yield lambda number, of: bar.update(task, completed=number, total=of)
