"""What identity says of a name: which register entity it is, and how that was settled."""

from __future__ import annotations

from dataclasses import dataclass

from kurultay.facts.claims import NameRef


@dataclass(frozen=True, slots=True)
class Resolution:
    """
    One name of an article and the register entity that it means.

    ``entity_key`` is the register id or ISO code, None where the register has no such thing or
    does not tell which. ``slug_key`` is the folded name, under which ``merge`` looks for the same
    thing elsewhere. ``how`` is a short reason; ``rivals`` the candidates that were refused;
    ``code`` the ISO 3166-2 code of a region; ``country`` the state of a body by those who hold its
    posts.
    """

    ref: NameRef
    entity_key: str | None
    slug_key: str
    how: str
    rivals: tuple[str, ...] = ()
    code: str | None = None
    country: str | None = None
