"""The graph for Python, on a made-up purchase and on the sample build."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.graph.api import Graph
from chipcontrols.graph.api.html import SHOWN, table
from chipcontrols.graph.api.records import FIGURE, PLAIN, Claim, Claims
from chipcontrols.graph.api.values import XSD, value_of
from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.loaders.claim import BASE, Iri
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import NAMESPACE, PREFIXES
from conftest import BUYER, CHIP, NVIDIA, a_purchase, a_reading

SELECT = (
    "SELECT ?buyer ?item ?value WHERE { ?c a chip:Purchase ; chip:buyer ?buyer ; chip:item ?item ; chip:value ?value }"
)


@pytest.fixture()
def graph() -> Graph:
    return Graph(assemble(reconcile([a_reading(claims=[a_purchase()])]))[0])


def test_rows_are_values_of_python(graph: Graph):
    answer = graph.query(SELECT)
    assert answer.columns == ("buyer", "item", "value")
    assert list(answer) == [{"buyer": BUYER, "item": CHIP, "value": Decimal(1000)}]
    assert (len(answer), bool(answer), answer[0]["value"], answer.column("item")) == (1, True, 1000, [CHIP])


def test_an_ask_is_as_true_as_its_answer(graph: Graph):
    assert graph.query("ASK { ?c a chip:Purchase }")
    assert not graph.query("ASK { ?c a chip:Shipment }")
    assert not graph.query("SELECT ?c WHERE { ?c a chip:Shipment }")


def test_an_answer_becomes_a_data_frame_and_a_network(graph: Graph):
    pytest.importorskip("pandas", reason="no pandas; install chipcontrols[notebook]")
    answer = graph.query(SELECT)
    assert answer.to_pandas().to_dict("records") == [{"buyer": BUYER, "item": CHIP, "value": Decimal(1000)}]
    assert list(answer.to_networkx().edges(data=True)) == [(BUYER, CHIP, {"value": Decimal(1000)})]
    assert list(answer.to_networkx("item", "buyer").edges()) == [(CHIP, BUYER)]
    keyed = graph.query("SELECT ?a ?b ?key ?u_for_edge { VALUES (?a ?b ?key ?u_for_edge) { (1 2 3 4) (1 2 3 4) } }")
    assert list(keyed.to_networkx().edges(data=True)) == [(1, 2, {"key": 3, "u_for_edge": 4})] * 2
    built = graph.query("CONSTRUCT { ?b chip:uses ?i } WHERE { ?c chip:buyer ?b ; chip:item ?i }")
    assert list(built.to_networkx().edges()) == [(BUYER, CHIP)]


def test_roles_of_claims_stand_before_the_figures_whichever_claim_has_them():
    pytest.importorskip("pandas", reason="no pandas; install chipcontrols[notebook]")
    rest = dict.fromkeys((*PLAIN, "id", "value"))
    said = ({"buyer": {"iri": BUYER, "label": "B"}}, {"seller": {"iri": BUYER, "label": "S"}})
    found = Claims(Claim(ox.Store(), {"kind": "Purchase", "roles": roles, **rest}) for roles in said).to_pandas()
    assert list(found.columns) == ["kind", "buyer", "seller", *FIGURE, *PLAIN, "id"]
    assert list(Claims([]).to_pandas().columns) == ["kind", *FIGURE, *PLAIN, "id"]


def test_an_entity_has_names_classes_and_claims(graph: Graph):
    buyer = graph.entity("Buyer AG")
    assert (buyer.iri, buyer.label, buyer.is_listed) == (BUYER, "Buyer AG", False)
    assert "Company" in buyer.classes and "Agent" in buyer.classes
    assert [claim["kind"] for claim in buyer.claims] == ["Purchase"]
    assert buyer.claims[0].participants == "buyer Buyer AG, item M1, seller Made-up Chips"


def test_of_those_decided_to_be_the_same_the_one_that_stands_for_them_bears_the_name():
    store = ox.Store()
    same, named = ox.NamedNode(f"{NAMESPACE}samePartyAs"), ox.NamedNode(f"{PREFIXES['skos']}prefLabel")
    firm, first, second, other = (
        ox.NamedNode(f"{BASE}id/{end}") for end in ("company/z", "party/1", "party/2", "party/3")
    )
    for party in (first, second):
        store.add(ox.Quad(party, named, ox.Literal("Zettel", language="en")))
    with pytest.raises(WrongInput, match="several"):
        Graph(store).entity("Zettel")
    store.extend([ox.Quad(firm, same, first), ox.Quad(firm, same, second)])
    assert Graph(store).entity("ZETTEL").iri == firm.value
    store.add(ox.Quad(firm, named, ox.Literal("zettel", language="de")))
    assert Graph(store).entity("Zettel").iri == firm.value
    store.add(ox.Quad(other, named, ox.Literal("Zettel", language="en")))
    with pytest.raises(WrongInput, match="several"):
        Graph(store).entity("Zettel")


def test_claims_are_chosen_by_kind_source_and_entity(graph: Graph):
    assert len(graph.claims(kind="Purchase", source="note-1", entity="Buyer AG")) == 1
    with pytest.raises(WrongInput, match=r"no source 'note-2'. Near names: note-1"):
        graph.claims(kind="Purchase", source="note-2")
    assert len(graph.claims(kind="Shipment")) == 0
    for asked in ({}, {"entity": "Buyer AG"}):
        with pytest.raises(WrongInput, match=r"no kind of claim 'Purchases'. Near names: Purchase"):
            graph.claims(kind="Purchases", **asked)
    claim = graph.claims(kind="Purchase")[0]
    assert str(claim).startswith("Purchase: buyer Buyer AG, ")
    assert [c["id"] for c in graph.explain(BUYER, NVIDIA)] == [claim["id"]]


def test_the_graph_of_another_day(graph: Graph):
    assert len(graph.at(as_of="2023-12-31").claims(kind="Purchase")) == 0
    assert len(graph.at(date(2024, 6, 1)).claims(kind="Purchase")) == 1


def test_rdflib_sees_the_same_store(graph: Graph):
    assert len(list(graph.dataset().query("SELECT ?c WHERE { ?c a chip:Purchase }"))) == 1


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda g: g.query("no-such-query"), "There is no query"),
        (lambda g: g.query("purchases-in-year"), "year"),
        (lambda g: g.query(SELECT).column("x"), "no column 'x'"),
        (lambda g: g.query(SELECT).to("turtle"), "turtle is for CONSTRUCT"),
        (lambda g: g.query(SELECT).to_networkx("x", "item"), "no column 'x'"),
        (lambda g: g.query("ASK { ?s ?p ?o }").to_networkx(), "needs two columns"),
        (lambda g: g.entity("Nobody"), "no entity named 'Nobody'"),
        (lambda g: g.at("yesterday"), "not a day"),
        (lambda g: g.screen("x"), "no official list"),
        (lambda g: Graph.open("/nowhere/at/all"), "holds no build"),
    ],
)
def test_wrong_use_says_what_to_do(graph: Graph, ask, words: str):
    with pytest.raises(WrongInput, match=words):
        ask(graph)


def test_a_notebook_shows_names_as_text_only():
    reading = a_reading(claims=[a_purchase()], hostile="<script>alert(1)</script>")
    graph = Graph(assemble(reconcile([reading]))[0])
    labels = graph.query("SELECT ?label WHERE { ?c chip:buyer/skos:prefLabel ?label }")
    for shown in (graph.entity(BUYER), graph.claims(kind="Purchase"), labels):
        text = shown._repr_html_()
        assert "<script>" not in text and "&lt;script&gt;" in text


def test_a_long_table_says_how_long_it_is():
    text = table(("n",), [[n] for n in range(SHOWN + 1)])
    assert text.count("<tr>") == SHOWN + 1
    assert f"the first {SHOWN} of {SHOWN + 1} rows" in text


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (ox.NamedNode("https://example.org/x"), Iri("https://example.org/x")),
        (ox.Literal("x", language="de"), "x"),
        (ox.Literal("7", datatype=ox.NamedNode(f"{XSD}integer")), 7),
        (ox.Literal("7.50", datatype=ox.NamedNode(f"{XSD}decimal")), Decimal("7.50")),
        (ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")), True),
        (ox.Literal("2024-02-30", datatype=ox.NamedNode(f"{XSD}date")), "2024-02-30"),
        (ox.Literal("much", datatype=ox.NamedNode(f"{XSD}decimal")), "much"),
    ],
)
def test_terms_become_values(term, value):
    found = value_of(term)
    assert found == value and type(found) is type(value)


def test_a_build_opens_and_answers(sample_build: Path):
    graph = Graph.open(sample_build)
    assert len(graph) > 10_000
    assert "purchases-in-year" in graph.queries
    assert len(graph.query("purchases-in-year", year=2024)) > 0
    assert "NVIDIA" in graph.entity("英伟达").label
