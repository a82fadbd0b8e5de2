"""Commands that bring the graph to others: load it into a store, serve it, and offer it to assistants."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from chipcontrols.graph.commands.options import BuildOption
from chipcontrols.graph.commands.printing import words
from chipcontrols.loaders.ledger import WrongInput


def load(
    endpoint: Annotated[str, typer.Argument(help="Address of the store, such as http://127.0.0.1:3030/chipcontrols.")],
    store: Annotated[
        str, typer.Option(help="virtuoso, fuseki, oxigraph, graphdb, or generic: SPARQL alone.")
    ] = "generic",
    graph: Annotated[list[str] | None, typer.Option(help="Only this graph: IRI, or slug of a source.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All graphs of the build; so it is without --graph.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the new state of a graph in the place of another.")
    ] = False,
    update: Annotated[
        str | None, typer.Option(help="Address of updates, where the store has another for them.")
    ] = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Load the graph into a triple store, each source into its named graph, and check what arrived.

    User and password come from CHIPCONTROLS_STORE_USER and CHIPCONTROLS_STORE_PASSWORD, or from netrc.
    A load that was cut goes on where it stopped when the same command is run again.

    Example: chipcontrols load http://127.0.0.1:8890 --store virtuoso --replace
    """
    from chipcontrols.graph.stores.client import Client, StoreFailure
    from chipcontrols.graph.stores.credentials import credentials
    from chipcontrols.graph.stores.dialects import dialect
    from chipcontrols.graph.stores.load import load as run
    from chipcontrols.graph.stores.load import total

    if every and graph:
        raise WrongInput("--all and --graph exclude each other. Give one of them.")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,} triples"),
        TimeElapsedColumn(),
    )
    with (
        Client(endpoint, dialect(store), credentials(endpoint), update) as client,
        Progress(*columns, console=words, transient=True) as bar,
    ):
        task = bar.add_task("Reading", total=total(folder))
        try:
            done = run(
                client,
                folder,
                graph or (),
                replace,
                lambda iri, triples: bar.update(task, completed=triples, description=iri.rsplit("/", 1)[-1]),
            )
        except StoreFailure as failure:
            bar.stop()
            words.print(Text(f"chipcontrols: {failure}"), soft_wrap=True)
            raise typer.Exit(1) from failure
    words.print(
        f"{len(done.written)} graphs written, {len(done.unchanged)} stood there already; "
        f"{done.triples:,} triples counted and compared by checksum."
    )
    if done.others:
        others = ", ".join(done.others)
        told = f"The store also holds graphs that this build has not, and questions to all graphs see them: {others}. "
        words.print(Text(f"{told}Remove one in the store with: DROP GRAPH <{done.others[0]}>"), soft_wrap=True)


def serve(
    folder: BuildOption = Path("build"),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 opens it to the network.")] = "127.0.0.1",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a query is ended.")] = 10,
    limit: Annotated[int, typer.Option(min=1, help="Largest answer in megabytes; a larger one is refused.")] = 50,
    engines: Annotated[int, typer.Option(min=1, help="Oxigraph servers behind it: queries at the same time.")] = 2,
    cors: Annotated[
        str | None, typer.Option(help="Origin whose pages may ask, such as https://example.org, or *; default: none.")
    ] = None,
) -> None:
    """Serve the site, SPARQL at /sparql and every entity at its path, read-only.

    Example: chipcontrols serve --port 8000
    """
    try:
        from chipcontrols.graph.serve.run import run
    except ModuleNotFoundError as error:
        raise WrongInput(f"{error.name} is missing. Install it: pip install 'chipcontrols[server]'") from error
    run(folder, host, port, timeout, limit * 1_000_000, engines, cors, lambda text: words.print(Text(text)))


def mcp(folder: BuildOption = Path("build")) -> None:
    """Offer the graph to an assistant as tools of the Model Context Protocol, over stdin and stdout.

    Example: chipcontrols mcp --build build
    """
    try:
        from chipcontrols.graph.mcp.server import server
    except ModuleNotFoundError as error:
        raise WrongInput(f"{error.name} is missing. Install it: pip install 'chipcontrols[mcp]'") from error
    server(folder).run("stdio")
