"""How far what a rule finds is to be believed: the confidence it states, as facts bore it out."""

from __future__ import annotations

from collections.abc import Mapping

from kurultay.errors import ResourceError
from kurultay.resources import Home

FILE = "confidence.toml"
_PLACES = 4


class Trust:
    """The table of ``mapping/confidence.toml``; what it does not have stays as it is stated."""

    __slots__ = ("_known",)

    def __init__(self, rules: Mapping[str, Mapping[str, float]]) -> None:
        """
        Take the table: rule → stated confidence → how far it is to be believed.

        Errors: ResourceError for a value that is no probability.
        """
        self._known: dict[tuple[str, float], float] = {}
        for rule, table in rules.items():
            for stated, value in table.items():
                if not 0 < value <= 1:
                    raise ResourceError(f"mapping/{FILE}: {rule}: {value} is not within (0, 1]")
                self._known[rule, round(float(stated), _PLACES)] = float(value)

    @classmethod
    def of(cls, home: Home) -> Trust:
        """
        Read the table.

        Errors: ResourceError if the file is missing or broken.
        """
        return cls(home.toml("mapping", FILE).get("rule", {}))

    def __call__(self, rule: str, stated: float) -> float:
        """Give how far a fact of a rule is to be believed that states this confidence."""
        return self._known.get((rule, round(stated, _PLACES)), stated)
