"""One entity's neighbourhood: what points to it stands left, what it points to right, further steps further out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chipcontrols.graph.views.edges import Link, bundle
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Scene, View

DRAWN_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an entity stands from the middle: its column (left is negative), and its links with the drawn ones."""

    columns: Mapping[str, int]
    left_out: int


def focus(land: Landscape, iri: str, depth: int) -> View:
    """Return the view of all that is at most `depth` links away, about 400 nodes at most."""
    reach = spread(land, iri, depth)
    links = [
        link for link in land.all_links() if link.start in reach.columns and link.end in reach.columns and _shown(link)
    ]
    edges = bundle(links)
    nodes = [land.node(key, column, 160) for key, column in sorted(reach.columns.items())]
    entity = land.entity(iri)
    scene = Scene(iri, entity.label, lay_out(nodes, edges), edges, note=_note(reach, depth), left_out=reach.left_out)
    hint = f"all within {depth} {'step' if depth == 1 else 'steps'}: what points to it stands left, what it points to right"
    return View(f"focus-{iri.rsplit('/', 1)[-1]}-{depth}", entity.label, hint, (scene,))


def spread(land: Landscape, iri: str, depth: int) -> Reach:
    """Walk outward from an entity, step by step, and stop at about 400; the best joined of a step come first."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for link in land.all_links():
        if _shown(link):
            near[link.start].append((link.end, 1))
            near[link.end].append((link.start, -1))
    columns, edge, left_out = {iri: 0}, [iri], 0
    for _ in range(depth):
        found: dict[str, int] = {}
        for key in edge:
            for other, side in near[key]:
                if other not in columns:
                    found.setdefault(other, columns[key] + (side if columns[key] == 0 else _sign(columns[key])))
        order = sorted(found, key=lambda key: (-len(near[key]), key))
        room = max(0, DRAWN_LIMIT - len(columns))
        left_out += len(order[room:])
        edge = order[:room]
        columns.update({key: found[key] for key in edge})
    return Reach(columns, left_out)


def _shown(link: Link) -> bool:
    # A listing stands as the line to its instrument; the line to the list itself would say the same again.
    return link.property != "onList"


def _sign(number: int) -> int:
    return 1 if number > 0 else -1


def _note(reach: Reach, depth: int) -> str:
    counts: dict[int, int] = defaultdict(int)
    for column in reach.columns.values():
        counts[abs(column)] += 1
    return " · ".join(f"{counts[step]} in step {step}" for step in _steps(depth) if counts[step])


def _steps(depth: int) -> Iterable[int]:
    return range(1, depth + 1)
