"""The whole way from articles to a checked graph, short enough to read aloud."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from kurultay import __version__, check, graph, identity, lang, mentions, upkeep, workers
from kurultay.audit import Tell, validate
from kurultay.errors import KurultayError
from kurultay.facts import extract
from kurultay.facts.claims import Claim
from kurultay.facts.source import restored
from kurultay.graph import register
from kurultay.lang.language import Language
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import FOLDERS, Home
from kurultay.store import Entry, Ledger, PackedGraph, Store
from kurultay.text.article import Article
from kurultay.text.read import SetAside, articles

__all__ = [
    "BuildResult",
    "Kit",
    "Mapped",
    "Tell",
    "build",
    "bury",
    "fingerprint",
    "map_article",
    "map_sources",
    "refresh",
    "validate",
]

FEW = 100
"""Up to how many articles other processes would not be ready before this one is done."""
LINES = 200_000
"""
How many lines of graphs are written together: some eight hundred articles.

A build that is cut off has lost no more than these; with fewer the engine has more to join.
"""
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that is read once before the first article, and handed down."""

    home: Home
    languages: Mapping[str, Language]
    lexicons: Mapping[str, Lexicon]
    registry: identity.Registry
    fact_map: graph.FactMap
    fingerprint: str

    @classmethod
    def load(cls, home: Home) -> Kit:
        """
        Read the register, the languages with their lexicons, and the fact map.

        Errors: ResourceError if one of our files is broken.
        """
        entries, tenures = register.read(home)
        languages = {code: lang.pack(code, home) for code in lang.codes()}
        lexicons = {
            code: Lexicon.load(home, languages[code], entries)
            for code in sorted({lang.words(code) for code in languages})
        }
        kit = cls(
            home=home,
            languages=languages,
            lexicons={code: lexicons[lang.words(code)] for code in languages},
            registry=identity.Registry(entries, tenures),
            fact_map=graph.FactMap.load(home),
            fingerprint=fingerprint(home),
        )
        gc.freeze()  # what is read once need not be looked through for garbage ever again
        return kit


@dataclass(frozen=True, slots=True)
class Mapped:
    """One article with its claims and its graph."""

    article: Article
    claims: tuple[Claim, ...]
    graph: graph.ArticleGraph


@dataclass(frozen=True, slots=True)
class BuildResult:
    """
    What a build did: how many articles, what was set aside, what the checks say.

    ``retracted`` counts the articles that were met again after somebody took them out.
    """

    mapped: int
    unchanged: int
    set_aside: tuple[SetAside, ...]
    merged: int
    inferred: int
    report: check.Report
    retracted: int = 0


def map_article(article: Article, kit: Kit) -> Mapped:
    """
    Map one article: read it, find its mentions, extract its claims, resolve its names.

    Errors: KurultayError if its language has no pack.
    """
    reading = kit.languages[article.lang].read(article)
    lexicon = kit.lexicons[article.lang]
    found = mentions.find(reading, lexicon)
    claims = extract(reading, found, lexicon)
    named = identity.resolve(claims, kit.registry, article.published)
    if reading.source is not None:
        named = tuple(replace(one, ref=restored(one.ref, reading)) for one in named)
        claims = restored(claims, reading)
        reading = replace(reading, article=reading.source.article)
    drawn = graph.build(reading, claims, named, kit.fact_map)
    return Mapped(reading.article, claims, drawn)


def map_sources(sources: Sequence[str | Path], kit: Kit) -> Iterator[Mapped | SetAside]:
    """
    Map all articles of files and folders, one after the other.

    Errors: InputError if the sources hold no article.
    """
    for item in articles(sources, kit.home):
        yield item if isinstance(item, SetAside) else _mapped(item, kit)


def _mapped(article: Article, kit: Kit) -> Mapped | SetAside:
    if article.lang not in kit.languages:
        known = ", ".join(kit.languages)
        reason = f"it is written in {article.lang!r}, which kurultay cannot yet read ({known})"
        return SetAside(article.key, reason)
    try:
        return map_article(article, kit)
    except (KurultayError, *_FAULTS) as error:
        # One article must not take the others with it: a fault of ours is told, not hidden.
        reason = f"mapping failed ({type(error).__name__}: {error}); please report it"
        return SetAside(article.key, reason)


def build(
    sources: Sequence[str | Path],
    kit: Kit,
    store: Store,
    ledger: Ledger,
    tell: Tell,
    *,
    jobs: int = 1,
) -> BuildResult:
    """
    Do the main job: store each article once, then merge, infer and check what there is.

    ``jobs`` says how many processes may map and check; what is built never depends on it.

    Errors: InputError if the sources hold no article, StoreError if the store refuses.
    """
    bury(store, ledger)
    tally = _Tally(tell)
    news = _drawn(_news(sources, kit, ledger, tally), kit, jobs)
    with closing(news) as drawn:
        kept: list[_Drawn] = []
        lines = 0
        for found in drawn:
            if isinstance(found, SetAside):
                ledger.set_aside(found.where, found.reason)
                tally.aside.append(found)
            else:
                kept.append(found)
                lines += found.lines
                tally.mapped += 1
            if lines >= LINES:
                _keep(kept, kit, store, ledger)
                kept, lines = [], 0
            tally.told()
        _keep(kept, kit, store, ledger)
    merged, inferred, report = refresh(kit, store, ledger, tell, jobs=jobs)
    aside = tuple(tally.aside)
    return BuildResult(
        tally.mapped, tally.unchanged, aside, merged, inferred, report, tally.retracted
    )


