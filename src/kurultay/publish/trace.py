"""What was asked of a sentence while it was read: each question of the rules with its answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from kurultay.lang.reading import Token
from kurultay.text.article import Span

_ROOMS = ("kurultay.facts.", "kurultay.mentions.")
_ASKS = "Tell whether "
_LONG = 100
"""Letters: what is longer is a sentence, not a name or a post."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a rule asked, what it asked it of, and the answer."""

    by: str
    question: str
    words: str
    answer: str


@dataclass(slots=True)
class Trace:
    """Listens to the rules while an article is read, and keeps what they ask of one stretch."""

    text: str
    span: Span
    rows: frozenset[int]
    """The sentences that the stretch touches."""
    asked: dict[Asked, None] = field(default_factory=dict)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear every answer that is given within the block; reading is slower meanwhile."""
        before = sys.getprofile()
        sys.setprofile(self._hear)
        try:
            yield
        finally:
            sys.setprofile(before)

    def _hear(self, frame: FrameType, event: str, answer: object) -> None:
        room = frame.f_globals.get("__name__", "")
        if event != "return" or not room.startswith(_ROOMS) or not frame.f_code.co_consts:
            return
        # A function's docstring is its first constant; every rule says there what it asks.
        says = frame.f_code.co_consts[0]
        if not isinstance(says, str) or not says.strip().startswith(_ASKS):
            return
        words = self._about(frame)
        if words is None:
            return
        question = says.strip().partition("\n")[0].removeprefix(_ASKS).rstrip(".")
        by = f"{room.removeprefix('kurultay.')}.{frame.f_code.co_name}"
        self.asked[Asked(by, question, words, _answer(answer))] = None

    def _about(self, frame: FrameType) -> str | None:
        """Give the words that a question is about; None if they are not of the stretch."""
        code = frame.f_code
        given = {name: frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]}
        spans = [span for each in given.values() if (span := _span(each)) is not None]
        if spans and not any(span.overlaps(self.span) for span in spans):
            return None
        rows = {row for name, each in given.items() if (row := _row(name, each)) is not None}
        if not spans and not rows & self.rows:
            return None
        near = [span for span in spans if span.end - span.start < _LONG]
        return " · ".join(dict.fromkeys(span.of(self.text) for span in near)) or "the sentence"


def _answer(answer: object) -> str:
    return answer if isinstance(answer, str) and answer else "yes" if answer else "no"


def _span(thing: Any) -> Span | None:
    if isinstance(thing, Token):
        return None
    for place in (thing, getattr(thing, "mention", None)):
        found = getattr(place, "span", None)
        if isinstance(found, Span):
            return found
    return None


def _row(name: str, thing: Any) -> int | None:
    found = thing if name == "row" else getattr(thing, "row", None)
    return found if isinstance(found, int) else None
