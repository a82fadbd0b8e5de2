"""Views: networks as self-contained HTML pages, drawn from the store. One door each for all views and for one."""

from collections.abc import Collection
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.graph.explain import find_entity
from chipcontrols.graph.near import near
from chipcontrols.graph.views.cascade import cascade
from chipcontrols.graph.views.chips import chips
from chipcontrols.graph.views.compute import compute
from chipcontrols.graph.views.documents import document, documents
from chipcontrols.graph.views.focus import best_joined, focus
from chipcontrols.graph.views.landscape import Landscape, read_landscape
from chipcontrols.graph.views.network import View, ViewSummary
from chipcontrols.graph.views.ownership import ownership
from chipcontrols.graph.views.page import render
from chipcontrols.graph.views.schema import schema
from chipcontrols.graph.views.sources import data_dates, read_sources
from chipcontrols.graph.views.supply import supply
from chipcontrols.graph.views.thumbnail import thumbnail
from chipcontrols.loaders.ledger import WrongInput

__all__ = ["ViewSummary", "document_view", "focus_view", "write_views"]

# In the order of the front page.
VIEWS = (cascade, chips, supply, compute, ownership, best_joined, documents, schema)


def write_views(
    store: ox.Store, folder: Path, pages: Collection[str] = (), land: Landscape | None = None
) -> list[ViewSummary]:
    """Write all views into a folder; return them in the order of the site's front page. `land` is read if not given.

    `pages` are the addresses (of links.py) that exist beside the views: the views link to these and to no other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    land = land or read_landscape(store)
    sources = read_sources(store)
    return [_write(land, make(land), folder, data_dates(sources), pages) for make in VIEWS]


def focus_view(store: ox.Store, name: str, depth: int = 2, pages: Collection[str] = ()) -> str:
    """Return the page of an entity's neighbourhood. Raises WrongInput, with near names, for an unknown name."""
    iri = find_entity(store, name).value
    land = read_landscape(store)
    return render(land, focus(land, iri, depth), data_dates(read_sources(store)), pages)


def document_view(store: ox.Store, slug: str, pages: Collection[str] = ()) -> str:
    """Return the page of one document's facts, sentence by sentence. Raises WrongInput for an unknown document."""
    sources = read_sources(store)
    known = {line.slug: line for line in sources if line.kind == "document"}
    if slug not in known:
        raise WrongInput(f"no document {slug!r} in this build. {near(slug, known)}.")
    land = read_landscape(store)
    hint = "passage → sentence → claim → who and what it speaks of"
    title = known[slug].title or slug
    return render(land, View(f"document-{slug}", title, hint, (document(land, slug),)), data_dates(sources), pages)


def _write(land: Landscape, view: View, folder: Path, dates: str, pages: Collection[str]) -> ViewSummary:
    page = render(land, view, dates, pages)
    (folder / f"{view.slug}.html").write_text(page, encoding="utf-8", newline="\n")
    return ViewSummary(
        f"{view.slug}.html",
        view.title,
        view.hint,
        len(view.scenes),
        sum(len(scene.nodes) for scene in view.scenes),
        sum(len(scene.edges) for scene in view.scenes),
        len(page.encode()),
        tuple(scene.key for scene in view.scenes),
        thumbnail(view.scenes[0]) if view.scenes else "",
    )
