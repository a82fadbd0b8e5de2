"""What sentences tell of tariffs, of licences and waivers taken away, and of deals that a ruler forbids."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims

TAXED = "ImportRestriction item=holmium regulator=us"
LOST = "ExportRestriction exporter=acme"
REVOKED = f"{LOST} regulator=us"
BOTH = f"{LOST}; {LOST.replace('acme', 'corvid')}"


def told(text: str, language: str) -> str:
    return "; ".join(sorted(claims(text, language, KNOWN, without=("NameResolution", "Location"))))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Washington imposed a 25% tariff on holmium.", TAXED),
        ("en", "The US will raise tariffs on imported holmium.", f"{TAXED} forecast"),
        ("en", "Washington threatened to impose tariffs of 100% on holmium.", f"{TAXED} planned"),
        ("en", "Washington cut tariffs on holmium.", ""),
        ("de", "Die USA haben Einfuhrzölle von 100 Prozent auf Holmium verhängt.", TAXED),
        ("de", "Die USA belegen Holmium mit Zöllen von 50 Prozent.", TAXED),
        ("de", "Die USA haben Zölle auf Holmium angekündigt.", f"{TAXED} planned"),
        ("fr", "Washington a imposé des droits de douane de 25 % sur l'holmium.", TAXED),
        ("fr", "Washington n'a pas imposé de droits de douane sur l'holmium.", ""),
        ("zh", "美国上调对钬元素的关税。", TAXED),
    ],
)
def test_tariffs(language: str, text: str, expected: str):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Washington revoked Acme's waiver for its plant.", REVOKED),
        ("en", "Acme has lost its validated end-user status.", LOST),
        ("en", "Acme was stripped of its waiver, and Corvid lost its export licence.", BOTH),
        ("en", "Acme lost its patience.", ""),
        ("en", "Washington barred Acme from exporting its products.", REVOKED),
        ("en", "Holmium may no longer be shipped to Japan.", "ExportRestriction destination=jp item=holmium"),
        ("de", "Im Mai entzogen die USA Acme die Lizenzen für Lieferungen.", REVOKED),
        ("de", "Acme wurde die Ausnahmegenehmigung entzogen.", LOST),
        ("de", "Acme verliert seinen VEU-Status.", LOST),
        ("fr", "Washington a retiré à Acme son exemption.", REVOKED),
        ("fr", "Acme perd son statut d'utilisateur final validé.", LOST),
        ("zh", "美国已撤销阿克米的VEU授权。", REVOKED),
        ("zh", "阿克米的豁免也被取消。", LOST),
    ],
)
def test_licences_and_waivers_taken_away(language: str, text: str, expected: str):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Washington blocked the takeover of Borealis by Acme."),
        ("en", "Washington revoked a licence that Acme had to supply Borealis."),
        ("en", "The US prohibited Acme's acquisition of Borealis."),
        ("en", "The Trade Office warned that using the Z9 would break the rules."),
        ("de", "Washington untersagte die Übernahme von Borealis durch Acme."),
        ("de", "Die USA warnten davor, Chips von Acme einzusetzen."),
        ("fr", "Washington a interdit le rachat de Borealis par Acme."),
        ("zh", "美国否决了阿克米收购北光的交易。"),
    ],
)
def test_what_is_forbidden_is_not_done(language: str, text: str):
    done = ("Ownership", "Use", "Supply", "Purchase")
    assert not [line for line in told(text, language).split("; ") if line.startswith(done)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Japan requires a permit for the export of holmium."),
        ("fr", "Le Japon exige un permis pour l'exportation d'holmium."),
    ],
)
def test_a_permit_that_is_asked_for_is_none_that_is_given(language: str, text: str):
    assert told(text, language) == "ExportRestriction item=holmium regulator=jp"
