"""
The graphs that follow from the articles, kept up with them: merged, inferred, redirects, meta.

Each step is worked out first, and what it writes is noted in the ledger together with what it has
settled; only then is it written. So a run that is cut off anywhere is completed by the next one.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache

from kurultay import __version__, audit, check, revise, rules
from kurultay.audit import Tell
from kurultay.graph import iris, meta, register, terms
from kurultay.merge import growing, observations
from kurultay.merge.growing import Growth, Register
from kurultay.resources import Home
from kurultay.rules import Pattern, Rule
from kurultay.store import Ledger, NamedLines, Store
from kurultay.store.index import Index, packed

BATCH = 200
"""How many articles are merged in one step, until more of them are merged already."""
MOST = 5000
"""The most articles of one step: what it works out is held in memory."""
FEW = 40
"""Up to how many articles only what they touch is derived and checked again, not everything."""
SHARE = 4
"""The share of all articles, as its divisor, from which on the store's files are put in order."""

_REDIRECTS = iris.redirect_graph()
_TYPE = f" <{terms.TYPE}> "


def refresh(
    home: Home, fingerprint: str, store: Store, ledger: Ledger, tell: Tell, *, jobs: int = 1
) -> tuple[int, int, check.Report]:
    """
    Bring the merged and the inferred graph up to what the store holds, and check what changed.

    ``fingerprint`` is the hash of our code and data: with another one everything is made anew.
    Shape: how many triples are merged, how many inferred, and the report.
    Errors: StoreError if the store or the ledger fails, ResourceError if one of ours is broken.
    """
    index = ledger.index
    _write(store, index)
    _written(index)
    if index.noted("made") != fingerprint:
        tell("register", 0, None)
        _begin(home, fingerprint, store, ledger)
    _grow(home, fingerprint, store, ledger, tell, jobs)
    index.hand.clear()
    counts = int(index.noted("triples")), int(index.noted("inferred"))
    return (*counts, audit.kept(index))


def told(lines: Iterable[str]) -> bytes:
    """Give what an article's graph says of things, as ``drawn`` keeps it."""
    return packed(observations.told(lines))


def drawn(ledger: Ledger, graph: NamedLines, said: bytes = b"") -> None:
    """Keep what the graph of an article that was stored says of things, already ``told`` or not."""
    index = ledger.index
    index.draw(graph.name, said or told(graph.nquads))
    if len(index.hand) < FEW:
        index.hand[graph.name] = graph.nquads


def fill(home: Home, fingerprint: str, store: Store, ledger: Ledger) -> None:
    """Merge and infer what the store holds, and check nothing: a start for measurements."""
    if ledger.index.noted("made") != fingerprint:
        _begin(home, fingerprint, store, ledger)
    _steps(home, fingerprint, store, ledger, lambda *_: None)
    index = ledger.index
    index.note("inferred", str(rules.closure(store, home)))
    with index.step():
        _written(index)
        _pend(index, *_about(store, index))
        audit.keep(home, index, check.Report(()))
        index.note("open", "")
    _write(store, index)
    _written(index)


def _judged(store: Store) -> str:
    """Give a hash of the judgements; empty if there are none."""
    lines = store.dump(iris.judgement_graph())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def _begin(home: Home, fingerprint: str, store: Store, ledger: Ledger) -> None:
    """Put what there is before any article, and touch all articles."""
    index = ledger.index
    index.note("made", "")
    known = growing.begin(store, index, _put_register(home, fingerprint, store, index))
    store.set_graph(_REDIRECTS, ())
    store.set_graph(None, known)
    with index.step():
        index.clear()
        _forget(index, fingerprint)
        _count(index, known, ())
        ledger.again(name for name in store.graphs() if "/graph/article/" in name)
        ledger.again(entry.aid for entry in ledger.entries())
        index.note("open", "yes")
        index.note("made", fingerprint)


