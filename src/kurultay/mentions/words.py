"""What the world data of a language say, read from its mapping folder into plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kurultay.errors import ResourceError
from kurultay.resources import Home


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a post: its dictionary form, English, level and what may follow it."""

    lemma: str
    en: str
    level: str
    takes: str
    needs: str = ""
    of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that makes another post of the post it stands with: a deputy's or a servant's."""

    lemma: str
    en: str
    deputy: bool
    level: str = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a body's name: its dictionary form, English, kind and what may follow it."""

    lemma: str
    en: str
    kind: str
    takes: str
    alone: bool = False
    acronym: bool = False
    land: str = ""
    """The state that alone has a body of this name."""
    regional: str = ""
    """The kind of such a body of a region, where it is another."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a ministry: the words as they stand in its name, and in English."""

    text: str
    en: str


@dataclass(frozen=True, slots=True)
class World:
    """All that the mapping folder of a language says about names and posts."""

    titles: tuple[Title, ...]
    prefixes: tuple[Prefix, ...]
    heads: tuple[Head, ...]
    fields: tuple[Field, ...]
    places: tuple[Mapping[str, Any], ...]
    grammar: Mapping[str, tuple[str, ...]]
    """Lists of words by file and name: ``titles.acting``, ``bodies.report``, …"""
    low: Mapping[str, frozenset[str]]
    """The same lists in lower case, ё as е."""
    compounds: Mapping[str, str]
    """First halves of adjectives of two states, with the state: «казахско» is KZ."""
    dates: Mapping[str, Any]
    numbers: Mapping[str, Any]

    def words(self, name: str) -> tuple[str, ...]:
        """Give a list of words; empty where the language has none."""
        return self.grammar.get(name, ())

    def folded(self, name: str) -> frozenset[str]:
        """Give a list of words in lower case."""
        return self.low.get(name, frozenset())

    @classmethod
    def load(cls, home: Home, code: str) -> World:
        """
        Read a language's data.

        Errors: ResourceError if a file is missing or an entry lacks a field.
        """
        files = {
            name: home.toml("mapping", code, f"{name}.toml")
            for name in ("titles", "portfolios", "bodies", "places", "names", "dates", "numbers")
        }
        try:
            grammar = _grammar(files)
            return cls(
                titles=tuple(Title(name, **row) for name, row in files["titles"]["title"].items()),
                prefixes=tuple(_prefixes(files["titles"])),
                heads=tuple(_heads(files["bodies"])),
                fields=tuple(Field(*row) for row in files["portfolios"]["portfolio"].items()),
                places=tuple(files["places"].get("place", ())),
                grammar=grammar,
                low={name: frozenset(map(_fold, words)) for name, words in grammar.items()},
                compounds=files["places"].get("compound", {}),
                dates=files["dates"],
                numbers=files["numbers"],
            )
        except (KeyError, TypeError) as error:
            raise ResourceError(
                f"mapping/{code}: a field is missing or unknown: {error}"
            ) from error


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


def _prefixes(titles: Mapping[str, Any]) -> Iterable[Prefix]:
    for lemma, en in titles["deputy"].items():
        yield Prefix(lemma, en, deputy=True)
    for lemma, row in titles["aide"].items():
        told = {"en": row} if isinstance(row, str) else row
        yield Prefix(lemma, deputy=False, **told)


def _heads(bodies: Mapping[str, Any]) -> Iterable[Head]:
    for lemma, row in bodies["head"].items():
        yield Head(lemma, **row)
    for lemma, row in bodies.get("acronym", {}).items():
        yield Head(lemma, takes="owner", acronym=True, **row)


def _grammar(files: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Gather the lists of all ``grammar``, ``words`` and ``names`` tables."""
    found: dict[str, tuple[str, ...]] = {}
    for name, table in files.items():
        for section in ("grammar", "words", "names"):
            for key, value in table.get(section, {}).items():
                found[f"{name}.{key}"] = tuple(value) if isinstance(value, list) else (str(value),)
    return found
