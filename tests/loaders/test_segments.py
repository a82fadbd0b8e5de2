"""What Chinese results tell of a part of a firm, with the part in words."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims


def told(text: str) -> list[str]:
    return claims(text, "zh", KNOWN, details=True, without=("NameResolution", "Statement"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "阿克米游戏业务收入43亿美元,同比增长49%。",
            [
                "Revenue earner=acme 4300000000|||USD [measure:游戏业务收入]",
                "GrowthRate measured=acme 49|||percent [measure:游戏业务收入]",
            ],
        ),
        (
            "阿克米游戏业务收入43亿美元,工业业务与汽车业务分别录得7亿美元和5亿美元。",
            [
                "Revenue earner=acme 4300000000|||USD [measure:游戏业务收入]",
                "Revenue earner=acme 700000000|||USD [measure:工业业务收入]",
                "Revenue earner=acme 500000000|||USD [measure:汽车业务收入]",
            ],
        ),
        (
            "阿克米营收76亿美元,其中数据中心部门贡献32亿美元。",
            ["Revenue earner=acme 7600000000|||USD", "Revenue earner=acme 3200000000|||USD [measure:数据中心部门营收]"],
        ),
        (
            "阿克米公布财报。云业务成为支柱,收入达41亿美元。",
            ["Revenue earner=acme 4100000000|||USD [measure:云业务收入]"],
        ),
        ("全球十大晶圆代工厂云业务收入43亿美元。", []),
    ],
)  # fmt: skip
def test_the_part_of_a_firm_that_a_sum_is_of_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "阿克米公布财报。按地区看,中国客户贡献86%的收入,欧亚地区只有3%。",
            ["Revenue earner=acme segment=cn 86|||percent", "Revenue earner=acme 3|||percent [measure:欧亚]"],
        ),
        ("阿克米三成的销售额来自中国。", ["Revenue earner=acme segment=cn 30|||percent"]),
        ("阿克米第三季高性能计算占营收57%,物联网占5%。", ["高性能计算 57", "物联网 5"]),
        ("阿克米云业务和游戏业务分别占营收的36%和23%。", ["云业务 36", "游戏业务 23"]),
        ("阿克米公布财报。从应用看,工业与汽车的比重由10%升至12%。", ["工业与汽车 12"]),
        ("中国收入增长30%,占比为20%。", []),
        ("阿克米收入增长5%,库存占30%。", ["GrowthRate measured=acme 5|||percent"]),
    ],
)
def test_shares_of_sales_are_read_in_runs(text: str, expected: list[str]) -> None:
    shares = [
        f"Revenue earner=acme {e.split()[1]}|||percent [measure:{e.split()[0]}]" for e in expected if "=" not in e
    ]
    assert told(text) == (shares or expected)
