# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""Claims about money, markets, people and export rules, read with the names of the reference tables."""

from datetime import date

import pytest

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Claim
from chipcontrols.loaders.documents import extract, knowledge
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

PREPARED = knowledge([entity for reading in reference.read() for entity in reading.entities])


def shown(claim: Claim) -> str:
    """A claim in one line: kind, participants, figure, period, modality other than asserted, details."""
    roles = [f"{role}={iri.rpartition('/')[2]}" for role, iri in claim.roles if role != "list"]
    figure = [] if claim.value is None else [claim.value.key()]
    period = [] if claim.period is None else [claim.period.label or str(claim.period.start)]
    modality = [] if claim.modality == "asserted" else [claim.modality]
    details = [f"[{name}:{words}]" for name, words in claim.details]
    return " ".join([claim.kind, *roles, *figure, *period, *modality, *details])


def read(text: str, language: str) -> list[str]:
    source = Source("note", "document", "Note", language=language, issued=date(2025, 11, 10))
    return [shown(claim) for claim in extract(Text(source, text, "note.txt"), PREPARED).claims]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue at Qualcomm rose 10% to $11.3 billion in the third quarter of 2025.", ["Revenue earner=qualcomm 11300000000|||USD 2025-Q3", "GrowthRate measured=qualcomm 10|||percent"]),
        ("en", "Samsung holds 17 percent of the HBM market, while SK Hynix accounts for 62 percent.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent"]),
        ("en", "TSMC accounted for 70.2% of the global foundry market in the second quarter of 2025, according to TrendForce.", ["MarketShare holder=tsmc market=foundry 70.2|||percent 2025-Q2 reported"]),
        ("en", "The AI chip market in China could reach $50 billion by 2026, Nvidia CEO Jensen Huang said.", ["MarketSize market=chinese-ai-chips 50000000000|||USD 2026 forecast", "Role organisation=nvidia person=jensen-huang [position:CEO]"]),
        ("en", "Intel shares fell 8 percent in after-hours trading.", ["SharePriceChange company=intel 8|||percent [direction:down]"]),
        ("en", "Shares of ASML dropped 4.2% on Wednesday.", ["SharePriceChange company=asml 4.2|||percent 2025-11-05 [direction:down]"]),
        ("en", "Cambricon's stock rose 20%, lifting its market value to 620 billion yuan.", ["SharePriceChange company=cambricon 20|||percent [direction:up]", "MarketCapitalisation company=cambricon 620000000000|||CNY"]),
        ("en", "Moore Threads plans to raise 8 billion yuan in an IPO on Shanghai's STAR Market.", ["PublicOffering company=moore-threads 8000000000|||CNY planned"]),
        ("en", "Softbank will invest $2 billion in Intel.", ["Investment investee=intel investor=softbank 2000000000|||USD planned"]),
        ("en", "Nvidia is investing $5 billion in Intel, taking a stake of around 4%.", ["Investment investee=intel investor=nvidia 5000000000|||USD"]),
        ("en", "Huawei shipped 812,000 AI chips in 2025.", ["Shipment item=ai-chips shipper=huawei 812000|||units 2025"]),
        ("en", "Nvidia sold about one million H20 chips in 2024.", ["Sale item=nvidia-h20 seller=nvidia 1000000|||units 2024"]),
        ("en", "China imported $39 billion worth of semiconductor equipment in 2024.", ["Import importer=cn item=semiconductor-manufacturing-equipment 39000000000|||USD 2024"]),
        ("en", "ASML employs more than 44,000 people.", ["Headcount employer=asml |44000||people"]),
        ("en", "Lisa Su, the chief executive of AMD, visited Beijing.", ["Role organisation=amd person=lisa-su [position:CEO]"]),
        ("en", "Commerce Secretary Howard Lutnick said the H20 could be sold.", ["Role organisation=us-department-of-commerce person=howard-lutnick [position:minister]", "Statement speaker=howard-lutnick [statement:the H20 could be sold]"]),
        ("en", "Nvidia and Samsung announced a partnership to build an AI factory.", ["Partnership partner=nvidia partner=samsung"]),
        ("en", "OpenAI has teamed up with Broadcom to design its own chips.", ["Partnership partner=broadcom partner=openai"]),
        ("en", "The new rules restrict exports of HBM to China.", ["ExportRestriction destination=cn item=hbm"]),
        ("en", "The Commerce Department requires a license for exports of the H20 to China.", ["ExportRestriction destination=cn item=nvidia-h20 regulator=us-department-of-commerce"]),
        ("en", "The Trump administration allowed Nvidia to sell the H20 to China.", ["ExportPermission destination=cn exporter=nvidia item=nvidia-h20 regulator=trump-administration"]),
        ("en", "Japan and South Korea are exempt from the rule.", ["Exemption destination=jp", "Exemption destination=kr"]),
        ("en", "Intel had a net loss of $1.6 billion.", ["Profit earner=intel -1600000000|||USD"]),
        ("en", "Micron's net income rose to $3.2 billion in the third quarter.", ["Profit earner=micron 3200000000|||USD 2025-Q3"]),
        ("en", "China exported 1,530 kilograms of gallium in 2024.", ["Export exporter=cn item=gallium 1530|||kg 2024"]),
        ("en", "ASML's backlog stood at 40 billion euros.", ["OrderBacklog holder=asml 40000000000|||EUR"]),
        ("fr", "Le bénéfice net de Micron a bondi à 3,2 milliards de dollars.", ["Profit earner=micron 3200000000|||USD"]),
        ("fr", "La Chine a exporté 1 530 kilogrammes de gallium en 2024.", ["Export exporter=cn item=gallium 1530|||kg 2024"]),
        ("de", "Der operative Gewinn von Intel lag bei 500 Millionen Dollar.", ["Profit earner=intel 500000000|||USD [measure:operating]"]),
        ("de", "China exportierte 2024 rund 1.530 Kilogramm Gallium.", ["Export exporter=cn item=gallium 1530|||kg 2024"]),
        ("zh", "英特尔净亏损16亿美元。", ["Profit earner=intel -1600000000|||USD"]),
        ("zh", "中国2024年出口镓1530公斤。", ["Export exporter=cn item=gallium 1530|||kg 2024"]),
        ("en", "The 3-nanometer process contributed 23% of TSMC's revenue, 5-nanometer for 37%.", ["Revenue earner=tsmc segment=3nm-process 23|||percent", "Revenue earner=tsmc segment=5nm-process 37|||percent"]),
        ("fr", "Les puces de 3 nanomètres ont représenté 22 % du chiffre d'affaires de TSMC, celles de 5 nanomètres 36 %.", ["Revenue earner=tsmc segment=3nm-process 22|||percent", "Revenue earner=tsmc segment=5nm-process 36|||percent"]),
        ("de", "Der 3-Nanometer-Prozess steuerte 23 Prozent zum Umsatz von TSMC bei, 5-Nanometer-Chips 37 Prozent.", ["Revenue earner=tsmc segment=3nm-process 23|||percent", "Revenue earner=tsmc segment=5nm-process 37|||percent"]),
        ("zh", "台积电3纳米出货占晶圆销售金额的23%,5纳米占37%。", ["Revenue earner=tsmc segment=3nm-process 23|||percent", "Revenue earner=tsmc segment=5nm-process 37|||percent"]),
        ("fr", "AMD a publié un chiffre d'affaires de 9,2 milliards de dollars au troisième trimestre, en hausse de 36 % sur un an.", ["Revenue earner=amd 9200000000|||USD 2025-Q3", "GrowthRate measured=amd 36|||percent 2025-Q3"]),
        ("fr", "Le chiffre d'affaires de Qualcomm a progressé de 10 %, à 11,3 milliards de dollars.", ["Revenue earner=qualcomm 11300000000|||USD", "GrowthRate measured=qualcomm 10|||percent"]),
        ("fr", "La marge brute de Micron s'est établie à 45,7 % au quatrième trimestre.", ["GrossMargin earner=micron 45.7|||percent 2025-Q4"]),
        ("fr", "SMIC affiche une marge brute de 22 %.", ["GrossMargin earner=smic 22|||percent"]),
        ("fr", "Samsung détient 17 % du marché des HBM, contre 62 % pour SK Hynix.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent"]),
        ("fr", "L'action Intel a perdu 8 % à Wall Street.", ["SharePriceChange company=intel 8|||percent [direction:down]"]),
        ("fr", "Le titre ASML cédait 4,2 % mercredi à Amsterdam.", ["SharePriceChange company=asml 4.2|||percent 2025-11-05 [direction:down]"]),
        ("fr", "Moore Threads veut lever 8 milliards de yuans lors de son introduction en Bourse à Shanghai.", ["PublicOffering company=moore-threads 8000000000|||CNY planned"]),
        ("fr", "SoftBank va investir 2 milliards de dollars dans Intel.", ["Investment investee=intel investor=softbank 2000000000|||USD planned"]),
        ("fr", "Nvidia investit 5 milliards de dollars dans Intel.", ["Investment investee=intel investor=nvidia 5000000000|||USD"]),
        ("fr", "Le H20 se vend environ 12 000 dollars l'unité.", ["Price item=nvidia-h20 12000|||USD"]),
        ("fr", "Une puce H100 coûte entre 25 000 et 40 000 dollars.", ["Price item=nvidia-h100 |25000|40000|USD"]),
        ("fr", "La Chine a importé pour 39 milliards de dollars de semi-conducteurs en 2024.", ["Import importer=cn item=semiconductors 39000000000|||USD 2024"]),
        ("fr", "ASML emploie plus de 44 000 personnes.", ["Headcount employer=asml |44000||people"]),
        ("fr", "Lisa Su, PDG d'AMD, s'est rendue à Pékin.", ["Role organisation=amd person=lisa-su [position:CEO]"]),
        ("fr", "Le patron de Nvidia, Jensen Huang, s'est dit déçu.", ["Role organisation=nvidia person=jensen-huang [position:CEO]"]),
        ("fr", "Le secrétaire américain au Commerce, Howard Lutnick, a confirmé la décision.", ["Role organisation=us-department-of-commerce person=howard-lutnick [position:minister]"]),
        ("fr", "Nvidia et Samsung ont annoncé un partenariat.", ["Partnership partner=nvidia partner=samsung"]),
        ("fr", "OpenAI s'est associé à Broadcom pour concevoir ses propres puces.", ["Partnership partner=broadcom partner=openai"]),
        ("fr", "Washington a restreint les exportations de HBM vers la Chine.", ["ExportRestriction destination=cn item=hbm regulator=us"]),
        ("fr", "Les États-Unis exigent une licence pour l'exportation du H20 vers la Chine.", ["ExportRestriction destination=cn item=nvidia-h20 regulator=us"]),
        ("fr", "L'administration Trump a autorisé Nvidia à vendre le H20 à la Chine.", ["ExportPermission destination=cn exporter=nvidia item=nvidia-h20 regulator=trump-administration"]),
        ("fr", "Le Japon et la Corée du Sud sont exemptés de cette règle.", ["Exemption destination=jp", "Exemption destination=kr"]),
        ("de", "Der Umsatz von Qualcomm stieg um 10 Prozent auf 11,3 Milliarden Dollar.", ["Revenue earner=qualcomm 11300000000|||USD", "GrowthRate measured=qualcomm 10|||percent"]),
        ("de", "Die Bruttomarge von Micron lag im vierten Quartal bei 45,7 Prozent.", ["GrossMargin earner=micron 45.7|||percent 2025-Q4"]),
        ("de", "SMIC erzielte eine Bruttomarge von 22 Prozent.", ["GrossMargin earner=smic 22|||percent"]),
        ("de", "Samsung hält 17 Prozent am HBM-Markt, SK Hynix kommt auf 62 Prozent.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent"]),
        ("de", "TSMC hat einen Marktanteil von 70 Prozent.", ["MarketShare holder=tsmc 70|||percent"]),
        ("de", "Die Aktie von Intel verlor 8 Prozent.", ["SharePriceChange company=intel 8|||percent [direction:down]"]),
        ("de", "Die ASML-Aktie gab um 4,2 Prozent nach.", ["SharePriceChange company=asml 4.2|||percent [direction:down]"]),
        ("de", "Moore Threads will bei seinem Börsengang in Shanghai 8 Milliarden Yuan einnehmen.", ["PublicOffering company=moore-threads 8000000000|||CNY planned"]),
        ("de", "SoftBank investiert 2 Milliarden Dollar in Intel.", ["Investment investee=intel investor=softbank 2000000000|||USD"]),
        ("de", "Nvidia will 5 Milliarden Dollar in Intel investieren.", ["Investment investee=intel investor=nvidia 5000000000|||USD planned"]),
        ("de", "Der H20 kostet rund 12.000 Dollar.", ["Price item=nvidia-h20 12000|||USD"]),
        ("de", "Huawei lieferte 2025 rund 812.000 KI-Chips aus.", ["Shipment item=ai-chips shipper=huawei 812000|||units 2025"]),
        ("de", "China importierte 2024 Halbleiter im Wert von 39 Milliarden Dollar.", ["Import importer=cn item=semiconductors 39000000000|||USD 2024"]),
        ("de", "ASML beschäftigt mehr als 44.000 Mitarbeiter.", ["Headcount employer=asml |44000||people"]),
        ("de", "AMD-Chefin Lisa Su reiste nach Peking.", ["Role organisation=amd person=lisa-su [position:CEO]"]),
        ("de", "Nvidia-Chef Jensen Huang zeigte sich enttäuscht.", ["Role organisation=nvidia person=jensen-huang [position:CEO]"]),
        ("de", "Lisa Su, Vorstandsvorsitzende von AMD, reiste nach Peking.", ["Role organisation=amd person=lisa-su [position:CEO]"]),
        ("de", "US-Handelsminister Howard Lutnick bestätigte die Entscheidung.", ["Role organisation=us-department-of-commerce person=howard-lutnick [position:minister]"]),
        ("de", "Nvidia und Samsung kündigten eine Partnerschaft an.", ["Partnership partner=nvidia partner=samsung"]),
        ("de", "OpenAI arbeitet mit Broadcom an eigenen Chips.", ["Partnership partner=broadcom partner=openai"]),
        ("de", "Die USA haben den Export von HBM nach China beschränkt.", ["ExportRestriction destination=cn item=hbm regulator=us"]),
        ("de", "Die USA verlangen eine Lizenz für den Export des H20 nach China.", ["ExportRestriction destination=cn item=nvidia-h20 regulator=us"]),
        ("de", "Die Trump-Regierung hat Nvidia den Verkauf des H20 nach China erlaubt.", ["ExportPermission destination=cn exporter=nvidia item=nvidia-h20 regulator=trump-administration"]),
        ("de", "Japan und Südkorea sind von der Regel ausgenommen.", ["Exemption destination=jp", "Exemption destination=kr"]),
        ("zh", "AMD第三季度营收为92亿美元,同比增长36%。", ["Revenue earner=amd 9200000000|||USD 2025-Q3", "GrowthRate measured=amd 36|||percent 2025-Q3"]),
        ("zh", "高通第三季度营收同比增长10%至113亿美元。", ["Revenue earner=qualcomm 11300000000|||USD 2025-Q3", "GrowthRate measured=qualcomm 10|||percent 2025-Q3"]),
        ("zh", "美光第四季度毛利率为45.7%。", ["GrossMargin earner=micron 45.7|||percent 2025-Q4"]),
        ("zh", "中芯国际毛利率达22%。", ["GrossMargin earner=smic 22|||percent"]),
        ("zh", "三星在HBM市场的份额为17%,SK海力士为62%。", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent"]),
        ("zh", "2025年全球半导体市场规模将达7280亿美元,同比增长15%。", ["MarketSize market=semiconductors 728000000000|||USD 2025 forecast", "GrowthRate measured=semiconductors 15|||percent 2025 forecast"]),
        ("zh", "英特尔股价下跌8%。", ["SharePriceChange company=intel 8|||percent [direction:down]"]),
        ("zh", "长鑫存储递交了科创板招股书。", ["PublicOffering company=cxmt"]),
        ("zh", "软银将向英特尔投资20亿美元。", ["Investment investee=intel investor=softbank 2000000000|||USD planned"]),
        ("zh", "英伟达宣布向英特尔投资50亿美元。", ["Investment investee=intel investor=nvidia 5000000000|||USD reported"]),
        ("zh", "H20的售价约为1.2万美元。", ["Price item=nvidia-h20 12000|||USD"]),
        ("zh", "华为2025年出货81.2万颗昇腾芯片。", ["Shipment item=huawei-ascend shipper=huawei 812000|||units 2025"]),
        ("zh", "2024年中国进口半导体设备390亿美元。", ["Import importer=cn item=semiconductor-manufacturing-equipment 39000000000|||USD 2024"]),
        ("zh", "阿斯麦员工超过4.4万人。", ["Headcount employer=asml |44000||people"]),
        ("zh", "华为轮值董事长徐直军表示,昇腾950PR将于明年推出。", ["Role organisation=huawei person=xu-zhijun [position:rotating chairman]", "PlannedRelease item=huawei-ascend-950pr releaser=huawei 2026 planned"]),
        ("zh", "英伟达CEO黄仁勋表示失望。", ["Role organisation=nvidia person=jensen-huang [position:CEO]"]),
        ("zh", "AMD首席执行官苏姿丰访问北京。", ["Role organisation=amd person=lisa-su [position:CEO]"]),
        ("zh", "美国商务部长卢特尼克证实了这一决定。", ["Role organisation=us-department-of-commerce person=howard-lutnick [position:minister]"]),
        ("zh", "英伟达与三星宣布建立合作。", ["Partnership partner=nvidia partner=samsung reported"]),
        ("zh", "特朗普政府批准英伟达向中国出售H20。", ["ExportPermission destination=cn exporter=nvidia item=nvidia-h20 regulator=trump-administration"]),
        ("en", "Samsung holds 17 percent of the HBM market, while SK Hynix accounts for 62 percent and Micron 21 percent.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent", "MarketShare holder=micron market=hbm 21|||percent"]),
        ("en", "SMIC accounted for 5.1% of the foundry market in 2025, followed by UMC with 4.4% and GlobalFoundries at 3.9%.", ["MarketShare holder=smic market=foundry 5.1|||percent 2025", "MarketShare holder=umc market=foundry 4.4|||percent 2025", "MarketShare holder=globalfoundries market=foundry 3.9|||percent 2025"]),
        ("en", "Samsung's market share was 30 percent, against 40 percent for Micron.", ["MarketShare holder=samsung 30|||percent", "MarketShare holder=micron 40|||percent"]),
        ("en", "Samsung holds 17 percent of the HBM market, and TSMC raised prices by 5 percent.", ["MarketShare holder=samsung market=hbm 17|||percent"]),
        ("en", "Microsoft bought 485,000 Hopper chips in 2024, followed by Meta with 224,000.", ["Purchase buyer=microsoft item=nvidia-hopper 485000|||units 2024", "Purchase buyer=meta item=nvidia-hopper 224000|||units 2024"]),
        ("fr", "Samsung détient 17 % du marché des HBM, SK Hynix 62 % et Micron 21 %.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent", "MarketShare holder=micron market=hbm 21|||percent"]),
        ("fr", "Samsung détient 17 % du marché des HBM, et Micron a relevé ses prix de 5 %.", ["MarketShare holder=samsung market=hbm 17|||percent"]),
        ("de", "Samsung hält 17 Prozent am HBM-Markt, SK Hynix kommt auf 62 Prozent und Micron auf 21 Prozent.", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent", "MarketShare holder=micron market=hbm 21|||percent"]),
        ("de", "Samsung hat einen Marktanteil von 17 Prozent, gefolgt von Micron mit 12 Prozent.", ["MarketShare holder=samsung 17|||percent", "MarketShare holder=micron 12|||percent"]),
        ("de", "Samsung hat einen Marktanteil von 17 Prozent, Micron steigerte den Umsatz um 12 Prozent.", ["MarketShare holder=samsung 17|||percent", "GrowthRate measured=micron 12|||percent"]),
        ("zh", "三星在HBM市场的份额为17%,SK海力士为62%,美光为21%。", ["MarketShare holder=samsung market=hbm 17|||percent", "MarketShare holder=sk-hynix market=hbm 62|||percent", "MarketShare holder=micron market=hbm 21|||percent"]),
        ("zh", "三星在HBM市场的份额为17%,美光营收增长了21%。", ["MarketShare holder=samsung market=hbm 17|||percent", "GrowthRate measured=micron 21|||percent"]),
        ("en", "TSMC holds 70 percent of the global foundry market.", ["MarketShare holder=tsmc market=foundry 70|||percent"]),
        ("en", "Nvidia's market share in China fell to 50 percent.", ["MarketShare holder=nvidia market=cn 50|||percent"]),
        ("en", "The HBM market will reach $100 billion by 2028, according to Micron.", ["MarketSize market=hbm 100000000000|||USD 2028 forecast"]),
        ("en", "The market for AI chips was worth $120 billion in 2024.", ["MarketSize market=ai-chips 120000000000|||USD 2024"]),
        ("en", "Tokyo Electron's operating profit rose 12 percent.", ["GrowthRate measured=tokyo-electron 12|||percent"]),
        ("en", "Former Intel CEO Pat Gelsinger joined a venture firm.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("en", "Gina Raimondo, the U.S. Commerce Secretary, defended the rule.", ["Role organisation=us-department-of-commerce person=gina-raimondo [position:minister]"]),
        ("en", "ByteDance plans to spend $14 billion on Nvidia chips in 2026.", ["PlannedPurchase buyer=bytedance item=nvidia-gpus 14000000000|||USD 2026 planned"]),
        ("en", "The Netherlands requires licences for exports of DUV machines.", ["ExportRestriction item=duv-systems regulator=nl"]),
        ("en", "The Dutch government revoked ASML's licence to ship DUV tools to China.", ["ExportRestriction destination=cn exporter=asml item=duv-systems regulator=nl"]),
        ("en", "The company shipped 1.2 million units last year.", []),
        ("fr", "Le chiffre d'affaires d'ASML a reculé de 3 % à 7,5 milliards d'euros au troisième trimestre.", ["Revenue earner=asml 7500000000|||EUR 2025-Q3", "GrowthRate measured=asml -3|||percent"]),
        ("fr", "Les ventes de Soitec ont chuté de 29 %.", ["GrowthRate measured=soitec -29|||percent"]),
        ("fr", "Le marché des puces d'IA pèsera 400 milliards de dollars en 2027.", ["MarketSize market=ai-chips 400000000000|||USD 2027 forecast"]),
        ("fr", "STMicroelectronics emploie 50 000 personnes.", ["Headcount employer=stmicroelectronics 50000|||people"]),
        ("fr", "Les Pays-Bas ont interdit à ASML de vendre ses machines DUV à la Chine.", ["ExportRestriction destination=cn exporter=asml item=duv-systems regulator=nl"]),
        ("fr", "Le prix du H20 est d'environ 12 000 dollars.", ["Price item=nvidia-h20 12000|||USD"]),
        ("fr", "La part de marché de Nvidia en Chine est tombée à 50 %.", ["MarketShare holder=nvidia market=cn 50|||percent"]),
        ("fr", "Huawei prévoit de livrer 600 000 Ascend 910C en 2026.", ["Shipment item=huawei-ascend-910c shipper=huawei 600000|||units 2026 forecast"]),
        ("de", "Infineon-Chef Jochen Hanebeck warnt vor Überkapazitäten.", ["Role organisation=infineon person=jochen-hanebeck [position:CEO]"]),
        ("de", "Der frühere Intel-Chef Pat Gelsinger ist nun Investor.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("de", "Infineon steigerte den Umsatz im vierten Quartal um 6 Prozent auf 3,94 Milliarden Euro.", ["GrowthRate measured=infineon 6|||percent 2025-Q4", "Revenue earner=infineon 3940000000|||EUR 2025-Q4"]),
        ("de", "Der Umsatz von ASML ging um 3 Prozent auf 7,5 Milliarden Euro zurück.", ["Revenue earner=asml 7500000000|||EUR", "GrowthRate measured=asml -3|||percent"]),
        ("de", "Der Gewinn von Infineon brach um 23 Prozent ein.", ["GrowthRate measured=infineon -23|||percent"]),
        ("de", "Der Markt für KI-Chips wird 2027 auf 400 Milliarden Dollar wachsen.", ["MarketSize market=ai-chips 400000000000|||USD 2027 forecast"]),
        ("de", "Nvidia verlor an der Börse 600 Milliarden Dollar an Börsenwert.", ["MarketCapitalisationChange company=nvidia -600000000000|||USD [direction:down]"]),
        ("de", "Die Niederlande haben ASML die Ausfuhr von DUV-Anlagen nach China untersagt.", ["ExportRestriction destination=cn exporter=asml item=duv-systems regulator=nl"]),
        ("de", "Der Preis für eine H20 liegt bei 12.000 Dollar.", ["Price item=nvidia-h20 12000|||USD"]),
        ("de", "Huawei will 2026 rund 600.000 Ascend 910C ausliefern.", ["Shipment item=huawei-ascend-910c shipper=huawei 600000|||units 2026 forecast"]),
        ("de", "Nvidias Marktanteil in China sank von 95 auf 50 Prozent.", ["MarketShare holder=nvidia market=cn 50|||percent"]),
        ("zh", "比亚迪半导体员工约5000人。", ["Headcount employer=byd-semiconductor 5000|||people"]),
        ("zh", "IDC分析师杜云龙认为需求强劲。", ["Role organisation=idc person=du-yunlong [position:analyst]"]),
        ("zh", "清华大学教授魏少军表示担忧。", ["Role organisation=tsinghua-university person=wei-shaojun [position:professor]"]),
        ("zh", "华为计划2026年出货60万颗昇腾910C。", ["Shipment item=huawei-ascend-910c shipper=huawei 600000|||units 2026 forecast"]),
        ("zh", "荷兰政府要求阿斯麦向中国出口DUV光刻机须获得许可证。", ["ExportRestriction destination=cn exporter=asml item=duv-systems regulator=nl"]),
        ("en", "Applied Materials said the new curbs would cut its 2026 revenue by $600 million.", ["RevenueChange earner=applied-materials -600000000|||USD 2026 forecast"]),
        ("en", "Intel's revenue fell by $1.2 billion in 2024.", ["RevenueChange earner=intel -1200000000|||USD 2024"]),
        ("en", "The price of a GB200 server is around $3 million.", ["Price item=nvidia-gb200 3000000|||USD"]),
        ("en", "Samsung and SK Hynix signed letters of intent with OpenAI.", ["Partnership partner=openai partner=samsung partner=sk-hynix"]),
        ("en", "Nvidia's market value hit $5 trillion.", ["MarketCapitalisation company=nvidia 5000000000000|||USD"]),
        ("en", "Chipmaking emits carbon; emissions from the semiconductor industry rose 8 percent in 2023.", ["Emission emitter=semiconductors 8|||percent 2023"]),
        ("fr", "Le groupe emploie 3 000 salariés.", []),
        ("fr", "La capitalisation boursière de Nvidia a dépassé 5 000 milliards de dollars.", ["MarketCapitalisation company=nvidia |5000000000000||USD"]),
        ("fr", "Les émissions de l'industrie des semi-conducteurs ont augmenté de 8 % en 2023.", ["Emission emitter=semiconductors 8|||percent 2023"]),
        ("fr", "Nvidia compte vendre 800 000 puces H20 en 2026.", ["Sale item=nvidia-h20 seller=nvidia 800000|||units 2026 forecast"]),
        ("fr", "Le prix d'une action ne dit rien.", []),
        ("de", "Samsung und OpenAI haben eine Absichtserklärung unterzeichnet.", ["Partnership partner=openai partner=samsung"]),
        ("de", "Der Börsenwert von Nvidia überstieg 5 Billionen Dollar.", ["MarketCapitalisation company=nvidia 5000000000000|||USD"]),
        ("de", "Nvidia will 2026 rund 800.000 H20 verkaufen.", ["Sale item=nvidia-h20 seller=nvidia 800000|||units 2026 forecast"]),
        ("de", "Der Konzern beschäftigt 3.000 Menschen.", []),
        ("de", "Die Emissionen der Halbleiterindustrie stiegen 2023 um 8 Prozent.", ["Emission emitter=semiconductors 8|||percent 2023"]),
        ("zh", "英伟达市值突破5万亿美元。", ["MarketCapitalisation company=nvidia |5000000000000||USD"]),
        ("zh", "预计华为2026年将售出80万颗昇腾芯片。", ["Sale item=huawei-ascend seller=huawei 800000|||units 2026 forecast"]),
        ("zh", "月之暗面完成10亿美元融资。", ["Fundraising raiser=moonshot-ai 1000000000|||USD"]),
        ("zh", "三星和OpenAI签署了意向书。", ["Partnership partner=openai partner=samsung"]),
        ("zh", "半导体行业碳排放量2023年增长8%。", ["Emission emitter=semiconductors 8|||percent 2023"]),
        ("zh", "阿里巴巴入股月之暗面。", ["Investment investee=moonshot-ai investor=alibaba"]),
        ("en", "Pat Gelsinger, the former CEO of Intel, joined a fund.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("en", "Former Commerce Secretary Gina Raimondo disagreed.", ["Role organisation=us-department-of-commerce person=gina-raimondo [position:former minister]"]),
        ("fr", "Pat Gelsinger, ancien PDG d'Intel, a rejoint un fonds.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("fr", "L'ancien patron d'Intel Pat Gelsinger a rejoint un fonds.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("de", "Pat Gelsinger, früher Chef von Intel, ist nun Investor.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("de", "Der ehemalige Intel-Chef Pat Gelsinger ist nun Investor.", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("zh", "英特尔前CEO帕特·基辛格加入了一家基金。", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("zh", "前英特尔CEO基辛格加入了一家基金。", ["Role organisation=intel person=pat-gelsinger [position:former CEO]"]),
        ("zh", "国际商业战略(IBS)首席执行官Handel Jones表示担忧。", ["Role organisation=ibs person=handel-jones [position:CEO]"]),
        ("en", "Zhang Quanling, founding partner of the Purple Bull Fund, said so.", ["Role organisation=purple-cow person=zhang-quanling [position:partner]"]),
        ("zh", "目前英特尔CEO陈立武表示乐观。", ["Role organisation=intel person=lip-bu-tan [position:CEO]"]),
    ],
)  # fmt: skip
def test_money_markets_people_and_rules_are_read(language: str, text: str, expected: list[str]):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Huawei aims to limit its losses."),
        ("zh", "未来十年,英伟达没有投资英特尔。"),
        ("en", "The stock rose 3 percent."),
        ("en", "Intel did not raise prices, and Micron was no partner of AMD."),
        ("fr", "Le groupe emploie 3 000 salariés."),
        ("fr", "Le prix d'une action ne dit rien."),
        ("fr", "Nvidia n'a pas investi dans Intel."),
        ("de", "Der Konzern beschäftigt 3.000 Menschen."),
        ("de", "Nvidia hat nicht in Intel investiert."),
        ("de", "Die Kosten steigen, sagte ein Sprecher."),
        ("zh", "公司员工约5000人。"),
        ("zh", "英伟达没有投资英特尔。"),
        ("zh", "市场规模将进一步扩大。"),
    ],
)  # fmt: skip
def test_what_is_denied_or_names_nobody_gives_no_claim(language: str, text: str):
    assert read(text, language) == []


RULE = {
    "en": "On December 2, 2024, BIS published 89 FR 96790. ",
    "fr": "Le 2 décembre 2024, le BIS a publié 89 FR 96790. ",
    "de": "Am 2. Dezember 2024 veröffentlichte das BIS 89 FR 96790. ",
    "zh": "2024年12月2日,BIS发布89 FR 96790。",
}


@pytest.mark.parametrize(
    ("language", "text", "purpose"),
    [
        ("en", "The rule, which aims to prevent China from developing advanced AI, takes effect in January.", "prevent China from developing advanced AI"),
        ("fr", "Les nouvelles règles visent à empêcher la Chine de développer une IA avancée.", "empêcher la Chine de développer une IA avancée"),
        ("de", "Die neuen Regeln sollen verhindern, dass China fortschrittliche KI entwickelt.", "verhindern, dass China fortschrittliche KI entwickelt"),
        ("zh", "新规旨在防止中国发展先进AI。", "防止中国发展先进AI"),
        ("en", "Huawei aims to limit its losses.", None),
        ("fr", "Huawei a réduit ses prix afin de limiter ses pertes.", None),
        ("de", "Huawei senkt die Preise, um Verluste zu begrenzen.", None),
        ("zh", "华为旨在避免亏损。", None),
    ],
)  # fmt: skip
def test_the_purpose_of_a_rule_is_taken_over_in_its_words(language: str, text: str, purpose: str | None):
    found = [] if purpose is None else [f"RulePurpose instrument=bis-rules-2024-12-02 2024-12-02 [purpose:{purpose}]"]
    assert read(RULE[language] + text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "英伟达宣布,未来十年将向英特尔投资50亿美元。"),
        ("fr", "Reuters a annoncé que Nvidia va investir 5 milliards de dollars dans Intel."),
        ("de", "Nvidia investiert nicht nur 5 Milliarden Dollar in Intel."),
        ("en", "Nvidia invested not just $5 billion in Intel."),
    ],
)
def test_words_that_only_look_like_a_denial_deny_nothing(language: str, text: str):
    found = [row.split()[:4] for row in read(text, language)]
    assert found == [["Investment", "investee=intel", "investor=nvidia", "5000000000|||USD"]]
