"""A fact that two extractors find at one place of a source is one claim, though one of them says less of it."""

from datetime import date
from decimal import Decimal

import pytest

from chipcontrols.graph.restated import joined
from chipcontrols.loaders.claim import Claim, Evidence, Iri, Period, Quantity, make_claim

BUYER, ITEM, SELLER = (Iri(f"https://w3id.org/chipcontrols/id/{x}") for x in ("company/a", "product/b", "company/c"))
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
MONTH = Period(date(2024, 8, 1), date(2024, 8, 31), "2024-08")
UNITS = Quantity(Decimal(300))


def purchase(extractor: str, *, start: int = 10, end: int = 40, **changes: object) -> Claim:
    given: dict[str, object] = {"roles": {"buyer": BUYER, "item": ITEM}, "value": UNITS, "period": YEAR} | changes
    evidence = [Evidence("note", start, end)]
    return make_claim("Purchase", "note", extractor=extractor, evidence=evidence, **given)  # type: ignore[arg-type]


CURATED = purchase("curated/1", roles={"buyer": BUYER, "item": ITEM, "seller": SELLER}, details={"terms": "in bulk"})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"period": None},
        {"period": MONTH},
        {"start": 35, "end": 90},
        {"roles": {"buyer": BUYER}},
        {"details": {"terms": "wholesale"}},
    ],
    ids=["fewer participants", "no period", "part of the period", "other words", "one participant", "put differently"],
)
def test_what_says_no_more_goes_into_the_first(changes: dict[str, object]):
    again = purchase("patterns/1", modality="planned", **changes)
    (kept,) = joined([CURATED, again]).values()
    assert kept.iri == CURATED.iri
    assert (kept.roles, kept.period, kept.details) == (CURATED.roles, CURATED.period, CURATED.details)
    assert (kept.extractors, kept.modality) == (("curated/1", "patterns/1"), "asserted")
    assert kept.evidence == tuple(dict.fromkeys((*CURATED.evidence, *again.evidence)))


@pytest.mark.parametrize(
    "changes",
    [
        {"value": Quantity(Decimal(301))},
        {"value": None, "details": {"terms": "on credit"}},
        {"roles": {"buyer": SELLER, "item": ITEM}},
        {"period": Period(date(2025, 1, 1), date(2025, 12, 31))},
        {"start": 40, "end": 90},
    ],
    ids=["figure", "words", "participant", "period", "place"],
)
def test_what_differs_stays_beside_it(changes: dict[str, object]):
    other = purchase("patterns/1", **changes)
    assert list(joined([CURATED, other])) == [CURATED.iri, other.iri]


def test_one_extractor_means_two_facts_by_two_claims():
    wider = purchase("curated/1", period=None)
    assert list(joined([CURATED, wider])) == [CURATED.iri, wider.iri]


def test_of_two_that_say_it_the_nearest_takes_it():
    plain = purchase("curated/1")
    kept = joined([CURATED, plain, purchase("patterns/1", period=None)])
    assert [x.extractors for x in kept.values()] == [("curated/1",), ("curated/1", "patterns/1")]


def test_a_claim_without_a_place_is_joined_to_its_like_only():
    record = make_claim("Purchase", "note", {"buyer": BUYER}, "table/1", evidence=[Evidence("note", record="7")])
    assert list(joined([CURATED, record])) == [CURATED.iri, record.iri]
    assert list(joined([record, record])) == [record.iri]
