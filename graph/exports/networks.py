"""The network of entities as files that networkx and Gephi open, with a claim on each edge."""

import re
from pathlib import Path

import networkx as nx
import pyoxigraph as ox

from chipcontrols.graph.network import network

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')  # networkx writes today, which no data says


def graphml(store: ox.Store, target: Path) -> int:
    """Write GraphML and return the number of edges."""
    net = _told(store)
    nx.write_graphml(net, target)
    return int(net.number_of_edges())


def gexf(store: ox.Store, target: Path) -> int:
    """Write GEXF, whose edges last from start to end of their claim, and return the number of edges."""
    net = _told(store)
    net.graph["mode"] = "dynamic"
    text = "\n".join(nx.generate_gexf(net))
    target.write_text(_CLOCK.sub("", text, count=1) + "\n", encoding="utf-8", newline="\n")
    return int(net.number_of_edges())


def _told(store: ox.Store) -> nx.MultiDiGraph:
    """Return the network without signs that XML cannot hold, and empty attributes, as Gephi has no empty date."""
    net = network(store)
    for *_, words in [*net.nodes(data=True), *net.edges(data=True)]:
        for name, value in [*words.items()]:
            if isinstance(value, str):
                words[name] = _NOT_XML.sub("\ufffd", value)
            if value == "":
                del words[name]
    return net
