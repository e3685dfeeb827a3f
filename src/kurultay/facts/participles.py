"""What a participle says of a paper: «договор, подписанный министрами А и Б в 2002 году»."""

from __future__ import annotations

from kurultay.facts.events_scene import Actor, Scene
from kurultay.mentions.mention import MentionKind

_PAPER = 12
"""A participle stands so many words behind the paper that it is about at most."""
_SIGNED = frozenset({"prtf", "pssv"})


def of_paper(scene: Scene, index: int) -> bool:
    """Tell whether a passive participle with endings of its own says something of a paper."""
    if not scene.grammar.after or not scene.tokens[index].feats >= _SIGNED:
        return False
    lists = [scene.grammar[name] for name in ("papers", "deeds")]
    return any(words.within(scene.tokens, max(0, index - _PAPER), index) for words in lists)


def by(scene: Scene, index: int, actor: Actor) -> bool:
    """Tell whether an actor is only by whom a paper was made that a sentence mentions."""
    return actor.case != "nom" and actor.last > index + 1 and of_paper(scene, index)


def of_others(scene: Scene, index: int, actor: Actor) -> bool:
    """Tell whether a participle says what others do («встретился с А, участвующими в …»)."""
    told = scene.grammar.after and "prtf" in scene.tokens[index].feats and actor.case == "nom"
    return told and actor.last <= index and scene.case(index) not in {None, "nom"}


def reached(scene: Scene, left: int) -> bool:
    """Tell whether a participle says what came of an event («итоги, достигнутые на саммите»)."""
    at, tokens = left - 2, scene.tokens
    if not scene.grammar.after or at < 1 or tokens[left - 1].pos != "ADP":
        return False
    told = tokens[at].pos == "ADJ" or tokens[at].feats >= _SIGNED
    return told and tokens[at - 1].text == "," and not scene.grammar["join"].at(tokens, at)


def signed(scene: Scene, row: int, index: int) -> bool:
    """Tell whether a participle tells who signed a paper, and when: a signing of its own."""
    if not of_paper(scene, index):
        return False
    numbers, base = scene.clauses(row), scene.sentences[row].first
    behind = [k for k in scene.clause(row, numbers[index - base]) if k > index]
    end = behind[-1] + 1 if behind else index
    people = [a for a in scene.actors(row) if index < a.last <= end and a.case == "ins"]
    return bool(people) and bool(scene.mentions(row, index, end, MentionKind.DATE))
