"""Kazakh: a suffix table with vowel harmony, the case on the last word only, a name model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kurultay.lang.kazakh_names import KazakhNames
from kurultay.lang.kazakh_proof import NameProof
from kurultay.lang.language import NameAt, fold, proposed, read
from kurultay.lang.reading import Reading, Token
from kurultay.lang.suffixes import Cut, Suffixes
from kurultay.lang.tokens import Cutter, Piece, Shorts
from kurultay.resources import Home
from kurultay.text.article import Article
from kurultay.text.parts import PartWords

_MODEL = "names.crfsuite"
_CASES = ("gen", "dat", "acc", "loc", "abl", "ins")


@dataclass(frozen=True, slots=True)
class Kazakh:
    """The language pack of Kazakh in Cyrillic; without ``names`` no model proposes any."""

    cutter: Cutter
    words: PartWords
    suffixes: Suffixes
    proof: NameProof
    names: KazakhNames | None
    code: str = "kk"

    @classmethod
    def of(cls, home: Home) -> Kazakh:
        """Make the pack from its files; the model is loaded when first needed."""
        suffixes = Suffixes.of(home.toml("mapping", "kk", "suffixes.toml"))
        return cls(
            Cutter.of(Shorts.of(home.toml("mapping", "kk", "abbreviations.toml"))),
            PartWords.of(home.toml("mapping", "kk", "parts.toml")),
            suffixes,
            NameProof.of(home.toml("mapping", "kk", "names.toml"), suffixes),
            KazakhNames(home.path("mapping", "kk", "models") / _MODEL),
        )

    def read(self, article: Article) -> Reading:
        """Cut an article into tokens and sentences, with the model's names that have a proof."""
        reading = read(article, self.cutter, self.words, self._analyse)
        return replace(reading, names=proposed(reading, self._names))

    def nominative(self, tokens: Sequence[Token], case: str | None = None) -> str:
        """Give a name or phrase with the case taken off its last word, whichever it is."""
        del case
        out: list[str] = []
        for index, token in enumerate(tokens):
            if index and token.span.start > tokens[index - 1].span.end:
                out.append(" ")
            out.append(token.text)
        last = next(
            (index for index in range(len(tokens) - 1, -1, -1) if tokens[index].pos != "PUNCT"),
            None,
        )
        if last is not None:
            words = "".join(out)
            old = tokens[last].text
            new = self.suffixes.without_case(old)
            at = words.rfind(old)
            return words[:at] + new + words[at + len(old) :]
        return "".join(out)

    def stems(self, word: str) -> tuple[str, ...]:
        """Give the word and what every cut of its suffixes leaves, longest first."""
        return self.suffixes.stems(fold(word))

    def case_of(self, token: Token) -> str | None:
        """Give the case that the word's suffixes tell; nominative for a noun without one."""
        for case in _CASES:
            if case in token.feats:
                return case
        return "nom" if token.pos == "NOUN" else None

    def _names(self, sentences: Sequence[Sequence[Token]]) -> list[list[NameAt]]:
        """Give the persons of the model that have a proof; bodies and places need no model."""
        if self.names is None:
            return [[] for _ in sentences]
        rows: list[list[NameAt]] = []
        for row, spans in zip(sentences, self.names.spans(sentences), strict=True):
            posts = {last for kind, _, last in spans if kind == "POST"}
            found: list[NameAt] = []
            for kind, first, last in spans:
                if kind == "PER":
                    size = self.proof.kept(row[first:last], post=first in posts)
                    found += [("PER", first, first + size)] if size else []
            rows.append(found)
        return rows

    def _analyse(self, pieces: Sequence[Piece]) -> list[Token]:
        tokens: list[Token] = []
        for index, piece in enumerate(pieces):
            low = fold(piece.text)
            if piece.kind != "word":
                pos = {"number": "NUM", "mark": "PUNCT"}.get(piece.kind, "X")
                tokens.append(Token(piece.span, piece.text, low, low, pos))
                continue
            closing = index + 1 == len(pieces) or pieces[index + 1].kind == "mark"
            cut: Cut = self.suffixes.best(low, closing=closing, name=piece.text[:1].isupper())
            tokens.append(Token(piece.span, piece.text, low, cut.stem, cut.pos, cut.feats))
        return tokens
