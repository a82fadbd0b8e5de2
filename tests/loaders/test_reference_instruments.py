"""Instruments: dates as stated, citations of inner pages, amendments, and what a broken row does."""

import csv
from datetime import date
from pathlib import Path

import pytest

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Iri, Label, entity_iri
from chipcontrols.loaders.reference import read_table
from chipcontrols.loaders.table import open_table

TABLE = Path(reference.__file__).with_name("instruments.csv")


@pytest.fixture(scope="module")
def reading():
    return read_table("instruments")


@pytest.fixture(scope="module")
def entities(reading):
    return {entity.iri.rpartition("/")[2]: entity for entity in reading.entities}


def values(entity, curie):
    return [value for name, value in entity.properties if name == curie]


def names(entity, language="en"):
    return [label.text for label in entity.labels if label.language == language]


def test_the_rule_of_december_2024_has_its_three_dates_and_inner_pages(entities):
    rule = entities["89-fr-96830"]
    assert values(rule, "eli:date_document") == [date(2024, 12, 2)]
    assert values(rule, "eli:date_publication") == [date(2024, 12, 5)]
    assert values(rule, "eli:first_date_entry_in_force") == [date(2024, 12, 2)]
    assert values(rule, "eli:id_local") == ["89 FR 96830"]
    assert values(rule, "chip:documentNumber") == ["2024-28267"]
    assert set(names(rule)) >= {"89 FR 96830", "89 FR 96836", "89 FR 96837", "US-EL-2024-12"}


def test_a_rule_in_force_on_several_days_keeps_each(entities):
    rule = entities["87-fr-62186"]
    assert values(rule, "eli:first_date_entry_in_force") == [date(2022, 10, 7)]
    assert values(rule, "chip:furtherInForceOn") == [date(2022, 10, 12), date(2022, 10, 21)]


def test_words_on_expiry_stay_words(entities):
    letter = entities["us-iil-2022-08-a100"]
    assert values(letter, "eli:date_no_longer_in_force") == []
    assert values(letter, "chip:expiryNote") == ["superseded 2022-10-21 by the published rule"]


def test_a_stay_keeps_the_instrument_and_its_two_days(entities):
    rule = entities["90-fr-47201"]
    assert values(rule, "chip:suspendedOn") == [date(2025, 11, 10)]
    assert values(rule, "chip:suspendedUntil") == [date(2026, 11, 9)]
    assert values(rule, "chip:resumesOn") == [date(2026, 11, 10)]
    assert "50 percent rule" in names(rule)


def test_a_clean_last_day_is_a_date(entities):
    assert values(entities["cn-2025-70"], "eli:date_no_longer_in_force") == [date(2026, 11, 10)]


def test_a_month_is_no_day_of_the_document(reading, entities):
    assert values(entities["us-draft-2026-03-global"], "eli:date_document") == []
    claims = [c for c in reading.claims if c.evidence[0].record == "US-DRAFT-2026-03-GLOBAL"]
    assert [(c.kind, c.period.start, c.period.end, c.period.label) for c in claims] == [
        ("InstrumentIssuance", date(2026, 3, 1), date(2026, 3, 31), "2026-03")
    ]


def test_the_issuer_is_an_agency_and_the_amended_an_instrument(reading):
    claims = [c for c in reading.claims if c.evidence[0].record == "US-EL-2024-12"]
    agency = entity_iri("agency", "bureau-of-industry-and-security")
    rule = entity_iri("instrument", "89-fr-96830")
    assert [(c.kind, dict(c.roles), c.citation) for c in claims] == [
        ("InstrumentIssuance", {"instrument": rule, "issuer": agency}, "89 FR 96830"),
        ("InstrumentAmendment", {"amended": entity_iri("instrument", "15-cfr-744-supp-4"), "instrument": rule},
         "89 FR 96830"),
        ("InstrumentAmendment", {"amended": entity_iri("instrument", "15-cfr-748-supp-7"), "instrument": rule},
         "89 FR 96830"),
    ]  # fmt: skip


def test_what_amends_points_to_instruments_that_are_described(reading):
    known = {e.iri for e in (*reading.entities, *read_table("provisions").entities)}
    amended = {iri for claim in reading.claims for role, iri in claim.roles if role == "amended"}
    assert amended - known == set()
    assert len(amended) > 30


def test_chinese_acts_have_chinese_names(entities):
    assert names(entities["cn-2024-46"], "zh") == ["商务部公告2024年第46号"]
    assert values(entities["cn-2024-46"], "chip:jurisdiction") == [entity_iri("country", "cn")]


def test_a_low_row_is_kept_and_marked(reading):
    claims = [c for c in reading.claims if c.evidence[0].record == "KR-FTA"]
    assert {c.confidence for c in claims} == {"low"}


def test_every_instrument_says_what_it_does(reading):
    assert [e.iri for e in reading.entities if not any(isinstance(v, Label) for v in values(e, "skos:scopeNote"))] == []
    assert all(isinstance(e.iri, Iri) for e in reading.entities)


@pytest.mark.parametrize(
    ("column", "cell", "code", "reason"),
    [
        ("published", "2024-13-45", "DATE", "published: month must be in 1..12"),
        ("effective", "soon", "DATE", "effective: 'soon' is no ISO day, month, quarter or year"),
        ("confidence", "sure", "CHOICE", "confidence 'sure' is none of high, medium, low"),
        ("citation", "89 FR 96837", "INNER-PAGE", "89 FR 96837 lies inside 89 FR 96830: cite the first page"),
        ("title", "", "MISSING", "title is empty"),
    ],
)
def test_a_broken_row_is_rejected_at_its_place(tmp_path, column, cell, code, reason):
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    rows[30][column] = cell
    path = tmp_path / "instruments.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    found = read_table("instruments", open_table(path, TABLE.with_suffix(".yml")))
    assert [(x.code, x.place, x.reason) for x in found.ledger.rejections] == [(code, "instruments.csv:32", reason)]
    assert (found.ledger.read, found.ledger.loaded, len(found.entities)) == (121, 120, 120)


def test_no_instrument_stands_in_the_table_of_entities_too(reading):
    described = (*reading.entities, *read_table("provisions").entities)
    known = {label.text.casefold() for entity in described for label in entity.labels}
    others = [entity for entity in read_table("entities").entities if entity.cls == "Instrument"]
    assert [label.text for entity in others for label in entity.labels if label.text.casefold() in known] == []
