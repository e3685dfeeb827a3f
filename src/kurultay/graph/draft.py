"""The graph of one article while it is being drawn: numbered nodes, names, evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kurultay.facts.claims import Evidence, NameRef, RefKind
from kurultay.graph import iris, terms, write
from kurultay.graph.factmap import ClaimMap, FactMap
from kurultay.identity import Resolution
from kurultay.text.article import Article, Span

_CLASSES = {
    RefKind.PERSON: terms.PERSON,
    RefKind.BODY: terms.BODY,
    RefKind.PLACE: terms.PLACE,
}
_TYPE, _DERIVED_FROM = write.iri(terms.TYPE), write.iri(terms.DERIVED_FROM)
_IN_ARTICLE, _EXACT = write.iri(terms.IN_ARTICLE), write.iri(terms.EXACT)
_START, _END = write.iri(terms.START), write.iri(terms.END)
_STATE_CODE = re.compile(r"[A-Z]{2}|TRNC")
_RESERVED = frozenset({"EU", "UN"})
"""Bodies that ISO 3166-1 keeps two letters for."""
_REGION_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")

Written = tuple[str, ...]


class Draft:
    """
    Collects the triples of one article; lives only inside ``build``.

    Nodes are numbered by kind in the order in which they are asked for; evidence and sentences in
    the order of the text, at the end.
    """

    def __init__(
        self,
        article: Article,
        resolutions: Mapping[NameRef, Resolution],
        fact_map: FactMap,
        base: str,
    ) -> None:
        """Begin with nothing but the article's own node."""
        self.article = article
        self.fact_map = fact_map
        self.base = base
        self.address = iris.article(article.key, base)
        self._written = write.iri(self.address)
        self.triples: list[tuple[str, str, str]] = []
        self._resolutions = resolutions
        self._numbers: Counter[str] = Counter()
        self._refs: dict[object, str] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._supported: dict[Evidence, list[str]] = {}
        self._facts: dict[str, str | None] = {}

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add one triple an object; subject and objects are written terms, the predicate an IRI."""
        written = write.iri(predicate)
        for each in objects:
            self.triples.append((subject, written, each))

    def node(self, kind: str, class_: str, number: str | None = None) -> str:
        """Give a new local node of a kind, typed, derived from the article."""
        if number is None:
            self._numbers[kind] += 1
            number = str(self._numbers[kind])
        made = write.iri(f"{self.address}#{kind}-{number}")
        self.triples.append((made, _TYPE, write.iri(class_)))
        self.triples.append((made, _DERIVED_FROM, self._written))
        return made

    def code(self, code: str) -> str:
        """Give the node of an ISO code (state or region) or of a register id (body)."""
        if _STATE_CODE.fullmatch(code) and code not in _RESERVED:
            return write.iri(iris.registered("state", code))
        if _REGION_CODE.fullmatch(code):
            return self._region(code)
        return write.iri(iris.registered("body", iris.slug(code)))

    def _region(self, code: str) -> str:
        known = self._refs.get(code)
        if known is None:
            known = self._refs[code] = self.node("place", terms.PLACE)
            self.add(known, terms.IDENTIFIER, write.text(code))
            self.add(known, terms.IN_STATE, self.code(code[:2]))
        return known

    def ref(self, ref: NameRef) -> str:
        """Give the node of a name: a state's own IRI, else the local node, made when first met."""
        if ref.kind is RefKind.STATE or (ref.key and _REGION_CODE.fullmatch(ref.key)):
            code = ref.key or ref.country
            if code is None:
                raise ValueError(f"a state without its code: {ref.name!r}")
            made = self.code(code)
            if not _STATE_CODE.fullmatch(code):
                self.label(made, ref.name, ref.en)
            return made
        identity: object = (ref.kind, ref.key) if ref.key else ref
        known = self._refs.get(identity)
        if known is None:
            known = self._refs[identity] = self.node(ref.kind.value, _CLASSES[ref.kind])
            self._describe(known, ref)
        self.label(known, ref.name, ref.en)
        return known

    def _describe(self, node: str, ref: NameRef) -> None:
        resolution = self._resolutions.get(ref)
        key = resolution.entity_key if resolution else None
        if key:
            self.add(node, terms.DENOTES, write.iri(iris.registered(ref.kind.value, key)))
        if resolution and resolution.code and ref.kind is RefKind.PLACE:
            self.add(node, terms.IDENTIFIER, write.text(resolution.code))
        if ref.country and ref.kind is RefKind.PLACE:
            self.add(node, terms.IN_STATE, self.code(ref.country))
        country = ref.country or (resolution.country if resolution else None)
        if country and ref.kind is RefKind.BODY:
            self.add(node, terms.OF_STATE, self.code(country))

    def label(self, node: str, name: str | None, english: str | None) -> None:
        """Label a node: the first name of a language is preferred, each other an alternative."""
        for words, lang in ((name, self.article.lang), (english, "en")):
            if not words:
                continue
            first = self._labels.setdefault((node, lang), words)
            preferred = first == words
            place = terms.PREF_LABEL if preferred else terms.ALT_LABEL
            self.add(node, place, write.text(words, lang))

    def support(self, evidence: Evidence, *nodes: str) -> None:
        """Note that some words support nodes."""
        self._supported.setdefault(evidence, []).extend(nodes)

    def fact(self, node: str, of: str | None = None) -> None:
        """Note that a node is a fact that may be doubted, itself or with the one it belongs to."""
        self._facts[node] = of

    def _doubt(self) -> None:
        """Mark the facts whose surest words are less sure than the floor."""
        best: dict[str, float] = {}
        for evidence, nodes in self._supported.items():
            for node in nodes:
                best[node] = max(best.get(node, 0.0), evidence.confidence)
        low = {node for node in self._facts if best.get(node, 1.0) < self.fact_map.floor}
        for node, of in self._facts.items():
            if node in low or of in low:
                self.add(node, terms.DOUBTFUL, write.boolean(True))

    def fields(self, node: str, claim: object, mapped: ClaimMap) -> None:
        """Write the fields that need no step of their own, each in its way."""
        for name, field in mapped.fields.items():
            value = getattr(claim, name)
            if field.way in ("label", "english"):
                english = field.way == "english"
                self.label(node, None if english else value, value if english else None)
            elif field.term is not None and value is not None:
                values = value if isinstance(value, tuple) else (value,)
                objects = [self._write(field.way, field.scheme, each) for each in values]
                self.add(node, field.term, *objects)

    def _write(self, way: str, scheme: str | None, value: object) -> str:
        match way:
            case "concept":
                return write.iri(terms.concept(scheme or "", str(value)))
            case "ref" if isinstance(value, NameRef):
                return self.ref(value)
            case "code":
                return self.code(str(value))
            case "tagged":
                return write.text(str(value), self.article.lang)
            case "boolean":
                return write.boolean(bool(value))
            case "integer" if isinstance(value, int):
                return write.integer(value)
            case "decimal":
                return write.decimal(value)
        return write.text(str(value))

    def finish(self) -> list[tuple[str, str, str]]:
        """Write the evidence and its sentences, numbered in the order of the text."""
        self._doubt()
        sentences = sorted({evidence.sentence for evidence in self._supported})
        nodes = {span: self._sentence(span) for span in sentences}
        for evidence in sorted(self._supported, key=_place):
            self._evidence(evidence, nodes[evidence.sentence])
        return self.triples

    def _stretch(self, kind: str, class_: str, span: Span) -> str:
        node = self.node(kind, class_)
        self.triples += (
            (node, _IN_ARTICLE, self._written),
            (node, _START, write.integer(span.start)),
            (node, _END, write.integer(span.end)),
            (node, _EXACT, write.text(span.of(self.article.text))),
        )
        return node

    def _sentence(self, span: Span) -> str:
        return self._stretch("sentence", terms.SENTENCE, span)

    def _evidence(self, evidence: Evidence, sentence: str) -> None:
        node = self._stretch("evidence", terms.EVIDENCE, evidence.span)
        self.add(node, terms.IN_SENTENCE, sentence)
        self.add(node, terms.RULE, write.text(evidence.rule))
        self.add(node, terms.CONFIDENCE, write.decimal(evidence.confidence))
        self.add(node, terms.SUPPORTS, *self._supported[evidence])


def _place(evidence: Evidence) -> tuple[Span, Span, str, float]:
    return evidence.span, evidence.sentence, evidence.rule, evidence.confidence
