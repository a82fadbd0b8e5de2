# ruff: noqa: E501 — each row of the tables is one text and its claims
"""Chinese texts: subjects left out, lists, numerals, words of Taiwan; and what holds in every language alike."""

from datetime import date

import pytest
from one_sentence import claims, reading

from chipcontrols.loaders.documents.names.romanised import romanised

KINDS_OF_WORDS = ("NameResolution", "Statement", "Characterisation")
ISSUED = date(2025, 11, 10)


def read(text: str, language: str = "zh") -> list[str]:
    return claims(text, language, issued=ISSUED, without=KINDS_OF_WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英特尔发布季报。第三季度,营收137亿美元,同比增长3%,毛利率为38%。", ["Revenue earner=intel 13700000000|||USD 2025-Q3", "GrowthRate measured=intel 3|||percent 2025-Q3", "GrossMargin earner=intel 38|||percent 2025-Q3"]),
        ("高通公布财报,但细看之下,第四财季的营收环比下降5%。", ["GrowthRate measured=qualcomm -5|||percent FY2025-Q4"]),
        ("华为今年6月推出昇腾910C,2026年第一季度将推出昇腾950PR,同年第四季度再推出昇腾950DT。", ["Release item=huawei-ascend-910c releaser=huawei 2025-06", "PlannedRelease item=huawei-ascend-950pr releaser=huawei 2026-Q1 planned", "PlannedRelease item=huawei-ascend-950dt releaser=huawei 2026-Q4 planned"]),
        ("阿里巴巴、腾讯、百度等国内云厂商采购了英伟达GPU。", ["Purchase buyer=alibaba item=nvidia-gpus", "Purchase buyer=tencent item=nvidia-gpus", "Purchase buyer=baidu item=nvidia-gpus"]),
        ("外部禁止中国研发先进芯片,台积电如此表示。", []),
        ("摩尔线程近日上市。创始人兼CEO张建中出席仪式。", ["Role organisation=moore-threads person=zhang-jianzhong"]),
        ("张建中曾任英伟达中国区总经理。", ["Role organisation=nvidia person=zhang-jianzhong"]),
    ],
)  # fmt: skip
def test_a_clause_without_a_subject_speaks_of_what_was_spoken_of(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "三星、SK海力士、美光的市占率分别为40%、33%和20%。", ["MarketShare holder=samsung 40|||percent", "MarketShare holder=sk-hynix 33|||percent", "MarketShare holder=micron 20|||percent"]),
        ("zh", "台积电2024年、2025年营收分别为900亿美元和1200亿美元。", ["Revenue earner=tsmc 90000000000|||USD 2024", "Revenue earner=tsmc 120000000000|||USD 2025"]),
        ("zh", "寒武纪2025年至2027年的营收将分别达到60亿元、140亿元和230亿元。", ["Revenue earner=cambricon 6000000000|||CNY 2025 forecast", "Revenue earner=cambricon 14000000000|||CNY 2026 forecast", "Revenue earner=cambricon 23000000000|||CNY 2027 forecast"]),
        ("en", "Alibaba and Tencent bought 50,000 and 80,000 Nvidia H20 chips respectively.", ["Purchase buyer=alibaba item=nvidia-h20 50000|||units", "Purchase buyer=tencent item=nvidia-h20 80000|||units"]),
        ("fr", "Samsung et Micron détiennent respectivement 40 % et 20 % du marché de la HBM.", ["MarketShare holder=samsung market=hbm 40|||percent", "MarketShare holder=micron market=hbm 20|||percent"]),
    ],
)  # fmt: skip
def test_each_of_a_list_has_its_own_figure(language: str, text: str, expected: list[str]):
    assert read(text, language) == expected


