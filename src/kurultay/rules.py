"""
The closure: what follows from the merged graph by the ontology's own axioms.

Each OWL 2 RL axiom becomes rules, each rule one SPARQL insertion into the inferred graph; they run
in the store until nothing new comes. The rules read the merged graph and what they have inferred;
article graphs, which are observations, stay as they are. The alignments to other vocabularies are
left out: they are for whoever reads our graph with theirs. So are facts under the names that others
have for a thing (owl:sameAs): they would double the graph and say nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kurultay.errors import ResourceError, StoreError
from kurultay.resources import Home
from kurultay.store.protocol import Solutions

INFERRED = "https://w3id.org/kurultay/graph/inferred"
"""The named graph that holds what the rules give, and nothing else."""

RUNS = 50
"""How often a rule may run on average: more than any axioms of ours can need."""

Pattern = tuple[str, str, str]
"""Subject, predicate, object, each a variable (``?x``) or a term as SPARQL writes it."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_A = f"<{_RDF}type>"


class Answering(Protocol):
    """The part of a store that the rules use."""

    def select(self, text: str) -> Solutions:
        """Answer a SELECT query."""

    def update(self, text: str) -> None:
        """Run a SPARQL update."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """If all of ``body`` holds, ``head`` does, because of ``axiom``."""

    axiom: str
    head: Pattern
    body: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """An axiom and the triples that it was applied to, as N-Triples without the point."""

    axiom: str
    premises: tuple[str, ...]


def load(home: Home) -> tuple[Rule, ...]:
    """
    Read the rules that the ontology's axioms amount to.

    Shape: sorted, each once.
    Errors: ResourceError if the ontology is not Turtle or holds an axiom that is no rule.
    """
    path = home.path("ontology", "kurultay.ttl")
    try:
        quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        return rules(quad.triple for quad in quads)
    except SyntaxError as error:
        raise ResourceError(
            f"ontology/{path.name}:{error.lineno}: not Turtle: {error.msg}"
        ) from error


def rules(ontology: Iterable[ox.Triple]) -> tuple[Rule, ...]:
    """
    Turn axioms into rules.

    Shape: sorted, each once.
    Errors: ResourceError for a class expression that is no rule.
    """
    axioms = _Axioms(ontology)
    return tuple(sorted({*_of_classes(axioms), *_of_properties(axioms)}))


def closure(store: Answering, home: Home) -> int:
    """
    Make the inferred graph anew and give the number of its triples.

    Shape: no triple that the merged graph has; the same graph for any order of rules.
    Errors: ResourceError if the ontology is broken, StoreError if the store refuses.
    """
    return close(store, load(home))


def close(store: Answering, given: tuple[Rule, ...]) -> int:
    """
    Run rules to a fixpoint in the inferred graph and give the number of its triples.

    A rule runs again only when something that it reads has grown.
    Errors: StoreError if the store refuses or the rules never end.
    """
    store.update(f"DROP SILENT GRAPH <{INFERRED}>")
    derivable = {kind(rule.head) for rule in given}
    sizes = dict.fromkeys(derivable, 0)
    waiting = set(given)
    runs = 0
    while waiting:
        rule = min(waiting)
        waiting.remove(rule)
        store.update(insertion(rule, derivable))
        grown, size = kind(rule.head), _count(store, rule.head)
        if size != sizes[grown]:
            sizes[grown] = size
            waiting |= {each for each in given if grown in map(kind, each.body)}
        runs += 1
        if runs > RUNS * len(given):
            raise StoreError(f"infer: no end after {runs} runs; is another writer at work?")
    return _count(store, ("?s", "?p", "?o"))


def insertion(rule: Rule, derivable: set[str]) -> str:
    """Write a rule as a SPARQL insertion; ``derivable`` is what the inferred graph may hold."""
    where = "\n  ".join(_either(pattern, derivable) for pattern in rule.body)
    head = _text(rule.head)
    return (
        f"INSERT {{ GRAPH <{INFERRED}> {{ {head} }} }}\nWHERE {{\n  {where}\n"
        f"  FILTER NOT EXISTS {{ {head} }}\n}}"
    )


def why(store: Answering, given: tuple[Rule, ...], triple: Pattern) -> tuple[Reason, ...]:
    """
    Give the axioms that lead to a triple, each with the first premises found.

    Shape: sorted by axiom; empty if no rule gives the triple.
    Errors: StoreError if the store refuses.
    """
    derivable = {kind(rule.head) for rule in given}
    found = []
    for rule in given:
        bound = unify(rule.head, triple)
        if bound is None:
            continue
        body = tuple(bind(pattern, bound) for pattern in rule.body)
        free = sorted({term for pattern in body for term in pattern if term.startswith("?")})
        where = "\n  ".join(_either(pattern, derivable) for pattern in body)
        order = f"ORDER BY {' '.join(free)} " if free else ""
        shown = " ".join(free) or "(1 AS ?holds)"
        answer = store.select(f"SELECT {shown} WHERE {{\n  {where}\n}} {order}LIMIT 1")
        for row in answer:
            rest = {name: row[name[1:]].n3() for name in free}
            found.append(Reason(rule.axiom, tuple(" ".join(bind(p, rest)) for p in body)))
    return tuple(found)


class _Axioms:
    """The triples of an ontology, to be looked up by predicate and by node."""

    def __init__(self, ontology: Iterable[ox.Triple]) -> None:
        self._by_predicate: dict[str, list[tuple[ox.NamedNode | ox.BlankNode, object]]] = {}
        self._by_node: dict[tuple[object, str], list[object]] = {}
        for triple in ontology:
            subject, predicate = triple.subject, triple.predicate.value
            if isinstance(subject, ox.Triple):
                raise ResourceError("ontology: quoted triples are no axioms; leave them out")
            self._by_predicate.setdefault(predicate, []).append((subject, triple.object))
            self._by_node.setdefault((subject, predicate), []).append(triple.object)

    def pairs(self, predicate: str) -> list[tuple[ox.NamedNode | ox.BlankNode, object]]:
        """Give subject and object of all triples with a predicate."""
        return self._by_predicate.get(predicate, [])

    def value(self, node: object, predicate: str) -> object | None:
        """Give one value of a node, if there is any."""
        found = self._by_node.get((node, predicate))
        return found[0] if found else None

    def members(self, node: object) -> list[object]:
        """Give the members of an RDF list."""
        found: list[object] = []
        while node is not None and node != ox.NamedNode(f"{_RDF}nil"):
            found.append(self.value(node, f"{_RDF}first"))
            node = self.value(node, f"{_RDF}rest")
        return found

    def typed(self, name: str) -> list[ox.NamedNode]:
        """Give the named nodes of a class of OWL."""
        kind = ox.NamedNode(f"{_OWL}{name}")
        return [
            node
            for node, value in self.pairs(f"{_RDF}type")
            if value == kind and isinstance(node, ox.NamedNode)
        ]

    def conditions(self, node: object) -> tuple[Pattern, ...]:
        """
        Give a class expression as conditions on ``?x``.

        Errors: ResourceError for an expression that is neither a named class, a value restriction
        nor an intersection of them.
        """
        if isinstance(node, ox.NamedNode):
            return (("?x", _A, str(node)),)
        members = self.value(node, f"{_OWL}intersectionOf")
        if members is not None:
            parts = self.members(members)
            return tuple(pattern for part in parts for pattern in self.conditions(part))
        prop = self.value(node, f"{_OWL}onProperty")
        value = self.value(node, f"{_OWL}hasValue")
        if prop is None or value is None:
            raise ResourceError(
                "ontology: a class expression that is no rule; use named classes, owl:hasValue and "
                "owl:intersectionOf"
            )
        return (("?x", str(prop), str(value)),)


def _of_classes(axioms: _Axioms) -> Iterator[Rule]:
    """Give the rules of sub-classes and equal classes."""
    for left, right in axioms.pairs(f"{_RDFS}subClassOf"):
        yield from _implies(axioms, left, right, "⊑")
    for left, right in axioms.pairs(f"{_OWL}equivalentClass"):
        yield from _implies(axioms, left, right, "≡")
        yield from _implies(axioms, right, left, "≡", turned=True)


def _implies(
    axioms: _Axioms, left: object, right: object, sign: str, *, turned: bool = False
) -> Iterator[Rule]:
    """Give the rules by which one class expression implies another."""
    body, heads = axioms.conditions(left), axioms.conditions(right)
    sides = [_shown(body), _shown(heads)]
    axiom = f" {sign} ".join(reversed(sides) if turned else sides)
    for head in heads:
        if head not in body:
            yield Rule(axiom, head, body)


def _of_properties(axioms: _Axioms) -> Iterator[Rule]:
    """Give the rules of properties."""
    for part, whole in axioms.pairs(f"{_RDFS}subPropertyOf"):
        yield _rule(f"{_name(part)} ⊑ {_name(whole)}", (part, whole), "xy", "xy")
    for left, right in axioms.pairs(f"{_OWL}inverseOf"):
        axiom = f"{_name(left)} inverse of {_name(right)}"
        yield _rule(axiom, (left, right), "xy", "yx")
        yield _rule(axiom, (right, left), "xy", "yx")
    for node in axioms.typed("SymmetricProperty"):
        yield _rule(f"{_name(node)} symmetric", (node, node), "xy", "yx")
    for node in axioms.typed("TransitiveProperty"):
        yield _chain(f"{_name(node)} transitive", node, (node, node))
    for whole, chain in axioms.pairs(f"{_OWL}propertyChainAxiom"):
        steps = axioms.members(chain)
        yield _chain(f"{' ∘ '.join(map(_name, steps))} ⊑ {_name(whole)}", whole, steps)
    for end, word in (("?x", "domain"), ("?y", "range")):
        for prop, kind in axioms.pairs(_RDFS + word):
            if not str(kind).startswith(f"<{_XSD}"):
                axiom = f"{_name(prop)} {word} {_name(kind)}"
                yield Rule(axiom, (end, _A, str(kind)), (("?x", str(prop), "?y"),))


def _chain(axiom: str, whole: object, steps: Sequence[object]) -> Rule:
    """Give the rule by which properties in a row imply one property."""
    body = tuple((f"?x{n}", str(step), f"?x{n + 1}") for n, step in enumerate(steps))
    return Rule(axiom, ("?x0", str(whole), f"?x{len(steps)}"), body)


def _rule(axiom: str, properties: tuple[object, object], given: str, then: str) -> Rule:
    """Give the rule by which one property implies another; the letters name the two ends."""
    body, head = properties
    return Rule(
        axiom,
        (f"?{then[0]}", str(head), f"?{then[1]}"),
        ((f"?{given[0]}", str(body), f"?{given[1]}"),),
    )


def _name(term: object) -> str:
    """Give the local name of a term, to be read."""
    return str(term).strip("<>").rpartition("#")[2].rpartition("/")[2]


def _shown(conditions: tuple[Pattern, ...]) -> str:
    """Write conditions as description logic does."""
    return " ⊓ ".join(
        _name(value) if predicate == _A else f"{_name(predicate)} value {_name(value)}"
        for _, predicate, value in conditions
    )


def kind(pattern: Pattern) -> str:
    """Tell what a pattern is about: its class if it states one, else its property."""
    return pattern[2] if pattern[1] == _A else pattern[1]


def _text(pattern: Pattern) -> str:
    """Write a pattern as SPARQL does."""
    return f"{' '.join(pattern)} ."


def _either(pattern: Pattern, derivable: set[str]) -> str:
    """Write a pattern that holds in the merged graph or, if a rule may give it, in the inferred."""
    text = _text(pattern)
    if kind(pattern) not in derivable:
        return text
    return f"{{ {text} }} UNION {{ GRAPH <{INFERRED}> {{ {text} }} }}"


def unify(head: Pattern, triple: Pattern) -> dict[str, str] | None:
    """Give the values of a head's variables that make it the triple, or None if none do."""
    bound: dict[str, str] = {}
    for term, value in zip(head, triple, strict=True):
        if term.startswith("?"):
            if bound.setdefault(term, value) != value:
                return None
        elif term != value:
            return None
    return bound


def bind(pattern: Pattern, values: dict[str, str]) -> Pattern:
    """Put values in place of variables."""
    subject, predicate, value = (values.get(term, term) for term in pattern)
    return subject, predicate, value


def _count(store: Answering, pattern: Pattern) -> int:
    """Count the triples of a pattern in the inferred graph."""
    text = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{INFERRED}> {{ {_text(pattern)} }} }}"
    return int(next(iter(store.select(text)))["n"].value)
