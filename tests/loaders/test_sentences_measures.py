"""Laws, rules and limits that are spoken of without their names; German words of indirect speech."""

import pytest
from one_sentence import claims

READ = [
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
