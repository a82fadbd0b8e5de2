# ruff: noqa: E501 — each row of the tables is one text and its claims
"""Figures that find what they are of, and whose: results, margins, share prices, each in sentences of its own."""

import pytest
from one_sentence import claims


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "中微公司发布报告。25H1 营收31亿元,同比+12.5%;归母净利润4.2亿元,同比-3%;毛利率41%,同比+0.4pct。", ["Revenue earner=amec 3100000000|||CNY 2025-H1", "GrowthRate measured=amec 12.5|||percent 2025-H1", "Profit earner=amec 420000000|||CNY 2025-H1", "GrowthRate measured=amec -3|||percent 2025-H1", "GrossMargin earner=amec 41|||percent 2025-H1", "GrowthRate measured=amec 0.4|||pp 2025-H1"]),
        ("zh", "寒武纪营收和净利润分别为20亿元和3亿元,同比分别增长15%和27%。", ["Revenue earner=cambricon 2000000000|||CNY", "Profit earner=cambricon 300000000|||CNY", "GrowthRate measured=cambricon 15|||percent", "GrowthRate measured=cambricon 27|||percent"]),
        ("zh", "中芯国际第二季度收入环比下降2%至21亿美元,毛利率为20.4%。", ["GrowthRate measured=smic -2|||percent", "Revenue earner=smic 2100000000|||USD", "GrossMargin earner=smic 20.4|||percent"]),
        ("zh", "兆易创新股价上涨3%。海光信息跌2.5%。", ["SharePriceChange company=gigadevice 3|||percent", "SharePriceChange company=hygon 2.5|||percent"]),
        ("en", "Micron reported sales of $7 billion, up 20% year on year and 4% sequentially; gross margin was 38%.", ["Revenue earner=micron 7000000000|||USD", "GrowthRate measured=micron 20|||percent", "GrowthRate measured=micron 4|||percent", "GrossMargin earner=micron 38|||percent"]),
        ("en", "Infineon is doing well. Revenue rose 9% to 3.9 billion euros, and operating income was 700 million euros.", ["GrowthRate measured=infineon 9|||percent", "Revenue earner=infineon 3900000000|||EUR", "Profit earner=infineon 700000000|||EUR"]),
        ("en", "Qualcomm posted a profit of $2 billion, or $1.80 a share, up from $1.7 billion a year earlier.", ["Profit earner=qualcomm 2000000000|||USD", "EarningsPerShare earner=qualcomm 1.8|||USD", "Profit earner=qualcomm 1700000000|||USD"]),
        ("en", "Soitec closed 4% lower, while ASML gained 1.5%.", ["SharePriceChange company=soitec 4|||percent", "SharePriceChange company=asml 1.5|||percent"]),
        ("en", "ASML's revenue came in at 7 billion euros, above analysts' expectations of 6.8 billion euros.", ["Revenue earner=asml 7000000000|||EUR", "Revenue earner=asml 6800000000|||EUR forecast"]),
        ("en", "With sales of $5 billion, Intel leads.", ["Revenue earner=intel 5000000000|||USD"]),
        ("en", "Sales at Tokyo Electron, the largest supplier of Kioxia, fell 8%.", ["SupplyRelation customer=kioxia supplier=tokyo-electron", "MarketPosition holder=tokyo-electron", "GrowthRate measured=tokyo-electron -8|||percent"]),
        ("de", "Aixtron steigerte den Umsatz um 8 Prozent auf 150 Millionen Euro, das Betriebsergebnis sank von 40 auf 31 Millionen Euro.", ["GrowthRate measured=aixtron 8|||percent", "Revenue earner=aixtron 150000000|||EUR", "Profit earner=aixtron 31000000|||EUR"]),
        ("de", "Infineon legte Zahlen vor. Unter dem Strich blieben 500 Millionen Euro. Das entspricht einem Rückgang um 12 Prozent.", ["Profit earner=infineon 500000000|||EUR", "GrowthRate measured=infineon -12|||percent"]),
        ("de", "Intel stieg um 4 Prozent, Nvidia um 3 Prozent und ASML um 1 Prozent.", ["SharePriceChange company=intel 4|||percent", "SharePriceChange company=nvidia 3|||percent", "SharePriceChange company=asml 1|||percent"]),
        ("de", "Infineon verzeichnete einen Umsatzanstieg von 6 Prozent auf 4 Milliarden Euro.", ["GrowthRate measured=infineon 6|||percent", "Revenue earner=infineon 4000000000|||EUR"]),
        ("fr", "Le chiffre d'affaires de Soitec recule de 8 % à 210 millions d'euros, le résultat net ressort à -12 millions d'euros.", ["GrowthRate measured=soitec -8|||percent", "Revenue earner=soitec 210000000|||EUR", "Profit earner=soitec -12000000|||EUR"]),
        ("fr", "STMicroelectronics a vu son bénéfice net chuter de 35 % à 300 millions de dollars, soit 0,32 dollar par action.", ["GrowthRate measured=stmicroelectronics -35|||percent", "Profit earner=stmicroelectronics 300000000|||USD", "EarningsPerShare earner=stmicroelectronics 0.32|||USD"]),
        ("fr", "L'action Soitec gagne 3 % à 40 euros, tandis que X-Fab cède 1,2 %.", ["SharePriceChange company=soitec 3|||percent", "SharePriceChange company=x-fab 1.2|||percent"]),
        ("de", "Chinas Importe sind gestiegen: 2019 um 6 Prozent, 2020 um 22 Prozent und 2021 um 17 Prozent.", ["GrowthRate measured=cn 6|||percent 2019", "GrowthRate measured=cn 22|||percent 2020", "GrowthRate measured=cn 17|||percent 2021"]),
        ("fr", "Avec un chiffre d'affaires de 3 milliards de dollars, Micron rassure.", ["Revenue earner=micron 3000000000|||USD"]),
        ("en", "TSMC's gross margin rose from 53% to 57%.", ["GrossMargin earner=tsmc 57|||percent", "GrossMargin earner=tsmc 53|||percent"]),
        ("zh", "台积电毛利率从53%升至57%。", ["GrossMargin earner=tsmc 57|||percent", "GrossMargin earner=tsmc 53|||percent"]),
        ("en", "In 2025 Intel had revenue of $10 billion, 1.6 times its full-year 2024 sales, and a net profit of $4 billion.", ["Revenue earner=intel 10000000000|||USD 2025", "Profit earner=intel 4000000000|||USD 2025"]),
        ("zh", "到2025年上半年,寒武纪营收7亿元,是2024年全年的1.6倍,净亏损收窄至2亿元。", ["Revenue earner=cambricon 700000000|||CNY 2025-H1", "Profit earner=cambricon -200000000|||CNY 2025-H1"]),
    ],
)
def test_figures_find_their_measure_and_its_holder(language, text, expected):
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Intel has 3 billion dollars in cash and cut its dividend by 15 percent."),
        ("en", "The revenue of the ten largest makers rose 9% to $35 billion, TrendForce said."),
        ("en", "Nvidia's revenue fell by 2 percentage points."),
        ("de", "Infineon senkte die Kosten um 12 Prozent."),
        ("fr", "TSMC a relevé ses dépenses de 5 %."),
        ("zh", "英伟达GPU性能提升40%,功耗下降15%。"),
        ("zh", "半导体板块(不含中芯国际)营收增长6%。"),
    ],
)
def test_a_figure_of_something_else_or_of_nobody_named_gives_no_claim(language, text):
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "寒武纪发布报告。海光信息是其对手。寒武纪营收增长。更重要的是,净利润为3亿元。", "Profit earner=cambricon 300000000|||CNY"),
        ("en", "Soitec has published figures. The first half was marked by weak demand, with revenue of 231 million euros.", "Revenue earner=soitec 231000000|||EUR"),
    ],
)
def test_the_firm_that_a_text_is_about_has_what_nobody_else_has(language, text, expected):
    assert expected in claims(text, language)
# fmt: on


def test_the_measure_of_a_part_is_kept_in_the_words_of_the_text():
    text = "Micron reported results. Its cloud revenue rose 9% to 3 billion dollars."
    assert "Revenue earner=micron 3000000000|||USD [measure:cloud revenue]" in claims(text, "en", details=True)
    assert "GrowthRate measured=micron 9|||percent [measure:cloud revenue]" in claims(text, "en", details=True)
