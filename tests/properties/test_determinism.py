"""The same input gives the same bytes: any order, any environment, built twice, or cut off."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Almaty", "LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"},
)

DONE = (0, 4)
"""The exit codes of a build that went through; whether the graph conforms is another test's."""


def everything(run: Any, folder: Path, store: str = "store", **env: str) -> bytes:
    done = run("export", "-", "--all", "--format", "nq", "--store", store, cwd=folder, **env)
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout) > 100_000
    return bytes(done.stdout)


@pytest.fixture(scope="module")
def plain(run: Any, seeds_store: Path) -> bytes:
    return everything(run, seeds_store.parent)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(ENVIRONMENTS)))
def test_neither_order_nor_environment_shows(
    run: Any, root: Path, seeds_store: Path, plain: bytes, tmp_path: Path, number: int
) -> None:
    env = ENVIRONMENTS[number]
    files = sorted((root / "seeds/articles").glob("*.txt"))
    random.Random(number).shuffle(files)
    outs = ["-o", tmp_path / "graph.ttl", "--report", tmp_path / "report.html"]
    done = run("build", *files, "--store", "store", *outs, cwd=tmp_path, **env)
    assert done.returncode in DONE, done.stderr.decode()
    assert everything(run, tmp_path, **env) == plain
    for name in ("graph.ttl", "report.html"):
        assert (tmp_path / name).read_bytes() == (seeds_store.parent / name).read_bytes()


def test_to_build_twice_is_to_build_once(
    run: Any, root: Path, seeds_store: Path, plain: bytes, tmp_path: Path
) -> None:
    shutil.copytree(seeds_store, tmp_path / "store")
    done = run("build", root / "seeds/articles", "--store", "store", cwd=tmp_path)
    assert done.returncode in DONE, done.stderr.decode()
    rows = dict(
        row.strip("│ ").rsplit("│", 1) for row in done.stderr.decode().splitlines() if "│" in row
    )
    counts = {name.strip(): int(number) for name, number in rows.items()}
    assert counts["new or changed"] == 0
    assert counts["unchanged"] == 5
    assert everything(run, tmp_path) == plain


@pytest.mark.slow
def test_a_build_that_is_killed_goes_on_where_it_was(
    run: Any, root: Path, plain: bytes, tmp_path: Path
) -> None:
    folder = root / "seeds/articles"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from kurultay.cli import main; main()",
            "build",
            folder,
            "--store",
            "store",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        stored = wait_for_rows(tmp_path / "store" / "ledger.sqlite", 2)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert 2 <= stored < 6
    done = run("build", folder, "--store", "store", cwd=tmp_path)
    assert done.returncode in DONE, done.stderr.decode()
    assert everything(run, tmp_path) == plain


def wait_for_rows(ledger: Path, wanted: int) -> int:
    """Wait until the ledger knows as many articles; give how many it knows."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as opened:
                (rows,) = opened.execute("SELECT COUNT(*) FROM article").fetchone()
            opened.close()
        except sqlite3.OperationalError:
            rows = 0
        if rows >= wanted:
            return int(rows)
        time.sleep(0.002)
    raise AssertionError("the build never stored an article")
