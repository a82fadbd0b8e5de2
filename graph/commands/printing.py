"""What every command prints alike: words on stderr, data as JSON or as a table that folds on stdout."""

import json
import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

words = Console(stderr=True, highlight=False)


def print_json(data: object) -> None:
    """Print data as JSON on stdout; what JSON does not know, such as a decimal, as text."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def print_table(rows: list[list[str]]) -> None:
    """Print rows as a table on stdout; the first holds the names of the columns."""
    table = Table()
    for name in rows[0]:
        table.add_column(Text(name), overflow="fold")
    for row in rows[1:]:
        table.add_row(*(Text(cell) for cell in row))
    # In a pipe there is no window whose width would matter.
    Console(highlight=False, width=None if sys.stdout.isatty() else 160).print(table)
