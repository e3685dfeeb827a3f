"""
Train the model of Kazakh names from KazNERD.

Run it with the folder that holds the corpus files ``IOB2_valid.txt`` and ``IOB2_test.txt``:
``python benchmarks/train_kaznerd.py CORPUS``. The corpus (github.com/IS2AI/KazNERD, CC BY 4.0,
Institute of Smart Systems and Artificial Intelligence) is not part of this tree. The same corpus
gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pycrfsuite

from kurultay.lang.kazakh import Kazakh
from kurultay.lang.kazakh_names import features
from kurultay.lang.reading import Token
from kurultay.resources import home
from kurultay.text.article import Article, Part, PartKind, Span

KINDS = {
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "GPE": "LOC",
    "LOCATION": "LOC",
    "FACILITY": "LOC",
    "POSITION": "POST",
}
"""The kinds that are learnt, and as what; posts because names are then told better."""
SETTINGS = {"c1": 0.03, "c2": 0.03, "max_iterations": 100, "feature.possible_transitions": True}

Kinds = dict[str, str] | None
"""The kinds to learn and their names with us; None for all of the corpus as they are."""
Spans = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the corpus as our own sentences, and its names by their characters."""

    sentences: tuple[tuple[Token, ...], ...]
    names: Spans
    text: str

    def form(self, name: tuple[str, int, int]) -> tuple[str, str]:
        """Give the kind of a name and its words."""
        kind, start, end = name
        return kind, self.text[start:end]

    def tags(self, tokens: Sequence[Token]) -> list[str]:
        """Give a tag for each token, ``B-``, ``I-`` or ``O``."""
        found = ["O"] * len(tokens)
        for kind, start, end in sorted(self.names):
            begin = "B-"
            for index, token in enumerate(tokens):
                if start < token.span.end and token.span.start < end:
                    found[index] = begin + kind
                    begin = "I-"
        return found


def examples(file: Path, kazakh: Kazakh, kinds: Kinds = KINDS) -> list[Example]:
    """Read a file of the corpus, its words joined by spaces and cut again as we cut articles."""
    found = []
    for rows in _sentences(file.read_text(encoding="utf-8").splitlines()):
        text = " ".join(word for word, _ in rows)
        names = frozenset(_names(rows, kinds))
        parts = (Part(PartKind.BODY, Span(0, len(text))),)
        reading = kazakh.read(Article("", "", kazakh.code, text, "", parts=parts))
        found.append(Example(tuple(reading.of(one) for one in reading.sentences), names, text))
    return found


def _sentences(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        word, _, tag = line.rpartition(" ")
        if word:
            rows.append((word, tag))
        elif rows:
            yield rows
            rows = []


def _names(rows: Sequence[tuple[str, str]], kinds: Kinds) -> Iterator[tuple[str, int, int]]:
    at, start, end, open_kind = 0, 0, 0, ""
    for word, tag in [*rows, ("", "O")]:
        begin, _, kind = tag.partition("-")
        if open_kind and (begin != "I" or kind != open_kind):
            if kinds is None or open_kind in kinds:
                yield kinds[open_kind] if kinds else open_kind, start, end
            open_kind = ""
        if kind and not open_kind:
            open_kind, start = kind, at
        end = at + len(word)
        at = end + 1


def language() -> Kazakh:
    """Give our Kazakh without a name model."""
    return replace(Kazakh.of(home()), names=None)


def train(found: Iterable[Example], out: Path, **settings: float) -> None:
    """Learn from the examples and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**SETTINGS, **settings})
    for example in found:
        for tokens in example.sentences:
            trainer.append(features(tokens), example.tags(tokens))
    out.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(out))


def main() -> None:
    """Train on what the public mirror of the corpus holds, and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--out", type=Path, default=home().path("mapping", "kk", "models") / "names.crfsuite"
    )
    parser.add_argument("--files", nargs="+", default=["IOB2_valid.txt", "IOB2_test.txt"])
    asked = parser.parse_args()
    kazakh = language()
    found = [one for name in asked.files for one in examples(asked.corpus / name, kazakh)]
    train(found, asked.out)
    digest = hashlib.sha256(asked.out.read_bytes()).hexdigest()
    print(f"{len(found)} sentences → {asked.out}, {asked.out.stat().st_size} bytes, {digest}")


if __name__ == "__main__":
    main()
