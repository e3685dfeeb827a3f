"""
The IRIs of merged things that no register has, so that they stay when further articles come.

Each observation has an IRI of its own: the one that it would get if its article were the only one.
A merged thing has that of its first observation, by the day of the article. All others lead to it
as replaced ones, so whatever IRI a thing ever had for some part of the articles is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from kurultay.graph import iris, terms, write
from kurultay.merge.keys import days, fold, form
from kurultay.merge.observations import Node, World

Parts = tuple[tuple[str, str], ...]

Rank = tuple[str, str]
"""The day of an observation's article and the observation's IRI."""

_HASH = re.compile(r"-[0-9a-f]{8}$")
UNDATED = "9999"
_OURS = "en"


def local(iri: str) -> str:
    """Give the last part of an IRI without the hash of a minted one: words for another IRI."""
    return _HASH.sub("", iri.rsplit("/", 1)[-1])


def ranks(world: World) -> dict[str, str]:
    """Give the day of each article, by which its observations come before those of others."""
    return {node.iri: node.one(terms.DATE_PUBLISHED) or UNDATED for node in world.of(terms.ARTICLE)}


def alone(world: World, base: str) -> dict[str, str]:
    """
    Give each observation the IRI that it would have alone, or that of the register's entry.

    Shape: nothing of it depends on other articles.
    """
    return _Alone(world, base).made


def assign(wanted: Iterable[tuple[str, Rank]]) -> dict[Rank, str]:
    """
    Give things their IRIs, from the IRI of the first observation of each and its rank.

    Of several things that want one IRI the first has it.
    """
    found: dict[Rank, str] = {}
    for iri, same in groupby(sorted(wanted), key=lambda each: each[0]):
        for place, (_, rank) in enumerate(same):
            found[rank] = other(iri, rank[1]) if place else iri
    return found


def other(iri: str, observation: str) -> str:
    """Give the IRI of a thing whose own one another thing has."""
    mark = iris.digest((("wanted", iri), ("observation", observation)))
    return f"{_HASH.sub('', iri)}-{mark}"


def redirects(made: Mapping[str, str], same: Mapping[str, str], base: str) -> tuple[str, ...]:
    """
    Say of all IRIs that observations would have alone what stands in their place.

    Shape: sorted N-Quads lines; an IRI that something bears leads nowhere.
    """
    live = set(same.values())
    pairs = {(iri, same[each]) for each, iri in made.items() if each in same and iri not in live}
    return tuple(sorted(redirect(old, new, base) for old, new in pairs))


def redirect(old: str, new: str, base: str) -> str:
    """Write that one IRI is replaced by another."""
    ends = f"{write.iri(old)} {write.iri(terms.REPLACED_BY)} {write.iri(new)}"
    return f"{ends} {write.iri(iris.redirect_graph(base))} ."


class _Alone:
    """Makes the IRIs; lives only inside ``alone``."""

    def __init__(self, world: World, base: str) -> None:
        self.world = world
        self.base = base
        self.made: dict[str, str] = {}
        self._entries: dict[str, str] = {}
        for folder, kind in (("body", terms.BODY), ("place", terms.PLACE)):
            for node in world.of(kind):
                if not self._denoted(node):
                    self._mint(folder, node, _label(node), self._thing(node))
        held = self._by_holder()
        for node in world.of(terms.PERSON):
            if not self._denoted(node):
                self._mint("person", node, _label(node), self._person(node, held))
        self._posts()
        for node in world.of(terms.DOCUMENT):
            parties = sorted({self._resolve(party) for party in node.all(terms.HAS_PARTY)})
            parts = [*self._thing(node), *(("party", party) for party in parties)]
            self._mint("document", node, _label(node), parts)
        for node in world.of(terms.FIGURE):
            words = node.one(terms.MEASURE) or "figure"
            self._mint("figure", node, words, [("observation", node.iri)])
        self._events()

    def _denoted(self, node: Node) -> bool:
        entry = node.one(terms.DENOTES)
        if entry not in self.world.register:
            return False
        self._entries[node.iri] = entry or ""
        return True

    def _resolve(self, iri: str) -> str:
        """Give an observation's own IRI, or the register's entry that it stands for."""
        return self.made.get(iri) or self._entries.get(iri, iri)

    def _mint(self, kind: str, node: Node, label: str, parts: Iterable[tuple[str, str]]) -> None:
        self.made[node.iri] = iris.minted(kind, label, tuple(parts), self.base)

    def _thing(self, node: Node) -> list[tuple[str, str]]:
        names = sorted((lang, fold(words)) for lang, words in node.labels(terms.PREF_LABEL))
        named = [each for each in names if each[0] != _OURS] or names
        parts = [(f"name-{lang}", words) for lang, words in named[:1]]
        for predicate in (terms.OF_STATE, terms.IN_STATE, terms.IDENTIFIER):
            parts += [(local(predicate), value) for value in node.all(predicate)]
        parts += [("type", value) for value in node.all(terms.HAS_DOCUMENT_TYPE)]
        return parts

    def _by_holder(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for kind, predicate in (
            (terms.TENURE, terms.HAS_HOLDER),
            (terms.PARTICIPATION, terms.HAS_AGENT),
        ):
            for node in self.world.of(kind):
                found.setdefault(node.one(predicate) or "", []).append(node)
        return found

    def _person(self, node: Node, held: Mapping[str, list[Node]]) -> list[tuple[str, str]]:
        forms = [form(lang, words) for lang, words in node.labels(terms.PREF_LABEL)]
        best = min(forms, key=lambda each: (not each.full, each.block, each.bones), default=None)
        parts = [("surname", best.block), ("given", best.bones)] if best else []
        own = held.get(node.iri, ())
        served = {end for each in own for end in each.all(terms.REPRESENTS)}
        states = {state for each in own for state in each.all(terms.OF_STATE)}
        states |= {end for end in served if "/id/state/" in end}
        bodies = {self._resolve(body) for each in own for body in each.all(terms.OF_BODY)}
        bodies |= {self._resolve(end) for end in served if "/id/state/" not in end}
        parts += [("state", state) for state in sorted(states)]
        return parts + [("body", body) for body in sorted(bodies) if not states]

    def _posts(self) -> None:
        """Tell posts apart by rank, title and place; where none is named, by who holds them."""
        posts = {node.iri: node for node in self.world.of(terms.POST)}
        tenures = self.world.of(terms.TENURE)
        held = {post: node for node in tenures for post in node.all(terms.HAS_POST)}
        for iri, node in posts.items():
            tenure = held.get(iri)
            places: set[str] = set()
            if tenure is not None:
                places = {self._resolve(body) for body in tenure.all(terms.OF_BODY)}
                places |= set(tenure.all(terms.OF_STATE))
            holder = tenure.one(terms.HAS_HOLDER) if tenure and not places else None
            parts = [("rank", node.one(terms.HAS_RANK) or ""), *self._thing(node)]
            parts += [("place", place) for place in sorted(places)]
            parts += [("holder", self._resolve(holder))] if holder else []
            label = f"{' '.join(local(place) for place in sorted(places))} {_label(node)}"
            self._mint("office", node, label, parts)

    def _events(self) -> None:
        agents: dict[str, set[str]] = {}
        for node in self.world.of(terms.PARTICIPATION):
            found = agents.setdefault(node.one(terms.IN_EVENT) or "", set())
            found |= {self._resolve(agent) for agent in node.all(terms.HAS_AGENT)}
        for node in self.world.of(terms.EVENT, terms.MEETING):
            stretch = days(node.one(terms.EARLIEST_DAY), node.one(terms.LATEST_DAY))
            day = stretch.first.isoformat() if stretch else "undated"
            kind = terms.concept_name(node.one(terms.HAS_KIND) or "other")
            bodies = sorted({self._resolve(body) for body in node.all(terms.AUSPICES)})
            places = sorted({self._resolve(place) for place in node.all(terms.TOOK_PLACE_IN)})
            where = local(next(iter((*bodies, *places)), ""))
            parts = [("day", day), ("kind", kind)]
            parts += [("body", body) for body in bodies] + [("place", place) for place in places]
            parts += [("agent", agent) for agent in sorted(agents.get(node.iri, ()))]
            folder = "meeting" if terms.MEETING in node.all(terms.TYPE) else "event"
            label = f"{day} {iris.slug(where, 30) if where else ''} {kind}"
            self._mint(folder, node, label, parts)


def _label(node: Node) -> str:
    """Give the words for an IRI: an English label if there is one, else the first by sort."""
    found = sorted((lang != _OURS, words) for lang, words in node.labels(terms.PREF_LABEL))
    return found[0][1] if found else "unnamed"
