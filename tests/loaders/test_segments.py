"""What Chinese results tell of a part of a firm, with the part in words."""

import pytest
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        entity("country/cn", "Country", "China", "中国"),
        entity("company/acme", "Company", "Acme", "阿克米"),
        entity("company/borealis", "Company", "Borealis", "北极光"),
    ]
)


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