def test_figures_that_are_as_many_as_neither_names_nor_years_are_given_to_none():
    assert read("三星、SK海力士、美光的市占率分别为40%、33%。") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "英伟达在中国的市场份额从95%降至50%。", ["MarketShare holder=nvidia market=cn 50|||percent", "MarketShare holder=nvidia market=cn 95|||percent"]),
        ("en", "Nvidia's share of the HBM market fell from 95% to 50%.", ["MarketShare holder=nvidia 50|||percent", "MarketShare holder=nvidia 95|||percent"]),
    ],
)  # fmt: skip
def test_both_ends_of_a_change_are_read(language: str, text: str, expected: list[str]):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沐曦股份12月17日在上交所科创板挂牌上市,募资41亿元。", ["PublicOffering company=metax exchange=star-market 2024-12-17", "Fundraising raiser=metax 4100000000|||CNY 2024-12-17"]),
        ("长鑫科技科创板IPO申请已获受理,拟募集资金295亿元。", ["PublicOffering company=cxmt exchange=star-market planned", "Fundraising raiser=cxmt 29500000000|||CNY planned"]),
        ("美国商务部12日宣布,将三十六家中国实体列入实体清单。", ["ListingCount issuer=us-department-of-commerce place=cn 36|||entities 2025-10-12"]),
        ("上海微电子早已被列入贸易黑名单「实体清单」。", ["EntityListing party=smee"]),
        ("中国解除对美镓、锗、锑的出口禁令。", ["ExportPermission item=gallium regulator=cn", "ExportPermission item=germanium regulator=cn", "ExportPermission item=antimony regulator=cn"]),
        ("美国商务部开始发放H20芯片的对华出口许可证。", ["ExportPermission item=nvidia-h20 regulator=us-department-of-commerce"]),
        ("美国将H20芯片纳入禁售名单。", ["ExportRestriction item=nvidia-h20 regulator=us"]),
        ("輝達敲定對OpenAI的300億美元投資。", ["Investment investee=openai investor=nvidia 30000000000|||USD"]),
        ("英特尔净利润12亿美元,同比增长390%。", ["Profit earner=intel 1200000000|||USD", "GrowthRate measured=intel 390|||percent"]),
        ("聯發科第3季營收1,421億元新台幣,季減5.5%,年增7.8%。", ["Revenue earner=mediatek 142100000000|||TWD 2025-Q3", "GrowthRate measured=mediatek -5.5|||percent 2025-Q3", "GrowthRate measured=mediatek 7.8|||percent 2025-Q3"]),
        ("台積電董事長暨總裁魏哲家、財務長黃仁昭出席法說會。", ["Role organisation=tsmc person=c-c-wei", "Role organisation=tsmc person=wendell-huang"]),
        ("SK海力士7日股價大漲6%。", ["SharePriceChange company=sk-hynix 6|||percent 2025-11-07"]),
        ("SK海力士传出拿下英伟达HBM4三分之二的订单。", ["SupplyRelation customer=nvidia item=hbm4 supplier=sk-hynix reported"]),
    ],
)  # fmt: skip
def test_the_chinese_press_says_it_so(text: str, expected: list[str]):
    assert read(text) == expected


