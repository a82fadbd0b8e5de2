"""Exposure on a made-up chain: a rule lists a fab; a lens goes into its process by two routes; a chip is sold on."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from derived import derived_store

from chipcontrols.graph.chokepoints import chokepoints, cuts
from chipcontrols.graph.cli import app
from chipcontrols.graph.exposed import exposed
from chipcontrols.graph.exposure import dependences, paths, relations
from chipcontrols.loaders.claim import BASE
from chipcontrols.ontology.frames import frames

DATA = """
@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
@prefix claim: <https://w3id.org/chipcontrols/claim/> .
@prefix c: <https://w3id.org/chipcontrols/id/company/> .
@prefix p: <https://w3id.org/chipcontrols/id/product/> .
@prefix t: <https://w3id.org/chipcontrols/id/technology/> .
@prefix cn: <https://w3id.org/chipcontrols/id/country/> .
@prefix i: <https://w3id.org/chipcontrols/id/instrument/> .
@prefix s: <https://w3id.org/chipcontrols/source/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
s:x {
  claim:list a chip:EntityListing ; chip:instrument i:rule ; chip:party c:fab ; chip:modality chip:asserted .
  claim:other a chip:EntityListing ; chip:instrument i:second ; chip:party c:fab ; chip:modality chip:asserted .
  claim:share a chip:MarketShare ; chip:holder c:lens ; chip:market t:lens ; chip:value 60.0 ; chip:unit unit:PERCENT ;
    chip:modality chip:estimated .
  claim:none a chip:MarketShare ; chip:holder c:nobody ; chip:market t:lens ; chip:value 0 ; chip:unit unit:PERCENT ;
    chip:modality chip:estimated .
  claim:lens-dry a chip:Dependence ; chip:dependency t:lens ; chip:dependent t:dry ; chip:modality chip:asserted .
  claim:lens-wet a chip:Dependence ; chip:dependency t:lens ; chip:dependent t:wet ; chip:modality chip:asserted .
  claim:dry a chip:Dependence ; chip:dependency t:dry ; chip:dependent t:litho ; chip:modality chip:forecast .
  claim:wet a chip:Dependence ; chip:dependency t:wet ; chip:dependent t:litho ; chip:modality chip:reported .
  claim:make a chip:Manufacture ; chip:manufacturer c:fab ; chip:item p:m ; chip:modality chip:asserted .
  claim:buy-1 a chip:Purchase ; chip:seller c:fab ; chip:buyer c:buyer ; chip:item p:m ; chip:modality chip:reported .
  claim:buy-2 a chip:PlannedPurchase ; chip:buyer c:buyer ; chip:item p:m ; chip:modality chip:planned .
  claim:tool a chip:SupplyRelation ; chip:supplier c:lens ; chip:customer c:fab ; chip:modality chip:reported .
  claim:same a chip:SameParty ; chip:entity c:buyer ; chip:party <https://w3id.org/chipcontrols/id/party/1> .
  claim:own a chip:Ownership ; chip:owner <https://w3id.org/chipcontrols/id/party/1> ; chip:owned c:cloud ;
    chip:modality chip:estimated .
  c:lens a chip:Company ; skos:prefLabel "Lens"@en ; chip:basedIn cn:de .
  cn:de a chip:Country ; skos:prefLabel "Germany"@en .
  t:lens a chip:Technology ; skos:prefLabel "Lenses"@en .
  c:nobody a chip:Company .
}
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return derived_store(DATA)


def walks(store: ox.Store, start: str, hops: int, direction: str) -> dict[str, str]:
    found = paths(dependences(store), f"{BASE}id/{start}", hops, direction)  # type: ignore[arg-type]
    return {" ".join(node.removeprefix(f"{BASE}id/") for node in path.nodes): path.modality for path in found}


def test_every_row_of_the_table_names_a_kind_and_its_roles():
    for kind, start, end, _ in relations():
        assert {start, end} <= set(frames()[kind].roles), kind


