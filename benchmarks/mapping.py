"""
How many articles a second one core maps, and which step takes which share.

Run it with ``make bench``. It reads the texts of tests/quality, every article ``ROUNDS`` times
after one round that loads models and fills caches, and prints the best round, and the first one
as ``cold``: the caches then know no name and hardly a word. The column ``2400/s`` tells how many
articles of 2,400 characters the warm speed is. Times are those of the process, so a busy machine
says nearly the same. ``--many 5000`` goes round the texts instead and tells whether
memory stays flat. Nothing here is a test: machines differ.

The floor is what reading Russian names costs anybody: slovnet for names, razdel for sentences and
words, pymorphy3 for each word, over the same texts in the same process. A ratio to it means the
same on every machine. ``--natasha FOLDER`` adds the ratio to the whole of natasha's pipeline over
the same texts (segments, names, morphology, syntax), called as natasha 1.6.0 calls razdel and
slovnet; FOLDER is an unpacked wheel of natasha, of which only the models are used, because its code
does not start on a Python of today.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as it says

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
        start = time.process_time()
        yield
        self.steps[step] += time.process_time() - start


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
    best: Callable[[Times], float] = lambda times: times.total  # noqa: E731 - named where it is used
    return min((once(found, kit) for _ in range(rounds)), key=best)


def floor(found: Sequence[Article], kit: Kit, rounds: int) -> float:
    """Give the seconds that segmentation, morphology and names alone take, the best of rounds."""
    from navec import Navec  # noqa: PLC0415 - only this comparison needs them
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - as above
    from razdel import sentenize, tokenize  # noqa: PLC0415 - as above
    from slovnet import NER  # noqa: PLC0415 - as above

    models = kit.home.path("mapping", "ru", "models")
    names = NER.load(str(next(models.glob("slovnet_ner*.tar"))))
    names.navec(Navec.load(str(next(models.glob("navec*.tar")))))
    parse = lru_cache(maxsize=60_000)(MorphAnalyzer(lang="ru").parse)  # as ours are kept

    def one() -> float:
        start = time.process_time()
        for article in found:
            for sentence in sentenize(article.text):
                for token in tokenize(sentence.text):
                    parse(token.text)
            names(article.text)
        return time.process_time() - start

    one()
    return min(one() for _ in range(rounds))


def natasha(found: Sequence[Article], folder: Path, rounds: int) -> float:
    """Give the seconds that natasha's own pipeline takes, the best of rounds."""
    from navec import Navec  # noqa: PLC0415 - only this comparison needs them
    from razdel import sentenize, tokenize  # noqa: PLC0415 - as above
    from slovnet import NER, Morph, Syntax  # noqa: PLC0415 - as above

    models = folder / "natasha" / "data"
    vectors = Navec.load(str(next(models.rglob("navec*.tar"))))

    def loaded(kind: Any, name: str) -> Any:
        model = kind.load(str(next(models.rglob(f"slovnet_{name}*.tar"))))
        model.navec(vectors)
        return model

    names, morph, syntax = loaded(NER, "ner"), loaded(Morph, "morph"), loaded(Syntax, "syntax")

    def one() -> float:
        start = time.process_time()
        for article in found:
            rows = [
                [token.text for token in tokenize(sentence.text)]
                for sentence in sentenize(article.text)
            ]
            for tagger in (morph, syntax):
                for markup in tagger.map(rows):
                    list(markup.tokens)
            names(article.text)
        return time.process_time() - start

    one()
    return min(one() for _ in range(rounds))


def peak() -> float:
    """Give the most memory that the process has held so far, in MiB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 2**10)


def many(found: Sequence[Article], kit: Kit, wanted: int) -> Table:
    """Map that many articles, going round the texts, and tell the memory after each tenth."""
    table = Table("articles", "articles/s", "peak MiB", title="Does memory stay flat?")
    done, start = 0, time.process_time()
    for tenth in range(1, 11):
        until = wanted * tenth // 10
        once([found[number % len(found)] for number in range(done, until)], kit)
        done = until
        speed = done / (time.process_time() - start)
        table.add_row(str(done), f"{speed:.1f}", f"{peak():.0f}")
    return table


def speeds(
    every: Sequence[Article], kit: Kit, rounds: int, other: Path | None
) -> tuple[Table, float]:
    """Measure each language; give the peak memory too, without that of the floor's own models."""
    held, compared = peak(), False
    table = Table("", "articles", "letters", "cold/s", "warm/s", f"{NORMAL}/s")
    for step in (*STEPS, "x floor", "x natasha"):
        table.add_column(step)
    for code in sorted(kit.languages):
        found = [article for article in every if article.lang == code]
        if not found:
            continue
        once(found[:1], kit)  # loads the models
        cold = once(found[1:], kit).total * len(found) / max(1, len(found) - 1)
        times = measured(found, kit, rounds)
        length = sum(len(article.text) for article in found)
        if not compared:
            held = peak()
        table.add_row(
            code,
            str(len(found)),
            f"{length / len(found):.0f}",
            f"{len(found) / cold:.1f}",
            f"{len(found) / times.total:.1f}",
            f"{length / NORMAL / times.total:.1f}",
            *(f"{share / times.total:.0%}" for share in times.steps.values()),
            f"{times.total / floor(found, kit, rounds):.2f}" if code == "ru" else "",
            f"{times.total / natasha(found, other, rounds):.2f}" if code == "ru" and other else "",
        )
        compared = compared or code == "ru"
    return table, held


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--many", type=int, metavar="N", help="map N articles, watching memory")
    asked.add_argument("--natasha", type=Path, metavar="FOLDER", help="an unpacked wheel of it")
    asked.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    given = asked.parse_args()
    start = time.process_time()
    kit = Kit.load(home())
    loaded = time.process_time() - start
    gc.freeze()  # as a worker does
    every = [one for one in articles([given.folder]) if isinstance(one, Article)]
    read = [article for article in every if article.lang in kit.languages]
    console = Console(width=120)
    if given.many:
        table, held = many(read, kit, given.many), peak()
    else:
        table, held = speeds(read, kit, given.rounds, given.natasha)
    console.print(table)
    console.print(f"one core; models on; kit loaded in {loaded:.1f} s; peak memory {held:.0f} MiB")


if __name__ == "__main__":
    main()
