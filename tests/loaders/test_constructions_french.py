"""Constructions of French sentences, each with several verbs: lists, clauses before the main one, insertions."""

from datetime import date

import pytest
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [entity(f"company/{name.lower()}", "Company", name) for name in ("Acme", "Borealis", "Corvid", "Daedal")]
)
TOLD = date(2025, 1, 20)
KINDS = ("SupplyRelation", "Investment", "Ownership", "CustomerRelation", "Purchase")


def told(text: str) -> list[str]:
    return [line for line in claims(text, "fr", KNOWN, TOLD) if line.startswith(KINDS)]


@pytest.mark.parametrize("listed", ["à Borealis, à Corvid et à Daedal", "à Borealis, Corvid, mais aussi à Daedal"])
def test_each_of_a_list_may_have_its_preposition(listed: str):
    read = told(f"Acme fournit des puces {listed}.")
    assert read == [f"SupplyRelation customer={name} supplier=acme" for name in ("borealis", "corvid", "daedal")]


@pytest.mark.parametrize(
    "text",
    [
        "Alors que Acme fournit des puces à Borealis, Corvid licencie.",
        "Alors que Acme fournit Borealis, Corvid licencie.",
    ],
)
def test_a_main_clause_opens_with_its_subject(text: str):
    assert told(text) == ["SupplyRelation customer=borealis supplier=acme"]


def test_a_list_in_a_main_clause_stays_whole():
    read = told("Selon Corvid, Acme fournit des puces à Borealis et Daedal.")
    assert [line.split()[1] for line in read] == ["customer=borealis", "customer=daedal"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme, que Corvid critique, a racheté Borealis.", ["Ownership owned=borealis owner=acme"]),
        ("Acme, auquel Corvid loue des serveurs, a racheté Borealis.", ["Ownership owned=borealis owner=acme"]),
        ("Acme a, de son côté, racheté Borealis.", ["Ownership owned=borealis owner=acme"]),
        ("Acme a racheté Daedal. L'entreprise fournit Corvid.", ["SupplyRelation customer=corvid supplier=acme"]),
        ("Acme fournit-il des puces à Borealis ?", []),
    ],
)
def test_what_stands_around_a_verb_is_seen(text: str, expected: list[str]):
    assert [line for line in told(text) if "daedal" not in line] == expected


def test_both_is_no_figure():
    read = told("Acme et Corvid achètent tous deux des puces à Borealis.")
    assert read == [f"CustomerRelation customer={name} supplier=borealis" for name in ("acme", "corvid")]


@pytest.mark.parametrize(
    "text",
    [
        "L'investissement par Acme de 2 milliards d'euros dans Borealis inquiète.",
        "Deux milliards d'euros ont été investis par Acme dans Borealis.",
        "Deux milliards d'euros ont été investis dans Borealis par Acme.",
    ],
)
def test_who_invests_may_stand_behind_a_preposition(text: str):
    assert told(text) == ["Investment investee=borealis investor=acme 2000000000|||EUR"]


@pytest.mark.parametrize("apart", ["premier fondeur du monde", "qui emploie 500 personnes"])
def test_a_list_goes_on_beyond_what_is_told_of_a_name(apart: str):
    read = told(f"Acme, {apart}, et le géant Corvid fournissent des puces à Borealis.")
    assert read == [f"SupplyRelation customer=borealis supplier={name}" for name in ("acme", "corvid")]


def test_listed_sums_share_their_scale():
    read = told("Acme, Corvid et Daedal ont investi respectivement 1, 2 et 3 milliards d'euros dans Borealis.")
    assert [line.split()[-1].split("|")[0] for line in read] == ["1000000000", "2000000000", "3000000000"]
