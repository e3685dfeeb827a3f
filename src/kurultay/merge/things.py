"""Bodies, places, documents and figures that several articles name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from kurultay.facts.figures import UNNAMED, is_code
from kurultay.graph import iris, terms
from kurultay.merge.clusters import Clusters, Mark, parted
from kurultay.merge.conflicts import conflict, reading
from kurultay.merge.keys import fold
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output, labels

Keys = Callable[[Node], Iterator[Hashable]]

_NONE: frozenset[Mark] = frozenset()
_OURS = "en"
_FEW = 2
"""Units: words."""


def gather(
    out: Output, world: World, class_: str, keys: Keys, known: Mapping[str, str]
) -> list[tuple[str, list[Node]]]:
    """
    Join the observations of a class that share a key, and name the merged nodes.

    ``known`` leads from observations to the register. What is written is left to the caller.
    """
    nodes = {node.iri: node for node in world.of(class_)}
    free = {iri: node for iri, node in nodes.items() if iri not in known}
    keyed = ((key, iri) for iri, node in free.items() for key in keys(node))
    clusters = joined(nodes, known, keyed, world)
    groups = [[nodes[iri] for iri in members] for members in clusters.groups().values()]
    entries = [_entry(known, [node.iri for node in group]) for group in groups]
    minted = [group for group, entry in zip(groups, entries, strict=True) if entry is None]
    names = dict(zip((group[0].iri for group in minted), out.named_for(minted), strict=True))
    return [
        (entry or names[group[0].iri], group) for group, entry in zip(groups, entries, strict=True)
    ]


def joined(
    members: Iterable[str], known: Mapping[str, str], keyed: Iterable[tuple[object, str]],
    world: World,
) -> Clusters:  # fmt: skip
    """Join what the register has as one entry, whatever was judged, then what shares a key."""
    apart = world.apart
    marks = {
        iri: found
        for iri in members
        if (found := apart.get(iri, _NONE) | apart.get(known.get(iri, ""), _NONE))
    } if apart else {}  # fmt: skip
    clusters = Clusters(members, marks, world.bonds)
    firsts: dict[str, str] = {}
    for iri in sorted(known):
        clusters.join(firsts.setdefault(known[iri], iri), iri)
    # Where marks forbid something, it matters which key is looked at first.
    clusters.join_by(sorted((written(key), iri) for key, iri in keyed) if marks else keyed)
    return clusters


def written(key: object) -> str:
    """Write a key, unless it is written already."""
    return key if isinstance(key, str) else json.dumps(key, ensure_ascii=False)


def _entry(known: Mapping[str, str], members: list[str]) -> str | None:
    """Give the register's entry of a group: the first, where a person judged two to be one."""
    return min((known[iri] for iri in members if iri in known), default=None)


def _named(out: Output, subject: str, class_: str, group: Sequence[Node]) -> None:
    out.link(subject, terms.TYPE, class_)
    out.derive(subject, group)
    labels(out, subject, group, out.register.get(subject))


def known(world: World, class_: str) -> dict[str, str]:
    """Give the register's entries that the bodies, places or documents of a world stand for."""
    found = _known_documents(world) if class_ == terms.DOCUMENT else _known(world, class_)
    return {
        iri: entry
        for iri, entry in found.items()
        if not parted(world.apart.get(iri, _NONE), world.apart.get(entry, _NONE))
    }


def _known(world: World, class_: str) -> dict[str, str]:
    found, coded = {}, {}
    for node in world.of(class_):
        denoted = node.one(terms.DENOTES)
        if denoted in world.register:
            found[node.iri] = str(denoted)
        elif class_ == terms.PLACE and (code := node.one(terms.IDENTIFIER)):
            coded[node.iri] = code
    if coded:
        entries = {
            code: node.iri
            for node in world.known(terms.PLACE)
            for code in node.all(terms.IDENTIFIER)
        }
        found |= {iri: entries[code] for iri, code in coded.items() if code in entries}
    return found


