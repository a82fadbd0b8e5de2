"""Draw a scene with pyvis: its Network object holds the nodes and edges that the page gives to vis-network."""

from typing import Any

from pyvis.network import Network

from chipcontrols.graph.views.network import Edge, Node, Scene
from chipcontrols.graph.views.visual import visual

Json = dict[str, Any]


def pyvis_network(scene: Scene) -> Network:
    """Return the pyvis network of a scene: positions given, physics off, nothing left to chance."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in scene.nodes:
        network.add_node(node.key, label="\n".join(node.lines), shape="box", **_node(node))
    known = {node.key for node in scene.nodes}
    for edge in scene.edges:
        if edge.source in known and edge.target in known:
            network.add_edge(edge.source, edge.target, **_edge(edge))
    network.options = {"physics": {"enabled": False}}
    return network


def drawn(scene: Scene) -> tuple[list[Json], list[Json]]:
    """Return the nodes and edges of a scene as vis-network takes them."""
    nodes, edges, *_ = pyvis_network(scene).get_network_data()
    return nodes, edges


def _node(node: Node) -> Json:
    role = visual().roles[node.role]
    known = {
        "x": node.x,
        "y": node.y,
        "w": node.width,
        "h": node.height,
        "color": role.fill,
        "kind": node.kind,
        "role": node.role,
        "column": node.column,
        "second": bool(node.second),
        "group_key": node.group,
        "folded": node.folded,
        "planned": node.planned,
        "share": round(node.share, 3),
        "since": node.start,
        "until": node.end,
    }
    return {key: value for key, value in known.items() if key in ("x", "y") or value}


def _edge(edge: Edge) -> Json:
    known = {
        "label": edge.verb,
        "note": edge.label,
        "claims": list(edge.claims),
        "dashes": edge.dashed,
        "control": edge.control,
        "width": edge.width,
        "spans": [list(span) for span in edge.spans if span != ("", "")],
        # A claim without a period holds on every day, and so does the line that stands for it.
        "always": ("", "") in edge.spans or len(edge.spans) == 0,
    }
    return {key: value for key, value in known.items() if value}