@dataclass(slots=True)
class _Tally:
    """What has become of the articles so far."""

    tell: Tell
    mapped: int = 0
    unchanged: int = 0
    retracted: int = 0
    aside: list[SetAside] = field(default_factory=list)

    def told(self) -> None:
        done = self.mapped + self.unchanged + self.retracted + len(self.aside)
        self.tell("map", done, None)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The graph of an article, packed if it is one of many, and what the ledger keeps of it."""

    key: str
    sha256: str
    graph: graph.ArticleGraph | PackedGraph
    told: bytes
    lines: int
    fits: bool = False


def _news(
    sources: Sequence[str | Path], kit: Kit, ledger: Ledger, tally: _Tally
) -> Iterator[Article | SetAside]:
    """Give the articles that are not in the store as they are, and what cannot be read."""
    seen: dict[str, str] = {}
    for item in articles(sources, kit.home):
        if isinstance(item, SetAside):
            yield item
            continue
        again = item.key in seen
        if seen.setdefault(item.key, item.sha256) != item.sha256:
            yield SetAside(item.key, "another article has the same name; rename one")
        elif ledger.retracted(item.key):
            tally.retracted += 1
            tally.told()
        elif again or ledger.known(item.key, item.sha256, kit.fingerprint):
            tally.unchanged += 1
            tally.told()
        else:
            yield item


def _drawn(
    work: Iterator[Article | SetAside], kit: Kit, jobs: int
) -> Generator[_Drawn | SetAside, None, None]:
    """Map what is to be mapped, in order; in other processes if there is enough for them."""
    first = list(islice(work, FEW))
    if len(first) < FEW:
        yield from (_draw(item, kit) for item in first)
        return
    rest = chain(first, work)
    if jobs == 1:
        sifter = check.Sifter(kit.home)
        yield from (_draw(item, kit, sifter) for item in rest)
        return
    crew: workers.Crew[Article | SetAside, _Drawn | SetAside]
    crew = workers.Crew(jobs, _draw_there, _start, (kit.home,))
    for found in workers.ordered(crew, rest):
        if isinstance(found, workers.Killer):
            where = found.item.where if isinstance(found.item, SetAside) else found.item.key
            yield SetAside(where, "mapping killed two processes; please report it")
        else:
            yield found


def _draw(
    item: Article | SetAside, kit: Kit, sifter: check.Sifter | None = None
) -> _Drawn | SetAside:
    found = item if isinstance(item, SetAside) else _mapped(item, kit)
    if isinstance(found, SetAside):
        return found
    article, lines = found.article, found.graph.nquads
    one = _Drawn(article.key, article.sha256, found.graph, upkeep.told(lines), len(lines))
    if sifter is None:
        return one
    # Of many graphs, those that are seen to fit here need not be read back to be checked.
    return replace(one, graph=PackedGraph.of(found.graph), fits=sifter.fits(lines))


_KITS: list[tuple[Kit, check.Sifter]] = []


def _start(home: Home) -> None:
    """Read everything once in a new worker."""
    _KITS[:] = [(Kit.load(home), check.Sifter(home))]
    gc.freeze()


def _draw_there(item: Article | SetAside) -> _Drawn | SetAside:
    """Map an article in a worker."""
    return _draw(item, *_KITS[0])


def bury(store: Store, ledger: Ledger) -> None:
    """Take the graphs of retracted articles away; the tombstone stands first, so it can be late."""
    tombstones = ledger.tombstones()
    if tombstones:
        store.take_in()
    for tombstone in tombstones:
        if store.ask(f"ASK {{ GRAPH <{tombstone.aid}> {{ ?s ?p ?o }} }}"):
            ledger.touch(tombstone.aid)
            store.drop(tombstone.aid)


def _keep(some: Sequence[_Drawn], kit: Kit, store: Store, ledger: Ledger) -> None:
    """
    Store articles: first their graphs, then their rows.

    Graphs of many only get as far as the disk. The engine takes them in while they are merged, for
    which one core is enough; mapping needs all of them.
    """
    with ledger.index.step():
        for one in some:
            ledger.touch(one.graph.name)
    graphs = [one.graph for one in some]
    packed = [each for each in graphs if isinstance(each, PackedGraph)]
    if packed:
        store.defer(packed)
    else:
        store.replace_many(graphs)
    with ledger.index.step(flushed=False):
        for one in some:
            ledger.record(Entry(one.key, one.sha256, one.graph.name, kit.fingerprint))
            ledger.accept(one.key)
            upkeep.drawn(ledger, one.graph, one.told)
            if one.fits:
                ledger.fits(one.graph.name, kit.fingerprint)


def refresh(
    kit: Kit, store: Store, ledger: Ledger, tell: Tell, *, jobs: int = 1
) -> tuple[int, int, check.Report]:
    """
    Bring the merged and the inferred graph up to what the store holds, and check what changed.

    Shape: how many triples are merged, how many inferred, and the report.
    """
    return upkeep.refresh(kit.home, kit.fingerprint, store, ledger, tell, jobs=jobs)


def fingerprint(home: Home) -> str:
    """Give a hash of all that decides what an article is mapped to: our code and our data."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent
    roots = [package, *(home.path(folder) for folder in FOLDERS if folder != "queries")]
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.suffix in {".py", ".toml", ".ttl", ".tar"} and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
