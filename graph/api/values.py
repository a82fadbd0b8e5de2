"""RDF terms as Python values."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from chipcontrols.loaders.claim import Iri
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries.tables import Term

XSD = PREFIXES["xsd"]
Value = str | int | float | bool | Decimal | date | datetime | None

_READERS: Mapping[str, Callable[[str], Value]] = {
    f"{XSD}boolean": lambda text: text in ("true", "1"),
    f"{XSD}date": date.fromisoformat,
    f"{XSD}dateTime": datetime.fromisoformat,
    f"{XSD}decimal": Decimal,
    f"{XSD}double": float,
    f"{XSD}float": float,
    f"{XSD}integer": int,
}


def value_of(term: Term | None) -> Value:
    """Return a term as a value of Python: a number, a day, a truth value, an `Iri`, or the text of what is none.

    A literal that its datatype cannot read, such as a day before the year 1, stays text.

    >>> value_of(ox.Literal("230000", datatype=ox.NamedNode(XSD + "decimal")))
    Decimal('230000')
    >>> value_of(ox.Literal("2024-12-02", datatype=ox.NamedNode(XSD + "date")))
    datetime.date(2024, 12, 2)
    """
    if isinstance(term, ox.Literal):
        reader = _READERS.get(term.datatype.value)
        if reader is None:
            return term.value
        try:
            return reader(term.value)
        except (ValueError, ArithmeticError):
            return term.value
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    return None if term is None else str(term)
