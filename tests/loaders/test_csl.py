"""The Consolidated Screening List on made-up entries in its official layouts, and on the list where it is at hand."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from chipcontrols.loaders import csl
from chipcontrols.loaders.claim import Claim, Entity, Label, Period, entity_iri
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading

ABOUT = yaml.safe_load(csl.DESCRIPTION.read_text(encoding="utf-8"))
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
TREASURY = "Specially Designated Nationals (SDN) - Treasury Department"
DAY = date(2026, 7, 31)


def an_entry(record: str = "e1", **cells: str) -> dict[str, str]:
    """A made-up entry of the Entity List."""
    return {
        "_id": record,
        "source": ENTITY_LIST,
        "name": "Ten Fabs Co., Ltd.",
        "addresses": "CN",
        "federal_register_notice": "89 FR 96836; 90 FR 14046",
        "license_requirement": "For all items subject to the EAR (See §734.9(e)(3) of the EAR)5",
        "license_policy": "Presumption of denial",
        "source_list_url": "https://example.org/list",
        **cells,
    }


def as_csv(path: Path, *entries: dict[str, str], columns: list[str] | None = None) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, columns or ABOUT["columns"], restval="", extrasaction="ignore")
        lines.writeheader()
        lines.writerows(entries)
    return path


def as_json(path: Path, *entries: dict[str, object]) -> Path:
    path.write_text(json.dumps({"search_performed_at": "2026-07-31", "results": entries}), encoding="utf-8")
    return path


@pytest.fixture()
def description(tmp_path: Path) -> Path:
    """The description of the list, but for a list of 1 to 9 entries."""
    path = tmp_path / "small.yml"
    path.write_text(yaml.safe_dump({**ABOUT, "rows": {"min": 1, "max": 9}}), encoding="utf-8")
    return path


@pytest.fixture()
def read(tmp_path: Path, description: Path):
    """A function that reads entries as the CSV file of a list."""
    return lambda *entries: csl.read(as_csv(tmp_path / "list.csv", *entries), DAY, description)


def listings(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.kind == "EntityListing"]


def parties(reading: Reading) -> list[Entity]:
    return [entity for entity in reading.entities if "/party/" in entity.iri]


def roles(claim: Claim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, iri in claim.roles:
        found.setdefault(name, []).append(iri.partition("/id/")[2])
    return found


def rejections(reading: Reading) -> list[tuple[str, str]]:
    return [(rejection.code, rejection.place) for rejection in reading.ledger.rejections]


def test_an_entry_is_a_listing_with_its_terms_as_data_and_verbatim(read):
    reading = read(an_entry(remarks="made up", start_date="2024-12-02"))
    (claim,) = listings(reading)
    (party,) = parties(reading)
    assert roles(claim) == {
        "footnote": ["footnote/5"],
        "instrument": ["instrument/89-fr-96830"],  # the entry cites an inner page of the rule
        "issuer": ["agency/bureau-of-industry-and-security"],
        "list": ["list/entity-list"],
        "modifiedBy": ["instrument/90-fr-14046"],
        "party": [party.iri.partition("/id/")[2]],
        "reviewPolicy": ["licence-policy/presumption-of-denial"],
    }
    assert dict(claim.details) == {
        "licenceRequirement": "For all items subject to the EAR (See §734.9(e)(3) of the EAR)5",
        "reviewPolicyText": "Presumption of denial",
    }
    assert claim.citation == "89 FR 96836; 90 FR 14046"
    assert claim.period == Period(date(2024, 12, 2), None)
    assert claim.remarks == (("note", "made up"),)
    assert claim.evidence[0].record == "e1"
    assert reading.source.as_of == DAY
    assert party.properties == (("chip:basedIn", entity_iri("country", "cn")),)
    assert (reading.ledger.read, reading.ledger.loaded) == (1, 1)


def test_the_scope_of_an_entry_is_data_and_no_part_of_the_name(read):
    reading = read(an_entry(name="Ten Fabs Co., Ltd.; and any successor, sub-unit, or subsidiary thereof"))
    assert parties(reading)[0].labels == (Label("Ten Fabs Co., Ltd.", "en", "pref"),)
    assert dict(listings(reading)[0].details)["scope"] == "and any successor, sub-unit, or subsidiary thereof"


def test_an_alias_cell_holds_names_in_several_forms(read):
    cell = "TF;\xa0Ten\xa0Fabs Limited; -Fab 10; Decem (f.k.a., Novem); Ten Fabs Co., Ltd.;"
    labels = parties(read(an_entry(alt_names=cell)))[0].labels
    assert [label.text for label in labels] == [
        "Ten Fabs Co., Ltd.",
        "TF",
        "Ten Fabs Limited",
        "Fab 10",
        "Decem",
        "Novem",
    ]
    assert [label.kind for label in labels] == ["pref"] + 5 * ["alt"]


def test_an_alias_that_belongs_to_another_party_is_moved_off_with_a_remark(tmp_path: Path):
    leak = {"Wrong Ltd.": {"aliases": ["Right Tools"], "of": "Right Ltd.", "why": "its entry bears it too"}}
    about = {**ABOUT, "rows": {"min": 1, "max": 9}, "lookups": {**ABOUT["lookups"], "leaks": leak}}
    description = tmp_path / "leak.yml"
    description.write_text(yaml.safe_dump(about), encoding="utf-8")
    entry = an_entry(name="Wrong Ltd.", alt_names="Right Tools; Wrong Tools")
    reading = csl.read(as_csv(tmp_path / "list.csv", entry), DAY, description)
    assert [label.text for label in parties(reading)[0].labels] == ["Wrong Ltd.", "Wrong Tools"]
    note = "The entry also bears the aliases Right Tools, which are those of Right Ltd.: its entry bears it too."
    assert listings(reading)[0].remarks == (("note", note),)


def test_an_entry_that_stands_twice_is_one_listing_with_two_records(read):
    first, second = (
        an_entry("e1", federal_register_notice="87 FR 77508"),
        an_entry("e2", federal_register_notice="87 FR 77505"),
    )
    reading = read(first, second)
    (claim,) = listings(reading)
    assert [evidence.record for evidence in claim.evidence] == ["e1", "e2"]
    assert len(parties(reading)) == 1
    assert reading.ledger.loaded == 2


def test_namesakes_in_two_countries_are_two_parties(read):
    reading = read(an_entry("e1"), an_entry("e2", addresses="HK"))
    assert len({party.iri for party in parties(reading)}) == 2


def test_a_street_does_not_make_another_party(read):
    bare = parties(read(an_entry(addresses="CN; HK")))[0]
    full = parties(read(an_entry(addresses="No. 1, First Road, Beijing, 100000, CN; Unit 2, Second Road, HK")))[0]
    assert bare == full


def test_places_that_are_no_country_of_the_tables_are_kept_in_words(read):
    reading = read(an_entry(addresses="TURKIYE; XK; REGION: KASHMIR"))
    based = [str(iri).partition("/id/")[2] for _, iri in parties(reading)[0].properties]
    assert based == ["country/tr", "place/kosovo"]
    assert [entity.cls for entity in reading.entities if entity.iri.endswith("place/kosovo")] == ["Place"]
    assert listings(reading)[0].remarks == (("note", "The list gives the place REGION: KASHMIR."),)


LACKS_DIGIT = "Footnote {} follows from the section cited; the entry lacks its digit."
OTHER_SECTION = "Footnote 5 stands as a digit; the section cited is not that of the footnote."
UNCLEAR = "The section cited holds for several footnotes, and the entry bears no digit that says which."
TERMS = [
    ("All items (See §734.9(e)(2) of the EAR)4.", ["4"], None),
    ("All items, see §§ 734.9(e)1, and 744.11 of the EAR2", ["1", "2"], None),
    ("All items (See §734.9(g), 3 §746.8(a)(3) of the EAR).", ["3"], None),
    ("All items (See §§ 734.9(e) and 744.11 of the EAR)4", ["4"], None),
    ("All items (See §734.9(e)(2) of the EAR)", ["4"], LACKS_DIGIT.format(4)),
    ("All items (See §734.9(g) of the EAR)", ["3"], LACKS_DIGIT.format(3)),
    ("All items (See §744.11 of the EAR)5", ["5"], OTHER_SECTION),
    ("All items (See §734.9(e) of the EAR)", [], UNCLEAR),
    ("Items on the CCL listed in supplement no. 4 of the EAR", [], None),
]


@pytest.mark.parametrize(("requirement", "marks", "note"), TERMS)
def test_a_footnote_is_found_by_its_digit_and_by_the_section_cited(read, requirement: str, marks: list[str], note: str):
    (claim,) = listings(read(an_entry(license_requirement=requirement)))
    assert roles(claim).get("footnote", []) == [f"footnote/{mark}" for mark in marks]
    assert claim.remarks == (() if note is None else (("note", note),))


POLICIES = {
    "Presumption for denial.": "presumption-of-denial",
    "Policy of denial. See § 746.8(b)": "policy-of-denial",
    "Policy of denial for all items apart from food, which is reviewed case by case": "split-by-item",
    "Case-by-case for items on the CCL. Presumption of approval for the rest": "split-by-item",
    "Presumption of approval for EAR99 items": "split-by-item",
    "Case-by-Case review for licenses for the safety of aircraft.": "split-by-item",
    "Case-by-case review.": "case-by-case",
    "See § 744.2(d) of the EAR": "no-stated-policy",
}


@pytest.mark.parametrize(("words", "concept"), POLICIES.items())
def test_the_review_policy_is_a_concept_too(read, words: str, concept: str):
    assert roles(listings(read(an_entry(license_policy=words)))[0])["reviewPolicy"] == [f"licence-policy/{concept}"]


def test_a_party_of_a_list_without_licence_terms_has_none(read):
    entry = {
        "_id": "s1",
        "source": TREASURY,
        "entity_number": "77",
        "type": "Vessel",
        "programs": "XX; YY",
        "name": "SHIP",
    }
    reading = read(entry)
    (claim,) = listings(reading)
    assert parties(reading)[0].cls == "Vessel"
    assert set(roles(claim)) == {"party", "list", "issuer"}
    assert dict(claim.details) == {"programme": "XX; YY"}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"source": "Made-up List"}, "LIST"),
        ({"type": "Satellite"}, "TYPE-OF-PARTY"),
        ({"name": ""}, "MISSING"),
        ({"_id": "e1"}, "DUPLICATE"),
        ({"start_date": "2024-13-45"}, "DATE"),
        ({"source": TREASURY, "entity_number": "7", "type": "Vessel"}, "CLASS"),
    ],
)
def test_a_record_that_cannot_be_loaded_is_counted_and_the_rest_is_read(read, cells: dict[str, str], code: str):
    number_seven = {"_id": "e0", "source": TREASURY, "entity_number": "7", "type": "Entity", "name": "Seven"}
    reading = read(number_seven, an_entry(), an_entry("e2") | cells)
    assert rejections(reading) == [(code, "list.csv:4")]
    assert (reading.ledger.loaded, len(reading.claims)) == (2, 2)


def test_a_hostile_name_is_only_text(read):
    assert parties(read(an_entry(name="<script>alert(1)</script>")))[0].labels[0].text == "<script>alert(1)</script>"


def test_a_missing_a_renamed_and_a_new_column_stop_the_reading(tmp_path: Path, description: Path):
    for columns, words in (
        ([c for c in ABOUT["columns"] if c != "name"], "missing name, unknown none"),
        (["title_2" if c == "title" else c for c in ABOUT["columns"]], "missing title, unknown title_2"),
        ([*ABOUT["columns"], "risk"], "missing none, unknown risk"),
        ([*ABOUT["columns"], "name"], "missing none, unknown name"),
    ):
        with pytest.raises(WrongInput, match=words):
            csl.read(as_csv(tmp_path / "list.csv", an_entry(), columns=columns), DAY, description)


def test_the_order_of_columns_does_not_matter(tmp_path: Path, description: Path):
    one = csl.read(as_csv(tmp_path / "list.csv", an_entry()), DAY, description)
    other = csl.read(as_csv(tmp_path / "list.csv", an_entry(), columns=ABOUT["columns"][::-1]), DAY, description)
    assert (one.claims, one.entities) == (other.claims, other.entities)


def test_a_list_with_a_hole_or_twice_as_long_stops_the_reading(tmp_path: Path):
    few = as_csv(tmp_path / "list.csv", *(an_entry(f"e{n}") for n in range(15_000)))
    with pytest.raises(WrongInput, match="15000 rows, 20000 to 40000 are expected"):
        csl.read(few, DAY)
    twice = as_csv(tmp_path / "list.csv", *(an_entry(f"e{n}") for n in range(52_000)))
    with pytest.raises(WrongInput, match="52000 rows, 20000 to 40000 are expected"):
        csl.read(twice, DAY)


@pytest.mark.parametrize("data", [b"", b'"_id', b"\xff\xfe\x00", b"_id\n1\n"])
def test_a_file_that_is_no_list_stops_the_reading(data: bytes, tmp_path: Path, description: Path):
    (tmp_path / "list.csv").write_bytes(data)
    with pytest.raises(WrongInput, match=r"list\.csv"):
        csl.read(tmp_path / "list.csv", DAY, description)


def test_a_torn_row_is_counted(tmp_path: Path, description: Path):
    path = as_csv(tmp_path / "list.csv", an_entry())
    with path.open("a", encoding="utf-8") as file:
        file.write("e2,torn\n")
    reading = csl.read(path, DAY, description)
    assert rejections(reading) == [("CELLS", "list.csv:3")]
    assert reading.ledger.loaded == 1


def the_same_as_json(entry: dict[str, str]) -> dict[str, object]:
    """An entry in the keys and shapes of the API."""
    record: dict[str, object] = dict.fromkeys((c for c in ABOUT["columns"] if c != "_id"), None)
    record |= {key: value for key, value in entry.items() if key != "_id"}
    record |= {
        "id": entry["_id"],
        "country": "CN",
        "programs": [],
        "ids": [{"type": "Tax", "number": "1", "country": "CN"}],
    }
    record["alt_names"] = entry["alt_names"].split("; ")
    record["addresses"] = [{"address": "No. 1", "city": "Beijing", "postal_code": "1", "country": "CN", "state": None}]
    return record


def test_the_json_form_says_the_same(tmp_path: Path, description: Path):
    entry = an_entry(alt_names="TF; Ten Fabs Limited;Fab 10")
    from_csv = csl.read(as_csv(tmp_path / "list.csv", entry), DAY, description)
    from_json = csl.read(as_json(tmp_path / "list.json", the_same_as_json(entry)), DAY, description)
    assert from_json.claims == from_csv.claims
    assert from_json.entities == from_csv.entities


def test_a_json_record_may_lack_keys_but_not_all_records_the_same(tmp_path: Path, description: Path):
    entry = the_same_as_json(an_entry(alt_names="TF"))
    ship = {"id": "s1", "source": TREASURY, "name": "SHIP", "type": "Vessel", "entity_number": 77}
    assert csl.read(as_json(tmp_path / "list.json", entry, ship), DAY, description).ledger.loaded == 2
    with pytest.raises(WrongInput, match="missing programs, addresses"):
        csl.read(as_json(tmp_path / "list.json", ship), DAY, description)
    with pytest.raises(WrongInput, match="unknown risk"):
        csl.read(as_json(tmp_path / "list.json", {**entry, "risk": 1}), DAY, description)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"results": 5}', '{"results": [5]}', '{"total": 1}', "[" * 100_000])
def test_json_that_is_no_list_stops_the_reading(text: str, tmp_path: Path, description: Path):
    (tmp_path / "list.json").write_text(text, encoding="utf-8")
    with pytest.raises(WrongInput, match="no JSON of the list"):
        csl.read(tmp_path / "list.json", DAY, description)


@pytest.fixture(scope="module")
def whole(shared: Path) -> Reading:
    """The reading of the list of 31 July 2026."""
    return csl.read(shared / "data/csl/consolidated.csv", DAY)


@pytest.mark.shared
def test_every_record_of_the_list_is_loaded_or_rejected(whole: Reading):
    assert whole.ledger.read == 25_921
    assert sum(len(claim.evidence) for claim in whole.claims) == whole.ledger.loaded == 25_921


@pytest.mark.shared
def test_the_claims_of_the_list_are_well_typed(whole: Reading):
    from chipcontrols.loaders import reference
    from chipcontrols.loaders.check import fault

    known = [entity for reading in reference.read() for entity in reading.entities]
    classes = {entity.iri: entity.cls for entity in (*known, *whole.entities)}
    assert Counter(fault(claim, classes) for claim in whole.claims) == {None: len(whole.claims)}
    assert {iri for party in parties(whole) for _, iri in party.properties} <= classes.keys()


@pytest.mark.shared
def test_the_rule_of_december_2024_added_140_parties_and_changed_14(whole: Reading):
    rule = "instrument/89-fr-96830"
    countries = {party.iri: [iri for _, iri in party.properties] for party in parties(whole)}
    added = [c for c in whole.claims if rule in roles(c).get("instrument", [])]
    changed = [c for c in whole.claims if rule in roles(c).get("modifiedBy", [])]
    assert (len(added), len(changed)) == (140, 14)
    based = Counter(countries[iri][0].rsplit("/", 1)[1] for c in added for name, iri in c.roles if name == "party")
    assert based == {"cn": 136, "kr": 2, "jp": 1, "sg": 1}


@pytest.mark.shared
def test_footnotes_are_counted_by_digit_and_section(whole: Reading):
    found = Counter(mark for claim in whole.claims for mark in roles(claim).get("footnote", []))
    assert found == {"footnote/1": 156, "footnote/2": 156, "footnote/3": 770, "footnote/4": 95, "footnote/5": 16}
    differ = [text for claim in whole.claims for name, text in claim.remarks if name == "note" and "ootnote" in text]
    assert len(differ) == 7  # one lacks its 4, five lack their 3, one cites a section that holds for several


@pytest.mark.shared
def test_leaked_aliases_stand_only_where_they_belong(whole: Reading):
    bearers: dict[str, list[str]] = {}
    for party in parties(whole):
        for label in party.labels:
            bearers.setdefault(label.text, []).append(party.labels[0].text)
    for name, leak in ABOUT["lookups"]["leaks"].items():
        assert bearers[name] == [name]
        for alias in leak["aliases"]:
            assert bearers[alias] == [leak["of"]], alias
