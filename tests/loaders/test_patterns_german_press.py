# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""How German papers tell of results, share prices, curbs and plans: the verb second, the subject behind it."""

from datetime import date

import pytest
from one_sentence import claims, tables

from chipcontrols.loaders.documents import names_in
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source


def read(text: str) -> list[str]:
    return claims(text, "de", issued=date(2025, 11, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Im dritten Quartal steigerte Infineon den Umsatz um ein Fünftel auf 4 Milliarden Euro.", ["GrowthRate measured=infineon 20|||percent FY2025-Q3", "Revenue earner=infineon 4000000000|||EUR FY2025-Q3"]),
        ("Infineon wächst wieder. Von April bis Juni setzte der Konzern 3,5 Milliarden Euro um, vier Prozent mehr als im Vorquartal.", ["Revenue earner=infineon 3500000000|||EUR 2025-Q2", "GrowthRate measured=infineon 4|||percent 2025-Q2"]),
        ("Mit 2 Milliarden Euro lag der Umsatz von Infineon über Plan.", ["Revenue earner=infineon 2000000000|||EUR"]),
        ("TSMC hält 70 Prozent des Marktes. Dahinter folgten Samsung mit 7 und SMIC mit 5 Prozent.", ["MarketShare holder=tsmc 70|||percent", "MarketShare holder=samsung 7|||percent", "MarketShare holder=smic 5|||percent"]),
        ("Marktführer ist TSMC mit 70 Prozent, auf Samsung entfallen acht Prozent.", ["MarketShare holder=tsmc 70|||percent", "MarketShare holder=samsung 8|||percent"]),
        ("Nvidia verliert Boden. Sein Marktanteil ist von 90 auf 60 Prozent gesunken.", ["MarketShare holder=nvidia 60|||percent", "MarketShare holder=nvidia 90|||percent"]),
        ("Im dritten Quartal legten die Micron-Erlöse kräftig um 12 Prozent zu.", ["GrowthRate measured=micron 12|||percent FY2025-Q3"]),
        ("Infineon verbuchte 2024 einen Zuwachs der Konzernerlöse um neun Prozent.", ["GrowthRate measured=infineon 9|||percent 2024"]),
        ("Micron legte Zahlen vor. Im zweiten Quartal lief es gut. Der Umsatz stieg um 5 Prozent, die Bruttomarge betrug 41 Prozent.", ["GrowthRate measured=micron 5|||percent FY2025-Q2", "GrossMargin earner=micron 41|||percent FY2025-Q2"]),
        ("Jensen Huang sagte in Taipeh, die US-Regierung habe zugesagt, Lizenzen für den H20 zu erteilen.", ["ExportPermission item=nvidia-h20 regulator=us planned"]),
        ("Der H20 entstand, weil Joe Biden den Export der schnellsten Chips untersagt hatte.", ["ExportRestriction regulator=joe-biden"]),
        ("Washington verlangt für den Export des H20 nach China eine Lizenz.", ["ExportRestriction destination=cn item=nvidia-h20 regulator=us"]),
        ("China setzte die Exportkontrollen für Gallium für ein Jahr aus.", ["ExportPermission item=gallium regulator=cn"]),
        ("Die USA erwägen, den Export des H20 zu verbieten.", ["ExportRestriction item=nvidia-h20 regulator=us planned"]),
        ("Washington hat Nvidia mitgeteilt, dass der H20 genehmigungspflichtig sei.", ["ExportRestriction item=nvidia-h20 regulator=us"]),
        ("Gemeinsam mit Bosch, Infineon und NXP errichtet TSMC in Dresden ein Werk.", ["Partnership partner=bosch partner=infineon partner=nxp partner=tsmc", "Investment investee=2c9707b2a827a74e investor=tsmc", "Location located=2c9707b2a827a74e place=dresden", "NameResolution entity=2c9707b2a827a74e mention=4e28437500e0361b"]),
        ("TSMC hält 70 Prozent an ESMC, auf Bosch und Infineon entfallen je zehn Prozent.", ["Stake company=esmc holder=tsmc 70|||percent", "Stake company=esmc holder=bosch 10|||percent", "Stake company=esmc holder=infineon 10|||percent"]),
        ("Der H20 bietet 96 GB HBM3-Speicher.", ["ComponentUse component=hbm whole=nvidia-h20", "ProductSpecification item=nvidia-h20 metric=memory-capacity 96|||GB"]),
        ("Bosch kauft Wolfspeed und investiert 2 Milliarden Dollar.", ["Ownership owned=wolfspeed owner=bosch", "Investment investor=bosch 2000000000|||USD"]),
        ("Intel arbeitet mit IBM zusammen.", ["Partnership partner=ibm partner=intel"]),
        ("Im zweiten Quartal verdiente Micron 3 Milliarden Dollar. Ein Jahr zuvor waren es noch 2 Milliarden Dollar.", ["Profit earner=micron 3000000000|||USD FY2025-Q2", "Profit earner=micron 2000000000|||USD"]),
        ("Im dritten Quartal entfielen 40 Prozent der Verkäufe von ASML auf China.", ["Revenue earner=asml segment=cn 40|||percent 2025-Q3"]),
        ("China setzte am Montag das 2024 verhängte Verbot von Lieferungen von Gallium an die USA aus.", ["ExportPermission destination=us item=gallium regulator=cn 2025-11-10"]),
        ("Washington setzte Huawei auf die Entity List und verbot den Export des H20.", ["EntityListing issuer=us party=huawei", "ExportRestriction item=nvidia-h20 regulator=us"]),
        ("Infineon rechnet vor. Statt 5 bis 6 erwartet der Konzern nun nur noch 3 bis 4 Milliarden Euro Umsatz.", ["Revenue earner=infineon |3000000000|4000000000|EUR forecast"]),
        ("Huawei hat einen Plan für seine KI-Chips vorgestellt.", []),
        ("Micron legt vor. Für das Jahr stellt der Konzern Erlöse von 40 Milliarden Dollar in Aussicht.", ["Revenue earner=micron 40000000000|||USD forecast"]),
        ("Micron legt zu. Größte Kunden sind Nvidia und AMD.", ["CustomerRelation customer=nvidia supplier=micron", "CustomerRelation customer=amd supplier=micron"]),
        ("Infineon prüft alles. Der Konzern wächst nicht. Konzernchef Jochen Hanebeck warnte.", ["Role organisation=infineon person=jochen-hanebeck"]),
        ("Am Freitag fiel die Aktie von Micron um mehr als vier Prozent.", ["SharePriceChange company=micron |4||percent 2025-11-07"]),
        ("Die Aktie von Infineon notierte zuletzt drei Prozent im Minus.", ["SharePriceChange company=infineon 3|||percent"]),
        ("Infineon-Aktien stiegen im vorbörslichen Geschäft um 2 Prozent.", ["SharePriceChange company=infineon 2|||percent"]),
        ("2024 verkaufte Nvidia rund 300.000 H20.", ["Sale item=nvidia-h20 seller=nvidia 300000|||units 2024"]),
        ("Derzeit kostet der H20 etwa 9.000 Dollar.", ["Price item=nvidia-h20 9000|||USD 2025-11"]),
        ("Im Oktober 2023 verbot Washington den Export des H800 nach China.", ["ExportRestriction destination=cn item=nvidia-h800 regulator=us 2023-10"]),
        ("Die neuen Regeln verbieten AMD den Verkauf des MI308 in die Volksrepublik.", ["ExportRestriction destination=cn exporter=amd item=amd-mi308x"]),
        ("Der H100 darf seit 2022 nicht mehr nach China geliefert werden.", ["ExportRestriction destination=cn item=nvidia-h100 since 2022"]),
        ("Germanium und Gallium unterliegen seit August Ausfuhrkontrollen.", ["ExportRestriction item=germanium since 2025-08", "ExportRestriction item=gallium since 2025-08"]),
        ("Washington hebt das Exportverbot für den H20 auf.", ["ExportPermission item=nvidia-h20 regulator=us"]),
        ("Washington hat das Exportverbot für den H20 aufgehoben.", ["ExportPermission item=nvidia-h20 regulator=us"]),
        ("SMIC, das seit 2020 auf der Entity List steht, fertigt Chips.", ["EntityListing party=smic since 2020", "Manufacture item=semiconductors manufacturer=smic"]),
        ("Zu den Firmen, die 2024 auf der Entity List landeten, gehören Piotech und SMIC.", ["EntityListing party=piotech 2024", "EntityListing party=smic 2024"]),
        ("Huawei steht kurz vor der Einführung des Ascend 910D.", ["PlannedRelease item=dee250fbfeb309e9 releaser=huawei planned", "NameResolution entity=dee250fbfeb309e9 mention=f67bdd6a2cffa4d8"]),
        ("China stand für 30 Prozent des Umsatzes von ASML.", ["Revenue earner=asml segment=cn 30|||percent"]),
        ("Japan will TSMC mit 300 Milliarden Yen fördern.", ["Investment investee=tsmc investor=jp 300000000000|||JPY planned"]),
        ("CXMT, der größte chinesische Speicherhersteller, wächst.", ["Location located=cxmt place=cn", "MarketPosition holder=cxmt"]),
        ("Der H200 ist doppelt so schnell wie der H20.", ["Comparison benchmark=nvidia-h20 compared=nvidia-h200 2|||x"]),
        ("SK Hynix hat begonnen, HBM4 an Nvidia zu liefern.", ["SupplyRelation customer=nvidia item=hbm4 supplier=sk-hynix"]),
        ("Wie die Nachrichtenagentur Reuters berichtet, kaufte Tencent 2024 rund 200.000 H20.", ["Purchase buyer=tencent item=nvidia-h20 200000|||units 2024 reported"]),
        ("Das Datacenter-Segment von Nvidia wuchs auf 51 Milliarden Dollar.", ["Revenue earner=nvidia segment=data-centre 51000000000|||USD"]),
        ("Er kaufte Nvidia-Aktien im Wert von 5 Millionen Dollar.", []),
        ("Zudem verkauft der Staat 500 H20.", []),
        ("Im Zeitraum Juli bis September stieg der Umsatz von Infineon auf 4 Milliarden Euro.", ["Revenue earner=infineon 4000000000|||EUR 2025-Q3"]),
        ("Der Apple-Zulieferer TSMC zählt auch Nvidia und AMD zu seinen Kunden.", ["SupplyRelation customer=apple supplier=tsmc", "CustomerRelation customer=nvidia supplier=tsmc", "CustomerRelation customer=amd supplier=tsmc"]),
        ("Die Aktie der «chinesischen Nvidia» ist um 40 Prozent gestiegen.", []),
        ("Die USA haben 36 chinesische Firmen auf die Entity List gesetzt. Dazu gehören Piotech und SMIC.", ["ListingCount issuer=us place=cn 36|||entities", "EntityListing issuer=us party=piotech", "EntityListing issuer=us party=smic"]),
        ("Konkurrenten gibt es wenige. Dazu gehören Piotech und SMIC.", []),
        ("China verbietet seinen Konzernen den Kauf von Nvidia-Chips.", ["UseProhibition item=nvidia-gpus regulator=cn"]),
        ("Es geht um den RTX Pro 6000D, den Nvidia eigens für den chinesischen Markt entwickelt hat.", ["DesignedForMarket item=nvidia-rtx-pro-6000d market=cn", "Development developer=nvidia item=nvidia-rtx-pro-6000d"]),
        ("SK Hynix ist der wichtigste Lieferant von HBM an Nvidia.", ["SupplyRelation customer=nvidia item=hbm supplier=sk-hynix", "MarketPosition holder=sk-hynix"]),
        ("Rapidus, das 2022 von Toyota mit 5 Mrd. Yen unterstützt wurde, wächst.", ["Investment investee=rapidus investor=toyota 5000000000|||JPY 2022"]),
        ("Im August 2025 bekam der US-Staat einen Anteil von rund zehn Prozent an Intel.", ["Stake company=intel holder=us 10|||percent 2025-08"]),
        ("Samsung, SK Hynix und auch die taiwanische TSMC hatten von Ausnahmen profitiert.", ["Location located=tsmc place=tw", "Exemption party=samsung", "Exemption party=sk-hynix", "Exemption party=tsmc"]),
        ("Washington hat Samsung und SK Hynix jährliche Lizenzen gewährt.", ["ExportPermission exporter=samsung regulator=us", "ExportPermission exporter=sk-hynix regulator=us"]),
        ("Intel steckt in der Krise. Im zweiten Quartal verzeichnete er einen Verlust von 3 Milliarden Dollar.", ["Profit earner=intel -3000000000|||USD 2025-Q2"]),
        ("SMIC wächst. Im vergangenen Jahr erzielte der US-Konzern Erlöse von 31 Milliarden Dollar.", []),
        ("In den letzten Wochen testeten chinesische Internetunternehmen wie ByteDance und Baidu den Ascend 910B.", ["Use used=huawei-ascend-910b user=bytedance", "Use used=huawei-ascend-910b user=baidu", "Location located=bytedance place=cn", "Location located=baidu place=cn"]),
        ("Den Verkauf der Blackwell-Chips nach China hat Washington untersagt.", ["ExportRestriction destination=cn item=nvidia-blackwell regulator=us"]),
        ("Peking wehrt sich. Zuvor galt ein Verbot der Lieferung von H200-Prozessoren.", ["ExportRestriction item=nvidia-h200"]),
        ("Am Freitag verzeichneten die Aktien von Micron einen Rückgang von 3 Prozent.", ["SharePriceChange company=micron 3|||percent 2025-11-07"]),
        ("Für Huawei, das seit 2019 auf der US-Sanktionsliste steht, ist es schwer.", ["EntityListing issuer=us party=huawei since 2019"]),
        ("Im Gespräch mit Reuters sagte sie, dass AMD 500 H100 gekauft hat.", ["Purchase buyer=amd item=nvidia-h100 500|||units reported"]),
    ],
)  # fmt: skip
def test_the_german_press_says_it_so(text: str, expected: list[str]):
    assert read(text) == expected


def test_the_ending_of_a_known_name_is_no_name():
    source = Source("note", "document", "Note", language="de", issued=date(2025, 11, 10))
    text = Text(source, "Der Beauftragte des Weißen Hauses, David Sacks, kommt.", "note.txt")
    assert "es" not in [mention.text for mention in names_in(text, tables())]
