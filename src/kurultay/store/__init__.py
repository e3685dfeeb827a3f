"""Stores of graphs, chosen by address, and the ledger of what has been stored."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from kurultay.errors import StoreError
from kurultay.store import embedded
from kurultay.store.ledger import Entry, Ledger, Tombstone
from kurultay.store.protocol import NamedLines, Row, Solutions, Store, Term, Triple
from kurultay.store.waiting import PackedGraph

__all__ = [
    "Entry",
    "Ledger",
    "NamedLines",
    "PackedGraph",
    "Row",
    "Solutions",
    "Store",
    "Term",
    "Tombstone",
    "Triple",
    "open_ledger",
    "open_store",
]

_MEMORY = "memory:"
_FOLDER = "oxigraph:"
_REMOTE = ("sparql+http:", "sparql+https:", "http:", "https:")
_GROUP = "kurultay.stores"


def open_store(address: str | Path, *, read_only: bool = False) -> Store:
    """
    Open the store of an address.

    ``memory:`` is empty and lives as long as it is open; a path, or ``oxigraph:DIR``, is a folder
    (made if need be, unless ``read_only``); ``sparql+https://…`` is an endpoint to read from. Other
    schemes are looked up among the entry points ``kurultay.stores``.
    Errors: StoreError if there is no such store, or it cannot be opened.
    """
    text = str(address)
    if text == _MEMORY:
        return embedded.memory()
    if text.startswith(_REMOTE):
        from kurultay.store.remote import Remote  # noqa: PLC0415 - rdflib comes with it, slowly

        return Remote(text.removeprefix("sparql+"))
    folder = _folder(text)
    if folder is not None:
        return embedded.folder(folder, read_only=read_only)
    return _plugged(text)(text)


def open_ledger(address: str | Path) -> Ledger:
    """
    Open the ledger beside a store; that of a store in memory is in memory too.

    Errors: StoreError if the store has no ledger, as a remote one.
    """
    text = str(address)
    if text == _MEMORY:
        return Ledger()
    folder = None if text.startswith(_REMOTE) else _folder(text)
    if folder is None:
        raise StoreError(f"{text}: only a store in a folder can be built into; name a folder")
    return Ledger(folder / "ledger.sqlite")


def _folder(text: str) -> Path | None:
    """Give the folder that an address names, if it names one."""
    if text.startswith(_FOLDER):
        return Path(text.removeprefix(_FOLDER))
    scheme, colon, rest = text.partition(":")
    # One letter is a drive, and nothing but a scheme is followed by its colon without a slash.
    if colon and len(scheme) > 1 and scheme.replace("+", "").isalnum() and rest:
        return None
    return Path(text)


def _plugged(text: str) -> Callable[[str], Store]:
    scheme = text.partition(":")[0]
    found = [point for point in entry_points(group=_GROUP) if point.name == scheme]
    if not found:
        raise StoreError(f"{text}: no store of the kind {scheme!r}; name a folder or memory:")
    opener: Callable[[str], Store] = found[0].load()
    return opener
