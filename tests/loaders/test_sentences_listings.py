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
        entity(
            "list/china-unreliable-entity-list",
            "ControlList",
            "unreliable entity list",
            "liste des entités non fiables",
            "不可靠实体清单",
        ),
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
    ("language", "text", "expected"),
    [
        ("en", "Washington expanded its blacklist to 140 Chinese firms, among them Acme and Borealis.",
         "EntityListing issuer=us party=acme; EntityListing issuer=us party=borealis; "
         "ListingCount issuer=us place=cn 140|||entities"),
        ("en", "Acme joins Delta and Corvid on the trade blacklist.", ACME),
        ("en", "The Commerce Department put Acme on the Entity List. Borealis was also added.",
         "EntityListing issuer=us-department-of-commerce party=acme; "
         "EntityListing issuer=us-department-of-commerce party=borealis"),
        ("de", "Acme gehört zu den 50 Firmen, die Washington auf die Entity List setzte.",
         "EntityListing issuer=us party=acme"),
        ("de", "Acme und Borealis landen auf der US-Exportsperrliste.",
         "EntityListing issuer=us party=acme; EntityListing issuer=us party=borealis"),
        ("fr", "Washington a élargi sa liste noire à 140 entreprises chinoises, dont Acme.",
         "EntityListing issuer=us party=acme; ListingCount issuer=us place=cn 140|||entities"),
        ("zh", "阿克米等六家企业被移出清单。", "ListingRemoval party=acme"),
        ("zh", "美国拟将阿克米列入实体清单。", "EntityListing issuer=us party=acme planned"),
    ],
)  # fmt: skip
def test_listings_told_otherwise(language: str, text: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Six subsidiaries of Acme were added to the Entity List."),
        ("en", "Washington put two Acme subsidiaries on its Entity List."),
        ("en", "The Acme affiliate was put on the Entity List."),
        ("zh", "美国将Acme子公司列入实体清单。"),
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


MILITARY = ["chinese-military-companies"]
UNRELIABLE = ["china-unreliable-entity-list"]


@pytest.mark.parametrize(
    ("language", "text", "lists"),
    [
        ("en", "Acme was put on the Unverified List.", ["unverified-list"]),
        ("en", "Acme was put on the Entity List.", ["entity-list"]),
        ("en", "Acme was put on a trade blacklist.", ["entity-list"]),
        ("en", "Beijing put Acme on its blacklist.", []),
        ("en", "Washington designated Acme a Chinese military company.", MILITARY),
        ("de", "Washington stuft Acme als chinesisches Militärunternehmen ein.", MILITARY),
        ("de", "Taiwan setzte Acme auf seine Embargoliste.", []),
        ("fr", "Washington considère Acme comme une entreprise militaire chinoise.", MILITARY),
        ("fr", "Pékin a inscrit Acme sur sa liste des entités non fiables.", UNRELIABLE),
        ("fr", "Taïwan a placé Acme sur sa liste de contrôle des exportations.", []),
        ("zh", "阿克米被认定为中国军事企业。", MILITARY),
        ("zh", "中国将阿克米列入不可靠实体清单。", UNRELIABLE),
    ],
)
def test_the_list_that_is_named_is_meant(language: str, text: str, lists: list[str]) -> None:
    found = [claim for claim in reading(text, language, KNOWN).claims if claim.kind == "EntityListing"]
    assert len(found) == 1
    assert [iri.rpartition("/")[2] for claim in found for role, iri in claim.roles if role == "list"] == lists


def test_a_party_listed_in_some_month_stays_listed():
    for text, end in (("in March 2020.", None), ("from 2019 to 2021.", date(2021, 12, 31))):
        listing = reading(f"Acme was on the Entity List {text}", "en", KNOWN).claims[0]
        assert listing.period is not None
        assert (listing.kind, listing.period.end) == ("EntityListing", end)


def test_a_rule_of_the_same_day_is_not_meant_where_its_country_is_not_named():
    text = "Washington added 80 firms, more than 50 of them from China, to its export blacklist on June 10, 2025."
    found = claims(text, "en", issued=date(2025, 6, 12))
    assert found and not [line for line in found if "instrument=tw" in line]
