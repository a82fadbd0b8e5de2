"""Views: networks as self-contained HTML pages, drawn from the store. One door each for all views and for one."""

from pathlib import Path

import pyoxigraph as ox
from chipcontrols.graph.explain import find_entity
from chipcontrols.graph.views.cascade import cascade
from chipcontrols.graph.views.chips import chips
from chipcontrols.graph.views.compute import compute
from chipcontrols.graph.views.focus import focus
from chipcontrols.graph.views.landscape import Landscape, read_landscape
from chipcontrols.graph.views.network import View, ViewSummary
from chipcontrols.graph.views.page import render
from chipcontrols.graph.views.supply import supply

__all__ = ["ViewSummary", "focus_view", "write_views"]


def write_views(store: ox.Store, folder: Path) -> list[ViewSummary]:
    """Write all views and their front page into a folder; return what was written, in the order of the front page."""
    folder.mkdir(parents=True, exist_ok=True)
    land = read_landscape(store)
    return [_write(land, make(land), folder) for make in (cascade, chips, compute, supply)]


def focus_view(store: ox.Store, name: str, depth: int = 1) -> str:
    """Return the page of an entity's neighbourhood. Raises WrongInput, with near names, for an unknown name."""
    iri = find_entity(store, name).value
    land = read_landscape(store)
    return render(land, focus(land, iri, depth), "")


def _write(land: Landscape, view: View, folder: Path) -> ViewSummary:
    page = render(land, view, "")
    (folder / f"{view.slug}.html").write_text(page, encoding="utf-8", newline="\n")
    nodes = sum(len(scene.nodes) for scene in view.scenes)
    edges = sum(len(scene.edges) for scene in view.scenes)
    return ViewSummary(f"{view.slug}.html", view.title, view.hint, len(view.scenes), nodes, edges, len(page.encode()))
