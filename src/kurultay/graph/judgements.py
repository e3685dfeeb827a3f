"""
What people judge of the graph, as data: who, when, why, and of which things.

A merged thing may have another IRI tomorrow. So a judgement names, beside the IRI, the observations
that the thing was made of, with their words: where those words are gone, it no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kurultay.graph import iris, terms, write

Verdict = Literal["same", "different", "suppress", "correct", "undo"]

VERDICTS: tuple[Verdict, ...] = ("same", "different", "suppress", "correct", "undo")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """
    One thing that is judged: its IRI, and the observations it was made of.

    ``words`` are those of the thing and of each observation, by which it is known again.
    """

    iri: str
    observations: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """
    One judgement; ``when`` is a moment in UTC, such as ``2026-11-22T09:00:00Z``.

    ``against`` is the other thing of same and different; ``predicate`` is what is corrected, and
    ``value`` its new value as N-Triples writes it.
    """

    when: str
    iri: str
    verdict: Verdict
    side: Side
    against: Side | None
    predicate: str
    value: str
    who: str
    why: str

    @property
    def sides(self) -> tuple[Side, ...]:
        """The things that it is about."""
        return (self.side, self.against) if self.against else (self.side,)


def made(
    verdict: Verdict,
    sides: tuple[Side, ...],
    signed: tuple[str, str, str],
    change: tuple[str, str] = ("", ""),
    base: str = terms.BASE,
) -> Judgement:
    """
    Make a judgement and mint its IRI; ``signed`` is who, why and when, ``change`` what and to what.

    Two things are taken in the order of their IRIs: which one is named first says nothing.
    """
    who, why, when = signed
    ordered = tuple(sorted(sides))
    parts = [("verdict", verdict), *(("judges", side.iri) for side in ordered)]
    parts += [("corrects", change[0]), ("value", change[1])]
    parts += [("who", who), ("why", why), ("when", when)]
    label = f"{verdict} {ordered[0].iri.rpartition('/')[2]}"
    return Judgement(
        when=when,
        iri=iris.minted("judgement", label, parts, base),
        verdict=verdict,
        side=ordered[0],
        against=ordered[1] if len(ordered) > 1 else None,
        predicate=change[0],
        value=change[1],
        who=who,
        why=why,
    )


def lines(found: Iterable[Judgement], base: str = terms.BASE) -> tuple[str, ...]:
    """
    Write judgements into their graph.

    Shape: N-Quads lines without line ends, sorted.
    """
    triples = (triple for each in found for triple in _triples(each))
    return write.lines(iris.judgement_graph(base), triples)


def _triples(one: Judgement) -> Iterable[tuple[str, str, str]]:
    node = write.iri(one.iri)
    facts = [
        (terms.TYPE, write.iri(terms.JUDGEMENT)),
        (terms.HAS_VERDICT, write.iri(terms.concept("verdict", one.verdict))),
        (terms.JUDGED_BY, write.text(one.who)),
        (terms.JUDGED_AT, write.typed(one.when, terms.XSD_DATE_TIME)),
    ]
    if one.why:
        facts.append((terms.REASON, write.text(one.why)))
    if one.predicate:
        new = terms.NEW_THING if one.value.startswith("<") else terms.NEW_TEXT
        facts += [(terms.CORRECTS, write.iri(one.predicate)), (new, one.value)]
    for predicate, side in ((terms.JUDGES, one.side), (terms.JUDGES_AGAINST, one.against)):
        if side is not None:
            facts += [(predicate, write.iri(each)) for each in (side.iri, *side.observations)]
        if side is not None:
            facts += [(terms.WORDED_AS, write.text(f"{iri} {said}")) for iri, said in side.words]
    yield from ((node, write.iri(predicate), value) for predicate, value in facts)
