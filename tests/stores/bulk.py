"""Fill real stores with their own bulk loaders, by the scripts that the package brings along."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from stores.servers import PASSWORD, Server, fuseki_jar, running

SCRIPTS = Path(__file__).parents[2] / "graph" / "stores" / "bulk"


@contextlib.contextmanager
def bulk_loaded(store: str, build: Path, folder: Path, bare: bool = False) -> Iterator[tuple[Server, float]]:
    """Start a store that holds a build, and give it with the seconds that our script took; `bare`: its loader alone."""
    folder.mkdir(parents=True)
    if store == "virtuoso":  # loads while it runs
        with running(store, folder, allowed=build) as server:
            yield server, _load(store, build, f"127.0.0.1:{server.sql}", folder, bare)
        return
    seconds = _load(store, build, str(folder / "db"), folder, bare)
    with running(store, folder) as server:
        yield server, seconds


def _load(store: str, build: Path, target: str, folder: Path, bare: bool) -> float:
    loader = folder / "loader"
    loader.write_text(f'#!/bin/sh\nexec java -Xmx3g -cp "{fuseki_jar()}" tdb2.tdbloader "$@"\n')
    loader.chmod(0o755)
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"VIRTUOSO_PASSWORD": PASSWORD, "LOADER": str(loader), "PATH": programs}
    script = ["sh", str(SCRIPTS / f"{store}.sh"), str(build), target]
    command = _loader(store, build, target, loader) if bare else script
    start = time.perf_counter()
    done = subprocess.run(
        command,
        env=environment, check=False, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-1000:]
    return time.perf_counter() - start


def _loader(store: str, build: Path, target: str, tdb: Path) -> list[str]:
    """Return the command that the documentation of the store gives."""
    quads = str(build / "graph.nq")
    bulk = f"ld_dir('{build}', 'graph.nq', 'urn:without-graph'); rdf_loader_run(); checkpoint;"
    return {
        "oxigraph": ["oxigraph", "load", "--location", target, "--file", quads],
        "fuseki": [str(tdb), "--loc", target, quads],
        "virtuoso": ["isql-vt", target, "dba", PASSWORD, f"exec={bulk}"],
    }[store]
