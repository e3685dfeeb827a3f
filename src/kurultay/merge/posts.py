"""Persons in posts: the merged posts and tenures, joined to the register's where they agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kurultay.graph import iris, terms
from kurultay.merge.conflicts import Reading, conflict, reading
from kurultay.merge.keys import fold
from kurultay.merge.observations import Node, World
from kurultay.merge.things import joined
from kurultay.merge.write import Output, labels, local
from kurultay.text.article import PartialDate

_ALONE = frozenset(
    terms.concept("rank", level)
    for level in ("head_of_state", "head_of_government", "minister", "secretary_general")
)
"""Ranks whose posts have one holder at a time."""
_UNMISTAKABLE = frozenset(
    terms.concept("rank", level)
    for level in ("head_of_state", "head_of_government", "secretary_general")
)
"""Ranks of which a state or body has one post, whatever it is called."""

Place = tuple[str, str]
"""Rank and state or body; the second is empty where neither is known."""


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure as an article states it, with its post, holder and days resolved."""

    node: Node
    post: Node
    holder: str
    rank: str
    places: tuple[str, ...]
    days: tuple[date, ...]
    former: bool
    acting: bool

    @property
    def titles(self) -> frozenset[str]:
        """The words for the post, folded."""
        return _titles(self.post)


def _titles(post: Node) -> frozenset[str]:
    found = post.labels(terms.PREF_LABEL, terms.ALT_LABEL)
    return frozenset(fold(words) for _, words in found)


def _akin(held: Held, office: Node) -> bool:
    """
    Tell whether the words for a post may mean an office: all of the shorter are in the longer.

    Longer titles may differ in a word, as ministries are renamed and cases are written otherwise.
    """
    if held.rank in _UNMISTAKABLE:
        return True
    for one in held.titles:
        for two in _titles(office):
            left, right = set(one.split()), set(two.split())
            shared, shorter = len(left & right), min(len(left), len(right))
            if shared == shorter or (shared >= 3 and shared >= 0.6 * shorter):
                return True
    return False


def _day(iso: str) -> PartialDate | None:
    try:
        return PartialDate.parse(iso)
    except ValueError:
        return None


def _held(out: Output, world: World) -> Iterator[Held]:
    posts = {node.iri: node for node in world.of(terms.POST)}
    for node in world.of(terms.TENURE):
        post = posts.get(node.one(terms.HAS_POST) or "")
        holder = node.one(terms.HAS_HOLDER)
        if post is None or holder is None:
            continue
        bodies = [out.resolve(body) for body in node.all(terms.OF_BODY)]
        days = (_day(iso) for iso in node.all(terms.ATTESTED_ON))
        yield Held(
            node,
            post,
            out.resolve(holder),
            post.one(terms.HAS_RANK) or "",
            tuple(sorted({*bodies, *node.all(terms.OF_STATE)})),
            tuple(sorted(day.first_day for day in days if day)),
            "true" in node.all(terms.FORMER),
            "true" in node.all(terms.ACTING),
        )


