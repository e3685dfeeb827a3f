"""Kazakh names by a small conditional random field: its features and its tagger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kurultay.errors import ResourceError
from kurultay.lang.names import joined
from kurultay.lang.reading import Token

_CACHE = 16_000
_FIRST, _SECOND, _LAST = [b"first"], [b"second"], [b"last"]
_ROMAN = re.compile(r"[IVXLCІХСМ]+")
"""A number in capitals, Latin or typed with the Cyrillic letters that look alike."""
_CASES = frozenset({"gen", "dat", "acc", "loc", "abl", "ins"})

Item = list[bytes]
"""What the model sees of a token: features as the tagger takes them, in UTF-8."""


class KazakhNames:
    """
    A tagger of persons, organisations, places and posts, loaded when it is first asked.

    Source: learnt from KazNERD (CC BY 4.0), see mapping/kk/models/README.md.
    """

    def __init__(self, model: Path) -> None:
        """Remember where the model lies."""
        self._file = model
        self._tagger: Any = None

    def spans(self, sentences: Sequence[Sequence[Token]]) -> list[list[tuple[str, int, int]]]:
        """
        Give the names of each sentence as (kind, first token, behind the last token).

        Shape: one list a sentence; kinds are PER, ORG, LOC and POST.
        Errors: ResourceError if the model is missing or broken.
        """
        if self._tagger is None:
            self._tagger = _opened(self._file)
        return [joined(self._tagger.tag(features(row))) if row else [] for row in sentences]


def _opened(model: Path) -> Any:
    import pycrfsuite  # noqa: PLC0415 - only Kazakh texts need it

    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(model))
    except (OSError, ValueError) as error:
        where = "/".join(model.parts[-4:])
        raise ResourceError(f"{where}: no model of names ({error}); reinstall kurultay") from error
    return tagger


def features(tokens: Sequence[Token]) -> list[Item]:
    """
    Give what the model sees of each token of a sentence.

    Shape: one item a token. A model goes with the features that it was trained on.
    """
    seen = [_view(token.text, token.lemma, token.pos, token.feats) for token in tokens]
    rows: list[Item] = []
    last = len(seen) - 1
    for index, view in enumerate(seen):
        item = [*view.own]
        if index:
            before = seen[index - 1]
            item += before.before
            item.append(b"s-|" + before.shape + view.shape)
            item += seen[index - 2].long_before if index > 1 else _SECOND
        else:
            item += _FIRST
        if index < last:
            behind = seen[index + 1]
            item += behind.behind
            item.append(b"s+|" + view.shape + behind.shape)
            if index + 1 < last:
                item += seen[index + 2].long_behind
        else:
            item += _LAST
        rows.append(item)
    return rows


class _View(NamedTuple):
    """A word as itself and as a neighbour of others; a tuple because it is read so often."""

    own: Item
    long_before: Item
    before: Item
    behind: Item
    long_behind: Item
    shape: bytes


@lru_cache(maxsize=_CACHE)
def _view(text: str, lemma: str, pos: str, feats: frozenset[str]) -> _View:
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
    far = near[:2]
    return _View(
        _bytes("", own),
        _bytes("-2", far),
        _bytes("-1", near),
        _bytes("+1", near),
        _bytes("+2", far),
        shape.encode(),
    )


def _bytes(place: str, found: Sequence[str]) -> Item:
    return [f"{place}{one}".encode() for one in found]


def _shape(text: str) -> str:
    """Give the pattern of capitals: «Xx», «XX», «x», «Xx-Xx», «9», «R» (Roman), or the mark."""
    if not any(sign.isalnum() for sign in text):
        return text
    if _ROMAN.fullmatch(text):
        return "R"
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
