"""Reference tables: countries, agencies, instruments, thresholds and chips, each row with its citation."""

from collections.abc import Iterator

from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.agencies import read_agencies
from chipcontrols.loaders.reference.chips import read_chips
from chipcontrols.loaders.reference.countries import read_countries, read_country_groups, read_places
from chipcontrols.loaders.reference.entities import read_entities
from chipcontrols.loaders.reference.instruments import read_instruments, read_provisions
from chipcontrols.loaders.reference.listings import read_listings
from chipcontrols.loaders.reference.making import read_families, read_markets, read_processes
from chipcontrols.loaders.reference.schemes import read_categories, read_metrics
from chipcontrols.loaders.reference.thresholds import read_thresholds

READERS = (
    read_countries, read_places, read_country_groups, read_agencies, read_provisions, read_instruments,
    read_metrics, read_categories, read_thresholds, read_families, read_processes, read_markets,
    read_chips, read_entities, read_listings,
)  # fmt: skip


def read() -> Iterator[Reading]:
    """Yield one reading for each reference table."""
    return (reader() for reader in READERS)