class Offices:
    """The register's offices and tenures, by what an article may say of them."""

    def __init__(self, world: World) -> None:
        """Index the register."""
        self.register = world.register
        self.by_holder: dict[str, list[Node]] = {}
        self.by_office: dict[str, list[Node]] = {}
        self.by_place: dict[Place, list[Node]] = {}
        self._words: dict[str, frozenset[str]] = {}
        for tenure in world.known(terms.TENURE):
            self.by_holder.setdefault(tenure.one(terms.HAS_HOLDER) or "", []).append(tenure)
            self.by_office.setdefault(tenure.one(terms.HAS_POST) or "", []).append(tenure)
        for office in world.known(terms.POST):
            for place in office.all(terms.POST_IN):
                key = (office.one(terms.HAS_RANK) or "", place)
                self.by_place.setdefault(key, []).append(office)

    def tenure(self, held: Held) -> Node | None:
        """Give the register's tenure that an article speaks of: same person, post and time."""
        fitting = []
        for tenure in self.by_holder.get(held.holder, ()):
            office = self.register.get(tenure.one(terms.HAS_POST) or "")
            if office is None or office.one(terms.HAS_RANK) != held.rank:
                continue
            places = {*office.all(terms.POST_IN), *tenure.all(terms.OF_STATE)}
            places |= set(tenure.all(terms.OF_BODY))
            if places & set(held.places) and _holds(tenure, held) and _akin(held, office):
                fitting.append((tenure, office))
        titles = held.titles
        named = [tenure for tenure, office in fitting if self._titles(office) & titles]
        if len(named or fitting) != 1:
            return None
        return named[0] if named else fitting[0][0]

    def office(self, held: Held) -> Node | None:
        """Give the register's office that an article's words mean, if only one fits."""
        fitting = {
            office.iri: office
            for place in held.places
            for office in self.by_place.get((held.rank, place), ())
        }
        titles = held.titles
        named = [office for office in fitting.values() if self._titles(office) & titles]
        if len(named) == 1:
            return named[0]
        if not named and held.rank in _UNMISTAKABLE and len(fitting) == 1:
            return next(iter(fitting.values()))
        return None

    def _titles(self, office: Node) -> frozenset[str]:
        """Give the words for an office of the register, which are read once."""
        if office.iri not in self._words:
            self._words[office.iri] = _titles(office)
        return self._words[office.iri]

    def other_holder(self, office: str, held: Held) -> Node | None:
        """Give the tenure by which the register is certain that somebody else held the office."""
        for tenure in self.by_office.get(office, ()):
            first = _day(tenure.one(terms.FROM) or "")
            last = _day(tenure.one(terms.UNTIL) or "")
            if tenure.one(terms.HAS_HOLDER) == held.holder or first is None or last is None:
                continue
            if any(first.last_day < day < last.first_day for day in held.days):
                return tenure
        return None


def _holds(tenure: Node, held: Held) -> bool:
    """Tell whether a tenure of the register ran on the days that an article attests."""
    first = _day(tenure.one(terms.FROM) or "")
    last = _day(tenure.one(terms.UNTIL) or "")
    if held.former:
        return last is not None or "true" in tenure.all(terms.FORMER)
    if not held.days:
        return "true" not in tenure.all(terms.FORMER)
    began = first is None or first.first_day <= held.days[-1]
    if last is None:
        return began and "true" not in tenure.all(terms.FORMER)
    return began and last.last_day >= held.days[0]


Group = tuple[str, str, bool]
"""Holder, post, and whether it is over: what makes a tenure of which the register knows nothing."""


def tenures(out: Output, world: World) -> None:
    """Write the merged posts and tenures, and where the register knows another holder."""
    offices = Offices(world)
    all_held = helds(out, world)
    registered = {held.node.iri: offices.tenure(held) for held in all_held}
    posts = _posts(out, world, offices, all_held, registered)
    grouped: dict[str | Group, list[Held]] = {}
    for held in all_held:
        tenure, free_key = registered[held.node.iri], (held.holder, posts[held.node.iri])
        grouped.setdefault(tenure.iri if tenure else (*free_key, held.former), []).append(held)
    for key, group in grouped.items():
        nodes = [held.node for held in group]
        if isinstance(key, str):
            attest(out, key, nodes)
            continue
        write_tenure(out, key, nodes)
        other = next((found for held in group if (found := doubted(offices, held, key[1]))), None)
        if other is not None:
            doubt(out, key[1], [held.node for held in group if held.days], other)


def helds(out: Output, world: World) -> tuple[Held, ...]:
    """Give the observed tenures with their posts and holders, sorted by IRI."""
    return tuple(_held(out, world))


def tenure_iri(key: Group, base: str) -> str:
    """Give the IRI of a tenure that the register does not have."""
    holder, post, former = key
    parts = (("holder", holder), ("post", post), ("former", str(former).lower()))
    return iris.minted("tenure", f"{local(holder)} {local(post)}", parts, base)


