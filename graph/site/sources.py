"""A page, or several, for each source: what it is, what was read of it, and its claims in the order of its text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from chipcontrols.graph.site.pages import Cell, Part, Writer
from chipcontrols.graph.site.statements import Gathered, SourcePages, anchor, source_file
from chipcontrols.graph.site.words import Name, Wording, language
from chipcontrols.graph.views.measure import cut
from chipcontrols.loaders.source import Source

HEADS = ("title", "kind", "publisher", "language", "date", "claims")


def write_sources(
    known: Gathered,
    wording: Wording,
    sources: Mapping[str, Source],
    drawn: Mapping[str, Sequence[Name]],
    writer: Writer,
) -> None:
    """Write the pages of all sources, and the page that lists them."""
    for source in known.sources:
        _write_source(source, wording, sources, drawn.get(source.graph.source.slug, ()), writer)
    rows = list(source_rows(known))
    parts = [Part("source-table", HEADS, rows)]
    lead = "Every claim stands in one source. Documents are read for claims; lists and tables are records."
    writer.tables("sources.html", "Sources", lead, parts)


def source_rows(known: Gathered) -> Iterator[tuple[Cell, ...]]:
    """Yield a row of cells for each source."""
    for pages in known.sources:
        source = pages.graph.source
        day = source.issued or source.as_of
        yield (
            Cell(cut(source.title, 200) or source.slug, source_file(source.slug)),
            Cell(source.kind),
            Cell(source.publisher or ""),
            Cell(language(source.language) if source.language else ""),
            Cell(day.isoformat() if day else ""),
            Cell(f"{len(pages.graph.claims):,}", number=True),
        )


def _write_source(
    pages: SourcePages, wording: Wording, sources: Mapping[str, Source], drawn: Sequence[Name], writer: Writer
) -> None:
    source = pages.graph.source
    kinds = Counter(claim.kind for claim in pages.graph.claims.values())
    addresses = [(source_file(source.slug, n), n) for n in range(1, len(pages.pages) + 1)]
    first = 1
    for (address, number), claims in zip(addresses, pages.pages, strict=True):
        writer.page(
            address, "source.html", source.title or source.slug,
            source=source, facts=[*_facts(pages)], claims=claims, first=first, pages=addresses, current=number,
            others=[_translated(slug, sources) for slug in source.translation_of],
            kinds=[(wording.word(kind), count) for kind, count in sorted(kinds.items(), key=lambda e: (-e[1], e[0]))],
            rejected=pages.graph.ledger.rejections, wording=wording, sources=sources, anchor=anchor, drawn=drawn,
        )  # fmt: skip
        first += len(claims)


def _facts(pages: SourcePages) -> Iterator[tuple[str, str]]:
    source, ledger = pages.graph.source, pages.graph.ledger
    stated = (
        ("publisher", source.publisher),
        ("language", language(source.language) if source.language else None),
        ("issued", source.issued),
        ("as of", source.as_of),
        ("licence", source.licence),
        ("address", source.url),
        ("SHA-256 of the text", source.sha256),
    )
    yield from ((word, str(value)) for word, value in stated if value)
    yield "records", f"{ledger.read:,} read, {ledger.loaded:,} loaded, {len(ledger.rejections):,} rejected"
    yield "claims", f"{len(pages.graph.claims):,}"


def _translated(slug: str, sources: Mapping[str, Source]) -> Name:
    source = sources.get(slug)
    return Name(slug) if source is None else Name(source.title, "", source_file(slug))
