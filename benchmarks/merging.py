"""
How well articles are merged: who is one person, one body, one event, over the whole devset.

    python benchmarks/merging.py              print the figures of both ways
    python benchmarks/merging.py --errors     and what is split or joined wrongly (learnt part only)
    python benchmarks/merging.py --pin        raise the floors of tests/quality/merging.json

Two ways lead to the article graphs: ``read`` maps the texts (the languages that have a pack),
``annotated`` draws them from the gold, so that merging is measured without extraction, in all the
languages of the devset. The gold's English names say who is who: what the article calls a person
or a body is one item, and B-cubed compares the sets of items that have one English name with those
that have one merged IRI. Items that the extractor missed or invented are counted, not scored.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from annotated import draw

from kurultay import lang
from kurultay.graph import ArticleGraph, iris, register, terms
from kurultay.mentions.mention import MentionKind
from kurultay.merge import merge
from kurultay.pipeline import Kit, Mapped, map_sources
from kurultay.publish import facts, likeness, score
from kurultay.publish.score import Json
from kurultay.resources import home
from kurultay.store import Store, open_store
from kurultay.text.article import PartialDate

ROOT = Path(__file__).resolve().parents[1]
QUALITY = ROOT / "tests" / "quality"
FLOORS = QUALITY / "merging.json"
WAYS = ("read", "annotated")
NUMBER = re.compile(r"d(\d+)$")
NEAR = 3
"""Units: days. Annotated events further apart are never one; an announcement may slip."""


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
    """Two annotated events of different articles, and whether merging made them one."""

    one: tuple[str, str]
    two: tuple[str, str]
    together: bool
    merged: str = ""


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


def learnt(article: str) -> bool:
    """Tell whether an article may be looked at: odd numbers and the seeds."""
    number = NUMBER.search(article)
    odd = number is not None and int(number[1]) % 2 == 1
    return article.startswith("seed-") or (odd and not article.startswith("pair-"))


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
        _events(found, seen, store, gold)
        _conflicts(found, store)
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
    found: Measured, seen: Observed, store: Store, gold: Mapping[str, Json]
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
        found.pairs.append(Joined(one, two, together))
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
    who = [{_who(each) for each in event["participants"]} for event in (one, two)]
    return len(who[0] & who[1]) >= 2


def _other(one: Json, two: Json) -> bool:
    return any(
        one[name] and two[name] and one[name] != two[name]
        for name in ("place", "country", "ordinal", "organiser")
    )


def _who(part: Json) -> str:
    return plain(part.get("en") or part.get("code") or "")


def clash(one: Json, two: Json) -> list[str]:
    """Give the fields by which two annotated events cannot be one; a session's number decides."""
    if one["ordinal"] and one["ordinal"] == two["ordinal"] and one["organiser"] == two["organiser"]:
        return []
    found = [name for name in ("place", "country", "ordinal") if _unlike(one, two, name)]
    if one["type"] != two["type"]:
        found.append("type")
    if one["start"] and two["start"] and not _meet(one, two):
        found.append("day")
    who = [{_who(each) for each in event["participants"]} for event in (one, two)]
    if all(who) and not who[0] & who[1]:
        found.append("participants")
    return found


def _unlike(one: Json, two: Json, name: str) -> bool:
    return bool(one[name] and two[name] and one[name] != two[name])


def _meet(one: Json, two: Json) -> bool:
    first, second = (
        (PartialDate.parse(e["start"]).first_day, PartialDate.parse(e["end"] or e["start"]).last_day)
        for e in (one, two)
    )
    return (first[0] - second[1]).days <= 0 and (second[0] - first[1]).days <= 0


def _conflicts(found: Measured, store: Store) -> None:
    rows = store.select(
        f"{terms.SPARQL_PREFIXES}SELECT ?property WHERE {{ ?node a kur:Conflict ;"
        " kur:onProperty ?property }"
    )
    for row in rows:
        found.conflicts[re.split("[#/]", row["property"].value)[-1]] += 1


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


# --- figures --------------------------------------------------------------------------------------


