"""The people of one article: initials, lone surnames and misspelt names fold into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from kurultay.facts import known as register
from kurultay.facts.claims import NameRef, RefKind
from kurultay.mentions.entries import Entry
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import Mention, MentionKind, NameValue, PostValue

_CLOSE = 0.78
_APART = 2
"""Characters between a post and its name, at most."""
_CUT = ("", "й", "ь", "а")
"""What a given name loses before the ending of a patronymic."""


@dataclass(frozen=True, slots=True)
class People:
    """
    Who is who among the PERSON mentions.

    Shape: ``persons`` in the order of their first mention; ``starts`` maps the start of every
    PERSON mention to its person.
    """

    persons: tuple[NameRef, ...]
    starts: Mapping[int, NameRef] = field(default_factory=dict)

    def who(self, mention: Mention) -> NameRef | None:
        """Give the person that a PERSON mention names."""
        return self.starts.get(mention.span.start)

    def mentions(self, person: NameRef, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Give the mentions of a person among some mentions."""
        return tuple(
            mention
            for mention in mentions
            if mention.kind is MentionKind.PERSON and self.who(mention) == person
        )


def alike(one: str, other: str, fold: Callable[[str], str]) -> bool:
    """Tell whether two words of a name may be the same word, misspelt at most."""
    first, second = fold(one), fold(other)
    if first == second:
        return True
    if min(len(first), len(second)) < 4 or first[:1] != second[:1]:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _CLOSE


@dataclass(slots=True)
class _Cluster:
    mentions: list[Mention]
    value: NameValue
    fold: Callable[[str], str]

    def fits(self, value: NameValue) -> bool:
        mine, theirs, fold = self.value, value, self.fold
        if fold(mine.surname) != fold(theirs.surname):
            twin = mine.given and theirs.given and fold(mine.given) == fold(theirs.given)
            if not (twin and alike(mine.surname, theirs.surname, fold)):
                return False
        second = (mine.middle, theirs.given), (mine.given, theirs.middle)
        return _given_fits(mine.given, theirs.given, fold) or any(
            one and other and fold(one) == fold(other) for one, other in second
        )

    def add(self, mention: Mention, value: NameValue) -> None:
        self.mentions.append(mention)
        if _fullness(value) > _fullness(self.value):
            self.value = value


def _initial(given: str | None) -> bool:
    """Tell whether a given name is only initials: «С.», «С.В.»."""
    return given is not None and (len(given.rstrip(".")) <= 2 or given.endswith("."))


def _given_fits(one: str | None, other: str | None, fold: Callable[[str], str]) -> bool:
    if not one or not other:
        return True
    first, second = fold(one), fold(other)
    if _initial(one) and _initial(other):
        short, long_ = sorted((first, second), key=len)
        return long_.startswith(short)
    if _initial(one) or _initial(other):
        return first[:1] == second[:1]
    return alike(one, other, fold)


def _fullness(value: NameValue) -> tuple[int, int]:
    given = 0 if not value.given else 1 if _initial(value.given) else 2
    return given, 1 if value.middle else 0


def _value(mention: Mention) -> NameValue:
    if isinstance(mention.value, NameValue):
        return mention.value
    words = mention.name.split()
    return NameValue(" ".join(words[:-1]) or None, None, words[-1] if words else mention.surface)


def read(mentions: Sequence[Mention], lexicon: Lexicon) -> People:
    """
    Sort the PERSON mentions into people.

    Full names first, then initials, then surnames alone: a surname binds to the one person that
    bears it, or, of several, to the one named last before it.
    """
    persons = _parted([mention for mention in mentions if mention.kind is MentionKind.PERSON])
    clusters: list[_Cluster] = []
    patronymics = lexicon.table("offices.toml")["patronymics"]
    owned = lexicon.table("offices.toml")["genitive_before"]
    for rank in (2, 1, 0):
        for mention in persons:
            value = _value(mention)
            kin = value.given and value.surname.endswith(tuple(patronymics))
            kin = kin and not (owned and mention.case == "gen")  # «Абай Құнанбайұлының мұрасы»
            titled = _level(mention, mentions) is not None and not _fathered(value, lexicon)
            kin = kin and not (titled and not (owned and _same_post(mention, persons, mentions)))
            if (0 if kin else _fullness(value)[0]) == rank:
                _file(mention, value, clusters, lexicon, kin=bool(kin))
    clusters.sort(key=lambda cluster: min(mention.span.start for mention in cluster.mentions))
    refs: list[NameRef] = []
    starts: dict[int, NameRef] = {}
    for cluster in clusters:
        ref = _ref(cluster, lexicon)
        if ref not in refs:
            refs.append(ref)
        starts.update({mention.span.start: ref for mention in cluster.mentions})
    return People(tuple(refs), starts)


