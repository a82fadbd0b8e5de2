"""Commands that write files from a build: networks to look at, and formats for other tools."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands.options import AsOfOption, BuildOption, KnownOption, opened
from chipcontrols.graph.commands.printing import print_table, words
from chipcontrols.graph.store import open_build
from chipcontrols.loaders.ledger import WrongInput


def view(
    focus: Annotated[str | None, typer.Option(help="Name or IRI of the entity in the middle.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=4, help="How many steps away from it.")] = 1,
    document: Annotated[str | None, typer.Option(help="Slug of a document: its facts, sentence by sentence.")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write; default: one in the views of the build.")] = None,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Draw the neighbourhood of an entity, or the facts of one document, as an HTML network.

    Example: chipcontrols view --focus Cambricon --depth 2
    """
    from chipcontrols.graph.explain import find_entity
    from chipcontrols.graph.views import document_view, focus_view

    if (focus is None) == (document is None):
        both = "" if focus is None else " They are two pictures: give one of them."
        raise WrongInput(f"name what to draw: --focus NAME, or --document SLUG.{both}")
    store, views = opened(folder, as_of, known), folder / "views"
    # The page links to pages of the site, where it stands beside them.
    pages = {path.relative_to(views).as_posix() for path in views.glob("*/*.html")} if out is None else set()
    if document is not None:
        name, page = f"document-{document}", document_view(store, document, pages)
    else:
        entity = find_entity(store, focus or "").value
        name, page = f"focus-{entity.rsplit('/', 1)[-1]}-{depth}", focus_view(store, entity, depth, pages)
    times = "".join(f"-{word}-{day}" for word, day in (("as-of", as_of), ("known", known)) if day is not None)
    target = out or views / f"{name}{times}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{target}\n")


def export(
    form: Annotated[str, typer.Option("--format", help="The format; see the list with --list.")] = "nq",
    out: Annotated[
        Path | None, typer.Option(help="File or folder to write; by default one named by the format.")
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="With all that follows from the ontology.")] = False,
    folder: BuildOption = Path("build"),
) -> None:
    """Write the graph in a format for other tools. N-Quads, TriG and JSON-LD keep the graph of each source.

    Example: chipcontrols export --format trig --out chipcontrols.trig
    """
    from chipcontrols.graph.exports import EXPORTS
    from chipcontrols.graph.exports import export as run

    if show_list:
        print_table([["format", "what", "default"], *([name, e.what, e.name] for name, e in EXPORTS.items())])
        return
    target = out or Path(EXPORTS[form].name if form in EXPORTS else form)
    store = open_build(folder)
    if closed:
        from chipcontrols.graph.moment import copy_of
        from chipcontrols.graph.shortcuts import close

        store = copy_of(store)
        close(store)
    count = run(store, form, target)
    words.print(Text(f"{count:,} {EXPORTS[form].unit} in {target}"), soft_wrap=True)
