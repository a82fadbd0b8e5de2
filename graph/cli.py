"""The command line: data to stdout, words to stderr; exit 0 done, 1 a check failed, 2 wrong use."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands import (
    affiliation,
    asking,
    building,
    exposure,
    law,
    measuring,
    screening,
    stores,
    writing,
)
from chipcontrols.graph.commands.printing import words
from chipcontrols.loaders.ledger import WrongInput

app = typer.Typer(
    help="The open knowledge graph of the semiconductor export-control landscape. Research, not legal advice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)

# In the order of the help page.
for command in (
    building.build,
    asking.query,
    asking.claims,
    asking.explain,
    writing.view,
    screening.screen,
    screening.identity,
    law.classify,
    affiliation.affiliates,
    exposure.exposure,
    building.validate,
    building.diff,
    writing.export,
    stores.load,
    stores.serve,
    stores.mcp,
    building.fetch,
    measuring.evaluate,
):
    app.command()(command)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"chipcontrols {version('chipcontrols')}")
        raise typer.Exit


@app.callback()
def common(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what may stand before any command."""


def main() -> None:
    """Run a command. Wrong use ends with 2 and a message that says what to do; no traceback for bad input."""
    try:
        app()
    except WrongInput as wrong:
        words.print(Text(f"chipcontrols: {wrong}"), soft_wrap=True)
        sys.exit(2)
