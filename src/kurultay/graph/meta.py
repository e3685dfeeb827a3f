"""The graph about the graph: what made it, under which licence, and how much there is of what."""

from __future__ import annotations

from collections.abc import Mapping

from kurultay.graph import iris, terms, write

VOID = "http://rdfs.org/ns/void#"
FOAF_NAME = "http://xmlns.com/foaf/0.1/name"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def lines(
    version: str, triples: int, articles: int, classes: Mapping[str, int], base: str = terms.BASE
) -> tuple[str, ...]:
    """
    Describe the merged graph in VoID and PROV.

    ``classes`` holds the number of merged things by class IRI. No time is written: the same graph
    gives the same bytes.
    Shape: N-Quads lines, sorted.
    """
    dataset = write.iri(f"{base}dataset")
    agent = write.iri(f"{base}software/kurultay")
    dcterms, prov = "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#"
    found = [
        (dataset, terms.TYPE, f"{VOID}Dataset"),
        (dataset, f"{dcterms}license", LICENCE),
        (dataset, f"{prov}wasAttributedTo", f"{base}software/kurultay"),
        (dataset, f"{VOID}vocabulary", terms.KUR),
        (agent, terms.TYPE, f"{prov}SoftwareAgent"),
    ]
    rows = [(s, write.iri(p), write.iri(o)) for s, p, o in found]
    rows += [
        (dataset, write.iri(f"{dcterms}title"), write.text("kurultay", "en")),
        (dataset, write.iri(f"{VOID}triples"), write.integer(triples)),
        (dataset, write.iri(f"{VOID}documents"), write.integer(articles)),
        (agent, write.iri(FOAF_NAME), write.text("kurultay")),
        (agent, write.iri("http://www.w3.org/2002/07/owl#versionInfo"), write.text(version)),
    ]
    for name, count in sorted(classes.items()):
        part = write.iri(f"{base}dataset/{name.rpartition('#')[2].rpartition('/')[2].lower()}")
        rows += [
            (dataset, write.iri(f"{VOID}classPartition"), part),
            (part, write.iri(f"{VOID}class"), write.iri(name)),
            (part, write.iri(f"{VOID}entities"), write.integer(count)),
        ]
    return write.lines(iris.meta_graph(base), rows)
