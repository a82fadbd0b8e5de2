"""The site: a static page for everything in the graph, beside the networks, that opens from a disk or any server."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from chipcontrols.graph.site.charts import write_charts
from chipcontrols.graph.site.directory import write_directory
from chipcontrols.graph.site.entities import EntityPages
from chipcontrols.graph.site.front import write_front
from chipcontrols.graph.site.pages import Writer
from chipcontrols.graph.site.questions import answers, write_questions
from chipcontrols.graph.site.search import write_index
from chipcontrols.graph.site.sources import write_sources
from chipcontrols.graph.site.statements import Gathered, gather
from chipcontrols.graph.site.words import Name, Wording
from chipcontrols.graph.views.links import scene_of
from chipcontrols.graph.views.network import ViewSummary
from chipcontrols.graph.views.sources import data_dates, read_sources

__all__ = ["gather", "write_site"]


def write_site(known: Gathered, views: Sequence[ViewSummary], folder: Path) -> None:
    """Write the site into the folder of the views. All is gathered before, so that no page asks the store again."""
    wording = Wording(known)
    sources = {pages.graph.source.slug: pages.graph.source for pages in known.sources}
    writer = Writer(folder, data_dates(read_sources(known.land.store)))
    writer.assets()
    drawn = _drawn(views)
    EntityPages(known, wording, sources, drawn).write(writer)
    write_sources(known, wording, sources, drawn, writer)
    answered = answers(known, wording)
    write_questions(answered, writer)
    write_charts(known, wording, answered, writer)
    kinds = write_directory(known, wording, writer)
    write_front(known, views, kinds, write_index(known.land, wording, writer), writer)


def _drawn(views: Sequence[ViewSummary]) -> Mapping[str, Sequence[Name]]:
    """Return the scenes of the networks that are about an entity (by IRI) or a document (by slug), one a view."""
    found: dict[str, dict[str, Name]] = {}
    for view in views:
        for key in view.keys:
            scenes = found.setdefault(key.partition(" ")[0], {})
            scenes.setdefault(view.file, Name(view.title, "", scene_of(view.file.removesuffix(".html"), key)))
    return {subject: tuple(scenes.values()) for subject, scenes in found.items()}
