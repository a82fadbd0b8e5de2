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
