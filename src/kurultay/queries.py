"""
Stored queries: one ``.rq`` file a question, with a header that says what it takes and gives.

A parameter is bound by replacing the file's one ``VALUES`` row with serialised terms, so a value
can only ever be a term: no text of a user becomes part of a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import yaml
from pyoxigraph import Literal, NamedNode

from kurultay.errors import InputError, ResourceError, UsageError
from kurultay.resources import Home
from kurultay.store import Store, Term

LANGUAGES = ("en", "ru", "kk")
PARAM_TYPES = ("iri", "entity", "concept", "date", "text", "integer", "boolean")
VIEWS = ("timeline", "network", "bar", "map")
"""How an answer can be drawn."""
SCOPES = ("all", "article")
"""What a row depends on: on anything, or on nothing but the graph of one article."""
_NUMBERS = ("integer", "decimal")
_PLACED = ("latitude", "longitude")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ROW = re.compile(r"VALUES\s*\(((?:\s*\?_\w+)+)\s*\)\s*\{\s*\(([^{}]*)\)\s*\}")
_PREFIX = re.compile(r"^PREFIX\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE)
_TERM = re.compile(r'"(?:[^"\\]|\\.)*"(?:\^\^\S+|@[\w-]+)?|\S+')
_CURIE = re.compile(r"([A-Za-z][\w-]*):([^\s:/][^\s:]*)")
_WANTED = {"date": "a day, as 2025-10-24", "boolean": "yes or no", "integer": "a number"}
_TRUE = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Query:
    """
    One stored query.

    ``answers`` holds the question in each language; ``params`` the type of each parameter;
    ``defaults`` the term, as SPARQL text, that stands in the file's row; ``view`` how the answer
    is drawn, if it can be; ``scope`` what a row depends on.
    """

    id: str
    version: int
    answers: Mapping[str, str]
    params: Mapping[str, str]
    defaults: Mapping[str, str]
    columns: Mapping[str, str]
    order: tuple[str, ...]
    text: str
    view: str | None = None
    scope: str = "all"

    def language(self, values: Mapping[str, str]) -> str:
        """Give the language that labels come in: as asked, else as the file says, else English."""
        said = values.get("lang", self.defaults.get("lang", "").strip('"'))
        return said if said in LANGUAGES else "en"

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the file declares."""
        return dict(_PREFIX.findall(self.text))


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of an answer; a cell without a value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def dicts(self) -> Iterator[dict[str, str | None]]:
        """Give each row as column → plain text."""
        for row in self.rows:
            yield {
                name: cell.value if cell else None
                for name, cell in zip(self.columns, row, strict=True)
            }


def parse(name: str, text: str) -> Query:
    """
    Read one query file.

    Errors: ResourceError, opening with the file's name, if the header and the text disagree.
    """
    head = "\n".join(line[2:][1:] for line in text.splitlines() if line.startswith("#+"))
    try:
        fields = yaml.safe_load(head)
        query = Query(
            id=fields["id"],
            version=int(fields["version"]),
            answers=fields["answers"],
            params=fields["params"] or {},
            defaults=_defaults(text),
            columns=fields["columns"],
            order=tuple(fields["order"]),
            text=text,
            view=fields.get("view"),
            scope=fields.get("scope", "all"),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"{name}:1: the header cannot be read: {error}") from error
    _check(name, query)
    return query


def _defaults(text: str) -> dict[str, str]:
    match = _ROW.search(text)
    if match is None:
        return {}
    names = [word[2:] for word in match[1].split()]
    return dict(zip(names, _TERM.findall(match[2]), strict=True))


def _check(name: str, query: Query) -> None:
    """Hold the header against the text."""
    rows = len(_ROW.findall(query.text))
    faults = {
        f"the id must be the file's name, not {query.id}": Path(name).stem != query.id,
        f"one VALUES row must hold all parameters, {rows} do": rows != bool(query.params),
        "params and the VALUES row differ": set(query.params) != set(query.defaults),
        f"a parameter type is none of {', '.join(PARAM_TYPES)}": not (
            set(query.params.values()) <= set(PARAM_TYPES)
        ),
        "the question is missing in en, ru or kk": set(query.answers) != set(LANGUAGES),
        "order names a column that is not there": not set(query.order) <= set(query.columns),
        f"the view is none of {', '.join(VIEWS)}": query.view not in (None, *VIEWS),
        f"the scope is none of {', '.join(SCOPES)}": query.scope not in SCOPES,
        f"its columns cannot be drawn as a {query.view}; see docs/charts.md": (
            query.view in VIEWS and not parts(query)
        ),
    }
    for fault, found in faults.items():
        if found:
            raise ResourceError(f"{name}:1: {fault}")


