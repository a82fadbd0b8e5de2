"""Read instruments: rules, letters, laws and statements, who issued them when, and what they amend."""

from collections.abc import Iterator
from datetime import date, timedelta

from chipcontrols.loaders.claim import Claim, Entity, Label, Period, Value, entity_iri
from chipcontrols.loaders.reference.citations import citation_slug, first_page, inner_pages
from chipcontrols.loaders.reference.naming import foreign_labels, labels, place_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table

WORDS = (
    ("chip:citationNote", "citation_note"),
    ("chip:documentNumber", "document_number"),
    ("chip:rin", "rin"),
    ("chip:effectiveNote", "effective_note"),
    ("chip:expiryNote", "expiry_note"),
    ("chip:amendmentNote", "amends_note"),
)
DAYS = (
    ("eli:date_applicability", "applicable"),
    ("eli:date_no_longer_in_force", "ends"),
    ("chip:rescindedOn", "rescinded"),
    ("chip:unenforcedSince", "unenforced"),
    ("chip:suspendedOn", "suspended_on"),
    ("chip:suspendedUntil", "suspended_until"),
)

TONGUES = ("zh", "de", "fr")  # of the names, beside English


def instrument_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield an instrument, who issued it and what it amends."""
    record, citation = row.need("id"), row.take("citation")
    if citation and first_page(citation) != citation:
        raise row.reject("INNER-PAGE", f"{citation} lies inside {first_page(citation)}: cite the first page")
    iri = entity_iri("instrument", citation_slug(citation) or record.lower())
    pages = (citation, *inner_pages(citation)) if citation else ()
    announced, published = row.period("announced"), row.day("published")
    title, kind, short = row.need("title"), row.need("kind"), row.several("short_names")
    name = _name(title, citation, kind, short, (announced.start if announced else None) or published)
    names = (
        *labels(name, (title, *pages, record, *short)),
        *(Label(words, tongue) for tongue in TONGUES for words in row.several(f"short_names_{tongue}")),
    )
    issuers, amended, relation = row.several("issuers"), row.several("amends"), row.take("relation")
    hosts = row.several("hosts")
    said = Said(record, citation or "; ".join(hosts), row.confidence())
    stated: list[tuple[str, Value]] = [("eli:id_local", citation)] if citation else []
    stated += [("eli:date_publication", published)] if published is not None else []
    if announced is not None and announced.start is not None and announced.label is None:
        stated.append(("eli:date_document", announced.start))
    stated += [("dcterms:title", Label(title, "en")), ("chip:instrumentKind", kind)]
    properties = (*stated, *_properties(row), *(("dcterms:source", host) for host in hosts))
    row.audit()
    yield Entity(iri, "Instrument", names, properties)
    issued = announced or (Period(published, published) if published is not None else None)
    for issuer in issuers:
        yield table.claim(
            "InstrumentIssuance", {"issuer": entity_iri("agency", issuer), "instrument": iri}, said, period=issued
        )
    for slug in amended:
        roles = {"instrument": iri, "amended": entity_iri("instrument", slug)}
        yield table.claim("InstrumentAmendment", roles, said, details={"relation": relation})


def _name(title: str, citation: str, kind: str, short: tuple[str, ...], day: date | None) -> str:
    """Return the name to show: what people call a rule, or its kind and day, with its citation; else its title."""
    if not citation:
        return title
    dated = f"{kind.replace('entity list', 'Entity List')} of {day.day} {day:%B %Y}" if day is not None else title
    known = short[0] if short else dated
    return f"{known[0].upper()}{known[1:]} ({citation})"


def _properties(row: Row) -> Iterator[tuple[str, Value]]:
    yield "chip:jurisdiction", place_iri(row.need("country"))
    for curie, column in WORDS:
        words = row.take(column)
        if words:
            yield curie, words
    for curie, column in DAYS:
        days = row.days(column)
        yield from ((curie, day) for day in days)
        if curie == "chip:suspendedUntil":
            yield from (("chip:resumesOn", day + timedelta(days=1)) for day in days)
    for position, day in enumerate(row.days("effective")):
        yield "eli:first_date_entry_in_force" if position == 0 else "chip:furtherInForceOn", day
    yield "skos:scopeNote", Label(row.need("summary"), "en")


def provision_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a codified provision that instruments amend and thresholds stand in."""
    names = (*labels(row.need("title"), row.several("alt")), *foreign_labels(row, *TONGUES))
    iri, part_of = entity_iri("instrument", row.need("slug")), row.take("part_of")
    properties: list[tuple[str, Value]] = [
        ("chip:jurisdiction", place_iri(row.need("country"))),
        ("chip:instrumentKind", row.need("kind")),
        ("eli:id_local", row.need("citation")),
    ]
    if part_of:
        properties.append(("eli:is_part_of", entity_iri("instrument", part_of)))
    row.confidence()
    row.audit()
    yield Entity(iri, "Instrument", names, tuple(properties))
