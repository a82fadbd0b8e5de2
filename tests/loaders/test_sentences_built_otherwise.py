"""The same facts in other constructions of English: lists, clauses that open a sentence, questions, headings."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [*ENTITIES, entity("category/memory", "ItemCategory", "memory"), entity("category/gpus", "ItemCategory", "GPUs")]
)
SUPPLY = "SupplyRelation customer={} item=gpus supplier={}"
INVESTMENT = "Investment investee={} investor={}"


def told(text: str, *kinds: str) -> list[str]:
    kinds = kinds or ("SupplyRelation", "Investment", "Manufacture", "Location", "ExportRestriction")
    return [line for line in claims(text, "en", KNOWN) if line.partition(" ")[0] in kinds]


@pytest.mark.parametrize(
    "subject",
    [
        "Acme, Borealis and other US firms",
        "Acme, Borealis, and others",
        "The chipmaker Acme and the online retailer Borealis",
        "Acme and Japan's Borealis",
        "Acme, the world's largest maker of pumps, and Borealis",
    ],
)
def test_each_of_a_list_is_told_of(subject: str):
    expected = [INVESTMENT.format("corvid", firm) for firm in ("acme", "borealis")]
    assert told(f"{subject} invested in Corvid.", "Investment") == expected


def test_a_heading_announces_what_two_are_to_do():
    lines = told("Acme, Borealis to invest in Corvid", "Investment")
    assert lines == [f"{INVESTMENT.format('corvid', firm)} planned" for firm in ("acme", "borealis")]


def test_a_country_may_tell_of_one_in_a_list():
    lines = told("Acme, Japan's Borealis and Delta invested in Corvid.", "Investment")
    assert lines == [INVESTMENT.format("corvid", firm) for firm in ("acme", "borealis", "delta")]


def test_a_title_of_one_is_not_of_those_listed_with_him():
    lines = told("Memory maker Acme, Borealis and Corvid supply GPUs to Delta.", "Manufacture")
    assert lines == ["Manufacture item=memory manufacturer=acme"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("While Acme supplies GPUs to Borealis, Corvid complained.", [("borealis", "acme")]),
        ("After Acme supplied GPUs to Borealis and Corvid, Delta left.", [("borealis", "acme"), ("corvid", "acme")]),
        ("Acme supplied GPUs to Borealis, Corvid added.", [("borealis", "acme")]),
        ("Acme supplies GPUs to Borealis, Corvid and Delta.", [(n, "acme") for n in ("borealis", "corvid", "delta")]),
        ("Borealis, to which Acme supplies GPUs, plans to hire.", [("borealis", "acme")]),
        ("Acme, which supplies GPUs to Borealis, holds 20 percent of Delta.", [("borealis", "acme")]),
        ("While supplying GPUs to Borealis, Acme hired engineers.", [("borealis", "acme")]),
        ("Corvid works with Acme, a firm that supplies GPUs to Borealis.", [("borealis", "acme")]),
        ("Acme supplies GPUs to Borealis, and Corvid plans to hire.", [("borealis", "acme")]),
        ("Is Acme supplying GPUs to Borealis?", []),
        ("Acme denied supplying GPUs to Borealis.", []),
    ],
)
def test_who_supplies_whom(text: str, expected: list[tuple[str, str]]):
    lines = [line for line in told(text, "SupplyRelation") if " item=" in line]
    assert lines == [SUPPLY.format(*pair) for pair in expected]


def test_an_opening_participle_tells_of_the_subject_behind():
    lines = told("After investing in Corvid, Acme hired engineers.", "Investment")
    assert lines == [INVESTMENT.format("corvid", "acme")]


def test_who_is_where_beyond_words_about_him():
    lines = told("Acme, which supplies GPUs to Borealis, is based in Quellin.", "Location")
    assert lines == ["Location located=acme place=quellin"]


@pytest.mark.parametrize(
    "text",
    [
        "Corvid buys GPUs from Acme, which plans to build a plant in Quellin.",
        "After investing in Corvid, Acme plans to build a plant in Quellin.",
        "As Acme plans to build a plant in Quellin, Borealis is waiting.",
        "Corvid supplies GPUs to Borealis, and Acme plans to build a plant in Quellin.",
    ],
)
def test_a_plant_is_of_who_builds_it(text: str):
    plain = told("Acme plans to build a plant in Quellin.", "Investment")
    assert len(plain) == 1
    assert plain[0] in told(text, "Investment")


def test_a_question_for_reasons_takes_a_thing_for_true():
    lines = told("Why does the US restrict exports of GPUs to China?", "ExportRestriction")
    assert lines == ["ExportRestriction destination=cn item=gpus regulator=us"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Acme to invest in Corvid", "planned"),
        ("Acme invested in Corvid and plans to hire.", ""),
        ("Acme plans to invest in Corvid.", "planned"),
    ],
)
def test_what_is_planned(text: str, sure: str):
    assert told(text, "Investment") == [f"{INVESTMENT.format('corvid', 'acme')} {sure}".strip()]
