"""The house has floors: a room uses only rooms on floors below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROWS = (
    ("errors",),
    ("resources", "workers"),
    ("text",),
    ("lang",),
    ("mentions",),
    ("facts",),
    ("identity",),
    ("graph",),
    ("check", "store"),
    ("rules",),
    ("revise",),
    ("merge",),
    ("queries",),
    ("audit",),
    ("upkeep",),
    ("pipeline", "publish"),
    ("api", "cli"),
)
"""From the ground up; a room may import only from rows above its own in this list."""

FLOOR = {room: number for number, row in enumerate(ROWS) for room in row}
ONLY = {
    "pyshacl": {"check"},
    "rdflib": {"api", "check", "store"},
    "SPARQLWrapper": {"store"},
    "sqlite3": {"store"},
    "slovnet": {"lang"},
    "navec": {"lang"},
    "pymorphy3": {"lang"},
    "pycrfsuite": {"lang"},
    "jinja2": {"publish"},
    "networkx": {"publish"},
    "typer": {"cli"},
    "rich": {"cli"},
    "tomllib": {"resources"},
}
"""Libraries that only some rooms may know."""


def imported(source: str) -> Iterator[str]:
    """Give the modules that a source imports, those inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module == "kurultay":
                yield from (f"kurultay.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def faults(room: str, source: str) -> list[str]:
    found = []
    for name in imported(source):
        top, _, rest = name.partition(".")
        if top == "kurultay" and rest:
            other = rest.partition(".")[0]
            if other in {"__version__", room}:
                continue
            if other not in FLOOR:
                found.append(f"{other} stands on no floor")
            elif FLOOR[other] >= FLOOR[room]:
                found.append(f"{room} imports {other}")
        elif room not in ONLY.get(top, {room}):
            found.append(f"{room} imports {top}")
    return found


def rooms(root: Path) -> Iterator[tuple[str, Path]]:
    package = root / "src" / "kurultay"
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        if inside.name != "__init__.py" or len(inside.parts) > 1:
            yield inside.parts[0].removesuffix(".py"), path


def test_every_room_stands_on_a_floor(root: Path) -> None:
    assert {room for room, _ in rooms(root)} == set(FLOOR)


def test_no_room_looks_up(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {fault}"
        for room, path in rooms(root)
        for fault in faults(room, path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("text", "from kurultay.lang import pack"),
        ("text", "def f():\n    import kurultay.cli.app"),
        ("pipeline", "from kurultay import publish"),
        ("check", "from kurultay.store import open_store"),
        ("facts", "import pyshacl"),
        ("facts", "from kurultay.cellar import wine"),
    ],
)
def test_the_test_sees_an_import_that_looks_up(room: str, source: str) -> None:
    assert faults(room, source)


def test_languages_are_told_apart_only_in_lang(root: Path) -> None:
    found = []
    for room, path in rooms(root):
        if room == "lang":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Compare):
                continue
            sides = [node.left, *node.comparators]
            names = {
                side.id if isinstance(side, ast.Name) else getattr(side, "attr", "")
                for side in sides
            }
            codes = {side.value for side in sides if isinstance(side, ast.Constant)}
            if names & {"lang", "language", "code"} and codes & {
                "ru",
                "kk",
                "tr",
                "az",
                "uz",
                "ky",
            }:
                found.append(f"{path.relative_to(root)}:{node.lineno}")
    assert found == []
