"""Claims of a text that was read in other letters, given back in the letters of the source."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from kurultay.lang.reading import Reading, Source
from kurultay.text.article import Span

Item = TypeVar("Item")


def restored(item: Item, reading: Reading) -> Item:
    """
    Give a claim, a name or a tuple of them with the spans and words of the source.

    Shape: what the text does not hold, as a nominative that it never uses, keeps the letters that
    it was read in. Where nothing was read in other letters, the item itself.
    """
    if reading.source is None:
        return item
    found: Item = _restored(item, reading.article.text, reading.source)
    return found


def _restored(item: Any, text: str, source: Source) -> Any:
    if isinstance(item, Span):
        return Span(source.starts[item.start], source.starts[item.end])
    if isinstance(item, Enum) or item is None:
        return item
    if isinstance(item, str):
        return _words(item, text, source)
    if isinstance(item, tuple):
        return tuple(_restored(one, text, source) for one in item)
    if is_dataclass(item) and not isinstance(item, type):
        now = {field.name: getattr(item, field.name) for field in fields(item)}
        new = {name: _restored(value, text, source) for name, value in now.items()}
        return item if new == now else replace(item, **new)
    return item


def _words(words: str, text: str, source: Source) -> str:
    """Give the words of the source that some words were read from."""
    if words.isascii():
        return words
    at = text.find(words)
    if at < 0:
        at = text.lower().find(words.lower()) if len(text.lower()) == len(text) else -1
    if at < 0:
        return words
    return source.article.text[source.starts[at] : source.starts[at + len(words)]]
