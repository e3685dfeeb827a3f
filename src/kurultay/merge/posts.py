"""Persons in posts: the merged posts and tenures, joined to the register's where they agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from kurultay.graph import terms
from kurultay.merge.clusters import Clusters
from kurultay.merge.conflicts import Reading, conflict, reading
from kurultay.merge.keys import fold
from kurultay.merge.observations import Node, World
from kurultay.merge.write import Output, Parts, labels, local, mint
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
        self.world = world
        self.by_holder: dict[str, list[Node]] = {}
        self.by_office: dict[str, list[Node]] = {}
        self.by_place: dict[Place, list[Node]] = {}
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
            office = self.world.register.get(tenure.one(terms.HAS_POST) or "")
            if office is None or office.one(terms.HAS_RANK) != held.rank:
                continue
            places = {*office.all(terms.POST_IN), *tenure.all(terms.OF_STATE)}
            places |= set(tenure.all(terms.OF_BODY))
            if places & set(held.places) and _holds(tenure, held) and _akin(held, office):
                fitting.append((tenure, office))
        named = [tenure for tenure, office in fitting if _titles(office) & held.titles]
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
        named = [office for office in fitting.values() if _titles(office) & held.titles]
        if len(named) == 1:
            return named[0]
        if not named and held.rank in _UNMISTAKABLE and len(fitting) == 1:
            return next(iter(fitting.values()))
        return None

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


def tenures(out: Output, world: World) -> None:
    """Write the merged posts and tenures, and where the register knows another holder."""
    offices = Offices(world)
    all_held = tuple(_held(out, world))
    registered = {held.node.iri: offices.tenure(held) for held in all_held}
    posts = _posts(out, world, offices, all_held, registered)
    grouped: dict[str | tuple[str, str, bool], list[Held]] = {}
    for held in all_held:
        tenure, free_key = registered[held.node.iri], (held.holder, posts[held.node.iri])
        grouped.setdefault(tenure.iri if tenure else (*free_key, held.former), []).append(held)
    free = [group for key, group in grouped.items() if not isinstance(key, str)]
    wanted = [
        (_name(group[0]), _tenure_parts(group[0], posts), group[0].node.iri) for group in free
    ]
    for group, iri in zip(free, mint(out.base, "tenure", wanted), strict=True):
        _write(out, iri, group, posts[group[0].node.iri])
    for key, group in grouped.items():
        if isinstance(key, str):
            _attest(out, key, group)
        else:
            _doubt(out, offices, group, posts[group[0].node.iri])


def _name(held: Held) -> str:
    return f"{local(held.holder)} {_english(held.post)}"


def _english(post: Node) -> str:
    found = sorted((lang != "en", words) for lang, words in post.labels(terms.PREF_LABEL))
    return found[0][1] if found else "post"


def _tenure_parts(held: Held, posts: dict[str, str]) -> Parts:
    return (
        ("holder", held.holder),
        ("post", posts[held.node.iri]),
        ("former", str(held.former).lower()),
    )


def _write(out: Output, iri: str, group: list[Held], post: str) -> None:
    held = group[0]
    out.link(iri, terms.TYPE, terms.TENURE)
    out.link(iri, terms.HAS_HOLDER, held.holder)
    out.link(iri, terms.HAS_POST, post)
    out.link(iri, terms.HAS_BASIS, terms.concept("basis", "stated"))
    nodes = [each.node for each in group]
    out.refer(iri, terms.OF_STATE, nodes)
    out.refer(iri, terms.OF_BODY, nodes)
    acting = all(each.acting for each in group)
    for predicate, value in ((terms.FORMER, held.former), (terms.ACTING, acting)):
        if value:
            out.refer(iri, predicate, [held.node])
    _attest(out, iri, group)


def _attest(out: Output, iri: str, group: list[Held]) -> None:
    nodes = [each.node for each in group]
    out.derive(iri, nodes)
    out.refer(iri, terms.ATTESTED_ON, nodes)


def _doubt(out: Output, offices: Offices, group: list[Held], post: str) -> None:
    for held in group:
        if held.former or held.acting or held.rank not in _ALONE or not held.days:
            continue
        other = offices.other_holder(post, held)
        if other is not None:
            readings = [_holder(out, each.node) for each in group if each.days]
            readings.append(_holder(out, other))
            resolution = "both kept: the article's holder and the register's"
            conflict(out, post, terms.HAS_HOLDER, readings, resolution)
            return


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
    known = _known(offices, all_held, registered)
    by_post = {held.post.iri: held for held in all_held}
    clusters = Clusters(by_post, world.apart, world.bonds)
    clusters.join_by((known[iri], iri) for iri in sorted(known))
    free = [held for iri, held in by_post.items() if iri not in known]
    clusters.join_by((key, held.post.iri) for held in free for key in _keys(held))
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
        iri = entries[group[0]] or fresh[group[0]]
        nodes = [by_post[each].post for each in group]
        out.link(iri, terms.TYPE, terms.POST)
        out.derive(iri, nodes)
        labels(out, iri, nodes, world.register.get(iri))
        if iri not in world.register:
            out.refer(iri, terms.HAS_RANK, nodes[:1])
            out.refer(iri, terms.POST_IN, nodes)
    return {held.node.iri: out.resolve(held.post.iri) for held in all_held}


def _known(
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


def _keys(held: Held) -> Iterator[Hashable]:
    """Give the keys by which two articles mean one post; without a place only its holder's."""
    places = held.places or (held.holder,)
    for lang, words in held.post.labels(terms.PREF_LABEL):
        yield held.rank, places, lang, fold(words)
