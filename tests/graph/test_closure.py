"""The closure under the ontology: what it adds, and that the ontology asks for no more than the rules do."""

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.moment import copy_of
from chipcontrols.graph.shortcuts import close
from chipcontrols.graph.terms import INFERRED
from chipcontrols.ontology import PREFIXES
from conftest import BUYER, a_purchase, a_reading

BEYOND = {
    "propertyChainAxiom", "inverseOf", "SymmetricProperty", "TransitiveProperty", "FunctionalProperty",
    "InverseFunctionalProperty", "equivalentClass", "equivalentProperty", "someValuesFrom", "hasValue", "unionOf",
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


def test_the_ontology_uses_no_axiom_that_the_rules_leave_out():
    used = {
        term.value for t in ontology.triples() for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)
    }
    assert {
        iri for iri in used if iri.startswith(PREFIXES["owl"]) and iri.removeprefix(PREFIXES["owl"]) in BEYOND
    } == set()
