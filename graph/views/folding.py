"""Decide which groups open a page folded, so that what is drawn at first sight stays readable."""

from collections.abc import Iterable, Mapping, Sequence

from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.measure import cut
from chipcontrols.graph.views.network import Node

SMALLEST = 4
WHOLE = 40  # a larger group opens in parts
PART = 20
START = 16  # characters of a name that say where a part begins and ends


def folded(groups: Mapping[str, Sequence[object]], rows: int) -> frozenset[str]:
    """Return the groups to fold: the largest first, until at most `rows` rows are left; small ones stay open.

    >>> sorted(folded({"a": range(30), "b": range(9)}, 20))
    ['a']
    """
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    total = sum(len(members) for members in groups.values())
    closed: list[str] = []
    for name in order:
        if total <= rows or len(groups[name]) < SMALLEST:
            break
        closed.append(name)
        total -= len(groups[name]) - 1
    return frozenset(closed)


def parts(land: Landscape, members: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the members of a group by name, in parts of some twenty called "first – last"; one of 40 is not cut."""
    order = sorted(members, key=lambda iri: (land.entity(iri).label.casefold(), iri))
    if len(order) <= WHOLE:
        return {"": order}
    size = -(-len(order) // -(-len(order) // PART))
    cuts = [order[start : start + size] for start in range(0, len(order), size)]
    return {f"{_start(land, cut[0])} – {_start(land, cut[-1])}": cut for cut in cuts}


def _start(land: Landscape, iri: str) -> str:
    return cut(land.entity(iri).label, START)


def open_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the nodes that are drawn when a page opens: those in no folded group, nor in a group within one."""
    every = {node.key: node for node in nodes}

    def hidden(node: Node) -> bool:
        head = every.get(node.group)
        return head is not None and (head.folded or hidden(head))

    return tuple(node for node in every.values() if not hidden(node))
