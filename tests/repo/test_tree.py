"""What must not stand in the tree: paths of a machine, hosts of registries, loose ends."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

SKIP = {
    ".git",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
BINARY = {".tar", ".gz", ".png", ".pyc"}
# Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        [
            "/" + "home/" + r"\w+/",
            "/" + "root/",
            "/" + "work/",
            "/" + "tmp/" + r"\w",
            "C:" + r"\\Users",
        ]
    )
)
REGISTRY = re.compile(
    "|".join(
        [
            r"py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.npmjs",
            "deb" + r"\.debian\.org",
            "find" + "-links",
            "index" + "-url=",
        ]
    )
)


def files(root: Path) -> list[Path]:
    """Give the files of the tree: what git knows or would take in, or all in a plain folder."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        found = [root / name for name in done.stdout.decode().split("\0") if name]
    else:
        found = [path for path in root.rglob("*") if not SKIP & set(path.relative_to(root).parts)]
    return sorted(path for path in found if path.is_file() and path.suffix not in BINARY)


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    found = files(root)
    assert len(found) > 100, "the tree looks empty: this test would pass on nothing"
    return {str(path.relative_to(root)): path.read_text("utf-8", "replace") for path in found}


@pytest.mark.parametrize(
    ("what", "pattern"), [("the path of a machine", MACHINE), ("the host of a registry", REGISTRY)]
)
def test_no_file_names(what: str, pattern: re.Pattern[str], texts: dict[str, str]) -> None:
    found = [
        f"{name}: {match[0]}" for name, text in texts.items() if (match := pattern.search(text))
    ]
    assert found == [], what


@pytest.mark.parametrize(
    "line", ["/" + "tmp/x1", "/" + "home/me/a", "see https://py" + "pi.org/simple"]
)
def test_the_patterns_bite(line: str) -> None:
    assert MACHINE.search(line) or REGISTRY.search(line)


def test_no_loose_ends_in_the_sources(texts: dict[str, str]) -> None:
    word = re.compile("TO" + "DO|FIX" + "ME|HA" + r"CK\b")
    found = [name for name, text in texts.items() if name.startswith("src/") and word.search(text)]
    assert found == []


# Where a few words stand in the code: particles of names that no language owns, sets of letters.
SPELT_OUT = {
    "src/kurultay/facts/people.py": "vowels and consonants of endings",
    "src/kurultay/mentions/names.py": "vowels",
    "src/kurultay/text/decode.py": "letters that tell Kazakh in a wrong code page",
    "src/kurultay/text/parts.py": "letters of bylines",
    "src/kurultay/identity/names.py": "patronymic particles, the same in every Cyrillic script",
}


def test_words_of_a_language_stand_in_the_mapping_not_in_the_sources(texts: dict[str, str]) -> None:
    """A comment or a docstring may give an example; a line of code may not."""
    found: dict[str, list[str]] = {}
    for name, text in texts.items():
        # A language's own module may hold sets of letters and endings.
        if not name.startswith("src/") or not name.endswith(".py") or "/lang/" in name:
            continue
        code = re.sub(r'"""[\s\S]*?"""|#[^\n]*', "", text)
        words = re.findall(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{4,}", code)
        # An alphabet is no word: graph romanises it.
        words = [w for w in words if w.lower() not in "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"]
        if words:
            found[name] = words
    assert found.keys() == SPELT_OUT.keys()
