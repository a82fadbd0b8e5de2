# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""What German says in its own ways: verbs last, compounds, relative clauses, general words before names."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("person/ada-lind", "Person", "Ada Lind"),
        entity("product/wise", "AiModel", "Wise 2"),
        entity("category/etch", "ItemCategory", "Etch tools", "Ätzanlagen"),
        entity("category/cleaning", "ItemCategory", "Cleaning tools", "Reinigungsanlagen"),
        entity("agency/bureau", "Agency", "Bureau"),
        entity("agency/ministry", "Agency", "Ministry"),
        entity("instrument/item-rule", "Instrument", "99 FR 200", eli__date_document=date(2024, 5, 6)),
        entity("instrument/first-rule", "Instrument", "October 2022 rule", eli__date_document=date(2022, 10, 7)),
        entity("instrument/second-rule", "Instrument", "October 2023 rule", eli__date_document=date(2023, 10, 17)),
        entity(
            "instrument/package", "Instrument", "Rules of May", dcterms__hasPart=entity_iri("instrument", "item-rule")
        ),
    ]
)


def read(text: str) -> list[str]:
    return claims(text, "de", KNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A general word with its adjectives stands between a preposition and a name.
        ("Acme liefert an den chinesischen Auftragsfertiger Borealis.", ["SupplyRelation customer=borealis supplier=acme", "Location located=borealis place=cn"]),
        ("Acme hat eine Partnerschaft mit dem Chipkonzern Borealis vereinbart.", ["Partnership partner=acme partner=borealis"]),
        # A relative clause tells of the name before it, whatever stands before that.
        ("Das Verbot trifft Käufer von Z9C-Karten, die eigens für den chinesischen Markt entwickelt wurden.", ["DesignedForMarket item=z9c market=cn"]),
        # "dass" opens a clause whose subject is far from its verb.
        ("Die Zahlen zeigen, dass Acme in zwei Jahren 500 Z9 gekauft hat.", ["Purchase buyer=acme item=z9 500|||units"]),
        # What is told of one in a relative clause is not told of the one spoken of.
        ("Acme wächst. Es kauft Chips, die Corvid beliefern, und liegt weit vor Borealis.", ["Comparison benchmark=borealis compared=acme"]),
        # A sum in brackets is the same in other money, and "statt" takes a figure back.
        ("Acme steckt vier Milliarden Dollar (rund 3,7 Milliarden Euro) in Borealis.", ["Investment investee=borealis investor=acme 4000000000|||USD"]),
        ("Der Z9 braucht statt 450 Watt nun 300 Watt.", ["ProductSpecification item=z9 300|||W"]),
        ("Laut Borealis-Chefin Ada Lind wird das teuer.", ["Role organisation=borealis person=ada-lind"]),
        ("Acme, eine Tochter des japanischen Herstellers Borealis, wächst.", ["Affiliation parent=borealis subunit=acme", "Location located=borealis place=jp"]),
        ("Das Bureau des Ministry arbeitet.", ["Affiliation parent=ministry subunit=bureau"]),
        ("Die Aktien von Acme stiegen nach langem Hin und Her an der Börse um 5,7 Prozent.", ["SharePriceChange company=acme 5.7|||percent"]),
        ("Acme liegt damit vor Borealis und Corvid.", ["Comparison benchmark=borealis compared=acme", "Comparison benchmark=corvid compared=acme"]),
        ("Im Vergleich zum Z9C wurde der Z9 um 39 Prozent, in Spielen um 31 Prozent schneller.", ["Comparison benchmark=z9c compared=z9 39|||percent", "Comparison benchmark=z9c compared=z9 31|||percent"]),
        ("Acme kaufte 500 Z9 und 200 Z9C.", ["Purchase buyer=acme item=z9 500|||units", "Purchase buyer=acme item=z9c 200|||units"]),
        ("Acme hat 500 Z9 gekauft, doppelt so viele wie Borealis.", ["Purchase buyer=acme item=z9 500|||units", "Comparison benchmark=borealis compared=acme 2|||x"]),
        ("Acme Wise 2 soll 2026 erscheinen.", ["PlannedRelease item=wise releaser=acme 2026 forecast", "Development developer=acme item=wise"]),
    ],
)  # fmt: skip
def test_german_orders_of_words_are_read(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die USA setzten 36 chinesische Unternehmen auf die Entity List.", ["ListingCount issuer=us place=cn 36|||entities"]),
        ("Die USA hatten Acme im Mai auf eine schwarze Liste gesetzt.", ["EntityListing issuer=us party=acme"]),
        ("2023 war Acme von den USA auf eine Blacklist gesetzt worden.", ["EntityListing issuer=us party=acme 2023"]),
        ("Die USA haben die Z9-Chips mit Exportbeschränkungen belegt.", ["ExportRestriction item=z9 regulator=us"]),
        ("Die USA haben Acme die Wiederaufnahme des Verkaufs von Z9-Chips gestattet.", ["ExportPermission exporter=acme item=z9 regulator=us"]),
    ],
)  # fmt: skip
def test_bans_permissions_and_lists_are_read_with_who_imposes_them(text: str, expected: list[str]):
    assert read(text) == expected


RULE = "Am 6. Mai 2024 veröffentlichte das Bureau 99 FR 200. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neue Vorschriften für Ätz- und Reinigungsanlagen folgen.", ["ControlledItem instrument=item-rule item=etch 2024-05-06", "ControlledItem instrument=item-rule item=cleaning 2024-05-06"]),
        ("Die Verordnung ergänzt die Regeln vom Oktober 2022 und Oktober 2023.", ["InstrumentAmendment amended=first-rule instrument=item-rule 2024-05-06", "InstrumentAmendment amended=second-rule instrument=item-rule 2024-05-06"]),
        ("Der Zweck der Regeln ist:\n• Missbrauch von Hochtechnologie verhindern\n• Schutz der Lieferketten im Inland\n\n3. Acme wächst weiter.", ["RulePurpose instrument=package 2024-05-06", "RulePurpose instrument=package 2024-05-06"]),
    ],
)  # fmt: skip
def test_rules_are_told_of_by_month_by_list_and_by_compounds(text: str, expected: list[str]):
    assert read(RULE + text) == ["InstrumentIssuance instrument=item-rule issuer=bureau 2024-05-06", *expected]
