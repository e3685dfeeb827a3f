"""Real triple stores on loopback, each started in a folder of its own and ended by its own id."""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx

ROWS = 2_000
"""The rows at which the Virtuoso of these tests cuts its answers."""
_VIRTUOSO = """
[Database]
DatabaseFile=virtuoso.db
ErrorLogFile=virtuoso.log
LockFile=virtuoso.lck
TransactionFile=virtuoso.trx
xa_persistent_file=virtuoso.pxa
FileExtend=200
MaxCheckpointRemap=2000
TempStorage=TempDatabase
[TempDatabase]
DatabaseFile=virtuoso-temp.db
TransactionFile=virtuoso-temp.trx
[Parameters]
ServerPort=127.0.0.1:{port}
DisableUnixSocket=1
CaseMode=2
NumberOfBuffers=10000
MaxDirtyBuffers=6000
DirsAllowed=.
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot=.
ServerThreads=10
[SPARQL]
ResultSetMaxRows={rows}
"""


class Server:
    """One server that can be killed and started again on what it has stored."""

    def __init__(self, profile, folder, user="", password=""):
        self.profile = profile
        self.user, self.password = user, password
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process = None

    def start(self):
        with (self.folder / "out.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command(), cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if (
                    httpx.get(f"{self.url}{self.probe}", trust_env=False, timeout=5).status_code
                    < 500
                ):
                    return self
            except httpx.TransportError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError((self.folder / "out.log").read_text()[-2000:])

    def kill(self):
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class Oxigraph(Server):
    """The Oxigraph server of the package ``oxigraph``."""

    probe = "/query?query=ASK%7B%7D"

    def _command(self):
        program = Path(sys.executable).parent / "oxigraph"
        return [program, "serve", "-b", f"127.0.0.1:{self.port}", "-l", self.folder / "data"]


class Virtuoso(Server):
    """Virtuoso 7 as Debian packages it; it cuts answers at ROWS rows."""

    probe = "/sparql?query=ASK%7B%7D"

    def _command(self):
        settings = self.folder / "virtuoso.ini"
        if not settings.exists():
            text = _VIRTUOSO.format(port=_free_port(), http=self.port, rows=ROWS)
            settings.write_text(text.lstrip())
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        return ["virtuoso-t", "-f", "+configfile", settings]


def virtuoso_is_here():
    return shutil.which("virtuoso-t") is not None


@contextmanager
def running(kind, folder):
    folder.mkdir(parents=True, exist_ok=True)
    known = ("dba", "dba") if kind == "virtuoso" else ("", "")
    server = (Virtuoso if kind == "virtuoso" else Oxigraph)(kind, folder, *known)
    try:
        yield server.start()
    finally:
        server.kill()


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
