"""The register's Turtle files read as plain entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kurultay.errors import ResourceError
from kurultay.graph import iris, terms
from kurultay.mentions.entries import Entry, Tagged, TenureEntry
from kurultay.mentions.mention import MentionKind
from kurultay.resources import Home
from kurultay.text.article import PartialDate

FILES = ("states", "bodies", "places", "offices", "people", "meetings")
"""The register's graphs; each is ``seeds/register/<name>.ttl``."""

_KINDS = {
    terms.STATE: MentionKind.STATE,
    terms.PLACE: MentionKind.PLACE,
    terms.BODY: MentionKind.BODY,
    terms.PERSON: MentionKind.PERSON,
    terms.POST: MentionKind.POST,
}

Node = Mapping[str, list[Tagged]]
"""The values of a node by property; the first half of a value is its language, if it has one."""


def _parse(path: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ResourceError(f"seeds/register/{path.name}: not Turtle: {error}") from error


def _nodes(path: Path) -> dict[str, dict[str, list[Tagged]]]:
    nodes: dict[str, dict[str, list[Tagged]]] = defaultdict(lambda: defaultdict(list))
    for quad in _parse(path):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(
            value, ox.NamedNode | ox.Literal
        ):
            raise ResourceError(f"seeds/register/{path.name}: blank nodes are not published")
        lang = (value.language or "") if isinstance(value, ox.Literal) else ""
        nodes[subject.value][quad.predicate.value].append((lang, value.value))
    return nodes


def graphs(home: Home) -> Iterator[tuple[str, tuple[str, ...]]]:
    """
    Give each register graph as it is stored: its name and its N-Quads lines, sorted.

    Errors: ResourceError for a file that is missing or no Turtle.
    """
    for name in FILES:
        graph = ox.NamedNode(iris.register_graph(name))
        quads = (
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in _parse(home.path("seeds", "register", f"{name}.ttl"))
        )
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        assert written is not None
        yield graph.value, tuple(sorted(set(written.decode().splitlines())))


def _one(node: Node, predicate: str) -> str | None:
    values = node.get(predicate)
    return values[0][1] if values else None


def _key(node: Node, predicate: str) -> str | None:
    value = _one(node, predicate)
    return iris.register_key(value) if value else None


def _date(node: Node, predicate: str) -> PartialDate | None:
    value = _one(node, predicate)
    return PartialDate.parse(value) if value else None


def _tagged(node: Node, predicates: Iterable[str]) -> tuple[Tagged, ...]:
    return tuple(value for each in predicates for value in sorted(node.get(each, ())))


def _entry(address: str, node: Node, kind: MentionKind) -> Entry:
    post_in = [value for _, value in node.get(terms.POST_IN, ())]
    states = [iris.register_key(value) for value in post_in if "/id/state/" in value]
    seats = [iris.register_key(value) for value in post_in if "/id/body/" in value]
    rank = _one(node, terms.HAS_RANK)
    labels = dict(node.get(terms.PREF_LABEL, ()))
    return Entry(
        kind=kind,
        key=iris.register_key(address),
        names=_tagged(node, (terms.PREF_LABEL, terms.ALT_LABEL)),
        acronyms=_tagged(node, (terms.ACRONYM,)),
        adjectives=_tagged(node, (terms.HIDDEN_LABEL,)),
        en=labels.get("en", ""),
        country=_key(node, terms.IN_STATE)
        or _key(node, terms.OF_STATE)
        or (states[0] if states else None),
        part_of=_key(node, terms.PART_OF) or (seats[0] if seats else None),
        level=terms.concept_name(rank).replace("-", "_") if rank else None,
        subtype=_one(node, terms.DC_TYPE),
        seat=_key(node, terms.SEATED_IN) or _key(node, terms.HAS_CAPITAL),
        code=_one(node, terms.IDENTIFIER),
    )


def _tenure(node: Node, posts: Mapping[str, Node]) -> TenureEntry:
    post = posts.get(_one(node, terms.HAS_POST) or "", {})
    labels = dict(post.get(terms.PREF_LABEL, ()))
    rank = _one(post, terms.HAS_RANK)
    former = _one(node, terms.FORMER)
    return TenureEntry(
        person=_key(node, terms.HAS_HOLDER) or "",
        office=_key(node, terms.HAS_POST),
        post_en=labels.get("en", ""),
        post_ru=labels.get("ru", ""),
        level=terms.concept_name(rank).replace("-", "_") if rank else "",
        country=_key(node, terms.OF_STATE),
        body=_key(node, terms.OF_BODY),
        start=_date(node, terms.FROM),
        until=_date(node, terms.UNTIL),
        open={"true": "no", "false": "yes", None: "unknown"}[former],
        attested=_date(node, terms.ATTESTED_ON),
    )


def read(home: Home) -> tuple[tuple[Entry, ...], tuple[TenureEntry, ...]]:
    """
    Read the register: states, bodies, places, posts and people, and who held which post when.

    Shape: each sorted by its IRI within its file, files in the order of ``FILES``.
    Errors: ResourceError for a file that is missing or no Turtle.
    """
    files = [_nodes(home.path("seeds", "register", f"{name}.ttl")) for name in FILES]
    posts = files[FILES.index("offices")]
    entries: list[Entry] = []
    tenures: list[TenureEntry] = []
    for nodes in files:
        for address in sorted(nodes):
            class_ = _one(nodes[address], terms.TYPE)
            if class_ in _KINDS:
                entries.append(_entry(address, nodes[address], _KINDS[class_]))
            elif class_ == terms.TENURE:
                tenures.append(_tenure(nodes[address], posts))
    return tuple(_placed(entries, tenures)), tuple(tenures)


def _placed(entries: Iterable[Entry], tenures: Iterable[TenureEntry]) -> Iterator[Entry]:
    """Give each person his tenures, and the state of them all, if it is one."""
    held: dict[str, list[TenureEntry]] = defaultdict(list)
    for tenure in tenures:
        held[tenure.person].append(tenure)
    for entry in entries:
        own = held.get(entry.key) if entry.kind is MentionKind.PERSON else None
        if own is None:
            yield entry
            continue
        lands = {tenure.country for tenure in own if tenure.country}
        country = lands.pop() if len(lands) == 1 else entry.country
        yield replace(entry, country=country, tenures=tuple(own))
