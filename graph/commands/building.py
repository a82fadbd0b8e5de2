"""Commands that make a build, check it, and hold one against another."""

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from chipcontrols.graph.commands.options import BuildOption, one_of, pairs
from chipcontrols.graph.commands.printing import print_json, words
from chipcontrols.graph.store import open_build
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs, ListFile, Model

LlmOption = Annotated[str | None, typer.Option(help="Address of an OpenAI-compatible endpoint to ask for claims.")]
ModelOption = Annotated[str | None, typer.Option(help="Name of the model to ask there.")]
AnswersOption = Annotated[Path, typer.Option(help="Folder that keeps the model's answers.")]


def build(
    documents: Annotated[
        list[Path] | None, typer.Argument(help="Documents or folders: text, pages, PDF, Word, JSON. None: the sample.")
    ] = None,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Official list: NAME=PATH[@DAY].")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the build; an older build there is replaced.")] = Path("build"),
    workers: Annotated[int, typer.Option(min=1, help="Processes that read documents.")] = 1,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask cluster that reads documents.")] = None,
    llm: LlmOption = None,
    model: ModelOption = None,
    answers: AnswersOption = Path("llm-answers"),
    reviewed: Annotated[Path | None, typer.Option(help="Your decisions on who is who; see: identity --review.")] = None,
    site: Annotated[bool, typer.Option("--site/--no-site", help="Write networks and pages; they take longest.")] = True,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read again what did not change since the last build.")
    ] = False,
) -> None:
    """Build graph, store, views and report from documents and lists.

    Example: chipcontrols build notes/ --out build
    """
    from chipcontrols.graph.build import build as run

    asked, files = asked_model(llm, model, answers), tuple(documents or ())
    inputs = Inputs(files, list_files(lists or []), workers=workers, scheduler=scheduler, model=asked)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=words, transient=True) as progress:
        task = progress.add_task("Starting")
        built = run(inputs, out, lambda name: progress.update(task, description=name), reviewed, site=site, fresh=fresh)
    words.print(
        f"{built.claims:,} claims from {built.sources} sources, {built.quads:,} quads, "
        f"{built.rejected} records rejected: {out / 'report.md'}",
        soft_wrap=True,
    )
    if files and built.documents == 0:
        words.print(
            Text(f"No document was read of: {', '.join(map(str, files))}. The report says why."), soft_wrap=True
        )
    page = f"Open {out / 'views' / 'index.html'}, or ask" if site else "Ask"
    words.print(f"{page}: chipcontrols query --list", soft_wrap=True)
    if not built.validation.passed:
        words.print("The graph does not validate. See: chipcontrols validate")
        raise typer.Exit(1)


def validate(
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    folder: BuildOption = Path("build"),
) -> None:
    """Check the graph: SHACL shapes, hygiene of the ontology, and consistency by HermiT. Exit 1 when a check fails.

    Example: chipcontrols validate --build build
    """
    from chipcontrols.graph.validate import validate as run

    report = run(open_build(folder))
    if one_of(form, ("text", "json")) == "json":
        print_json({"passed": report.passed, **asdict(report)})
    else:
        for problem in report.problems:
            sys.stdout.write(f"{problem}\n")
        for note in report.notes:
            words.print(Text(note))
        words.print("The graph passes." if report.passed else "The graph does not pass.")
    if not report.passed:
        raise typer.Exit(1)


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the older build, or file of the older snapshot of a list.")],
    new: Annotated[Path, typer.Argument(help="Folder of the newer build, or file of the newer snapshot.")],
    source: Annotated[str | None, typer.Option(help="Only changes of this source.")] = None,
    name: Annotated[str, typer.Option("--list", help="Which list the two files are snapshots of.")] = "csl",
    form: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
) -> None:
    """Show what changed between two builds, or two snapshots of a list: added, removed, modified, field by field.

    Example: chipcontrols diff consolidated.csv.old consolidated.csv
    """
    from chipcontrols.graph.build import snapshot
    from chipcontrols.graph.claims import known_source
    from chipcontrols.graph.diff import as_text
    from chipcontrols.graph.diff import diff as run

    as_json = one_of(form, ("text", "jsonl")) == "jsonl"
    for path in (old, new):
        if not path.exists():
            raise WrongInput(f"{path}: no such file or folder. Give two builds, or two snapshots of one list.")
    if old.is_file() != new.is_file():
        raise WrongInput(f"{old} and {new} are a build and a file. Give two builds, or two snapshots of one list.")
    one, other = (snapshot(name, path) if path.is_file() else open_build(path) for path in (old, new))
    if source is not None:
        known_source(source, one, other)
    changes = [c for c in run(one, other) if source is None or c.source == source]
    for change in changes:
        text = json.dumps(asdict(change), ensure_ascii=False) if as_json else "\n".join(as_text(change))
        sys.stdout.write(text + "\n")
    counts = {what: sum(change.what == what for change in changes) for what in ("added", "removed", "modified")}
    words.print(", ".join(f"{number:,} {what}" for what, number in counts.items()))


def fetch(
    name: Annotated[str, typer.Argument(help="Name of the list: csl.")],
    out: Annotated[Path | None, typer.Option(help="File to write; an older one is kept as FILE.old.")] = None,
) -> None:
    """Fetch the current state of an official list. Nothing is ever fetched but by this command.

    Example: chipcontrols fetch csl --out consolidated.csv
    """
    from chipcontrols import loaders

    with words.status("Fetching"):
        fetched = loaders.fetch_list(name, out)
    kept = "" if fetched.old is None else f" The file before is {fetched.old}."
    words.print(Text(f"{fetched.rows:,} rows, {fetched.size:,} bytes.{kept}"))
    words.print(Text(f"Now: chipcontrols build --list {name}={fetched.path}@{fetched.modified or 'DAY-OF-THE-LIST'}"))
    sys.stdout.write(f"{fetched.path}\n")


def list_files(given: list[str]) -> dict[str, ListFile]:
    """Return the lists of `--list NAME=PATH[@DAY]` options by name. Raises WrongInput for another form."""
    files: dict[str, ListFile] = {}
    for name, text in pairs(given, "--list", "csl=consolidated.csv@2026-07-31").items():
        path, _, day = text.partition("@")
        try:
            files[name] = ListFile(Path(path), date.fromisoformat(day) if day else None)
        except ValueError as error:
            raise WrongInput(f"--list {name}: {day!r} is not a date. Write FILE@2026-07-31.") from error
    return files


def asked_model(llm: str | None, model: str | None, answers: Path) -> Model | None:
    """Return the model of `--llm` and `--model`, if both are given. Raises WrongInput for one without the other."""
    if (llm is None) != (model is None):
        raise WrongInput("--llm and --model go together: the address of the endpoint, and the name of the model there.")
    return None if llm is None or model is None else Model(llm, model, answers)
