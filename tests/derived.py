"""Stores of made-up data, as they are or with the ontology and all that follows from both."""

from pathlib import Path

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.shortcuts import derive
from chipcontrols.graph.terms import ONTOLOGY
from chipcontrols.loaders.claim import BASE

# The ontology's prefixes, and one for each sort of thing that a list speaks of.
SORTS = {"lists": "list", "policy": "licence-policy"} | {n: n for n in ("company", "country", "instrument", "party")}
PREFIXES = {
    **ontology.PREFIXES,
    "claim": f"{BASE}claim/",
    "source": f"{BASE}source/",
    **{prefix: f"{BASE}id/{sort}/" for prefix, sort in SORTS.items()},
}


def store_of(trig: str) -> ox.Store:
    """Return a store of what is written with these prefixes."""
    result = ox.Store()
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    result.load(input=head + trig, format=ox.RdfFormat.TRIG)
    return result


def views_sample() -> ox.Store:
    """Return a store of the made-up graph that the tests of the views draw."""
    result = ox.Store()
    result.load(path=str(Path(__file__).parent / "graph" / "test_views_sample.trig"), format=ox.RdfFormat.TRIG)
    return result


def derived_store(trig: str) -> ox.Store:
    result = ox.Store()
    result.load(input=trig, format=ox.RdfFormat.TRIG)
    graph = ox.NamedNode(ONTOLOGY)
    result.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in ontology.triples())
    result.extend(list(derive(result)))
    return result
