"""Write pages from templates: everything that is filled in is escaped, nothing but our own files may be loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.site.words import counted, figure, link, period, place
from chipcontrols.graph.views.measure import cut
from chipcontrols.queries.tables import visible

# Scripts and styles are files of the site itself; nothing inline runs and nothing is fetched from elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
MENU = (
    ("kinds.html", "Entities"),
    ("timeline.html", "Timeline"),
    ("sources.html", "Sources"),
    ("questions.html", "Questions"),
    ("checks.html", "Checks"),
    ("charts.html", "Charts"),
)
ASSETS = ("site.css", "tables.js", "search.js")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: text, with the address of what it names; a number stands right."""

    text: str
    page: str = ""
    number: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A titled table of a page, with what stands around it."""

    id: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    page: str = ""
    lead: str = ""
    none: str = "No answer in this graph."
    given: Sequence[tuple[str, str]] = ()
    left: int = 0
    command: str = ""
    text: str = ""
    picture: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes pages into the folder of the site; every one says how old its data is."""

    folder: Path
    dates: str

    def page(self, address: str, template_name: str, title: str, **data: Any) -> None:  # noqa: ANN401
        """Write one page. `address` is relative to the folder."""
        root = "../" * address.count("/")
        text = template(template_name).render(root=root, title=title, nav=_navigation(root), dates=self.dates, **data)
        self.file(address, text + "\n")

    def tables(
        self, address: str, title: str, lead: str, parts: Sequence[Part], *, above: str = "", notes: Sequence[str] = ()
    ) -> None:
        """Write a page of tables; `above` says over the title what kind of page it is, `notes` stand below the lead."""
        self.page(address, "table.html", title, above=above, lead=lead, notes=notes, parts=parts)

    def file(self, address: str, text: str) -> None:
        """Write a text; folders are made where they are missing."""
        path = self.folder / address
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except FileNotFoundError:
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def assets(self) -> None:
        """Write the style and the scripts that all pages share."""
        for name in ASSETS:
            self.file(name, (files(__package__) / name).read_text(encoding="utf-8"))


@cache
def template(name: str) -> Template:
    """Return a template of this package, compiled once."""
    return _environment().get_template(name)


@cache
def _navigation(root: str) -> Markup:
    """Return the links that head every page; made once for each depth of folders."""
    return Markup("").join(Markup('<a href="{}{}">{}</a>').format(root, page, word) for page, word in MENU)


def macros(name: str) -> Mapping[str, Any]:
    """Return the macros of a template, to be called from Python."""
    return vars(template(name).module)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters.update(cut=cut, link=link, visible=visible)
    found.globals.update(policy=POLICY, notice=NOTICE)
    found.globals.update(counted=counted, figure=figure, period=period, where=place)
    return found


def _read(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