def b_cubed(items: Sequence[Item]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1."""
    keys, merged = Counter(i.key for i in items), Counter(i.merged for i in items)
    both = Counter((i.key, i.merged) for i in items)
    count = len(items) or 1
    precision = sum(both[i.key, i.merged] / merged[i.merged] for i in items) / count
    recall = sum(both[i.key, i.merged] / keys[i.key] for i in items) / count
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def links(items: Sequence[Item]) -> tuple[int, int]:
    """Give how many items of the register were linked rightly, and how many there are."""
    known = [each for each in items if each.expected]
    return sum(each.merged == each.expected for each in known), len(known)


def figures(found: Measured, gold: Mapping[str, Json]) -> dict[str, float]:
    """Give what is pinned: shares, cut to three places, and counts of faults as negatives."""
    events = {(stem, each["id"]): each for stem, page in gold.items() for each in page["events"]}
    doubtful = [each for each in found.others if clash(events[each.one], events[each.two])]
    values: dict[str, float] = {}
    for name, items in (("people", found.people), ("bodies", found.bodies)):
        precision, recall, f1 = b_cubed(items)
        right, known = links(items)
        values |= {
            f"{name} precision": precision,
            f"{name} recall": recall,
            f"{name} F1": f1,
            f"{name} links": right / (known or 1),
        }
    cut = {name: int(value * 1000 + 1e-9) / 1000 for name, value in values.items()}
    return cut | {
        "pairs joined": sum(each.together for each in found.pairs),
        "alike joined": sum(each.together for each in found.alike),
        "doubtful joins": -len(doubtful),
        "offices mixed": -len(found.mixed),
    }


def render(way: str, found: Measured, gold: Mapping[str, Json]) -> str:
    """Print the figures of one way."""
    lines = [f"== {way}"]
    for name, items in (("people", found.people), ("bodies", found.bodies)):
        precision, recall, f1 = b_cubed(items)
        right, known = links(items)
        groups = len({each.key for each in items})
        lines.append(
            f"{name:8} B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f"   {len(items)} items of {groups};"
            f" linked to the register {right}/{known} = {right / (known or 1):.3f}"
        )
    lines.append("         " + ", ".join(f"{k} {v}" for k, v in sorted(found.missed.items())))
    joined = sum(each.together for each in found.pairs)
    lines.append(f"events   planted pairs that are one: {joined} of {len(found.pairs)}")
    joined = sum(each.together for each in found.alike)
    lines.append(f"         events alike in all that are one: {joined} of {len(found.alike)}")
    events = {(stem, each["id"]): each for stem, page in gold.items() for each in page["events"]}
    for each in found.pairs:
        slots = ",".join(_slots(events[each.one], events[each.two]))
        lines.append(f"         pair {_pair(each)} {'one ' if each.together else 'TWO '} {slots}")
    lines.append(f"         other pairs of events that are one: {len(found.others)}")
    for each in found.others:
        slots = _slots(events[each.one], events[each.two])
        why = clash(events[each.one], events[each.two])
        doubt = f"CLASH {','.join(why)}" if why else ""
        lines.append(f"         {_pair(each)} [{each.merged}] {', '.join(slots)} {doubt}")
    for each in found.alike:
        if not each.together:
            slots = _slots(events[each.one], events[each.two])
            lines.append(f"         alike, yet two: {_pair(each)} {','.join(slots)}")
    lines.append(f"conflicts {dict(sorted(found.conflicts.items()))}")
    lines.append(f"offices of two ranks or states: {len(found.mixed)}")
    return "\n".join(lines)


def _pair(each: Joined) -> str:
    return f"{each.one[0]}/{each.one[1]} {each.two[0]}/{each.two[1]}"


def _slots(one: Json, two: Json) -> list[str]:
    """Name the slots that differ, and count the participants: no words of the articles."""
    names = ("type", "status", "start", "end", "place", "ordinal", "organiser")
    differ = [
        f"{name}{'?' if not one[name] or not two[name] else '!'}"
        for name in names
        if one[name] != two[name]
    ]
    who = [{_who(each) for each in event["participants"]} for event in (one, two)]
    return [*differ, f"participants {len(who[0])}/{len(who[1])}, {len(who[0] & who[1])} common"]


def errors(found: Measured) -> Iterator[str]:
    """Give what is split or joined wrongly; names only of the learnt part."""
    for name, items in (("people", found.people), ("bodies", found.bodies)):
        by_key, by_merged = defaultdict(list), defaultdict(list)
        for each in items:
            by_key[each.key].append(each)
            by_merged[each.merged].append(each)
        for key, several in sorted(by_key.items()):
            if len({each.merged for each in several}) > 1:
                yield f"{name} split: {_shown(several, 'merged')}"
        for merged, several in sorted(by_merged.items()):
            if len({each.key for each in several}) > 1:
                yield f"{name} joined: {_shown(several, 'key')}"
        for each in items:
            if each.expected and each.expected != each.merged and learnt(each.article):
                yield f"{name} link: {each.article} {each.words}: {each.expected} {each.merged}"


def _shown(items: Sequence[Item], by: str) -> str:
    groups: dict[str, list[str]] = defaultdict(list)
    for each in items:
        words = each.words if learnt(each.article) else "*"
        groups[getattr(each, by).rsplit("/", 1)[-1]].append(f"{each.article} {words}")
    hidden = all(not learnt(each.article) for each in items)
    if hidden:
        return f"(measured part) {[len(each) for each in groups.values()]}"
    return "; ".join(f"{name} ({', '.join(sorted(each)[:4])})" for name, each in groups.items())


def main() -> int:
    """Print, and with --pin raise the floors."""
    kit = Kit.load(home())
    gold = score.load_gold(QUALITY / "gold")
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for way in WAYS:
        found = measure(way, gold, kit)
        print(render(way, found, gold))
        if "--errors" in sys.argv[1:]:
            print("\n".join(errors(found)))
        floors = pinned.get(way, {})
        values = figures(found, gold)
        pinned[way] = {name: max(v, floors.get(name, v)) for name, v in values.items()}
    if "--pin" in sys.argv[1:]:
        FLOORS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
