"""
The merged graph after some articles have come, changed or gone, from what it was before.

Step by step as the whole merge goes, but each step decides only what is touched anew: things,
persons, events, then who is one by a shared event, then the register's meetings, posts, documents.
What comes out is the same as merging the whole store, which the tests compare byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kurultay.graph import terms
from kurultay.merge import happenings, kin, pack, posts, stages, things
from kurultay.merge.observations import Node
from kurultay.merge.people import People, Person, plainly, slip_keys, views
from kurultay.merge.site import Site
from kurultay.merge.stages import Touched


def settle(site: Site) -> None:
    """Decide anew what the touched articles touch, and note of each observation what it is of."""
    _things(site, "body", terms.BODY)
    _things(site, "place", terms.PLACE)
    tongues(site)
    moved = happenings.settle(site, *_persons(site))
    site.follow(moved)
    _offices(site)
    _things(site, "document", terms.DOCUMENT)
    _things(site, "figure", terms.FIGURE)


def _things(site: Site, kind: str, class_: str) -> None:
    """Settle bodies, places, documents or figures."""
    world, out = site.restless(*_TELLING.get(kind, ())), site.output()
    known = things.known(world, class_)
    figures = things.figure_keys(world, out.resolve) if kind == "figure" else {}
    keys: Mapping[str, Callable[[Node], Iterable[object]]] = {
        "body": things.body_keys,
        "place": things.place_keys,
        "document": lambda node: things.document_keys(node, out.resolve),
        "figure": lambda node: figures[node.iri],
    }
    words = {
        node.iri: _words(site, node.iri, known.get(node.iri), keys[kind](node))
        for node in world.of(class_)
    }
    site.follow(_gather(site, kind, words))


_TELLING = {"document": (terms.DOCUMENT,), "figure": (terms.FIGURE,)}
"""What points to other things by which it is one with others; bodies and places do not."""


def _words(site: Site, iri: str, known: str | None, keys: Iterable[object]) -> str:
    """Write what makes a thing one with others: the register's entry, else its keys."""
    found = [] if known else sorted({things.written(key) for key in keys})
    words: list[object] = [known] if known else ["", found] if found else ["", [], iri]
    marks, bond = site.verdicts.apart.get(iri), site.verdicts.bonds.get(iri)
    if marks or bond:
        words = [known or "", found, iri, sorted(marks or ()), bond]
    return json.dumps(words, ensure_ascii=False)


_JUDGED = 5
"""How much there is to say of what people judged."""


def _keys(words: str) -> list[object]:
    entry, *rest = json.loads(words)
    found = [("known", entry)] if entry else list(rest[0])
    return [*found, ("bond", rest[-1])] if len(rest) + 1 == _JUDGED and rest[-1] else found


def _joined(site: Site, classes: set[int]) -> list[list[int]]:
    """Give the classes of each thing, of all that can be reached by keys: one, unless judged."""
    if len(classes) == 1 or not (site.verdicts.apart or site.verdicts.bonds):
        return [sorted(classes)]
    query = "SELECT cls, name, words FROM cls WHERE cls IN (??)"
    rows = [(cls, name, json.loads(words)) for cls, name, words in site.index.among(query, classes)]
    if all(len(said) < _JUDGED for _, _, said in rows):
        return [sorted(classes)]
    numbers = {name: cls for cls, name, _ in rows}
    known = {name: said[0] for _, name, said in rows if said[0]}
    keyed = [(key, name) for _, name, said in rows if not said[0] for key in said[1]]
    clusters = things.joined(numbers, known, keyed, site.lore())
    return [[numbers[name] for name in group] for group in clusters.groups().values()]


def _gather(site: Site, kind: str, words: Mapping[str, str]) -> set[str]:
    """Join what shares a key, and give the observations that have another node than before."""
    near = stages.by_keys(kind)
    touched = stages.classify(site, kind, words, {kind: _keys}, near)
    left = set(touched.classes)
    while left:
        whole = stages.component(lambda some: near(site, some), [min(left)])
        left -= whole
        stages.regroup(site, kind, whole, _joined(site, whole), touched)
    names = touched.groups
    stages.gone(site, names)
    query = "SELECT grp, words FROM cls WHERE grp IN (??)"
    entries: dict[str, str] = {}
    for group, said in site.index.among(query, names):
        if entry := json.loads(said)[0]:
            entries[group] = min(entry, entries.get(group, entry))
    return stages.name(site, kind, names, entries)


