"""Sentences in the manner of Chinese news agencies: starts of changes, speakers, ranks, causes."""

from datetime import date

import pytest
from one_sentence import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "晶合集成月产能从上半年的11万片扩大到13万片,产能利用率达98%。",
            [
                "Manufacture item=wafers manufacturer=nexchip 130000|||wafers/month",
                "Utilisation manufacturer=nexchip 98|||percent",
            ],
        ),
        (
            "沪硅产业月产能由去年底的45万片提升至65万片,毛利率下降至12%。",
            [
                "Manufacture item=wafers manufacturer=national-silicon-industry-group 650000|||wafers/month",
                "GrossMargin earner=national-silicon-industry-group 12|||percent",
            ],
        ),
        (
            "美光把资本支出由原计划的140亿美元上调至180亿美元。",
            ["Cost bearer=micron item=capital-expenditure 18000000000|||USD"],
        ),
        (
            "博通将全年营收预期由此前的450亿美元上调至500亿美元。",
            ["Revenue earner=broadcom 50000000000|||USD forecast"],
        ),
        ("联发科员工总数由1.1万人增加到1.2万人。", ["Headcount employer=mediatek 12000|||people"]),
    ],
)
def test_what_a_change_starts_from_is_no_level_and_its_period_no_other_ones(text: str, expected: list[str]) -> None:
    assert claims(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("外交部新闻发言人12日在例行记者会上指出,这一做法不会成功。", "ministry-of-foreign-affairs-of-china"),
        ("商务部发言人何咏前周四表示,这一做法不会成功。", "he-yongqian"),
        ("财联社注意到,英伟达首席财务官克雷斯称,这一做法不会成功。", "colette-kress"),
        ("联发科和高通等厂商曾质疑该提案。", "mediatek qualcomm"),
    ],
)
def test_who_speaks_is_named_before_a_day_and_not_who_notices(text: str, speaker: str) -> None:
    told = [claim for claim in claims(text, "zh") if claim.startswith("Statement")]
    assert told == [f"Statement speaker={name}" for name in speaker.split()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北方华创、中微公司分列国内第一、第二位。", {"naura": "分列国内第一", "amec": "分列国内第二"}),
        ("联电和格芯分别排在第四、第五位。", {"umc": "排在第四", "globalfoundries": "排在第五"}),
        ("美光和三星分别位居第一、第二和第三。", {}),
        ("小米的份额重回第一,华为位居第二。", {"xiaomi": "重回第一", "huawei": "位居第二"}),
    ],
)
def test_each_of_a_list_has_its_own_rank(text: str, expected: dict[str, str]) -> None:
    told = [claim for claim in claims(text, "zh", details=True) if claim.startswith("MarketPosition")]
    assert told == [f"MarketPosition holder={name} [standing:{rank}]" for name, rank in expected.items()]


