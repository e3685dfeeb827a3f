"""What can be closed can stand in a with block."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Closing:
    """The with block of everything here that has a ``close``."""

    def close(self) -> None:
        """Let go of what is held; a second time is no error."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Enter a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
