"""What is planned, wanted or threatened is no deed yet, whatever the kind of claim."""

import pytest
from one_sentence import claims


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        (
            "en",
            "TSMC plans to supply wafers to Apple.",
            "SupplyRelation customer=apple item=wafers supplier=tsmc planned",
        ),
        ("en", "China intends to control exports of gallium.", "ExportRestriction item=gallium regulator=cn planned"),
        ("en", "Huawei plans to use the Ascend 910C.", "Use used=huawei-ascend-910c user=huawei planned"),
        (
            "fr",
            "TSMC veut fournir des puces à Apple.",
            "SupplyRelation customer=apple supplier=tsmc planned",
        ),
        ("fr", "Meta compte 550 000 équivalents H100.", "ComputeHolding holder=meta 550000|||H100-equivalent"),
        (
            "de",
            "Die USA planen, die Ausfuhr von Halbleitern nach Russland zu beschränken.",
            "ExportRestriction destination=ru item=semiconductors regulator=us planned",
        ),
        ("de", "Intel will EUV-Systeme nutzen.", "Use used=euv-systems user=intel planned"),
        # What is wanted of a rival makes none of it.
        ("de", "Broadcom will den US-Rivalen Qualcomm.", "Competition competitor=broadcom competitor=qualcomm"),
        ("zh", "英特尔计划使用EUV光刻机。", "Use used=euv-systems user=intel planned"),
        (
            "zh",
            "美国计划收紧对俄罗斯的芯片出口管制。",
            "ExportRestriction destination=ru item=semiconductors regulator=us planned",
        ),
        (
            "zh",
            "美国对俄罗斯收紧芯片出口管制。",
            "ExportRestriction destination=ru item=semiconductors regulator=us",
        ),
        (
            "en",
            "The US is considering a ban on exports of the H20 to China.",
            "ExportRestriction destination=cn item=nvidia-h20 regulator=us planned",
        ),
        (
            "fr",
            "Pékin menace de suspendre les exportations de gallium.",
            "ExportRestriction item=gallium regulator=cn planned",
        ),
        (
            "de",
            "Washington droht, die Ausfuhr von Gallium zu verbieten.",
            "ExportRestriction item=gallium regulator=us planned",
        ),
        (
            "de",
            "Micron hatte angekündigt, 100 Milliarden Dollar in New York zu investieren.",
            "Investment investee=new-york investor=micron 100000000000|||USD planned",
        ),
        (
            "en",
            "Meta is weighing whether to buy 500 A100 chips.",
            "PlannedPurchase buyer=meta item=nvidia-a100 500|||units planned",
        ),
        # A clause beside it plans something else.
        (
            "en",
            "AMD, which plans a new chip, supplies GPUs to Oracle.",
            "SupplyRelation customer=oracle item=gpus supplier=amd",
        ),
    ],
)
def test_a_plan_is_told_as_one(language: str, sentence: str, told: str):
    assert told in claims(sentence, language)


def test_a_deed_of_others_that_is_only_spoken_of_is_theirs():
    found = claims("中方对荷兰收紧光刻机出口管制表示不满。", "zh", without=["Statement"])
    assert found == ["ExportRestriction item=lithography-systems regulator=nl reported"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Rumours that Nvidia bought Huawei are false."),
        ("en", "Reports that AMD had acquired Intel were denied by both firms."),
        ("de", "Gerüchte, AMD habe Intel übernommen, sind falsch."),
        ("fr", "Les rumeurs selon lesquelles AMD a racheté Intel sont fausses."),
        ("zh", "英伟达收购华为的传闻不实。"),
    ],
)
def test_what_a_sentence_calls_a_false_report_is_not_told(language: str, sentence: str):
    assert claims(sentence, language) == []


def test_a_report_that_is_not_denied_is_told():
    assert claims("Reports that AMD had acquired Intel came as a surprise.", "en") == [
        "Ownership owned=intel owner=amd"
    ]


BOUGHT = "Purchase buyer=megaspeed item=nvidia-gpus reported"


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "Megaspeed allegedly bought Nvidia chips.", BOUGHT),
        ("en", "Prosecutors allege that Megaspeed bought Nvidia chips.", BOUGHT),
        ("en", "Megaspeed is suspected of having bought Nvidia chips.", BOUGHT),
        ("de", "Megaspeed hat mutmaßlich Nvidia-Chips gekauft.", BOUGHT),
        ("de", "Megaspeed wird vorgeworfen, Nvidia-Chips gekauft zu haben.", BOUGHT),
        ("fr", "Megaspeed est accusé d'avoir acheté des puces Nvidia.", BOUGHT),
        ("zh", "Megaspeed涉嫌购买英伟达芯片。", BOUGHT),
        ("fr", "AMD prévoyait un chiffre d'affaires de 110 milliards de dollars pour 2024.", "Revenue 2024 forecast"),
        ("de", "Nvidia prognostizierte für 2024 einen Umsatz von 110 Milliarden Dollar.", "Revenue 2024 forecast"),
        ("zh", "市场监管总局对英伟达涉嫌违反反垄断法立案调查。", "Scrutiny regulation"),
        ("en", "Nvidia is on track to reach $173 billion in revenue in 2026.", "Revenue 2026 forecast"),
    ],
)
def test_what_is_alleged_or_foretold_is_no_fact(language: str, sentence: str, told: str):
    """A kind and its last words are enough where the figure is tested elsewhere."""
    first, _, last = told.partition(" ")
    assert any(claim.startswith(first) and claim.endswith(last) for claim in claims(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Officials are investigating whether DeepSeek bought Nvidia chips."),
        ("en", "It is unclear whether TSMC supplies chips to Huawei."),
        ("de", "Unklar ist, ob TSMC Chips an Huawei liefert."),
        ("fr", "On ignore si TSMC livre des puces à Huawei."),
        ("fr", "Si TSMC livre des puces à Huawei, le titre baissera."),
        ("zh", "目前尚不清楚台积电是否向华为供应芯片。"),
    ],
)
def test_what_is_only_asked_is_not_told(language: str, sentence: str):
    assert claims(sentence, language) == []


def test_what_is_so_all_the_same_is_told():
    found = claims("Même si TSMC livre des puces à Huawei, le titre baisse.", "fr")
    assert found == ["SupplyRelation customer=huawei supplier=tsmc"]
