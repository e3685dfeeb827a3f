"""Which language a text is written in: a character model's vote, checked by letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

KNOWN = ("ru", "kk", "ky", "uz", "az", "tr", "tk", "en")
"""The languages told apart; a text in another one is not recognised."""

_PARAGRAPHS = 40
_LENGTH = 600
_LETTERS = {
    "kk": re.compile("[әқңғұүһі]", re.IGNORECASE),
    "ky": re.compile("[ңөү]", re.IGNORECASE),
    "uz-Cyrl": re.compile("[ўқғҳ]", re.IGNORECASE),
    "foreign": re.compile("[їєґћђљњџјѕѣқ́ҷӣӯӈҫҙҡө́]", re.IGNORECASE),
}
_COMMON = {
    "en": frozenset("the of and to in is for that with on was by at from as are has have".split()),
    "tr": frozenset("ve bir bu ile için da de olarak olan daha en çok ise gibi".split()),
    "az": frozenset("və bir bu ilə üçün də da olan olaraq edib olub kimi daha isə".split()),
    "uz": frozenset("va bu bilan uchun ham bir esa bo‘yicha boʻyicha bo'yicha hamda o‘z".split()),
    "tk": frozenset("we bu bilen üçin hem bir boýunça hem-de şeýle öz".split()),
    "kk-Latn": frozenset("jáne men úshin bul bir bolyp jäne üşin turaly joғary dep osy".split()),
}
_WORD = re.compile(r"[^\W\d_]+(?:[-‘’ʻ'][^\W\d_]+)*")
_ENOUGH = 0.04


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.1 s to load

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*KNOWN, "fa", "ar", "uk", "de", "fr", "hu", "mn", "zh", "ja"])
    return identifier


def language(text: str) -> str | None:
    """
    Tell the language of a text by the vote of its paragraphs, each weighing its length.

    Shape: a code of ``KNOWN``, ``kk-Latn``, or None where the language is not among them.
    """
    votes: Counter[str] = Counter()
    paragraphs = [line for line in text.split("\n") if sum(map(str.isalpha, line[:_LENGTH])) > 15]
    for paragraph in (paragraphs or [text])[:_PARAGRAPHS]:
        sample = paragraph[:_LENGTH]
        code = _of_paragraph(sample)
        if code is not None:
            votes[code] += len(sample)
        else:
            votes[""] += len(sample)
    code = min(votes, key=lambda key: (-votes[key], key)) if votes else ""
    return code or None


def _of_paragraph(text: str) -> str | None:
    letters = [character for character in text.lower() if character.isalpha()]
    if not letters:
        return None
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in letters) / len(letters)
    latin = sum(
        character < "\u0250" or "\u1e00" <= character < "\u2000" or character == "ʻ"
        for character in letters
    ) / len(letters)
    if cyrillic >= 0.5:
        return _cyrillic(text, len(letters))
    if latin >= 0.5:
        return _latin(text)
    return None


def _cyrillic(text: str, letters: int) -> str | None:
    def share(name: str) -> float:
        return len(_LETTERS[name].findall(text)) / letters

    guess = str(_identifier().classify(text)[0])
    if share("kk") > 0.04 and len(re.findall("[әқғұһіӘҚҒҰҺІ]", text)) / letters > 0.03:
        return "kk" if len(re.findall("[ўҳЎҲ]", text)) / letters < 0.01 else "uz"
    if len(re.findall("[ўҳқғЎҲҚҒ]", text)) / letters > 0.015:
        return "uz"
    if len(re.findall("[ңөүҢӨҮ]", text)) / letters > 0.012 and guess != "mn":
        return "ky"
    if len(re.findall("[їєґЇЄҐ]", text)) / letters > 0.005 or guess == "mn":
        return None
    return guess if guess in {"ru", "kk", "ky", "uz"} else "ru" if _looks_russian(text) else None


def _looks_russian(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    common = {"и", "в", "на", "с", "по", "не", "что", "о", "из", "для", "к", "как", "от", "за"}
    return sum(word in common for word in words) >= 0.08 * max(len(words), 1)


def _latin(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return None
    shares = {
        code: sum(word in common for word in words) / len(words) for code, common in _COMMON.items()
    }
    guess = str(_identifier().classify(text)[0])
    if (
        shares["kk-Latn"] > 0
        and len(re.findall("[áúóǵńýşğñūīäöü]", text))
        and shares["kk-Latn"] >= max(shares.values())
    ):
        return "kk-Latn"
    if "ə" in text.lower() and guess in {"az", "tr"}:
        return "az"
    if guess in _COMMON and shares[guess] >= (_ENOUGH if guess == "en" else 0.01):
        return guess
    return None
