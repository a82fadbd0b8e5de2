"""Sentences of the press about making, supplying and buying, in own words, and what is read from them."""

# ruff: noqa: E501
import pytest
from one_sentence import claims

KINDS = frozenset(
    {
        "ComponentSourcing",
        "Sale",
        "Use",
        "CustomerRelation",
        "Manufacture",
        "Ownership",
        "Partnership",
        "PlannedPurchase",
        "Purchase",
        "SupplyRelation",
    }
)

READ = [
    ("en", "GlobalFoundries makes chips for carmakers at its plant in Dresden.", ["Manufacture item=semiconductors manufacturer=globalfoundries"]),
    ("en", "AMD relies on TSMC to manufacture its MI300X.", ["Manufacture customer=amd item=amd-mi300x manufacturer=tsmc"]),
    ("en", "Mass production of HBM4 at Samsung is running.", ["Manufacture item=hbm4 manufacturer=samsung"]),
    ("en", "CXMT has a capacity of 200,000 wafers per month.", ["Manufacture item=wafers manufacturer=cxmt 200000|||wafers/month"]),
    ("en", "SK hynix, Nvidia's main supplier of HBM, grew.", ["SupplyRelation customer=nvidia item=hbm supplier=sk-hynix"]),
    ("en", "Samsung won an order from Tesla.", ["SupplyRelation customer=tesla supplier=samsung"]),
    ("en", "Samsung signed an agreement to manufacture AI chips for Tesla.", ["Manufacture customer=tesla item=ai-chips manufacturer=samsung planned", "SupplyRelation customer=tesla supplier=samsung"]),
    ("en", "Lam Research sells etching tools to SMIC.", ["SupplyRelation customer=smic item=etch-equipment supplier=lam-research"]),
    ("en", "Nvidia is TSMC's second-largest customer.", ["CustomerRelation customer=nvidia supplier=tsmc"]),
    ("en", "Huawei buys wafers from TSMC.", ["ComponentSourcing component=wafers supplier=tsmc user=huawei", "Purchase buyer=huawei item=wafers seller=tsmc"]),
    ("en", "Micron will supply HBM4 to the makers of servers.", ["SupplyRelation item=hbm4 supplier=micron forecast"]),
    ("en", "Nvidia has chosen Samsung and Micron for the supply of HBM4.", ["SupplyRelation customer=nvidia item=hbm4 supplier=samsung", "SupplyRelation customer=nvidia item=hbm4 supplier=micron"]),
    ("en", "CXMT's domestic suppliers are AMEC (etchers), Naura (furnaces) and Piotech.", ["SupplyRelation customer=cxmt supplier=amec", "SupplyRelation customer=cxmt supplier=naura", "SupplyRelation customer=cxmt supplier=piotech"]),
    ("en", "OpenAI has signed a ten-year deal with Broadcom.", ["Partnership partner=broadcom partner=openai"]),
    ("en", "Samsung signed an agreement with chip foundry venture Rapidus.", ["Partnership partner=rapidus partner=samsung"]),
    ("en", "Bosch announced SoftBank's planned takeover of Graphcore.", ["Ownership owned=graphcore owner=softbank planned"]),
    ("en", "The Dutch government took control of Nijmegen-based Nexperia.", ["Ownership owned=nexperia owner=nl"]),
    ("en", "OpenAI agreed to rent 4.5 gigawatts of capacity from Oracle.", ["CustomerRelation customer=openai supplier=oracle"]),
    ("en", "The Ascend 910C is out. It nears 80% of Nvidia's H100. The chip is made by SMIC.", ["Manufacture item=huawei-ascend-910c manufacturer=smic"]),
    ("en", "TSMC, Apple's main contract manufacturer, rose.", ["Manufacture customer=apple item=semiconductors manufacturer=tsmc"]),
    ("en", "TSMC has produced some three million chips.", ["Manufacture item=semiconductors manufacturer=tsmc 3000000|||units"]),
    ("en", "Nvidia suppliers TSMC and Micron rose.", ["SupplyRelation customer=nvidia supplier=tsmc", "SupplyRelation customer=nvidia supplier=micron"]),
    ("en", "Intel has won Microsoft as a customer.", ["CustomerRelation customer=microsoft supplier=intel"]),
    ("en", "Meta bought more than 700,000 H100 GPUs.", ["Purchase buyer=meta item=nvidia-h100 |700000||units"]),
    ("en", "Intel and GlobalFoundries manufacture chips in America.", ["Manufacture item=semiconductors manufacturer=intel", "Manufacture item=semiconductors manufacturer=globalfoundries"]),
    ("en", "Trumpf and Lam Research make key components for ASML's scanners.", []),
    ("en", "Tencent, a big buyer of Nvidia's H20, rose.", ["CustomerRelation customer=tencent supplier=nvidia"]),
    ("en", "SMIC produced the Kirin 9000S for Huawei.", ["Manufacture customer=huawei item=huawei-kirin-9000s manufacturer=smic"]),
    ("en", "SK hynix was first to mass-produce HBM3E.", ["Manufacture item=hbm manufacturer=sk-hynix"]),
    ("en", "Apple, a long-standing TSMC client, rose.", ["CustomerRelation customer=apple supplier=tsmc"]),
    ("en", "Meta agreed on a deal to rent Google's data centers.", ["CustomerRelation customer=meta supplier=google planned"]),
    ("en", "Servers of the case were supplied by Dell and Supermicro.", ["SupplyRelation item=servers supplier=dell", "SupplyRelation item=servers supplier=supermicro"]),
    ("en", "SMEE, specializing in lithography machines for display makers, rose.", ["Manufacture item=lithography-systems manufacturer=smee"]),
    ("en", "Huawei uses the process of SMIC to make the Kirin 9020.", ["Manufacture customer=huawei item=huawei-kirin-9020 manufacturer=smic"]),
    ("en", "Tencent spent $2 billion on GPUs.", ["Purchase buyer=tencent item=gpus 2000000000|||USD"]),
    ("de", "TSMC stellt die Chips für Apple her.", ["Manufacture customer=apple item=semiconductors manufacturer=tsmc"]),
    ("de", "CXMT, ein bedeutender DRAM-Hersteller, wächst.", ["Manufacture item=dram manufacturer=cxmt"]),
    ("de", "Apple lässt seine Prozessoren bei TSMC fertigen.", ["Manufacture customer=apple manufacturer=tsmc"]),
    ("de", "SK Hynix will HBM4 in Serie fertigen.", ["Manufacture item=hbm4 manufacturer=sk-hynix planned"]),
    ("de", "Nvidia wird von SK Hynix mit Speicherchips beliefert.", ["SupplyRelation customer=nvidia supplier=sk-hynix"]),
    ("de", "Der ASML-Zulieferer Trumpf baut Stellen ab.", ["SupplyRelation customer=asml supplier=trumpf"]),
    ("de", "ASML verkauft DUV-Anlagen nach China.", ["SupplyRelation item=duv-systems market=cn supplier=asml"]),
    ("de", "Volkswagen bezieht Chips von Nexperia.", ["CustomerRelation customer=volkswagen supplier=nexperia"]),
    ("de", "TSMC, zu dessen Kunden Apple und Nvidia gehören, wächst.", ["CustomerRelation customer=apple supplier=tsmc", "CustomerRelation customer=nvidia supplier=tsmc"]),
    ("fr", "Meta, Google, Amazon... ces gros clients qui ont enrichi Nvidia partent.",
     ["CustomerRelation customer=amazon supplier=nvidia", "CustomerRelation customer=google supplier=nvidia", "CustomerRelation customer=meta supplier=nvidia"]),
    ("fr", "Meta et Amazon ont pris livraison de puces H20.", ["Purchase buyer=amazon item=nvidia-h20", "Purchase buyer=meta item=nvidia-h20"]),
    ("fr", "Les clients de Nvidia, Meta, Google et Amazon, ont acheté des puces H20.",
     ["CustomerRelation customer=amazon supplier=nvidia", "CustomerRelation customer=google supplier=nvidia", "CustomerRelation customer=meta supplier=nvidia",
      "Purchase buyer=amazon item=nvidia-h20", "Purchase buyer=google item=nvidia-h20", "Purchase buyer=meta item=nvidia-h20"]),
    ("fr", "STMicroelectronics fabrique des puces.", ["Manufacture item=semiconductors manufacturer=stmicroelectronics"]),
    ("fr", "AMD confie la fabrication de ses puces MI300X à TSMC.", ["Manufacture customer=amd item=amd-mi300x manufacturer=tsmc"]),
    ("fr", "L'usine de Samsung au Texas produit la puce H20.", ["Manufacture item=nvidia-h20 manufacturer=samsung"]),
    ("fr", "Le fournisseur d'Apple Foxconn recrute.", ["SupplyRelation customer=apple supplier=foxconn"]),
    ("fr", "ASML vend des machines DUV à la Chine.", ["SupplyRelation item=duv-systems market=cn supplier=asml"]),
    ("fr", "Le fabricant chinois de puces SMIC a acheté des machines DUV à ASML.", ["Purchase buyer=smic item=duv-systems seller=asml"]),
    ("fr", "Samsung a lancé la production en masse de HBM4.", ["Manufacture item=hbm4 manufacturer=samsung"]),
    ("fr", "La puce H20 sort des chaînes de TSMC.", ["Manufacture item=nvidia-h20 manufacturer=tsmc"]),
    ("fr", "SMIC, dont Huawei est le principal client, recrute.", ["CustomerRelation customer=huawei supplier=smic"]),
    ("fr", "TSMC a pour clients Apple et Nvidia.", ["CustomerRelation customer=apple supplier=tsmc", "CustomerRelation customer=nvidia supplier=tsmc"]),
    ("fr", "Nvidia se fournit chez TSMC.", ["CustomerRelation customer=nvidia supplier=tsmc"]),
    ("fr", "TSMC, fournisseur d'Apple et de Nvidia, recrute.", ["SupplyRelation customer=apple supplier=tsmc", "SupplyRelation customer=nvidia supplier=tsmc"]),
    ("fr", "Samsung a annoncé avoir entamé les livraisons de HBM4 à Nvidia.", ["SupplyRelation customer=nvidia item=hbm4 supplier=samsung"]),
    ("fr", "Tencent recourt massivement aux puces H20.", ["Use used=nvidia-h20 user=tencent"]),
    ("fr", "Microsoft fait tourner ses modèles sur des puces H20.", ["Use used=nvidia-h20 user=microsoft"]),
    ("fr", "Tencent et Alibaba ont passé de grosses commandes de puces H20.", ["Purchase buyer=tencent item=nvidia-h20", "Purchase buyer=alibaba item=nvidia-h20"]),
    ("fr", "Plus de 600 000 puces H20 ont été écoulées en 2024.", ["Sale item=nvidia-h20 |600000||units 2024"]),
    ("fr", "Volkswagen achète des puces à Nexperia.", ["CustomerRelation customer=volkswagen supplier=nexperia"]),
    ("fr", "La fourniture de puces H20 à Tencent par Nvidia reprend.", ["SupplyRelation customer=tencent item=nvidia-h20 supplier=nvidia"]),
    ("fr", "Les puces H20 que Nvidia a vendues à la Chine seront remplacées.", ["SupplyRelation item=nvidia-h20 market=cn supplier=nvidia"]),
    ("en", "The H20 that Nvidia sold to China is outdated.", ["SupplyRelation item=nvidia-h20 market=cn supplier=nvidia"]),
    ("fr", "Micron est un fabricant américain de mémoire NAND et DRAM.", ["Manufacture item=nand-flash manufacturer=micron", "Manufacture item=dram manufacturer=micron"]),
    ("fr", "Huawei veut produire trois séries de puces Ascend, les 950PR et 960.", ["Manufacture item=huawei-ascend manufacturer=huawei planned", "Manufacture item=huawei-ascend-950pr manufacturer=huawei planned", "Manufacture item=huawei-ascend-960 manufacturer=huawei planned"]),
    ("fr", "OpenAI construira des sites en partenariat avec Oracle et SoftBank.", ["Partnership partner=openai partner=oracle partner=softbank"]),
    ("fr", "Les entreprises chinoises, dont Alibaba et Tencent, ont commandé des puces H20.", ["Purchase buyer=alibaba item=nvidia-h20", "Purchase buyer=tencent item=nvidia-h20"]),
    ("fr", "Des puces HBM4 seront fournies à Google par Samsung.", ["SupplyRelation customer=google item=hbm4 supplier=samsung forecast"]),
    ("fr", "La puce MI300X sera fabriquée à l'aide de la gravure avancée de TSMC.", ["Manufacture item=amd-mi300x manufacturer=tsmc planned"]),
    ("fr", "OpenAI a officialisé un nouveau contrat avec le géant des semi-conducteurs Broadcom.", ["Partnership partner=broadcom partner=openai"]),
    ("fr", "Infineon va créer une société commune avec SAIC.", ["Partnership partner=infineon partner=saic-motor planned"]),
    ("fr", "La Chine surveille l'acquisition par Qualcomm du concepteur allemand de puces Infineon.", ["Ownership owned=infineon owner=qualcomm"]),
    ("fr", "Nvidia a déploré l'enquête menée sur son acquisition d'Intel en 2020.", ["Ownership owned=intel owner=nvidia 2020"]),
    ("zh", "台积电为苹果代工芯片。", ["Manufacture customer=apple item=semiconductors manufacturer=tsmc"]),
    ("zh", "昇腾910B、昇腾910C等多款芯片交由中芯国际代工。",
     ["Manufacture item=huawei-ascend-910b manufacturer=smic", "Manufacture item=huawei-ascend-910c manufacturer=smic"]),
    ("zh", "由斯达半导设计、华虹半导体制造的IGBT芯片已经上车。", ["Manufacture item=igbts manufacturer=hua-hong"]),
    ("zh", "甲骨文正与OpenAI、软银和微软合作。",
     ["Partnership partner=microsoft partner=openai partner=oracle partner=softbank"]),
    ("zh", "恩智浦2019年后被高通收购。", ["Ownership owned=nxp owner=qualcomm 2019"]),
    ("zh", "昇腾910B将采用中芯国际7纳米工艺。",
     ["Manufacture item=huawei-ascend-910b manufacturer=smic process=7nm-process planned",
      "Use used=7nm-process user=huawei-ascend-910b forecast"]),
    ("zh", "ESMC是台积电、博世和英飞凌共同投资的合资企业。", ["Partnership partner=bosch partner=infineon partner=tsmc"]),
    ("zh", "长鑫存储合肥厂月产能为20万片。", ["Manufacture item=wafers manufacturer=cxmt 200000|||wafers/month"]),
    ("zh", "英伟达的HBM主要由SK海力士供应。", ["SupplyRelation customer=nvidia item=hbm supplier=sk-hynix"]),
    ("zh", "ASML继续向中国出售DUV光刻机。", ["SupplyRelation item=duv-systems market=cn supplier=asml"]),
    ("zh", "华为从中芯国际采购芯片。", ["CustomerRelation customer=huawei supplier=smic"]),
    ("zh", "台积电与博世成立合资公司。", ["Partnership partner=bosch partner=tsmc"]),
    ("zh", "英伟达最大的HBM供应商SK海力士下周公布业绩。", ["SupplyRelation customer=nvidia supplier=sk-hynix"]),
    ("zh", "作为英伟达的核心供应商,SK海力士业绩创新高。", ["SupplyRelation customer=nvidia supplier=sk-hynix"]),
    ("zh", "博通从OpenAI手中拿下订单。", ["SupplyRelation customer=openai supplier=broadcom"]),
    ("zh", "ASML去年向中国客户出售了DUV光刻机。", ["SupplyRelation item=duv-systems market=cn supplier=asml"]),
    ("zh", "英伟达的大客户微软、亚马逊都在自研芯片。",
     ["CustomerRelation customer=microsoft supplier=nvidia", "CustomerRelation customer=amazon supplier=nvidia"]),
    ("zh", "苹果、高通等客户已包下台积电的产能。",
     ["CustomerRelation customer=apple supplier=tsmc", "CustomerRelation customer=qualcomm supplier=tsmc"]),
    ("zh", "作为台积电的长期客户,AMD没有回应。", ["CustomerRelation customer=amd supplier=tsmc"]),
    ("zh", "SK海力士的HBM4已进入量产。", ["Manufacture item=hbm4 manufacturer=sk-hynix"]),
    ("zh", "H20在台积电亚利桑那工厂量产。", ["Manufacture item=nvidia-h20 manufacturer=tsmc-arizona"]),
    ("zh", "特斯拉委托三星代工。", ["Manufacture customer=tesla manufacturer=samsung"]),
    ("zh", "壁仞科技、摩尔线程此前均由台积电代工。",
     ["Manufacture customer=biren manufacturer=tsmc", "Manufacture customer=moore-threads manufacturer=tsmc"]),
    ("zh", "存储芯片制造商美光扩产。", ["Manufacture item=memory-chips manufacturer=micron"]),
    ("zh", "昇腾910C的HBM来自三星。", ["ComponentSourcing component=hbm supplier=samsung user=huawei-ascend-910c"]),
    ("zh", "荷兰政府接管安世半导体。", ["Ownership owned=nexperia owner=nl"]),
]  # fmt: skip
UNREAD = [
    ("en", "The decision makes Nvidia the biggest winner."),
    ("en", "Washington supplied no details."),
    ("en", "Nvidia may not supply Huawei."),
    ("en", "Amazon is its largest chip customer, while Microsoft waits."),
    ("en", "Meta is making waves with Samsung."),
    ("en", "SMIC is barred from partnering with TSMC."),
    ("en", "SoftBank and Arm welcomed Intel."),
    ("en", "The rule makes it harder for SMIC to buy tools."),
    ("de", "Bosch bekommt von Nexperia keine Chips mehr."),
    ("de", "Die Regierung lieferte keine Begründung."),
    ("fr", "Huawei ne peut plus acheter de puces à TSMC."),
    ("fr", "La société fournit peu de détails."),
    ("fr", "La puce, vendue avec des machines d'ASML, équipe les smartphones de Huawei."),
    ("fr", "Voici CATL, le fabricant de puces CXMT et d'autres."),
    ("fr", "Une liste nomme Tencent, CATL et des groupes qui, selon elle, collaborent avec Huawei."),
    ("fr", "Nvidia exige des garanties des entreprises américaines qui fournissent des puces HBM4 à Google."),
    ("fr", "SMIC, le principal fondeur chinois, tient à l'avis d'ASML."),
    ("zh", "台积电不再为华为代工。"),
    ("zh", "美国批准英伟达向中国出售芯片。"),
    ("zh", "微软、Meta等大客户占营收四成。"),
    ("zh", "长江存储的重要设备供应商退出。"),
]


def read(text: str, language: str) -> list[str]:
    """The claims of trade in a sentence, sorted."""
    return sorted(line for line in claims(text, language) if line.split()[0] in KINDS)


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_trade_is_read(language: str, text: str, expected: list[str]):
    assert read(text, language) == sorted(expected)


@pytest.mark.parametrize(("language", "text"), UNREAD)
def test_what_only_sounds_like_trade_gives_no_claim_of_it(language: str, text: str):
    assert read(text, language) == []


def test_a_list_goes_on_beyond_the_reach_of_its_trigger():
    customers = "Apple, Oracle, Advanced Micro Devices, Samsung Electronics, Texas Instruments, STMicroelectronics"
    text = f"TSMC customers, including {customers}, Infineon Technologies, Microsoft, Qualcomm and Broadcom, agreed."
    assert len(read(text, "en")) == 10


def test_who_bought_of_a_firm_is_told_once():
    expected = ["Purchase buyer=meta item=nvidia-h20 seller=nvidia 500|||units"]
    assert read("Meta ordered 500 H20 from Nvidia.", "en") == expected
