"""
What merging knows of the articles it has merged, so that one more costs only what it touches.

All of it follows from the article graphs and can be made again from them. The tables stand in the
ledger's file; one transaction is one step of growth, and holds what is still to be written.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kurultay.errors import StoreError

FORMAT = "7"
"""The version of the tables; those of another are made anew."""

_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE source (art INTEGER PRIMARY KEY, graph TEXT UNIQUE, iri TEXT, day TEXT)",
    """CREATE TABLE obs (
      iri TEXT PRIMARY KEY, art INTEGER, kind TEXT, day TEXT, alone TEXT,
      cls INTEGER, entity TEXT, said INTEGER,
      langs TEXT DEFAULT '', days TEXT DEFAULT '', doubt TEXT DEFAULT '')""",
    "CREATE INDEX obs_doubt ON obs (doubt) WHERE doubt <> ''",
    """CREATE TABLE attested (
      entity TEXT, day TEXT, count INTEGER, PRIMARY KEY (entity, day)) WITHOUT ROWID""",
    "CREATE INDEX obs_art ON obs (art)",
    "CREATE INDEX obs_entity ON obs (entity, said, iri)",
    "CREATE INDEX obs_cls ON obs (cls, iri)",
    "CREATE INDEX obs_moved ON obs (cls, entity)",
    "CREATE INDEX obs_first ON obs (cls, day, iri)",
    "CREATE INDEX obs_alone ON obs (alone, entity)",
    "CREATE INDEX obs_days ON obs (entity, days) WHERE days <> ''",
    "CREATE TABLE said (said INTEGER PRIMARY KEY, words TEXT UNIQUE)",
    """CREATE TABLE voice (
      entity TEXT, said INTEGER, count INTEGER, few TEXT, PRIMARY KEY (entity, said)
    ) WITHOUT ROWID""",
    """CREATE TABLE cls (
      cls INTEGER PRIMARY KEY, same INTEGER, kind TEXT, words TEXT, grp TEXT, name TEXT)""",
    "CREATE INDEX cls_same ON cls (same)",
    "CREATE INDEX cls_grp ON cls (grp)",
    """CREATE TABLE token (
      token INTEGER, kind TEXT, cls INTEGER, PRIMARY KEY (token, kind, cls)) WITHOUT ROWID""",
    "CREATE INDEX token_cls ON token (cls)",
    "CREATE TABLE edge (one INTEGER, two INTEGER, rank TEXT, PRIMARY KEY (one, two)) WITHOUT ROWID",
    "CREATE INDEX edge_two ON edge (two)",
    """CREATE TABLE grp (
      grp TEXT PRIMARY KEY, kind TEXT, whole TEXT, words TEXT, entry TEXT, up INTEGER)""",
    "CREATE INDEX grp_up ON grp (up) WHERE up IS NOT NULL",
    "CREATE TABLE page (article TEXT, cls INTEGER, PRIMARY KEY (article, cls)) WITHOUT ROWID",
    "CREATE INDEX page_cls ON page (cls)",
    "CREATE INDEX grp_whole ON grp (whole)",
    "CREATE INDEX grp_entry ON grp (entry) WHERE entry IS NOT NULL",
    "CREATE TABLE pair (egrp TEXT, one TEXT, two TEXT, PRIMARY KEY (egrp, one, two)) WITHOUT ROWID",
    "CREATE INDEX pair_one ON pair (one)",
    "CREATE INDEX pair_two ON pair (two)",
    "CREATE TABLE part (cls INTEGER, grp TEXT, PRIMARY KEY (cls, grp)) WITHOUT ROWID",
    "CREATE INDEX part_grp ON part (grp)",
    """CREATE TABLE whole (
      whole TEXT PRIMARY KEY, kind TEXT, alone TEXT, day TEXT, first TEXT, iri TEXT)""",
    "CREATE INDEX whole_iri ON whole (iri)",
    "CREATE TABLE sketch (sketch INTEGER PRIMARY KEY, iri TEXT UNIQUE, day TEXT, text TEXT)",
    "CREATE TABLE mark (key INTEGER, sketch INTEGER, PRIMARY KEY (key, sketch)) WITHOUT ROWID",
    "CREATE TABLE repeat (copy TEXT PRIMARY KEY, first TEXT) WITHOUT ROWID",
    "CREATE INDEX repeat_first ON repeat (first)",
    "CREATE TABLE unit (iri TEXT PRIMARY KEY, name TEXT, lines BLOB, shown TEXT) WITHOUT ROWID",
    "CREATE TABLE redirect (old TEXT, new TEXT, PRIMARY KEY (old, new)) WITHOUT ROWID",
    """CREATE TABLE sight (
      named TEXT, words TEXT, found TEXT, denotes TEXT, made TEXT, PRIMARY KEY (named, words)
    ) WITHOUT ROWID""",
    "CREATE TABLE lost (iri TEXT PRIMARY KEY, root INTEGER) WITHOUT ROWID",
    "CREATE TABLE ruled (iri TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID",
    "CREATE TABLE gone (node TEXT PRIMARY KEY, root INTEGER) WITHOUT ROWID",
    "CREATE TABLE hidden (line TEXT PRIMARY KEY, subject TEXT, object TEXT) WITHOUT ROWID",
    "CREATE INDEX hidden_subject ON hidden (subject)",
    "CREATE INDEX hidden_object ON hidden (object)",
    "CREATE TABLE amended (line TEXT PRIMARY KEY, added INTEGER) WITHOUT ROWID",
    "CREATE TABLE pending (added INTEGER, line TEXT)",
    "CREATE TABLE class (class TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID",
    "CREATE TABLE unchecked (scope TEXT, node TEXT, PRIMARY KEY (scope, node)) WITHOUT ROWID",
    "CREATE TABLE finding (scope TEXT, asked INTEGER, finding TEXT)",
    "CREATE INDEX finding_scope ON finding (scope)",
)
_NAMES = ("meta", "source", "obs", "said", "voice", "cls", "token", "edge", "grp", "pair", "part",
          "page", "attested", "whole", "unit", "redirect", "pending", "class",
          "unchecked", "finding", "sketch", "mark", "repeat", "sight", "lost",
          "ruled", "gone", "hidden", "amended")  # fmt: skip

DRAWN = "CREATE TABLE IF NOT EXISTS drawn (graph TEXT PRIMARY KEY, lines BLOB NOT NULL)"
"""
What articles' graphs say of things, beside the store, which takes ten times as long to read.

