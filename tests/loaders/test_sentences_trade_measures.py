# ruff: noqa: E501 — each row of the table is one sentence and its claims
"""Goods of a firm under a measure, who buys most, what the world has from where, and what measures answer."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims

BUYERS = ["Import importer=jp item=holmium", "Import importer=cn item=holmium", "Import importer=nl item=holmium"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The main importers of holmium were Japan, China and the Netherlands.", BUYERS),
        ("de", "Wichtigste Abnehmer von Holmium waren Japan, China und die Niederlande.", BUYERS),
        ("fr", "Les premiers importateurs d'holmium étaient le Japon, la Chine et les Pays-Bas.", BUYERS),
        ("zh", "钬元素的主要进口国是日本、中国和荷兰。", BUYERS),
        ("en", "China exported no holmium in May.", []),
        ("de", "60 Prozent des weltweiten Holmiums kommen aus China.", ["MarketShare holder=cn market=holmium 60|||percent"]),
        ("zh", "全球60%的钬元素产自中国。", ["MarketShare holder=cn market=holmium 60|||percent"]),
        ("en", "Ana Lind signed the Chip Tracking Act.", ["InstrumentIssuance instrument=chip-tracking-act issuer=ana-lind"]),
        ("en", "China depends on Acme and Borealis.", ["Dependence dependency=acme dependent=cn", "Dependence dependency=borealis dependent=cn"]),
        ("en", "In retaliation for new tariffs, China banned exports of holmium.", ["Effect affected=cn", "ExportRestriction item=holmium regulator=cn"]),
        ("en", "China requires licences for exports of several metals, including holmium.", ["ExportRestriction item=holmium regulator=cn"]),
        ("zh", "钬元素用于光纤和激光器。", ["Dependence dependency=holmium"]),
        ("en", "US sanctions targeting Acme took effect.", ["Goal holder=us target=acme"]),
    ],
)  # fmt: skip
def test_trade_and_measures(language: str, text: str, expected: list[str]):
    assert claims(text, language, KNOWN, without=("NameResolution", "Statement")) == expected


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "China halted exports of Acme products.", "ExportRestriction"),
        ("de", "China untersagte die Ausfuhr fertiger Produkte von Acme.", "ExportRestriction"),
        ("fr", "La Chine a interdit l'utilisation des produits d'Acme.", "UseProhibition"),
        ("zh", "中国禁止银行采购阿克米产品。", "UseProhibition"),
    ],
)
def test_products_of_a_firm_are_goods_of_it(language: str, text: str, kind: str):
    found = claims(text, language, KNOWN, without=("NameResolution", "Statement"))
    assert [line.partition(" ")[0] for line in found] == [kind]
    assert "regulator=cn" in found[0]


@pytest.mark.parametrize(
    ("listed", "meant"), [("Seven metals, including holmium and erbium,", 0), ("Holmium and erbium", 2)]
)
def test_examples_are_not_all_that_these_goods_are(listed: str, meant: int):
    found = claims(
        f"{listed} became dearer. These metals are essential for lasers.", "en", KNOWN, without=("NameResolution",)
    )
    assert len(found) == meant
