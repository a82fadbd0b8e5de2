# ruff: noqa: E501 — each row of the table is one passage and its claims
"""Who is made to act, lists that a colon opens, and parts, persons and goods that are no firms."""

from datetime import date

import pytest
from one_sentence import claims, entity

from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.documents import knowledge

PREPARED = knowledge(
    (
        entity("company/acme", "Company", "Acme", "阿克米"),
        entity("company/borealis", "Company", "Borealis", "北光", chip__basedIn=entity_iri("country", "tw")),
        entity("company/corvid", "Company", "Corvid", "科维"),
        entity("company/delphi", "Company", "Delta", "德尔塔"),
        entity("person/ana-lind", "Person", "Ana Lind", "林安娜"),
        entity("technology/artificial-intelligence", "Technology", "AI", "人工智能"),
        entity("category/tools", "ItemCategory", "tools", "芯片设备"),
        entity("category/memory", "ItemCategory", "memory", "内存条"),
        entity("country/cn", "Country", "China", "中国"),
        entity("country/nl", "Country", "Netherlands", "荷兰"),
    )
)

TOLD = [
    ("zh", "阿克米公布报告指,漏洞让北光得以继续采购芯片设备。", ["Purchase buyer=borealis item=tools"]),
    ("zh", "阿克米公布报告指,漏洞让中国得以继续采购芯片设备。", []),
    ("zh", "阿克米收购三家公司:北光、荷兰的科维,以及德尔塔。",
     ["Ownership owned=borealis owner=acme", "Ownership owned=corvid owner=acme", "Ownership owned=delphi owner=acme", "Location located=corvid place=nl"]),
    ("zh", "阿克米收购北光。", ["Ownership owned=borealis owner=acme"]),
    ("zh", "投资阿克米前,林安娜也有关联,两人是校友。", []),
    ("zh", "阿克米营收80亿元。其中,MOVPE与ALE薄膜设备收入4亿元。",
     ["Revenue earner=acme 8000000000|||CNY", "Revenue earner=acme 400000000|||CNY"]),
    ("zh", "阿克米亮相。内存条从800元涨至1600元,涨幅100%。", []),
    ("zh", "北光公布财报。子公司科维2024年亏损40亿元。北光看好。", ["Profit earner=corvid -4000000000|||TWD 2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_who_acts_is_told_apart(language: str, text: str, expected: list[str]):
    found = claims(text, language, PREPARED, date(2025, 5, 20), without=("NameResolution", "Statement"))
    assert sorted(found) == sorted(expected)
