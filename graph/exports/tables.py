"""A table for each kind of claim, as CSV or Parquet: what pandas, DuckDB and spreadsheets read."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import claims, participants
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology.frames import frames
from chipcontrols.queries.tables import inert

COMMON = (
    "value", "min", "max", "unit", "start", "end", "period", "modality", "attributed_to", "confidence", "score",
    "citation", "source", "extractor", "quotes", "proposition", "id",
)  # fmt: skip
NUMBERS = frozenset({"value", "min", "max", "score"})
DAYS = ("start", "end")
Cells = dict[str, Any]


def csv_tables(store: ox.Store, folder: Path) -> int:
    """Write KIND.csv for each kind and return the number of claims. A text that a spreadsheet would run gets a '."""
    count = 0
    for kind, columns, rows in _tables(store):
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow({name: inert(x) if isinstance(x, str) else x for name, x in row.items()})
        count += len(rows)
    return count


def parquet_tables(store: ox.Store, folder: Path) -> int:
    """Write KIND.parquet for each kind and return the number of claims. Raises WrongInput without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise WrongInput("pyarrow is not installed. Get it with: pip install 'chipcontrols[parquet]'") from error
    count = 0
    for kind, columns, rows in _tables(store):
        types = dict.fromkeys(NUMBERS, pa.float64()) | dict.fromkeys(DAYS, pa.date32())
        fields = [(name, types.get(name, pa.string())) for name in columns]
        dated = [row | {name: date.fromisoformat(row[name]) for name in DAYS if row[name]} for row in rows]
        parquet.write_table(pa.Table.from_pylist(dated, pa.schema(fields)), folder / f"{kind}.parquet")
        count += len(rows)
    return count


def _tables(store: ox.Store) -> Iterator[tuple[str, list[str], list[Cells]]]:
    """Yield kind, columns and rows. A role has two columns, label and IRI; several participants stand with "; "."""
    for kind, frame in frames().items():
        roles = [name for role in frame.roles for name in (role, f"{role}_iri")]
        columns = list(dict.fromkeys((*roles, *sorted(frame.details), *COMMON)))
        rows = [_row(record, columns) for record in claims(store, kind)]
        if rows:
            yield kind, columns, rows


def _row(record: Cells, columns: list[str]) -> Cells:
    cells: Cells = dict.fromkeys(columns)
    for role, parts in participants(record).items():
        cells[role] = "; ".join(part["label"] for part in parts)
        cells[f"{role}_iri"] = " ".join(part["iri"] for part in parts)
    cells |= record["details"]
    cells |= {name: record[name] for name in COMMON if name in record and name != "value"}
    cells |= record["value"] or {}
    cells["quotes"] = " … ".join(place["quote"] for place in record["evidence"] if "quote" in place) or None
    return {name: _plain(name, cells[name]) for name in columns}


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401
    return float(value) if name in NUMBERS and value is not None else value
