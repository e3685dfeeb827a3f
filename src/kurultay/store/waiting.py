"""
Graphs that are on the disk and wait until the engine takes them in, which it does more slowly.

They stand in files of gzipped N-Quads, each graph behind a comment with its name. A file is there
whole or not at all, and goes once all of it is in the store; to take one in again changes nothing.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kurultay.store.protocol import NamedLines
from kurultay.store.quads import own

_LEVEL = 1
_NAME = "# "


@dataclass(frozen=True, slots=True)
class PackedGraph:
    """A named graph that is handed over and kept as bytes."""

    name: str
    data: bytes

    @classmethod
    def of(cls, graph: NamedLines) -> PackedGraph:
        """
        Pack a graph.

        Errors: InputError if one of its lines belongs to another graph.
        """
        text = "".join(f"{line}\n" for line in (f"{_NAME}{graph.name}", *own(graph)))
        return cls(graph.name, gzip.compress(text.encode(), _LEVEL, mtime=0))

    @property
    def nquads(self) -> Sequence[str]:
        """Its quads as N-Quads lines, without line ends."""
        return graphs(gzip.decompress(self.data))[0].nquads


@dataclass(frozen=True, slots=True)
class _Graph:
    """A graph of a file."""

    name: str
    nquads: Sequence[str]


class Waiting:
    """The files of graphs that wait, in a folder that is there only as long as there are any."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is made before something is put into it."""
        self._folder = folder

    def put(self, graphs: Iterable[PackedGraph]) -> None:
        """
        Write one more file; it is on the disk when this returns.

        Errors: OSError if the disk fails.
        """
        self._folder.mkdir(exist_ok=True)
        last = max((int(file.name.partition(".")[0]) for file in self.files()), default=0)
        file = self._folder / f"{last + 1:08}.nq.gz"
        half = file.with_suffix(".part")
        with half.open("wb") as out:
            out.writelines(graph.data for graph in graphs)
            out.flush()
            os.fsync(out.fileno())
        half.rename(file)
        _flush(self._folder)

    def files(self) -> list[Path]:
        """Give the files, the one that has waited longest first."""
        return sorted(self._folder.glob("*.nq.gz"))

    def strike(self, files: Iterable[Path]) -> None:
        """
        Take files away whose graphs are in the store.

        Errors: OSError if the disk fails.
        """
        for file in files:
            file.unlink()
        if not any(self._folder.iterdir()):
            self._folder.rmdir()


def read(files: Iterable[Path]) -> bytes:
    """
    Give the graphs of files as one text of N-Quads.

    Errors: OSError if a file cannot be read.
    """
    return b"".join(gzip.decompress(file.read_bytes()) for file in files)


def names(text: bytes) -> list[str]:
    """Give the names of the graphs of a text, in their order."""
    mark = _NAME.encode()
    found = [line for line in text.split(b"\n") if line.startswith(mark)]
    return [line.removeprefix(mark).decode() for line in found]


def graphs(text: bytes) -> list[NamedLines]:
    """Give the graphs of a text, each for itself."""
    found: list[NamedLines] = []
    for part in f"\n{text.decode()}".split(f"\n{_NAME}")[1:]:
        name, *lines = part.removesuffix("\n").split("\n")
        found.append(_Graph(name, lines))
    return found


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
