"""How far a confidence can be believed: facts told by rule, against what is annotated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kurultay.publish.score import Figures, Told

_WEIGHT = 50.0
"""Facts that what a rule states is worth: learnt articles flatter the rules that learnt them."""
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.000001)
_SIDE, _LEFT, _TOP = 240, 44, 12


@dataclass(frozen=True, slots=True)
class ByRule:
    """How many facts of a kind a rule found, and how many of them are annotated."""

    key: str
    rule: str
    found: int
    right: int

    @property
    def wrong(self) -> int:
        """How many are not annotated."""
        return self.found - self.right


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies in one stretch: how many, what they claim, what is so."""

    low: float
    high: float
    count: int
    claimed: float
    right: float


def by_rule(told: Iterable[Told]) -> tuple[ByRule, ...]:
    """Count the facts by kind and rule, those with most errors first."""
    found: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for fact in told:
        found[fact.key, fact.rule] += 1
        right[fact.key, fact.rule] += fact.right
    rows = (ByRule(key, rule, found[key, rule], right[key, rule]) for key, rule in found)
    return tuple(sorted(rows, key=lambda row: (-row.wrong, row.key, row.rule)))


def render(figures: Figures) -> str:
    """Give the errors as two tables: which rule found what is not so, which kind was missed."""
    lines = [f"{'rule':26}{'fact':15}{'found':>6}{'right':>6}{'wrong':>6}{'P':>7}"]
    for row in by_rule(figures.told):
        share = row.right / row.found
        counts = f"{row.found:6d}{row.right:6d}{row.wrong:6d}"
        lines.append(f"{row.rule:26}{row.key:15}{counts}{share:7.3f}")
    missed = Counter(note.key for note in figures.notes if note.fault == "missed")
    lines.append(f"{'missed':26}{'fact':15}")
    lines += [f"{count:<26d}{key:15}" for key, count in missed.most_common()]
    return "\n".join(lines)


def learnt(told: Iterable[Told]) -> dict[str, dict[str, float]]:
    """
    Learn from facts how far each rule is to be believed, by the confidence that it states.

    What a rule states counts as much as ``_WEIGHT`` facts, so that few facts move it little; what
    a rule states to be surer is never believed less.
    Shape: rule → stated confidence, as it is written → confidence, two places.
    """
    rules: dict[str, dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for fact in told:
        rules[fact.rule][round(fact.confidence, 4)].append(fact.right)
    found: dict[str, dict[str, float]] = {}
    for rule, levels in sorted(rules.items()):
        stated = sorted(levels)
        shares = [
            (
                (sum(levels[level]) + _WEIGHT * level) / (len(levels[level]) + _WEIGHT),
                len(levels[level]),
            )
            for level in stated
        ]
        found[rule] = {
            f"{level:g}": round(min(0.99, max(0.01, share)), 2)
            for level, share in zip(stated, _rising(shares), strict=True)
        }
    return found


def _rising(values: Sequence[tuple[float, int]]) -> list[float]:
    """Give values that never fall, each run of falling ones replaced by its weighted mean."""
    pools: list[tuple[float, int, int]] = []
    for value, weight in values:
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, first, many), (other, second, more) = pools[-2:]
            mean = (one * first + other * second) / (first + second)
            pools[-2:] = [(mean, first + second, many + more)]
    return [value for value, _, many in pools for _ in range(many)]


def bins(told: Iterable[Told], edges: Sequence[float] = _EDGES) -> tuple[Bin, ...]:
    """Sort facts by their confidence; stretches without any are left out."""
    facts = sorted(told, key=lambda fact: fact.confidence)
    found = []
    for low, high in pairwise(edges):
        inside = [fact for fact in facts if low <= fact.confidence < high]
        if inside:
            size = len(inside)
            claimed = sum(fact.confidence for fact in inside) / size
            right = sum(fact.right for fact in inside) / size
            found.append(Bin(low, min(high, 1.0), size, claimed, right))
    return tuple(found)


def distance(rows: Sequence[Bin]) -> float:
    """Give the mean distance between what is claimed and what is so, by the facts in each bin."""
    size = sum(row.count for row in rows)
    return sum(abs(row.claimed - row.right) * row.count for row in rows) / size if size else 0.0


def picture(series: Mapping[str, Sequence[Bin]]) -> str:
    """
    Draw the reliability of some series as SVG: on the line a confidence is what it says.

    Shape: the area of a dot is as the number of its facts; no script, no font of its own.
    """
    colours = ("#1b6ca8", "#b8461b", "#3b7d3b", "#6b3fa0")
    wide = _LEFT + _SIDE + 130
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {_TOP + _SIDE + 40}">',
        '<g role="img" font-family="sans-serif" font-size="11">',
        "<title>How often facts of a confidence are right</title>",
        f'<path d="M{_x(0)} {_y(0)}H{_x(1)}V{_y(1)}H{_x(0)}Z" fill="none" stroke="#999"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 3"/>',
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 14}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_LEFT - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 30}" text-anchor="middle">confidence</text>')
    for number, (name, rows) in enumerate(series.items()):
        colour = colours[number % len(colours)]
        size = max((row.count for row in rows), default=1)
        points = " ".join(f"{_x(row.claimed)},{_y(row.right)}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
        for row in rows:
            radius = round(2 + 6 * (row.count / size) ** 0.5, 1)
            at = f'cx="{_x(row.claimed)}" cy="{_y(row.right)}"'
            words = f"{name}: {row.count} facts, claimed {row.claimed:.2f}, right {row.right:.2f}"
            dot = f'<circle {at} r="{radius}" fill="{colour}" fill-opacity="0.7">'
            parts.append(f"{dot}<title>{words}</title></circle>")
        place = f'x="{_LEFT + _SIDE + 10}" y="{_TOP + 14 + 16 * number}" fill="{colour}"'
        parts.append(f"<text {place}>{name}</text>")
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def _x(value: float) -> float:
    return round(_LEFT + value * _SIDE, 1)


def _y(value: float) -> float:
    return round(_TOP + (1 - value) * _SIDE, 1)
