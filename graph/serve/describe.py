"""The description of service and dataset: SPARQL 1.1 Service Description and VoID, counted from the build."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from chipcontrols.ontology import PREFIXES

VOID, SD = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/sparql-service-description#"
FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of triples of each named graph."""

    graphs: tuple[tuple[str, int], ...]


def count(build: Path) -> Counts:
    """Return the counts of a build, read from its N-Quads line by line."""
    found: Counter[str] = Counter()
    with (build / "graph.nq").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            found[line.rpartition(" <")[2][:-4]] += 1
    return Counts(tuple(sorted(found.items())))


def description(base: str, counts: Counts, media_type: str) -> bytes:
    """Return service and dataset at an address in one of FORMS."""
    text = files(__package__).joinpath("service.ttl").read_text("utf-8").replace("{{base}}", base)
    triples = [*ox.parse(input=text.encode(), format=ox.RdfFormat.TURTLE), *_graphs(base, counts)]
    prefixes = dict(PREFIXES) | {"void": VOID, "sd": SD}
    return ox.serialize(triples, format=FORMS[media_type], prefixes=prefixes) or b""


def _graphs(base: str, counts: Counts) -> Iterator[ox.Triple]:
    dataset = ox.NamedNode(f"{base}/.well-known/void#dataset")
    yield ox.Triple(dataset, ox.NamedNode(VOID + "triples"), _number(sum(number for _, number in counts.graphs)))
    for iri, number in counts.graphs:
        node, graph = ox.NamedNode(f"{base}/.well-known/void#{iri.rsplit('/', 1)[-1]}"), ox.NamedNode(iri)
        yield ox.Triple(dataset, ox.NamedNode(SD + "namedGraph"), node)
        yield ox.Triple(node, ox.NamedNode(SD + "name"), graph)
        yield ox.Triple(node, ox.NamedNode(VOID + "triples"), _number(number))


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
