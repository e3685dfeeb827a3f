"""Bodies, places and documents that several articles name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from kurultay.graph import iris, terms
from kurultay.merge.clusters import Clusters
from kurultay.merge.keys import fold
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output, Parts, labels, mint

Keys = Callable[[Node], Iterator[Hashable]]


def _english(nodes: list[Node]) -> str:
    """Give the words for an IRI: an English label if there is one, the first by sort."""
    found = sorted(
        (lang != "en", words) for node in nodes for lang, words in node.labels(terms.PREF_LABEL)
    )
    return found[0][1] if found else "unnamed"


def _known(node: Node, world: World) -> str | None:
    """Give the register entity that an observation stands for."""
    denoted = node.one(terms.DENOTES)
    return denoted if denoted in world.register else None


def gather(
    out: Output, world: World, kind: tuple[str, str], keys: Keys, known: dict[str, str]
) -> list[tuple[str, list[Node]]]:
    """
    Join the observations of a class that share a key, and name the merged nodes.

    ``kind`` is the class and the folder of the IRIs; ``known`` leads from observations to the
    register. Labels and origins are written; the properties are left to the caller.
    """
    class_, folder = kind
    nodes = {node.iri: node for node in world.of(class_)}
    clusters = Clusters(nodes, world.apart, world.bonds)
    free = {iri: node for iri, node in nodes.items() if iri not in known}
    clusters.join_by((known[iri], iri) for iri in sorted(known))
    clusters.join_by((key, iri) for iri, node in free.items() for key in keys(node))
    groups = [[nodes[iri] for iri in members] for members in clusters.groups().values()]
    entries = [_entry(known, [node.iri for node in group]) for group in groups]
    minted = [group for group, entry in zip(groups, entries, strict=True) if entry is None]
    names = dict(zip((group[0].iri for group in minted), out.named_for(minted), strict=True))
    made = []
    for group, entry in zip(groups, entries, strict=True):
        subject = entry or names[group[0].iri]
        out.link(subject, terms.TYPE, class_)
        out.derive(subject, group)
        labels(out, subject, group, world.register.get(subject))
        made.append((subject, group))
    return made


def _entry(known: dict[str, str], members: list[str]) -> str | None:
    """Give the register's entry of a group: the first, where a person judged two to be one."""
    return min((known[iri] for iri in members if iri in known), default=None)


def _parts(group: list[Node], keys: Keys) -> Parts:
    """Give what makes a thing itself: the smallest of its keys."""
    found = sorted(str(key) for node in group for key in keys(node))
    return (("key", found[0] if found else group[0].iri),)


def bodies(out: Output, world: World) -> None:
    """Merge the bodies: by the register, else by one name in one language and one state."""

    def keys(node: Node) -> Iterator[Hashable]:
        state = node.one(terms.OF_STATE) or ""
        for lang, words in node.labels(terms.PREF_LABEL):
            yield "body", lang, fold(words), state

    nodes = world.of(terms.BODY)
    known = {node.iri: found for node in nodes if (found := _known(node, world))}
    for subject, group in gather(out, world, (terms.BODY, "body"), keys, known):
        for predicate in (terms.ACRONYM, terms.OF_STATE, terms.PART_OF):
            if subject not in world.register or predicate == terms.ACRONYM:
                out.refer(subject, predicate, group)


def places(out: Output, world: World) -> None:
    """Merge the places: by the register or the ISO code, else by one name in one state."""
    coded = {
        code: node.iri for node in world.known(terms.PLACE) for code in node.all(terms.IDENTIFIER)
    }

    def keys(node: Node) -> Iterator[Hashable]:
        code = node.one(terms.IDENTIFIER)
        if code:
            yield "code", code
            return
        for lang, words in node.labels(terms.PREF_LABEL):
            yield "place", lang, fold(words), node.one(terms.IN_STATE) or ""

    nodes = world.of(terms.PLACE)
    known = {
        node.iri: found
        for node in nodes
        if (found := _known(node, world) or coded.get(node.one(terms.IDENTIFIER) or ""))
    }
    for subject, group in gather(out, world, (terms.PLACE, "place"), keys, known):
        if subject not in world.register:
            out.refer(subject, terms.IN_STATE, group)
            out.refer(subject, terms.IDENTIFIER, group)


_STATUS = ("in-force", "signed", "adopted", "planned", "mentioned")


def documents(out: Output, world: World) -> None:
    """Merge the documents: by one name and the same parties, or with the one of the register."""
    named: dict[Hashable, list[str]] = {}
    for node in world.known(terms.DOCUMENT):
        for lang, words in node.labels(terms.PREF_LABEL):
            key = (node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words))
            named.setdefault(key, []).append(node.iri)

    def keys(node: Node) -> Iterator[Hashable]:
        parties = tuple(sorted(out.resolve(party) for party in node.all(terms.HAS_PARTY)))
        for lang, words in node.labels(terms.PREF_LABEL):
            if parties:
                yield "document", node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words), parties

    known = {}
    for node in world.of(terms.DOCUMENT):
        for lang, words in node.labels(terms.PREF_LABEL):
            key = (node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words))
            if len(named.get(key, ())) == 1:
                known[node.iri] = named[key][0]
    for subject, group in gather(out, world, (terms.DOCUMENT, "document"), keys, known):
        out.refer(subject, terms.HAS_PARTY, group)
        if subject in world.register:
            continue
        out.refer(subject, terms.HAS_DOCUMENT_TYPE, group[:1])
        statuses = {terms.concept_name(s) for n in group for s in n.all(terms.HAS_DOCUMENT_STATUS)}
        for status in [each for each in _STATUS if each in statuses][:1]:
            out.link(subject, terms.HAS_DOCUMENT_STATUS, terms.concept("docstatus", status))


_SAYINGS = (
    (
        terms.STATEMENT,
        "statement",
        (terms.HAS_SPEAKER, terms.SPEAKER_AS_STATED, terms.QUOTE, terms.DIRECT),
    ),
    (
        terms.FIGURE,
        "figure",
        (terms.MEASURE, terms.VALUE, terms.UNIT, terms.PERIOD, terms.CONCERNS),
    ),
)


def sayings(out: Output, world: World) -> None:
    """Write statements and figures: each stays what one article says."""
    for class_, folder, predicates in _SAYINGS:
        for node in world.of(class_):
            words = node.one(terms.QUOTE) or node.one(terms.MEASURE) or folder
            subject = iris.minted(folder, words, (("observation", node.iri),), out.base)
            out.link(subject, terms.TYPE, class_)
            out.derive(subject, (node,))
            for predicate in predicates:
                out.refer(subject, predicate, (node,))
