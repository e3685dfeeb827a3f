"""
Who is one person across articles.

The register decides where it knows; else the whole name with a shared state or body, an initial
that only one whole name fits, or a slip of the pen in one word beside the very same post. Two
namesakes stay two: likeness alone never joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kurultay.graph import terms
from kurultay.merge.clusters import Clusters, Mark, parted
from kurultay.merge.keys import Form, fold, form
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output

_HIGH = frozenset(
    terms.concept("rank", level)
    for level in (
        "head_of_state",
        "vice_president",
        "head_of_government",
        "deputy_head_of_government",
        "minister",
        "secretary_general",
    )
)
"""Ranks with so few holders that one name in two of them is one person."""

Post = tuple[str, str]
"""Rank and state or body."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person, from one observation or from many."""

    name: str
    forms: frozenset[Form]
    register: str | None
    states: frozenset[str]
    bodies: frozenset[str]
    posts: frozenset[Post]
    titled: frozenset[tuple[Post, str]]
    apart: frozenset[Mark] = frozenset()

    def also(self, other: Person) -> Person:
        """Give the two as one, under the first's name."""
        return Person(
            self.name,
            self.forms | other.forms,
            self.register or other.register,
            self.states | other.states,
            self.bodies | other.bodies,
            self.posts | other.posts,
            self.titled | other.titled,
            self.apart | other.apart,
        )

    def contradicts(self, other: Person) -> bool:
        """Tell whether the two cannot be one: other states, posts or entries, or so judged."""
        if parted(self.apart, other.apart):
            return True
        if self.register and other.register and self.register != other.register:
            return True
        if self.states and other.states and not self.states & other.states:
            return True
        if not self.posts or not other.posts or self.posts & other.posts:
            return False
        return not (self._high() & other._high())

    def _high(self) -> set[str]:
        return {place for rank, place in self.posts if rank in _HIGH and place}

    def beside(self, other: Person) -> bool:
        """Tell whether a state or a body is common to both."""
        return bool(self.states & other.states or self.bodies & other.bodies)

    def like(self, other: Person, way: str) -> bool:
        """Tell whether some forms agree: "full", "initial", "page" (initial), "surname", "slip"."""
        return any(_agree(one, two, way) for one in self.forms for two in other.forms)


def _agree(one: Form, two: Form, way: str) -> bool:
    if way == "slip":
        return one.slipped(two)
    if not one.same_surname(two):
        return False
    if way == "full":
        return one.same_given(two)
    short = not (one.given and two.given)
    return short if way == "surname" else one.same_initial(two)


def _speaks(short: Person, whole: Person, way: str) -> bool:
    """Tell whether something besides the name speaks for one person: a post, a state, the page."""
    if way == "page":
        return True
    return whole.beside(short) if way == "initial" else bool(whole.titled & short.titled)


def views(out: Output, world: World) -> dict[str, Person]:
    """Give each observed person with the states, bodies and posts that its article gives."""
    offices: dict[str, list[Node]] = {}
    for tenure in world.of(terms.TENURE):
        offices.setdefault(tenure.one(terms.HAS_HOLDER) or "", []).append(tenure)
    for part in world.of(terms.PARTICIPATION):
        offices.setdefault(part.one(terms.HAS_AGENT) or "", []).append(part)
    posts = {node.iri: node for node in world.of(terms.POST)}
    found = {}
    for node in world.of(terms.PERSON):
        denoted = node.one(terms.DENOTES)
        register = denoted if denoted in world.register else None
        view = _view(out, node, register, offices.get(node.iri, []), posts)
        judged = world.apart.get(node.iri)
        found[node.iri] = replace(view, apart=judged) if judged else view
    return found


def _view(
    out: Output, node: Node, register: str | None, offices: list[Node], posts: dict[str, Node]
) -> Person:
    states, bodies, held, titled = set(), set(), set(), set()
    for office in offices:
        own_bodies = {out.resolve(body) for body in office.all(terms.OF_BODY)}
        own_states = set(office.all(terms.OF_STATE))
        for iri in office.all(terms.REPRESENTS):
            known = out.resolve(iri)
            (own_states if "/id/state/" in known else own_bodies).add(known)
        states |= own_states
        bodies |= own_bodies
        post = posts.get(office.one(terms.HAS_POST) or "")
        if post is not None and "true" not in office.all(terms.FORMER):
            places = own_bodies or own_states or {""}
            for place in places:
                sign = (post.one(terms.HAS_RANK) or "", place)
                held.add(sign)
                titled |= {(sign, fold(w)) for _, w in post.labels(terms.PREF_LABEL) if place}
    labels = node.labels(terms.PREF_LABEL)
    return Person(
        node.iri,
        frozenset(form(lang, words) for lang, words in labels),
        register,
        frozenset(states),
        frozenset(bodies),
        frozenset(held),
        frozenset(titled),
    )


