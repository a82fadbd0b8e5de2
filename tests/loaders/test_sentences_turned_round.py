"""German sentences with the subject behind the verb, and what French says by "ne … que" only bounds."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims


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


TITLES = {
    "de": "Der Speicherhersteller Acme und der japanische Designer Borealis klagten.",
    "fr": "Le fabricant de mémoire Acme et le concepteur japonais Borealis ont protesté.",
}


@pytest.mark.parametrize("language", TITLES)
def test_a_title_of_one_is_not_of_the_next_who_has_his_own(language: str):
    lines = claims(TITLES[language], language, KNOWN)
    assert "Location located=borealis place=jp" in lines
    assert not any("located=acme" in line or "manufacturer=borealis" in line for line in lines)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Corvid verkauft an Acme, Borealis und weitere Hersteller aus Japan.", "de"),
        ("Corvid vend ses parts dans Acme, Borealis et d'autres entreprises basées au Japon.", "fr"),
        ("Corvid competes with Acme, Borealis and other makers based in Japan.", "en"),
    ],
)
def test_a_list_may_close_with_its_sort(sentence: str, language: str):
    lines = told(sentence, language, "Location")
    assert lines == ["Location located=acme place=jp", "Location located=borealis place=jp"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Corvid a vendu ses parts dans Acme, un fabricant de pompes basé au Japon.", "Location located=acme place=jp"),
        ("Acme a racheté Borealis, le fabricant de puces.", "Ownership owned=borealis owner=acme"),
        ("Acme a investi dans Corvid, la banque Borealis et d'autres.", "Investment investee=borealis investor=acme"),
    ],
)  # fmt: skip
def test_what_a_name_is_called_is_seen_through(sentence: str, expected: str):
    assert expected in claims(sentence, "fr", KNOWN)


def test_two_who_fall_are_no_partners():
    assert told("Acme und Borealis gaben mehr als fünf Prozent nach.", "de", "Partnership") == []


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Acme et Borealis, rivaux directs, protestent.", "fr", "Competition competitor=acme competitor=borealis"),
        ("Acme und Borealis, langjährige Rivalen, klagten.", "de", "Competition competitor=acme competitor=borealis"),
        ("Acme et Borealis, partenaires historiques, cèdent.", "fr", "Partnership partner=acme partner=borealis"),
        ("In Porto ist Acme Partner der großen Konzerne Borealis.", "de", "Partnership partner=acme partner=borealis"),
        ("Acme gab mehr als fünf Prozent nach.", "de", "SharePriceChange company=acme |5||percent"),
        ("Der Umsatz des Japan-Konzerns Acme stieg auf 5 Euro.", "de", "Revenue earner=acme 5|||EUR"),
    ],
)  # fmt: skip
def test_what_two_are_to_each_other_and_what_one_is_called(sentence: str, language: str, expected: str):
    assert expected in claims(sentence, language, KNOWN)


def test_who_opens_a_sentence_is_the_rival_of_those_in_its_last_clause():
    text = "Corvid wächst. Acme wirkt stark, fiel zuletzt aber hinter asiatische Rivalen wie Borealis zurück."
    assert told(text, "de", "Competition") == ["Competition competitor=acme competitor=borealis"]


def test_what_a_plant_costs_is_what_is_invested():
    text = "Acme will in Porto ein Werk bauen, dessen Kosten auf fünf Milliarden Euro geschätzt werden."
    assert any("investor=acme 5000000000|||EUR" in line for line in told(text, "de", "Investment"))
    assert told(text, "de", "Cost") == []
