"""A trie over words, each word known by several stems: how phrases are found in inflected text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

Keys = frozenset[str]
"""All the stems by which one word may be known, itself in lower case included."""


@dataclass(slots=True)
class _Node(Generic[Payload]):
    """A place in the trie: the ways on, and what ends here."""

    ways: dict[str, list[_Node[Payload]]] = field(default_factory=dict)
    own: dict[str, _Node[Payload]] = field(default_factory=dict)
    here: list[Payload] = field(default_factory=list)


class Trie(Generic[Payload]):
    """Phrases with what they stand for; a word of the text matches by any stem it shares."""

    __slots__ = ("_root",)

    def __init__(self) -> None:
        """Begin with no phrase."""
        self._root: _Node[Payload] = _Node()

    def add(self, words: Sequence[tuple[str, Keys]], payload: Payload) -> None:
        """Enter a phrase: of each word its own form and all its stems."""
        node = self._root
        for own, keys in words:
            child = node.own.get(own)
            if child is None:
                child = node.own[own] = _Node()
                for key in keys | {own}:
                    node.ways.setdefault(key, []).append(child)
            node = child
        if node is not self._root:
            node.here.append(payload)

    def starts(self, key: str) -> bool:
        """Tell whether a phrase begins with that stem."""
        return key in self._root.ways

    def opens(self, keys: Keys) -> bool:
        """Tell whether a phrase may begin with a word of these stems."""
        return not self._root.ways.keys().isdisjoint(keys)

    def matches(self, words: Sequence[Keys], start: int) -> Iterator[tuple[int, Payload]]:
        """
        Give every phrase that begins at a word, with the index behind its last word.

        Shape: shorter phrases first.
        """
        if not self.opens(words[start]):
            return
        nodes = [self._root]
        for index in range(start, len(words)):
            nodes = _step(nodes, words[index])
            if not nodes:
                return
            for node in nodes:
                for payload in node.here:
                    yield index + 1, payload


def _step(nodes: Iterable[_Node[Payload]], keys: Keys) -> list[_Node[Payload]]:
    """Follow all ways that a word opens, each place once."""
    found: dict[int, _Node[Payload]] = {}
    for node in nodes:
        if node.ways:
            for key in keys & node.ways.keys():
                for child in node.ways[key]:
                    found[id(child)] = child
    return list(found.values())
