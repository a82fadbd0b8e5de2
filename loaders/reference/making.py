"""Read what chips belong to: product families, processes, the markets they are made for, the systems they are in."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Entity, Quantity, entity_iri
from chipcontrols.loaders.reference.naming import foreign_labels, labels
from chipcontrols.loaders.reference.schemes import described
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table


def system_row(table: Table, row: Row) -> Iterator[Claim]:
    """Yield which chips a computer or rack contains, and how many."""
    whole, part, count = row.need("system"), row.need("part"), row.number("count")
    said = Said(f"{whole}/{part}", row.need("citation"), row.confidence())
    row.audit()
    yield table.claim(
        "Containment", {"whole": entity_iri("product", whole), "part": entity_iri("product", part)}, said,
        value=Quantity(count, unit="units") if count is not None else None,
    )  # fmt: skip


def market_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a market that chips are made for."""
    broader = [("skos:broader", entity_iri("market", slug)) for slug in row.several("broader")]
    yield from described(row, "market", "Market", broader)


def family_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield a product family and who designs it."""
    slug = row.need("slug")
    iri, vendor = entity_iri("product", slug), entity_iri("company", row.need("vendor"))
    names = (*labels(row.need("name"), row.several("alt")), *foreign_labels(row, "zh"))
    said = Said(slug, row.need("citation"), row.confidence())
    row.audit()
    yield Entity(iri, "ProductFamily", names)
    yield table.claim("Design", {"designer": vendor, "item": iri}, said)


def process_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield a manufacturing process with the node that it is named after."""
    slug, node = row.need("slug"), row.number("node_nm")
    iri, names = entity_iri("technology", slug), tuple(labels(row.need("name"), row.several("alt")))
    said = Said(slug, row.need("citation"), row.confidence())
    row.audit()
    yield Entity(iri, "Technology", names)
    if node is not None:
        roles = {"item": iri, "metric": entity_iri("metric", "process-node")}
        yield table.claim("ProductSpecification", roles, said, value=Quantity(node, unit="nm"))
