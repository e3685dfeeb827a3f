"""The stores that live in this process, in memory or in a folder, on pyoxigraph."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kurultay.errors import InputError, StoreError
from kurultay.store import guard, waiting
from kurultay.store.closing import Closing
from kurultay.store.lock import FolderLock
from kurultay.store.matching import matching, term
from kurultay.store.protocol import NamedLines, Row, Solutions, Term, Triple, by_subject
from kurultay.store.quads import graph_of, own, replacement, triple
from kurultay.store.waiting import PackedGraph

FORMAT = 1
"""The version of the folder's layout; a store of a newer one is refused."""
MIN_FREE = 32 * 1024 * 1024
"""Units: bytes that must be free on the disk before anything is written."""
MANY = 20
"""From how many new graphs on they are loaded in bulk, which costs the more the fewer there are."""
FILES = 5
"""How many files of graphs that wait are loaded at once: the more, the less the engine joins."""
_OWN_FILES = frozenset({"store.json", "oxigraph", "lock", "waiting"})


class Embedded(Closing):
    """A store in this process; see :class:`kurultay.store.protocol.Store` for its methods."""

    def __init__(
        self,
        engine: ox.Store,
        *,
        where: str = "memory:",
        folder: Path | None = None,
        lock: FolderLock | None = None,
        writable: bool = True,
    ) -> None:
        """Take over an open engine; ``folder`` holds its files, if it has any."""
        self._engine: ox.Store | None = engine
        self._where = where
        self._folder = folder
        self._waiting = waiting.Waiting(folder.parent / "waiting") if folder else None
        self._lock = lock
        self._closed_to_writing = "" if writable else "opened for reading only"
        self._logged = False

    @property
    def _open(self) -> ox.Store:
        if self._engine is None:
            raise StoreError(f"{self._where}: the store is closed; open it again")
        return self._engine

    @contextmanager
    def _writing(self) -> Iterator[ox.Store]:
        """Hand out the engine for one write, and have it on the disk before going on."""
        engine = self._open
        if self._closed_to_writing:
            raise StoreError(f"{self._where}: {self._closed_to_writing}; nothing was written")
        if self._folder is not None and shutil.disk_usage(self._folder).free < MIN_FREE:
            raise StoreError(f"{self._where}: the disk is full; free some space and run it again")
        self._logged = True
        try:
            yield engine
            self._sync()
        except OSError as error:
            # After a failed write the engine refuses all further ones until it is opened anew.
            self._closed_to_writing = "an earlier write failed"
            raise StoreError(
                f"{self._where}: cannot be written ({_reason(error)}); free space, run it again"
            ) from error

    def _sync(self) -> None:
        """Force the engine's write-ahead log to the disk; the engine itself does not."""
        if self._folder is None:
            return
        for log in sorted(self._folder.glob("*.log")):
            handle = os.open(log, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def _run(self, update: str, what: str = "lines of a graph") -> None:
        with self._writing() as engine:
            try:
                engine.update(update)
            except (SyntaxError, ValueError) as error:
                raise InputError(f"{what}: {_first_line(error)}; nothing was written") from error
            except RuntimeError as error:
                raise StoreError(f"{self._where}: {_first_line(error)}; nothing written") from error

    def replace(self, graph: NamedLines) -> None:
        """Put a graph in place of whatever stood under its name, in one update."""
        self.take_in()
        self._run(replacement(graph))

    def replace_many(self, graphs: Iterable[NamedLines]) -> None:
        """Put graphs in place of what stood under their names; many new ones are loaded in bulk."""
        self.take_in()
        self._replace_many(graphs)

    def _replace_many(self, graphs: Iterable[NamedLines]) -> None:
        engine = self._open
        latest = {graph.name: graph for graph in graphs}
        new = [g for g in latest.values() if not engine.contains_named_graph(ox.NamedNode(g.name))]
        rest = latest.keys() - {graph.name for graph in new}
        if new:
            lines = (line for graph in new for line in own(graph))
            self._load(_text(lines), many=len(new) >= MANY)
        if rest:
            self._run(";\n".join(replacement(latest[name]) for name in sorted(rest)))

    def defer(self, graphs: Iterable[PackedGraph]) -> None:
        """Put graphs on the disk; they are taken in before anything else is written to articles."""
        if self._waiting is None:
            self._replace_many(graphs)
            return
        with self._writing():
            self._waiting.put(graphs)

    def take_in(self, most: int | None = None) -> int:
        """Take in what has waited longest, ``most`` files of it; give how many are left."""
        if self._waiting is None:
            return 0
        files = self._waiting.files()
        some = files[:most]
        for start in range(0, len(some), FILES):
            part = some[start : start + FILES]
            text = waiting.read(part)
            names = waiting.names(text)
            there = (self._open.contains_named_graph(ox.NamedNode(name)) for name in names)
            if len(set(names)) < len(names) or any(there):
                self._replace_many(waiting.graphs(text))
            else:
                self._load(text)
            self._waiting.strike(part)
        return len(files) - len(some)

    def compact(self) -> None:
        """Join the engine's files, as far as the disk has room for their copies."""
        if self._folder is None:
            return
        size = sum(file.stat().st_size for file in self._folder.glob("*.sst"))
        if shutil.disk_usage(self._folder).free > size + MIN_FREE:
            with self._writing() as engine:
                engine.flush()
                engine.optimize()

    def drop(self, graph: str) -> None:
        """Take a named graph away."""
        self.take_in()
        self._run(f"DROP SILENT GRAPH <{graph}>")

    def set_graph(self, graph: str | None, lines: Iterable[str]) -> None:
        """Make a graph hold exactly these lines, in one update of what differs."""
        before = {triple(line, graph) for line in self.dump(graph)}
        after = {triple(line, graph) for line in lines}
        parts = []
        if any(line.startswith("_:") or " _:" in line for line in before):
            # Blank nodes that somebody loaded cannot be deleted by name.
            parts.append(f"DROP SILENT GRAPH <{graph}>" if graph else "DROP SILENT DEFAULT")
            before = set()
        for verb, changed in (("DELETE", before - after), ("INSERT", after - before)):
            if changed:
                block = "\n".join(sorted(changed))
                inner = f"GRAPH <{graph}> {{\n{block}\n}}" if graph else block
                parts.append(f"{verb} DATA {{ {inner} }}")
        if parts:
            self._run(";\n".join(parts))

    def patch(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Take lines out of any graphs and put others in, in one update."""
        removed, added, parts = tuple(removed), tuple(added), []
        if not removed:
            if added:
                self._load(_text(added), many=False)
            return
        for verb, lines in (("DELETE", removed), ("INSERT", added)):
            graphs: dict[str, list[str]] = {}
            for line in sorted(lines):
                name = graph_of(line)
                graphs.setdefault(name, []).append(triple(line, name or None))
            block = "\n".join(
                f"GRAPH <{name}> {{\n{inner}\n}}" if name else inner
                for name, inner in ((n, "\n".join(rows)) for n, rows in graphs.items())
            )
            if block:
                parts.append(f"{verb} DATA {{ {block} }}")
        if parts:
            self._run(";\n".join(parts))

    def bulk(self, lines: Iterable[str]) -> int:
        """Add many lines at once."""
        self.take_in()
        self._load(_text(lines))
        return self.count()

    def _load(self, data: bytes, *, many: bool = True) -> None:
        with self._writing() as engine:
            load = engine.bulk_load if many else engine.load
            try:
                load(data, ox.RdfFormat.N_QUADS)
            except (SyntaxError, ValueError) as error:
                raise InputError(f"N-Quads: {_first_line(error)}; correct the line") from error
            if many and self._folder is not None:
                engine.flush()

    def _query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        guard.inspect(text)
        try:
            return self._open.query(text)
        except SyntaxError as error:
            raise InputError(f"query: {_first_line(error)}; correct it") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(f"{self._where}: {_first_line(error)}") from error

    def select(self, text: str) -> Solutions:
        """Answer a SELECT query."""
        found = self._query(text)
        if not isinstance(found, ox.QuerySolutions):
            raise InputError("query: not a SELECT; a table was asked for")
        variables = tuple(variable.value for variable in found.variables)
        rows: list[Row] = []
        iris: dict[ox.NamedNode, Term] = {}
        try:
            for solution in found:
                row: Row = {}
                for name, value in zip(variables, solution, strict=True):
                    if isinstance(value, ox.NamedNode):
                        # IRIs come again and again; making each once halves the time.
                        known = iris.get(value)
                        row[name] = known or iris.setdefault(value, Term(value.value, "iri"))
                    elif value is not None:
                        row[name] = term(value)
                rows.append(row)
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(f"{self._where}: {_first_line(error)}") from error
        return Solutions(variables, tuple(rows))

    def match(
        self, pattern: Triple, graph: str | None = None, limit: int | None = None
    ) -> tuple[Triple, ...]:
        """Give the triples of a graph that fit a pattern."""
        try:
            return matching(self._open, pattern, graph, limit)
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(f"{self._where}: {_first_line(error)}") from error

    def ask(self, text: str) -> bool:
        """Answer an ASK query."""
        found = self._query(text)
        if not isinstance(found, ox.QueryBoolean):
            raise InputError("query: not an ASK; a yes or no was asked for")
        return bool(found)

    def construct(self, text: str) -> tuple[str, ...]:
        """Answer a CONSTRUCT or DESCRIBE query with sorted N-Triples lines."""
        found = self._query(text)
        if not isinstance(found, ox.QueryTriples):
            raise InputError("query: not a CONSTRUCT or DESCRIBE; triples were asked for")
        data = found.serialize(format=ox.RdfFormat.N_TRIPLES)
        return _lines(data or b"", unique=True)

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        guard.inspect(text)
        self.take_in()
        self._run(text, "update")

    def graphs(self) -> tuple[str, ...]:
        """Give the IRIs of the named graphs."""
        names = self._open.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))

    def dump(self, graph: str | None = "all") -> tuple[str, ...]:
        """Give sorted N-Quads lines of one graph, the default graph (None) or "all"."""
        engine = self._open
        if graph == "all":
            return _lines(engine.dump(format=ox.RdfFormat.N_QUADS) or b"")
        source = ox.NamedNode(graph) if graph is not None else ox.DefaultGraph()
        lines = _lines(engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=source) or b"")
        if graph is None:
            return lines
        return tuple(sorted(f"{line[:-1]}<{graph}> ." for line in lines))

    def nodes(self, graph: str | None = None) -> Iterator[tuple[str, ...]]:
        """Give the lines of one graph, those of one subject at a time."""
        engine = self._open
        if self._folder is None:
            # In memory the engine keeps statements in the order in which they came.
            yield from by_subject(self.dump(graph))
            return
        source = ox.NamedNode(graph) if graph is not None else ox.DefaultGraph()
        end = f" <{graph}> ." if graph is not None else " ."
        found = engine.quads_for_pattern(None, None, None, source)
        yield from by_subject(f"{quad.triple}{end}" for quad in found)

    def count(self) -> int:
        """Count the quads of all graphs."""
        return len(self._open)

    def close(self) -> None:
        """Let the engine and its folder go."""
        if self._engine is not None and self._folder is not None and self._logged:
            # Whoever opens a store for reading would go through the whole log, each time anew. What
            # it holds is safe on the disk already, so a full disk is no fault here.
            with suppress(OSError):
                self._engine.flush()
        self._engine = None
        if self._lock is not None:
            self._lock.release()


def _text(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()


def _lines(data: bytes, *, unique: bool = False) -> tuple[str, ...]:
    # Never splitlines: a literal may hold U+2028 and its kin as they are.
    lines = (line for line in data.decode().split("\n") if line)
    return tuple(sorted(set(lines) if unique else lines))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(" .;")


def _reason(error: OSError) -> str:
    """Give why, without the engine's paths, which stand in the middle of what it says."""
    return error.strerror or _first_line(error).rpartition(": ")[2]


def memory() -> Embedded:
    """Open an empty store that is gone when it is closed."""
    return Embedded(ox.Store())


def folder(path: Path, *, read_only: bool = False) -> Embedded:
    """
    Open the store in a folder; for writing, make it if there is none.

    Errors: StoreError if the folder is something else, is newer than this program, or is in use.
    """
    where = str(path)
    _check(path, where, read_only=read_only)
    inner = path / "oxigraph"
    try:
        if not read_only:
            path.mkdir(parents=True, exist_ok=True)
        lock = FolderLock.take(path / "lock", where, shared=read_only)
        try:
            if read_only:
                engine = ox.Store.read_only(str(inner))
            else:
                if not (path / "store.json").exists():
                    (path / "store.json").write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
                engine = ox.Store(str(inner))
        except BaseException:
            lock.release()
            raise
    except OSError as error:
        busy = "lock" in str(error).lower()
        why = "another program is using it; wait for it" if busy else _reason(error)
        raise StoreError(f"{where}: cannot be opened: {why}") from error
    return Embedded(engine, where=where, folder=inner, lock=lock, writable=not read_only)


def _check(path: Path, where: str, *, read_only: bool) -> None:
    """Refuse a folder that is no store of ours, before anything in it is touched."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{where}: a file, not the folder of a store; name another place")
    present = {entry.name for entry in path.iterdir()} if path.is_dir() else set()
    if "store.json" not in present:
        if present - _OWN_FILES:
            raise StoreError(f"{where}: not a store, and not empty; name another folder")
        if read_only:
            raise StoreError(f"{where}: no store there; make one with: kurultay build")
        return
    try:
        version = int(json.loads((path / "store.json").read_text("utf-8"))["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{where}: store.json is damaged; build the store again") from error
    if version > FORMAT:
        raise StoreError(f"{where}: made by a newer kurultay; bring this one up to date")
    if read_only and not (path / "oxigraph").is_dir():
        raise StoreError(f"{where}: the store is unfinished; run: kurultay build")
