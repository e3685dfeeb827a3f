"""Russian: pymorphy3 for words, slovnet for names, tables for the declension of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kurultay.lang.declension import CASE_OF, Declension
from kurultay.lang.forms import Form, Forms
from kurultay.lang.language import fold, proposed, read
from kurultay.lang.names import NameModel
from kurultay.lang.reading import Reading, Token
from kurultay.lang.tokens import Cutter, Piece, Shorts
from kurultay.resources import Home
from kurultay.text.article import Article
from kurultay.text.parts import PartWords

_TAGGER = "slovnet_ner_news_v1.tar"
_VECTORS = "navec_news_v1_1B_250K_300d_100q.tar"


@dataclass(frozen=True, slots=True)
class Russian:
    """The language pack of Russian."""

    cutter: Cutter
    words: PartWords
    forms: Forms
    declension: Declension
    names: NameModel
    code: str = "ru"

    @classmethod
    def of(cls, home: Home) -> Russian:
        """Make the pack from its files; models are loaded when first needed."""
        table = home.toml("mapping", "ru", "declension.toml")
        forms = Forms(table["government"])
        models = home.path("mapping", "ru", "models")
        return cls(
            Cutter.of(Shorts.of(home.toml("mapping", "ru", "abbreviations.toml"))),
            PartWords.of(home.toml("mapping", "ru", "parts.toml")),
            forms,
            Declension.of(table, home.toml("mapping", "ru", "given.toml"), forms),
            NameModel(models / _TAGGER, models / _VECTORS),
        )

    def read(self, article: Article) -> Reading:
        """Cut an article into tokens and sentences, with the names that slovnet finds."""
        reading = read(article, self.cutter, self.words, self._analyse)
        return replace(reading, names=proposed(reading, self._names))

    def nominative(self, tokens: Sequence[Token], case: str | None = None) -> str:
        """Give a name or phrase with its head, or all words of a personal name, in nominative."""
        return self.declension.nominative(tokens, case)

    def stems(self, word: str) -> tuple[str, ...]:
        """Give the lemmas of all forms that the word may be, and the word, longest first."""
        low = fold(word)
        found = {low, *(fold(form.lemma) for form in self.forms.of(low))}
        return tuple(sorted(found, key=lambda stem: (-len(stem), stem)))

    def case_of(self, token: Token) -> str | None:
        """Give the case that was chosen for the token in its sentence."""
        for grammeme, case in CASE_OF:
            if grammeme in token.feats:
                return case
        return None

    def _analyse(self, pieces: Sequence[Piece]) -> list[Token]:
        lows = [fold(piece.text) for piece in pieces if piece.kind == "word"]
        chosen = zip(lows, self.forms.choose([self.forms.seen(low) for low in lows]), strict=True)
        return [
            _word(piece, *next(chosen)) if piece.kind == "word" else plain(piece)
            for piece in pieces
        ]

    def _names(self, sentences: Sequence[Sequence[Token]]) -> list[list[tuple[str, int, int]]]:
        return self.names.spans([[token.text for token in row] for row in sentences])


def _word(piece: Piece, low: str, form: Form) -> Token:
    return Token(piece.span, piece.text, low, form.lemma, form.pos, form.feats)


def plain(piece: Piece) -> Token:
    """Give the token of a piece that has no morphology."""
    low = fold(piece.text)
    pos = {"number": "NUM", "mark": "PUNCT"}.get(piece.kind, "X")
    return Token(piece.span, piece.text, low, low, pos)
