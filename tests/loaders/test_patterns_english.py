"""English ways to say where firms are, who is listed, and what needs a licence."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("category/servers", "ItemCategory", "server"),
        entity("topic/research-and-development", "Topic", "R and D"),
        entity("topic/capital-expenditure", "Topic", "Spending on plant"),
        entity("category/acme-chips", "ItemCategory", "Acme chips"),
        entity("person/doe", "Person", "Jane Doe"),
        entity("agency/office", "Agency", "Export Office"),
        entity("agency/ministry", "Agency", "Trade Department"),
    ]
)


def read(text: str) -> list[str]:
    return claims(text, "en", KNOWN)


LISTED = ["EntityListing issuer=us party=acme", "EntityListing issuer=us party=borealis"]
RESTRICTED = "ExportRestriction destination=cn item=z9"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese memory chip maker Corvid grew.", ["Location located=corvid place=cn"]),
        ("Porto-based Acme declined to comment.", ["Location located=acme place=porto"]),
        ("Acme, headquartered in Porto, grew.", ["Location located=acme place=porto"]),
        ("The Trade Department's Export Office met.", ["Affiliation parent=ministry subunit=office"]),
        ("The Export Office is part of the Trade Department.", ["Affiliation parent=ministry subunit=office"]),
        ("Washington blacklisted 12 Chinese firms, including Acme and Borealis.",
         ["ListingCount issuer=us place=cn 12|||entities", *LISTED,
          "Location located=acme place=cn", "Location located=borealis place=cn"]),
        ("Washington put twenty-seven Chinese entities on the Entity List.",
         ["ListingCount issuer=us place=cn 27|||entities"]),
        ("A licence would be required to export the Z9 to China.", [RESTRICTED + " forecast"]),
        ("China's Acme grew.", ["Location located=acme place=cn"]),
        ("Acme, China's largest chipmaker, grew.", ["Location located=acme place=cn", "MarketPosition holder=acme"]),
        ("Corvid grew. The Chinese chipmaker hired people.", ["Location located=corvid place=cn"]),
        (
            "Founded in 2016 and based in Porto, Acme grew.",
            ["Founding founded=acme 2016", "Location located=acme place=porto"],
        ),
        ("China accounted for 46% of Acme's sales.", ["Revenue earner=acme segment=cn 46|||percent"]),
        ("Acme derives 16% of its revenue from China.", ["Revenue earner=acme segment=cn 16|||percent"]),
        ("China's share of Acme's sales fell to 33%.", ["Revenue earner=acme segment=cn 33|||percent"]),
        ("Acme spent $2 billion on R&D.", ["Cost bearer=acme item=research-and-development 2000000000|||USD"]),
        ("Acme raised its capital expenditure to $4 billion.",
         ["Cost bearer=acme item=capital-expenditure 4000000000|||USD"]),
        ("Acme won orders from Borealis.", ["SupplyRelation customer=borealis supplier=acme"]),
        ("Acme has secured most of Borealis's memory orders.", ["SupplyRelation customer=borealis supplier=acme"]),
        ("Borealis supplier Acme grew.", ["SupplyRelation customer=borealis supplier=acme"]),
        ("Borealis's owner Acme grew.", ["Affiliation parent=acme subunit=borealis"]),
        ("Server maker Acme grew.", ["Manufacture item=servers manufacturer=acme"]),
        ("Its China-specific Z9 sells.", ["DesignedForMarket item=z9 market=cn"]),
        ("China approved $5 billion in subsidies for Acme.", ["Investment investee=acme investor=cn 5000000000|||USD"]),
        ("China banned exports of Acme's latest chips.", ["ExportRestriction item=acme-chips regulator=cn"]),
        ("China accounts for over half of Acme's sales.", ["Revenue earner=acme segment=cn |50||percent"]),
        ("China is home to the largest chipmaker, Acme.",
         ["Location located=acme place=cn", "MarketPosition holder=acme"]),
        ("Acme, a subsidiary of China's Borealis, grew.",
         ["Affiliation parent=borealis subunit=acme", "Location located=borealis place=cn"]),
        ("China's reliance on suppliers such as Acme grew.", ["Dependence dependency=acme dependent=cn"]),
        ("Two firms (including Acme and Borealis) supply Porto Chips.",
         ["NameResolution entity=20d8c8fb28d4b40b mention=b882b64119d5db64",
          *(f"SupplyRelation customer=20d8c8fb28d4b40b supplier={firm}" for firm in ("acme", "borealis"))]),
        ("Washington revoked licences that allowed Acme and Borealis to ship the Z9.",
         [f"ExportRestriction exporter={firm} item=z9 regulator=us" for firm in ("acme", "borealis")]),
        ("Washington lifted its ban on exports of the Z9.", ["ExportPermission item=z9 regulator=us"]),
        ("Washington has prohibited Acme from exporting some machines to China.",
         ["ExportRestriction destination=cn exporter=acme regulator=us"]),
        ("The Export Office awarded Acme up to $6 billion in direct funding.",
         ["Investment investee=acme investor=office ||6000000000|USD"]),
        ("Acme unveiled its roadmap: the Z9 (2030).", ["PlannedRelease item=z9 2030 planned"]),
        ("Acme suppliers bought 500 Z9.", []),
        ("Jane Doe, head of sales at Acme, spoke.", ["Role organisation=acme person=doe"]),
        ("The firms had sold it for S$3 billion in revenue, Acme said.", []),
        ("Sales of the Z9 to China have been allowed again.", ["ExportPermission destination=cn item=z9"]),
        ("Acme announced plans to cut costs of the Z9.", []),
        ("American start-ups met in Porto.", []),
    ],
)  # fmt: skip
def test_english_is_read(text: str, expected: list[str]):
    assert sorted(read(text)) == sorted(expected)
