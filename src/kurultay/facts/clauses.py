"""The clauses of a sentence: where a subordinate one begins, and where the main one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurultay.facts.events_scene import Scene

_DASHES = frozenset("–—-−")
_MARKS = frozenset({",", "(", "–", "—", ";", ":"})


def split(scene: Scene, row: int) -> tuple[int, ...]:
    """
    Give the number of the clause of each token of a sentence.

    Shape: 0 is the main clause; a subordinate one ends where a comma is followed by a finite verb.
    """
    sentence, splits = scene.sentences[row], scene.grammar["split"]
    out: list[int] = []
    now = top = 0
    for index in range(sentence.first, sentence.last):
        mark, after = scene.tokens[index].text, index + 1
        if mark in _MARKS and after < sentence.last:
            small = scene.tokens[after].text[:1].islower()
            small = small and scene.grammar["and"].at(scene.tokens, after) < 2
            opens = mark != "(" and small and splits.at(scene.tokens, after) > 0
            opens = opens and not _gapped(scene, after, sentence.last)
            closed = not scene.grammar.after and scene.ends(index - 1)
            if opens or closed or _relative(scene, after, sentence.last):
                top += 1
                now = top
            elif now and scene.finite(after):
                now = 0
        out.append(now)
    return tuple(out)


def _gapped(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a clause takes its verb from the one before («…, а турецкую – министр А»)."""
    stop = next((k for k in range(index, end) if scene.tokens[k].text in {";", ","}), end)
    dash = any(scene.tokens[k].text in _DASHES for k in range(index, stop))
    return scene.grammar.after and dash and not any(map(scene.finite, range(index, stop)))


def _relative(scene: Scene, index: int, end: int) -> bool:
    """Tell whether a relative clause begins («, в ходе которой …»)."""
    opens = scene.grammar["relative"]
    for at in range(index, min(index + 3, end)):
        if opens.at(scene.tokens, at):
            return True
        if scene.tokens[at].pos not in {"ADP", "NOUN"}:
            return False
    return False
