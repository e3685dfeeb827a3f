"""
Bodies named with their owner: «МИД Узбекистана», «Совет министров культуры ТЮРКСОЙ».

What is left of a name without the words for its state, or for the body it is an organ of, is its
core. A register body is meant where owner and core are the same, in whatever order and form the
owner's words stand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kurultay.identity import names
from kurultay.mentions.entries import Entry
from kurultay.mentions.mention import MentionKind

Core = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"of", "the"})
_STEM = 4
"""Units: letters by sound; a shorter word of an owner's name must agree in full."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The words by which a state or a body is called within the names of others."""

    stems: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, entry: Entry) -> Owner:
        """Gather the words of an entry's names, adjectives and acronyms."""
        stems, whole = set(), set()
        for _, words in (*entry.names, *entry.adjectives):
            for word in map(names.sound, _WORD.findall(words)):
                if len(word) >= _STEM:
                    stems.add(word[: max(_STEM, len(word) - 2)])
                else:
                    whole.add(word)
        acronyms = {words.lower() for _, words in entry.acronyms}
        return cls(frozenset(stems), frozenset(whole | acronyms))

    def has(self, word: str) -> bool:
        """Tell whether a word is one of the owner's."""
        if word.lower() in self.whole:
            return True
        heard = names.sound(word)
        if heard in self.whole:
            return True
        return any(heard[:end] in self.stems for end in range(_STEM, len(heard) + 1))

    def without(self, common: frozenset[str]) -> Owner:
        """Give the owner by the words that no other is called by."""
        return Owner(self.stems - common, frozenset())

    def core(self, name: str) -> Core:
        """Give the words of a name that are not the owner's, by sound, sorted."""
        left = [word for word in _WORD.findall(name) if not self.has(word)]
        return tuple(sorted(names.sound(word) for word in left if word.lower() not in _SMALL))


class Owned:
    """The register's bodies by owner and core."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the bodies that have a state or stand within another body."""
        entries = tuple(entries)
        bodies = [entry for entry in entries if entry.kind is MentionKind.BODY]
        wanted = {(MentionKind.STATE, body.country) for body in bodies if body.country}
        wanted |= {
            (MentionKind.BODY, body.part_of) for body in bodies if body.part_of and not body.country
        }
        self._owners = {
            (entry.kind, entry.key): Owner.of(entry)
            for entry in entries
            if (entry.kind, entry.key) in wanted
        }
        lands = [own for (kind, _), own in self._owners.items() if kind is MentionKind.STATE]
        counts = Counter(stem for own in lands for stem in own.stems)
        common = frozenset(stem for stem, count in counts.items() if count > 1)
        self._lands = {
            key: own.without(common)
            for (kind, key), own in self._owners.items()
            if kind is MentionKind.STATE
        }
        self._bodies: dict[tuple[MentionKind, str, Core], set[str]] = defaultdict(set)
        self._short: dict[str, set[tuple[MentionKind, str]]] = defaultdict(set)
        for body in bodies:
            self._add(body)
        for entry in entries:
            if entry.kind in (MentionKind.STATE, MentionKind.BODY):
                for _, words in entry.acronyms:
                    self._short[words.lower()].add((entry.kind, entry.key))

    def _add(self, body: Entry) -> None:
        kind = MentionKind.STATE if body.country else MentionKind.BODY
        key = body.country or body.part_of or ""
        owner = self._owners.get((kind, key))
        if owner is not None:
            for _, words in (*body.names, *body.acronyms):
                core = owner.core(words)
                if core:
                    self._bodies[kind, key, core].add(body.key)

    def called(self, name: str, country: str | None) -> tuple[str, ...]:
        """
        Give the bodies that a name means by its owner and its core.

        The owner is the country, or whom a word or an acronym of the name means beyond doubt.
        """
        words = _WORD.findall(name)
        named = [key for key, own in self._lands.items() if any(map(own.has, words))]
        lone = country or (named[0] if len(named) == 1 else None)
        owners = {(MentionKind.STATE, lone)} if lone else set()
        for word in words:
            short = self._short.get(word.lower(), set()) if word.isupper() else set()
            owners |= short if len(short) == 1 else set()
        found: set[str] = set()
        for kind, key in owners:
            owner = self._owners.get((kind, key or ""))
            if owner is not None and any(owner.has(word) for word in words):
                found |= self._bodies.get((kind, key or "", owner.core(name)), set())
        return tuple(sorted(found))
