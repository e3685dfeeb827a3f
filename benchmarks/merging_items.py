"""What merging made of the devset, beside what its annotation says: the items and the pairs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from annotated import draw

from kurultay import lang
from kurultay.graph import ArticleGraph, iris, register, terms
from kurultay.mentions.mention import MentionKind
from kurultay.merge import merge
from kurultay.pipeline import Kit, Mapped, map_sources
from kurultay.publish import facts, likeness
from kurultay.publish.score import Json
from kurultay.store import Store, open_store

QUALITY = Path(__file__).resolve().parents[1] / "tests" / "quality"


@dataclass(frozen=True, slots=True)
class Item:
    """What one article calls a person or a body: the gold's key, where it went, where it should."""

    article: str
    words: str
    key: str
    merged: str
    expected: str | None


@dataclass(frozen=True, slots=True)
class Joined:
    """
    Two annotated events of different articles, and whether merging made them one.

    ``readable``: both were mapped; ``disputed``: the properties of which a conflict is kept.
    """

    one: tuple[str, str]
    two: tuple[str, str]
    together: bool
    merged: str = ""
    readable: bool = True
    disputed: frozenset[str] = frozenset()


@dataclass(slots=True)
class Measured:
    """The figures of one way."""

    people: list[Item] = field(default_factory=list)
    bodies: list[Item] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    pairs: list[Joined] = field(default_factory=list)
    alike: list[Joined] = field(default_factory=list)
    others: list[Joined] = field(default_factory=list)
    conflicts: Counter[str] = field(default_factory=Counter)
    mixed: list[str] = field(default_factory=list)


def plain(words: str) -> str:
    """Write an English name in small ASCII letters."""
    marked = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ə", "a"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in marked if c.isascii()).lower()).strip()


# --- who is who by the annotation -----------------------------------------------------------------


class Truth:
    """The keys of people and bodies, by their English names over all articles."""

    def __init__(self, gold: Mapping[str, Json], kit: Kit) -> None:
        """Collect the names, and what the register says of them."""
        self.kit = kit
        self.names = {plain(each["en"]) for one in gold.values() for each in persons(one)}

    def person(self, person: Json) -> str:
        """Give a person's key; an initial stands for the only whole name that it fits."""
        key = plain(person["en"])
        first, _, rest = key.partition(" ")
        if len(first) > 2 or not rest:
            return key
        fits = {name for name in self.names if name.endswith(f" {rest}") and name[0] == first[0]}
        whole = {name for name in fits if len(name.split()[0]) > 2}
        return whole.pop() if len(whole) == 1 else key

    def register_person(self, person: Json) -> str | None:
        """Give the register's person of this English name, if the states agree."""
        registry = self.kit.registry
        states = {each["country"] for each in person.get("_posts", ()) if each.get("country")}
        found = [
            key
            for key, _ in registry.bearers(person["en"])
            if plain(person["en"]) == plain(self._english(MentionKind.PERSON, key))
            and (not states or not registry.countries(key) or states & registry.countries(key))
        ]
        return iris.registered("person", found[0]) if len(found) == 1 else None

    def register_body(self, body: Json) -> str | None:
        """Give the register's body that the annotation names, by its English name."""
        found = self.kit.registry.called(MentionKind.BODY, body["en"])
        return iris.registered("body", found[0]) if len(found) == 1 else None

    def body(self, body: Json) -> str:
        """Give a body's key: the register's, so that a former name is the same body."""
        words = re.sub(r"^the ", "", plain(body["en"]))
        return self.register_body(body) or words

    def _english(self, kind: MentionKind, key: str) -> str:
        entry = self.kit.registry.entry(kind, key)
        return entry.en if entry else ""


def persons(gold: Json) -> list[Json]:
    """Give the people of an annotation, each once, with the posts it states of them."""
    there = [
        each
        for event in gold["events"]
        for each in event["participants"]
        if each.get("kind", "person") == "person"
    ]
    found: dict[str, Json] = {}
    for each in [*gold["positions"], *there]:
        one = found.setdefault(each["en"], {"name": each["name"], "en": each["en"], "_posts": []})
        one["_posts"] += [each] if "level" in each else each.get("positions", [])
    return list(found.values())


# --- the graphs -----------------------------------------------------------------------------------


