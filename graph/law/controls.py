"""Read what holds for a country on a day: requirements, review policies, exceptions and letters, with their scope."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyoxigraph as ox

from chipcontrols.graph.law.verdicts import rule
from chipcontrols.graph.lookup import select

Verdict = Literal["met", "not met", "undetermined"]
SCOPES: Mapping[float, Verdict] = {1: "met", 0.5: "undetermined", 0: "not met"}
_MEMBERS = """SELECT DISTINCT ?membership ?group ?joined ?left ?read ?claim ?country ?day WHERE {
  ?claim chip:destination|chip:exceptDestination ?group .
  ?membership a chip:Containment ; chip:whole ?group ; chip:part ?country .
  OPTIONAL { ?membership chip:start ?joined } OPTIONAL { ?membership chip:end ?left }
  OPTIONAL { ?group chip:asOf ?read }
  FILTER((!BOUND(?joined) || ?joined <= ?day) && (!BOUND(?left) || ?left >= ?day))
} ORDER BY ?membership"""
_OUTSIDE = """SELECT DISTINCT ?group ?citation ?complete ?read ?claim ?country WHERE {
  ?claim chip:destination|chip:exceptDestination ?group .
  ?group a chip:CountryGroup ; chip:membersComplete ?complete .
  OPTIONAL { ?group dcterms:source ?citation } OPTIONAL { ?group chip:asOf ?read }
  FILTER NOT EXISTS { ?membership a chip:Containment ; chip:whole ?group ; chip:part ?country }
} ORDER BY ?group"""


@dataclass(frozen=True, slots=True)
class Control:
    """A dated claim, what it says and whether it reaches the country."""

    kind: str
    claim: str
    item: str
    criterion: str
    scope: Verdict
    enforcement: str
    instrument: str
    rule: str
    since: date
    until: date | None
    terms: str
    rank: int
    policy: str
    exporter: str
    condition: str


def read_controls(store: ox.Store, country: str, day: date) -> tuple[Control, ...]:
    """Return what is dated to hold on a day, with whether it reaches a country, sorted by kind and rank."""
    return tuple(_control(row) for row in select(store, rule("controls.rq"), country=country, day=day))


@dataclass(frozen=True, slots=True)
class Standing:
    """By which premise a country is in a country group, or in none of its known members.

    `read` is the day of the text that lists the members, where no source states the days of the country itself.
    """

    premise: str
    group: str
    inside: bool
    read: str
    joined: str = ""
    left: str = ""
    citation: str = ""
    complete: bool = False


def standings(store: ox.Store, claim: str, country: str, day: date) -> tuple[Standing, ...]:
    """Return how a country stands on a day to the country groups that a claim names, first those it is in."""
    members = select(store, _MEMBERS, claim=claim, country=country, day=day)
    others = select(store, _OUTSIDE, claim=claim, country=country)
    return (
        *(Standing(one, group, True, "" if joined or left else read, joined, left)
          for one, group, joined, left, read in members),
        *(Standing(group, group, False, read, citation=citation, complete=known == "yes")
          for group, citation, known, read in others),
    )  # fmt: skip


def days_of_change(store: ox.Store, country: str) -> tuple[date, ...]:
    """Return the days on which what holds for a country may change, sorted."""
    found = set()
    for start, ended in select(store, rule("days.rq"), country=country):
        day = date.fromisoformat(start)
        found.add(date.fromordinal(day.toordinal() + 1) if ended else day)
    return tuple(sorted(found))


def _control(row: Iterable[str]) -> Control:
    kind, claim, item, criterion, scope, enforcement, instrument, name, since, until, terms, rank, policy, by, given = (
        row
    )
    return Control(
        kind.rpartition("#")[2], claim, item, criterion, SCOPES[float(scope)], enforcement, instrument, name,
        date.fromisoformat(since), date.fromisoformat(until) if until else None, terms, int(rank or 0), policy, by,
        given,
    )  # fmt: skip
