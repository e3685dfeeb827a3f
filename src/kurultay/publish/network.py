"""Who attended what together, as a GraphML network for Gephi, Cytoscape and the like."""

from __future__ import annotations

import io
from collections import Counter
from itertools import combinations

import networkx as nx

from kurultay.graph import terms
from kurultay.store import Store

_KINDS = {terms.PERSON: "person", terms.BODY: "body", terms.STATE: "state"}


def graphml(store: Store) -> bytes:
    """
    Give people, states and bodies, joined where they attended the same events.

    Shape: nodes have ``label`` and ``kind``, edges ``weight``, the number of events; sorted by IRI.
    """
    together: dict[str, set[str]] = {}
    for row in store.select(
        f"SELECT DISTINCT ?event ?agent WHERE {{ ?p <{terms.IN_EVENT}> ?event ; "
        f"<{terms.HAS_ATTENDEE}> ?agent }}"
    ):
        together.setdefault(row["event"].value, set()).add(row["agent"].value)
    weights: Counter[tuple[str, str]] = Counter()
    for agents in together.values():
        weights.update(combinations(sorted(agents), 2))
    names = _names(store)
    network = nx.Graph()
    for agent in sorted({one for agents in together.values() for one in agents}):
        label, kind = names.get(agent, (agent, "other"))
        network.add_node(agent, label=label, kind=kind)
    for (one, two), weight in sorted(weights.items()):
        network.add_edge(one, two, weight=weight)
    out = io.BytesIO()
    nx.write_graphml(network, out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def _names(store: Store) -> dict[str, tuple[str, str]]:
    """Give the English name of each agent, else its first one, and its kind."""
    classes = ", ".join(f"<{name}>" for name in _KINDS)
    found: dict[str, tuple[str, str]] = {}
    ranks: dict[str, tuple[bool, str, str]] = {}
    for row in store.select(
        f"SELECT ?agent ?class ?label WHERE {{ ?agent a ?class ; <{terms.PREF_LABEL}> ?label "
        f"FILTER (?class IN ({classes})) }}"
    ):
        agent, label = row["agent"].value, row["label"]
        rank = label.lang != "en", label.lang or "", label.value
        if agent not in ranks or rank < ranks[agent]:
            ranks[agent] = rank
            found[agent] = label.value, _KINDS[row["class"].value]
    return found
