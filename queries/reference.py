"""The reference page of the queries, from their headers. As a program it prints docs/reference/queries.md."""

import sys
from collections.abc import Iterator

from chipcontrols.queries.catalogue import queries
from chipcontrols.queries.header import Parameter, Query

INTRODUCTION = """\
# Queries

Generated from the headers of `queries/*.rq`: `python -m chipcontrols.queries.reference > docs/reference/queries.md`.

Each query is a file in `queries/`. Run one by its name and give its parameters with `-p`:

```sh
chipcontrols query firms-listed-by-rule -p rule="89 FR 96830"
chipcontrols query compute-held --format csv
```

A *name* parameter takes any label of an entity in any language, also a misspelling that the graph knows, or its IRI;
capitals do not matter. A parameter with a default may be left out; an empty name or text stands for all.

The tables leave out the columns of IRIs; `--format csv`, `tsv` and `json` have them, for joining.
`low` and `high` are the bounds of a figure: the same for an exact one, one of them empty for "more than" and "up to".

The texts are plain SPARQL 1.1 over the union of all graphs, so that they run on every store. Parameters are variables
that stand in expressions alone: `chipcontrols query` binds them. For another store, print a text with them written in:

```sh
python -m chipcontrols.queries.standalone firms-listed-by-rule rule="89 FR 96830"
```
"""


def page() -> str:
    """Return the reference page: an entry for each query, by name."""
    return "\n".join([INTRODUCTION, *(line for query in queries().values() for line in _entry(query))]).rstrip() + "\n"


def _entry(query: Query) -> Iterator[str]:
    yield from (f"## {query.name}", "", query.question, "")
    if query.parameters:
        yield from ("| parameter | type | default | meaning |", "| --- | --- | --- | --- |")
        yield from (_row(parameter) for parameter in query.parameters)
        yield ""
    yield f"Columns: {_listed(query.columns)}. IRIs: {_listed(query.ids)}."
    yield ""
    for note in query.notes:
        yield from (note, "")
    given = "".join(f' -p {p.name}="{p.example}"' for p in query.parameters if p.required)
    yield from ("```sh", f"chipcontrols query {query.name}{given}", "```", "")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(parameter: Parameter) -> str:
    default = "required" if parameter.required else f"`{parameter.example}`" if parameter.example else "empty: all"
    return f"| `{parameter.name}` | {parameter.type} | {default} | {parameter.description} |"


if __name__ == "__main__":
    sys.stdout.write(page())
