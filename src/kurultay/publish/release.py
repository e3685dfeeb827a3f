"""
A release: the graph with all that who takes it over needs, the same bytes from the same store.

Source: DCAT 3 and VoID (W3C).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence

from kurultay import check
from kurultay.graph import iris, meta, terms
from kurultay.publish import classes, export
from kurultay.store import Store

_DCAT = "http://www.w3.org/ns/dcat#"
_DCT = "http://purl.org/dc/terms/"
_MEDIA = {
    "ttl": "text/turtle",
    "nq.gz": "application/n-quads",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "json": "application/csvm+json",
}
LICENCE = f"""The graph in this folder is published under the Creative Commons Attribution 4.0
International licence: {meta.LICENCE}

It stands on GeoNames (CC BY 4.0), Unicode CLDR (Unicode licence v3), Wikidata (CC0 1.0) and on what
the articles that it names report; their words are quoted as evidence, and remain their publishers'.
"""


def files(
    store: Store, report: check.Report, version: str, known: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """
    Give the files of a release, name and content, the checksums last.

    ``report`` is the SHACL report over the store; ``known`` are prefixes by name.
    """
    merged = store.dump(None)
    named = iris.inferred_graph(terms.BASE)
    inferred = export.without_graph(store.dump(named), named)
    about = export.without_graph(store.dump(iris.meta_graph()), iris.meta_graph())
    made: list[tuple[str, bytes]] = [
        ("graph.ttl", _written(merged, "ttl", known)),
        ("graph.jsonld", _written(merged, "jsonld", known)),
        ("inferred.ttl", _written(inferred, "ttl", known)),
        ("everything.nq.gz", _packed(store.dump("all"))),
        ("shacl-report.ttl", check.to_turtle(report).encode()),
        ("void.ttl", _written(about, "ttl", known)),
        ("LICENSE.txt", LICENCE.encode()),
    ]
    found = classes.tables(merged)
    made += [(f"csv/{one.name}.csv", classes.to_csv(one).encode()) for one in found]
    made.append(("csv/metadata.json", classes.csvw(found).encode()))
    made.sort()
    catalogue = _catalogue([(name, data) for name, data in made if _media(name)], version)
    made.append(("dcat.ttl", _written(catalogue, "ttl", {**known, "dcat": _DCAT})))
    made.sort()
    yield from made
    sums = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in made)
    yield "SHA256SUMS", "".join(sums).encode()


def _written(lines: Sequence[str], suffix: str, known: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    export.write(lines, suffix, out, known)
    return out.getvalue()


def _packed(lines: Sequence[str]) -> bytes:
    out = io.BytesIO()
    with export.pack(out) as stream:
        export.write(lines, "nq", stream, {})
    return out.getvalue()


def _media(name: str) -> str | None:
    return next((kind for suffix, kind in _MEDIA.items() if name.endswith(f".{suffix}")), None)


def _catalogue(made: Sequence[tuple[str, bytes]], version: str) -> tuple[str, ...]:
    """Describe the files as distributions of one dataset, with sizes and checksums."""
    dataset = f"<{terms.BASE}dataset>"
    spdx = "http://spdx.org/rdf/terms#"
    lines = {
        f"{dataset} <{terms.TYPE}> <{_DCAT}Dataset> .",
        f"{dataset} <{_DCT}license> <{meta.LICENCE}> .",
        f'{dataset} <{_DCT}title> "Who met whom in the Turkic world, from the news"@en .',
        f'{dataset} <{_DCAT}version> "{version}" .',
    }
    for name, data in made:
        file = f"<{terms.BASE}dataset/file/{name}>"
        checksum = f"<{terms.BASE}dataset/checksum/{name}>"
        digest = hashlib.sha256(data).hexdigest()
        lines |= {
            f"{dataset} <{_DCAT}distribution> {file} .",
            f"{file} <{terms.TYPE}> <{_DCAT}Distribution> .",
            f'{file} <{_DCT}title> "{name}" .',
            f"{file} <{_DCT}license> <{meta.LICENCE}> .",
            (
                f"{file} <{_DCAT}mediaType> "
                f"<https://www.iana.org/assignments/media-types/{_media(name)}> ."
            ),
            f'{file} <{_DCAT}byteSize> "{len(data)}"^^<{terms.expand("xsd:nonNegativeInteger")}> .',
            f"{file} <{spdx}checksum> {checksum} .",
            f"{checksum} <{terms.TYPE}> <{spdx}Checksum> .",
            f"{checksum} <{spdx}algorithm> <{spdx}checksumAlgorithm_sha256> .",
            f'{checksum} <{spdx}checksumValue> "{digest}" .',
        }
    return tuple(sorted(lines))
