"""
A sketch of a text, small enough to keep, by which copies of one wire report are found.

MinHash with one hash function: of the hashes of all runs of five words the smallest are kept. Of
the smallest of two sketches together, those in both are the share of runs that the texts share
(Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import hashlib
import re
import struct
from functools import lru_cache

KEPT = 48
RUN = 5
"""Units: words."""
_WORD = re.compile(r"[^\W_]+")


def draw(text: str) -> str:
    """
    Draw the sketch of a text.

    Shape: the kept hashes in ascending order, eight hexadecimal digits each; empty for a text of
    fewer words than a run has.
    """
    words = _WORD.findall(text.lower())
    runs = set(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))
    hashes = {hashlib.blake2b(run.encode(), digest_size=4).digest() for run in runs}
    return b"".join(sorted(hashes)[:KEPT]).hex()


def marks(sketch: str) -> tuple[int, ...]:
    """Give the hashes of a sketch, in ascending order."""
    return struct.unpack(f">{len(sketch) // 8}I", bytes.fromhex(sketch))


def likeness(one: str, two: str) -> float:
    """Give the share of runs of words that two texts have in common, 0 to 1, by their sketches."""
    first, second = set(marks(one)), set(marks(two))
    both = sorted(first | second)[:KEPT]
    return sum(mark in first and mark in second for mark in both) / len(both) if both else 0.0


def alike(one: str, two: str, share: float) -> bool:
    """Tell whether two texts have at least a share of their runs of words in common."""
    first, second = _set(one), marks(two)
    common = len(first.intersection(second))
    # Of the smallest together no more are in both than of all; mostly that is too few.
    if common < share * min(KEPT, len(first) + len(second) - common):
        return False
    return likeness(one, two) >= share


@lru_cache(maxsize=64)
def _set(sketch: str) -> frozenset[int]:
    """Give the hashes of a sketch that is compared with many others, one after the other."""
    return frozenset(marks(sketch))
