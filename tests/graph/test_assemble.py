from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from chipcontrols.graph.assemble import claim_lines, entity_lines, source_lines
from chipcontrols.graph.terms import expand, literal, node
from chipcontrols.loaders.claim import Claim, Evidence, Iri, Label, source_iri
from chipcontrols.loaders.source import Source
from conftest import a_purchase, entities

CHIP = "https://w3id.org/chipcontrols/ontology#"


def parsed(lines: object) -> ox.Store:
    store = ox.Store()
    store.bulk_load(input="".join(lines).encode(), format=ox.RdfFormat.N_QUADS)  # type: ignore[call-overload]
    return store


@pytest.mark.parametrize(
    "text", ['quote " and \\ backslash', "line\nbreak\tand\r", "".join(map(chr, range(1, 0x20))), "华为 <b>&", "\x7f￾"]
)
def test_every_text_survives_and_is_spelt_as_the_store_spells_it(text: str):
    (quad,) = parsed([f"<http://a> <http://b> {literal(text)} <http://g> .\n"])
    assert quad.object == ox.Literal(text)
    assert literal(text) == str(ox.Literal(text))


@pytest.mark.parametrize("iri", ["http://a b", "http://a>", "http://a\n", 'http://"'])
def test_a_bad_iri_is_refused(iri: str):
    with pytest.raises(ValueError, match="not an IRI"):
        node(iri)


def test_values_have_one_lexical_form():
    assert literal(Decimal("2.50")) == f'"2.5"^^{expand("xsd:decimal")}'
    assert literal(date(2024, 12, 2)) == f'"2024-12-02"^^{expand("xsd:date")}'
    assert literal(Label("华为", "zh")) == '"华为"@zh'
    assert literal(Iri("http://a")) == "<http://a>"


def test_a_claim_stands_in_the_graph_of_its_source_with_its_evidence(purchase: Claim):
    store = parsed(claim_lines(purchase))
    assert {str(graph) for graph in store.named_graphs()} == {f"<{source_iri('note-1')}>"}
    rows = store.query(
        """PREFIX chip: <https://w3id.org/chipcontrols/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?value ?start ?end ?exact WHERE {
          ?claim a chip:Purchase ; chip:value ?value ; chip:evidence ?evidence .
          ?evidence oa:hasSelector ?position , ?quote ; chip:evidenceStatus chip:verified .
          ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact }""",
        use_default_graph_as_union=True,
    )
    (row,) = [[term.value for term in row] for row in rows]
    assert row == ["1000", "0", "4", "Ten."]


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        (Evidence("note-1", 0, 4, "Ten."), "verified"),
        (Evidence("note-1", 0, 4), "notAtHand"),
        (Evidence("note-1", record="row 7"), "record"),
    ],
)
def test_the_status_of_evidence_says_whether_its_words_were_read(evidence: Evidence, status: str):
    lines = "".join(claim_lines(Claim("Purchase", "note-1", (), ("table/1",), evidence=(evidence,))))
    assert f"<{CHIP}evidenceStatus> <{CHIP}{status}>" in lines


def test_a_hostile_name_is_only_a_name():
    hostile = '<script>alert("1")</script> .\n<http://evil> <http://evil> <http://evil>'
    store = parsed(line for entity in entities(hostile) for line in entity_lines(entity, Iri("http://g")))
    assert ox.Literal(hostile, language="en") in {quad.object for quad in store}
    assert ox.NamedNode("http://evil") not in {quad.subject for quad in store}


def test_a_source_says_what_is_known_of_it_and_no_more():
    store = parsed(source_lines(Source("n", "document", "Note", language="fr", translation_of=("m",))))
    facts = {(quad.predicate.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1], quad.object.value) for quad in store}
    assert facts == {
        ("type", f"{CHIP}Source"),
        ("title", "Note"),
        ("language", "fr"),
        ("sourceKind", "document"),
        ("isTranslationOf", source_iri("m")),
    }


def test_equal_claims_give_equal_lines():
    assert list(claim_lines(a_purchase())) == list(claim_lines(a_purchase()))
