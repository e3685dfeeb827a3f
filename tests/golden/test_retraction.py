"""A seed is taken out: what falls with it, what stands, and what the queries say then."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any

from kurultay.store import open_store

SEED = "004_53240d502ec29d4c"
"""The one article that tells of the ministers' meeting in Baku."""
MINISTERS = {"Mikayil Jabbarov", "Mehmet Fatih Kacır", "Bakyt Sydykov"}


def test_with_its_only_article_an_attendance_falls_and_what_others_know_stands(
    run: Any, seeds_store: Path, tmp_path: Path
) -> None:
    shutil.copytree(seeds_store, tmp_path / "store")

    def rows(*args: str) -> list[list[str]]:
        done = run(*args, "--store", "store", "--format", "csv", cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        return list(csv.reader(io.StringIO(done.stdout.decode())))[1:]

    before = rows("query", "ministers-at-ots-meetings", "-p", "lang=en")
    assert len(before) == 3
    (article,) = {row[-1] for row in before}
    foreseen = rows("query", "facts-resting-on-article", "-p", f"article={article}")
    outcome = rows("retract", SEED, "--who", "A. B.", "--why", "a test")
    fell = {(row[1], row[2].partition(",")[0]) for row in outcome if row[0] == "fell"}
    stand = {(row[1], row[2]) for row in outcome if row[0] == "stands"}
    assert {who for kind, who in fell if kind == "Participation"} == {
        *MINISTERS,
        "Kubanychbek Omuraliev",
    }
    assert {("Person", who) for who in (*MINISTERS, "Kubanychbek Omuraliev")} <= stand
    assert ("Body", "Organization of Turkic States") in stand
    falling = {row[3].rpartition("/")[2] for row in foreseen if row[1] == "falls"}
    assert falling == {row[-1].rpartition(":")[2] for row in outcome if row[0] == "fell"}
    assert rows("query", "ministers-at-ots-meetings") == []
    with open_store(tmp_path / "store", read_only=True) as store:
        assert not any("/004-53240d502ec29d4c-" in line for line in store.dump("all"))
