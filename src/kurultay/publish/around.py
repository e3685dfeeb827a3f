"""One thing with its surroundings: what is said of it, and of what stands between it and others."""

from __future__ import annotations

from kurultay.graph import terms
from kurultay.store import Store

BETWEEN = (terms.PARTICIPATION, terms.TENURE, terms.CONFLICT)
"""Classes whose nodes join others, so that they belong to both sides whole."""


def around(store: Store, iri: str) -> tuple[str, ...]:
    """
    Give the merged graph's triples about a thing, with the joining nodes and its neighbours' names.

    Shape: sorted N-Triples lines; empty if the graph does not know the thing.
    """
    classes = ", ".join(f"<{name}>" for name in BETWEEN)
    near = f"""
      {{ VALUES ?near {{ <{iri}> }} }}
      UNION {{ ?near ?to <{iri}> ; a ?class . FILTER (?class IN ({classes})) }}"""
    own = store.construct(f"CONSTRUCT {{ ?near ?p ?o }} WHERE {{ {near} ?near ?p ?o }}")
    if not any(line.startswith(f"<{iri}> ") for line in own):
        return ()
    named = ", ".join(f"<{name}>" for name in (terms.TYPE, terms.PREF_LABEL, terms.EARLIEST_DAY))
    names = store.construct(
        f"CONSTRUCT {{ ?o ?p ?name }} WHERE {{ {near} ?near ?any ?o . ?o ?p ?name "
        f"FILTER (?p IN ({named})) }}"
    )
    return tuple(sorted({*own, *names}))
