"""Who acts in a clause that does not name him: who tells of himself, who leads a delegation."""

from __future__ import annotations

from kurultay.facts.events_scene import Actor, Scene
from kurultay.facts.once import once

_NAMING = frozenset({"NOUN", "PRON", "PROPN"})
_IMPERSONAL = frozenset({"neut", "prts"})
_CREW = 6
"""A delegation stands so many words before who is said to lead it at most."""
_OPENS = 3
"""The word that opens what is told is among so many first ones of its clause."""


@once
def own(scene: Scene, row: int) -> list[tuple[Actor, int]]:
    """
    Give who is the subject of a clause that tells what he says, and names none.

    Shape: the actor before it, and the number of the clause.
    """
    if not scene.grammar.after:
        return []
    base, numbers = scene.sentences[row].first, scene.clauses(row)
    found: list[tuple[Actor, int]] = []
    for clause in sorted(set(numbers) - {0}):
        words = scene.clause(row, clause)
        if not scene.grammar["that"].among(scene.tokens, words[:_OPENS]):
            continue
        verb = next((k for k in words if scene.finite(k)), None)
        feats = scene.tokens[verb].feats if verb is not None else frozenset()
        if not {"past", "sing"} <= feats or feats & _IMPERSONAL:
            continue  # «…, что решение было принято»
        if any(_names(scene, k) for k in words[_OPENS - 1 :]):
            continue
        ahead = [a for a in scene.actors(row) if a.last <= words[0] and not a.blocked]
        told = [a for a in ahead if a.case == "nom" and _tells(scene, row, a, words[0], base)]
        if len(told) == 1:
            found.append((told[0], clause))
    return found + _leading(scene, row)


def _leading(scene: Scene, row: int) -> list[tuple[Actor, int]]:
    """Give who leads a delegation, which does something («Делегация, которую возглавляет А, …»)."""
    base, numbers = scene.sentences[row].first, scene.clauses(row)
    found: list[tuple[Actor, int]] = []
    for actor in scene.actors(row):
        words = scene.clause(row, numbers[actor.last - 1 - base])
        before = words[0] - 1
        if before < base or not numbers[words[0] - base] or actor.case not in {"nom", None}:
            continue
        led = any(scene.grammar["led"].at(scene.tokens, k) > 1 for k in words[:_OPENS])
        low = max(base, before - _CREW)
        crew = scene.grammar["delegation"].within(scene.tokens, low, before + 1)
        if led and crew and not actor.blocked:
            found.append((actor, numbers[before - base]))
    return found


def _names(scene: Scene, index: int) -> bool:
    """Tell whether a word may be the subject of its clause."""
    token = scene.tokens[index]
    return token.pos in _NAMING and scene.case(index) == "nom"


def _tells(scene: Scene, row: int, actor: Actor, end: int, base: int) -> bool:
    """Tell whether somebody is the subject of a verb of telling right before a clause."""
    number = scene.clauses(row)[actor.last - 1 - base]
    words = [k for k in scene.clause(row, number) if k < end]
    lists = (scene.grammar["speak"], scene.grammar["report"])
    return any(words_.among(scene.tokens, words) for words_ in lists)


__all__ = ["own"]
