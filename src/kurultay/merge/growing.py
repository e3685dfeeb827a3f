"""The merged graph, kept up with the articles: what one step of growth changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.merge import grow, observations, shown, units, verdicts
from kurultay.merge.judgements import in_force, read
from kurultay.merge.observations import Node
from kurultay.merge.site import Lore, Site
from kurultay.merge.units import Patch
from kurultay.store import Store
from kurultay.store.index import Index

__all__ = ["Growth", "Patch", "Register", "begin", "step"]


@dataclass(frozen=True, slots=True)
class Register:
    """The register's nodes, read once."""

    nodes: Mapping[str, Node]
    lore: Lore = field(default_factory=Lore)

    @classmethod
    def of(cls, store: Store, kept: Mapping[str, Iterable[str]] | None = None) -> Register:
        """Read the register graphs of a store, or their lines where they are kept."""
        return cls(observations.registered(store, kept))


@dataclass(frozen=True, slots=True)
class Growth:
    """
    What changes in the merged graph and among the redirects; which merged things are touched.

    ``things`` leads from them to those of their nodes that have changed, as participations.
    """

    merged: Patch
    redirects: Patch
    things: Mapping[str, frozenset[str]]


def begin(store: Store, index: Index, register: Register, base: str = terms.BASE) -> frozenset[str]:
    """Give the merged graph of no articles: the register's own lines."""
    site = Site(store, index, register.nodes, base, register.lore)
    return frozenset(line for entity in register.nodes for line in units.base(site, entity))


def step(
    store: Store, index: Index, register: Register, graphs: Iterable[str], base: str = terms.BASE
) -> Growth:
    """
    Merge article graphs of the store that are new, changed or gone into what is merged already.

    Shape: with it the merged graph is that of ``merge``, line by line. The default graph of the
    store must be what the steps before have made of it, if anything was judged.
    Errors: StoreError from the store or the index.
    """
    held = in_force(read(store, base))
    touched = set(graphs)
    change = verdicts.settle(store, index, register.nodes, held, touched)
    site = Site(store, index, register.nodes, base, register.lore, change)
    site.take(touched | change.graphs)
    grow.settle(site)
    merged, redirects = units.write_all(site)
    merged = shown.settle(site, merged, held)
    return Growth(
        merged, redirects, {thing: frozenset(nodes) for thing, nodes in site.written.items()}
    )
