"""Commands about names: screen them against the lists of a build, and show who is the same party as whom."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands.options import AsOfOption, BuildOption, KnownOption, day, one_of, opened
from chipcontrols.graph.commands.printing import print_json, print_table, words
from chipcontrols.loaders.ledger import WrongInput

if TYPE_CHECKING:
    from chipcontrols.graph.screen import Screening


def screen(
    names: Annotated[list[str] | None, typer.Argument(help="Names in any script.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="One name a line, or CSV (column: name).")] = None,
    country: Annotated[str | None, typer.Option(help="Only parties that may be in this country, as CN.")] = None,
    minimum: Annotated[float | None, typer.Option("--min-score", min=0, max=1, help="Least score to report.")] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, help="How many parties for each name; equal ones count as one.")
    ] = 5,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or jsonl.")] = "table",
    as_of: AsOfOption = None,
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Screen names against the official lists of a build. A name that is not found ends with 0 too.

    Example: chipcontrols screen 华大九天 "Huada Jiutian" --format json
    """
    from chipcontrols.graph import screen as screening
    from chipcontrols.graph.names_file import read_names

    one_of(form, ("table", "csv", "json", "jsonl"))
    if country is not None:
        screening.country_code(country)
    asked = [*(names or ()), *(read_names(file) if file is not None else ())]
    if not any(map(screening.is_name, asked)):
        raise WrongInput("no name is given. Write: chipcontrols screen NAME, or --file names.csv")
    true_on, known_by = day(as_of, "--as-of"), day(known, "--known")
    if true_on or known_by:
        screener = screening.Screener(opened(folder, as_of, known), true_on=true_on, known_by=known_by)
    else:
        screener = screening.Screener.of(folder)
    least = screening.MINIMUM if minimum is None else minimum
    _print([screener.search(name, country=country, minimum=least, most=most) for name in asked], form)


def identity(
    review: Annotated[bool, typer.Option("--review", help="Only what a person should decide, as CSV to edit.")] = False,
    form: Annotated[str, typer.Option("--format", help="csv or json.")] = "csv",
    folder: BuildOption = Path("build"),
) -> None:
    """Show which entities are decided, or with --review proposed, to be the same party, with score and reason.

    Example: chipcontrols identity --review > decisions.csv
    """
    from chipcontrols.graph.matching.decided import decided
    from chipcontrols.graph.matching.reviewed import COLUMNS
    from chipcontrols.graph.store import open_build

    one_of(form, ("csv", "json"))
    rows = decided(open_build(folder), "SamePartyProposal" if review else "SameParty")
    if form == "json":
        print_json(rows)
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    words.print(f"{len(rows)} {'proposals: write same or different under verdict' if review else 'decisions'}")


def _print(records: "list[Screening]", form: str) -> None:
    from chipcontrols.graph.screening_text import as_csv, as_table, asides, data_dates, limits

    if form == "json":
        print_json([asdict(record) for record in records])
    elif form == "jsonl":
        sys.stdout.writelines(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records)
    elif form == "csv":
        sys.stdout.writelines(as_csv(records))
    else:
        rows = as_table(records)
        print_table(rows)
        for note in (f"{record.query}: not reported: {aside}" for record in records for aside in asides(record)):
            words.print(Text(note))
    found = sum(len(record.matches) > 0 for record in records)
    empty = sum(not record.screened for record in records)
    without = f" {empty} more held no name and {'was' if empty == 1 else 'were'} not screened." if empty else ""
    total = f"{found} of {len(records) - empty} names found.{without}"
    words.print(Text(f"{total} Searched: {data_dates(records[0])}. {records[0].notice}"))
    for limit in limits(records[0]):
        words.print(Text(limit))
    more = sum(record.more > 0 for record in records)
    if more:
        words.print(
            Text(f"More parties than --most shows are like {more} of the names: see those with a higher --most.")
        )
    words.print(
        Text("Owners are not searched: who counts as listed through them, chipcontrols affiliates NAME --on DAY")
    )
