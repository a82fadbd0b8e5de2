"""What German tells of goods and of the firms that make, buy and compare them, in the orders of its words."""

import pytest
from one_sentence import claims

READ = [
    ("Der MI300X ist dem H100 bei der Bandbreite überlegen.", "Comparison benchmark=nvidia-h100 compared=amd-mi300x"),
    ("Damit übertrifft der MI300X den H100.", "Comparison benchmark=nvidia-h100 compared=amd-mi300x"),
    ("Der H20 ist schwächer als der H200.", "Comparison benchmark=nvidia-h200 compared=nvidia-h20"),
    ("Der H20 kann mit dem H200 nicht mithalten.", "Comparison benchmark=nvidia-h200 compared=nvidia-h20"),
    ("Der B200 soll den H100 ablösen.", "Succession predecessor=nvidia-h100 successor=nvidia-b200"),
    ("Der H20 wurde durch den B30A ersetzt.", "Succession predecessor=nvidia-h20 successor=nvidia-b30a"),
    ("SK Hynix konnte Samsung überholen.", "Comparison benchmark=samsung compared=sk-hynix"),
    ("Bei Tencent kommen H20-Chips zum Einsatz.", "Use used=nvidia-h20 user=tencent"),
    ("Die von Tencent genutzten H20-Chips sind legal.", "Use used=nvidia-h20 user=tencent"),
    ("Zum Training von Grok 3 dienten H100-Chips.", "TrainedOn model=xai-grok-3 trainedOn=nvidia-h100"),
    ("Trainiert wurde Grok 3 mit H100-Chips.", "TrainedOn model=xai-grok-3 trainedOn=nvidia-h100"),
    ("Der H20 ist mit CUDA kompatibel.", "Support supported=nvidia-cuda supporter=nvidia-h20"),
    ("TSMC, das unter anderem Apple beliefert, wächst.", "SupplyRelation customer=apple supplier=tsmc"),
    ("Samsung, das HBM produziert, wächst.", "Manufacture item=hbm manufacturer=samsung"),
    ("Der MI300X, der den H100 übertrifft, ist knapp.", "Comparison benchmark=nvidia-h100 compared=amd-mi300x"),
    ("Der H20, den Nvidia 2023 präsentierte, ist knapp.", "Release item=nvidia-h20 releaser=nvidia 2023"),
    ("Apple, das von TSMC abhängt, zahlt mehr.", "Dependence dependency=tsmc dependent=apple"),
    ("Der MI300X erreicht nahezu die Leistung des H100.", "Comparison benchmark=nvidia-h100 compared=amd-mi300x"),
    ("Nexperia liefert Bosch Standardchips.", "SupplyRelation customer=bosch item=legacy-chips supplier=nexperia"),
    (
        "Der MI300X sei sechsmal so leistungsstark wie der H20.",
        "Comparison benchmark=nvidia-h20 compared=amd-mi300x 6|||x",
    ),
    ("Micron hat von der hohen Nachfrage profitiert.", "Effect affected=micron"),
    ("Ursächlich für den Rückgang bei Infineon war die Flaute.", "Effect affected=infineon"),
    (
        "Beim H20 steigt die Bandbreite auf 4 TB/s.",
        "ProductSpecification item=nvidia-h20 metric=memory-bandwidth 4|||TB/s",
    ),
    (
        "Analysten schätzen die Kapazität von SMIC auf 45.000 Wafer pro Monat.",
        "Manufacture item=wafers manufacturer=smic 45000|||wafers/month estimated",
    ),
    ("Der H20 kommt bei Tencent zum Einsatz.", "Use used=nvidia-h20 user=tencent"),
    ("Meta will die TPUs von Google nutzen.", "Use used=tpus user=meta planned"),
    ("Der H20 ist nicht so schnell wie der H200.", "Comparison benchmark=nvidia-h200 compared=nvidia-h20"),
    ("Infineon braucht Gallium.", "Dependence dependency=gallium dependent=infineon"),
    ("Weil AMD von TSMC abhängig ist, zahlt der Konzern mehr.", "Dependence dependency=tsmc dependent=amd"),
    ("Der Marktstart des B300 ist für Herbst geplant.", "PlannedRelease item=nvidia-b300 releaser=nvidia planned"),
    ("Den B300 will Nvidia im Mai vorstellen.", "PlannedRelease item=nvidia-b300 releaser=nvidia planned"),
    ("Der von Huawei entworfene Ascend 910C ist knapp.", "Design designer=huawei item=huawei-ascend-910c"),
    ("In 4 nm gefertigte H100-Chips sind knapp.", "ProductSpecification item=nvidia-h100 metric=process-node 4|||nm"),
    ("Mit dem MI300X hat AMD einen neuen Beschleuniger vorgestellt.", "Release item=amd-mi300x releaser=amd"),
    ("Der H20 ist auf den chinesischen Markt zugeschnitten.", "DesignedForMarket item=nvidia-h20 market=cn"),
    ("Belastet wurde das Ergebnis von Infineon durch hohe Kosten.", "Effect affected=infineon"),
    ("Hauptgrund für den Gewinnsprung von Micron waren höhere Preise.", "Effect affected=micron"),
    ("Die Flaute am Automarkt macht Infineon zu schaffen.", "Effect affected=infineon"),
    ("Der Umsatz von TSMC stieg, weil die Kunden mehr bestellten.", "Effect affected=tsmc"),
    ("Meta gab fünf Milliarden Dollar für GPUs aus.", "Purchase buyer=meta item=gpus 5000000000|||USD"),
    ("Meta will H100-Chips anschaffen.", "PlannedPurchase buyer=meta item=nvidia-h100 planned"),
    ("Die Fertigung des MI300X übernimmt TSMC.", "Manufacture item=amd-mi300x manufacturer=tsmc"),
    ("Die Chips MI300X laufen bei TSMC vom Band.", "Manufacture item=amd-mi300x manufacturer=tsmc"),
    ("Zu den Lieferanten von Apple zählt Bosch.", "SupplyRelation customer=apple supplier=bosch"),
    ("Tesla vergab den Auftrag an Samsung.", "SupplyRelation customer=tesla supplier=samsung"),
    ("Der Nvidia-Kunde Meta wächst.", "CustomerRelation customer=meta supplier=nvidia"),
    ("Die Werke von SMIC waren zu 92 Prozent ausgelastet.", "Utilisation manufacturer=smic 92|||percent"),
    (
        "Ein Rack des Typs NVL72 vereinigt 72 Blackwell-GPUs.",
        "Containment part=nvidia-blackwell whole=nvidia-nvl72 72|||units",
    ),
    (
        "Südkoreas Chipexporte kletterten auf 15 Milliarden Dollar.",
        "Export exporter=kr item=semiconductors 15000000000|||USD",
    ),
    (
        "Hua Hong hat eine Monatskapazität von 447.000 Wafern.",
        "Manufacture item=wafers manufacturer=hua-hong 447000|||units",
    ),
    ("Grok 3 wurde mit 2048 H100-Chips trainiert.", "TrainedOn model=xai-grok-3 trainedOn=nvidia-h100 2048|||units"),
]
NOT_READ = [
    ("AMD kündigte eine Partnerschaft mit OpenAI für den MI300X an.", "PlannedRelease"),
    ("Die Folgen dürften für AMD gering sein, da der Umsatz in China gesunken ist.", "Effect"),
    ("Samsung benötigt noch die Freigabe von Nvidia.", "Dependence"),
    ("Nach dem Verbot des H20 folgte im Juli die Freigabe des MI300X.", "Succession"),
    ("Apple-Kunden in China können ChatGPT von OpenAI nicht nutzen.", "CustomerRelation"),
    ("Samsung wird von SK Hynix abgehängt.", "Comparison"),
    ("Der H20 verkaufte sich besser als erwartet, anders als der H800.", "Comparison"),
    ("Nvidia gab fünf Milliarden Dollar für eine Beteiligung an Intel aus.", "Purchase"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_goods_are_read(text: str, expected: str):
    assert claims(text, "de") == [expected]


@pytest.mark.parametrize(("text", "kind"), NOT_READ)
def test_what_only_sounds_like_it_gives_no_claim(text: str, kind: str):
    assert [line for line in claims(text, "de") if line.split()[0] == kind] == []
