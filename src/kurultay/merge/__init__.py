"""
The merged graph: what all articles say together, each fact leading back to who says it.

A pure function of the article graphs and the register in the store, whatever order they came in.
"""

from __future__ import annotations

from kurultay.graph import terms
from kurultay.merge import (
    copies,
    events,
    judgements,
    linked,
    meetings,
    naming,
    observations,
    persons,
    posts,
    things,
)
from kurultay.merge import judged as judge
from kurultay.merge.people import People, views
from kurultay.merge.write import Output
from kurultay.store import Store

__all__ = ["merge", "whole"]


def merge(store: Store, base: str = terms.BASE) -> tuple[str, ...]:
    """
    Give the default graph that belongs to the article and register graphs of a store.

    Shape: sorted N-Triples lines without line ends; no blank nodes.
    Errors: StoreError from the store; none for what articles say.
    """
    return whole(store, base)[0]


def whole(store: Store, base: str = terms.BASE) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the default graph and, as N-Quads, that of the IRIs which others have replaced."""
    judged = judge.apply(
        observations.read(store, base), judgements.in_force(judgements.read(store, base))
    )
    world = judged.world
    alone = naming.alone(judged.named, base)
    out = Output(base, world.register, alone, naming.ranks(world))
    things.bodies(out, world)
    things.places(out, world)
    people = People(views(out, world), world.bonds, world.apart)
    people.settle()
    groups = _events(out, world, people)
    persons.write(out, world, people)
    reports = meetings.reports(out, world, people)
    joined = {name: _as_one(reports, members) for name, members in groups.items()}
    known = linked.link(world, joined)
    for one in known.values():
        groups[one[0]] = tuple(sorted(member for name in one for member in groups.pop(name)))
    ours = {one[0]: iri for iri, one in known.items()}
    happenings = events.name(out, world, groups, ours)
    posts.tenures(out, world)
    things.documents(out, world)
    things.figures(out, world)
    events.write(out, happenings)
    events.participations(out, world, happenings)
    things.statements(out, world)
    copies.write(out, world.of(terms.ARTICLE))
    out.copy(world.register.values())
    out.settle(judged)
    return out.lines(), naming.redirects(alone, out.same, base)


def _events(out: Output, world: observations.World, people: People) -> dict[str, tuple[str, ...]]:
    """Find the events, then the persons that only a shared event shows to be one."""
    found = meetings.reports(out, world, people)
    groups = meetings.cluster(found)
    alike: set[tuple[str, str]] = set()
    for members in groups.values():
        if len(members) > 1:
            alike |= people.alike(sorted({name for iri in members for name in found[iri].persons}))
    people.unite(alike)
    return groups


def _as_one(reports: dict[str, meetings.Report], members: tuple[str, ...]) -> meetings.Report:
    """Give the reports of one event as one."""
    whole = reports[members[0]]
    for each in members[1:]:
        whole = whole.also(reports[each])
    return whole
