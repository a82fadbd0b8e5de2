"""Write a build in the formats that other tools read. The table of formats is their one list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.graph.exports.dataset import croissant, dcat
from chipcontrols.graph.exports.ftm import export_ftm
from chipcontrols.graph.exports.jsonld import jsonld
from chipcontrols.graph.exports.nanopublications import nanopublications
from chipcontrols.graph.exports.neo4j import neo4j
from chipcontrols.graph.exports.networks import gexf, graphml
from chipcontrols.graph.exports.statements import nquads, trig, turtle
from chipcontrols.graph.exports.tables import csv_tables, parquet_tables
from chipcontrols.loaders.ledger import WrongInput


@dataclass(frozen=True, slots=True)
class Export:
    """A format: what it is, the default name of its file or folder, what it counts, and what writes it."""

    what: str
    name: str
    unit: str
    write: Callable[[ox.Store, Path], int]
    is_folder: bool = False


EXPORTS: Mapping[str, Export] = {
    "nq": Export("N-Quads", "chipcontrols.nq", "quads", nquads),
    "trig": Export("TriG", "chipcontrols.trig", "quads", trig),
    "ttl": Export("Turtle, without the graph of each source", "chipcontrols.ttl", "triples", turtle),
    "jsonld": Export("JSON-LD", "chipcontrols.jsonld", "quads", jsonld),
    "graphml": Export("network for networkx and Gephi", "chipcontrols.graphml", "edges", graphml),
    "gexf": Export("network with the time of each edge, for Gephi", "chipcontrols.gexf", "edges", gexf),
    "csv": Export("a table for each kind of claim", "chipcontrols-csv", "claims", csv_tables, True),
    "parquet": Export("the same as Parquet", "chipcontrols-parquet", "claims", parquet_tables, True),
    "neo4j": Export("CSV for neo4j-admin, and Cypher", "chipcontrols-neo4j", "relationships", neo4j, True),
    "ftm": Export("FollowTheMoney", "entities.ftm.json", "entities", export_ftm),
    "nanopub": Export("a nanopublication for each claim", "chipcontrols-nanopub.trig", "claims", nanopublications),
    "dcat": Export("description as DCAT and VoID", "chipcontrols-dcat.ttl", "triples", dcat),
    "croissant": Export("description as Croissant", "croissant.json", "fields", croissant),
}


def export(store: ox.Store, form: str, target: Path) -> int:
    """Write the store to a file or folder and return how many of its unit were written.

    The order is fixed, so equal stores give equal bytes. Raises WrongInput for an unknown format or a bad target.
    """
    if form not in EXPORTS:
        raise WrongInput(f"unknown format {form!r}. Choose from: {', '.join(EXPORTS)}")
    if not target.parent.is_dir():
        raise WrongInput(f"there is no folder {target.parent}. Make it, or name another --out.")
    if EXPORTS[form].is_folder:
        _make(target)
    elif target.is_dir():
        raise WrongInput(f"{target} is a folder. Name a file with --out.")
    return EXPORTS[form].write(store, target)


def _make(folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise WrongInput(f"{folder} is there already and not empty; nothing was written. Name another --out.")
    folder.mkdir(exist_ok=True)