def _grow(
    home: Home, fingerprint: str, store: Store, ledger: Ledger, tell: Tell, jobs: int
) -> None:
    index = ledger.index
    _steps(home, fingerprint, store, ledger, tell)
    if index.noted("open"):
        _close(home, store, ledger, tell, jobs)
    elif index.run("SELECT 1 FROM unchecked LIMIT 1"):
        tell("check", 0, None)
        with index.step(flushed=False):
            _written(index)
            audit.recheck(home, fingerprint, store, index)


def _steps(home: Home, fingerprint: str, store: Store, ledger: Ledger, tell: Tell) -> None:
    """Merge the touched articles, some at a time, and what people judged since the last time."""
    index, touched, judged = ledger.index, ledger.touched(), _judged(store)
    if not touched and index.noted("judged") == judged:
        store.take_in()
        return
    known = _register(store, index, fingerprint)
    if len(touched) > FEW:
        index.note("open", "yes")
        touched = _by_day(index, touched)
    # Who judged looked at the merged graph, and what is derived at once follows from it; a step
    # that does neither need not wait until the one before it is written.
    apart = bool(index.noted("open")) and not judged and not index.noted("judged")
    start, waiting = 0, store.take_in(0)
    with ThreadPoolExecutor(1) as thread:
        while start < len(touched) or index.noted("judged") != judged:
            tell("merge", start, len(touched))
            # Who is told of everywhere is decided anew in each step: fewer steps as there is more.
            some = touched[start : start + max(BATCH, min(start // 4, MOST))]
            start += len(some)
            left = -(-waiting * (len(touched) - start) // len(touched)) if apart else 0
            writing = thread.submit(_catch_up, store, _noted(index), left)
            if not apart:
                writing.result()
            with _uncollected(), index.step():
                _step(home, fingerprint, store, ledger, known, some)
                index.note("judged", judged)
                writing.result()
    _catch_up(store, _noted(index), 0)
    if apart and len(touched) * SHARE >= len(ledger.entries()):
        store.compact()


def _step(
    home: Home, fingerprint: str, store: Store, ledger: Ledger, known: Register, some: Sequence[str]
) -> None:
    """Merge some articles, and note what is to be written in place of what has been."""
    index = ledger.index
    _written(index)
    growth = growing.step(store, index, known, some)
    change = _inferred(home, fingerprint, store, index, growth)
    removed, added = growth.merged.removed, growth.merged.added
    _count(index, added, removed)
    _pend(index, (*growth.redirects.removed, *removed), (*growth.redirects.added, *added))
    _pend(index, *change)
    if not index.noted("open"):
        _pend(index, *_about(store, index))
    audit.note(index, some, growth.things)
    ledger.settled(some)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cyclic garbage: a step makes millions of values, hardly any of them in cycles."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _by_day(index: Index, graphs: Sequence[str]) -> tuple[str, ...]:
    """
    Give graphs in the order of their articles' days.

    What is earlier gives a thing its IRI: merged later, it would rename what is merged already.
    """
    days: dict[str, str] = {}
    for start in range(0, len(graphs), BATCH):
        drawn = index.drawn(graphs[start : start + BATCH])
        days.update((graph, observations.day(lines)) for graph, lines in drawn.items())
    return tuple(sorted(graphs, key=lambda graph: (days.get(graph, ""), graph)))


def _inferred(
    home: Home, fingerprint: str, store: Store, index: Index, growth: Growth
) -> tuple[Sequence[str], Sequence[str]]:
    """Give what the inferred graph loses and gains; nothing if it is made anew in the end."""
    if index.noted("open"):
        return (), ()
    merged = growth.merged
    change = revise.revise(
        store,
        _rules(home, fingerprint),
        revise.Change(_triples(merged.removed), _triples(merged.added)),
    )
    removed, added = (
        [f"{' '.join(each)} <{rules.INFERRED}> ." for each in sorted(some)]
        for some in (change.removed, change.added)
    )
    index.note("inferred", str(int(index.noted("inferred")) + len(added) - len(removed)))
    return removed, added


def _triples(lines: Iterable[str]) -> frozenset[Pattern]:
    return frozenset(_triple(line) for line in lines)


def _triple(line: str) -> Pattern:
    subject, predicate, value = line[:-2].split(" ", 2)
    return subject, predicate, value


@lru_cache(maxsize=2)
def _rules(home: Home, fingerprint: str) -> tuple[Rule, ...]:
    """Read the rules once; the fingerprint changes with them."""
    del fingerprint
    return rules.load(home)


_REGISTERS: dict[str, Register] = {}


def _put_register(home: Home, fingerprint: str, store: Store, index: Index) -> Register:
    """Store the register's graphs, keep their lines, and give their nodes."""
    for name, lines in register.graphs(home):
        store.set_graph(name, lines)
        index.draw(name, packed(lines))
    _REGISTERS.clear()
    return _register(store, index, fingerprint)


def _register(store: Store, index: Index, fingerprint: str) -> Register:
    """Read the register's nodes once; the fingerprint changes with them."""
    if fingerprint not in _REGISTERS:
        _REGISTERS.clear()
        names = [iris.register_graph(each) for each in register.FILES]
        _REGISTERS[fingerprint] = Register.of(store, index.drawn(names))
    return _REGISTERS[fingerprint]


def _forget(index: Index, fingerprint: str) -> None:
    """Forget of articles what other versions of the code have kept: it may be less than is read."""
    index.run(
        "DELETE FROM drawn WHERE graph NOT IN (SELECT aid FROM article WHERE fingerprint = ?) "
        "AND graph LIKE '%/graph/article/%'",
        fingerprint,
    )


def _close(home: Home, store: Store, ledger: Ledger, tell: Tell, jobs: int) -> None:
    """Infer, describe and check everything."""
    index = ledger.index
    tell("infer", 0, None)
    index.note("inferred", str(rules.closure(store, home)))
    with index.step():
        _written(index)
        _pend(index, *_about(store, index))
    _write(store, index)
    sound = ledger.sound(index.noted("made"))
    report = audit.validate(home, store, tell, jobs=jobs, sound=sound, index=index)
    with index.step():
        _written(index)
        audit.keep(home, index, report)
        index.note("open", "")


def _count(index: Index, added: Iterable[str], removed: Iterable[str]) -> None:
    """Count the merged triples, and the things of each class."""
    change: dict[str, int] = {}
    triples = int(index.noted("triples") or 0)
    for lines, step in ((added, 1), (removed, -1)):
        for line in lines:
            triples += step
            if _TYPE in line:
                kind = _triple(line)[2][1:-1]
                change[kind] = change.get(kind, 0) + step
    index.note("triples", str(triples))
    index.many(
        "INSERT INTO class VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        sorted(change.items()),
    )


def _about(store: Store, index: Index) -> tuple[set[str], set[str]]:
    """Describe the merged graph, as lines to take out and lines to put in."""
    classes: dict[str, int] = dict(index.pairs("SELECT class, count FROM class WHERE count > 0"))
    articles = int(index.noted("articles") or 0)
    after = set(meta.lines(__version__, int(index.noted("triples")), articles, classes))
    before = set(store.dump(iris.meta_graph()))
    return before - after, after - before


def _pend(index: Index, removed: Iterable[str], added: Iterable[str]) -> None:
    for lines, sign in ((removed, 0), (added, 1)):
        index.many("INSERT INTO pending VALUES (?, ?)", [(sign, line) for line in lines])


def _write(store: Store, index: Index) -> None:
    """Write what is noted to be written; it stays noted until the next step, as a doubt."""
    store.patch(*_noted(index))


def _catch_up(store: Store, noted: tuple[list[str], list[str]], left: int) -> None:
    """Write what is noted, and take in graphs until so many lots of them are left to wait."""
    store.patch(*noted)
    store.take_in(max(0, store.take_in(0) - left))


def _noted(index: Index) -> tuple[list[str], list[str]]:
    """Give the lines that are to be taken out, and those to be put in."""
    rows = index.run("SELECT added, line FROM pending")
    return [line for sign, line in rows if not sign], [line for sign, line in rows if sign]


def _written(index: Index) -> None:
    """Strike off what was noted and is written."""
    index.run("DELETE FROM pending")
