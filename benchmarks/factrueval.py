"""
Measure facts on FactRuEval-2016 with the corpus's own comparator.

``python benchmarks/factrueval.py CORPUS [--part devset]`` maps the texts of a part of the corpus
(https://github.com/dialogue-evaluation/factRuEval-2016) as ``kurultay map`` does, writes the
answers in the format of track 3 and lets ``scripts/t3_eval.py`` of the corpus judge them, which
is neither changed nor imported. docs/factrueval.md explains what is answered and how the figures
add up.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factrueval_answers import Answer, answers, kindred, written
from rich.console import Console
from rich.table import Table

from kurultay.pipeline import Kit, map_article
from kurultay.resources import home
from kurultay.text.article import Article
from kurultay.text.read import articles

KINDS = {"occupation": 0.66, "meeting": 0.24}
"""The kinds of facts that are answered, each with the best published F1 on the test part."""
LAYERS = (".txt", ".tokens", ".spans", ".objects", ".coref", ".facts")
PATIENCE = 30.0
"""Units: seconds that the comparator may search for the best assignment of some answers."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the comparator counts: shares of facts that agree, and facts, on either side."""

    agreed_gold: float = 0.0
    agreed_ours: float = 0.0
    gold: int = 0
    ours: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add up as the comparator does over documents."""
        return Counts(
            self.agreed_gold + other.agreed_gold,
            self.agreed_ours + other.agreed_ours,
            self.gold + other.gold,
            self.ours + other.ours,
        )

    @property
    def precision(self) -> float:
        """Give the agreed share of our facts."""
        return self.agreed_ours / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        """Give the agreed share of the facts of the corpus."""
        return self.agreed_gold / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def mapped(part: Path, kit: Kit) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    """Map every text of a part; a text that is set aside has no answers."""
    for path in sorted(part.glob("book_*.txt"), key=lambda path: int(path.stem[5:])):
        (item,) = articles([path])
        if isinstance(item, Article) and item.lang in kit.languages:
            yield path.stem, answers(map_article(item, kit), kit)
        else:
            yield path.stem, ()


def table(printed: str) -> dict[str, Counts]:
    """
    Read the table that the comparator prints: kind, P, R, F1, TP1, TP2, In Std., In Test.

    Errors: ValueError if there is none.
    """
    found: dict[str, Counts] = {}
    for line in printed.splitlines():
        words = line.split()
        if len(words) == 8 and words[0] in KINDS:
            found[words[0]] = Counts(float(words[4]), float(words[5]), int(words[6]), int(words[7]))
    if set(found) != set(KINDS):
        raise ValueError(f"the comparator printed no table: {printed[-300:]!r}")
    return found


class Comparator:
    """The corpus's own comparator, one process a document."""

    def __init__(self, corpus: Path, part: str, patience: float = PATIENCE) -> None:
        """Take the comparator of a corpus and the part to judge by."""
        self._script = corpus / "scripts" / "t3_eval.py"
        self._gold = corpus / part
        self._patience = patience

    def judge(self, name: str, given: Sequence[Answer]) -> tuple[dict[str, Counts], list[Answer]]:
        """
        Compare the answers for one document, each kind by itself.

        Shape: the counts of each kind, and the answers that had to be left out since the search
        did not end in time; each of them counts as a wrong one.
        """
        counts: dict[str, Counts] = {}
        dropped: list[Answer] = []
        for kind in KINDS:
            own = [answer for answer in given if answer.kind == kind]
            whole = self._run(name, own)
            if whole is not None:
                counts[kind] = whole[kind]
                continue
            counts[kind] = Counts()
            for group, facts in shared(own, self._facts(name)):
                found, out = self._sparing(name, group, facts)
                counts[kind] += found[kind] + Counts(ours=len(out))
                dropped += out
        return counts, dropped

    def _facts(self, name: str) -> str:
        return (self._gold / f"{name}.facts").read_text("utf-8-sig")

    def _sparing(
        self, name: str, given: Iterable[Answer], facts: str
    ) -> tuple[dict[str, Counts], list[Answer]]:
        """Compare as many answers as the comparator can, and give those that are too many."""
        left, dropped = list(given), []
        found = self._run(name, left, facts)
        while found is None:
            dropped.append(left.pop())
            found = self._run(name, left, facts)
        return found, dropped

    def _run(
        self, name: str, given: Iterable[Answer], facts: str | None = None
    ) -> dict[str, Counts] | None:
        """Compare answers with a document's facts, or some of them; None if it takes too long."""
        with tempfile.TemporaryDirectory() as folder:
            gold, ours = Path(folder, "gold"), Path(folder, "ours")
            gold.mkdir()
            ours.mkdir()
            for layer in LAYERS:
                source = (self._gold / name).with_suffix(layer)
                if source.exists():
                    shutil.copy(source, gold)
            if facts is not None:
                (gold / f"{name}.facts").write_text(facts, encoding="utf-8")
            (ours / f"{name}.task3").write_text(written(given), encoding="utf-8")
            command = [sys.executable, str(self._script), "-s", str(gold), "-t", str(ours)]
            try:
                done = subprocess.run(
                    command,
                    capture_output=True,
                    encoding="utf-8",
                    timeout=self._patience,
                    check=True,
                    env={"PYTHONIOENCODING": "utf-8", "OPENBLAS_NUM_THREADS": "1"},
                )
            except subprocess.TimeoutExpired:
                return None
        return table(done.stdout)


