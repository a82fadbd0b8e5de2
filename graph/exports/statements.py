"""The graph as RDF files. All but Turtle keep the graph of each source."""

from pathlib import Path

import pyoxigraph as ox

from chipcontrols.ontology import PREFIXES


def nquads(store: ox.Store, target: Path) -> int:
    """Write N-Quads and return the number of quads."""
    return _quads(store, ox.RdfFormat.N_QUADS, target)


def trig(store: ox.Store, target: Path) -> int:
    """Write TriG and return the number of quads."""
    return _quads(store, ox.RdfFormat.TRIG, target)


def turtle(store: ox.Store, target: Path) -> int:
    """Write Turtle, which has no graph names, and return the number of triples."""
    triples = sorted({ox.Triple(quad.subject, quad.predicate, quad.object) for quad in store}, key=str)
    with target.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return len(triples)


def _quads(store: ox.Store, form: ox.RdfFormat, target: Path) -> int:
    quads = sorted(store, key=lambda quad: (str(quad.graph_name), str(quad)))
    with target.open("wb") as file:
        ox.serialize(quads, file, format=form, prefixes=None if form == ox.RdfFormat.N_QUADS else dict(PREFIXES))
    return len(quads)
