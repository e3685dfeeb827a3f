"""The claims of one article become one named graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kurultay.facts.claims import (
    BodyClaim,
    Claim,
    Document,
    Event,
    Figure,
    Holder,
    Office,
    PlaceClaim,
    StateClaim,
    Statement,
)
from kurultay.graph import events, iris, terms, write
from kurultay.graph.draft import Draft
from kurultay.graph.factmap import FactMap
from kurultay.graph.offices import Offices
from kurultay.identity import Resolution
from kurultay.lang.reading import Reading
from kurultay.text import sketch

_KINDS: tuple[tuple[type[Document | Statement | Figure], str], ...] = (
    (Document, "document"),
    (Statement, "statement"),
    (Figure, "figure"),
)


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """What one article says: the graph's name and its N-Quads lines, sorted, no line ends."""

    name: str
    nquads: tuple[str, ...]


def build(
    reading: Reading,
    claims: Sequence[Claim],
    resolutions: Iterable[Resolution],
    fact_map: FactMap,
    base: str = terms.BASE,
) -> ArticleGraph:
    """
    Write an article and its claims as one graph of local nodes.

    Shape: no blank nodes; every node leads to the article; the same claims give the same bytes.
    Errors: none for claims that keep their own promises.
    """
    article = reading.article
    named = {resolution.ref: resolution for resolution in resolutions}
    draft = Draft(article, named, fact_map, base)
    _article(draft)
    happenings = tuple(claim for claim in claims if isinstance(claim, Event))
    offices = Offices(draft, happenings)
    for claim in claims:
        if isinstance(claim, BodyClaim | PlaceClaim | StateClaim):
            node = draft.ref(claim.ref)
            draft.support(claim.evidence, node)
            if isinstance(claim, BodyClaim):
                draft.fields(node, claim, fact_map.of(claim))
    for claim in claims:
        if isinstance(claim, Office):
            offices.tenure(claim)
    holders = tuple(claim for claim in claims if isinstance(claim, Holder))
    events.draw(draft, offices, happenings, holders)
    for class_, kind in _KINDS:
        for claim in claims:
            if isinstance(claim, class_):
                _plain(draft, kind, claim)
    name = iris.article_graph(article.key, base)
    return ArticleGraph(name, write.lines(name, draft.finish()))


def _plain(draft: Draft, kind: str, claim: Document | Statement | Figure) -> None:
    mapped = draft.fact_map.of(claim)
    node = draft.node(kind, mapped.term)
    draft.fields(node, claim, mapped)
    draft.fact(node)
    draft.support(claim.evidence, node)
    if isinstance(claim, Statement) and claim.speaker and claim.speaker.kind == "person":
        draft.support(claim.evidence, draft.ref(claim.speaker))


def _article(draft: Draft) -> None:
    article = draft.article
    node = write.iri(draft.address)
    draft.add(node, terms.TYPE, write.iri(terms.ARTICLE))
    draft.add(node, terms.IDENTIFIER, write.text(article.stem))
    draft.add(node, terms.KEY, write.text(article.key))
    draft.add(node, terms.IN_LANGUAGE, write.text(article.lang))
    draft.add(node, terms.SHA256, write.text(article.sha256))
    drawn = sketch.draw(article.text)
    if drawn:
        draft.add(node, terms.SKETCH, write.text(drawn))
    if article.url and iris.web(article.url):
        draft.add(node, terms.URL, write.iri(iris.web(article.url)))
    if article.title:
        draft.add(node, terms.HEADLINE, write.text(article.title, article.lang))
    if article.published:
        draft.add(node, terms.DATE_PUBLISHED, write.date(article.published))
    if article.publisher:
        draft.add(node, terms.PUBLISHER_NAME, write.text(article.publisher))
