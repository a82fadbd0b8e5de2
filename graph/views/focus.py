"""One entity's neighbourhood: what points to it stands left, what it points to right, further steps further out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chipcontrols.graph.views.edges import Link, bundle, merged
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape, heading
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.links import entity_page
from chipcontrols.graph.views.network import DRAWN_LIMIT, Edge, Node, Scene, View
from chipcontrols.graph.views.visual import kind_of

ROWS = 22
BEST = 10  # entities whose neighbourhood every build draws


@dataclass(frozen=True, slots=True)
class Reach:
    """How far each entity stands from the middle: its column (left is negative) and the one it was reached from."""

    columns: Mapping[str, int]
    parents: Mapping[str, str]
    left_out: int


def focus(land: Landscape, iri: str, depth: int) -> View:
    """Return the view of all that is at most `depth` links away, about 400 nodes at most; a scene for each depth.

    The first step is grouped by verb, later ones by what they were reached from; large groups open folded.
    Only lines that lead outward are drawn, those within a step are not.
    """
    entity = land.entity(iri)
    scenes = tuple(neighbourhood(land, iri, steps, _count(steps)) for steps in range(1, max(1, depth) + 1))
    hint = f"all within {_count(depth)}: what points to it stands left, what it points to right"
    slug = f"focus-{iri.rsplit('/', 1)[-1]}-{depth}"
    return View(slug, entity.label, hint, scenes, "Depth", start=len(scenes) - 1)


def best_joined(land: Landscape) -> View:
    """Return the view of the neighbourhoods of the firms and products with most links."""
    counts: dict[str, int] = defaultdict(int)
    for link in land.all_links():
        if _shown(link):
            counts[link.start] += 1
            counts[link.end] += 1
    subjects = (iri for iri in counts if kind_of(land.entity(iri).cls) in ("company", "product"))
    best = sorted(subjects, key=lambda iri: (-counts[iri], iri))[:BEST]
    return View(
        "neighbourhoods",
        "Neighbourhoods",
        "what points to it stands left, what it points to right; a box with a plus opens the next step",
        tuple(neighbourhood(land, iri, 2, land.entity(iri).label) for iri in best),
        "Of",
    )


def neighbourhood(land: Landscape, iri: str, depth: int, title: str) -> Scene:
    """Return the scene of all that is at most `depth` links away from an entity."""
    reach = spread(land, iri, depth)
    links = [link for link in land.all_links() if _shown(link) and _outward(link, reach.columns)]
    first = [link for link in links if iri in (link.start, link.end)]
    groups = _groups(iri, first, reach.columns)
    homes = {other: key for key, members in reversed([*groups.items()]) for other in members}
    homes |= {key: parent for key, parent in reach.parents.items() if parent != iri}
    closed = _closed(homes, reach.columns)
    nodes = [
        *(
            land.node(key, 2 * column, 190, 1, group=homes.get(key, ""), folded=key in closed)
            for key, column in sorted(reach.columns.items())
        ),
        *(_heading(key, members, key in closed) for key, members in groups.items()),
    ]
    edges = [*_group_edges(iri, groups), *bundle(link for link in links if iri not in (link.start, link.end))]
    placed = lay_out(nodes, edges, 64)
    key = f"{iri} {depth}"
    return Scene(key, title, placed, tuple(edges), (), _note(reach, depth), reach.left_out, entity_page(iri))


def _count(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"


def _outward(link: Link, columns: Mapping[str, int]) -> bool:
    """Tell a line between two steps of one side from one within a step or across the middle."""
    if link.start not in columns or link.end not in columns:
        return False
    return abs(columns[link.start] - columns[link.end]) == 1


def _closed(homes: Mapping[str, str], columns: Mapping[str, int]) -> frozenset[str]:
    """Return the groups to fold so that no column is longer than the page is high."""
    members: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, home in sorted(homes.items()):
        members[columns[key]][home].append(key)
    return frozenset(home for groups in members.values() for home in folded(groups, ROWS))


def _groups(iri: str, links: Iterable[Link], columns: Mapping[str, int]) -> Mapping[str, dict[str, list[Link]]]:
    """Return the first step by side, direction and verb, the largest group first: key → neighbour → links."""
    found: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        other, way = (link.end, "to") if link.start == iri else (link.start, "from")
        side = "right" if columns[other] > 0 else "left"
        found[f"group:{side} {way} {link.verb}"][other].append(link)
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def _heading(key: str, members: Mapping[str, list[Link]], closed: bool) -> Node:
    side, _, verb = key.removeprefix("group:").split(" ", 2)
    node = heading(key, f"{verb}  {len(members)}", 1 if side == "right" else -1, folded=closed)
    return replace(node, key=key)


def _group_edges(iri: str, groups: Mapping[str, dict[str, list[Link]]]) -> Iterable[Edge]:
    for key, members in groups.items():
        outward = key.split(" ")[1] == "to"
        edges = [edge for group in members.values() for edge in bundle(group)]
        ends = (iri, key) if outward else (key, iri)
        yield merged(*ends, edges[0].verb, edges, control=edges[0].control)
        for edge in edges:
            yield replace(edge, source=key) if outward else replace(edge, target=key)


def spread(land: Landscape, iri: str, depth: int) -> Reach:
    """Walk outward from an entity, step by step, and stop at about 400; the best joined of a step come first."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for link in land.all_links():
        if _shown(link):
            near[link.start].append((link.end, 1))
            near[link.end].append((link.start, -1))
    columns, edge, left_out = {iri: 0}, [iri], 0
    parents: dict[str, str] = {}
    for _ in range(depth):
        found: dict[str, tuple[int, str]] = {}
        for key in edge:
            for other, side in near[key]:
                if other not in columns:
                    found.setdefault(other, (columns[key] + (side if columns[key] == 0 else _sign(columns[key])), key))
        order = sorted(found, key=lambda key: (-len(near[key]), key))
        room = max(0, DRAWN_LIMIT - len(columns))
        left_out += len(order[room:])
        edge = order[:room]
        columns.update({key: found[key][0] for key in edge})
        parents.update({key: found[key][1] for key in edge})
    return Reach(columns, parents, left_out)


def _shown(link: Link) -> bool:
    # A listing stands as the line to its instrument; the line to the list itself would say the same again.
    return link.relation != "onList"


def _sign(number: int) -> int:
    return 1 if number > 0 else -1


def _note(reach: Reach, depth: int) -> str:
    counts: dict[int, int] = defaultdict(int)
    for column in reach.columns.values():
        counts[abs(column)] += 1
    return " · ".join(f"{counts[step]} in step {step}" for step in range(1, depth + 1) if counts[step])
