"""Derive the states of instruments: what each is on every day, as intervals that follow from its dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

import pyoxigraph as ox

from chipcontrols.graph.lookup import TYPE, select
from chipcontrols.graph.terms import term, text_of

DATES = {
    "eli:date_document": "dated", "eli:date_publication": "published", "eli:first_date_entry_in_force": "effective",
    "eli:date_applicability": "applicable", "eli:date_no_longer_in_force": "last", "chip:rescindedOn": "rescinded",
    "chip:suspendedOn": "suspended", "chip:suspendedUntil": "stayed", "chip:resumesOn": "resumed",
    "chip:unenforcedSince": "not enforced",
}  # fmt: skip
_ISSUED = (
    "SELECT ?instrument ?day { ?issuance a chip:InstrumentIssuance ; chip:instrument ?instrument ; chip:start ?day }"
)
# A suspension, and the statement that announces a longer one than it orders.
_STAYS = """SELECT DISTINCT ?instrument ?statement ?last WHERE {
  ?suspension a chip:InstrumentAmendment ; chip:relation "suspends" ; chip:amended ?instrument ; chip:instrument ?stay .
  ?extension a chip:InstrumentAmendment ; chip:amended ?stay ; chip:instrument ?statement .
  ?statement chip:instrumentKind "policy statement" ; eli:date_no_longer_in_force ?last
}"""
STOPPED = ("rescinded", "expired", "suspended", "not enforced")  # the graver first
ANNOUNCED = ("dated", "issued", "published", "effective")  # the first that is known is the day of announcement
INSTRUMENT = term("chip:Instrument")
DAY = timedelta(days=1)
Days = dict[str, date]
Stay = tuple[date, date]  # the day on which a longer suspension was announced, and its last day


@dataclass(frozen=True, slots=True)
class State:
    """What an instrument is from a day on, or before its dates; `announced` is the day of what leaves it unsettled."""

    word: str
    first: date | None
    announced: date | None = None


def states(days: Mapping[str, date], stays: Iterable[Stay] = ()) -> list[State]:
    """Return the states of an instrument one after the other, by the days on which something began.

    A word is empty where no date tells the state.

    >>> [state.word for state in states({"announced": date(2025, 9, 29), "rescinded": date(2026, 1, 1)})]
    ['not yet announced', 'announced, no day of effect', 'rescinded']
    """
    stays = tuple(stays)
    found = [_state(days, stays, None)]
    for day in sorted({*days.values(), *(day for said, last in stays for day in (said, last + DAY))}):
        state = _state(days, stays, day)
        if (state.word, state.announced) != (found[-1].word, found[-1].announced):
            found.append(state)
    return found


def derive_states(store: ox.Store) -> Iterator[ox.Triple]:
    """Yield the states of the instruments of a store, each with its first day and that of the next."""
    days = _days(store)
    stays: dict[str, list[Stay]] = defaultdict(list)
    for instrument, statement, last in select(store, _STAYS):
        if "announced" in (said := days.get(statement, {})):
            stays[instrument].append((said["announced"], date.fromisoformat(last)))
    for instrument, dated in days.items():
        found = states(dated, stays[instrument])
        for state, after in zip_longest(found, found[1:]):
            if state.word:
                yield from _triples(instrument, state, after.first if after is not None else None)


def _state(days: Mapping[str, date], stays: Iterable[Stay], day: date | None) -> State:
    """Return the state on a day, or before all days: what ended or halted an instrument counts before what began it."""
    begun = {name for name, first in days.items() if day is not None and first <= day}
    if "resumed" in begun:
        begun.discard("suspended")
    word = next((word for word in STOPPED if word in begun), "")
    if word or day is None or "effective" not in begun:
        return State(word or _yet(days, begun), day)
    if days.get("applicable", day) > day:
        return State("in force, not yet applicable", day)
    if "resumed" not in begun:
        return State("in force", day)
    said = [announced for announced, last in stays if announced <= day <= last]
    return State("unsettled", day, min(said)) if said else State("in force again", day)


def _yet(days: Mapping[str, date], begun: set[str]) -> str:
    """Return the state of what is not in force yet."""
    if "announced" in begun:
        return "announced" if "effective" in days else "announced, no day of effect"
    return "not yet announced" if "announced" in days else ""


def _days(store: ox.Store) -> dict[str, Days]:
    """Return the first day of all that begins for each instrument."""
    found: dict[str, Days] = {text_of(quad.subject): {} for quad in store.quads_for_pattern(None, TYPE, INSTRUMENT)}
    told = [(iri, "issued", day) for iri, day in select(store, _ISSUED)]
    for curie, name in DATES.items():
        quads = store.quads_for_pattern(None, term(curie), None)
        told += [(text_of(quad.subject), name, text_of(quad.object)) for quad in quads]
    for iri, name, day in sorted(told, reverse=True):  # the earliest of several comes last, and stays
        if iri in found:
            found[iri][name] = date.fromisoformat(day)
    for days in found.values():
        for name, last in (("expired", "last"), ("resumed", "stayed")):
            if last in days:
                days[name] = days[last] + DAY
        for name in ANNOUNCED:
            if name in days:
                days.setdefault("announced", days[name])
    return found


def _triples(instrument: str, state: State, after: date | None) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(f"{instrument.replace('/id/', '/state/')}/{state.first or 'before'}")
    yield ox.Triple(subject, TYPE, term("chip:InstrumentState"))
    yield ox.Triple(subject, term("chip:stateOf"), ox.NamedNode(instrument))
    yield ox.Triple(subject, term("chip:state"), ox.Literal(state.word))
    for name, day in (("firstDay", state.first), ("nextStateOn", after), ("announcedOn", state.announced)):
        if day is not None:
            yield ox.Triple(subject, term(f"chip:{name}"), ox.Literal(f"{day}", datatype=term("xsd:date")))
