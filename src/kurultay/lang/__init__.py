"""
The languages kurultay reads.

A language is a folder ``mapping/<code>/`` and one module here; others come by the entry point
group ``kurultay.languages``, each a function from the home of our files to a ``Language``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from kurultay.errors import InputError
from kurultay.lang.kazakh import Kazakh
from kurultay.lang.language import CASES, Language
from kurultay.lang.latin import KazakhLatin
from kurultay.lang.reading import NameSpan, Reading, Sentence, Token
from kurultay.lang.russian import Russian
from kurultay.resources import Home, home

__all__ = [
    "CASES",
    "Language",
    "NameSpan",
    "Reading",
    "Sentence",
    "Token",
    "codes",
    "pack",
    "words",
]

GROUP = "kurultay.languages"
_PACKS: dict[str, Callable[[Home], Language]] = {
    "kk": Kazakh.of,
    "kk-Latn": KazakhLatin.of,
    "ru": Russian.of,
}


_WORDS = {"kk-Latn": "kk"}
"""Packs that read by the words of another: the same language in another script."""


def words(code: str) -> str:
    """Give the language by whose words, in ``mapping``, a pack reads: its own, as a rule."""
    return _WORDS.get(code, code)


def codes() -> tuple[str, ...]:
    """Give the codes of all languages that can be read, sorted."""
    return tuple(sorted({*_PACKS, *(point.name for point in entry_points(group=GROUP))}))


@cache
def pack(code: str, files: Home | None = None) -> Language:
    """
    Give a language pack; its models are loaded when they are first needed.

    Errors: InputError if there is no pack for the language.
    """
    make = _PACKS.get(code)
    if make is None:
        for point in entry_points(group=GROUP, name=code):
            make = point.load()
    if make is None:
        raise InputError(
            f"written in {code}, which kurultay cannot yet read; it reads {', '.join(codes())}"
        )
    return make(files or home())
