"""What documents say of results, shares, money raised and invested, each in sentences of its own."""

from datetime import date

import pytest
from one_sentence import claims

from chipcontrols.loaders.documents.names.coined import coin

DAY = date(2025, 8, 28)


def site(name: str) -> str:
    return coin(name, "Facility", "en").iri.rpartition("/")[2]


TOLD = [
    ("en", "Nvidia reported adjusted earnings of $1.05 per share for the second quarter.",
     ["EarningsPerShare earner=nvidia 1.05|||USD 2025-Q2 reported"]),
    ("de", "AMD verdiente 0,96 Dollar je Aktie.", ["EarningsPerShare earner=amd 0.96|||USD"]),
    ("fr", "Le bénéfice par action de Micron s'est établi à 3,03 dollars.",
     ["EarningsPerShare earner=micron 3.03|||USD"]),
    ("zh", "联发科每股盈余15.84元新台币。", ["EarningsPerShare earner=mediatek 15.84|||TWD"]),
    ("en", "Cerebras, which was founded in 2015, hesitates.", ["Founding founded=cerebras 2015"]),
    ("fr", "Fondée en 2016 à Hefei, CXMT grandit.", ["Founding founded=cxmt 2016"]),
    ("fr", "Cambricon attire du monde. Fondée en 2016, CXMT grandit.", ["Founding founded=cxmt 2016"]),
    ("en", "ASML hesitates.\n\nFounded in 2001, Naura hesitates.", ["Founding founded=naura 2001"]),
    ("zh", "长江存储成立于2016年。", ["Founding founded=ymtc 2016"]),
    ("zh", "英国芯片设计公司Arm由软银控股，2023年9月在纳斯达克上市。",
     ["Affiliation parent=softbank subunit=arm", "Location located=arm place=gb",
      "PublicOffering company=arm exchange=nasdaq 2023-09"]),
    ("zh", "寒武纪成立于2016年3月15日，2022年被列入实体清单。",
     ["EntityListing party=cambricon 2022", "Founding founded=cambricon 2016-03-15"]),
    ("zh", "任正非在1987年创办了华为。",
     ["Founding founded=huawei founder=ren-zhengfei 1987", "Role organisation=huawei person=ren-zhengfei"]),
    ("zh", "成立于2020年的沐曦股份扩产。", ["Founding founded=metax 2020"]),
    ("zh", "华为由任正非创立。", ["Founding founded=huawei founder=ren-zhengfei"]),
    ("zh", "腾讯持股燧原科技20.26%。", ["Stake company=enflame holder=tencent 20.26|||percent"]),
    ("zh", "北方华创受让芯源微9.49%的股份。", ["Stake company=kingsemi holder=naura 9.49|||percent"]),
    ("zh", "陈天石是寒武纪的控股股东，持股28.57%。", ["Stake company=cambricon holder=chen-tianshi 28.57|||percent"]),
    ("zh", "Arm由软银持股90%。", ["Stake company=arm holder=softbank 90|||percent"]),
    ("zh", "大基金对中芯国际的持股降至4.99%。",
     ["Stake company=smic holder=china-integrated-circuit-industry-investment-fund 4.99|||percent"]),
    ("zh", "燧原科技获腾讯投资。", ["Investment investee=enflame investor=tencent"]),
    ("zh", "英特尔从美国政府获得79亿美元补贴。", ["Investment investee=intel investor=us 7900000000|||USD"]),
    ("zh", "软银是OpenAI的主要投资者之一。", ["Investment investee=openai investor=softbank"]),
    ("zh", "Meta通过发行债券筹集300亿美元。", ["Fundraising raiser=meta 30000000000|||USD"]),
    ("zh", "Anthropic融资130亿美元。", ["Fundraising raiser=anthropic 13000000000|||USD"]),
    ("zh", "天数智芯通过港交所聆讯。", ["PublicOffering company=iluvatar-corex exchange=hong-kong-stock-exchange"]),
    ("zh", "燧原科技启动上市辅导，拟登陆科创板。", ["PublicOffering company=enflame exchange=star-market planned"]),
    ("zh", "H100在黑市上卖到50万元。", ["Price item=nvidia-h100 500000|||CNY"]),
    ("zh", "中国生产全球约99%的镓。", ["MarketShare holder=cn 99|||percent"]),
    ("zh", "英伟达因H20库存计提45亿美元费用。", ["Cost bearer=nvidia item=nvidia-h20 4500000000|||USD"]),
    ("en", "Samsung, SK Hynix and Micron together control 95% of the DRAM market.",
     ["MarketShare holder=micron holder=samsung holder=sk-hynix market=dram-chips 95|||percent"]),
    ("de", "Huaweis Marktanteil bei KI-Chips dürfte auf 50 Prozent steigen.",
     ["MarketShare holder=huawei 50|||percent forecast"]),
    ("en", "Lam Research generates 22 percent of its revenue from Taiwan, 17 percent from South Korea.",
     ["Revenue earner=lam-research segment=kr 17|||percent", "Revenue earner=lam-research segment=tw 22|||percent"]),
    ("de", "Auf China entfielen 41 Prozent der Erlöse von Applied Materials.",
     ["Revenue earner=applied-materials segment=cn 41|||percent"]),
    ("en", "Nvidia's sales were up 20% from the previous quarter and 73% from a year ago.",
     ["GrowthRate measured=nvidia 20|||percent", "GrowthRate measured=nvidia 73|||percent"]),
    ("en", "Sales at Foxconn, Apple's biggest supplier, dropped 11%.",
     ["GrowthRate measured=foxconn -11|||percent"]),
    ("zh", "英伟达营收411亿美元,较去年同期增长56%。",
     ["GrowthRate measured=nvidia 56|||percent", "Revenue earner=nvidia 41100000000|||USD"]),
    ("de", "Im Quartal erlöste Nvidia 46 Milliarden Dollar, 56 Prozent mehr als ein Jahr zuvor.",
     ["GrowthRate measured=nvidia 56|||percent", "Revenue earner=nvidia 46000000000|||USD"]),
    ("en", "Samsung will invest $17 billion in a new chip plant in Texas.",
     [f"Investment investee={site('Texas plant')} investor=samsung 17000000000|||USD planned"]),
    ("de", "Für den Bau einer Fabrik in Arizona will TSMC 65 Milliarden Dollar ausgeben.",
     [f"Investment investee={site('Arizona plant')} investor=tsmc 65000000000|||USD planned"]),
    ("zh", "中芯国际投资88亿美元在上海建设晶圆厂。",
     [f"Investment investee={site('Shanghai fab')} investor=smic 8800000000|||USD"]),
    ("fr", "Le gouvernement allemand accorde 5 milliards d'euros de subventions à l'usine de TSMC à Dresde.",
     [f"Investment investee={site('Dresden plant')} investor=de 5000000000|||EUR"]),
    ("fr", "Infineon va lancer la construction de sa nouvelle usine à Dresde.",
     [f"Investment investee={site('Dresden plant')} investor=infineon planned"]),
    ("fr", "Soitec a inauguré sa quatrième usine à Dresde en 2023.",
     [f"Investment investee={site('Dresden plant')} investor=soitec 2023"]),
    ("en", "GlobalFoundries announced a 1.1 billion euro expansion of its Dresden plant.",
     [f"Investment investee={site('Dresden plant')} investor=globalfoundries 1100000000|||EUR"]),
    ("fr", "Les prises de commandes d'ASML ont atteint 5,4 milliards d'euros.",
     ["OrderBacklog holder=asml 5400000000|||EUR"]),
    ("de", "Huawei gab 179,7 Milliarden Yuan für Forschung und Entwicklung aus.",
     ["Cost bearer=huawei item=research-and-development 179700000000|||CNY"]),
    ("en", "Moore Threads plans to raise 8 billion yuan in an IPO.",
     ["Fundraising raiser=moore-threads 8000000000|||CNY planned"]),
    ("en", "The US added two dozen Chinese chip firms to the Entity List.",
     ["ListingCount issuer=us place=cn 24|||entities"]),
    ("en", "Beijing-based Cambricon sold a plant.", ["Location located=cambricon place=beijing"]),
    ("en", "The H20 delivers 150 TFLOP/s.", ["ProductSpecification item=nvidia-h20 150|||TFLOPS"]),
    ("en", "Japan approved $3.9 billion in subsidies for chip venture Rapidus.",
     ["Investment investee=rapidus investor=jp 3900000000|||USD"]),
    ("en", "Intel received $4.75 billion in US Chips Act money.",
     ["Investment investee=intel investor=us 4750000000|||USD"]),
    ("en", "Rapidus is supported by Japanese firms including NEC and Denso.",
     ["Investment investee=rapidus investor=nec", "Investment investee=rapidus investor=denso",
      "Location located=nec place=jp", "Location located=denso place=jp"]),
    ("en", "Tencent-backed Enflame hesitates.", ["Investment investee=enflame investor=tencent"]),
    ("en", "Alibaba and Tencent are among the investors in Moonshot AI.",
     ["Investment investee=moonshot-ai investor=alibaba", "Investment investee=moonshot-ai investor=tencent"]),
    ("en", "Mistral raised 1.7 billion euros in a round led by ASML.",
     ["Fundraising raiser=mistral-ai 1700000000|||EUR", "Investment investee=mistral-ai investor=asml"]),
    ("en", "Nvidia will put $5 billion into Intel.",
     ["Investment investee=intel investor=nvidia 5000000000|||USD planned"]),
    ("en", "Intel's stake in Mobileye fell to 80%.", ["Stake company=mobileye holder=intel 80|||percent"]),
    ("en", "MetaX completed a financing round of $600 million.", ["Fundraising raiser=metax 600000000|||USD"]),
    ("en", "Biren began trading in Hong Kong.", ["PublicOffering company=biren exchange=hk"]),
    ("en", "Enflame launched a Shanghai IPO.", ["PublicOffering company=enflame exchange=shanghai"]),
    ("en", "Since its founding in 1984, ASML has changed.", ["Founding founded=asml 1984"]),
    ("en", "Huawei offers the Ascend 910C for 180,000 yuan.",
     ["Price item=huawei-ascend-910c seller=huawei 180000|||CNY"]),
    ("en", "Established by Zhang Wen in 2019, Biren hesitates.",
     ["Founding founded=biren founder=zhang-wen 2019"]),
    ("en", "Samsung held 17% of the HBM market, behind Micron with 21%.",
     ["MarketShare holder=micron market=hbm 21|||percent", "MarketShare holder=samsung market=hbm 17|||percent"]),
    ("en", "Biren hesitates. It filed for an IPO in Hong Kong.", ["PublicOffering company=biren exchange=hk"]),
    ("en", "The shareholders of Intel wait. Enflame's shareholders include Tencent.",
     ["Investment investee=enflame investor=tencent"]),
    ("en", "Wingtech acquired the Dutch chipmaker Nexperia.",
     ["Location located=nexperia place=nl", "Ownership owned=nexperia owner=wingtech"]),
    ("fr", "SK Hynix consacrera 75 milliards de dollars aux puces mémoires.",
     ["Investment investee=memory-chips investor=sk-hynix 75000000000|||USD"]),
    ("fr", "L'investissement de 5 milliards de dollars de Nvidia dans Intel est validé.",
     ["Investment investee=intel investor=nvidia 5000000000|||USD"]),
    ("fr", "Soutenu par Tencent, Enflame hésite.", ["Investment investee=enflame investor=tencent"]),
    ("fr", "Le gouvernement américain entre au capital d'Intel à hauteur de 10%.",
     ["Stake company=intel holder=us 10|||percent"]),
    ("fr", "La participation de Samsung dans ASML est tombée à 0,7%.",
     ["Stake company=asml holder=samsung 0.7|||percent"]),
    ("fr", "Kioxia s'apprête à entrer en Bourse.", ["PublicOffering company=kioxia planned"]),
    ("fr", "La levée de fonds de 1,7 milliard d'euros de Mistral AI est achevée.",
     ["Fundraising raiser=mistral-ai 1700000000|||EUR"]),
    ("fr", "Cerebras a récolté 1,1 milliard de dollars.", ["Fundraising raiser=cerebras 1100000000|||USD"]),
    ("fr", "Nvidia a vu le jour en 1993.", ["Founding founded=nvidia 1993"]),
    ("fr", "Née en 1984 d'une alliance avec Philips, ASML hésite.", ["Founding founded=asml 1984"]),
    ("fr", "L'usine de TSMC à Dresde a coûté 10 milliards d'euros.",
     [f"Cost item={site('Dresden plant')} 10000000000|||EUR"]),
    ("fr", "Vendue 30.000 dollars pièce, la H100 manque.", ["Price item=nvidia-h100 30000|||USD"]),
    ("fr", "Taïwan produit 60% des semi-conducteurs mondiaux.", ["MarketShare holder=tw 60|||percent"]),
    ("fr", "Valorisé 11,7 milliards d'euros, Mistral AI hésite.",
     ["MarketCapitalisation company=mistral-ai 11700000000|||EUR"]),
    ("fr", "Les effectifs d'Intel sont de 75.000 personnes.", ["Headcount employer=intel 75000|||people"]),
    ("fr", "L'empreinte carbone de Google a bondi de 48%.", ["Emission emitter=google 48|||percent"]),
    ("fr", "Meta disposera de 1,3 million de GPU.", ["ComputeHolding holder=meta item=gpus 1300000|||units"]),
]  # fmt: skip


def read(language: str, text: str) -> list[str]:
    return sorted(claims(text, language, issued=DAY, without=("NameResolution",)))


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_results_and_money_are_read(language: str, text: str, expected: list[str]):
    found = read(language, text)
    assert found == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "AMD estimated a $250 million drop in net sales."),
        ("en", "SK Hynix took over Intel's NAND business."),
        ("de", "Der Anteil von Applied Materials ist auf eine Größenordnung von Mitte 20 Prozent gesunken."),
        ("fr", "SK Hynix vise un marché de la HBM de 100 milliards de dollars."),
        ("en", "Revenue and profit were $5 billion and $1 billion, respectively, at the firm."),
        ("fr", "Nvidia a consacré 14 milliards de dollars aux rachats d'actions."),
        ("zh", "三星将其持有的阿斯麦0.7%股份全部出售。"),
        ("zh", "英特尔放弃投资300亿欧元。"),
    ],
)
def test_what_only_sounds_like_it_gives_no_claim(language: str, text: str):
    assert read(language, text) == []
