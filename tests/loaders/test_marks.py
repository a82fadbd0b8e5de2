"""Signs that are not words are left out of reading; what is read is cited as the text has it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents.extract import extract, knowledge, proper_names
from chipcontrols.loaders.documents.texts.marks import unmarked
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

FIRMS = [
    Entity(entity_iri("company", name.lower()), "Company", (Label(name, "en", "pref"),)) for name in ("Acme", "Zeta")
]
MARKED = "**Acme** bought  [500 chips](https://acme.example/a) from *Zeta* in 2024, ![a photo](x.png) its `supplier`."


def test_marks_hide_no_claim_and_evidence_is_quoted_with_them():
    text = Text(Source("note", "document", "Note", language="en", issued=date(2025, 1, 1)), MARKED, "note.txt")
    claims = [claim for claim in extract(text, knowledge(FIRMS)).claims if claim.kind == "Purchase"]
    assert [(str(claim.value.value), dict(claim.roles)) for claim in claims if claim.value is not None] == [
        ("500", {"buyer": FIRMS[0].iri, "seller": FIRMS[1].iri})
    ]
    evidence = claims[0].evidence[0]
    assert evidence.quote == MARKED[evidence.start : evidence.end]
    assert evidence.quote is not None
    assert evidence.quote.startswith("Acme** bought  [500 chips](")
    assert [MARKED[m.start : m.end] for m in proper_names(text, knowledge(FIRMS))] == ["Acme", "Zeta"]


def test_signs_that_mark_nothing_stay():
    for text in ("2 * 3 * 4", "snake_case_name", "**not closed", "see [1] and [a](b)", "* item\n  * item"):
        assert unmarked(text).text == text


@given(st.text(alphabet="ab* _`[]()!:/h\n\u00ad芯", max_size=60))
def test_every_character_that_is_kept_has_its_place(text: str):
    read = unmarked(text)
    for place in range(len(read.text)):
        start, end = read.span(place, place + 1)
        assert text[start:end] == read.text[place]
