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
