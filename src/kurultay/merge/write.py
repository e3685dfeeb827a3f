"""The merged graph while it is being written: nodes, labels, where each comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kurultay.graph import iris, terms, write
from kurultay.merge import naming
from kurultay.merge.judged import Judged
from kurultay.merge.keys import form
from kurultay.merge.observations import Node
from kurultay.merge.settled import settle
from kurultay.store import Term

Parts = naming.Parts
local = naming.local


class Output:
    """
    Collects the triples of the merged graph; lives only inside ``merge``.

    ``same`` leads from each observation node to the merged node that it is about; ``shown`` from
    merged nodes to the name in each language that was chosen because most say it.
    """

    def __init__(
        self,
        base: str,
        register: Mapping[str, Node],
        alone: Mapping[str, str] | None = None,
        days: Mapping[str, str] | None = None,
    ) -> None:
        """Begin with nothing; ``alone`` and ``days`` are what naming says of observations."""
        self.base = base
        self._alone = alone or {}
        self._days = days or {}
        self.register = register
        self.named: dict[str, str] = {}
        self.shown: dict[str, dict[str, str | None]] = {}
        self.same: dict[str, str] = {}
        self._triples: set[tuple[str, str, str]] = set()
        self._replaced: set[tuple[str, str]] = set()

    def link(self, subject: str, predicate: str, *objects: str) -> None:
        """Add triples whose objects are IRIs."""
        for each in objects:
            self._triples.add((subject, predicate, write.iri(each)))

    def add(self, subject: str, predicate: str, *objects: Term) -> None:
        """Add triples with terms as they were read."""
        for each in objects:
            self._triples.add((subject, predicate, each.n3()))

    def text(self, subject: str, predicate: str, *values: str, lang: str | None = None) -> None:
        """Add triples whose objects are strings."""
        for each in values:
            self._triples.add((subject, predicate, write.text(each, lang)))

    def named_for(self, groups: Iterable[Sequence[Node]]) -> tuple[str, ...]:
        """Give the IRIs of things that the register does not have, from their observations."""
        firsts = [min(self._rank(node) for node in group) for group in groups]
        made = naming.assign((self._alone[iri], (day, iri)) for day, iri in firsts)
        return tuple(made[rank] for rank in firsts)

    def _rank(self, node: Node) -> naming.Rank:
        return self._days.get(node.source, naming.UNDATED), node.iri

    def resolve(self, iri: str) -> str:
        """Give the merged node of an observation node; any other IRI is its own."""
        return self.same.get(iri, iri)

    def refer(self, subject: str, predicate: str, nodes: Iterable[Node]) -> None:
        """Add a property as its observations have it, with merged nodes for local ones."""
        for node in nodes:
            for term in node.props.get(predicate, ()):
                if term.kind == "iri":
                    self.link(subject, predicate, self.resolve(term.value))
                else:
                    self.add(subject, predicate, term)

    def note(self, subject: str, nodes: Iterable[Node]) -> None:
        """Note which merged node observations are about, before it is written."""
        for node in nodes:
            self.same[node.iri] = subject

    def derive(self, subject: str, nodes: Iterable[Node]) -> None:
        """Say which observations a merged node comes from."""
        self.note(subject, nodes)
        for node in nodes:
            self.link(subject, terms.DERIVED_FROM, node.iri)

    def spoken(self, iri: str) -> str:
        """Give a merged node's name in words: what it is called, in English if that is known."""
        if iri not in self.named and iri in self.register:
            found = sorted(self.register[iri].labels(terms.PREF_LABEL), key=_english_first)
            if found:
                return found[0][1]
        return self.named.get(iri, iri.rsplit("/", 1)[-1])

    def replace(self, subject: str, predicate: str) -> None:
        """Note that articles settle a property, so that the register's value is not copied."""
        self._replaced.add((subject, predicate))

    def copy(self, nodes: Iterable[Node]) -> None:
        """Copy the register's nodes, but for what the articles settle."""
        for node in nodes:
            for predicate, found in node.props.items():
                if (node.iri, predicate) not in self._replaced:
                    self.add(node.iri, predicate, *found)
            if terms.MEETING in node.all(terms.TYPE):
                self.link(node.iri, terms.TYPE, terms.EVENT)

    def settle(self, judged: Judged) -> None:
        """Apply what was judged of the merged nodes."""
        self._triples = settle(self._triples, self.same, judged)

    def lines(self) -> tuple[str, ...]:
        """Give sorted N-Triples lines."""
        names = {name for subject, predicate, _ in self._triples for name in (subject, predicate)}
        written = {name: write.iri(name) for name in names}
        return tuple(sorted(f"{written[s]} {written[p]} {o} ." for s, p, o in self._triples))


def _english_first(label: tuple[str, str]) -> tuple[bool, str, str]:
    return label[0] != "en", *label


def labels(out: Output, subject: str, nodes: Sequence[Node], known: Node | None) -> None:
    """Write one preferred label a language, the register's if it has one; others beside it."""
    settled = dict(known.labels(terms.PREF_LABEL)) if known else {}
    stated: dict[str, Counter[str]] = {}
    for node in nodes:
        for lang, words in node.labels(terms.PREF_LABEL):
            stated.setdefault(lang, Counter())[words] += node.count
        for lang, words in node.labels(terms.ALT_LABEL):
            stated.setdefault(lang, Counter())[words] += 0
    shown = dict(settled)
    # What is settled does not depend on how many say so.
    out.shown[subject] = dict.fromkeys(settled)
    for lang, counted in stated.items():
        best = shown[lang] = settled.get(lang) or preferred(counted)
        if lang not in settled:
            out.shown[subject][lang] = best
            out.text(subject, terms.PREF_LABEL, best, lang=lang)
        out.text(subject, terms.ALT_LABEL, *(w for w in counted if w != best), lang=lang)
    if shown:
        out.named[subject] = min(shown.items(), key=_english_first)[1]


def preferred(counted: Mapping[str, int]) -> str:
    """Choose the label to show: without initials, most often stated as the name, longest."""

    def rank(words: str) -> tuple[bool, bool, int, int, str]:
        taken = form("", words)
        return counted[words] == 0, taken.initial, -counted[words], -len(words), words

    return min(counted, key=rank)


def mint(base: str, kind: str, wanted: Sequence[tuple[str, Parts, str]]) -> tuple[str, ...]:
    """
    Mint IRIs for (label, key parts, first observation).

    Two things with one key are told apart by their first observations; all others keep an IRI
    that does not depend on which articles they were found in.
    """
    counts = Counter(parts for _, parts, _ in wanted)
    made = []
    for label, parts, first in wanted:
        own = parts if counts[parts] == 1 else (*parts, ("observation", first))
        made.append(iris.minted(kind, label, own, base))
    return tuple(made)
