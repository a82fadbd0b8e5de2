"""Parties that are equally like a name, and from when and under which policy an entry holds."""

import pyoxigraph as ox
import pytest

from chipcontrols.graph.screen import Screener
from chipcontrols.graph.screening_text import as_table

TWICE = """
@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
@prefix claim: <https://w3id.org/chipcontrols/claim/> .
@prefix company: <https://w3id.org/chipcontrols/id/company/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix instrument: <https://w3id.org/chipcontrols/id/instrument/> .
@prefix lists: <https://w3id.org/chipcontrols/id/list/> .
@prefix party: <https://w3id.org/chipcontrols/id/party/> .
@prefix policy: <https://w3id.org/chipcontrols/id/licence-policy/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/chipcontrols/source/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
source:list {
  source:list a chip:Source ; chip:sourceKind "list" .
  lists:a skos:prefLabel "List A"@en . lists:b skos:prefLabel "List B"@en .
  policy:see skos:prefLabel "policy of the section cited"@en .
  instrument:i eli:first_date_entry_in_force "2024-12-02"^^xsd:date .
  claim:1 a chip:EntityListing ; chip:party party:1 ; chip:list lists:a .
  claim:2 a chip:EntityListing ; chip:party party:2 ; chip:list lists:b ; chip:instrument instrument:i ;
    chip:reviewPolicy policy:see ; chip:reviewPolicyText "See section 5" .
  claim:3 a chip:EntityListing ; chip:party party:3 ; chip:list lists:b ; chip:instrument instrument:j .
  claim:4 a chip:EntityListing ; chip:party party:4 ; chip:list lists:b .
  party:1 skos:prefLabel "VELMORA HOLDING CO., LTD."@en .
  party:2 skos:prefLabel "Velmora Holding Co., Ltd. (Velmora)"@en .
  party:3 skos:prefLabel "Velmora Holding Company Limited"@en .
  party:4 skos:prefLabel "Velmorra Holding Co., Ltd."@en .
}
source:identity {
  claim:5 a chip:SameParty ; chip:entity company:velmora ; chip:party party:1 , party:2 .
}
"""


@pytest.fixture(scope="module")
def twice() -> Screener:
    found = ox.Store()
    found.load(input=TWICE, format=ox.RdfFormat.TRIG)
    return Screener(found, ())


def test_entries_of_one_firm_and_equal_names_are_not_cut_apart(twice: Screener):
    record = twice.search("Velmora Holding Co., Ltd.", most=1)
    assert {match.party[-1] for match in record.matches} == {"1", "2", "3"}
    assert record.more == 1


def test_an_entry_begins_with_the_rule_it_cites_and_is_shown_with_the_section_of_its_policy(twice: Screener):
    record = twice.search("Velmora Holding Co., Ltd.")
    assert {entry.claim[-1]: entry.start for match in record.matches for entry in match.listings} == {
        "1": None, "2": "2024-12-02", "3": None, "4": None
    }  # fmt: skip
    assert "List B, since 2024-12-02, See section 5" in [row[3] for row in as_table([record])]
