"""The command line: data to stdout, words to stderr; exit 0 done, 1 a check failed, 2 wrong use."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pyoxigraph as ox
import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from chipcontrols.graph import cli_screening
from chipcontrols.graph.printing import BuildOption, print_table, words
from chipcontrols.graph.store import open_build
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs, ListFile

app = typer.Typer(
    help="The open knowledge graph of the semiconductor export-control landscape. Research, not legal advice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


def main() -> None:
    """Run a command. Wrong use ends with 2 and a message that says what to do; no traceback for bad input."""
    try:
        app()
    except WrongInput as wrong:
        words.print(Text(f"chipcontrols: {wrong}"), soft_wrap=True)
        sys.exit(2)


@app.command()
def build(
    documents: Annotated[
        list[Path] | None, typer.Argument(help="Documents (.txt, .md) or folders. None: the sample notes.")
    ] = None,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Official list: NAME=PATH[@DAY].")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the build; an older build there is replaced.")] = Path("build"),
    reviewed: Annotated[Path | None, typer.Option(help="Your decisions on who is who; see: identity --review.")] = None,
) -> None:
    """Build graph, store, views and report from documents and lists.

    Example: chipcontrols build notes/ --out build
    """
    from chipcontrols.graph.build import build as run

    inputs = Inputs(tuple(documents or ()), list_files(lists or []))
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=words, transient=True) as progress:
        task = progress.add_task("Starting")
        built = run(inputs, out, lambda name: progress.update(task, description=name), reviewed)
    rejected = sum(len(graph.ledger.rejections) for graph in built.graphs)
    claims = sum(len(graph.claims) for graph in built.graphs)
    words.print(
        f"{claims:,} claims from {len(built.graphs)} sources, {built.quads:,} quads, {rejected} records rejected: "
        f"{out / 'report.md'}\nOpen {out / 'views' / 'index.html'}, or ask: chipcontrols query --list"
    )
    if not built.validation.passed:
        words.print("The graph does not validate. See: chipcontrols validate")
        raise typer.Exit(1)


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="Name of a query, a .rq file, or SPARQL text.")] = None,
    parameters: Annotated[list[str] | None, typer.Option("-p", help="Parameter as key=value.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json or turtle.")] = "table",
    show_list: Annotated[bool, typer.Option("--list", help="List the queries with their parameters.")] = False,
    folder: BuildOption = Path("build"),
) -> None:
    """Ask the graph a question by name, from a file, or in SPARQL.

    Example: chipcontrols query firms-listed-by-rule -p rule="89 FR 96830"
    """
    from chipcontrols.queries import catalogue, tables

    if show_list or name is None:
        _print_catalogue(form)
        return
    try:
        table = catalogue.run(open_build(folder), name, _pairs(parameters or [], "-p"))
    except catalogue.QueryError as error:
        raise WrongInput(str(error)) from error
    for note in table.notes:
        words.print(Text(note))
    if form != "table":
        sys.stdout.write(tables.render(table, form))
        return
    _print_table(tables.readable(table))


@app.command()
def claims(
    form: Annotated[str, typer.Option("--format", help="jsonl, json or text.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="Only claims of this kind, such as Purchase.")] = None,
    source: Annotated[str | None, typer.Option(help="Only claims of this source.")] = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Print the claims, one a line, with roles, figure, period, modality and evidence.

    Example: chipcontrols claims --kind Purchase --format jsonl
    """
    from chipcontrols.graph import claims as reader
    from chipcontrols.graph.explain import as_text

    store = open_build(folder)
    chosen = (
        record
        for record in reader.claims(store)
        if (kind is None or record["kind"] == kind) and (source is None or record["source"] == source)
    )
    _print_records(store, chosen, _one_of(form, ("jsonl", "json", "text")), as_text)


@app.command()
def explain(
    first: Annotated[str, typer.Argument(help="A claim (id or IRI), or the name or IRI of an entity.")],
    second: Annotated[str | None, typer.Argument(help="A second entity: what joins the two?")] = None,
    form: Annotated[str, typer.Option("--format", help="text, json or jsonl.")] = "text",
    folder: BuildOption = Path("build"),
) -> None:
    """Show the evidence of a claim, or of all that joins two entities: directly, else by a shortest chain of claims.

    Example: chipcontrols explain ByteDance NVIDIA
    """
    from chipcontrols.graph.explain import as_text
    from chipcontrols.graph.explain import explain as run

    store = open_build(folder)
    records = run(store, first, second)
    if len(records) == 0:
        words.print(Text(f"No claim joins {first} and {second}."))
    _print_records(store, iter(records), _one_of(form, ("text", "json", "jsonl")), as_text)


