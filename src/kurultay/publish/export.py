"""Exporters: sorted N-Quads lines in, one of six RDF formats out, the same bytes every time."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from typing import IO, Any, cast

import pyoxigraph

from kurultay.errors import InputError, UsageError

Exporter = Callable[[Sequence[str], IO[bytes], Mapping[str, str]], None]
"""Takes sorted N-Quads lines without line ends, a binary stream, and prefixes by name."""

WELL_KNOWN = {
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# fmt: off
KINDS = (
    "state", "body", "place", "person", "office", "meeting", "event", "tenure", "participation",
    "document", "statement", "figure", "conflict", "judgement",
)
SCHEMES = (
    "kind", "rank", "role", "attendance", "status", "topic", "document", "docstatus", "precision",
    "basis", "verdict",
)
# fmt: on
_XML_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\\u00(?:0[0-8BCEF]|1[0-9A-F])", re.IGNORECASE
)


def prefixes(base: str) -> dict[str, str]:
    """
    Give the prefixes that our files and our command line use, by name.

    Shape: sorted by name; ``id`` kinds stand under their own name, schemes as ``in-<scheme>``
    where a kind has the name already.
    """
    ours = {
        "kur": f"{base}ontology#",
        "kursh": f"{base}shapes#",
        "id": f"{base}id/",
        "article": f"{base}article/",
        "graph": f"{base}graph/",
    }
    ours |= {kind: f"{base}id/{kind}/" for kind in KINDS}
    schemes = {name if name not in KINDS else f"in-{name}": name for name in SCHEMES}
    ours |= {name: f"{base}scheme/{scheme}/" for name, scheme in schemes.items()}
    return dict(sorted((WELL_KNOWN | ours).items()))


def shorten(iri: str, known: Mapping[str, str]) -> str:
    """Give the IRI in its prefixed form where a prefix fits, the longest one; else as it is."""
    best = max(
        ((len(start), name) for name, start in known.items() if iri.startswith(start)),
        default=None,
    )
    if best is None:
        return iri
    local = iri[best[0] :]
    return f"{best[1]}:{local}" if re.fullmatch(r"[\w.#-]+", local) else iri


def expand(text: str, known: Mapping[str, str]) -> str | None:
    """Give the IRI that a full, bracketed or prefixed form means; None if it is none of these."""
    bare = text.strip().removeprefix("<").removesuffix(">")
    if re.match(r"https?://|urn:", bare):
        return bare
    name, colon, local = bare.partition(":")
    return known[name] + local if colon and name in known else None


def suffixes() -> tuple[str, ...]:
    """Give the suffixes that can be written, ours first."""
    others = {found.name for found in entry_points(group="kurultay.exporters")}
    return (*EXPORTERS, *sorted(others - set(EXPORTERS)))


def suffix_of(name: str) -> tuple[str, bool]:
    """
    Give a file name's format suffix, and whether it is to be packed with gzip.

    Errors: UsageError if there is no exporter for it.
    """
    packed = name.endswith(".gz")
    suffix = name.removesuffix(".gz").rpartition(".")[2]
    if suffix not in suffixes():
        raise UsageError(f"{name}: cannot write this format; use one of: {', '.join(suffixes())}")
    return suffix, packed


def write(lines: Sequence[str], suffix: str, out: IO[bytes], known: Mapping[str, str]) -> None:
    """
    Write sorted N-Quads lines in the format of a suffix.

    Errors: UsageError if the format has no graphs and the lines have, or is unknown.
    """
    exporter = EXPORTERS.get(suffix)
    if exporter is None:
        found = tuple(entry_points(group="kurultay.exporters", name=suffix))
        if not found:
            raise UsageError(f".{suffix}: no such format; use one of: {', '.join(suffixes())}")
        exporter = found[0].load()
    exporter(lines, out, known)


def without_graph(lines: Iterable[str], graph: str) -> tuple[str, ...]:
    """Give the lines of one named graph as triples, still sorted."""
    ending = f" <{graph}> ."
    own = (line.removesuffix(ending) for line in lines if line.endswith(ending))
    return tuple(sorted(f"{triple} ." for triple in own))


def read(data: bytes, suffix: str) -> tuple[str, ...]:
    """
    Read a file of one of our formats back as sorted N-Quads lines.

    Errors: UsageError for an unknown suffix, InputError if the file is broken.
    """
    if suffix not in _FORMATS:
        raise UsageError(f".{suffix}: no such format; use one of: {', '.join(_FORMATS)}")
    try:
        quads = list(pyoxigraph.parse(data, format=_FORMATS[suffix]))
    except (SyntaxError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f".{suffix}: cannot be read: {reason}; correct the file") from error
    text = _serialize(quads, pyoxigraph.RdfFormat.N_QUADS).decode()
    return tuple(sorted({line for line in text.split("\n") if line}))


def unpack(data: bytes) -> bytes:
    """
    Unpack a gzip file.

    Errors: InputError if it is none, or is cut off.
    """
    try:
        return gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise InputError("the file is not gzip, or is cut off; fetch it again") from error


def pack(out: IO[bytes]) -> IO[bytes]:
    """Give a gzip stream that holds neither a name nor a time, so that it is the same each run."""
    stream = gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=6)
    return cast("IO[bytes]", stream)


_FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
}


def _quads(lines: Iterable[str]) -> Iterator[pyoxigraph.Quad]:
    text = "\n".join(lines)
    return iter(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))


def _triples(lines: Iterable[str], suffix: str) -> Iterator[pyoxigraph.Triple]:
    for quad in _quads(lines):
        if not isinstance(quad.graph_name, pyoxigraph.DefaultGraph):
            raise UsageError(
                f".{suffix} has no place for graph names; use trig, nq or jsonld, "
                "or ask for one graph"
            )
        yield quad.triple


def _serialize(
    data: Iterable[pyoxigraph.Quad] | Iterable[pyoxigraph.Triple],
    form: pyoxigraph.RdfFormat,
    used: Mapping[str, str] | None = None,
) -> bytes:
    body = pyoxigraph.serialize(data, format=form, prefixes=dict(used or {}))
    assert body is not None, "the writer gives bytes where it is given no stream"
    return body


def _used(lines: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Give the prefixes that the lines have a use for, so that no file opens with idle ones."""
    starts = {part for line in lines for part in re.findall(r"<([^>]*[/#])[^>/#]*>", line)}
    return {name: iri for name, iri in known.items() if iri in starts}


