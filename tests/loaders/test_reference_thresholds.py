"""Thresholds: figures, periods, and the criteria that they make, and restrictions that follow."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Period, Quantity, entity_iri
from chipcontrols.loaders.reference import read_table
from chipcontrols.loaders.reference.naming import place_iri
from chipcontrols.loaders.table import open_table

TABLE = Path(reference.__file__).with_name("thresholds.csv")


@pytest.fixture(scope="module")
def claims():
    return read_table("thresholds").claims


@pytest.fixture(scope="module")
def criteria():
    return {entity.iri.rpartition("/")[2]: entity for entity in read_table("thresholds").entities}


def parts(criterion, curie):
    return [value.rpartition("/")[2] for name, value in criterion.properties if name == curie]


def bound(claims, record):
    found = [c for c in claims if c.kind == "ControlThreshold" and c.evidence[0].record == record]
    assert len(found) == 1
    return found[0]


def remarks(claim, name):
    return [text for key, text in claim.remarks if key == name]


def item(claim):
    return [iri.rpartition("/")[2] for role, iri in claim.roles if role == "item"]


def test_3a090_a_1_is_4800_and_more_from_17_november_2023(claims):
    claim = bound(claims, "3A090a1-2023-tpp")
    assert claim.value == Quantity(Decimal(4800), unit="TPP")
    assert dict(claim.details)["comparator"] == ">="
    assert claim.period == Period(date(2023, 11, 17), None)
    assert item(claim) == ["eccn-3a090-a-1"]
    assert ("instrument", entity_iri("instrument", "88-fr-73458")) in claim.roles
    assert ("metric", entity_iri("metric", "total-processing-performance")) in claim.roles
    assert ("criterion", entity_iri("criterion", "3a090a1-2023-tpp")) in claim.roles
    assert remarks(claim, "boundEffect") == ["licence"]
    assert claim.confidence == "high"


def test_the_bounds_of_2022_end_the_day_before_those_of_2023(claims):
    claim = bound(claims, "3A090-2022-interconnect")
    assert claim.value == Quantity(Decimal(600), unit="GB/s")
    assert claim.period == Period(date(2022, 10, 21), date(2023, 11, 16))


def test_bounds_that_hold_together_make_one_criterion_that_an_exclusion_ends(claims, criteria):
    names = ("3A090b1-2023-tpp-min", "3A090b1-2023-tpp-max", "3A090b1-2023-pd-min", "3A090b1-2023-pd-max")
    group = criteria["3a090-b-1-2023"]
    assert group.cls == "AllOf"
    assert set(parts(group, "chip:operand")) == {name.lower() for name in names}
    assert parts(group, "chip:negatedOperand") == ["3a090-note-2"]
    assert set(parts(criteria["3a090-note-2"], "chip:operand")) == {"3a090-2023-note2", "3a090-2023-note2-market"}
    found = [bound(claims, name) for name in names]
    assert [(dict(c.details)["comparator"], c.value.value) for c in found] == [
        (">=", Decimal(2400)), ("<", Decimal(4800)), (">=", Decimal("1.6")), ("<", Decimal("5.92")),
    ]  # fmt: skip


def test_a_bound_that_is_its_own_set_is_its_own_criterion(criteria):
    assert [criteria[name].cls for name in ("an-dram-2025-cell", "an-nand")] == ["Bound", "Bound"]


def test_a_bound_may_belong_to_two_sets(criteria):
    for name in ("supercomputer-fp32", "supercomputer-fp64"):
        assert "supercomp-volume" in parts(criteria[name], "chip:operand")


def test_a_figure_that_is_no_plain_number_keeps_its_words(claims):
    node = bound(claims, "AN-logic-node")
    assert (node.value, remarks(node, "wording")) == (Quantity(Decimal(16), unit="nm"), ["16/14 nm"])
    weights = bound(claims, "4E091-excl-derived")
    assert weights.value is None
    assert dict(weights.details)["condition"] == "2.5e25 operations or 25 percent of the total, whichever is higher"


def test_a_large_figure_fits_a_decimal_of_every_store(claims):
    claim = bound(claims, "4E091")
    assert claim.value == Quantity(Decimal(100), unit="10^24 operations")
    assert remarks(claim, "wording") == ["1e26 operations"]


@pytest.mark.parametrize(
    ("record", "start", "confidence"),
    [
        ("3A090c-excl-copack", date(2024, 12, 2), "high"),
        ("3A090c-incl-phy", date(2024, 12, 2), "high"),
        ("FDD-designer", date(2025, 1, 16), "high"),
        ("CBC-2026-reexport", date(2026, 1, 15), "medium"),
    ],
)
def test_rows_that_lacked_a_cell_in_the_facts_have_their_cells_in_place(claims, record, start, confidence):
    claim = bound(claims, record)
    assert (claim.period, claim.confidence) == (Period(start, None), confidence)
    assert " FR " in claim.citation


def test_a_set_of_bounds_that_needs_a_licence_is_one_restriction_with_all_its_rows(claims):
    item_iri = entity_iri("category", "eccn-3a090-a-2")
    found = [c for c in claims if c.kind == "ExportRestriction" and ("item", item_iri) in c.roles]
    assert [[e.record for e in claim.evidence] for claim in found] == [["3A090a2-2023-tpp", "3A090a2-2023-pd"]]
    places = {iri for role, iri in found[0].roles if role == "destination"}
    groups = ("country-group-d1", "country-group-d4", "country-group-d5")
    assert places == {place_iri("mo"), *(place_iri(group) for group in groups)}
    assert found[0].period == Period(date(2023, 11, 17), None)


def test_close_partners_are_left_out_of_the_scope(claims):
    item_iri = entity_iri("category", "eccn-3a090-a-1")
    found = [c for c in claims if c.kind == "ExportRestriction" and ("item", item_iri) in c.roles]
    places = [sorted(iri.rpartition("/")[2] for role, iri in c.roles if role == "exceptDestination") for c in found]
    assert places == [["country-group-a5", "country-group-a6"]]
    assert [iri for c in found for role, iri in c.roles if role == "criterion"] == [
        entity_iri("criterion", "3a090-a-1-2023")
    ]


def test_a_destination_added_later_is_restricted_from_its_day(claims):
    item_iri = entity_iri("category", "eccn-3a090")
    found = {
        tuple(sorted(iri.rpartition("/")[2] for role, iri in c.roles if role == "destination")): c.period
        for c in claims
        if c.kind == "ExportRestriction" and ("item", item_iri) in c.roles
    }
    assert found == {
        ("cn", "hk"): Period(date(2022, 10, 21), date(2023, 11, 16)),
        ("mo",): Period(date(2023, 1, 17), date(2023, 11, 16)),
    }


def test_what_is_no_licence_makes_no_restriction(claims):
    duties = {e.record for c in claims if c.kind == "ExportRestriction" for e in c.evidence}
    assert not any(record.startswith(("TARIFF", "CBC", "FDD", "AN-", "IIL")) for record in duties)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("value", "4,800", "NUMBER"),
        ("unit", "", "UNIT"),
        ("comparator", "≥", "CHOICE"),
        ("effect", "permit", "CHOICE"),
        ("effective_from", "2023-11-31", "DATE"),
        ("destinations", "mo@2023", "DATE"),
        ("destinations", "mo@soon", "DATE"),
    ],
)
def test_a_broken_row_is_rejected_at_its_place(tmp_path, column, cell, code):
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    rows[18][column] = cell
    path = tmp_path / "thresholds.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    ledger = read_table("thresholds", open_table(path, TABLE.with_suffix(".yml"))).ledger
    assert [(x.code, x.place) for x in ledger.rejections] == [(code, "thresholds.csv:20")]
    assert (ledger.read, ledger.loaded) == (147, 146)
