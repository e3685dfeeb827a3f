"""Turtle for people to read and to compare: sorted, one value a line, the same bytes each time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kurultay.graph import terms

_NAMED = re.compile(r'(".*"\^\^)?<(.*)>', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")


def turtle(triples: Iterable[tuple[str, str, str]], prefixes: Mapping[str, str]) -> str:
    """
    Write triples of written terms: prefixes in use, then nodes, properties and values in order.

    Shape: predicates are IRIs without brackets, as ``write`` takes them.
    """
    nodes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, value in triples:
        nodes[subject][predicate].add(value)
    body = "\n".join(_block(node, nodes[node], prefixes) for node in sorted(nodes))
    used = [short for short in sorted(prefixes) if re.search(rf"(?m)(^|[ ^]){short}:", body)]
    head = "".join(f"@prefix {short}: <{prefixes[short]}> .\n" for short in used)
    return f"{head}\n{body}"


def _block(node: str, properties: Mapping[str, set[str]], prefixes: Mapping[str, str]) -> str:
    lines = []
    for predicate in sorted(properties, key=lambda name: (name != terms.TYPE, name)):
        name = "a" if predicate == terms.TYPE else shorten(f"<{predicate}>", prefixes)
        values = (shorten(value, prefixes) for value in sorted(properties[predicate]))
        lines.append(f"{name} " + " ,\n        ".join(values))
    return f"{shorten(node, prefixes)} " + " ;\n    ".join(lines) + " .\n"


def shorten(written: str, prefixes: Mapping[str, str]) -> str:
    """Write an IRI, or the datatype of a literal, with its prefix where it has one."""
    found = _NAMED.fullmatch(written)
    if found is None:
        return written
    for short, address in prefixes.items():
        local = found[2].removeprefix(address)
        if local != found[2] and _LOCAL.fullmatch(local):
            return f"{found[1] or ''}{short}:{local}"
    return written
