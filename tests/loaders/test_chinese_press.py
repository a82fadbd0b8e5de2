"""Sentences in the manner of the Chinese press: shares in elliptic lists, measures taken and lifted, plants."""

import pytest
from one_sentence import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台积电以70%的市占率稳居晶圆代工榜首,三星以7%排名第二,联电4%。", ["tsmc 70", "samsung 7", "umc 4"]),
        ("台积电市占率70%,三星为7%,中芯国际、联电分别为5%和4%。", ["tsmc 70", "samsung 7", "smic 5", "umc 4"]),
        ("三星以34%的份额居首,SK海力士和美光以33%和25%分列二三位。", ["samsung 34", "sk-hynix 33", "micron 25"]),
        ("英伟达掌握86%的份额,超微只有3%。", ["nvidia 86", "amd 3"]),
        ("SK海力士份额达62%,美光则由一年前的4%升至21%。", ["sk-hynix 62", "micron 21"]),
        ("台积电的市占率为70%,远高于三星的7%。", ["tsmc 70", "samsung 7"]),
    ],
)
def test_shares_go_on_without_their_verb(text: str, expected: list[str]) -> None:
    told = [claim for claim in claims(text, "zh") if claim.startswith("MarketShare")]
    assert told == [f"MarketShare holder={e.split()[0]} {e.split()[1]}|||percent" for e in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "荷兰政府公告,原则上不批准镓和锗对日本出口,对石墨则实施更严格的最终用户审查。",
            [
                "ExportRestriction destination=jp item=gallium regulator=nl",
                "ExportRestriction destination=jp item=germanium regulator=nl",
                "ExportRestriction item=graphite regulator=nl",
            ],
        ),
        (
            "H20是一款芯片,采用新架构,去年遭日本政府禁售,如今才获放行。",
            ["ExportPermission item=nvidia-h20 regulator=jp", "ExportRestriction item=nvidia-h20 regulator=jp"],
        ),
        ("H200获荷兰政府批准,可出口日本。", ["ExportPermission item=nvidia-h200 regulator=nl"]),
        ("荷兰政府恢复石墨对日本出口。", ["ExportPermission destination=jp item=graphite regulator=nl"]),
        ("日本启动对模拟芯片的反倾销调查。", ["Scrutiny scrutinised=analog-chips scrutiniser=jp"]),
        ("荷兰否认禁售H20。", []),
        ("日本政府批评荷兰。其余企业分布在德国,共32家。", []),
    ],
)
def test_measures_are_taken_and_lifted(text: str, expected: list[str]) -> None:
    told = claims(text, "zh", without=("NameResolution", "Statement", "MarketPosition"))
    assert sorted(" ".join(word for word in claim.split() if not word[0].isdigit()) for claim in told) == expected


def test_parties_are_listed_in_the_sentence_after() -> None:
    told = claims("美国商务部把32家机构加进实体清单。名单上的企业包括浪潮和寒武纪。", "zh")
    assert [claim.split()[-1] for claim in told if claim.startswith("EntityListing")] == [
        "party=inspur",
        "party=cambricon",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MI308是超微专门面向日本市场的AI芯片。",
            ["Design designer=amd item=amd-mi308x", "DesignedForMarket item=amd-mi308x market=jp"],
        ),
        ("昇腾910C是英伟达H20的竞争产品。", []),
        ("联电宣布加码1000亿美元投资日本。", ["Investment investee=jp investor=umc 100000000000|||USD reported"]),
        ("软银同意买进50亿美元英特尔股票。", ["Investment investee=intel investor=softbank 5000000000|||USD planned"]),
        ("联电在德国和英国设有晶圆厂。", ["Location located=umc place=de", "Location located=umc place=gb"]),
        ("联电创办已久,德国和英国有晶圆厂。", ["Location located=umc place=de", "Location located=umc place=gb"]),
        ("联电内部存在缺陷,技术有流向母公司英特尔的危险。", ["Affiliation parent=intel subunit=umc"]),
        ("联电前身是英特尔的标准产品部门。", []),
        ("联电主要供应汽车和消费电子用的基础芯片。", ["SupplyRelation supplier=umc"]),
        ("日本有很多工厂。", []),
    ],
)  # fmt: skip
def test_who_makes_what_and_where(text: str, expected: list[str]) -> None:
    assert claims(text, "zh", without=("NameResolution", "Statement", "MarketPosition")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "DRAM合约价环比涨幅达55%,NAND闪存合约价则下跌8%。",
            ["GrowthRate measured=dram 55|||percent", "GrowthRate measured=nand-flash -8|||percent"],
        ),
        ("联电担心需求,DRAM价格走高,累计上涨50%。", ["GrowthRate measured=dram 50|||percent"]),
        ("镓价格上涨35%。", ["GrowthRate measured=gallium 35|||percent"]),
        ("HBM4价格比HBM3E高出五成。", []),
        ("联电股价周三收高3%。", ["SharePriceChange company=umc 3|||percent"]),
        ("泛林集团营收53亿美元,日本占43%,德国占19%。", ["lam-research segment=jp 43", "lam-research segment=de 19"]),
        ("英伟达创始人黄仁勋与苏姿丰会面。", ["Role organisation=nvidia person=jensen-huang"]),
        ("美国起诉联电,以阻止其收购英特尔。", []),
    ],
)  # fmt: skip
def test_prices_and_what_stands_beside_a_sum(text: str, expected: list[str]) -> None:
    told = claims(text, "zh", without=("NameResolution", "Statement", "MarketPosition", "Dialogue", "Scrutiny"))
    shares = [f"Revenue earner={e}|||percent" for e in expected if "segment" in e]
    assert [claim for claim in told if not shares or "segment" in claim] == (shares or expected)
