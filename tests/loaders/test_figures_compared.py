# ruff: noqa: E501 — each row of the table is one text and its claims
"""Figures that others are compared with, and the periods that results are told of."""

import pytest
from one_sentence import claims


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In the three months to September 2025 Qualcomm earned $3 billion, up from $2 billion a year before.", ["Profit earner=qualcomm 3000000000|||USD 2025-Q3", "Profit earner=qualcomm 2000000000|||USD 2024-Q3"]),
        ("en", "In Q1 2025 Intel had sales of $10 billion, compared with $12 billion in the previous quarter.", ["Revenue earner=intel 10000000000|||USD 2025-Q1", "Revenue earner=intel 12000000000|||USD 2024-Q4"]),
        ("de", "Im zweiten Quartal 2025 erzielte Infineon einen Gewinn von 305 Millionen Euro, nach 403 Millionen im Vorjahr.", ["Profit earner=infineon 305000000|||EUR 2025-Q2", "Profit earner=infineon 403000000|||EUR 2024-Q2"]),
        ("fr", "Au premier semestre 2025, la perte nette de Soitec atteint 67 millions d'euros, contre 13 millions un an plus tôt.", ["Profit earner=soitec -67000000|||EUR 2025-H1", "Profit earner=soitec -13000000|||EUR 2024-H1"]),
        ("zh", "中芯国际营收80亿美元,2026年预计100亿美元。", ["Revenue earner=smic 8000000000|||USD", "Revenue earner=smic 10000000000|||USD 2026 forecast"]),
        ("zh", "2025年第二季度,寒武纪净利润3亿元,上年同期为2亿元。", ["Profit earner=cambricon 300000000|||CNY 2025-Q2", "Profit earner=cambricon 200000000|||CNY 2024-Q2"]),
        # The quarter that results are told of holds for the sentences after it.
        ("de", "Infineon hat im dritten Quartal 2025 mehr umgesetzt. Der Gewinn stieg auf 300 Millionen Euro.", ["Profit earner=infineon 300000000|||EUR 2025-Q3"]),
        # A count is in no currency.
        ("de", "Infineon machte 2024 einen Umsatz von 3 Milliarden Euro mit 20 Millionen Autos.", ["Revenue earner=infineon 3000000000|||EUR 2024"]),
    ],
)
def test_what_is_compared_is_of_so_long_before(language, text, expected):
    assert claims(text, language) == expected
# fmt: on


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Contract prices of DRAM are expected to climb by as much as 25 percent and those of NAND by 15 percent.", ["GrowthRate measured=dram ||25|percent forecast [measure:price]", "GrowthRate measured=nand-flash 15|||percent forecast [measure:price]"]),
        ("de", "DRAM-Chips dürften sich um 55 Prozent und NAND-Flash um 60 Prozent verteuern.", ["GrowthRate measured=dram 55|||percent forecast [measure:price]", "GrowthRate measured=nand-flash 60|||percent forecast [measure:price]"]),
        ("fr", "Les prix de la DRAM ont bondi de 30 %, ceux de la NAND de 10 %.", ["GrowthRate measured=dram 30|||percent [measure:price]", "GrowthRate measured=nand-flash 10|||percent [measure:price]"]),
        ("de", "Intels Umsatz stieg um 8 Prozent, der von AMD um 12 Prozent.", ["GrowthRate measured=intel 8|||percent", "GrowthRate measured=amd 12|||percent"]),
        ("de", "An der Börse verlor die Aktie von Aixtron acht Prozent.", ["SharePriceChange company=aixtron 8|||percent [direction:down]"]),
        ("zh", "海光信息注册资本3亿元。", ["RegisteredCapital company=hygon 300000000|||CNY"]),
        # What goes on with the measure of the sentence before.
        ("en", "In Q3 2025 Intel had revenue of $5 billion. For the year 2026, the company expects $6 billion.", ["Revenue earner=intel 5000000000|||USD 2025-Q3", "Revenue earner=intel 6000000000|||USD 2026 forecast"]),
        ("fr", "Les ventes de Soitec ont fondu à 92 millions d'euros. Le recul, de 24 % au total, était attendu.", ["Revenue earner=soitec 92000000|||EUR", "GrowthRate measured=soitec -24|||percent"]),
        # The quarter of one firm's results is not that of another's.
        ("de", "Infineon hat im dritten Quartal 2025 mehr umgesetzt. Der Gewinn von Intel stieg auf 3 Milliarden Euro.", ["Profit earner=intel 3000000000|||EUR"]),
        ("en", "Intel lost $96 million.", ["Profit earner=intel -96000000|||USD"]),
    ],
)
def test_prices_and_further_measures(language, text, expected):
    assert claims(text, language, details=True) == expected
# fmt: on


def test_a_rise_since_a_month_begins_in_it():
    assert claims("AMD legte seit Januar 2025 um 15 Prozent zu.", "de")[0].endswith("since 2025-01")


def test_a_sentence_in_a_language_without_cues_has_no_measures():
    assert claims("De omzet van Intel steeg in 2025 met 8 procent tot 5 miljard USD, 8 % meer dan eerder.", "nl") == []
