"""How fresh the data of a store is, and where it comes from: every page says so."""

from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.lookup import select


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the front page lists it, with the number of its claims. Days are ISO dates or empty."""

    slug: str
    kind: str
    title: str
    publisher: str
    language: str
    issued: str
    as_of: str
    claims: int


def read_sources(store: ox.Store) -> tuple[SourceLine, ...]:
    """Return all sources, documents first, then lists and tables, by title."""
    query = """SELECT ?source (MIN(?kind) AS ?k) (MIN(?title) AS ?t) (MIN(?publisher) AS ?p) (MIN(?language) AS ?l)
                      (MIN(STR(?issued)) AS ?i) (MAX(STR(?asOf)) AS ?a) WHERE {
      ?source a chip:Source . OPTIONAL { ?source chip:sourceKind ?kind } OPTIONAL { ?source dcterms:title ?title }
      OPTIONAL { ?source dcterms:publisher ?publisher } OPTIONAL { ?source dcterms:language ?language }
      OPTIONAL { ?source dcterms:issued ?issued } OPTIONAL { ?source chip:asOf ?asOf } } GROUP BY ?source"""
    counts = """SELECT ?source (COUNT(DISTINCT ?claim) AS ?n) WHERE {
      GRAPH ?source { ?claim chip:modality ?modality } } GROUP BY ?source"""
    claims = {source: int(number) for source, number in select(store, counts)}
    found = [
        SourceLine(source.rsplit("/", 1)[-1], kind, title, publisher, language, issued, as_of, claims.get(source, 0))
        for source, kind, title, publisher, language, issued, as_of in select(store, query)
    ]
    return tuple(sorted(found, key=lambda line: (line.kind, line.title, line.slug)))


def data_dates(sources: tuple[SourceLine, ...]) -> str:
    """Return a sentence on the dates of the data: documents by their issue, lists and tables by their day.

    >>> data_dates(())
    'The data has no dates.'
    """
    issued = sorted(line.issued for line in sources if line.kind == "document" and line.issued)
    as_of = sorted(line.as_of for line in sources if line.kind != "document" and line.as_of)
    parts = []
    if issued:
        parts.append(f"documents of {_range(issued)}")
    if as_of:
        parts.append(f"lists and tables as of {_range(as_of)}")
    return f"Data: {'; '.join(parts)}." if parts else "The data has no dates."


def _range(days: list[str]) -> str:
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
