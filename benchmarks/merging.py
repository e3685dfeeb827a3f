"""
How well articles are merged: who is one person, one body, one event, over the whole devset.

    python benchmarks/merging.py              print the figures of both ways
    python benchmarks/merging.py --errors     and what is split or joined wrongly (learnt part only)
    python benchmarks/merging.py --pin        raise the floors of the annotated way

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
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from merging_items import QUALITY, Item, Joined, Measured, measure, name_of

from kurultay.pipeline import Kit
from kurultay.publish import score
from kurultay.publish.score import Json
from kurultay.resources import home
from kurultay.text.article import PartialDate

FLOORS = QUALITY / "merging.json"
WAYS = ("read", "annotated")
PINNED = "annotated"
"""The way whose figures are pinned: those of the other follow the extractor."""
NUMBER = re.compile(r"d(\d+)$")


def learnt(article: str) -> bool:
    """Tell whether an article may be looked at: odd numbers and the seeds."""
    number = NUMBER.search(article)
    odd = number is not None and int(number[1]) % 2 == 1
    return article.startswith("seed-") or (odd and not article.startswith("pair-"))


def clash(one: Json, two: Json) -> list[str]:
    """Give the fields by which two annotated events cannot be one; a session's number decides."""
    if one["ordinal"] and one["ordinal"] == two["ordinal"] and one["organiser"] == two["organiser"]:
        return []
    found = [name for name in ("place", "country", "ordinal") if _unlike(one, two, name)]
    if one["type"] != two["type"]:
        found.append("type")
    if one["start"] and two["start"] and not _meet(one, two):
        found.append("day")
    who = [{name_of(each) for each in event["participants"]} for event in (one, two)]
    if all(who) and not who[0] & who[1]:
        found.append("participants")
    return found


def _unlike(one: Json, two: Json, name: str) -> bool:
    return bool(one[name] and two[name] and one[name] != two[name])


def _meet(one: Json, two: Json) -> bool:
    first, second = (
        (
            PartialDate.parse(e["start"]).first_day,
            PartialDate.parse(e["end"] or e["start"]).last_day,
        )
        for e in (one, two)
    )
    return (first[0] - second[1]).days <= 0 and (second[0] - first[1]).days <= 0


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
        right, known = links(items)
        values |= {f"{name} F1": b_cubed(items)[2], f"{name} links": right / (known or 1)}
    cut = {name: int(value * 1000 + 1e-9) / 1000 for name, value in values.items()}
    return cut | {
        "pairs joined": sum(each.together for each in found.pairs),
        "pairs apart": -sum(each.readable and not each.together for each in found.pairs),
        "pair days lost": -len(_lost(found, events)),
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
    joined, readable = (sum(getattr(p, f) for p in found.pairs) for f in ("together", "readable"))
    lines.append(f"events   planted pairs that are one: {joined} of {readable} in known languages")
    joined = sum(each.together for each in found.alike)
    lines.append(f"         events alike in all that are one: {joined} of {len(found.alike)}")
    events = {(stem, each["id"]): each for stem, page in gold.items() for each in page["events"]}
    for each in found.pairs:
        slots = ",".join(_slots(events[each.one], events[each.two]))
        state = "one " if each.together else "TWO " if each.readable else "unread"
        kept = f" conflict of {', '.join(sorted(each.disputed))}" if each.disputed else ""
        lines.append(f"         pair {_pair(each)} {state} {slots}{kept}")
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


def _lost(found: Measured, events: Mapping[tuple[str, str], Json]) -> list[Joined]:
    """Give the planted pairs whose first days differ without a conflict that says so."""
    return [
        each
        for each in found.pairs
        if each.together
        and _unlike(events[each.one], events[each.two], "start")
        and "startDate" not in each.disputed
    ]


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
    who = [{name_of(each) for each in event["participants"]} for event in (one, two)]
    return [*differ, f"participants {len(who[0])}/{len(who[1])}, {len(who[0] & who[1])} common"]


def errors(found: Measured) -> Iterator[str]:
    """Give what is split or joined wrongly; names only of the learnt part."""
    for name, items in (("people", found.people), ("bodies", found.bodies)):
        by_key, by_merged = defaultdict(list), defaultdict(list)
        for each in items:
            by_key[each.key].append(each)
            by_merged[each.merged].append(each)
        for several in (by_key[key] for key in sorted(by_key)):
            if len({each.merged for each in several}) > 1:
                yield f"{name} split: {_shown(several, 'merged')}"
        for several in (by_merged[name_] for name_ in sorted(by_merged)):
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
    for way in WAYS:
        found = measure(way, gold, kit)
        print(render(way, found, gold))
        if "--errors" in sys.argv[1:]:
            print("\n".join(errors(found)))
        if way == PINNED and "--pin" in sys.argv[1:]:
            old = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
            new = {name: max(v, old.get(name, v)) for name, v in figures(found, gold).items()}
            FLOORS.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
