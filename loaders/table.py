"""Open a CSV table by the description beside it, and turn its rows into entities and claims."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Period, Quantity, make_claim
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Collected, Reading
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.yml import read_yml

EXTRACTOR = "table/1"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its source, rows, those that cannot be split into cells, lookups for odd values, columns ignored."""

    source: Source
    rows: tuple[Row, ...]
    broken: tuple[RejectedRecord, ...]
    lookups: Mapping[str, Any]
    ignored: tuple[str, ...] = ()

    def dated(self, day: date | None) -> "Table":
        """Return the table as the state of a day; where none is given, of the day that its description states."""
        return replace(self, source=replace(self.source, as_of=day or self.source.as_of))

    def claim(
        self,
        kind: str,
        roles: Mapping[str, Iri | Iterable[Iri]],
        said: "Said",
        *,
        details: Mapping[str, str | None] | None = None,
        remarks: Iterable[tuple[str, str | None]] = (),
        value: Quantity | None = None,
        period: Period | None = None,
        modality: str = "asserted",
    ) -> Claim:
        """Return a claim that a record of this table makes; `said` holds the record, its citation and confidence."""
        return make_claim(
            kind, self.source.slug, roles, EXTRACTOR, details=details, remarks=remarks, value=value, period=period,
            modality=modality, evidence=(Evidence(self.source.slug, record=said.record),),
            confidence=said.confidence, citation=said.citation,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What every claim of a record carries: the id of the record, its citation and its confidence."""

    record: str
    citation: str
    confidence: str


def open_table(path: Path, description: Path | None = None) -> Table:
    """Return the table at a path; its description is the .yml of the same name unless another is given.

    Raises WrongInput when the file is no UTF-8 CSV, has other columns than described, or too few or many rows.
    """
    return described_csv(path, read_yml(description or path.with_suffix(".yml")))


def described_csv(path: Path, about: Mapping[str, Any]) -> Table:
    """Return the table at a path as its description has it. Raises WrongInput as `open_table`."""
    data = path.read_bytes()
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = next(lines, [])
        records = [(lines.line_num, cells) for cells in lines if cells]
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongInput(f"{path.name}: {error}. Save the table as CSV in UTF-8.") from error
    return described_table(path.name, about, data, header, records)


def described_table(
    name: str, about: Mapping[str, Any], data: bytes, header: list[str], records: Iterable[tuple[int, list[str]]]
) -> Table:
    """Return the table of records (number, cells) as its description has it. Raises WrongInput as `open_table`."""
    records = list(records)
    _check(name, about, header, len(records))
    rows, broken = [], []
    for number, cells in records:
        place = f"{name}:{number}"
        if len(cells) == len(header):
            rows.append(Row(place, dict(zip(header, cells, strict=True))))
        else:
            broken.append(RejectedRecord("CELLS", place, f"{len(cells)} cells under {len(header)} columns"))
    source, ignored = _source(about, data), tuple(about.get("ignored") or ())
    return Table(source, tuple(rows), tuple(broken), about.get("lookups") or {}, ignored)


def read_rows(
    table: Table, convert: Callable[[Table, Row], Iterable[Entity | Claim]], into: Collected | None = None
) -> Reading:
    """Return what the rows say, with what is there already `into` which they are read.

    A row that is rejected leaves nothing behind but its rejection in the ledger.
    """
    collected = into or Collected()
    collected.ledger.rejections += table.broken
    for row in table.rows:
        try:
            collected.add(list(convert(table, row)))
        except RejectedRecord as rejection:
            collected.ledger.rejections.append(rejection)
    return collected.reading(table.source)


def _check(name: str, about: Mapping[str, Any], header: list[str], count: int) -> None:
    expected = about["columns"]
    if sorted(header) != sorted(expected):
        missing, alien = [c for c in expected if c not in header], [c for c in header if c not in expected]
        alien += sorted({c for c in header if header.count(c) > 1})
        raise WrongInput(
            f"{name}: the columns differ from the description: missing {', '.join(missing) or 'none'}, "
            f"unknown {', '.join(alien) or 'none'}. Give the file that the description fits."
        )
    low, high = about["rows"]["min"], about["rows"]["max"]
    if not low <= count <= high:
        raise WrongInput(f"{name}: {count} rows, {low} to {high} are expected. Check that the file is complete.")


def _source(about: Mapping[str, Any], data: bytes) -> Source:
    return Source(
        about["slug"],
        about.get("kind", "table"),
        about["title"],
        about["publisher"],
        about.get("language", "en"),
        as_of=about["as_of"],
        url=about.get("url"),
        licence=about["licence"],
        sha256=hashlib.sha256(data).hexdigest(),
    )
