"""English ways to say where firms are, who is listed, and what needs a licence."""

import pytest

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents import extract, knowledge
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source


def entity(path: str, cls: str, *labels: str) -> Entity:
    return Entity(entity_iri(*path.split("/")), cls, tuple(Label(label, "en", "pref") for label in labels))


PREPARED = knowledge(
    (
        entity("company/acme", "Company", "Acme"),
        entity("company/borealis", "Company", "Borealis"),
        entity("product/z9", "Chip", "Z9"),
        entity("country/cn", "Country", "China"),
        entity("country/us", "Country", "United States"),
        entity("place/porto", "Place", "Porto"),
        entity("agency/office", "Agency", "Export Office"),
        entity("agency/ministry", "Agency", "Trade Department"),
    )
)


def read(text: str) -> list[str]:
    reading = extract(Text(Source("note", "document", "Note", language="en"), text, "note.txt"), PREPARED)
    return [
        " ".join(
            [
                claim.kind,
                *(f"{role}={iri.rsplit('/', 1)[1]}" for role, iri in claim.roles if role not in ("list",)),
                *([claim.value.key()] if claim.value is not None else []),
            ]
        )
        for claim in reading.claims
    ]


LISTED = ["EntityListing issuer=us party=acme", "EntityListing issuer=us party=borealis"]
RESTRICTED = "ExportRestriction destination=cn item=z9"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese memory chip maker Acme grew.", ["Location located=acme place=cn"]),
        ("Porto-based Acme declined to comment.", ["Location located=acme place=porto"]),
        ("Acme, headquartered in Porto, grew.", ["Location located=acme place=porto"]),
        ("The Trade Department's Export Office met.", ["Affiliation parent=ministry subunit=office"]),
        ("The Export Office is part of the Trade Department.", ["Affiliation parent=ministry subunit=office"]),
        ("Washington blacklisted 12 Chinese firms, including Acme and Borealis.",
         ["ListingCount issuer=us place=cn 12|||entities", *LISTED,
          "Location located=acme place=cn", "Location located=borealis place=cn"]),
        ("Washington put twenty-seven Chinese entities on the Entity List.",
         ["ListingCount issuer=us place=cn 27|||entities"]),
        ("A licence would be required to export the Z9 to China.", [RESTRICTED]),
        ("Sales of the Z9 to China have been allowed again.", ["ExportPermission destination=cn item=z9"]),
        ("Acme announced plans to cut costs of the Z9.", []),
        ("American start-ups met in Porto.", []),
    ],
)  # fmt: skip
def test_english_is_read(text: str, expected: list[str]):
    assert sorted(read(text)) == sorted(expected)
