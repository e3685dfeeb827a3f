"""
The stored queries as a catalogue: Markdown for people, SHACL-AF executables and OpenAPI for tools.

One source, the headers of the query files.
Source: SHACL Advanced Features (``sh:SPARQLExecutable``), OpenAPI 3.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kurultay.graph import terms, write
from kurultay.queries import LANGUAGES, Query

FORMATS = ("md", "ttl", "openapi")
_SH = "http://www.w3.org/ns/shacl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_DCT = "http://purl.org/dc/terms/"
_SCHEMAS: Mapping[str, Mapping[str, str]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "iri": {"type": "string", "format": "iri"},
}
_DATATYPES = {
    "date": terms.expand("xsd:date"),
    "integer": terms.expand("xsd:integer"),
    "boolean": terms.expand("xsd:boolean"),
    "text": terms.expand("xsd:string"),
}


def markdown(found: Iterable[Query]) -> str:
    """Give the catalogue as a Markdown page."""
    stored = list(found)
    lines = [
        "# The stored queries",
        "",
        "Written by `kurultay queries docs`. `kurultay query NAME -p name=value` asks one.",
        "",
        "| query | question | parameters |",
        "|---|---|---|",
    ]
    for one in stored:
        takes = ", ".join(f"`{name}`" for name in one.params) or "–"
        lines.append(f"| [{one.id}](#{one.id}) | {one.answers['en']} | {takes} |")
    for one in stored:
        lines += ["", f"## {one.id}", ""]
        lines += [f"- {lang}: {one.answers[lang]}" for lang in LANGUAGES]
        if one.params:
            lines += ["", "| parameter | kind | if not given |", "|---|---|---|"]
            lines += [
                f"| `{name}` | {kind} | `{one.defaults[name]}` |"
                for name, kind in one.params.items()
            ]
        columns = ", ".join(f"`{name}` ({kind})" for name, kind in one.columns.items())
        drawn = f" Drawn as: {one.view} (`--format svg`, `png`)." if one.view else ""
        lines += ["", f"Columns: {columns}.{drawn}"]
    return "\n".join(lines) + "\n"


def lines(found: Iterable[Query]) -> tuple[str, ...]:
    """
    Give the catalogue as RDF: ``sh:SPARQLSelectExecutable`` for queries, each with its parameters.

    Shape: sorted N-Triples lines.
    """
    made: set[str] = set()
    for one in found:
        node = f"{terms.BASE}query/{one.id}"
        made |= {
            _line(node, terms.TYPE, write.iri(f"{_SH}SPARQLSelectExecutable")),
            _line(node, f"{_DCT}identifier", write.text(one.id)),
            _line(node, f"{_DCT}hasVersion", write.text(str(one.version))),
            _line(node, f"{_SH}select", write.text(one.text)),
        }
        made |= {
            _line(node, f"{_RDFS}label", write.text(words, lang))
            for lang, words in one.answers.items()
        }
        if one.view:
            made.add(_line(node, f"{_DCT}type", write.text(one.view)))
        for name, kind in one.params.items():
            made |= _parameter(node, name, kind, one.defaults[name])
    return tuple(sorted(made))


def _parameter(node: str, name: str, kind: str, default: str) -> set[str]:
    parameter = f"{node}/parameter/{name}"
    found = {
        _line(node, f"{_SH}parameter", write.iri(parameter)),
        _line(parameter, terms.TYPE, write.iri(f"{_SH}Parameter")),
        _line(parameter, f"{_SH}path", write.iri(f"{parameter}/value")),
        _line(parameter, f"{_SH}name", write.text(name)),
        _line(parameter, f"{_SH}optional", write.text("true") + f"^^<{_DATATYPES['boolean']}>"),
        _line(parameter, f"{_SH}description", write.text(f"{kind}; if not given: {default}", "en")),
    }
    if kind in _DATATYPES:
        found.add(_line(parameter, f"{_SH}datatype", write.iri(_DATATYPES[kind])))
    else:
        found.add(_line(parameter, f"{_SH}nodeKind", write.iri(f"{_SH}IRI")))
    return found


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{write.iri(subject)} {write.iri(predicate)} {value} ."


def openapi(found: Iterable[Query], version: str) -> str:
    """Give the catalogue as OpenAPI 3.1: ``GET /queries/NAME`` with typed parameters."""
    paths = {f"/queries/{one.id}": {"get": _operation(one)} for one in found}
    value = {
        "openapi": "3.1.0",
        "info": {
            "title": "kurultay's stored queries",
            "version": version,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": paths,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _operation(one: Query) -> dict[str, Any]:
    media = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")
    return {
        "operationId": one.id,
        **({"x-view": one.view} if one.view else {}),
        "summary": one.answers["en"],
        "description": "\n".join(one.answers[lang] for lang in LANGUAGES[1:]),
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": f"{kind}; if not given: {one.defaults[name]}",
                "schema": dict(_SCHEMAS.get(kind, {"type": "string"})),
            }
            for name, kind in one.params.items()
        ],
        "responses": {
            "200": {
                "description": f"Columns: {', '.join(one.columns)}.",
                "content": {kind: {} for kind in media},
            },
            "400": {"description": "A parameter does not fit; the answer says which."},
        },
    }
