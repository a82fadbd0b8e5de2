"""Read the header comment of a query: its title, question, parameters and columns."""

import re
from dataclasses import dataclass

TYPES = ("name", "string", "iri", "date", "year", "integer", "decimal")

_FIELD = re.compile(r"#\s*(title|question|param|columns|ids|note):\s*(.*)")
_PARAMETER = re.compile(
    r'(?P<name>[A-Za-z]\w*)\s+(?P<type>\w+)\s+(?P<need>required|default)\s+"(?P<example>[^"]*)"\s+—\s+(?P<text>\S.*)'
)


class QueryError(ValueError):
    """A query, its parameters or its text cannot be used as given; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for. `example` is also the default where the parameter is not required."""

    name: str
    type: str
    required: bool
    example: str
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what its header says. `ids` are the columns of IRIs, for joining rather than for reading."""

    name: str
    text: str
    title: str = ""
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def parse(name: str, text: str) -> Query:
    """Return a query with its header read. A text without header is a query without parameters.

    >>> parse("all", "# title: All\\n# columns: thing\\nSELECT ?thing WHERE { ?thing ?p ?o }").columns
    ('thing',)

    Raises QueryError for a parameter line that cannot be read.
    """
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            break
        found = _FIELD.match(line.strip())
        if found is not None:
            fields.setdefault(found[1], []).append(found[2].strip())
    return Query(
        name,
        text,
        " ".join(fields.get("title", [])),
        " ".join(fields.get("question", [])),
        tuple(_parameter(name, line) for line in fields.get("param", [])),
        _names(fields.get("columns", [])),
        _names(fields.get("ids", [])),
        tuple(fields.get("note", [])),
    )


def _parameter(query: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found["type"] not in TYPES:
        raise QueryError(
            f"{query}: cannot read the header line '# param: {line}'. Write it as: "
            f'# param: NAME {"|".join(TYPES)} required|default "EXAMPLE" — DESCRIPTION'
        )
    return Parameter(found["name"], found["type"], found["need"] == "required", found["example"], found["text"])


def _names(lines: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for line in lines for word in line.split(",") if word.strip())
