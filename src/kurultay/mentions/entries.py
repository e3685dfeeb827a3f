"""Register entries as plain values: what is known of states, places, bodies, people and posts."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.mentions.mention import MentionKind
from kurultay.text.article import PartialDate

Tagged = tuple[str, str]
"""A language code and a text in it."""


@dataclass(frozen=True, slots=True)
class TenureEntry:
    """
    A person in a post for a time, as the register knows it.

    ``person``, ``office`` and ``body`` are register ids; ``open`` says what a missing ``until``
    means; ``attested`` is a day on which the tenure is known to have run.
    """

    person: str
    office: str | None
    post_en: str
    post_ru: str
    level: str
    country: str | None = None
    body: str | None = None
    start: PartialDate | None = None
    until: PartialDate | None = None
    open: str = ""
    attested: PartialDate | None = None

    def ran_on(self, day: PartialDate) -> bool:
        """Tell whether it is known to have run on a day, not only may have."""
        if self.start is None or day.first_day < self.start.last_day:
            return False
        if self.until is not None:
            return day.last_day <= self.until.first_day
        known = self.attested is not None and day.last_day <= self.attested.first_day
        return self.open == "yes" or known


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing of the register, with its names in all languages, free of RDF.

    ``kind`` is STATE, PLACE, BODY, PERSON or POST. ``key`` is the ISO code (or ``TRNC``) of a
    state, else the register id. Of each language the first of ``names`` is the main one, then
    come official, former and other names. ``level`` is the rank of a post; ``subtype`` is the
    kind of a place (city, region, site) or of a body (organisation, organ, …); ``code`` is the
    ISO 3166-2 code of a region.
    """

    kind: MentionKind
    key: str
    names: tuple[Tagged, ...]
    acronyms: tuple[Tagged, ...] = ()
    adjectives: tuple[Tagged, ...] = ()
    en: str = ""
    country: str | None = None
    part_of: str | None = None
    level: str | None = None
    subtype: str | None = None
    seat: str | None = None
    code: str | None = None
    tenures: tuple[TenureEntry, ...] = ()
    """Of a person: the posts that the register knows, in its order."""

    def names_in(self, lang: str) -> tuple[str, ...]:
        """Give its names in a language, the main one first."""
        return tuple(text for code, text in self.names if code == lang)

    def acronyms_in(self, lang: str) -> tuple[str, ...]:
        """Give its acronyms in a language."""
        return tuple(text for code, text in self.acronyms if code == lang)

    def adjectives_in(self, lang: str) -> tuple[str, ...]:
        """Give its adjectives in a language."""
        return tuple(text for code, text in self.adjectives if code == lang)
