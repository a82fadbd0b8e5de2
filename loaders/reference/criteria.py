"""Read criteria, all-of and any-of trees over bounds, and the procedures by which rules compute metrics."""

from collections.abc import Iterable, Iterator

from chipcontrols.loaders.claim import Entity, Iri, Label, Value, entity_iri
from chipcontrols.loaders.reference.naming import labels
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table
from chipcontrols.ontology.frames import concepts, superclasses

KINDS = {"all": "AllOf", "any": "AnyOf"}
OPERATIONS = ("greatest product", "quotient", "market", "contains", "process")


def bound(slug: str, name: str, subject: str, citation: str) -> Entity:
    """Return the criterion that one bound makes."""
    return _criterion(slug, "Bound", subject, [*labels(name)], [("dcterms:source", citation)])


def group(
    slug: str, name: str, kind: str, operands: Iterable[str], unless: Iterable[str], subject: str, citation: str
) -> Entity:  # fmt: skip
    """Return the criterion that is met when all, or any, of its operands are and none of those in `unless` is."""
    parts: list[tuple[str, Value]] = [("chip:operand", entity_iri("criterion", operand)) for operand in operands]
    parts += [("chip:negatedOperand", entity_iri("criterion", operand)) for operand in unless]
    return _criterion(slug, KINDS[kind], subject, [*labels(name)], [*parts, ("dcterms:source", citation)])


def subject_class(row: Row) -> str:
    """Return the class of the items that a criterion is asked of, empty when it is asked of none in the graph."""
    subject = row.take("subject")
    if subject and len(superclasses(subject)) == 1:
        raise row.reject("CHOICE", f"subject {subject!r} is no class of items, such as Chip")
    return subject


def group_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a criterion made of others."""
    slug, name, kind = row.need("slug"), row.need("name"), row.choice("kind", tuple(KINDS))
    operands, unless, subject = row.several("operands"), row.several("unless"), subject_class(row)
    citation = row.need("citation")
    if len(operands) == 0:
        raise row.reject("MISSING", "operands is empty")
    if unless and kind == "any":
        raise row.reject("CHOICE", "unless goes with kind all; give the any-of criterion as operand of an all-of one")
    row.confidence()
    row.audit()
    yield group(slug, name, kind, operands, unless, subject, citation)


def _criterion(
    slug: str, cls: str, subject: str, names: list[Label], properties: list[tuple[str, Value]]
) -> Entity:  # fmt: skip
    own: list[tuple[str, Value]] = [("chip:subjectClass", subject)] if subject else []
    return Entity(entity_iri("criterion", slug), cls, tuple(names), (*own, *properties))


def procedure_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a procedure by which rules compute a metric."""
    iri, names = entity_iri("procedure", row.need("slug")), tuple(labels(row.need("name")))
    properties: list[tuple[str, Value]] = [
        ("chip:computes", entity_iri("metric", row.need("metric"))),
        ("chip:operation", row.choice("operation", OPERATIONS)),
        ("skos:definition", Label(row.need("definition"), "en")),
        ("dcterms:source", row.need("citation")),
    ]
    properties += [("chip:input", entity_iri("metric", slug)) for slug in row.several("inputs")]
    for column in ("dividend", "divisor"):
        if slug := row.take(column):
            properties.append((f"chip:{column}", entity_iri("metric", slug)))
    if slug := row.take("market"):
        properties.append(("chip:broadMarket", entity_iri("market", slug)))
    if slug := row.take("criterion"):
        properties.append(("chip:soughtCriterion", entity_iri("criterion", slug)))
    if unit := row.take("unit"):
        properties.append(("chip:unit", Iri(concepts("UnitScheme")[unit])))
    row.confidence()
    row.audit()
    yield Entity(iri, "Procedure", names, tuple(properties))
