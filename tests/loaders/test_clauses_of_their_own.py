"""Periods of other clauses than that of the claim, ends of changes, and what is told to be false."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("country/my", "Country", "Malaysia", "Malaisie"),
        entity("category/ai-chips", "ItemCategory", "AI chips", "KI-Chips", "puces d'IA"),
        entity("product/z8", "Chip", "Z8"),
        entity("person/nemo", "Person", "Ida Nemo"),
    ]
)
TOLD = date(2025, 1, 20)


def told(text: str, language: str, *kinds: str) -> list[str]:
    return [line for line in claims(text, language, KNOWN, TOLD) if line.partition(" ")[0] in kinds]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme, whose shares have risen 120% since January, posted revenue of $3 billion.", ""),
        ("en", "Acme, which was listed in 1999, posted revenue of $3 billion.", ""),
        ("en", "In the quarter, which ended on January 12, 2025, Acme posted revenue of $3 billion.", "2025-01-12"),
        ("en", "Acme, whose shares fell, in 2024 posted revenue of $3 billion.", "2024"),
        ("en", "Acme's revenue, which was $3 billion in 2024, rose.", "2024"),
        ("de", "Acme, das seit Januar an der Börse ist, erzielte einen Umsatz von 3 Milliarden Dollar.", ""),
        ("de", "Acme erzielte 2024 einen Umsatz, der mit 3 Milliarden Dollar um 3 Prozent höher lag.", "2024"),
        ("fr", "Acme, qui est coté depuis 1995, a réalisé un chiffre d'affaires de 3 milliards de dollars.", ""),
    ],
)  # fmt: skip
def test_a_period_in_a_relative_clause_is_of_that_clause(language: str, text: str, expected: str):
    assert told(text, language, "Revenue") == [f"Revenue earner=acme 3000000000|||USD {expected}".strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme代工Z9，Borealis计划2025年推出Z8。", ["Manufacture item=z9 manufacturer=acme"]),
        ("Acme不再销售Z9，自2025年1月起生产Z8。", ["Manufacture item=z8 manufacturer=acme since 2025-01"]),
        ("Z9由Acme代工，Z8计划于2025年量产。", ["Manufacture item=z9 manufacturer=acme"]),
        ("2024年Acme出售了20万颗Z9，Borealis计划2025年推出Z8。", ["Sale item=z9 seller=acme 200000|||units 2024"]),
    ],
)
def test_a_period_behind_a_chinese_comma_is_of_the_next_clause(text: str, expected: list[str]):
    assert told(text, "zh", "Manufacture", "Sale") == expected


def test_when_something_was_said_is_not_when_it_holds():
    text = "Malaysia will require permits for exports of AI chips, the ministry said in July."
    assert told(text, "en", "ExportRestriction") == ["ExportRestriction item=ai-chips regulator=my forecast"]


def test_a_stake_is_not_of_the_day_of_a_listing_told_before():
    text = "Acme was added to the Entity List in December 2022. Its founder Ida Nemo holds 28% of the company."
    assert told(text, "en", "Stake") == ["Stake company=acme holder=nemo 28|||percent"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme raised its investment in Quellin from $65 billion to $165 billion.", "165000000000|||USD"),
        ("en", "Acme will invest from $38 billion to $42 billion in Quellin.", "|38000000000|42000000000|USD planned"),
        ("fr", "Acme a porté son investissement à Quellin de 65 à 165 milliards de dollars.", "165000000000|||USD"),
    ],
)  # fmt: skip
def test_the_ends_of_a_raised_sum_are_no_range(language: str, text: str, expected: str):
    assert [line.partition("acme ")[2] for line in told(text, language, "Investment")] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Analysts had wrongly reported that Acme bought 200,000 Z9 chips."),
        ("en", "Media falsely claimed that Acme bought 200,000 Z9 chips."),
        ("en", "It is untrue that Acme bought 200,000 Z9 chips."),
        ("de", "Analysten hatten fälschlich berichtet, dass Acme 200.000 Z9 gekauft habe."),
        ("de", "Es ist falsch, dass Acme 200.000 Z9 gekauft hat."),
        ("fr", "Des médias ont affirmé à tort que Acme avait acheté 200 000 Z9."),
        ("fr", "Acme dément avoir acheté 200 000 Z9."),
        ("zh", "有媒体误传Acme采购了20万颗Z9。"),
    ],
)
def test_what_is_told_to_be_false_is_not_read(language: str, text: str):
    assert told(text, language, "Purchase") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Analysts reported that Acme bought 200,000 Z9 chips."),
        ("de", "Analysten hatten berichtet, dass Acme 200.000 Z9 gekauft habe."),
        ("fr", "Acme a acheté 200 000 Z9."),
        ("zh", "有媒体报道Acme采购了20万颗Z9。"),
    ],
)
def test_what_is_told_to_be_true_is_read(language: str, text: str):
    assert len(told(text, language, "Purchase")) == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Who answers the rules of another makes none.
        ("en", "Malaysia has strongly criticised the export controls on AI chips.",
         ["ExportRestriction item=ai-chips"]),
        # The year in the name of a plan is no period.
        ("en", "As part of Vision Malaysia 2030, Acme bought 300 Z9.", ["Purchase buyer=acme item=z9 300|||units"]),
        # A point of an abbreviation ends a sentence before words that open one.
        ("en", "The Z8 was made for Borealis Corp. In 2024 Acme bought 300 Z9.",
         ["Purchase buyer=acme item=z9 300|||units 2024"]),
        # A list goes on with the sort of its further names.
        ("en", "Acme counts Borealis and big makers such as Corvino Inc. among its customers.",
         ["CustomerRelation customer=borealis supplier=acme",
          "CustomerRelation customer=8417c37cd8bb1baa supplier=acme"]),
        # What is said may hold commas.
        ("en", "Once it is done, Acme will keep its seat, its staff and its name, said Ida Nemo in a release.",
         ["Statement speaker=nemo"]),
        ("fr", "L'usine à Quellin, dont l'idée date de 2022, représente un investissement de 40 millions d'euros.",
         ["Cost item=a79ec95c7617c45e 40000000|||EUR"]),
    ],
)  # fmt: skip
def test_what_another_clause_tells_is_not_taken_over(language: str, text: str, expected: list[str]):
    kinds = {line.split()[0] for line in expected}
    assert told(text, language, *kinds) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme and Borealis each posted revenue of $3 billion.", ["acme 3000000000", "borealis 3000000000"]),
        ("fr", "Acme et Borealis ont chacun réalisé un chiffre d'affaires de 3 milliards de dollars.",
         ["acme 3000000000", "borealis 3000000000"]),
        ("en", "A supplier of Acme posted revenue of $3 billion.", []),
        ("fr", "Le fournisseur d'Acme a déclaré un chiffre d'affaires de 3 milliards de dollars.", []),
    ],
)  # fmt: skip
def test_a_measure_is_of_each_who_is_named_and_of_no_other(language: str, text: str, expected: list[str]):
    def short(line: str) -> str:
        return line.removeprefix("Revenue earner=").replace("|||USD", "")

    assert [short(line) for line in told(text, language, "Revenue")] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Acme did well. Big pumps of all sorts brought in $1 billion.",
            "[measure:Big pumps of all sorts brought in]",
        ),
        ("fr", "Acme va bien. Les ventes de Z9 ont augmenté de 80 %.", "[measure:ventes de Z9]"),
        ("en", "Acme did well. Its AI revenue was $1 billion.", "[measure:AI revenue]"),
        ("en", "Acme did well. Revenue from Malaysia was $1 billion.", "[measure:Revenue from Malaysia]"),
    ],
)
def test_words_for_a_part_are_told_with_its_figure(language: str, text: str, expected: str):
    assert [line.endswith(expected) for line in claims(text, language, KNOWN, TOLD, details=True)] == [True]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The curbs could reduce Acme's sales by $2 billion.",
         ["RevenueChange earner=acme -2000000000|||USD forecast"]),
        ("en", "Acme said that global pump sales rose 5%.", []),
        ("en", "Wall Street expects Acme's revenue to grow 5% year over year to US$2.5 billion.",
         ["GrowthRate measured=acme 5|||percent forecast", "Revenue earner=acme 2500000000|||USD forecast"]),
        ("en", "Acme would gain if Malaysia bans exports of AI chips.", []),
        ("en", "Malaysia could restrict exports of AI chips to Quellin, Acme said.",
         ["ExportRestriction destination=quellin item=ai-chips regulator=my forecast"]),
        ("fr", "Acme a levé 2 milliards d'euros (3 milliards de dollars), dont 1 milliard a été apporté par Borealis.",
         ["Fundraising raiser=acme 2000000000|||EUR", "Investment investee=acme investor=borealis 1000000000|||EUR"]),
    ],
)  # fmt: skip
def test_what_is_supposed_or_told_of_all_is_told_of_nobody(language: str, text: str, expected: list[str]):
    kinds = (
        "RevenueChange",
        "Revenue",
        "GrowthRate",
        "ExportRestriction",
        "SupplyRelation",
        "Fundraising",
        "Investment",
    )
    assert told(text, language, *kinds) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Corvid fonde la coentreprise Acme avec Borealis et Isolde SA, qui détiennent chacune 10 % des parts.",
         ["Stake company=acme holder=borealis 10|||percent",
          "Stake company=acme holder=9f7045ba0dbafbec 10|||percent"]),
        ("fr", "Acme construit une usine à Quellin. La Malaisie a accordé 5 milliards d'euros de subventions.",
         ["Investment investee=dc0166872874227a investor=my 5000000000|||EUR"]),
    ],
)  # fmt: skip
def test_what_is_owned_or_paid_for_was_told_before(language: str, text: str, expected: list[str]):
    known = told(text, language, "Stake", "Investment")
    assert [line for line in known if "|||" in line] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme has offered to buy Zephyr MicroSystems for $35.10 per share in cash.",
         ["Ownership owned=1b47e5ee92d5317a owner=acme planned"]),
        ("en", "Acme hopes to acquire Zephyr MicroSystems for $2 billion.",
         ["Ownership owned=1b47e5ee92d5317a owner=acme 2000000000|||USD planned"]),
        ("fr", "Acme veut racheter Zephyr MicroSystems pour 2 milliards de dollars.",
         ["Ownership owned=1b47e5ee92d5317a owner=acme 2000000000|||USD planned"]),
    ],
)  # fmt: skip
def test_what_is_offered_is_no_deed_and_the_price_of_a_share_no_sum(language: str, text: str, expected: list[str]):
    assert told(text, language, "Ownership") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Malaysia führt KI-Chips, Gallium und Germanium künftig nicht mehr nach Quellin aus.",
        "Acme baut das Werk in Quellin vorerst nicht.",
        "Acme liefert keine KI-Chips nach Malaysia.",
        "Acme beliefert Borealis seit 2020 nicht mehr.",
    ],
)
def test_a_german_clause_may_deny_its_verb_at_its_end(text: str):
    # Where the plant stands is not denied.
    found = claims(text, "de", KNOWN, TOLD)
    assert [claim for claim in found if not claim.startswith(("Location ", "NameResolution "))] == []


def test_what_the_next_clause_denies_is_told_all_the_same():
    text = "Acme beliefert Borealis, doch der Z9 ist nicht zu haben."
    assert told(text, "de", "SupplyRelation") == ["SupplyRelation customer=borealis supplier=acme"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The shareholders of Corvid Semiconductor include Acme and Borealis."),
        ("fr", "Parmi les actionnaires de Corvid Semiconductor figurent Acme et Borealis."),
        ("fr", "Corvid Semiconductor a pour actionnaires deux groupes malaisiens : Acme et Borealis."),
        ("de", "Zu den Gesellschaftern von Corvid Semiconductor gehören Acme und Borealis."),
    ],
)
def test_shareholders_are_told_by_their_names(language: str, text: str):
    holders = [line.split("holder=")[1] for line in told(text, language, "Stake")]
    assert holders == ["acme", "borealis"]


def test_a_firm_may_be_owned_by_several():
    text = "Corvid Semiconductor is owned by Acme and Borealis."
    assert [line.split()[1] for line in told(text, "en", "Affiliation")] == ["parent=acme", "parent=borealis"]


def test_what_is_said_goes_on_beyond_a_point():
    text = "The new rules hurt 2.5 million buyers in the U.S. market, Acme said."
    assert claims(text, "en", KNOWN, details=True) == [f"Statement speaker=acme [statement:{text[:56]}]"]


def test_a_share_may_be_taken():
    shares = told("2024年Acme拿下全球内存市场的40.35%。", "zh", "MarketShare")
    assert shares == ["MarketShare holder=acme 40.35|||percent 2024"]


def test_a_manager_is_no_name():
    roles = told("Das sei schlecht, sagt Ida Nemo, Manager bei Acme.", "de", "Role")
    assert roles == ["Role organisation=acme person=nemo"]


@pytest.mark.parametrize("told_of", ["will build a", "plans to build a", "intends to open a"])
def test_a_plant_that_will_be_built_is_a_plan(told_of: str):
    read = told(f"Acme {told_of} plant in Quellin by 2029.", "en", "Investment")
    assert read == ["Investment investee=dc0166872874227a investor=acme 2029 planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme's acquisition of Borealis failed in 2023.", []),
        ("Acme's failed takeover of Borealis was costly.", []),
        ("Acme's pending acquisition of Borealis needs approval.", ["Ownership owned=borealis owner=acme planned"]),
        ("Acme's acquisition of Borealis closed in 2022.", ["Ownership owned=borealis owner=acme 2022"]),
    ],
)
def test_a_takeover_may_fail_or_be_pending(text: str, expected: list[str]):
    assert told(text, "en", "Ownership") == expected
