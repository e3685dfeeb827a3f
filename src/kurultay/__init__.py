"""Who met whom, where, when and in which capacity: from the news, as RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurultay.api import (
        Answer,
        Article,
        Built,
        KurultayError,
        Mapped,
        SetAside,
        Store,
        article,
        build,
        facts,
        from_rdflib,
        map_article,
        open_store,
        query,
        read,
        to_rdflib,
    )

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Article",
    "Built",
    "KurultayError",
    "Mapped",
    "SetAside",
    "Store",
    "article",
    "build",
    "facts",
    "from_rdflib",
    "map_article",
    "open_store",
    "query",
    "read",
    "to_rdflib",
]


def __getattr__(name: str) -> object:
    """Import the interface for Python only when it is asked for: the command line needs it not."""
    if name in __all__:
        from kurultay import api  # noqa: PLC0415 - as the docstring says

        return getattr(api, name)
    raise AttributeError(f"module 'kurultay' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
