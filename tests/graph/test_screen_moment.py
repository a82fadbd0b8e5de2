"""Screening a list as of another day: the record says of which, and that a list of today cannot prove a negative."""

import csv
import json
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from derived import store_of

from chipcontrols.graph.api import Graph
from chipcontrols.graph.cli import app
from chipcontrols.graph.screen import Screener
from chipcontrols.graph.screening_text import as_csv, limits

LISTED = """
source:list {
  source:list a chip:Source ; chip:sourceKind "list" ; chip:asOf "2026-07-31"^^xsd:date .
  claim:1 a chip:EntityListing ; chip:party party:1 ; chip:start "2020-12-18"^^xsd:date .
  claim:2 a chip:EntityListing ; chip:party party:2 .
  party:1 skos:prefLabel "Velmora"@en . party:2 skos:prefLabel "Qorvath"@en .
}
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(LISTED)


def test_a_search_of_the_lists_own_day_has_no_other_time(store: ox.Store):
    record = Screener(store, ()).search("Velmora")
    assert (record.true_on, record.known_by, limits(record)) == (None, None, [])


def test_the_record_of_a_past_day_says_which_in_each_form(store: ox.Store):
    screener = Screener(store, (), true_on=date(2020, 12, 17), known_by=date(2021, 1, 1))
    record = screener.search("Velmora")
    assert (record.true_on, record.known_by) == ("2020-12-17", "2021-01-01")
    (row,) = csv.DictReader("".join(as_csv([record])).splitlines())
    assert (row["as of"], row["true on"], row["known by"]) == ("2026-07-31", "2020-12-17", "2021-01-01")
    true_on, known_by = limits(record)
    assert true_on.startswith("True on 2020-12-17: who left a list before its own day is not in it")
    assert known_by.startswith("Known by 2021-01-01: ")


@pytest.mark.parametrize(("day", "found"), [("2020-12-17", 0), ("2020-12-18", 1)])
def test_the_command_warns_that_no_match_on_a_past_day_is_no_proof(
    store: ox.Store, day: str, found: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    store.dump(str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    app(["screen", "Velmora", "--as-of", day, "--format", "json", "--build", str(tmp_path)], standalone_mode=False)
    out, err = capsys.readouterr()
    (record,) = json.loads(out)
    assert (len(record["matches"]), record["true_on"]) == (found, day)
    assert "no match is no proof" in " ".join(err.split())


def test_a_graph_of_a_moment_screens_with_its_times(store: ox.Store):
    record = Graph(store).at(as_of="2020-12-17").at(known="2026-08-01").screen("Velmora")
    assert (record.matches, record.true_on, record.known_by) == ((), "2020-12-17", "2026-08-01")
