"""What sentences tell of items and technologies, in four languages."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("product/grid-800", "System", "Grid 800"),
        entity("metric/memory-capacity", "Metric", "memory capacity"),
    ]
)
OTHERS = ("Design", "Development", "NameResolution", "GrowthRate")


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=OTHERS, details=True)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Holmium is essential for fibre lasers.", "Dependence dependency=holmium [function:fibre lasers]"),
        ("en", "Holmium is widely used in pumps.", "Dependence dependency=holmium [function:pumps]"),
        ("de", "Holmium ist für den Bau von Lasern unverzichtbar.",
         "Dependence dependency=holmium [function:den Bau von Lasern]"),
        ("de", "Holmium wird in Lasern verwendet.", "Dependence dependency=holmium [function:Lasern]"),
        ("fr", "L'holmium est indispensable à la production de lasers.",
         "Dependence dependency=holmium [function:la production de lasers]"),
        ("fr", "L'holmium entre dans la fabrication de lasers.",
         "Dependence dependency=holmium [function:la fabrication de lasers]"),
        ("fr", "L'holmium, utilisé dans les lasers, est rare.", "Dependence dependency=holmium [function:les lasers]"),
        ("fr", "L'holmium est un métal rare utilisé notamment dans les lasers.",
         "Dependence dependency=holmium [function:les lasers]"),
        ("fr", "L'holmium est un composant essentiel d'une gamme de lasers.",
         "Dependence dependency=holmium [function:une gamme de lasers]"),
        ("zh", "钬元素是生产激光器不可或缺的材料。", "Dependence dependency=holmium [function:生产激光器]"),
        ("zh", "钬元素广泛应用于激光器。", "Dependence dependency=holmium [function:激光器]"),
    ],
)  # fmt: skip
def test_what_a_thing_is_needed_for(language: str, text: str, expected: str):
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Holmium is not essential for lasers."),
        ("en", "Acme is used to winning."),
        ("de", "Holmium ist für Laser nicht unverzichtbar."),
        ("fr", "L'holmium n'est pas indispensable aux lasers."),
    ],
)
def test_what_is_not_needed(language: str, text: str):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "means", "measure"),
    [
        ("en", "Acme's profit rose, driven by strong demand for pumps.", "strong demand for pumps", "profit"),
        ("en", "Sales at Acme fell because of weak orders from carmakers.", "weak orders from carmakers", "Sales"),
        ("en", "Acme attributed its record profit to orders from China.", "orders from China", "its record profit"),
        ("en", "Acme's sales rose as prices for pumps recovered.", "prices for pumps recovered", "sales"),
        ("en", "The rise in Acme's profit was the result of one order.", "one order", "rise"),
        ("en", "The main reason for Acme's weak sales was a lack of pumps.", "a lack of pumps", "weak sales"),
        ("en", "Acme reported losses. Revenue fell, hit by weak demand.", "weak demand", "Revenue"),
        ("de", "Der Umsatz von Acme stieg, getrieben von der Nachfrage nach Pumpen.",
         "der Nachfrage nach Pumpen", "Umsatz"),
        ("fr", "Le bénéfice d'Acme a été porté par la demande de pompes.", "la demande de pompes", "bénéfice"),
        ("fr", "La hausse du bénéfice d'Acme reflète la demande de pompes.", "la demande de pompes", "hausse"),
        ("fr", "Le bénéfice d'Acme plonge, lesté par des retards.", "des retards", "bénéfice"),
        ("zh", "Acme将利润增长归因于水泵需求旺盛。", "水泵需求旺盛", "利润增长"),
    ],
)  # fmt: skip
def test_what_drives_the_results_of_a_firm(language: str, text: str, means: str, measure: str):
    assert f"Effect affected=acme [means:{means}] [measure:{measure}]" in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thanks to strong demand for pumps, Acme doubled its profit."),
        ("de", "Dank der hohen Nachfrage nach Pumpen verdoppelte Acme den Umsatz."),
        ("fr", "Grâce à la forte demande de pompes, Acme a doublé son bénéfice."),
        ("fr", "Portées par l'IA, les ventes d'Acme ont augmenté."),
        ("fr", "La flambée des prix des pompes profite à Acme."),
        ("fr", "L'essor des pompes continue de soutenir les ventes d'Acme."),
        ("fr", "Acme pâtit de la faiblesse du marché automobile."),
        ("zh", "受益于水泵需求增长，Acme利润翻倍。"),
    ],
)
def test_the_driver_may_come_first(language: str, text: str):
    assert [line.split(" [")[0] for line in told(text, language)] == ["Effect affected=acme"]


@pytest.mark.parametrize(
    ("language", "text", "figure", "yardstick"),
    [
        ("en", "The Z9 is 40 percent faster than its predecessor.", "40|||percent", "its predecessor"),
        ("en", "Compared with the previous generation, the Z9 delivers 40 percent more performance.",
         "40|||percent", "the previous generation"),
        ("de", "Der Z9 ist 40 Prozent schneller als sein Vorgänger.", "40|||percent", "sein Vorgänger"),
        ("de", "Im Vergleich zum Vorgänger bietet der Z9 rund 40 Prozent mehr Leistung.", "40|||percent", "Vorgänger"),
        ("fr", "Le Z9 est 40 % plus rapide que son prédécesseur.", "40|||percent", "son prédécesseur"),
        ("fr", "Le Z9 rivalise avec les puces américaines.", "", "les puces américaines"),
        ("zh", "与上一代产品相比，Z9性能提升40%。", "40|||percent", "上一代产品"),
    ],
)  # fmt: skip
def test_a_comparison_with_what_has_no_name(language: str, text: str, figure: str, yardstick: str):
    [line] = told(text, language)
    assert line.split() == f"Comparison compared=z9 {figure} [yardstick:{yardstick}]".split()


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "The Z9 performs close to the Q7.", "comparable"),
        ("en", "The Z9 is only slightly slower than the Q7.", "worse than"),
        ("en", "The Z9 dwarfs the Q7.", "better than"),
        ("en", "The Z9 is expected to rival the Q7.", "comparable"),
        ("en", "The Z9 offers the same performance as the Q7.", "comparable"),
        ("en", "The Z9 will be more powerful than the Q7.", "better than"),
        ("de", "Der Z9 kommt nahe an den Q7 heran.", "comparable"),
        ("de", "Der Z9 soll leistungsstärker sein als der Q7.", "better than"),
        ("fr", "Le Z9 est bien moins puissant que le Q7.", "worse than"),
        ("fr", "Le Z9 offre des performances proches de celles du Q7.", "comparable"),
        ("fr", "Le Z9 fait jeu égal avec le Q7.", "comparable"),
        ("fr", "Le Z9 se montre plus rapide que le Q7.", "better than"),
        ("fr", "Le Z9 devrait surclasser le Q7.", "better than"),
        ("fr", "Le Z9 offre des performances supérieures à celles du Q7.", "better than"),
        ("fr", "Le Z9 est battu par le Q7.", "worse than"),
        ("fr", "Le Z9 accuse un net retard sur le Q7.", "worse than"),
        ("zh", "Z9的算力远低于Q7。", "worse than"),
        ("zh", "Z9将强于Q7。", "better than"),
    ],
)
def test_a_comparison_without_a_figure(language: str, text: str, relation: str):
    lines = claims(text, language, KNOWN, without=OTHERS, details=True)
    assert [line.replace(" forecast", "") for line in lines] == [
        f"Comparison benchmark=q7 compared=z9 [relation:{relation}]"
    ]


@pytest.mark.parametrize(
    ("language", "text", "ahead"),
    [
        ("en", "Acme overtook Corvid.", "ahead of"),
        ("en", "Acme lags far behind Corvid.", "behind"),
        ("en", "The list shows a climb for Acme, which rose. It trails Corvid.", "behind"),
        ("fr", "Acme accuse un net retard sur Corvid.", "behind"),
        ("fr", "Acme a été devancé par Corvid.", "behind"),
        ("zh", "Acme大幅领先Corvid。", "ahead of"),
        ("zh", "Acme仍落后于Corvid。", "behind"),
    ],
)
def test_who_is_ahead_of_whom(language: str, text: str, ahead: str):
    assert told(text, language) == [f"Comparison benchmark=corvid compared=acme [relation:{ahead}]"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "With 141 GB of memory, the Z9 is aimed at models."),
        ("en", "Armed with 141 gigabytes of memory, the Z9 is aimed at models."),
        ("de", "Mit 141 GByte Speicher richtet sich der Z9 an Modelle."),
        ("fr", "Avec 141 Go de mémoire, le Z9 vise les modèles."),
        ("fr", "Doté de 141 Go de mémoire vive, le Z9 vise les modèles."),
        ("fr", "D'une capacité de 141 Go, le Z9 vise les modèles."),
        ("en", "Acme showed the Z9. The chip offers 141 GB of memory."),
        ("de", "Acme zeigte den Z9. Der Chip bietet 141 GByte Speicher."),
        ("fr", "Acme vend le Z9. La puce offre 141 Go de mémoire."),
    ],
)
def test_figures_of_an_item_named_behind_or_before_them(language: str, text: str):
    lines = told(text, language)
    assert [line for line in lines if line.startswith("Prod")] == [
        "ProductSpecification item=z9 metric=memory-capacity 141|||GB"
    ]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The Z9 uses a chiplet design.", "chiplet design"),
        ("fr", "Le Z9 repose sur une architecture à deux chiplets.", "architecture à deux chiplets"),
        ("zh", "Z9采用双芯粒封装。", "双芯粒封装"),
    ],
)
def test_a_feature_in_words(language: str, text: str, words: str):
    assert told(text, language) == [f"ProductSpecification item=z9 [text:{words}]"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The launch of the Z9 in 2024 surprised Corvid.", "Release item=z9 2024"),
        ("de", "Mit der Vorstellung des Z9 im Jahr 2024 begann alles.", "Release item=z9 2024"),
        ("fr", "Avec le lancement du Z9 en 2024, tout a changé.", "Release item=z9 2024"),
        ("fr", "Le lancement du Z9 est programmé pour 2027.", "PlannedRelease item=z9 2027 forecast"),
        ("fr", "Le Z9 entrera en production en 2027.", "PlannedRelease item=z9 2027 forecast"),
        ("fr", "Le Z9 a fait son apparition en 2024.", "Release item=z9 2024"),
        ("zh", "Z9于2024年发布。", "Release item=z9 2024"),
        ("en", "The Z9, due in 2027, is late.", "PlannedRelease item=z9 2027 forecast"),
        ("en", "The Z9 made its debut in 2024.", "Release item=z9 2024"),
        ("en", "Acme will bring the Z9 to market in 2027.", "PlannedRelease item=z9 releaser=acme 2027 planned"),
        ("en", "Acme is rolling out the Z9 this week.", "Release item=z9 releaser=acme"),
    ],
)
def test_releases_told_with_a_noun_or_beside_the_item(language: str, text: str, expected: str):
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Z9 is a slower version of the Q7."),
        ("en", "The Z9 is derived from the Q7."),
        ("de", "Der Z9 ist eine China-Version des Q7."),
        ("fr", "Le Z9, version du Q7, est vendu."),
        ("fr", "Le Z9, dérivé du Q7, est vendu."),
        ("zh", "Z9是Acme推出的Q7降速版。"),
    ],
)
def test_lesser_versions(language: str, text: str):
    assert "VariantOf original=q7 variant=z9" in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme's capacity utilisation rate reached 95.8 percent."),
        ("en", "Acme's plants ran at 95.8 percent of capacity."),
        ("de", "Die Kapazitätsauslastung von Acme erreichte 95,8 Prozent."),
        ("fr", "Le taux d'utilisation des capacités d'Acme a atteint 95,8 %."),
        ("fr", "Les usines d'Acme tournent à 95,8 % de leurs capacités."),
        ("zh", "Acme产能利用率达到95.8%。"),
    ],
)
def test_how_far_plants_are_used(language: str, text: str):
    assert told(text, language) == ["Utilisation manufacturer=acme 95.8|||percent"]


def test_a_whole_is_no_part_of_another_part():
    assert told("The Grid 800 combines 72 Z9 with 36 Q7.", "en") == ["Containment part=z9 whole=grid-800 72|||units"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme has developed a new AI chip.", "Development developer=acme [itemName:a new AI chip]"),
        ("de", "Acme hat einen eigenen Chip entwickelt.", "Development developer=acme [itemName:einen eigenen Chip]"),
        ("fr", "Acme développe son propre GPU.", "Development developer=acme [itemName:son propre GPU]"),
        ("fr", "Acme planche sur une puce destinée aux jeux.", "Development developer=acme [itemName:une puce]"),
        ("zh", "Acme正在研发新一代AI芯片。", "Development developer=acme [itemName:新一代AI芯片]"),
        ("en", "Acme unveiled its most powerful chip.", "Release releaser=acme [itemName:its most powerful chip]"),
        ("en", "Acme plans to launch a new chip.", "PlannedRelease releaser=acme planned [itemName:a new chip]"),
        ("de", "Acme stellte einen neuen Chip vor.", "Release releaser=acme [itemName:einen neuen Chip]"),
        ("fr", "Acme a dévoilé une nouvelle puce.", "Release releaser=acme [itemName:une nouvelle puce]"),
        ("zh", "Acme推出新一代芯片。", "Release releaser=acme [itemName:新一代芯片]"),
        (
            "en",
            "Acme sold chip design software to a university.",
            "SupplyRelation supplier=acme [itemName:chip design software]",
        ),
        (
            "en",
            "Acme plans to buy custom accelerators for its labs.",
            "PlannedPurchase buyer=acme planned [itemName:custom accelerators]",
        ),
        (
            "de",
            "Acme hat neue Leistungshalbleiter für Rechenzentren vorgestellt.",
            "Release releaser=acme [itemName:neue Leistungshalbleiter für Rechenzentren]",
        ),
        (
            "de",
            "Acme investiert eine Milliarde Euro in die Produktion von Sensoren.",
            "Investment investor=acme 1000000000|||EUR [purpose:die Produktion von Sensoren]",
        ),
        (
            "fr",
            "Acme a investi dans de nouvelles capacités de production en 2024.",
            "Investment investor=acme 2024 [purpose:de nouvelles capacités de production]",
        ),
        (
            "zh",
            "Acme募集资金将用于下一代存储技术研发项目。",
            "Investment investor=acme planned [purpose:下一代存储技术研发项目]",
        ),
        (
            "fr",
            "Acme fabrique des puces pour l'automobile.",
            "Manufacture manufacturer=acme [itemName:des puces pour l'automobile]",
        ),
        (
            "fr",
            "Acme a acheté des serveurs d'occasion auprès d'un courtier.",
            "Purchase buyer=acme [itemName:des serveurs d'occasion]",
        ),
        (
            "fr",
            "Acme propose également des cartes d'inférence qui concurrencent les autres.",
            "Release releaser=acme [itemName:des cartes d'inférence]",
        ),
        ("en", "The Z9 is designed for AI inference.", "DesignedForMarket item=z9 [purpose:AI inference]"),
        ("de", "Der Z9 ist für KI-Inferenz ausgelegt.", "DesignedForMarket item=z9 [purpose:KI-Inferenz]"),
        ("fr", "Le Z9 est destiné aux applications de jeu.", "DesignedForMarket item=z9 [purpose:applications de jeu]"),
        ("zh", "Z9专为推理场景设计。", "DesignedForMarket item=z9 [purpose:推理场景]"),
    ],
)
def test_items_and_purposes_without_a_name(language: str, text: str, expected: str):
    assert claims(text, language, KNOWN, without=["Design", "NameResolution"], details=True) == [expected]


def test_a_named_item_needs_no_words():
    read = claims("Acme developed the Z9 chip.", "en", KNOWN, without=["NameResolution"], details=True)
    assert read == ["Development developer=acme item=z9"]


@pytest.mark.parametrize("text", ["Acme unveiled a plan.", "Acme developed ties.", "Acme built a team."])
def test_what_is_no_item_is_neither_developed_nor_released(text: str):
    assert claims(text, "en", KNOWN, without=["NameResolution"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Acme a mis au point une version du Q7, le Z9.",
        "Le Z9, une version bridée du Q7 conçue pour la Chine, est vendu.",
        "Acme a lancé la production de masse du Q7.",
    ],
)
def test_what_another_is_a_version_of_is_not_what_is_made_or_meant(text: str):
    read = claims(text, "fr", KNOWN, details=True)
    assert [line for line in read if line.startswith(("Dev", "Design", "Rel")) and "item=q7" in line] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Q7 a cédé la place au Z9.", "Succession predecessor=q7 successor=z9"),
        ("Le Q7 est remplacé par le Z9.", "Succession predecessor=q7 successor=z9"),
        ("Par rapport à la génération précédente Q7, le Z9 consomme peu.", "Succession predecessor=q7 successor=z9"),
        ("Le Grid 800 a du succès. Pour les calculs, il utilise le Z9.", "ComponentUse component=z9 whole=grid-800"),
        ("Le Z9 prendra la relève du Q7.", "Succession predecessor=q7 successor=z9"),
        ("Composé de 72 puces Z9, le Grid 800 est en vente.", "Containment part=z9 whole=grid-800 72|||units"),
    ],
)
def test_french_words_for_what_follows_what_and_what_is_in_what(text: str, expected: str):
    assert told(text, "fr") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Acme a annoncé la fin du Z9.",
        "Acme a lancé une enquête sur le Z9.",
        "Le Z9 doit sortir de la liste.",
        "Acme s'est offert une part de Corvid, qui vend le Z9.",
    ],
)
def test_french_words_that_only_sound_like_a_release(text: str):
    assert [line for line in told(text, "fr") if "Release" in line or "Purchase" in line] == []


def test_a_number_before_a_name_is_no_size_of_it():
    read = [entity("company/acme", "Company", "Acme", "阿克米"), entity("product/gb300", "Chip", "GB300")]
    lines = claims("Acme va déployer 100 000 GB300.", "fr", knowledge(read))
    assert lines == ["Deployment deployed=gb300 deployer=acme 100000|||units planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英特尔已采用EUV光刻机。", ["Use used=euv-systems user=intel"]),
        ("H20被腾讯、字节跳动等公司广泛采用。",
         ["Use used=nvidia-h20 user=tencent", "Use used=nvidia-h20 user=bytedance"]),
        ("昇腾970较昇腾960翻倍。", ["Comparison benchmark=huawei-ascend-960 compared=huawei-ascend-970 2|||x"]),
        ("H20的性能不如H100。", ["Comparison benchmark=nvidia-h100 compared=nvidia-h20 [relation:worse than]"]),
        ("B30A比H20更强大。", ["Comparison benchmark=nvidia-h20 compared=nvidia-b30a [relation:better than]"]),
        ("HBM4的带宽是HBM3E的两倍。", ["Comparison benchmark=hbm compared=hbm4 2|||x"]),
        ("与HBM3E相比,HBM4的能效提高了40%。", ["Comparison benchmark=hbm compared=hbm4 40|||percent"]),
        ("昇腾910C与H100相比仍存在差距。",
         ["Comparison benchmark=nvidia-h100 compared=huawei-ascend-910c [relation:worse than]"]),
        ("昇腾910C性能约为H100的六成。", ["Comparison benchmark=nvidia-h100 compared=huawei-ascend-910c 60|||percent"]),
        ("中芯国际净利润下降,主要由于折旧增加。", ["Effect affected=smic [means:折旧增加] [measure:净利润]"]),
        ("昇腾910C的能效远低于GB200。",
         ["Comparison benchmark=nvidia-gb200 compared=huawei-ascend-910c [relation:worse than]"]),
        ("中芯国际毛利率上升主要是产能利用率提升所致。",
         ["Effect affected=smic [means:产能利用率提升] [measure:毛利率]"]),
        ("拜AI热潮所赐,英伟达营收再创新高。", ["Effect affected=nvidia [means:AI热潮]"]),
        ("H200的继任者B200已经出货。", ["Succession predecessor=nvidia-h200 successor=nvidia-b200"]),
        ("MI300X擁有1530億個電晶體。",
         ["ProductSpecification item=amd-mi300x metric=transistor-count 153000000000|||units"]),
        ("中国前三季度进口芯片4294亿颗。", ["Import importer=cn item=semiconductors 429400000000|||units"]),
        ("英伟达离不开台积电。", ["Dependence dependency=tsmc dependent=nvidia"]),
        ("存储芯片领域首次超越逻辑芯片。", []),
    ],
)  # fmt: skip
def test_chinese_press_on_goods_and_results(text: str, expected: list[str]):
    assert claims(text, "zh", details=True) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "阿克米发布了Z9。其由科维代工。", "Manufacture item=z9 manufacturer=corvid"),
        ("zh", "科维发布了Z9。它采用自研的星形架构。", "ProductSpecification item=z9 [text:星形架构]"),
        ("zh", "Grid 800亮相。这台由16个机柜组成的大型设备,算力达300PFLOPS。",
         "ProductSpecification item=grid-800 300|||PFLOPS [property:performance]"),
        ("zh", "1. 阿克米\n- 进展:其产品较好,已进入科维供应链。", "SupplyRelation customer=corvid supplier=acme"),
        ("zh", "阿克米增长很快。这家成立于2016年的存储芯片企业仍在亏损。", "Founding founded=acme 2016"),
        ("en", "Acme filed for bankruptcy. It employs 5,000 people.", "Headcount employer=acme 5000|||people"),
        ("fr", "Acme recrute. Elle emploie 2 000 personnes.", "Headcount employer=acme 2000|||people"),
        ("de", "Acme ist in Herne. Es beschäftigt 200 Menschen.", "Headcount employer=acme 200|||people"),
        ("de", "Acme ist ein Konzern aus Herne. Er beschäftigt 200 Menschen.", "Headcount employer=acme 200|||people"),
    ],
)  # fmt: skip
def test_what_a_pronoun_stands_for_is_told_by_what_is_said_of_it(language: str, text: str, expected: str):
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme filed for bankruptcy. It is said that 5,000 people were hired."),
        ("fr", "Acme recrute. Il faut 2 000 personnes."),
        ("zh", "阿克米增长很快。其他企业员工超过1万人。"),
        ("de", "Acme wächst. Die Werke laufen. Sie beschäftigen 200 Menschen."),
        ("zh", "其他企业增长很快,员工超过1万人。"),
    ],
)
def test_a_word_that_stands_for_nobody_is_no_name(language: str, text: str):
    assert not [row for row in told(text, language) if row.startswith("Headcount")]


def test_what_a_verb_takes_is_no_older_thing():
    assert not [
        row for row in told("Z9将于2026年上市。后续还将推出Q7。", "zh") if "item=z9" in row and "2026" not in row
    ]


def test_a_count_behind_other_words_is_not_that_of_the_parts():
    assert not [row for row in told("Grid 800配备Z9,性能很好,已在中国部署1.6万张。", "zh") if "Containment" in row]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Lisa Su a présenté le MI300X.", ["Release item=amd-mi300x releaser=amd"]),
        ("en", "Jensen Huang unveiled the H20 in Taipei.", ["Release item=nvidia-h20 releaser=nvidia"]),
        ("de", "Jensen Huang hat den H20 vorgestellt.", ["Release item=nvidia-h20 releaser=nvidia"]),
        ("zh", "黄仁勋发布了H20。", ["Release item=nvidia-h20 releaser=nvidia"]),
        ("fr", "Elon Musk a lancé une attaque contre le H20.", []),
    ],
)
def test_who_presents_the_goods_of_a_firm_stands_for_it(language: str, text: str, expected: list[str]):
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Acme plant voraus. Für 2031 ist der Z9 vorgesehen, für 2032 der Q7.",
         ["PlannedRelease item=z9 2031 planned", "PlannedRelease item=q7 2032 planned"]),
        ("de", "2031 soll der Z9 erscheinen, 2032 soll der Q7 folgen.",
         ["PlannedRelease item=z9 2031 forecast", "PlannedRelease item=q7 2032 forecast"]),
        ("en", "Acme's second-generation Z9 sells.", ["Design designer=acme item=z9"]),
        ("en", "Acme runs its Z9 chips in data centers of Corvid.",
         ["Deployment deployed=z9 deployer=acme", "Design designer=acme item=z9"]),
        ("en", "Acme and Corvid are both designing AI chips of their own.",
         ["Development developer=acme [itemName:AI chips]",
          "Development developer=corvid [itemName:AI chips]"]),
    ],
)  # fmt: skip
def test_what_is_told_once_holds_for_further_names(language: str, text: str, expected: list[str]):
    assert claims(text, language, KNOWN, without=("NameResolution",), details=True) == expected
