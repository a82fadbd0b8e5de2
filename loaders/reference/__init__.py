"""Reference tables: countries, agencies, instruments, thresholds and chips, each row with its citation."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.agencies import read_agencies
from chipcontrols.loaders.reference.chips import read_chips
from chipcontrols.loaders.reference.countries import read_countries, read_country_groups, read_places
from chipcontrols.loaders.reference.criteria import read_criteria, read_procedures
from chipcontrols.loaders.reference.entities import read_entities
from chipcontrols.loaders.reference.fiscal_years import read_fiscal_years
from chipcontrols.loaders.reference.instruments import read_instruments, read_provisions
from chipcontrols.loaders.reference.licensing import read_letters, read_licensing
from chipcontrols.loaders.reference.listings import read_listings
from chipcontrols.loaders.reference.making import read_families, read_markets, read_processes, read_systems
from chipcontrols.loaders.reference.schemes import read_categories, read_metrics
from chipcontrols.loaders.reference.thresholds import read_thresholds
from chipcontrols.loaders.table import Table, described_csv
from chipcontrols.loaders.yml import read_yml

READERS = (
    read_countries, read_places, read_country_groups, read_agencies, read_provisions, read_instruments,
    read_metrics, read_categories, read_procedures, read_thresholds, read_criteria, read_licensing, read_letters,
    read_families, read_processes, read_markets, read_chips, read_systems, read_entities,
    read_fiscal_years, read_listings,
)  # fmt: skip
# Tables to which a user may add rows of his own, in a file with the same columns: --list thresholds=FILE
FURTHER: Mapping[str, Callable[[Table], Reading]] = {
    "chips": read_chips,
    "criteria": read_criteria,
    "instruments": read_instruments,
    "letters": read_letters,
    "licensing": read_licensing,
    "thresholds": read_thresholds,
}


def read() -> Iterator[Reading]:
    """Yield one reading for each reference table."""
    return (reader() for reader in READERS)


def read_further(name: str, path: Path, as_of: date | None = None) -> Reading:
    """Return the rows of a user's own file for one of the tables in FURTHER, as a source of its own.

    Raises WrongInput when the file is no CSV with the columns of that table.
    """
    about = read_yml(Path(__file__).with_name(f"{name}.yml"))
    own = {"slug": f"own-{name}", "title": f"Own rows: {about['title']}", "publisher": None, "licence": None}
    rows = {"min": 1, "max": about["rows"]["max"]}
    return FURTHER[name](described_csv(path, about | own | {"as_of": as_of, "rows": rows}))
