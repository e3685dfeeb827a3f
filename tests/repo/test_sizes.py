"""A module is read in one sitting, a function in one look."""

from __future__ import annotations

import ast
from pathlib import Path

MODULE = 400
FUNCTION = 50


def sources(root: Path) -> list[Path]:
    folders = ("src", "benchmarks", "seeds")
    return [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]


def long_functions(source: str) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            length = (node.end_lineno or first) - first + 1
            if length > FUNCTION:
                found.append((node.name, length))
    return found


def test_no_module_is_longer_than_400_lines(root: Path) -> None:
    found = {
        str(path.relative_to(root)): length
        for path in sources(root)
        if (length := len(path.read_text("utf-8").splitlines())) > MODULE
    }
    assert found == {}


def test_no_function_is_longer_than_50_lines(root: Path) -> None:
    found = {
        str(path.relative_to(root)): too_long
        for path in sources(root)
        if (too_long := long_functions(path.read_text("utf-8")))
    }
    assert found == {}


def test_the_test_sees_a_long_function() -> None:
    body = "".join(f"    x = {n}\n" for n in range(FUNCTION))
    assert long_functions(f"def f():\n{body}") == [("f", FUNCTION + 1)]