def read_graphs(gold: Mapping[str, Json], kit: Kit) -> Iterator[ArticleGraph]:
    """Map the texts of the languages that can be read."""
    texts = [
        QUALITY / "text" / f"{name}.txt" for name in gold if gold[name]["lang"] in lang.codes()
    ]
    for item in map_sources(texts, kit):
        if isinstance(item, Mapped):
            yield item.graph


def annotated_graphs(gold: Mapping[str, Json], kit: Kit) -> Iterator[ArticleGraph]:
    """Draw graphs from the annotations."""
    for one in gold.values():
        yield draw(one, "-", kit)


def fill(store: Store, graphs: Iterable[ArticleGraph], kit: Kit) -> None:
    """Put the register and the articles into a store, and merge them."""
    for name, lines in register.graphs(kit.home):
        store.set_graph(name, lines)
    for each in graphs:
        store.replace(each)
    store.set_graph(None, merge(store))


# --- measuring ------------------------------------------------------------------------------------


class Observed:
    """The people, bodies and events of the article graphs, and what each was merged into."""

    def __init__(self, store: Store) -> None:
        """Read them from the store."""
        rows = store.select(
            f"{terms.SPARQL_PREFIXES}SELECT ?merged ?node WHERE {{"
            " ?merged prov:wasDerivedFrom ?node FILTER NOT EXISTS { ?merged a kur:Conflict } }"
        )
        self.merged = {row["node"].value: row["merged"].value for row in rows}
        self.nodes: dict[tuple[str, str], list[tuple[str, Json]]] = defaultdict(list)
        stems = {
            row["article"].value: row["id"].value
            for row in store.select(
                f"{terms.SPARQL_PREFIXES}SELECT ?article ?id WHERE {{ GRAPH ?graph {{"
                " ?article a kur:Article ; dcterms:identifier ?id } }"
            )
        }
        self.address = {stem: address for address, stem in stems.items()}
        for class_ in (terms.PERSON, terms.BODY):
            self._read(store, class_, stems)

    def _read(self, store: Store, class_: str, stems: Mapping[str, str]) -> None:
        named: dict[str, Json] = {}
        rows = store.select(
            f"{terms.SPARQL_PREFIXES}SELECT ?node ?property ?name WHERE {{ GRAPH ?graph {{"
            f" ?node a <{class_}> ; prov:wasDerivedFrom ?article ; ?property ?name ."
            " FILTER (?property IN (skos:prefLabel, skos:altLabel, kur:acronym)) } }"
        )
        for row in rows:
            one = named.setdefault(row["node"].value, {"aliases": []})
            if row["property"].value == terms.PREF_LABEL:
                one["en" if row["name"].lang == "en" else "name"] = row["name"].value
            else:
                one["aliases"].append(row["name"].value)
        for node in sorted(named):
            stem = stems.get(node.partition("#")[0])
            if stem is not None:
                self.nodes[class_, stem].append((node, named[node]))

    def items(
        self, class_: str, stem: str, gold: Sequence[Json]
    ) -> Iterator[tuple[Json | None, str, Json]]:
        """Give each observation with the annotated thing that it is of."""
        same = likeness.same_person if class_ == terms.PERSON else likeness.same_body
        found = self.nodes[class_, stem]
        paired = dict(likeness.pair([each for _, each in found], gold, same))
        for place, (node, each) in enumerate(found):
            if place in paired:
                yield gold[paired[place]], node, each
            else:
                again = [one for one in gold if same(each, one)]
                yield (again[0] if again else None), node, each


def measure(way: str, gold: Mapping[str, Json], kit: Kit) -> Measured:
    """Build the devset as one graph and compare it with the annotation."""
    truth = Truth(gold, kit)
    graphs = read_graphs(gold, kit) if way == "read" else annotated_graphs(gold, kit)
    found = Measured()
    with open_store("memory:") as store:
        fill(store, graphs, kit)
        seen = Observed(store)
        for stem in sorted(seen.address):
            _people(found, seen, truth, stem, gold[stem])
            _bodies(found, seen, truth, stem, gold[stem])
        _events(found, seen, store, gold, _conflicts(found, store))
        _offices(found, store)
    return found


def _people(found: Measured, seen: Observed, truth: Truth, stem: str, gold: Json) -> None:
    known = persons(gold)
    met = set()
    for one, node, _ in seen.items(terms.PERSON, stem, known):
        if one is None:
            found.missed["people invented"] += 1
            continue
        met.add(one["en"])
        merged = seen.merged.get(node, node)
        item = Item(stem, one["name"], truth.person(one), merged, truth.register_person(one))
        found.people.append(item)
    found.missed["people missed"] += len(known) - len(met)


