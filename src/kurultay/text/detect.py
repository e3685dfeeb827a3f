"""Which language a text is written in: a character model's vote, checked by letters and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kurultay.resources import Home, home

_PARAGRAPHS = 40
_LENGTH = 600
_WHOLE = 3000
_SHORTEST = 15
_LONG = 200
_TURKIC = frozenset({"kk", "ky", "uz"})
_SLAVIC = frozenset({"be", "bg", "mk", "sr", "uk"})
_WORD = re.compile(r"[^\W\d_]+(?:[-‘’ʻ'][^\W\d_]+)*")


def language(text: str, files: Home | None = None) -> str | None:
    """
    Tell the language of a text by the vote of its paragraphs, each weighing its length.

    Shape: a code of ``mapping/languages.toml``, ``kk-Latn``, or None for any other language.
    """
    votes: Counter[str] = Counter()
    detector = _detector(files or home())
    lines = [line[:_LENGTH] for line in text.split("\n")]
    long = [line for line in lines if sum(map(str.isalpha, line)) > _SHORTEST]
    for sample in (long or [text[:_LENGTH]])[:_PARAGRAPHS]:
        votes[detector.of(sample) or ""] += len(sample)
    winner = min(votes, key=lambda code: (-votes[code], code))
    if winner in _TURKIC and votes["ru"] and not detector.own & set(text.lower()):
        return "ru"  # a list of guests
    # Lines too short to be told apart by themselves may be so together.
    return winner or detector.of("\n".join(long)[:_WHOLE])


@dataclass(frozen=True, slots=True)
class _Sign:
    """Letters or words that tell a language from some share on."""

    of: frozenset[str]
    least: float


@dataclass(frozen=True, slots=True)
class _Detector:
    """The character model with the letters and words that check it."""

    model: Any
    told: frozenset[str]
    letters: Mapping[str, _Sign]
    words: Mapping[str, _Sign]

    @property
    def own(self) -> frozenset[str]:
        """The letters that Turkic languages write and Russian does not."""
        return frozenset().union(*(self.letters[k].of for k in ("kk", "kk-not-ky", "ky", "uz")))

    def of(self, text: str) -> str | None:
        """Tell the language of one paragraph."""
        low = text.lower()
        letters = [character for character in low if character.isalpha()]
        if not letters:
            return None
        cyrillic = sum("\u0400" <= character <= "\u052f" for character in letters)
        latin = sum(
            character < "\u02bd" or "\u1e00" <= character < "\u2000" for character in letters
        )
        if cyrillic * 2 >= len(letters):
            return self._cyrillic(text, letters)
        return self._latin(low, letters) if latin * 2 >= len(letters) else None

    def _cyrillic(self, text: str, letters: list[str]) -> str | None:
        guess = self._guess(text.lower())
        if self._written(letters, "foreign") or guess == "mn":
            return None
        if self._written(letters, "kk"):
            return "uz" if self._written(letters, "uz") else "kk"
        tatar = self._written(letters, "tatar") and not self._written(letters, "kk-not-tatar")
        words = _WORD.findall(text.lower())
        plain = self._worded(words, "ru-own") and not self._written(letters, "slavic")
        if tatar or (not plain and self._neighbour(guess, text, letters)):
            return None
        if self._written(letters, "uz"):
            return "uz"
        if self._written(letters, "ky"):
            # Both write ң ө ү; only one of them writes і ә қ ғ ұ as well.
            return "kk" if self._written(letters, "kk-not-ky") else "ky"
        russian = plain or self._worded(words, "ru" if guess != "ru" else "ru-guessed")
        if guess in _TURKIC and not (russian and not self.own & set(letters)):
            return guess  # else it is full of Turkic names
        # A headline may do without any of the common words.
        return "ru" if len(words) < _SHORTEST or russian else None

    def _neighbour(self, guess: str, text: str, letters: list[str]) -> bool:
        """Tell whether a text is in a Slavic language other than Russian."""
        # The model mistakes a short Russian text for a neighbour that does not write these letters,
        # and one full of names, which are much the same there, for one without names.
        if guess not in _SLAVIC or self._written(letters, "slavic"):
            return guess in _SLAVIC
        plain = " ".join(word for word in _WORD.findall(text) if word[0].islower())
        if self._written(letters, "ru") or self._guess(plain) not in _SLAVIC:
            return False
        # What is left is Bulgarian, which has a hard sign in every sixty letters or so.
        return len(letters) < _LONG or self._written(letters, "bulgarian")

    def _latin(self, text: str, letters: list[str]) -> str | None:
        guess, words = self._guess(text), _WORD.findall(text)
        if self._written(letters, "kk-Latn") and self._worded(words, "kk-Latn"):
            rivals = (code for code in ("tr", "az", "tk") if self._worded(words, code))
            if self._written(letters, "kk-Latn-own") or guess not in rivals:
                return "kk-Latn"
        if self._written(letters, "az"):
            return "az"
        return guess if guess in self.told and self._worded(words, guess) else None

    def _guess(self, text: str) -> str:
        return str(self.model.classify(text)[0])

    def _written(self, letters: list[str], name: str) -> bool:
        sign = self.letters[name]
        return sum(letter in sign.of for letter in letters) >= sign.least * len(letters)

    def _worded(self, words: list[str], code: str) -> bool:
        sign = self.words.get(code)
        if sign is None or not words:
            return False
        return sum(word in sign.of for word in words) >= sign.least * len(words)


@lru_cache(maxsize=4)
def _detector(files: Home) -> _Detector:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to load

    table = files.toml("mapping", "languages.toml")
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(model.labels)
    model.set_languages([code for code in (*table["told"], *table["rivals"]) if code in known])

    def signs(name: str) -> dict[str, _Sign]:
        return {
            code: _Sign(frozenset(row["of"]), float(row["from"]))
            for code, row in table[name].items()
        }

    return _Detector(model, frozenset(table["told"]), signs("letters"), signs("words"))
