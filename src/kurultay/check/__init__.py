"""Check: does a graph conform to the shapes, and if not, what is wrong with which node."""

from __future__ import annotations

from kurultay.check.batch import Checker, Cut, Graph, Sifter, check, validate
from kurultay.check.reference import Reference
from kurultay.check.render import to_json, to_table, to_turtle
from kurultay.check.report import Finding, Report, Severity
from kurultay.check.shapes import Shapes
from kurultay.check.spans import surely

__all__ = [
    "Checker",
    "Cut",
    "Finding",
    "Graph",
    "Reference",
    "Report",
    "Severity",
    "Shapes",
    "Sifter",
    "check",
    "surely",
    "to_json",
    "to_table",
    "to_turtle",
    "validate",
]
