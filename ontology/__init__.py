"""The ontology: finds and loads its Turtle, shapes, vocabularies and hygiene queries; knows no data."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pyoxigraph as ox

NAMESPACE = "https://w3id.org/chipcontrols/ontology#"
PREFIXES: Mapping[str, str] = {
    "chip": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
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
