"""FollowTheMoney out, and back: what a graph says of its parties survives the round trip."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from followthemoney_needed import ftm

from chipcontrols.graph.build import assemble
from chipcontrols.graph.exports import export
from chipcontrols.graph.identity import reconcile
from chipcontrols.loaders.claim import Claim, Entity, Label, Period, Quantity, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source

FAB, PARENT, SHIP = (
    entity_iri("company", "ten-fabs"),
    entity_iri("party", "0123456789abcdef"),
    entity_iri("party", "ship"),
)
BIS, LIST = entity_iri("agency", "bureau-of-industry-and-security"), entity_iri("list", "entity-list")
MADE_UP = entity_iri("list", "made-up-list")
FIRST, SECOND = entity_iri("instrument", "89-fr-96830"), entity_iri("instrument", "90-fr-14046")


def an_instrument(iri: str, citation: str) -> Entity:
    return Entity(iri, "Instrument", (Label(citation, "en", "pref"),), (("eli:id_local", citation),))


ENTITIES = (
    Entity(FAB, "Company", (Label("Ten Fabs", "en", "pref"), Label("十厂", "zh", "pref"), Label("TF", "en"))),
    Entity(PARENT, "Agent", (Label("Ten Holding", "en", "pref"),), (("chip:basedIn", entity_iri("country", "cn")),)),
    Entity(SHIP, "Vessel", (Label("TEN SEAS", "en", "pref"),)),
    Entity(BIS, "Agency", (Label("Bureau of Industry and Security", "en", "pref"),)),
    Entity(MADE_UP, "ControlList", (Label("Made-up List", "en", "pref"),)),
    an_instrument(FIRST, "89 FR 96830"),
    an_instrument(SECOND, "90 FR 14046"),
)
TERMS = {
    "licenceRequirement": "For all items subject to the EAR (See §734.9(e)(3) of the EAR)5",
    "reviewPolicyText": "Presumption of denial",
    "scope": "and any successor, sub-unit, or subsidiary thereof",
}


def the_listing(source: str) -> Claim:
    """The first listing: on the Entity List, changed once."""
    terms = {
        "footnote": entity_iri("footnote", "5"),
        "reviewPolicy": entity_iri("licence-policy", "presumption-of-denial"),
    }
    return make_claim(
        "EntityListing",
        source,
        {"party": FAB, "list": LIST, "issuer": BIS, "instrument": FIRST, "modifiedBy": SECOND, **terms},
        "table/1",
        details=TERMS,
        period=Period(date(2024, 12, 2), None),
        citation="89 FR 96836; 90 FR 14046",
    )


def the_claims(source: str) -> list[Claim]:
    """A listing with licence terms, one with programme and reason that has ended, and who owns whom."""
    ended = make_claim(
        "EntityListing",
        source,
        {"party": SHIP, "list": MADE_UP, "issuer": BIS},
        "table/1",
        details={"programme": "ONE; TWO", "reason": "Made up"},
        period=Period(date(2020, 1, 2), date(2021, 3, 4)),
    )
    owned = make_claim(
        "Ownership",
        source,
        {"owner": PARENT, "owned": FAB},
        "table/1",
        value=Quantity(Decimal("51.5"), unit="percent"),
        period=Period(date(2019, 1, 1), None),
    )
    return [the_listing(source), ended, owned]


def the_removal(source: str) -> Claim:
    roles = {"party": FAB, "list": LIST, "issuer": BIS, "instrument": SECOND}
    return make_claim(
        "ListingRemoval", source, roles, "table/1", period=Period(date(2025, 6, 1), None), citation="90 FR 14046"
    )


def store_of(claims: list[Claim]) -> ox.Store:
    reading = Reading(Source("list", "list", "A list"), ENTITIES, tuple(claims), Ledger(len(claims)))
    return assemble(reconcile([reading]))[0]


def round_trip(claims: list[Claim], folder: Path) -> Reading:
    export(store_of(claims), "ftm", folder / "entities.ftm.json")
    reading = ftm.read(folder / "entities.ftm.json", None)
    assert reading.ledger.rejections == []
    return reading


def propositions(claims: list[Claim] | tuple[Claim, ...]) -> set[str]:
    return {claim.proposition for claim in claims}


def test_listings_and_ownership_say_the_same_after_the_round_trip(tmp_path: Path):
    returned = round_trip(the_claims("list"), tmp_path)
    assert propositions(returned.claims) == propositions(the_claims("list"))
    assert {claim.citation for claim in returned.claims} == {"89 FR 96836; 90 FR 14046", None}


def test_parties_are_the_same_after_the_round_trip(tmp_path: Path):
    returned = {entity.iri: entity for entity in round_trip(the_claims("list"), tmp_path).entities}
    assert returned[FAB].cls == "Company"
    assert set(returned[FAB].labels) == set(ENTITIES[0].labels)
    assert returned[PARENT] == replace(ENTITIES[1], labels=(Label("Ten Holding", "en", "pref"),))
    assert returned[SHIP].cls == "Vessel"
    assert returned[BIS].labels == (Label("Bureau of Industry and Security", "en", "pref"),)
    assert returned[MADE_UP].labels == (Label("Made-up List", "en", "pref"),)


def test_a_listing_that_was_removed_has_its_last_day_and_the_removal_its_own_claim(tmp_path: Path):
    returned = round_trip([*the_claims("list"), the_removal("list")], tmp_path)
    ended = replace(the_listing("list"), period=Period(date(2024, 12, 2), date(2025, 5, 31)))
    assert propositions(returned.claims) == propositions([ended, *the_claims("list")[1:], the_removal("list")])


def test_a_sanction_is_written_as_opensanctions_writes_it(tmp_path: Path):
    count = export(store_of(the_claims("list")), "ftm", tmp_path / "out.json")
    lines = [json.loads(line) for line in (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()]
    assert count == len(lines)
    (written,) = [line["properties"] for line in lines if line["properties"].get("program") == ["Entity List"]]
    assert written == {
        "authority": ["Bureau of Industry and Security"],
        "authorityId": ["89 FR 96836", "90 FR 14046"],
        "entity": ["chipcontrols-company-ten-fabs"],
        "program": ["Entity List"],
        "programUrl": [LIST],
        "provisions": ["Presumption of denial"],
        "publisherUrl": [BIS],
        "reason": [TERMS["licenceRequirement"]],
        "startDate": ["2024-12-02"],
        "summary": [TERMS["scope"]],
    }


def test_the_model_finds_nothing_wrong_with_an_entity(tmp_path: Path):
    from followthemoney import model

    cited = "70 F.R. 32743 6/6/05 72 F.R. 6712 2/13/07, 84 FR 22961; 85 FR 29852, 85 FR 36720, 87 FR 6026, 87 FR 55250"
    export(store_of([replace(the_listing("list"), citation=cited)]), "ftm", tmp_path / "out.json")
    lines = [json.loads(line) for line in (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        schema = model.get(line["schema"])
        assert schema is not None
        assert schema.validate(line) is None
    (ids,) = (line["properties"]["authorityId"] for line in lines if line["schema"] == "Sanction")
    assert ids == [
        "70 F.R. 32743 6/6/05", "72 F.R. 6712 2/13/07", "84 FR 22961", "85 FR 29852", "85 FR 36720", "87 FR 6026",
        "87 FR 55250",
    ]  # fmt: skip


def test_equal_graphs_give_equal_bytes(tmp_path: Path):
    claims = the_claims("list")
    export(store_of(claims), "ftm", tmp_path / "one.json")
    export(store_of(claims[::-1]), "ftm", tmp_path / "other.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()


def test_a_listing_of_a_document_without_a_list_stays_at_home(tmp_path: Path):
    bare = make_claim("EntityListing", "list", {"party": FAB}, "patterns/1")
    assert round_trip([bare], tmp_path).claims == ()


def test_groups_of_agents_stay_at_home(tmp_path: Path):
    group = Entity(entity_iri("group", "makers"), "AgentGroup", (Label("Makers", "en", "pref"),))
    reading = Reading(Source("list", "list", "A list"), (*ENTITIES, group), (), Ledger())
    export(assemble(reconcile([reading]))[0], "ftm", tmp_path / "out.json")
    assert "Makers" not in (tmp_path / "out.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("low", "high", "text"), [("25", "50", "25-50"), ("50", None, "50-100"), (None, "10", "0-10")])
def test_a_range_of_shares_is_written_with_both_bounds(low: str, high: str, text: str, tmp_path: Path):
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    value = Quantity(None, *bounds, unit="percent")
    claim = make_claim("Ownership", "list", {"owner": PARENT, "owned": FAB}, "table/1", value=value)
    export(store_of([claim]), "ftm", tmp_path / "out.json")
    lines = [json.loads(line) for line in (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()]
    assert [line["properties"]["percentage"] for line in lines if line["schema"] == "Ownership"] == [[text]]