def tongues(site: Site) -> None:
    """Touch the articles of bodies that are named in other languages than before."""
    index = site.index
    moved = {iri: was.entity for iri, was in site.was.items() if was.kind == "body"}
    present: dict[str, str] = dict(
        index.pairs("SELECT iri, entity FROM obs WHERE iri IN (??)", moved)
    )
    left = set(filter(None, moved.values()))
    changed = left.union(filter(None, present.values())) - site.register.keys()
    labels = {
        node.iri: " ".join(sorted({lang for lang, _ in node.labels(terms.PREF_LABEL)}))
        for node in site.restless().of(terms.BODY)
    }
    index.many("UPDATE obs SET langs = ? WHERE iri = ?", [(s, iri) for iri, s in labels.items()])
    before = index.notes(f"tongues {entity}" for entity in changed)
    spoken: dict[str, set[str]] = {entity: set() for entity in changed}
    # What nothing has left is named as before, and as those do that have come.
    for entity in changed - left:
        spoken[entity] = set(filter(None, before.get(f"tongues {entity}", "").split("|")))
    query = "SELECT entity, langs FROM obs WHERE iri IN (??)"
    come = index.among(query, [iri for iri, entity in present.items() if entity in changed])
    query = "SELECT DISTINCT entity, langs FROM obs WHERE entity IN (??)"
    for entity, langs in (*come, *index.among(query, changed & left)):
        spoken[entity].add(langs)
    for entity in sorted(changed):
        now = "|".join(sorted(spoken[entity] - {""}))
        if now != before.get(f"tongues {entity}", ""):
            index.note(f"tongues {entity}", now)
            rows = index.run("SELECT iri FROM obs WHERE entity = ?", entity)
            site.follow((iri for (iri,) in rows), anew=True)


def _persons(site: Site) -> tuple[set[str], set[str]]:
    """Settle persons; give the touched groups, and those of whom something else is known."""
    world = site.restless(terms.PERSON, terms.TENURE, terms.PARTICIPATION)
    found = views(site.output(), world)
    single = _single(found)
    bonds = site.verdicts.bonds
    single |= found.keys() & bonds.keys()
    words = {
        iri: pack.pack(replace(view, name=""))
        + (f"\n{iri}" if iri in single else "")
        + (f"\n{bonds[iri]}" if iri in bonds else "")
        for iri, view in found.items()
    }
    touched = stages.classify(site, "person", words, _KEYS, kin.near)
    changed: set[str] = set()
    left = touched.classes | kin.registered(site, site.judged.entries)
    while left:
        whole, people = _decided(site, min(left))
        left -= whole
        changed |= _people(site, whole, people, touched)
    changed |= stages.gone(site, touched.groups)
    rows = site.index.among("SELECT iri FROM obs WHERE cls IN (??)", touched.regrouped)
    site.follow(touched.moved.union(*rows), anew=True)
    return touched.groups | changed, changed


def _single(found: Mapping[str, Person]) -> set[str]:
    """Give the observations that are a class of their own: nothing says whom they are of."""
    single = {iri for iri, view in found.items() if plainly(view) is None}
    pages: dict[tuple[str, str], list[str]] = {}
    for iri, view in found.items():
        for block in {block for each in view.forms for block in each.blocks}:
            pages.setdefault((iri.partition("#")[0], block), []).append(iri)
    for there in pages.values():
        if len(there) > 1 and any(not any(f.full for f in found[iri].forms) for iri in there):
            single.update(there)
    return single


def _keyed(of: Callable[[Person], Iterable[object]]) -> stages.Keys:
    """Give the keys of those of whom more than the name is known, or who share it on their page."""

    def keys(words: str) -> Iterable[object]:
        said, _, alone = words.partition("\n")
        view = pack.person(said)
        return of(view) if alone or view.states or view.bodies or view.register else ()

    return keys


def _sure(words: str) -> Iterable[object]:
    said, _, alone = words.partition("\n")
    return kin.sure(pack.person(said), alone)


