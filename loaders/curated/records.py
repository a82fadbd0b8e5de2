"""Curated records: one fact a row, with offsets and a hash of the words instead of the words."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TextIO

from chipcontrols.loaders.claim import Claim, Evidence, Iri, Period, Quantity, make_claim
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reference.entities import short_iri

EXTRACTOR = "curated/1"
BETWEEN = " | "
COLUMNS = (
    "record", "article", "kind", "roles", "details", "value", "minimum", "maximum", "unit", "period", "modality",
    "attributed_to", "start", "end", "quote_hash", "remarks", "confidence", "core",
)  # fmt: skip
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A curated fact. Roles and `attributed_to` hold short forms such as company/nvidia; figures are plain text."""

    record: str
    article: str
    kind: str
    roles: Pairs
    details: Pairs
    value: str
    minimum: str
    maximum: str
    unit: str
    period: str
    modality: str
    attributed_to: str
    start: int
    end: int
    quote_hash: str
    remarks: Pairs
    confidence: str
    core: bool

    def evidence(self, text: str | None) -> Evidence:
        """Return the span that states the fact, with its words when the text is at hand.

        Raises RejectedRecord when the span lies outside the text or holds other words than it did.
        """
        quote = None if text is None else text[self.start : self.end]
        if text is not None and not 0 <= self.start < self.end <= len(text):
            raise self._rejection("EVIDENCE", f"{self.start}-{self.end} is no span of {len(text)} characters")
        if quote is not None and quote_hash(quote) != self.quote_hash:
            raise self._rejection("EVIDENCE", f"{self.start}-{self.end} no longer holds the words of the record")
        return Evidence(self.article, self.start, self.end, quote)

    def claim(self, text: str | None) -> Claim:
        """Return the claim of the record. Raises RejectedRecord when a part of it cannot be read."""
        evidence = self.evidence(text)
        try:
            return make_claim(
                self.kind, self.article, _targets(self.roles), EXTRACTOR, details=dict(self.details),
                remarks=self.remarks, value=self._quantity(), period=closed_interval(self.period),
                modality=self.modality, attributed_to=short_iri(self.attributed_to) if self.attributed_to else None,
                evidence=(evidence,), confidence=self.confidence,
            )  # fmt: skip
        except (ValueError, InvalidOperation) as error:
            raise self._rejection("VALUE", str(error)) from error

    def cells(self) -> list[str]:
        """Return the record as cells under COLUMNS."""
        values = (getattr(self, column) for column in COLUMNS)
        return [_joined(value) if isinstance(value, tuple) else _word(value) for value in values]

    def _quantity(self) -> Quantity | None:
        value, low, high = (Decimal(text) if text else None for text in (self.value, self.minimum, self.maximum))
        return None if value is None and low is None and high is None else Quantity(value, low, high, self.unit)

    def _rejection(self, code: str, reason: str) -> RejectedRecord:
        return RejectedRecord(code, f"claims.csv:{self.record}", reason)


def quote_hash(quote: str) -> str:
    """Return the first 8 hexadecimal digits of the SHA-256 of a quote.

    >>> quote_hash("")
    'e3b0c442'
    """
    return hashlib.sha256(quote.encode()).hexdigest()[:8]


def closed_interval(text: str) -> Period | None:
    """Return the days that a period names: an ISO day, month, quarter, year, or two of them with a slash between.

    >>> closed_interval("2025/2027").end.isoformat()
    '2027-12-31'
    """
    if not text:
        return None
    first, slash, last = text.partition("/")
    period = interval(first)
    return Period(period.start, interval(last).end, text) if slash else period


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a table with the columns COLUMNS."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        assert tuple(rows.fieldnames or ()) == COLUMNS, f"{path.name}: the columns are {rows.fieldnames}"
        for row in rows:
            yield _record(row)


def write_records(records: Iterable[Record], file: TextIO) -> None:
    """Write records as the table that `read_records` reads."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(record.cells() for record in records)


def _record(row: dict[str, str]) -> Record:
    return Record(
        row["record"], row["article"], row["kind"], _split(row["roles"]), _split(row["details"]), row["value"],
        row["minimum"], row["maximum"], row["unit"], row["period"], row["modality"], row["attributed_to"],
        int(row["start"]), int(row["end"]), row["quote_hash"], _split(row["remarks"]), row["confidence"],
        row["core"] == "yes",
    )  # fmt: skip


def _targets(roles: Pairs) -> dict[str, list[Iri]]:
    found: dict[str, list[Iri]] = {}
    for role, short in roles:
        found.setdefault(role, []).append(short_iri(short))
    return found


def _split(cell: str) -> Pairs:
    parts = (part.partition("=") for part in cell.split(BETWEEN) if part)
    return tuple((name, value) for name, _, value in parts)


def _joined(pairs: Pairs) -> str:
    return BETWEEN.join(f"{name}={value}" for name, value in pairs)


def _word(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
