"""
What a check found, for people and for machines: each finding with its article and sentence.

Source: SARIF 2.1.0 (OASIS) for code scanners, the JUnit form that build servers read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from xml.etree import ElementTree as ET

from kurultay.check import Finding, Report, Severity, to_table, to_turtle
from kurultay.errors import UsageError
from kurultay.graph import terms
from kurultay.store import Store

FORMATS = ("table", "csv", "tsv", "json", "ttl", "sarif", "junit")
_BATCH = 200
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """
    Where a finding comes from: the article's address, or its key, and the sentence.

    Units: ``start`` and ``end`` of the sentence in code points of the article's text, half-open.
    """

    article: str
    iri: str
    start: int
    end: int
    sentence: str


Spots = Mapping[str, Spot]
"""By focus node; a node that leads to no sentence has none."""


def locate(store: Store, report: Report) -> dict[str, Spot]:
    """Give the first sentence that each focus node leads back to."""
    wanted = sorted({one.focus for one in report.findings if one.focus.startswith("http")})
    found: dict[str, Spot] = {}
    for part in _parts(wanted):
        for focus, spot in _asked(store, part):
            found[focus] = min(spot, found.get(focus, spot))
    return found


def _parts(nodes: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(nodes), _BATCH):
        yield nodes[at : at + _BATCH]


def _asked(store: Store, nodes: Iterable[str]) -> Iterator[tuple[str, Spot]]:
    """Ask for the sentences of nodes: evidence, an observation, or what is derived from one."""
    values = " ".join(f"<{node}>" for node in nodes)
    text = f"""
SELECT ?focus ?article ?name ?start ?end ?exact WHERE {{
  {{ VALUES ?seen {{ {values} }} BIND(?seen AS ?focus) }}
  UNION {{ VALUES ?focus {{ {values} }} ?focus <{terms.DERIVED_FROM}> ?seen }}
  GRAPH ?graph {{
    {{ ?seen <{terms.IN_SENTENCE}> ?sentence }}
    UNION {{ ?evidence <{terms.SUPPORTS}> ?seen ; <{terms.IN_SENTENCE}> ?sentence }}
    ?sentence <{terms.IN_ARTICLE}> ?article ; <{terms.START}> ?start ; <{terms.END}> ?end ;
              <{terms.EXACT}> ?exact .
    OPTIONAL {{ ?article <{terms.URL}> ?url }}
    OPTIONAL {{ ?article <{terms.KEY}> ?key }}
  }}
  BIND(STR(COALESCE(?url, ?key, ?article)) AS ?name)
}}"""
    for row in store.select(text):
        start, end = int(row["start"].value), int(row["end"].value)
        known = row["name"].value, row["article"].value, start, end, row["exact"].value
        yield row["focus"].value, Spot(*known)


def form(asked: str | None, *, terminal: bool) -> str:
    """
    Give the form of a report: as asked, else a table on a terminal and CSV in a pipe.

    Errors: UsageError for a form that there is not.
    """
    if asked is None:
        return "table" if terminal else "csv"
    name = "ttl" if asked == "turtle" else asked
    if name not in FORMATS:
        raise UsageError(f"--format {asked}: no such form; use one of: {', '.join(FORMATS)}")
    return name


def write(report: Report, spots: Spots, name: str, version: str) -> str:
    """Give a report in one of the forms that are no tables: "json", "ttl", "sarif", "junit"."""
    if name == "ttl":
        return turtle(report, spots)
    if name == "sarif":
        return to_sarif(report, spots, version)
    return to_junit(report, spots) if name == "junit" else to_json(report, spots)


def table(report: Report, spots: Spots) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Give columns and rows, with article and sentence last."""
    columns, rows = to_table(report)
    told = []
    for row, one in zip(rows, report.findings, strict=True):
        spot = spots.get(one.focus)
        told.append((*row, spot.article if spot else "", spot.sentence if spot else ""))
    return (*columns, "article", "sentence"), tuple(told)


def to_json(report: Report, spots: Spots) -> str:
    """Give one JSON object, sorted as the report is."""
    rows: list[dict[str, Any]] = []
    for one in report.findings:
        spot = spots.get(one.focus)
        rows.append({**asdict(one), "where": asdict(spot) if spot else None})
    value = {"conforms": report.conforms, "findings": rows}
    return json.dumps(value, ensure_ascii=False, indent=1)


def turtle(report: Report, spots: Spots) -> str:
    """Give a ``sh:ValidationReport`` that also says which article each focus node is from."""
    written = to_turtle(report)
    known = {one.focus: spots[one.focus] for one in report.findings if one.focus in spots}
    more = [
        f"<{focus}> <{terms.IN_ARTICLE}> <{spot.iri}> ." for focus, spot in sorted(known.items())
    ]
    return written + "".join(f"{line}\n" for line in more)


def to_sarif(report: Report, spots: Spots, version: str) -> str:
    """Give a SARIF 2.1.0 log with one run: rules are shapes and check queries."""
    shapes = sorted({one.shape for one in report.findings})
    messages = {one.shape: one.message for one in report.findings}
    driver = {
        "name": "kurultay",
        "version": version,
        "rules": [{"id": shape, "shortDescription": {"text": messages[shape]}} for shape in shapes],
    }
    results = [
        _result(one, shapes.index(one.shape), spots.get(one.focus)) for one in report.findings
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(one: Finding, rule: int, spot: Spot | None) -> dict[str, Any]:
    place: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": one.focus, "kind": "resource"}]
    }
    if spot is not None:
        place["physicalLocation"] = {
            "artifactLocation": {"uri": spot.article},
            "region": {
                "charOffset": spot.start,
                "charLength": spot.end - spot.start,
                "snippet": {"text": spot.sentence},
            },
        }
    return {
        "ruleId": one.shape,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": _words(one)},
        "locations": [place],
    }


def _words(one: Finding) -> str:
    what = " ".join(part for part in (one.path, one.value) if part)
    return f"{one.message} ({what})" if what else one.message


def to_junit(report: Report, spots: Spots) -> str:
    """Give a test suite: a case a finding, failed if it is a violation; one that passes if none."""
    failed = report.count(Severity.VIOLATION)
    cases = max(len(report.findings), 1)
    counts = {"tests": str(cases), "failures": str(failed), "errors": "0", "skipped": "0"}
    suites = ET.Element("testsuites", {"name": "kurultay validate", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "shapes", **counts})
    if not report.findings:
        ET.SubElement(suite, "testcase", {"name": "conforms", "classname": "shapes"})
    for one in report.findings:
        spot = spots.get(one.focus)
        known = {"name": one.focus, "classname": one.shape}
        case = ET.SubElement(suite, "testcase", known | ({"file": spot.article} if spot else {}))
        inside = f"{_words(one)}\n{spot.article}: {spot.sentence}" if spot else _words(one)
        if one.severity is Severity.VIOLATION:
            made = ET.SubElement(case, "failure", {"message": one.message, "type": one.shape})
        else:
            made = ET.SubElement(case, "system-out")
        made.text = _printable(inside)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff"))
