"""The ETO supply-chain tables: inputs and stages of chip making, what goes into what, and who provides how much."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.eto_rows import CONVERTERS, Facts, Tables
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Collected, Reading
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, described_csv, read_rows
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
    tables, collected = Tables(source, Period(**about["period"]), about["lookups"]), Collected()
    for name, convert in CONVERTERS.items():
        read_rows(opened[name], partial(_facts, tables, convert), collected)
    return collected.reading(source)


def _facts(tables: Tables, convert: Callable[[Tables, Row], Facts], table: Table, row: Row) -> Facts:
    yield from convert(tables, row)
    row.audit(*table.ignored)
