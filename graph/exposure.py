"""Who is affected: paths from an entity or a rule through supply, purchase, manufacture and ownership.

The table rules/exposure.csv says which claims join what to what depends on it. "down" follows them from an input or a
firm to those who depend on it, "up" to what it depends on. Either way a rule reaches its parties and items first.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.holdings import one_for_all
from chipcontrols.graph.lookup import TYPE, best_label, claims_of, values
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology.frames import concepts

# From the surest way in which a source puts a claim to the least sure.
MODALITIES = ("asserted", "reported", "estimated", "planned", "forecast")
MOST_PATHS = 20_000
Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: what joins two entities, read from the first to the second, and the claims that say so.

    `modality` is that of the surest claim.
    """

    start: str
    verb: str
    end: str
    modality: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path from where one asks to an entity that is affected; `modality` is that of its weakest step."""

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    modality: str

    @property
    def end(self) -> str:
        """The IRI of the entity that is affected."""
        return self.nodes[-1]


@cache
def relations() -> tuple[tuple[str, str, str, str], ...]:
    """Return the rows of the table: kind of claim, role of what is depended on, role of what depends on it, verb."""
    text = (files(__package__) / "rules" / "exposure.csv").read_text(encoding="utf-8")
    return tuple((row["kind"], row["from"], row["to"], row["verb"]) for row in csv.DictReader(text.splitlines()))


def dependences(store: ox.Store) -> nx.DiGraph:
    """Return who depends on whom: an edge from what is depended on, with a Step. Parties decided to be one are one.

    A claim of none, such as a share of nought, joins nothing, and neither does a share of the market of a place:
    who sells there does not provide the place. Places are marked, since no path runs on through one.
    """
    same = one_for_all(store)
    places = {text_of(quad.subject) for quad in store.quads_for_pattern(None, TYPE, term("chip:Place"))}
    modality = {iri: name for name, iri in concepts("ModalityScheme").items()}
    found: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for kind, start, end, verb in relations():
        for claim, _ in claims_of(store, kind):
            starts, ends = values(store, claim, f"chip:{start}"), values(store, claim, f"chip:{end}")
            if not starts or not ends or "0" in values(store, claim, "chip:value"):
                continue
            rank = min((MODALITIES.index(modality[iri]) for iri in values(store, claim, "chip:modality")), default=0)
            for pair in ((same.get(a, a), same.get(b, b)) for a in starts for b in ends):
                if pair[0] != pair[1] and not (end == "market" and pair[1] in places):
                    found.setdefault(pair, []).append((rank, verb, claim.value))
    net = nx.DiGraph()
    for (start, end), said in sorted(found.items()):
        rank, verb, _ = min(said)
        claims = tuple(dict.fromkeys(claim for _, _, claim in sorted(said)))  # the surest first
        net.add_edge(start, end, step=Step(start, verb, end, MODALITIES[rank], claims))
    nx.set_node_attributes(net, dict.fromkeys(places, True), "place")
    return net


def paths(net: nx.DiGraph, start: str, hops: int, direction: Direction) -> list[Path]:
    """Return every path of at most so many steps, the shortest first; none visits an entity twice.

    From a rule the first step leads to what it lists or controls, and does not count.
    Raises WrongInput when there are too many paths to list.
    """
    if start not in net:
        return []
    found: list[Path] = []
    for nodes in _walks(net, start, hops, direction):
        steps = tuple(_step(net, one, other, direction) for one, other in pairwise(nodes))
        weakest = max(steps, key=lambda step: MODALITIES.index(step.modality)).modality
        found.append(Path(nodes, steps, weakest))
        if len(found) > MOST_PATHS:
            raise WrongInput(f"there are more than {MOST_PATHS:,} paths. Ask for fewer steps: --hops {hops - 1}")
    return sorted(found, key=lambda path: (len(path.nodes), path.nodes))


def _step(net: nx.DiGraph, one: str, other: str, direction: Direction) -> Step:
    along = direction == "down" or is_rule(one)
    step = net.edges[one, other]["step"] if along else net.edges[other, one]["step"]
    assert isinstance(step, Step)
    return step


def _walks(net: nx.DiGraph, start: str, hops: int, direction: Direction) -> Iterator[tuple[str, ...]]:
    onward = net.predecessors if direction == "up" else net.successors
    waiting = [(start, first) for first in net.successors(start)] if is_rule(start) else [(start,)]
    longest = hops + 1 + is_rule(start)
    while waiting:
        walk = waiting.pop()
        if len(walk) > 1:
            yield walk
        # What is sold to one firm of a country is not in all that the country provides.
        runs_on = len(walk) == 1 or not net.nodes[walk[-1]].get("place")
        if len(walk) < longest and runs_on:
            waiting += [(*walk, node) for node in onward(walk[-1]) if node not in walk and not is_rule(node)]


def country(store: ox.Store, iri: str) -> str:
    """Return the country where an entity is based, or that it is; empty when no source says."""
    if "/id/country/" in iri:
        return best_label(store, iri)
    return "; ".join(best_label(store, place) for place in values(store, iri, "chip:basedIn"))


def is_rule(iri: str) -> bool:
    """Return whether an entity is a rule, from which the first step of a path leads to what it lists or controls."""
    return iri.startswith(f"{BASE}id/instrument/")
