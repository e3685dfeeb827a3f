"""
What one more article costs in stores of 1,000, 5,000 and 20,000 articles.

The articles of the development set are mapped once, and a store is filled with copies of their
graphs, so that it is like news: an event is told by one to six outlets, and the one of its kind
before it came a month earlier, with its own number and, every other time, with other people in it.
Every second outlet repeats the words of the one before.
States, bodies, places and those who hold the highest posts are the same throughout, in thousands of
articles. Then articles are built into the store one by one, from the text to the checked graph, and
timed against mapping them alone; of every other one another outlet has told already.

There are two rows for each store. "news": what is added is newer than all that the store holds, as
news is. "late": the same articles once more under a date before all others, so that each becomes
the earliest report of whatever it names, and the IRI of that changes: the worst case.

Times are of the processor, so that other work on the machine does not count. The store's engine
goes on putting in order what it was filled with, in threads of its own, when the filled store is
opened and written to for the first time; the measurement waits until that is done.

    python benchmarks/growing.py 1000 5000 20000 [--write]
    python benchmarks/growing.py --keep FOLDER 1000
    python benchmarks/growing.py --judgements 20 1000

With --judgements a person has judged of the filled store before: suppressed, corrected, told apart
and made one by turns, every other time a thing that more articles name than any other, so that what
is added touches about half of them; the rows are called "news, judged" and "late, judged".

--write puts the rows into docs/decisions/0011-growth.md; other sizes stay there as they are.

With --keep filled stores are left in a folder and used again, whatever has become of the code since
(articles are added to a copy): remove them after a change of what is mapped or of what is indexed.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from types import SimpleNamespace

from kurultay import pipeline, upkeep
from kurultay.graph import judgements, terms
from kurultay.graph.judgements import Side, Verdict
from kurultay.publish import curation
from kurultay.resources import home
from kurultay.store import Entry, Ledger, Store, open_ledger, open_store
from kurultay.text.article import Article
from kurultay.text.read import articles

TEXTS = Path(__file__).parents[1] / "tests" / "quality" / "text"
PAGE = Path(__file__).parents[1] / "docs" / "decisions" / "0011-growth.md"
MARKS = "<!-- rows -->", "<!-- end of rows -->"
OUTLETS = 6
ADDED = 20
APART = timedelta(days=30)
PATIENCE = 300
"""Units: seconds."""
STILL = 0.02
"""Units: processor seconds in a second in which nothing is done any more."""
_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
_SKETCH = re.compile(r'(ontology#sketch> ")([0-9a-f]+)"')
_ORDINAL = re.compile(r'(ontology#ordinal> ")(\d+)"')
_NAME = re.compile(r'( <http://www\.w3\.org/2004/02/skos/core#(?:pref|alt)Label> "\w+ [\w-]+)"')
_HEADER = re.compile(r"\s*date +[0-9-]+")
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
    """Give copies of graphs: each event in some outlets, then the one of its kind before it."""
    told = (
        (times, outlet, aid, lines)
        for times in count()
        for number, (aid, lines) in enumerate(found)
        # What is added later has not been told yet, or else by one outlet.
        for outlet in range(1 + (number + times) % OUTLETS if times else number % 2)
    )
    for times, outlet, aid, lines in islice(told, wanted):
        # So named the oldest are merged first, all of them before what is added on the same day.
        new, step = f"{9999 - times}-{outlet}-{aid}", APART * times
        tail = _SYLLABLES[times % 24] + _SYLLABLES[times // 24 % 24] + "в"

        def earlier(match: re.Match[str], step: timedelta = step) -> str:
            return f'"{(date.fromisoformat(match[1]) - step).isoformat()}"'

        def other(match: re.Match[str], times: int = times) -> str:
            return f'{match[1]}{int(match[2]) + times}"'

        def redrawn(match: re.Match[str], text: str = f"{times} {outlet // 2}") -> str:
            marks = (match[2][at : at + 8] for at in range(0, len(match[2]), 8))
            fresh = (hashlib.blake2b((text + mark).encode(), digest_size=4) for mark in marks)
            return f'{match[1]}{"".join(sorted(each.hexdigest() for each in fresh))}"'

        text = _ORDINAL.sub(other, "\n".join(lines).replace(aid, new))
        text = _SKETCH.sub(redrawn, _DAY.sub(earlier, text))
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


def late(kit: pipeline.Kit, texts: list[Path], size: int, folder: Path) -> list[Path]:
    """Write texts under a date before all that a store of a size holds."""
    folder.mkdir()
    written = []
    for path in texts:
        for item in articles([path], kit.home):
            if isinstance(item, Article) and item.published:
                # Of one month's events there are some three hundred copies.
                day = item.published.first_day - APART * (2 + size // 200)
                text = _HEADER.sub("", path.read_text("utf-8"), count=1)
                written.append(folder / f"{path.stem}-late.txt")
                written[-1].write_text(f"date {day.isoformat()} {text}", "utf-8")
    return written


def judge(store: Store, count: int) -> None:
    """Judge of things of a store: by turns of those that most articles name, and that fewest do."""
    told: dict[str, list[str]] = {}
    for kind in (terms.PERSON, terms.MEETING, terms.PARTICIPATION):
        rows = store.select(
            f"SELECT ?s (COUNT(?o) AS ?n) WHERE {{ ?s a <{kind}> ; <{terms.DERIVED_FROM}> ?o "
            'FILTER (CONTAINS(STR(?o), "/article/")) } GROUP BY ?s ORDER BY DESC(?n) ?s'
        )
        told[kind] = [row["s"].value for row in rows]
    people, events, parts = told.values()
    for number in range(count):
        at = (number // 8) * 2 if number // 4 % 2 else -2 - (number // 8) * 2
        day = '"2025-05-12"^^<http://www.w3.org/2001/XMLSchema#date>'
        own = curation.side(store, people[at])
        said: tuple[Verdict, tuple[Side, ...], tuple[str, str]] = (
            ("suppress", (curation.side(store, parts[at]),), ("", "")),
            ("correct", (curation.side(store, events[at]),), (terms.START_DATE, day)),
            ("same", (curation.side(store, events[at]), curation.side(store, events[-1 - number])),
             ("", "")),
            ("different", (own, curation.side(store, _first(store, people[at]))), ("", "")),
        )[number % 4]  # fmt: skip
        signed = ("ab", "", f"2026-11-22T09:{number // 60:02d}:{number % 60:02d}Z")
        curation.keep(store, [judgements.made(*said[:2], signed, said[2])])


def _first(store: Store, thing: str) -> str:
    """Give the first observation of a thing."""
    rows = store.select(
        f"SELECT ?o WHERE {{ <{thing}> <{terms.DERIVED_FROM}> ?o "
        'FILTER (CONTAINS(STR(?o), "/article/")) } ORDER BY ?o LIMIT 1'
    )
    return next(iter(rows))["o"].value


def rest() -> None:
    """Wait until the store's engine has put in order what it was filled with."""
    for _ in range(PATIENCE):
        begun = time.process_time()
        time.sleep(1)
        if time.process_time() - begun < STILL:
            return


