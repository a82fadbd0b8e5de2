from datetime import date
from decimal import Decimal

import pytest

from chipcontrols.loaders.claim import Claim, Iri, Period, Quantity, make_claim
from chipcontrols.loaders.evaluation.scores import Score, agree, evaluate

A, B, CHIP, SHOP = (Iri(f"https://example.org/{name}") for name in ("a", "b", "chip", "shop"))
YEAR, NEXT = Period(date(2024, 1, 1), date(2024, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31))
MAY = Period(date(2024, 5, 1), date(2024, 5, 31))


def bought(buyer: Iri, amount: int | None = 5, period: Period | None = YEAR, **roles: Iri) -> Claim:
    value = Quantity(Decimal(amount)) if amount is not None else None
    return make_claim("Purchase", "s", {"buyer": buyer, **roles}, "x/1", value=value, period=period)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (bought(A, item=CHIP), True),
        (bought(A, item=CHIP, seller=SHOP), True),
        (bought(A, period=None), True),
        (bought(A, period=MAY), True),
        (bought(A, period=NEXT), False),
        (bought(A, amount=6), False),
        (bought(A, amount=None), False),
        (bought(B, item=CHIP), False),
        (bought(A, item=B), False),
    ],
)
def test_claims_agree_on_participants_figure_and_period(other: Claim, expected: bool):
    assert agree(bought(A, item=CHIP), other) is expected
    assert agree(other, bought(A, item=CHIP)) is expected


def test_a_bound_agrees_with_the_value_it_bounds():
    near = make_claim("Purchase", "s", {"buyer": A}, "x/1", value=Quantity(None, None, Decimal("5.0")), period=YEAR)
    assert agree(bought(A), near)


def test_claims_of_two_sources_do_not_agree():
    other = make_claim("Purchase", "t", {"buyer": A}, "x/1", value=Quantity(Decimal(5)), period=YEAR)
    assert not agree(bought(A), other)


def test_precision_and_recall_are_counted_by_kind():
    scores = evaluate([bought(A), bought(B), bought(A, amount=9)], [bought(A), bought(B), bought(SHOP), bought(CHIP)])
    assert scores == {"Purchase": Score("Purchase", 3, 2, 4, 2), "all": Score("all", 3, 2, 4, 2)}
    assert (scores["all"].precision, scores["all"].recall) == (2 / 3, 0.5)


def test_nothing_extracted_has_no_precision():
    assert evaluate([], [bought(A)])["all"].precision is None
