"""
How many articles a second one core maps, and which step takes which share.

Run it with ``make bench``. It reads the texts of tests/quality, every article ``ROUNDS`` times
after one round that loads models and fills caches, and prints the best round. Nothing here is a
test: machines differ.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kurultay import facts, graph, identity, mentions
from kurultay.pipeline import Kit
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.read import articles

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "tests" / "quality" / "text"
ROUNDS = 3
NORMAL = 2400
"""Units: characters of the article that the goal in DESIGN is stated for."""
STEPS = ("read", "find", "extract", "resolve", "build")


@dataclass
class Times:
    """Seconds by step, over all articles of a round."""

    steps: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STEPS, 0.0))

    @property
    def total(self) -> float:
        """All steps together."""
        return sum(self.steps.values())

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Add the time of a block to a step."""
        start = time.perf_counter()
        yield
        self.steps[step] += time.perf_counter() - start


def once(found: Sequence[Article], kit: Kit) -> Times:
    """Map every article, step by step, as pipeline.map_article does."""
    times = Times()
    for article in found:
        lexicon = kit.lexicons[article.lang]
        with times.of("read"):
            reading = kit.languages[article.lang].read(article)
        with times.of("find"):
            seen = mentions.find(reading, lexicon)
        with times.of("extract"):
            claims = facts.extract(reading, seen, lexicon)
        with times.of("resolve"):
            named = identity.resolve(claims, kit.registry, article.published)
        with times.of("build"):
            graph.build(reading, claims, named, kit.fact_map)
    return times


def measured(found: Sequence[Article], kit: Kit, rounds: int) -> Times:
    """Give the best of some rounds."""
    once(found, kit)
    best: Callable[[Times], float] = lambda times: times.total  # noqa: E731
    return min((once(found, kit) for _ in range(rounds)), key=best)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    given = asked.parse_args()
    start = time.perf_counter()
    kit = Kit.load(home())
    loaded = time.perf_counter() - start
    every = [one for one in articles([given.folder]) if isinstance(one, Article)]
    table = Table("language", "articles", "characters each", "articles/s", f"of {NORMAL}/s", *STEPS)
    for code in sorted(kit.languages):
        found = [article for article in every if article.lang == code]
        if not found:
            continue
        times = measured(found, kit, given.rounds)
        length = sum(len(article.text) for article in found)
        table.add_row(
            code,
            str(len(found)),
            f"{length / len(found):.0f}",
            f"{len(found) / times.total:.1f}",
            f"{length / NORMAL / times.total:.1f}",
            *(f"{share / times.total:.0%}" for share in times.steps.values()),
        )
    console = Console(width=110)
    console.print(table)
    console.print(
        f"one core; models on; kit loaded in {loaded:.1f} s; best of {given.rounds} rounds"
    )


if __name__ == "__main__":
    main()