def shared(given: Iterable[Answer], facts: str) -> list[tuple[list[Answer], str]]:
    """
    Share out answers and facts of a document by person, for a search that is too long as a whole.

    Shape: answers, and the facts to compare them with; every answer and every fact stands once,
    facts that are nobody's with no answers. Any such sharing can only lower the figures.
    """
    groups: dict[str, list[Answer]] = {}
    for answer in given:
        groups.setdefault(answer.slots[0][1], []).append(answer)
    blocks = {who: [""] for who in ("", *groups)}
    for block in facts.split("\n\n"):
        words = block.split()
        whose = (who for who in groups if any(kindred(w, who.split()[-1]) for w in words))
        blocks[next(whose, "")].append(block)
    return [(groups.get(who, []), "\n\n".join(own[1:])) for who, own in blocks.items()]


def shown(total: Mapping[str, Counts], part: str) -> Table:
    """Lay the figures out beside the best published ones."""
    out = Table("fact", "P", "R", "F1", "best published F1", "in corpus", "ours", title=part)
    for kind, best in KINDS.items():
        one = total[kind]
        out.add_row(
            kind,
            f"{one.precision:.3f}",
            f"{one.recall:.3f}",
            f"{one.f1:.3f}",
            f"{best:.2f}",
            str(one.gold),
            str(one.ours),
        )
    return out


def main() -> None:
    """Map, answer, compare, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path, help="the corpus folder, with scripts/ and testset/")
    asked.add_argument("--part", default="testset", choices=("testset", "devset"))
    asked.add_argument("--patience", type=float, default=PATIENCE)
    asked.add_argument("--answers", type=Path, help="a folder to keep the answers in")
    given = asked.parse_args()
    comparator = Comparator(given.corpus, given.part, given.patience)
    total = dict.fromkeys(KINDS, Counts())
    console = Console(width=100)
    for name, found in mapped(given.corpus / given.part, Kit.load(home())):
        if given.answers:
            given.answers.mkdir(parents=True, exist_ok=True)
            (given.answers / f"{name}.task3").write_text(written(found), encoding="utf-8")
        counts, dropped = comparator.judge(name, found)
        total = {kind: total[kind] + counts[kind] for kind in KINDS}
        if dropped:
            console.print(f"{name}: {len(dropped)} answers were too many to compare: counted wrong")
    console.print(shown(total, given.part))


if __name__ == "__main__":
    main()
