"""The merged persons with all their names, and where the sources spell a name differently."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from kurultay.graph import terms
from kurultay.merge.conflicts import conflict, reading
from kurultay.merge.keys import form
from kurultay.merge.observations import Node, World
from kurultay.merge.people import People
from kurultay.merge.write import Output, labels, preferred

_OURS = "en"
"""The language of labels that kurultay romanises itself, so that they say nothing of a source."""


def write(out: Output, world: World, people: People) -> None:
    """Write the merged persons: the register's IRI where it has one, else a minted one."""
    nodes = {node.iri: node for node in world.of(terms.PERSON)}
    groups = people.groups()
    free = [group for group in groups if people.person(group).register is None]
    made = dict(
        zip(free, out.named_for([nodes[iri] for iri in groups[g]] for g in free), strict=True)
    )
    for group, members in groups.items():
        subject = made.get(group) or people.person(group).register or group
        observed = [nodes[iri] for iri in members]
        person(out, subject, observed)


def person(out: Output, subject: str, nodes: Sequence[Node]) -> None:
    """Write a person."""
    known = out.register.get(subject)
    out.link(subject, terms.TYPE, terms.PERSON)
    out.derive(subject, nodes)
    labels(out, subject, nodes, known)
    spellings(out, subject, nodes, known)


def spellings(out: Output, subject: str, nodes: Sequence[Node], known: Node | None) -> None:
    """Keep as a conflict that sources spell a person's whole name in different ways."""
    found: dict[str, list[tuple[str, Node]]] = {}
    for node in [*nodes, *([known] if known else [])]:
        for lang, words in node.labels(terms.PREF_LABEL):
            found.setdefault(lang, []).append((words, node))
    found.pop(_OURS, None)
    for lang, stated in sorted(found.items()):
        settled = dict(known.labels(terms.PREF_LABEL)).get(lang) if known else None
        told = Counter[str]()
        for words, node in stated:
            told[words] += node.count
        usual = settled or preferred(told)
        spoken = settled is None or _spoken(settled, stated, known)
        best = form(lang, usual)
        taken = [
            (form(lang, words), words, node)
            for words, node in stated
            if _alphabet(words) == _alphabet(usual)
        ]
        odd = [
            (words, node)
            for each, words, node in taken
            if each.full
            and each.size == best.size
            and each.spelling != best.spelling
            and (spoken or each.slipped(best))
        ]
        if odd:
            same = [(words, node) for each, words, node in taken if each == best]
            # The register speaks only where no article has the usual spelling.
            ours = [each for each in same if each[1] is not known] or same
            readings = [reading(node, terms.PREF_LABEL, words) for words, node in ours + odd]
            shown = "shown: the usual spelling"
            conflict(out, subject, terms.PREF_LABEL, readings, shown, lang)


def _spoken(usual: str, stated: Sequence[tuple[str, Node]], known: Node | None) -> bool:
    """
    Tell whether the register's label is a spelling of its language, or an article's.

    Where it has the same words in two languages, they may be at home in neither: then only a slip
    of the pen differs from them.
    """
    labels = known.labels(terms.PREF_LABEL) if known else ()
    shared = sum(words == usual for lang, words in labels if lang != _OURS)
    return shared == 1 or any(words == usual for words, node in stated if node is not known)


def _alphabet(words: str) -> str:
    """Give the alphabet of a name, by its first letter: another alphabet is no misspelling."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0]
