"""Answers as tables, and their forms: CSV, TSV, SPARQL JSON, Turtle, and rows for a person."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pyoxigraph as ox

from chipcontrols.queries.header import QueryError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

BASE = "https://w3id.org/chipcontrols/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES: Mapping[str, str] = {
    "chip": f"{BASE}ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": XSD,
}
FORMS = ("csv", "tsv", "json", "turtle")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """An answer. `form` tells rows of a SELECT from the yes or no of an ASK and from the triples of a CONSTRUCT.

    `ids` are columns of IRIs that `readable` leaves out; `notes` are words for the person who asked.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    form: Literal["rows", "boolean", "graph"] = "rows"
    ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def render(table: Table, form: str) -> str:
    """Return an answer as csv, tsv, json (SPARQL 1.1 results) or turtle. Raises QueryError for another form."""
    if form == "turtle" and table.form != "graph":
        raise QueryError("turtle is for CONSTRUCT and DESCRIBE. Choose csv, tsv or json for this query.")
    match form:
        case "csv":
            return _separated(table)
        case "tsv":
            return _tabbed(table)
        case "json":
            return json.dumps(_results(table), ensure_ascii=False, indent=1) + "\n"
        case "turtle":
            return _turtle(table)
    raise QueryError(f"{form!a} is not a format of answers. Choose from: table, {', '.join(FORMS)}")


def readable(table: Table) -> list[list[str]]:
    """Return the header and the rows as text for a person: names short, numbers grouped, no control characters.

    Rows that differ only in columns of IRIs stand once. A cell is blank where it and all to its left repeat the row
    above.
    """
    shown = [index for index, name in enumerate(table.columns) if name not in table.ids]
    rows = list(dict.fromkeys(tuple(plain(row[index]) for index in shown) for row in table.rows))
    printed = [
        ["" if index < _repeated(row, above) else cell for index, cell in enumerate(row)]
        for above, row in zip([(), *rows], rows, strict=False)
    ]
    return [[table.columns[index] for index in shown], *printed]


def plain(term: Term | None) -> str:
    """Return a term as a person reads it.

    >>> plain(ox.NamedNode("https://w3id.org/chipcontrols/id/company/cambricon"))
    'company/cambricon'
    >>> plain(ox.Literal(230000))
    '230,000'
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return visible(_short(term.value))
    if isinstance(term, ox.Literal):
        number = term.datatype.value in (f"{XSD}decimal", f"{XSD}integer")
        return _grouped(term.value) if number else visible(term.value)
    return visible(str(term))


def visible(text: str) -> str:
    """Return a text with line breaks as spaces and other control or direction characters as escapes.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return "".join(" " if c in "\n\t" else c if c.isprintable() else ascii(c)[1:-1] for c in text.replace("\r\n", "\n"))


def inert(cell: str) -> str:
    """Return a cell with a mark before it where a spreadsheet would take it for a formula.

    >>> inert("=1+1"), inert("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _repeated(cells: tuple[str, ...], above: tuple[str, ...]) -> int:
    """Return how many leading cells repeat the row above."""
    count = 0
    while count < len(above) and cells[count] == above[count]:
        count += 1
    return count


def _grouped(text: str) -> str:
    return f"{Decimal(text):,f}" if re.fullmatch(r"[+-]?\d*\.?\d+", text) else visible(text)


def _short(iri: str) -> str:
    for start in (f"{BASE}id/", f"{BASE}source/", f"{BASE}ontology#", BASE):
        if iri.startswith(start):
            return iri.removeprefix(start)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _separated(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_value(term) for term in row] for row in table.rows)
    return out.getvalue()


def _tabbed(table: Table) -> str:
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in table.rows]
    return "\n".join(lines) + "\n"


def _results(table: Table) -> dict[str, Any]:
    if table.form == "boolean":
        return {"head": {}, "boolean": _value(table.rows[0][0]) == "true"}
    bindings = [
        {name: _json(term) for name, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.rows
    ]
    return {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    entry = {"type": "literal", "value": term.value}
    if term.language is not None:
        return entry | {"xml:lang": term.language}
    return entry if term.datatype.value == f"{XSD}string" else entry | {"datatype": term.datatype.value}


def _turtle(table: Table) -> str:
    triples = [ox.Triple(*row) for row in table.rows]  # type: ignore[arg-type]
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    assert written is not None
    return written.decode()
