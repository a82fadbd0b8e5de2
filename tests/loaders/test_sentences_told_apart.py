# ruff: noqa: E501 — each row of the table is one passage and its claims
"""What each of several has, products told by their letters and digits, verbs whose end tells their sense, firms told by their shares, and where a clause ends."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("category/wafers", "ItemCategory", "Wafers", "晶圆"),
        entity("category/ai-tools", "ItemCategory", "AI tools", "AI芯片设备"),
    ]
)

TOLD = [
    ("de", "Delta gehört zu 70 Prozent Acme und zu je 15 Prozent Borealis und Corvid.",
     ["Affiliation parent=acme subunit=delta", "Stake company=delta holder=acme 70|||percent", "Stake company=delta holder=borealis 15|||percent",
      "Stake company=delta holder=corvid 15|||percent"]),
    ("de", "Acme gründet das Joint Venture Delta, das zu 70 Prozent von Acme und zu je 15 Prozent von Borealis und Corvid gehalten wird.",
     ["Founding founded=delta founder=acme", "Stake company=delta holder=acme 70|||percent", "Stake company=delta holder=borealis 15|||percent",
      "Stake company=delta holder=corvid 15|||percent"]),
    ("de", "Acme gründet mit Borealis eine Firma, die zu 70 Prozent von Corvid gehalten wird.", ["Partnership partner=acme partner=borealis"]),
    ("de", "Bei Acme nahm der Umsatz um zehn Prozent auf 4 Milliarden Euro ab.",
     ["GrowthRate measured=acme -10|||percent", "Revenue earner=acme 4000000000|||EUR"]),
    ("de", "Der Umsatz von Acme nahm um ein Prozent zu.", ["GrowthRate measured=acme 1|||percent"]),
    ("de", "Acme rechnet mit einem Umsatzrückgang von 2 Milliarden Dollar.", ["RevenueChange earner=acme -2000000000|||USD forecast"]),
    ("de", "Acme erwirbt von Borealis eine Sparte. Im laufenden Jahr werde das neue hochprofitable Geschäft bis zu 90 Millionen Euro Umsatz erzielen.", []),
    ("de", "Acme wächst. In der Sparte beschäftigt Borealis viele Ingenieure. \"Das hilft\", sagte Vorstandschefin Ana Lind. Acme legt zu.", []),
    ("zh", "阿克米拟收购思远半导体(上海)有限公司49%股权。", ["Stake company=90c20d271727620b holder=acme 49|||percent planned"]),
    ("zh", "阿克米宣布终止收购思远半导体49%股权。", []),
    ("zh", "阿克米2022年至2024年净利润分别为-5亿元、-2亿元和8亿元。",
     ["Profit earner=acme -500000000|||CNY 2022", "Profit earner=acme -200000000|||CNY 2023", "Profit earner=acme 800000000|||CNY 2024"]),
    ("zh", "阿克米启用造价20亿美元的新晶圆厂。", []),
    ("zh", "美国限制阿克米公司(ACM,又译艾米)出口2个型号的芯片设备。", []),
    ("de", "Acme legt Zahlen vor. Demnach lag der Umsatz bei 3 Milliarden Euro.", ["Revenue earner=acme 3000000000|||EUR"]),
    ("zh", "阿克米于2024年收购思远半导体。", ["Ownership owned=b772aa86f701350d owner=acme 2024"]),
    ("zh", "阿克米收购功率半导体资产。", []),
    ("zh", "阿克米产能将从每月5万片提升到9万片晶圆。", ["Manufacture item=wafers manufacturer=acme 90000|||wafers/month planned"]),
    ("zh", "阿克米毛利率从一年前的12%提升至19%。",
     ["GrossMargin earner=acme 12|||percent 2024", "GrossMargin earner=acme 19|||percent"]),
    ("zh", "阿克米截至2024年6月30日止中期纯利3亿美元。", ["Profit earner=acme 300000000|||USD 2024-H1"]),
    ("zh", "阿克米在美国的客户已采购芯片设备。", []),
    ("zh", "阿克米采购AI 芯片设备。", ["Purchase buyer=acme item=ai-tools"]),
    ("zh", "阿克米推出Y7芯片。这款AI处理器（Z9）功耗为400W。",
     ["ProductSpecification item=z9 400|||W", "Release item=y7 releaser=acme"]),
    ("en", "Acme unveiled the KX20, a network processor made by Fabrico. Borealis uses the chip.",
     ["Manufacture item=5a4702a7680cfe5a manufacturer=fabrico", "Release item=5a4702a7680cfe5a releaser=acme", "Use used=5a4702a7680cfe5a user=borealis"]),
    ("en", "Acme sells the Z9 in China. Its successor will have 80 GB of memory.",
     ["SupplyRelation item=z9 market=cn supplier=acme"]),
    ("en", "Acme introduced the Z9, a GPU aimed at inference.",
     ["DesignedForMarket item=z9", "Release item=z9 releaser=acme"]),
    ("en", "Acme said the Z9 and the Y7 would be released in 2027 and 2028 respectively.",
     ["PlannedRelease item=y7 2028 forecast", "PlannedRelease item=z9 2027 forecast"]),
    ("en", "Acme plans to build a cluster with 50,000 Z9 accelerators.",
     []),
    ("en", "Acme relies on Fabrico for production of the Z9.",
     ["Dependence dependency=fabrico dependent=acme", "Manufacture customer=acme item=z9 manufacturer=fabrico"]),
    ("en", "TSMC makes the Z9 on its N3P process.",
     ["Manufacture item=z9 manufacturer=ec0e38107ca1f4b2 process=7b94d2e48cd394f0"]),
    ("de", "Der Mikrocontroller KX20V8 wird von Fabrico gefertigt.",
     ["Manufacture item=56177fe81589b2d1 manufacturer=fabrico"]),
    ("de", "Acme hat den Nachfolger seines KI-Chips Z9 vorgestellt.",
     ["Design designer=acme item=z9"]),
    ("de", "Der Y7 ist eine abgespeckte Variante des Z9, die Acme eigens für China entwickelt hat.",
     ["VariantOf original=z9 variant=y7"]),
    ("de", "Acme zeigt den Z9. Sein Nachfolger soll 2026 erscheinen.",
     ["Release item=z9 releaser=acme"]),
    ("de", "Acme hat den Z9 vorgestellt. Der Chip enthält 40 Milliarden Transistoren und wird von Fabrico produziert.",
     ["Manufacture item=z9 manufacturer=fabrico", "ProductSpecification item=z9 metric=transistor-count 40000000000|||units", "Release item=z9 releaser=acme"]),
    ("fr", "Acme commercialise le Coolidge 2, un processeur fabriqué par Fabrico. Son successeur est attendu en 2026.",
     ["Manufacture item=3446f856c9c9b0a8 manufacturer=fabrico", "Release item=3446f856c9c9b0a8 releaser=acme"]),
    ("fr", "Le Z9 est fabriqué par Fabrico à Porto.",
     ["Manufacture item=z9 manufacturer=fabrico"]),
    ("fr", "Le Z9 repose sur l'architecture Y7 et sera plus puissant que le Q7.",
     ["Comparison benchmark=q7 compared=z9 forecast", "ComponentUse component=y7 whole=z9"]),
    ("zh", "阿克米发布Z9芯片,算力达700TOPS,采用4nm制程。",
     ["ProductSpecification item=z9 700|||TOPS", "ProductSpecification item=z9 metric=process-node 4|||nm", "Release item=z9 releaser=acme", "Use used=32cf6073c8484c1f user=z9"]),
    ("zh", "阿克米的Z9和Y7分别于2027年四季度和2028年四季度上市。",
     ["Design designer=acme item=y7", "Design designer=acme item=z9", "PlannedRelease item=y7 releaser=acme 2028-Q4 planned", "PlannedRelease item=z9 releaser=acme 2027-Q4 planned"]),
    ("zh", "阿克米的Z9算力已对标Y7。",
     ["Comparison benchmark=y7 compared=z9", "Design designer=acme item=z9"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_what_is_of_whom_is_told_apart(language: str, text: str, expected: list[str]):
    found = claims(text, language, KNOWN, date(2025, 5, 20), without=("NameResolution", "Statement"))
    assert sorted(found) == sorted(expected)