def test_down_leads_to_those_who_depend_and_the_weakest_step_says_how_sure(store: ox.Store):
    assert walks(store, "company/fab", 2, "down") == {
        "company/fab product/m": "asserted",
        "company/fab company/buyer": "reported",
        "company/fab product/m company/buyer": "reported",  # the surest claim of a step counts: it was bought as well
        "company/fab company/buyer company/cloud": "estimated",  # owned by a party that is decided to be the buyer
    }


def test_up_leads_to_what_it_depends_on(store: ox.Store):
    assert walks(store, "technology/litho", 2, "up") == {
        "technology/litho technology/dry": "forecast",
        "technology/litho technology/wet": "reported",
        "technology/litho technology/dry technology/lens": "forecast",
        "technology/litho technology/wet technology/lens": "reported",
    }


def test_a_rule_reaches_its_parties_first_and_no_path_runs_through_another_rule(store: ox.Store):
    assert walks(store, "instrument/rule", 1, "up") == {
        "instrument/rule company/fab": "asserted",
        "instrument/rule company/fab company/lens": "reported",
    }
    assert set(walks(store, "instrument/rule", 1, "down")) == {
        "instrument/rule company/fab",
        "instrument/rule company/fab product/m",
        "instrument/rule company/fab company/buyer",
    }


def test_a_step_holds_all_claims_that_say_so(store: ox.Store):
    found = paths(dependences(store), f"{BASE}id/product/m", 1, "down")
    (path,) = found
    assert [claim.rsplit("/", 1)[1] for claim in path.steps[0].claims] == ["buy-1", "buy-2"]


def test_chokepoints_are_what_all_paths_pass_through(store: ox.Store):
    found = paths(dependences(store), f"{BASE}id/company/lens", 3, "down")
    cut_off = {
        point.entity.rsplit("/", 1)[1]: [end.rsplit("/", 1)[1] for end in point.cuts_off]
        for point in chokepoints(found)
    }
    assert cut_off == {"fab": ["buyer", "cloud", "m"], "buyer": ["cloud"], "lens": ["dry", "litho", "wet"]}
    assert cuts(found) == []


def test_two_routes_have_no_chokepoint_and_a_cut_set_of_two(store: ox.Store):
    found = paths(dependences(store), f"{BASE}id/technology/lens", 2, "down")
    assert chokepoints(found) == []
    assert [(cut.end, cut.entities) for cut in cuts(found)] == [
        (f"{BASE}id/technology/litho", (f"{BASE}id/technology/dry", f"{BASE}id/technology/wet"))
    ]


def test_the_record_bounds_what_no_source_states(store: ox.Store):
    record = exposed(store, f"{BASE}id/technology/litho", 3, "up")
    (lens,) = [row for row in record["affected"] if row["iri"].endswith("company/lens")]
    assert (lens["country"], lens["steps"], lens["paths"], lens["modality"]) == ("Germany", 3, 2, "estimated")
    (row,) = record["concentration"]
    assert (row["input"], row["known"], row["largest"], row["largestMost"]) == ("Lenses", "60", "60", "60")
    assert (row["indexLeast"], row["indexMost"]) == ("3,600", "5,200")


def test_a_claim_less_and_the_path_is_gone(store: ox.Store):
    less = ox.Store()
    less.extend(quad for quad in store if quad.subject.value != f"{BASE}claim/wet")
    assert [name for name in walks(less, "technology/litho", 2, "up") if "wet" in name] == []


def test_an_entity_without_relations_is_exposed_to_nothing(store: ox.Store):
    assert exposed(store, f"{BASE}id/company/nobody", 3, "down")["affected"] == []


def test_the_command_gives_every_path_with_its_claims(sample_build, capsys: pytest.CaptureFixture[str]):
    app(
        ["exposure", "Wingtech", "--format", "json", "--build", str(sample_build), "--as-of", "2025-10-01"],
        standalone_mode=False,
    )
    record = json.loads(capsys.readouterr().out)
    assert [row["label"] for row in record["affected"]] == ["Nexperia"]
    (path,) = record["paths"]
    assert [(step["verb"], len(step["claims"])) for step in path["steps"]] == [("owns", 1)]
    assert (record["as_of"], record["known"]) == ("2025-10-01", None)


