"""Draw a scene with pyvis: its Network object holds the nodes and edges that the page gives to vis-network."""

from typing import Any

from pyvis.network import Network

from chipcontrols.graph.views.network import Edge, Node, Scene

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
    """Return the nodes and edges of a scene as the page keeps them: pyvis's, without what the page's language says.

    Edges name their ends by number, which keeps pages small.
    """
    nodes, edges, *_ = pyvis_network(scene).get_network_data()
    place = {node["id"]: number for number, node in enumerate(nodes)}
    small = [{key: value for key, value in node.items() if key not in ("shape", "color", "font")} for node in nodes]
    ends = [edge | {"from": place[edge["from"]], "to": place[edge["to"]]} for edge in edges]
    return small, [{key: value for key, value in edge.items() if key != "arrows"} for edge in ends]


def _node(node: Node) -> Json:
    known = {
        "x": node.x,
        "y": node.y,
        "w": node.width,
        "h": node.height,
        "kind": node.kind,
        "role": node.role,
        "column": node.column,
        "group_key": node.group,
        "folded": node.folded,
        "planned": node.planned,
        "share": round(node.share, 3),
        "mark": node.mark,
        "about": node.about,
        "lang": node.language,
        "claims": list(node.claims),
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
