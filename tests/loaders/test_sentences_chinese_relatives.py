"""Chinese verbs whose subject stands behind their clause, and lists that a word before them takes out of line."""

import pytest
from one_sentence import claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("收购了Altera的芯片巨头英特尔计划裁员。", ["Ownership owned=altera owner=intel"]),
        ("生产光刻机的阿斯麦今年业绩大涨。", ["Manufacture item=lithography-systems manufacturer=asml"]),
        ("曾投资英伟达的软银集团业绩大涨。", ["Investment investee=nvidia investor=softbank"]),
        ("正在研发AI芯片的字节跳动业绩大涨。", ["Development developer=bytedance item=ai-chips"]),
        (
            "向英伟达供应HBM的SK海力士和三星业绩大涨。",
            [
                "SupplyRelation customer=nvidia item=hbm supplier=samsung",
                "SupplyRelation customer=nvidia item=hbm supplier=sk-hynix",
            ],
        ),
        # What is theirs follows 的 too, and somebody without a name.
        ("收购英特尔的工厂很难。", []),
        ("使用英伟达芯片的阿里巴巴员工不满。", []),
        # Who does something stands behind 由, with all who are listed there.
        (
            "苹果手机芯片的供应由三星和铠侠（Kioxia）负责。",
            ["SupplyRelation customer=apple supplier=kioxia", "SupplyRelation customer=apple supplier=samsung"],
        ),
        # The nearer name may only tell whose the other is, or be the subject of words about it.
        (
            "英伟达计划收购软银控股的Arm。",
            ["Affiliation parent=softbank subunit=arm", "Ownership owned=arm owner=nvidia planned"],
        ),
        ("英伟达收购英特尔的Altera。", ["Ownership owned=altera owner=nvidia"]),
        ("三星投资了红杉支持的Anthropic。", ["Investment investee=anthropic investor=samsung"]),
        ("微软使用OpenAI开发的ChatGPT。", ["Development developer=openai item=openai-chatgpt"]),
        # A name ends with its other name in brackets.
        ("高带宽存储器（HBM）将用于昇腾950PR。", ["ComponentUse component=hbm whole=huawei-ascend-950pr forecast"]),
        # Words that point mean another than the subject that acts on them.
        (
            "软银与Arm谈判,计划投资该公司。",
            ["Dialogue partner=arm partner=softbank", "Investment investee=arm investor=softbank planned"],
        ),
        # A press conference stands between who holds it and who speaks there; a rate has its base in front.
        (
            "外交部例行记者会上,发言人毛宁不满。",
            ["Role organisation=ministry-of-foreign-affairs-of-china person=mao-ning"],
        ),
        ("中芯国际营收比上年同期增加8%。", ["GrowthRate measured=smic 8|||percent"]),
        # A country before 的 is that of all in the list, and what a comma parts from it is elsewhere.
        ("荷兰的阿斯麦与恩智浦业绩大涨。", ["Location located=asml place=nl", "Location located=nxp place=nl"]),
        ("韩国IC设计业者联发科业绩大涨。", ["Location located=mediatek place=kr"]),
        ("需求来自美国的压力,因为尼康业绩大涨。", []),
        ("拉姆研究称霸刻蚀设备。", []),
    ],
)
def test_who_is_meant(sentence: str, told: list[str]) -> None:
    assert sorted(claims(f"需求强劲。{sentence}", "zh")) == told
