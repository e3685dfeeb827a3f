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


# Patronymic particles and endings are the same in every Cyrillic script: they are no language's.
SPELT_OUT = {"src/kurultay/identity/names.py"}
# An alphabet, a character class, a table of letters: letters, but no words.
LETTERS = re.compile(r"""\[[^\]]*\]|maketrans\([^)]*\)|\bin "[^"]*"|"а[^"]*эюя[^"]*\"""")


def words_of_a_language(source: str) -> list[str]:
    """Give the Cyrillic words of the code; a comment or a docstring may give examples."""
    code = LETTERS.sub("", re.sub(r'"""[\s\S]*?"""|#[^\n]*', "", source))
    return re.findall(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{4,}", code)


def test_words_of_a_language_stand_in_the_mapping_not_in_the_sources(texts: dict[str, str]) -> None:
    found = {
        name: words
        for name, text in texts.items()
        # A language's own module may hold endings.
        if name.startswith("src/") and name.endswith(".py") and "/lang/" not in name
        if (words := words_of_a_language(text))
    }
    assert found.keys() == SPELT_OUT, found


def test_the_test_sees_a_word_and_lets_letters_pass() -> None:
    assert words_of_a_language('if word == "министр":') == ["министр"]
    assert words_of_a_language('WORDS = ("совет", "саммит")') == ["совет", "саммит"]
    assert words_of_a_language('r"[а-яёәіңғ]" if last in "аяуюе" else "x"  # министр') == []
