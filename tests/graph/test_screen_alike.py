"""Parties that are equally like a name, and from when and under which policy an entry holds."""

import pytest
from derived import store_of

from chipcontrols.graph.screen import Screener
from chipcontrols.graph.screening_text import as_table

TWICE = """
source:list {
  source:list a chip:Source ; chip:sourceKind "list" .
  lists:a skos:prefLabel "List A"@en . lists:b skos:prefLabel "List B"@en .
  policy:see skos:prefLabel "policy of the section cited"@en .
  instrument:i eli:first_date_entry_in_force "2024-12-02"^^xsd:date .
  claim:1 a chip:EntityListing ; chip:party party:1 ; chip:list lists:a .
  claim:2 a chip:EntityListing ; chip:party party:2 ; chip:list lists:b ; chip:instrument instrument:i ;
    chip:reviewPolicy policy:see ; chip:reviewPolicyText "See section 5" .
  claim:3 a chip:EntityListing ; chip:party party:3 ; chip:list lists:b ; chip:instrument instrument:j ;
    chip:footnote <https://w3id.org/chipcontrols/id/footnote/5> .
  <https://w3id.org/chipcontrols/id/footnote/5> skos:prefLabel "footnote 5"@en .
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
    return Screener(store_of(TWICE), ())


def test_entries_of_one_firm_and_equal_names_are_not_cut_apart(twice: Screener):
    record = twice.search("Velmora Holding Co., Ltd.", most=1)
    assert {match.party[-1] for match in record.matches} == {"1", "2", "3"}
    assert record.more == 1


BRANCHES = """
source:list {
  source:list a chip:Source ; chip:sourceKind "list" .
  lists:a skos:prefLabel "List A"@en .
  claim:1 chip:party party:1 . claim:2 chip:party party:2 . claim:3 chip:party party:3 . claim:4 chip:party party:4 .
  claim:5 chip:party party:5 .
  party:1 skos:prefLabel "Qorvath Technologies Co., Ltd. (Qorvath)"@en , "珂沃"@zh ; chip:basedIn country:cn .
  party:2 skos:prefLabel "Qorvath Technologies (UK) Ltd."@en ; skos:altLabel "Qorvath Software Technologies"@en ;
    chip:basedIn country:gb .
  party:3 skos:prefLabel "Qorvath Dresden GmbH"@en ; chip:basedIn country:de .
  party:4 skos:prefLabel "Technologies of Leeds Ltd."@en ; chip:basedIn country:gb .
  party:5 skos:prefLabel "Qorvath Nowhere"@en .
}
"""


@pytest.mark.parametrize("name", ["Qorvath", "Qorvath Technologies Co., Ltd.", "珂沃"])
def test_a_country_reaches_the_parties_there_that_bear_the_name_of_one_elsewhere(name: str):
    screener = Screener(store_of(BRANCHES), ())
    record = screener.search(name, country="GB")
    (branch,) = (match for match in record.matches if match.countries)
    assert (branch.name, branch.score) == ("Qorvath Technologies (UK) Ltd.", pytest.approx(0.8, abs=0.005))
    assert branch.matched == branch.name
    assert branch.reasons == ("in GB, with the name of Qorvath Technologies Co., Ltd. (Qorvath) in its own",)
    assert "known to be in CN and not in GB" in {aside.reason for aside in record.set_aside}
    assert [match.countries for match in screener.screen(name, country="CN")][:1] == [("CN",)]


def test_an_entry_begins_with_the_rule_it_cites_and_is_shown_with_the_section_of_its_policy(twice: Screener):
    record = twice.search("Velmora Holding Co., Ltd.")
    assert {entry.claim[-1]: entry.start for match in record.matches for entry in match.listings} == {
        "1": None, "2": "2024-12-02", "3": None, "4": None
    }  # fmt: skip
    shown = [row[3] for row in as_table([record])]
    assert "List B, since 2024-12-02, See section 5" in shown
    assert "List B, footnote 5" in shown


PROPOSED = """
source:list {
  source:list a chip:Source ; chip:sourceKind "list" .
  claim:1 a chip:EntityListing ; chip:party party:1 . claim:2 a chip:EntityListing ; chip:party party:2 .
  party:1 skos:prefLabel "Suzhou Velmora Communications Ltd."@en . party:2 skos:prefLabel "Velmoro"@en .
}
source:table { company:velmora skos:prefLabel "Velmora"@en , "珂沃"@zh . }
source:identity {
  claim:3 a chip:SamePartyProposal ; chip:entity company:velmora ; chip:party party:1 ; chip:score 0.8 ;
    chip:reason "words missing" .
}
"""


@pytest.mark.parametrize("name", ["Velmora", "珂沃"])
def test_a_party_that_the_one_meant_may_be_is_no_negative(name: str):
    record = Screener(store_of(PROPOSED), ()).search(name)
    (match,) = record.matches
    assert (match.name, match.score) == ("Suzhou Velmora Communications Ltd.", pytest.approx(0.8, abs=0.005))
    assert match.reasons == ("perhaps Velmora, not yet decided", "words missing")
    assert [aside.name for aside in record.set_aside] == (["Velmoro"] if name == "Velmora" else [])
