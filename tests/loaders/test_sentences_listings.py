"""What sentences tell of who is put on lists of parties, and of the unnamed firms of a firm."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity, reading

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("agency/us-department-of-commerce", "Agency", "Commerce Department", "US-Handelsministerium", "商务部"),
    ]
)
ACME = "EntityListing party=acme"
BOTH = f"{ACME}; EntityListing party=borealis"


def told(text: str, language: str) -> str:
    found = claims(text, language, KNOWN, without=("Design", "Location", "NameResolution"), details=True)
    return "; ".join(sorted(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme was itself put on the Entity List.", ACME),
        ("Among the firms blacklisted last week are Acme and Borealis.", BOTH),
        ("Acme, which owns Borealis, was added to the Entity List.", f"{ACME}; Ownership owned=borealis owner=acme"),
        ("US-sanctioned Acme hired people.", "EntityListing issuer=us party=acme"),
        ("The list of blacklisted firms includes Acme and Borealis.", BOTH),
        ("Beijing added Acme to its export control list.", "EntityListing issuer=cn party=acme"),
        ("Washington is considering placing Acme on the Entity List.", "EntityListing issuer=us party=acme planned"),
        ("Acme could be added to the Entity List.", "EntityListing party=acme planned"),
        ("Acme added Borealis to the list of its suppliers.", ""),
        ("More than 300 firms are on the Entity List.", "ListingCount |300||entities"),
        ("Washington added 80 firms to its Entity List. More than 50 are located in China.",
         "ListingCount issuer=us 80|||entities; "
         "ListingCount issuer=us place=cn |50||entities"),
    ],
)  # fmt: skip
def test_listings(text: str, expected: str) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six subsidiaries of Acme were added to the Entity List."),
        ("en", "Washington put two Acme subsidiaries on its Entity List."),
        ("de", "Die USA setzten Acme-Töchter auf die Entity List."),
        ("fr", "Washington a placé six filiales du groupe Acme sur sa liste noire."),
        ("zh", "商务部将Acme的6家子公司列入实体清单。"),
    ],
)
def test_subsidiaries_are_listed_and_not_the_firm(language: str, text: str) -> None:
    read = reading(text, language, KNOWN)
    coined = {e.iri: e.labels[0].text for e in read.entities if e.cls == "Company"}
    parties = [
        iri for claim in read.claims if claim.kind == "EntityListing" for role, iri in claim.roles if role == "party"
    ]
    assert [coined.get(iri) for iri in parties] == ["Subsidiaries of Acme"]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Acme was put on the Unverified List.", ["unverified-list"]),
        ("Acme was put on the Entity List.", ["entity-list"]),
        ("Acme was put on a trade blacklist.", ["entity-list"]),
        ("Beijing put Acme on its blacklist.", []),
    ],
)
def test_the_list_that_is_named_is_meant(text: str, lists: list[str]) -> None:
    found = [claim for claim in reading(text, "en", KNOWN).claims if claim.kind == "EntityListing"]
    assert [iri.rpartition("/")[2] for claim in found for role, iri in claim.roles if role == "list"] == lists


def test_a_party_listed_in_some_month_stays_listed():
    for text, end in (("in March 2020.", None), ("from 2019 to 2021.", date(2021, 12, 31))):
        listing = reading(f"Acme was on the Entity List {text}", "en", KNOWN).claims[0]
        assert listing.period is not None
        assert (listing.kind, listing.period.end) == ("EntityListing", end)
