"""The store of a build for those who work with rdflib: the same database behind rdflib's own Dataset."""

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from chipcontrols.ontology import PREFIXES


def dataset(store: ox.Store) -> Dataset:
    """Return a store as an rdflib Dataset whose default graph is the union of all graphs. Nothing is copied."""
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset
