"""Read the metrics and the categories of items: those of the ontology's schemes, and those of the tables beside."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.loaders.claim import Entity, Iri, Label, Value, entity_iri
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.naming import labels, reference_table
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, read_rows
from chipcontrols.ontology.frames import concepts

SKOS = "http://www.w3.org/2004/02/skos/core#"


def read_metrics() -> Reading:
    """Return the metrics of the scheme and of the table; the ledger counts both."""
    found = [_metric(Iri(iri)) for iri in concepts("MetricScheme").values()]
    return _with(found, read_rows(reference_table("metrics"), _further_metric))


def read_categories() -> Reading:
    """Return the paragraphs of the scheme of control numbers and the categories of the table."""
    found = [_paragraph(number, iri) for number, iri in concepts("EccnScheme").items()]
    return _with(found, read_rows(reference_table("categories"), _further_category))


def described(row: Row, kind: str, cls: str, more: Iterable[tuple[str, Value]] = ()) -> Iterator[Entity]:
    """Yield the entity that a row names and defines, with its citation and further properties."""
    iri = entity_iri(kind, row.need("slug"))
    names = tuple(labels(row.need("name"), row.several("alt")))
    definition, citation = row.take("definition"), row.need("citation")
    properties: list[tuple[str, Value]] = [("skos:definition", Label(definition, "en"))] if definition else []
    row.confidence()
    row.audit()
    yield Entity(iri, cls, names, (*properties, ("dcterms:source", citation), *more))


def _further_category(_: Table, row: Row) -> Iterator[Entity]:
    yield from described(row, "category", "ItemCategory")


def _further_metric(_: Table, row: Row) -> Iterator[Entity]:
    bits = row.number("bit_length")
    yield from described(row, "metric", "Metric", [("chip:bitLength", bits)] if bits is not None else [])


def _with(found: list[Entity], table: Reading) -> Reading:
    table.ledger.loaded += len(found)
    return Reading(table.source, (*found, *table.entities), table.claims, table.ledger)


def _metric(iri: Iri) -> Entity:
    names = [label for kind in ("pref", "alt") for label in _texts(iri, f"{kind}Label")]
    preferred, *others = [label.text for label in names]
    return Entity(iri, "Metric", tuple(labels(preferred, others)), tuple(_definitions(iri)))


def _paragraph(number: str, iri: str) -> Entity:
    properties: list[tuple[str, Value]] = [("skos:notation", number), *_definitions(iri)]
    for broader in _objects(iri, "broader"):
        properties.append(("skos:broader", _category_of(broader)))
    return Entity(_category_of(iri), "ItemCategory", tuple(labels(f"ECCN {number}", (number,))), tuple(properties))


def _category_of(concept: str) -> Iri:
    return entity_iri("category", f"eccn-{concept.rpartition('/')[2]}")


def _definitions(iri: str) -> Iterator[tuple[str, Value]]:
    return (("skos:definition", label) for label in _texts(iri, "definition"))


def _texts(iri: str, name: str) -> list[Label]:
    return [Label(text, "en") for text in _objects(iri, name)]


def _objects(iri: str, name: str) -> list[str]:
    quads = ontology.store().quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(SKOS + name), None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))
