"""The word lists that the facts are read with, straight from ``mapping``."""

from __future__ import annotations

from functools import cache
from typing import Any

from kurultay.resources import home


@cache
def table(*parts: str) -> dict[str, Any]:
    """
    Give one file of ``mapping``, parsed once.

    Errors: ResourceError if the file is missing or broken.
    """
    return home().toml("mapping", *parts)
