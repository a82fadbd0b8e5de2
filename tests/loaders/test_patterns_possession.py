import pytest
from one_sentence import claims, entity, reading

from chipcontrols.loaders.documents import knowledge

PREPARED = knowledge(
    (
        entity("company/acme", "Company", "Acme", "阿克米"),
        entity("company/borealis", "Company", "Borealis", "北辰公司"),
        entity("product/acme-z9", "Chip", "Acme Z9", "Z9"),
        entity("product/z10", "Chip", "Z10"),
        entity("product/tower", "System", "Tower 8"),
        entity("category/hbm", "ItemCategory", "HBM"),
    )
)


def read(text: str, language: str) -> list[str]:
    return claims(text, language, PREPARED)


Z9, Z10 = "Design designer=acme item=acme-z9", "Design designer=acme item=z10"
TOWER = "Development developer=acme item=tower"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Demand for Acme's new Z9 is high.", [Z9]),
        ("en", "The Z9 chip from Acme is in short supply.", [Z9]),
        ("en", "Prices of Acme's Z9 and Z10 fell.", [Z9, Z10]),
        ("en", "Acme's Tower 8 is heavy.", [TOWER]),
        ("fr", "La puce Z9 d'Acme manque.", [Z9]),
        ("fr", "La demande de Z10 de Acme est forte.", [Z10]),
        ("fr", "Le Tower 8 d'Acme est lourd.", [TOWER]),
        ("de", "Acmes neuer Z9 ist knapp.", [Z9]),
        ("de", "Der Z10-Chip von Acme ist knapp.", [Z10]),
        ("de", "Das Tower 8 von Acme ist schwer.", [TOWER]),
        ("zh", "阿克米的Z9供不应求。", [Z9]),
        ("zh", "阿克米旗下的Z10供不应求。", [Z10]),
        ("zh", "阿克米的最新Tower 8很重。", [TOWER]),
    ],
)  # fmt: skip
def test_a_product_that_stands_with_its_maker_is_its_own(language: str, text: str, expected: list[str]):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme raised the price of its new flagship Z9 chips."),
        ("en", "Borealis and Acme met. It sells its own Z9."),
        ("fr", "Acme baisse le prix de ses nouvelles puces Z9."),
        ("de", "Acme senkt den Preis für seine neuen Z9."),
        ("zh", "阿克米下调其最新Z9的价格。"),
    ],
)
def test_a_product_is_its_makers_where_a_pronoun_points_to_the_maker(language: str, text: str):
    assert read(text, language) == [Z9]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Borealis is proud of its Z9."),
        ("en", "Acme and its view of the Z10 worry analysts."),
        ("en", "Borealis's Z9 clusters are idle."),
        ("en", "Acme's rivals fear the Z10."),
        ("en", "Acme's HBM is scarce."),
        ("fr", "Le stock de Z9 de Borealis est bas."),
        ("fr", "Le rival d'Acme, le Z10, plaît."),
        ("de", "Borealis' Z9 stehen still."),
        ("de", "Acme und der Z10 gehören zusammen."),
        ("zh", "北辰公司的Z9闲置。"),
        ("zh", "阿克米的对手看好Z10。"),
    ],
)  # fmt: skip
def test_what_a_firm_only_has_is_not_its_own(language: str, text: str):
    assert read(text, language) == []


def test_a_product_that_no_table_knows_is_called_by_its_maker_too():
    found = reading("NVIDIA is set to launch its next-generation Zephyr chip next year.", "en").entities
    labels = [label.text for entity in found for label in entity.labels if entity.cls == "Chip"]
    assert labels == ["Zephyr", "NVIDIA Zephyr"]
