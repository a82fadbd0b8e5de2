"""Who is investigated, searched, summoned, sued or accused by whom, in four languages."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims

BY_OFFICE = "Scrutiny scrutinised=acme scrutiniser=trade-office"
BY_CHINA = "Scrutiny scrutinised=acme scrutiniser=cn"
BY_KOREA = "Scrutiny scrutinised=acme scrutiniser=kr"
BY_US = "Scrutiny scrutinised=acme scrutiniser=us"
BY_DUTCH = "Scrutiny scrutinised=acme scrutiniser=nl"
BY_JAPAN = "Scrutiny scrutinised=acme scrutiniser=jp"


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=("NameResolution", "Statement", "Role", "Location"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Prosecutors in Seoul have opened an inquiry into Acme.", BY_KOREA),
        ("en", "Acme is being investigated by South Korean prosecutors.", BY_KOREA),
        ("en", "Dutch authorities searched the offices of Acme.", BY_DUTCH),
        ("en", "Acme was summoned by the Trade Office.", BY_OFFICE),
        ("en", "Acme was hit with a subpoena from the Trade Office.", BY_OFFICE),
        ("en", "Acme became the target of an antitrust investigation by the Trade Office.", BY_OFFICE),
        ("en", "Regulators in Beijing are stepping up scrutiny of Acme.", BY_CHINA),
        ("en", "The Trade Office opened the probe over Acme's purchase of land.", BY_OFFICE),
        ("en", "The Trade Office filed an antitrust lawsuit against Acme.", BY_OFFICE),
        ("de", "Die Staatsanwaltschaft in Seoul ermittelt gegen Acme.", BY_KOREA),
        ("de", "Niederländische Ermittler haben die Zentrale von Acme durchsucht.", BY_DUTCH),
        ("de", "Das Trade Office hat Acme vorgeladen.", BY_OFFICE),
        ("de", "Das Trade Office wirft dem Hersteller Acme Verstöße gegen das Kartellrecht vor.", BY_OFFICE),
        ("de", "Acme sieht sich mit einer Untersuchung des Trade Office konfrontiert.", BY_OFFICE),
        ("de", "Amerikanische Staatsanwälte verklagten Acme.", BY_US),
        ("fr", "Le parquet de Séoul a ouvert une enquête contre Acme.", BY_KOREA),
        ("fr", "Les enquêteurs néerlandais ont perquisitionné les bureaux d'Acme.", BY_DUTCH),
        ("fr", "La justice américaine poursuit Acme.", BY_US),
        ("fr", "Acme fait l'objet d'une enquête américaine.", BY_US),
        ("fr", "Le Trade Office reproche à Acme d'avoir violé la loi.", BY_OFFICE),
        ("fr", "Acme est visé par une plainte du Trade Office.", BY_OFFICE),
        ("fr", "Le Trade Office a adressé une notification de griefs à Acme.", BY_OFFICE),
        ("zh", "美国检方起诉阿克米。", BY_US),
        ("zh", "日本警方搜查了阿克米的办公室。", BY_JAPAN),
        ("zh", "贸易局也在调查阿克米。", BY_OFFICE),
        ("zh", "贸易局向阿克米发出异议声明。", BY_OFFICE),
        ("zh", "阿克米收到贸易局传票。", BY_OFFICE),
        ("zh", "贸易局对阿克米首尔办公室进行了突击检查。", BY_OFFICE),
        ("zh", "贸易局认定阿克米违反反垄断法。", BY_OFFICE),
    ],
)
def test_who_looks_into_whom(language: str, text: str, expected: str):
    assert expected in {line.removesuffix(" reported").removesuffix(" planned") for line in told(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Searches for Acme rose in Japan."),
        ("en", "U.S. regulators welcomed Acme's plans."),
        ("de", "China wirft den USA vor, Firmen wie Acme zu schikanieren."),
        ("fr", "La Chine poursuit ses efforts pour rattraper Acme."),
    ],
)
def test_what_only_sounds_like_scrutiny_is_none(language: str, text: str):
    assert not [line for line in told(text, language) if line.startswith("Scrutiny")]


def test_a_body_whose_name_holds_a_word_of_the_future_tells_of_none():
    office = "美国国会正在调查英伟达。"
    assert "Scrutiny scrutinised=nvidia scrutiniser=us-congress" in claims(office, "zh")
