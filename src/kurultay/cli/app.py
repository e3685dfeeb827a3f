"""The typer application, its global options, and what every verb shares."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from kurultay.errors import StoreError, UsageError
from kurultay.graph import terms
from kurultay.publish import export
from kurultay.resources import Home, home
from kurultay.store import Store, open_store

DEFAULT_STORE = "kurultay-store"

app = typer.Typer(
    help="Who met whom, where, when and in which capacity: from the news, as checked RDF.",
    epilog="Results go to stdout, all else to stderr. Exit codes: docs/cli.md.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StoreOption = Annotated[
    str, typer.Option("--store", metavar="DIR", help="The store's folder, or an address.")
]
FormatOption = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="How the result is written.")
]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the global options say."""

    home: Home


def package_version() -> str:
    """Give the installed package's version."""
    try:
        return version("kurultay")
    except PackageNotFoundError:
        return "0+unknown"


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kurultay {package_version()}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    home_folder: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="DIR",
            help="A folder with seeds, ontology, mapping, shapes and queries of your own.",
        ),
    ] = None,
    version_wanted: Annotated[  # noqa: ARG001 - the callback answers it
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say it.")
    ] = False,
) -> None:
    """Who met whom, where, when and in which capacity: from the news, as checked RDF."""
    if home_folder is not None and not home_folder.is_dir():
        raise UsageError(f"--home {home_folder}: no such folder")
    context.obj = Settings(Home(home_folder) if home_folder else home())


def home_of(context: typer.Context) -> Home:
    """Give the home of our files that the global options chose."""
    found = context.obj
    assert isinstance(found, Settings), "the callback runs before every verb"
    return found.home


def reading(store: str) -> Store:
    """
    Open a store for reading.

    Errors: StoreError if there is none there.
    """
    if "://" not in store and not store.endswith(":") and not Path(_folder(store)).is_dir():
        raise StoreError(f"{store}: no store there; make one with: kurultay build SRC…")
    return open_store(store, read_only=True)


def _folder(store: str) -> str:
    return store.removeprefix("oxigraph:")


def known_prefixes() -> dict[str, str]:
    """Give the prefixes that the command line takes and writes."""
    return export.prefixes(terms.BASE)
