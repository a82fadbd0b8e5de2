"""Who makes what and where, what comes later, and what competes: in four languages, of firms and things made up."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("organisation/porto-university", "ResearchOrganisation", "Porto University"),
        entity("category/memory-chips", "ItemCategory", "Memory chips", "存储芯片"),
        entity("category/semiconductors", "ItemCategory", "Semiconductors"),
        entity("technology/node-5", "Technology", "Quill process", "羽毛工艺"),
    ]
)
OTHERS = ("Design", "NameResolution", "Investment", "Location", "Partnership")


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=OTHERS, details=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme's plant in Porto makes memory chips."),
        ("en", "Acme is building a plant in Porto that will make memory chips."),
        ("en", "Acme will build a plant in Porto to make memory chips."),
        ("fr", "Acme construit à Porto une usine qui produira des memory chips."),
        ("de", "Acme baut in Porto ein Werk für Memory chips."),
        ("zh", "阿克米波尔图工厂生产存储芯片。"),
    ],
)
def test_a_plant_makes_goods(language: str, text: str):
    made = [line for line in told(text, language) if line.startswith("Manufacture item=memory-chips")]
    assert any(not line.endswith("manufacturer=acme") for line in made)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme can make memory chips.", "Manufacture item=memory-chips manufacturer=acme"),
        ("en", "Acme specialises in memory chips.", "Manufacture item=memory-chips manufacturer=acme"),
        ("en", "Acme makes chips for cars and phones.",
         "Manufacture item=semiconductors manufacturer=acme [itemName:chips for cars and phones]"),
        ("en", "Acme has mastered the Quill process.", "Development developer=acme item=node-5"),
        ("en", "Researchers at Porto University have developed a new chip.",
         "Development developer=porto-university [itemName:a new chip]"),
        ("en", "Acme has delayed the Z9 to 2031.", "PlannedRelease item=z9 releaser=acme 2031 planned"),
        ("fr", "Acme a repoussé le Z9 à 2031.", "PlannedRelease item=z9 releaser=acme 2031 planned"),
        ("zh", "阿克米将Z9推迟至2031年。", "PlannedRelease item=z9 releaser=acme 2031 planned"),
        ("en", "Acme brought the Z9 to market.", "Release item=z9 releaser=acme"),
        ("zh", "Z9与Q7竞争。", "Competition competitor=q7 competitor=z9"),
        ("de", "Der Z9 konkurriert mit dem Q7.", "Competition competitor=q7 competitor=z9"),
        ("fr", "Le Z9 concurrence le Q7.", "Competition competitor=q7 competitor=z9"),
    ],
)  # fmt: skip
def test_who_makes_what(language: str, text: str, expected: str):
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Z9 is Acme's fastest AI chip."),
        ("de", "Der Z9 ist Acmes schnellster KI-Chip."),
        ("fr", "Le Z9 est la puce la plus rapide d'Acme."),
        ("zh", "Z9是阿克米目前最强的AI芯片。"),
    ],
)
def test_whose_chip_it_is(language: str, text: str):
    assert "Design designer=acme item=z9" in claims(text, language, KNOWN)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme cannot make memory chips."),
        ("en", "Acme, the largest maker of memory chips, hired people."),
        ("fr", "Acme, le premier fabricant de memory chips, recrute."),
    ],
)
def test_who_makes_nothing(language: str, text: str):
    assert [line for line in told(text, language) if line.startswith("Manufacture")] == []