def parts(query: Query) -> Mapping[str, tuple[str, ...]]:
    """
    Give the columns that each part of the query's chart is drawn from, by their types and order.

    Shape: empty if there is no view, or the columns do not make it; a thing is the column of its
    address and that of its name, a single one if nothing but a name is there.
    """
    kinds, names = query.columns, tuple(query.columns)
    texts = [name for name in names if kinds[name] == "text"]
    named = {
        two: one for one, two in pairwise(names) if (kinds[one], kinds[two]) == ("iri", "text")
    }
    things = [(named[text], text) if text in named else (text,) for text in texts]
    numbers = [name for name in names if kinds[name] in _NUMBERS and name not in _PLACED]
    days = [name for name in names if kinds[name] == "date"]
    if query.view == "timeline" and days and things:
        last = ("last",) if kinds.get("last") == "date" and days[0] != "last" else ()
        return {"day": (days[0], *last), "label": things[0], "more": tuple(texts[1:3])}
    pairs = [thing for thing in things if len(thing) > 1]
    if query.view == "network" and len(pairs) > 1:
        return {"one": pairs[0], "two": pairs[1], "weight": tuple(numbers[:1])}
    if query.view == "map" and things and all(kinds.get(name) == "decimal" for name in _PLACED):
        return {"label": things[0], "at": _PLACED, "weight": tuple(numbers[:1])}
    if query.view == "bar" and things:
        place = names.index(things[0][-1])
        before = tuple(name for name in numbers if names.index(name) < place)
        after = [name for name in numbers if name not in before]
        by_order = [name for name in query.order if name in after]
        if after:
            number = (by_order or after)[0]
            rest = tuple(name for name in after if name != number)
            return {"label": things[0], "before": before, "number": (number,), "more": rest}
    return {}


def load(home: Home, folder: str = "") -> dict[str, Query]:
    """
    Read the stored queries (``folder=""``) or the check queries (``folder="checks"``), by id.

    Errors: ResourceError for the first file that is broken.
    """
    files = sorted(home.path("queries", *filter(None, [folder])).glob("*.rq"))
    parsed = (parse(file.name, file.read_text("utf-8")) for file in files)
    return {query.id: query for query in parsed}


def bind(query: Query, values: Mapping[str, str], store: Store | None = None) -> str:
    """
    Give the query's text with the parameters' values in its row.

    Errors: UsageError for a parameter it does not have, InputError for a value that does not fit.
    """
    unknown = sorted(set(values) - set(query.params))
    if unknown:
        known = ", ".join(query.params) or "none"
        raise UsageError(f"{query.id}: no parameter {unknown[0]!r}; it takes: {known}")
    if not query.params:
        return query.text
    terms = [
        _term(query, name, values[name], store) if name in values else default
        for name, default in query.defaults.items()
    ]
    names = " ".join(f"?_{name}" for name in query.defaults)
    row = f"VALUES ({names}) {{ ({' '.join(terms)}) }}"
    return _ROW.sub(lambda _: row, query.text, count=1)


def _term(query: Query, name: str, value: str, store: Store | None) -> str:
    """Serialise one value as a SPARQL term of its parameter's type."""
    kind = query.params[name]
    where = f"{query.id}: {name}={value!r}"
    try:
        if kind == "date":
            typed = Literal(date.fromisoformat(value).isoformat(), datatype=_xsd("date"))
        elif kind == "integer":
            typed = Literal(int(value))
        elif kind == "boolean":
            typed = Literal(_TRUE[value.casefold()])
        elif kind == "text":
            typed = Literal(value)
        else:
            return str(NamedNode(_iri(query, name, value, store)))
    except (ValueError, KeyError) as error:
        raise InputError(f"{where}: not {_WANTED.get(kind, 'an IRI')}") from error
    return str(typed)


def _xsd(name: str) -> NamedNode:
    return NamedNode(_XSD + name)


def _iri(query: Query, name: str, value: str, store: Store | None) -> str:
    """Find the IRI that a value means: an IRI, a concept's name, a prefixed name, or a label."""
    if value.startswith(("http://", "https://", "urn:")):
        return value
    if query.params[name] == "concept":
        scheme = query.defaults[name].partition(":")[0]
        return query.prefixes[scheme] + value.strip().lower().replace(" ", "-")
    if match := _CURIE.fullmatch(value):
        base = query.prefixes.get("kur", "").removesuffix("ontology#")
        return query.prefixes.get(match[1], f"{base}id/{match[1]}/") + match[2]
    where = f"{query.id}: {name}={value!r}"
    found = by_label(store, value) if store else ()
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"{where}: nothing here has this name; give an IRI, or such as body:ots")
    raise InputError(f"{where}: {len(found)} things have this name: {', '.join(found[:5])}")


def by_label(store: Store, label: str) -> tuple[str, ...]:
    """
    Give the IRIs of the merged graph that have this label in any language, letter case aside.

    Shape: sorted, without repetition; empty if there is none.
    """
    text = (
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT DISTINCT ?thing WHERE "
        "{ ?thing skos:prefLabel|skos:altLabel ?label "
        f"FILTER (LCASE(STR(?label)) = LCASE({Literal(label)})) }} ORDER BY ?thing"
    )
    return tuple(row["thing"].value for row in store.select(text).rows)


def run(query: Query, values: Mapping[str, str], store: Store) -> Table:
    """
    Answer a stored query.

    Errors: UsageError or InputError for parameters, StoreError from the store.
    """
    solutions = store.select(bind(query, values, store))
    columns = tuple(query.columns)
    return Table(columns, tuple(tuple(row.get(c) for c in columns) for row in solutions.rows))
