"""A store of made-up data with the ontology and all that follows from both."""

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.shortcuts import derive
from chipcontrols.graph.terms import ONTOLOGY


def derived_store(trig: str) -> ox.Store:
    result = ox.Store()
    result.load(input=trig, format=ox.RdfFormat.TRIG)
    graph = ox.NamedNode(ONTOLOGY)
    result.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in ontology.triples())
    result.extend(list(derive(result)))
    return result
