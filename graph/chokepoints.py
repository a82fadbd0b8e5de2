"""Chokepoints of an exposure: what all paths pass through, and the smallest sets that cut an end off."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from chipcontrols.graph.exposure import Path

MOST_CUTS = 400  # ends for which cut sets are looked for: each takes a maximum flow


@dataclass(frozen=True, slots=True)
class Chokepoint:
    """An entity that every path to `cuts_off` passes through."""

    entity: str
    cuts_off: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A smallest set of entities, two or more, without which an end is not reached."""

    end: str
    entities: tuple[str, ...]


def chokepoints(found: Iterable[Path]) -> list[Chokepoint]:
    """Return the dominators of the ends of paths, those that cut off most first. Where one starts is none."""
    net, start = _together(found)
    if start is None:
        return []
    above = nx.immediate_dominators(net, start)
    cut_off: dict[str, list[str]] = {}
    for node in sorted(net):
        step = above.get(node)
        while step is not None and step != start and step != node:
            cut_off.setdefault(step, []).append(node)
            step = above.get(step)
    points = [Chokepoint(entity, tuple(ends)) for entity, ends in cut_off.items()]
    return sorted(points, key=lambda point: (-len(point.cuts_off), point.entity))


def cuts(found: Iterable[Path]) -> list[Cut]:
    """Return a smallest cut set for each end that several entities lead to and no single one cuts off."""
    net, start = _together(found)
    if start is None:
        return []
    above = nx.immediate_dominators(net, start)
    ends = [n for n in sorted(net) if n != start and above.get(n) == start and not net.has_edge(start, n)]
    return [Cut(end, tuple(sorted(nx.minimum_node_cut(net, start, end)))) for end in ends[:MOST_CUTS]]


def ends(found: Iterable[Path]) -> dict[str, int]:
    """Return how many paths lead to each entity."""
    return dict(sorted(Counter(path.end for path in found).items()))


def _together(found: Iterable[Path]) -> tuple[nx.DiGraph, str | None]:
    net, start = nx.DiGraph(), None
    for path in found:
        start = path.nodes[0]
        net.add_edges_from(pairwise(path.nodes))
    return net, start
