"""The tools bite: a fault that each must find, so that a mis-filed setting cannot pass in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def tool(root: Path, *args: object, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, args)],
        cwd=root,
        input=text,
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("def f(x):\n    return x\n", "ANN001"),
        ("import os\n", "F401"),
        ('"""A module."""\n\nprint("here")\n', "T201"),
        ("x = eval('1')\n", "S307"),
    ],
)
def test_ruff_finds_a_fault_in_a_module_of_ours(root: Path, source: str, rule: str) -> None:
    done = tool(
        root, "ruff", "check", "--stdin-filename", "src/kurultay/text/bad.py", "-", text=source
    )
    assert done.returncode == 1
    assert rule in done.stdout


def test_ruff_lets_russian_look_alikes_pass(root: Path) -> None:
    source = '"""Words such as «а» and «с»."""\n'
    done = tool(
        root, "ruff", "check", "--stdin-filename", "src/kurultay/text/fine.py", "-", text=source
    )
    assert done.returncode == 0, done.stdout


def test_mypy_finds_a_wrong_type(root: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("def f(x: int) -> str:\n    return x\n\ndef g(x):\n    return x\n")
    done = tool(root, "mypy", "--cache-dir", tmp_path / "cache", bad)
    assert done.returncode == 1
    assert "[return-value]" in done.stdout
    assert "[no-untyped-def]" in done.stdout


@pytest.mark.parametrize(
    "source",
    [
        "import pytest\n@pytest.mark.unheard_of\ndef test_a():\n    pass\n",
        "import warnings\ndef test_a():\n    warnings.warn('x')\n",
        "import pytest\n@pytest.mark.xfail(reason='x')\ndef test_a():\n    pass\n",
        "def test_a():\n    assert False\n",
    ],
    ids=["an unknown marker", "a warning", "an expected failure that passes", "a failure"],
)
def test_pytest_fails_on(root: Path, tmp_path: Path, source: str) -> None:
    (tmp_path / "test_bad.py").write_text(source)
    done = tool(
        root, "pytest", "-q", "-c", root / "pyproject.toml", "-p", "no:cacheprovider", tmp_path
    )
    assert done.returncode in (1, 2), done.stdout
