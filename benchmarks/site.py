"""Measure the site: seconds and bytes on several builds, and whether it grows faster than the graph.

    python benchmarks/site.py [DOCUMENT-OR-FOLDER …] [--list csl=FILE] [--rounds 1] [--json FILE]

Measured are the inputs without lists and, when lists are given, with them. The peer, in the same run, is the least that
so many pages can cost: as many files with as many bytes, written from one text. CPU seconds stand beside those of the
clock, since other work on the machine lengthens the latter.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from chipcontrols.graph.build import compose
from chipcontrols.graph.commands.building import list_files
from chipcontrols.graph.site import gather, write_site
from chipcontrols.graph.views.landscape import read_landscape
from chipcontrols.loaders.reading import Inputs


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return the clock and CPU seconds of a piece of work, and what it gives."""
    start, cpu = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - start, time.process_time() - cpu, result


def bare_files(sizes: list[int], folder: Path) -> None:
    """Write files of these sizes into one folder."""
    folder.mkdir()
    text = b"x" * max(sizes)
    for number, size in enumerate(sizes):
        (folder / f"{number}.html").write_bytes(text[:size])


def measure(inputs: Inputs, rounds: int) -> dict[str, float]:
    """Return the figures of the site of some inputs: the median seconds, and its size."""
    graphs, store, lines = compose(inputs)
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            reading, reading_cpu, known = timed(lambda: gather(graphs, read_landscape(store)))
            writing, writing_cpu, _ = timed(partial(write_site, known, (), site))
            sizes = [path.stat().st_size for path in sorted(site.rglob("*")) if path.is_file()]
            peer, peer_cpu, _ = timed(partial(bare_files, sizes, Path(folder) / "peer"))
            seconds = {
                "gather: seconds": reading, "gather: CPU seconds": reading_cpu, "write: seconds": writing,
                "write: CPU seconds": writing_cpu, "peer, bare files: seconds": peer,
                "peer, bare files: CPU seconds": peer_cpu, "files": len(sizes), "megabytes": sum(sizes) / 1e6,
            }  # fmt: skip
            for name, figure in seconds.items():
                found.setdefault(name, []).append(figure)
    result = {name: statistics.median(figures) for name, figures in found.items()}
    size = {
        "quads": len(lines),
        "claims": sum(len(graph.claims) for graph in graphs),
        "entities": len(known.land.entities),
    }
    pages = {"write: CPU milliseconds a file": 1000 * result["write: CPU seconds"] / result["files"]}
    return size | result | pages | {"bytes a file": 1e6 * result["megabytes"] / result["files"]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--list", action="append", default=[], help="official list as NAME=PATH[@DAY]")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    measure(Inputs(), 1)  # imports, templates and the ontology are read once
    result = {"documents": measure(Inputs(tuple(given.documents)), given.rounds)}
    if given.list:
        result["with lists"] = measure(Inputs(tuple(given.documents), list_files(given.list)), given.rounds)
    table = Table("figure", *result, title=f"Site, median of {given.rounds}")
    for name in result["documents"]:
        table.add_row(name, *(f"{figures[name]:,.2f}" for figures in result.values()))
    Console().print(table)
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
