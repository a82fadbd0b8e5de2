"""Write the pages of docs/ that come from the code: `make docs`; a test holds them against the files."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
import typer.core

from chipcontrols.graph.cli import app
from chipcontrols.ontology.frames import frames
from chipcontrols.queries import reference as queries

sys.path.insert(0, str(Path(__file__).parent))
import ontology_pages

REFERENCE = Path(__file__).parent / "reference"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each generated page with its text."""
    yield REFERENCE / "cli.md", commands()
    yield REFERENCE / "claim-kinds.md", kinds()
    yield REFERENCE / "queries.md", queries.page()
    yield from ontology_pages.pages()


def commands() -> str:
    """Return the page of the command line: the help text of every command."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    parts = ["# Command line", "Generated from the program: `make docs` writes this page anew."]
    for name, command in group.commands.items():
        context = typer.Context(command, info_name=f"chipcontrols {name}", terminal_width=100)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


def kinds() -> str:
    """Return the page of the claim kinds: roles with their classes, words and figure."""
    parts = [
        "# Claim kinds",
        "Generated from the shapes of the ontology. Roles in bold must be given; a class stands behind each role.",
    ]
    for group in sorted({frame.group for frame in frames().values()}):
        parts.append(f"## {group}\n\n| kind | roles | words | figure |\n| --- | --- | --- | --- |")
        for frame in frames().values():
            if frame.group == group:
                roles = [f"{_marked(role, frame.required)} ({cls})" for role, cls in frame.roles.items()]
                texts = [_marked(text, frame.required) for text in sorted(frame.details)]
                figure = "yes" if frame.needs_figure else "may have" if frame.allows_figure else "no"
                parts[-1] += f"\n| {frame.kind} | {', '.join(roles)} | {', '.join(texts)} | {figure} |"
    return "\n\n".join(parts) + "\n"


def _marked(name: str, required: frozenset[str]) -> str:
    return f"**{name}**" if name in required else name


if __name__ == "__main__":
    for path, text in pages():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)
