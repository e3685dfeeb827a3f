"""
Measure the names of the Kazakh model on KazNERD's test split.

``python benchmarks/kaznerd.py CORPUS`` learns from ``IOB2_valid.txt`` alone, measures on
``IOB2_test.txt`` and prints precision, recall and F1 of exact spans by kind; the last column is
the recall of names whose very words the training never held. The shipped model has seen both
files, so it is never measured here.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from train_kaznerd import KINDS, Example, Spans, examples, language, train

from kurultay.lang.kazakh_names import KazakhNames

ALL = "all"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was found of one kind of name."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Give the share of what is there that was found."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        total = self.found + self.there
        return 2 * self.right / total if total else 0.0


def told(model: KazakhNames, example: Example) -> Spans:
    """Give the names that the model finds in an example, by their characters."""
    spans = model.spans(example.sentences)
    return frozenset(
        (kind, tokens[first].span.start, tokens[last - 1].span.end)
        for tokens, names in zip(example.sentences, spans, strict=True)
        for kind, first, last in names
    )


def figures(pairs: Sequence[tuple[Spans, Spans]]) -> dict[str, Figure]:
    """Count (gold, found) by kind and together."""
    kinds = sorted({name[0] for gold, found in pairs for name in gold | found})
    return {
        kind: Figure(
            *(
                sum(kind in {ALL, name[0]} for names in column for name in names)
                for column in (
                    [gold & found for gold, found in pairs],
                    [found for _, found in pairs],
                    [gold for gold, _ in pairs],
                )
            )
        )
        for kind in (*kinds, ALL)
    }


def unseen(pairs: Sequence[tuple[Spans, Spans]], kind: str, new: Sequence[Spans]) -> Figure:
    """Count only the gold names of a kind whose words the training never held."""
    there = right = 0
    for (_, found), fresh in zip(pairs, new, strict=True):
        names = {name for name in fresh if kind in {ALL, name[0]}}
        there += len(names)
        right += len(names & found)
    return Figure(right, right, there)


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every-kind", action="store_true", help="learn all 25 kinds, for once")
    asked = parser.parse_args()
    kinds = None if asked.every_kind else KINDS
    kazakh = language()
    learnt = examples(asked.corpus / "IOB2_valid.txt", kazakh, kinds)
    test = examples(asked.corpus / "IOB2_test.txt", kazakh, kinds)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.crfsuite"
        started = time.perf_counter()
        train(learnt, file)
        trained = time.perf_counter() - started
        model = KazakhNames(file)
        pairs = [(example.names, told(model, example)) for example in test]
        size = file.stat().st_size
    forms = {example.form(name) for example in learnt for name in example.names}
    new = [
        frozenset(name for name in example.names if example.form(name) not in forms)
        for example in test
    ]
    table = Table("kind", "P", "R", "F1", "names", "R unseen")
    for kind, figure in figures(pairs).items():
        fresh = unseen(pairs, kind, new).recall
        row = (figure.precision, figure.recall, figure.f1)
        table.add_row(kind, *(f"{x:.3f}" for x in row), str(figure.there), f"{fresh:.3f}")
    Console().print(table)
    print(f"{len(learnt)} → {len(test)} sentences, {trained:.0f} s, {size} bytes")


if __name__ == "__main__":
    main()
