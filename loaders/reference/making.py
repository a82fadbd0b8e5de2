"""Read what chips belong to: product families, processes, the markets they are made for, the systems they are in."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Entity, Quantity, entity_iri
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.naming import foreign_labels, labels, reference_table
from chipcontrols.loaders.reference.schemes import described
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table, read_rows


def read_families() -> Reading:
    """Return the product families and who designs each."""
    return read_rows(reference_table("families"), _family)


def read_processes() -> Reading:
    """Return the manufacturing processes with the node that each is named after."""
    return read_rows(reference_table("processes"), _process)


def read_markets() -> Reading:
    """Return the markets that chips are made for."""
    return read_rows(reference_table("markets"), _market)


def read_systems() -> Reading:
    """Return which chips computers and racks contain, and how many."""
    return read_rows(reference_table("systems"), _system)


def _system(table: Table, row: Row) -> Iterator[Claim]:
    whole, part, count = row.need("system"), row.need("part"), row.number("count")
    said = Said(f"{whole}/{part}", row.need("citation"), row.confidence())
    row.audit()
    yield table.claim(
        "Containment", {"whole": entity_iri("product", whole), "part": entity_iri("product", part)}, said,
        value=Quantity(count, unit="units") if count is not None else None,
    )  # fmt: skip


def _market(_: Table, row: Row) -> Iterator[Entity]:
    broader = [("skos:broader", entity_iri("market", slug)) for slug in row.several("broader")]
    yield from described(row, "market", "Market", broader)


def _family(table: Table, row: Row) -> Iterator[Entity | Claim]:
    slug = row.need("slug")
    iri, vendor = entity_iri("product", slug), entity_iri("company", row.need("vendor"))
    names = (*labels(row.need("name"), row.several("alt")), *foreign_labels(row, "zh"))
    said = Said(slug, row.need("citation"), row.confidence())
    row.audit()
    yield Entity(iri, "ProductFamily", names)
    yield table.claim("Design", {"designer": vendor, "item": iri}, said)


def _process(table: Table, row: Row) -> Iterator[Entity | Claim]:
    slug, node = row.need("slug"), row.number("node_nm")
    iri, names = entity_iri("technology", slug), tuple(labels(row.need("name"), row.several("alt")))
    said = Said(slug, row.need("citation"), row.confidence())
    row.audit()
    yield Entity(iri, "Technology", names)
    if node is not None:
        roles = {"item": iri, "metric": entity_iri("metric", "process-node")}
        yield table.claim("ProductSpecification", roles, said, value=Quantity(node, unit="nm"))
