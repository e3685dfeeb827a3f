"""The command line: the only place with print, exit, environment and clock."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from kurultay.cli import (  # noqa: F401 - each adds its verbs to the app
    ask,
    build,
    curate,
    inspect,
    load,
    release,
    retract,
)
from kurultay.cli.app import app
from kurultay.errors import Exit, KurultayError


def main(args: list[str] | None = None) -> None:
    """
    Run one command and exit with its code.

    Errors: a KurultayError becomes one line on stderr; anything else is a crash with its trace.
    """
    # The name model multiplies small matrices: a second thread only makes it wait, on a busy
    # machine twentyfold. numpy reads this when it is first imported, which is later than here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    interrupts = _count_interrupts()
    try:
        code = app(args, prog_name="kurultay", standalone_mode=False)
        sys.stdout.flush()
    except KurultayError as error:
        code = _fail(str(error), error.exit_code)
    except BrokenPipeError:
        code = _reader_gone()
    except SystemExit as leaving:
        # typer itself leaves with 1 where a pipe broke, also outside its standalone mode.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        code = _reader_gone()
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        code = _fail(f"{message()} Try: kurultay --help", Exit.USAGE)
    if interrupts or code == Exit.INTERRUPTED:
        code = Exit.INTERRUPTED
        _fail("interrupted; run it again to go on", Exit.INTERRUPTED)
    sys.exit(code if isinstance(code, int) else Exit.OK)


def _count_interrupts() -> list[int]:
    """
    Note every Ctrl-C besides raising it.

    Where Python is in a destructor or a callback of C code, the exception is swallowed there.
    """
    seen: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        seen.append(number)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, note)
    return seen


def _reader_gone() -> Exit:
    """Say nothing: the reader has had enough (`| head`), which is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.OK


def _fail(message: str, code: Exit) -> int:
    line = " ".join(message.split())
    sys.stderr.write(f"kurultay: {line}\n")
    return int(code)
