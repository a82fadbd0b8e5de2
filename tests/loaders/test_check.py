from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from chipcontrols.loaders.check import fault
from chipcontrols.loaders.claim import Claim, Period, Quantity
from conftest import BUYER, CHIP, NVIDIA, entities

CLASSES = {entity.iri: entity.cls for entity in entities()}


def test_a_well_typed_claim_has_no_fault(purchase: Claim):
    assert fault(purchase, CLASSES) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "Gift"}, "unknown kind 'Gift'"),
        ({"value": Quantity(Decimal(1), unit="bushels")}, "unknown unit 'bushels'"),
        ({"modality": "guessed"}, "unknown modality 'guessed'"),
        ({"roles": (("item", CHIP),)}, "Purchase lacks buyer"),
        ({"roles": (("buyer", BUYER), ("donor", NVIDIA))}, "Purchase has no donor"),
        ({"details": (("goal", "x"),)}, "Purchase has no goal"),
        ({"roles": (("buyer", CHIP),)}, f"buyer {CHIP} is of class Chip, not Agent"),
        ({"roles": (("buyer", NVIDIA + "x"),)}, f"buyer {NVIDIA}x is described by no source"),
        ({"value": Quantity(None, Decimal(2), Decimal(1))}, "Purchase has bounds in the wrong order: 2 to 1"),
        (
            {"value": Quantity(Decimal(10) ** 21)},
            "Purchase has a figure that stores cannot compute with: 1000000000000000000000",
        ),
        ({"value": Quantity(Decimal("1E-19"))}, "Purchase has a figure that stores cannot compute with: 1E-19"),
        (
            {"period": Period(date(2025, 1, 1), date(2024, 1, 1))},
            "Purchase ends before it starts: 2025-01-01 to 2024-01-01",
        ),
    ],
)
def test_each_fault_is_named(purchase: Claim, change: dict[str, object], words: str):
    assert fault(replace(purchase, **change), CLASSES) == words


@pytest.mark.parametrize("figure", ["170141183460469231731", "10000000000000000000", "0.000000000000000001"])
def test_figures_as_large_and_as_fine_as_the_store_holds_are_well_typed(purchase: Claim, figure: str):
    assert fault(replace(purchase, value=Quantity(Decimal(figure))), CLASSES) is None
    literal = f'"{figure}"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert ox.Store().query(f"ASK {{ FILTER({literal} > 0 && {literal} * 1 = {literal}) }}")


def test_a_kind_that_needs_a_figure_says_so(purchase: Claim):
    holding = replace(purchase, kind="ComputeHolding", roles=(("holder", BUYER),), value=None)
    assert fault(holding, CLASSES) == "ComputeHolding states no figure"


def test_nobody_holds_more_than_the_whole(purchase: Claim):
    owned = replace(purchase, kind="Ownership", roles=(("owner", BUYER), ("owned", NVIDIA)))
    assert fault(replace(owned, value=Quantity(Decimal(100), unit="percent")), CLASSES) is None
    assert fault(replace(owned, value=Quantity(Decimal(2000), unit="USD")), CLASSES) is None
    found = fault(replace(owned, value=Quantity(None, Decimal("100.5"), unit="percent")), CLASSES)
    assert found == "Ownership is a share of a whole, and 100.5 percent is none"


def test_a_kind_without_figures_says_so(purchase: Claim):
    design = replace(purchase, kind="Design", roles=(("designer", BUYER), ("item", CHIP)))
    assert fault(design, CLASSES) == "Design takes no figure"