class People:
    """The persons found so far: sets of observations, each with all that is known of it."""

    def __init__(
        self,
        persons: dict[str, Person],
        bonds: Mapping[str, str] | None = None,
        apart: Mapping[str, frozenset[Mark]] | None = None,
    ) -> None:
        """Begin with what the register decides, and what was judged one; entries may be marked."""
        self._clusters = Clusters(persons)
        self._known = dict(persons)
        for name, view in persons.items() if apart else ():
            if view.register in (apart or {}):
                marks = view.apart | (apart or {})[view.register or ""]
                self._known[name] = replace(view, apart=marks)
        self._observed = persons
        seen: dict[object, str] = {}
        for name in sorted(persons):
            key = plainly(persons[name])
            if key is not None:
                self._join(seen.setdefault(key, name), name)
        for name, bond in sorted((bonds or {}).items()):
            if name in persons and bond in persons:
                self._join(bond, name)

    def person(self, observation: str) -> Person:
        """Give all that is known of whom an observation is of."""
        return self._known[self._clusters.find(observation)]

    def has(self, iri: str) -> bool:
        """Tell whether a node is an observed person."""
        return iri in self._clusters

    def find(self, observation: str) -> str:
        """Give the name of the set that an observation is in."""
        return self._clusters.find(observation)

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Give the observations of each person."""
        return self._clusters.groups()

    def _join(self, one: str, two: str) -> None:
        first, second = sorted((self.find(one), self.find(two)))
        if first != second:
            self._known[first] = self._known[first].also(self._known.pop(second))
            self._clusters.join(first, second)

    def current(self, among: Iterable[str]) -> list[Person]:
        """Give the persons of some observations, the best known first."""
        names = {self.find(name) for name in among}
        return sorted((self._known[name] for name in names), key=_richness)

    def settle(self) -> None:
        """Join what the names and the posts allow, block by block."""
        for block in _pages(self._observed.values()):
            self._fits_one(block, "page")
        for block in _blocks(self._known.values()):
            self._same_names(block)
            for way in ("initial", "surname"):
                self._fits_one(block, way)
        for block in _posts(self._known.values()):
            self._slips(block)

    def _same_names(self, block: list[str]) -> None:
        """Join whole names that share a state or body, unless there are two to choose from."""
        for person in self.current(block):
            others = [
                other
                for other in self.current(block)
                if other.name != self.find(person.name)
                and other.like(self.person(person.name), "full")
                and other.beside(self.person(person.name))
                and not other.contradicts(self.person(person.name))
            ]
            if others and not _rivals(others):
                for other in others:
                    self._join(person.name, other.name)

    def _fits_one(self, block: list[str], way: str) -> None:
        """Join a shortened name with the one whole name that it can mean."""
        for person in self.current(block):
            if any(each.full for each in person.forms):
                continue
            fitting = [
                other
                for other in self.current(block)
                if other.name != person.name
                and other.like(person, way)
                and not other.contradicts(person)
                and _speaks(person, other, way)
            ]
            whole = [each for each in fitting if any(one.full for one in each.forms)]
            if len(whole or fitting) == 1:
                self._join(person.name, (whole or fitting)[0].name)

    def _slips(self, block: list[str]) -> None:
        """Join two names of the holder of one post that differ by a slip of the pen."""
        persons = self.current(block)
        for place, person in enumerate(persons):
            for other in persons[place + 1 :]:
                one, two = self.person(person.name), self.person(other.name)
                if one.name != two.name and one.like(two, "slip") and not one.contradicts(two):
                    self._join(one.name, two.name)

    def alike(self, observations: Iterable[str]) -> set[tuple[str, str]]:
        """Give those who took part in one event under one name, or one with a slip in it."""
        persons = self.current(observations)
        return {
            (min(one.name, two.name), max(one.name, two.name))
            for place, one in enumerate(persons)
            for two in persons[place + 1 :]
            if within(one, two)
        }

    def unite(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Join pairs of persons, each unless it contradicts what was joined before it."""
        for one, two in sorted(pairs):
            apart = self.find(one) != self.find(two)
            if apart and not self.person(one).contradicts(self.person(two)):
                self._join(one, two)


def within(one: Person, two: Person) -> bool:
    """Tell whether two who took part in one event are one."""
    if one.contradicts(two):
        return False
    return one.like(two, "full") or bool(one.posts & two.posts and one.like(two, "slip"))


def plainly(person: Person) -> object:
    """Give a key by which equal observations are one person without further ado."""
    if person.register:
        return person.register
    whole = any(each.full for each in person.forms) and (person.states or person.bodies)
    if not (whole or person.titled):
        return None
    return person.forms, person.states, person.bodies, person.titled, person.apart


def _richness(person: Person) -> tuple[bool, int, int, str]:
    return person.register is None, -len(person.posts), -len(person.states), person.name


def _rivals(persons: list[Person]) -> bool:
    """Tell whether some of the candidates cannot be one, so that nothing tells which is meant."""
    return any(
        one.contradicts(two) for place, one in enumerate(persons) for two in persons[place + 1 :]
    )


def _gather(keyed: Iterator[tuple[object, str]]) -> list[list[str]]:
    """Give the members of each key that has two or more, in the order of the keys."""
    found: dict[object, set[str]] = {}
    for key, name in keyed:
        found.setdefault(key, set()).add(name)
    several = {str(key): sorted(names) for key, names in found.items() if len(names) > 1}
    return [several[key] for key in sorted(several)]


def _blocks(persons: Iterable[Person]) -> list[list[str]]:
    """Give those with one surname; who has neither state nor body is not to be settled."""
    return _gather(
        (block, person.name)
        for person in persons
        for each in person.forms
        for block in each.blocks
        if person.states or person.bodies
    )


def _pages(persons: Iterable[Person]) -> list[list[str]]:
    """Give those with one surname that one article names."""
    return _gather(
        ((person.name.partition("#")[0], block), person.name)
        for person in persons
        for each in person.forms
        for block in each.blocks
    )


def _posts(persons: Iterable[Person]) -> list[list[str]]:
    return _gather((key, person.name) for person in persons for key in slip_keys(person))


def slip_keys(person: Person) -> Iterator[tuple[object, ...]]:
    """Give a person's posts with each half of the name: a slip of the pen spares the other half."""
    for post in person.titled:
        for each in person.forms:
            if each.full:
                yield post, each.lang, "surname", each.surname
                yield post, each.lang, "given", each.given
