"""A source that is replaced leaves the graph that deriving from scratch gives, whatever of it changed."""

import re

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.rederive import _of_several, _single, exchange
from chipcontrols.graph.shortcuts import derive
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders import reference
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames, superclasses

CHIP, TYPE = PREFIXES["chip"], ox.NamedNode(PREFIXES["rdf"] + "type")
FIRM, OTHER = (ox.NamedNode(f"https://w3id.org/chipcontrols/id/company/{name}") for name in ("first", "second"))


@pytest.fixture(scope="module")
def tables() -> ox.Store:
    """The reference tables with what is derived; tests put back what they change."""
    return assemble(reconcile(reference.read()))[0]


def inferred(store: ox.Store) -> set[ox.Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED))}


def from_scratch(store: ox.Store) -> set[ox.Triple]:
    stated = ox.Store()
    stated.bulk_extend(quad for quad in store if quad.graph_name != ox.NamedNode(INFERRED))
    return {quad.triple for quad in derive(stated)}


def source(store: ox.Store, name: str) -> ox.NamedNode:
    (found,) = (graph for graph in store.named_graphs() if str(graph).endswith(f"/source/reference-{name}>"))
    return found


def without(quads: list[ox.Quad], subject: ox.NamedNode | ox.BlankNode) -> list[ox.Quad]:
    return [quad for quad in quads if quad.subject != subject]


def test_a_build_infers_what_the_rules_derive(tables: ox.Store):
    assert inferred(tables) == from_scratch(tables)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chips", "ProductSpecification"),
        ("thresholds", "ControlThreshold"),
        ("entities", "Company"),
        ("instruments", "Instrument"),
        ("instruments", "InstrumentIssuance"),
    ],
)
def test_a_thing_less_and_again_is_as_derived_from_scratch(tables: ox.Store, name, kind):
    graph = source(tables, name)
    whole, before = list(tables.quads_for_pattern(None, None, None, graph)), inferred(tables)
    gone = min(q.subject for q in whole if q.predicate == TYPE and q.object == ox.NamedNode(CHIP + kind))
    assert exchange(tables, tables.quads_for_pattern(None, None, None, graph), without(whole, gone)) == 1
    changed = inferred(tables)
    assert changed == from_scratch(tables)
    assert changed != before
    exchange(tables, tables.quads_for_pattern(None, None, None, graph), whole)
    assert inferred(tables) == before


def test_a_source_that_is_taken_out_leaves_nothing_behind(tables: ox.Store):
    graph = source(tables, "country-groups")
    whole, before = list(tables.quads_for_pattern(None, None, None, graph)), inferred(tables)
    exchange(tables, tables.quads_for_pattern(None, None, None, graph), ())
    assert inferred(tables) == from_scratch(tables)
    exchange(tables, tables.quads_for_pattern(None, None, None, graph), whole)
    assert inferred(tables) == before


def test_an_edge_that_another_source_gives_too_stays():
    store, graphs = ox.Store(), [ox.NamedNode(f"https://w3id.org/chipcontrols/source/{n}") for n in ("one", "two")]
    for number, graph in enumerate(graphs):
        claim = ox.NamedNode(f"https://w3id.org/chipcontrols/claim/ownership-{number}")
        store.add(ox.Quad(claim, TYPE, ox.NamedNode(CHIP + "Ownership"), graph))
        store.add(ox.Quad(claim, ox.NamedNode(CHIP + "owner"), FIRM, graph))
        store.add(ox.Quad(claim, ox.NamedNode(CHIP + "owned"), OTHER, graph))
    store.extend([*derive(store)])
    for graph, stays in zip(graphs, (True, False), strict=True):
        exchange(store, store.quads_for_pattern(None, None, None, graph), ())
        assert (ox.Triple(FIRM, ox.NamedNode(CHIP + "owns"), OTHER) in inferred(store)) == stays
        assert inferred(store) == from_scratch(store)


def test_no_kind_that_a_rule_asks_for_has_kinds_below_it():
    # Rules are run beside what was derived: of a kind with kinds below it they would find more than from scratch.
    asked = {name for text in (*_single(), *_of_several()) for name in re.findall(r" a chip:(\w+)", text)}
    above = {name for kind in frames() for name in superclasses(kind) - {kind}}
    assert asked & above == set()
    assert "Ownership" in asked
