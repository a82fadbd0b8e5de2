"""The front page: what the graph holds in figures, a picture of each view that leads to it, and the sources."""

import html
from collections.abc import Iterable, Sequence

from chipcontrols.graph.views.folding import open_nodes
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Scene, ViewSummary
from chipcontrols.graph.views.page import fill, own, source_hash
from chipcontrols.graph.views.sources import SourceLine, data_dates
from chipcontrols.graph.views.visual import kind_of, visual

PICTURE = (400, 240)


def index_page(land: Landscape, views: Sequence[ViewSummary], sources: tuple[SourceLine, ...]) -> str:
    """Return the front page."""
    script = own("index.js")
    return fill(
        own("index.html"),
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src {source_hash(script)}",
        style=own("index.css"),
        figures="\n".join(_figure(number, word) for number, word in _figures(land, sources)),
        cards="\n".join(_card(view) for view in views),
        rows="\n".join(_row(line) for line in sources),
        notice=html.escape(visual().notice),
        dates=html.escape(data_dates(sources)),
        script=script,
    )


def _figures(land: Landscape, sources: tuple[SourceLine, ...]) -> Iterable[tuple[int, str]]:
    kinds = [kind_of(entity.cls) for entity in land.entities.values()]
    yield sum(line.claims for line in sources), "claims, each with its source"
    yield len(sources), "sources"
    yield len(land.entities), "things they speak of"
    yield kinds.count("instrument"), "rules and letters"
    yield len(land.listed), "listed parties"
    yield len(land.restricted), "items under a control"


def _figure(number: int, word: str) -> str:
    return f"<li><strong>{number:,}</strong> {html.escape(word)}</li>"


def _card(view: ViewSummary) -> str:
    return (
        f'<a class="card" href="{html.escape(view.file, quote=True)}">{view.thumbnail}'
        f"<h2>{html.escape(view.title)}</h2><p>{html.escape(view.hint)}</p></a>"
    )


def _row(line: SourceLine) -> str:
    title = html.escape(line.title or line.slug)
    language = f' lang="{html.escape(line.language, quote=True)}"' if line.language else ""
    cells = [html.escape(text) for text in (line.kind, line.publisher, line.language, line.issued or line.as_of)]
    texts = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><td{language}>{title}</td>{texts}<td class="number">{line.claims:,}</td></tr>'


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
