"""Read the agencies that issue controls, with their names in six languages and the body above them."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Entity, entity_iri
from chipcontrols.loaders.reference.naming import foreign_labels, labels, place_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table


def agency_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield an agency and the larger body that it belongs to."""
    slug = row.need("slug")
    names = (*labels(row.need("name"), row.several("alt")), *foreign_labels(row, "zh", "fr", "de", "ja", "ko"))
    country, parent = place_iri(row.need("country")), row.take("part_of")
    said = Said(slug, row.need("citation"), row.confidence())
    row.audit()
    yield Entity(entity_iri("agency", slug), "Agency", names, (("chip:basedIn", country),))
    if parent:
        yield table.claim(
            "Affiliation", {"subunit": entity_iri("agency", slug), "parent": entity_iri("agency", parent)}, said
        )
