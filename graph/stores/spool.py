"""Cut the N-Quads of a build into one file of N-Triples a graph, and each file into batches."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO

from chipcontrols.graph.stores.checks import checksum
from chipcontrols.loaders.ledger import WrongInput

BATCH = 50_000  # triples in one request: about 8 MB


@dataclass(frozen=True, slots=True)
class Spooled:
    """One graph, ready to be sent: its lines in two files, those with blank nodes apart."""

    iri: str
    plain: Path
    blank: Path
    triples: int
    checksum: str

    def batches(self, size: int = BATCH) -> Iterator[str]:
        """Yield the graph in pieces. What has blank nodes is in the first, so that no other depends on their names."""
        with self.blank.open(encoding="utf-8") as blank, self.plain.open(encoding="utf-8") as plain:
            lines = chain(("".join(blank),), plain) if self.blank.stat().st_size else iter(plain)
            while batch := list(islice(lines, size)):
                yield "".join(batch)


def spool(quads: Path, folder: Path) -> list[Spooled]:
    """Return the graphs of a file of N-Quads, sorted by IRI, cut apart in `folder`; memory does not grow with the file.

    Raises WrongInput for a line outside a named graph.
    """
    counts: dict[str, int] = {}
    with ExitStack() as stack, quads.open(encoding="utf-8", newline="\n") as lines:
        files: dict[tuple[str, bool], IO[str]] = {}
        for number, line in enumerate(lines, start=1):
            statement, sign, graph = line.rpartition(" <")
            if not sign or not graph.endswith("> .\n"):
                raise WrongInput(f"{quads}:{number}: the line names no graph. Build again: chipcontrols build")
            iri = graph[:-4]
            if iri not in counts:
                place = len(counts)
                files[iri, False] = stack.enter_context((folder / f"{place}.nt").open("w", encoding="utf-8"))
                files[iri, True] = stack.enter_context((folder / f"{place}.blank.nt").open("w", encoding="utf-8"))
            counts[iri] = counts.get(iri, 0) + 1
            files[iri, _has_blank(statement)].write(f"{statement} .\n")
    return [
        Spooled(iri, folder / f"{place}.nt", folder / f"{place}.blank.nt", counts[iri], _sum(folder, place))
        for place, iri in sorted(enumerate(counts), key=lambda entry: entry[1])
    ]


def _has_blank(statement: str) -> bool:
    subject, _, rest = statement.partition(" ")
    return subject.startswith("_:") or rest.partition(" ")[2].startswith("_:")


def _sum(folder: Path, place: int) -> str:
    return checksum((folder / f"{place}.nt").read_bytes() + (folder / f"{place}.blank.nt").read_bytes())
