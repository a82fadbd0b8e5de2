"""Read where a rule reaches: destinations, those added on a later day, and the groups that are left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.reference.naming import place_iri
from chipcontrols.loaders.row import Row


@dataclass(frozen=True, slots=True)
class Scope:
    """Places in scope from one day on (None: from the start of the rule), and places that are left out."""

    places: tuple[Iri, ...]
    less: tuple[Iri, ...]
    first: date | None

    def within(self, span: Period | None) -> Period | None:
        """Return the period in which these places are in scope, out of the period of the rule."""
        if self.first is None:
            return span
        return Period(self.first, span.end if span is not None else None)


def scopes(row: Row) -> Iterator[Scope]:
    """Yield the scopes of the cells `destinations` and `less` by their first day; `mo@2023-01-17` is in from then."""
    found = [_destination(row, part) for part in row.several("destinations")]
    less = tuple(place_iri(slug) for slug in row.several("less"))
    for first in sorted({day for _, day in found}, key=lambda day: day or date.min):
        yield Scope(tuple(place for place, day in found if day == first), less, first)


def period(row: Row) -> Period | None:
    """Return the period of the cells `effective_from` and `effective_to`, or None when both are empty."""
    return Period.between(row.day("effective_from"), row.day("effective_to"))


def _destination(row: Row, part: str) -> tuple[Iri, date | None]:
    slug, _, day = part.partition("@")
    try:
        return place_iri(slug), date.fromisoformat(day) if day else None
    except ValueError as error:
        raise row.reject("DATE", f"destinations: {day!r} is no ISO day") from error
