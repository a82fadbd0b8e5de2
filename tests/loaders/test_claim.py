from datetime import date
from decimal import Decimal

import pytest

from chipcontrols.loaders.claim import Claim, Evidence, Iri, Period, Quantity, make_claim, merge, plain

A, B, C = (Iri(f"https://example.org/{name}") for name in "abc")


def partnership(source: str, *partners: Iri, extractor: str = "patterns/1", **more: object) -> Claim:
    return make_claim("Partnership", source, {"partner": partners}, extractor, **more)  # type: ignore[arg-type]


def test_the_order_of_partners_does_not_change_the_claim():
    assert partnership("s", A, B).iri == partnership("s", B, A).iri


def test_two_sources_share_the_proposition_and_not_the_claim():
    one, other = partnership("s", A, B), partnership("t", A, B)
    assert one.proposition == other.proposition
    assert one.iri != other.iri


@pytest.mark.parametrize(
    "more",
    [
        {"value": Quantity(Decimal(1))},
        {"details": {"purpose": "chips"}},
        {"period": Period(date(2024, 1, 1), None)},
    ],
)
def test_figure_words_and_period_are_part_of_what_is_said(more: dict[str, object]):
    assert partnership("s", A, B, **more).proposition != partnership("s", A, B).proposition


@pytest.mark.parametrize(
    "more", [{"modality": "planned"}, {"attributed_to": C}, {"remarks": [("note", "x")]}, {"confidence": "low"}]
)
def test_how_it_is_said_is_not_part_of_what_is_said(more: dict[str, object]):
    assert partnership("s", A, B, **more).iri == partnership("s", A, B).iri


def test_a_year_with_and_without_label_is_the_same_period():
    with_label = partnership("s", A, B, period=Period(date(2024, 1, 1), date(2024, 12, 31), "2024"))
    without = partnership("s", A, B, period=Period(date(2024, 1, 1), date(2024, 12, 31)))
    assert with_label.iri == without.iri


def test_a_fact_found_twice_is_one_claim_with_two_extractors_and_both_places():
    first = partnership("s", A, B, extractor="curated/1", evidence=[Evidence("s", 0, 5)], modality="planned")
    second = partnership("s", A, B, evidence=[Evidence("s", 9, 12)], attributed_to=C)
    joined = merge(first, second)
    assert joined.extractors == ("curated/1", "patterns/1")
    assert [e.start for e in joined.evidence] == [0, 9]
    assert (joined.modality, joined.attributed_to) == ("planned", C)


def test_merging_different_facts_is_refused():
    with pytest.raises(AssertionError):
        merge(partnership("s", A, B), partnership("s", A, C))


@pytest.mark.parametrize(
    ("written", "canonical"), [("5.0E1", "50"), ("50.0", "50"), ("0.0019", "0.0019"), ("1E+12", "1000000000000")]
)
def test_a_number_has_one_spelling(written: str, canonical: str):
    assert plain(Decimal(written)) == canonical


def test_a_quantity_without_any_figure_is_refused():
    with pytest.raises(ValueError, match="value or a bound"):
        Quantity(unit="USD")


def test_claims_with_figures_of_one_measurand_can_be_compared():
    def found(source: str, *partners: Iri, value: str = "40", unit: str = "percent") -> Iri | None:
        return partnership(source, *partners, value=Quantity(Decimal(value), unit=unit)).measurand

    assert found("s", A, B) == found("t", A, B, value="60")
    assert len({found("s", A, B), found("s", A, C), found("s", A, B, unit="points")}) == 3
    assert partnership("s", A, B).measurand is None


def test_periods_known_by_their_labels_alone_are_told_apart():
    one, other = (partnership("s", A, B, period=Period(None, None, label)) for label in ("FY2024", "FY2025"))
    assert one.iri != other.iri
    assert one.iri == partnership("s", A, B, period=Period(None, None, "FY2024")).iri


@pytest.mark.parametrize(
    ("kind", "label", "value", "end"),
    [
        ("ExportRestriction", "2022-10", None, None),
        ("EntityListing", "2022-Q4", None, None),
        ("UseProhibition", "2022", None, None),
        ("ControlThreshold", "2022-10", Quantity(Decimal(4800), unit="TPP"), None),
        ("ExportRestriction", "2022-10", Quantity(Decimal(4800)), date(2022, 10, 31)),  # counted in that month
        ("ExportRestriction", "2022-10/2022-10", None, date(2022, 10, 31)),
        ("ExportRestriction", None, None, date(2022, 10, 31)),
        ("ExportPermission", "2022-10", None, date(2022, 10, 31)),
        ("Role", "2022-10", None, date(2022, 10, 31)),
        ("Purchase", "2022-10", None, date(2022, 10, 31)),
    ],
)
def test_a_month_or_year_of_what_stands_is_when_it_began(
    kind: str, label: str | None, value: Quantity | None, end: date | None
) -> None:
    told = make_claim(
        kind, "s", {"item": A}, "x/1", value=value, period=Period(date(2022, 10, 1), date(2022, 10, 31), label)
    )
    assert told.period == Period(date(2022, 10, 1), end, label)


@pytest.mark.parametrize("kind", ["ExportPermission", "Role", "EntityListing"])
def test_one_day_of_a_lasting_state_is_its_first(kind: str) -> None:
    told = make_claim(kind, "s", {"item": A}, "x/1", period=Period(date(2022, 10, 7), date(2022, 10, 7)))
    assert told.period == Period(date(2022, 10, 7), None)
