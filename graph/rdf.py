"""The store of a build for those who work with rdflib: the same database behind rdflib's own Dataset."""

from pathlib import Path

from oxrdflib import OxigraphStore
from rdflib import Dataset

from chipcontrols.graph.store import open_build
from chipcontrols.ontology import PREFIXES


def open_dataset(folder: Path) -> Dataset:
    """Return a build as an rdflib Dataset whose default graph is the union of all graphs.

    Nothing is copied: rdflib asks the store, so it opens in the time that the store takes.
    """
    dataset = Dataset(store=OxigraphStore(store=open_build(folder)), default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset
