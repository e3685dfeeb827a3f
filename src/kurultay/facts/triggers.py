"""The words that announce an event: read from ``mapping``, found in the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kurultay.facts.wordlists import Index, Shelf, Words, shelf
from kurultay.mentions.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word for a type of event; ``frame`` is empty for nouns."""

    words: Words
    type: str
    en: str
    frame: str = ""
    weak: bool = False
    refers: bool = False
    many: bool = False
    lands: bool = False
    needs: Words | None = None
    never: Words | None = None


@dataclass(frozen=True, slots=True)
class Refine:
    """Words in the complement of an event noun that make it one of another type."""

    of: Words
    type: str
    only: frozenset[str]
    unless: Words | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language says of events: triggers, refinements, and the word lists around them."""

    nouns: tuple[Trigger, ...]
    verbs: tuple[Trigger, ...]
    refine: tuple[Refine, ...]
    gather: tuple[tuple[str, Words], ...]
    after: bool
    capital: Words
    lists: Mapping[str, Words]
    cues: tuple[tuple[str, Words], ...]
    tenses: tuple[tuple[str, str], ...]
    home: str
    stiff: tuple[str, ...]
    ends: Mapping[str, tuple[str, ...]]
    announce: Index[Trigger]

    def __getitem__(self, name: str) -> Words:
        """Give one word list of ``verbs.toml``."""
        return self.lists[name]


def _trigger(row: Mapping[str, Any], place: Shelf) -> Trigger:
    return Trigger(
        Words(row["words"], place),
        row["type"],
        row["en"],
        row.get("frame", ""),
        row.get("weak", False),
        row.get("refers", False),
        row.get("many", False),
        row.get("lands", False),
        Words(row["needs"], place) if row.get("needs") else None,
        Words(row["never"], place) if row.get("never") else None,
    )


@lru_cache(maxsize=16)
def grammar(lexicon: Lexicon) -> Grammar:
    """
    Read what a language says of events.

    Errors: ResourceError if a file of ``mapping`` is missing or broken.
    """
    data = lexicon.table("triggers.toml")
    around = lexicon.table("verbs.toml")
    place = shelf(lexicon)
    nouns = tuple(_trigger(row, place) for row in data["noun"])
    verbs = tuple(_trigger(row, place) for row in data["verb"])
    return Grammar(
        nouns,
        verbs,
        tuple(
            Refine(
                Words(row["of"], place),
                row["type"],
                frozenset(row["only"]),
                Words(row["unless"], place) if row.get("unless") else None,
            )
            for row in data["refine"]
        ),
        tuple((row["type"], Words(row["of"], place)) for row in data["gather"]),
        data["side"] == "after",
        Words(data["capital"], place),
        {
            name: Words(words, place)
            for name, words in around.items()
            if isinstance(words, list) and name != "stiff"
        },
        tuple((status, Words(words, place)) for status, words in around["cue"].items()),
        tuple(around["tense"].items()),
        around["home"],
        tuple(around["stiff"]),
        {name: tuple(endings) for name, endings in around["ends"].items()},
        Index(((trigger, trigger.words) for trigger in (*nouns, *verbs)), place),
    )
