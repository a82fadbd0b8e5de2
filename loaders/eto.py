"""The ETO supply-chain tables: inputs and stages of chip making, what goes into what, and who provides how much."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from chipcontrols.loaders.claim import Claim, Entity, Iri, Period, merge
from chipcontrols.loaders.eto_rows import CONVERTERS, Facts, Tables
from chipcontrols.loaders.ledger import Ledger, WrongInput
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.table import Table, described_csv, join, read_rows
from chipcontrols.loaders.yml import read_yml

DESCRIPTION = Path(__file__).with_suffix(".yml")


def read(path: Path, as_of: date | None, description: Path = DESCRIPTION) -> Reading:
    """Return the reading of the five tables in a folder.

    Raises WrongInput when a table is missing, has other columns than described, or too few or too many rows.
    """
    about = read_yml(description)
    paths = {name: path / f"{name}.csv" for name in about["tables"]}
    for wanted in paths.values():
        if not wanted.is_file():
            raise WrongInput(f"there is no {wanted}. Give the folder that holds {', '.join(paths)} as .csv.")
    opened = {name: described_csv(paths[name], {**about, **part}) for name, part in about["tables"].items()}
    hashes = "".join(str(table.source.sha256) for table in opened.values())
    source = replace(
        next(iter(opened.values())).source,
        as_of=as_of or about["as_of"],
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
    )
    tables = Tables(source, Period(**about["period"]), about["lookups"])
    return _together(source, [_rows(opened[name], tables, convert) for name, convert in CONVERTERS.items()])


def _rows(table: Table, tables: Tables, convert: Callable[[Tables, Row], Facts]) -> Reading:
    def facts(row: Row) -> Facts:
        yield from convert(tables, row)
        row.audit(*table.ignored)

    return read_rows(table, facts)


def _together(source: Source, readings: Sequence[Reading]) -> Reading:
    entities: dict[Iri, Entity] = {}
    claims: dict[Iri, Claim] = {}
    ledger = Ledger()
    for reading in readings:
        ledger.loaded += reading.ledger.loaded
        ledger.rejections += reading.ledger.rejections
        for entity in reading.entities:
            entities[entity.iri] = join(entities.get(entity.iri, entity), entity)
        for claim in reading.claims:
            claims[claim.iri] = merge(claims.get(claim.iri, claim), claim)
    return Reading(source, tuple(entities.values()), tuple(claims.values()), ledger)
