"""The front page: search, figures, the networks, ways to browse, the questions and the sources."""

from collections.abc import Iterator, Sequence

from chipcontrols.graph.site.pages import Writer
from chipcontrols.graph.site.sources import source_rows
from chipcontrols.graph.site.statements import Gathered
from chipcontrols.graph.views.network import ViewSummary
from chipcontrols.graph.views.visual import kind_of

ENTRIES = (
    ("timeline.html", "Timeline of rules", "which instrument came when, from whom, and what it changed"),
    ("charts.html", "Charts", "listings, shipments and revenue by year, and which chips are controlled"),
    ("questions.html", "Questions", "the questions asked most, with answers and SPARQL"),
    ("checks.html", "Contradictions and checks", "where sources differ, and documents held against the lists"),
)


def write_front(
    known: Gathered,
    views: Sequence[ViewSummary],
    kinds: Sequence[tuple[str, str, int]],
    index: tuple[int, int],
    writer: Writer,
) -> None:
    """Write index.html and search.html. `index` is the number of shards and of names of the search."""
    shards, names = index
    search = {"shards": shards, "names": names}
    rows = list(source_rows(known))
    data = {"figures": [*_figures(known)], "views": views, "kinds": kinds, "entries": ENTRIES, "sources": rows}
    writer.page("index.html", "front.html", "Semiconductor export controls", **data, **search)
    writer.page("search.html", "search.html", "Search", **search)


def _figures(known: Gathered) -> Iterator[tuple[int, str]]:
    kinds = [kind_of(entity.cls) for entity in known.land.entities.values()]
    yield sum(len(source.graph.claims) for source in known.sources), "claims, each with its source"
    yield len(known.sources), "sources"
    yield len(known.described()), "things they describe"
    yield kinds.count("instrument"), "rules and letters"
    yield len(known.land.listed), "listed parties"
    yield len(known.land.restricted), "items under a control"
