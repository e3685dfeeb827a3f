"""
What has been read: one row an article, so that each is stored exactly once.

The graph goes to the store first and is on the disk; then its row is written here. If the
program dies in between, the article has no row and is simply mapped again to the same graph.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kurultay.errors import StoreError
from kurultay.store.closing import Closing
from kurultay.store.index import DRAWN, Index

_TABLES = """
CREATE TABLE IF NOT EXISTS article (
  key TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  aid TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL,
  findings INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS set_aside (
  place TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstone (
  key TEXT PRIMARY KEY,
  aid TEXT NOT NULL,
  stem TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched (
  graph TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sound (
  graph TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS touched_sound AFTER INSERT ON touched
  BEGIN DELETE FROM sound WHERE graph = NEW.graph; END;
CREATE TRIGGER IF NOT EXISTS touched_in AFTER INSERT ON touched
  BEGIN DELETE FROM drawn WHERE graph = NEW.graph; END;
CREATE TRIGGER IF NOT EXISTS article_in AFTER INSERT ON article
  BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.aid); END;
CREATE TRIGGER IF NOT EXISTS article_out AFTER DELETE ON article
  BEGIN INSERT OR IGNORE INTO touched VALUES (OLD.aid); END;
"""


_CACHE = 128 * 1024
"""Units: KiB of the file that are held in memory at most; the index of many articles is large."""
_STATEMENTS = 512
"""How many statements are kept ready: growth asks hundreds of different ones."""
_PAGES = 8000
"""After how many changed pages they are moved from the log, where they are safe, to the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is in the store: by which bytes, and by which version of the mapping."""

    key: str
    sha256: str
    aid: str
    fingerprint: str
    state: str = "stored"
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An article that was taken out, by whom, why and when; no later build brings it back."""

    key: str
    aid: str
    stem: str
    who: str
    why: str
    at: str


class Ledger(Closing):
    """The ledger of one store; in memory if it has no file."""

    def __init__(self, file: Path | None = None) -> None:
        """
        Open the ledger, and make it if there is none.

        Errors: StoreError if the file is no ledger, or in use.
        """
        self._where = file.name if file else "memory:"
        try:
            self._base = sqlite3.connect(
                file or ":memory:", isolation_level=None, timeout=5.0, cached_statements=_STATEMENTS
            )
            try:
                self._base.execute("PRAGMA journal_mode=WAL").fetchone()
                self._base.execute("PRAGMA synchronous=FULL")
                self._base.execute(f"PRAGMA cache_size=-{_CACHE}")
                self._base.execute(f"PRAGMA wal_autocheckpoint={_PAGES}")
                self._base.execute(DRAWN)
                self._base.executescript(_TABLES)
                self._index: Index | None = None
            except sqlite3.Error:
                self._base.close()
                raise
        except sqlite3.Error as error:
            raise StoreError(
                f"{self._where}: not a usable ledger ({error}); remove it and build again"
            ) from error

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._base
        except sqlite3.Error as error:
            raise StoreError(f"{self._where}: {error}; run it again") from error

    def known(self, key: str, sha256: str, fingerprint: str) -> bool:
        """Tell whether these bytes are stored, mapped by this version of the mapping."""
        found = self.entry(key)
        return found is not None and (found.sha256, found.fingerprint) == (sha256, fingerprint)

    def entry(self, key: str) -> Entry | None:
        """Give an article's row, if it has one."""
        query = "SELECT key, sha256, aid, fingerprint, state, findings FROM article WHERE key = ?"
        with self._asking() as base:
            row = base.execute(query, (key,)).fetchone()
        return Entry(*row) if row else None

    def entries(self) -> tuple[Entry, ...]:
        """Give all rows, sorted by key."""
        query = "SELECT key, sha256, aid, fingerprint, state, findings FROM article ORDER BY key"
        with self._asking() as base:
            return tuple(Entry(*row) for row in base.execute(query))

    def record(self, entry: Entry) -> None:
        """Write an article's row, after its graph is in the store."""
        values = (
            entry.key,
            entry.sha256,
            entry.aid,
            entry.fingerprint,
            entry.state,
            entry.findings,
        )
        with self._asking() as base:
            base.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)", values)

    def forget(self, key: str) -> None:
        """Take an article's row away."""
        with self._asking() as base:
            base.execute("DELETE FROM article WHERE key = ?", (key,))

    def retract(self, tombstone: Tombstone) -> None:
        """Put a tombstone in place of an article's row, both in one step."""
        one = tombstone
        values = (one.key, one.aid, one.stem, one.who, one.why, one.at)
        with self._asking() as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                base.execute("DELETE FROM article WHERE key = ?", (one.key,))
                base.execute("INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?, ?, ?)", values)
            except BaseException:
                base.execute("ROLLBACK")
                raise
            base.execute("COMMIT")

    def retracted(self, key: str) -> bool:
        """Tell whether an article was taken out."""
        with self._asking() as base:
            row = base.execute("SELECT 1 FROM tombstone WHERE key = ?", (key,)).fetchone()
        return row is not None

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Give what was taken out, sorted by key."""
        query = "SELECT key, aid, stem, who, why, at FROM tombstone ORDER BY key"
        with self._asking() as base:
            return tuple(Tombstone(*row) for row in base.execute(query))

    def readmit(self, key: str) -> None:
        """Take a tombstone away: the next build may bring the article back."""
        with self._asking() as base:
            base.execute("DELETE FROM tombstone WHERE key = ?", (key,))

    @property
    def index(self) -> Index:
        """The tables of what is merged."""
        if self._index is None:
            self._index = Index(self._base)
        return self._index

    def touch(self, graph: str) -> None:
        """Note that an article's graph is about to change; every change of its row does so too."""
        with self._asking() as base:
            base.execute("INSERT OR IGNORE INTO touched VALUES (?)", (graph,))
            base.execute("DELETE FROM drawn WHERE graph = ?", (graph,))
            base.execute("DELETE FROM sound WHERE graph = ?", (graph,))
        self.index.hand.pop(graph, None)

    def again(self, graphs: Iterable[str]) -> None:
        """Note that article graphs, which stay as they are, are to be merged anew."""
        with self._asking() as base:
            rows = [(graph,) for graph in graphs]
            base.executemany("INSERT OR IGNORE INTO touched VALUES (?)", rows)

    def touched(self) -> tuple[str, ...]:
        """Give the article graphs that have changed since they were merged, sorted."""
        with self._asking() as base:
            rows = base.execute("SELECT graph FROM touched ORDER BY graph").fetchall()
        return tuple(str(graph) for (graph,) in rows)

    def fits(self, graph: str, fingerprint: str) -> None:
        """Note that the graph of an article, as it is stored, fits the shapes of this version."""
        with self._asking() as base:
            base.execute("INSERT OR REPLACE INTO sound VALUES (?, ?)", (graph, fingerprint))

    def sound(self, fingerprint: str) -> frozenset[str]:
        """Give the article graphs that are known to fit the shapes of a version."""
        with self._asking() as base:
            rows = base.execute("SELECT graph FROM sound WHERE fingerprint = ?", (fingerprint,))
            return frozenset(str(graph) for (graph,) in rows)

    def settled(self, graphs: Iterable[str]) -> None:
        """Note that changed article graphs are merged."""
        with self._asking() as base:
            base.executemany("DELETE FROM touched WHERE graph = ?", [(each,) for each in graphs])

    def set_aside(self, place: str, reason: str) -> None:
        """Note that something could not be read, and why; the newest reason stays."""
        with self._asking() as base:
            base.execute("INSERT OR REPLACE INTO set_aside VALUES (?, ?)", (place, reason))

    def accept(self, place: str) -> None:
        """Take back that something was set aside."""
        with self._asking() as base:
            base.execute("DELETE FROM set_aside WHERE place = ?", (place,))

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Give what was set aside with its reasons, sorted."""
        with self._asking() as base:
            rows = base.execute("SELECT place, reason FROM set_aside ORDER BY place").fetchall()
        return tuple((str(place), str(reason)) for place, reason in rows)

    def note(self, name: str, value: str) -> None:
        """Keep a word about the store, such as which articles its merged graph is made of."""
        with self._asking() as base:
            base.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str | None:
        """Give what was kept under a name."""
        with self._asking() as base:
            row = base.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def digest(self) -> str:
        """Give a hash over all rows: equal digests mean equal articles and mapping."""
        rows = (f"{e.key}\0{e.sha256}\0{e.aid}\0{e.fingerprint}\n" for e in self.entries())
        return hashlib.sha256("".join(rows).encode()).hexdigest()

    def close(self) -> None:
        """Let the file go."""
        self._base.close()
