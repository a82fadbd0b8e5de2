"""What was true on a day and what was known by a day, on a made-up graph of one firm, its listing and its deals."""

from datetime import date

import pyoxigraph as ox
import pytest
from derived import derived_store

from chipcontrols.graph.claims import claims
from chipcontrols.graph.moment import copy_of, moment

CHIP = "https://w3id.org/chipcontrols/ontology#"
DATA = """
@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
@prefix claim: <https://w3id.org/chipcontrols/claim/> .
@prefix co: <https://w3id.org/chipcontrols/id/company/> .
@prefix ev: <https://w3id.org/chipcontrols/evidence/> .
@prefix ins: <https://w3id.org/chipcontrols/id/instrument/> .
@prefix source: <https://w3id.org/chipcontrols/source/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

source:list { source:list chip:sourceKind "list" ; chip:asOf "2026-01-01"^^xsd:date .
  claim:listed a chip:EntityListing ; chip:party co:fab ; chip:instrument ins:rule ; prov:wasDerivedFrom source:list ;
    chip:start "2022-12-16"^^xsd:date ; chip:end "2025-06-30"^^xsd:date ;
    chip:modality chip:asserted ; chip:evidence ev:row .
  ev:row a chip:Evidence ; oa:hasSelector <https://w3id.org/chipcontrols/evidence/row#record> .
  <https://w3id.org/chipcontrols/evidence/row#record> a oa:FragmentSelector .
  claim:dateless a chip:EntityListing ; chip:party co:other ; chip:instrument ins:rule ; chip:modality chip:asserted ;
    prov:wasDerivedFrom source:list ; chip:evidence ev:row .
}
source:table { source:table chip:sourceKind "table" ; chip:asOf "2026-01-01"^^xsd:date ;
    dcterms:publisher "chipcontrols" .
  ins:rule a chip:Instrument ; skos:prefLabel "Rule"@en ; eli:date_publication "2022-12-19"^^xsd:date ;
    eli:first_date_entry_in_force "2022-12-16"^^xsd:date ; chip:suspendedOn "2024-05-01"^^xsd:date .
  ins:stay a chip:Instrument ; skos:prefLabel "Stay"@en ; eli:date_document "2024-04-20"^^xsd:date .
  claim:stays a chip:InstrumentAmendment ; chip:instrument ins:stay ; chip:amended ins:rule ;
    chip:modality chip:asserted ;
    prov:wasDerivedFrom source:table .
  claim:design a chip:Design ; chip:designer co:other ; chip:item co:thing ; chip:modality chip:asserted ;
    prov:wasDerivedFrom source:table .
  claim:held a chip:Ownership ; chip:owner co:fab ; chip:owned co:other ; chip:modality chip:asserted ;
    chip:statedOn "2023-03-03" ; prov:wasDerivedFrom source:table .
}
source:news { source:news chip:sourceKind "document" ; dcterms:issued "2024-02-02"^^xsd:date .
  claim:bought a chip:Purchase ; chip:buyer co:fab ; chip:item co:thing ; chip:modality chip:reported ;
    chip:start "2023-01-01"^^xsd:date ; chip:end "2023-12-31"^^xsd:date ; prov:wasDerivedFrom source:news .
}
source:undated { source:undated chip:sourceKind "document" .
  claim:sold a chip:Sale ; chip:seller co:fab ; chip:item co:thing ; chip:modality chip:reported ;
    chip:start "2024-01-01"^^xsd:date ; prov:wasDerivedFrom source:undated .
  claim:plan a chip:PlannedRelease ; chip:releaser co:fab ; chip:item co:thing ; chip:modality chip:planned ;
    chip:start "2027-01-01"^^xsd:date ; prov:wasDerivedFrom source:undated .
}
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return derived_store(DATA)


def kept(store: ox.Store) -> list[str]:
    return [record["id"].rsplit("/", 1)[1] for record in claims(store)]


ALL = ["bought", "dateless", "design", "held", "listed", "plan", "sold", "stays"]


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        ("2022-12-15", {"bought", "dateless", "listed", "plan", "sold"}),
        ("2022-12-16", {"bought", "plan", "sold"}),  # an entry without a day holds from the day of its rule
        ("2023-01-01", {"plan", "sold"}),
        ("2025-06-30", {"plan"}),  # the last day of the listing is a day of it; what was bought stays bought
        ("2025-07-01", {"listed", "plan"}),
        ("2027-01-01", {"listed"}),
    ],
)
def test_true_on_a_day(store: ox.Store, day: str, gone: set[str]):
    found = moment(store, as_of=date.fromisoformat(day))
    assert kept(found.store) == [name for name in ALL if name not in gone]
    assert (found.kept, found.untrue, found.unknown) == (8 - len(gone), len(gone), 0)


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        ("2022-12-18", {"bought", "dateless", "held", "listed", "sold", "stays"}),
        ("2022-12-19", {"bought", "held", "sold", "stays"}),  # the rule is published, and with it the entries
        ("2023-03-03", {"bought", "sold", "stays"}),
        ("2024-01-01", {"bought", "stays"}),  # nobody dates the sale; it cannot be known before it begins
        ("2024-02-02", {"stays"}),
        ("2024-04-20", set()),
    ],
)
def test_known_by_a_day(store: ox.Store, day: str, gone: set[str]):
    found = moment(store, known=date.fromisoformat(day))
    assert kept(found.store) == [name for name in ALL if name not in gone]
    assert (found.kept, found.untrue, found.unknown) == (8 - len(gone), 0, len(gone))


def test_a_suspension_is_not_known_before_the_instrument_that_brings_it(store: ox.Store):
    suspended = ox.NamedNode(CHIP + "suspendedOn")
    before = moment(store, known=date(2024, 4, 19)).store
    after = moment(store, known=date(2024, 4, 20)).store
    assert [len(list(one.quads_for_pattern(None, suspended, None))) for one in (before, after)] == [0, 1]


def test_an_end_that_a_later_act_set_is_not_known_before(store: ox.Store):
    end = ox.NamedNode(CHIP + "end")

    def ends(known: date) -> list[str]:
        found = moment(store, known=known).store.quads_for_pattern(None, end, None)
        return sorted(quad.subject.value.rsplit("/", 1)[1] for quad in found)

    assert ends(date(2025, 6, 29)) == ["bought"]
    assert ends(date(2025, 6, 30)) == ["bought", "listed"]


def test_what_is_derived_and_the_evidence_go_with_the_claims(store: ox.Store):
    def edges(graph: ox.Store) -> set[tuple[str, str]]:
        found = graph.quads_for_pattern(None, ox.NamedNode(CHIP + "listedBy"), None)
        return {(q.subject.value.rsplit("/", 1)[1], q.object.value.rsplit("/", 1)[1]) for q in found}

    evidence = ox.NamedNode("https://w3id.org/chipcontrols/evidence/row#record")
    later = moment(store, as_of=date(2026, 1, 1)).store
    assert edges(later) == {("other", "rule")}
    assert len(list(later.quads_for_pattern(evidence, None, None))) == 1  # another claim rests on it
    early = moment(store, as_of=date(2022, 1, 1)).store
    assert edges(early) == set()
    assert len(list(early.quads_for_pattern(evidence, None, None))) == 0


def test_both_times_together_and_the_graph_given_stays_whole(store: ox.Store):
    size = len(store)
    found = moment(store, as_of=date(2025, 7, 1), known=date(2024, 2, 1))
    assert kept(found.store) == ["dateless", "design", "held", "sold"]
    assert (found.kept, found.untrue, found.unknown, found.undated) == (4, 2, 2, 3)
    assert len(store) == size


def named(graph: ox.Store) -> list[str]:
    return sorted(text for text in map(str, graph) if "_:" not in text)


def test_without_a_time_nothing_is_lost(store: ox.Store):
    assert named(moment(store).store) == named(store)


def test_a_store_of_ones_own_is_changed_in_place_to_the_same(store: ox.Store):
    days = {"as_of": date(2025, 7, 1), "known": date(2024, 2, 1)}
    own = copy_of(store)
    found = moment(own, **days, in_place=True)
    assert found.store is own
    assert named(own) == named(moment(store, **days).store) != named(store)


CHANGED = """
source:list { source:list chip:sourceKind "list" ; chip:asOf "2026-01-01"^^xsd:date .
  claim:changed a chip:EntityListing ; chip:party co:fab ; chip:instrument ins:first ;
    chip:modifiedBy ins:second, ins:undated ; chip:footnote ins:mark ; chip:licenceRequirement "All items" ;
    prov:wasDerivedFrom source:list .
  claim:undated a chip:EntityListing ; chip:party co:other ; chip:instrument ins:undated ;
    prov:wasDerivedFrom source:list .
  claim:stays a chip:InstrumentAmendment ; chip:instrument ins:first, ins:second ; prov:wasDerivedFrom source:list .
  ins:first eli:date_publication "2019-05-21"^^xsd:date .
  ins:second eli:date_publication "2020-08-20"^^xsd:date .
}
"""


@pytest.mark.parametrize(
    ("day", "claims_kept", "told"),
    [
        ("2019-05-20", [], []),
        ("2019-05-21", ["changed"], ["instrument first", "modifiedBy undated"]),  # listed, on terms that nobody states
        (
            "2020-08-20",
            ["changed", "stays"],  # what two acts bring together is known with the later one
            [
                "footnote mark",
                "instrument first",
                "licenceRequirement All items",
                "modifiedBy second",
                "modifiedBy undated",
            ],
        ),
    ],
)
def test_a_listing_is_known_with_its_first_act_and_its_terms_with_the_last(
    day: str, claims_kept: list[str], told: list[str]
):
    prefixes = DATA[: DATA.index("source:list {")]
    found = moment(derived_store(prefixes + CHANGED), known=date.fromisoformat(day)).store
    assert kept(found) == claims_kept
    names = ("footnote", "instrument", "licenceRequirement", "modifiedBy")
    claim = ox.NamedNode("https://w3id.org/chipcontrols/claim/changed")
    quads = [(q.predicate.value.rpartition("#")[2], q.object.value) for q in found.quads_for_pattern(claim, None, None)]
    assert sorted(f"{name} {value.rsplit('/', 1)[-1]}" for name, value in quads if name in names) == told
