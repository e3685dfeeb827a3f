"""The verbs that give the graph away: tables, release."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kurultay import audit
from kurultay.cli import streams
from kurultay.cli.app import (
    DEFAULT_STORE,
    StoreOption,
    app,
    home_of,
    known_prefixes,
    package_version,
    reading,
)
from kurultay.errors import InputError, UsageError
from kurultay.publish import classes
from kurultay.publish import release as released

FolderOption = Annotated[
    str, typer.Option("-o", "--out", metavar="DIR", help="The folder that the files go to.")
]


@app.command()
def tables(
    out: FolderOption,
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="csv (with CSVW metadata) or parquet.")
    ] = "csv",
) -> None:
    """Write the merged graph as one table a class, CSV with CSVW metadata, or Parquet."""
    if form not in ("csv", "parquet"):
        raise UsageError(f"--format {form}: no such form; use csv or parquet")
    with reading(store) as opened:
        found = classes.tables(opened.dump(None))
    if form == "parquet":
        files = [(f"{one.name}.parquet", classes.to_parquet(one)) for one in found]
    else:
        files = [(f"{one.name}.csv", classes.to_csv(one).encode()) for one in found]
        files.append(("metadata.json", classes.csvw(found).encode()))
    for name, data in files:
        _put(Path(out), name, data)
    streams.note(f"{out}: {len(found)} tables")


@app.command()
def release(context: typer.Context, out: FolderOption, store: StoreOption = DEFAULT_STORE) -> None:
    """Write a release: graph, tables, VoID, DCAT, licence, SHACL report, checksums."""
    with reading(store) as opened:
        report = audit.validate(home_of(context), opened, lambda *_: None)
        count = 0
        for name, data in released.files(opened, report, package_version(), known_prefixes()):
            _put(Path(out), name, data)
            count += 1
    word = "conforms" if report.conforms else "does not conform; see shacl-report.ttl"
    streams.note(f"{out}: {count} files; the graph {word}")


def _put(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        reason = f"{path}: cannot be written: {error.strerror}; name another folder"
        raise InputError(reason) from error
