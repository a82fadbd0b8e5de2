"""Tables of ownership: who holds what share of whom, from when to when, and who says so. One row is one holding."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import Claim, Entity, Label, Period, Quantity, digest, entity_iri
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.reference.entities import known_parties, short_iri
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Said, Table, open_table, read_rows

DESCRIPTION = Path(__file__).with_suffix(".yml")
SHIPPED = Path(__file__).parent / "reference" / "ownership.csv"
SHORT = re.compile(r"(?:agency|company|group|organisation|party|person)/[a-z0-9-]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
SHARES = ("percent", "least", "most")


def read(path: Path, as_of: date | None, description: Path = DESCRIPTION) -> Reading:
    """Return the reading of a table of ownership. `as_of` is the day whose state it shows.

    Raises WrongInput when the file is no CSV with the columns of the description.
    """
    return read_rows(open_table(path, description).dated(as_of), _holding)


def read_shipped() -> Reading:
    """Return the small cited table that comes with the package."""
    return read(SHIPPED, None, SHIPPED.with_suffix(".yml"))


def _holding(table: Table, row: Row) -> Iterator[Entity | Claim]:
    owner, owned = _party(row, "owner"), _party(row, "owned")
    share, start, end = _share(row), row.day("from"), row.day("to")
    stated_on, note = row.day("stated_on"), row.take("note")
    said = Said(f"{owner.labels[0].text} owns {owned.labels[0].text}", row.need("citation"), row.confidence())
    row.audit()
    if owner.iri == owned.iri:
        raise row.reject("SELF", "owner and owned are one party")
    if start is not None and end is not None and end < start:
        raise row.reject("PERIOD", f"the holding ends on {end}, before it begins on {start}")
    remarks = (("statedOn", stated_on.isoformat() if stated_on is not None else ""), ("note", note))
    yield owner
    yield owned
    yield table.claim(
        "Ownership", {"owner": owner.iri, "owned": owned.iri}, said,
        remarks=remarks, value=share, period=Period.between(start, end),
    )  # fmt: skip


def _party(row: Row, column: str) -> Entity:
    """Return a party by its short id, by a name that the reference tables know, or else by name and country."""
    text, country = row.need(column), row.take(f"{column}_country")
    known = known_parties().get(short_iri(text) if SHORT.fullmatch(text) else text.casefold())
    if known is not None:
        return Entity(known.iri, known.cls, known.labels[:1])  # its own table describes it
    if SHORT.fullmatch(text):
        raise row.reject("UNKNOWN", f"{column} {text!r} is in no reference table; give a name and a country")
    place = listing.place(country) if country else None
    if country and place is None:
        raise row.reject("COUNTRY", f"{column}_country {country!r} is no code of ISO 3166-1")
    iri = entity_iri("party", digest("ownership", text.casefold(), country.casefold()))
    based = (("chip:basedIn", place.iri),) if place is not None else ()
    language = "zh" if HAN.search(text) else "en"
    return Entity(iri, "Company", (Label(text, language, "pref"),), based)


def _share(row: Row) -> Quantity | None:
    """Return the share in percent, exact or in bounds; None where the share is not known."""
    exact, least, most = (_percent(row, column) for column in SHARES)
    if exact is not None and (least is not None or most is not None):
        raise row.reject("SHARE", "give percent, or least and most, not both")
    if least is not None and most is not None and least > most:
        raise row.reject("SHARE", f"least {least} is more than most {most}")
    if exact is None and least is None and most is None:
        return None
    return Quantity(exact, least, most, "percent")


def _percent(row: Row, column: str) -> Decimal | None:
    number = row.number(column)
    if number is not None and not 0 <= number <= 100:
        raise row.reject("SHARE", f"{column} {number} is no share in percent")
    return number