def test_an_unknown_person_has_a_name_in_latin_letters():
    named = [entity for entity in reading("英特尔副总裁林思远表示同意。", "zh").entities if entity.cls == "Person"]
    assert [[(label.text, label.language) for label in entity.labels] for entity in named] == [
        [("林思远", "zh"), ("Lin Siyuan", "en")]
    ]


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("林永安", "Lin Yongan"),
        ("曾思远", "Zeng Siyuan"),
        ("欧阳明远", "Ouyang Mingyuan"),
        ("马克·格林", None),
        ("Ada Lin", None),
    ],
)
def test_names_of_chinese_persons_are_spelled_family_name_first(name: str, latin: str | None):
    assert romanised(name) == latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荷兰光刻机巨头阿斯麦宣布裁员。", ["Location located=asml place=nl", "Manufacture item=lithography-systems manufacturer=asml"]),
        ("美国企业向华为出口芯片。", []),
        ("华为创始人任正非持有华为0.7%的股份。", ["Role organisation=huawei person=ren-zhengfei", "Stake company=huawei holder=ren-zhengfei 0.7|||percent"]),
        ("寒武纪去年研发投入12.5亿元。", ["Cost bearer=cambricon item=research-and-development 1250000000|||CNY 2024"]),
        ("台积电今年资本支出将达400亿美元。", ["Cost bearer=tsmc item=capital-expenditure 40000000000|||USD 2025 forecast"]),
        ("该公司专为芯片制造商中芯国际采购设备。", []),
        ("百度采用中企生产的HBM3。", ["Use used=hbm user=baidu"]),
        ("三星生产的HBM3不足。", ["Manufacture item=hbm manufacturer=samsung"]),
        ("华为希望其芯片超越英伟达2022年推出的H100。", ["Release item=nvidia-h100 releaser=nvidia 2022"]),
        ("自2019年被列入美国贸易黑名单以来,华为转向自研。", ["EntityListing issuer=us party=huawei 2019"]),
        ("昇腾910C的良率仅40%。", ["ProductSpecification item=huawei-ascend-910c 40|||percent"]),
        ("华为CloudMatrix 384由12个计算柜和4个总线柜组成。", ["Containment part=compute-cabinets whole=huawei-cloudmatrix-384 12|||units", "Containment part=bus-cabinets whole=huawei-cloudmatrix-384 4|||units"]),
        ("寒武纪发布新品,2024年本国品牌的芯片出货占比升到三成。", []),
        ("寒武纪本月上涨93.4%,今年以来累计上涨108.5%。", ["SharePriceChange company=cambricon 93.4|||percent 2025-11", "SharePriceChange company=cambricon 108.5|||percent 2025"]),
        ("长鑫科技科创板 IPO 申请 12 月 30 日获上交所受理。", ["PublicOffering company=cxmt exchange=star-market 2024-12-30"]),
        ("台积电第三季3纳米制程占比23%,5纳米制程占比37%。", ["Revenue earner=tsmc segment=3nm-process 23|||percent 2025-Q3", "Revenue earner=tsmc segment=5nm-process 37|||percent 2025-Q3"]),
        ("被列入美国实体清单的闻泰科技提出抗议。", ["EntityListing party=wingtech"]),
        ("券商预测三星7至9月营收将达84万亿韩元。", ["Revenue earner=samsung 84000000000000|||KRW 2025-Q3 forecast"]),
        ("摩根士丹利在报告中预测三星今年第三季度营收将达84万亿韩元,毛利率为40%。", ["Revenue earner=samsung 84000000000000|||KRW 2025-Q3 forecast", "GrossMargin earner=samsung 40|||percent 2025-Q3 forecast"]),
        ("台積電公布第3季營收達9899億元。", ["Revenue earner=tsmc 989900000000|||TWD 2025-Q3"]),
        ("中芯國際2024年營收爲80億美元,超過了2022年72億美元的紀錄,較2023年增長27%。", ["Revenue earner=smic 8000000000|||USD 2024", "Revenue earner=smic 7200000000|||USD 2022", "GrowthRate measured=smic 27|||percent 2024"]),
        ("中国商务部暂停实施六项涉及稀土的对美出口管制。", ["ExportPermission item=rare-earths regulator=ministry-of-commerce-of-china"]),
        ("2023年、2024年寒武纪亏损分别为8.5亿元和4.5亿元。", ["Profit earner=cambricon -850000000|||CNY 2023", "Profit earner=cambricon -450000000|||CNY 2024"]),
        ("英伟达机床业务实现营收41亿美元,同比增长56%。", ["Revenue earner=nvidia 4100000000|||USD", "GrowthRate measured=nvidia 56|||percent"]),
        ("沐曦股份、摩尔线程和寒武纪三家公司合计营收66亿元。", []),
        ("摩尔线程、沐曦、壁仞科技的研发费用分别为38亿元、22亿元、27亿元。", ["Cost bearer=moore-threads item=research-and-development 3800000000|||CNY", "Cost bearer=metax item=research-and-development 2200000000|||CNY", "Cost bearer=biren item=research-and-development 2700000000|||CNY"]),
        ("2018年,荷兰政府禁止阿斯麦对华出口EUV。", ["ExportRestriction exporter=asml item=euv-lithography regulator=nl 2018"]),
        ("英伟达计划裁员,股价随之下跌。", ["SharePriceChange company=nvidia"]),
        ("寒武纪今年营收翻了一番。", ["GrowthRate measured=cambricon 2|||x 2025"]),
        ("昇腾910C性能超过A100并与H20相当。", ["Comparison benchmark=nvidia-a100 compared=huawei-ascend-910c", "Comparison benchmark=nvidia-h20 compared=huawei-ascend-910c"]),
        ("中国市场约占阿斯麦营收的３６％。", ["Revenue earner=asml segment=cn 36|||percent"]),
        ("英伟达公布营收110亿美元,月减6.5%,但年增24.5%。", ["Revenue earner=nvidia 11000000000|||USD", "GrowthRate measured=nvidia -6.5|||percent", "GrowthRate measured=nvidia 24.5|||percent"]),
        ("台积电预估毛利率５９％～６１％。", ["GrossMargin earner=tsmc |59|61|percent estimated"]),
        ("美国政府取消对中国销售芯片设计软件的出口许可要求。", ["ExportPermission destination=cn item=eda-tools regulator=us"]),
        ("日本将向芯片初创公司Rapidus提供5900亿日元补贴。", ["Investment investee=rapidus investor=jp 590000000000|||JPY planned"]),
        ("Rapidus今年获得日本政府提供的700亿日元资金。", ["Investment investee=rapidus investor=jp 70000000000|||JPY 2025"]),
        ("日本经济大臣斋藤健出席会议。", ["Role organisation=jp person=ken-saito"]),
        ("这有利于长江存储与长鑫存储等竞争对手。", []),
        ("成立于2016年的寒武纪推出思元590。", ["Founding founded=cambricon 2016", "Release item=cambricon-siyuan-590 releaser=cambricon"]),
        ("字节跳动计划于2026年斥资1000亿元采购英伟达H200。", ["PlannedPurchase buyer=bytedance item=nvidia-h200 100000000000|||CNY 2026 planned"]),
    ],
)  # fmt: skip
def test_who_does_it_stands_where_the_verb_asks_for_it(text: str, expected: list[str]):
    assert read(text) == expected


def test_a_firm_that_no_table_knows_has_a_name_in_latin_letters():
    entities = [
        e for e in reading("美国商务部将北京云岭微电子技术有限公司列入实体清单。", "zh").entities if e.cls == "Company"
    ]
    assert ["Beijing Yunling Microelectronics Technology"] in [
        [label.text for label in e.labels if label.language == "en"] for e in entities
    ]


def test_a_name_that_no_table_knows_is_preferred_in_english_too():
    entities = reading("美国商务部将北京云岭微电子技术有限公司列入实体清单。", "zh").entities
    named = [label for e in entities if e.cls == "Company" for label in e.labels if "Yunling" in label.text]
    assert [(label.language, label.kind) for label in named] == [("en", "pref")]
    entities = reading("La société Nordlicht SA a acheté 300 puces H20 de Nvidia en 2024.", "fr").entities
    named = [label for e in entities if e.cls == "Company" for label in e.labels if "Nordlicht" in label.text]
    assert sorted((label.text, label.language, label.kind) for label in named) == [
        ("Nordlicht SA", language, "pref") for language in ("en", "fr")
    ]
