"""
Claims: what an article says, in the fields of the annotation schema.

Every claim ends in its evidence. A claim names people, bodies and places as the article does
(:class:`NameRef`); who they are is settled by ``identity`` and ``merge``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kurultay.text.article import PartialDate, Span


class RefKind(StrEnum):
    """The kind of thing that a name refers to."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    PLACE = "place"


class Attendance(StrEnum):
    """How a participant stands to an event."""

    ATTENDED = "attended"
    ONLINE = "online"
    INVITED = "invited"
    EXPECTED = "expected"  # named as a participant of an event still to come
    ABSENT = "absent"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a claim, the sentence they stand in, the rule that read them."""

    span: Span
    sentence: Span
    rule: str
    confidence: float

    def __post_init__(self) -> None:
        """Refuse words outside of their sentence, and a confidence that is no probability."""
        if not self.sentence.covers(self.span):
            raise ValueError(f"evidence outside its sentence: {self.span}, {self.sentence}")
        if not 0 < self.confidence <= 1:
            raise ValueError(f"confidence out of (0, 1]: {self.confidence}")


@dataclass(frozen=True, slots=True)
class NameRef:
    """
    A name within one article; equal refs are one thing there.

    ``name`` is the nominative in the source script, ``en`` the usual English form or a
    romanisation. ``key`` is the register id or ISO code that the gazetteer gives (``RU-TA`` for a
    region that sends a delegation), ``country`` the state it belongs to.
    """

    kind: RefKind
    name: str
    en: str
    key: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A person with a post, as stated: one row of ``positions``."""

    holder: NameRef
    title: str
    title_en: str
    level: str
    body: NameRef | None
    country: str | None
    acting: bool
    former: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Participation:
    """A person, body or state in an event; ``offices`` are those it has there."""

    who: NameRef
    role: str
    attendance: Attendance
    offices: tuple[Office, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event as stated; ``basis`` is ``stated`` or ``relative``."""

    start: PartialDate
    end: PartialDate | None
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Event:
    """
    An event with its participants: one row of ``events``.

    ``type`` and ``status`` are values of the annotation schema (``cancelled`` besides). ``within``
    is a larger event or framework in words; ``part_of`` the id of a claimed event, if it is one.
    """

    id: str
    type: str
    status: str
    name: str | None
    en: str
    ordinal: int | None
    when: When | None
    place: NameRef | None
    country: str | None
    organiser: NameRef | None
    within: str | None
    part_of: str | None
    participants: tuple[Participation, ...]
    topics: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office of the register takes part in an event, without being named."""

    event: str
    office: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BodyClaim:
    """A body that the article names, with all the names it gives it."""

    ref: NameRef
    acronym: str | None
    aliases: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StateClaim:
    """A state that the article names or plainly means."""

    ref: NameRef
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """A city, region or named site."""

    ref: NameRef
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Document:
    """A named document; ``type`` and ``status`` are values of the annotation schema."""

    name: str
    en: str
    type: str
    status: str
    parties: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported or direct speech; ``speaker`` is None where nobody is named."""

    speaker: NameRef | None
    speaker_text: str | None
    quote: str
    direct: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its measure; ``between`` holds ISO codes or register ids of bodies."""

    measure: str
    value: Decimal
    unit: str
    period: str | None
    between: tuple[str, ...]
    evidence: Evidence


Claim = (
    Event | Holder | Office | BodyClaim | StateClaim | PlaceClaim | Document | Statement | Figure
)
