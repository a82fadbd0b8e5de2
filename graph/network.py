"""The graph as a networkx network: entities as nodes, claims that join two as edges, for paths and other tools."""

from itertools import pairwise

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.lookup import TYPE, best_label, claims_of, values
from chipcontrols.graph.shortcuts import shortcuts
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders.claim import BASE
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import concepts

CHIP = PREFIXES["chip"]
HUBS = ("agency", "category", "country", "list", "market", "place", "segment")  # kinds of IRI
WORDS = {"value": "value", "min": "minValue", "max": "maxValue", "unit": "unit", "start": "start", "end": "end",
         "modality": "modality"}  # fmt: skip
FIGURES = ("value", "min", "max")


def network(store: ox.Store) -> nx.MultiDiGraph:
    """Return the network that the table of shortcuts draws.

    An edge carries claim, verb, kind, source, period, modality, and the figure with its bounds and unit; what is not
    stated is "". Nodes are IRIs with `label` and `cls`. Nodes and edges come in a fixed order.
    """
    edges: set[tuple[str, str, str, str, str, str]] = set()
    for cut in shortcuts():
        for claim, graph in claims_of(store, cut.kind):
            about = claim.value, cut.verb, cut.kind, graph.value.removeprefix(f"{BASE}source/")
            starts, ends = (values(store, claim, f"chip:{role}") for role in (cut.start, cut.end))
            edges |= {(a, b, *about) for a in starts for b in ends if a != b}
    net = nx.MultiDiGraph()
    for iri in sorted({iri for edge in edges for iri in edge[:2]}):
        net.add_node(iri, label=best_label(store, iri), cls=_class(store, iri))
    names = {iri: name for scheme in ("ModalityScheme", "UnitScheme") for name, iri in concepts(scheme).items()}
    for start, end, iri, verb, kind, source in sorted(edges):
        said = {word: min(values(store, iri, f"chip:{name}"), default="") for word, name in WORDS.items()}
        told: dict[str, str | float] = {word: names.get(text, text) for word, text in said.items()}
        told |= {word: float(said[word]) for word in FIGURES if said[word]}
        net.add_edge(start, end, key=iri, claim=iri, verb=verb, kind=kind, source=source, **told)
    return net


def chain(store: ox.Store, first: str, second: str, longest: int = 4) -> list[str]:
    """Return the claims of a shortest chain that joins two entities, whatever the direction; none when too long.

    Hubs such as countries and lists join everything with everything, so a chain does not run through them.
    """
    net = network(store).to_undirected(as_view=True)
    ends = {first, second}
    if not ends <= set(net):
        return []
    allowed = [iri for iri in net if iri in ends or not _is_hub(iri)]
    try:
        path = min(nx.all_shortest_paths(net.subgraph(allowed), first, second))  # of equals the first by name
    except nx.NetworkXNoPath:
        return []
    if len(path) - 1 > longest:
        return []
    return [min(net[one][other]) for one, other in pairwise(path)]


def _is_hub(iri: str) -> bool:
    return any(f"/id/{kind}/" in iri for kind in HUBS)


def _class(store: ox.Store, iri: str) -> str:
    inferred = ox.NamedNode(INFERRED)
    names = [
        quad.object.value.removeprefix(CHIP)
        for quad in store.quads_for_pattern(ox.NamedNode(iri), TYPE, None)
        if isinstance(quad.object, ox.NamedNode) and quad.graph_name != inferred and CHIP in quad.object.value
    ]
    return min(names, default="")
