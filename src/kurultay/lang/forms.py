"""Russian word forms by pymorphy3, cached, and the choice among them within a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kurultay.lang.language import fold

_CACHE = 16_000
_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "PRTF": "ADJ", "PRTS": "ADJ",
    "VERB": "VERB", "INFN": "VERB", "GRND": "VERB", "NUMR": "NUM", "NPRO": "PRON", "PREP": "ADP",
    "CONJ": "CONJ", "PRCL": "PART", "ADVB": "ADV", "PRED": "ADV", "INTJ": "X",
}  # fmt: skip
_CASES = {
    "nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc",
    "ablt": "ins", "loct": "loc", "loc2": "loc", "voct": "nom", "gen1": "gen", "loc1": "loc",
}  # fmt: skip
_PLAIN = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_LONG = 40
_MOST = 8
_RUN = 12
_RARE = 0.15
"""A reading this much rarer than the likeliest is not taken without a reason."""
_TOWARDS = frozenset({"в", "на", "с", "из", "за"})
_APART = frozenset({"который", "где", "куда", "когда", "что", "чтобы", "если", "но", "однако"})
"""Words between two clauses."""


@dataclass(frozen=True, slots=True)
class Form:
    """One thing that a word may be a form of; ``case`` as ``Language.case_of`` names it."""

    lemma: str
    pos: str
    case: str | None
    number: str | None
    gender: str | None
    feats: frozenset[str]
    score: float
    known: bool
    parse: Any


class Seen(NamedTuple):
    """A word as the choice sees it; a tuple because it is read so often."""

    forms: tuple[Form, ...]
    adjective: bool
    """Whether it may be an adjective in a case."""
    noun: float
    """The score of its likeliest noun; below 0 if it is none."""
    came: Form | None = None
    """What it is as a verb in the past plural, where it is likelier another word («прибыли»)."""


class Forms:
    """The forms of Russian words; parses are kept for the commonest words of a run."""

    def __init__(self, government: Mapping[str, Sequence[str]]) -> None:
        """Remember which cases a preposition governs."""
        self._government = {word: frozenset(cases) for word, cases in government.items()}
        self.of = lru_cache(maxsize=_CACHE)(self._of)
        self.seen = lru_cache(maxsize=_CACHE)(self._seen)

    def _of(self, word: str) -> tuple[Form, ...]:
        """Give the forms that a word may be, the likeliest first; never none."""
        if len(word) > _LONG:
            return (Form(fold(word), "X", None, None, None, frozenset(), 1.0, False, None),)
        parses = _analyzer().parse(word)
        if word == "и":  # it is no initial behind a surname that looks like an adjective
            parses = [parse for parse in parses if "Abbr" not in parse.tag] or parses
        verbs = (parse for parse in parses[_MOST:] if parse.tag.POS == "VERB")  # «вели»
        kept = (*parses[:_MOST], *verbs)
        known = {parse.word: parse.is_known for parse in {one.word: one for one in kept}.values()}
        return tuple(_form(parse, known[parse.word]) for parse in kept)

    def _seen(self, word: str) -> Seen:
        """Give the forms of a word with what the choice asks of them."""
        forms = self.of(word)
        verbs = [form for form in forms[1:] if form.feats >= {"past", "plur"}]
        return Seen(
            forms,
            any(form.pos == "ADJ" and form.case for form in forms),
            max((form.score for form in forms if form.pos == "NOUN"), default=-1.0),
            verbs[0] if verbs and (forms[0].pos == "NOUN" or "impr" in forms[0].feats) else None,
        )

    def choose(self, seen: Sequence[Seen]) -> list[Form]:
        """
        Choose one form for each word of a sentence by government and agreement.

        Shape: one for one.
        """
        words = [word.forms for word in seen]
        chosen = [forms[0] for forms in words]
        wanted: frozenset[str] | None = None
        index = 0
        while index < len(words):
            form = chosen[index]
            if form.pos == "ADP":
                wanted = self._government.get(form.lemma)
                index += 1
                continue
            end = self._group(seen, index, wanted is None)
            if end == index:
                if form.pos not in {"NUM", "ADV"}:
                    wanted = None
                index += 1
                continue
            if not self._agree(words, chosen, index, end, wanted):
                end = index + 1
                self._agree(words, chosen, index, end, wanted)
            if wanted is None and any("surn" in form.feats for form in words[end - 1]):
                chosen[end - 1] = _surname(words[end - 1], words[end] if end < len(words) else ())
            wanted, index = None, end
        for index, word in enumerate(seen):
            if word.came is not None and (_moves(chosen, index) or _only(seen, chosen, index)):
                chosen[index] = word.came
        return chosen

    @staticmethod
    def _group(words: Sequence[Seen], start: int, free: bool) -> int:
        """
        Give the end of the adjectives-and-noun group that starts here, or the start itself.

        Shape: where no preposition stands before it (``free``), a word that is hardly ever a noun
        is none («стали», «примет»).
        """
        index, limit = start, min(len(words), start + _RUN)
        while index < limit and words[index].adjective:
            index += 1
            # «чрезвычайный и полномочный посол»
            if index + 1 < limit and words[index].forms[0].pos == "CONJ":
                behind = words[index + 1].forms[0]
                index += behind.case is not None and behind.pos == "ADJ"
        if index < len(words):
            least = _RARE * words[index].forms[0].score if free and index == start else 0.0
            if words[index].noun >= least:
                return index + 1
        return start + 1 if index > start else start

    @staticmethod
    def _agree(
        words: Sequence[tuple[Form, ...]],
        chosen: list[Form],
        start: int,
        end: int,
        wanted: frozenset[str] | None,
    ) -> bool:
        """
        Choose the forms of a group that share case and number and that the preposition wants.

        Shape: False, and nothing chosen, if no forms do.
        """
        best, weight = None, 0.0
        for head in words[end - 1]:
            if head.case is None or (wanted is not None and head.case not in wanted):
                continue
            score, row = head.score, [head]
            for forms in words[start : end - 1]:
                if forms[0].pos == "CONJ":
                    row.append(forms[0])
                    continue
                fits = [
                    form
                    for form in forms
                    if form.pos == "ADJ"
                    and form.case == head.case
                    and form.number == head.number
                    and (form.gender is None or head.gender in {None, form.gender})
                ]
                if not fits:
                    break
                score *= fits[0].score
                row.append(fits[0])
            else:
                joined = start > 0 and words[start - 1][0].pos == "CONJ"
                if wanted is None and head.case == "loc" and not joined:
                    score *= _RARE  # without a preposition there is no locative
                if score > weight:
                    best, weight = row, score
        if best is not None:
            chosen[end - 1] = best[0]
            chosen[start : end - 1] = best[1:]
        return best is not None


@cache
def _analyzer() -> Any:
    """Give the dictionary, which is the same whatever our own files say."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loading takes a fifth of a second

    return MorphAnalyzer(lang="ru")


