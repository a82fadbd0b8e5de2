"""A file of names to screen: one name a line, or a table with a column `name`."""

import csv
import io
from pathlib import Path

from chipcontrols.graph.matching.names import latin
from chipcontrols.loaders.ledger import WrongInput

DELIMITERS = (",", ";", "\t")  # the semicolon is what a spreadsheet writes where a comma parts decimals


def read_names(path: Path) -> list[str]:
    """Return the names of a file, in its order. Raises WrongInput when it is not clear which cells are the names."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for delimiter in DELIMITERS:
            header = [cell.strip().casefold() for cell in next(iter(_rows(text, delimiter)), [])]
            if "name" in header:
                place = header.index("name")
                return [
                    row[place] if place < len(row) else "" for row in _rows(text, delimiter, strict=True)[1:] if row
                ]
        lines = [row for row in _rows(text, ",", strict=True) if row]
    except OSError as error:
        raise WrongInput(f"{path}: {error.strerror}. Name a file of names.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongInput(f"{path}: {error}. Save the names as text or CSV in UTF-8.") from error
    for delimiter in DELIMITERS:
        for row in _rows(text, delimiter):
            if any(_stands_alone(cell, delimiter) for cell in row[1:]):
                raise WrongInput(
                    f"{path}: {delimiter.join(row)!r} has several cells, and no column is called name. Call the column "
                    "of the names name, or put a name that holds a comma or semicolon in quotation marks."
                )
    return [",".join(row) for row in lines]


def _rows(text: str, delimiter: str, *, strict: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict))


def _stands_alone(cell: str, delimiter: str) -> bool:
    """Return whether a later cell is one of a table, and no end of a name such as "Acme Co.,Ltd" or "Acme, Inc."."""
    return delimiter != "," or not (cell.startswith(" ") or set(latin(cell).sorts) <= {"legal"})
