"""FollowTheMoney in, on made-up entities as OpenSanctions writes them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from followthemoney_needed import ftm

from chipcontrols.loaders.claim import Claim, Label, Period, Quantity, entity_iri
from chipcontrols.loaders.ftm_entities import party_iri
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading

DAY = date(2026, 7, 31)
FIRM = {"id": "NK-1", "schema": "Company", "caption": "Ten Fabs", "target": True, "referents": ["x-1"]}
FIRM |= {"properties": {"name": ["Ten Fabs", "十厂"], "alias": ["TF"], "weakAlias": ["T"], "country": ["cn", "xx"]}}


def read(tmp_path: Path, *lines: object) -> Reading:
    path = tmp_path / "entities.ftm.json"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return ftm.read(path, DAY)


def a_sanction(**properties: str) -> dict[str, object]:
    """A made-up listing on the Entity List as OpenSanctions publishes it."""
    given = {
        "entity": "NK-1",
        "authority": "Bureau of Industry and Security",
        "programId": "US-BIS-EL",
        "startDate": "2024-12-02",
        "authorityId": "89 FR 96836; 90 FR 14046",
        "reason": "For all items subject to the EAR (See §734.9(e)(3) of the EAR)5",
        "provisions": "Presumption of denial",
        **properties,
    }
    return {"id": "s-1", "schema": "Sanction", "properties": {name: [text] for name, text in given.items() if text}}


def roles(claim: Claim) -> dict[str, str]:
    return {name: iri.partition("/id/")[2] for name, iri in claim.roles}


def claim_of(reading: Reading) -> Claim:
    (claim,) = reading.claims
    return claim


def test_a_party_has_names_by_language_and_its_country(tmp_path: Path):
    (party,) = read(tmp_path, FIRM).entities
    assert (party.iri, party.cls) == (party_iri("NK-1"), "Company")
    assert party.labels == (
        Label("Ten Fabs", "en", "pref"),
        Label("十厂", "zh", "pref"),
        Label("TF", "en", "alt"),
        Label("T", "en", "hidden"),
    )
    assert party.properties == (("chip:basedIn", entity_iri("country", "cn")),)


@pytest.mark.parametrize(
    ("schema", "cls"),
    {
        "Organization": "Organisation",
        "PublicBody": "Agency",
        "LegalEntity": "Agent",
        "Person": "Person",
        "Vessel": "Vessel",
        "Airplane": "Aircraft",
    }.items(),
)
def test_each_schema_has_its_class(tmp_path: Path, schema: str, cls: str):
    assert read(tmp_path, {**FIRM, "schema": schema}).entities[0].cls == cls


def test_an_entity_of_an_export_of_ours_comes_back_as_itself(tmp_path: Path):
    reading = read(tmp_path, {**FIRM, "id": "chipcontrols-company-ten-fabs"})
    assert reading.entities[0].iri == entity_iri("company", "ten-fabs")


def test_a_sanction_is_a_listing_with_licence_terms_and_instruments(tmp_path: Path):
    claim = claim_of(read(tmp_path, FIRM, a_sanction()))
    assert (claim.kind, claim.period) == ("EntityListing", Period(date(2024, 12, 2), None))
    assert roles(claim) == {
        "footnote": "footnote/5",
        "instrument": "instrument/89-fr-96830",
        "issuer": "agency/bureau-of-industry-and-security",
        "list": "list/entity-list",
        "modifiedBy": "instrument/90-fr-14046",
        "party": party_iri("NK-1").partition("/id/")[2],
        "reviewPolicy": "licence-policy/presumption-of-denial",
    }
    assert dict(claim.details)["reviewPolicyText"] == "Presumption of denial"
    assert (claim.citation, claim.evidence[0].record) == ("89 FR 96836; 90 FR 14046", "s-1")


def test_the_list_is_known_by_the_name_that_the_us_list_uses(tmp_path: Path):
    name = "Unverified List (UVL) - Bureau of Industry and Security"
    found = roles(claim_of(read(tmp_path, FIRM, a_sanction(authority=name, programId="", reason="", provisions=""))))
    assert (found["list"], found["issuer"]) == ("list/unverified-list", "agency/bureau-of-industry-and-security")


def test_a_list_that_nobody_knows_is_one_that_its_authority_keeps(tmp_path: Path):
    given = {"authority": "Made-up Bureau", "programId": "", "program": "MADE-UP", "authorityId": ""}
    reading = read(tmp_path, FIRM, a_sanction(**given, endDate="2025", reason="Made up", provisions="Assets frozen"))
    claim = claim_of(reading)
    labels = {entity.iri.partition("/id/")[2]: entity.labels[0].text for entity in reading.entities}
    assert labels[roles(claim)["list"]] == "Parties that Made-up Bureau lists"
    assert labels[roles(claim)["issuer"]] == "Made-up Bureau"
    assert dict(claim.details) == {"programme": "MADE-UP", "reason": "Made up"}
    assert claim.remarks == (("qualification", "provisions=Assets frozen"),)
    assert claim.period == Period(date(2024, 12, 2), date(2025, 12, 31))


def test_a_removed_sanction_is_a_removal(tmp_path: Path):
    claim = claim_of(read(tmp_path, FIRM, a_sanction(status="removed", startDate="", endDate="2025-03-31")))
    assert (claim.kind, claim.period) == ("ListingRemoval", Period(date(2025, 4, 1), None))
    assert roles(claim)["instrument"] == "instrument/89-fr-96830"


@pytest.mark.parametrize(
    ("percentage", "value", "remarks"),
    [
        ("51.5", Quantity(Decimal("51.5"), unit="percent"), ()),
        ("51 %", Quantity(Decimal(51), unit="percent"), ()),
        ("25-50%", Quantity(minimum=Decimal(25), maximum=Decimal(50), unit="percent"), ()),
        ("most", None, (("wording", "most"),)),
        ("500", None, (("wording", "500"),)),
    ],
)
def test_an_ownership_has_its_share_and_days(tmp_path: Path, percentage: str, value: Quantity, remarks: object):
    properties = {"owner": ["NK-2"], "asset": ["NK-1"], "percentage": [percentage], "startDate": ["2020-05"]}
    link = {"id": "o-1", "schema": "Ownership", "properties": properties}
    claim = claim_of(read(tmp_path, FIRM, {**FIRM, "id": "NK-2"}, link))
    assert (claim.kind, claim.value, claim.remarks) == ("Ownership", value, remarks)
    assert claim.period == Period(date(2020, 5, 1), None)
    assert dict(claim.roles) == {"owner": party_iri("NK-2"), "owned": party_iri("NK-1")}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "x", "schema": "Comp', "JSON"),
        ("[" * 100_000, "JSON"),
        ("[1]", "ENTITY"),
        ('{"schema": "Company", "properties": {}}', "ENTITY"),
        ('{"id": "x", "schema": "Company", "properties": [1]}', "ENTITY"),
        ('{"id": "x", "properties": {}}', "SCHEMA"),
        ('{"id": "x", "schema": "Spaceship", "properties": {}}', "SCHEMA"),
        ('{"id": "x", "schema": "Address", "properties": {"full": ["First Road 1"]}}', "UNMODELLED"),
        ('{"id": "x", "schema": "Company", "properties": {}}', "MISSING"),
        ('{"id": "x", "schema": "Sanction", "properties": {}}', "MISSING"),
        ('{"id": "x", "schema": "Ownership", "properties": {"owner": ["NK-1"]}}', "MISSING"),
    ],
)
def test_a_line_that_cannot_be_loaded_is_counted(tmp_path: Path, line: str, code: str):
    reading = read(tmp_path, FIRM, line)
    assert [(r.code, r.place) for r in reading.ledger.rejections] == [(code, "entities.ftm.json:2")]
    assert (reading.ledger.read, reading.ledger.loaded) == (2, 1)


def test_an_empty_file_stops_the_reading(tmp_path: Path):
    with pytest.raises(WrongInput, match="holds no entity"):
        read(tmp_path, "")


def test_the_claims_are_well_typed(tmp_path: Path):
    from chipcontrols.loaders import reference
    from chipcontrols.loaders.check import fault

    owner = {"id": "o-1", "schema": "Ownership", "properties": {"owner": ["NK-1"], "asset": ["NK-1"]}}
    reading = read(tmp_path, FIRM, a_sanction(), a_sanction(status="removed", endDate="2025-03-31"), owner)
    known = [entity for other in reference.read() for entity in other.entities]
    classes = {entity.iri: entity.cls for entity in (*known, *reading.entities)}
    assert [fault(claim, classes) for claim in reading.claims] == [None, None, None]