@app.command()
def view(
    focus: Annotated[str, typer.Option(help="Name or IRI of the entity in the middle.")],
    depth: Annotated[int, typer.Option(min=1, max=4, help="How many steps away from it.")] = 1,
    out: Annotated[Path | None, typer.Option(help="File to write; default: one in the views of the build.")] = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Draw the neighbourhood of an entity as an HTML network.

    Example: chipcontrols view --focus Cambricon --depth 2
    """
    from chipcontrols.graph.explain import find_entity
    from chipcontrols.graph.views import focus_view

    store = open_build(folder)
    entity = find_entity(store, focus)
    target = out or folder / "views" / f"focus-{entity.value.rsplit('/', 1)[-1]}-{depth}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(focus_view(store, entity.value, depth), encoding="utf-8")
    sys.stdout.write(f"{target}\n")


@app.command()
def validate(
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    folder: BuildOption = Path("build"),
) -> None:
    """Check the graph: SHACL shapes, hygiene of the ontology, and consistency by HermiT. Exit 1 when a check fails.

    Example: chipcontrols validate --build build
    """
    from dataclasses import asdict

    from chipcontrols.graph.validate import validate as run

    report = run(open_build(folder))
    if _one_of(form, ("text", "json")) == "json":
        json.dump({"passed": report.passed, **asdict(report)}, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        for problem in report.problems:
            sys.stdout.write(f"{problem}\n")
        for note in report.notes:
            words.print(Text(note))
        words.print("The graph passes." if report.passed else "The graph does not pass.")
    if not report.passed:
        raise typer.Exit(1)


@app.command()
def export(
    form: Annotated[
        str, typer.Option("--format", help="nq, trig, ttl, jsonld, graphml, gexf or ftm (FollowTheMoney).")
    ] = "nq",
    out: Annotated[
        Path | None, typer.Option(help="File to write; default: chipcontrols.FORMAT, or entities.ftm.json.")
    ] = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Write the graph in a format for other tools. N-Quads, TriG and JSON-LD keep the graph of each source.

    GraphML and GEXF hold the network of entities, as Gephi and networkx read it, with a claim on each edge.

    Example: chipcontrols export --format trig --out chipcontrols.trig
    """
    from chipcontrols.graph.export import export as run

    target = out or Path("entities.ftm.json" if form == "ftm" else f"chipcontrols.{form}")
    count = run(open_build(folder), form, target)
    unit = {"ttl": "triples", "graphml": "edges", "gexf": "edges", "ftm": "entities"}.get(form, "quads")
    words.print(f"{count:,} {unit} in {target}")


app.command()(cli_screening.screen)
app.command()(cli_screening.identity)


@app.command()
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


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the older build.")],
    new: Annotated[Path, typer.Argument(help="Folder of the newer build.")],
    source: Annotated[str | None, typer.Option(help="Only changes of this source.")] = None,
    form: Annotated[str, typer.Option("--format", help="text or jsonl.")] = "text",
) -> None:
    """Show what changed between two builds: claims added, removed and modified, field by field.

    Example: chipcontrols diff build-july build --source us-consolidated-screening-list
    """
    from dataclasses import asdict

    from chipcontrols.graph.diff import as_text
    from chipcontrols.graph.diff import diff as run

    as_json = _one_of(form, ("text", "jsonl")) == "jsonl"
    changes = [c for c in run(open_build(old), open_build(new)) if source is None or c.source == source]
    for change in changes:
        text = json.dumps(asdict(change), ensure_ascii=False) if as_json else "\n".join(as_text(change))
        sys.stdout.write(text + "\n")
    counts = {what: sum(change.what == what for change in changes) for what in ("added", "removed", "modified")}
    words.print(", ".join(f"{number:,} {what}" for what, number in counts.items()))


@app.command()
def evaluate(
    documents: Annotated[list[Path], typer.Argument(help="Annotated documents: those whose facts are curated.")],
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Measure the extractor: its claims from documents against the curated claims of the same texts, by kind.

    Example: chipcontrols evaluate articles/
    """
    from chipcontrols import loaders

    claims = [claim for reading in loaders.read(Inputs(tuple(documents))) for claim in reading.claims]
    curated = [claim for claim in claims if "curated/1" in claim.extractors]
    texts = {place.document for claim in curated for place in claim.evidence if place.quote is not None}
    if len(texts) == 0:
        raise WrongInput("none of these documents has curated facts to measure against.")
    found = [claim for claim in claims if "patterns/1" in claim.extractors and claim.source in texts]
    scores = loaders.evaluate(found, [claim for claim in curated if claim.source in texts])
    rows = [["kind", "extracted", "right", "precision", "curated", "found", "recall"]]
    for s in scores.values():
        shares = ["" if share is None else f"{share:.2f}" for share in (s.precision, s.recall)]
        rows.append([s.kind, str(s.extracted), str(s.right), shares[0], str(s.curated), str(s.found), shares[1]])
    if _one_of(form, ("table", "json")) == "json":
        json.dump([dict(zip(rows[0], row, strict=True)) for row in rows[1:]], sys.stdout, indent=1)
        sys.stdout.write("\n")
    else:
        print_table(rows)


def list_files(given: list[str]) -> dict[str, ListFile]:
    """Return the lists of `--list NAME=PATH[@DAY]` options by name. Raises WrongInput for another form."""
    files: dict[str, ListFile] = {}
    for name, text in _pairs(given, "--list").items():
        path, _, day = text.partition("@")
        try:
            files[name] = ListFile(Path(path), date.fromisoformat(day) if day else None)
        except ValueError as error:
            raise WrongInput(f"--list {name}: {day!r} is not a date. Write FILE@2026-07-31.") from error
    return files


def _pairs(given: list[str], option: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise WrongInput(f"{option} {text!r} is not key=value.")
        pairs[key] = value
    return pairs


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise WrongInput(f"--format {value!r} is not known here. Choose from: {', '.join(allowed)}")
    return value


def _print_records(store: ox.Store, records: Iterator[dict[str, Any]], form: str, as_text: Any) -> None:  # noqa: ANN401
    if form == "json":
        json.dump(list(records), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    for record in records:
        if form == "jsonl":
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(as_text(store, record)) + "\n\n")


def _print_table(rows: list[list[str]]) -> None:
    print_table(rows)
    words.print(f"{len(rows) - 1} rows")


def _print_catalogue(form: str) -> None:
    from chipcontrols.queries import catalogue

    entries = list(catalogue.queries().values())
    if form == "json":
        listed = [
            {"name": e.name, "question": e.question, "parameters": [p.name for p in e.parameters]} for e in entries
        ]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return
    _print_table(
        [["query", "question", "parameters"]]
        + [[e.name, e.question, " ".join(f"{p.name}={p.example}" for p in e.parameters)] for e in entries]
    )
