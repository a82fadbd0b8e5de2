"""Read what follows from criteria: requirements, also conditional ones, review policies, exceptions; and letters."""

from collections.abc import Iterator

from chipcontrols.loaders.claim import Claim, Iri, Period, entity_iri
from chipcontrols.loaders.reference.naming import place_iri
from chipcontrols.loaders.reference.scopes import period, scopes
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table
from chipcontrols.ontology.frames import concepts

KINDS = {
    "requirement": "ExportRestriction", "conditional": "ConditionalRestriction", "review": "LicenceReview",
    "exception": "Exemption",
}  # fmt: skip
LETTERS = {"restriction": "ExportRestriction", "permission": "ExportPermission"}


def licensing_row(table: Table, row: Row) -> Iterator[Claim]:
    """Yield requirements, review policies and exceptions."""
    said = Said(row.need("id"), row.need("citation"), row.confidence())
    kind = row.choice("kind", tuple(KINDS))
    roles: dict[str, Iri | tuple[Iri, ...]] = {
        "instrument": entity_iri("instrument", row.need("instrument")),
        "item": tuple(entity_iri("category", slug) for slug in row.several("items")),
    }
    if criterion := row.take("criterion"):
        roles["criterion"] = entity_iri("criterion", criterion)
    condition = row.take("condition")
    details = {"restriction": row.need("terms"), "condition": condition}
    if (kind == "conditional") != bool(condition):
        raise row.reject("MISSING", "a conditional requirement, and nothing else, has a condition")
    rank, policy = row.take("rank"), row.take("policy")
    if (kind == "review") != bool(rank and policy):
        raise row.reject("MISSING", "a review, and nothing else, has a rank and a policy")
    if kind == "review":
        if not rank.isdigit() or policy not in concepts("LicencePolicyScheme"):
            raise row.reject("CHOICE", f"rank {rank!r} is no whole number, or policy {policy!r} is not in the scheme")
        details["rank"], roles["reviewPolicy"] = rank, Iri(concepts("LicencePolicyScheme")[policy])
    reached, span = tuple(scopes(row)), period(row)
    if not reached:
        raise row.reject("MISSING", "destinations is empty; everywhere is worldwide")
    row.audit()
    for scope in reached:
        places = {"destination": scope.places, "exceptDestination": scope.less}
        yield table.claim(KINDS[kind], {**roles, **places}, said, details=details, period=scope.within(span))


def letter_row(table: Table, row: Row) -> Iterator[Claim]:
    """Yield what a letter asks of a firm for a product."""
    said = Said(row.need("id"), row.need("citation"), row.confidence())
    kind, party = row.choice("kind", tuple(LETTERS)), row.take("party")
    roles: dict[str, Iri | tuple[Iri, ...]] = {
        "instrument": entity_iri("instrument", row.need("instrument")),
        "item": tuple(entity_iri("product", slug) for slug in row.several("items")),
        "destination": tuple(place_iri(slug) for slug in row.several("destinations")),
        "exporter": (entity_iri("company", party),) if party else (),
    }
    start, end, terms = row.day("start"), row.day("end"), row.need("terms")
    if start is None:
        raise row.reject("MISSING", "start is empty")
    row.audit()
    yield table.claim(LETTERS[kind], roles, said, details={"restriction": terms}, period=Period(start, end))
