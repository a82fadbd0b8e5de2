"""Read bounds of instruments: metric, comparator and value, the criteria they make, the restrictions that follow."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from chipcontrols.loaders.claim import Claim, Entity, Iri, Period, Quantity, entity_iri
from chipcontrols.loaders.reference.criteria import bound, group, subject_class
from chipcontrols.loaders.reference.scopes import Scope, period, scopes
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table

COMPARATORS = (">=", ">", "<=", "<", "=", "is", "within")
EFFECTS = (
    "licence", "classification", "definition", "inclusion", "exclusion", "exception", "presumption", "rebuttal",
    "review", "review condition", "review exclusion", "duty", "jurisdiction", "attribution", "letter",
)  # fmt: skip
Roles = dict[str, Iri | Iterable[Iri]]


def threshold_row(table: Table, row: Row) -> Iterator[Entity | Claim]:
    """Yield a bound, the criterion it makes, and for a set that leads to a licence the restriction."""
    said = Said(row.need("id"), row.need("citation"), row.confidence())
    instrument, effect = row.need("instrument"), row.choice("effect", EFFECTS)
    items = tuple(entity_iri("category", slug) for slug in row.several("items"))
    reached = tuple(scopes(row))
    sets, unless, subject = row.several("bound_sets"), row.several("unless"), subject_class(row)
    consequence, value, words = row.need("consequence"), _quantity(row), row.take("value_words")
    comparator, condition = row.choice("comparator", COMPARATORS), row.take("condition")
    stated = (words if value is None and comparator != "is" else "", condition)
    details = {
        "comparator": comparator, "combination": row.take("combination"), "definiendum": row.take("definiendum"),
        "text": (words or "yes") if comparator == "is" else "", "condition": "; ".join(part for part in stated if part),
    }  # fmt: skip
    remarks = [("boundEffect", effect), ("wording", words if value is not None else "")]
    remarks.append(("note", table.lookups["notes"].get(instrument)))
    provision = row.need("provision")
    for name, text in (("provision", provision), ("item kind", row.need("item_kind")), ("scope", row.need("scope"))):
        remarks.append(("qualification", f"{name}: {text}"))
    remarks.append(("qualification", f"consequence: {consequence}"))
    metric, span = entity_iri("metric", row.need("metric")), period(row)
    row.audit()
    leaf = said.record.lower()
    yield bound(leaf, f"{provision}, {said.record}", subject, said.citation)
    yield from (group(name, provision, "all", (leaf,), unless, subject, said.citation) for name in sets if name != leaf)
    roles: Roles = {"instrument": entity_iri("instrument", instrument), "item": items}
    places = {"destination": tuple(place for scope in reached for place in scope.places)}
    yield table.claim(
        "ControlThreshold", {**roles, **places, "metric": metric, "criterion": entity_iri("criterion", leaf)}, said,
        details=details, remarks=remarks, value=value, period=span,
    )  # fmt: skip
    if effect == "licence" and items:
        for name in sets:
            yield from _restrictions(
                table, said, {**roles, "criterion": entity_iri("criterion", name)}, reached, consequence, span
            )


def _restrictions(
    table: Table, said: Said, roles: Roles, reached: Iterable[Scope], terms: str, span: Period | None
) -> Iterator[Claim]:  # fmt: skip
    """Yield a restriction for the places in scope from the start, and one for each day on which others were added."""
    for scope in reached:
        yield table.claim(
            "ExportRestriction", {**roles, "destination": scope.places, "exceptDestination": scope.less}, said,
            details={"restriction": terms}, period=scope.within(span),
        )  # fmt: skip


def _quantity(row: Row) -> Quantity | None:
    value: Decimal | None = row.number("value")
    unit = row.take("unit")
    if (value is None) != (not unit):
        raise row.reject("UNIT", "value and unit stand together: give both or neither")
    return Quantity(value, unit=unit) if value is not None else None
