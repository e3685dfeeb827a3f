"""The bodies that an article names, each with all its names there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kurultay.facts.claims import BodyClaim, NameRef
from kurultay.mentions.mention import Mention


@dataclass(frozen=True, slots=True)
class Bodies:
    """
    Which body each BODY mention names.

    Shape: ``claims`` in the order of first mention; ``starts`` maps the start of every BODY
    mention to its body.
    """

    claims: tuple[BodyClaim, ...]
    starts: Mapping[tuple[int, int], NameRef]

    def what(self, mention: Mention) -> NameRef | None:
        """Give the body that a BODY mention names."""
        return self.starts.get((mention.span.start, mention.span.end))
