"""Laws, rules and limits that are spoken of without their names; German words of indirect speech."""

import pytest
from one_sentence import claims

READ = [
    # Indirect speech and the perfect; a law that was spoken of is not the new rules for AI.
    ("de", "Huawei habe 200.000 KI-Chips gefertigt.", ["Manufacture item=ai-chips manufacturer=huawei 200000|||units"]),
    (
        "de",
        "Bosch und Infineon hielten je zehn Prozent an ESMC.",
        ["Stake company=esmc holder=bosch 10|||percent", "Stake company=esmc holder=infineon 10|||percent"],
    ),
    ("de", "Der EU Chips Act ist umstritten. Die Kommission prüfe neue Regeln für Künstliche Intelligenz.", []),
    # The authority named last investigates; of two joined by "or" none is held against the other.
    (
        "de",
        "Die US-Regierung ermittelt. Im Mittelpunkt der Ermittlungen steht das KI-Unternehmen DeepSeek.",
        ["Scrutiny scrutinised=deepseek scrutiniser=us"],
    ),
    ("de", "Es heißt, dass sie sogar die H100 oder die MI300X übertrifft.", []),
    (
        "de",
        "Huawei kommt mit der Entwicklung seiner KI-Spezialprozessoren voran.",
        ["Development developer=huawei [itemName:seiner KI-Spezialprozessoren]"],
    ),
    # An item of a ban in words; a ban is no export.
    (
        "de",
        "Die Beschränkungen der japanischen Regierung für fortschrittliche Ausrüstung bremsen das Geschäft.",
        ["ExportRestriction regulator=jp [itemName:fortschrittliche Ausrüstung]"],
    ),
    (
        "de",
        "Trotz der US-Beschränkungen für Hochtechnologie-Exporte nach China kommt Huawei voran.",
        ["ExportRestriction destination=cn regulator=us [itemName:Hochtechnologie]"],
    ),
    (
        "de",
        "Es fehlt an hochmodernen Produktionsmaschinen, die dem US-Embargo unterliegen.",
        ["ExportRestriction regulator=us [itemName:hochmodernen Produktionsmaschinen]"],
    ),
    (
        "de",
        "Die japanische Regierung sagte, sie plane, die Exporte von 23 Arten von Chipanlagen zu beschränken.",
        ["ExportRestriction item=semiconductor-manufacturing-equipment regulator=jp"],
    ),
    # A town that opens the report of an agency is not what the text is about; amounts are of what is named behind them.
    (
        "de",
        "Düsseldorf (Reuters) - Der Anlagenbauer Aixtron wächst. Der Gewinn stieg auf 83,5 Millionen Euro.",
        ["Profit earner=aixtron 83500000|||EUR"],
    ),
    (
        "de",
        "Unternehmen wie Tencent und Alibaba hatten vor dem Verbot große Mengen der H20-Chips bestellt.",
        ["Purchase buyer=tencent item=nvidia-h20", "Purchase buyer=alibaba item=nvidia-h20"],
    ),
    (
        "en",
        "Tencent bought large quantities of the H20 in May 2025.",
        ["Purchase buyer=tencent item=nvidia-h20 2025-05"],
    ),
    ("de", "Die MI325X kommt, die auf HBM3E setzen wird.", ["ComponentUse component=hbm whole=amd-mi325x forecast"]),
    (
        "de",
        "In Diskussionen mit den US-Behörden hatte ASML weitere Klärung erhalten.",
        ["Dialogue partner=asml partner=us"],
    ),
    # The law that a sentence is about is meant by "the law", and by a purpose in the sentences after it.
    (
        "de",
        "Der Chip Security Act liegt im Senat. Das Gesetz soll Schmuggel verhindern. Ziel ist es, Lücken zu schließen.",
        [
            "RulePurpose instrument=us-chip-security-act [purpose:Schmuggel verhindern]",
            "RulePurpose instrument=us-chip-security-act [purpose:Lücken zu schließen]",
        ],
    ),
    (
        "en",
        "The Chip Security Act passed the Senate. The bill aims to stop the smuggling of chips.",
        ["RulePurpose instrument=us-chip-security-act [purpose:stop the smuggling of chips]"],
    ),
    (
        "zh",
        "美国议员提出《芯片安全法案》。该法案旨在防止芯片走私。",
        ["RulePurpose instrument=us-chip-security-act [purpose:防止芯片走私]"],
    ),
    (
        "de",
        "Am 2. Dezember 2024 erließ das BIS neue Regeln. Die Speicherdichte ist höher als 0,288 GB/mm².",
        [
            "InstrumentIssuance instrument=bis-rules-2024-12-02 issuer=bureau-of-industry-and-security 2024-12-02",
            "ControlThreshold instrument=89-fr-96790 metric=memory-density |0.288||GB/mm2 2024-12-02",
        ],
    ),
    (
        "de",
        "Die Entity List ist eine schwarze Liste der USA, auf der gefährliche Firmen stehen.",
        ["Definition subject=entity-list [statement:Liste der USA, auf der gefährliche Firmen stehen]"],
    ),
    (
        "de",
        "Nach Angaben von Insidern werde die Massenproduktion des Ascend 910C im Mai 2026 starten.",
        ["PlannedRelease item=huawei-ascend-910c releaser=huawei 2026-05 forecast"],
    ),
    (
        "de",
        "Am Montag führte Jensen Huang, Chef von Nvidia, einen langen Dialog mit Lisa Su.",
        [
            "Dialogue partner=jensen-huang partner=lisa-su",
            "Role organisation=nvidia person=jensen-huang [position:CEO]",
        ],
    ),
    (
        "de",
        "Die MI325X ist schneller als ihre Vorgängerin MI300X.",
        [
            "Comparison benchmark=amd-mi300x compared=amd-mi325x [relation:better than]",
            "Succession predecessor=amd-mi300x successor=amd-mi325x",
        ],
    ),
    (
        "de",
        "Gegenüber dem Vorgänger MI300X bietet die MI325X mehr Speicher.",
        ["Succession predecessor=amd-mi300x successor=amd-mi325x"],
    ),
    (
        "de",
        "Bosch könnte bei Steuerchips auf ausländische Zulieferer angewiesen sein.",
        ["ComponentSourcing supplier=foreign-suppliers user=bosch forecast"],
    ),
    (
        "de",
        "Der Umsatz von AMD stieg auf 9 Milliarden Dollar, eine Verdopplung gegenüber dem Vorjahr.",
        ["Revenue earner=amd 9000000000|||USD", "GrowthRate measured=amd 2|||x"],
    ),
    (
        "de",
        "Infineon erforscht neue Materialien für Leistungshalbleiter.",
        ["Development developer=infineon [itemName:neue Materialien für Leistungshalbleiter]"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_what_is_meant_without_a_name(language: str, text: str, expected: list[str]) -> None:
    assert claims(text, language, details=True) == expected
