"""Reference tables: countries, agencies, instruments, thresholds and chips, each row with its citation."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from chipcontrols.loaders.claim import Claim, Entity
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.agencies import agency_row
from chipcontrols.loaders.reference.chips import chip_row
from chipcontrols.loaders.reference.countries import membership_row, place_row, read_countries
from chipcontrols.loaders.reference.criteria import group_row, procedure_row
from chipcontrols.loaders.reference.entities import entity_row
from chipcontrols.loaders.reference.fiscal_years import firm_row
from chipcontrols.loaders.reference.instruments import instrument_row, provision_row
from chipcontrols.loaders.reference.licensing import letter_row, licensing_row
from chipcontrols.loaders.reference.listings import listing_row
from chipcontrols.loaders.reference.making import family_row, market_row, process_row, system_row
from chipcontrols.loaders.reference.naming import reference_table
from chipcontrols.loaders.reference.schemes import read_categories, read_metrics
from chipcontrols.loaders.reference.thresholds import threshold_row
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, described_csv, read_rows
from chipcontrols.loaders.yml import read_yml

# What a row of each table says. Countries, metrics and categories have a standard or scheme beside their table.
ROWS: Mapping[str, Callable[[Table, Row], Iterable[Entity | Claim]]] = {
    "places": place_row,
    "country-groups": membership_row,
    "agencies": agency_row,
    "provisions": provision_row,
    "instruments": instrument_row,
    "procedures": procedure_row,
    "thresholds": threshold_row,
    "criteria": group_row,
    "licensing": licensing_row,
    "letters": letter_row,
    "families": family_row,
    "processes": process_row,
    "markets": market_row,
    "chips": chip_row,
    "systems": system_row,
    "entities": entity_row,
    "fiscal-years": firm_row,
    "listings": listing_row,
}
# Tables to which a user may add rows of his own, in a file with the same columns: --list thresholds=FILE
FURTHER = ("chips", "criteria", "instruments", "letters", "licensing", "thresholds")


def read() -> Iterator[Reading]:
    """Yield one reading for each reference table."""
    yield from (read_countries(), read_metrics(), read_categories())
    yield from map(read_table, ROWS)


def read_table(name: str, table: Table | None = None) -> Reading:
    """Return what the rows of a table in ROWS say; the package's own table unless one is given."""
    return read_rows(table or reference_table(name), ROWS[name])


def read_further(name: str, path: Path, as_of: date | None = None) -> Reading:
    """Return the rows of a user's own file for one of the tables in FURTHER, as a source of its own.

    Raises WrongInput when the file is no CSV with the columns of that table.
    """
    about = read_yml(Path(__file__).with_name(f"{name}.yml"))
    own = {"slug": f"own-{name}", "title": f"Own rows: {about['title']}", "publisher": None, "licence": None}
    rows = {"min": 1, "max": about["rows"]["max"]}
    return read_table(name, described_csv(path, about | own | {"as_of": as_of, "rows": rows}))
