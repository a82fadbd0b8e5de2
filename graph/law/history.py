"""Follow the control status of a chip for a country over the days on which rules, letters or country groups changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from chipcontrols.graph.law.classify import Case, Classification, find_country, subject
from chipcontrols.graph.law.controls import days_of_change, read_controls


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which something became different for a chip, and what holds from then on."""

    day: date
    holds: Classification


def history(
    store: ox.Store, chip: str, destination: str, datacenter: bool | None = None, spec: Mapping[str, str] | None = None
) -> tuple[tuple[Change, ...], ...]:  # fmt: skip
    """Return for each configuration of a chip the days on which its status, review, exceptions or letters changed.

    Days after that of the data are scheduled. Raises WrongInput as `classify` does.
    """
    country = find_country(store, destination)
    items, judged = subject(store, chip, datacenter, spec)
    days = days_of_change(store, country)
    controls = {day: read_controls(store, country, day) for day in days}
    found = []
    for item in items:
        changes: list[Change] = []
        for day in days:
            holds = Case(store, judged, item, country, day).classify(controls[day])
            if not changes or _key(changes[-1].holds) != _key(holds):
                changes.append(Change(day, holds))
        found.append(tuple(changes))
    return tuple(found)


def _key(holds: Classification) -> tuple[object, ...]:
    """Return what a change is a change of."""
    deciding = {(f.paragraph, f.verdict, f.control.rule) for f in holds.requirements}
    review = tuple((f.control.policy, f.verdict) for f in holds.reviews)
    others = (*holds.exceptions, *holds.letters, *holds.unenforced)
    return holds.status, frozenset(deciding), review, frozenset(f.control.claim for f in others)
