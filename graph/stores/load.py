"""Load the graphs of a build into a store so that a cut, a retry or a second run never leaves half a graph in place.

A store that replaces a graph in one transaction is sent it in one request. Else each graph is sent in batches into a
graph of its own beside the target, named after its content; when all is there it is copied over the target in one
update and removed. What has arrived is read from the store itself, so that a second run goes on where the first was
cut, and no journal can be wrong about it.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

from chipcontrols.graph.near import near
from chipcontrols.graph.store import quads_of
from chipcontrols.graph.stores.checks import checksum
from chipcontrols.graph.stores.client import Client, StoreFailure
from chipcontrols.graph.stores.spool import BATCH, Spooled, spool
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput

STAGING = f"{BASE}graph/loading/"
Progress = Callable[[str, int], None]  # name of the graph at hand, triples that are in place by now


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: graphs written, graphs already there, triples in both, and what else of ours is there."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    triples: int
    others: tuple[str, ...]


def load(
    client: Client,
    build: Path,
    chosen: Iterable[str] = (),
    replace: bool = False,
    progress: Progress = lambda _graph, _triples: None,
    batch: int | None = None,
) -> Loaded:
    """Load the chosen graphs of a build, by IRI or slug of a source, or all of them; check count and checksum of each.

    `batch` is the greatest number of triples in one request, in place of what suits the store.
    Raises WrongInput when the folder holds no build, a graph is unknown, or the store holds another state of a graph
    and `replace` is not given (nothing is sent then); StoreFailure when the store fails or what it holds afterwards
    is not what was sent.
    """
    quads = quads_of(build)
    with tempfile.TemporaryDirectory() as folder:
        graphs = spool(quads, Path(folder))
        wanted = _chosen(graphs, list(chosen))
        there = client.counts()
        same = {graph.iri for graph in wanted if _is_there(client, graph, there)}
        _refuse_other_states(wanted, same, there, replace)
        _sweep(client, there, {_staging(graph) for graph in graphs if graph.iri not in same})
        done = 0
        for graph in wanted:
            progress(graph.iri, done)
            if graph.iri not in same:
                _replace(client, graph, there, partial(_further, progress, graph.iri, done), batch)
            done += graph.triples
        progress("", done)
    known = {graph.iri for graph in graphs}
    ours = (iri for iri in there if iri.startswith(BASE) and not iri.startswith(STAGING))
    return Loaded(
        tuple(graph.iri for graph in wanted if graph.iri not in same),
        tuple(sorted(same)),
        done,
        tuple(sorted(set(ours) - known)),
    )


def total(build: Path) -> int:
    """Return the number of quads of a build, for the length of a progress bar. Raises WrongInput without a build."""
    with quads_of(build).open("rb") as file:
        return sum(1 for _ in file)


def _further(progress: Progress, iri: str, before: int, sent: int) -> None:
    progress(iri, before + sent)


def _chosen(graphs: list[Spooled], chosen: list[str]) -> list[Spooled]:
    if len(chosen) == 0:
        return graphs
    by_name = {name: graph for graph in graphs for name in (graph.iri, graph.iri.rsplit("/", 1)[-1])}
    unknown = sorted(set(chosen) - set(by_name))
    if unknown:
        names = [graph.iri.rsplit("/", 1)[-1] for graph in graphs]
        raise WrongInput(f"the build has no graph {', '.join(map(ascii, unknown))}. {near(unknown[0], names)}")
    wanted = {by_name[name].iri for name in chosen}
    return [graph for graph in graphs if graph.iri in wanted]


def _is_there(client: Client, graph: Spooled, there: Mapping[str, int]) -> bool:
    return there.get(graph.iri) == graph.triples and checksum(client.read(graph.iri)) == graph.checksum


def _refuse_other_states(wanted: list[Spooled], same: set[str], there: Mapping[str, int], replace: bool) -> None:
    other = [graph.iri for graph in wanted if graph.iri in there and graph.iri not in same]
    if other and not replace:
        raise WrongInput(
            f"the store holds another state of {len(other)} of these graphs ({', '.join(other[:3])}"
            f"{', …' if len(other) > 3 else ''}). Give --replace to put the new one in its place; nothing was sent."
        )


def _sweep(client: Client, there: Mapping[str, int], going_on: set[str]) -> None:
    """Remove what a cut load left that nobody goes on with: questions to all graphs would see it."""
    for graph in there.keys() - going_on:
        if graph.startswith(STAGING):
            client.update(f"DROP SILENT GRAPH <{graph}>")


def _staging(graph: Spooled) -> str:
    """Return the graph beside its target into which a state of a graph is sent in batches."""
    return STAGING + hashlib.sha256(f"{graph.iri} {graph.checksum}".encode()).hexdigest()[:16]


def _replace(
    client: Client, graph: Spooled, there: Mapping[str, int], sent: Callable[[int], None], batch: int | None
) -> None:
    """Put a graph in the place of what stands there and check it: at once where the store can, else by a copy."""
    at_once = client.dialect.at_once if batch is None else min(batch, client.dialect.at_once)
    staging = _staging(graph)
    by_copy = graph.triples > at_once or staging in there
    try:
        if by_copy:
            _send(client, graph, staging, there.get(staging, 0), sent, batch or BATCH)
        else:
            client.put(graph.iri, "".join(graph.batches(at_once)))
            sent(graph.triples)
    except StoreFailure as failure:
        raise StoreFailure(f"{failure} No graph is half-replaced.") from failure
    if by_copy:
        client.copy(staging, graph.iri)
    _check(client, graph)
    if by_copy:
        client.update(f"DROP SILENT GRAPH <{staging}>")


def _send(client: Client, graph: Spooled, staging: str, arrived: int, sent: Callable[[int], None], batch: int) -> None:
    """Send the batches that have not arrived. One that has arrived in part is sent again: a set holds nothing twice."""
    ends = list(accumulate(text.count("\n") for text in graph.batches(batch)))
    for number, (text, end) in enumerate(zip(graph.batches(batch), ends, strict=True)):
        if end <= arrived:
            continue
        if number == 0:
            client.put(staging, text)
        else:
            client.add(staging, text)
        sent(end)
    found = client.count(staging)
    if found != graph.triples:
        client.update(f"DROP SILENT GRAPH <{staging}>")
        raise StoreFailure(
            f"the store kept {found:,} of {graph.triples:,} triples of {graph.iri}. Run the same command again."
        )


def _check(client: Client, graph: Spooled) -> None:
    found = checksum(client.read(graph.iri))
    if found != graph.checksum:
        raise StoreFailure(
            f"what the store gives back of {graph.iri} is not what was sent (checksum {found}, sent {graph.checksum}). "
            "Does the store rewrite literals? Load with its own bulk loader, and tell the project."
        )
