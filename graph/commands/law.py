"""The command that classifies a chip: control status for a destination on a day, and how it changed over the years."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pyoxigraph as ox
import typer
from rich.text import Text

from chipcontrols.graph.commands.options import BuildOption, KnownOption, day, one_of, opened
from chipcontrols.graph.commands.printing import print_json, print_table, words
from chipcontrols.loaders.ledger import WrongInput

if TYPE_CHECKING:
    from chipcontrols.graph.law.classify import Classification

DATACENTER = {"yes": True, "no": False}


def classify(
    chip: Annotated[str | None, typer.Argument(help="Name or IRI of a chip; with --spec any name.")] = None,
    to: Annotated[str, typer.Option(help="Country of destination: name or code.")] = "CN",
    on: Annotated[
        str | None, typer.Option("--on", "--as-of", metavar="DAY", help="Day asked about; by default that of the data.")
    ] = None,
    datacenter: Annotated[str | None, typer.Option(help="yes or no: is it made for data centres?")] = None,
    spec: Annotated[list[str] | None, typer.Option(help="Figure as metric=value, or a file of such lines.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Each day on which something changed.")] = False,
    known: KnownOption = None,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    folder: BuildOption = Path("build"),
) -> None:
    """Classify a chip: control status, paragraph, licence review and exceptions, each with premises and citations.

    Example: chipcontrols classify "NVIDIA H20" --to CN --on 2025-05-01
    """
    from chipcontrols.graph.law import classify as law

    one_of(form, ("table", "json"))
    if not (chip or "").strip() and not spec:
        raise WrongInput("Name a chip, or give its figures: --spec fp16-performance=148 --spec die-area=814")
    if datacenter not in (None, *DATACENTER):
        raise WrongInput(f"--datacenter {datacenter!r} is neither yes nor no.")
    store, made_for = opened(folder, None, known), DATACENTER.get(datacenter or "")
    given, name = (figures(spec) if spec else None), chip or "chip of the given figures"
    if given and chip and _is_known(store, chip):
        words.print(Text(f"{chip} is in the graph. Its own figures are left aside: only those of --spec count."))
    latest = max(text for _, text in law.data_dates(store))
    if history:
        _print_history(store, name, to, made_for, given, latest, form)
        return
    asked = day(on, "--on") or date.fromisoformat(latest)
    _print_answers(law.classify(store, name, to, asked, made_for, given), to, latest, form)


def figures(given: list[str]) -> dict[str, str]:
    """Return the figures of --spec by metric; a value without "=" is a file of such lines. Raises WrongInput."""
    found: dict[str, str] = {}
    for text in given:
        lines = [text] if "=" in text else _lines(Path(text))
        for line in lines:
            metric, sign, value = (part.strip() for part in line.partition("="))
            if not (metric and sign and value):
                raise WrongInput(f"--spec {line!r} is not metric=value, such as fp16-performance=148.")
            found[metric] = value
    return found


def _is_known(store: ox.Store, name: str) -> bool:
    from chipcontrols.graph.explain import find_entity

    try:
        find_entity(store, name)
    except WrongInput:
        return False
    return True


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"--spec {str(path)!r} is neither metric=value nor a readable file.") from error
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _print_answers(answers: tuple["Classification", ...], to: str, latest: str, form: str) -> None:
    from chipcontrols.graph.law import shown
    from chipcontrols.queries.tables import visible

    if form == "json":
        print_json([shown.record(answer, to) for answer in answers])
        return
    for answer in answers:
        for line in shown.lines(answer, to):
            sys.stdout.write(visible(line) + "\n")
        sys.stdout.write("\n")
    if answers[0].day.isoformat() > latest:
        sys.stdout.write(f"The day lies after the data ({latest}): this is what was scheduled by then.\n")
    _print_footer(answers[0])


def _print_history(
    store: ox.Store, name: str, to: str, made_for: bool | None, given: dict[str, str] | None, latest: str, form: str
) -> None:
    from chipcontrols.graph.law import shown
    from chipcontrols.graph.law.history import history
    from chipcontrols.queries.tables import visible

    found = history(store, name, to, made_for, given)
    if form == "json":
        print_json([[shown.record(change.holds, to) for change in changes] for changes in found])
        return
    for changes in found:
        # With the tables, so that a file of several tells which is which.
        sys.stdout.write(f"{visible(changes[0].holds.name)} to {visible(to)}\n")
        print_table([[visible(cell) for cell in row] for row in shown.history_rows(changes, latest)])
    _print_footer(found[0][0].holds)


def _print_footer(answer: "Classification") -> None:
    from chipcontrols.graph.law import shown

    for line in shown.footer(answer):
        sys.stdout.write(line + "\n")
