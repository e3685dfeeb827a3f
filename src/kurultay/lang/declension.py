"""The nominative of Russian names and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kurultay.lang.forms import Form, Forms
from kurultay.lang.language import fold
from kurultay.lang.reading import Token

CASE_OF = (
    ("nomn", "nom"),
    ("gent", "gen"),
    ("datv", "dat"),
    ("accs", "acc"),
    ("ablt", "ins"),
    ("loct", "loc"),
)
"""The grammemes of pymorphy3 and the cases of ``Language.case_of``."""

_KEPT = 20_000
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_ALL_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_ALIKE: Mapping[str | None, tuple[str, ...]] = {
    "gen": ("gen", "acc"),
    "acc": ("gen", "acc"),
    "dat": ("dat",),
    "ins": ("ins",),
}
"""The cases that a man's title stands in when it looks as in one of them."""
_SURNAMES = frozenset({"ов", "ск"})
"""The first stem of those patterns that only surnames follow."""

_VOWELS = frozenset("оуэыиюе")
_UNDECLINED = dict.fromkeys("оэю", 0.9) | dict.fromkeys("уые", 0.5) | {"и": 0.8}
_DECLINED = frozenset("аяь")


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind of name declines: its gender, nominative ending, and endings by case."""

    gender: str
    nom: str
    stem: tuple[str, ...]
    cases: Mapping[str, str]

    def read(self, word: str) -> Iterator[tuple[str, str, str]]:
        """Give (nominative, gender, case) for every form of this kind that the word may be."""
        for case, ending in (("nom", self.nom), *self.cases.items()):
            if not word.endswith(ending) or len(word) - len(ending) < 2:
                continue
            stem = word[: len(word) - len(ending)] if ending else word
            if stem.endswith(self.stem):
                for gender in self.gender:
                    yield stem + self.nom, gender, case


@dataclass(frozen=True, slots=True)
class Declension:
    """Brings names and phrases to the nominative by tables, name lists and word forms."""

    surnames: tuple[Pattern, ...]
    given: tuple[Pattern, ...]
    fixed: frozenset[str]
    particles: Mapping[str, str]
    undeclined: tuple[str, ...]
    instrumental: tuple[str, ...]
    ordinal: Mapping[str, Any]
    genders: Mapping[str, str]
    forms: Forms
    known: dict[object, str] = field(default_factory=dict, compare=False, repr=False)
    """The names and phrases of late: the same few fill most articles."""

    @classmethod
    def of(cls, table: Mapping[str, Any], names: Mapping[str, Any], forms: Forms) -> Declension:
        """Read the tables of ``declension.toml`` and ``given.toml``."""

        def patterns(key: str) -> tuple[Pattern, ...]:
            return tuple(
                Pattern(row["gender"], row["nom"], tuple(row["stem"]), row["cases"])
                for row in table[key]
            )

        genders = {fold(name): "f" for name in names["female"]}
        genders.update({fold(name): "m" for name in names["male"]})
        return cls(
            patterns("surname"),
            patterns("given"),
            frozenset(table["fixed"]["words"]),
            {w: g for g, n in (("m", "male"), ("f", "female")) for w in table["fixed"][n]},
            tuple(table["fixed"]["endings"]),
            tuple(table["fixed"]["instrumental"]),
            table["ordinal"],
            genders,
            forms,
        )

    def nominative(self, tokens: Sequence[Token], case: str | None = None) -> str:
        """
        Give a name or phrase in the nominative, with its capitals and spacing.

        ``case`` is that of a personal name where the words before it tell.
        """
        key = (case, *((t.text, t.lemma, t.pos, t.feats) for t in tokens), *_gaps(tokens))
        known = self.known.get(key)
        if known is None:
            if len(self.known) >= _KEPT:
                self.known.clear()
            known = self.known[key] = self._nominative(tokens, case)
        return known

    def _nominative(self, tokens: Sequence[Token], case: str | None) -> str:
        words = [token for token in tokens if token.pos != "PUNCT"]
        if not words:
            return _joined(tokens, {})
        if case is not None or self._is_person(words):
            return _joined(tokens, self._person(words, _ALIKE.get(case, _ALL_CASES)))
        return _joined(tokens, self._phrase(tokens))

    def _is_person(self, words: Sequence[Token]) -> bool:
        if len(words) > 5 or not all(
            token.capital or fold(token.text) in self.fixed for token in words
        ):
            return False
        if any(token.text.isupper() and len(token.text) > 2 for token in words[:-1]):
            return False
        if any(_shortened(token.text) for token in words):
            return False
        personal = {"name", "surn", "patr"}
        last = words[-1]
        if len(words) == 1 and "geox" in self.forms.of(last.norm)[0].feats:
            return False
        if any(token.feats & personal for token in words):
            return True
        if any(form.feats & personal for token in words for form in self.forms.of(token.norm)):
            return True
        if any(token.norm in self.fixed for token in words) or (
            len(words) == 1 and self._is_surname(last)
        ):
            return True
        initials = len(words) > 1 and len(words[0].text) <= 2
        known = any(form.known for form in self.forms.of(last.norm))
        return (
            initials
            or any(self._known_given(token.norm) for token in words)
            or (len(words) in {2, 3} and not known and all(token.pos == "NOUN" for token in words))
        )

    def _is_surname(self, token: Token) -> bool:
        """
        Tell a word that ends like a surname and is no form of a word in the dictionary.

        A genitive plural, «токаев» of a wine, counts for nothing against a surname.
        """
        if any(form.known and form.number != "plur" for form in self.forms.of(token.norm)):
            return False
        return any(
            True
            for pattern in self.surnames
            if pattern.stem[0] in _SURNAMES
            for _ in pattern.read(token.norm)
        )

    def _known_given(self, word: str) -> bool:
        return any(
            nominative in self.genders
            for pattern in self.given
            for nominative, _, _ in pattern.read(word)
        )

    def _person(self, words: Sequence[Token], cases: Sequence[str]) -> dict[int, str]:
        """Choose the gender and case that suit all words of a personal name best."""
        full = [token for token in words if len(token.text) > 2 and token.norm not in self.fixed]
        if not full:
            return {}
        rows = [self._readings(token, last=token is words[-1]) for token in full]
        best: tuple[float, list[str]] | None = None
        for token, behind in pairwise(words):
            if behind.norm in self.particles and token in full:
                # «Сейтека Жумакадыр уулу»: the father's name stays as it is.
                rows[full.index(token)].update(
                    {(token.norm, sex, case): 1.5 for sex in "mf" for case in _ALL_CASES}
                )
        told = {sex for token in words if (sex := self.particles.get(token.norm))}
        for gender in sorted(told) or "mf":
            for case in cases:
                score, chosen = 0.0, []
                for row, token in zip(rows, full, strict=True):
                    fits = {
                        nominative: weight
                        for (nominative, sex, found), weight in row.items()
                        if sex == gender and found == case
                    }
                    name = max(fits, key=lambda key: (fits[key], key)) if fits else token.norm
                    score += fits.get(name, -2.0)
                    chosen.append(name)
                score += self._prior(gender, case, full)
                if told and case == "nom" and self._feminine(full[0], gender):
                    score -= 0.5
                if best is None or score > best[0] + 1e-9:
                    best = score, chosen
        assert best is not None
        return {
            token.span.start: _like(token.text, name)
            for token, name in zip(full, best[1], strict=True)
        }

    def _feminine(self, token: Token, gender: str) -> bool:
        """Tell whether a man's unlisted name ends like a woman's, so that it is an oblique case."""
        return gender == "m" and token.norm[-1] in _DECLINED and token.norm not in self.genders

    @staticmethod
    def _prior(gender: str, case: str, full: Sequence[Token]) -> float:
        """Weigh a reading by what the sentence said: cases chosen there, men before women."""
        score = 0.1 if gender == "m" else 0.0
        score += {"nom": 0.3, "gen": 0.1, "acc": -0.05}.get(case, 0.0)
        feats = full[-1].feats
        if len(full) == 1 and gender == "f" and case == "nom":
            score -= 0.3
        if "surn" in feats and "fixd" not in feats:
            # Alone, a surname in -a is a man's genitive sooner than a woman's nominative; the
            # sentence has the last word.
            chosen = next((name for grammeme, name in CASE_OF if grammeme in feats), None)
            score += 0.5 if chosen == case and ("femn" in feats) == (gender == "f") else 0.0
        return score

    def _readings(self, token: Token, *, last: bool) -> dict[tuple[str, str, str], float]:
        """Give what a word of a name may be: (nominative, gender, case) → weight."""
        found: dict[tuple[str, str, str], float] = {}

        def add(nominative: str, gender: str, case: str, weight: float) -> None:
            key = (nominative, gender, case)
            found[key] = max(found.get(key, 0.0), weight)

        word = token.norm
        for form in self.forms.of(word):
            personal = form.feats & {"name", "surn", "patr"}
            gender = _GENDERS.get(form.gender or "")
            if form.pos == "NOUN" and form.case and personal and form.number != "plur" and gender:
                nominative = _nominative_of(form, gender)
                if form.case == "nom" and nominative != word:
                    continue  # a guess that contradicts itself
                add(nominative, gender, form.case, (1.5 if form.known else 0.6) + form.score / 2)
                if "fixd" in form.feats and form.known:
                    for case in _ALL_CASES:
                        add(word, gender, case, 1.4)
        for pattern in self.surnames if last else self.given:
            for nominative, gender, case in pattern.read(word):
                sex = self.genders.get(nominative)
                weight = 1.0 if sex is None else 2.5 if sex == gender else 0.2
                if last and pattern.stem[0] in _SURNAMES:
                    weight += 0.7
                elif last and len(pattern.gender) > 1:
                    weight -= 0.3  # more surnames end in a consonant than in -a
                if case == "nom" and sex is None and word.endswith(self.instrumental):
                    weight -= 0.6
                add(nominative, gender, case, weight)
        sex = self.genders.get(word)
        if sex:
            undeclined = word[-1] in _VOWELS or (sex == "f" and word[-1] not in _DECLINED)
            for case in _ALL_CASES if undeclined else ("nom",):
                add(word, sex, case, 2.5)
        weight = 0.9 if word.endswith(self.undeclined) else _UNDECLINED.get(word[-1], 0.0)
        if weight:
            for gender in "mf":
                for case in _ALL_CASES:
                    add(word, gender, case, weight)
        elif word[-1] not in _DECLINED:
            # A woman's name that ends in a consonant does not decline; nor is every foreign
            # surname declined: «с Юсуфом Беязыт».
            for case in _ALL_CASES:
                add(word, "f", case, 0.4)
                if last and not self._is_surname(token):
                    add(word, "m", case, 0.3)
        return found

    def _phrase(self, tokens: Sequence[Token]) -> dict[int, str]:
        """Put the head noun and the adjectives before it into the nominative."""
        nouns = [k for k, t in enumerate(tokens) if t.pos == "NOUN" and not self._numeral(t)]
        moving = [index for index in nouns[:2] if "fixd" not in tokens[index].feats]
        head = next(iter(moving or nouns), None)
        if head is None:
            return self._adjectives(tokens, None)
        token = tokens[head]
        form = self._chosen(token)
        acronym = (token.text.isupper() and len(token.text) > 1) or _shortened(token.text)
        if form is None or form.case in {None, "nom"} or acronym:
            return {}
        number = "plur" if form.number == "plur" else "sing"
        inflected = form.parse.inflect({"nomn", number})
        if inflected is None:
            return {}
        changed = self._adjectives(tokens[:head], form)
        changed[token.span.start] = _like(token.text, inflected.word)
        return changed

    def _numeral(self, token: Token) -> str | None:
        """Give the figure of an ordinal («34-ом»), which a tagger may take for a noun."""
        found = re.fullmatch(r"(\d+)-([^\W\d_]+)", token.text)
        return found.group(1) if found and found.group(2) in self.ordinal["endings"] else None

    def _adjectives(self, tokens: Sequence[Token], head: Form | None) -> dict[int, str]:
        number = "plur" if head is not None and head.number == "plur" else "sing"
        changed: dict[int, str] = {}
        for token in tokens:
            numeral = self._numeral(token)
            gender = "p" if number == "plur" else _GENDERS.get((head.gender if head else "") or "")
            if numeral and gender:
                changed[token.span.start] = f"{numeral}-{self.ordinal[gender]}"
            if token.pos != "ADJ":
                continue
            form = self._chosen(token)
            if form is None or form.case is None:
                continue
            wanted = {"nomn", number}
            sex = head.gender if head is not None else form.gender
            if number == "sing" and sex:
                wanted.add(sex)
            inflected = form.parse.inflect(wanted)
            if inflected is not None:
                same = [f.word for f in form.parse.lexeme if wanted <= f.tag.grammemes]
                nearest = max((inflected.word, *same), key=lambda word: _shared(token.norm, word))
                changed[token.span.start] = _like(token.text, nearest)
        return changed

    def _chosen(self, token: Token) -> Form | None:
        """Find the form that the sentence gave the token; the likeliest where it gave none."""
        forms = self.forms.of(token.norm)
        for form in forms:
            if form.feats == token.feats and fold(form.lemma) == token.lemma:
                return form if form.parse is not None else None
        return forms[0] if forms and forms[0].parse is not None else None


def _nominative_of(form: Form, gender: str) -> str:
    """Give the nominative of a name's form, of its own gender (a lemma is always masculine)."""
    wanted = {"nomn", "sing", "masc" if gender == "m" else "femn"}
    inflected = form.parse.inflect(wanted) or form.parse.inflect({"nomn", "sing"})
    return fold(inflected.word if inflected is not None else form.lemma)


def _shortened(text: str) -> bool:
    """Tell whether a word is made of the beginnings of several, its last a capital: «КазНУ»."""
    return text[-1:].isupper() and not text.isupper() and "-" not in text


def _shared(one: str, other: str) -> int:
    """Give how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _like(surface: str, word: str) -> str:
    """Give the word in the capitals of the surface; letters that agree are taken from it."""
    if surface.isupper() and len(surface) > 1:
        return word.upper()
    same = 0
    while same < min(len(surface), len(word)) and fold(surface[same]) == fold(word[same]):
        same += 1
    return surface[:same] + word[same:]


def _gaps(tokens: Sequence[Token]) -> Iterator[bool]:
    """Tell of each token but the first whether white space stands before it."""
    return (one.span.end < other.span.start for one, other in pairwise(tokens))


def _joined(tokens: Sequence[Token], changed: Mapping[int, str]) -> str:
    """Join tokens as they stand, with the changed words in place."""
    out: list[str] = []
    for index, token in enumerate(tokens):
        if index and token.span.start > tokens[index - 1].span.end:
            out.append(" ")
        out.append(changed.get(token.span.start, token.text))
    return "".join(out)
