"""
Random orders of the devset, with replacements, retractions and judgements mixed in: one dump.

    python benchmarks/orders.py [--orders 50] [--seed 1]

Each order stores the articles in steps, some first in an older version, takes some out again, meets
the retracted ones once more, and hears the judgements at any time; half of the orders have none.
After each, everything that the store holds is compared with building its final state at once, and
that with merging it whole. The shapes are not checked here: they write nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from kurultay import audit, check, pipeline, upkeep
from kurultay.graph import ArticleGraph, judgements, terms
from kurultay.graph.judgements import Judgement, Verdict
from kurultay.merge import merge
from kurultay.publish import curation
from kurultay.resources import home
from kurultay.store import Entry, Ledger, Store, Tombstone, open_store
from kurultay.text.article import Article
from kurultay.text.read import article_from

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "quality" / "text"
STEP = 30
OLD, OUT = 25, 12
"""How many articles come first in an older version, and how many are taken out."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done to the store."""

    verb: str
    key: str
    graph: ArticleGraph | None = None
    judgement: Judgement | None = None


def mapped(kit: pipeline.Kit) -> tuple[dict[str, ArticleGraph], dict[str, ArticleGraph]]:
    """Give the graph of each article, and of the first half of some."""
    last, old = {}, {}
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text("utf-8")
        for part, kept in ((text, last), (text[: len(text) // 2], old)):
            article = article_from(part, path.stem)
            if isinstance(article, Article) and article.lang in kit.languages:
                kept[path.stem] = pipeline.map_article(article, kit).graph
    return last, {key: old[key] for key in sorted(old)[::5][:OLD] if key in last}


def do(act: Act, store: Store, ledger: Ledger) -> None:
    """Do what the command line does."""
    if act.graph is not None and not ledger.retracted(act.key):
        ledger.touch(act.graph.name)
        store.replace(act.graph)
        digest = hashlib.sha256("\n".join(act.graph.nquads).encode()).hexdigest()
        ledger.record(Entry(act.key, digest, act.graph.name, "f"))
    elif act.judgement is not None:
        curation.keep(store, [act.judgement])
    elif act.verb == "retract":
        ledger.retract(Tombstone(act.key, _name(act.key, store), act.key, "ab", "", "2026"))
        pipeline.bury(store, ledger)


def _name(key: str, store: Store) -> str:
    (row,) = store.select(
        f'SELECT ?g WHERE {{ GRAPH ?g {{ ?a a <{terms.ARTICLE}> ; <{terms.IDENTIFIER}> "{key}" }}'
        " }"
    ).rows
    return row["g"].value


def run(acts: Sequence[Act], step: int) -> str:
    """Do some acts, with a refresh after every few of them, and give the hash of the dump."""
    quiet = lambda *_: None  # noqa: E731 - a listener that does not listen
    with open_store("memory:") as store, Ledger() as ledger:
        for number, act in enumerate(acts, 1):
            do(act, store, ledger)
            if number % step == 0 or number == len(acts):
                upkeep.refresh(home(), "f", store, ledger, quiet)
        if step == len(acts) and store.dump(None) != merge(store):
            raise SystemExit("the final state is not what merging it whole gives")
        return hashlib.sha256("\n".join(store.dump("all")).encode()).hexdigest()


def judged(last: dict[str, ArticleGraph]) -> list[Judgement]:
    """Judge of the whole: some persons and events are one, or not, or wrong, or otherwise."""
    with open_store("memory:") as store, Ledger() as ledger:
        for key, graph in last.items():
            do(Act("put", key, graph), store, ledger)
        upkeep.refresh(home(), "f", store, ledger, lambda *_: None)
        found: dict[str, list[str]] = {}
        for kind in (terms.PERSON, terms.MEETING, terms.PARTICIPATION):
            rows = store.select(
                f"SELECT DISTINCT ?s WHERE {{ ?s a <{kind}> ; <{terms.DERIVED_FROM}> ?o "
                'FILTER (CONTAINS(STR(?o), "/article/")) } ORDER BY ?s'
            )
            found[kind] = [row["s"].value for row in rows]
        people, events, parts = found.values()
        day = '"2025-05-12"^^<http://www.w3.org/2001/XMLSchema#date>'
        said: list[tuple[Verdict, tuple[str, ...], tuple[str, str]]] = [
            ("same", (people[3], people[40]), ("", "")),
            ("same", (events[5], events[17]), ("", "")),
            ("suppress", (parts[10],), ("", "")),
            ("suppress", (people[60],), ("", "")),
            ("suppress", (events[30],), ("", "")),
            ("correct", (events[12],), (f"{terms.KUR}startDate", day)),
        ]
        return [
            judgements.made(
                verdict,
                tuple(curation.side(store, iri) for iri in things),
                ("ab", "", f"2026-11-22T09:00:{number:02d}Z"),
                change,
            )
            for number, (verdict, things, change) in enumerate(said)
        ]


def history(
    chance: random.Random, last: dict[str, ArticleGraph], old: dict[str, ArticleGraph],
    out: Sequence[str], said: Sequence[Judgement],
) -> list[Act]:  # fmt: skip
    """Make an order: what must follow something else does, all else is left to chance."""
    lines = []
    for key, graph in last.items():
        line = [Act("put", key, old[key])] if key in old else []
        line.append(Act("put", key, graph))
        if key in out:
            line += [Act("retract", key), Act("put", key, graph)]
        lines.append(line)
    lines += [[Act("judge", each.iri, None, each)] for each in said]
    slots = [number for number, line in enumerate(lines) for _ in line]
    chance.shuffle(slots)
    left = [iter(line) for line in lines]
    return [next(left[number]) for number in slots]


def main() -> int:
    """Run the orders and say whether each gave the one dump."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--orders", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    upkeep.audit.validate = lambda *_, **__: check.Report(())  # type: ignore[assignment]  # findings are not compared
    upkeep.audit.recheck = lambda *_, **__: None  # type: ignore[assignment]  # nor here
    assert audit is upkeep.audit
    last, old = mapped(pipeline.Kit.load(home()))
    chance = random.Random(asked.seed)
    out = chance.sample(sorted(last), OUT)
    said = judged(last)
    expected = {}
    for judging in (False, True):
        acts = [Act("put", key, graph) for key, graph in last.items() if key not in out]
        acts += [Act("judge", each.iri, None, each) for each in said if judging]
        expected[judging] = run(acts, len(acts))
    print(
        f"{len(last)} articles, {len(old)} replaced, {len(out)} retracted, {len(said)} judgements"
    )
    wrong = 0
    for number in range(asked.orders):
        judging = number % 2 == 1
        acts = history(chance, last, old, out, said if judging else ())
        start = time.perf_counter()
        same = run(acts, STEP) == expected[judging]
        wrong += not same
        taken = time.perf_counter() - start
        print(f"order {number}: {'same' if same else 'OTHER'} ({taken:.1f} s)", flush=True)
    print(f"{asked.orders - wrong} of {asked.orders} orders gave the dump of their final state")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
