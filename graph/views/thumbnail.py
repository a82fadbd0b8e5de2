"""A small picture of a scene for the front page of the site."""

from chipcontrols.graph.views.folding import open_nodes
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Scene
from chipcontrols.graph.views.visual import visual

PICTURE = (400, 240)


def thumbnail(scene: Scene) -> str:
    """Return a scene as a small picture in SVG: boxes and lines, no words. What opens folded is left out."""
    edges = scene.edges
    nodes = {node.key: node for node in lay_out(open_nodes(scene.nodes), edges)}
    if len(nodes) == 0:
        return ""
    left = min(node.x - node.width / 2 for node in nodes.values())
    right = max(node.x + node.width / 2 for node in nodes.values())
    top = min(node.y - node.height / 2 for node in nodes.values())
    bottom = max(node.y + node.height / 2 for node in nodes.values())
    scale = min(PICTURE[0] / (right - left), PICTURE[1] / (bottom - top))
    shapes = []
    for edge in edges:
        if edge.source in nodes and edge.target in nodes:
            a, b = nodes[edge.source], nodes[edge.target]
            middle = (a.x + b.x) / 2
            shapes.append(f'<path d="M{a.x} {a.y}C{middle:g} {a.y} {middle:g} {b.y} {b.x} {b.y}"/>')
    for node in nodes.values():
        role = visual().roles[node.role]
        x, y = round(node.x - node.width / 2), round(node.y - node.height / 2)
        shapes.append(
            f'<rect x="{x}" y="{y}" width="{node.width}" height="{node.height}" rx="6" '
            f'fill="{role.fill}" stroke="{role.line}"/>'
        )
    box = f"{left:g} {top:g} {right - left:g} {bottom - top:g}"
    return (
        f'<svg viewBox="{box}" width="{round((right - left) * scale)}" height="{round((bottom - top) * scale)}" '
        f'aria-hidden="true"><g fill="none" stroke="#8795a3" stroke-width="2.5">{"".join(shapes)}</g></svg>'
    )
