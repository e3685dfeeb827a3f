"""What the report shows, read from the merged graph with a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kurultay.graph import terms
from kurultay.store import Store, Term

LANGUAGES = ("en", "ru", "kk")
Properties = Mapping[str, Sequence[Term]]

_OF_CLASS = """SELECT ?s ?p ?o WHERE {{ {{ ?s a <{0}> }} ?s ?p ?o
  FILTER EXISTS {{ ?s <{1}> ?from . FILTER (!STRSTARTS(STR(?from), "{2}")) }} }}"""
_EVIDENCE = """SELECT ?obs ?article ?sentence ?start WHERE {{ GRAPH ?g {{
  ?e <{supports}> ?obs ; <{article}> ?article ; <{sentence}> ?s .
  ?s <{exact}> ?sentence ; <{start}> ?start }} }}"""
_ARTICLES = "SELECT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s a <{0}> ; ?p ?o }} }}"
_LABELS = "SELECT ?s ?o WHERE {{ ?s <{0}> ?o }}"


_COUNT = """SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a <{0}> ; <{1}> ?from .
  FILTER (!STRSTARTS(STR(?from), "{2}graph/")) {3} }}"""


@dataclass(frozen=True, slots=True)
class Name:
    """The labels of a thing: one to show, and the others with their languages."""

    text: str
    lang: str
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of an article."""

    article: str
    sentence: str
    start: int


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event, how, and in which posts."""

    iri: str
    name: Name
    kind: str
    role: str
    attendance: str
    posts: tuple[Name, ...]
    represents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event of the merged graph, ready to be shown."""

    iri: str
    name: Name
    kind: str
    status: str
    first: str | None
    last: str | None
    as_stated: tuple[str, ...]
    places: tuple[Name, ...]
    auspices: tuple[Name, ...]
    topics: tuple[str, ...]
    participants: tuple[Participant, ...]
    sources: tuple[Source, ...]
    is_meeting: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the posts that the articles give."""

    iri: str
    name: Name
    posts: tuple[tuple[Name, str], ...]
    events: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article that was read."""

    iri: str
    stem: str
    title: str
    lang: str
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two readings that do not agree."""

    about: Name
    prop: str
    values: tuple[str, ...]
    resolution: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the report shows of the graph."""

    events: tuple[EventCard, ...]
    people: tuple[PersonRow, ...]
    articles: tuple[ArticleRow, ...]
    conflicts: tuple[ConflictRow, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


class _Graph:
    """The subjects that the report needs, by class, with all labels at hand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.labels: dict[str, dict[str, str]] = defaultdict(dict)
        for row in store.select(_LABELS.format(terms.PREF_LABEL)).rows:
            lang = row["o"].lang or ""
            known = self.labels[row["s"].value].get(lang)
            text = row["o"].value
            self.labels[row["s"].value][lang] = min(known, text) if known else text
        self.sources = self._evidence()

    def _evidence(self) -> dict[str, set[Source]]:
        text = _EVIDENCE.format(
            supports=terms.SUPPORTS,
            article=terms.IN_ARTICLE,
            sentence=terms.IN_SENTENCE,
            exact=terms.EXACT,
            start=terms.START,
        )
        found: dict[str, set[Source]] = defaultdict(set)
        for row in self._store.select(text).rows:
            start = int(row["start"].value)
            source = Source(row["article"].value, row["sentence"].value, start)
            found[row["obs"].value].add(source)
        return found

    def of(self, *classes: str) -> dict[str, Properties]:
        """Give the merged things of some classes that stand in an article."""
        register = f"{terms.BASE}graph/"
        found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for name in classes:
            text = _OF_CLASS.format(name, terms.DERIVED_FROM, register)
            for subject, prop, value in self._triples(text):
                if value not in found[subject][prop]:
                    found[subject][prop].append(value)
        return {subject: found[subject] for subject in sorted(found)}

    def articles(self) -> dict[str, Properties]:
        """Give the articles with their properties."""
        found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, prop, value in self._triples(_ARTICLES.format(terms.ARTICLE)):
            found[subject][prop].append(value)
        return {subject: found[subject] for subject in sorted(found)}

    def _triples(self, text: str) -> Iterator[tuple[str, str, Term]]:
        for row in self._store.select(text).rows:
            yield row["s"].value, row["p"].value, row["o"]

    def name(self, iri: str) -> Name:
        """Give the name of a thing: English first, then Russian, then Kazakh."""
        labels = self.labels.get(iri, {})
        order = sorted(labels, key=lambda lang: (_rank(lang), lang))
        if not order:
            return Name(iri.rstrip("/").rpartition("/")[2].rpartition("#")[2], "")
        first, *rest = order
        others = tuple((lang, labels[lang]) for lang in rest if labels[lang] != labels[first])
        return Name(labels[first], first, others)

    def sources_of(self, thing: Properties) -> tuple[Source, ...]:
        """Give the sentences that a merged thing rests on, in reading order."""
        found = {
            source
            for origin in thing.get(terms.DERIVED_FROM, ())
            for source in self.sources.get(origin.value, ())
        }
        return tuple(sorted(found, key=lambda s: (s.article, s.start, s.sentence)))


def _rank(lang: str) -> int:
    return LANGUAGES.index(lang) if lang in LANGUAGES else len(LANGUAGES)


def _values(thing: Properties, prop: str) -> tuple[str, ...]:
    return tuple(sorted(term.value for term in thing.get(prop, ())))


def _one(thing: Properties, prop: str) -> str | None:
    found = _values(thing, prop)
    return found[0] if found else None


def _local(iri: str | None) -> str:
    return (iri or "").rpartition("/")[2].replace("-", " ")


def overview(store: Store) -> Overview:
    """
    Read what the report shows.

    Shape: events by day, then name, undated ones last; people by name; articles by stem.
    Errors: StoreError from the store.
    """
    graph = _Graph(store)
    tenures = graph.of(terms.TENURE)
    participations = graph.of(terms.PARTICIPATION)
    kinds = {
        iri: kind
        for kind, cls in (
            ("person", terms.PERSON),
            ("body", terms.BODY),
            ("state", terms.STATE),
        )
        for iri in _members(store, cls)
    }
    in_event: dict[str, list[Participant]] = defaultdict(list)
    for part in participations.values():
        one = _participant(graph, part, tenures, kinds)
        for event in _values(part, terms.IN_EVENT):
            in_event[event].append(one)
    events = _events(graph, in_event)
    people = _people(graph, tenures, events)
    articles = tuple(_article(iri, props) for iri, props in graph.articles().items())
    conflicts = tuple(_conflict(graph, p) for p in graph.of(terms.CONFLICT).values())
    summary = {
        "articles": len(articles),
        "meetings": sum(event.is_meeting for event in events),
        "other events": sum(not event.is_meeting for event in events),
        "people": len(people),
        "participations": len(participations),
        "statements": len(graph.of(terms.STATEMENT)),
        "sentences cited": len({s for found in graph.sources.values() for s in found}),
    }
    by_stem = tuple(sorted(articles, key=lambda row: (row.stem, row.iri)))
    return Overview(events, people, by_stem, conflicts, summary)


def counts(store: Store) -> dict[str, int]:
    """
    Count what the articles say, in the merged graph; what only the register knows is left out.

    Errors: StoreError from the store.
    """
    no_meeting = f"FILTER NOT EXISTS {{ ?s a <{terms.MEETING}> }}"
    asked = {
        "people": (terms.PERSON, ""),
        "meetings": (terms.MEETING, ""),
        "other events": (terms.EVENT, no_meeting),
        "participations": (terms.PARTICIPATION, ""),
    }
    found = {"articles": sum("/graph/article/" in name for name in store.graphs())}
    for name, (cls, more) in asked.items():
        text = _COUNT.format(cls, terms.DERIVED_FROM, terms.BASE, more)
        found[name] = int(store.select(text).rows[0]["n"].value)
    return found


def _members(store: Store, cls: str) -> tuple[str, ...]:
    rows = store.select(f"SELECT ?s WHERE {{ ?s a <{cls}> }}").rows
    return tuple(sorted(row["s"].value for row in rows))


def _participant(
    graph: _Graph, part: Properties, tenures: Mapping[str, Properties], kinds: Mapping[str, str]
) -> Participant:
    agent = _one(part, terms.HAS_AGENT) or ""
    posts = {
        graph.name(post)
        for tenure in _values(part, terms.IN_CAPACITY)
        for post in _values(tenures.get(tenure, {}), terms.HAS_POST)
    }
    return Participant(
        iri=agent,
        name=graph.name(agent),
        kind=kinds.get(agent, "body"),
        role=_local(_one(part, terms.HAS_ROLE)),
        attendance=_local(_one(part, terms.HAS_ATTENDANCE)),
        posts=tuple(sorted(posts, key=lambda name: name.text)),
        represents=tuple(graph.name(iri).text for iri in _values(part, terms.REPRESENTS)),
    )


def _events(graph: _Graph, in_event: Mapping[str, list[Participant]]) -> tuple[EventCard, ...]:
    cards = (
        _event(graph, iri, thing, in_event.get(iri, ()))
        for iri, thing in graph.of(terms.EVENT, terms.MEETING).items()
    )
    return tuple(sorted(cards, key=lambda card: (card.first or "9999", card.name.text, card.iri)))


def _event(
    graph: _Graph, iri: str, thing: Properties, participants: Sequence[Participant]
) -> EventCard:
    order = {"chair": 0, "host": 1, "speaker": 2}
    return EventCard(
        iri=iri,
        name=graph.name(iri),
        kind=_local(_one(thing, terms.HAS_KIND)),
        status=_local(_one(thing, terms.HAS_STATUS)),
        first=_one(thing, terms.EARLIEST_DAY),
        last=_one(thing, terms.LATEST_DAY),
        as_stated=_values(thing, terms.DATE_AS_STATED),
        places=tuple(
            graph.name(place)
            for place in _values(thing, terms.TOOK_PLACE_IN) or _values(thing, terms.IN_STATE)
        ),
        auspices=tuple(graph.name(body) for body in _values(thing, terms.AUSPICES)),
        topics=tuple(_local(topic) for topic in _values(thing, terms.HAS_TOPIC)),
        participants=tuple(
            sorted(participants, key=lambda p: (order.get(p.role, 3), p.name.text, p.iri))
        ),
        sources=graph.sources_of(thing),
        is_meeting=terms.MEETING in _values(thing, terms.TYPE),
    )


def _people(
    graph: _Graph, tenures: Mapping[str, Properties], events: Sequence[EventCard]
) -> tuple[PersonRow, ...]:
    seen: dict[str, int] = defaultdict(int)
    for event in events:
        for person in {p.iri for p in event.participants if p.kind == "person"}:
            seen[person] += 1
    posts: dict[str, set[tuple[Name, str]]] = defaultdict(set)
    for tenure in tenures.values():
        where = [
            graph.name(iri).text
            for prop in (terms.OF_STATE, terms.OF_BODY)
            for iri in _values(tenure, prop)
        ]
        for person in _values(tenure, terms.HAS_HOLDER):
            for post in _values(tenure, terms.HAS_POST):
                posts[person].add((graph.name(post), ", ".join(where)))
    rows = (
        PersonRow(
            iri, graph.name(iri), tuple(sorted(posts[iri], key=_post_order)), seen.get(iri, 0)
        )
        for iri in sorted({*graph.of(terms.PERSON), *seen, *posts})
    )
    return tuple(sorted(rows, key=lambda row: (row.name.text.casefold(), row.iri)))


def _post_order(row: tuple[Name, str]) -> tuple[str, str]:
    return row[0].text, row[1]


def _article(iri: str, thing: Properties) -> ArticleRow:
    stem = _one(thing, terms.IDENTIFIER) or iri.rpartition("/")[2]
    return ArticleRow(
        iri=iri,
        stem=stem,
        title=_one(thing, terms.HEADLINE) or stem,
        lang=_one(thing, terms.IN_LANGUAGE) or "",
        published=_one(thing, terms.DATE_PUBLISHED),
        publisher=_one(thing, terms.PUBLISHER_NAME),
        url=_one(thing, terms.URL),
    )


def _conflict(graph: _Graph, thing: Properties) -> ConflictRow:
    return ConflictRow(
        about=graph.name(_one(thing, terms.ABOUT) or ""),
        prop=(_one(thing, terms.ON_PROPERTY) or "").rpartition("#")[2],
        values=_values(thing, terms.VALUE_AS_STATED),
        resolution=_one(thing, terms.RESOLUTION) or "",
    )
