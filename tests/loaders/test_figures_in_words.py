# ruff: noqa: E501 — each row of the table is one text and its claims
"""Figures that a text says in words, or that stand within the words of a claim."""

import pytest
from one_sentence import claims


# fmt: off
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The A100 costs half the price of the H100.", ["Price benchmark=nvidia-h100 item=nvidia-a100 0.5|||x"]),
        ("fr", "L'A100 se vend le tiers du prix du H100.", ["Price benchmark=nvidia-h100 item=nvidia-a100 0.3333|||x"]),
        ("fr", "Intel a acheté 500 cartes H100 en 2024. C'est plus du double des 200 cartes H100 achetées par Qualcomm.", ["Purchase buyer=intel item=nvidia-h100 500|||units 2024", "Comparison benchmark=qualcomm compared=intel |2||x", "Purchase buyer=qualcomm item=nvidia-h100 200|||units 2024"]),
        ("fr", "Les émissions de carbone d'Infineon devraient être multipliées par 12 d'ici à 2031.", ["Emission emitter=infineon 12|||x 2031 forecast"]),
        ("zh", "高通与英特尔达成千亿美元合作协议。", ["Partnership partner=intel partner=qualcomm 100000000000|||USD"]),
        ("zh", "升腾910B比A100落后两代。", ["Comparison benchmark=nvidia-a100 compared=huawei-ascend-910b 2|||generations"]),
        ("de", "Der Ascend 910B liegt eine Generation hinter dem H100.", ["Comparison benchmark=nvidia-h100 compared=huawei-ascend-910b 1|||generations"]),
        ("fr", "Soitec a déployé des centaines d'ingénieurs pour aider Infineon à régler ses lignes.", ["Deployment deployer=soitec |100|1000|people"]),
        ("de", "Die BIS-Regeln vom 2. Dezember 2024 enthalten neue Kontrollen für 7 Arten von Halbleiterfertigungsanlagen und 2 Arten von EDA-Tools.", ["ControlledItem instrument=89-fr-96790 item=semiconductor-manufacturing-equipment 7|||units 2024-12-02", "ControlledItem instrument=89-fr-96790 item=eda-tools 2|||units 2024-12-02"]),
        ("zh", "2024年12月2日,BIS新规对7种半导体制造设备实施新的管制。", ["ControlledItem instrument=89-fr-96790 item=semiconductor-manufacturing-equipment 7|||units 2024-12-02", "ExportRestriction item=semiconductor-manufacturing-equipment regulator=bureau-of-industry-and-security 2024-12-02"]),
    ],
)
def test_figures_in_words(language, text, expected):
    assert claims(text, language) == expected
# fmt: on
