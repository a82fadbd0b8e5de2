"""Read bounds of instruments: metric, comparator and value, and the restrictions that follow where they hold."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from chipcontrols.loaders.claim import Claim, Iri, Period, Quantity
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.instruments import instrument_iri
from chipcontrols.loaders.reference.naming import place_iri, reference_table
from chipcontrols.loaders.reference.schemes import category_iri, metric_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table, read_rows

COMPARATORS = (">=", ">", "<=", "<", "=", "is", "within")
EFFECTS = (
    "licence", "classification", "definition", "inclusion", "exclusion", "exception", "presumption", "rebuttal",
    "review", "review condition", "review exclusion", "duty", "jurisdiction", "attribution",
)  # fmt: skip
Destinations = tuple[tuple[Iri, date | None], ...]
Roles = dict[str, Iri | Iterable[Iri]]


def read_thresholds(table: Table | None = None) -> Reading:
    """Return the bounds, and for each set of bounds that leads to a licence the restriction that follows."""
    opened = table or reference_table("thresholds")
    return read_rows(opened, lambda row: _threshold(opened, row))


def _threshold(table: Table, row: Row) -> Iterator[Claim]:
    said = Said(row.need("id"), row.need("citation"), row.confidence())
    instrument, effect = row.need("instrument"), row.choice("effect", EFFECTS)
    items = tuple(category_iri(slug) for slug in row.several("items"))
    destinations = tuple(_destinations(row))
    outside = tuple(place_iri(slug) for slug in row.several("less"))
    consequence, value, words = row.need("consequence"), _quantity(row), row.take("value_words")
    details = {"comparator": row.choice("comparator", COMPARATORS)}
    details |= {column: text for column in ("combination", "definiendum") if (text := row.take(column))}
    stated = (words if value is None else "", row.take("condition"))
    details |= {"condition": "; ".join(part for part in stated if part)} if any(stated) else {}
    remarks = [("boundEffect", effect), *(("boundSet", name) for name in row.several("bound_sets"))]
    remarks += [("wording", words)] if words and value is not None else []
    remarks += [("note", note) for note in (table.lookups["notes"].get(instrument),) if note]
    for name, column in (("provision", "provision"), ("item kind", "item_kind"), ("scope", "scope")):
        remarks.append(("qualification", f"{name}: {row.need(column)}"))
    remarks.append(("qualification", f"consequence: {consequence}"))
    metric, period = metric_iri(row.need("metric")), _period(row)
    row.audit()
    roles: Roles = {"instrument": instrument_iri(instrument), "item": items}
    reached = tuple(place for place, _ in destinations)
    yield table.claim(
        "ControlThreshold", {**roles, "metric": metric, "destination": reached}, said,
        details=details, remarks=remarks, value=value, period=period,
    )  # fmt: skip
    if effect == "licence" and items:
        yield from _restrictions(table, said, roles, destinations, consequence, period)
        if outside:
            yield table.claim("Exemption", {**roles, "destination": outside}, said, period=period)


def _restrictions(
    table: Table, said: Said, roles: Roles, destinations: Destinations, consequence: str, period: Period | None
) -> Iterator[Claim]:  # fmt: skip
    """Yield a restriction for the places in scope from the start, and one for each day on which others were added."""
    for first in sorted({day for _, day in destinations}, key=lambda day: day or date.min):
        places = tuple(place for place, day in destinations if day == first)
        span = Period(first, period.end if period is not None else None) if first is not None else period
        yield table.claim(
            "ExportRestriction", {**roles, "destination": places}, said,
            details={"restriction": consequence}, period=span,
        )  # fmt: skip


def _destinations(row: Row) -> Iterator[tuple[Iri, date | None]]:
    for part in row.several("destinations"):
        slug, _, day = part.partition("@")
        try:
            yield place_iri(slug), date.fromisoformat(day) if day else None
        except ValueError as error:
            raise row.reject("DATE", f"destinations: {day!r} is no ISO day") from error


def _quantity(row: Row) -> Quantity | None:
    value: Decimal | None = row.number("value")
    unit = row.take("unit")
    if (value is None) != (not unit):
        raise row.reject("UNIT", "value and unit stand together: give both or neither")
    return Quantity(value, unit=unit) if value is not None else None


def _period(row: Row) -> Period | None:
    start, end = row.day("effective_from"), row.day("effective_to")
    return Period(start, end) if start or end else None
