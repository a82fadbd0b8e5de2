"""The closure under the ontology: what it adds, and that the ontology asks for no more than the rules do."""

from pathlib import Path

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.moment import copy_of
from chipcontrols.graph.shortcuts import close
from chipcontrols.graph.store import open_build
from chipcontrols.graph.terms import INFERRED
from chipcontrols.ontology import PREFIXES
from conftest import BUYER, a_purchase, a_reading

BEYOND = {
    "propertyChainAxiom", "inverseOf", "SymmetricProperty", "TransitiveProperty", "FunctionalProperty",
    "InverseFunctionalProperty", "equivalentClass", "equivalentProperty", "someValuesFrom", "hasValue",
}  # fmt: skip


def test_a_role_is_a_participant_and_the_graph_given_stays():
    store, _ = assemble(reconcile([a_reading()]))
    before = len(store)
    closed = copy_of(store)
    close(closed)
    participant = ox.NamedNode(PREFIXES["chip"] + "participant")
    found = {
        (quad.object.value, quad.graph_name.value)
        for quad in closed.quads_for_pattern(ox.NamedNode(a_purchase().iri), participant, None)
    }
    assert (BUYER, INFERRED) in found
    assert len(store) == before < len(closed)


def test_closing_twice_adds_nothing():
    closed = copy_of(assemble(reconcile([a_reading()]))[0])
    close(closed)
    size = len(closed)
    close(closed)
    assert len(closed) == size


def test_a_union_stands_as_a_domain_alone_from_which_no_named_class_follows():
    triples = list(ontology.triples())
    unions = {t.subject for t in triples if t.predicate.value == PREFIXES["owl"] + "unionOf"}
    used = {t.predicate.value for t in triples if t.object in unions}
    assert used == {PREFIXES["rdfs"] + "domain"}


def test_the_ontology_uses_no_axiom_that_the_rules_leave_out():
    used = {
        term.value for t in ontology.triples() for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)
    }
    assert {
        iri for iri in used if iri.startswith(PREFIXES["owl"]) and iri.removeprefix(PREFIXES["owl"]) in BEYOND
    } == set()


def test_domains_and_ranges_give_no_thing_a_class_that_it_does_not_state(sample_build: Path):
    wanting = """
        SELECT DISTINCT ?property ?class WHERE {
          { ?property rdfs:subPropertyOf*/rdfs:domain ?class . ?thing ?property ?any } UNION
          { ?property rdfs:subPropertyOf*/rdfs:range ?class . ?any ?property ?thing }
          FILTER (ISIRI(?class))
          FILTER NOT EXISTS { ?thing a ?class }
        }"""
    found = open_build(sample_build).query(wanting, use_default_graph_as_union=True, prefixes=dict(PREFIXES))
    assert [(row["property"].value, row["class"].value) for row in found] == []
