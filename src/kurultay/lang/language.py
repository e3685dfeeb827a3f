"""What a language pack gives, and the part of the work that all languages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from kurultay.lang.reading import NameSpan, Reading, Sentence, Token
from kurultay.lang.tokens import Cutter, Piece
from kurultay.text.article import Article, PartKind, Span
from kurultay.text.parts import PartWords, divide

_TOLD = frozenset({PartKind.TITLE, PartKind.BODY})
CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "abl"})
"""The cases as ``Language.case_of`` names them, the same in every language."""


class Language(Protocol):
    """One language: how its articles are read and its words brought to their normal form."""

    @property
    def code(self) -> str:
        """Give the language tag, as ``ru`` or ``kk``."""

    def read(self, article: Article) -> Reading:
        """
        Cut an article into parts, sentences and tokens, with the names a model proposes.

        Shape: tokens and what lies between them give the text again; what lies between is white
        space. ``Reading.article`` carries the parts.
        """

    def nominative(self, tokens: Sequence[Token], case: str | None = None) -> str:
        """
        Give the normal form of a name or phrase: its head in the nominative, capitals kept.

        ``case`` is that of a personal name where the words before it tell.
        """

    def stems(self, word: str) -> tuple[str, ...]:
        """Give the lower-case stems or lemmas that a word may be a form of, longest first."""

    def case_of(self, token: Token) -> str | None:
        """Give the case of a token, one of ``CASES``, or None where it has none or is unclear."""


Analyse = Callable[[Sequence[Piece]], Sequence[Token]]
"""The morphology of a language: the pieces of one sentence → its tokens, one for one."""
NameAt = tuple[str, int, int]
"""A name in a sentence: its kind, its first token, the one behind its last."""
Tag = Callable[[Sequence[Sequence[Token]]], Sequence[Sequence[NameAt]]]
"""A name model: sentences → the names of each."""
_MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_ALIKE = str.maketrans("aceopxyihk", "асеорхуіһк")
_KEPT = 16_000
"""So many words are remembered in lower case."""
_LONGEST = 400
"""Longer sentences (lists, tables, no text at all) are cut for the name model."""


def read(article: Article, cutter: Cutter, words: PartWords, analyse: Analyse) -> Reading:
    """Read an article by a language's cutter, part words and morphology."""
    text = article.text
    parts = article.parts or divide(text, words)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraph, line_end = -1, -1
    for part in parts:
        if line_end < 0 or "\n" in text[line_end : part.span.start]:
            paragraph += 1
        line_end = part.span.end
        pieces = list(cutter.pieces(text, part.span.start, part.span.end))
        whole = [(0, len(pieces))] if pieces else []
        told = part.kind in _TOLD
        for first, last in cutter.sentences(pieces) if told else whole:
            found = analyse(pieces[first:last])
            span = Span(pieces[first].start, pieces[last - 1].end)
            begin = len(tokens)
            tokens.extend(found)
            sentences.append(Sentence(span, begin, len(tokens), part.kind, paragraph))
    return Reading(replace(article, parts=tuple(parts)), tuple(tokens), tuple(sentences))


def proposed(reading: Reading, spans: Tag) -> tuple[NameSpan, ...]:
    """Give the names that a model finds in the titles and bodies of an article, in text order."""
    rows: list[Sequence[Token]] = []
    for sentence in reading.sentences:
        if sentence.part in _TOLD:
            for first in range(sentence.first, sentence.last, _LONGEST):
                rows.append(reading.tokens[first : min(first + _LONGEST, sentence.last)])
    return tuple(
        NameSpan(kind, Span(row[first].span.start, row[last - 1].span.end))
        for row, found in zip(rows, spans(rows), strict=True)
        for kind, first, last in found
    )


@lru_cache(maxsize=_KEPT)
def fold(word: str) -> str:
    """
    Give a word in lower case with ё as е, as ``Token.norm`` has it.

    Latin letters typed into a Cyrillic word are put right: «мемлекеттiк», «cаммит».
    """
    low = word.lower().replace("ё", "е")
    if low.isascii() or _MIXED.search(low) is None:
        return low
    return "-".join(map(_one_script, low.split("-")))


def _one_script(part: str) -> str:
    """Give a part of a word in Cyrillic letters if only such of Latin stand in it as look alike."""
    fixed = part.translate(_ALIKE) if _MIXED.search(part) else part
    return part if any("a" <= mark <= "z" for mark in fixed) else fixed