def _names(words: str) -> list[object]:
    view = pack.person(words.partition("\n")[0])
    blocks = {block for each in view.forms for block in each.blocks}
    return [*blocks, *slip_keys(view)]


_KEYS: Mapping[str, stages.Keys] = {
    "sure": _sure,
    "full": _keyed(kin.full),
    "slip": _keyed(slip_keys),
    "want": _keyed(kin.wants),
    "have": _keyed(kin.haves),
    "name": _names,
}


def _decided(site: Site, start: int) -> tuple[set[int], tuple[People, dict[str, int]]]:
    """Decide who is one among all who bear on a class, before or after; give their classes."""
    known = kin.closed(site, [start])
    while True:
        query = "SELECT cls, name, words FROM cls WHERE cls IN (??)"
        numbers, views_, bonds = {}, {}, {}
        for cls, name, words in site.index.among(query, sorted(known)):
            said, *rest = words.split("\n")
            numbers[name] = cls
            views_[name] = replace(pack.person(said), name=name)
            if len(rest) > 1:
                bonds[name] = rest[1]
        people = People(views_, bonds, site.verdicts.apart)
        people.settle()
        before = {replace(view, name="") for view in known.values()}
        further: set[int] = set()
        for group, names in people.groups().items():
            view = people.person(group)
            if replace(view, name="") not in before:
                further |= kin.beside(site, (view, tuple(numbers[name] for name in names)))
        if further <= known.keys():
            return set(known), (people, numbers)
        known |= kin.closed(site, further - known.keys())


def _people(
    site: Site, classes: set[int], decided: tuple[People, dict[str, int]], touched: Touched
) -> set[str]:
    """Note whom classes are of; give the groups of which something else is known than before."""
    people, numbers = decided
    found = people.groups()
    members = [[numbers[each] for each in group] for group in found.values()]
    names = stages.regroup(site, "person", classes, members, touched)
    changed = set()
    for group, own, name in zip(found, members, names, strict=True):
        view = people.person(group)
        words = pack.pack(view)
        kin.mix(site, (view, tuple(own)))
        if site.index.run("SELECT words FROM grp WHERE grp = ?", name)[0][0] != words:
            site.index.run("UPDATE grp SET words = ? WHERE grp = ?", words, name)
            changed.add(name)
    return changed


def _offices(site: Site) -> None:
    """Settle posts and tenures."""
    telling = (terms.POST, terms.TENURE)
    held = posts.helds(site.output(), site.restless(*telling))
    offices = site.offices()
    registered = {each.node.iri: offices.tenure(each) for each in held}
    known = posts.known_posts(offices, held, registered)
    last = {each.post.iri: each for each in held}
    words = {
        iri: _words(site, iri, known.get(iri), posts.post_keys(each)) for iri, each in last.items()
    }
    site.follow(_gather(site, "post", words))
    # A post that has moved may stand in articles that were not touched before.
    out = site.output()
    held = posts.helds(out, site.restless(*telling))
    query = "SELECT iri, entity, days, doubt FROM obs WHERE iri IN (??)"
    was = {row[0]: row for row in site.index.among(query, [each.node.iri for each in held])}
    now = (_tenure(site, out.resolve(each.post.iri), each, offices) for each in held)
    moved = {row[0]: row for row in now if row != was[row[0]]}
    site.move({iri: ("tenure", was[iri][1], row[1]) for iri, row in moved.items()})
    site.index.many(
        "UPDATE obs SET entity = ?2, days = ?3, doubt = ?4 WHERE iri = ?1", moved.values()
    )


def _tenure(
    site: Site, post: str, held: posts.Held, offices: posts.Offices
) -> tuple[str, str, str, str]:
    """Give the observation of a tenure, the tenure, its days, and who else holds the post."""
    tenure = offices.tenure(held)
    key = (held.holder, post, held.former)
    entity = tenure.iri if tenure else posts.tenure_iri(key, site.base)
    other: Node | None = None if tenure else posts.doubted(offices, held, post)
    days = "\n".join(term.n3() for term in held.node.props.get(terms.ATTESTED_ON, ()))
    return held.node.iri, entity, days, f"{post} {other.iri}" if other else ""
