"""Reports as text: a table to read, JSON for machines, Turtle for SHACL tools."""

from __future__ import annotations

import pyoxigraph as ox

from kurultay.check.report import Finding, Report, Severity

SH = "http://www.w3.org/ns/shacl#"
KURSH = "https://w3id.org/kurultay/shapes#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SHORT = (
    ("https://w3id.org/kurultay/ontology#", "kur:"),
    ("http://www.w3.org/ns/prov#", "prov:"),
    ("http://www.w3.org/ns/org#", "org:"),
    ("http://www.w3.org/2004/02/skos/core#", "skos:"),
    ("http://www.w3.org/2002/07/owl#", "owl:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    ("http://purl.org/dc/terms/", "dcterms:"),
    ("https://schema.org/", "schema:"),
)


def short(iri: str) -> str:
    """Give an IRI of a known vocabulary as a prefixed name, any other as it is."""
    for full, prefix in _SHORT:
        if iri.startswith(full):
            return prefix + iri[len(full) :]
    return iri


def to_table(report: Report) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Give the columns and rows of a report, ready for any table writer."""
    columns = ("severity", "shape", "focus", "path", "value", "message", "source")
    rows = tuple(
        (
            found.severity.value,
            found.shape,
            found.focus,
            short(found.path),
            found.value,
            found.message,
            found.source,
        )
        for found in report.findings
    )
    return columns, rows


def to_json(report: Report) -> str:
    """Give a report as one JSON object, sorted as the report is."""
    return report.to_json()


def to_turtle(report: Report) -> str:
    """
    Give a report as Turtle, a ``sh:ValidationReport``.

    Shape: results are numbered in the order of the report; the only blank nodes are the data's own.
    """
    head = ox.NamedNode("urn:kurultay:report")
    conforms = ox.Literal(report.conforms)
    triples = [
        ox.Triple(head, _TYPE, _sh("ValidationReport")),
        ox.Triple(head, _sh("conforms"), conforms),
    ]
    for number, found in enumerate(report.findings, 1):
        node = ox.NamedNode(f"urn:kurultay:report:result-{number}")
        triples.append(ox.Triple(head, _sh("result"), node))
        triples += _result(node, found)
    prefixes = {"sh": SH, "kursh": KURSH, "kur": _SHORT[0][0]}
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    return written.decode("utf-8")


def _result(node: ox.NamedNode, found: Finding) -> list[ox.Triple]:
    """Give the triples of one result."""
    severities = {Severity.VIOLATION: "Violation", Severity.WARNING: "Warning"}
    blank = found.focus.startswith("_:")
    focus = ox.BlankNode(found.focus[2:]) if blank else ox.NamedNode(found.focus)
    values: list[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal]] = [
        ("focusNode", focus),
        ("resultMessage", ox.Literal(found.message, language="en")),
        ("resultSeverity", _sh(severities.get(found.severity, "Info"))),
        ("sourceShape", ox.NamedNode(KURSH + found.shape)),
    ]
    if found.path.startswith(("http:", "https:", "urn:")):
        values.append(("resultPath", ox.NamedNode(found.path)))
    if found.value:
        values.append(("value", ox.Literal(found.value)))
    triples = [ox.Triple(node, _TYPE, _sh("ValidationResult"))]
    return triples + [ox.Triple(node, _sh(name), value) for name, value in values]


def _sh(name: str) -> ox.NamedNode:
    """Give a term of SHACL."""
    return ox.NamedNode(SH + name)