def write_tenure(out: Output, key: Group, nodes: Sequence[Node]) -> None:
    """Write a tenure that the register does not have."""
    iri = tenure_iri(key, out.base)
    out.link(iri, terms.TYPE, terms.TENURE)
    out.link(iri, terms.HAS_HOLDER, key[0])
    out.link(iri, terms.HAS_POST, key[1])
    out.link(iri, terms.HAS_BASIS, terms.concept("basis", "stated"))
    out.refer(iri, terms.OF_STATE, nodes)
    out.refer(iri, terms.OF_BODY, nodes)
    if key[2]:
        out.refer(iri, terms.FORMER, nodes[:1])
    if all("true" in node.all(terms.ACTING) for node in nodes):
        out.refer(iri, terms.ACTING, nodes[:1])
    attest(out, iri, nodes)


def attest(out: Output, iri: str, nodes: Sequence[Node]) -> None:
    """Write which observations speak of a tenure, and of which days."""
    out.derive(iri, nodes)
    out.refer(iri, terms.ATTESTED_ON, nodes)


def doubted(offices: Offices, held: Held, post: str) -> Node | None:
    """Give the register's tenure by which somebody else held the post on that day."""
    if held.former or held.acting or held.rank not in _ALONE or not held.days:
        return None
    return offices.other_holder(post, held)


def doubt(out: Output, post: str, nodes: Sequence[Node], other: Node) -> None:
    """Keep both the holder whom articles name and the register's."""
    readings = [_holder(out, node) for node in (*nodes, other)]
    resolution = "both kept: the article's holder and the register's"
    conflict(out, post, terms.HAS_HOLDER, readings, resolution)


def _holder(out: Output, node: Node) -> Reading:
    holder = out.resolve(node.one(terms.HAS_HOLDER) or "")
    return reading(node, terms.HAS_HOLDER, out.spoken(holder))


def _posts(
    out: Output,
    world: World,
    offices: Offices,
    all_held: tuple[Held, ...],
    registered: dict[str, Node | None],
) -> dict[str, str]:
    """Write the merged posts and give each observed tenure's."""
    known = known_posts(offices, all_held, registered)
    by_post = {held.post.iri: held for held in all_held}
    free = [held for iri, held in by_post.items() if iri not in known]
    keyed = ((key, held.post.iri) for held in free for key in post_keys(held))
    clusters = joined(by_post, known, keyed, world)
    groups = list(clusters.groups().values())
    entries = {
        group[0]: min((known[iri] for iri in group if iri in known), default=None)
        for group in groups
    }
    minted = [group for group in groups if entries[group[0]] is None]
    firsts = (group[0] for group in minted)
    names = out.named_for([by_post[iri].post for iri in group] for group in minted)
    fresh = dict(zip(firsts, names, strict=True))
    for group in groups:
        write_post(
            out, entries[group[0]] or fresh[group[0]], [by_post[each].post for each in group]
        )
    return {held.node.iri: out.resolve(held.post.iri) for held in all_held}


def write_post(out: Output, iri: str, nodes: Sequence[Node]) -> None:
    """Write a post."""
    out.link(iri, terms.TYPE, terms.POST)
    out.derive(iri, nodes)
    labels(out, iri, nodes, out.register.get(iri))
    if iri not in out.register:
        out.refer(iri, terms.HAS_RANK, nodes[:1])
        out.refer(iri, terms.POST_IN, nodes)


def known_posts(
    offices: Offices, all_held: tuple[Held, ...], registered: dict[str, Node | None]
) -> dict[str, str]:
    """
    Give the register's offices of the observed posts.

    Several people may hold what an article calls by one word, "ministers": then it is no office.
    """
    meant: dict[str, set[str]] = {}
    for held in all_held:
        tenure, office = registered[held.node.iri], offices.office(held)
        found = tenure.one(terms.HAS_POST) if tenure else office.iri if office else None
        meant.setdefault(held.post.iri, set()).add(found or "")
    return {
        post: min(found) for post, found in sorted(meant.items()) if len(found) == 1 and min(found)
    }


def post_keys(held: Held) -> Iterator[Hashable]:
    """Give the keys by which two articles mean one post; without a place only its holder's."""
    places = held.places or (held.holder,)
    for lang, words in held.post.labels(terms.PREF_LABEL):
        yield held.rank, places, lang, fold(words)