@pytest.mark.parametrize(
    ("asked", "head"),
    [(("Nexperia", "--direction", "up"), "depended on"), (("90 FR 47201", "--direction", "up"), "reached"),
     (("Wingtech",), "affected")],
)  # fmt: skip
def test_the_table_is_headed_by_what_it_shows(
    asked: tuple[str, ...], head: str, sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app(["exposure", *asked, "--build", str(sample_build)], standalone_mode=False)
    told = capsys.readouterr()
    assert f" {head}, " in " ".join(told.err.split())
    assert all(f"┃ {head} " in line for line in told.out.splitlines() if " country ┃ steps " in line)


def without(store: ox.Store, claim: str) -> ox.Store:
    less = ox.Store()
    less.extend(quad for quad in store if quad.subject.value != claim)
    return less


@pytest.mark.parametrize(
    ("start", "direction"),
    [("instrument/rule", "up"), ("instrument/rule", "down"), ("company/lens", "down"), ("technology/litho", "up")],
)
def test_no_answer_outlives_its_premises(store: ox.Store, start: str, direction: str):
    """Each claim behind a path is needed: without it the step is gone, or rests on the other claims that say so."""
    record = exposed(store, f"{BASE}id/{start}", 3, direction)  # type: ignore[arg-type]
    steps = [step for path in record["paths"] for step in path["steps"]]
    claims = {claim for step in steps for claim in step["claims"]}
    assert {claim for row in record["affected"] for claim in row["premises"]} <= claims
    assert record["premises"].keys() == {claim for row in record["affected"] for claim in row["premises"]}
    for claim in claims:
        changed = exposed(without(store, claim), f"{BASE}id/{start}", 3, direction)  # type: ignore[arg-type]
        assert changed != record
        assert claim not in {c for path in changed["paths"] for step in path["steps"] for c in step["claims"]}
        alone = [step for step in steps if step["claims"] == [claim]]
        ends = {(step["from"]["iri"], step["to"]["iri"]) for step in alone}
        left = {(s["from"]["iri"], s["to"]["iri"]) for path in changed["paths"] for s in path["steps"]}
        assert ends.isdisjoint(left)


def test_the_command_names_the_premises_in_words(sample_build, capsys: pytest.CaptureFixture[str]):
    app(["exposure", "Wingtech", "--build", str(sample_build), "--as-of", "2025-10-01"], standalone_mode=False)
    printed = capsys.readouterr().out.splitlines()
    assert "owns Nexperia [1]" in " ".join(printed)
    assert printed[-2].startswith("1. Ownership: owned Nexperia, owner Wingtech; at least 50 percent [")
    assert printed[-1].startswith("Data: reference-ownership ")


SALES = """
  claim:there a chip:MarketShare ; chip:holder c:lens ; chip:market cn:de ; chip:value 90.0 ; chip:unit unit:PERCENT ;
    chip:modality chip:asserted .
  claim:sold a chip:Sale ; chip:seller c:lens ; chip:buyer cn:de ; chip:item p:m ; chip:modality chip:asserted .
  claim:home a chip:MarketShare ; chip:holder cn:de ; chip:market t:wafer ; chip:value 40.0 ; chip:unit unit:PERCENT ;
    chip:modality chip:asserted .
"""


def test_no_path_runs_on_through_a_country_and_nobody_provides_one():
    sold = derived_store(DATA.replace("  claim:list a", f"{SALES}  claim:list a"))
    assert walks(sold, "country/de", 2, "down") == {"country/de technology/wafer": "asserted"}
    assert "company/lens country/de" in walks(sold, "company/lens", 2, "down")
    assert not [walk for walk in walks(sold, "company/lens", 4, "down") if walk.endswith("technology/wafer")]
    assert walks(sold, "technology/wafer", 3, "up") == {"technology/wafer country/de": "asserted"}
    inputs = {row["input"] for row in exposed(sold, f"{BASE}id/company/lens", 2, "down")["concentration"]}
    assert inputs == {"Lenses"}
