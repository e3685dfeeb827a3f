"""Mentions: the spans that name a person, post, body, state, place, day, event or number."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kurultay.text.article import PartialDate, Span


class MentionKind(StrEnum):
    """What a span names."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    STATE = "state"
    PLACE = "place"
    DATE = "date"
    EVENT = "event"  # the trigger word or phrase: «заседание», «кездесу»
    DOCUMENT = "document"  # the head: «декларация», «меморандум»
    AMOUNT = "amount"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class DateValue:
    """
    The days that a date expression means.

    ``start`` and ``end`` are as precise as the words (``end`` is None for a single day stated
    alone); ``basis`` is ``stated``, or ``relative`` where the article's date was needed.
    """

    start: PartialDate
    end: PartialDate | None
    basis: str


@dataclass(frozen=True, slots=True)
class PostValue:
    """
    A post as the words give it.

    ``title`` is nominative, without body and country; ``level`` a value of devset/SCHEMA.md;
    ``country`` an ISO code and ``body`` the index of a BODY mention, when they stand inside the
    phrase; ``plural`` for «министры …» shared over a list.
    """

    title: str
    title_en: str
    level: str
    country: str | None = None
    body: int | None = None
    acting: bool = False
    former: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NameValue:
    """A personal name, nominative as far as the article allows: given, patronymic, surname."""

    given: str | None
    middle: str | None
    surname: str


@dataclass(frozen=True, slots=True)
class AmountValue:
    """A number with its unit: ``%``, an ISO 4217 code, or the lemma of the noun counted."""

    value: float
    unit: str
    unit_en: str


Value = DateValue | PostValue | NameValue | AmountValue | int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A span with what it names.

    ``key`` is what the exact knowledge calls it (state: ISO code, place and body: register id,
    event and document: the trigger's type); None where only its shape or a model tells.
    ``name`` is the normal form: nominative, source script. ``adjective`` marks «казахстанский».
    """

    kind: MentionKind
    span: Span
    surface: str
    name: str
    rule: str
    key: str | None = None
    rivals: tuple[str, ...] = ()
    value: Value = None
    case: str | None = None
    adjective: bool = False
    confidence: float = field(default=1.0)
