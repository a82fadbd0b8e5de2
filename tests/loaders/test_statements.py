"""Who says what: by verbs of saying with a clause or a quotation, and by words such as "according to"."""

import pytest

from chipcontrols.loaders.claim import Entity, Iri, Label, entity_iri
from chipcontrols.loaders.documents import extract, knowledge
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

PRESS = (("chip:inSegment", Iri("https://x.org/id/segment/press")),)
KNOWN = (
    Entity(entity_iri("company", "acme"), "Company", (Label("Acme", "en"), Label("阿克米", "zh"))),
    Entity(entity_iri("company", "courier"), "Company", (Label("Courier", "en"),), PRESS),
    Entity(entity_iri("person", "lin"), "Person", (Label("Ada Lin", "en"), Label("林爱达", "zh"))),
)
PREPARED = knowledge(KNOWN)


def statements(text: str, language: str) -> list[tuple[str, str]]:
    read = extract(Text(Source("note", "document", "note", language=language), text, "note.txt"), PREPARED)
    found = [claim for claim in read.claims if claim.kind == "Statement"]
    return [(dict(c.roles)["speaker"].rpartition("/")[2], dict(c.details)["statement"]) for c in found]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Ada Lin said on Tuesday that the rules had not stopped anyone.", "the rules had not stopped anyone"),
        (
            "en",
            "“The market will look after itself,” said Acme chairwoman Ada Lin.",
            "The market will look after itself",
        ),
        ("en", "Ada Lin, who runs the laboratory, argued that smaller parts are cheaper.", "smaller parts are cheaper"),
        ("en", "According to Ada Lin, nobody has read the new list yet.", "nobody has read the new list yet"),
        ("de", "Ada Lin betonte am Montag, dass niemand die Liste gelesen habe.", "niemand die Liste gelesen habe"),
        ("de", "„Wir liefern auch im nächsten Jahr“, sagte Ada Lin.", "Wir liefern auch im nächsten Jahr"),
        ("fr", "Ada Lin a souligné que personne n'avait lu la liste.", "personne n'avait lu la liste"),
        ("fr", "« Nous livrerons encore l'an prochain », a déclaré Ada Lin.", "Nous livrerons encore l'an prochain"),
        ("zh", "林爱达近日强调，没有人读过新的清单全文。", "没有人读过新的清单全文"),
    ],
)
def test_a_statement_has_its_speaker_and_the_words_that_are_said(language: str, text: str, said: str):
    assert statements(text, language) == [("lin", said)]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "said"),
    [
        ("en", "Ada Lin called the policy a failure at a dinner in the capital.", "lin", "called the policy a failure"),
        ("en", "Acme welcomed the decision as overdue in a note to its staff.", "acme", "welcomed the decision"),
        ("en", "Ada Lin left. She said that the lists would only make others build them.", "lin", "the lists would"),
        ("en", "The plan will make things worse for everybody, Ada Lin argued on Friday.", "lin", "The plan will make"),
        ("en", "The plan will make things worse for everybody, said Ada Lin on Friday.", "lin", "The plan will make"),
        ("de", "Ada Lin hält den Abbau der Lager für weit fortgeschritten.", "lin", "hält den Abbau"),
        ("de", "Die Liste sei viel zu lang und treffe die Falschen, sagte Ada Lin am Abend.", "lin", "Die Liste sei"),
        ("de", "Acme warnte am Abend vor Verwirrung bei den Kunden und in den Häfen.", "acme", "warnte am Abend vor"),
        ("fr", "Acme affirme appliquer à la lettre toutes les règles en vigueur.", "acme", "appliquer à la lettre"),
        ("fr", "Ada Lin, la patronne d'Acme, y voit une affaire où chacun gagne.", "lin", "y voit une affaire"),
        ("fr", "Suivre chaque pièce dans le monde est difficile, plaide Acme ce soir.", "acme", "Suivre chaque pièce"),
        ("zh", "阿克米否认其产品设有后门，并称外人无法远程控制。", "acme", "否认其产品设有后门"),
    ],
)  # fmt: skip
def test_an_opinion_is_told_by_what_it_is(language: str, text: str, speaker: str, said: str):
    assert [(who, words.startswith(said)) for who, words in statements(text, language)] == [(speaker, True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme calls its new oven the Z9 and builds it into kitchens."),
        ("en", "Acme has called most of its engineers back to the old plant."),
        ("en", "Acme was criticised by its customers for the delay of the ovens."),
        ("en", "Acme, as opposed to others, still builds most of its ovens in its own plants."),
        ("fr", "Ana Sorel et Acme ont comparu devant le juge fédéral dans une affaire de brevets ancienne."),
        ("fr", "Acme accuse une perte historique après des mois difficiles pour ses usines."),
        ("fr", "Le four de la maison Acme est critique pour la production de pain dans le monde entier."),
        ("de", "Das Lob für Acme kam von vielen Kunden aus der ganzen Welt in dieser Woche."),
        ("zh", "阿克米在中国深受欢迎，许多企业都在排队等待新产品到货。"),
        ("de", "Acme beschränkt die Ausfuhr, weil die Leute den Aufstieg verlangsamen wollen."),
        ("de", "Acme nennt den Ofen Z9 und will ihn bald einführen, hieß es."),
    ],
)
def test_what_only_sounds_like_an_opinion(language: str, text: str):
    assert statements(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lin was said to buy forty of the machines this year.",
        "Courier said that Acme had bought forty machines.",
        "According to Courier, Acme had bought forty machines.",
        "Acme has added fourteen machines to its plant.",
    ],
)
def test_facts_that_are_reported_are_no_statements_of_opinion(text: str):
    assert statements(text, "en") == []


def test_a_fact_with_a_figure_is_no_opinion_and_a_firm_speaks_by_its_spokesperson():
    assert statements("Ada Lin said that sales had risen by 40 percent this year.", "en") == []
    assert statements("Acme said that competition will no doubt come to everyone.", "en") == []
    spoken = "An Acme spokesperson said that competition will no doubt come to everyone."
    assert statements(spoken, "en") == [("acme", "competition will no doubt come to everyone")]