def _known_documents(world: World) -> dict[str, str]:
    named: dict[Hashable, list[str]] = {}
    for node in world.known(terms.DOCUMENT) if world.of(terms.DOCUMENT) else ():
        for lang, words in node.labels(terms.PREF_LABEL):
            key = (node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words))
            named.setdefault(key, []).append(node.iri)
    found = {}
    for node in world.of(terms.DOCUMENT):
        for lang, words in node.labels(terms.PREF_LABEL):
            key = (node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words))
            if len(named.get(key, ())) == 1:
                found[node.iri] = named[key][0]
    return found


def body_keys(node: Node) -> Iterator[Hashable]:
    """Give the keys of a body: each name in one language and one state, if it is a name at all."""
    state = node.one(terms.OF_STATE) or ""
    if not state and _common(node):
        yield "body", node.iri
        return
    for lang, words in node.labels(terms.PREF_LABEL):
        yield "body", lang, fold(words), state


def _common(node: Node) -> bool:
    """
    Tell whether a body without a state is called by common words: «Сенат», «рабочая группа».

    Of such there is one in every country. They are words that have an English translation rather
    than a romanisation, or one or two of which the last begins small.
    """
    stated = [words for lang, words in node.labels(terms.PREF_LABEL) if lang != _OURS]
    english = [words for lang, words in node.labels(terms.PREF_LABEL) if lang == _OURS]
    if not stated or node.all(terms.ACRONYM):
        return False
    words = stated[0].split()
    small = len(words) <= _FEW and words[-1][:1].islower()
    return small or bool(english and not _heard_alike(stated[0], english[0]))


def _heard_alike(one: str, two: str) -> bool:
    """Tell whether two names are one, written in two scripts."""
    first, second = (set(fold(words).split()) for words in (one, two))
    return bool(first & second)


def place_keys(node: Node) -> Iterator[Hashable]:
    """Give the keys of a place: its ISO code, else each name in one state."""
    code = node.one(terms.IDENTIFIER)
    if code:
        yield "code", code
        return
    for lang, words in node.labels(terms.PREF_LABEL):
        yield "place", lang, fold(words), node.one(terms.IN_STATE) or ""


def document_keys(node: Node, resolve: Callable[[str], str]) -> Iterator[Hashable]:
    """Give the keys of a document: each name with the parties; none without parties."""
    parties = tuple(sorted(resolve(party) for party in node.all(terms.HAS_PARTY)))
    for lang, words in node.labels(terms.PREF_LABEL):
        if parties:
            yield "document", node.one(terms.HAS_DOCUMENT_TYPE), lang, fold(words), parties


def bodies(out: Output, world: World) -> None:
    """Merge the bodies: by the register, else by one name in one language and one state."""
    found = gather(out, world, terms.BODY, body_keys, known(world, terms.BODY))
    for subject, group in found:
        out.note(subject, group)
    for subject, group in found:
        body(out, subject, group)


def body(out: Output, subject: str, group: Sequence[Node]) -> None:
    """Write a body."""
    _named(out, subject, terms.BODY, group)
    for predicate in (terms.ACRONYM, terms.OF_STATE, terms.PART_OF):
        if subject not in out.register or predicate == terms.ACRONYM:
            out.refer(subject, predicate, group)


def places(out: Output, world: World) -> None:
    """Merge the places: by the register or the ISO code, else by one name in one state."""
    for subject, group in gather(out, world, terms.PLACE, place_keys, known(world, terms.PLACE)):
        place(out, subject, group)


def place(out: Output, subject: str, group: Sequence[Node]) -> None:
    """Write a place."""
    _named(out, subject, terms.PLACE, group)
    if subject not in out.register:
        out.refer(subject, terms.IN_STATE, group)
        out.refer(subject, terms.IDENTIFIER, group)


_STATUS = ("in-force", "signed", "adopted", "planned", "mentioned")


def documents(out: Output, world: World) -> None:
    """Merge the documents: by one name and the same parties, or with the one of the register."""

    def keys(node: Node) -> Iterator[Hashable]:
        return document_keys(node, out.resolve)

    found = gather(out, world, terms.DOCUMENT, keys, known(world, terms.DOCUMENT))
    for subject, group in found:
        document(out, subject, group)


