"""What the sources disagree on: kept beside the merged value, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kurultay.graph import iris, terms
from kurultay.merge.observations import Node
from kurultay.merge.write import Output

FEW = 3
"""How many sources of one value a conflict names: a president's name is told by thousands."""


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One source's value: the node that has it, where that node comes from, the value in words."""

    node: str
    source: str
    value: str


def reading(node: Node, predicate: str, value: str | None = None) -> Reading:
    """Give what an observation, or the register, says of a property."""
    return Reading(node.iri, node.source, value or " / ".join(node.all(predicate)))


def _few(readings: Iterable[Reading]) -> list[Reading]:
    by_value: dict[str, list[Reading]] = {}
    for each in sorted(set(readings)):
        by_value.setdefault(each.value, []).append(each)
    return sorted(each for found in by_value.values() for each in found[:FEW])


def conflict(
    out: Output,
    about: str,
    predicate: str,
    readings: Iterable[Reading],
    resolution: str,
    lang: str = "",
) -> None:
    """
    Write a conflict, if there are two readings or more with different values.

    ``resolution`` says in a few words which value the merged node shows, and why; ``lang`` is the
    language within which names disagree.
    """
    found = _few(readings)
    if len({each.value for each in found}) < 2:
        return
    parts = (("about", about), ("property", predicate), ("lang", lang))
    label = predicate.replace("#", "/").rsplit("/", maxsplit=1)[-1]
    node = iris.minted("conflict", label, parts, out.base)
    out.link(node, terms.TYPE, terms.CONFLICT)
    out.link(node, terms.ABOUT, about)
    out.link(node, terms.ON_PROPERTY, predicate)
    for each in found:
        out.link(node, terms.HAS_READING, each.node)
        out.link(node, terms.BETWEEN_SOURCES, each.source)
        out.link(node, terms.DERIVED_FROM, each.node)
        out.text(node, terms.VALUE_AS_STATED, each.value)
    out.text(node, terms.RESOLUTION, resolution)
