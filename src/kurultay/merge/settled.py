"""The merged triples after what was judged: the suppressed taken out, the corrected put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kurultay.graph import terms, write
from kurultay.graph.judgements import Judgement
from kurultay.merge.judged import REQUIRED, Judged
from kurultay.text.article import PartialDate

Triple = tuple[str, str, str]
"""Subject and predicate as bare IRIs, the object as N-Triples writes it."""

ON = (*REQUIRED, terms.ABOUT)
"""By which of its properties a merged node cannot stand without another."""
_PRESENT = {write.iri(terms.concept("attendance", name)) for name in ("attended", "online")}
_JUDGED = "judged"


def settle(triples: set[Triple], same: Mapping[str, str], judged: Judged) -> set[Triple]:
    """
    Apply suppressions and corrections; ``same`` leads from observations to merged nodes.

    Shape: the same set if nothing was judged of it.
    """
    if judged.suppressed:
        triples = _without(triples, judged.suppressed)
    corrections = []
    for judgement, observations in judged.corrections:
        nodes = frozenset(same[iri] for iri in observations if iri in same)
        # An observation gives its judgement to what is made of it, not to its own article.
        corrections.append((judgement, nodes or frozenset([judgement.side.iri])))
    return amended(triples, corrections)


def amended(
    triples: set[Triple], corrections: Iterable[tuple[Judgement, frozenset[str]]]
) -> set[Triple]:
    """Put corrected values of merged nodes in place of others, in the order of the judgements."""
    for judgement, nodes in corrections:
        there = {s for s, _, _ in triples} & nodes
        for node in sorted(there):
            triples = _corrected(triples, node, judgement)
    return triples


_DATED = (
    terms.START_DATE,
    terms.END_DATE,
    terms.EARLIEST_DAY,
    terms.LATEST_DAY,
    terms.HAS_DATE_PRECISION,
    terms.DATE_AS_STATED,
)


def touching(predicate: str) -> tuple[str, ...]:
    """Give the properties of a node that matter where one is corrected."""
    if predicate in (terms.START_DATE, terms.END_DATE):
        return (*_DATED, terms.ALT_LABEL)
    if predicate == terms.HAS_ATTENDANCE:
        return (predicate, terms.HAS_ATTENDEE, terms.HAS_AGENT, terms.ALT_LABEL)
    return (predicate, terms.ALT_LABEL)


def _without(triples: set[Triple], suppressed: Iterable[str]) -> set[Triple]:
    """Leave nodes out, with all that cannot stand without them."""
    gone = set(suppressed)
    holding = [(s, o) for s, p, o in triples if p in ON]
    grown = True
    while grown:
        more = {s for s, o in holding if o[1:-1] in gone and s not in gone}
        gone |= more
        grown = bool(more)
    written = {f"<{iri}>" for iri in gone}
    return {each for each in triples if each[0] not in gone and each[2] not in written}


def _corrected(triples: set[Triple], node: str, judgement: Judgement) -> set[Triple]:
    predicate, value = judgement.predicate, judgement.value
    own = [each for each in triples if each[0] == node]
    lang = value.rpartition('"')[2] if value.startswith('"') else ""
    old = {
        each
        for each in own
        if each[1] == predicate and (not lang.startswith("@") or each[2].endswith(f'"{lang}'))
    }
    new = {(node, predicate, value), (node, terms.DERIVED_FROM, write.iri(judgement.iri))}
    if lang.startswith("@"):
        # A name that was corrected is not another name of the same thing either.
        old |= {(node, terms.ALT_LABEL, value)}
    if predicate in (terms.START_DATE, terms.END_DATE):
        more_old, more_new = _days([each for each in own if each not in old] + [*new])
        old, new = old | more_old, new | more_new
    if predicate == terms.HAS_ATTENDANCE:
        old |= {each for each in own if each[1] == terms.HAS_ATTENDEE}
        agents = [o for _, p, o in own if p == terms.HAS_AGENT]
        new |= {(node, terms.HAS_ATTENDEE, o) for o in agents if value in _PRESENT}
    return _resolved((triples - old) | new, node, judgement)


def _days(own: list[Triple]) -> tuple[set[Triple], set[Triple]]:
    """Give the days, the precision and the words that no longer fit, and those that do."""
    node = own[-1][0]
    dates = {p: _date(o) for _, p, o in own if p in (terms.START_DATE, terms.END_DATE)}
    first = dates.get(terms.START_DATE) or dates[terms.END_DATE]
    last = dates.get(terms.END_DATE) or first
    if last.last_day < first.first_day:
        last = first
    precision = write.iri(terms.concept("precision", first.precision))
    settled = {
        terms.EARLIEST_DAY: write.typed(first.first_day.isoformat(), terms.XSD_DATE),
        terms.LATEST_DAY: write.typed(last.last_day.isoformat(), terms.XSD_DATE),
        terms.HAS_DATE_PRECISION: precision,
    }
    old = {each for each in own if each[1] in settled or each[1] == terms.DATE_AS_STATED}
    return old, {(node, p, o) for p, o in settled.items()}


def _date(written: str) -> PartialDate:
    return PartialDate.parse(written.split('"')[1])


def _resolved(triples: set[Triple], node: str, judgement: Judgement) -> set[Triple]:
    """Say in the conflicts on what was corrected that a person decided."""
    about = {s for s, p, o in triples if p == terms.ABOUT and o == write.iri(node)}
    on = {
        s
        for s, p, o in triples
        if s in about and p == terms.ON_PROPERTY and o == write.iri(judgement.predicate)
    }
    old = {each for each in triples if each[0] in on and each[1] == terms.RESOLUTION}
    shown = judgement.value.strip("<>") if judgement.value[0] == "<" else judgement.value
    words = f"{_JUDGED}: {shown.split(chr(34))[1] if chr(34) in shown else shown}"
    return (triples - old) | {(s, terms.RESOLUTION, write.text(words)) for s in on}
