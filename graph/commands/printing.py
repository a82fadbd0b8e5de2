"""What every command prints alike: words on stderr, tables that fold, the option that names a build."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

words = Console(stderr=True, highlight=False)

BuildOption = Annotated[Path, typer.Option("--build", help="Folder of the build to read.")]


def print_table(rows: list[list[str]]) -> None:
    """Print rows as a table on stdout; the first holds the names of the columns."""
    table = Table()
    for name in rows[0]:
        table.add_column(Text(name), overflow="fold")
    for row in rows[1:]:
        table.add_row(*(Text(cell) for cell in row))
    # In a pipe there is no window whose width would matter.
    Console(highlight=False, width=None if sys.stdout.isatty() else 160).print(table)