def _with_prefixes(body: bytes, used: Mapping[str, str]) -> bytes:
    """
    Put the prefix lines in order of name.

    The writer keeps its prefixes in a hash map, so their order changes from run to run.
    """
    at = 0
    while body.startswith(b"@prefix", at):
        at = body.index(b"\n", at) + 1
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(used.items()))
    return head.encode() + (b"\n" if head else b"") + body[at:]


def _turtle(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:
    used = _used(lines, known)
    body = _serialize(_triples(lines, "ttl"), pyoxigraph.RdfFormat.TURTLE, used)
    out.write(_with_prefixes(body, used))


def _trig(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:
    used = _used(lines, known)
    ordered = sorted(_quads(lines), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    body = _serialize(ordered, pyoxigraph.RdfFormat.TRIG, used)
    out.write(_with_prefixes(body, used))


def _ntriples(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:  # noqa: ARG001 - one signature
    body = _serialize(_triples(lines, "nt"), pyoxigraph.RdfFormat.N_TRIPLES)
    out.write(body)


def _nquads(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:  # noqa: ARG001 - one signature
    out.writelines(f"{line}\n".encode() for line in lines)


def _jsonld(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:
    ordered = sorted(_quads(lines), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    nodes = json.loads(_serialize(ordered, pyoxigraph.RdfFormat.JSON_LD))
    used = _used(lines, known)
    found = {"@context": used, "@graph": [_compact(node, used) for node in nodes]}
    out.write(json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")


def _compact(value: Any, used: Mapping[str, str], key: str = "") -> Any:
    """Shorten expanded JSON-LD by prefixes: keys, identifiers, types, lists of one."""
    if isinstance(value, list):
        items = [_compact(one, used, key) for one in value]
        return items[0] if len(items) == 1 and key != "@graph" else items
    if isinstance(value, dict):
        if set(value) == {"@value"}:
            return value["@value"]
        return {
            name if name.startswith("@") else shorten(name, used): _compact(inner, used, name)
            for name, inner in value.items()
        }
    return shorten(value, used) if key in ("@id", "@type") else value


def _rdfxml(lines: Sequence[str], out: IO[bytes], known: Mapping[str, str]) -> None:
    found = next((line for line in lines if _XML_FORBIDDEN.search(line)), None)
    if found is not None:
        raise UsageError(f"rdf: XML cannot hold a control character, as in: {found[:80]!r}")
    used = _used(lines, known)
    body = _serialize(_triples(lines, "rdf"), pyoxigraph.RdfFormat.RDF_XML, used)
    out.write(_with_names(body))


def _with_names(body: bytes) -> bytes:
    """Put the namespaces of the root element in order: the writer leaves them to a hash map."""

    def ordered(match: re.Match[bytes]) -> bytes:
        names = sorted(re.findall(rb'xmlns:[\w.-]+="[^"]*"', match[0]))
        return b"<rdf:RDF " + b"\n         ".join(names) + b">"

    return re.sub(rb"<rdf:RDF [^>]*>", ordered, body, count=1)


EXPORTERS: dict[str, Exporter] = {
    "ttl": _turtle,
    "trig": _trig,
    "nt": _ntriples,
    "nq": _nquads,
    "jsonld": _jsonld,
    "rdf": _rdfxml,
}
"""The formats by suffix; others may come in by the entry point group ``kurultay.exporters``."""