@pytest.mark.parametrize(
    ("text", "affected"),
    [
        ("中微公司二季度营收增长30%。因客户推迟验收,北方华创净利润下降5%。", ["naura"]),
        ("联电排在第四。北方华创因交付延迟等因素影响,营收环比减少2%。", ["naura"]),
        ("联电排在第四。在新品拉货的带动下,先进制程将迎来大量订单。", []),
        ("联电二季度营收为20亿美元。在手机订单的推动下,营收环比增长5%。", ["umc"]),
    ],
)
def test_a_cause_goes_with_the_subject_of_its_own_sentence(text: str, affected: list[str]) -> None:
    told = [claim for claim in claims(text, "zh") if claim.startswith("Effect")]
    assert [claim.split()[1] for claim in told] == [f"affected={name}" for name in affected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A figure of a group is not paid by the country whose subsidies drove it.
        ("受中国消费补贴引发的备货带动,前五大存储厂商营收合计达600亿美元。", []),
        # Goods that drive the demand do not grow by what a firm ships.
        ("受AI服务器需求拉动,纬创出货量增长20%。", ["GrowthRate measured=wistron 20|||percent"]),
        (
            "东京电子下跌5%,爱德万测试跌逾3%。",
            ["SharePriceChange company=tokyo-electron 5|||percent", "SharePriceChange company=advantest |3||percent"],
        ),
        # What is only thought right is not done, nor what stands in quotation marks.
        ("专家认为,中国应加大对成熟制程的投入。", []),
        ("分析师说,日本应当放宽对光刻胶的出口限制。", []),
        ("美国取消一份文件,其中写道“使用昇腾芯片违反美国出口管制”。", []),
        # Some of those spoken of are not the one who spoke.
        ("特斯拉批评23家企业。其中13家采购了H20芯片。", []),
        # Those who founded a venture together are no partners of the venture.
        ("由台积电、索尼、电装和丰田合资的JASM位于熊本县。", ["Location located=jasm place=kumamoto"]),
        # Who loses a status does not change the rules of the programme.
        (
            "美国商务部取消了三星西安工厂的VEU资格。",
            [
                "ExportRestriction exporter=samsung regulator=us-department-of-commerce",
                "Location located=df12a16949ad8e2e place=xian",
            ],
        ),
    ],
)
def test_what_is_near_is_not_taken_for_what_is_told(text: str, expected: list[str]) -> None:
    assert claims(text, "zh", without=("Statement", "Effect", "NameResolution")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A phone is called by its maker and a number; what it holds is not what it costs, nor in the maker's money.
        (
            "OPPO Find X8搭载联发科天玑9400处理器,起售价4199元。",
            ["ComponentUse", "Price 4199|||CNY"],
        ),
        ("麒麟9020采用新架构。小米15S Pro售价5499元。", ["Price 5499|||CNY"]),
        (
            "苹果iPhone 17系列搭载A19芯片,由台积电采用3纳米工艺制造。",
            ["ComponentUse", "Manufacture", "Use", "ProductSpecification 3|||nm"],
        ),
        ("蔚来NX9031芯片拥有超过500亿颗晶体管。", ["ProductSpecification |50000000000||units"]),
    ],
)
def test_devices_and_their_chips_are_kept_apart(text: str, expected: list[str]) -> None:
    told = [claim for claim in claims(text, "zh", without=("NameResolution",))]
    shortened = [" ".join([c.split()[0], *(w for w in c.split() if "|" in w)]) for c in told]
    assert shortened == expected
    made = {w for c in told if c.startswith(("Manufacture", "ProductSpecification")) for w in c.split() if "item=" in w}
    whole = {w.replace("whole=", "item=") for c in told for w in c.split() if w.startswith("whole=")}
    assert made.isdisjoint(whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "路透社5月28日援引知情人士报道称,博通收购了Alphawave。",
            ["Ownership owned=alphawave-semi owner=broadcom reported"],
        ),
        (
            "与2024年同期的300亿美元相比,英伟达收入增至411亿美元。",
            ["Revenue earner=nvidia 41100000000|||USD"],
        ),
        ("美光预计营收125亿美元,上下浮动3亿美元。", ["Revenue earner=micron 12500000000|||USD forecast"]),
        ("三星与特斯拉签订芯片代工合同,期限至2033年。", ["Partnership partner=samsung partner=tesla"]),
        ("阿里巴巴计划建厂,腾讯成为首批客户之一。", []),
        (
            "英伟达将斥资50亿美元以每股23.28美元的价格收购英特尔股份。",
            ["Investment investee=intel investor=nvidia 5000000000|||USD planned"],
        ),
    ],
)
def test_days_of_reports_and_other_sums_are_left_out(text: str, expected: list[str]) -> None:
    assert claims(text, "zh", without=("NameResolution", "Statement")) == expected


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("恩智浦任命拉斐尔·索托马约尔为新任首席执行官。", "首席执行官"),
        ("中芯国际董事会任命刘训峰为董事长。", "董事长"),
        ("三星电子由全永铉担任联席CEO。", "联席CEO"),
        ("高永岗辞去中芯国际董事长职务。", "former 董事长"),
    ],
)
def test_offices_are_given_and_left(text: str, position: str) -> None:
    told = [claim for claim in claims(text, "zh", details=True) if claim.startswith("Role")]
    assert [claim.partition("[")[2] for claim in told] == [f"position:{position}]"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("长江存储成为全球第三家量产200层以上NAND的厂商。", "ymtc"),
        ("小米由此成为继苹果、高通之后,全球第四家能够设计3nm芯片的企业。", "xiaomi"),
        ("印度成为第六个拥有本土晶圆厂的国家。", "in"),
    ],
)
def test_who_is_the_nth_to_do_something_is_told(text: str, holder: str) -> None:
    assert [c for c in claims(text, "zh") if c.startswith("MarketPosition")] == [f"MarketPosition holder={holder}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is put off, or came to nothing, is not done.
        ("英伟达推迟发布RTX 5080。", []),
        ("博通收购高通失败。", []),
        ("英特尔收购高塔半导体告吹,公司股价下跌。", []),
    ],
)
def test_what_is_put_off_or_failed_is_not_told(text: str, expected: list[str]) -> None:
    assert claims(text, "zh", without=("NameResolution", "SharePriceChange")) == expected


