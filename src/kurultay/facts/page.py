"""The page that the facts are read from: reading and mentions, sorted by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kurultay.facts.claims import Evidence
from kurultay.lang.reading import Reading, Sentence, Token
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import PartKind, Span

READ = frozenset({PartKind.TITLE, PartKind.DATELINE, PartKind.BODY})
"""The parts in which facts are looked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """
    A reading with its mentions, each mention filed under the sentence it begins in.

    ``rows`` runs parallel to ``reading.sentences``.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    lexicon: Lexicon
    starts: tuple[int, ...]
    rows: tuple[tuple[Mention, ...], ...]
    kinds: tuple[Mapping[MentionKind, tuple[Mention, ...]], ...]
    """The rows by kind."""
    token_starts: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading, mentions: Sequence[Mention], lexicon: Lexicon) -> Page:
        """File the mentions under their sentences."""
        starts = tuple(sentence.span.start for sentence in reading.sentences)
        rows: list[list[Mention]] = [[] for _ in starts]
        for mention in mentions:
            at = bisect_right(starts, mention.span.start) - 1
            if at >= 0:
                rows[at].append(mention)
        return cls(
            reading,
            tuple(mentions),
            lexicon,
            starts,
            tuple(tuple(row) for row in rows),
            tuple(map(_by_kind, rows)),
            tuple(token.span.start for token in reading.tokens),
        )

    @property
    def text(self) -> str:
        """The article's text, which all spans count."""
        return self.reading.article.text

    def index(self, span: Span) -> int:
        """Give the index of the sentence that a span begins in (0 if before the first)."""
        return max(0, bisect_right(self.starts, span.start) - 1)

    def sentence(self, span: Span) -> Sentence:
        """
        Give the sentence that a span begins in.

        Errors: IndexError if the article has no sentence.
        """
        return self.reading.sentences[self.index(span)]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Give the tokens that begin between two offsets."""
        first = bisect_right(self.token_starts, start - 1)
        last = bisect_right(self.token_starts, end - 1)
        return self.reading.tokens[first:last]

    def feats(self, span: Span) -> frozenset[str]:
        """Give the features of the last word of a span."""
        tokens = self.tokens(span.start, span.end)
        return tokens[-1].feats if tokens else frozenset()

    def case(self, mention: Mention) -> str | None:
        """
        Give the case of a mention, as ``Language.case_of`` names it.

        A name that stands in its normal form is in the nominative, or has no cases.
        """
        if mention.kind is MentionKind.PERSON:
            plain = mention.surface.replace(" ", "") == mention.name.replace(" ", "")
            return "nom" if plain else mention.case
        return mention.case

    def inside(self, span: Span, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Give the mentions of some kinds that lie within a span."""
        return tuple(
            mention
            for mention in self.rows[self.index(span)]
            if mention.kind in kinds and span.covers(mention.span)
        )

    def row(self, sentence: int, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Give the mentions of a sentence, of some kinds or of all."""
        if not kinds:
            return self.rows[sentence]
        if len(kinds) == 1:
            return self.kinds[sentence].get(kinds[0], ())
        return tuple(mention for mention in self.rows[sentence] if mention.kind in kinds)

    def read(self, sentence: Sentence) -> bool:
        """Tell whether facts are looked for in the sentence."""
        return sentence.part in READ

    def evidence(self, span: Span, rule: str, confidence: float) -> Evidence:
        """Give the evidence for a claim that stands on a span, with the sentence or sentences."""
        around = self.sentence(span).span
        if not around.covers(span):  # a quotation may run over several sentences
            around = Span(min(around.start, span.start), self.last_sentence(span).end)
        sure = self.lexicon.trust(rule, min(1.0, max(0.01, confidence)))
        return Evidence(span, around, rule, sure)

    def last_sentence(self, span: Span) -> Span:
        """Give the sentence in which a span ends, or the span where it ends outside of any."""
        found = self.sentence(Span(span.end - 1, span.end)).span
        return found if found.end >= span.end else span


def _by_kind(row: Sequence[Mention]) -> Mapping[MentionKind, tuple[Mention, ...]]:
    """Sort the mentions of a sentence by kind, each in the order of the text."""
    found: dict[MentionKind, list[Mention]] = {}
    for mention in row:
        found.setdefault(mention.kind, []).append(mention)
    return {kind: tuple(mentions) for kind, mentions in found.items()}
