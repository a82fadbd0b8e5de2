"""Read when the fiscal years of firms end, where that is not the end of the calendar year."""

from collections.abc import Iterable, Iterator, Mapping

from chipcontrols.loaders.claim import Entity, Iri, entity_iri
from chipcontrols.loaders.fiscal import FiscalYear
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table
from chipcontrols.ontology.frames import concepts

ENDS, NUMBERED = "chip:fiscalYearEnd", "chip:fiscalYearNumbering"


def fiscal_years(known: Iterable[Entity]) -> Mapping[Iri, FiscalYear]:
    """Return the fiscal years of known firms."""
    stated = ((e.iri, dict(e.properties)) for e in known if any(name == ENDS for name, _ in e.properties))
    return {iri: _fiscal_year(str(of[ENDS]), str(of[NUMBERED])) for iri, of in stated}


def _fiscal_year(ends: str, numbered: str) -> FiscalYear:
    if numbered == "start":
        return FiscalYear(ends, "start")
    if numbered == "end":
        return FiscalYear(ends, "end")
    raise ValueError(f"a fiscal year is numbered by its end or its start, not by its {numbered}")


def firm_row(_: Table, row: Row) -> Iterator[Entity]:
    """Yield a firm with the end of its fiscal year."""
    ends, numbered = row.need("ends"), row.need("numbered")
    try:
        _fiscal_year(ends, numbered)
    except ValueError as error:
        raise row.reject("FISCAL", str(error)) from error
    properties = (
        (ENDS, ends),
        (NUMBERED, numbered),
        ("dcterms:bibliographicCitation", row.need("citation")),
        ("chip:confidence", Iri(concepts("ConfidenceScheme")[row.confidence()])),
    )
    row.take("checked")  # ends that were seen, by which the tests check the rule
    firm = entity_iri("company", row.need("firm"))
    row.audit()
    yield Entity(firm, "Company", (), properties)
