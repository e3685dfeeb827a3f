"""
The closure after a change of the merged graph: only what the change touches is derived again.

What rests on a lost triple is given up with all that follows from it; then what still holds for
another reason, and what the new triples bring, is derived. The writing is left to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from kurultay.rules import INFERRED, Pattern, Rule, bind, kind, unify

_FEW = 16
"""Up to how many triples fit a pattern from which it is worth to begin."""


class Matching(Protocol):
    """The part of a store that is used here."""

    def match(
        self, pattern: Pattern, graph: str | None = None, limit: int | None = None
    ) -> tuple[Pattern, ...]:
        """Give the triples of a graph that fit a pattern."""


@dataclass(frozen=True, slots=True)
class Change:
    """Triples, as N-Triples without the point, that the merged graph loses and gains."""

    removed: frozenset[Pattern]
    added: frozenset[Pattern]


def revise(store: Matching, given: tuple[Rule, ...], change: Change) -> Change:
    """
    Give what the inferred graph loses and gains by a change of the merged graph that is to come.

    What rests on a lost triple is given up first, and then derived anew where it still holds.
    Shape: with the change the two graphs are the same as closing the merged graph from nothing.
    Errors: StoreError if the store refuses.
    """
    known: _Known = {}
    old = _View(store, Change(frozenset(), frozenset()), frozenset(), known)
    doomed = _consequences(old, given, change.removed, old.inferred)
    view = _View(store, change, frozenset(doomed), known)
    giving = _by_head(given)
    # What is merged need not be inferred.
    double = old.inferred(each for each in change.added if kind(each) in giving)
    again = {each for each in doomed | set(change.removed) if _derived(view, giving, each)}
    again -= set(view.merged(again))
    view.freshen(again)
    begun = frozenset(set(change.added) | again)
    fresh = _consequences(view, given, begun, view.absent)
    gained = again | fresh
    return Change(frozenset((doomed | double) - gained), frozenset(gained - doomed))


_Known = dict[Pattern, list[tuple[Pattern, bool]] | None]
"""What the store has for patterns, each triple with whether it is inferred; None if it is much."""


class _View:
    """The merged and the inferred graph with a change that is not yet written."""

    def __init__(
        self, store: Matching, change: Change, doomed: frozenset[Pattern], known: _Known
    ) -> None:
        self._store = store
        self._gone = change.removed
        self._doomed = doomed
        self._added = change.added
        self._known = known
        self._by_kind: dict[str, list[Pattern]] = {}
        for triple in sorted(change.added):
            self._by_kind.setdefault(kind(triple), []).append(triple)
        self._fresh: set[Pattern] = set()
        self._fresh_by_kind: dict[str, list[Pattern]] = {}

    def freshen(self, triples: Iterable[Pattern]) -> None:
        """Take triples for inferred ones."""
        for triple in set(triples) - self._fresh:
            self._fresh.add(triple)
            self._fresh_by_kind.setdefault(kind(triple), []).append(triple)

    def merged(self, triples: Iterable[Pattern]) -> set[Pattern]:
        """Give those of some triples that the merged graph has."""
        some = set(triples)
        there = self._there(some - self._gone, None)
        return there | (some & self._added)

    def inferred(self, triples: Iterable[Pattern]) -> set[Pattern]:
        """Give those of some triples that the inferred graph has."""
        some = set(triples)
        there = self._there(some - self._doomed, INFERRED)
        return there | (some & self._fresh)

    def absent(self, triples: Iterable[Pattern]) -> set[Pattern]:
        """Take those of some triples that neither graph has for fresh ones, and give them."""
        some = set(triples)
        found = some - self.merged(some)
        found -= self.inferred(found)
        self.freshen(found)
        return found

    def _there(self, triples: set[Pattern], graph: str | None) -> set[Pattern]:
        return {each for each in triples if self._store.match(each, graph)}

    def match(self, pattern: Pattern) -> Iterator[Pattern]:
        """Give the triples of both graphs that a pattern fits."""
        found = self._few(pattern)
        for triple, inferred in self._asked(_open(pattern)) if found is None else found:
            gone = self._doomed if inferred else self._gone
            if triple not in gone and unify(pattern, triple) is not None:
                yield triple
        sort = kind(pattern)
        # A list may grow while it is gone through.
        fresh = tuple(self._fresh_by_kind.get(sort, ()))
        for triple in chain(self._by_kind.get(sort, ()), fresh):
            if unify(pattern, triple) is not None:
                yield triple

    def rarest(self, patterns: Sequence[Pattern]) -> int:
        """Give the place of a pattern that few triples fit: a president attends thousands."""
        for place, pattern in enumerate(patterns[:-1]):
            if self._few(pattern) is not None:
                return place
        return len(patterns) - 1

    def _few(self, pattern: Pattern) -> list[tuple[Pattern, bool]] | None:
        """Give what the store has for a pattern, if it is little."""
        # Nothing is written meanwhile, so each is asked for once.
        asked = _open(pattern)
        if asked not in self._known:
            found = self._asked(asked, _FEW)
            self._known[asked] = found if len(found) < _FEW else None
        return self._known[asked]

    def _asked(self, asked: Pattern, limit: int | None = None) -> list[tuple[Pattern, bool]]:
        found = [(triple, False) for triple in self._store.match(asked, None, limit)]
        left = None if limit is None else limit - len(found)
        found += [(triple, True) for triple in self._store.match(asked, INFERRED, left)]
        return found


def _open(pattern: Pattern) -> Pattern:
    """Give a pattern with the same names for its variables whatever they are called."""
    subject, predicate, value = (
        name if term.startswith("?") else term
        for name, term in zip(("?s", "?p", "?o"), pattern, strict=True)
    )
    return subject, predicate, value


def _consequences(
    view: _View,
    given: tuple[Rule, ...],
    begun: frozenset[Pattern],
    keep: Callable[[Iterable[Pattern]], set[Pattern]],
) -> set[Pattern]:
    """Give all that follows from some triples and whatever else holds, as far as it is kept."""
    by_kind: dict[str, list[tuple[Rule, int]]] = {}
    for rule in given:
        for place, pattern in enumerate(rule.body):
            by_kind.setdefault(kind(pattern), []).append((rule, place))
    found: set[Pattern] = set()
    edge = set(begun)
    while edge:
        heads = {
            head
            for triple in sorted(edge)
            for rule, place in by_kind.get(kind(triple), ())
            for head in _heads(view, rule, place, triple)
        }
        edge = keep(heads - found)
        found |= edge
    return found


def _heads(view: _View, rule: Rule, place: int, triple: Pattern) -> Iterator[Pattern]:
    bound = unify(rule.body[place], triple)
    if bound is None:
        return
    rest = rule.body[:place] + rule.body[place + 1 :]
    for values in _solutions(view, rest, bound):
        yield bind(rule.head, values)


def _solutions(
    view: _View, patterns: tuple[Pattern, ...], bound: dict[str, str]
) -> Iterator[dict[str, str]]:
    if not patterns:
        yield bound
        return
    bodies = [bind(pattern, bound) for pattern in patterns]
    place = view.rarest(bodies)
    rest = patterns[:place] + patterns[place + 1 :]
    for triple in view.match(bodies[place]):
        more = unify(bodies[place], triple)
        if more is not None:
            yield from _solutions(view, rest, bound | more)


def _by_head(given: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    """Give the rules by what their heads are about."""
    found: dict[str, list[Rule]] = {}
    for rule in given:
        found.setdefault(kind(rule.head), []).append(rule)
    return found


def _derived(view: _View, giving: dict[str, list[Rule]], triple: Pattern) -> bool:
    """Tell whether some rule gives a triple from what holds."""
    for rule in giving.get(kind(triple), ()):
        bound = unify(rule.head, triple)
        if bound is not None and any(True for _ in _solutions(view, rule.body, bound)):
            return True
    return False