def _form(parse: Any, known: bool) -> Form:
    pos, case, number, gender, feats = _grammar(parse.tag)
    return Form(
        fold(parse.normal_form),
        pos,
        case,
        number,
        gender,
        feats,
        parse.score,
        known,
        parse,
    )


@lru_cache(maxsize=4_000)
def _grammar(tag: Any) -> tuple[str, str | None, str | None, str | None, frozenset[str]]:
    """Give word class, case, number, gender and features of one of the few hundred tags."""
    feats = (str(grammeme) for grammeme in tag.grammemes)
    return (
        _POS.get(str(tag.POS), "X"),
        _CASES.get(str(tag.case)) if tag.case else None,
        str(tag.number) if tag.number else None,
        str(tag.gender) if tag.gender else None,
        frozenset(_PLAIN.get(feat, feat.lower()) for feat in feats),
    )


def _moves(chosen: Sequence[Form], index: int) -> bool:
    """
    Tell whether a word is a verb by its neighbours («в Астану прибыли …»).

    Nobody is given orders in the news, nor is anybody called «вели».
    """
    if chosen[index].feats & {"impr", "name"}:
        return True
    behind = chosen[index + 1] if index + 1 < len(chosen) else None
    if behind is not None and behind.case == "nom" and "anim" in behind.feats:
        return True  # «для участия в саммите ШОС прибыли премьер-министр …»
    before = chosen[index - 1] if index else None
    ahead = chosen[index - 2] if index > 1 else None
    if before is not None and before.case == "acc":
        return ahead is not None and ahead.pos == "ADP"
    if index + 1 >= len(chosen) or chosen[index + 1].lemma not in _TOWARDS:
        return False
    if before is None or before.pos in {"ADV", "PRON"}:
        return True
    named = ahead is not None and ahead.pos == "CONJ" and not before.known
    return named or (before.case == "nom" and before.number == "plur")


def _only(seen: Sequence[Seen], chosen: Sequence[Form], index: int) -> bool:
    """Tell whether a clause of several who come has no other verb («Главы А прибыли в Баку»)."""
    behind = chosen[index + 1] if index + 1 < len(chosen) else None
    if behind is None or not (behind.lemma in _TOWARDS or behind.pos == "ADV") or not index:
        return False
    ends = [k for k, form in enumerate(chosen) if form.lemma in _APART]
    low = max((k + 1 for k in ends if k < index), default=0)
    high = min((k for k in ends if k > index), default=len(chosen))
    rest = (*range(low, index), *range(index + 1, high))
    if low == index or any(chosen[k].feats & {"indc", "impr"} for k in rest):
        return False
    last = chosen[index - 1]
    one = last.number == "sing" and (last.case == "nom" or last.pos == "ADJ")
    if last.pos in {"ADP", "NUM"} or (one and not last.feats & {"anim", "name", "surn"}):
        return False  # «рост прибыли в этом году», «часть чистой прибыли»
    several = (f for k in range(low, index) for f in seen[k].forms if f.number == "plur")
    return any(f.case == "nom" for f in several) or any(
        chosen[k].lemma == "и" for k in range(low, index)
    )


def _surname(forms: Sequence[Form], following: Sequence[Form]) -> Form:
    """Choose a surname's form: a woman's nominative only before a verb that agrees with her."""
    verb = following[0] if following else None
    if verb is not None and verb.pos == "VERB" and "past" in verb.feats and verb.number == "sing":
        gender = verb.gender
        for form in forms:
            if form.case == "nom" and form.gender == gender:
                return form
    women = [form for form in forms if form.case == "nom" and form.gender == "femn"]
    men = [form for form in forms if form.gender == "masc" and "surn" in form.feats]
    return men[0] if women and men else forms[0]
