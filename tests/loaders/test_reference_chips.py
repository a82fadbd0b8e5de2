"""Chips: figures on configurations, makers and variants on models, names as people write them."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Iri, Period, entity_iri
from chipcontrols.loaders.reference import read_table
from chipcontrols.loaders.table import open_table

TABLE = Path(reference.__file__).with_name("chips.csv")


def product(slug: str) -> Iri:
    return entity_iri("product", slug)


@pytest.fixture(scope="module")
def reading():
    return read_table("chips")


@pytest.fixture(scope="module")
def entities(reading):
    return {entity.iri: entity for entity in reading.entities}


def figures(reading, slug):
    return {
        dict(c.roles)["metric"].rpartition("/")[2]: (c.value.value, c.value.unit)
        for c in reading.claims
        if c.kind == "ProductSpecification" and ("item", product(slug)) in c.roles and c.value is not None
    }


def claims(reading, kind, role, slug):
    return [c for c in reading.claims if c.kind == kind and (role, product(slug)) in c.roles]


def test_the_figures_of_the_h20(reading):
    assert figures(reading, "nvidia-h20") == {
        "die-area": (Decimal(814), "mm2"),
        "fp8-performance": (Decimal(296), "TFLOPS"),
        "fp16-performance": (Decimal(148), "TFLOPS"),
        "int8-performance": (Decimal(296), "TOPS"),
        "total-processing-performance": (Decimal(2368), "TPP"),
        "performance-density": (Decimal("2.91"), "TPP/mm2"),
        "interconnect-rate": (Decimal(900), "GB/s"),
        "memory-capacity": (Decimal(96), "GB"),
        "memory-bandwidth": (Decimal(4000), "GB/s"),
    }


def test_the_h20_says_that_it_is_below_3a090_and_needs_a_licence_by_letter(entities):
    notes = [value.text for name, value in entities[product("nvidia-h20")].properties if name == "skos:scopeNote"]
    assert len(notes) == 1
    assert notes[0].startswith("By figures below 3A090.")
    assert "letter of 2025-04-09" in notes[0]


def test_the_recomputed_performance_is_the_largest_product_of_rate_and_bits():
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()):
        rates = [("fp4_tflops", 4), ("fp8_tflops", 8), ("fp16_tflops", 16), ("int8_tops", 8)]
        found = [Decimal(row[column]) * bits for column, bits in rates if row[column]]
        if row["tpp"] and found:
            assert abs(max(found) - Decimal(row["tpp"])) / max(found) < Decimal("0.001"), row["slug"]


def test_the_a800_is_a_variant_of_the_a100_after_the_rule_of_2022(reading):
    found = claims(reading, "VariantOf", "variant", "nvidia-a800")
    assert [dict(c.roles) for c in found] == [
        {
            "instrument": entity_iri("instrument", "87-fr-62186"),
            "original": product("nvidia-a100"),
            "variant": product("nvidia-a800"),
        }
    ]
    assert [c.citation for c in found] == ["87 FR 62186; sec.gov"]


def test_a_variant_for_a_country_is_designed_for_it(reading):
    markets = {dict(c.roles)["market"] for c in claims(reading, "DesignedForMarket", "item", "nvidia-h20")}
    assert markets == {entity_iri("country", "cn"), entity_iri("market", "data-centre")}


def test_two_configurations_make_one_claim_on_their_model_with_both_records(reading, entities):
    found = claims(reading, "Design", "item", "nvidia-a100")
    assert [[e.record for e in c.evidence] for c in found] == [["nvidia-a100-sxm-80gb", "nvidia-a100-sxm-40gb"]]
    own = dict(entities[product("nvidia-a100-sxm-40gb")].properties)
    assert own["chip:configurationOf"] == product("nvidia-a100")
    assert dict(entities[product("nvidia-a100")].properties)["chip:memberOf"] == product("nvidia-ampere")


def test_the_processes_of_a_chip_are_those_of_its_first_foundry(reading):
    found = claims(reading, "Manufacture", "item", "huawei-ascend-910b")
    assert [sorted(iri.rpartition("/")[2] for _, iri in c.roles) for c in found] == [
        ["huawei-ascend-910b", "smic", "smic-n-plus-1", "smic-n-plus-2"],
        ["huawei-ascend-910b", "tsmc"],
    ]
    assert {c.confidence for c in found} == {"low"}


def test_a_planned_chip_is_planned(reading):
    found = claims(reading, "PlannedRelease", "item", "huawei-ascend-950dt")
    assert [(c.modality, c.period) for c in found] == [
        ("planned", Period(date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"))
    ]
    assert {c.modality for c in claims(reading, "ProductSpecification", "item", "huawei-ascend-950dt")} == {"planned"}


def test_memory_on_the_die_is_not_counted_as_dynamic_memory(reading):
    found = figures(reading, "cerebras-wse-3")
    assert "memory-bandwidth" not in found
    assert found["sram-bandwidth"] == (Decimal(21_000_000), "GB/s")


def test_what_conflicts_is_left_blank(reading):
    assert "total-processing-performance" not in figures(reading, "cambricon-siyuan-590")


@pytest.mark.parametrize(
    ("slug", "language", "name"),
    [
        ("nvidia-rtx-4090", "en", "RTX 4090"),
        ("nvidia-rtx-4090", "en", "GeForce RTX 4090"),
        ("amd-mi300x", "en", "Instinct MI300X"),
        ("huawei-ascend-910b", "en", "Ascend 910B"),
        ("huawei-ascend-910b", "zh", "昇腾910B"),
        ("nvidia-a100", "en", "A100"),
        ("cambricon-siyuan-590", "en", "MLU590"),
    ],
)
def test_names_in_the_forms_that_people_write(entities, slug, language, name):
    assert name in [label.text for label in entities[product(slug)].labels if label.language == language]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("tpp", "about 2368", "NUMBER"),
        ("tpp", "-1", "FIGURE"),
        ("release", "2024-13", "DATE"),
        ("release_state", "soon", "CHOICE"),
        ("confidence", "", "CHOICE"),
        ("citation", "", "MISSING"),
        ("model", "nvidia-h", "MISSING"),
    ],
)
def test_a_broken_row_is_rejected_at_its_place_and_leaves_nothing_behind(tmp_path, column, cell, code):
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    assert rows[9]["slug"] == "nvidia-h20"
    rows[9][column] = cell
    path = tmp_path / "chips.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    found = read_table("chips", open_table(path, TABLE.with_suffix(".yml")))
    assert [(x.code, x.place) for x in found.ledger.rejections] == [(code, "chips.csv:11")]
    assert not any(("item", product("nvidia-h20")) in claim.roles for claim in found.claims)
