"""Kazakh names by a small conditional random field: its features, and the tagger that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from kurultay.lang.names import joined
from kurultay.lang.reading import Token

_CACHE = 60_000
_CASES = frozenset({"gen", "dat", "acc", "loc", "abl", "ins"})
_PLACES = ("-2", "-1", "", "+1", "+2")

Item = list[str]


class KazakhNames:
    """
    A tagger of person, organisation and place names, loaded when it is first asked.

    Source: learnt from KazNERD (CC BY 4.0), see mapping/kk/models/README.md.
    """

    def __init__(self, model: Path) -> None:
        """Remember where the model lies."""
        self._file = model
        self._tagger: Any = None

    def spans(self, sentences: Sequence[Sequence[Token]]) -> list[list[tuple[str, int, int]]]:
        """
        Give the names of each sentence as (kind, first token, behind the last token).

        Shape: one list a sentence; kinds are PER, ORG and LOC.
        """
        if self._tagger is None:
            import pycrfsuite  # noqa: PLC0415 - only Kazakh texts need it

            self._tagger = pycrfsuite.Tagger()
            self._tagger.open(str(self._file))
        return [joined(self._tagger.tag(features(row))) if row else [] for row in sentences]


def features(tokens: Sequence[Token]) -> list[Item]:
    """
    Give what the model sees of each token of a sentence.

    Shape: one list of strings a token. A model goes with the features it was trained on.
    """
    seen = [_views(token.text, token.lemma, token.pos, token.feats) for token in tokens]
    rows: list[Item] = []
    last = len(seen) - 1
    for index, (own, _, _, _, _, shape, lemma) in enumerate(seen):
        item = [*own]
        if index:
            before = seen[index - 1]
            item += before[2]
            item.append(f"sb={before[5]}|{shape}")
            item.append(f"lb={before[6]}|{lemma}")
            if index > 1:
                item += seen[index - 2][1]
            else:
                item.append("second")
        else:
            item.append("first")
        if index < last:
            after = seen[index + 1]
            item += after[3]
            item.append(f"sa={shape}|{after[5]}")
            if index + 1 < last:
                item += seen[index + 2][4]
        else:
            item.append("last")
        rows.append(item)
    return rows


View = tuple[Item, Item, Item, Item, Item, str, str]
"""A word as itself, as the second and first one before, the first and second one behind; its
shape; its stem."""


@lru_cache(maxsize=_CACHE)
def _views(text: str, lemma: str, pos: str, feats: frozenset[str]) -> View:
    low = text.lower()
    shape = _shape(text)
    case = next(iter(sorted(feats & _CASES)), "poss" if "poss" in feats else "-")
    own = ["bias", f"w={low}", f"l={lemma}", f"s={shape}", f"p={pos}", f"c={case}"]
    own.append(f"sc={shape}|{case}")
    if shape[:1] in "Xx":
        own += [f"<{size}={low[:size]}" for size in (2, 3, 4) if len(low) > size]
        own += [f">{size}={low[-size:]}" for size in (2, 3, 4) if len(low) > size]
        own += [f"l>{size}={lemma[-size:]}" for size in (2, 3) if len(lemma) > size]
        if shape[:1] == "X":
            own.append(f"X>{lemma[-3:]}")
    near = [f"l={lemma}", f"s={shape}", f"c={case}", f">3={low[-3:]}"]
    far = [f"l={lemma}", f"s={shape}"]
    return (
        own,
        [f"-2{one}" for one in far],
        [f"-1{one}" for one in near],
        [f"+1{one}" for one in near],
        [f"+2{one}" for one in far],
        shape,
        lemma,
    )


def _shape(text: str) -> str:
    """Give the pattern of capitals: «Xx», «XX», «x», «X.», «Xx-Xx», «9», or the mark itself."""
    if not any(sign.isalnum() for sign in text):
        return text
    signs: list[str] = []
    for sign in text:
        kind = "9" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        if kind == "X" and signs[-2:] == ["X", "X"]:
            continue
        if kind != "X" and signs[-1:] == [kind]:
            continue
        signs.append(kind)
    latin = any("a" <= sign <= "z" for sign in text.lower())
    return "".join(signs[:6]) + ("~" if latin else "")
