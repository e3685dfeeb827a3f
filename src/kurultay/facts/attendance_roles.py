"""The role that a noun beside somebody names: the host, a speaker, who is in the chair."""

from __future__ import annotations

from collections.abc import Sequence

from kurultay.facts.events_scene import Actor, Scene


def called(scene: Scene, row: int, actor: Actor, clause: int) -> str | None:
    """Give the role that a noun beside names («хозяин встречи, …», «модератором выступил …»)."""
    tokens, base = scene.tokens, scene.sentences[row].first
    words, join = scene.clauses(row), scene.grammar["and"]
    if not scene.grammar.after:
        return None
    within = actor.last + 1  # «А (модератор)»
    if within < len(tokens) and tokens[actor.last].text == "(" and _billed(scene, (within,)):
        return _billed(scene, (within,))
    billed = scene.grammar["billed"]  # a speaker may be read as that of a parliament
    others = [a.last for a in scene.actors(row) if a.last <= actor.first]
    while others and all(
        t.text == "," or join.at((t,), 0) for t in tokens[others[-1] : actor.first]
    ):
        if billed.at(tokens, actor.first):
            break
        before = [a for a in scene.actors(row) if a.last == others[-1]]
        others = others[:-1]
        actor = before[0]
    low = max([base, *others])
    near = [k for k in range(low, actor.first + 1) if words[k - base] == clause]
    return _billed(scene, [k for k in near if k == base or tokens[k - 1].text != "("])


def joined(scene: Scene, row: int, actor: Actor) -> int:
    """Give where somebody begins, or who «and» joins him to («под председательством А и Б»)."""
    before = [a for a in scene.actors(row) if a.last == actor.first - 1 and a.case == actor.case]
    both = bool(before) and scene.grammar["and"].at(scene.tokens, actor.first - 1) > 0
    return before[0].first if both else actor.first


def _billed(scene: Scene, near: Sequence[int]) -> str | None:
    """Give the role that a noun among some words names."""
    for name, role in (("billed", "speaker"), ("owner", "host"), ("chaired", "chair")):
        if any(scene.grammar[name].at(scene.tokens, k) for k in near):
            return role
    return None
