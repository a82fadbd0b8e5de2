import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge([*ENTITIES, entity("technology/7nm", "Technology", "7nm", "7纳米")])


def read(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN)


MADE, DESIGNED = "Manufacture item=z9 manufacturer=fabrico", "Design designer=acme item=z9"
USED, DEVELOPED = "ComponentUse component=z9 whole=tower", "Development developer=acme item=z9"
FOR_CHINA = "DesignedForMarket designer=acme item=z9 market=cn"


def comparison(figure: str = "", modality: str = "") -> str:
    return " ".join(
        ["Comparison benchmark=z9 compared=q7", *([figure] if figure else []), *([modality] * bool(modality))]
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Q7 reaches 70 percent of the performance of the Z9.", comparison("70|||percent")),
        ("en", "The Q7 is 25% faster than the Z9.", comparison("25|||percent")),
        ("en", "The Q7 is almost as powerful as the Z9.", comparison()),
        ("en", "Compared with the Z9, the Q7 is 3 times faster.", comparison("3|||x")),
        ("fr", "Le Q7 est 25 % plus puissant que le Z9.", comparison("25|||percent")),
        ("fr", "Le Q7 est aussi rapide que le Z9.", comparison()),
        ("fr", "Par rapport au Z9, le Q7 améliore les performances de 40 %.", comparison("40|||percent")),
        ("de", "Der Q7 ist 25 Prozent schneller als der Z9.", comparison("25|||percent")),
        ("de", "Der Q7 ist mit dem Z9 vergleichbar.", comparison()),
        ("de", "Mit 80 GB HBM übertrifft der Q7 den Z9.", comparison()),
        ("de", "Im Vergleich zum Z9 ist der Q7 um 40 Prozent schneller.", comparison("40|||percent")),
        ("zh", "Q7的性能约为Z9的70%。", comparison("70|||percent")),
        ("zh", "Q7的性能是Z9的三倍。", comparison("3|||x")),
        ("zh", "Q7性能接近Z9。", comparison()),
        ("zh", "与Z9相比，Q7的性能提升了40%。", comparison("40|||percent")),
    ],
)
def test_chips_are_compared(language: str, text: str, expected: str):
    assert expected in read(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Z9 is due in 2027.", "PlannedRelease item=z9 2027 forecast"),
        ("en", "The Z9 is scheduled for release in the first quarter of 2027.",
         "PlannedRelease item=z9 2027-Q1 forecast"),
        ("en", "Launched in 2024, the Z9 sells well.", "Release item=z9 2024"),
        ("fr", "Le Z9 est attendu en 2027.", "PlannedRelease item=z9 2027 forecast"),
        ("fr", "Le Z9 est prévu pour 2027.", "PlannedRelease item=z9 2027 forecast"),
        ("fr", "Lancé en 2024, le Z9 se vend bien.", "Release item=z9 2024"),
        ("de", "Der 2024 eingeführte Z9 ist knapp.", "Release item=z9 2024"),
        ("de", "Der Z9 soll 2027 erscheinen.", "PlannedRelease item=z9 2027 forecast"),
        ("de", "Acme hat 2024 den Z9 vorgestellt.", "Release item=z9 releaser=acme 2024"),
        ("zh", "Z9预计2027年上市。", "PlannedRelease item=z9 2027 planned"),
        ("zh", "Z9于2024年上市。", "Release item=z9 2024"),
        ("zh", "阿克米2024年发布Z9。", "Release item=z9 releaser=acme 2024"),
    ],
)  # fmt: skip
def test_releases_are_dated(language: str, text: str, expected: str):
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Z9 powers the Tower 8.", [USED]),
        ("en", "The Tower 8 uses the Z9.", [USED]),
        ("en", "The Z9 is made on a 5 nm process at Fabrico.",
         [MADE, "ProductSpecification item=z9 metric=process-node 5|||nm"]),
        ("en", "Designed by Acme, the Z9 is made by Fabrico.", [MADE, DESIGNED]),
        ("en", "Acme developed the Z9 for the Chinese market.", [DEVELOPED, FOR_CHINA]),
        ("en", "The Q7 is a variant of the Z9.", ["VariantOf original=z9 variant=q7"]),
        ("en", "The Q7 succeeds the Z9.", ["Succession predecessor=z9 successor=q7"]),
        ("fr", "Le Z9 équipe le Tower 8.", [USED]),
        ("fr", "Le Tower 8 est équipé du Z9.", [USED]),
        ("fr", "Conçu par Acme, le Z9 est fabriqué par Fabrico.", [MADE, DESIGNED]),
        ("fr", "Acme a conçu le Z9 spécialement pour la Chine.", [DESIGNED, FOR_CHINA]),
        ("fr", "Acme se fournit en HBM auprès de Corvid.",
         ["ComponentSourcing component=hbm supplier=corvid user=acme"]),
        ("fr", "Le Z9 délivre 780 téraflops.", ["ProductSpecification item=z9 780|||TFLOPS"]),
        ("de", "Im Tower 8 steckt der Z9.", [USED]),
        ("de", "Der Z9 treibt das Tower 8 an.", [USED]),
        ("de", "Der von Acme entworfene Z9 wird bei Fabrico gefertigt.", [DESIGNED, MADE]),
        ("de", "Acme hat den Z9 entwickelt.", [DEVELOPED]),
        ("en", "The Z9 is on a 7nm process.", ["ProductSpecification item=z9 metric=process-node 7|||nm"]),
        ("de", "Der Z9 nutzt ein 7nm-Verfahren.", 
         ["NameResolution entity=da4632692b3e1f09 mention=88ed92660d71e2e0",
          "ProductSpecification item=z9 metric=process-node 7|||nm", "Use used=da4632692b3e1f09 user=z9"]),
        ("zh", "Z9采用7nm工艺。", 
         ["NameResolution entity=da4632692b3e1f09 mention=dcffbc0d8e7eecc2",
          "ProductSpecification item=z9 metric=process-node 7|||nm", "Use used=da4632692b3e1f09 user=z9"]),
        ("zh", "Z9已搭载于Tower 8。", [USED]),
        ("zh", "阿克米设计的Z9由法布里生产。", [MADE, DESIGNED]),
        ("zh", "阿克米为中国市场推出了Z9。", ["DesignedForMarket item=z9 market=cn", "Release item=z9 releaser=acme"]),
    ],
)  # fmt: skip
def test_how_a_product_is_made_and_what_it_is_for(language: str, text: str, expected: list[str]):
    assert sorted(read(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Borealis and Corvid compete with Acme."),
        ("en", "Acme's rivals Borealis and Corvid gained."),
        ("fr", "Borealis et Corvid, concurrents d'Acme, progressent."),
        ("fr", "Borealis et Corvid sont en concurrence avec Acme."),
        ("de", "Acmes Konkurrenten Borealis und Corvid legten zu."),
        ("de", "Borealis und Corvid konkurrieren mit Acme."),
        ("zh", "北光、科维等企业试图挑战阿克米。"),
        ("zh", "北光、科维正抗衡阿克米。"),
    ],
)
def test_each_competitor_is_set_against_the_one_behind_the_verb(language: str, text: str):
    assert sorted(read(text, language)) == [
        f"Competition competitor=acme competitor={rival}" for rival in ("borealis", "corvid")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Q7 is not as powerful as the Z9."),
        ("en", "Acme is due in court in 2027."),
        ("en", "Borealis is a subsidiary for sale."),
        ("en", "Power prices rose 25 percent."),
        ("fr", "Le Q7 n'est pas 25 % plus puissant que le Z9."),
        ("fr", "Acme est attendue au tournant en 2027."),
        ("fr", "Ses principaux rivaux sont inquiets."),
        ("de", "Gegenüber dem Vorjahr blieb Acme stabil."),
        ("de", "Acme steckt in der Krise."),
        ("zh", "阿克米面临挑战。"),
        ("zh", "与去年相比，阿克米保持稳定。"),
        ("zh", "Q7的性能未知。"),
    ],
)
def test_what_only_sounds_like_it_gives_no_claim(language: str, text: str):
    assert read(text, language) == []
