"""
How far a confidence can be believed: learn it, write it down, draw it.

    python benchmarks/calibration.py            print what is claimed and what is so
    python benchmarks/calibration.py --write    learn from the learnt part, and write
                                                mapping/confidence.toml, docs/calibration.*
    … --also GOLD_DIR TEXT_DIR                  learn from more annotated articles besides

The measured part (see benchmarks/quality.py) is never learnt from: the page shows it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import quality
from kurultay.mentions.trust import FILE, Trust
from kurultay.pipeline import Kit, Mapped, map_sources
from kurultay.publish import calibration, facts, score
from kurultay.publish.score import Json, Told
from kurultay.resources import home
from kurultay.store import open_store

TABLE = quality.ROOT / "mapping" / FILE
PAGE = quality.ROOT / "docs" / "calibration.md"
PICTURE = PAGE.with_suffix(".svg")
HEAD = """# How far a fact is to be believed, by the rule that found it: the confidence that the
# rule states = the share that is right, as annotated articles bear it out. What is not here stays
# as stated. Written by `python benchmarks/calibration.py --write`; articles, digest: from what.
# floor: a fact less sure than this stays in its article's graph, marked kur:doubtful, and is not
# merged; yours to change.
"""


def stating(kit: Kit) -> Kit:
    """Give a kit whose rules say what they state, whatever was learnt before."""
    lexicons = {code: replace(each, trust=Trust({})) for code, each in kit.lexicons.items()}
    return replace(kit, lexicons=lexicons)


def told(gold: Mapping[str, Json], texts: Path, kit: Kit) -> tuple[Told, ...]:
    """Map the texts of annotations, and tell of each fact by which rule it came and if it is so."""
    sources = [path for name in sorted(gold) if (path := texts / f"{name}.txt").is_file()]
    with open_store("memory:") as store:
        for item in map_sources(sources, kit):
            if isinstance(item, Mapped):
                store.replace(item.graph)
        found = {each["id"]: each for each in facts.read(store, sources=True)}
    return score.score(gold, found).told


def parts() -> dict[str, dict[str, Json]]:
    """Give the annotations of the learnt and of the measured part."""
    wanted = quality.gold()
    return {
        which: {name: gold for name, gold in wanted.items() if quality.part(name) == which}
        for which in quality.PARTS
    }


def digest(folders: Iterable[tuple[Sequence[str], Path, Path]]) -> str:
    """Give a hash over annotations and texts, by their names."""
    found = hashlib.sha256()
    for names, gold, texts in folders:
        for name in sorted(names):
            for path in (gold / f"{name}.json", texts / f"{name}.txt"):
                found.update(f"{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def table(learnt: Mapping[str, Mapping[str, float]], articles: int, seal: str, floor: float) -> str:
    """Write what was learnt as TOML."""
    lines = [HEAD, f"floor = {floor}", f"articles = {articles}", f'digest = "{seal}"', "", "[rule]"]
    for rule, values in learnt.items():
        row = ", ".join(f'"{stated}" = {value}' for stated, value in values.items())
        lines.append(f'"{rule}" = {{ {row} }}')
    return "\n".join(lines) + "\n"


def page(measured: Mapping[str, Sequence[Told]], articles: int) -> str:
    """Write the page: what is claimed and what is so on articles that were not learnt from."""
    lines = [
        "# How far a confidence can be believed",
        "",
        "Written by `python benchmarks/calibration.py --write`. A fact's confidence is what its",
        "rule states, or that as corrected by how often the rule was right on annotated articles",
        f"({articles} articles; what is stated is worth 50 facts), whichever comes nearer: then",
        f"`mapping/{FILE}` holds the corrections, else none. Shown is the measured part of the",
        "development set: of the facts of a confidence, the share that is annotated.",
        "",
        "![Reliability: claimed confidence against the share that is right](calibration.svg)",
        "",
        "| confidences | confidence | facts | claimed | right |",
        "|---|---|---:|---:|---:|",
    ]
    for name, found in measured.items():
        for row in calibration.bins(found):
            stretch = f"{row.low:g} to {row.high:g}"
            share = f"{row.count} | {row.claimed:.2f} | {row.right:.2f} |"
            lines.append(f"| {name} | {stretch} | {share}")
    lines.append("")
    for name, found in measured.items():
        away = calibration.distance(calibration.bins(found))
        square = sum((one.confidence - one.right) ** 2 for one in found) / len(found)
        lines.append(
            f"{name.capitalize()}: mean distance between claimed and right {away:.3f}, "
            f"Brier score {square:.3f}."
        )
    lines += [
        "",
        "A fact that is not annotated counts as wrong here, whether the article denies it or the",
        "annotators left it out. The articles that rules were written from flatter them: learnt",
        "from these alone, every rule would claim more than it keeps.",
        "",
        f"What is less sure than the floor of `mapping/{FILE}` (`floor`, 0.3 unless you change it)",
        "stays in the graph of its article, marked `kur:doubtful`, and is not merged: no stored",
        "question counts it. A participation in a doubtful event is doubtful with it.",
    ]
    return "\n".join(lines) + "\n"


def believed(found: Iterable[Told], learnt: Mapping[str, Mapping[str, float]]) -> tuple[Told, ...]:
    """Give facts with the confidence that was learnt for them."""
    trust = Trust(learnt)
    return tuple(replace(one, confidence=trust(one.rule, one.confidence)) for one in found)


def main() -> int:
    """Print what is claimed and what is so; with --write learn, and write it down."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--also", nargs=2, type=Path, action="append", default=[])
    given = asked.parse_args()
    kit = stating(Kit.load(home()))
    split = parts()
    texts = quality.QUALITY / "text"
    learning = [(split["learnt"], quality.QUALITY / "gold", texts)]
    learning += [(score.load_gold(gold), gold, where) for gold, where in given.also]
    seen = [one for gold, _, where in learning for one in told(gold, where, kit)]
    learnt = calibration.learnt(seen)
    fresh = told(split["measured"], texts, kit)
    shown = {"as stated": fresh, "as learnt": believed(fresh, learnt)}
    articles = sum(len(gold) for gold, _, _ in learning)
    text = page(shown, articles)
    print(text)
    if given.write:
        seal = digest((sorted(gold), folder, where) for gold, folder, where in learning)
        away = {name: calibration.distance(calibration.bins(one)) for name, one in shown.items()}
        # What does not bring claims nearer to what is so is not put in force.
        kept = learnt if away["as learnt"] < away["as stated"] else {}
        TABLE.write_text(table(kept, articles, seal, kit.fact_map.floor), encoding="utf-8")
        PAGE.write_text(text, encoding="utf-8")
        rows = {name: calibration.bins(found) for name, found in shown.items()}
        PICTURE.write_text(calibration.picture(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
