"""Words, numbers and marks with their offsets, and where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kurultay.text.article import Span

_PATTERN = r"""
    (?P<address>
        https?://[^\s«»"<>()]+
      | [A-Za-z0-9][\w-]{{0,40}}(?:\.[A-Za-z0-9][\w-]{{0,40}}){{0,4}}\.[a-z]{{2,6}}(?![^\W\d_])
        (?:/[\w./%-]*\w)? (?:-[^\W\d_]+)?
      | [^\W\d_][\w-]{{0,40}}\.(?:kz|ru|com|az|uz|kg|tr|tm|org|net|info|KZ|RU|COM|UZ|KG)
        (?![^\W_]) (?:-[^\W\d_]+)?
      | @[A-Za-z0-9_]+ | \#\w+ )
  | (?P<short>{short})
  | (?P<word>
        \d+(?:[.,]\d+)*-[^\W\d_]+(?:-[^\W\d_]+)*
      | [^\W_]*[^\W\d_][^\W_]*(?:[-‑'’ʼʻ‘`][^\W_]+)* )
  | (?P<number> \d{{1,3}}(?:[ ]\d{{3}}){{1,5}}(?![\w.,]{{0,20}}\d)(?:,\d+)? | \d+(?:[.,:]\d+)* )
  | (?P<mark> \.\.\.+ | [^\w\s] | _+ )
"""
_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own call takes."""
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”\"')]’›")
_OPENERS = frozenset("«“„\"'([–—-‹")
_DASHES = frozenset("–—-−")


@dataclass(frozen=True, slots=True)
class Shorts:
    """
    The abbreviations of a language, lower case, without the final stop.

    ``never`` are followed by what they belong to («им. Абая»), ``after_number`` may end a sentence
    if a number stands before them («2025 г.»), ``ending`` may end one if a capital follows;
    ``dotted`` hold a stop within and are one token («т.г.»); ``initials`` are initials of more
    than one letter («Дж.»).
    """

    never: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()
    dotted: tuple[str, ...] = ()
    initials: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Shorts:
        """Read them from a language's ``abbreviations.toml``."""

        def words(key: str) -> list[str]:
            return [str(word).lower() for word in table.get(key, ())]

        return cls(
            frozenset(words("never")),
            frozenset(words("after_number")),
            frozenset(words("ending")),
            tuple(sorted(words("dotted"), key=lambda word: (-len(word), word))),
            frozenset(words("initials")),
        )


class Piece(NamedTuple):
    """A token before its morphology: what it is (word, number, mark, address, short) and where."""

    kind: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Give where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts text into pieces and sentences by one language's abbreviations."""

    shorts: Shorts
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, shorts: Shorts) -> Cutter:
        """Make the cutter of a language."""
        dotted = "|".join(
            r"\.[ ]?".join(map(re.escape, word.rstrip(".").split("."))) + r"\."
            for word in shorts.dotted
        )
        short = rf"(?<!\w)(?i:{dotted})" if dotted else r"(?!)"
        return cls(shorts, re.compile(_PATTERN.format(short=short), re.VERBOSE))

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
        """
        Cut a stretch of text into words, numbers and marks.

        Shape: in text order; what lies between them is white space only.
        """
        stop = len(text) if end is None else end
        for found in self.pattern.finditer(text, start, stop):
            kind = found.lastgroup or "mark"
            yield _new(Piece, (kind, *found.span(), found.group()))

    def sentences(self, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
        """
        Group the pieces of one line into sentences, as half-open ranges of indices.

        Shape: in order, none empty, together all pieces.
        """
        first, index = 0, 0
        while index < len(pieces):
            after = self._after_end(pieces, index)
            if after is None:
                index += 1
                continue
            if after < len(pieces):
                yield first, after
                first = after
            index = after
        if first < len(pieces):
            yield first, len(pieces)

    def _after_end(self, pieces: Sequence[Piece], index: int) -> int | None:
        """Give the index behind the sentence that ends with this piece, or None."""
        piece = pieces[index]
        mark = piece.text[0] in _ENDS
        if not mark and not (piece.kind == "short" and self._may_end(pieces, index)):
            return None
        after, quoted = index + 1, False
        if after < len(pieces) and pieces[after].text[0] in _ENDS:
            return None
        while (
            after < len(pieces)
            and pieces[after].text in _CLOSERS
            and pieces[after].start == pieces[after - 1].end
        ):
            quoted = True
            after += 1
        if after >= len(pieces):
            return after
        if not self._begins(pieces, after, quoted=quoted):
            return None
        if piece.text == "." and not quoted and self._abbreviates(pieces, index):
            return None
        return after

    def _begins(self, pieces: Sequence[Piece], index: int, *, quoted: bool) -> bool:
        """Tell whether a sentence may begin with this piece."""
        piece, before = pieces[index], pieces[index - 1]
        if piece.start == before.end:
            # A missing space: a word of lower-case letters, a stop, a capitalised word.
            word = pieces[index - 2].text if index > 1 else ""
            return before.text == "." and len(word) > 2 and word.islower() and piece.text.istitle()
        if quoted and piece.text in _DASHES:
            return False
        while index < len(pieces) and pieces[index].text in _OPENERS:
            index += 1
        if index >= len(pieces):
            return True
        following = pieces[index].text[0]
        return following.isupper() or following.isdigit() or not following.isalnum()

    def _abbreviates(self, pieces: Sequence[Piece], stop: int) -> bool:
        """Tell whether the stop belongs to an abbreviation or initial that goes on."""
        if stop == 0 or pieces[stop - 1].end != pieces[stop].start:
            return False
        word, low = pieces[stop - 1], pieces[stop - 1].text.lower()
        numbered = stop > 1 and pieces[stop - 2].kind in {"number", "short"}
        if low in self.shorts.never and not (numbered and low in self.shorts.after_number):
            return True
        if low in self.shorts.after_number:
            return not numbered
        if low in self.shorts.ending:
            return False
        single = len(low) == 1 and word.text.isupper()
        if not (single or (low in self.shorts.initials and word.text.istitle())):
            return False
        following = [piece.text for piece in pieces[stop + 1 : stop + 3]]
        if following[:1] == ["-"]:  # «К.-Ж. Токаев»
            following = following[1:]
        return bool(following) and following[0][:1].isupper()

    def _may_end(self, pieces: Sequence[Piece], index: int) -> bool:
        return pieces[index].text.lower().replace(" ", "") in self.shorts.ending
