"""Tokens, sentences and the reading of an article: what every language gives to the later steps."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.text.article import Article, PartKind, Span


@dataclass(frozen=True, slots=True, init=False)
class Token:
    """
    A word, number or mark of the text.

    ``norm`` is the surface in lower case, ё as е. ``lemma`` is the dictionary form in lower case
    (Russian: pymorphy3, Turkic: the stem after the suffix table). ``pos`` is one of NOUN ADJ VERB
    PRON NUM ADP CONJ ADV PART PUNCT X. ``feats`` holds e.g. ``gent``, ``plur``, ``past``, ``loc``.
    """

    span: Span
    text: str
    norm: str
    lemma: str
    pos: str
    feats: frozenset[str] = frozenset()

    def __init__(
        self,
        span: Span,
        text: str,
        norm: str,
        lemma: str,
        pos: str,
        feats: frozenset[str] = frozenset(),
    ) -> None:
        """Fill every field."""
        _set_span(self, span)
        _set_text(self, text)
        _set_norm(self, norm)
        _set_lemma(self, lemma)
        _set_pos(self, pos)
        _set_feats(self, feats)

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


_set_span, _set_text, _set_norm, _set_lemma, _set_pos, _set_feats = (
    vars(Token)[name].__set__ for name in ("span", "text", "norm", "lemma", "pos", "feats")
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one part of the article; ``first`` and ``last`` index ``Reading.tokens``."""

    span: Span
    first: int
    last: int  # exclusive
    part: PartKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name that a model found: ``PER``, ``ORG`` or ``LOC``. Never trusted alone."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """
    The article that a text in other letters was made from.

    ``starts`` holds where each letter of the text that was read stands in the article's own, and
    one more for the end.
    """

    article: Article
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """
    An article cut into tokens and sentences, with the names a model proposes.

    ``source`` is None unless the text was read in other letters than its own.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...] = ()
    source: Source | None = None

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Give the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]
