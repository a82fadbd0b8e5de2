"""Commands that ask a build: queries, claims, and the evidence behind them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer
from rich.text import Text

from chipcontrols.graph.commands.options import AsOfOption, BuildOption, KnownOption, one_of, opened, pairs
from chipcontrols.graph.commands.printing import print_json, print_table, words
from chipcontrols.loaders.ledger import WrongInput


def query(
    name: Annotated[str | None, typer.Argument(help="Name of a query, a .rq file, or SPARQL text.")] = None,
    parameters: Annotated[list[str] | None, typer.Option("-p", help="Parameter as key=value.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json or turtle.")] = "table",
    show_list: Annotated[bool, typer.Option("--list", help="List the queries with their parameters.")] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Ask the graph a question by name, from a file, or in SPARQL.

    Example: chipcontrols query firms-listed-by-rule -p rule="89 FR 96830"
    """
    from chipcontrols.queries import catalogue, tables

    one_of(form, ("table", *tables.FORMS))
    if show_list or name is None:
        _print_catalogue(form)
        return
    try:
        table = catalogue.run(opened(folder, as_of, known), name, pairs(parameters or [], "-p", "year=2024"))
        text = "" if form == "table" else tables.render(table, form)
    except catalogue.QueryError as error:
        raise WrongInput(str(error)) from error
    for note in table.notes:
        words.print(Text(note))
    if form == "table":
        _print_table(tables.readable(table), len(table.rows))
    sys.stdout.write(text)


def claims(
    form: Annotated[str, typer.Option("--format", help="jsonl, json or text.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="Only claims of this kind, such as Purchase.")] = None,
    source: Annotated[str | None, typer.Option(help="Only claims of this source.")] = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Print the claims, one a line, with roles, figure, period, modality and evidence.

    Example: chipcontrols claims --kind Purchase --format jsonl
    """
    from chipcontrols.graph import claims as reader
    from chipcontrols.graph.explain import as_text

    store = opened(folder, as_of, known)
    _print_records(store, reader.claims(store, kind, source), one_of(form, ("jsonl", "json", "text")), as_text)


def explain(
    first: Annotated[str, typer.Argument(help="A claim (id, claim/id or IRI), or the name or IRI of an entity.")],
    second: Annotated[str | None, typer.Argument(help="A second entity; or a property, with a third.")] = None,
    third: Annotated[str | None, typer.Argument(help="Object of a derived triple: why does it stand?")] = None,
    form: Annotated[str, typer.Option("--format", help="text, json or jsonl.")] = "text",
    as_of: AsOfOption = None,
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Show the evidence of a claim, of all that joins two entities, or of a derived triple: rule, premises, words.

    Two entities are joined directly, else by a shortest chain of claims.

    Example: chipcontrols explain ByteDance NVIDIA

    Example: chipcontrols explain SMIC listedBy "85 FR 83416"
    """
    from chipcontrols.graph.explain import as_text, why, why_as_text
    from chipcontrols.graph.explain import explain as run

    store = opened(folder, as_of, known)
    if second is not None and third is not None:
        answer = why(store, first, second, third)
        _print_records(store, iter([answer]), one_of(form, ("text", "json", "jsonl")), why_as_text)
        return
    records = run(store, first, second)
    if len(records) == 0:
        words.print(Text(f"No claim joins {first} and {second}."))
    _print_records(store, iter(records), one_of(form, ("text", "json", "jsonl")), as_text)


def _print_records(store: ox.Store, records: Iterator[dict[str, Any]], form: str, as_text: Any) -> None:  # noqa: ANN401
    if form == "json":
        print_json(list(records))
        return
    for record in records:
        if form == "jsonl":
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(as_text(store, record)) + "\n\n")


def _print_table(rows: list[list[str]], answers: int | None = None) -> None:
    """Print a table, and how many rows it has; where rows that read alike stand once, also how many there are."""
    print_table(rows)
    shown = len(rows) - 1
    alike = f", which stand for {answers}: those that read alike are shown once" if answers and answers > shown else ""
    words.print(f"{shown} rows{alike}")


def _print_catalogue(form: str) -> None:
    from chipcontrols.queries import catalogue

    entries = list(catalogue.queries().values())
    if form == "json":
        print_json(
            [{"name": e.name, "question": e.question, "parameters": [p.name for p in e.parameters]} for e in entries]
        )
        return
    _print_table(
        [["query", "question", "parameters"]]
        + [[e.name, e.question, " ".join(f"{p.name}={p.example}" for p in e.parameters)] for e in entries]
    )
