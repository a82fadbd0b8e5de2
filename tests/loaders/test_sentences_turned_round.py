"""German sentences with the subject behind the verb, and what French says by "ne … que" only bounds."""

import pytest
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        entity("country/jp", "Country", "Japan"),
        entity("company/acme", "Company", "Acme"),
        entity("company/borealis", "Company", "Borealis"),
        entity("company/corvid", "Company", "Corvid"),
    ]
)


def told(text: str, language: str, kind: str) -> list[str]:
    return [line for line in claims(text, language, KNOWN) if line.partition(" ")[0] == kind]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Für 2,5 Millionen Dollar erwirbt Acme das Chipgeschäft von Borealis.", "Purchase buyer=acme seller=borealis"),
        ("Im Juni kaufte der Pumpenhersteller Acme das Chipgeschäft von Borealis.", "Purchase buyer=acme"),
        ("Nach eigenen Angaben hat Acme einen Vertrag mit Borealis unterzeichnet.", "Partnership partner=acme"),
        ("Damit beteiligt sich Acme an Borealis.", "Investment investee=borealis investor=acme"),
        ("Zuvor hatte Acme noch 5000 Mitarbeiter.", "Headcount employer=acme"),
        ("Inzwischen bleibt Acme der größte Hersteller von Pumpen.", "MarketPosition holder=acme"),
    ],
)
def test_a_subject_may_stand_behind_the_verb(sentence: str, expected: str):
    lines = told(f"Corvid legt Zahlen vor. {sentence}", "de", expected.partition(" ")[0])
    assert len(lines) == 1
    assert lines[0].startswith(expected)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Acme n'a investi que 2 millions d'euros dans Borealis.", "Investment"),
        ("Acme n'emploie que 300 personnes.", "Headcount"),
        ("Acme n'emploie plus que 300 personnes.", "Headcount"),
        ("Acme ne détient que 3 % du capital de Borealis.", "Stake"),
    ],
)
def test_only_is_no_denial(sentence: str, kind: str):
    assert len(told(sentence, "fr", kind)) == 1
    assert told(sentence.replace(" que ", " pas "), "fr", kind) == []