def _bodies(found: Measured, seen: Observed, truth: Truth, stem: str, gold: Json) -> None:
    known = gold["organisations"]
    met = set()
    for one, node, _ in seen.items(terms.BODY, stem, known):
        if one is None:
            found.missed["bodies invented"] += 1
            continue
        met.add(one["en"])
        merged = seen.merged.get(node, node)
        item = Item(stem, one["name"], truth.body(one), merged, truth.register_body(one))
        found.bodies.append(item)
    found.missed["bodies missed"] += len(known) - len(met)


def _events(
    found: Measured,
    seen: Observed,
    store: Store,
    gold: Mapping[str, Json],
    disputed: Mapping[str, set[str]],
) -> None:
    merged: dict[tuple[str, str], str] = {}
    for page in facts.read(store):
        stem = page["id"]
        for mine, theirs in likeness.pair_events(page["events"], gold[stem]["events"]):
            number = page["events"][mine]["id"][1:]
            node = f"{seen.address[stem]}#event-{number}"
            merged[stem, gold[stem]["events"][theirs]["id"]] = seen.merged.get(node, node)
    planted = {
        tuple(sorted([(a, b), (c, d)]))
        for one in gold.values()
        for a, b, c, d in one.get("same_events", ())
    }
    for one, two in sorted(planted):
        together = one in merged and two in merged and merged[one] == merged[two]
        readable = one[0] in seen.address and two[0] in seen.address
        kept = frozenset(disputed.get(merged[one], ())) if together else frozenset()
        found.pairs.append(Joined(one, two, together, merged.get(one, ""), readable, kept))
    events = {(stem, each["id"]): each for stem, page in gold.items() for each in page["events"]}
    for one, two in combinations(sorted(merged), 2):
        if one[0] == two[0] or (one, two) in planted:
            continue
        together = merged[one] == merged[two]
        if alike(events[one], events[two]):
            found.alike.append(Joined(one, two, together))
        elif together:
            found.others.append(Joined(one, two, together, merged[one].rsplit("/", 1)[-1]))


def alike(one: Json, two: Json) -> bool:
    """
    Tell whether two annotations can only be of one event.

    The same day and kind, no other place, number or body, and two participants in common.
    """
    if one["type"] != two["type"] or not one["start"] or len(one["start"]) < 10:
        return False
    if one["start"] != two["start"] or _other(one, two):
        return False
    who = [{name_of(each) for each in event["participants"]} for event in (one, two)]
    return len(who[0] & who[1]) >= 2


def _other(one: Json, two: Json) -> bool:
    return any(
        one[name] and two[name] and one[name] != two[name]
        for name in ("place", "country", "ordinal", "organiser")
    )


def name_of(part: Json) -> str:
    """Give the name of a participant by which two annotations are compared."""
    return plain(part.get("en") or part.get("code") or "")


def _conflicts(found: Measured, store: Store) -> dict[str, set[str]]:
    """Count the conflicts by property, and give the properties in conflict of each node."""
    rows = store.select(
        f"{terms.SPARQL_PREFIXES}SELECT ?about ?property WHERE {{ ?node a kur:Conflict ;"
        " kur:about ?about ; kur:onProperty ?property }"
    )
    disputed: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        name = re.split("[#/]", row["property"].value)[-1]
        found.conflicts[name] += 1
        disputed[row["about"].value].add(name)
    return disputed


def _offices(found: Measured, store: Store) -> None:
    """Find posts of two ranks, or of two states or bodies, that were merged into one."""
    rows = store.select(
        f"{terms.SPARQL_PREFIXES}SELECT ?office ?rank ?place WHERE {{"
        " ?office a org:Post ; prov:wasDerivedFrom ?node ."
        " GRAPH ?graph { ?node kur:hasRank ?rank . OPTIONAL { ?node org:postIn ?seat ."
        " OPTIONAL { ?seat kur:denotes ?known } } } BIND(COALESCE(?known, ?seat) AS ?place) }"
    )
    ranks: dict[str, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        ranks[row["office"].value].add(row["rank"].value)
        if "place" in row and "/id/state/" in row["place"].value:
            states[row["office"].value].add(row["place"].value)
    mixed = {each for each in ranks if len(ranks[each]) > 1 or len(states[each]) > 1}
    found.mixed.extend(sorted(mixed))
