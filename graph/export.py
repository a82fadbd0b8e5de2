"""Write a build in the formats that other tools read: N-Quads, TriG, Turtle, JSON-LD; networks; FollowTheMoney."""

from collections.abc import Callable, Mapping
from pathlib import Path

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.export_ftm import export_ftm
from chipcontrols.graph.network import network
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES

FORMATS: Mapping[str, ox.RdfFormat] = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


NETWORKS: Mapping[str, Callable[[nx.MultiDiGraph, Path], None]] = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}


def export(store: ox.Store, form: str, target: Path) -> int:
    """Write the store to a file and return the number of quads, triples (Turtle has no graph names), edges or entities.

    The order is fixed, so equal stores give equal bytes. Raises WrongInput for an unknown format or a bad target.
    """
    known = (*FORMATS, *NETWORKS, "ftm")
    if form not in known:
        raise WrongInput(f"unknown format {form!r}. Choose from: {', '.join(known)}")
    if not target.parent.is_dir():
        raise WrongInput(f"there is no folder {target.parent}. Make it, or name another --out.")
    if form in NETWORKS:
        net = network(store)
        NETWORKS[form](net, target)
        return int(net.number_of_edges())
    if form == "ftm":
        return export_ftm(store, target)
    statements: list[ox.Quad] | list[ox.Triple]
    if FORMATS[form].supports_datasets:
        statements = sorted(store, key=lambda quad: (str(quad.graph_name), str(quad)))
    else:
        statements = sorted({ox.Triple(q.subject, q.predicate, q.object) for q in store}, key=str)
    prefixes = None if form == "nq" else dict(PREFIXES)
    with target.open("wb") as file:
        ox.serialize(statements, file, format=FORMATS[form], prefixes=prefixes)
    return len(statements)
