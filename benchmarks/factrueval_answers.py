"""
What an article's claims are in the words of FactRuEval-2016: its Occupation and Meeting facts.

Nothing is read here that is not in the claims: this only names slots and picks the form of the
words that the comparator knows (as stated, or the nominative).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kurultay.facts.claims import Event, NameRef, Office, PlaceClaim, RefKind
from kurultay.mentions.entries import Entry
from kurultay.mentions.mention import MentionKind
from kurultay.pipeline import Kit, Mapped

MEETINGS = frozenset({"summit", "bilateral_meeting", "multilateral_meeting", "phone_call"})
"""The kinds of events that are people meeting each other; who takes part in a session does not."""
PRESENT = frozenset({"attended", "online", "expected"})
_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
AFFILIATION = "office.delegate"
"""The rule for «NAME (BODY, STATE)», where no post is stated."""
REALM, OFFICE, PARTY = "государства", "ведомства", "делегации"
_GENITIVE = ("ого", "его", "ой", "ей")
"""Endings of an adjective before the noun of an organ."""
_MARKED = re.compile(_WORD.pattern + r"|[^\w\s]")
_BETWEEN = 4
_QUOTES = str.maketrans("", "", '«»“”„"')


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact in the words of the corpus: its kind and its slots in order."""

    kind: str
    slots: tuple[tuple[str, str], ...]


def written(given: Iterable[Answer]) -> str:
    """Write answers as track 3 wants them: a block of ``slot : value`` lines a fact."""
    return "".join(
        "\n".join((answer.kind, *(f"{slot} : {_plain(value)}" for slot, value in answer.slots)))
        + "\n\n"
        for answer in given
    )


def _plain(value: str) -> str:
    """Take out what the format cannot hold in a value: its own mark, line ends."""
    return " ".join(value.replace(":", " ").split())


def answers(mapped: Mapped, kit: Kit) -> tuple[Answer, ...]:
    """Give the Occupation and Meeting facts of an article, each once."""
    found = dict.fromkeys((*_occupations(mapped, kit), *_meetings(mapped)))
    return tuple(found)


def _occupations(mapped: Mapped, kit: Kit) -> Iterator[Answer]:
    """Give each post with its holder; the corpus has no such fact without a place of work."""
    for office in mapped.claims:
        if not isinstance(office, Office):
            continue
        title, where = _position(mapped, office, kit)
        if where is None:
            continue
        slots = [("who", office.holder.name), ("where", where)]
        if office.evidence.rule != AFFILIATION:
            slots.append(("position", title))
        elif office.body is None:
            continue  # where somebody is from is no place of work
        yield Answer("occupation", tuple(slots))


def _position(mapped: Mapped, office: Office, kit: Kit) -> tuple[str, str | None]:
    """Give the position and the place of work as the corpus parts them."""
    phrase = office.evidence.span.of(mapped.article.text)
    stated = as_stated(office.title, phrase)
    head, organ = parted(office.title, kit)
    if office.body:
        body = office.body.name.translate(_QUOTES).partition(" (")[0]
        if organ:
            return as_stated(head, phrase), _unit(organ, body, phrase)
        return _marked(office, stated, phrase, kit), body
    if organ:
        return as_stated(head, phrase), _organ(mapped, office, organ, phrase, kit)
    place = _place_of(mapped, office.title)
    if place:
        return as_stated(" ".join(office.title.split()[: -len(place.split())]), phrase), place
    if office.level == "governor" and " " in office.title:
        head, _, region = office.title.partition(" ")
        if region[:1].isupper():
            return as_stated(head, phrase), region  # «глава | Свердловской области»
    return stated, _unlisted(office, stated, phrase, kit) or _state(mapped, office, phrase, kit)


def _unlisted(office: Office, stated: str, phrase: str, kit: Kit) -> str:
    """
    Give the words between a title and the name where they are no state's: its place of work.

    «депутат | муниципального собрания района Отрадное»: a body that no list has; a name is in it.
    """
    found: list[str] = []
    for word in _MARKED.findall(phrase.partition(stated)[2]):
        own = any(kindred(part, word) for part in office.holder.name.split())
        if own or not word[0].isalpha():
            break
        found.append(word)
    entry = kit.registry.entry(MentionKind.STATE, office.country or "")
    states = (*entry.names_in("ru"), *entry.acronyms_in("ru")) if entry else ()
    lands = kit.lexicons["ru"].world.words("titles.lands")
    if not any(word[0].isupper() for word in found) or len(found[0]) < _BETWEEN:
        return ""
    named = any(kindred(name.split()[0], found[0]) for name in (*states, *lands))
    return "" if named else " ".join(found)


def parted(title: str, kit: Kit) -> tuple[str, str]:
    """
    Part the title of who heads an organ: «глава», «правительства».

    Shape: head and organ; a title that names no organ has an empty one.
    """
    words, lexicon = title.split(), kit.lexicons["ru"]
    keys = [lexicon.keys(word) for word in words]
    for at in range(1, len(words)):
        known = any(True for _ in lexicon.heads.matches(keys, at))
        if known or words[at] in (REALM, OFFICE, PARTY):
            first = at
            while first > 1 and words[first - 1].endswith(_GENITIVE):
                first -= 1
            return " ".join(words[:first]), " ".join(words[first:])
    return title, ""


