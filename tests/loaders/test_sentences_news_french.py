# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""Ordinary French news: what belongs to a part of a product, to another sentence, or to no firm at all."""

from datetime import date

import pytest
from one_sentence import claims


def read(text: str) -> list[str]:
    return claims(text, "fr", issued=date(2025, 6, 10), without=["NameResolution"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le H200 embarque 141 Go de mémoire HBM3E, pour une consommation de 700 W.",
            [
                "ComponentUse component=hbm whole=nvidia-h200",
                "ProductSpecification item=nvidia-h200 metric=memory-capacity 141|||GB",
                "ProductSpecification item=nvidia-h200 700|||W",
            ],
        ),
        (
            "Le H200 embarque 141 Go de mémoire. Selon Micron, il est deux fois plus rapide que le H100.",
            [
                "ProductSpecification item=nvidia-h200 metric=memory-capacity 141|||GB",
                "Comparison benchmark=nvidia-h100 compared=nvidia-h200 2|||x reported",
            ],
        ),
        (
            "Soitec va mieux. Pour 2026, elle prévoit un chiffre d'affaires de 800 millions d'euros.",
            ["Revenue earner=soitec 800000000|||EUR 2026 forecast"],
        ),
        ("AMD a présenté deux processeurs tirant parti de l'architecture Blackwell.", []),
        (
            "Nvidia a lancé le H200. Les cartes sont assemblées par Foxconn.",
            ["Release item=nvidia-h200 releaser=nvidia"],
        ),
        (
            "Toshiba cède 12 % de Kioxia au fonds Bain Capital.",
            ["Stake company=kioxia holder=bain-capital 12|||percent"],
        ),
        (
            "L'action Micron a chuté, effaçant 12 milliards de dollars de capitalisation.",
            ["MarketCapitalisationChange company=micron -12000000000|||USD"],
        ),
        (
            "Bosch s'approvisionne en plaquettes auprès de Soitec.",
            ["ComponentSourcing component=wafers supplier=soitec user=bosch"],
        ),
        (
            "Tesla a retenu Infineon pour ses onduleurs.",
            ["SupplyRelation customer=tesla supplier=infineon"],
        ),
        (
            "Tencent a choisi Inspur comme fournisseur de serveurs.",
            ["SupplyRelation customer=tencent supplier=inspur"],
        ),
        (
            "Le H20 embarque 96 Go de mémoire HBM3 fournie par Samsung et Micron.",
            [
                "ComponentUse component=hbm whole=nvidia-h20",
                "ProductSpecification item=nvidia-h20 metric=memory-capacity 96|||GB",
                "SupplyRelation item=hbm supplier=samsung",
                "SupplyRelation item=hbm supplier=micron",
            ],
        ),
        (
            "Le Kirin 9020 équipe le Mate 70. Gravé par SMIC en 7 nm, il est lent.",
            [
                "ComponentUse component=huawei-kirin-9020 whole=huawei-mate-70",
                "Manufacture item=huawei-kirin-9020 manufacturer=smic process=7nm-process",
                "ProductSpecification item=huawei-kirin-9020 metric=process-node 7|||nm",
            ],
        ),
        (
            "CXMT a utilisé des machines de Naura et d'AMEC.",
            ["ComponentSourcing supplier=naura user=cxmt", "ComponentSourcing supplier=amec user=cxmt"],
        ),
        (
            "Les ventes d'AMD ont été multipliées par 3, à 2,5 milliards de dollars.",
            ["GrowthRate measured=amd 3|||x", "Revenue earner=amd 2500000000|||USD"],
        ),
        (
            "Micron détient 30 % du marché de la HBM, suivi de Samsung avec 20 %.",
            ["MarketShare holder=micron market=hbm 30|||percent", "MarketShare holder=samsung market=hbm 20|||percent"],
        ),
        (
            "Washington a inscrit 20 sociétés sur sa liste noire. Inspur et Naura sont également visées.",
            [
                "ListingCount issuer=us 20|||entities",
                "EntityListing issuer=us party=inspur",
                "EntityListing issuer=us party=naura",
            ],
        ),
        (
            "L'accord autorise l'Arabie saoudite à importer des puces H100.",
            ["ExportPermission destination=sa item=nvidia-h100"],
        ),
        (
            "AMD a obtenu une autorisation similaire pour la MI308.",
            ["ExportPermission exporter=amd item=amd-mi308x"],
        ),
        (
            "Pékin a placé sous contrôle le gallium et le germanium.",
            ["ExportRestriction item=gallium regulator=cn", "ExportRestriction item=germanium regulator=cn"],
        ),
        (
            "Le Japon limite l'exportation d'équipements servant à fabriquer des puces.",
            ["ExportRestriction item=semiconductor-manufacturing-equipment regulator=jp"],
        ),
        (
            "Foxconn produira les écrans de l'iPhone.",
            [],
        ),
        (
            "Nexperia, filiale de Wingtech établie à Nimègue, recrute.",
            ["Affiliation parent=wingtech subunit=nexperia"],
        ),
        (
            "Soitec recule. Bpifrance et Intel comptent parmi ses actionnaires.",
            ["Stake company=soitec holder=bpifrance", "Stake company=soitec holder=intel"],
        ),
        (
            "Soitec recule. STMicroelectronics est l'un de ses principaux clients.",
            ["CustomerRelation customer=stmicroelectronics supplier=soitec"],
        ),
        (
            "Arm passe sous le contrôle de SoftBank.",
            ["Ownership owned=arm owner=softbank"],
        ),
        (
            "STMicroelectronics a annoncé la nomination de Jean-Marc Chéry au poste de directeur général.",
            ["Role organisation=stmicroelectronics person=jean-marc-chery"],
        ),
        (
            "Les sanctions ont coûté 3 milliards de dollars de ventes à Nvidia.",
            ["RevenueChange earner=nvidia -3000000000|||USD"],
        ),
        (
            "Meta est le premier client de sa puce.",
            [],
        ),
        (
            "Nexperia livre peu. Bosch s'approvisionne en puces auprès du groupe néerlandais.",
            ["CustomerRelation customer=bosch supplier=nexperia"],
        ),
        (
            "Broadcom progresse. Hock Tan restera à la tête du groupe jusqu'en 2030.",
            ["Role organisation=broadcom person=hock-tan"],
        ),
        (
            "Arm progresse. Rene Haas garde les commandes.",
            ["Role organisation=arm person=rene-haas"],
        ),
        (
            "Groq a levé 750 millions de dollars. Le tour de table a été mené par BlackRock, avec la participation de Samsung et Cisco.",
            [
                "Fundraising raiser=groq 750000000|||USD",
                "Investment investee=groq investor=blackrock",
                "Investment investee=groq investor=samsung",
                "Investment investee=groq investor=cisco",
            ],
        ),
    ],
)
def test_a_figure_or_deed_goes_with_the_whole(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize("said", ["Le ministre de l'Économie a écrit sur son réseau", "Un élu a vanté sur son compte"])
def test_what_is_somebody_s_own_is_not_that_of_the_sentence_before(said: str):
    assert read(f"Nvidia progresse. {said} Truth Social que tout va bien.") == []


def test_a_bare_comma_behind_the_last_of_a_list_opens_the_subject():
    read_of = read(
        "Fondée en 2019 par Arthur Mensch, Guillaume Lample et Timothée Lacroix, SiPearl vend des processeurs."
    )
    roles = [line for line in read_of if line.startswith("Role")]
    assert len(roles) == 3 and all("organisation=sipearl" in line for line in roles)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "Nvidia a présenté les RTX 5090, 5080, 5070 Ti et 5070.", 4),
        ("en", "Nvidia unveiled the RTX 5090, 5080 and 5070.", 3),
        ("en", "Nvidia unveiled the RTX 5090, 5000 servers and a switch.", 1),
        ("fr", "Nvidia a présenté la RTX 5090 et 5000 serveurs.", 1),
    ],
)
def test_bare_numbers_name_further_cards_where_they_count_nothing(language: str, text: str, count: int):
    assert len([line for line in claims(text, language) if line.startswith("Release")]) == count


