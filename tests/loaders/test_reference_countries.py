"""Countries: all of ISO 3166-1, named in six languages; groups and their members on a day."""

from datetime import date

import pytest

from chipcontrols.loaders.claim import Period, entity_iri
from chipcontrols.loaders.reference import read_table
from chipcontrols.loaders.reference.countries import read_countries
from chipcontrols.loaders.reference.naming import place_iri
from chipcontrols.loaders.reference.schemes import read_categories, read_metrics


@pytest.fixture(scope="module")
def countries():
    return {entity.iri: entity for entity in read_countries().entities}


def test_every_country_has_a_code_and_a_preferred_name_in_six_languages(countries):
    assert len(countries) == 249
    for entity in countries.values():
        preferred = [label.language for label in entity.labels if label.kind == "pref"]
        assert sorted(preferred) == ["de", "en", "fr", "ja", "ko", "zh"], entity.iri
    assert countries[place_iri("cn")].properties == (("skos:notation", "CN"),)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("us", "en", "U.S."),
        ("us", "fr", "États-Unis"),
        ("us", "zh", "美国"),
        ("kr", "fr", "Corée du Sud"),
        ("kr", "de", "Südkorea"),
        ("kr", "zh", "韩国"),
        ("tw", "zh", "台湾"),
        ("hk", "en", "Hong Kong"),
        ("mo", "en", "Macau"),
        ("nl", "de", "Niederlande"),
    ],
)
def test_countries_are_found_by_the_names_that_texts_use(countries, code, language, name):
    assert name in [label.text for label in countries[place_iri(code)].labels if label.language == language]


def test_members_of_country_groups_carry_the_days_that_are_known():
    claims = read_table("country-groups").claims
    periods = {
        dict(c.roles)["whole"].rpartition("/")[2]: c.period for c in claims if ("part", place_iri("ae")) in c.roles
    }
    assert periods == {
        "country-group-a5": Period(date(2026, 7, 10), None),
        "country-group-d3": Period(None, date(2026, 7, 9)),
        "country-group-d4": Period(None, date(2026, 7, 9)),
    }
    # Rules say "Macau or D:5", as Macau is in other groups of D only.
    macau = {dict(c.roles)["whole"].rpartition("/")[2] for c in claims if ("part", place_iri("mo")) in c.roles}
    assert macau == {"country-group-d1", "country-group-d3", "country-group-d4"}


def test_places_are_groups_and_members_are_described(countries):
    groups = {entity.iri for entity in read_table("places").entities}
    assert {entity.cls for entity in read_table("places").entities} == {"CountryGroup"}
    for claim in read_table("country-groups").claims:
        assert dict(claim.roles)["whole"] in groups
        assert dict(claim.roles)["part"] in countries


def test_agencies_have_a_country_and_the_body_above_them():
    reading = read_table("agencies")
    bureau = entity_iri("agency", "bureau-of-industry-and-security")
    found = next(entity for entity in reading.entities if entity.iri == bureau)
    assert found.properties == (("chip:basedIn", place_iri("us")),)
    assert {"BIS", "Bureau of Industry and Security"} <= {label.text for label in found.labels}
    above = [dict(c.roles)["parent"] for c in reading.claims if ("subunit", bureau) in c.roles]
    assert above == [entity_iri("agency", "us-department-of-commerce")]


def test_each_paragraph_of_the_control_list_is_a_category_below_another():
    entities = {entity.iri: entity for entity in read_categories().entities}
    paragraph = entities[entity_iri("category", "eccn-3a090-a-1")]
    assert [label.text for label in paragraph.labels] == ["ECCN 3A090.a.1", "3A090.a.1"]
    assert dict(paragraph.properties)["skos:broader"] == entity_iri("category", "eccn-3a090-a")
    assert entity_iri("category", "eccn-3a090-a") in entities


def test_metrics_of_the_scheme_and_of_the_table_are_one_list():
    entities = {entity.iri.rpartition("/")[2]: entity for entity in read_metrics().entities}
    assert {"total-processing-performance", "fp16-performance"} <= set(entities)
    assert {entity.cls for entity in entities.values()} == {"Metric"}
    assert "TPP" in [label.text for label in entities["total-processing-performance"].labels]
