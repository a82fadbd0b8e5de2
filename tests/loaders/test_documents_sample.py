from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from chipcontrols.loaders import curated, documents, reference
from chipcontrols.loaders.claim import Claim, Entity, entity_iri
from chipcontrols.loaders.reading import Reading


@pytest.fixture(scope="module")
def known() -> list[Entity]:
    tables = [entity for reading in reference.read() for entity in reading.entities]
    return tables + [entity for reading in curated.read({}) for entity in reading.entities]


@pytest.fixture(scope="module")
def readings(known: list[Entity]) -> dict[str, Reading]:
    texts, _ = documents.gather([], {})
    return {text.path: reading for text, reading in zip(texts, documents.read(texts, known), strict=True)}


def test_each_note_gives_its_claims(readings: dict[str, Reading]):
    assert {path: len(reading.claims) for path, reading in readings.items()} == {
        "de-exportregeln.md": 26,
        "de-grosskaeufer.md": 14,
        "de-maschinell-uebersetzt.md": 9,
        "en-entity-list.md": 24,
        "en-letters-and-licences.md": 20,
        "en-on-reading-lists.md": 0,
        "fr-achats-de-calcul.md": 13,
        "fr-liste-decembre-2024.md": 24,
        "fr-puces-bridees.md": 23,
        "zh-guochan-xinpian.md": 21,
        "zh-shiti-qingdan.md": 19,
        "zh-suanli.md": 8,
    }


def test_no_claim_of_the_notes_is_ill_typed(readings: dict[str, Reading]):
    assert {path: reading.ledger.rejections for path, reading in readings.items() if reading.ledger.rejections} == {}


def test_the_notes_cover_the_main_kinds(readings: dict[str, Reading]):
    kinds = Counter(claim.kind for reading in readings.values() for claim in reading.claims)
    assert set(kinds) >= {
        "ComputeHolding", "Containment", "ControlledItem", "CustomerRelation", "Design", "Development", "EntityListing",
        "ExportPermission", "ExportRestriction", "GrossMargin", "Import", "Investment", "ListingCount", "Manufacture",
        "MarketCapitalisation", "MarketShare", "MarketSize", "Partnership", "PlannedPurchase", "PlannedRelease",
        "Purchase", "Release", "Revenue", "Role", "Shipment", "SupplyRelation", "VariantOf",
    }  # fmt: skip


def bought(readings: dict[str, Reading], path: str) -> list[tuple[str, Decimal | None, str | None]]:
    def row(claim: Claim) -> tuple[str, Decimal | None, str | None]:
        assert claim.value is not None and claim.period is not None
        return dict(claim.roles)["buyer"].rpartition("/")[2], claim.value.value, claim.period.label

    return [row(claim) for claim in readings[path].claims if claim.kind == "Purchase"]


def test_notes_in_three_languages_tell_the_same_purchase(readings: dict[str, Reading]):
    assert bought(readings, "fr-achats-de-calcul.md")[0] == ("microsoft", Decimal(485000), "2024")
    assert bought(readings, "de-grosskaeufer.md")[1] == ("microsoft", Decimal(485000), "2024")
    assert bought(readings, "zh-suanli.md")[0] == ("microsoft", Decimal(485000), "2024")


def test_listings_of_three_years_go_to_three_rules(readings: dict[str, Reading]):
    rules = {
        claim.period.start: dict(claim.roles)["instrument"]
        for claim in readings["en-entity-list.md"].claims
        if claim.kind == "EntityListing" and claim.period is not None
    }
    assert rules == {
        date(2022, 12, 16): entity_iri("instrument", "87-fr-77505"),
        date(2023, 10, 17): entity_iri("instrument", "88-fr-71991"),
        date(2024, 12, 2): entity_iri("instrument", "89-fr-96830"),
    }


def test_the_reading_does_not_depend_on_the_order_of_documents(known: list[Entity], readings: dict[str, Reading]):
    texts, _ = documents.gather([], {})
    backwards = {t.path: r for t, r in zip(texts[::-1], documents.read(texts[::-1], known[::-1]), strict=True)}
    assert {path: backwards[path].claims for path in readings} == {path: r.claims for path, r in readings.items()}
