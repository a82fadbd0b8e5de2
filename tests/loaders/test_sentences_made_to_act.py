# ruff: noqa: E501 — each row of the table is one passage and its claims
"""Who is made to act, lists that a colon opens, and parts, persons and goods that are no firms."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("category/memory", "ItemCategory", "memory", "内存条"),
        entity("technology/artificial-intelligence", "Technology", "AI", "人工智能"),
        entity("agency/survey", "Agency", "Survey", "地质调查局"),
        entity("agency/board", "Agency", "Board", "商务局"),
    ]
)

TOLD = [
    ("zh", "阿克米公布报告指,漏洞让北光得以继续采购芯片设备。", ["Purchase buyer=borealis item=tools"]),
    ("zh", "阿克米公布报告指,漏洞让中国得以继续采购芯片设备。", []),
    ("zh", "阿克米收购三家公司:北光、荷兰的科维,以及德尔塔。",
     ["Ownership owned=borealis owner=acme", "Ownership owned=corvid owner=acme", "Ownership owned=delta owner=acme", "Location located=corvid place=nl"]),
    ("zh", "阿克米收购北光。", ["Ownership owned=borealis owner=acme"]),
    ("zh", "投资阿克米前,林安娜也有关联,两人是校友。", []),
    ("zh", "阿克米营收80亿元。其中,MOVPE与ALE薄膜设备收入4亿元。",
     ["Revenue earner=acme 8000000000|||CNY", "Revenue earner=acme 400000000|||CNY"]),
    ("zh", "阿克米亮相。内存条从800元涨至1600元,涨幅100%。", []),
    ("zh", "法布里公布财报。子公司科维2024年亏损40亿元。法布里看好。", ["Profit earner=corvid -4000000000|||TWD 2024"]),
    # Shares in a row, and what is no share.
    ("zh", "今年第一季度,阿克米的市场份额为36%。紧随其后的是北光的34%和科维的25%。",
     ["MarketShare holder=acme 36|||percent 2025-Q1", "MarketShare holder=borealis 34|||percent", "MarketShare holder=corvid 25|||percent"]),
    ("zh", "阿克米市场份额为36%,科维(Corvid)以25%位居第三。", ["MarketShare holder=acme 36|||percent", "MarketShare holder=corvid 25|||percent", "MarketPosition holder=corvid"]),
    ("zh", "阿克米市场份额降至32%,较2024年的41%骤降9个百分点。", ["GrowthRate measured=acme -9|||pp", "MarketShare holder=acme 32|||percent", "MarketShare holder=acme 41|||percent 2024"]),
    ("zh", "中国是全球最大的镓及锗生产国,大约占全球产量的80%。",
     ["MarketPosition holder=cn", "MarketShare holder=cn market=gallium 80|||percent", "MarketShare holder=cn market=germanium 80|||percent"]),
    # Whose figures, rules and rivals are told.
    ("zh", "阿克米中国子公司2024年销售额达177亿美元。", []),
    ("zh", "地质调查局估计,仅对镓的禁令就可能造成34亿美元的损失。", []),
    ("zh", "尽管阿克米打入了北光的供应链,但其价格比竞争对手科维低。", ["SupplyRelation customer=borealis supplier=acme", "Competition competitor=acme competitor=corvid"]),
    ("zh", "阿克米投资38亿美元在中国新建晶圆厂,预计2026年11月投产。", ["Investment investee=a34bcb993cc2cdce investor=acme 3800000000|||USD"]),
    ("zh", "阿克米第二波全面调涨代工价格,调涨幅度达10%到15%。", ["GrowthRate measured=acme |10|15|percent"]),
    ("zh", "商务局将二十家实体,包括协助北光取得设备的公司与科维,列入实体清单。",
     ["ListingCount issuer=board 20|||entities", "EntityListing issuer=board party=corvid"]),
    ("zh", "中国将对12个实体实施出口管制。", []),
    # What helps a firm is not what its figures are of; points open no range; the founder is the last one's.
    ("zh", "阿克米正凭借云业务稳居龙头,今年上半年营收54亿元。", ["MarketPosition holder=acme", "Revenue earner=acme 5400000000|||CNY 2025-H1"]),
    ("zh", "阿克米披露2024年半年报,营收28亿元。", ["Revenue earner=acme 2800000000|||CNY 2024-H1"]),
    ("zh", "阿克米毛利率提升12.7个百分点至42.4%。", ["GrowthRate measured=acme 12.7|||pp", "GrossMargin earner=acme 42.4|||percent"]),
    ("zh", "林安娜也是科维中国母公司阿克米的创始人。", ["Role organisation=acme person=ana-lind", "Affiliation parent=acme subunit=corvid"]),
    ("zh", "阿克米亮相,其最大的生产基地位于荷兰。", []),
    ("zh", "阿克米正在洽谈,以获得管制豁免。", []),
    # A sum from several at once, and plants told by numbers in digits, each with a time of its own.
    ("zh", "阿克米获得中国和荷兰等政府补助支持,今年上半年获得人民币671亿元政府补助。", ["Investment investor=cn investor=nl 67100000000|||CNY 2025-H1"]),
    ("zh", "阿克米中国第1座晶圆厂于2024年量产,第2座晶圆厂将量产。", ["PlannedRelease item=c0b84ecc2291b2a1 forecast"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_who_acts_is_told_apart(language: str, text: str, expected: list[str]):
    found = claims(text, language, KNOWN, date(2025, 5, 20), without=("NameResolution", "Statement"))
    assert sorted(found) == sorted(expected)
