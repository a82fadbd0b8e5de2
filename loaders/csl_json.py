"""The Consolidated Screening List as JSON: the keys of the API, brought to the columns of the CSV file."""

import json
from pathlib import Path
from typing import Any

from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.table import Table, described_table
from chipcontrols.loaders.yml import read_yml


def open_json(path: Path, description: Path) -> Table:
    """Return the table of the records under "results". A key that a record does not have is an empty cell.

    Raises WrongInput when the file is no JSON of the list, has a key that the description does not know, or lacks one.
    """
    data = path.read_bytes()
    try:
        results = json.loads(data)["results"]
        keys = dict.fromkeys(key for record in results for key in record)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WrongInput(f"{path.name}: no JSON of the list ({error!r}). Check that it is complete.") from error
    about = read_yml(description)
    columns = {key: about["json"]["renamed"].get(key, key) for key in keys if key not in about["json"]["ignored"]}
    records = [(n, [_cell(record.get(key)) for key in columns]) for n, record in enumerate(results, 1)]
    # Most records have no ship, so a key that is ignored anyway may be missing from all of them.
    absent = [column for column in about["ignored"] if column not in columns.values()]
    filled = [(number, cells + [""] * len(absent)) for number, cells in records]
    return described_table(path.name, about, data, [*columns.values(), *absent], filled)


def _cell(value: Any) -> str:  # noqa: ANN401
    """Return a value as it stands in the CSV: arrays with semicolons, of an address its country, nothing for null."""
    if isinstance(value, list):
        parts = [part.get("country") if isinstance(part, dict) else part for part in value]
        return "; ".join(dict.fromkeys(str(part) for part in parts if part))
    return "" if value is None else str(value)