def _parted(persons: list[Mention]) -> list[Mention]:
    """Take one's surname off another's name behind it, both named apart («Дубов Асан Серовтан»)."""
    full = {mention.name: mention for mention in persons}
    surnames = {_value(mention).surname for mention in persons if " " in mention.name}
    out: list[Mention] = []
    for mention in persons:
        first, _, rest = mention.name.partition(" ")
        other = full.get(rest) if " " in rest and first in surnames else None
        if other is None:
            out.append(mention)
        else:
            out.append(replace(mention, name=other.name, value=other.value, key=other.key))
    return out


def _level(person: Mention, mentions: Sequence[Mention]) -> str | None:
    """Give the level of the post that stands right before a name."""
    posts = (m for m in mentions if m.kind is MentionKind.POST)
    near = (post for post in posts if 0 <= person.span.start - post.span.end <= _APART)
    values = (post.value for post in near)
    return next((value.level for value in values if isinstance(value, PostValue)), None)


def _same_post(person: Mention, persons: list[Mention], mentions: Sequence[Mention]) -> bool:
    """Tell whether one of the same given name and post is told before: «әкім A … әкім A B-ұлы»."""
    level, given = _level(person, mentions), _value(person).given
    return level != "other" and any(
        _value(other).given == given and _level(other, mentions) == level
        for other in persons
        if other.span.start < person.span.start
    )


def _fathered(value: NameValue, lexicon: Lexicon) -> bool:
    """Tell whether a second name is made of a given name: «Сергеевич», but not «Мясникович»."""
    for ending in lexicon.table("offices.toml")["patronymics"]:
        if value.surname.endswith(ending):
            stem = value.surname.removesuffix(ending)
            return any(lexicon.is_given(lexicon.keys(stem + more)) for more in _CUT)
    return False


def _file(
    mention: Mention, value: NameValue, clusters: list[_Cluster], lexicon: Lexicon, *, kin: bool
) -> None:
    fold = lexicon.spelling.fold
    fitting = [cluster for cluster in clusters if cluster.fits(value)]
    if kin and not fitting:  # given name and patronymic of somebody named in full
        given = value.given or ""
        at = mention.span.start
        named = [c for c in clusters if any(known.span.start < at for known in c.mentions)]
        fitting = [c for c in named if c.value.given and alike(c.value.given, given, fold)]
        if fitting:
            value = NameValue(value.given, None, fitting[0].value.surname)
    if not fitting:
        clusters.append(_Cluster([mention], value, fold))
        return
    at = mention.span.start
    before = [
        (max(own), cluster)
        for cluster in fitting
        if (own := [known.span.start for known in cluster.mentions if known.span.start < at])
    ]
    chosen = max(before, key=lambda pair: pair[0])[1] if before else fitting[0]
    chosen.add(mention, value)


def known(name: str, lexicon: Lexicon) -> Entry | None:
    """Give the one person of the register that bears just this name."""
    return register.bearer(name, lexicon)


def _ref(cluster: _Cluster, lexicon: Lexicon) -> NameRef:
    best = max(
        cluster.mentions,
        key=lambda mention: (
            cluster.fold(_value(mention).surname) == cluster.fold(cluster.value.surname),
            _fullness(_value(mention)),
            mention.surface.replace(" ", "") == mention.name.replace(" ", ""),
            -mention.span.start,
        ),
    )
    key = next((mention.key for mention in cluster.mentions if mention.key), None)
    entry = known(best.name, lexicon)
    spelled = entry.en if entry and entry.en else lexicon.spelling.romanise(best.name)
    return NameRef(RefKind.PERSON, best.name, spelled, key)
