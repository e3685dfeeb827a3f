"""The whole way from articles to a checked graph, short enough to read aloud."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kurultay import __version__, check, graph, identity, lang, mentions, upkeep
from kurultay.audit import Tell, validate
from kurultay.errors import KurultayError
from kurultay.facts import extract
from kurultay.facts.claims import Claim
from kurultay.facts.source import restored
from kurultay.graph import register
from kurultay.lang.language import Language
from kurultay.mentions.lexicon import Lexicon
from kurultay.resources import FOLDERS, Home
from kurultay.store import Entry, Ledger, Store
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
        return cls(
            home=home,
            languages=languages,
            lexicons={code: lexicons[lang.words(code)] for code in languages},
            registry=identity.Registry(entries, tenures),
            fact_map=graph.FactMap.load(home),
            fingerprint=fingerprint(home),
        )


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
    sources: Sequence[str | Path], kit: Kit, store: Store, ledger: Ledger, tell: Tell
) -> BuildResult:
    """
    Do the main job: store each article once, then merge, infer and check what there is.

    Errors: InputError if the sources hold no article, StoreError if the store refuses.
    """
    seen: dict[str, str] = {}
    aside: list[SetAside] = []
    mapped = unchanged = retracted = 0
    bury(store, ledger)
    for number, item in enumerate(articles(sources, kit.home), 1):
        tell("map", number, None)
        found: Article | Mapped | SetAside = item
        if isinstance(item, Article):
            if seen.setdefault(item.key, item.sha256) != item.sha256:
                found = SetAside(item.key, "another article has the same name; rename one")
            elif ledger.retracted(item.key):
                retracted += 1
                continue
            elif ledger.known(item.key, item.sha256, kit.fingerprint):
                unchanged += 1
                continue
            else:
                found = _mapped(item, kit)
        if isinstance(found, Mapped):
            _keep(found, kit, store, ledger)
            mapped += 1
        elif isinstance(found, SetAside):
            ledger.set_aside(found.where, found.reason)
            aside.append(found)
    merged, inferred, report = refresh(kit, store, ledger, tell)
    return BuildResult(mapped, unchanged, tuple(aside), merged, inferred, report, retracted)


def bury(store: Store, ledger: Ledger) -> None:
    """Take the graphs of retracted articles away; the tombstone stands first, so it can be late."""
    for tombstone in ledger.tombstones():
        if store.ask(f"ASK {{ GRAPH <{tombstone.aid}> {{ ?s ?p ?o }} }}"):
            ledger.touch(tombstone.aid)
            store.drop(tombstone.aid)


def _keep(found: Mapped, kit: Kit, store: Store, ledger: Ledger) -> None:
    """Store one article: first its graph, which is then on the disk, then its row."""
    ledger.touch(found.graph.name)
    store.replace(found.graph)
    article = found.article
    ledger.record(Entry(article.key, article.sha256, found.graph.name, kit.fingerprint))
    ledger.accept(article.key)


def refresh(kit: Kit, store: Store, ledger: Ledger, tell: Tell) -> tuple[int, int, check.Report]:
    """
    Bring the merged and the inferred graph up to what the store holds, and check what changed.

    Shape: how many triples are merged, how many inferred, and the report.
    """
    return upkeep.refresh(kit.home, kit.fingerprint, store, ledger, tell)


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