def one_by_one(kit: pipeline.Kit, texts: list[Path], store: Store, ledger: Ledger) -> Cost:
    """Add articles to a store; give the seconds of all but the first of them."""
    cost, warm = Cost(), False
    for path in texts:
        begun = time.process_time()
        first: dict[str, float] = {}

        def tell(step: str, *_: object, first: dict[str, float] = first) -> None:
            first.setdefault(step, time.process_time())

        result = pipeline.build([path], kit, store, ledger, tell)
        ended = time.process_time()
        # With the first one the lexicons, the register and the shapes are read.
        if warm and result.mapped:
            cost.mapping += first["map"] - begun
            cost.merging += first["check"] - first["map"]
            cost.checking += ended - first["check"]
            cost.done += 1
        if result.mapped and not warm:
            warm = True
            rest()
    return cost


def stored(
    kit: pipeline.Kit, found: list[tuple[str, tuple[str, ...]]], place: Path, size: int
) -> None:
    """Fill a store unless it is there."""
    if place.exists():
        return
    unready = place.with_name(f"{place.name}-unready")
    shutil.rmtree(unready, ignore_errors=True)
    with open_store(unready) as store, open_ledger(unready) as ledger:
        filling = fill(kit, store, ledger, list(copies(found, size)))
    unready.rename(place)
    print(f"{size:8} | filled: merging took {1000 * filling / size:.1f} ms an article", flush=True)


def told(size: int, row: str, cost: Cost) -> str:
    """Print a row, and give it as the page has it."""
    each = 1000 / cost.done
    whole = cost.mapping + cost.merging + cost.checking
    parts = [f"{each * part:.0f}" for part in (cost.mapping, cost.merging, cost.checking)]
    times = f"{whole / cost.mapping:.1f}"
    print(f"{size:8} | {row} | {' + '.join(parts)} = {each * whole:.0f} | {times}", flush=True)
    return f"| {size:,} | {row} | {' | '.join(parts)} | {times} |"


def write(rows: list[str]) -> None:
    """Put rows into the page in place of those of the same sizes."""
    head, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
    old, _, tail = rest.partition(MARKS[1])
    titles, line, *before = old.strip().splitlines()
    known = {tuple(row.split(" | ")[:2]): row for row in (*before, *rows)}
    found = sorted(known.values(), key=lambda row: int(row.split()[1].replace(",", "")))
    table = "\n".join((titles, line, *found))
    PAGE.write_text(f"{head}{MARKS[0]}\n{table}\n{MARKS[1]}{tail}", "utf-8")


def main(sizes: list[int], keep: Path | None, count: int) -> list[str]:
    """Fill stores and print what one more article costs; give the rows."""
    kit = replace(pipeline.Kit.load(home()), fingerprint="benchmark")
    texts = sorted(path for path in TEXTS.rglob("*.txt"))[:: max(1, 90 // ADDED)][:ADDED]
    # Also where nothing is filled: with the first article of a language its words are read.
    found = graphs(kit)
    rows = []
    print("articles | added | mapping + merging + checking one more, ms | times mapping")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            filled = (keep or Path(folder)) / str(size)
            stored(kit, found, filled, size)
            place = Path(folder) / "store"
            shutil.copytree(filled, place)
            with open_store(place) as store, open_ledger(place) as ledger:
                tail = ", judged" if count else ""
                judge(store, count)
                begun = time.process_time()
                upkeep.refresh(kit.home, kit.fingerprint, store, ledger, lambda *_: None)
                if count:
                    taken = time.process_time() - begun
                    print(f"{size:8} | {count} judgements: {taken:.1f} s", flush=True)
                rows.append(told(size, f"news{tail}", one_by_one(kit, texts, store, ledger)))
                old = late(kit, texts, size, Path(folder) / "late")
                rows.append(told(size, f"late{tail}", one_by_one(kit, old, store, ledger)))
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What one more article costs.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 5000, 20000])
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--judgements", type=int, default=0, metavar="COUNT")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = main(given.sizes, given.keep, given.judgements)
    if given.write:
        write(found)
