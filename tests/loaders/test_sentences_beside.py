"""What stands near a claim and is none of it: what a rule might lead to, what was expected, a part of a measure."""

import pytest
from one_sentence import claims, reading, tables

from chipcontrols.loaders.documents import names_in
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

ALONE = [
    ("zh", "英伟达总裁黄仁勋抵达北京,将会见商务部长。", "partner=jensen-huang"),
    ("en", "The H100 comes with a 4 nm B200.", "item=nvidia-b200 metric=process-node 4|||nm"),
    ("zh", "英伟达营收30亿美元,高于分析师28亿美元的预期。", "Revenue earner=nvidia 2800000000|||USD forecast"),
    ("de", "Infineon hat Sorgen. Daher werde der Umsatz 3 Milliarden Euro erreichen.", "3000000000|||EUR forecast"),
    ("de", "Infineon legte zu. Der Umsatz im Chipgeschäft stieg um 5 Prozent.", "[measure:Umsatz im Chipgeschäft]"),
    ("de", "Infineons Chipumsatz stieg auf 3 Milliarden Euro.", "3000000000|||EUR [measure:Chipumsatz]"),
    ("en", "Nvidia earned 3.50 dollars.", "EarningsPerShare earner=nvidia 3.5|||USD"),
    ("fr", "Le bénéfice net de Nvidia était de 3,50 dollars.", "EarningsPerShare earner=nvidia 3.5|||USD"),
]
NOT_TOLD = [
    ("en", "Intel sold chips to Nvidia subsidiary Mellanox.", "customer=nvidia"),
    ("en", "Nvidia works with Samsung subsidiary SEMES on memory.", "partner=samsung"),
    ("en", "The US banned Nvidia from selling chips and could slow sales of the H20.", "nvidia-h20"),
    ("zh", "需求带动英伟达,股价上涨5%。", "SharePriceChange"),
    ("en", "The H100 comes with a 4 nm B200.", "item=nvidia-h100"),
    ("zh", "英伟达发布新品。国产品牌营收达30亿元。", "Revenue"),
    ("zh", "英伟达营收增长5%,高于4%的预期。", "|4||percent"),
    ("de", "Infineon hat Sorgen. Daher werde der Umsatz 3 Milliarden Euro erreichen.", "[measure"),
    ("en", "The tariff weighs on Nvidia's gross margin by 2 percent.", "GrossMargin"),
    ("zh", "高盛2024年8月发布的报告显示,华为昇腾910B出货20万颗。", "2024-08"),
]
NAMES = [
    ("zh", "百度发布“青鸾”大模型。", "青鸾", "AiModel"),
    ("zh", "该公司推出“青鸾”芯片。", "青鸾", "Chip"),
    ("en", "Nvidia Porto Corporation sells chips.", "Nvidia Porto Corporation", "Company"),
]


def told(text: str, language: str) -> str:
    return "\n".join(claims(text, language, without=["NameResolution"], details=True))


@pytest.mark.parametrize(("language", "text", "expected"), ALONE)
def test_what_is_meant_is_told_from_what_stands_beside_it(language: str, text: str, expected: str):
    assert expected in told(text, language)


@pytest.mark.parametrize(("language", "text", "other"), NOT_TOLD)
def test_what_only_stands_beside_a_claim_is_none_of_it(language: str, text: str, other: str):
    assert other not in told(text, language)


@pytest.mark.parametrize(("language", "text", "name", "cls"), NAMES)
def test_what_a_name_is_of_is_read_from_the_word_around_it(language: str, text: str, name: str, cls: str):
    found = names_in(Text(Source("note", "document", "Note", language=language), text, "note.txt"), tables())
    assert (name, cls) in [(m.text, m.candidates[0].cls) for m in found]


def test_what_shortens_the_words_before_it_is_no_firm():
    found = names_in(
        Text(Source("note", "document", "Note", language="zh"), "基本每股收益（QZW）为0.5元。", "n"), tables()
    )
    assert found == []


def test_a_plant_is_placed_in_a_town_that_no_table_knows():
    entities = reading("TSMC is building a fab in Quillby, Texas.", "en").entities
    assert "TSMC fab in Quillby, Texas" in [label.text for entity in entities for label in entity.labels]
