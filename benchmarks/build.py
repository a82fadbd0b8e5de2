"""Measure a build in parts, and hold it against its peers on the same file in one run.

    python benchmarks/build.py [DOCUMENT-OR-FOLDER …] [--list csl=FILE] [--rounds 5] [--json FILE]

Peers: `bulk_load` of the finished N-Quads by pyoxigraph (the floor), parsing the same file with rdflib, and `oxigraph
load` of it into a database on disk. The whole build (without pages, which a load draws none of) and that load run once
more, each in a process of its own, for their peak memory; then the build runs again where nothing changed.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from chipcontrols import loaders
from chipcontrols.graph.build import assemble, compose, fill_store, graph_lines, write_graph
from chipcontrols.graph.commands.building import list_files
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.store import Filling
from chipcontrols.graph.validate import validate
from chipcontrols.graph.views import write_views
from chipcontrols.loaders import documents
from chipcontrols.loaders.reading import Inputs

CPU = " (CPU seconds of all threads and branches)"
COMPARED = {
    "sources to queryable store": ("peer: bare bulk_load", "peer: rdflib parse"),
    "the same, nothing resolved or derived": ("peer: bare bulk_load of that",),
}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a piece of work takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def measured(seconds: dict[str, float], name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Note the seconds of a piece of work by the clock and of the processors; return what it gives."""
    start = sum(os.times()[:4])  # of this process and of its branches that have ended, by user and system
    seconds[name], result = timed(work)
    seconds[name + CPU] = sum(os.times()[:4]) - start
    return result


def bare_load(file: Path) -> ox.Store:
    """Load a finished file of N-Quads into an empty store: the floor of every build."""
    store = ox.Store()
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    return store


def plain_store(inputs: Inputs) -> bytes:
    """Take sources to N-Quads to a queryable store, without identity and what rules derive; return the N-Quads."""
    with Filling() as filling:
        for graph in reconcile(loaders.read(inputs)):
            filling.add(graph_lines(graph))
        return b"".join(dict.fromkeys(filling.settled()))


def one_round(inputs: Inputs, folder: Path) -> dict[str, float]:
    """Return the seconds of each part of one build, and of the peers on what it wrote."""
    seconds: dict[str, float] = {}
    work = Path(tempfile.mkdtemp(dir=folder))
    gc.collect()
    measured(seconds, "sources to queryable store", lambda: compose(inputs))
    gc.disable()  # as `compose` does
    stated = work / "stated.nq"
    stated.write_bytes(measured(seconds, "the same, nothing resolved or derived", lambda: plain_store(inputs)))
    measured(seconds, "peer: bare bulk_load of that", partial(bare_load, stated))
    seconds["read tables, lists, documents"], readings = timed(lambda: list(loaders.read(inputs)))
    seconds["join readings"], graphs = timed(lambda: reconcile(readings))
    seconds["claims to N-Quads (part of the next)"], _ = timed(lambda: [list(graph_lines(graph)) for graph in graphs])
    seconds["N-Quads to queryable store, derived edges"], (store, lines) = timed(lambda: assemble(graphs))
    gc.enable()
    seconds["write graph.nq and graph.ttl"], _ = timed(lambda: write_graph(lines, work))
    seconds["fill the database on disk"], _ = timed(lambda: fill_store(work, work / "store"))
    seconds["validate: SHACL, hygiene, HermiT"], _ = timed(lambda: validate(store))
    seconds["draw views"], _ = timed(lambda: write_views(store, work / "views"))
    quads = work / "graph.nq"
    measured(seconds, "peer: bare bulk_load", partial(bare_load, quads))
    measured(seconds, "peer: rdflib parse", lambda: rdflib.Dataset().parse(quads, format="nquads"))
    seconds["quads"] = len(lines)
    seconds["claims"] = sum(len(graph.claims) for graph in graphs)
    return seconds


def figures(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each part, and the ratios to the peers of the same round."""
    result = {part: statistics.median(one[part] for one in rounds) for part in rounds[0]}
    for part, peers in COMPARED.items():
        for peer, kind in product(peers, ("", CPU)):
            ratios = [one[part + kind] / one[peer + kind] for one in rounds]
            result[f"ratio: {part} / {peer.removeprefix('peer: ')}{kind}"] = statistics.median(ratios)
    return result


def whole(given: argparse.Namespace, folder: Path) -> dict[str, float]:
    """Return seconds and peak memory of a build as a command, and of `oxigraph load` of what it wrote."""
    build = folder / "whole"
    lists = [part for text in given.list for part in ("--list", text)]
    command = [sys.executable, "-c", "from chipcontrols.graph.cli import main; main()", "build"]
    command += [*map(str, given.documents), *lists, "--no-site", "--out", str(build)]
    ours, memory = child(command)
    again, _ = child(command)
    result = {"whole build: seconds": ours, "whole build: peak MB": memory, "nothing changed: seconds": again}
    found = Path(sys.executable).with_name("oxigraph")
    if found.is_file():
        load = [str(found), "load", "--location", str(folder / "peer"), "--file", str(build / "graph.nq")]
        seconds, peer = child(load)
        filled, _ = timed(lambda: fill_store(build, folder / "ours"))
        result |= {"peer: oxigraph load: seconds": seconds, "peer: oxigraph load: peak MB": peer}
        result |= {"ratio: database on disk / oxigraph load": filled / seconds, "ratio: peak memory": memory / peer}
    return result


def child(command: list[str]) -> tuple[float, float]:
    """Run a command in a process and return its seconds and its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, used.ru_maxrss / 1000


def speed(inputs: Inputs) -> dict[str, float]:
    """Return documents and claims per second of the extractor alone, the names being ready."""
    tables = [reading for reading in loaders.read(Inputs()) if reading.source.kind == "table"]
    known = [entity for reading in tables for entity in reading.entities]
    texts, _ = documents.gather(inputs.documents, {})
    seconds, readings = timed(lambda: list(documents.read(texts, known)))
    claims = sum(len(reading.claims) for reading in readings)
    characters = sum(len(text.text) for text in texts)
    return {
        "extractor: documents per second": len(texts) / seconds,
        "extractor: claims per second": claims / seconds,
        "extractor: characters per second": characters / seconds,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--list", action="append", default=[], help="official list as NAME=PATH[@DAY]")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    inputs = Inputs(tuple(given.documents), list_files(given.list))
    with tempfile.TemporaryDirectory() as folder:
        memory = whole(given, Path(folder))  # first: a child counts what its parent held when it was started
        one_round(inputs, Path(folder))  # imports, caches and the ontology are read once
        result = figures([one_round(inputs, Path(folder)) for _ in range(given.rounds)]) | speed(inputs)
        result |= memory
    table = Table("part", f"median of {given.rounds}", title="Build, in seconds unless said otherwise")
    for name, number in result.items():
        table.add_row(name, f"{number:,.0f}" if number > 100 else f"{number:.3f}")
    Console().print(table)
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
