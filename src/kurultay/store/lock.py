"""Who may open the folder of a store: one writer, or any number of readers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kurultay.errors import StoreError

try:
    import fcntl
except ImportError:  # no advisory locks on Windows; the engine still refuses a second writer
    fcntl = None  # type: ignore[assignment]  # a module elsewhere


@dataclass(slots=True)
class FolderLock:
    """An advisory lock on a file; it goes with the process, however that ends."""

    handle: int

    @classmethod
    def take(cls, file: Path, where: str, *, shared: bool) -> Self:
        """
        Take the lock, without waiting.

        Errors: StoreError if a writer has it, or if readers have it and we want to write.
        """
        flags = os.O_RDONLY if shared and file.exists() else os.O_RDWR | os.O_CREAT
        handle = os.open(file, flags, 0o644)
        if fcntl is not None:
            mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            try:
                fcntl.flock(handle, mode | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                raise StoreError(
                    f"{where}: another kurultay is using this store; wait until it ends"
                ) from None
        return cls(handle)

    def release(self) -> None:
        """Give the lock back; a second time is no error."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1
