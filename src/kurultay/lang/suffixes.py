"""Turkic words cut by a table of suffixes, with vowel harmony and the classes of sounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

_CACHE = 16_000
_SOFTENED = {"б": "п", "г": "к", "ғ": "қ"}
_SLOTS = ("plural", "poss", "case")


@dataclass(frozen=True, slots=True)
class Suffix:
    """One form of a suffix: what it means, and what it may be joined to."""

    slot: str
    text: str
    feats: frozenset[str]
    after: frozenset[str]
    harmony: str  # "back", "front", or "" for both
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A word taken apart: its stem, word class, features, and how long its case ending is."""

    stem: str
    pos: str
    feats: frozenset[str] = frozenset()
    case_length: int = 0
    softened: bool = False


class Suffixes:
    """The suffixes of one language, and the words that end like them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read the table of a language's ``suffixes.toml``."""
        sounds = {
            name: frozenset(letters)
            for name, letters in table["sounds"].items()
            if not name.endswith("_endings")
        }
        self._neutral = tuple(table["sounds"]["neutral_endings"])
        self._whole = tuple(table["sounds"]["whole_endings"])
        self._linked = tuple(table["sounds"].get("linked_endings", ()))
        self._back, self._front = sounds.pop("back"), sounds.pop("front")
        self._sounds = sounds
        self._nouns = {slot: _suffixes(table["suffix"], slot) for slot in _SLOTS}
        self._verbs = _suffixes(table["verb"], "verb")
        self._made = tuple(table["verbs"]["made"])
        self._passive = tuple(table["verbs"]["passive"])
        self._negation = tuple(table["verbs"]["negation"])
        self._closed_stems = tuple(table["verbs"]["closed_stems"])
        self._verb_stems = frozenset(table["verbs"]["stems"])
        self.after_finite = frozenset(table["verbs"]["after_finite"])
        self._closed = {word: pos for pos, words in table["closed"].items() for word in words}
        self._known = frozenset(table["known"]["stems"])
        self._short = frozenset(table["known"]["short"])
        self._endings = tuple(table["known"]["endings"])
        self._irregular: Mapping[str, str] = table["irregular"]
        self.cuts = lru_cache(maxsize=_CACHE)(self._cuts)
        self.best = lru_cache(maxsize=_CACHE)(self._best)

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Suffixes:
        """Make them from the table of a language's ``suffixes.toml``."""
        return cls(table)

    def stems(self, word: str) -> tuple[str, ...]:
        """Give the word and every stem that its suffixes may stand on, longest first."""
        found = {word}
        for cut in (*self.cuts(word), *self._verb_cuts(word)):
            found.add(cut.stem)
        found |= {stem[:-1] for stem in found if stem.endswith(self._linked or ("\0",))}
        return tuple(sorted(found, key=lambda stem: (-len(stem), stem)))

    def without_case(self, word: str) -> str:
        """Give a word without its case ending; number and possession stay."""
        if word[:1].isupper() and word.lower().endswith(self._whole):
            return word
        cut = self.best(word.lower(), closing=False, name=word[:1].isupper())
        return word[: len(word) - cut.case_length].rstrip("-‑") if cut.case_length else word

    def _class(self, stem: str) -> str:
        last = stem.rstrip('ьъ-»"”')[-1:]
        return next((name for name, letters in self._sounds.items() if last in letters), "")

    def _harmonious(self, stem: str, suffix: Suffix) -> bool:
        if not suffix.harmony or stem.endswith(self._neutral):
            return True
        for letter in reversed(stem):
            if letter in self._back:
                return suffix.harmony == "back"
            if letter in self._front:
                return suffix.harmony == "front"
            if letter in "иуюэ":
                return True
        # An abbreviation read letter by letter takes either.
        return True

    def _fits(self, word: str, suffix: Suffix) -> str | None:
        """Give what is left of the word if the suffix can end it."""
        if not word.endswith(suffix.text) or len(word) < len(suffix.text) + 2:
            return None
        rest = word[: len(word) - len(suffix.text)]
        if not self._harmonious(rest, suffix):
            return None
        if rest.endswith("-"):  # «ТМҰ-ға»: the abbreviation is read aloud, so any class fits
            return rest.rstrip("-")
        known = self._class(rest)
        return rest if not known or known in suffix.after or suffix.after & _PERSONS else None

    def _cuts(self, word: str) -> tuple[Cut, ...]:
        """Give every way to take a noun apart, the whole word first."""
        found = [Cut(word, "NOUN")]
        for case, rest in self._ends("case", word):
            if not case.after <= _PERSONS:
                found.append(self._cut(rest, [case]))
            for poss, stem in self._ends("poss", rest):
                if not _joins(poss, case):
                    continue
                found.append(self._cut(stem, [poss, case]))
                for plural, bare in self._ends("plural", stem):
                    found.append(self._cut(bare, [plural, poss, case]))
            if not case.after <= _PERSONS:
                for plural, stem in self._ends("plural", rest):
                    found.append(self._cut(stem, [plural, case]))
        for poss, rest in self._ends("poss", word):
            found.append(self._cut(rest, [poss]))
            for plural, stem in self._ends("plural", rest):
                found.append(self._cut(stem, [plural, poss]))
        for plural, rest in self._ends("plural", word):
            found.append(self._cut(rest, [plural]))
        return tuple(variant for cut in found for variant in self._variants(cut))

    def _ends(self, slot: str, word: str) -> Iterator[tuple[Suffix, str]]:
        for suffix in self._nouns[slot]:
            rest = self._fits(word, suffix)
            if rest is None:
                continue
            spelt = "-" in word[len(rest) :]
            if spelt or any(letter in self._vowels or letter in _LATIN for letter in rest):
                yield suffix, rest

    @property
    def _vowels(self) -> frozenset[str]:
        return self._back | self._front | frozenset("иуюэ")

    @staticmethod
    def _cut(stem: str, suffixes: list[Suffix]) -> Cut:
        feats = frozenset(feat for suffix in suffixes for feat in suffix.feats)
        length = len(suffixes[-1].text) if suffixes[-1].slot == "case" else 0
        return Cut(stem, "NOUN", feats, length)

    def _variants(self, cut: Cut) -> Iterator[Cut]:
        """Add the stem as it is when no possessive softens or shortens it."""
        yield cut
        if "poss" not in cut.feats or "plur" in cut.feats:
            return
        whole = self._irregular.get(cut.stem)
        if whole:
            yield replace(cut, stem=whole, softened=True)
        hard = _SOFTENED.get(cut.stem[-1:])
        if hard:
            yield replace(cut, stem=cut.stem[:-1] + hard, softened=True)

    def _verb_cuts(self, word: str) -> Iterator[Cut]:
        for suffix in self._verbs:
            rest = self._fits(word, suffix)
            if rest is None:
                continue
            yield Cut(rest, "VERB", suffix.feats)
            for negation in self._negation:
                if rest.endswith(negation) and len(rest) > len(negation) + 1:
                    yield Cut(rest[: -len(negation)], "VERB", suffix.feats | {"neg"})

    def _best(self, word: str, *, closing: bool, name: bool) -> Cut:
        """Choose how a word is taken apart; ``closing`` where a clause may end behind it."""
        pos = self._closed.get(word)
        if pos is not None:
            verb = self._verb(word, closing=closing) if closing else None
            if verb is not None and verb.stem in self._verb_stems:
                return verb
            kind, _, tense = pos.partition("-")
            return Cut(word, kind, frozenset({tense, "finite"} if tense else ()))
        if not name and word not in self._known:
            verb = self._verb(word, closing=closing)
            if verb is not None:
                return verb
        cut = max(self.cuts(word), key=lambda cut: (self._score(cut, name=name), len(cut.stem)))
        return replace(cut, feats=cut.feats - _PERSONS - {"single"})

    def _verb(self, word: str, *, closing: bool) -> Cut | None:
        best: tuple[tuple[bool, bool, int], Cut] | None = None
        noun = self._noun_known(word)
        for suffix in self._verbs:
            rest = self._fits(word, suffix)
            if rest is None:
                continue
            cut = Cut(rest, "VERB", suffix.feats)
            for negation in self._negation:
                positive = rest[: -len(negation)]
                if rest.endswith(negation) and positive in self._verb_stems:
                    cut = Cut(positive, "VERB", suffix.feats | {"neg"})
            told = cut.stem in self._verb_stems
            sure = suffix.certain or ("pres" in suffix.feats and rest.endswith(self._closed_stems))
            likely = (sure or closing) and not noun
            if not told and not (likely and len(rest) > 2):
                continue
            made = rest.endswith(self._made) and not rest.endswith(self._passive)
            rank = (told, made, len(suffix.text))
            if best is None or rank > best[0]:
                best = rank, cut
        return best[1] if best is not None else None

    def _noun_known(self, word: str) -> bool:
        return any(cut.stem in self._known for cut in self.cuts(word))

    def _score(self, cut: Cut, *, name: bool) -> float:
        """Weigh one way to take a noun apart; higher is likelier."""
        feats, stem = cut.feats, cut.stem
        # «37-отырысы»: a number stands before the word
        known = stem in self._known or stem.rpartition("-")[2] in self._known
        score = 10.0 if known else 6.0 if stem.endswith(self._endings) and len(stem) > 4 else 0.0
        if cut.case_length:
            score += 2.0
        if "plur" in feats:
            score += -5.0 if name and len(stem) < 4 and not known else 1.5
        if "third" in feats:
            vowel = self._class(stem) == "vowel"
            if stem.endswith("ш") and not known:  # «көрші» and the like name who does a thing
                score -= 3.0
            score += 1.5 if vowel else (0.8 if name else 1.2)
            if name and not cut.case_length and not vowel:
                score -= 1.5
            if "acc" in feats and (name or len(stem) < 4):
                score -= 4.0
        if "first" in feats:
            score -= 4.0 if "single" in feats else 0.5
        if cut.softened:
            score += 0.3 if cut.stem[-1:] in "кқ" else 0.0
        if len(stem) < 3 and stem not in self._short and feats and (name or not known):
            score -= 14.0 if name else 1.5
        return score


_LATIN = frozenset("aeiouyäöüəı")
_PERSONS = frozenset({"third", "person"})


def _joins(poss: Suffix, case: Suffix) -> bool:
    """Tell whether the case form may follow the possessive form."""
    if "third" in poss.feats:
        return "third" in case.after
    return "person" in case.after or (not case.after <= _PERSONS and "dat" not in case.feats)


def _suffixes(rows: list[Mapping[str, Any]], slot: str) -> tuple[Suffix, ...]:
    found: list[Suffix] = []
    for row in rows:
        if row.get("slot", "verb") != slot:
            continue
        forms = row["forms"]
        for index, text in enumerate(forms):
            harmony = ("back", "front")[index] if len(forms) == 2 else ""
            found.append(
                Suffix(
                    slot,
                    text,
                    frozenset(row["feats"]),
                    frozenset(row["after"]),
                    harmony,
                    bool(row.get("certain", False)),
                )
            )
    return tuple(sorted(found, key=lambda suffix: (-len(suffix.text), suffix.text)))
