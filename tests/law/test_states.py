"""The state of an instrument on each day, by all the histories that its dates can tell."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pyoxigraph as ox
import pytest
from derived import store_of

from chipcontrols.graph.law.states import derive_states, states
from chipcontrols.graph.lookup import select
from chipcontrols.graph.moment import moment
from chipcontrols.graph.shortcuts import derive

D = {day: date(2025, 1, day) for day in range(1, 32)}
RULE = {"announced": D[1], "effective": D[5]}
BEFORE = [("not yet announced", None), ("announced", 1)]
FORCE = [*BEFORE, ("in force", 5)]
STAYED = RULE | {"suspended": D[10], "resumed": D[20]}
STAY = [*FORCE, ("suspended", 10)]
TABLE = "SELECT ?instrument ?state ?from ?next ?announced { ?one chip:stateOf ?instrument ; chip:state ?state \
OPTIONAL { ?one chip:firstDay ?from } OPTIONAL { ?one chip:nextStateOn ?next } \
OPTIONAL { ?one chip:announcedOn ?announced } } ORDER BY ?instrument ?next"
DATA = """source:rules {
  instrument:rule a chip:Instrument ; eli:first_date_entry_in_force "2025-01-05"^^xsd:date ;
    chip:suspendedOn "2025-01-10"^^xsd:date ; chip:suspendedUntil "2025-01-19"^^xsd:date .
  instrument:stay a chip:Instrument ; eli:date_document "2025-01-09"^^xsd:date ;
    eli:date_no_longer_in_force "2025-01-19"^^xsd:date .
  instrument:words a chip:Instrument ; chip:instrumentKind "policy statement" ;
    eli:date_document "2025-01-15"^^xsd:date ; eli:date_no_longer_in_force "2025-01-25"^^xsd:date .
  claim:stays a chip:InstrumentAmendment ; chip:instrument instrument:stay ; chip:amended instrument:rule ;
    chip:relation "suspends" .
  claim:longer a chip:InstrumentAmendment ; chip:instrument instrument:words ; chip:amended instrument:stay .
}"""


@pytest.mark.parametrize(
    ("days", "stays", "expected"),
    [
        ({}, (), [("", None)]),
        ({"announced": D[1]}, (), [BEFORE[0], ("announced, no day of effect", 1)]),
        (RULE, (), FORCE),
        ({"announced": D[5], "effective": D[1]}, (), [BEFORE[0], ("in force", 1)]),
        (RULE | {"applicable": D[8]}, (), [*BEFORE, ("in force, not yet applicable", 5), ("in force", 8)]),
        (RULE | {"suspended": D[10]}, (), STAY),
        (RULE | {"suspended": D[4], "resumed": D[20]}, (), [*BEFORE, ("suspended", 4), ("in force again", 20)]),
        (STAYED, (), [*STAY, ("in force again", 20)]),
        (STAYED, [(D[15], D[25])], [*STAY, ("unsettled", 20), ("in force again", 26)]),
        (STAYED, [(D[22], D[25])], [*STAY, ("in force again", 20), ("unsettled", 22), ("in force again", 26)]),
        (STAYED, [(D[15], D[18])], [*STAY, ("in force again", 20)]),
        (STAYED | {"rescinded": D[22]}, [(D[15], D[25])], [*STAY, ("unsettled", 20), ("rescinded", 22)]),
        (STAYED | {"rescinded": D[15]}, (), [*STAY, ("rescinded", 15)]),
        (STAYED | {"expired": D[12]}, (), [*STAY, ("expired", 12)]),
        (RULE | {"expired": D[12], "rescinded": D[14]}, (), [*FORCE, ("expired", 12), ("rescinded", 14)]),
        (STAYED | {"not enforced": D[15]}, (), [*STAY, ("not enforced", 20)]),
        ({"not enforced": D[3]}, (), [("", None), ("not enforced", 3)]),
    ],
)
def test_each_history_has_its_states(days, stays, expected):
    found = states(days, stays)
    assert [(state.word, state.first and state.first.day) for state in found] == expected


def test_an_unsettled_state_says_since_when_it_is_public():
    assert [s.announced for s in states(STAYED, [(D[15], D[25])])] == [None, None, None, None, D[15], None]


def test_states_follow_from_the_dates_and_from_what_amends_the_suspension():
    store = store_of(DATA)
    store.extend([*derive(store)])
    (rule,) = {row[0] for row in select(store, TABLE) if row[0].endswith("/rule")}
    rows = {row[1:] for row in select(store, TABLE) if row[0] == rule}
    assert rows == {
        ("not yet announced", "", "2025-01-05", ""),
        ("in force", "2025-01-05", "2025-01-10", ""),
        ("suspended", "2025-01-10", "2025-01-20", ""),
        ("unsettled", "2025-01-20", "2025-01-26", "2025-01-15"),
        ("in force again", "2025-01-26", "", ""),
    }
    before = moment(store, known=date(2025, 1, 14)).store
    words = {state for instrument, state, *_ in select(before, TABLE) if instrument == rule}
    assert words == {"not yet announced", "in force", "suspended", "in force again"}


def test_an_instrument_of_the_tables_has_one_state_on_each_day(law: ox.Store):
    spans = defaultdict(list)
    for instrument, state, start, after, _ in select(law, TABLE):
        spans[instrument].append((start, after, state))
    assert len(spans) > 100
    for instrument, found in spans.items():
        found.sort()
        assert found[0][0] == "" and found[-1][1] == "", instrument
        assert [after for _, after, _ in found[:-1]] == [start for start, _, _ in found[1:]], instrument
        assert all(one[2] != other[2] for one, other in pairwise(found)), instrument
    assert len({*derive_states(law)}) == sum(1 for _ in derive_states(law))
