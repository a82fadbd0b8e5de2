"""The command about exposure: who is affected through supply, purchase, manufacture and ownership."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from chipcontrols.graph.commands.options import AsOfOption, BuildOption, KnownOption, one_of, opened
from chipcontrols.graph.commands.printing import print_json, print_table, words

if TYPE_CHECKING:
    from chipcontrols.graph.premises import Notes


def exposure(
    name: Annotated[str, typer.Argument(help="Name or IRI of a firm, a product, an input or a rule.")],
    hops: Annotated[int, typer.Option(min=1, max=8, help="Most steps of a path; that from a rule is not counted.")] = 2,
    direction: Annotated[
        str, typer.Option(help="down: who depends on it; up: what it depends on, and who provides that.")
    ] = "down",
    as_of: AsOfOption = None,
    known: KnownOption = None,
    form: Annotated[str, typer.Option("--format", help="table, or json with every path and its claims.")] = "table",
    folder: BuildOption = Path("build"),
) -> None:
    """Show who is affected through supply, purchase, manufacture and ownership, by which paths, and the chokepoints.

    Example: chipcontrols exposure "89 FR 96830" --direction up --as-of 2025-01-01
    """
    from chipcontrols.graph.explain import find_entity
    from chipcontrols.graph.exposed import exposed

    one_of(form, ("table", "json"))
    one_of(direction, ("up", "down"), "--direction")
    store = opened(folder, as_of, known)
    facts = exposed(store, find_entity(store, name).value, hops, "up" if direction == "up" else "down")
    if form == "json":
        print_json({**facts, "as_of": as_of, "known": known})
    else:
        _print(facts)


def _print(facts: dict[str, Any]) -> None:
    from chipcontrols.graph.exposure import is_rule
    from chipcontrols.graph.premises import Notes
    from chipcontrols.queries.tables import visible

    affected, notes = facts["affected"], Notes()
    upward = "reached" if is_rule(facts["start"]["iri"]) else "depended on"
    reached = upward if facts["direction"] == "up" else "affected"
    if affected:
        head = [reached, "country", "steps", "paths", "surest path is", "by"]
        print_table([head, *(_row(one, facts["premises"], notes) for one in affected)])
    if facts["chokepoints"]:
        words.print("Chokepoints: every path to what they cut off passes through them.")
        rows = [[c["label"], str(len(c["cuts_off"])), _some(c["cuts_off"])] for c in facts["chokepoints"]]
        print_table([["chokepoint", "cuts off", "among them"], *rows])
    if facts["cuts"]:
        words.print("Smallest sets that cut an entity off, where no single one does.")
        print_table([["entity", "set"], *([c["label"], _some(c["entities"], 10)] for c in facts["cuts"])])
    if facts["concentration"]:
        words.print(
            "Concentration of the inputs on these paths: shares in percent, what is not stated taken as bounds."
        )
        columns = list(facts["concentration"][0])
        print_table([columns, *([row[column] for column in columns] for row in facts["concentration"])])
    if affected:
        words.print("Premises of the paths shown, each the surest claim of a step:")
        sys.stdout.write("".join(f"{visible(line)}\n" for line in notes.lines()))
        sys.stdout.write(f"{facts['data']}\n")
    words.print(Text(f"{len(affected)} {reached}, {len(facts['paths'])} paths; each with its claims: --format json."))
    words.print(Text(f"A path says that something may be affected, not that a rule is broken. {facts['notice']}"))


def _row(one: dict[str, Any], premises: dict[str, Any], notes: "Notes") -> list[str]:
    from chipcontrols.graph.premises import Premise

    by = one["by"] + notes.refer(Premise(**premises[claim]) for claim in one["premises"])
    return [one["label"], one["country"], str(one["steps"]), str(one["paths"]), one["modality"], by]


def _some(entities: list[dict[str, str]], most: int = 5) -> str:
    more = f" and {len(entities) - most} more" if len(entities) > most else ""
    return "; ".join(entity["label"] for entity in entities[:most]) + more
