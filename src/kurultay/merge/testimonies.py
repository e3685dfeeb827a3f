"""
Growth of the copies: which articles repeat others, after some have come, changed or gone.

Only the articles whose texts are like those of the touched ones are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What the index has of an article's text."""

    iri: str
    day: str
    text: str

    @property
    def drawn(self) -> copies.Drawn:
        """Give what is compared."""
        return self.day, self.text


def _moved(site: Site) -> set[str]:
    """Note the sketches of the articles; give those that changed, with their copies."""
    index, now = site.index, site.observed[terms.ARTICLE]
    rows = index.among("SELECT iri, day, text, sketch FROM sketch WHERE iri IN (??)", site.taken)
    was = {iri: (day, text, number) for iri, day, text, number in rows}
    present = {iri: copies.drawn(now[iri]) for iri in site.taken & now.keys()}
    before = {iri: (day, text) for iri, (day, text, _) in was.items()}
    changed = {iri for iri in site.taken if present.get(iri) != before.get(iri)}
    gone = [(was[iri][2], was[iri][1]) for iri in changed & was.keys()]
    index.many("DELETE FROM mark WHERE key = ? AND sketch = ?", _marks(gone))
    index.many("DELETE FROM sketch WHERE sketch = ?", [(number,) for number, _ in gone])
    query = "INSERT INTO sketch (iri, day, text) VALUES (?, ?, ?)"
    come = [
        (index.add(query, iri, *present[iri]), present[iri][1])
        for iri in sorted(changed & present.keys())
    ]
    index.many("INSERT INTO mark VALUES (?, ?)", _marks(come))
    return changed | _together(site, changed)


def _marks(drawn: Iterable[tuple[int, str]]) -> list[tuple[int, int]]:
    """Give the keys of sketches with their numbers, in the order in which the file has them."""
    return sorted((key, number) for number, text in drawn for key in copies.keys(text))


def _together(site: Site, articles: set[str]) -> set[str]:
    """Give all copies of the texts of some articles, as far as they are known."""
    among = site.index.among
    firsts = {first for (first,) in among("SELECT first FROM repeat WHERE copy IN (??)", articles)}
    firsts |= articles
    others = {copy for (copy,) in among("SELECT copy FROM repeat WHERE first IN (??)", firsts)}
    return (firsts - articles) | others


def _alike(site: Site, start: Iterable[str]) -> dict[str, copies.Drawn]:
    """Give the articles that are there of some, with all that are copies of them."""
    among = site.index.among
    query = "SELECT sketch, iri, day, text FROM sketch WHERE iri IN (??)"
    known = {number: _Sketch(*rest) for number, *rest in among(query, start)}
    fresh, found = set(known), dict[str, copies.Drawn]()
    while fresh:
        found.update((known[number].iri, known[number].drawn) for number in fresh)
        near = _near(site, {number: known[number].text for number in fresh})
        query = "SELECT sketch, iri, day, text FROM sketch WHERE sketch IN (??)"
        others = set().union(*near.values()) - known.keys()
        known.update({number: _Sketch(*rest) for number, *rest in among(query, others)})
        fresh = {
            other
            for number, some in near.items()
            for other in some
            if known[other].iri not in found and copies.same(known[number].text, known[other].text)
        }
    return found


def _near(site: Site, texts: Mapping[int, str]) -> dict[int, set[int]]:
    """Give the numbers of the sketches that share a key with some."""
    keys = {key for text in texts.values() for key in copies.keys(text)}
    bearing: dict[int, list[int]] = {}
    for key, number in site.index.among("SELECT key, sketch FROM mark WHERE key IN (??)", keys):
        bearing.setdefault(key, []).append(number)
    return {
        number: {other for key in copies.keys(text) for other in bearing.get(key, ())} - {number}
        for number, text in texts.items()
    }


def _line(copy: str, first: str) -> str:
    return f"{write.iri(copy)} {write.iri(terms.REPEATS)} {write.iri(first)} ."
