"""Read the listings of well-known firms, so that a graph without the lists knows who is listed by what."""

from collections.abc import Iterator
from functools import cache

from chipcontrols.loaders.claim import Claim, Entity, Iri, Period, entity_iri
from chipcontrols.loaders.reference.citations import citations, first_page, instrument
from chipcontrols.loaders.reference.instruments import instrument_row
from chipcontrols.loaders.reference.naming import reference_table
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table, read_rows


def listing_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield a listing."""
    kind, _, slug = row.need("party").partition("/")
    name, day = row.need("official_name"), row.day("listed_on")
    added, modified = row.several("added_by"), row.several("modified_by")
    cited = (instrument(first_page(found)) for words in (*added, *modified) for found in citations(words))
    yield from (entity for entity in cited if entity.iri not in _described())
    roles: dict[str, Iri | list[Iri]] = {
        "party": entity_iri(kind, slug),
        "list": entity_iri("list", row.need("list")),
        "issuer": entity_iri("agency", row.need("issuer")),
        "instrument": [_instrument_iri(words) for words in added],
        "modifiedBy": [_instrument_iri(words) for words in modified],
        "footnote": [entity_iri("footnote", mark) for mark in row.several("footnotes")],
    }
    said = Said(f"{kind}/{slug}", row.need("citation"), row.confidence())
    row.audit()
    remarks = [("note", f"listed as {name}")]
    yield table.claim("EntityListing", roles, said, period=Period.between(day, None), remarks=remarks)


def _instrument_iri(words: str) -> Iri:
    # An instrument without a citation is known by its id in the table of instruments.
    found = citations(words)
    return instrument(first_page(found[0])).iri if found else entity_iri("instrument", words.lower())


@cache
def _described() -> frozenset[Iri]:
    return frozenset(entity.iri for entity in read_rows(reference_table("instruments"), instrument_row).entities)
