"""Frozen values as one line of text that is the same for equal values, and back."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

from kurultay.errors import StoreError
from kurultay.merge.keys import Days, Form
from kurultay.merge.meetings import Report
from kurultay.merge.people import Person

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (Days, Form, Person, Report)}


def pack(value: object) -> str:
    """
    Write a value of ours as JSON.

    Shape: sets are sorted, so equal values give equal text.
    """
    return _text(_plain(value))


_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return {"set": sorted((_plain(each) for each in value), key=_text)}
    name = type(value).__name__
    if name not in _KINDS:
        raise TypeError(f"{name} is no value that an index keeps")
    return {
        name: [
            sorted(getattr(value, each)) if plain else _plain(getattr(value, each))
            for each, plain in _names(name)
        ]
    }


@lru_cache
def _names(kind: str) -> tuple[tuple[str, bool], ...]:
    """Give the fields of a kind, and which of them are sets of words: most are."""
    return tuple((each.name, each.type == "frozenset[str]") for each in fields(_KINDS[kind]))


_DAY = re.compile(r'\{"day":"([0-9-]+)"\}')


def days(text: str) -> list[str]:
    """Give all days of a value that is not read yet."""
    return _DAY.findall(text)


def unpack(text: str) -> object:
    """
    Read a value.

    Errors: StoreError if it was written by another version.
    """
    try:
        return _value(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError("index: cannot be read; remove it and build again") from error


def _value(plain: object) -> object:
    if isinstance(plain, list):
        return tuple([_value(each) for each in plain])
    if not isinstance(plain, dict):
        return plain
    ((name, inner),) = plain.items()
    if name == "day":
        return date.fromisoformat(inner)
    if name == "set":
        return frozenset([_value(each) for each in inner])
    pairs = zip(inner, _names(name), strict=True)
    return _KINDS[name](*[frozenset(each) if words else _value(each) for each, (_, words) in pairs])


@lru_cache(maxsize=4096)
def rank(text: str) -> tuple[int, ...]:
    """Read how strongly a pair belongs together."""
    return tuple(json.loads(text))


@lru_cache(maxsize=16384)
def person(text: str) -> Person:
    """Read a person."""
    found = unpack(text)
    if not isinstance(found, Person):
        raise StoreError("index: a person was expected; remove it and build again")
    return found


@lru_cache(maxsize=16384)
def report(text: str) -> Report:
    """Read a report of an event."""
    found = unpack(text)
    if not isinstance(found, Report):
        raise StoreError("index: a report was expected; remove it and build again")
    return found
