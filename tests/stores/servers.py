"""Start real stores on loopback, each with user `dba` and a password, and end them by their process."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from chipcontrols.graph.serve.engine import program
from chipcontrols.graph.stores.client import Client
from chipcontrols.graph.stores.credentials import Credentials
from chipcontrols.graph.stores.dialects import dialect

JARS = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chipcontrols"
PASSWORD = "dba"  # Virtuoso's own for a new database
VIRTUOSO_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {allowed}
NumberOfBuffers = 85000
MaxDirtyBuffers = 65000
MaxClientConnections = 20
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 300
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running store: its kind, its endpoint, its address for queries, its process; the port of SQL for Virtuoso."""

    store: str
    endpoint: str
    query: str
    process: subprocess.Popen[bytes]
    sql: int = 0

    @property
    def credentials(self) -> Credentials | None:
        """User and password; Oxigraph knows none."""
        return None if self.store in ("oxigraph", "generic") else Credentials("dba", PASSWORD)

    def client(self, pauses: tuple[float, ...] = ()) -> Client:
        """Return a client of the store that does not try again."""
        return Client(self.endpoint, dialect(self.store), self.credentials, pauses=pauses)

    def rows(self, text: str, timeout: float = 300) -> list[dict[str, dict[str, str]]]:
        """Return the rows of a SELECT, as a user would ask for them."""
        given = self.credentials
        auth = httpx.BasicAuth(given.user, given.password) if given and self.store == "fuseki" else None
        accept = {"Accept": "application/sparql-results+json"}
        answer = httpx.post(
            self.query, data={"query": text}, headers=accept, auth=auth, timeout=timeout, trust_env=False
        )
        assert answer.status_code == 200, answer.text[:500]
        rows: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
        return rows


def missing(store: str) -> str:
    """Return what is missing for a store on this machine; empty when it can be started."""
    if store == "virtuoso" and (shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None):
        return "no Virtuoso on this machine (Debian package virtuoso-opensource)"
    if store == "fuseki" and (shutil.which("java") is None or fuseki_jar() is None):
        return "no Fuseki on this machine (run .ci/fuseki, with Java 17 or later)"
    if store == "neo4j" and (shutil.which("javac") is None or neo4j_jars() is None):
        return "no Neo4j on this machine (run .ci/neo4j, with a JDK 17 or later)"
    return ""


def fuseki_jar() -> Path | None:
    """Return the newest Fuseki in the cache."""
    return max(JARS.glob("jena-fuseki-server-*.jar"), default=None)


def neo4j_jars() -> Path | None:
    """Return the folder of the newest Neo4j in the cache."""
    return max(JARS.glob("neo4j-*"), default=None)


@contextlib.contextmanager
def running(store: str, folder: Path, allowed: Path | None = None) -> Iterator[Server]:
    """Start an empty store in a folder (Oxigraph on disk); `allowed` is where Virtuoso may read files from."""
    folder.mkdir(parents=True, exist_ok=True)
    server = {"virtuoso": _virtuoso, "fuseki": _fuseki, "oxigraph": _oxigraph}[store](folder, allowed)
    try:
        _wait(server)
        yield server
    finally:
        stop(server)


def stop(server: Server) -> None:
    """End a store and wait until it is gone."""
    if server.process.poll() is None:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(20)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _virtuoso(folder: Path, allowed: Path | None) -> Server:
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(http=http, sql=sql, allowed=allowed or folder))
    process = _start(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], folder)
    base = f"http://127.0.0.1:{http}"
    return Server("virtuoso", base, f"{base}/sparql", process, sql)


def _fuseki(folder: Path, _: Path | None) -> Server:
    port = free_port()
    (folder / "passwd").write_text(f"dba: {PASSWORD}\n")
    (folder / "db").mkdir(exist_ok=True)
    command = ["java", "-Xmx3g", "-jar", str(fuseki_jar()), "--set", "tdb2:unionDefaultGraph=true", "--localhost"]
    command += [
        "--port",
        str(port),
        "--tdb2",
        "--loc",
        "db",
        "--update",
        "--passwd",
        "passwd",
        "--auth",
        "basic",
        "/ds",
    ]
    base = f"http://127.0.0.1:{port}/ds"
    return Server("fuseki", base, f"{base}/query", _start(command, folder))


def _oxigraph(folder: Path, _: Path | None) -> Server:
    port = free_port()
    command = [program(), "serve", "-l", str(folder / "db"), "-b", f"127.0.0.1:{port}", "--union-default-graph"]
    base = f"http://127.0.0.1:{port}"
    return Server("oxigraph", base, f"{base}/query", _start(command, folder))


def _start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "server.log").open("ab") as log:
        # Signals stay as they are here, so that a limit on the size of files is an error of writing and no end.
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, restore_signals=False)


def _wait(server: Server, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.process.poll() is None:
        with contextlib.suppress(httpx.HTTPError, AssertionError):
            server.rows("SELECT * WHERE { ?nothing <urn:no> ?thing }")
            return
        time.sleep(0.2)
    raise AssertionError(f"{server.store} does not answer at {server.query}")
