"""What grows and shrinks beside the results of firms: prices, goods, markets, margins, and by no figure."""

import pytest
from one_sentence import claims

PRICES = [
    ("en", "Samsung raised its DRAM prices by 60%.", "measured=samsung segment=dram 60|||percent"),
    ("en", "TSMC plans to raise its prices by 10%.", "measured=tsmc 10|||percent planned"),
    ("en", "Nvidia cut the price of the H20 by 10%.", "measured=nvidia segment=nvidia-h20 -10|||percent"),
    ("de", "Samsung hat die Preise für DRAM um 60 Prozent erhöht.", "measured=samsung segment=dram 60|||percent"),
    ("fr", "Samsung a augmenté le prix de la DRAM de 60 %.", "measured=samsung segment=dram 60|||percent"),
    ("zh", "三星把服务器DRAM价格上调60%至70%。", "measured=samsung segment=dram |60|70|percent"),
    ("zh", "台积电计划涨价10%。", "measured=tsmc 10|||percent planned"),
]
GOODS = [
    ("en", "The chip market will grow 15% in 2026.", "measured=semiconductors 15|||percent 2026 forecast"),
    ("de", "Der Markt für Halbleiter wuchs um 15 Prozent.", "measured=semiconductors 15|||percent"),
    ("en", "Demand for HBM grew 80%.", "measured=hbm 80|||percent"),
    ("de", "Die Germanium-Exporte Chinas sanken um 60 Prozent.", "measured=cn -60|||percent"),
    ("en", "China's chip production rose 20%.", "measured=cn 20|||percent"),
    ("zh", "DRAM价格预计将上涨30%。", "measured=dram 30|||percent forecast"),
]
POINTS = [
    ("en", "SMIC's gross margin rose 6.5 percentage points.", "measured=smic 6.5|||pp"),
    ("de", "Die Bruttomarge von SMIC sank um 2,1 Prozentpunkte.", "measured=smic -2.1|||pp"),
    ("fr", "La marge brute de SMIC a progressé de 6,5 points de pourcentage.", "measured=smic 6.5|||pp"),
    ("zh", "中芯国际毛利率同比提升6.5个百分点。", "measured=smic 6.5|||pp"),
]
TRENDS = [
    ("en", "ASML's shipments to China jumped.", "measured=asml"),
    ("de", "Der Auftragseingang von Aixtron sank.", "measured=aixtron"),
    ("fr", "Les livraisons d'ASML vers la Chine ont bondi.", "measured=asml"),
    ("zh", "阿斯麦对华出货量大增。", "measured=asml"),
]
MULTIPLIED = [
    ("en", "Nvidia doubled its revenue.", "measured=nvidia 2|||x"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*PRICES, *GOODS, *POINTS, *TRENDS, *MULTIPLIED])
def test_what_grows_and_by_how_much(language: str, text: str, expected: str):
    assert claims(text, language) == [f"GrowthRate {expected}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme Semiconductor did not raise its prices."),
        ("en", "Sales to China offset revenue declines."),
        ("en", "Nvidia's gross margin rose 120 basis points."),
    ],
)
def test_what_tells_no_growth(language: str, text: str):
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Intel will lay off 15% of its workforce.", "Headcount employer=intel 15|||percent planned"),
        ("de", "Intel streicht 15 Prozent seiner Stellen.", "Headcount employer=intel 15|||percent"),
        ("zh", "英特尔裁员15%。", "Headcount employer=intel 15|||percent"),
        ("en", "Nvidia shares fell.", "SharePriceChange company=nvidia"),
        (
            "en",
            "A GB200 NVL72 rack contains 72 B200.",
            "Containment part=nvidia-b200 whole=nvidia-nvl72 72|||units",
        ),
        ("fr", "Intel a perdu 2,9 milliards de dollars.", "Profit earner=intel -2900000000|||USD"),
        (
            "fr",
            "Soitec est valorisé 8 milliards d'euros.",
            "MarketCapitalisation company=soitec 8000000000|||EUR",
        ),
        ("en", "98% of the world's gallium comes from China.", "MarketShare holder=cn market=gallium 98|||percent"),
    ],
)
def test_people_shares_losses_and_what_comes_from_where(language: str, text: str, expected: str):
    assert claims(text, language) == [expected]


def test_each_of_a_list_of_counts_is_told():
    told = claims("xAI bought 500 H100 chips and 200 H20 chips.", "en")
    assert told == ["Purchase buyer=xai item=nvidia-h100 500|||units", "Purchase buyer=xai item=nvidia-h20 200|||units"]


def test_a_market_researcher_raises_no_prices():
    told = claims("集邦咨询在报告中预计,2026年第一季度DRAM合约价将环比上涨55%。", "zh")
    assert told == ["GrowthRate measured=dram 55|||percent 2026-Q1 forecast"]
