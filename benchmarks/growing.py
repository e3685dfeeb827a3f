"""
What one more article costs in stores of 1,000, 5,000 and 20,000 articles.

The articles of the development set are mapped once; a store is filled with copies of their graphs,
each in several outlets, with other days and other names. Then some of the articles are built into
the store one by one, from the text to the checked graph, and timed against mapping them alone.

    python benchmarks/growing.py 1000 5000 20000
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from kurultay import pipeline, upkeep
from kurultay.resources import home
from kurultay.store import Ledger, Store, open_ledger, open_store

TEXTS = Path(__file__).parents[1] / "tests" / "quality" / "text"
OUTLETS = 3
ADDED = 20
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
_NAME = re.compile(r'( <http://www\.w3\.org/2004/02/skos/core#(?:pref|alt)Label> "\w+ [\w-]+)"')
_SYLLABLES = ["ба", "бе", "бо", "да", "де", "до", "ка", "ке", "ко", "ла", "ле", "ло", "ма", "ме", "мо", "на", "не", "но", "ра", "ре", "ро", "са", "се", "со"]


def graphs(kit: pipeline.Kit) -> list[tuple[str, tuple[str, ...]]]:
    """Map the articles of the development set."""
    mapped = pipeline.map_sources([TEXTS], kit)
    return [
        (each.graph.name.rsplit("/", 1)[-1], tuple(each.graph.nquads))
        for each in mapped
        if isinstance(each, pipeline.Mapped)
    ]


def copies(found: list[tuple[str, tuple[str, ...]]], wanted: int) -> Iterator[SimpleNamespace]:
    """Give copies of graphs: the same events in several outlets, then on other days."""
    for number in range(wanted):
        aid, lines = found[number % len(found)]
        time_, outlet = divmod(number // len(found), OUTLETS)
        new, step = f"{aid}-{time_}-{outlet}", timedelta(days=11 * (time_ + 1))
        tail = _SYLLABLES[time_ % 24] + _SYLLABLES[time_ // 24 % 24] + "в"

        def later(match: re.Match[str], step: timedelta = step) -> str:
            return f'"{(date.fromisoformat(match[1]) + step).isoformat()}"'

        text = "\n".join(lines).replace(aid, new)
        text = _DAY.sub(later, text)
        if time_ % 2:
            text = _NAME.sub(rf'\1{tail}"', text)
        yield SimpleNamespace(name=_graph(new), nquads=tuple(sorted(text.split("\n"))))


def _graph(aid: str) -> str:
    return f"https://w3id.org/kurultay/graph/article/{aid}"


def fill(kit: pipeline.Kit, store: Store, ledger: Ledger, articles: list[SimpleNamespace]) -> float:
    """Store and merge articles; give the seconds of merging."""
    for start in range(0, len(articles), 500):
        some = articles[start : start + 500]
        store.bulk(line for each in some for line in each.nquads)
        for each in some:
            ledger.touch(each.name)
    begun = time.process_time()
    upkeep.fill(kit.home, kit.fingerprint, store, ledger)
    return time.process_time() - begun


def one_by_one(kit: pipeline.Kit, store: Store, ledger: Ledger) -> tuple[float, float]:
    """Add articles to a store; give the seconds of mapping and of building, on average."""
    texts = sorted(path for path in TEXTS.rglob("*.txt"))[:: max(1, 90 // ADDED)][:ADDED]
    mapping = building = 0.0
    done = 0
    for number, path in enumerate(texts):
        begun = time.process_time()
        found = list(pipeline.map_sources([path], kit))
        between = time.process_time()
        result = pipeline.build([path], kit, store, ledger, lambda *_: None)
        ended = time.process_time()
        if number and result.mapped and isinstance(found[0], pipeline.Mapped):
            mapping, building = mapping + between - begun, building + ended - between
            done += 1
    return mapping / done, building / done


def main(sizes: list[int]) -> None:
    """Fill stores and print what one more article costs."""
    kit = pipeline.Kit.load(home())
    found = graphs(kit)
    print("articles  merging ms/article  mapping ms  adding one ms  times")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "store"
            with open_store(place) as store, open_ledger(place) as ledger:
                merging = fill(kit, store, ledger, list(copies(found, size)))
                mapping, adding = one_by_one(kit, store, ledger)
        print(
            f"{size:8}  {1000 * merging / size:18.1f}  {1000 * mapping:10.1f}"
            f"  {1000 * adding:13.1f}  {adding / mapping:5.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1000, 5000, 20000])
