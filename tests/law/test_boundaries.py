"""Each bound at its value and one step to each side, and what is not known."""

import pyoxigraph as ox
import pytest

from chipcontrols.graph.law.given import chip_with, find_metric
from chipcontrols.graph.law.premises import verdict
from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.ledger import WrongInput

MET, MISSED, OPEN = "met", "not met", "undetermined"
A1, A2, B1, B2 = (f"3a090-{name}-2023" for name in ("a-1", "a-2", "b-1", "b-2"))
# criterion, made for data centres, figures, verdict
CASES = [
    ("3a090-2022", None, "bit-tops=4800 interconnect-rate=600", MET),
    ("3a090-2022", None, "bit-tops=4799.99 interconnect-rate=600", MISSED),
    ("3a090-2022", None, "bit-tops=4800 interconnect-rate=599.99", MISSED),
    ("3a090-2022", None, "interconnect-rate=599.99", MISSED),
    ("3a090-2022", None, "interconnect-rate=600.01", OPEN),
    (A1, True, "tpp=4800", MET),
    (A1, True, "tpp=4800.01", MET),
    (A1, True, "tpp=4799.99", MISSED),
    (A1, None, "tpp=4800", MET),
    (A1, None, "die-area=800", OPEN),
    (A2, True, "tpp=1600 pd=5.92", MET),
    (A2, True, "tpp=1599.99 pd=5.92", MISSED),
    (A2, True, "tpp=1600 pd=5.91", MISSED),
    (A2, True, "tpp=1600", OPEN),
    (A2, False, "tpp=4799.99 pd=5.92", MISSED),
    (A2, False, "tpp=4800 pd=5.92", MET),
    (A2, None, "tpp=4799.99 pd=5.92", OPEN),
    (B1, True, "tpp=2400 pd=1.6", MET),
    (B1, True, "tpp=2399.99 pd=1.6", MISSED),
    (B1, True, "tpp=2400 pd=1.59", MISSED),
    (B1, True, "tpp=4799.99 pd=5.91", MET),
    (B1, True, "tpp=4800 pd=5.91", MISSED),
    (B1, True, "tpp=2400 pd=5.92", MISSED),
    (B2, True, "tpp=1600 pd=3.2", MET),
    (B2, True, "tpp=1600 pd=3.19", MISSED),
    (B2, False, "tpp=1600 pd=3.2", MISSED),
    ("nac-aca-class", False, "tpp=4800", MET),
    ("nac-aca-class", True, "tpp=4800 pd=6", MISSED),
    ("cbc-2026", True, "tpp=20999.99 memory-bandwidth=6499.99", MET),
    ("cbc-2026", True, "tpp=21000 memory-bandwidth=6499.99", MISSED),
    ("cbc-2026", True, "tpp=20999.99 memory-bandwidth=6500", MISSED),
    ("cbc-2026", True, "tpp=20999.99", OPEN),
    ("3a090-c", None, "memory-bandwidth-density=2 dominant-function-of-the-package=memory", MISSED),
    ("3a090-c", None, "memory-bandwidth-density=2.01 dominant-function-of-the-package=memory", MET),
    ("3a090-c", None, "memory-bandwidth-density=2.01 dominant-function-of-the-package=processing", MISSED),
    ("3a090-c", None, "memory-bandwidth-density=2.01", OPEN),
    ("hbm-exception", None, "memory-bandwidth-density=3.29", MET),
    ("hbm-exception", None, "memory-bandwidth-density=3.3", MISSED),
]


@pytest.mark.parametrize(("criterion", "data_centre", "figures", "expected"), CASES, ids=lambda value: str(value))
def test_a_bound_holds_at_its_value_as_its_sign_says(law: ox.Store, criterion, data_centre, figures, expected):
    spec = dict(part.split("=") for part in figures.split())
    items, judged = chip_with(law, "made-up chip", spec, data_centre)
    assert verdict(judged, items[0], entity_iri("criterion", criterion)) == expected


@pytest.mark.parametrize(
    ("process", "expected"), [("14nm-process", MET), ("tsmc-n7", MET), ("no-such-process", None)], ids=str
)
def test_a_process_of_16_nm_and_less_is_an_advanced_node(law: ox.Store, process, expected):
    found = verdict(law, entity_iri("technology", process), entity_iri("criterion", "advanced-node-logic"))
    assert found == expected


def test_power_is_the_greatest_of_rate_times_bits_and_density_that_by_area(law: ox.Store):
    items, judged = chip_with(law, "made-up chip", {"fp16": "148", "int8": "296.5", "die area": "814"}, True)
    own = judged.query(
        "PREFIX chip: <https://w3id.org/chipcontrols/ontology#> SELECT ?metric ?value WHERE "
        f"{{ ?figure a chip:ComputedFigure ; chip:item <{items[0]}> ; chip:metric ?metric ; chip:value ?value }}"
    )
    values = {row["metric"].value.rpartition("/")[2]: round(float(row["value"].value), 6) for row in own}
    assert values == {
        "bit-tops": 2372, "total-processing-performance": 2372, "performance-density": round(2372 / 814, 6),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "message"), [("colour", "no metrics"), ("fp", "metrics. It may be")])
def test_an_unknown_or_vague_metric_is_wrong_use(law: ox.Store, name, message):
    with pytest.raises(WrongInput, match=message):
        find_metric(law, name)


@pytest.mark.parametrize("value", ["many", "-1", "nan"])
def test_a_figure_that_is_no_number_is_wrong_use(law: ox.Store, value):
    with pytest.raises(WrongInput, match="total-processing-performance"):
        chip_with(law, "made-up chip", {"tpp": value}, True)


@pytest.mark.parametrize("figure", ["5,92", "1,6000", ",5"])
def test_a_decimal_comma_is_refused_and_not_taken_for_thousands(law, figure: str):
    with pytest.raises(WrongInput, match="not a number"):
        chip_with(law, "made-up chip", {"performance-density": figure}, None)