A graph that is touched is none of these until it is stored again; what is not here is read there.
"""

_WANTING = "CREATE INDEX IF NOT EXISTS whole_wanting ON whole (alone, day, first)"
"""Finds the first of hundreds that want one IRI; indexes that were made without it get it."""

Cell = Any
"""A value as SQLite gives it."""


class Index:
    """The tables of one store, in the file of its ledger."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """
        Take the ledger's connection, and make the tables if there are none.

        Errors: StoreError if the file fails.
        """
        self._base = base
        self.hand: dict[str, Sequence[str]] = {}
        """Graphs that were stored just now, as they are; they need not be read to be checked."""
        self.run(DRAWN)
        if (
            not self.run("SELECT 1 FROM sqlite_master WHERE name = 'meta'")
            or self.noted("format") != FORMAT
        ):
            self.clear()
        self.run(_WANTING)

    def clear(self) -> None:
        """Forget everything."""
        for name in _NAMES:
            self.run(f"DROP TABLE IF EXISTS {name}")
        for table in (*_TABLES, _WANTING):
            self.run(table)
        self.note("format", FORMAT)

    @contextmanager
    def step(self, *, flushed: bool = True) -> Iterator[None]:
        """
        Do all of a with block, or nothing.

        If it is not ``flushed``, it may be undone by a failing disk until the next step that is.
        """
        self.run(f"PRAGMA synchronous={'FULL' if flushed else 'NORMAL'}")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def run(self, text: str, *values: Cell) -> list[tuple[Cell, ...]]:
        """
        Run one statement and give its rows.

        Errors: StoreError if the file fails.
        """
        try:
            return self._base.execute(text, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"ledger: {error}; run it again") from error

    def many(self, text: str, rows: Iterable[tuple[Cell, ...]]) -> None:
        """
        Run one statement for many rows.

        Errors: StoreError if the file fails.
        """
        try:
            self._base.executemany(text, rows)
        except sqlite3.Error as error:
            raise StoreError(f"ledger: {error}; run it again") from error

    def draw(self, graph: str, lines: bytes) -> None:
        """Keep what a graph that is stored says of things: packed lines."""
        self.run("INSERT OR REPLACE INTO drawn VALUES (?, ?)", graph, lines)

    def drawn(self, graphs: Iterable[str]) -> dict[str, frozenset[str]]:
        """Give what is kept of graphs, as N-Quads."""
        return {graph: _lines(text) for graph, text in self.texts(graphs).items()}

    def texts(self, graphs: Iterable[str]) -> dict[str, str]:
        """Give what is kept of graphs, as N-Quads in one text each."""
        rows = self.pairs("SELECT graph, lines FROM drawn WHERE graph IN (??)", graphs)
        return {graph: zlib.decompress(lines).decode() for graph, lines in rows}

    def lines(self, entity: str) -> frozenset[str]:
        """Give what was written of a merged thing, as N-Triples; its origins may be left out."""
        found = self.run("SELECT lines FROM unit WHERE iri = ?", entity)
        return unpacked(found[0][0]) if found else frozenset()

    def units(self) -> Iterator[list[tuple[str, frozenset[str]]]]:
        """Give all merged things with what was written of them, some at a time, by their IRIs."""
        query, last = "SELECT iri, lines FROM unit WHERE iri > ? ORDER BY iri LIMIT ?", ""
        while rows := self.run(query, last, _MANY):
            yield [(iri, unpacked(lines)) for iri, lines in rows]
            last = rows[-1][0]

    def add(self, text: str, *values: Cell) -> int:
        """
        Insert a row and give its number.

        Errors: StoreError if the file fails.
        """
        try:
            return int(self._base.execute(text, values).lastrowid or 0)
        except sqlite3.Error as error:
            raise StoreError(f"ledger: {error}; run it again") from error

    def among(self, text: str, values: Iterable[Cell]) -> Iterator[tuple[Cell, ...]]:
        """Run a statement that has an ``IN (…)``, written ``??``, some values at a time."""
        rest = list(dict.fromkeys(values))
        for start in range(0, len(rest), _MANY):
            some = rest[start : start + _MANY]
            # The last value again and again: statements of few lengths need not be read anew.
            some += some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))
            yield from self.run(text.replace("??", ",".join("?" * len(some))), *some)

    def pairs(self, text: str, values: Iterable[Cell] | None = None) -> Iterator[tuple[Cell, Cell]]:
        """Run a statement of two columns, with ``??`` for some values if there are any."""
        rows = self.run(text) if values is None else self.among(text, values)
        yield from ((first, second) for first, second in rows)

    def note(self, name: str, value: str) -> None:
        """Keep a word about the index."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def noted(self, name: str) -> str:
        """Give what was kept under a name; empty if nothing was."""
        found = self.run("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else ""

    def notes(self, names: Iterable[str]) -> dict[str, str]:
        """Give what was kept under some names, by name."""
        return dict(self.pairs("SELECT name, value FROM meta WHERE name IN (??)", names))

    def number(self) -> str:
        """Give a number that was not given before."""
        count = int(self.noted("number") or 0) + 1
        self.note("number", str(count))
        return str(count)

    def said(self, words: Iterable[str]) -> dict[str, int]:
        """Give the numbers of what observations say, which is kept once."""
        some = sorted(set(words))
        query = "SELECT words, said FROM said WHERE words IN (??)"
        found: dict[str, int] = dict(self.pairs(query, some))
        rest = [text for text in some if text not in found]
        self.many("INSERT INTO said (words) VALUES (?)", [(text,) for text in rest])
        return found | dict(self.pairs(query, rest))


_MANY = 512


def packed(lines: Iterable[str]) -> bytes:
    """Pack lines."""
    return zlib.compress("\n".join(sorted(lines)).encode(), 1)


def unpacked(data: bytes) -> frozenset[str]:
    """Give packed lines back."""
    return _lines(zlib.decompress(data).decode())


def _lines(text: str) -> frozenset[str]:
    return frozenset(text.split("\n")) - {""}


def token(key: object) -> int:
    """Give a key as a whole number of 63 bits; two keys with one number only cost a look more."""
    text = json.dumps(key, ensure_ascii=False, default=sorted)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1
