"""The mapping of claim fields to ontology terms, as ``mapping/facts.toml`` states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kurultay.errors import ResourceError
from kurultay.graph import terms
from kurultay.resources import Home

WAYS = frozenset(
    {"boolean", "code", "concept", "decimal", "english", "hand"}
    | {"integer", "label", "ref", "string", "tagged"}
)
PLACE = "mapping/facts.toml"


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Where one field goes: the property, and how its value is written."""

    way: str
    term: str | None
    scheme: str | None
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimMap:
    """Where one claim goes: its class and its fields."""

    term: str
    fields: Mapping[str, FieldMap]
    left_out: Mapping[str, str]
    extra: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FactMap:
    """The whole mapping, by the name of the claim's class."""

    claims: Mapping[str, ClaimMap]
    meeting_types: frozenset[str]
    floor: float = 0.0
    """A fact less sure than this is kept in its article's graph and not merged."""

    @classmethod
    def load(cls, home: Home) -> FactMap:
        """
        Read the mapping.

        Errors: ResourceError, naming the table, for anything it does not understand.
        """
        raw = home.toml("mapping", "facts.toml")
        claims = {name: _claim(name, table) for name, table in raw.items()}
        meetings = frozenset(raw.get("Event", {}).get("meetings", ()))
        floor = float(home.toml("mapping", "confidence.toml").get("floor", 0.0))
        return cls(MappingProxyType(claims), meetings, floor)

    def of(self, claim: object) -> ClaimMap:
        """
        Give the map of a claim.

        Errors: ResourceError if the mapping does not have its class.
        """
        return self.named(type(claim).__name__)

    def named(self, name: str) -> ClaimMap:
        """
        Give the map of a class of claims.

        Errors: ResourceError if the mapping does not have it.
        """
        if name not in self.claims:
            raise ResourceError(f"{PLACE}: [{name}] is missing; add its class and fields")
        return self.claims[name]


def _field(where: str, raw: Mapping[str, Any]) -> FieldMap:
    way = raw.get("as")
    if way not in WAYS:
        raise ResourceError(f"{PLACE}: {where}: as = {way!r}; use one of {', '.join(sorted(WAYS))}")
    if (way == "hand") == ("term" in raw) or (way == "concept") != ("scheme" in raw):
        raise ResourceError(
            f'{PLACE}: {where}: "hand" takes terms, others a term, "concept" a scheme besides'
        )
    term = terms.expand(raw["term"]) if "term" in raw else None
    listed = tuple(terms.expand(name) for name in raw.get("terms", ()))
    return FieldMap(way, term, raw.get("scheme"), listed or ((term,) if term else ()))


def _claim(name: str, raw: Mapping[str, Any]) -> ClaimMap:
    if "class" not in raw:
        raise ResourceError(f"{PLACE}: [{name}] has no class")
    fields = {key: _field(f"{name}.{key}", value) for key, value in raw.get("fields", {}).items()}
    extra = {key: terms.expand(raw[key]) for key in ("meeting", "post") if key in raw}
    return ClaimMap(
        terms.expand(raw["class"]),
        MappingProxyType(fields),
        MappingProxyType(dict(raw.get("left_out", {}))),
        MappingProxyType(extra),
    )
