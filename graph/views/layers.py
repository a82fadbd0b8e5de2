"""Lay a scene out in columns that read left to right: few crossings, nothing overlaps, the same bytes everywhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from chipcontrols.graph.views.folding import open_nodes
from chipcontrols.graph.views.network import Edge, Node

GAP_X = 96
GAP_Y = 8
RING = 8  # the outer line of a listed party stands outside its box
FLAG = 32  # the flag of a chokepoint stands above its box; the same room is left below
WIDEST_GAP = 230
ASPECT = 1.35  # of the stage on a wide screen: what is tall may be as wide without being drawn smaller
SWEEPS = 12
Neighbours = Mapping[str, Sequence[str]]


def lay_out(
    nodes: Iterable[Node], edges: Iterable[Edge], gap_x: int = GAP_X, fixed: frozenset[int] = frozenset()
) -> tuple[Node, ...]:
    """Return the nodes with x and y set, by column and then from top to bottom.

    Columns stand at their nodes' `column`; the order within a column starts from `rank` and follows the mean of the
    neighbours (barycentre), in `fixed` columns not; then heights are fitted to the neighbours without overlap.
    """
    columns = _columns(nodes)
    near = _neighbours(columns, edges)
    _order(columns, near, fixed)
    heights = {node.key: room(node) + GAP_Y for column in columns for node in column}
    tops = _heights(columns, near, heights)
    xs = _across(columns, max(gap_x, _room(columns, heights)))
    return tuple(
        replace(node, x=x, y=round(tops[node.key])) for column, x in zip(columns, xs, strict=True) for node in column
    )


def room(node: Node) -> int:
    """Return the height that a box takes with what stands outside it: the ring of a listed party, a flag."""
    return node.height + RING * (node.role == "listed") + FLAG * bool(node.mark)


def _columns(nodes: Iterable[Node]) -> list[list[Node]]:
    found: dict[int, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (node.column, node.rank, node.label, node.key)):
        found[node.column].append(node)
    return [found[column] for column in sorted(found)]


def _neighbours(columns: list[list[Node]], edges: Iterable[Edge]) -> Neighbours:
    known = {node.key: index for index, column in enumerate(columns) for node in column}
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.source in known and edge.target in known and known[edge.source] != known[edge.target]:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    return {key: sorted(others) for key, others in near.items()}


def _order(columns: list[list[Node]], near: Neighbours, fixed: frozenset[int]) -> None:
    """Sort each column in place by the mean place of its neighbours, sweeping right, then left, and so on."""
    best, fewest = [list(column) for column in columns], None
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for index in range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1):
            side = columns[:index] if forward else columns[index + 1 :]
            place = {node.key: position / max(1, len(c) - 1) for c in side for position, node in enumerate(c)}
            if columns[index][0].column not in fixed:
                columns[index] = _by_mean(columns[index], place, near)
        crossings = count_crossings(columns, near)
        if fewest is None or crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    columns[:] = best


def _by_mean(column: list[Node], place: Mapping[str, float], near: Neighbours) -> list[Node]:
    means: list[float] = []
    for position, node in enumerate(column):
        seen = [place[key] for key in near.get(node.key, ()) if key in place]
        # A node without neighbours on that side keeps its relative place.
        means.append(sum(seen) / len(seen) if seen else position / max(1, len(column) - 1))
    order = sorted(range(len(column)), key=lambda position: (round(means[position], 9), position))
    return [column[position] for position in order]


def count_crossings(columns: Sequence[Sequence[Node]], near: Neighbours) -> int:
    """Return how many pairs of lines that join the same two columns cross."""
    total = 0
    for left, right in combinations(columns, 2):
        place = {node.key: position for position, node in enumerate(right)}
        ends = [sorted(place[key] for key in near.get(node.key, ()) if key in place) for node in left]
        seen: list[int] = []
        for targets in ends:
            total += sum(1 for target in targets for earlier in seen if earlier > target)
            seen += targets
    return total


def _heights(columns: list[list[Node]], near: Neighbours, heights: Mapping[str, int]) -> dict[str, float]:
    tops: dict[str, float] = {}
    for column in columns:
        start = -sum(heights[node.key] for node in column) / 2
        for node in column:
            tops[node.key] = start + heights[node.key] / 2
            start += heights[node.key]
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wanted = [_mean([tops[key] for key in near.get(node.key, ())], tops[node.key]) for node in column]
            fitted = fit(wanted, [heights[node.key] for node in column])
            tops.update(zip((node.key for node in column), fitted, strict=True))
    _centre(columns, near, heights, tops)
    return tops


def _centre(columns: list[list[Node]], near: Neighbours, heights: Mapping[str, int], tops: dict[str, float]) -> None:
    """Put each node at the middle of what lies further out: right of it, or left of it where columns are negative."""
    place = {node.key: node.column for column in columns for node in column}
    for column in sorted(columns, key=lambda column: (-abs(column[0].column), column[0].column)):
        out = [[tops[key] for key in near.get(node.key, ()) if _further(place[key], node.column)] for node in column]
        wanted = [_mean(seen, tops[node.key]) for node, seen in zip(column, out, strict=True)]
        fitted = fit(wanted, [heights[node.key] for node in column])
        tops.update(zip((node.key for node in column), fitted, strict=True))


def _further(other: int, column: int) -> bool:
    return other < column if column < 0 else other > column or (column == 0 and other < 0)


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def fit(wanted: Sequence[float], heights: Sequence[int]) -> list[float]:
    """Return centres nearest to the wanted ones (least squares) that keep order and do not overlap.

    >>> fit([0, 0], [10, 10])
    [-5.0, 5.0]
    """
    # Shifting each by what stands above turns "no overlap" into "never falls": pooled means solve that exactly.
    offsets = [sum(heights[:index]) + heights[index] / 2 for index in range(len(heights))]
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, size = want - offset, 1
        while pools and pools[-1][0] > mean:
            above, count = pools.pop()
            mean, size = (above * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _room(columns: Sequence[Sequence[Node]], heights: Mapping[str, int]) -> int:
    """Return the gap between columns that fills the width of the stage, given the tallest column as it opens."""
    if len(columns) < 2:
        return 0
    shown = {node.key for node in open_nodes(node for column in columns for node in column)}
    high = max(sum(heights[node.key] for node in column if node.key in shown) for column in columns)
    wide = sum(max(node.width for node in column) for column in columns)
    return min(WIDEST_GAP, int((high * ASPECT - wide) / (len(columns) - 1)))


def _across(columns: Sequence[Sequence[Node]], gap: int) -> list[int]:
    xs: list[int] = []
    edge = 0
    for column in columns:
        width = max(node.width for node in column)
        xs.append(edge + width // 2)
        edge += width + gap
    return xs
