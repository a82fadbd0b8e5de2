"""What is found in a text before claims are: stretches, each with offsets in code points, end exclusive.

They are tuples, as these are quick to make and to compare.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from chipcontrols.loaders.claim import Iri, Period, Quantity
from chipcontrols.ontology.frames import superclasses

# Labels of known entities; names that a document coins for what no table knows, on good grounds or because they look
# like names; words that point back to a name.
Rank = Literal["pref", "alt", "hidden", "coined", "guessed", "reference"]


class Sentence(NamedTuple):
    """A sentence or a line of a list. `leads` is true if it ends in a colon, so that what follows hangs on it."""

    start: int
    end: int
    bullet: bool = False
    leads: bool = False


class Figure(NamedTuple):
    """A stated quantity. The unit is None if the words around the number name none."""

    start: int
    end: int
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str | None = None
    bound: str | None = None

    def quantity(self, unit: str | None = None) -> Quantity:
        """Return the figure as a quantity, in a given unit if it has none of its own."""
        # "units:transistors" counts transistors; only its first part is a unit.
        return Quantity(self.value, self.minimum, self.maximum, (self.unit or unit or "units").partition(":")[0])

    def negated(self) -> "Figure":
        """Return the figure as that of a fall; "halved" is half as much, not minus a half."""
        if self.unit == "x":
            return self
        low, value, high = (None if n is None else -n for n in (self.maximum, self.value, self.minimum))
        return self._replace(minimum=low, value=value, maximum=high)

    def size(self) -> Decimal:
        """Return the largest number of the figure."""
        return max(number for number in (self.value, self.minimum, self.maximum) if number is not None)


class Time(NamedTuple):
    """A stated period."""

    start: int
    end: int
    period: Period


class Candidate(NamedTuple):
    """An entity that a mention may mean, with the rank of the label that it was found by.

    `name` is the full name of an entity that no table knows, and its language if it is of one; `also` are further
    English names of it.
    """

    iri: Iri
    cls: str
    rank: Rank
    name: tuple[str, str | None] | None = None
    also: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A name in the text, with what it may mean, best first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


Span = TypeVar("Span", Figure, Mention, Time)


def within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the spans that lie whole between two places."""
    return [span for span in spans if start <= span.start and span.end <= end]


def is_a(mention: Mention, *classes: str) -> bool:
    """Return whether a name may mean something of one of the classes."""
    if len(mention.candidates) == 1:  # as most have
        return not superclasses(mention.candidates[0].cls).isdisjoint(classes)
    return any(not superclasses(c.cls).isdisjoint(classes) for c in mention.candidates)


def overlaps(start: int, end: int, other: Sentence | Figure | Time | Mention) -> bool:
    """Return whether a stretch shares a character with a span."""
    return start < other.end and other.start < end


def sort(mention: Mention) -> str:
    """Return the sort of thing that a name stands for, such as "company"."""
    return _sort(mention.candidates[0].iri)


@lru_cache(maxsize=4096)
def _sort(iri: Iri) -> str:
    return iri.rsplit("/", 2)[1]
