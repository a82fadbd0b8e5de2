from datetime import date

from chipcontrols.loaders.claim import Claim, entity_iri
from chipcontrols.loaders.reference import read_table


def listing(party: str, official: str = "entity-list") -> Claim:
    found = [
        claim
        for claim in read_table("listings").claims
        if ("party", entity_iri(*party.split("/"))) in claim.roles
        and ("list", entity_iri("list", official)) in claim.roles
    ]
    assert len(found) == 1, party
    return found[0]


def roles(claim: Claim, role: str) -> list[str]:
    return [iri.rsplit("/", 1)[-1] for name, iri in claim.roles if name == role]


def test_every_row_is_a_listing():
    reading = read_table("listings")
    assert (reading.ledger.loaded, reading.ledger.rejections) == (29, [])
    assert {claim.kind for claim in reading.claims} == {"EntityListing"}


def test_smic_was_listed_in_2020_and_changed_in_2024():
    claim = listing("company/smic")
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (date(2020, 12, 18), None)
    assert roles(claim, "instrument") == ["85-fr-83416"]
    assert roles(claim, "modifiedBy") == ["89-fr-96830"]
    assert roles(claim, "footnote") == ["5"]


def test_a_listing_of_another_state_names_its_own_instrument():
    claim = listing("company/techinsights", "china-unreliable-entity-list")
    assert roles(claim, "instrument") == ["cn-2025-uel-10-09"]
    assert roles(claim, "issuer") == ["ministry-of-commerce-of-china"]


def test_a_listing_without_a_known_day_has_no_period():
    assert listing("company/smic", "non-sdn-chinese-military-industrial-complex-companies").period is None