@pytest.mark.parametrize("deed", ["prévoit 5.000 départs", "a annoncé 5.000 suppressions de postes"])
def test_departures_are_counted_as_people(deed: str):
    assert [line.split()[2] for line in read(f"Bosch {deed} d'ici à 2027.")] == ["5000|||people"]


def test_a_share_may_fall_to_nought():
    read_of = read("La part de marché de Nvidia en Chine est tombée de 95 % à zéro.")
    assert read_of == [
        "MarketShare holder=nvidia market=cn 0|||percent",
        "MarketShare holder=nvidia market=cn 95|||percent",
    ]


def test_a_firm_of_two_countries_is_the_one_spoken_of():
    text = "STMicroelectronics rachète une usine. Le groupe franco-italien a publié une perte nette de 97 millions d'euros."
    assert "Profit earner=stmicroelectronics -97000000|||EUR" in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous regrettons cette décision », a fustigé un porte-parole du ministère chinois du Commerce.",
            "ministry-of-commerce-of-china",
        ),
        ("« La demande reste forte », s'est réjoui le fondeur taïwanais TSMC.", "tsmc"),
        ("« Nous allons embaucher ici », a déclaré à Reuters un porte-parole de Samsung.", "samsung"),
        ("« Nous allons embaucher ici », a déclaré le ministre à Reuters.", None),
    ],
)
def test_who_is_quoted_may_be_a_firm_or_its_spokesperson(text: str, expected: str | None):
    said = [line for line in read(text) if line.startswith("Statement")]
    assert said == ([] if expected is None else [f"Statement speaker={expected}"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Intel a vendu son activité de mémoire à SK Hynix. Cette activité a généré 3 milliards de dollars de ventes.",
        ),
        ("en", "Intel sold its memory business to SK Hynix. This unit had revenue of 3 billion dollars."),
        (
            "de",
            "Intel verkaufte seine Speichersparte an SK Hynix. Diese Sparte hatte einen Umsatz von 3 Milliarden Dollar.",
        ),
    ],
)
def test_a_part_that_is_sold_is_neither_goods_nor_a_part_any_more(language: str, text: str):
    assert claims(text, language) == ["Purchase buyer=sk-hynix seller=intel"]


