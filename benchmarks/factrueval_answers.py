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

MEETINGS = frozenset(
    {
        "summit", "ministerial", "council_session", "committee_session", "bilateral_meeting",
        "multilateral_meeting", "phone_call", "forum", "conference",
    }
)  # fmt: skip
"""The kinds of events that are meetings (ontology: kur:Meeting)."""
PRESENT = frozenset({"attended", "online", "expected"})
_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
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
        phrase = office.evidence.span.of(mapped.article.text)
        title = as_stated(office.title, phrase)
        place = _place_of(mapped, office.title)
        if place:
            title = as_stated(office.title.rsplit(" ", 1)[0], phrase)
        where = place or _where(office, phrase, kit)
        if where:
            slots = (("who", office.holder.name), ("where", where), ("position", title))
            yield Answer("occupation", slots)


def _where(office: Office, phrase: str, kit: Kit) -> str | None:
    if office.body:
        return office.body.name.translate(_QUOTES)
    if not office.country:
        return None
    entry = kit.registry.entry(MentionKind.STATE, office.country)
    return state_as_stated(entry, phrase) if entry else None


def state_as_stated(entry: Entry, phrase: str) -> str:
    """Give a state's short form if the phrase has it, else the name it uses, else the main one."""
    words = set(_WORD.findall(phrase))
    for short in entry.acronyms_in("ru"):
        if short in words:
            return short
    names = entry.names_in("ru")
    return next((name for name in names if as_stated(name, phrase, "")), names[0])


def _place_of(mapped: Mapped, title: str) -> str | None:
    """Give the place that a title ends in: «мэр Москвы» is a mayor, in Moscow."""
    last = title.rsplit(" ", 1)[-1]
    for claim in mapped.claims:
        if isinstance(claim, PlaceClaim) and " " in title and kindred(claim.ref.name, last):
            return claim.ref.name
    return None


def kindred(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one word: alike but for the last letters."""
    first, second = one.casefold().replace("ё", "е"), other.casefold().replace("ё", "е")
    length = max(len(first), len(second))
    same = next(
        (i for i, (a, b) in enumerate(zip(first, second)) if a != b), min(len(first), len(second))
    )
    return same >= max(min(length, 3), length - 3)


def as_stated(title: str, phrase: str, otherwise: str | None = None) -> str:
    """
    Give the words of a phrase that are a title's words, in the form they stand in.

    Shape: the title itself, or ``otherwise``, if the phrase does not hold its words in a row.
    """
    wanted = _WORD.findall(title)
    there = list(_WORD.finditer(phrase))
    for at in range(len(there) - len(wanted) + 1):
        row = there[at : at + len(wanted)]
        if wanted and all(kindred(a, b.group()) for a, b in zip(wanted, row, strict=True)):
            return phrase[row[0].start() : row[-1].end()]
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