def test_what_was_expected_of_days_past_is_an_expectation() -> None:
    told = claims("阿斯麦三季度营收75亿欧元,高于市场预期的70亿欧元。", "zh", issued=date(2025, 11, 3))
    assert told == [
        "Revenue earner=asml 7500000000|||EUR 2025-Q3",
        "Revenue earner=asml 7000000000|||EUR 2025-Q3 forecast",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is done is neither planned nor of the day of a plan behind it.
        (
            "美光已向英伟达提供HBM4样品,计划在今年下半年完成量产准备。",
            ["SupplyRelation customer=nvidia item=hbm4 supplier=micron"],
        ),
        # 会 of a gathering is no "will", and 将 before who is listed none either.
        ("黄仁勋在发布会上介绍,英伟达收购了Run:ai。", ["Ownership owned=run-ai owner=nvidia"]),
        ("美国将80家中国半导体企业列入实体清单。", ["ListingCount issuer=us place=cn 80|||entities"]),
        (
            "中国商务部将锗列入出口管制清单。",
            ["ExportRestriction item=germanium regulator=ministry-of-commerce-of-china"],
        ),
        # What one clause takes back is not what the next one speaks of.
        (
            "美国商务部撤销了《人工智能扩散规则》,并发布指南称,在任何地方使用华为昇腾芯片都可能违反美国出口管制。",
            ["InstrumentAmendment amended=90-fr-4544 issuer=us-department-of-commerce"],
        ),
        # Each of two firms has shares in the third.
        (
            "摩尔线程由寒武纪与腾讯共同出资,前者持股51%,后者持股49%。",
            [
                "Stake company=moore-threads holder=cambricon 51|||percent",
                "Stake company=moore-threads holder=tencent 49|||percent",
            ],
        ),
        (
            "三安光电和意法半导体合作建厂。该项目中三安持股51%,意法持股49%。",
            ["Partnership partner=sanan partner=stmicroelectronics"],
        ),
        # 半导体 closes the name of a firm.
        ("恩智浦半导体是高通的全资子公司。", ["Affiliation parent=qualcomm subunit=nxp"]),
        ("北方华创一季报显示,公司营收82亿元。", ["Revenue earner=naura 8200000000|||CNY 2025-Q1"]),
        # What goes to a country is no growth of that one.
        ("韩国5月芯片出口强劲。对华出口下降8.4%。", []),
        (
            "为苹果代工芯片的有三星和台积电。",
            ["SupplyRelation customer=apple supplier=samsung", "SupplyRelation customer=apple supplier=tsmc"],
        ),
        (
            "燧原科技完成融资,由红杉中国领投,腾讯、美团跟投。",
            [
                "Investment investee=enflame investor=hongshan",
                "Investment investee=enflame investor=tencent",
                "Investment investee=enflame investor=meituan",
            ],
        ),
        ("英伟达将推出一款基于Blackwell架构的新款AI芯片。", ["PlannedRelease releaser=nvidia planned"]),
        ("苹果预订了台积电的产能。其他客户还有联发科。", ["CustomerRelation customer=apple supplier=tsmc"]),
        ("戴尔推出了搭载GB300的服务器。", ["Release releaser=dell"]),
        # Who only speaks of a ban has not imposed it, and who is told to stop is none of his own will.
        ("黄仁勋表示,H20出口禁令终结了英伟达在中国的业务。", ["Statement speaker=jensen-huang"]),
        ("中国政府已要求国内企业停止采购H20。", ["UseProhibition item=nvidia-h20 regulator=cn"]),
        ("荷兰扩大对半导体量测与检测设备的出口管制。", []),
        ("xAI的Colossus装有20万块英伟达GPU。", ["Containment part=nvidia-gpus whole=xai-colossus 200000|||units"]),
    ],
)
def test_what_agencies_write(text: str, expected: list[str]) -> None:
    told = claims(text, "zh", issued=date(2025, 6, 10), without=("NameResolution", "Development"))
    assert told == expected
