"""The command that offers the graph to assistants."""

from pathlib import Path

from chipcontrols.graph.commands.printing import BuildOption
from chipcontrols.loaders.ledger import WrongInput


def mcp(folder: BuildOption = Path("build")) -> None:
    """Offer the graph to an assistant as tools of the Model Context Protocol, over stdin and stdout.

    Example: chipcontrols mcp --build build
    """
    try:
        from chipcontrols.graph.mcp.server import server
    except ModuleNotFoundError as error:
        raise WrongInput(f"{error.name} is missing. Install it: pip install 'chipcontrols[mcp]'") from error
    server(folder).run("stdio")