def _marked(office: Office, stated: str, phrase: str, kit: Kit) -> str:
    """Put the words that make a post an acting or former one before it, as the corpus has them."""
    before = phrase.partition(stated)[0].split()
    for name in ("acting", "former") if office.acting or office.former else ():
        for mark in kit.lexicons["ru"].world.words(f"titles.{name}"):
            own = before[-len(mark.split()) :]
            if len(own) == len(mark.split()) and all(map(kindred, mark.split(), own)):
                return " ".join((*own, stated))
    return stated


def _unit(organ: str, body: str, phrase: str) -> str:
    """Name a part of a body as stated, with the body if that stands right behind it."""
    own, whole = as_stated(organ, phrase), as_stated(f"{organ} {body}", phrase, "")
    inside = all(any(kindred(o, b) for b in body.split()) for o in organ.split())
    return body if inside else whole.translate(_QUOTES) or own


def _organ(mapped: Mapped, office: Office, organ: str, phrase: str, kit: Kit) -> str | None:
    """Name the organ as stated, with its state if that stands in the phrase."""
    if organ == REALM:
        return _state(mapped, office, phrase, kit)
    own = as_stated(organ, phrase)
    ahead, _, rest = phrase.partition(own)
    behind, before = rest.split(), ahead.split()[1:]
    if before and before[-1].endswith(_GENITIVE):
        return f"{before[-1]} {own}"  # «глава | израильского правительства»
    entry = kit.registry.entry(MentionKind.STATE, office.country or "")
    if entry and behind:
        names = (*entry.names_in("ru"), *entry.acronyms_in("ru"))
        if any(kindred(name.split()[0], behind[0]) for name in names):
            return f"{own} {behind[0]}"
    return own


def _state(mapped: Mapped, office: Office, phrase: str, kit: Kit) -> str | None:
    entry = kit.registry.entry(MentionKind.STATE, office.country or "")
    if entry is None:
        return None
    names = entry.names_in("ru")
    there = state_as_stated(entry, phrase) or state_as_stated(entry, mapped.article.text)
    return there or names[0]


def state_as_stated(entry: Entry, text: str) -> str | None:
    """Give a state's short form if a text has it, else the name it uses, else None."""
    words = set(_WORD.findall(text))
    short = [name for name in entry.acronyms_in("ru") if name in words]
    return next(iter(short), None) or next(
        (name for name in entry.names_in("ru") if as_stated(name, text, "")), None
    )


def _place_of(mapped: Mapped, title: str) -> str | None:
    """Give the place that a title ends in: «мэр Москвы» is a mayor, in Moscow."""
    words = title.split()
    for claim in mapped.claims:
        if isinstance(claim, PlaceClaim):
            name = claim.ref.name.split()
            own = words[-len(name) :]
            if len(own) < len(words) and all(map(kindred, name, own)):
                return claim.ref.name
    return None


def kindred(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one word: alike but for the last letters."""
    first, second = (word.casefold().replace("ё", "е") for word in (one, other))
    second = second.removeprefix("экс-") if not first.startswith("экс-") else second
    same = 0
    for left, right in zip(first, second, strict=False):
        if left != right:
            break
        same += 1
    longest = max(len(first), len(second))
    return same >= max(longest - 3, min(2, longest))


def as_stated(title: str, phrase: str, otherwise: str | None = None) -> str:
    """
    Give the words of a phrase that are a title's words, in the form they stand in.

    Shape: with what stands between them, at most a few words («посол Японии в России»); the title
    itself, or ``otherwise``, if the phrase does not hold its words in order.
    """
    wanted, there = _WORD.findall(title), list(_WORD.finditer(phrase))
    for at in range(len(there)):
        row, last = 0, at
        for index in range(at, min(at + len(wanted) + _BETWEEN, len(there))):
            if row < len(wanted) and kindred(wanted[row], there[index].group()):
                row, last = row + 1, index
            elif row == 0:
                break
        if wanted and row == len(wanted):
            return phrase[there[at].start() : there[last].end()]
    return title if otherwise is None else otherwise


def _meetings(mapped: Mapped) -> Iterator[Answer]:
    """Give each meeting of at least two; people if there are two, else bodies and states too."""
    for event in mapped.claims:
        if not isinstance(event, Event) or event.type not in MEETINGS:
            continue
        there = [one.who for one in event.participants if one.attendance.value in PRESENT]
        people = _once(who for who in there if who.kind is RefKind.PERSON)
        named = people if len(people) > 1 else _once(there)
        if len(named) > 1:
            yield Answer("meeting", tuple(("participant", name) for name in named))


def _once(who: Iterable[NameRef]) -> Sequence[str]:
    return list(dict.fromkeys(one.name.translate(_QUOTES) for one in who))
