"""
Growth of the copies: which articles repeat others, after some have come, changed or gone.

Only the articles whose texts are like those of the touched ones are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable

from kurultay.graph import terms, write
from kurultay.merge import copies
from kurultay.merge.site import Site


def settle(site: Site) -> tuple[set[str], set[str]]:
    """Decide anew what the touched articles repeat; give the lines that come and those that go."""
    moved = _moved(site)
    if not moved:
        return set(), set()
    alike = _alike(site, moved)
    old = site.index.among("SELECT copy, first FROM repeat WHERE copy IN (??)", moved | set(alike))
    before = {_line(copy, first) for copy, first in old}
    site.index.many("DELETE FROM repeat WHERE copy = ?", [(iri,) for iri in moved | set(alike)])
    found = copies.find(alike)
    site.index.many("INSERT INTO repeat VALUES (?, ?)", sorted(found.items()))
    after = {_line(copy, first) for copy, first in found.items()}
    return after - before, before - after


def _moved(site: Site) -> set[str]:
    """Note the sketches of the articles; give those that changed, with their copies."""
    index, now = site.index, site.observed[terms.ARTICLE]
    rows = index.among("SELECT iri, day, text FROM sketch WHERE iri IN (??)", site.taken)
    was = {iri: (day, text) for iri, day, text in rows}
    changed = set()
    for iri in sorted(site.taken):
        drawn = copies.drawn(now[iri]) if iri in now else None
        if drawn == was.get(iri):
            continue
        changed.add(iri)
        index.run("DELETE FROM sketch WHERE iri = ?", iri)
        index.run("DELETE FROM mark WHERE iri = ?", iri)
        if drawn is not None:
            index.run("INSERT INTO sketch VALUES (?, ?, ?)", iri, *drawn)
            marks = [(key, iri) for key in sorted(copies.keys(drawn[1]))]
            index.many("INSERT INTO mark VALUES (?, ?)", marks)
    return changed | _together(site, changed)


def _together(site: Site, articles: set[str]) -> set[str]:
    """Give all copies of the texts of some articles, as far as they are known."""
    among = site.index.among
    firsts = {first for (first,) in among("SELECT first FROM repeat WHERE copy IN (??)", articles)}
    firsts |= articles
    others = {copy for (copy,) in among("SELECT copy FROM repeat WHERE first IN (??)", firsts)}
    return (firsts - articles) | others


def _alike(site: Site, start: Iterable[str]) -> dict[str, copies.Drawn]:
    """Give the articles that are there of some, with all that are copies of them."""
    among, found = site.index.among, dict[str, copies.Drawn]()
    waiting = set(start)
    while waiting:
        rows = among("SELECT iri, day, text FROM sketch WHERE iri IN (??)", waiting)
        fresh = {iri: (day, text) for iri, day, text in rows if iri not in found}
        found.update(fresh)
        waiting = set()
        for _, text in fresh.values():
            near = among("SELECT DISTINCT iri FROM mark WHERE key IN (??)", copies.keys(text))
            others = {iri for (iri,) in near} - found.keys()
            sketches = among("SELECT iri, text FROM sketch WHERE iri IN (??)", others)
            waiting |= {iri for iri, other in sketches if copies.same(text, other)}
    return found


def _line(copy: str, first: str) -> str:
    return f"{write.iri(copy)} {write.iri(terms.REPEATS)} {write.iri(first)} ."
