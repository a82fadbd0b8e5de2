"""The questions of the catalogue with their answers as tables and their SPARQL, and what contradicts or checks out."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyoxigraph as ox

from chipcontrols.graph.site.pages import Cell, Part, Writer
from chipcontrols.graph.site.statements import Gathered, source_file
from chipcontrols.graph.site.words import Wording, counted
from chipcontrols.graph.views.measure import cut
from chipcontrols.loaders.claim import BASE
from chipcontrols.queries.catalogue import queries, run
from chipcontrols.queries.header import Query
from chipcontrols.queries.tables import Table, Term, plain

ROWS = 500
TITLE = 60  # characters of a source's title
CHECKS = ("contradictions", "list-check", "listed-parties-check", "corroborated")


def answers(known: Gathered, wording: Wording) -> Mapping[str, Part]:
    """Return every question with its answer for the defaults and examples of its parameters."""
    found: dict[str, Part] = {}
    for name, query in queries().items():
        given = {parameter.name: parameter.example for parameter in query.parameters}
        needed = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
        table = run(known.land.store, name, needed)
        rows = list(dict.fromkeys(_rows(table, known, wording)))
        heads = [wording.word(column).lower() for column in table.columns if column not in table.ids]
        command = " ".join(["chipcontrols query", name, *(f"-p {key}={shlex.quote(v)}" for key, v in needed.items())])
        found[name] = Part(
            "answer", [*heads, "evidence"], rows[:ROWS], page=_file(name), lead=_counted(rows), given=[*given.items()],
            left=max(0, len(rows) - ROWS), command=command, text=query.text.strip(),
        )  # fmt: skip
    return found


def write_questions(answered: Mapping[str, Part], writer: Writer) -> None:
    """Write a page for each question, the page that lists them, and the page of checks."""
    for name, part in answered.items():
        query = queries()[name]
        alone = [replace(part, page="")]
        writer.tables(_file(name), query.title, query.question, alone, above="Question", notes=query.notes)
    rows = [_entry(queries()[name], part) for name, part in answered.items()]
    lead = "What the graph is asked most, each a file of SPARQL that runs on every store."
    parts = [Part("questions", ("question", "title", "rows"), rows)]
    writer.tables("questions.html", "Questions", lead, parts)
    checks = [_check(number, name, answered[name]) for number, name in enumerate(CHECKS) if name in answered]
    lead = "Where sources contradict each other, and whether documents agree with the lists they speak of."
    writer.tables("checks.html", "Contradictions and checks", lead, checks)


def _check(number: int, name: str, part: Part) -> Part:
    query = queries()[name]
    none = (
        "Nothing: no two sources give figures of the same that cannot both hold."
        if name == "contradictions"
        else "Nothing to hold up."
    )
    lead = f"{query.question} {part.lead}" if part.rows else query.question
    return replace(part, id=f"check-{number}", title=query.title, lead=lead, none=none, given=(), text="")


def _entry(query: Query, part: Part) -> tuple[Cell, ...]:
    return Cell(query.question, part.page), Cell(query.title), Cell(f"{len(part.rows) + part.left:,}", number=True)


def _counted(rows: Sequence[object]) -> str:
    return f"{counted(len(rows), 'row')}." if rows else ""


def _rows(table: Table, known: Gathered, wording: Wording) -> Iterator[tuple[Cell, ...]]:
    shown = [place for place, column in enumerate(table.columns) if column not in table.ids]
    titles = {pages.graph.source.slug: cut(pages.graph.source.title, TITLE) for pages in known.sources}
    for row in table.rows:
        ids = [term.value for place, term in enumerate(row) if place not in shown and isinstance(term, ox.NamedNode)]
        pages = {name.label: name.page for name in (wording.name(iri) for iri in ids if iri.startswith(f"{BASE}id/"))}
        claims = [known.place[iri] for iri in ids if iri in known.place]
        proof = Cell("words", claims[0]) if claims else Cell("")
        yield (*(_cell(row[place], pages, titles, wording) for place in shown), proof)


def _cell(term: Term | None, pages: Mapping[str, str], titles: Mapping[str, str], wording: Wording) -> Cell:
    text = plain(term)
    if isinstance(term, ox.NamedNode):
        if term.value.startswith(f"{BASE}source/"):
            return Cell(titles.get(text) or text, source_file(text))
        name = wording.name(term.value)
        return Cell(name.label, name.page)
    number = text.replace(",", "").replace(".", "").lstrip("-").isdecimal() and isinstance(term, ox.Literal)
    return Cell(cut(text, 400), pages.get(text, ""), number)


def _file(name: str) -> str:
    return f"question/{name}.html"