def document(out: Output, subject: str, group: Sequence[Node]) -> None:
    """Write a document."""
    _named(out, subject, terms.DOCUMENT, group)
    out.refer(subject, terms.HAS_PARTY, group)
    if subject in out.register:
        return
    out.refer(subject, terms.HAS_DOCUMENT_TYPE, group[:1])
    statuses = {terms.concept_name(s) for n in group for s in n.all(terms.HAS_DOCUMENT_STATUS)}
    for status in [each for each in _STATUS if each in statuses][:1]:
        out.link(subject, terms.HAS_DOCUMENT_STATUS, terms.concept("docstatus", status))


def figure_keys(world: World, resolve: Callable[[str], str]) -> dict[str, list[Hashable]]:
    """
    Give what each figure answers: its measure, unit and period, and whom it is about.

    Shape: by observation; none for what is only counted, without a period or anybody whom it is
    about, nor where its own article answers the same twice: then the measure does not tell it.
    """
    asked: dict[str, Hashable] = {}
    for node in world.of(terms.FIGURE):
        measure, unit, period = map(node.one, (terms.MEASURE, terms.UNIT, terms.PERIOD))
        about = tuple(sorted(resolve(each) for each in node.all(terms.CONCERNS)))
        if period and about and measure != UNNAMED and is_code(unit or ""):
            asked[node.iri] = ("figure", measure, unit, period, about)
    times = Counter(
        (node.source, asked[node.iri]) for node in world.of(terms.FIGURE) if node.iri in asked
    )
    return {
        node.iri: [key] if (key := asked.get(node.iri)) and times[node.source, key] == 1 else []
        for node in world.of(terms.FIGURE)
    }


def figures(out: Output, world: World) -> None:
    """Merge the figures that answer one question."""
    keys = figure_keys(world, out.resolve)
    for subject, group in gather(out, world, terms.FIGURE, lambda node: iter(keys[node.iri]), {}):
        figure(out, subject, group)


def figure(out: Output, subject: str, group: Sequence[Node]) -> None:
    """
    Write a figure with the value that most articles give, then the one with most digits.

    What does not agree with it is kept as a conflict.
    """
    out.link(subject, terms.TYPE, terms.FIGURE)
    out.derive(subject, group)
    for predicate in (terms.MEASURE, terms.UNIT, terms.PERIOD, terms.CONCERNS):
        out.refer(subject, predicate, group[:1])
    votes: Counter[str] = Counter()
    for node in group:
        for value in node.all(terms.VALUE):
            votes[value] += node.count
    if not votes:
        return
    shown = min(votes, key=lambda value: (-votes[value], -_digits(value), value))
    out.refer(subject, terms.VALUE, [node for node in group if shown in node.all(terms.VALUE)][:1])
    if any(not _agree(shown, value) for value in votes):
        readings = [reading(node, terms.VALUE) for node in group]
        conflict(out, subject, terms.VALUE, readings, f"shown: {shown} (most articles)")


def _agree(one: str, two: str) -> bool:
    """Tell whether two numbers are one, written with more or fewer digits: 11.4 is «over 11»."""
    first, second = Decimal(one), Decimal(two)
    digits = min(_digits(one), _digits(two))
    return any(
        Context(prec=digits, rounding=way).plus(first)
        == Context(prec=digits, rounding=way).plus(second)
        for way in (ROUND_HALF_UP, ROUND_DOWN)
    )


def _digits(value: str) -> int:
    return len(Decimal(value).normalize().as_tuple().digits)


_STATEMENT = (terms.HAS_SPEAKER, terms.SPEAKER_AS_STATED, terms.QUOTE, terms.DIRECT)


def statements(out: Output, world: World) -> None:
    """Write statements: each stays what one article says."""
    for node in world.of(terms.STATEMENT):
        words = node.one(terms.QUOTE) or "statement"
        subject = iris.minted("statement", words, (("observation", node.iri),), out.base)
        out.link(subject, terms.TYPE, terms.STATEMENT)
        out.derive(subject, (node,))
        for predicate in _STATEMENT:
            out.refer(subject, predicate, (node,))
