"""What people have judged: read from the store, and which of it is in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from kurultay.graph import iris, terms
from kurultay.graph.judgements import Judgement, Side, Verdict
from kurultay.store import Store, Term, written

Props = dict[str, list[Term]]


def observed(iri: str) -> bool:
    """Tell whether an IRI is that of an observation: a node of an article."""
    return "/article/" in iri and "#" in iri


def read(store: Store, base: str = terms.BASE) -> tuple[Judgement, ...]:
    """
    Give all judgements of a store, also those that are undone.

    Shape: in the order of their time, then of their IRIs.
    Errors: StoreError from the store.
    """
    graph = iris.judgement_graph(base)
    found: dict[str, Props] = {}
    for subject, predicate, value in written.triples(store.dump(graph), graph):
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    made = (
        _judgement(iri, props)
        for iri, props in found.items()
        if terms.JUDGEMENT in {term.value for term in props.get(terms.TYPE, ())}
    )
    return tuple(sorted(made))


def _first(props: Props, predicate: str) -> str:
    return min((term.value for term in props.get(predicate, ())), default="")


def _judgement(iri: str, props: Props) -> Judgement:
    stated = (term.value.partition(" ") for term in props.get(terms.WORDED_AS, ()))
    words = {named: said for named, _, said in stated}
    against = [term.value for term in props.get(terms.JUDGES_AGAINST, ())]
    new = [*props.get(terms.NEW_THING, ()), *props.get(terms.NEW_TEXT, ())]
    return Judgement(
        when=_first(props, terms.JUDGED_AT),
        iri=iri,
        verdict=cast("Verdict", terms.concept_name(_first(props, terms.HAS_VERDICT))),
        side=_side([term.value for term in props.get(terms.JUDGES, ())], words),
        against=_side(against, words) if against else None,
        predicate=_first(props, terms.CORRECTS),
        value=min((term.n3() for term in new), default=""),
        who=_first(props, terms.JUDGED_BY),
        why=_first(props, terms.REASON),
    )


def _side(named: Sequence[str], words: dict[str, str]) -> Side:
    """Tell the thing from its observations: it alone is none, unless it stands alone."""
    ordered = sorted(named, key=lambda iri: (observed(iri), iri))
    if not ordered:
        return Side("")
    own, *rest = ordered
    return Side(own, tuple(rest), tuple((i, words[i]) for i in ordered if words.get(i)))


def in_force(found: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """
    Give the judgements that hold: not undone, nor followed by another on the same matter.

    Shape: in the order of their time; undoings are not among them.
    """
    ordered = sorted(found)
    undoing: dict[str, list[Judgement]] = {}
    for each in ordered:
        if each.verdict == "undo":
            undoing.setdefault(each.side.iri, []).append(each)

    def holds(one: Judgement, path: tuple[str, ...] = ()) -> bool:
        # Whoever loads what others wrote may load a circle; it undoes nothing.
        return not any(
            holds(other, (*path, one.iri))
            for other in undoing.get(one.iri, ())
            if other.iri not in path and other.iri != one.iri
        )

    last = {_matter(each): each for each in ordered if each.verdict != "undo" and holds(each)}
    return tuple(sorted(last.values()))


def _matter(one: Judgement) -> tuple[str, ...]:
    """Give what a judgement is on; of two on one matter the later holds."""
    sides = tuple(side.iri for side in one.sides)
    if one.verdict in ("same", "different"):
        return ("identity", *sides)
    # Labels are corrected language by language.
    tongue = one.value.rpartition('"')[2] if one.value.startswith('"') else ""
    lang = tongue if tongue.startswith("@") else ""
    return (one.verdict, *sides, one.predicate, lang)
