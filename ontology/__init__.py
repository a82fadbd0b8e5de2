"""The ontology: finds and loads its Turtle, shapes, vocabularies and hygiene queries; knows no data."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pyoxigraph as ox

NAMESPACE = "https://w3id.org/chipcontrols/ontology#"
ROOT = files(__name__)


def paths(*folders: str, suffix: str = ".ttl") -> list[Path]:
    """Return the ontology's files in the given folders ("" is the top), sorted by name.

    >>> [path.name for path in paths("")][:1]
    ['controls.ttl']
    """
    found: list[Path] = []
    for folder in folders or ("", "vocabularies"):
        with as_file(ROOT / folder if folder else ROOT) as directory:
            found += sorted(path for path in directory.iterdir() if path.name.endswith(suffix))
    return found


def triples(*folders: str) -> Iterator[ox.Triple]:
    """Yield the triples of the Turtle files in the folders: by default the schema and its vocabularies."""
    for path in paths(*folders):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield quad.triple


@cache
def store(*folders: str) -> ox.Store:
    """Return an in-memory store of the ontology, shared: do not write to it."""
    result = ox.Store()
    result.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples(*folders))
    return result
