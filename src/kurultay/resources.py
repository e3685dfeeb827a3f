"""Where kurultay's own files lie, in a checkout and in an installed wheel, and how TOML is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources as importlib_resources
from pathlib import Path
from typing import Any

from kurultay.errors import ResourceError

FOLDERS = ("seeds", "ontology", "mapping", "shapes", "queries")
"""The data folders: at the top of a checkout, under ``kurultay/data`` in a wheel."""


def _checkout() -> Path | None:
    """
    Give the checkout that this package lies in, or None in an installed wheel.

    An editable install copies the data folders once and they go stale, so the checkout comes first.
    """
    root = Path(__file__).resolve().parents[2]
    project = root / "pyproject.toml"
    if not project.is_file():
        return None
    try:
        name = tomllib.loads(project.read_text("utf-8")).get("project", {}).get("name")
    except tomllib.TOMLDecodeError:
        return None
    return root if name == "kurultay" else None


@dataclass(frozen=True, slots=True)
class Home:
    """The one place that builds paths to our own files."""

    root: Path

    def path(self, *parts: str) -> Path:
        """
        Give the path of one of our files or folders.

        Errors: ResourceError if it does not exist.
        """
        found = self.root.joinpath(*parts)
        if not found.exists():
            raise ResourceError(
                f"{'/'.join(parts)}: not among kurultay's files; reinstall, or check --home"
            )
        return found

    def toml(self, *parts: str) -> dict[str, Any]:
        """
        Read one of our TOML files.

        Errors: ResourceError, with the file's place, if it is missing or not TOML.
        """
        text = self.path(*parts).read_text("utf-8")
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ResourceError(f"{'/'.join(parts)}: not TOML: {error}") from error

    def text(self, *parts: str) -> str:
        """
        Read one of our text files as UTF-8.

        Errors: ResourceError if it is missing.
        """
        return self.path(*parts).read_text("utf-8")


@cache
def home() -> Home:
    """
    Give the home of our files: the checkout if there is one, else the packaged data.

    Errors: ResourceError if neither holds the data folders.
    """
    root = _checkout() or Path(str(importlib_resources.files("kurultay"))) / "data"
    if not (root / "mapping").is_dir():
        raise ResourceError("kurultay's data folders are missing; reinstall the package")
    return Home(root)
