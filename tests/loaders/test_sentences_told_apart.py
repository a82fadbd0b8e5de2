# ruff: noqa: E501 — each row of the table is one passage and its claims
"""What each of several has, verbs whose end tells their sense, firms told by their shares, and where a clause ends."""

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
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_what_is_of_whom_is_told_apart(language: str, text: str, expected: list[str]):
    found = claims(text, language, KNOWN, date(2025, 5, 20), without=("NameResolution", "Statement"))
    assert sorted(found) == sorted(expected)
