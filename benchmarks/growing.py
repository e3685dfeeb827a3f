"""
What one more article costs in stores of 1,000, 5,000 and 20,000 articles.

The articles of the development set are mapped once, and a store is filled with copies of their
graphs, so that it is like news: an event is told by one to six outlets, and the next of its kind
comes a hundred days later, with its own number and, every other time, with other people in it.
Every second outlet repeats the words of the one before.
States, bodies, places and those who hold the highest posts are the same throughout, in thousands of
articles. Then articles are built into the store one by one, from the text to the checked graph, and
timed against mapping them alone; of every other one another outlet has told already.

Times are of the processor, so that other work on the machine does not count.

    python benchmarks/growing.py 1000 5000 20000
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from types import SimpleNamespace

from kurultay import pipeline, upkeep
from kurultay.resources import home
from kurultay.store import Entry, Ledger, Store, open_ledger, open_store

TEXTS = Path(__file__).parents[1] / "tests" / "quality" / "text"
OUTLETS = 6
ADDED = 20
APART = timedelta(days=100)
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
_SKETCH = re.compile(r'(ontology#sketch> ")([0-9a-f]+)"')
_ORDINAL = re.compile(r'(ontology#ordinal> ")(\d+)"')
_NAME = re.compile(r'( <http://www\.w3\.org/2004/02/skos/core#(?:pref|alt)Label> "\w+ [\w-]+)"')
_SYLLABLES = tuple(a + b for a in "бдклмнрс" for b in "аео")


def graphs(kit: pipeline.Kit) -> list[tuple[str, tuple[str, ...]]]:
    """Map the articles of the development set."""
    mapped = pipeline.map_sources([TEXTS], kit)
    return [
        (each.graph.name.rsplit("/", 1)[-1], tuple(each.graph.nquads))
        for each in mapped
        if isinstance(each, pipeline.Mapped)
    ]


def copies(found: list[tuple[str, tuple[str, ...]]], wanted: int) -> Iterator[SimpleNamespace]:
    """Give copies of graphs: each event in some outlets, then the next of its kind."""
    told = (
        (times, outlet, aid, lines)
        for times in count()
        for number, (aid, lines) in enumerate(found)
        # What is added later has not been told yet, or else by one outlet.
        for outlet in range(1 + (number + times) % OUTLETS if times else number % 2)
    )
    for times, outlet, aid, lines in islice(told, wanted):
        new, step = f"{aid}-{times}-{outlet}", APART * times
        tail = _SYLLABLES[times % 24] + _SYLLABLES[times // 24 % 24] + "в"

        def later(match: re.Match[str], step: timedelta = step) -> str:
            return f'"{(date.fromisoformat(match[1]) + step).isoformat()}"'

        def next_(match: re.Match[str], times: int = times) -> str:
            return f'{match[1]}{int(match[2]) + times}"'

        def redrawn(match: re.Match[str], text: str = f"{times} {outlet // 2}") -> str:
            marks = (match[2][at : at + 8] for at in range(0, len(match[2]), 8))
            fresh = (hashlib.blake2b((text + mark).encode(), digest_size=4) for mark in marks)
            return f'{match[1]}{"".join(sorted(each.hexdigest() for each in fresh))}"'

        text = _ORDINAL.sub(next_, "\n".join(lines).replace(aid, new))
        text = _SKETCH.sub(redrawn, _DAY.sub(later, text))
        if times % 2:
            text = _NAME.sub(rf'\1{tail}"', text)
        yield SimpleNamespace(name=_graph(new), nquads=tuple(sorted(text.split("\n"))))


def _graph(aid: str) -> str:
    return f"https://w3id.org/kurultay/graph/article/{aid}"


def fill(kit: pipeline.Kit, store: Store, ledger: Ledger, articles: list[SimpleNamespace]) -> float:
    """Store and merge articles; give the seconds of merging."""
    for start in range(0, len(articles), 500):
        some = articles[start : start + 500]
        with ledger.index.step():
            for each in some:
                ledger.touch(each.name)
        store.bulk(line for each in some for line in each.nquads)
        with ledger.index.step():
            for each in some:
                ledger.record(Entry(each.name, "", each.name, kit.fingerprint))
                upkeep.drawn(ledger, each)
    begun = time.process_time()
    upkeep.fill(kit.home, kit.fingerprint, store, ledger)
    return time.process_time() - begun


@dataclass
class Cost:
    """Seconds of one article, or the sum of several."""

    mapping: float = 0.0
    merging: float = 0.0
    checking: float = 0.0
    done: int = 0


def one_by_one(kit: pipeline.Kit, store: Store, ledger: Ledger) -> Cost:
    """Add articles to a store; give the seconds of all of them."""
    texts = sorted(path for path in TEXTS.rglob("*.txt"))[:: max(1, 90 // ADDED)][:ADDED]
    cost, warm = Cost(), False
    for path in texts:
        begun = time.process_time()
        found = list(pipeline.map_sources([path], kit))
        mapped = time.process_time()
        checks: list[float] = []

        def tell(step: str, *_: object, checks: list[float] = checks) -> None:
            if step == "check":
                checks.append(time.process_time())

        result = pipeline.build([path], kit, store, ledger, tell)
        ended = time.process_time()
        # With the first one the lexicons, the register and the shapes are read.
        if warm and result.mapped and isinstance(found[0], pipeline.Mapped):
            cost.mapping += mapped - begun
            cost.merging += checks[0] - mapped - (mapped - begun)
            cost.checking += ended - checks[0]
            cost.done += 1
        warm = warm or bool(result.mapped)
    return cost


def main(sizes: list[int]) -> None:
    """Fill stores and print what one more article costs."""
    kit = pipeline.Kit.load(home())
    found = graphs(kit)
    print("articles | filling | mapping + merging + checking one more, ms | times mapping")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "store"
            with open_store(place) as store, open_ledger(place) as ledger:
                filling = fill(kit, store, ledger, list(copies(found, size)))
                cost = one_by_one(kit, store, ledger)
        each = 1000 / cost.done
        whole = cost.mapping + cost.merging + cost.checking
        print(
            f"{size:8} | {1000 * filling / size:7.1f} | {each * cost.mapping:.0f} + "
            f"{each * cost.merging:.0f} + {each * cost.checking:.0f} = {each * whole:.0f}"
            f" | {whole / cost.mapping:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1000, 5000, 20000])
