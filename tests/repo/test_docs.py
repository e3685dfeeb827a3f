"""What the documentation says is so: verbs, decisions, and every block of the README is run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from kurultay.cli.app import app
from kurultay.errors import Exit

# Blocks that set up a machine or run all tests; what they name is checked instead.
SETS_UP = ("git clone", "make", "cd ", "pip install")
PARTS = ("Status:", "## Context", "## Decision", "## Consequences", "## Price of going back")


def verbs() -> set[str]:
    found = get_command(app)
    return set(found.commands)  # type: ignore[attr-defined]  # a group


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Give the fenced blocks: language and content."""
    for match in re.finditer(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield match[1], match[2]


def test_the_design_s_verbs_are_there() -> None:
    wanted = "build map validate infer query queries export explain facts score stats doctor"
    assert set(wanted.split()) <= verbs()


@pytest.mark.parametrize("page", ["docs/cli.md"])
def test_every_verb_stands_in(page: str, root: Path) -> None:
    text = (root / page).read_text("utf-8")
    assert {verb for verb in verbs() if f"`{verb}" not in text} == set()


def test_every_verb_has_a_help_line(run: Any, tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]  # a group
        assert command.help, name


def test_every_exit_code_is_explained(root: Path) -> None:
    text = (root / "docs/cli.md").read_text("utf-8")
    assert {code for code in Exit if f"| {int(code)} |" not in text} == set()


def test_cited_decisions_exist(root: Path) -> None:
    there = {path.name[:4] for path in (root / "docs/decisions").glob("*.md")}
    cited: set[str] = set()
    for pattern in ("src/**/*.py", "docs/**/*.md", "*.md", "mapping/**/*.toml", "shapes/*.ttl"):
        for path in root.glob(pattern):
            text = path.read_text("utf-8")
            cited |= set(re.findall(r"\bADR[ -]?(\d{4})", text))
            cited |= set(re.findall(r"decisions/(\d{4})-", text))
    assert cited - there == set()


def test_every_decision_has_its_parts_and_fits_a_page(root: Path) -> None:
    pages = sorted((root / "docs/decisions").glob("*.md"))
    assert len(pages) >= 7
    for page in pages:
        text = page.read_text("utf-8")
        assert [part for part in PARTS if part not in text] == [], page.name
        assert len(text.splitlines()) <= 60, page.name


def test_links_of_the_pages_lead_somewhere(root: Path) -> None:
    for page in (root / "README.md", *(root / "docs").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_folders_in_the_readme_s_map_exist(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    (tree,) = [body for lang, body in blocks(text) if lang == "" and "src/kurultay" in body]
    named = re.findall(r"^(\S+)", tree, re.MULTILINE)
    assert len(named) >= 9
    assert [name for name in named if not (root / name).exists()] == []


def commands(body: str) -> Iterator[list[str]]:
    for line in body.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith(("#", *SETS_UP)):
            words = shlex.split(line, comments=True)
            assert words[0] == "kurultay", f"the test cannot run: {line}"
            yield words[1:]


def test_every_block_of_the_readme_runs(root: Path, run: Any, tmp_path: Path) -> None:
    """In order, in one folder; each cell of a text block was printed by the command before it."""
    for name in ("seeds", "tests"):
        (tmp_path / name).symlink_to(root / name)
    ran = shown = 0
    printed = ""
    for lang, body in blocks((root / "README.md").read_text("utf-8")):
        if lang == "sh":
            for words in commands(body):
                done = run(*words, cwd=tmp_path)
                assert done.returncode == 0, f"{words}: {done.stderr.decode()}"
                printed = done.stdout.decode()
                ran += 1
        elif lang == "text":
            cells = [cell for line in body.splitlines() for cell in re.split(r"  +", line.strip())]
            assert [cell for cell in cells if cell not in printed] == []
            shown += len(cells)
        elif lang == "python":
            done = subprocess.run(
                [sys.executable, "-c", body], cwd=tmp_path, capture_output=True, check=False
            )
            assert done.returncode == 0, done.stderr.decode()
            printed = done.stdout.decode()
            ran += 1
        else:
            assert lang in ("", "turtle", "toml", "sparql", "html"), (
                f"a block of {lang!r} is not run"
            )
    assert ran >= 10
    assert shown >= 12


def test_targets_that_the_readme_names_are_in_the_makefile(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b", (root / "README.md").read_text("utf-8")))
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named - targets == set()
