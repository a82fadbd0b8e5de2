from decimal import Decimal

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.shortcuts import derive, shortcuts
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders.claim import Quantity, entity_iri, make_claim
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames
from conftest import BUYER, CHIP, NVIDIA, a_purchase, a_reading


def test_every_row_of_the_table_names_a_kind_and_its_roles():
    for cut in shortcuts():
        assert {cut.start, cut.end} <= set(frames()[cut.kind].roles), cut


def test_a_purchase_gives_edges_to_item_and_seller_in_the_inferred_graph_only():
    store, _ = assemble(reconcile([a_reading()]))
    edges = {
        (quad.subject.value, quad.predicate.value.removeprefix(PREFIXES["chip"]), quad.object.value)
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED))
        if quad.subject.value in (BUYER, NVIDIA, CHIP) and "type" not in quad.predicate.value
    }
    assert {edge for edge in edges if edge[1] != "foldedLabel"} == {(BUYER, "buys", CHIP), (BUYER, "buysFrom", NVIDIA)}


def test_labels_and_iris_of_entities_are_folded_for_looking_up():
    store = ox.Store()
    store.load(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix c: <https://w3id.org/chipcontrols/id/company/> .
        c:north skos:prefLabel "North"@en , "北"@zh ; skos:altLabel "NORTH" ; skos:hiddenLabel "Nörth Ltd"@de .
        <https://w3id.org/chipcontrols/ontology#thing> skos:prefLabel "Thing"@en .""".encode(),
        format=ox.RdfFormat.TURTLE,
    )
    assert {(quad.subject.value.rpartition("/")[2], quad.object) for quad in derive(store)} == {
        ("north", ox.Literal(text))
        for text in ("north", "北", "nörth ltd", "https://w3id.org/chipcontrols/id/company/north")
    }


def test_classes_above_are_inferred():
    store, lines = assemble(reconcile([a_reading()]))
    agent = f"<{BUYER}> <{PREFIXES['rdf']}type> <{PREFIXES['chip']}Agent> <{INFERRED}> .\n"
    assert agent.encode() in lines
    assert lines == sorted(set(lines))
    assert len(lines) == len(store)


def test_a_firm_is_not_its_own_partner():
    claim = make_claim("Partnership", "note-1", {"partner": [BUYER, NVIDIA]}, "patterns/1")
    store, _ = assemble(reconcile([a_reading(claims=(a_purchase(), claim))]))
    edges = {
        (quad.subject.value, quad.object.value) for quad in derive(store) if quad.predicate.value.endswith("neredWith")
    }
    assert edges == {(BUYER, NVIDIA), (NVIDIA, BUYER)}


def test_a_figure_of_nought_gives_an_edge_only_where_it_is_the_bound_of_a_control():
    none = make_claim(
        "Purchase", "note-1", {"buyer": BUYER, "item": CHIP}, "patterns/1", value=Quantity(Decimal("0.0"))
    )
    rule = entity_iri("instrument", "rule")
    roles = {"instrument": rule, "item": CHIP, "metric": entity_iri("metric", "tpp")}
    bound = make_claim("ControlThreshold", "note-1", roles, "table/1", value=Quantity(Decimal(0), unit="percent"))
    store, _ = assemble(reconcile([a_reading(claims=(none, bound))]))
    inferred = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED))}
    edges = {str(triple.predicate) for triple in inferred if triple.object == ox.NamedNode(CHIP)}
    assert edges == {f"<{PREFIXES['chip']}controls>"}
    assert {quad.triple for quad in derive(store)} == inferred


@pytest.mark.parametrize("modality", ["asserted", "planned", "forecast"])
def test_a_control_that_is_only_planned_gives_no_edge(modality: str):
    roles = {"item": CHIP, "regulator": entity_iri("country", "us")}
    claim = make_claim("ExportRestriction", "note-1", roles, "patterns/1", modality=modality)
    store, _ = assemble(reconcile([a_reading(claims=(claim,))]))
    edges = {quad.predicate.value.rpartition("#")[2] for quad in derive(store)}
    assert ("restrictedBy" in edges) == (modality == "asserted")
    assert {quad.triple for quad in derive(store)} == {
        quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED))
    }
