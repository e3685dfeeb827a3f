"""The normal forms of personal names: cut into their parts, in the nominative, by a vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kurultay.mentions import chains
from kurultay.mentions.mention import MentionKind, NameValue, PostValue
from kurultay.mentions.scan import Find, Finds, Scan
from kurultay.mentions.trie import Keys

_OBLIQUE = frozenset({"gen", "acc", "dat", "ins"})
_LEAST = 4
_LIST = 2
_FULL = 3
_HERS = frozenset("ая")
_HIS = ("ов", "ев", "ёв", "ин", "ын", "ий")
"""Endings of surnames of men that stand in no other case than the nominative."""
_CLAUSE = 8
"""Words behind a name in which its verb is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a range of words: initials first, then given names, the surname last."""

    first: int
    last: int
    initials: int
    rule: str
    confidence: float
    behind: int = 0
    """Words of the initials that stand behind the surname, their stops among them."""

    @property
    def end(self) -> int:
        """Give the index behind the name with all its initials."""
        return self.last + self.behind


class Normal:
    """The normal forms of an article's names, by the vote of all that may be one person."""

    def __init__(self, scan: Scan, names: Sequence[Named], finds: Finds) -> None:
        """Take the names of an article, and what tells the case that they stand in."""
        self.scan, self.names = scan, names
        head_first = scan.lexicon.world.words("titles.order") == ("head-first",)
        posts = finds.of(MentionKind.POST) if head_first else ()
        self.nominal = {
            _past_seat(scan, finds, post.last) for post in posts if post.mention.case == "nom"
        }
        dashed = (post.first - 1 for post in posts if post.mention.case == "nom" and post.first)
        self.told = {at for at in dashed if scan.words[at].dash or scan.words[at].text == ","}
        """The marks before which a name is the subject: «NAME – руководитель …», «NAME, посол»."""
        self.cases = {post.last: post.mention.case for post in posts if _singular(post)}
        self.patronymics = scan.lexicon.world.words("names.patronymics") or ("\0",)
        self.particles = scan.lexicon.world.folded("names.particles")
        self.own = [self._split(name) for name in names]

    def values(self) -> list[NameValue]:
        """Give one value a name, in order."""
        return [self._written(self._voted(index)) for index in range(len(self.names))]

    @staticmethod
    def _written(value: NameValue) -> NameValue:
        """Write a name in capitals as names are written."""
        shouted = value.surname.isupper() and len(value.surname) > _LEAST
        if value.given and shouted and not value.given.isupper():
            return replace(value, surname=value.surname.title())  # «Жансейіт ТҮЙМЕБАЕВ»
        if value.given and shouted and value.given.endswith("."):
            return replace(value, surname=value.surname.title())
        if not value.given or not (value.given + value.surname).replace(" ", "").isupper():
            return value
        if len(value.given.rstrip(".")) <= _LIST or len(value.surname) <= _LIST:
            return value
        middle = value.middle.title() if value.middle else None
        return NameValue(value.given.title(), middle, value.surname.title())

    def _split(self, name: Named) -> NameValue:
        """Cut a name into given name, middle and surname, each in the nominative."""
        start = name.first
        for _ in range(name.initials):
            start += 2
            start += self.scan.words[start].text == "-"  # «К.-Ж. Токаев»
        if name.initials:
            marks = "".join(word.text for word in self.scan.words[name.first : start])
            case = self.cases.get(name.first)
            normal = self.scan.nominative(name.first, name.last, case).split(".")[-1].strip()
            surface = self.scan.span(start, name.last).of(self.scan.text)
            return NameValue(marks, None, surface if self._listed(name, normal) else normal)
        if name.behind:
            words = self.scan.words[name.last : name.end]
            marks = "".join(word.text for word in words)
            return NameValue(marks, None, self.scan.nominative(name.first, name.last))
        bent = self.cases.get(name.first) not in {None, "nom"}  # «президенту А, председатель Б …»
        told = name.last in self.told and not (bent or self._whose(name))
        subject = (name.first in self.nominal and not self._owner(name)) or told or self._she(name)
        if subject and name.last - name.first > 1:
            parts = self.scan.span(start, name.last).of(self.scan.text).split()
            return self._cut(parts)
        case = self.cases.get(name.first) if name.last - name.first > 1 else None
        parts = self.scan.nominative(start, name.last, case).split()
        return self._cut([*parts[:-1], self._kept(name, parts[-1])])

    def _kept(self, name: Named, normal: str) -> str:
        """Give a surname that only looks like a locative: people hardly stand in it («Кошта»)."""
        last = self.scan.words[name.last - 1]
        world = self.scan.lexicon.world
        located = "loc" in last.token.feats and world.words("names.closing_cases")
        if not located or normal.lower().endswith(world.words("names.surname_endings")):
            return normal
        seen = any(self.scan.words[other.last - 1].text == normal for other in self.names)
        return normal if seen else last.text

    def _owner(self, name: Named) -> bool:
        """Tell whether a man's name shows whose a post is: «пресс-секретарь Рината Алиева»."""
        given, last = (self.scan.words[at].token.norm for at in (name.first, name.last - 1))
        known, hers = self.scan.lexicon.given, given[-1:] in _HERS
        men = {given[:-1], f"{given[:-1]}й"}
        men |= {f"{given[:-1]}ь"} if last[-1] in _HERS else set()  # «Николя Саркози» is no «Николь»
        plain = last[-1] not in _HERS and last.endswith(_HIS)
        return hers and given not in known and not known.isdisjoint(men) and not plain

    def _whose(self, name: Named) -> bool:
        """Tell whether somebody of a man's stands before his name: «друг Рината A, министр …»."""
        if name.first <= self.scan.start_of(name.first):
            return False
        before, own = self.scan.words[name.first - 1], self.scan.words[name.first].token.norm
        kin = {"masc", "anim", "nomn"} <= before.token.feats and before.token.pos == "NOUN"
        return kin and (before.first or not before.capital) and own[-1] in _HERS

    def _she(self, name: Named) -> bool:
        """Tell whether a verb of a woman's makes a name its subject: «… представляла Асия Ли»."""
        words = self.scan.words
        given = words[name.first].token.norm
        if given not in self.scan.lexicon.given or given[-1] not in _HERS:
            return False
        if name.first in self.cases:
            return False  # the post before has the last word
        low, stop = self.scan.start_of(name.first), self.scan.end_of(name.first)
        before = words[max(low, name.first - 1) : name.first]
        after = words[name.last : min(stop, name.last + _CLAUSE)]
        verbs = [word for word in after if word.token.pos == "VERB"][:1]
        verbs += [word for word in before if word.token.pos == "VERB"]
        return any({"femn", "past"} <= word.token.feats for word in verbs)

    def _cut(self, parts: Sequence[str]) -> NameValue:
        """Cut the words of a name into given name, middle and surname."""
        if len(parts) == 1:
            return NameValue(None, None, parts[0])
        if len(parts) == _FULL and parts[-1].lower().endswith(self.patronymics):
            return NameValue(parts[1], parts[2], parts[0])  # the surname first
        tail = 1
        while tail < len(parts) - 1 and parts[-tail].lower() in self.particles:
            tail += 1
        surname = " ".join(parts[-tail:])
        middle = " ".join(parts[1:-tail]) or None
        if tail > 1 and middle is None and len(parts) > tail:
            return NameValue(parts[0], None, surname)
        return NameValue(parts[0], middle, surname)

    def _listed(self, name: Named, normal: str) -> bool:
        """Tell whether a doubtful name stands in a list of names that are in the nominative."""
        sentence = self.scan.words[name.first].sentence
        others = [
            self.scan.words[other.last - 1].text
            for other in self.names
            if other.initials and self.scan.words[other.first].sentence == sentence
        ]
        sure = sum(word[-1:] not in "аяуюеоиы" for word in others)
        return normal != self.scan.words[name.last - 1].text and sure * 2 > len(others) > _LIST

    def _voted(self, index: int) -> NameValue:
        own, name = self.own[index], self.names[index]
        last = self.scan.words[name.last - 1].token.norm
        if own.middle and not name.initials and last.startswith(own.middle.lower()[:-1]):
            return own  # the surname stands first
        mates = [other for other in range(len(self.names)) if self._mates(index, other)]
        lasts = [self.scan.keys[self.names[i].last - 1] for i in mates]
        oblique = {self._last(i) for i in mates if self.own[i].given and not self._seen(i)}
        # A surname alone is no witness for a form that a whole name shows to be oblique.
        seen = [
            self._seen(i) and bool(self.own[i].given or self._last(i) not in oblique) for i in mates
        ]
        surname = self._vote(
            [(self.own[i].surname, s) for i, s in zip(mates, seen, strict=True)], lasts
        )
        if own.given is None or own.given.endswith("."):
            return replace(own, surname=surname)
        full = [i for i in mates if self.own[i].given and not str(self.own[i].given).endswith(".")]
        firsts = [self.scan.keys[self.names[i].first] for i in full]
        given = self._vote([(str(self.own[i].given), self._seen(i)) for i in full], firsts)
        return replace(own, given=given, surname=surname)

    def _mates(self, one: int, other: int) -> bool:
        """Tell whether two names may be forms of one: shared stems of surname and given name."""
        if one == other:
            return True
        keys = self.scan.keys
        a, b = self.names[one], self.names[other]
        if not any(len(k) > 2 for k in keys[a.last - 1] & keys[b.last - 1]):
            return False
        first, second = self.own[one].given, self.own[other].given
        if first is None or second is None:
            return True
        if first.endswith(".") or second.endswith("."):
            return first[0] == second[0]
        return bool(keys[a.first] & keys[b.first]) or _akin(first.lower(), second.lower())

    def _seen(self, index: int) -> bool:
        """Tell whether a name stands in the text just as its normal form has it."""
        return self._last(index) == self.own[index].surname.split()[-1]

    def _last(self, index: int) -> str:
        """Give the last word of a name as it stands."""
        return self.scan.words[self.names[index].last - 1].text

    @staticmethod
    def _vote(forms: Sequence[tuple[str, bool]], keys: Sequence[Keys]) -> str:
        """Choose the form that most of the others are forms of, the seen before the made."""
        count = Counter(form for form, _ in forms)
        seen = {form for form, there in forms if there}

        def rank(form: str) -> tuple[bool, int, int, int, str]:
            stem = form.lower().replace("ё", "е").split()[-1]
            forms_of_it = sum(stem in stems for stems in keys)
            return form not in seen, -forms_of_it, -count[form], len(form), form

        return min(count, key=rank)


def _past_seat(scan: Scan, finds: Finds, index: int) -> int:
    """Give the index behind «посол Японии в Узбекистане», «спикеры Японии и Узбекистана»."""
    if index + 1 >= len(scan.words):
        return index
    if chains.is_joint(scan, index):
        other = finds.at(MentionKind.STATE, index + 1)
        return _past_seat(scan, finds, other.last) if other is not None else index
    if scan.words[index].token.pos != "ADP":
        return index
    for kind in (MentionKind.STATE, MentionKind.PLACE):
        where = finds.at(kind, index + 1)
        if where is not None and not where.mention.adjective:
            return where.last
    return index


def _singular(post: Find) -> bool:
    """Tell whether a post's own words tell its case: one person's, its noun read as a noun."""
    value = post.mention.value
    return isinstance(value, PostValue) and not value.plural and post.mention.case in _OBLIQUE


def _akin(one: str, other: str) -> bool:
    """Tell whether two words differ at most in their last letter, as «Адиль» and «Адиля» do."""
    shorter = min(len(one), len(other))
    alike = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return shorter >= _LEAST and alike >= shorter - 1 and max(len(one), len(other)) - alike <= 1