@pytest.mark.parametrize(
    ("before", "investee"),
    [("Mistral AI grandit.", "mistral-ai"), ("SiPearl a bouclé un tour de table.", "sipearl")],
)
def test_y_is_who_the_sentence_before_is_about(before: str, investee: str):
    assert f"Investment investee={investee} investor=asml 1300000000|||EUR" in read(
        f"{before} ASML y a investi 1,3 milliard d'euros."
    )
    assert f"Investment investee={investee} investor=asml 1300000000|||EUR planned" in read(
        f"{before} ASML y injectera 1,3 milliard d'euros."
    )


def test_a_participle_without_a_comma_tells_of_the_noun_before_it():
    assert read("Nvidia a ouvert un laboratoire installé à Cambridge.") == []
    assert read("Kalray, installée à Grenoble, grandit.") == ["Location located=kalray place=grenoble"]
    assert read("Le groupe Kalray basé à Grenoble grandit.") == ["Location located=kalray place=grenoble"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nvidia livrera des puces à Humain.", "SupplyRelation customer=humain supplier=nvidia planned"),
        ("Nvidia va bientôt livrer des puces à Humain.", "SupplyRelation customer=humain supplier=nvidia forecast"),
        ("AMD concurrencera Nvidia.", "Competition competitor=amd competitor=nvidia forecast"),
        ("Soitec supprimera 500 postes.", "Headcount employer=soitec 500|||people planned"),
        ("Soitec compte supprimer 500 postes.", "Headcount employer=soitec 500|||people planned"),
        ("Le H200 sera gravé par TSMC.", "Manufacture item=nvidia-h200 manufacturer=tsmc planned"),
        ("Nvidia livra des puces à Humain.", "SupplyRelation customer=humain supplier=nvidia"),
    ],
)
def test_the_future_is_told_by_the_ending_of_the_verb(text: str, expected: str):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Apple, client historique de TSMC, prévoit de grandir.",
            "CustomerRelation customer=apple supplier=tsmc",
        ),
        ("fr", "Rapidus, soutenu par Toyota, veut grandir en 2027.", "Investment investee=rapidus investor=toyota"),
        ("en", "Apple, a customer of TSMC, plans to grow.", "CustomerRelation customer=apple supplier=tsmc"),
        ("en", "Rapidus, backed by Toyota, could grow in 2027.", "Investment investee=rapidus investor=toyota"),
        ("de", "Apple, ein Kunde von TSMC, will wachsen.", "CustomerRelation customer=apple supplier=tsmc"),
        (
            "fr",
            "Nvidia, qui va livrer des puces à Humain, progresse.",
            "SupplyRelation customer=humain supplier=nvidia forecast",
        ),
    ],
)
def test_what_is_told_between_commas_is_not_as_sure_as_the_main_verb(language: str, text: str, expected: str):
    assert claims(text, language, issued=date(2025, 6, 10)) == [expected]


def test_a_firm_in_a_relative_clause_is_not_the_one_that_has_its_sales():
    assert read("Le groupe, qui a racheté Xilinx en 2022, a vu ses ventes grimper de 30 %.") == []


def test_what_a_part_without_a_name_is_made_by_is_not_told_of_the_whole():
    read_of = read(
        "Huawei, placé sur liste noire par Washington en 2019, a lancé un téléphone doté d'une puce gravée par SMIC."
    )
    assert "EntityListing issuer=us party=huawei 2019" in read_of
    assert not any("2019" in line or line.startswith("Manufacture item=smartphones") for line in read_of[1:])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nvidia a vendu des puces à Humain."),
        ("fr", "Nvidia vendait ses processeurs à Humain."),
        ("en", "Nvidia sold its chips to Humain."),
    ],
)
def test_goods_in_words_stand_before_who_receives_them(language: str, text: str):
    assert claims(text, language) == ["SupplyRelation customer=humain supplier=nvidia"]


def test_capitals_behind_to_are_no_part_of_goods_in_words():
    assert read("ASML vend ses machines à TSMC.") == ["SupplyRelation customer=tsmc supplier=asml"]


@pytest.mark.parametrize(
    "before", ["contre une hausse de 3 % auparavant", "après un repli de 3 % au trimestre précédent"]
)
def test_a_rise_that_another_is_held_against_is_none(before: str):
    assert read(f"Les ventes de Soitec ont reculé de 5 %, {before}.") == ["GrowthRate measured=soitec -5|||percent"]


def test_a_colon_goes_on_with_what_the_verb_takes():
    read_of = read(
        "Nvidia a présenté quatre modèles tirant parti de l'architecture Hopper : les RTX 5090, 5080 et 5070."
    )
    assert len([line for line in read_of if line.startswith("Release")]) == 3
    assert not any("hopper" in line for line in read_of)


def test_one_of_several_parts_is_bought():
    assert read("ASML rachète une activité de NXP pour 950 millions de dollars.") == [
        "Purchase buyer=asml seller=nxp 950000000|||USD"
    ]
