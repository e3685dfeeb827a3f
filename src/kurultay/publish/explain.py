"""Why a thing is in the graph: the sentences and rules behind it, and what shares its name."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.graph import terms
from kurultay.store import Store, Term

_SHOWN = (
    terms.HAS_KIND,
    terms.HAS_STATUS,
    terms.HAS_RANK,
    terms.EARLIEST_DAY,
    terms.LATEST_DAY,
    terms.DATE_AS_STATED,
    terms.TOOK_PLACE_IN,
    terms.IN_STATE,
    terms.AUSPICES,
    terms.IN_EVENT,
    terms.HAS_AGENT,
    terms.HAS_ROLE,
    terms.HAS_ATTENDANCE,
    terms.IN_CAPACITY,
    terms.HAS_HOLDER,
    terms.HAS_POST,
    terms.OF_STATE,
    terms.OF_BODY,
    terms.DENOTES,
    terms.SAME_AS,
    terms.RESOLUTION,
    terms.HAS_VERDICT,
    terms.JUDGES,
    terms.JUDGES_AGAINST,
    terms.CORRECTS,
    terms.NEW_TEXT,
    terms.NEW_THING,
    terms.JUDGED_BY,
    terms.JUDGED_AT,
)
_ABOUT = """SELECT DISTINCT ?p ?o WHERE {{
  {{ <{0}> ?p ?o }} UNION {{ GRAPH ?g {{ <{0}> ?p ?o }} FILTER (!STRENDS(STR(?g), "/inferred")) }}
}} ORDER BY ?p ?o"""
_BEHIND = """SELECT DISTINCT ?thing ?obs ?article ?sentence ?words ?rule ?confidence ?start WHERE {{
  {pattern}
  GRAPH ?g {{ ?e <{supports}> ?obs ; <{article}> ?article ; <{exact}> ?words ; <{rule}> ?rule ;
    <{confidence}> ?confidence ; <{start}> ?start ; <{sentence}> ?s . ?s <{exact}> ?sentence }}
}} ORDER BY ?article ?start ?obs ?rule"""
_SAME_NAME = """SELECT DISTINCT ?other WHERE {{
  <{0}> a ?class ; <{label}>|<{alt}> ?name . ?other a ?class ; <{label}>|<{alt}> ?name .
  FILTER (?other != <{0}>) }} ORDER BY ?other LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: a sentence of an article, the words in it, and the rule."""

    article: str
    sentence: str
    words: str
    rule: str
    confidence: str
    says: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A thing with all that speaks for it."""

    iri: str
    name: str
    classes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    origins: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rivals: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Tell whether the store says anything of it."""
        return bool(self.classes or self.facts or self.origins or self.reasons)


def explain(store: Store, iri: str) -> Explained:
    """
    Say why a merged thing, or an observation of one article, is in the graph.

    An IRI in whose place one other stands is explained as that one.
    Shape: reasons by article and place in it; those for the thing itself come first, or else
    those for what refers to it (a person's participations and tenures).
    Errors: StoreError from the store.
    """
    about = [(row["p"].value, row["o"]) for row in store.select(_ABOUT.format(iri)).rows]
    later = [value.value for prop, value in about if prop == terms.REPLACED_BY]
    if len(later) == len(about) == 1:
        return explain(store, later[0])
    labels = [value for prop, value in about if prop == terms.PREF_LABEL]
    facts = [(_local(prop), _local(v.value)) for prop, v in about if prop in _SHOWN]
    own = _reasons(store, _of_itself(iri))
    return Explained(
        iri=iri,
        name=_best(labels) or _local(iri),
        classes=tuple(sorted({_local(v.value) for prop, v in about if prop == terms.TYPE})),
        facts=tuple(sorted(set(facts))),
        origins=tuple(sorted({v.value for prop, v in about if prop == terms.DERIVED_FROM})),
        reasons=own or _reasons(store, _referring(iri)),
        rivals=_rivals(store, iri),
    )


def _of_itself(iri: str) -> str:
    # The IRI stands in both branches: a BIND does not see what is bound outside its group.
    return f"{{ BIND (<{iri}> AS ?obs) }} UNION {{ <{iri}> <{terms.DERIVED_FROM}> ?obs }}"


def _referring(iri: str) -> str:
    props = (terms.HAS_AGENT, terms.HAS_HOLDER, terms.HAS_SPEAKER, terms.IN_EVENT, terms.HAS_POST)
    paths = "|".join(f"<{prop}>" for prop in props)
    return f"?thing {paths} <{iri}> . ?thing <{terms.DERIVED_FROM}> ?obs ."


def _reasons(store: Store, pattern: str) -> tuple[Reason, ...]:
    text = _BEHIND.format(
        pattern=pattern,
        supports=terms.SUPPORTS,
        article=terms.IN_ARTICLE,
        exact=terms.EXACT,
        rule=terms.RULE,
        confidence=terms.CONFIDENCE,
        start=terms.START,
        sentence=terms.IN_SENTENCE,
    )
    found = (
        Reason(
            article=row["article"].value,
            sentence=row["sentence"].value,
            words=row["words"].value,
            rule=row["rule"].value,
            confidence=row["confidence"].value,
            says=_local(row["obs"].value),
        )
        for row in store.select(text).rows
    )
    return tuple(dict.fromkeys(found))


def _rivals(store: Store, iri: str) -> tuple[str, ...]:
    text = _SAME_NAME.format(iri, label=terms.PREF_LABEL, alt=terms.ALT_LABEL)
    return tuple(row["other"].value for row in store.select(text).rows)


def _best(labels: list[Term]) -> str:
    order = {"en": 0, "ru": 1, "kk": 2}
    ranked = sorted(labels, key=lambda term: (order.get(term.lang or "", 3), term.value))
    return ranked[0].value if ranked else ""


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
