"""Turn the text of a parameter into an RDF term of its type."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from chipcontrols.queries.header import Parameter, Query, QueryError
from chipcontrols.queries.tables import XSD

Term = ox.NamedNode | ox.Literal


def bindings(query: Query, given: Mapping[str, str]) -> dict[str, Term]:
    """Return the term of every parameter of a query: the given one or the default.

    Raises QueryError for a parameter that is unknown, missing or of the wrong type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(set(given) - set(known))
    if unknown:
        takes = f"It takes: {', '.join(known)}." if known else "It takes none."
        raise QueryError(f"{query.name} has no parameter {', '.join(map(ascii, unknown))}. {takes}")
    missing = [parameter for parameter in query.parameters if parameter.required and parameter.name not in given]
    if missing:
        lines = [f'-p {parameter.name}="{parameter.example}"   {parameter.description}' for parameter in missing]
        raise QueryError("\n  ".join([f"{query.name} needs:", *lines]))
    return {name: term(parameter, given.get(name, parameter.example)) for name, parameter in known.items()}


def term(parameter: Parameter, text: str) -> Term:
    """Return a text as the term that a parameter asks for. Raises QueryError when it is not of the type.

    An empty text stands for "any" where a name or text may be left out, or where the default is empty.

    >>> term(Parameter("day", "date", True, "2024-12-02", "a day"), "2024-12-31").value
    '2024-12-31'
    """
    if text == "":
        if parameter.required or (parameter.example != "" and parameter.type not in ("name", "string")):
            raise _wrong(parameter, text)
        return ox.Literal("")
    try:
        return _READERS[parameter.type](text)
    except (ValueError, InvalidOperation) as error:
        raise _wrong(parameter, text) from error


def _wrong(parameter: Parameter, text: str) -> QueryError:
    example = f' Example: -p {parameter.name}="{parameter.example}".' if parameter.example else ""
    said = f"{text!a} is not {_MEANING[parameter.type]}"
    return QueryError(f"Parameter {parameter.name}: {said}. It is the {parameter.description}.{example}")


def _text(text: str) -> Term:
    return ox.Literal(text)


def _iri(text: str) -> Term:
    if ":" not in text:
        raise ValueError(text)
    return ox.NamedNode(text)


def _date(text: str) -> Term:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) is None:
        raise ValueError(text)
    return ox.Literal(date.fromisoformat(text).isoformat(), datatype=ox.NamedNode(f"{XSD}date"))


def _year(text: str) -> Term:
    if re.fullmatch(r"[12]\d{3}", text, re.ASCII) is None:
        raise ValueError(text)
    return ox.Literal(text, datatype=ox.NamedNode(f"{XSD}integer"))


def _integer(text: str) -> Term:
    return ox.Literal(str(int(text)), datatype=ox.NamedNode(f"{XSD}integer"))


def _decimal(text: str) -> Term:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return ox.Literal(f"{number:f}", datatype=ox.NamedNode(f"{XSD}decimal"))


_READERS = {
    "name": _text,
    "string": _text,
    "iri": _iri,
    "date": _date,
    "year": _year,
    "integer": _integer,
    "decimal": _decimal,
}
_MEANING = {
    "name": "a name",
    "string": "a text",
    "iri": "an IRI",
    "date": "a date such as 2024-12-02",
    "year": "a year of four digits",
    "integer": "a whole number",
    "decimal": "a number",
}
