"""What a check finds, as plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from kurultay.errors import InputError


class Severity(StrEnum):
    """How bad a finding is: a violation stops publishing, the others are shown."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


_ORDER = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One node that fails one shape.

    ``shape`` is the shape's local name (``Event-source``) or the name of a check query, ``path``
    the property's IRI or empty for the node as a whole, ``value`` the offending value or empty,
    ``source`` the named graph that describes the node, empty for the default graph.
    """

    shape: str
    focus: str
    path: str
    severity: Severity
    message: str
    value: str
    source: str

    @classmethod
    def of_query(cls, query: str, row: Mapping[str, str | None]) -> Finding:
        """
        Give a row of a check query as a finding.

        The first column is the node; the columns ``message``, ``path``, ``value`` and ``source``
        are taken where the query has them. The last word of the query's name is the severity.
        """
        focus = next(iter(row.values()), None)
        word = query.rpartition("-")[2]
        return cls(
            shape=query,
            focus=focus or "",
            path=row.get("path") or "",
            severity=Severity(word) if word in set(Severity) else Severity.VIOLATION,
            message=row.get("message") or "It fails a check query.",
            value=row.get("value") or "",
            source=row.get("source") or "",
        )

    def order(self) -> tuple[int, str, str, str, str, str]:
        """Give the place of the finding in a report: the worst first, then by source."""
        return (
            _ORDER[self.severity],
            self.source,
            self.focus,
            self.shape,
            self.path,
            self.value,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """
    The findings of one check.

    Shape: sorted by severity, source and node; no finding twice.
    """

    findings: tuple[Finding, ...]

    def __post_init__(self) -> None:
        """Sort the findings and drop repetitions."""
        findings = tuple(sorted(set(self.findings), key=Finding.order))
        object.__setattr__(self, "findings", findings)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """
        Read a report back from its JSON.

        Errors: InputError if the text is not the JSON of a report.
        """
        try:
            rows = json.loads(text)["findings"]
            return cls(
                tuple(Finding(**{**row, "severity": Severity(row["severity"])}) for row in rows)
            )
        except (ValueError, LookupError, TypeError) as error:
            raise InputError(f"report: not the JSON of a check report: {error}") from error

    def to_json(self) -> str:
        """Give the report as one JSON object, sorted as the report is."""
        value = {
            "conforms": self.conforms,
            "findings": [asdict(found) for found in self.findings],
        }
        return json.dumps(value, ensure_ascii=False, indent=1)

    @property
    def conforms(self) -> bool:
        """Say whether nothing stops publishing."""
        return not any(found.severity is Severity.VIOLATION for found in self.findings)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(found.severity is severity for found in self.findings)

    def __add__(self, other: Report) -> Report:
        """Join two reports."""
        return Report((*self.findings, *other.findings))
