"""Measure how soon a view is drawn and how large its file is, beside plain pyvis on the same network in one run.

    python benchmarks/views.py [--rounds 3] [--build DIR] [--chromium /usr/bin/chromium] [--json FILE]

Made-up networks with 1.5 lines a box, positions given, physics off, no file but the page itself. "in groups" is what
the views do (400 boxes drawn, the rest a click away); "all at once" draws every box. The time runs from opening to the
first frame with boxes on it. With --build, the pages of a build are opened too.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network
from rich.console import Console
from rich.table import Table

from chipcontrols.graph.views.landscape import Landscape, read_landscape, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import DRAWN_LIMIT, Edge, Node, Scene, View
from chipcontrols.graph.views.page import render

SIZES = (500, 2_000, 5_000)
GROUP = 50
DRAWN = 100  # shapes filled before a frame counts as a drawing; a legend has fewer
WATCH = f"""
  let filled = 0;
  const fill = CanvasRenderingContext2D.prototype.fill;
  CanvasRenderingContext2D.prototype.fill = function (...all) {{ filled += 1; return fill.apply(this, all); }};
  const look = () => {{ filled < {DRAWN} ? requestAnimationFrame(look) : (window.drawnAt = performance.now()); }};
  requestAnimationFrame(look);
"""


def made_up(count: int) -> tuple[list[Node], list[Edge]]:
    """Return boxes in groups of fifty with one and a half lines each, laid out in five columns."""
    iri = "https://w3id.org/chipcontrols/id/company/made-up-{}"
    heads = count // GROUP
    open_heads = (DRAWN_LIMIT - heads) // GROUP
    nodes = [
        sized(Node(f"group:{n}", f"group {n}", "segment", "heading", folded=n >= open_heads)) for n in range(heads)
    ]
    nodes += [
        sized(Node(iri.format(n), f"Firm {n:04}", "company", "plain", column=1 + n % 5, group=f"group:{n % heads}"))
        for n in range(count - heads)
    ]
    edges = [Edge(f"group:{n % heads}", iri.format(n), "holds") for n in range(count - heads)]
    edges += [Edge(iri.format(n), iri.format(n * 7 % (count - heads)), "supplies") for n in range(count // 2)]
    return nodes, [edge for edge in edges if edge.source != edge.target]


def pages(land: Landscape, count: int, folder: Path) -> dict[str, tuple[Path, float]]:
    """Write the pages of one size; return their paths and the seconds it took to make each."""
    nodes, edges = made_up(count)
    placed = lay_out(nodes, edges)
    scene = Scene("all", f"{count} boxes", placed, tuple(edges))
    flat = tuple(
        Node(n.key, n.label, n.kind, n.role, "", n.column, n.x, n.y, n.width, n.height, n.lines) for n in placed
    )
    views = {
        "in groups": View("groups", "In groups", "", (scene,)),
        "all at once": View("flat", "All at once", "", (Scene("all", "All", flat, tuple(edges)),), limit=count),
    }
    found: dict[str, tuple[Path, float]] = {}
    for name, view in views.items():
        found[name] = _written(folder / f"{view.slug}-{count}.html", lambda view=view: render(land, view, "No data."))
    found["plain pyvis"] = _written(folder / f"pyvis-{count}.html", lambda: plain(placed, edges))
    return found


def _written(path: Path, make: Any) -> tuple[Path, float]:  # noqa: ANN401
    start = time.perf_counter()
    path.write_text(make(), encoding="utf-8")
    return path, time.perf_counter() - start


def plain(nodes: tuple[Node, ...], edges: list[Edge]) -> str:
    """Return the stock page of pyvis for the same network, its library inline."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in nodes:
        network.add_node(node.key, label=node.label, x=node.x, y=node.y)
    for edge in edges:
        network.add_edge(edge.source, edge.target, label=edge.verb)
    network.options = {"physics": {"enabled": False}}
    return str(network.generate_html("plain.html"))


def opening(browser: Browser, path: Path) -> float:
    """Return the seconds from opening a page to its first drawing."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function("() => window.drawnAt", timeout=100_000, polling=50)
    seconds = float(page.evaluate("window.drawnAt")) / 1000
    page.close()
    return seconds


def main() -> None:
    """Write the pages, open each several times in turn, print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    land = read_landscape(ox.Store())
    results: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        made = {(size, way): page for size in SIZES for way, page in pages(land, size, Path(name)).items()}
        if given.build:
            found = sorted((given.build / "views").glob("*.html"))
            made |= {(0, path.name): (path, 0.0) for path in found if 'id="network"' in path.read_text("utf-8")}
        browser = play.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        times: dict[tuple[int, str], list[float]] = {key: [] for key in made}
        for _ in range(given.rounds):
            for key, (path, _seconds) in made.items():
                times[key].append(opening(browser, path))
        browser.close()
        for (size, way), (path, seconds) in made.items():
            spent = times[(size, way)]
            results.append(
                {"boxes": size, "page": way, "made s": round(seconds, 2), "bytes": path.stat().st_size}
                | {
                    "drawn s": round(statistics.median(spent), 2),
                    "from": round(min(spent), 2),
                    "to": round(max(spent), 2),
                }
            )
    table = Table(*results[0])
    for row in results:
        table.add_row(*(f"{value:,}" if isinstance(value, int) else str(value) for value in row.values()))
    Console(width=120).print(table)
    if given.json:
        given.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
